//! What changes between a run, its approval and an answer; and what a coordinator decides.

use std::sync::Arc;

use kith_app::{
    Error,
    pairing::{
        answering, answering::Said, approving, approving::Which, deciding, reading::studio,
        running, sheet, wishing,
    },
    safety::blocking,
    support::covering,
};
use kith_core::{
    DAY,
    pairing::{exclusion::Kind, preference::Wish, proposal::Word, settings::Objective},
    people::grant::Role,
    safety::block::Block,
    support::state::Place,
};
use kith_store::safety::blocks;

use super::{House, names, pairs, settings};

impl House {
    /// A door between `one` and `other` closes, whatever they have with one another.
    fn shut(
        &self,
        one: &kith_app::people::recognising::Known,
        other: &kith_app::people::recognising::Known,
    ) {
        let (owner, other) = (one.member, other.member);
        self.bare
            .does(move |tx, at| {
                let block = Block::close(owner, other, &[], at.now)?;
                blocks::add(tx, &block, at.code(), None)?;
                Ok(())
            })
            .unwrap();
    }
}

#[test]
fn what_came_between_since_the_run_is_asked_again() {
    let house = House::new();
    house.ask();
    let run = house.run();
    house.shut(&house.bo, &house.ada);
    let approved = house.approve(run);
    assert_eq!((approved.put, approved.gone), (1, 1));
    assert_eq!((house.waits(&house.ada), house.waits(&house.bo)), (None, None));
    assert!(house.told(&house.ada).is_empty(), "neither learns that they were thought of");
    assert!(house.waits(&house.eve).is_some());
    assert_eq!(names(&house.studio(house.run())), pairs(&[]), "Cy's place is kept for Eve");
}

#[test]
fn approving_twice_is_approving_once() {
    let house = House::new();
    house.ask();
    let run = house.run();
    assert_eq!(house.approve(run).put, 2);
    let code = house.waits(&house.ada);
    let again = house.approve(run);
    assert_eq!((again.put, again.gone), (0, 0));
    assert_eq!(house.waits(&house.ada), code);
}

#[test]
fn an_older_run_cannot_give_a_place_away_twice() {
    let house = House::new();
    house.ask();
    let (old, new) = (house.run(), house.run());
    assert_eq!(house.approve(new).put, 2);
    let late = house.approve(old);
    assert_eq!((late.put, late.gone), (0, 2));
}

#[test]
fn leave_and_fewer_places_are_kept() {
    let house = House::new();
    house.ask();
    let run = house.run();
    let (bo, cy) = (house.bo.clone(), house.cy.clone());
    let until = house.bare.app.now() + DAY.times(9);
    house.bare.does(move |tx, at| covering::leave(tx, at, &bo, until)).unwrap();
    house.bare.does(move |tx, at| covering::set_places(tx, at, &cy, 0)).unwrap();
    let approved = house.approve(run);
    assert_eq!((approved.put, approved.gone), (0, 2));
}

#[test]
fn a_door_that_closes_meanwhile_ends_it_in_neutral_words() {
    let house = House::new();
    let (asked, _) = house.ask();
    house.approve(house.run());
    house.answers(&house.ada, Word::Yes);
    let code = house.waits(&house.bo).unwrap();
    house.shut(&house.ada, &house.bo);
    assert_eq!(house.says_to(&house.bo, code, Word::Yes).unwrap(), Said::Over);
    kith_app::workers::run_due(&house.bare.app).unwrap();
    assert_eq!(house.waits(&house.bo), None, "nobody else waits who may meet Bo");
    assert_eq!(house.bare.request(asked).state.place(), Place::Waiting);
}

#[test]
fn to_everybody_else_there_are_no_runs_and_no_proposals() {
    let house = House::new();
    house.ask();
    let run = house.run();
    house.approve(run);
    let code = house.waits(&house.ada).unwrap();
    let not_there =
        |done: Result<(), Error>| assert!(matches!(done, Err(Error::NotFound)), "{done:?}");
    let mentor = house.bare.person("mo", &[Role::Mentor, Role::Moderator, Role::Admin]);
    for who in [mentor, house.ada.clone(), house.eve.clone()] {
        not_there(running::run(&house.bare.app, &who, settings(Objective::Fair)).map(drop));
        let me = who.clone();
        not_there(
            house.bare.does(move |tx, _| studio::studio(tx, &me, run, (None, None)).map(drop)),
        );
        let me = who.clone();
        not_there(house.bare.does(move |tx, at| sheet::take(tx, at, &me, run).map(drop)));
        let me = who.clone();
        not_there(
            house
                .bare
                .does(move |tx, at| approving::approve(tx, at, &me, run, &Which::All).map(drop)),
        );
        if who.member != house.ada.member {
            not_there(house.says_to(&who, code, Word::No).map(drop));
        }
    }
}

#[test]
fn a_coordinator_keeps_two_apart_or_together_and_takes_it_back() {
    let house = House::new();
    house.ask();
    let run = house.run();
    let first =
        house.studio(run).pairs.into_iter().find(|one| one.pair.mentee == house.ada.face.id);
    let pair = first.unwrap().pair.code;
    let decide = |kind: Kind, run, pair| {
        let cora = house.cora.clone();
        house.bare.does(move |tx, at| deciding::decide(tx, at, &cora, (run, pair), kind)).unwrap();
    };
    decide(Kind::Forbidden, run, pair);
    let apart = house.fair();
    assert_eq!(names(&house.studio(apart)), pairs(&[("ada", "cy"), ("eve", "bo")]));
    let theirs =
        house.studio(apart).pairs.into_iter().find(|one| one.pair.mentee == house.ada.face.id);
    decide(Kind::Locked, apart, theirs.unwrap().pair.code);
    let studio = house.studio(house.fair());
    assert_eq!(studio.figures.locked, 1);
    assert!(studio.pairs.iter().any(|one| one.pair.locked && one.pair.mentee == house.ada.face.id));
    for one in studio.decided {
        let (cora, code) = (house.cora.clone(), one.exclusion.code);
        house.bare.does(move |tx, at| deciding::take_back(tx, at, &cora, code)).unwrap();
    }
    assert_eq!(names(&house.studio(house.fair())), pairs(&[("ada", "bo"), ("eve", "cy")]));
}

#[test]
fn never_is_kept_in_silence() {
    let house = House::new();
    house.ask();
    let wish = |about: &kith_app::people::recognising::Known, wish| {
        let (ada, about) = (house.ada.clone(), about.helper.as_ref().unwrap().code);
        house.bare.does(move |tx, at| wishing::wish(tx, at, &ada, about, wish)).unwrap();
    };
    wish(&house.bo, Some(Wish::Never));
    let studio = house.studio(house.fair());
    assert_eq!(names(&studio), pairs(&[("ada", "cy"), ("eve", "bo")]));
    assert_eq!(
        studio.figures.barriers.get("boundary"),
        Some(&1),
        "as any boundary, and by nobody's name"
    );
    wish(&house.bo, None);
    assert_eq!(names(&house.studio(house.run())), pairs(&[("ada", "bo"), ("eve", "cy")]));
}

#[test]
fn a_wish_comes_before_fit() {
    let house = House::new();
    let _asked = house.bare.asks(&house.ada, kith_core::support::kind::Kind::Mentor);
    assert_eq!(names(&house.studio(house.run())), pairs(&[("ada", "bo")]));
    let (ada, cy) = (house.ada.clone(), house.cy.helper.as_ref().unwrap().code);
    house.bare.does(move |tx, at| wishing::wish(tx, at, &ada, cy, Some(Wish::Rank(1)))).unwrap();
    assert_eq!(names(&house.studio(house.run())), pairs(&[("ada", "cy")]));
}

#[test]
fn whoever_was_left_out_comes_first_among_equals() {
    let house = House::new();
    let cy = house.cy.clone();
    house.bare.does(move |tx, at| covering::set_places(tx, at, &cy, 0)).unwrap();
    house.ask();
    let run = house.run();
    let studio = house.studio(run);
    assert_eq!(names(&studio), pairs(&[("ada", "bo")]));
    assert_eq!((studio.left.len(), studio.left[0].why.as_str()), (1, running::why::TAKEN));
    house.approve(run);
    house.answers(&house.bo, Word::Yes);
    house.answers(&house.ada, Word::Yes);
    let cy = house.cy.clone();
    house.bare.does(move |tx, at| covering::set_places(tx, at, &cy, 1)).unwrap();
    // The pair that was agreed stays, and the next run looks only at who is left.
    let studio = house.studio(house.run());
    assert_eq!(names(&studio), pairs(&[("eve", "cy")]));
    assert_eq!((studio.run.mentees, studio.figures.places), (1, 1));
}

#[test]
fn two_who_say_yes_at_once_open_one_talk() {
    let house = Arc::new(House::new());
    house.ask();
    house.approve(house.run());
    let code = house.waits(&house.ada).unwrap();
    let say = |who: kith_app::people::recognising::Known| {
        let app = house.bare.app.clone();
        std::thread::spawn(move || {
            let moment = app.moment();
            app.store.write(move |tx| {
                answering::say(tx, &mut moment.clone(), &who, code, (Word::Yes, None))
            })
        })
    };
    let said =
        [say(house.ada.clone()), say(house.bo.clone())].map(|hand| hand.join().unwrap().unwrap());
    let talks = said.iter().filter(|said| matches!(said, Said::Talk(_))).count();
    assert_eq!(talks, 1, "{said:?}");
}

#[test]
fn a_block_by_its_own_deed_lets_the_other_go() {
    let house = House::new();
    let (asked, _) = house.ask();
    house.approve(house.run());
    house.answers(&house.bo, Word::Yes);
    let Said::Talk(talk) = house.answers(&house.ada, Word::Yes) else { panic!("agreed") };
    let ada = house.ada.clone();
    house.bare.does(move |tx, at| blocking::block(tx, at, &ada, talk)).unwrap();
    assert_eq!(house.bare.request(asked).state.place(), Place::Waiting);
    assert_eq!(
        names(&house.studio(house.run())).iter().filter(|(_, mentor)| mentor == "bo").count(),
        0
    );
}

#[test]
fn a_mentee_who_closes_the_request_is_asked_nothing_more() {
    let house = House::new();
    let (asked, _) = house.ask();
    house.approve(house.run());
    let (ada, how) = (house.ada.clone(), kith_core::support::state::Outcome::MovedOn);
    house
        .bare
        .does(move |tx, at| kith_app::support::closing::close(tx, at, &ada, asked, how))
        .unwrap();
    kith_app::workers::run_due(&house.bare.app).unwrap();
    assert_eq!(house.waits(&house.bo), None);
    assert!(!house.told(&house.ada).contains(&"notice-proposal-none".to_owned()));
    assert!(house.told(&house.cora).is_empty());
}
