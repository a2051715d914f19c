//! Looking again after a journey that ended early: whether, when, and by whose yes (EEPM-CLO-5, G15).

use kith_app::{people::recognising::Known, support::covering};
use kith_core::{DAY, people::grant::Role};
use kith_testkit::{Browser, World};

use super::meet;

/// Ada says goodbye in `talk`, and wants somebody else; the path of her request.
fn parts(world: &World, talk: &str) -> String {
    let mut ada = world.browser(&world.ada);
    ada.open(&format!("{talk}/goodbye")).choose("how", "another").press("Say goodbye");
    assert_eq!(ada.status(), 200, "{}", ada.text());
    ada.open("/requests");
    ada.links().into_iter().find(|to| to.starts_with("/requests/") && to.len() > 40).unwrap()
}

/// Cora, on a run that was made just now.
fn runs(world: &World) -> Browser {
    let mut cora = world.browser(&world.cora);
    cora.open("/runs").press("Run the matching");
    assert_eq!(cora.status(), 200, "{}", cora.text());
    cora
}

/// Whether the run on the page of `cora` has found anybody.
fn found(cora: &Browser) -> bool {
    cora.says("Approve the one that is left")
}

/// The two say yes to one another, whom `cora` puts forward; the path of their talk.
fn agree(world: &World, cora: &mut Browser, two: [&Known; 2]) -> String {
    cora.press("Approve the one that is left");
    let mut talk = String::new();
    for who in two {
        let mut browser = world.browser(who);
        browser.open("/today").follow("Look at it").press("Yes, I would like that");
        browser.path().split('#').next().unwrap().clone_into(&mut talk);
    }
    talk
}

/// So many days pass, one by one.
fn days(world: &World, n: u32) {
    (0..n).for_each(|_| world.pass(DAY));
}

/// A mentor who agreed to the matching.
fn mentor(world: &World, name: &str) -> Known {
    let mentor = world.bare.helper(name, Role::Mentor, 1);
    world.bare.agrees(&mentor);
    mentor
}

#[test]
fn eepm_clo_5_g15_after_an_early_end_there_is_a_rest_and_never_the_same_two_again() {
    let world = World::new();
    let mo = mentor(&world, "mo");
    let talk = meet(&world, [&world.ada, &mo]);
    days(&world, 2);
    let request = parts(&world, &talk);
    let max = mentor(&world, "max");
    let mut ada = world.browser(&world.ada);
    ada.open(&request);
    assert!(ada.says("you are looked for from"), "{}", ada.text());
    assert!(!found(&runs(&world)), "no run takes them meanwhile");
    let face = max.helper.as_ref().unwrap().code.to_string();
    ada.post(&format!("{request}/changes"), &[("to", "choose"), ("helper", &face)]);
    assert_eq!(ada.status(), 422, "{}", ada.text());
    assert!(ada.says("After a journey that ended early there is a rest first"), "{}", ada.text());
    days(&world, 14);
    assert!(!world.browser(&world.ada).open(&request).says("you are looked for from"));
    let mut cora = runs(&world);
    assert!(found(&cora), "{}", cora.text());
    let talk = agree(&world, &mut cora, [&world.ada, &max]);
    assert!(
        world.browser(&world.ada).open(&talk).says("max"),
        "mo has a free place, and is not put forward"
    );
}

#[test]
fn eepm_clo_5_a_coordinator_may_begin_sooner_and_says_yes_before_a_third_beginning() {
    let world = World::new();
    let mo = mentor(&world, "mo");
    let talk = meet(&world, [&world.ada, &mo]);
    let request = parts(&world, &talk);
    let max = mentor(&world, "max");
    let closing = talk.replace("/talks/", "/closings/");
    let mut cora = world.browser(&world.cora);
    cora.open(&closing);
    assert!(cora.says("They rest for a while"), "{}", cora.text());
    assert!(!cora.open("/cohort").says("To look for a mentor again"), "one is no reason");
    cora.open(&closing).press("Look for them now");
    assert!(cora.says("They are looked for again"), "{}", cora.text());
    assert!(world.browser(&world.ada).open("/today").says("You are looked for again"));
    let second = agree(&world, &mut runs(&world), [&world.ada, &max]);
    days(&world, 1);
    parts(&world, &second);
    let lin = mentor(&world, "lin");
    days(&world, 20);
    assert!(!found(&runs(&world)), "time alone does not open it");
    let mut ada = world.browser(&world.ada);
    assert!(ada.open(&request).says("Two journeys of yours ended early"), "{}", ada.text());
    let mut cora = world.browser(&world.cora);
    cora.open("/cohort?why=rematch").follow("ada");
    assert_eq!(cora.path(), second.replace("/talks/", "/closings/"), "{}", cora.text());
    assert!(cora.says("the second journey of theirs"), "{}", cora.text());
    let path = format!("{}/rematches", cora.path());
    assert_eq!(world.browser(&world.bo).post(&path, &[]).status(), 404);
    cora.press("Yes, look for them");
    assert!(!cora.open("/cohort?why=rematch").says("ada"), "{}", cora.text());
    let third = agree(&world, &mut runs(&world), [&world.ada, &lin]);
    assert!(world.browser(&world.ada).open(&third).says("lin"));
}

#[test]
fn eepm_clo_5_whoever_was_left_by_silence_does_not_rest() {
    let world = World::new();
    let mo = mentor(&world, "mo");
    let talk = meet(&world, [&world.ada, &mo]);
    let mut ada = world.browser(&world.ada);
    ada.open(&talk).fill("body", "May I ask you something?").press("Send");
    let max = mentor(&world, "max");
    days(&world, 5);
    let mut cora = runs(&world);
    assert!(found(&cora), "{}", cora.text());
    let talk = agree(&world, &mut cora, [&world.ada, &max]);
    assert!(world.browser(&world.ada).open(&talk).says("max"));
}

#[test]
fn eepm_clo_5_nobody_rests_because_their_mentor_said_goodbye_nor_reads_of_their_own_mentee() {
    let world = World::new();
    let [mo, max] = ["mo", "max"].map(|name| {
        let both = world.bare.person(name, &[Role::Mentor, Role::Coordinator]);
        world.bare.agrees(&both);
        both
    });
    let places = |who: &Known| {
        let who = who.clone();
        world.bare.does(move |tx, at| covering::set_places(tx, at, &who, 1)).unwrap();
    };
    places(&mo);
    let talk = meet(&world, [&world.ada, &mo]);
    world.browser(&mo).open(&format!("{talk}/goodbye")).press("Say goodbye");
    places(&max);
    let mut cora = runs(&world);
    assert!(found(&cora), "{}", cora.text());
    let second = agree(&world, &mut cora, [&world.ada, &max]);
    parts(&world, &second);
    let row = |who: &Known| {
        let mut page = world.browser(who);
        assert_eq!(page.open("/cohort?why=rematch").status(), 200);
        page.says("ada")
    };
    assert_eq!([&world.cora, &mo, &max].map(row), [true, false, false]);
    let closing = second.replace("/talks/", "/closings/");
    world.browser(&world.cora).open(&closing).press("Yes, look for them");
    assert!(!row(&world.cora));
}
