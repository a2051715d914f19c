//! When somebody stops: off duty, without a grant, or erased. Nobody is left without a next step.

use kith_app::{
    Tx,
    people::{
        self,
        grants::{self, Giving},
    },
    support::{answering, asking, choosing, covering, leaving},
    workers,
};
use kith_core::{
    Code, HOUR, MINUTE, Moment,
    people::grant::Role,
    support::{
        kind::Kind,
        notice::Notice,
        request::Reach,
        state::{Closer, Place, State},
    },
};
use kith_store::{
    people::{departures, grants as kept},
    support::capacities,
};
use kith_testkit::support::form;

use super::{House, helper, refused};

fn goes_off_duty(house: &House) {
    let bo = house.bo.clone();
    house.bare.does(move |tx, at| covering::end(tx, at, &bo)).unwrap();
}

#[test]
fn off_duty_what_came_from_the_queue_goes_back_and_a_choice_stays() {
    let house = House::new();
    let alone =
        asking::Form { reach: Reach::Chosen, ..form(Kind::Mirror, Code(house.ada.member.0)) };
    let chosen = house.bare.asks_as(&house.ada, alone);
    let (ada, bo) = (house.ada.clone(), helper(&house.bo).code);
    let choose = move |tx: &mut Tx, at: &mut Moment| choosing::choose(tx, at, &ada, chosen, bo);
    house.bare.does(choose).unwrap();
    let taken = house.bare.asks(&house.ada, Kind::Listen);
    assert!(house.bare.takes(&house.bo).is_some());
    goes_off_duty(&house);
    assert_eq!(house.place(taken), Place::Waiting);
    assert_eq!(house.place(chosen), Place::Offered, "{:?}", house.told(chosen));
}

/// Ends every grant of Bo that is in force.
fn ends_grants(house: &House) {
    let bo = house.bo.member;
    let end = move |tx: &mut Tx, at: &mut Moment| {
        let now = at.now;
        for grant in kept::list(tx, bo)?.into_iter().filter(|grant| grant.holds(now)) {
            grants::end(tx, at, None, grant.code)?;
        }
        Ok(())
    };
    house.bare.does(end).unwrap();
}

#[test]
fn whoever_loses_the_grant_hands_on_whom_they_were_talking_to() {
    let house = House::new();
    let request = house.bare.asks(&house.ada, Kind::Listen);
    let _ = house.bare.accepts(&house.bo, house.bare.takes(&house.bo).unwrap());
    ends_grants(&house);
    assert_eq!(house.place(request), Place::Waiting);
    assert!(house.told(request).contains(&Notice::TalkEnded), "{:?}", house.told(request));
    assert!(house.bare.takes(&house.cy).is_some());
}

#[test]
fn a_grant_that_runs_out_ends_as_one_that_is_ended() {
    let house = House::new();
    ends_grants(&house);
    let (bo, until) = (house.bo.clone(), house.bare.app.now() + HOUR);
    let again = move |tx: &mut Tx, at: &mut Moment| {
        grants::add(tx, at, None, bo.member, Giving { role: Role::Supporter, until: Some(until) })?;
        covering::begin(tx, at, &bo, until)
    };
    house.bare.does(again).unwrap();
    let _ = house.bare.cookie(&house.bo);
    let request = house.bare.asks(&house.ada, Kind::Know);
    let _ = house.bare.accepts(&house.bo, house.bare.takes(&house.bo).unwrap());
    house.bare.clock.pass(MINUTE.times(59));
    workers::run_due(&house.bare.app).unwrap();
    assert_eq!((house.place(request), sign_ins(&house)), (Place::Answered, 1));
    house.bare.clock.pass(MINUTE);
    workers::run_due(&house.bare.app).unwrap();
    assert_eq!((house.place(request), sign_ins(&house)), (Place::Waiting, 0));
}

/// How many sign-ins Bo has, those that have ended unused included.
fn sign_ins(house: &House) -> usize {
    let bo = house.bo.member;
    let all = house.bare.does(move |tx, _| Ok(kith_store::people::sessions::list(tx, bo)?));
    all.unwrap().len()
}

#[test]
fn while_an_asker_is_leaving_what_they_asked_is_with_nobody() {
    let house = House::new();
    let request = house.bare.asks(&house.ada, Kind::Listen);
    let offer = house.bare.takes(&house.bo).unwrap();
    let ada = house.ada.clone();
    house.bare.does(move |tx, at| people::leaving::leave(tx, at, &ada)).unwrap();
    assert_eq!(house.place(request), Place::Waiting);
    assert_eq!(refused(yes(&house, offer)), answering::OVER, "not that its asker leaves");
    assert_eq!(house.bare.takes(&house.bo), None, "it is put to nobody meanwhile");
    people::leaving::come_back(&house.bare.app, house.ada.member).unwrap();
    let again = house.bare.takes(&house.bo).expect("nothing was held against anybody");
    let _ = house.bare.accepts(&house.bo, again);
    assert_eq!(house.place(request), Place::Answered);
}

#[test]
fn an_offer_that_still_stands_while_its_asker_leaves_is_not_accepted() {
    let house = House::new();
    let request = house.bare.asks(&house.ada, Kind::Listen);
    let offer = house.bare.takes(&house.bo).unwrap();
    let (ada, now) = (house.ada.member, house.bare.app.now());
    let note = move |tx: &mut Tx, _: &mut Moment| Ok(departures::add(tx, ada, now, now + HOUR)?);
    house.bare.does(note).unwrap();
    assert_eq!(refused(yes(&house, offer)), answering::OVER);
    assert_eq!(house.place(request), Place::Offered, "it ends by its own clock");
}

#[test]
fn whoever_leaves_is_not_told_that_the_person_they_chose_cannot() {
    let house = House::new();
    let request = house.bare.asks(&house.ada, Kind::Mirror);
    let (ada, bo) = (house.ada.clone(), helper(&house.bo).code);
    house.bare.does(move |tx, at| choosing::choose(tx, at, &ada, request, bo)).unwrap();
    let ada = house.ada.clone();
    house.bare.does(move |tx, at| people::leaving::leave(tx, at, &ada)).unwrap();
    assert_eq!(house.place(request), Place::Waiting);
    let told = house.told(request);
    assert!(!told.contains(&Notice::ChosenCannot), "nobody said so: {told:?}");
}

#[test]
fn everything_that_somebody_was_asked_for_is_taken_back_however_much_it_is() {
    let house = House::new();
    let request = house.bare.asks(&house.ada, Kind::Mirror);
    let (ada, bo) = (house.ada.clone(), helper(&house.bo).code);
    house.bare.does(move |tx, at| choosing::choose(tx, at, &ada, request, bo)).unwrap();
    for _ in 0..20 {
        house.bare.clock.pass(MINUTE);
        let _ = house.bare.asks(&house.ada, Kind::Listen);
    }
    let ada = house.ada.clone();
    house.bare.does(move |tx, at| people::leaving::leave(tx, at, &ada)).unwrap();
    assert_eq!(house.place(request), Place::Waiting);
}

fn yes(house: &House, offer: Code) -> Result<Code, kith_app::Error> {
    let bo = house.bo.clone();
    house.bare.does(move |tx, at| answering::accept(tx, at, &bo, offer, None))
}

#[test]
fn a_form_that_names_an_old_offer_does_not_answer_the_new_one() {
    let house = House::new();
    let request = house.bare.asks(&house.ada, Kind::Listen);
    let old = house.bare.takes(&house.bo).unwrap();
    house.bare.clock.pass(MINUTE.times(40));
    workers::run_due(&house.bare.app).unwrap();
    let new = house.bare.takes(&house.bo).unwrap();
    assert_ne!(old, new);
    assert_eq!(refused(yes(&house, old)), answering::OVER);
    let bo = house.bo.clone();
    let pass = house.bare.does(move |tx, at| answering::pass(tx, at, &bo, old, None));
    assert_eq!(refused(pass), answering::OVER);
    assert_eq!(house.place(request), Place::Offered, "the new one stands");
    yes(&house, new).unwrap();
}

#[test]
fn whoever_comes_back_rests_on_where_a_silence_had_put_them_to_rest() {
    let house = House::new();
    let bo = helper(&house.bo).id;
    let since = house.bare.app.now();
    let silent = move |tx: &mut Tx, _: &mut Moment| {
        let mut capacity = capacities::find(tx, bo)?.unwrap();
        capacity.paused_since = Some(since);
        Ok(capacities::set(tx, &capacity)?)
    };
    house.bare.does(silent).unwrap();
    house.bare.clock.pass(HOUR);
    for (who, rests) in [(&house.bo, Some(since)), (&house.cy, None)] {
        let (leaver, face) = (who.clone(), helper(who).id);
        house.bare.does(move |tx, at| people::leaving::leave(tx, at, &leaver)).unwrap();
        house.bare.clock.pass(HOUR);
        people::leaving::come_back(&house.bare.app, who.member).unwrap();
        let found = house.bare.does(move |tx, _| Ok(capacities::find(tx, face)?)).unwrap();
        assert_eq!(found.unwrap().paused_since, rests);
    }
}

#[test]
fn every_request_of_an_erased_member_closes_however_many_there_are() {
    let house = House::new();
    let asked: Vec<_> = (0..21).map(|_| house.bare.asks(&house.ada, Kind::Listen)).collect();
    let ada = house.ada.member;
    house.bare.does(move |tx, at| leaving::erased(tx, at, ada)).unwrap();
    for request in asked {
        let state = house.bare.request(request).state;
        assert!(matches!(state, State::Closed { by: Closer::Erasure, .. }), "{state:?}");
    }
}
