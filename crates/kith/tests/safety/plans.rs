//! One's own plan: written, read, called from, taken along, thrown away; and read by nobody else.

use kith_core::{DAY, people::grant::Role};
use kith_testkit::Browser;

use super::world::World;

/// Writes a plan of three parts.
fn plan(browser: &mut Browser) {
    browser.open("/plan").follow("Begin my plan");
    browser.fill("signs", "I stop answering the purple telephone");
    browser.fill("people", "Mara, my sister: 0660 123 45 67\nBo next door, 555 0100 99");
    browser.fill("surroundings", "The tablets are with Mara").choose("country", "GB");
    browser.press("Keep my plan");
}

#[test]
fn a_member_writes_a_plan_and_calls_from_it() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    assert!(ada.open("/plan").says("Nothing is written down yet"));
    plan(&mut ada);
    assert_eq!((ada.status(), ada.path()), (200, "/plan"));
    assert!(ada.says("Your plan is kept") && ada.says("I stop answering the purple telephone"));
    assert!(!ada.says("What I can do on my own"), "an empty part is left out");
    let calls = ada.html().matches("href=\"tel:06601234567\"").count();
    assert_eq!(calls, 2, "the first button, and the one below the words");
    assert!(ada.html().contains("tel:555010099") && ada.html().contains("tel:999"));
    assert_eq!(
        ada.link("Call 0660 123 45 67, Mara, my sister").as_deref(),
        Some("tel:06601234567")
    );
}

#[test]
fn what_was_typed_stands_again_when_a_part_is_too_long() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    ada.open("/plan/parts").fill("signs", "a sign").fill("alone", &"x".repeat(2_001));
    ada.choose("country", "AT").press("Keep my plan");
    assert_eq!((ada.status(), ada.path()), (422, "/plan"));
    assert!(ada.says("longer than 2,000 characters"));
    assert_eq!(ada.all("textarea#signs"), ["a sign"]);
    assert_eq!(ada.value("country").as_deref(), Some("AT"));
    assert!(ada.open("/plan").says("Nothing is written down yet"));
}

#[test]
fn a_plan_is_changed_and_thrown_away_in_one_step() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    plan(&mut ada);
    ada.follow("Change it");
    assert_eq!(ada.all("textarea#surroundings"), ["The tablets are with Mara"]);
    ada.fill("signs", "").fill("alone", "Cold water").press("Keep my plan");
    assert!(ada.says("Cold water") && !ada.says("purple telephone"));
    ada.press("Throw my plan away");
    assert!(ada.says("Your plan is gone") && !ada.says("Cold water"));
    let member = world.ada.member;
    let left = world.bare.does(move |tx, _| Ok(kith_store::safety::plans::find(tx, member)?));
    assert!(left.unwrap().is_none());
}

#[test]
fn an_emptied_plan_is_none() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    plan(&mut ada);
    ada.open("/plan/parts").fill("signs", "").fill("people", " ").fill("surroundings", "");
    ada.press("Keep my plan");
    assert!(ada.says("Nothing is written down yet"));
}

#[test]
fn nobody_else_reads_a_plan() {
    let world = World::new();
    plan(&mut world.browser(&world.ada));
    let staff = [Role::Moderator, Role::Lead, Role::Admin].map(|role| {
        let name = format!("staff {}", role.word());
        world.bare.person(&name, &[role])
    });
    for who in staff.iter().chain([&world.bo, &world.robin]) {
        let mut browser = world.browser(who);
        assert!(browser.open("/plan").says("Nothing is written down yet"), "{who:?}");
    }
    assert_eq!(world.stranger().open("/plan").status(), 401);
}

#[test]
fn a_plan_is_linked_where_it_is_needed() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    for (page, text) in [("/today", "your plan"), ("/me", "Your plan"), ("/help", "Open your plan")]
    {
        assert_eq!(ada.open(page).link(text).as_deref(), Some("/plan"), "{page}");
    }
    assert!(world.stranger().open("/help").link("Open your plan").is_none());
}

#[test]
fn a_copy_is_a_file_whose_name_and_title_tell_nothing() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    plan(&mut ada);
    ada.press("Take a copy");
    assert_eq!(ada.header("content-disposition"), "attachment; filename=\"notes.html\"");
    assert_eq!(ada.title(), "Notes");
    assert!(ada.says("purple telephone") && ada.html().contains("tel:06601234567"));
    assert!(!ada.html().contains("http") && !ada.html().contains("src="), "it needs no network");
}

#[test]
fn a_plan_goes_along_in_the_export_and_goes_with_the_account() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    plan(&mut ada);
    ada.open("/me/export").press("The same for a program (JSON)");
    assert!(ada.html().contains("The tablets are with Mara"), "{}", ada.html());
    ada.open("/me/leave").press("Leave");
    world.pass(DAY.times(8));
    let member = world.ada.member;
    let left = world.bare.does(move |tx, _| Ok(kith_store::safety::plans::find(tx, member)?));
    assert!(left.unwrap().is_none());
}
