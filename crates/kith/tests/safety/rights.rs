//! What a member asks for by right: a person answers, within the month of the law (SAF-113).

use kith_app::people::recognising::Known;
use kith_core::{DAY, MINUTE, people::grant::Role};

use super::world::World;

const WORDS: &str = "qzheronhelmet My age is wrong in your papers";

/// Ada asks for that, and stands at her letter.
fn asks(world: &World, who: &Known, right: &str) -> kith_testkit::Browser {
    let mut browser = world.browser(who);
    browser.open("/me/rights").choose("right", right).choose("use", "pairing");
    browser.fill("body", WORDS).press("Ask for it");
    assert_eq!(browser.status(), 200, "{}", browser.text());
    browser
}

#[test]
fn it_becomes_a_letter_that_a_lead_answers_and_nobody_else_sees() {
    let world = World::new();
    let lea = world.bare.person("lea", &[Role::Lead]);
    let ada = asks(&world, &world.ada, "rectify");
    assert!(ada.path().starts_with("/me/letters/"), "{}", ada.path());
    assert!(ada.says("What you asked for about your data") && ada.says(WORDS), "{}", ada.text());
    assert!(ada.says("Put something right that is wrong") && ada.says("people who fit me"));
    assert!(ada.says("Somebody does by Thursday 14 December 2023"), "{}", ada.text());
    assert!(!world.browser(&world.robin).open("/cases").says("asks for something by right"));
    let mut desk = world.browser(&lea);
    desk.open("/cases").follow("Somebody asks for something by right");
    assert!(desk.says(WORDS) && desk.says("Put something right that is wrong"), "{}", desk.text());
    desk.choose("how", "done").press("Close the case");
    assert!(desk.status() == 422 && desk.says("They have no answer yet"), "{}", desk.text());
    desk.fill("body", "We put the year right.").press("Send the answer");
    desk.choose("how", "done").press("Close the case");
    assert!(desk.says("The case is closed"), "{}", desk.text());
    let mut ada = world.browser(&world.ada);
    ada.open("/me/letters").follow("What you asked for about your data");
    assert!(ada.says("We put the year right.") && ada.says("is done"), "{}", ada.text());
}

#[test]
fn the_form_says_a_day_and_reads_the_same_a_minute_later() {
    let world = World::new();
    let shown = || world.browser(&world.ada).open("/me/rights").text();
    let before = shown();
    assert!(before.contains("at the latest by") && before.contains("2023"), "{before}");
    world.pass(MINUTE);
    assert_eq!(shown(), before);
}

#[test]
fn what_is_declined_says_why_and_where_one_can_complain() {
    let world = World::new();
    asks(&world, &world.ada, "object");
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow("Somebody asks for something by right");
    assert!(desk.says("Stop using it for this"), "where there is no lead, the desk answers");
    desk.fill("body", "The law asks us to keep it.").press("Send the answer");
    desk.choose("how", "declined").press("Close the case");
    let mut ada = world.browser(&world.ada);
    ada.open("/me/letters").follow("What you asked for about your data");
    assert!(ada.says("The law asks us to keep it.") && ada.says("you can complain"));
}

#[test]
fn leads_are_told_after_twenty_days_and_it_is_late_after_thirty() {
    let world = World::new();
    let lea = world.bare.person("lea", &[Role::Lead]);
    asks(&world, &world.ada, "restrict");
    let told = |words: &str| world.browser(&lea).open("/today").says(words);
    world.pass(DAY.times(19));
    assert!(!told("waits for twenty days"));
    world.pass(DAY);
    assert!(told("waits for twenty days") && !told("longer than the law allows"));
    let letter = || {
        let mut ada = world.browser(&world.ada);
        ada.open("/me/letters").follow("What you asked for about your data");
        ada.text()
    };
    let mut ada = world.browser(&world.ada);
    ada.open("/me/letters").follow("What you asked for about your data");
    ada.fill("body", "Is somebody there?").press("Send");
    assert!(letter().contains("by Thursday 14 December 2023"), "writing again puts nothing off");
    for _ in 0..10 {
        world.pass(DAY);
    }
    assert!(told("longer than the law allows"));
    assert!(letter().contains("The law says by Thursday 14 December 2023"), "{}", letter());
}

#[test]
fn nobody_answers_their_own() {
    let world = World::new();
    let lea = world.bare.person("lea", &[Role::Lead]);
    let leo = world.bare.person("leo", &[Role::Lead]);
    asks(&world, &lea, "object");
    let sees = |who| world.browser(who).open("/cases").says("asks for something by right");
    assert!(sees(&leo) && !sees(&lea) && !sees(&world.robin));
}

#[test]
fn what_is_missing_is_named_and_what_was_typed_stays_and_is_sealed() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    ada.open("/me/rights").fill("body", WORDS).press("Ask for it");
    assert_eq!(ada.status(), 422);
    assert!(ada.says("Choose what we shall do") && ada.says("Choose for which use"));
    assert_eq!(ada.value("body").as_deref(), Some(WORDS));
    ada.choose("right", "object").choose("use", "everything").fill("body", " ");
    ada.press("Ask for it");
    assert_eq!(ada.status(), 422, "{}", ada.text());
    let once = ada.value("once").unwrap();
    let fields = [("right", "object"), ("use", "counting"), ("body", WORDS), ("once", &once)];
    let first = ada.post("/me/rights", &fields).path().to_owned();
    assert_eq!(ada.post("/me/rights", &fields).path(), first, "sent twice, it is asked once");
    assert_eq!(ada.open("/me/letters").all("main li").len(), 1);
    let held = world.bare.on_disk();
    assert!(!held.windows(13).any(|part| part == b"qzheronhelmet"), "kept in clear");
}
