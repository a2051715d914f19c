//! Mentees and mentors on their way. Two who parted before something was asked of them are not asked for it any more.

use super::asked::{Asked, ask};

pub(super) const COMMITMENT: Asked = ask!(
    "select programme_id, code, door, mentee as one, mentor as two, opened as since, closed as gone,
     (select min(case when mentee_signed > mentor_signed then mentee_signed else mentor_signed end) from agreement
      where agreement.talk_id = paired.talk_id and mentee_signed is not null and mentor_signed is not null) as done,
     cast(null as bigint) as until from paired",
    "gone is null or gone - since >= $3 - $4"
);

pub(super) const FIRST_MEETING: Asked = ask!(
    "select programme_id, code, door, mentee as one, mentor as two, opened as since, closed as gone,
     coalesce((select min(start) from meeting where meeting.talk_id = paired.talk_id
               and coalesce(settled, mentee_said, mentor_said) = 'held'
               and coalesce(settled, mentor_said, mentee_said) = 'held'),
              (select min(answered) from check_in where check_in.talk_id = paired.talk_id
               and question = 'met' and answer = 'yes')) as done,
     cast(null as bigint) as until from paired",
    "gone is null or gone - since >= $3 - $4"
);

// The last version that both signed holds, whatever was written after it, until its review.
pub(super) const AGREEMENT: Asked = ask!(
    "select programme_id, code, door, mentee as one, mentor as two, opened as since, closed as gone,
     case when mentee_signed > mentor_signed then mentee_signed else mentor_signed end as done,
     case when closed is null then review end as until
     from paired left join agreement on agreement.talk_id = paired.talk_id and number =
         (select max(number) from agreement as signed where signed.talk_id = paired.talk_id
          and mentee_signed is not null and mentor_signed is not null)",
    "gone is null or gone - since >= $3 - $4"
);

// When the house last heard of the side that it heard less of.
pub(super) const HEARD: Asked = ask!(
    "select programme_id, code, door, mentee as one, mentor as two, opened as since,
     (select case when count(*) = 2 then min(heard) end from (select side, max(at) as heard from (
          select side, answered as at from check_in
          where check_in.talk_id = paired.talk_id and answered is not null
          union all select 'member', at from contact
          where contact.talk_id = paired.talk_id and with_whom in ('both', 'mentee')
          union all select 'helper', at from contact
          where contact.talk_id = paired.talk_id and with_whom in ('both', 'mentor')) as words
      group by side) as sides) as done, cast(null as bigint) as until
     from paired where closed is null"
);

pub(super) const LOGGED: Asked = ask!(
    "select programme_id, code, door, mentee as one, mentor as two, opened as since,
     (select max(at) from contact where contact.talk_id = paired.talk_id) as done,
     cast(null as bigint) as until from paired where closed is null"
);

pub(super) const ATTENDANCE: Asked = ask!(
    "select programme_id, meeting.code, cast(null as text) as door, mentee as one, mentor as two, start as since,
     case when mentee_said is not null or mentor_said is not null then start end as done,
     cast(null as bigint) as until
     from meeting join paired on paired.talk_id = meeting.talk_id where agreed and start is not null"
);

pub(super) const GOAL: Asked = ask!(
    "select programme_id, code, door, mentee as one, mentor as two, opened as since, closed as gone,
     (select min(made) from goal where goal.talk_id = paired.talk_id) as done,
     cast(null as bigint) as until from paired",
    "gone is null or gone - since >= $3 - $4"
);

pub(super) const STEPS: Asked = ask!(
    "select programme_id, code, door, mentee as one, mentor as two, opened as since, closed as gone,
     (select min(goal_step.made) from goal_step join goal on goal.id = goal_id
      where goal.talk_id = paired.talk_id) as done, cast(null as bigint) as until from paired",
    "gone is null or gone - since >= $3 - $4"
);

pub(super) const STAGES: Asked = ask!(
    "select programme_id, code, door, mentee as one, mentor as two, opened as since, closed as gone,
     (select min(since) from stage where stage.talk_id = paired.talk_id) as done,
     cast(null as bigint) as until from paired",
    "gone is null or gone - since >= $3 - $4"
);
