//! An answered request, told as stories: silence on either side, pauses, goodbyes.

use super::world::{BO, CY, accept, answered, due, monday, programme, put, step};
use crate::{
    DAY, HOUR, SECOND,
    people::face::Side,
    support::{
        answering::{ANSWER_FIRST, NOT_PAUSED, PAUSED},
        effect::{Effect, Step},
        input::{Gone, Input},
        notice::{HelperNotice, Notice},
        request::Request,
        state::{Place, Route, Rung, State, Turn},
    },
    talk::{End, pause},
};

fn heard(step: &Step, notice: Notice) -> bool {
    step.effects.contains(&Effect::Tell(notice))
}

fn turn(request: &Request) -> Turn {
    request.state.answer().unwrap().turn
}

#[test]
fn a_silent_helper_is_reminded_apologised_for_and_replaced() {
    let reminded = due(&answered());
    assert!(
        reminded.effects.contains(&Effect::TellHelper { to: BO, notice: HelperNotice::Reminder })
    );
    let sorry = due(&reminded.request);
    assert!(heard(&sorry, Notice::Apology));
    assert!(sorry.effects.contains(&Effect::CheckOnHelper(BO)));
    let another = due(&sorry.request);
    assert!(heard(&another, Notice::AnotherOffered));
    let back = due(&another.request);
    assert_eq!(back.request.state.place(), Place::Waiting);
    assert!(back.effects.contains(&Effect::PauseCapacity(BO)));
    assert!(heard(&back, Notice::HelperSilent));
}

#[test]
fn one_word_of_the_helper_ends_the_ladder() {
    let sorry = due(&due(&answered()).request).request;
    let spoken = step(&sorry, Input::Word { by: Side::Helper }).request;
    assert!(matches!(turn(&spoken), Turn::Member(_)));
}

#[test]
fn writing_again_does_not_make_the_member_wait_longer() {
    let reminded = due(&answered()).request;
    let later = monday() + HOUR.times(30);
    let again = reminded.step(later, Input::Word { by: Side::Member }, &programme()).unwrap();
    assert_eq!(again.request, reminded);
    assert!(again.effects.is_empty());
}

#[test]
fn a_thank_you_needs_no_answer_and_costs_the_helper_nothing() {
    let rested = step(&answered(), Input::NothingToAnswer { by: BO });
    assert!(heard(&rested, Notice::YourTurn));
    let asked = due(&rested.request);
    assert!(heard(&asked, Notice::Question));
    let closed = due(&asked.request);
    assert_eq!(closed.request.state.place(), Place::Closed);
    assert!(heard(&closed, Notice::ClosedQuietly));
}

#[test]
fn a_word_after_the_question_keeps_it_open() {
    let asked = due(&step(&answered(), Input::NothingToAnswer { by: BO }).request).request;
    for input in [Input::StillHere, Input::Word { by: Side::Member }] {
        assert_eq!(due(&step(&asked, input).request).request.state.place(), Place::Answered);
    }
}

#[test]
fn a_helper_who_was_reminded_writes_before_they_pause() {
    let pause = Input::Pause { by: Side::Helper, until: monday() + DAY.times(3) };
    let reminded = due(&answered()).request;
    let late = monday() + DAY + SECOND;
    assert_eq!(reminded.step(late, pause, &programme()), Err(ANSWER_FIRST));
    // A pause counts as the reminder: pausing again and again is no way to stay silent.
    let paused = step(&answered(), pause).request;
    let over = due(&paused).request;
    assert!(matches!(turn(&over), Turn::Helper { rung: Rung::Reminded, .. }));
}

#[test]
fn a_pause_has_an_end_and_only_its_owner_ends_it_early() {
    let request = answered();
    let until = |days| Input::Pause { by: Side::Member, until: monday() + DAY.times(days) };
    let refused = |days| request.step(monday(), until(days), &programme()).unwrap_err();
    assert_eq!(refused(0), pause::PAST);
    assert_eq!(refused(15), pause::TOO_LONG);
    let paused = step(&request, until(14)).request;
    let at = |input| paused.step(monday(), input, &programme());
    assert_eq!(at(Input::Word { by: Side::Helper }), Err(PAUSED));
    assert_eq!(at(until(3)), Err(PAUSED));
    assert_eq!(at(Input::Resume { by: Side::Helper }), Err(NOT_PAUSED));
    assert!(at(Input::Resume { by: Side::Member }).is_ok());
}

#[test]
fn after_a_members_own_pause_they_are_asked() {
    let spoken = step(&answered(), Input::Word { by: Side::Helper }).request;
    let until = monday() + DAY.times(2);
    let paused = step(&spoken, Input::Pause { by: Side::Member, until }).request;
    let over = due(&paused);
    assert!(heard(&over, Notice::PauseOver) && heard(&over, Notice::Question));
}

#[test]
fn a_goodbye_of_the_helper_puts_the_request_back_with_a_new_promise() {
    for (why, end, told) in [
        (Gone::Goodbye, End::Goodbye, Notice::HelperGoodbye),
        (Gone::Left, End::Left, Notice::TalkEnded),
        (Gone::Frozen, End::Frozen, Notice::TalkEnded),
    ] {
        let request = answered();
        let talk = request.state.answer().unwrap().talk;
        let back = step(&request, Input::HelperGone { who: BO, why });
        let promise = request.since + programme().timers.promise;
        assert_eq!(back.request.state, State::Waiting { promise });
        assert!(back.effects.contains(&Effect::CloseTalk { talk, how: end }));
        assert!(heard(&back, told));
        assert!(request.step(monday(), Input::HelperGone { who: CY, why }, &programme()).is_err());
    }
}

#[test]
fn the_next_helper_opens_a_talk_of_their_own() {
    let back = step(&answered(), Input::Another).request;
    let held = step(&back, put(CY, Route::Queue)).request;
    assert_eq!(step(&held, accept(CY)).request.state.answer().unwrap().by, CY);
}
