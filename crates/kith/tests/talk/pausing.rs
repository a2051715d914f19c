//! Pausing: a talk rests until a chosen day.

use kith_core::DAY;
use kith_testkit::World;

use super::{path, said, says, sends};

#[test]
fn a_paused_talk_rests_until_its_day_and_then_goes_on_by_itself() {
    let world = World::new();
    let talk = world.talk();
    says(&world, &world.bo, talk, "I am here.").unwrap();
    let (mut ada, mut bo) = (world.browser(&world.ada), world.browser(&world.bo));
    ada.open(&path(talk)).follow("Pause this talk");
    assert_eq!(ada.press("Pause").status(), 422, "a day is chosen");
    assert_eq!(ada.choose("days", "3").press("Pause").status(), 200);
    assert!(ada.says("This talk is paused until"), "{}", ada.text());
    assert_eq!(bo.open(&path(talk)).status(), 200);
    assert!(bo.says("This talk is paused until"));
    assert!(!bo.html().contains("Go on now"), "who paused it goes on");
    let fields = [("body", "Are you there?"), ("once", "")];
    bo.post(&format!("{}/messages", path(talk)), &fields);
    assert_eq!((bo.status(), bo.value("body").unwrap()), (422, "Are you there?".to_owned()));
    assert_eq!(bo.post(&format!("{}/resumptions", path(talk)), &[]).status(), 422);
    assert!(bo.says("Only whoever paused a talk can go on"), "{}", bo.text());
    world.pass(DAY.times(3));
    let mut bo = world.browser(&world.bo);
    sends(&mut bo, talk, "Good morning.");
    assert_eq!((bo.status(), said(&bo).last().unwrap().as_str()), (200, "Good morning."));
}

#[test]
fn whoever_paused_it_may_go_on_early_and_pressing_twice_is_once() {
    let world = World::new();
    let talk = world.talk();
    says(&world, &world.bo, talk, "I am here.").unwrap();
    let mut ada = world.browser(&world.ada);
    let once = ada.open(&format!("{}/pauses", path(talk))).value("once").unwrap();
    for _ in 0..2 {
        ada.post(&format!("{}/pauses", path(talk)), &[("days", "14"), ("once", &once)]);
        assert_eq!(ada.status(), 200, "{}", ada.text());
    }
    let once = ada.value("once").unwrap();
    for _ in 0..2 {
        ada.post(&format!("{}/resumptions", path(talk)), &[("once", &once)]);
        assert_eq!(ada.status(), 200, "{}", ada.text());
    }
    sends(&mut ada, talk, "Back sooner.");
    assert_eq!(said(&ada).last().unwrap(), "Back sooner.");
    for days in ["15", "0", "-1", "x"] {
        ada.post(&format!("{}/pauses", path(talk)), &[("days", days)]);
        assert_eq!(ada.status(), 422, "{days}");
    }
}
