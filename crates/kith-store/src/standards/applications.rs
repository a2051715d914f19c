//! How people come into a role.

use super::asked::{Asked, ask};

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

// Of each kind of check the newest counts, as wherever the house asks whether somebody may meet anybody new.
pub(super) const SCREENED: Asked = ask!(
    "select programme_id, application.code, 'applications' as door, face.id as one, cast(null as uuid) as two, sent as since,
     (select max(issued) from screening where screening.member_id = application.member_id
      and not exists (select 1 from screening as bad where bad.member_id = application.member_id
          and bad.outcome = 'bars' and not exists (select 1 from screening as newer
              where newer.member_id = bad.member_id and newer.kind = bad.kind
              and (newer.issued, newer.at) > (bad.issued, bad.at)))) as done,
     (select min(expires) from screening where screening.member_id = application.member_id
      and not exists (select 1 from screening as newer where newer.member_id = screening.member_id
          and newer.kind = screening.kind
          and (newer.issued, newer.at) > (screening.issued, screening.at))) as until
     from application left join face on face.owner_id = member_id and side = 'member'
     where role = 'mentor' and how = 'accepted'"
);
