//! What those do who answer for a programme and for the house.

use super::asked::{Asked, ask};

pub(super) const SHOWN: Asked = ask!(
    "select cast(null as uuid) as programme_id, opening.id as code, cast(null as text) as door, face.id as one,
     cast(null as uuid) as two, at as since, coalesce(shown, at) as done, cast(null as bigint) as until
     from opening left join face on face.owner_id = member_id and side = 'member'"
);

pub(super) const DEBRIEF: Asked = ask!(
    "select programme_id, debrief.code, cast(null as text) as door, debrief.helper_id as one,
     cast(null as uuid) as two, due as since, debrief.until as done, cast(null as bigint) as until
     from debrief join talk on talk.id = debrief.talk_id join request on request.id = talk.request_id"
);
