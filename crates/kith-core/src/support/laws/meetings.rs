//! Signs of life that ask for no answer, such as a coming meeting: nobody is asked about their silence before it is over,
//! and the ladder for a word that is owed runs all the same.

use proptest::prelude::*;

use super::world::{BO, CY, accept, answered, due, programme, put, step};
use crate::{
    DAY, HOUR, Timestamp,
    people::face::Side,
    support::{
        deadline::Next,
        input::{Gone, Input},
        state::{Question, Route, Turn},
    },
};

fn meets(until: Option<Timestamp>) -> Input {
    Input::Meet { until }
}

proptest! {
    #[test]
    fn the_question_waits_for_the_end_of_the_meeting_and_no_longer(hours in 1..4_000_i64) {
        let request = step(&answered(), Input::Word { by: Side::Helper }).request;
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

proptest! {
    #[test]
    fn what_asks_for_no_answer_neither_begins_nor_ends_a_word_that_is_owed(
        rungs in 0..4_u8,
        hours in 0..24_i64,
        until in prop::option::of(1..4_000_i64),
    ) {
        let owed = (0..rungs).fold(answered(), |request, _| due(&request).request);
        let spoken = step(&answered(), Input::Word { by: Side::Helper }).request;
        let until = until.map(|hours| owed.since + HOUR.times(hours));
        for input in [Input::Lives, meets(until)] {
            let later = owed.since + HOUR.times(hours);
            let after = owed.step(later, input, &programme()).unwrap();
            prop_assert_eq!(after.request.state, owed.state);
            prop_assert_eq!(after.request.deadline(), owed.deadline());
            prop_assert!(after.effects.is_empty());
            let after = spoken.step(later, input, &programme()).unwrap().request;
            let quiet = Question::Quiet { until: later + programme().timers.quiet };
            prop_assert_eq!(after.state.answer().unwrap().turn, Turn::Member(quiet));
        }
    }
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
