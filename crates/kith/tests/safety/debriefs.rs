//! After a hard talk: the helper is asked how they are (SAF-44), and the member a day later (SAF-45).

use kith_core::{DAY, HOUR, MINUTE, people::grant::Role};
use kith_store::people::notices;
use kith_testkit::Browser;

use super::{
    signals::{NAME, PLAN, THOUGHTS, open, says},
    world::World,
};

fn told(world: &World, who: &kith_app::people::recognising::Known, kind: &str) -> usize {
    let member = who.member;
    let waiting = world.bare.does(move |tx, _| Ok(notices::waiting(tx, member, 20)?)).unwrap();
    waiting.iter().filter(|one| one.kind == kind).count()
}

/// Whether the next request comes to Bo.
fn takes(world: &World) -> bool {
    let bo = world.bo.clone();
    let next = world.bare.does(move |tx, at| kith_app::support::taking::next(tx, at, &bo));
    next.is_ok_and(|code| code.is_some())
}

/// Bo's desk, after Ada wrote `text` to him.
fn after(world: &World, text: &str) -> Browser {
    let talk = world.talk();
    says(world, &world.ada, talk, text);
    let mut bo = world.browser(&world.bo);
    bo.open("/duty");
    bo
}

#[test]
fn a_helper_is_promised_a_debrief_by_a_named_person_and_rests_until_then() {
    let world = World::new();
    let mut bo = after(&world, PLAN);
    assert!(
        bo.says("How are you after that talk?") && bo.says("robin asks you by"),
        "{}",
        bo.text()
    );
    assert!(!bo.says("a talk of yours went quiet"), "one reason, and the right one");
    let _ = world.bare.asks(&world.ada, kith_core::support::kind::Kind::Listen);
    assert!(!takes(&world), "no new request meanwhile");
    bo.post("/duty/breaks", &[("to", "back")]);
    assert_eq!(bo.status(), 422);
    assert!(bo.says("Somebody wants to ask you how you are first"), "{}", bo.text());
    let mut robin = world.browser(&world.robin);
    robin.open("/cohort");
    assert!(robin.says("bo had a hard talk. robin asks them"), "{}", robin.text());
    robin.press("We spoke: bo had a hard talk. robin asks them how they are");
    assert!(!robin.open("/cohort").says("had a hard talk"));
    assert!(!bo.open("/duty").says("How are you after that talk?"));
    assert!(takes(&world), "requests come again");
}

#[test]
fn a_helper_may_decline_or_step_off() {
    let world = World::new();
    let mut bo = after(&world, PLAN);
    bo.press("I do not need it");
    assert_eq!(bo.path(), "/duty");
    assert!(!bo.says("How are you after that talk?"), "{}", bo.text());
    let world = World::new();
    let mut bo = after(&world, PLAN);
    bo.press("I step off for a week");
    assert!(!bo.says("How are you after that talk?"));
    let _ = world.bare.asks(&world.ada, kith_core::support::kind::Kind::Listen);
    assert!(!takes(&world), "resting");
}

#[test]
fn no_debrief_is_forced_on_ordinary_talks_and_one_is_enough() {
    let world = World::new();
    let bo = after(&world, THOUGHTS);
    assert!(!bo.says("How are you after that talk?"));
    let world = World::new();
    let talk = world.talk();
    for _ in 0..3 {
        says(&world, &world.ada, talk, PLAN);
    }
    let mut bo = world.browser(&world.bo);
    bo.open("/duty");
    assert_eq!(bo.text().matches("asks you by").count(), 1);
    bo.press("I do not need it");
    says(&world, &world.ada, talk, PLAN);
    assert!(!bo.open("/duty").says("asks you by"), "one a day");
}

#[test]
fn a_debrief_that_nobody_held_is_told_to_the_desk() {
    let world = World::new();
    let _ = after(&world, PLAN);
    assert_eq!(told(&world, &world.robin, "notice-debrief-with"), 1);
    world.pass(HOUR.times(23));
    assert_eq!(told(&world, &world.robin, "notice-debrief-late"), 0);
    world.pass(HOUR);
    assert_eq!(told(&world, &world.robin, "notice-debrief-late"), 1);
    let mut bo = world.browser(&world.bo);
    assert!(bo.open("/duty").says("It is late."), "{}", bo.text());
}

#[test]
fn a_debrief_is_its_helpers_and_the_desks() {
    let world = World::new();
    let bo = after(&world, PLAN);
    let code = bo.html().split("/debriefs/").nth(1).unwrap()[..32].to_owned();
    let to = format!("/debriefs/{code}/endings");
    let mia = world.bare.person("mia", &[Role::Moderator]);
    for who in [&world.ada, &mia] {
        assert_eq!(world.browser(who).post(&to, &[("how", "held")]).status(), 404);
    }
    let mut robin = world.browser(&world.robin);
    assert_eq!(robin.post(&to, &[("how", "declined")]).status(), 404, "not theirs to decline");
    assert_eq!(robin.post(&to, &[("how", "dance")]).status(), 404);
}

#[test]
fn a_day_after_its_end_a_case_of_danger_comes_back_once() {
    let world = World::new();
    let _ = after(&world, PLAN);
    let mut robin = world.browser(&world.robin);
    robin.open("/cases").follow(NAME).choose("how", "true").press("Close the case");
    assert!(robin.says("The case is closed"), "{}", robin.text());
    world.pass(MINUTE.times(24 * 60 - 1));
    assert!(open(&world).is_empty());
    world.pass(MINUTE.times(2));
    assert_eq!(told(&world, &world.robin, "notice-case-risk"), 1);
    let mut robin = world.browser(&world.robin);
    robin.open("/cases").follow(NAME);
    assert!(robin.says("so that somebody asks how they are"), "{}", robin.text());
    robin.fill("body", "How are you today?").press("Send the answer");
    assert!(world.browser(&world.ada).open("/me/letters").says("A letter from us to you"));
    robin.choose("how", "true").press("Close the case");
    assert!(robin.says("The case is closed"), "{}", robin.text());
    world.pass(DAY.times(3));
    assert!(open(&world).is_empty(), "once");
}
