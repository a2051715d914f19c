//! The laws of handing over: a talk always has its helper, one person takes it, and a no is a no.

use proptest::prelude::*;

use super::world::{ASKER, BO, CY, accept, answered, face, programme, put, step};
use crate::{
    MINUTE, OfferId, TalkId,
    people::face::Side,
    support::{
        effect::{Effect, HandoverEnd},
        handover::{self, NOT_HANDED, UNWANTED},
        input::{Gone, Input},
        kind::Kind,
        notice::Notice,
        offering::{NOT_BACK, NOT_OFFERED},
        request::Request,
        state::{Outcome, Place, Route},
    },
    talk::End,
};

/// Bo hands over what they answered.
fn handed() -> Request {
    step(&answered(), Input::HandOver { by: BO }).request
}

/// As [`handed`], held by Cy.
fn held() -> Request {
    step(&handed(), put(CY, Route::Queue)).request
}

fn next_talk() -> TalkId {
    TalkId(uuid::Uuid::from_u128(8))
}

/// Cy says yes; the talk that opens has an id of its own.
fn yes() -> Input {
    let Input::Accept { room, .. } = accept(CY) else { panic!("a yes") };
    Input::Accept { room, talk: next_talk() }
}

#[test]
fn the_first_helper_stays_until_somebody_says_yes_and_then_leaves() {
    let first = answered().state.answer().unwrap().talk;
    assert_eq!(held().helps(), Some(BO));
    let taken = step(&held(), yes());
    assert_eq!((taken.request.helps(), taken.request.handover), (Some(CY), None));
    let close = Effect::CloseTalk { talk: first, how: End::HandedOver };
    let open = Effect::OpenTalk { talk: next_talk(), helper: CY };
    let ended = Effect::EndHandover { talk: first, how: HandoverEnd::Taken };
    for effect in [close, open, ended, Effect::Tell(Notice::HandedOver)] {
        assert!(taken.effects.contains(&effect), "{effect:?}");
    }
    let at = |effect| taken.effects.iter().position(|one| *one == effect);
    assert!(at(close) < at(open), "never two helpers at once");
}

#[test]
fn of_two_who_say_yes_one_takes_it() {
    let taken = step(&held(), yes()).request;
    let late = taken.step(taken.since, accept(face(4)), &programme());
    assert_eq!(late, Err(NOT_OFFERED));
    let other = held().step(held().since, accept(face(4)), &programme());
    assert_eq!(other, Err(NOT_OFFERED));
}

#[test]
fn whoever_hands_over_is_not_whom_it_is_handed_to() {
    let back = handed().step(handed().since, put(BO, Route::Queue), &programme());
    assert_eq!(back, Err(NOT_BACK));
}

#[test]
fn where_the_member_says_no_nobody_is_asked_and_the_talk_stays() {
    for (by, how) in [(Side::Member, HandoverEnd::No), (Side::Helper, HandoverEnd::Kept)] {
        let kept = step(&held(), Input::Keep { by });
        let talk = answered().state.answer().unwrap().talk;
        assert!(kept.effects.contains(&Effect::EndHandover { talk, how }));
        let withdrawn = |effect: &Effect| matches!(effect, Effect::EndOffer { .. });
        assert_eq!(kept.effects.iter().filter(|one| withdrawn(one)).count(), 1);
        let answer = *kept.request.state.answer().unwrap();
        assert_eq!((answer.by, answer.talk, kept.request.handover), (BO, talk, None));
    }
    let again = answered().step(answered().since, Input::Keep { by: Side::Member }, &programme());
    assert_eq!(again, Err(NOT_HANDED));
}

#[test]
fn where_nobody_is_free_the_coordinator_has_it_and_then_the_helper_is_still_there() {
    let rules = programme();
    let (mut request, mut places) = (handed(), Vec::new());
    while request.handover.is_some() {
        let at = request.deadline().unwrap().at;
        let due = request.step(at, Input::Due, &rules).unwrap();
        if due.request.handover.is_none() {
            assert!(due.effects.contains(&Effect::NameAlternative));
            assert!(due.effects.contains(&Effect::Tell(Notice::HandoverNobody)));
        }
        request = due.request;
        places.push(request.state.place());
    }
    assert_eq!(places, [Place::Escalated, Place::Answered]);
    assert_eq!(request.helps(), Some(BO));
}

#[test]
fn a_helper_who_must_go_at_once_goes_and_the_search_goes_on() {
    let gone = step(&held(), Input::HelperGone { who: BO, why: Gone::Goodbye });
    assert_eq!(gone.request.state, held().state);
    assert_eq!(gone.request.helps(), None);
    let taken = step(&gone.request, accept(CY));
    assert!(taken.effects.contains(&Effect::Tell(Notice::Answered)));
}

#[test]
fn both_may_still_write_and_the_member_may_close() {
    for by in [Side::Member, Side::Helper] {
        assert_eq!(step(&held(), Input::Word { by }).request, held());
    }
    let closed = step(&held(), Input::Close(Outcome::Helped));
    let over = |effect: &Effect| matches!(effect, Effect::CloseTalk { how: End::Done, .. });
    assert!(closed.effects.iter().any(over));
}

#[test]
fn a_no_of_the_member_holds_and_a_note_is_short() {
    let ends = [HandoverEnd::Kept, HandoverEnd::Nobody];
    assert_eq!(handover::may_hand_over(&ends), Ok(()));
    assert_eq!(handover::may_hand_over(&[HandoverEnd::No, HandoverEnd::Kept]), Err(UNWANTED));
    assert!(handover::note(" \n").unwrap().is_none());
    assert!(handover::note(&"a".repeat(500)).unwrap().is_some());
    for n in [501, 5_000] {
        assert_eq!(handover::note(&"a".repeat(n)).unwrap_err(), handover::TOO_LONG);
    }
}

#[test]
fn a_mentor_is_chosen_and_hands_over_to_nobody() {
    let mentor = Request { kind: Kind::Mentor, ..answered() };
    assert!(mentor.step(mentor.since, Input::HandOver { by: BO }, &programme()).is_err());
    assert!(answered().step(answered().since, Input::HandOver { by: CY }, &programme()).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..<_>::default() })]

    /// However offers come, go and lapse, the open talk belongs to exactly one person, who is neither the
    /// asker nor somebody who is only asked.
    #[test]
    fn a_talk_that_is_handed_over_is_never_ownerless(
        acts in prop::collection::vec((0_i64..400, 2_u128..6, 0_u8..5), 0..40),
    ) {
        let (rules, mut request) = (programme(), handed());
        let mut now = request.since;
        for (n, (minutes, who, act)) in (100..).zip(acts) {
            now = now + MINUTE.times(minutes);
            let id = OfferId(uuid::Uuid::from_u128(n));
            let input = match act {
                0 => Input::Due,
                1 => Input::Pass { by: face(who) },
                2 => accept(face(who)),
                _ => Input::Offer { id, room: super::world::room(face(who)), route: Route::Queue },
            };
            if let Ok(step) = request.step(now, input, &rules) {
                request = step.request;
            }
            let owner = request.helps();
            let looks = request.state.place() != Place::Answered;
            prop_assert!(owner.is_some() || request.state.place() == Place::Waiting);
            prop_assert!(owner != Some(ASKER));
            prop_assert!(!looks || owner == request.handover.map(|handover| handover.by));
        }
    }
}
