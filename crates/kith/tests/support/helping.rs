//! J1.9, J3.5, J4.4, J4.x4: the helper's desk and offers.

use kith_core::{DAY, HOUR, MINUTE, people::grant::Role, support::kind::Kind};
use kith_testkit::World;

use super::path;

#[test]
fn the_next_in_line_is_taken_unseen_and_a_yes_opens_the_talk() {
    let world = World::new();
    let code = world.bare.asks(&world.ada, Kind::Listen);
    let mut bo = world.browser(&world.bo);
    bo.open("/duty");
    assert!(bo.says("One request waits, since"), "{}", bo.text());
    assert!(!bo.text().contains("ada"), "nobody in line can be looked at");
    bo.press("Take the next");
    assert!(bo.path().starts_with("/offers/"));
    assert!(bo.says("ada asks for support") && bo.says("I have not told anybody yet."));
    let mut ada = world.browser(&world.ada);
    ada.open(&path(code));
    assert!(ada.says("A helper is reading it now"));
    assert!(!ada.text().contains("bo "), "who takes from the line is nobody's business");
    bo.press("Say yes");
    assert!(bo.path().starts_with("/talks/"), "{}", bo.path());
    ada.open(&path(code));
    assert!(ada.says("Someone is here for you") && ada.says("They said yes to your request."));
    assert!(ada.link("Open the talk").unwrap().starts_with("/talks/"));
}

#[test]
fn a_pass_keeps_the_place_in_line_and_names_nobody() {
    let world = World::new();
    let code = world.bare.asks(&world.ada, Kind::Hand);
    let mut bo = world.browser(&world.bo);
    bo.open("/duty").press("Take the next").choose("rest", "yes").press("Pass it on");
    assert!(bo.says("Passed on") && bo.says("No new requests come until"), "{}", bo.text());
    let mut ada = world.browser(&world.ada);
    ada.open(&path(code));
    assert!(ada.says("It went on to the next in line"), "{}", ada.text());
    assert!(!ada.html().contains(&world.bo.helper.as_ref().unwrap().code.to_string()));
    bo.press("I am back");
    assert!(!bo.says("No new requests come until"));
    bo.press("Take the next");
    assert!(bo.says("Nobody waits whom you could take"), "{}", bo.text());
}

#[test]
fn two_minutes_later_an_offer_has_gone_on_and_says_so_kindly() {
    let world = World::new();
    let _ = world.bare.asks(&world.ada, Kind::Listen);
    let mut bo = world.browser(&world.bo);
    bo.open("/duty").press("Take the next");
    let offer = bo.path().to_owned();
    world.pass(MINUTE.times(3));
    bo.press("Say yes");
    assert_eq!(bo.status(), 422);
    assert!(bo.says("This offer is no longer open, and nothing is held"), "{}", bo.text());
    bo.open(&offer);
    assert!(bo.says("This one has gone on") && !bo.text().contains("I have not told"));
}

#[test]
fn whoever_is_full_reads_why_and_a_second_yes_is_the_first() {
    let world = World::new();
    let sol = world.bare.helper("sol", Role::Supporter, 1);
    for asker in ["one", "two"] {
        let asker = world.bare.person(asker, &[]);
        world.bare.agrees(&asker);
    }
    let _ = world.bare.asks(&world.ada, Kind::Listen);
    let mut there = world.browser(&sol);
    there.open("/duty").press("Take the next");
    let offer = there.path().to_owned();
    there.press("Say yes");
    let talk = there.path().to_owned();
    there.post(&format!("{offer}/answers"), &[("answer", "yes")]);
    assert_eq!(there.path(), talk);
    there.open("/duty");
    assert!(there.says("All your places are taken"), "{}", there.text());
    there.post("/duty/turns", &[("to", "next")]);
    assert_eq!(there.status(), 422);
    assert!(there.says("All your places are taken, so this one goes to somebody else"));
}

#[test]
fn a_place_lost_between_offer_and_yes_is_explained() {
    let world = World::new();
    let sol = world.bare.helper("sol", Role::Supporter, 1);
    let _ = world.bare.asks(&world.ada, Kind::Listen);
    let mut there = world.browser(&sol);
    there.open("/duty").press("Take the next");
    let offer = there.path().to_owned();
    there.open("/capacity").fill("places", "0").press("Save");
    there.open(&offer).press("Say yes");
    assert_eq!(there.status(), 422);
    assert!(there.says("All your places are taken"), "{}", there.text());
    assert!(there.says("I have not told anybody yet."), "the offer still stands below");
}

#[test]
fn duty_begins_and_ends_by_the_helpers_word() {
    let world = World::new();
    let mut bo = world.browser(&world.bo);
    bo.open("/duty").press("Go off duty");
    assert!(bo.says("You are off duty"), "{}", bo.text());
    bo.post("/duty/turns", &[("to", "next")]);
    assert_eq!(bo.status(), 422);
    assert!(bo.says("Go on duty first"));
    bo.open("/duty").choose("hours", "2").press("Go on duty");
    assert!(bo.says("You are on duty until Wednesday 15 November 2023, 00:13"), "{}", bo.text());
    assert_eq!(bo.post("/duty/turns", &[("to", "on"), ("hours", "48")]).status(), 404);
    world.pass(HOUR.times(3));
    assert!(bo.open("/duty").says("You are off duty"));
}

#[test]
fn leave_has_a_day_of_return_and_places_a_bearable_number() {
    let world = World::new();
    let mut bo = world.browser(&world.bo);
    for (places, status) in [("21", 422), ("-1", 422), ("many", 422), ("3", 200)] {
        bo.open("/capacity").fill("places", places).press("Save");
        assert_eq!(bo.status(), status, "{places}");
    }
    assert!(bo.says("0 of 3 places are taken"), "{}", bo.text());
    for day in ["2023-11-01", "2030-01-01", "soon", ""] {
        bo.open("/capacity").fill("day", day).press("Go on leave");
        assert_eq!(bo.status(), 422, "{day}");
        assert!(bo.says("Choose a day that has not passed"));
    }
    bo.open("/capacity").fill("day", "2023-11-20").press("Go on leave");
    assert!(bo.says("You are on leave until Monday 20 November 2023"), "{}", bo.text());
    world.pass(DAY.times(7));
    assert!(!bo.open("/duty").says("You are on leave"));
}

#[test]
fn j3_x1_whoever_goes_on_leave_holds_nothing_up_and_what_was_put_to_them_goes_on_by_itself() {
    let world = World::new();
    let code = world.bare.asks(&world.ada, Kind::Listen);
    let mut bo = world.browser(&world.bo);
    bo.open("/duty").press("Take the next");
    let offer = bo.path().to_owned();
    bo.open("/capacity").fill("day", "2023-11-20").press("Go on leave");
    assert!(bo.says("You are on leave until Monday 20 November 2023"), "{}", bo.text());
    assert!(bo.open(&offer).says("This one has gone on"), "{}", bo.text());
    let mut ada = world.browser(&world.ada);
    ada.open(&path(code));
    assert!(ada.says("It went on to the next in line"), "{}", ada.text());
    let sol = world.bare.helper("sol", Role::Supporter, 1);
    let mut next = world.browser(&sol);
    next.open("/duty").press("Take the next");
    assert!(next.says("ada asks for support"), "{}", next.text());
}

#[test]
fn another_helpers_offer_is_not_there_and_members_have_no_desk() {
    let world = World::new();
    let sol = world.bare.helper("sol", Role::Supporter, 1);
    let _ = world.bare.asks(&world.ada, Kind::Listen);
    let mut bo = world.browser(&world.bo);
    bo.open("/duty").press("Take the next");
    let offer = bo.path().to_owned();
    let mut other = world.browser(&sol);
    assert_eq!(other.open(&offer).status(), 404);
    assert_eq!(other.post(&format!("{offer}/answers"), &[("answer", "yes")]).status(), 404);
    let mut ada = world.browser(&world.ada);
    for page in ["/duty", "/capacity", "/cohort", &offer] {
        assert_eq!(ada.open(page).status(), 404, "{page}");
    }
}
