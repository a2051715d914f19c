//! A crisis on one page (J6.4): who is with them, what was tried, and when a person asks how they are.

use kith_core::{DAY, HOUR, SECOND, people::grant::Role};
use kith_testkit::Browser;

use super::{
    signals::{NAME, PLAN, THOUGHTS, says},
    world::World,
};

/// Robin at the case of Ada's talk, in which she wrote `text`; and the path of the case.
fn desk(world: &World, text: &str) -> (Browser, String) {
    let talk = world.talk();
    says(world, &world.ada, talk, text);
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow(NAME);
    let case = desk.path().to_owned();
    (desk, case)
}

#[test]
fn whoever_has_the_case_sees_who_is_there_and_keeps_what_was_tried() {
    let world = World::new();
    let (mut robin, case) = desk(&world, PLAN);
    robin.follow("Who is with them, what was tried, what is next");
    assert!(robin.says("This page is for whoever has the case"), "{}", robin.text());
    robin.press("Take it").open(&format!("{case}/now"));
    assert!(robin.says("ada asked for support, and bo gives it"), "{}", robin.text());
    assert!(robin.says("What was noticed") && !robin.says(PLAN), "{}", robin.text());
    robin.press("Join their talk");
    robin.open(&format!("{case}/now"));
    assert!(robin.says("robin of safeguarding is with them"), "{}", robin.text());
    robin.press("Keep it");
    assert_eq!((robin.status(), robin.says("Choose what you did")), (422, true));
    for (tried, line) in [("wrote", "I asked her openly"), ("nobody", "Two calls, no answer")] {
        world.bare.clock.pass(SECOND);
        robin.choose("tried", tried).fill("body", line).press("Keep it");
        assert_eq!((robin.status(), robin.path()), (200, format!("{case}/now").as_str()));
    }
    assert_eq!(robin.all("ol.path li strong"), ["Wrote to them", "Tried, and nobody answered"]);
    assert!(robin.says("Nobody answers. Try another way"), "{}", robin.text());
    world.bare.clock.pass(SECOND);
    robin.choose("tried", "services").press("Keep it");
    assert!(robin.says("An emergency service has it now. Stay"), "{}", robin.text());
    robin.open(&format!("{case}/notes"));
    assert!(robin.says("Two calls, no answer"), "{}", robin.text());
    let mut ada = world.browser(&world.ada);
    assert_eq!(ada.open(&format!("{case}/now")).status(), 404);
}

#[test]
fn it_comes_back_when_whoever_had_it_chose() {
    let world = World::new();
    let (mut robin, case) = desk(&world, PLAN);
    let crisis = format!("{case}/now");
    robin.press("Take it").open(&crisis).choose("hours", "72").press("Choose");
    assert!(robin.says("Chosen:"), "{}", robin.text());
    robin.post(&format!("{case}/follow-ups"), &[("hours", "96")]);
    assert_eq!((robin.status(), robin.says("Choose one, two or three days")), (422, true));
    robin.open(&case).choose("how", "true").press("Close the case");
    world.pass(DAY.times(2));
    let mut robin = world.browser(&world.robin);
    assert!(!robin.open("/cases").says(NAME), "{}", robin.text());
    world.pass(HOUR.times(25));
    let mut robin = world.browser(&world.robin);
    assert!(robin.open("/cases").says(NAME), "{}", robin.text());
}

#[test]
fn nobody_else_keeps_lines_and_what_was_typed_stays() {
    let world = World::new();
    let (mut robin, case) = desk(&world, THOUGHTS);
    let lea = world.bare.person("lea", &[Role::Lead]);
    robin.press("Take it");
    let mut lea = world.browser(&lea);
    lea.open(&format!("{case}/now"));
    assert!(!lea.says("What was noticed") && lea.says("robin"), "{}", lea.text());
    for (to, fields) in [("contacts", [("tried", "wrote")]), ("follow-ups", [("hours", "24")])] {
        lea.post(&format!("{case}/{to}"), &fields);
        assert_eq!((lea.status(), lea.says("Somebody else has this case")), (422, true), "{to}");
        for who in [&world.ada, &world.bo] {
            let status = world.browser(who).post(&format!("{case}/{to}"), &fields).status();
            assert_eq!(status, 404);
        }
    }
    lea.post(
        &format!("{case}/contacts"),
        &[("tried", "wrote"), ("body", "She is with her sister")],
    );
    assert!(lea.says("She is with her sister"), "what was typed stays: {}", lea.text());
    let long = "a".repeat(501);
    robin.open(&format!("{case}/now")).choose("tried", "line").fill("body", &long);
    robin.press("Keep it");
    assert_eq!((robin.status(), robin.value("body")), (422, Some(long)), "{}", robin.text());
    robin.post(&format!("{case}/follow-ups"), &[("hours", "24")]);
    assert!(robin.status() == 422 && robin.says("Nobody was in danger"), "{}", robin.text());
}
