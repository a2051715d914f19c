//! How journeys end. Two who were parted, and one whose account is gone, owe nobody a form.

use super::asked::{Asked, ask};

pub(super) const EXIT_FORMS: Asked = ask!(
    "select programme_id, code, door, mentee as one, mentor as two, closed as since,
     (select case when count(*) = 2 then max(handed_in) end from reflection
      where reflection.talk_id = paired.talk_id and handed_in is not null) as done,
     cast(null as bigint) as until
     from paired where closed is not null and how not in ('frozen', 'erased')"
);

pub(super) const NOTICE: Asked = ask!(
    "select programme_id, code, door, mentee as one, mentor as two, closed as since,
     (select ending.since from ending where ending.talk_id = paired.talk_id and ending.day <= closed) as done,
     cast(null as bigint) as until
     from paired where closed is not null and how not in ('frozen', 'erased')"
);

pub(super) const AFTERWARDS: Asked = ask!(
    "select programme_id, code, door, mentee as one, mentor as two, closed as since,
     (select case when count(*) = 2 then max(written) end from reflection
      where reflection.talk_id = paired.talk_id) as done, cast(null as bigint) as until
     from paired where closed is not null and how not in ('frozen', 'erased')"
);
