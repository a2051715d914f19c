//! J4.3: shifts made ahead, by whom, for whom, and how their gaps are said.

use kith_core::{DAY, HOUR, MINUTE, people::grant::Role};
use kith_testkit::World;

use super::{path, shift, take, told};

#[test]
fn j4_3_a_coordinator_makes_a_shift_for_each_week_and_supporters_see_the_gaps_in_words() {
    let world = World::new();
    let mut cora = world.browser(&world.cora);
    cora.open("/cohort").follow("The rota").follow("Make a shift");
    cora.fill("day", "2023-11-20").fill("begin", "18:00").fill("end", "20:00");
    cora.fill("weeks", "3").fill("wanted", "2").choose("tongue", "de").press("Put it on the rota");
    assert!(cora.says("It stands on the rota"), "{}", cora.text());
    assert_eq!(cora.all("main ol > li").len(), 3, "{}", cora.text());
    assert!(cora.says("Monday 27 November 2023, 18:00 (UTC) to 20:00"), "{}", cora.text());
    let mut bo = world.browser(&world.bo);
    bo.open("/duty").follow("The rota");
    assert!(bo.says("Nobody has promised to come yet. 2 people are wanted.") && bo.says("Deutsch"));
    bo.press("Take a place: Monday 20 November 2023, 18:00 (UTC) to 20:00");
    assert!(bo.says("The place is yours. We remind you twelve hours before"), "{}", bo.text());
    assert!(bo.says("One more person is wanted"), "{}", bo.text());
    bo.open("/rota/ahead");
    assert!(bo.says("18:00 to 20:00, Deutsch: one person is wanted"), "{}", bo.text());
    assert!(bo.says("18:00 to 20:00, Deutsch: 2 people are wanted"), "{}", bo.text());
    assert!(bo.says("No shift is planned."), "{}", bo.text());
    bo.open("/today");
    assert!(bo.says("Your next shift: Monday 20 November 2023, 18:00 (UTC) to 20:00."));
}

#[test]
fn j4_3_what_cannot_be_a_shift_is_said_and_what_was_typed_stays() {
    let world = World::new();
    let mut cora = world.browser(&world.cora);
    let mut check = |fields: [(&str, &str); 5], says: &str| {
        cora.open("/rota/new");
        for (name, value) in fields {
            cora.fill(name, value);
        }
        cora.press("Put it on the rota");
        assert_eq!(cora.status(), 422, "{}", cora.text());
        assert!(cora.says(says), "{says}: {}", cora.text());
        assert_eq!(cora.value("begin").as_deref(), Some(fields[1].1));
    };
    let day = ("day", "2023-11-20");
    let (begin, end) = (("begin", "18:15"), ("end", "20:00"));
    check([("day", ""), begin, end, ("weeks", "1"), ("wanted", "2")], "A shift lies ahead");
    check([("day", "2023-11-01"), begin, end, ("weeks", "1"), ("wanted", "2")], "lies ahead");
    check([day, begin, ("end", "18:20"), ("weeks", "1"), ("wanted", "2")], "half an hour");
    check([day, begin, end, ("weeks", "27"), ("wanted", "2")], "from 1 to 26");
    check([day, begin, end, ("weeks", "1"), ("wanted", "0")], "from 1 to 20");
    cora.open("/rota");
    assert!(cora.says("No shift is planned yet"), "{}", cora.text());
}

#[test]
fn j4_3_a_shift_that_is_called_off_tells_whoever_held_a_place() {
    let world = World::new();
    let code = shift(&world, (30, 2), None, 2);
    take(&world, &world.bo, code).unwrap();
    world.pass(HOUR.times(19));
    let mut cora = world.browser(&world.cora);
    cora.open(&path(code)).fill("wanted", "1").press("Save the number");
    assert!(cora.says("One person comes, as wanted."), "{}", cora.text());
    cora.press("Call this shift off");
    assert!(cora.says("The shift is called off"), "{}", cora.text());
    assert_eq!(cora.open(&path(code)).status(), 404);
    let mut bo = world.browser(&world.bo);
    bo.open("/today");
    assert!(bo.says("A shift in which you held a place was called off"), "{}", bo.text());
    assert!(!bo.says("Your next shift:"), "{}", bo.text());
    assert!(!bo.says("You have a date coming up"), "no door to nowhere is left: {}", bo.text());
}

#[test]
fn j4_3_only_whoever_plans_makes_shifts_and_only_supporters_take_places() {
    let world = World::new();
    let code = shift(&world, (30, 2), None, 2);
    let mentor = world.bare.helper("mo", Role::Mentor, 1);
    let mut there = world.browser(&mentor);
    assert_eq!(there.open("/rota").status(), 404);
    there.post(&format!("{}/places", path(code)), &[("to", "take")]);
    assert_eq!(there.status(), 404);
    let mut bo = world.browser(&world.bo);
    assert_eq!(bo.open("/rota/new").status(), 404);
    bo.post(&format!("{}/changes", path(code)), &[("to", "off")]);
    assert_eq!(bo.status(), 404);
    let mut ada = world.browser(&world.ada);
    assert_eq!(ada.open("/rota").status(), 404);
    let judge = world.bare.person("judge", &[Role::Moderator]);
    let mut judge = world.browser(&judge);
    assert_eq!(judge.open(&path(code)).status(), 200);
    assert!(!judge.says("Take a place"), "{}", judge.text());
}

#[test]
fn j4_3_twelve_hours_before_it_they_are_reminded_once_in_words_that_tell_nothing() {
    let world = World::new();
    let code = shift(&world, (30, 2), None, 2);
    take(&world, &world.bo, code).unwrap();
    world.pass(HOUR.times(17));
    let mut bo = world.browser(&world.bo);
    assert!(!bo.open("/today").says("You have a date coming up"));
    world.pass(MINUTE.times(61));
    world.pass(MINUTE);
    let mut bo = world.browser(&world.bo);
    assert_eq!(told(&mut bo, "You have a date coming up"), 1, "{}", bo.text());
    bo.follow("You have a date coming up today or tomorrow. Look at when.");
    assert_eq!(bo.path(), path(code));
    assert!(!bo.open("/today").says("You have a date coming up"), "what was opened is seen");
}

#[test]
fn j4_3_the_rota_is_paged_and_what_is_over_leaves_it() {
    let world = World::new();
    for n in 0..25 {
        let _ = shift(&world, (30 + n, 1), None, 1);
    }
    let mut bo = world.browser(&world.bo);
    bo.open("/rota");
    assert_eq!(bo.all("main ol > li").len(), 20);
    bo.follow("More shifts");
    assert_eq!(bo.all("main ol > li").len(), 5);
    assert_eq!(bo.link("More shifts"), None);
    world.bare.clock.pass(DAY.times(2));
    let mut bo = world.browser(&world.bo);
    assert_eq!(bo.open("/rota").all("main ol > li").len(), 7, "{}", bo.text());
}
