//! J5.8, J5.x4: a programme ends: one last day for many, and a goodbye for each.

use kith_core::{DAY, MINUTE};
use kith_testkit::{Browser, World};

use super::{day, mentor, pair, reasons, talking};

/// The first programme whose pairs can be chosen.
fn programme(cora: &Browser) -> String {
    let (_, rest) = cora.html().split_once("name=\"of\" value=\"").unwrap();
    rest[..32].to_owned()
}

/// Two pairs of one mentor, and a coordinator who set their last day in thirty days.
fn set() -> (World, Browser) {
    let world = World::new();
    let mo = mentor(&world, "mo", 3);
    for name in ["eli", "kim"] {
        let _ = pair(&world, name, &mo);
    }
    let mut cora = world.browser(&world.cora);
    cora.open("/closings").follow("Set one last day for many");
    let programme = programme(&cora);
    cora.choose("of", &programme)
        .fill("day", &day(&world, DAY.times(30)))
        .press("Set their last day");
    (world, cora)
}

#[test]
fn j5_x4_j2_x8_nobody_is_told_in_the_first_ten_minutes_and_it_can_be_stopped_whole() {
    let (world, mut cora) = set();
    assert!(cora.says("2 pairs are told at"), "{}", cora.text());
    cora.press("Stop it: nobody is told");
    assert!(cora.says("It is stopped. Nobody was told anything."), "{}", cora.text());
    world.pass(MINUTE.times(30));
    assert!(world.browser(&world.cora).open("/closings").says("No last day together is set."));
    let path = cora.path().to_owned();
    let mut cora = world.browser(&world.cora);
    assert!(
        cora.post(&format!("{path}/stops"), &[]).says("It was stopped before"),
        "twice is once"
    );
}

#[test]
fn j5_x4_each_gets_a_last_day_a_word_and_a_goodbye_of_their_own() {
    let (world, cora) = set();
    let here = cora.path().to_owned();
    world.pass(MINUTE.times(11));
    let mut cora = world.browser(&world.cora);
    cora.open(&here);
    assert!(cora.says("2 pairs were told from"), "{}", cora.text());
    assert!(cora.says("nobody said anything yet"), "{}", cora.text());
    assert_eq!(cora.post(&format!("{here}/stops"), &[]).status(), 422);
    assert!(cora.says("They were told already"), "{}", cora.text());
    cora.open("/closings");
    assert!(cora.says("eli and mo") && cora.says("kim and mo"), "{}", cora.text());
}

#[test]
fn j5_8_the_silent_side_closes_too_and_the_coordinator_sees_who_is_silent_a_week_before() {
    let world = World::new();
    let mo = mentor(&world, "mo", 3);
    let (eli, talk) = pair(&world, "eli", &mo);
    let (_, _) = pair(&world, "kim", &mo);
    let mut cora = world.browser(&world.cora);
    cora.open("/closings/new").choose("of", "these").choose("pair", &talk.to_string());
    cora.fill("day", &day(&world, DAY.times(20))).press("Set their last day");
    assert!(cora.says("One pair is told at"), "{}", cora.text());
    world.pass(MINUTE.times(11));
    let mut eli_sees = world.browser(&eli);
    eli_sees.open("/today");
    assert!(eli_sees.says("set a last day for you"), "{}", eli_sees.text());
    eli_sees.open(&format!("/journeys/{talk}/end"));
    assert!(eli_sees.says("The people who look after Kith set this day"), "{}", eli_sees.text());
    let mut mo_sees = world.browser(&mo);
    mo_sees.open(&format!("/journeys/{talk}/end"));
    assert!(!mo_sees.says("Take this day back"), "{}", mo_sees.text());
    talking(&world, [&eli, &mo], talk, 14);
    let mut cora = world.browser(&world.cora);
    cora.open("/cohort?why=closing");
    assert_eq!(reasons(&cora), ["closing"], "{}", cora.text());
    assert!(cora.says("The mentee has not said what they want then"), "{}", cora.text());
    talking(&world, [&eli, &mo], talk, 5);
    for _ in 0..3 {
        world.pass(DAY);
    }
    let mut eli_sees = world.browser(&eli);
    eli_sees.open(&format!("/journeys/{talk}/end"));
    assert!(eli_sees.says("It ended on the day that was set"), "{}", eli_sees.text());
    let mut cora = world.browser(&world.cora);
    assert!(reasons(cora.open("/cohort?why=closing")).is_empty());
    cora.open("/closings");
    assert!(cora.says("on the day that was set"), "{}", cora.text());
}

#[test]
fn j5_x4_a_coordinator_takes_one_day_back_and_a_day_of_their_own_stands() {
    let world = World::new();
    let mo = mentor(&world, "mo", 3);
    let (_, talk) = pair(&world, "eli", &mo);
    let (_, own) = pair(&world, "kim", &mo);
    let mut mo_sees = world.browser(&mo);
    mo_sees.open(&format!("/journeys/{own}/end")).fill("day", &day(&world, DAY.times(25)));
    mo_sees.press("Set our last day together");
    let mut cora = world.browser(&world.cora);
    cora.open("/closings/new");
    let programme = programme(&cora);
    cora.choose("of", &programme)
        .fill("day", &day(&world, DAY.times(30)))
        .press("Set their last day");
    let here = cora.path().to_owned();
    world.pass(MINUTE.times(11));
    let mut cora = world.browser(&world.cora);
    assert!(cora.open(&here).says("A day was set already: that one stands"), "{}", cora.text());
    assert_eq!(cora.post(&format!("/closings/{own}/returns"), &[]).status(), 200);
    assert!(world.browser(&mo).open(&format!("/journeys/{own}/end")).says("You chose this day"));
    cora.open(&format!("/closings/{talk}")).press("Take their last day back");
    let mut mo_sees = world.browser(&mo);
    assert!(mo_sees.open("/today").says("The two of you go on"), "{}", mo_sees.text());
    mo_sees.open(&format!("/journeys/{talk}/end"));
    assert!(mo_sees.says("How this can end"), "{}", mo_sees.text());
}

#[test]
fn j5_x4_a_day_too_soon_and_nobody_chosen_are_refused_with_what_was_typed() {
    let world = World::new();
    let mo = mentor(&world, "mo", 3);
    let _ = pair(&world, "eli", &mo);
    let mut cora = world.browser(&world.cora);
    let soon = day(&world, DAY);
    cora.open("/closings/new").choose("of", "these").fill("day", &soon).press("Set their last day");
    assert_eq!((cora.status(), cora.value("day")), (422, Some(soon)));
    let far = day(&world, DAY.times(30));
    cora.fill("day", &far).press("Set their last day");
    assert_eq!((cora.status(), cora.value("day")), (422, Some(far)));
    assert!(cora.says("Choose a programme, or tick the pairs"), "{}", cora.text());
    assert!(!cora.open("/closings").says("Set for many"), "nothing was kept: {}", cora.text());
    for who in [&world.ada, &mo] {
        let mut browser = world.browser(who);
        assert_eq!(browser.open("/closings/new").status(), 404);
        assert_eq!(browser.post("/farewells", &[("of", "these")]).status(), 404);
    }
}

#[test]
fn j5_x4_a_last_day_of_many_keeps_the_question_after_silence_away_until_it_is_taken_back() {
    const ASKS: &str = "Is your request still open?";
    let world = World::new();
    let mo = mentor(&world, "mo", 3);
    let (eli, talk) = pair(&world, "eli", &mo);
    let (kim, other) = pair(&world, "kim", &mo);
    let mut cora = world.browser(&world.cora);
    cora.open("/closings/new").choose("of", "these").choose("pair", &talk.to_string());
    cora.fill("day", &day(&world, DAY.times(28))).press("Set their last day");
    for talk in [talk, other] {
        let mut mo = world.browser(&mo);
        mo.open(&format!("/talks/{talk}")).fill("body", "How was your week?").press("Send");
    }
    world.pass(MINUTE.times(11));
    let days = |n: u32| (0..n).for_each(|_| world.pass(DAY));
    let asked = |who| world.browser(who).open("/today").says(ASKS);
    days(8);
    assert_eq!((asked(&eli), asked(&kim)), (false, true), "their day is set, and was told");
    let mut cora = world.browser(&world.cora);
    cora.open(&format!("/closings/{talk}")).press("Take their last day back");
    days(8);
    assert!(asked(&eli), "they go on, and are asked as everybody is");
}
