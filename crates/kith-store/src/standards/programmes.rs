//! What programmes say of themselves, and how people come into a role.

use super::asked::{Asked, ask};

pub(super) const HARD: Asked = ask!(
    "select programme_id, code, 'programmes' as door, cast(null as uuid) as one, cast(null as uuid) as two,
     made as since, case when hard <> '' and effort <> '' and limits <> '' then made end as done,
     cast(null as bigint) as until
     from charter join programme on programme.id = programme_id where state <> 'draft'"
);

pub(super) const ELIGIBLE: Asked = ask!(
    "select programme_id, code, 'programmes' as door, cast(null as uuid) as one, cast(null as uuid) as two,
     made as since, case when people <> '' then made end as done, cast(null as bigint) as until
     from charter join programme on programme.id = programme_id where state <> 'draft'"
);

pub(super) const CRITERIA: Asked = ask!(
    "select programme_id, application.code, 'applications' as door, face.id as one, cast(null as uuid) as two, sent as since,
     (select min(told) from application_decision
      where application_id = application.id and criteria > 0) as done, cast(null as bigint) as until
     from application left join face on face.owner_id = member_id and side = 'member'
     where place in ('declined', 'appealed') or how in ('accepted', 'declined')"
);

// A helping role is shown behind the helper's face, which nothing here joins to what its owner wrote.
pub(super) const WRITTEN: Asked = ask!(
    "select (select programme_id from application where application.member_id = role_grant.member_id
             and application.role = role_grant.role and sent is not null order by made limit 1) as programme_id,
     role_grant.code, cast(null as text) as door, face.id as one, cast(null as uuid) as two, since,
     (select min(sent) from application where application.member_id = role_grant.member_id
      and application.role = role_grant.role) as done, cast(null as bigint) as until
     from role_grant join face on face.owner_id = member_id
     and face.side = case when role = 'mentor' then 'helper' else 'member' end
     where role in ('mentor', 'mentee') and role_grant.until is null"
);

pub(super) const INTERVIEW: Asked = ask!(
    "select programme_id, application.code, 'applications' as door, face.id as one, cast(null as uuid) as two, sent as since,
     (select min(at) from application_note where application_id = application.id) as done,
     cast(null as bigint) as until
     from application left join face on face.owner_id = member_id and side = 'member'
     where place in ('declined', 'appealed') or how in ('accepted', 'declined')"
);

pub(super) const REFERENCE: Asked = ask!(
    "select programme_id, application.code, 'applications' as door, face.id as one, cast(null as uuid) as two, sent as since,
     (select max(asked) from reference
      where application_id = application.id and reference.place = 'given') as done,
     cast(null as bigint) as until
     from application left join face on face.owner_id = member_id and side = 'member'
     where role = 'mentor' and how = 'accepted'"
);

pub(super) const CHECKED: Asked = ask!(
    "select programme_id, application.code, 'applications' as door, face.id as one, cast(null as uuid) as two, sent as since,
     (select max(at) from screening
      where screening.member_id = application.member_id and outcome <> 'bars') as done,
     (select case when count(*) = count(expires) then max(expires) end from screening
      where screening.member_id = application.member_id and outcome <> 'bars') as until
     from application left join face on face.owner_id = member_id and side = 'member'
     where role = 'mentor' and how = 'accepted'"
);

pub(super) const REASONS: Asked = ask!(
    "select programme_id, application.code, 'applications' as door, face.id as one, cast(null as uuid) as two, sent as since,
     (select max(told) from application_decision
      where application_id = application.id and verdict = 'declined') as done, cast(null as bigint) as until
     from application left join face on face.owner_id = member_id and side = 'member'
     where place in ('declined', 'appealed') or how = 'declined'"
);
