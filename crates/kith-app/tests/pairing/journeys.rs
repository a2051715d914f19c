//! From a run to a talk, and from a no to the next best.

use kith_app::{
    Error,
    pairing::{answering::Said, approving, reading::proposal::Stands, running, sheet},
};
use kith_core::{
    DAY, HOUR,
    pairing::{
        proposal::{OVER, Word},
        settings::Objective,
    },
    support::state::Place,
};

use super::{House, names, pairs, settings};

#[test]
fn a_run_finds_pairs_and_tells_nobody() {
    let house = House::new();
    house.ask();
    let run = house.run();
    let studio = house.studio(run);
    assert_eq!(names(&studio), pairs(&[("ada", "bo"), ("eve", "cy")]));
    assert_eq!((studio.figures.came.pairs, studio.figures.came.blocking), (2, 0));
    assert_eq!((studio.run.mentees, studio.run.mentors, studio.figures.places), (2, 2, 2));
    assert_eq!(studio.figures.prices.len(), Objective::ALL.len());
    for who in [&house.ada, &house.eve, &house.bo, &house.cy] {
        assert_eq!(house.waits(who), None);
        assert!(house.told(who).is_empty(), "nobody is told before a coordinator approves");
    }
}

#[test]
fn the_same_people_and_seed_give_the_same_bytes() {
    let house = House::new();
    house.ask();
    for objective in Objective::ALL {
        let sheet = || {
            let run = running::run(&house.bare.app, &house.cora, settings(*objective)).unwrap();
            let cora = house.cora.clone();
            house.bare.does(move |tx, at| sheet::take(tx, at, &cora, run)).unwrap()
        };
        let (one, other) = (sheet(), sheet());
        assert_eq!(one["files"], other["files"]);
        assert_eq!(one["instance_sha256"], other["instance_sha256"]);
        assert_ne!(one["run"], other["run"]);
    }
}

#[test]
fn two_yeses_in_either_order_open_one_talk() {
    let house = House::new();
    let (asked, _) = house.ask();
    assert_eq!(house.approve(house.run()).put, 2);
    assert_eq!(house.bare.request(asked).state.place(), Place::Offered);
    let code = house.waits(&house.ada).unwrap();
    assert_eq!(house.waits(&house.bo), Some(code), "both are asked by the same proposal");
    assert_eq!(house.answers(&house.bo, Word::Yes), Said::Waits);
    assert!(matches!(house.page(&house.ada, code).stands, Stands::Open(_)));
    let Said::Talk(talk) = house.answers(&house.ada, Word::Yes) else { panic!("it is agreed") };
    for who in [&house.ada, &house.bo] {
        assert_eq!(house.says_to(who, code, Word::Yes).unwrap(), Said::Talk(talk));
        assert!(matches!(house.page(who, code).stands, Stands::Agreed(at) if at == talk));
    }
    assert_eq!(house.bare.request(asked).state.place(), Place::Answered);
}

#[test]
fn a_no_goes_on_to_the_next_best_and_breaks_no_pair() {
    let house = House::new();
    let (_, eves) = house.ask();
    house.approve(house.run());
    let first = house.waits(&house.ada).unwrap();
    house.answers(&house.eve, Word::No);
    assert_eq!(house.waits(&house.eve), None, "the other mentor is asked about somebody else");
    assert_eq!(house.bare.request(eves).state.place(), Place::Waiting);
    assert!(house.told(&house.eve).contains(&"notice-proposal-none".to_owned()));
    assert!(house.told(&house.cora).contains(&"notice-desk-proposal".to_owned()));
    assert_eq!(house.waits(&house.ada), Some(first));
    // Bo says no, too: Ada's next best is Cy, whose place is free again.
    house.answers(&house.bo, Word::No);
    let next = house.waits(&house.ada).unwrap();
    assert_ne!(next, first);
    assert_eq!(house.waits(&house.cy), Some(next));
    house.answers(&house.cy, Word::Yes);
    assert!(matches!(house.answers(&house.ada, Word::Yes), Said::Talk(_)));
    // They do not meet again by a run: only Eve and Bo are left.
    assert_eq!(names(&house.studio(house.run())), pairs(&[("eve", "bo")]));
}

#[test]
fn a_mentor_whose_mentee_said_no_is_put_forward_with_whoever_waits() {
    let house = House::new();
    house.ask();
    let run = house.run();
    let ada = house.studio(run).pairs.into_iter().find(|one| one.pair.mentee == house.ada.face.id);
    let (cora, code) = (house.cora.clone(), ada.unwrap().pair.code);
    let which = approving::Which::These(vec![code]);
    let approve = move |tx: &mut kith_app::Tx, at: &mut kith_core::Moment| {
        approving::approve(tx, at, &cora, run, &which)
    };
    assert_eq!(house.bare.does(approve).unwrap().put, 1);
    assert_eq!(house.waits(&house.eve), None, "only what was ticked is put to people");
    house.answers(&house.ada, Word::No);
    // Ada goes on to Cy, and Bo to Eve, who waited.
    assert_eq!(house.waits(&house.ada), house.waits(&house.cy));
    assert_eq!(house.waits(&house.bo), house.waits(&house.eve));
    assert!(house.waits(&house.bo).is_some());
}

#[test]
fn silence_is_no_blame_and_whoever_said_yes_goes_on() {
    let house = House::new();
    let (adas, eves) = house.ask();
    house.approve(house.run());
    house.answers(&house.ada, Word::Yes);
    let code = house.waits(&house.bo).unwrap();
    house.pass(DAY);
    let reminded =
        |who| house.told(who).iter().filter(|one| *one == "notice-proposal-reminder").count();
    assert_eq!((reminded(&house.ada), reminded(&house.bo), reminded(&house.eve)), (0, 1, 1));
    house.pass(HOUR.times(36));
    assert_eq!(reminded(&house.bo), 2);
    house.pass(HOUR.times(12));
    assert!(matches!(house.says_to(&house.bo, code, Word::Yes), Err(Error::Refused(OVER))));
    // Both proposals lapsed. Ada had said yes, and Cy has a place; Eve was silent, and is left in peace.
    assert!(house.waits(&house.ada).is_some());
    assert_eq!(house.waits(&house.ada), house.waits(&house.cy));
    assert_eq!((house.waits(&house.eve), house.waits(&house.bo)), (None, None));
    assert_eq!(house.bare.request(adas).state.place(), Place::Offered);
    assert!(house.bare.request(eves).deadline().is_some(), "no silence: it goes to a coordinator");
    house.pass(DAY);
    assert_eq!(house.bare.request(eves).state.place(), Place::Escalated);
}

#[test]
fn a_world_in_which_nobody_answers_ends_by_itself() {
    let house = House::new();
    let (adas, _) = house.ask();
    house.approve(house.run());
    for _ in 0..40 {
        house.pass(DAY);
    }
    assert_eq!(house.bare.request(adas).state.place(), Place::Closed);
}

#[test]
fn a_next_best_whose_timer_was_lost_is_looked_for_after_all() {
    let house = House::new();
    house.ask();
    house.approve(house.run());
    let code = house.waits(&house.eve).unwrap();
    assert_eq!(house.says_to(&house.eve, code, Word::No).unwrap(), Said::Over);
    let lost = move |tx: &mut kith_app::Tx, _: &mut kith_core::Moment| {
        let kept = kith_store::pairing::proposals::named(tx, code)?.unwrap();
        Ok(kith_store::jobs::pull(tx, "proposal", kept.proposal.offer.0)?)
    };
    assert!(house.bare.does(lost).unwrap());
    house.pass(HOUR);
    assert!(!house.told(&house.eve).contains(&"notice-proposal-none".to_owned()));
    assert_eq!(kith_app::promises::plant_lost(&house.bare.app).unwrap(), 1);
    house.pass(HOUR);
    assert!(house.told(&house.eve).contains(&"notice-proposal-none".to_owned()));
}

#[test]
fn what_one_was_asked_and_said_can_be_taken_along_and_the_others_word_cannot() {
    let house = House::new();
    house.ask();
    house.approve(house.run());
    house.answers(&house.bo, Word::Yes);
    let archive = |who: &kith_app::people::recognising::Known| {
        kith_app::people::exporting::export(&house.bare.app, who.member).unwrap()["pairing"].clone()
    };
    let (ada, bo) = (archive(&house.ada), archive(&house.bo));
    assert_eq!(ada["proposals"].as_array().unwrap().len(), 1);
    assert!(ada["proposals"][0]["said_yes"].is_null() && !ada.to_string().contains("bo"));
    assert!(bo["proposals"][0]["said_yes"].is_string());
}
