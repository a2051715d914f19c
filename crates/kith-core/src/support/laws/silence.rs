//! Law 1: in a world where no human ever answers, every request comes to a named alternative in time, and
//! its member is told at each step.

use proptest::prelude::*;

use super::world::{self, CY, drafts, monday, programmes, put};
use crate::{
    DAY, HOUR, MINUTE, Timestamp,
    programme::Programme,
    support::{
        effect::{Effect, Step},
        input::Input,
        kind::Kind,
        notice::Notice,
        request::{Draft, Reach, Request},
        safe::Safe,
        state::{Closer, Outcome, Place, Route, State},
        urgency::Urgency,
    },
};

/// Lets the clock do everything, from `request` until it is closed: where it came, and when.
fn alone(request: &Request, rules: &Programme) -> Vec<(Timestamp, Step)> {
    let mut path: Vec<(Timestamp, Step)> = Vec::new();
    let mut request = request.clone();
    while let Some(deadline) = request.deadline() {
        assert!(path.len() < 20, "it goes round in circles: {request:?}");
        let step = request.step(deadline.at, Input::Due, rules).unwrap();
        request = step.request.clone();
        path.push((deadline.at, step));
    }
    path
}

fn tells(step: &Step) -> bool {
    step.effects.iter().any(|effect| matches!(effect, Effect::Tell(_)))
}

/// The latest moment at which something else must have been named.
fn latest(request: &Request, rules: &Programme) -> Timestamp {
    let promised = request.asked + rules.timers.promise(request.kind);
    rules.desk_until(promised)
}

fn check(draft: Draft, now: Timestamp, rules: &Programme) {
    let request = draft.ask(now, rules).request;
    let path = alone(&request, rules);
    let named = path.iter().find(|(_, step)| step.request.state.place() == Place::Alternative);
    let (at, step) = named.expect("something else is named");
    assert!(*at <= latest(&request, rules));
    assert!(step.effects.contains(&Effect::NameAlternative));
    assert!(path.iter().all(|(_, step)| tells(step)));
    let (_, last) = path.last().unwrap();
    let silence = matches!(
        last.request.state,
        State::Closed { how: Outcome::MovedOn, by: Closer::Silence, .. }
    );
    assert!(silence, "{last:?}");
}

#[test]
fn every_kind_and_urgency_comes_to_an_alternative_in_a_world_of_silence() {
    for &kind in Kind::ALL {
        for &urgency in Urgency::ALL {
            for &safe in Safe::ALL {
                for &reach in Reach::ALL {
                    check(world::draft(kind, urgency, safe, reach), monday(), &world::programme());
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..<_>::default() })]

    #[test]
    fn whatever_the_calendar(draft in drafts(), rules in programmes(), hours in 0_i64..1_500) {
        check(draft, monday() + HOUR.times(hours), &rules);
    }

    /// Offers that nobody answers move nothing: the promise and the desk's clock run on beneath them.
    #[test]
    fn silent_offers_do_not_put_it_off(
        draft in drafts(),
        rules in programmes(),
        offers in prop::collection::vec((0_i64..6_000, prop::sample::select(ALONE)), 0..12),
    ) {
        let mut request = draft.ask(monday(), &rules).request;
        let mut now = monday();
        for (minutes, route) in offers {
            now = now + MINUTE.times(minutes);
            request = until(request, now, &rules);
            if let Ok(step) = request.step(now, put(CY, route), &rules) {
                prop_assert!(tells(&step));
                request = step.request;
            }
        }
        let named_by = latest(&request, &rules);
        let path = alone(&request, &rules);
        for (at, step) in &path {
            let named = step.effects.contains(&Effect::NameAlternative);
            prop_assert!(!named || *at <= named_by, "{at:?} > {named_by:?}");
            prop_assert!(tells(step));
        }
    }
}

/// The routes by which one helper alone is asked.
const ALONE: &[Route] = &[Route::Queue, Route::Choice, Route::Hand];

/// A pair that is put to both sides may outlast the promise, for its member is asked too. The clocks beneath
/// it then end a day after it, and no later.
#[test]
fn a_pair_that_nobody_answers_comes_to_its_end_a_day_later() {
    let rules = world::programme();
    let draft = world::draft(Kind::Mentor, Urgency::NoHurry, Safe::Yes, Reach::Chosen);
    let request = draft.ask(monday(), &rules).request;
    let put = request.step(monday() + HOUR, put(CY, Route::Run), &rules).unwrap();
    assert!(put.effects.contains(&Effect::Tell(Notice::Proposed)));
    let ends = monday() + HOUR + rules.timers.offer(Kind::Mentor, Route::Run);
    let path = alone(&put.request, &rules);
    let places: Vec<_> = path.iter().map(|(at, step)| (*at, step.request.state.place())).collect();
    assert_eq!(places[..2], [(ends, Place::Waiting), (ends + DAY, Place::Escalated)]);
    assert!(places.iter().any(|(_, place)| *place == Place::Alternative), "{places:?}");
    let named = Request { state: path[2].1.request.state, ..put.request };
    let again = named.step(path[2].0, world::put(CY, Route::Run), &rules).unwrap();
    assert_eq!(again.request.state.place(), Place::Offered, "a run may still find somebody");
}

/// Everything that is due by `now` happens when it is due.
fn until(mut request: Request, now: Timestamp, rules: &Programme) -> Request {
    while let Some(deadline) = request.deadline().filter(|deadline| deadline.at <= now) {
        let step = request.step(deadline.at, Input::Due, rules).unwrap();
        let named = step.effects.contains(&Effect::NameAlternative);
        assert!(!named || deadline.at <= latest(&request, rules));
        assert!(tells(&step));
        request = step.request;
    }
    request
}
