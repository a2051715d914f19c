//! How people come into a role.

use super::asked::{Asked, ask};

// A role with what its owner wrote to come into it; nobody reads these row by row.
pub(super) const WRITTEN: Asked = ask!(
    "select application.programme_id, role_grant.code, cast(null as text) as door, cast(null as uuid) as one,
     cast(null as uuid) as two, role_grant.since, application.sent as done, cast(null as bigint) as until,
     role_grant.until as gone
     from role_grant left join application on application.id =
         (select id from application as newest where newest.member_id = role_grant.member_id
          and newest.role = role_grant.role and newest.how = 'accepted' order by made desc, id desc limit 1)
     where role_grant.role in ('mentor', 'mentee')",
    "gone is null or gone > $3"
);

pub(super) const INTERVIEW: Asked = ask!(
    "select programme_id, application.code, 'applications' as door, face.id as one, cast(null as uuid) as two, sent as since,
     (select min(at) from application_note where application_id = application.id) as done,
     cast(null as bigint) as until
     from application left join face on face.owner_id = member_id and side = 'member'
     where place in ('declined', 'appealed') or how in ('accepted', 'declined')"
);

// Of every mentor, however they came into the role: behind the face by which they applied, else behind that of the helper.
pub(super) const REFERENCE: Asked = ask!(
    "select application.programme_id, coalesce(application.code, role_grant.code) as code,
     case when application.id is not null then 'applications' end as door, face.id as one,
     cast(null as uuid) as two, role_grant.since,
     (select max(asked) from reference
      where application_id = application.id and reference.place = 'given') as done,
     cast(null as bigint) as until, role_grant.until as gone
     from role_grant left join application on application.id =
         (select id from application as newest where newest.member_id = role_grant.member_id
          and newest.role = 'mentor' and newest.how = 'accepted' order by made desc, id desc limit 1)
     left join face on face.owner_id = role_grant.member_id
     and face.side = case when application.id is null then 'helper' else 'member' end
     where role_grant.role = 'mentor'",
    "gone is null or gone > $3"
);

// Of each kind of check the newest counts, as wherever the house asks whether somebody may meet anybody new.
pub(super) const SCREENED: Asked = ask!(
    "select application.programme_id, coalesce(application.code, role_grant.code) as code,
     case when application.id is not null then 'applications' end as door, face.id as one,
     cast(null as uuid) as two, role_grant.since,
     (select max(issued) from screening where screening.member_id = role_grant.member_id
      and not exists (select 1 from screening as bad where bad.member_id = role_grant.member_id
          and bad.outcome = 'bars' and not exists (select 1 from screening as newer
              where newer.member_id = bad.member_id and newer.kind = bad.kind
              and (newer.issued, newer.at) > (bad.issued, bad.at)))) as done,
     (select min(expires) from screening where screening.member_id = role_grant.member_id
      and not exists (select 1 from screening as newer where newer.member_id = screening.member_id
          and newer.kind = screening.kind
          and (newer.issued, newer.at) > (screening.issued, screening.at))) as until, role_grant.until as gone
     from role_grant left join application on application.id =
         (select id from application as newest where newest.member_id = role_grant.member_id
          and newest.role = 'mentor' and newest.how = 'accepted' order by made desc, id desc limit 1)
     left join face on face.owner_id = role_grant.member_id
     and face.side = case when application.id is null then 'helper' else 'member' end
     where role_grant.role = 'mentor'",
    "gone is null or gone > $3"
);
