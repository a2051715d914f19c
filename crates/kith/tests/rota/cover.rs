//! J6.x4, J1.1: cover tells the truth: who has come counts, and what the rota promises is only said of later.

use kith_app::{programme::requiring, support::covering};
use kith_core::{HOUR, MINUTE, people::grant::Role, programme::courses, support::kind::Kind};
use kith_testkit::World;

use super::{path, shift, take, told};

/// A world in which nobody is on duty.
fn quiet() -> World {
    let world = World::new();
    let bo = world.bo.clone();
    world.bare.does(move |tx, at| covering::end(tx, at, &bo)).unwrap();
    world.pass(MINUTE);
    world
}

#[test]
fn j6_x4_whoever_promised_and_has_not_come_is_not_claimed_and_a_coordinator_hears_it_once() {
    let world = quiet();
    let code = shift(&world, (2, 4), None, 2);
    take(&world, &world.bo, code).unwrap();
    world.pass(MINUTE.times(121));
    let mut visitor = world.stranger();
    for page in ["/cover", "/", "/support"] {
        visitor.open(page);
        assert!(visitor.says("Nobody is on duty right now"), "{page}: {}", visitor.text());
        assert!(!visitor.says("is here now."), "{page}: {}", visitor.text());
    }
    let mut cora = world.browser(&world.cora);
    assert!(!cora.open("/today").says("has not come"), "some minutes are nothing");
    world.pass(MINUTE.times(15));
    world.pass(MINUTE.times(15));
    let mut cora = world.browser(&world.cora);
    assert_eq!(told(&mut cora, "has not come"), 1, "{}", cora.text());
    cora.open(&path(code));
    assert!(cora.says("has not been seen on duty"), "{}", cora.text());
    let mut bo = world.browser(&world.bo);
    assert!(bo.open("/today").says("Your shift has begun, and we have not seen you"));
    bo.open("/duty").press("Go on duty until 04:14, for your shift");
    assert!(bo.says("You are on duty until"), "{}", bo.text());
    assert!(visitor.open("/cover").says("Somebody is here now."), "{}", visitor.text());
    assert!(cora.open(&path(code)).says("has come"), "{}", cora.text());
}

#[test]
fn j6_x4_whoever_came_is_nobodys_alarm() {
    let world = quiet();
    let code = shift(&world, (2, 4), None, 2);
    take(&world, &world.bo, code).unwrap();
    world.pass(MINUTE.times(80));
    let mut bo = world.browser(&world.bo);
    assert!(bo.open("/duty").text().contains("Your next shift:"), "{}", bo.text());
    bo.post("/duty/turns", &[("to", "shift"), ("shift", &code.to_string())]);
    assert_eq!(bo.status(), 422, "{}", bo.text());
    assert!(bo.says("from half an hour before"), "{}", bo.text());
    world.pass(MINUTE.times(15));
    let mut bo = world.browser(&world.bo);
    bo.open("/duty").press("Go on duty until 04:14, for your shift");
    world.pass(HOUR);
    let mut cora = world.browser(&world.cora);
    assert!(!cora.open("/today").says("has not come"), "{}", cora.text());
}

#[test]
fn j1_1_cover_says_when_the_next_come_by_language_and_by_the_clock_of_the_house() {
    let world = quiet();
    let mut visitor = world.stranger();
    assert!(visitor.open("/cover").says("we do not know yet who is next"), "{}", visitor.text());
    let empty = shift(&world, (3, 1), None, 2);
    let (any, german) = (shift(&world, (10, 2), None, 2), shift(&world, (34, 2), Some("de"), 2));
    assert!(visitor.open("/cover").says("we do not know yet"), "a shift without people is none");
    take(&world, &world.bo, any).unwrap();
    take(&world, &world.bo, german).unwrap();
    visitor.open("/cover");
    assert!(
        visitor.says("The next people come on Wednesday 15 November 2023, 08:14 (UTC)"),
        "{}",
        visitor.text()
    );
    assert!(visitor.says("Deutsch: Thursday 16 November 2023, 08:14 (UTC)"), "{}", visitor.text());
    assert!(visitor.says("by the clock of UTC"), "{}", visitor.text());
    assert_ne!(empty, any);
    assert_eq!(visitor.header("cache-control"), "no-store");
    world.bare.clock.pass(HOUR.times(34));
    let mut bo = world.browser(&world.bo);
    bo.open("/duty").press("Go on duty until 10:14, for your shift");
    visitor.open("/cover");
    assert!(visitor.says("Those who are here write Deutsch."), "{}", visitor.text());
    assert!(!visitor.text().contains("bo ") && !visitor.says("One helper"), "{}", visitor.text());
    let other = world.bare.helper("sol", Role::Supporter, 1);
    let before = visitor.text();
    visitor.open("/cover");
    assert_eq!(visitor.text(), before, "how many are here is told nobody");
    assert!(other.helper.is_some());
}

#[test]
fn j1_x5_the_pages_that_speak_of_cover_say_the_same_at_once() {
    let world = quiet();
    let code = shift(&world, (5, 2), None, 2);
    take(&world, &world.bo, code).unwrap();
    let request = world.bare.asks(&world.ada, Kind::Listen);
    let mut ada = world.browser(&world.ada);
    ada.open(&format!("/requests/{request}"));
    assert!(ada.says("Nobody is on duty right now"), "{}", ada.text());
    assert!(ada.says("Wednesday 15 November 2023, 03:14 (UTC)"), "{}", ada.text());
    let mut bo = world.browser(&world.bo);
    bo.open("/duty").press("Go on duty");
    assert!(!ada.open(&format!("/requests/{request}")).says("Nobody is on duty"));
    // Whoever is at the desk and wants no new requests is not cover for whoever asks.
    bo.press("No new requests for a week");
    assert!(world.stranger().open("/cover").says("Nobody is on duty right now"));
}

#[test]
fn j6_x4_a_promise_of_somebody_who_rests_until_after_it_is_told_nobody() {
    let world = quiet();
    take(&world, &world.bo, shift(&world, (5, 2), Some("de"), 2)).unwrap();
    let mut visitor = world.stranger();
    assert!(visitor.open("/cover").says("The next people come on"), "{}", visitor.text());
    assert!(visitor.says("Deutsch:"), "{}", visitor.text());
    world.browser(&world.bo).open("/duty").press("No new requests for a week");
    visitor.open("/cover");
    assert!(visitor.says("we do not know yet who is next"), "{}", visitor.text());
    assert!(!visitor.says("Deutsch"), "{}", visitor.text());
    world.browser(&world.bo).open("/duty").press("I am back");
    assert!(visitor.open("/cover").says("The next people come on"), "{}", visitor.text());
}

#[test]
fn j6_x4_whoever_has_a_course_before_them_counts_for_no_language() {
    let world = quiet();
    take(&world, &world.bo, shift(&world, (2, 2), Some("de"), 2)).unwrap();
    world.pass(MINUTE.times(100));
    world.browser(&world.bo).open("/duty").press("Go on duty until 02:14, for your shift");
    world.pass(MINUTE.times(30));
    let mut visitor = world.stranger();
    assert!(visitor.open("/cover").says("write Deutsch"), "{}", visitor.text());
    let (cora, course) = (world.cora.clone(), courses::of(Role::Supporter).unwrap().code);
    world.bare.does(move |tx, at| requiring::set(tx, at, &cora, None, &[course])).unwrap();
    visitor.open("/cover");
    assert!(visitor.says("Nobody is on duty right now"), "{}", visitor.text());
    assert!(!visitor.says("Deutsch"), "{}", visitor.text());
}
