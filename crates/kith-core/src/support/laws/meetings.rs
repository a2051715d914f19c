//! A coming meeting is a sign of life: nobody is asked about their silence before it is over, and the ladder for a word
//! that is owed runs all the same.

use proptest::prelude::*;

use super::world::{BO, CY, accept, answered, due, programme, put, step};
use crate::{
    DAY, HOUR, Timestamp,
    people::face::Side,
    support::{
        deadline::Next,
        input::{Gone, Input},
        state::Route,
    },
};

/// The helper does something about a meeting.
fn meets(until: Option<Timestamp>) -> Input {
    Input::Meet { by: Side::Helper, until }
}

proptest! {
    #[test]
    fn the_question_waits_for_the_end_of_the_meeting_and_no_longer(hours in 1..4_000_i64) {
        let request = answered();
        let (end, quiet) = (request.since + HOUR.times(hours), programme().timers.quiet);
        let agreed = step(&request, meets(Some(end))).request;
        let asks = agreed.deadline().unwrap();
        prop_assert_eq!(asks.next, Next::Ask);
        prop_assert_eq!(asks.at, end.max(request.since + quiet));
        prop_assert!(due(&agreed).request.deadline().unwrap().at > asks.at, "then all goes on");
        let off = step(&agreed, meets(None)).request;
        prop_assert_eq!(off.deadline().unwrap().at, request.since + quiet);
    }
}

#[test]
fn whoever_waits_for_a_word_waits_no_longer_because_of_a_meeting() {
    let request = step(&answered(), Input::Word { by: Side::Helper }).request;
    let end = request.since + DAY.times(90);
    let agreed = step(&request, meets(Some(end))).request;
    let asked = step(&agreed, Input::Word { by: Side::Member }).request;
    let plain = step(&request, Input::Word { by: Side::Member }).request;
    assert_eq!(asked.deadline(), plain.deadline());
}

#[test]
fn a_member_who_takes_a_time_lets_nobody_off_the_word_they_owe() {
    let owed = answered();
    let taken =
        step(&owed, Input::Meet { by: Side::Member, until: Some(owed.since + DAY) }).request;
    assert_eq!(taken.deadline(), owed.deadline());
}

#[test]
fn a_meeting_ends_with_its_talk() {
    let request = answered();
    let agreed = step(&request, meets(Some(request.since + DAY.times(90)))).request;
    let back = step(&agreed, Input::HelperGone { who: BO, why: Gone::Goodbye }).request;
    assert_eq!(back.meets, None);
    let other = step(&step(&back, put(CY, Route::Queue)).request, accept(CY)).request;
    assert_eq!(other.meets, None, "somebody else keeps nobody waiting for it");
}
