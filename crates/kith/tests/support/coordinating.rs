//! J5.7: the coordinator's desk, and what is done by hand.

use kith_app::{people::recognising::Known, programme::listing};
use kith_core::{Code, HOUR, support::kind::Kind};
use kith_testkit::{Browser, World};

use super::path;

/// A request of Ada whose promise is over, and the browser of its coordinator on its page.
fn escalated(world: &World) -> (Code, Browser) {
    let code = world.bare.asks(&world.ada, Kind::Listen);
    world.pass(HOUR.times(4));
    let mut cora = world.browser(&world.cora);
    cora.open("/cohort").follow("ada");
    (code, cora)
}

#[test]
fn an_empty_desk_says_what_will_stand_there() {
    let world = World::new();
    let mut cora = world.browser(&world.cora);
    cora.open("/cohort");
    assert!(cora.says("Nobody needs you right now"), "{}", cora.text());
    assert!(cora.says("One helper is on duty now"));
}

#[test]
fn words_are_closed_until_opened_and_the_member_sees_who_opened_them() {
    let world = World::new();
    let (_, mut cora) = escalated(&world);
    assert!(cora.path().ends_with("/hands"));
    assert!(!cora.html().contains("I have not told"), "closed until a coordinator opens them");
    cora.press("Open their words");
    assert!(cora.says("I have not told anybody yet."), "{}", cora.text());
    let mut ada = world.browser(&world.ada);
    ada.open("/me/reads");
    assert!(ada.says("oordinator"), "{}", ada.text());
    world.pass(HOUR);
    let here = cora.path().to_owned();
    cora.open(&here);
    assert!(!cora.html().contains("I have not told"), "half an hour later they are closed again");
}

#[test]
fn a_person_is_asked_by_hand_while_the_desks_clock_runs_on() {
    let world = World::new();
    world.bare.agrees(&world.ada);
    let (code, mut cora) = escalated(&world);
    let hands = cora.path().to_owned();
    cora.press("Ask bo");
    assert!(cora.says("It is offered"), "{}", cora.text());
    assert!(cora.open(&hands).says("Somebody has it right now"));
    let mut ada = world.browser(&world.ada);
    ada.open(&path(code));
    assert!(ada.says("A coordinator has asked someone for you"), "{}", ada.text());
    let mut bo = world.browser(&world.bo);
    bo.open("/today");
    assert!(bo.says("A request is with you"), "{}", bo.text());
    bo.follow("Look at it");
    assert!(bo.says("A coordinator thought of you."));
    bo.press("Say yes");
    assert!(ada.open(&path(code)).says("Someone is here for you"));
    assert_eq!(cora.open(&hands).status(), 404, "it left the desk, and with it the right to look");
}

#[test]
fn it_can_go_back_into_the_line_with_a_new_promise() {
    let world = World::new();
    let (code, mut cora) = escalated(&world);
    cora.press("Put it back");
    assert!(cora.says("It is back in line") && cora.says("Nobody needs you right now"));
    let mut ada = world.browser(&world.ada);
    ada.open(&path(code));
    assert!(
        ada.says("A coordinator put it back in line") && ada.says("We are looking for someone")
    );
}

#[test]
fn another_place_is_named_with_a_letter_and_once() {
    let world = World::new();
    let service = service(&world, &world.cora);
    let (code, mut cora) = escalated(&world);
    let hands = cora.path().to_owned();
    let letter = "Dear ada,\nthey know this well.";
    cora.choose("service", &service.to_string()).fill("note", letter).press("Name it");
    assert!(cora.says("The member sees the other place"), "{}", cora.text());
    cora.post(&hands, &[("to", "name"), ("service", &service.to_string()), ("note", letter)]);
    let mut ada = world.browser(&world.ada);
    ada.open(&path(code));
    assert!(ada.says("Another place to turn to") && ada.says("The Harbour"), "{}", ada.text());
    assert!(ada.says("they know this well."));
    assert_eq!(ada.all("[aria-labelledby=elsewhere] li").len(), 1);
    assert_eq!(ada.link("Open its page").as_deref(), Some("https://harbour.example/"));
}

fn service(world: &World, cora: &Known) -> Code {
    let cora = cora.clone();
    let described = listing::Described {
        name: "The Harbour".to_owned(),
        about: "Talks with you by phone.".to_owned(),
        web: Some("https://harbour.example/".to_owned()),
        dial: None,
        country: None,
        topics: vec!["grief".to_owned()],
    };
    world.bare.does(move |tx, at| listing::add_service(tx, at, &cora, &described)).unwrap()
}

#[test]
fn a_letter_too_long_is_kept_as_it_was_typed() {
    let world = World::new();
    let (_, mut cora) = escalated(&world);
    let long = "a".repeat(4_001);
    cora.fill("note", &long).press("Name it");
    assert_eq!((cora.status(), cora.value("note")), (422, Some(long)));
}

#[test]
fn what_is_not_on_the_desk_is_not_there() {
    let world = World::new();
    let code = world.bare.asks(&world.ada, Kind::Listen);
    let mut cora = world.browser(&world.cora);
    let hands = format!("{}/hands", path(code));
    assert_eq!(cora.open(&hands).status(), 404);
    assert_eq!(cora.post(&hands, &[("to", "read")]).status(), 404);
    assert_eq!(world.browser(&world.ada).open(&hands).status(), 404);
    assert_eq!(world.browser(&world.bo).open("/cohort").status(), 404);
}

#[test]
fn a_page_of_the_desk_has_no_way_out_but_for_whoever_is_no_coordinator() {
    let world = World::new();
    let (code, cora) = escalated(&world);
    assert!(cora.path().ends_with("/hands") && !cora.html().contains("data-exit"));
    let mut ada = world.browser(&world.ada);
    for path in [format!("/requests/{code}/hands"), "/cohort".to_owned()] {
        ada.open(&path);
        assert!(ada.status() == 404 && ada.html().contains("data-exit"), "{path}");
    }
}
