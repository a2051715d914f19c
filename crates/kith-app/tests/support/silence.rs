//! A world in which no human answers, and one in which the machine stops in the middle.

use kith_app::{Tx, support::due, workers};
use kith_core::{
    DAY, HOUR, MINUTE, Moment, SECOND, Timestamp,
    support::{
        kind::Kind,
        notice::Notice,
        state::{Closer, Place, State},
    },
};
use kith_store::jobs;

use super::House;

#[test]
fn where_nobody_answers_every_request_comes_to_an_alternative_and_is_told() {
    for kind in Kind::ALL {
        let house = House::new();
        let asked = house.bare.app.now();
        let request = house.bare.asks(&house.ada, *kind);
        let mut seen = vec![Place::Waiting];
        let mut deadlines = 0;
        while let Some(deadline) = house.bare.request(request).deadline() {
            deadlines += 1;
            assert!(deadlines < 10, "{kind:?} walks on for ever");
            assert!(!house.page(request).steps.is_empty());
            wait_until(&house, deadline.at);
            let place = house.place(request);
            if seen.last() != Some(&place) {
                seen.push(place);
            }
        }
        let walk = [Place::Waiting, Place::Escalated, Place::Alternative, Place::Closed];
        assert_eq!(seen, walk, "{kind:?}");
        let told = [
            Notice::Asked,
            Notice::PromiseOver,
            Notice::Alternative,
            Notice::Question,
            Notice::ClosedQuietly,
        ];
        assert_eq!(house.told(request), told, "{kind:?}");
        assert_eq!(house.page(request).named.len(), 1);
        let promised = house.page(request).steps[1].at;
        let limit = if *kind == Kind::Mentor { DAY.times(3) } else { HOUR.times(4) };
        assert_eq!(promised, asked + limit, "{kind:?}");
    }
}

#[test]
fn a_helper_who_falls_silent_climbs_the_ladder_and_rests() {
    let house = House::new();
    let request = house.bare.asks(&house.ada, Kind::Listen);
    let offer = house.bare.takes(&house.bo).unwrap();
    let _ = house.bare.accepts(&house.bo, offer);
    for _ in 0..4 {
        house.bare.clock.pass(DAY);
        workers::run_due(&house.bare.app).unwrap();
    }
    assert_eq!(house.place(request), Place::Waiting);
    let told = house.told(request);
    let ladder =
        [Notice::HelperReminded, Notice::Apology, Notice::AnotherOffered, Notice::HelperSilent];
    assert!(told.ends_with(&ladder), "{told:?}");
    let (bo, now) = (house.bo.clone(), house.bare.app.now());
    let read = move |tx: &mut Tx| kith_app::support::reading::queue::desk(tx, now, &bo);
    let desk = house.bare.app.store.read(read).unwrap();
    assert!(desk.capacity.paused_since.is_some());
}

#[test]
fn a_deadline_has_its_effect_once_however_often_it_is_called() {
    let house = House::new();
    let request = house.bare.asks(&house.ada, Kind::Listen);
    let id = house.bare.request(request).id;
    due::request_due(&house.bare.app, id.0).unwrap();
    assert_eq!(house.told(request), [Notice::Asked], "called early it does nothing");
    house.bare.clock.pass(HOUR.times(4));
    for _ in 0..3 {
        due::request_due(&house.bare.app, id.0).unwrap();
    }
    house.bare.clock.pass(-HOUR);
    due::request_due(&house.bare.app, id.0).unwrap();
    assert_eq!(house.told(request), [Notice::Asked, Notice::PromiseOver]);
}

#[test]
fn a_worker_that_dies_in_the_middle_loses_and_repeats_nothing() {
    let house = House::new();
    let request = house.bare.asks(&house.ada, Kind::Listen);
    house.bare.clock.pass(HOUR.times(4));
    let now = house.bare.app.now();
    // Claimed, and then the machine goes down: before its deed the one time, after it the other.
    let claim = move |tx: &mut Tx| jobs::claim(tx, now, now + MINUTE);
    let job = house.bare.app.store.write(claim).unwrap().unwrap();
    assert_eq!(job.name, "request");
    workers::run_due(&house.bare.app).unwrap();
    assert_eq!(house.told(request), [Notice::Asked], "the lease of the dead holds");
    house.bare.clock.pass(MINUTE);
    workers::run_due(&house.bare.app).unwrap();
    assert_eq!(house.told(request), [Notice::Asked, Notice::PromiseOver]);
    let until = house.bare.request(request).deadline().unwrap().at;
    wait_until_only(&house, until);
    due::request_due(&house.bare.app, job.subject).unwrap();
    house.bare.clock.pass(MINUTE);
    workers::run_due(&house.bare.app).unwrap();
    let told = [Notice::Asked, Notice::PromiseOver, Notice::Alternative];
    assert_eq!(house.told(request), told);
}

#[test]
fn erasing_an_account_closes_its_requests_and_frees_what_it_held() {
    let house = House::new();
    let (own, other) =
        (house.bare.asks(&house.bo, Kind::Know), house.bare.asks(&house.ada, Kind::Listen));
    let offer = house.bare.takes(&house.bo).unwrap();
    let _ = house.bare.accepts(&house.bo, offer);
    assert_eq!(house.place(other), Place::Answered);
    let bo = house.bo.member;
    let erase = move |tx: &mut Tx, at: &mut Moment| kith_app::support::leaving::erased(tx, at, bo);
    house.bare.does(erase).unwrap();
    house.bare.does(erase).unwrap();
    let state = house.bare.request(own).state;
    assert!(matches!(state, State::Closed { by: Closer::Erasure, .. }), "{state:?}");
    assert_eq!(house.place(other), Place::Waiting);
    assert!(house.told(other).ends_with(&[Notice::TalkEnded]));
}

fn wait_until(house: &House, at: Timestamp) {
    wait_until_only(house, at);
    workers::run_due(&house.bare.app).unwrap();
}

fn wait_until_only(house: &House, at: Timestamp) {
    house.bare.clock.pass(at.since(house.bare.app.now()).max(SECOND));
}
