//! Requests, and whoever answers them.

use super::asked::{Asked, ask};

pub(super) const LISTENED: Asked = ask!(
    "select programme_id, code, cast(null as text) as door, asker_id as one, helper_id as two, asked as since,
     first_yes as done, cast(null as bigint) as until from request where kind = 'listen'"
);

pub(super) const HELPED: Asked = ask!(
    "select programme_id, code, cast(null as text) as door, asker_id as one, helper_id as two, until as since,
     case when closer = 'member' then until end as done, cast(null as bigint) as until
     from request where place = 'closed' and first_yes is not null and until is not null"
);

// Somebody said yes, another place was named, or whoever asked closed it.
pub(super) const ANSWERED: Asked = ask!(
    "select programme_id, code, cast(null as text) as door, asker_id as one, helper_id as two, asked as since,
     coalesce(first_yes, (select min(at) from alternative where request_id = request.id),
              case when closer = 'member' then until end) as done, cast(null as bigint) as until from request"
);

pub(super) const ASKED_AFTER: Asked = ask!(
    "select programme_id, code, cast(null as text) as door, silence.helper_id as one, cast(null as uuid) as two,
     silence.since, seen as done, cast(null as bigint) as until
     from silence join request on request.id = request_id"
);
