//! Offers, the desk and the queue, told as stories: who may take a request, and what a late clock does.

use super::world::{ASKER, BO, CY, accept, draft, due, monday, programme, put, request, step};
use crate::{
    DAY, FaceId, HOUR, MINUTE, Refusal, SECOND,
    people::face::Side,
    support::{
        answering::NOT_ANSWERED,
        caring::NOT_ON_DESK,
        effect::{Effect, OfferEnd, Step},
        input::{Gone, Input},
        kind::Kind,
        notice::Notice,
        offering::{ALREADY_OFFERED, ALREADY_WIDE, LAPSED, NOT_IN_LINE, NOT_OFFERED, ONESELF},
        request::{CLOSED, NOT_YET, Reach, Request},
        safe::{Level, Safe},
        state::{Outcome, Place, Route},
        urgency::Urgency,
    },
};

fn refused(request: &Request, after: crate::Span, input: Input) -> Refusal {
    request.step(monday() + after, input, &programme()).unwrap_err()
}

fn heard(step: &Step, notice: Notice) -> bool {
    step.effects.contains(&Effect::Tell(notice))
}

fn held(by: FaceId, route: Route) -> Request {
    step(&request(Reach::Anyone), put(by, route)).request
}

#[test]
fn one_helper_at_a_time_and_only_that_one_may_answer() {
    let held = held(BO, Route::Queue);
    assert_eq!(refused(&held, SECOND, put(CY, Route::Queue)), ALREADY_OFFERED);
    assert_eq!(refused(&held, SECOND, accept(CY)), NOT_OFFERED);
    assert_eq!(refused(&held, SECOND, Input::Pass { by: CY }), NOT_OFFERED);
    assert_eq!(refused(&request(Reach::Anyone), SECOND, put(ASKER, Route::Queue)), ONESELF);
}

#[test]
fn two_yeses_make_one_talk() {
    let answered = step(&held(BO, Route::Queue), accept(BO)).request;
    assert_eq!(refused(&answered, SECOND, accept(BO)), NOT_OFFERED);
}

#[test]
fn a_late_yes_is_refused_and_a_late_clock_holds_nobody_up() {
    let held = held(BO, Route::Queue);
    assert_eq!(refused(&held, MINUTE.times(2), accept(BO)), LAPSED);
    let now = monday() + MINUTE.times(2);
    let next = held.step(now, put(CY, Route::Queue), &programme()).unwrap();
    assert_eq!(next.request.state.offer().unwrap().to, CY);
    let id = held.state.offer().unwrap().id;
    assert!(next.effects.contains(&Effect::EndOffer { id, how: OfferEnd::Lapsed }));
}

#[test]
fn in_the_queue_the_member_never_learns_who_passed_or_whether() {
    let held = held(BO, Route::Queue);
    let told = |step: Step| -> Vec<Effect> {
        step.effects.into_iter().filter(|effect| matches!(effect, Effect::Tell(_))).collect()
    };
    let passed = told(step(&held, Input::Pass { by: BO }));
    assert_eq!(passed, told(due(&held)));
    assert_eq!(passed, told(step(&held, Input::HelperGone { who: BO, why: Gone::Frozen })));
}

#[test]
fn a_chosen_person_who_cannot_is_told_kindly() {
    let held = held(BO, Route::Choice);
    assert!(heard(&step(&held, Input::Pass { by: BO }), Notice::ChosenCannot));
    // A block is silent: it looks like any other no.
    let blocked = step(&held, Input::HelperGone { who: BO, why: Gone::Frozen });
    assert!(heard(&blocked, Notice::ChosenCannot));
}

#[test]
fn a_chosen_person_keeps_their_day_but_from_the_promise_on_a_coordinator_has_it_too() {
    let held = held(BO, Route::Choice);
    let over = due(&held);
    assert_eq!(over.request.state.offer(), held.state.offer());
    let desk = over.request.state.desk().unwrap();
    assert!(over.effects.contains(&Effect::Escalate { until: desk }));
    assert!(heard(&over, Notice::PromiseOver));
    assert_eq!(over.request.deadline().unwrap().at, monday() + DAY);
    let silent = due(&over.request);
    assert!(heard(&silent, Notice::ChosenSilent));
    assert_eq!(silent.request.state.desk(), Some(desk), "the desk's clock is not restarted");
    let yes = over.request.step(monday() + HOUR.times(5), accept(BO), &programme()).unwrap();
    assert!(yes.effects.contains(&Effect::LeaveDesk));
}

#[test]
fn whoever_comes_on_duty_late_may_still_answer() {
    let escalated = due(&request(Reach::Anyone)).request;
    assert!(escalated.is_in_line());
    let held = step(&escalated, put(BO, Route::Queue)).request;
    assert_eq!(due(&held).request.state, escalated.state);
}

#[test]
fn nobody_takes_from_the_queue_what_was_meant_for_chosen_people() {
    let chosen = request(Reach::Chosen);
    assert_eq!(refused(&chosen, SECOND, put(BO, Route::Queue)), NOT_IN_LINE);
    let wide = step(&chosen, Input::Widen);
    assert!(heard(&wide, Notice::Widened) && wide.request.is_in_line());
    assert_eq!(refused(&wide.request, SECOND, Input::Widen), ALREADY_WIDE);
    let taken_back = step(&step(&chosen, put(BO, Route::Choice)).request, Input::Widen);
    assert_eq!(taken_back.request.state.place(), Place::Waiting);
}

#[test]
fn a_mentor_is_always_chosen() {
    let mentor = draft(Kind::Mentor, Urgency::NoHurry, Safe::Yes, Reach::Anyone);
    let request = mentor.ask(monday(), &programme()).request;
    assert_eq!(request.reach, Reach::Chosen);
    assert_eq!(request.deadline().unwrap().at, monday() + DAY.times(3));
    assert_eq!(refused(&request, SECOND, Input::Widen), ALREADY_WIDE);
}

#[test]
fn a_coordinator_puts_it_back_offers_it_or_names_something_else() {
    let escalated = due(&request(Reach::Anyone)).request;
    assert_eq!(step(&escalated, Input::Return).request.state.place(), Place::Waiting);
    assert!(heard(&step(&escalated, put(BO, Route::Hand)), Notice::PutByHand));
    let named = step(&escalated, Input::Name);
    assert!(named.effects.contains(&Effect::NameAlternative));
    assert!(named.effects.contains(&Effect::LeaveDesk));
    assert_eq!(refused(&request(Reach::Anyone), SECOND, Input::Name), NOT_ON_DESK);
    assert_eq!(refused(&named.request, SECOND, Input::Return), NOT_ON_DESK);
}

#[test]
fn a_deadline_comes_once_and_never_early() {
    let waiting = request(Reach::Anyone);
    assert_eq!(refused(&waiting, crate::Span(HOUR.times(4).0 - 1), Input::Due), NOT_YET);
    let escalated = due(&waiting).request;
    assert_eq!(refused(&escalated, HOUR.times(4), Input::Due), NOT_YET);
    // The clock jumped back by a day: nothing is repeated.
    assert_eq!(refused(&escalated, -DAY, Input::Due), NOT_YET);
}

#[test]
fn what_is_closed_stays_closed() {
    let closed = step(&request(Reach::Anyone), Input::Close(Outcome::Helped)).request;
    for input in [Input::Due, Input::Erase, Input::Return, put(BO, Route::Hand)] {
        assert_eq!(refused(&closed, DAY, input), CLOSED);
    }
    assert_eq!(closed.deadline(), None);
}

#[test]
fn nobody_speaks_in_a_talk_that_never_opened() {
    assert_eq!(
        refused(&request(Reach::Anyone), SECOND, Input::Word { by: Side::Member }),
        NOT_ANSWERED
    );
}

#[test]
fn whoever_is_not_safe_comes_to_cover_at_once() {
    let ask = |safe| {
        let draft = draft(Kind::Listen, Urgency::Now, safe, Reach::Anyone);
        draft.ask(monday(), &programme())
    };
    assert!(ask(Safe::NotSure).effects.contains(&Effect::OpenCase(Level::Concern)));
    let danger = ask(Safe::No);
    assert!(danger.effects.contains(&Effect::OpenCase(Level::Danger)));
    assert!(heard(&danger, Notice::HelpFirst));
    assert!(!heard(&ask(Safe::Yes), Notice::HelpFirst));
    // A calmer word later does not undo it.
    let calmer = step(&danger.request, Input::Signal(Level::Notice));
    assert_eq!(calmer.request.level, Level::Danger);
    assert!(calmer.effects.is_empty());
}

#[test]
fn risk_comes_first_then_urgency_then_waiting() {
    let ask = |urgency, safe, after| {
        let draft = draft(Kind::Listen, urgency, safe, Reach::Anyone);
        draft.ask(monday() + after, &programme()).request.rank()
    };
    let order = [
        ask(Urgency::NoHurry, Safe::No, HOUR),
        ask(Urgency::Now, Safe::NotSure, HOUR),
        ask(Urgency::Now, Safe::Yes, SECOND),
        ask(Urgency::Now, Safe::Yes, MINUTE),
        ask(Urgency::Today, Safe::Yes, SECOND),
        ask(Urgency::NoHurry, Safe::Yes, -DAY),
    ];
    assert!(order.is_sorted());
}
