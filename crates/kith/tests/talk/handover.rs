//! Handing a talk over (J4.x2): the first helper stays until somebody has said yes, and the member may say no.

use kith_app::{people::recognising::Known, talk::exporting};
use kith_core::{Code, HOUR, people::grant::Role, support::kind::Kind};
use kith_testkit::{Browser, World};

use super::{path, said, says};

const NOTE: &str = "They like to be asked before they are given advice.";

/// A talk of Ada and Bo, which Bo hands over with a note.
fn handed(world: &World) -> (Code, Browser) {
    let talk = world.talk();
    says(world, &world.ada, talk, "My cat has died.").unwrap();
    let mut bo = world.browser(&world.bo);
    bo.open(&path(talk)).follow("Hand over: I cannot go on");
    bo.fill("note", NOTE).press("Hand over");
    assert_eq!((bo.status(), bo.path()), (200, path(talk).as_str()), "{}", bo.text());
    (talk, bo)
}

#[test]
fn the_first_helper_stays_until_somebody_says_yes_and_then_leaves_visibly() {
    let world = World::new();
    let (talk, mut bo) = handed(&world);
    assert!(bo.says("You are handing this talk over"), "{}", bo.text());
    let mut ada = world.browser(&world.ada);
    ada.open(&path(talk));
    assert!(ada.says("cannot go on for now, and stays with you until"), "{}", ada.text());
    assert!(!ada.says(NOTE), "the note is for whoever takes over");
    ada.follow("Your request, with every step");
    assert!(ada.says("We are looking for someone to take over"), "{}", ada.text());
    assert!(ada.says("is with you until somebody else says yes"), "{}", ada.text());
    for who in [&world.ada, &world.bo] {
        says(&world, who, talk, "We go on until then.").unwrap();
    }
    assert!(bo.open("/duty").says("ada"), "it is still theirs");
    assert!(world.bare.takes(&world.bo).is_none(), "nobody takes over from themselves");
    let eve = world.bare.helper("eve", Role::Supporter, 2);
    let offer = world.bare.takes(&eve).unwrap();
    assert!(world.bare.takes(&world.bare.helper("fay", Role::Supporter, 2)).is_none());
    assert!(world.browser(&eve).open(&format!("/offers/{offer}")).says("cannot go on"));
    let next = world.bare.accepts(&eve, offer);
    ada.open(&path(talk));
    assert!(ada.says("and eve took over. They have not read"), "{}", ada.text());
    assert!(bo.open(&path(talk)).says("eve took over on"), "{}", bo.text());
    ada.follow("Go to the talk");
    assert_eq!(ada.path(), path(next));
    assert!(ada.says("eve took over from bo") && !ada.says(NOTE), "{}", ada.text());
    let mut eve = world.browser(&eve);
    assert!(eve.open(&path(next)).says(NOTE), "{}", eve.text());
    assert!(said(&eve).is_empty(), "what was said before stays between the two");
    assert_eq!(eve.open(&path(talk)).status(), 404);
    assert_eq!(bo.open(&path(next)).status(), 404);
    eve.open(&format!("{}/live", path(next)));
    assert!(eve.says(NOTE), "{}", eve.text());
    ada.open(&format!("{}/goodbye", path(next))).choose("how", "helped").press("Say goodbye");
    assert!(!eve.open(&path(next)).says(NOTE), "it is kept no longer than the talk");
}

#[test]
fn what_a_helper_left_is_theirs_to_take_along() {
    let world = World::new();
    let _ = handed(&world);
    let told = |who: &Known| exporting::talks(&world.bare.app, who.member).unwrap().to_string();
    assert!(told(&world.bo).contains(NOTE), "{}", told(&world.bo));
    assert!(!told(&world.ada).contains(NOTE), "{}", told(&world.ada));
    let eve = world.bare.helper("eve", Role::Supporter, 2);
    let offer = world.bare.takes(&eve).unwrap();
    let _ = world.bare.accepts(&eve, offer);
    assert!(told(&world.bo).contains(NOTE), "while it is kept");
    assert!(!told(&eve).contains(NOTE), "others wrote it");
}

#[test]
fn it_costs_the_helper_nothing_and_works_within_a_shift() {
    let world = World::new();
    let (_, mut bo) = handed(&world);
    let eve = world.bare.helper("eve", Role::Supporter, 2);
    let offer = world.bare.takes(&eve).unwrap();
    let _ = world.bare.accepts(&eve, offer);
    bo.open("/duty");
    assert!(bo.says("You are on duty until"), "{}", bo.text());
    assert!(!bo.says("New requests rest"), "{}", bo.text());
    let cy = world.bare.person("cy", &[]);
    let _ = world.bare.asks(&cy, Kind::Listen);
    assert!(world.bare.takes(&world.bo).is_some(), "new requests come as before");
    let mut desk = world.browser(&world.cora);
    assert!(!desk.open("/cohort").says("fell silent"), "{}", desk.text());
}

#[test]
fn the_member_may_say_no_and_is_not_asked_again() {
    let world = World::new();
    let (talk, mut bo) = handed(&world);
    let eve = world.bare.helper("eve", Role::Supporter, 2);
    let offer = world.bare.takes(&eve).unwrap();
    let mut ada = world.browser(&world.ada);
    ada.open(&path(talk)).press("I would rather wait for them");
    assert!(ada.says("you would rather wait for bo"), "{}", ada.text());
    let keep = format!("{}/handovers/endings", path(talk));
    assert_eq!(ada.post(&keep, &[]).status(), 200, "twice is once");
    let mut eve = world.browser(&eve);
    eve.open(&format!("/offers/{offer}"));
    assert!(eve.value("answer").is_none() && !eve.says("cannot go on"), "{}", eve.text());
    assert!(bo.open(&path(talk)).says("would rather wait for you"), "{}", bo.text());
    bo.follow("Hand over: I cannot go on");
    assert!(bo.says("would rather wait for you. You can pause"), "{}", bo.text());
    assert!(bo.value("note").is_none(), "there is nothing to send");
    bo.post("/handovers", &[("talk", &talk.to_string()), ("note", "Now?")]);
    assert_eq!(bo.status(), 422);
    says(&world, &world.bo, talk, "Then I stay.").unwrap();
}

#[test]
fn the_helper_may_go_on_after_all_and_hand_over_later() {
    let world = World::new();
    let (talk, mut bo) = handed(&world);
    bo.press("I can go on after all");
    assert!(bo.says("You can go on after all"), "{}", bo.text());
    world.tick();
    let eve = world.bare.helper("eve", Role::Supporter, 2);
    assert!(world.bare.takes(&eve).is_none());
    bo.follow("Hand over: I cannot go on").press("Hand over");
    assert!(bo.says("You are handing this talk over"), "{}", bo.text());
    let next = world.bare.takes(&eve).map(|offer| world.bare.accepts(&eve, offer)).unwrap();
    let mut eve = world.browser(&eve);
    assert!(!eve.open(&path(next)).says(NOTE), "what was taken back is gone");
    assert!(world.browser(&world.ada).open(&path(talk)).says("took over"));
}

#[test]
fn where_nobody_is_free_a_coordinator_has_it_and_then_the_helper_is_still_there() {
    let world = World::new();
    let (talk, _) = handed(&world);
    let mut ada = world.browser(&world.ada);
    let mut seen = Vec::new();
    for _ in 0..200 {
        if seen.len() == 2 {
            break;
        }
        world.pass(HOUR);
        ada.open(&path(talk));
        for said in ["a coordinator looks for somebody to take over", "Nobody was free to take"] {
            if ada.says(said) && !seen.contains(&said) {
                seen.push(said);
            }
        }
    }
    assert_eq!(seen.len(), 2, "{}", ada.text());
    assert!(!ada.says("This talk is closed"), "{}", ada.text());
    let mut bo = world.browser(&world.bo);
    bo.open(&path(talk));
    assert!(bo.says("so the talk is with you"), "{}", bo.text());
}

#[test]
fn the_desk_reads_why_a_talk_that_is_handed_over_waits() {
    let world = World::new();
    let _ = handed(&world);
    let mut desk = world.browser(&world.cora);
    assert!(!desk.open("/cohort").says("Handed over"), "nobody waits too long yet");
    world.pass(HOUR.times(5));
    let mut desk = world.browser(&world.cora);
    desk.open("/cohort");
    assert!(desk.says("Handed over: whoever they talk with cannot go on"), "{}", desk.text());
    desk.follow("ada");
    assert!(desk.says("Handed over: whoever they talk with cannot go on"), "{}", desk.text());
    assert!(!desk.says(NOTE), "the note is for whoever takes over");
}

#[test]
fn a_closed_door_a_goodbye_and_a_close_end_it() {
    let world = World::new();
    let (talk, mut bo) = handed(&world);
    let eve = world.bare.helper("eve", Role::Supporter, 2);
    let offer = world.bare.takes(&eve).unwrap();
    bo.open(&format!("{}/goodbye", path(talk))).press("Say goodbye");
    let mut ada = world.browser(&world.ada);
    assert!(ada.open(&path(talk)).says("This talk is closed"), "{}", ada.text());
    let next = world.bare.accepts(&eve, offer);
    assert!(!world.browser(&eve).open(&path(next)).says(NOTE), "nobody took it over");
    let mut eve = world.browser(&eve);
    eve.open(&path(next)).follow("Hand over: I cannot go on").press("Hand over");
    ada.open(&format!("/blocks/new?talk={next}")).press("Close the door");
    assert!(ada.open(&path(next)).says("This talk is closed"), "{}", ada.text());
    assert!(eve.open(&path(next)).says("This talk is closed"), "{}", eve.text());
    let fay = world.bare.helper("fay", Role::Supporter, 1);
    let last = world.bare.takes(&fay).map(|offer| world.bare.accepts(&fay, offer)).unwrap();
    let mut fay = world.browser(&fay);
    fay.open(&path(last)).follow("Hand over: I cannot go on").press("Hand over");
    ada.open(&format!("{}/goodbye", path(last))).choose("how", "moved_on").press("Say goodbye");
    assert!(fay.open(&path(last)).says("This talk is closed"), "{}", fay.text());
    assert!(world.bare.takes(&world.bare.helper("gil", Role::Supporter, 1)).is_none());
}

#[test]
fn a_door_between_helpers_and_the_members_own_boundaries_hold() {
    let world = World::new();
    let (talk, _) = handed(&world);
    let eve = world.bare.helper("eve", Role::Supporter, 2);
    let (ada, one) = (world.ada.member, eve.member);
    let now = world.bare.app.now();
    let close = |owner, other| {
        world.bare.does(move |tx, at| {
            let block = kith_core::safety::block::Block::close(owner, other, &[], now).unwrap();
            let code = at.code();
            Ok(kith_store::safety::blocks::add(tx, &block, code, None)?)
        })
    };
    close(ada, one).unwrap();
    assert!(world.bare.takes(&eve).is_none(), "a closed door holds");
    let fay = world.bare.helper("fay", Role::Supporter, 2);
    close(fay.member, world.bo.member).unwrap();
    let next = world.bare.takes(&fay).map(|offer| world.bare.accepts(&fay, offer)).unwrap();
    let mut fay = world.browser(&fay);
    fay.open(&path(next));
    assert!(!fay.says(NOTE) && !fay.says("took this over from"), "{}", fay.text());
    assert!(world.browser(&world.ada).open(&path(talk)).says("took over"));
}

#[test]
fn nobody_else_hands_over_and_what_was_typed_is_kept() {
    let world = World::new();
    let talk = world.talk();
    let eve = world.bare.helper("eve", Role::Supporter, 2);
    let (ask, named) = (format!("{}/handover", path(talk)), talk.to_string());
    let keep = format!("{}/handovers/endings", path(talk));
    for who in [&world.ada, &eve, &world.cora] {
        let mut other = world.browser(who);
        assert!([403, 404].contains(&other.open(&ask).status()), "{}", other.text());
        let status = other.post("/handovers", &[("talk", &named), ("note", "x")]).status();
        assert!([403, 404].contains(&status), "{status}");
    }
    assert_eq!(world.browser(&eve).post(&keep, &[]).status(), 404);
    let mut bo = world.browser(&world.bo);
    assert_eq!(bo.post("/handovers", &[("talk", "7"), ("note", "x")]).status(), 404);
    let long = "a".repeat(501);
    bo.open(&ask).fill("note", &long).press("Hand over");
    assert_eq!((bo.status(), bo.value("note")), (422, Some(long)), "{}", bo.text());
    let once = bo.open(&ask).value("once").unwrap();
    for _ in 0..2 {
        let fields = [("talk", named.as_str()), ("note", NOTE), ("once", once.as_str())];
        assert_eq!(bo.post("/handovers", &fields).status(), 200, "{}", bo.text());
    }
    bo.open(&format!("{}/pauses", path(talk))).choose("days", "3").press("Pause");
    assert!(bo.says("This talk is being handed over"), "{}", bo.text());
}

#[test]
fn a_form_that_would_change_nothing_is_not_there() {
    let world = World::new();
    let (talk, mut bo) = handed(&world);
    let ask = format!("{}/handover", path(talk));
    bo.open(&ask);
    assert_eq!(bo.path(), path(talk), "{}", bo.text());
    bo.press("I can go on after all");
    world
        .browser(&world.ada)
        .open(&format!("{}/pauses", path(talk)))
        .choose("days", "3")
        .press("Pause");
    bo.open(&ask);
    assert!(bo.value("note").is_none() && bo.says("The talk is paused"), "{}", bo.text());
}
