//! What is another's is not there, and what both hide gives nothing away.

use kith_app::{
    Tx, once,
    programme::needing::{self, Sought},
    support::{answering, asking, choosing, closing, exporting, handing, reading, taking},
    workers,
};
use kith_core::{
    Code, DAY, FacetId, HOUR, Moment, Timestamp,
    people::{
        face::Face,
        facet::{Audience, Facet, Kind as About},
    },
    safety::block::Block,
    support::{kind::Kind, newcomer, ranking::Reason, state::Outcome},
};
use kith_store::{
    people::fits::{self, Fit},
    safety::{blocks, openings},
};
use kith_testkit::support::{WORDS, form};

use super::{House, helper, not_found, refused};

#[test]
fn what_is_anothers_is_not_found() {
    let house = House::new();
    let request = house.bare.asks(&house.ada, Kind::Listen);
    let offer = house.bare.takes(&house.bo).unwrap();
    let now = house.bare.app.now();
    let (cy, dee) = (house.cy.clone(), house.dee.clone());
    let stranger = cy.clone();
    not_found(
        house.bare.does(move |tx, at| closing::close(tx, at, &stranger, request, Outcome::Not)),
    );
    let stranger = cy.clone();
    not_found(house.bare.does(move |tx, at| asking::widen(tx, at, &stranger, request)));
    let stranger = cy.clone();
    not_found(house.bare.does(move |tx, at| closing::still_open(tx, at, &stranger, request)));
    let stranger = cy.clone();
    not_found(house.bare.does(move |tx, _| reading::request::page(tx, now, &stranger, request)));
    let stranger = cy.clone();
    not_found(house.bare.does(move |tx, _| reading::offer::page(tx, now, &stranger, offer)));
    let stranger = cy.clone();
    not_found(house.bare.does(move |tx, at| answering::accept(tx, at, &stranger, offer, None)));
    not_found(house.bare.does(move |tx, at| answering::pass(tx, at, &cy, offer, None)));
    let ada = house.ada.clone();
    not_found(house.bare.does(move |tx, at| taking::next(tx, at, &ada)));
    let ada = house.ada.clone();
    not_found(house.bare.does(move |tx, _| needing::page(tx, now, &ada, Sought::default())));
    let early = dee.clone();
    not_found(house.bare.does(move |tx, _| reading::desk::open(tx, now, &early, request)));
    not_found(house.bare.does(move |tx, at| handing::give_back(tx, at, &dee, request)));
    let nobody = Code(house.ada.member.0);
    let ada = house.ada.clone();
    not_found(house.bare.does(move |tx, _| reading::request::page(tx, now, &ada, nobody)));
}

#[test]
fn a_coordinator_opens_words_on_the_desk_and_the_member_sees_that() {
    let house = House::new();
    let request = house.bare.asks(&house.ada, Kind::Listen);
    let dee = house.dee.clone();
    let open = move |tx: &mut Tx, at: &mut Moment| handing::open_words(tx, at, &dee, request);
    not_found(house.bare.does(open.clone()));
    house.bare.clock.pass(HOUR.times(4));
    workers::run_due(&house.bare.app).unwrap();
    let words = |house: &House| {
        let (dee, now) = (house.dee.clone(), house.bare.app.now());
        let read = move |tx: &mut Tx| reading::desk::open(tx, now, &dee, request);
        house.bare.app.store.read(read).unwrap().words
    };
    assert!(words(&house).is_none(), "not in passing");
    house.bare.does(open.clone()).unwrap();
    house.bare.does(open).unwrap();
    let read = words(&house).unwrap().open(&house.bare.app).unwrap();
    assert_eq!(read.unwrap().reveal(), WORDS);
    let ada = house.ada.member;
    let seen = move |tx: &mut Tx| openings::list(tx, ada, kith_testkit::now() + kith_core::DAY, 9);
    assert_eq!(house.bare.app.store.read(seen).unwrap().len(), 1);
    house.bare.clock.pass(HOUR);
    assert!(words(&house).is_none(), "and not for ever");
}

#[test]
fn a_member_takes_their_requests_along() {
    let house = House::new();
    let _ = house.bare.asks(&house.ada, Kind::Listen);
    let archive = exporting::requests(&house.bare.app, house.ada.member).unwrap();
    assert_eq!(archive[0]["words"], WORDS);
    assert_eq!(archive[0]["topics"][0], "grief");
    let none = exporting::requests(&house.bare.app, house.cy.member).unwrap();
    assert_eq!(none.as_array().unwrap().len(), 0);
}

#[test]
fn a_form_that_is_sent_twice_makes_one_request() {
    let house = House::new();
    let key = house.bare.app.moment().code();
    let first = house.bare.asks_as(&house.ada, form(Kind::Listen, key));
    assert_eq!(house.bare.asks_as(&house.ada, form(Kind::Listen, key)), first);
    let mut other = form(Kind::Listen, key);
    other.post.owner = Some(house.ada.member);
    other.post.content = "other words".to_owned();
    let draft = asking::draft(&house.bare.app, &house.ada, other).unwrap();
    let ada = house.ada.clone();
    let again = house.bare.does(move |tx, at| asking::ask(tx, at, &ada, &draft));
    assert_eq!(refused(again), once::ANOTHER);
    let ada = house.ada.clone();
    let end = house.bare.app.now() + DAY;
    let listed = house.bare.does(move |tx, _| reading::request::list(tx, &ada, end)).unwrap();
    assert_eq!(listed.len(), 1);
}

#[test]
fn somebody_new_has_two_requests_open() {
    let house = House::new();
    // The world's members are a month old: the clock goes back to their first day.
    house.bare.clock.pass(-DAY.times(29));
    for _ in 0..2 {
        let _ = house.bare.asks(&house.ada, Kind::Listen);
    }
    let mut third = form(Kind::Listen, house.bare.app.moment().code());
    third.post.owner = Some(house.ada.member);
    let draft = asking::draft(&house.bare.app, &house.ada, third).unwrap();
    let ada = house.ada.clone();
    let answer = house.bare.does(move |tx, at| asking::ask(tx, at, &ada, &draft));
    assert_eq!(refused(answer), newcomer::TOO_MANY);
}

#[test]
fn a_closed_door_holds_across_faces_and_looks_like_absence() {
    let house = House::new();
    let request = house.bare.asks(&house.ada, Kind::Listen);
    let (owner, other, since) = (house.bo.member, house.ada.member, house.bare.app.now());
    let block = Block { owner, other, since };
    house.bare.does(move |tx, at| Ok(blocks::add(tx, &block, at.code(), None)?)).unwrap();
    assert_eq!(house.bare.takes(&house.bo), None);
    let (ada, bo) = (house.ada.clone(), helper(&house.bo).code);
    let choose = move |tx: &mut Tx, at: &mut Moment| choosing::choose(tx, at, &ada, request, bo);
    assert_eq!(refused(house.bare.does(choose)), choosing::CANNOT);
    assert!(house.bare.takes(&house.cy).is_some());
}

#[test]
fn nobody_takes_their_own_request_by_another_face() {
    let house = House::new();
    let _ = house.bare.asks(&house.bo, Kind::Listen);
    assert_eq!(house.bare.takes(&house.bo), None);
}

fn says(house: &House, face: &Face, kind: About, value: &str, audience: Audience) {
    let moment = house.bare.app.moment();
    let (face, value, at): (_, _, Timestamp) = (face.id, value.to_owned(), moment.now);
    let say = move |tx: &mut Tx, at_: &mut Moment| {
        let id: FacetId = at_.id();
        let facet = Facet { id, face, kind, special: None, audience, at };
        Ok(fits::add(tx, &Fit::of(&facet, value.clone()))?)
    };
    house.bare.does(say).unwrap();
}

fn suggested(house: &House, request: Code) -> Vec<(Code, Vec<Reason>)> {
    let (ada, now) = (house.ada.clone(), house.bare.app.now());
    let read = move |tx: &mut Tx| choosing::candidates(tx, now, &ada, request);
    let choice = house.bare.app.store.read(read).unwrap();
    choice.suggested.into_iter().map(|one| (one.face.code, one.reasons)).collect()
}

#[test]
fn reasons_name_only_what_is_open_and_without_consent_nobody_is_suggested() {
    let house = House::new();
    let request = house.bare.asks(&house.ada, Kind::Listen);
    let (bo, cy) = (helper(&house.bo), helper(&house.cy));
    says(&house, &bo, About::Topic, "grief", Audience::Matching);
    assert_eq!(suggested(&house, request), []);
    house.bare.agrees(&house.ada);
    let first = suggested(&house, request);
    assert_eq!(first[0], (bo.code, vec![Reason::Free]), "it counts, and is not told");
    assert_eq!(first.len(), 2);
    says(&house, &cy, About::Topic, "grief", Audience::Community);
    says(&house, &bo, About::Boundary, "grief", Audience::Matching);
    let then = suggested(&house, request);
    assert_eq!(then, [(cy.code, vec![Reason::Topics(1), Reason::Free])], "a boundary holds");
    assert_eq!(house.bare.takes(&house.bo), None, "in the queue too");
}
