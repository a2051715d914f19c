//! Deciding: with a reason, by one person or two, within the days that were promised; and another look.

use kith_core::{DAY, people::grant::Role};
use kith_testkit::World;

use super::{REASON, applies, decides, opens, roles, today};

#[test]
fn eepm_scr_1_j2_3_j5_3_a_decision_has_a_reason_and_gives_the_role_at_once_and_once() {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentor");
    let mut cora = world.browser(&world.cora);
    cora.post(&format!("{path}/decisions"), &[("verdict", "accepted"), ("reason", REASON)]);
    assert_eq!(cora.status(), 422, "nobody decides on what they have not opened");
    let mut cora = opens(&world, &world.cora, &path);
    cora.fill("reason", REASON).press("Decide");
    assert_eq!((cora.status(), cora.value("reason").as_deref()), (422, Some(REASON)));
    cora.choose("verdict", "accepted").fill("reason", " ").press("Decide");
    assert_eq!(cora.status(), 422);
    assert!(cora.says("Say why. They read it"), "{}", cora.text());
    assert!(roles(&world, &world.ada).is_empty());
    cora.choose("verdict", "accepted").fill("reason", REASON).press("Decide");
    assert!(cora.says("Decided.") && cora.says("Nobody waits."), "{}", cora.text());
    assert_eq!(roles(&world, &world.ada), [Role::Mentor]);
    cora.post(&format!("{path}/decisions"), &[("verdict", "declined"), ("reason", "No.")]);
    assert_eq!(cora.status(), 422, "what is over changes no more");
    assert_eq!(roles(&world, &world.ada), [Role::Mentor]);
    let mut ada = today(&world, &world.ada);
    ada.follow("There is an answer to your application");
    assert!(ada.says("It is a yes") && ada.says(REASON), "{}", ada.text());
    assert!(ada.says("Decided by the written criteria, version 1."), "{}", ada.text());
    assert!(ada.open("/capacity").says("Your places"), "a mentor has a helper face");
}

#[test]
fn j2_3_a_mentee_is_accepted_too() {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentee");
    let _ = decides(&world, &world.cora, (&path, "accepted"));
    assert_eq!(roles(&world, &world.ada), [Role::Mentee]);
}

#[test]
fn j5_3_where_two_decide_the_first_waits_for_another_and_nobody_is_told_before() {
    let world = World::new();
    let dee = world.bare.person("dee", &[Role::Coordinator]);
    let path = applies(&world, &world.ada, "mentor");
    let mut cora = opens(&world, &world.cora, &path);
    cora.press("Ask for a second person from now on");
    assert!(cora.says("Two people decide."), "{}", cora.text());
    let _ = decides(&world, &world.cora, (&path, "accepted"));
    assert!(roles(&world, &world.ada).is_empty());
    assert!(!world.browser(&world.ada).open(&path).says(REASON));
    let mut cora = opens(&world, &world.cora, &path);
    assert!(cora.says("There is nothing for you to decide here now."), "{}", cora.text());
    cora.post(&format!("{path}/seconds"), &[("word", "agree")]);
    assert_eq!(cora.status(), 422, "nobody is their own second person");
    let mut desk = today(&world, &dee);
    desk.follow("An application waits for a second person").press("Open it");
    assert!(desk.says(REASON) && desk.says("not told yet"), "{}", desk.text());
    desk.press("I see it differently");
    assert!(desk.says("It is looked at once more."), "{}", desk.text());
    assert!(roles(&world, &world.ada).is_empty());
    let _ = decides(&world, &dee, (&path, "accepted"));
    opens(&world, &world.cora, &path).press("I agree");
    assert_eq!(roles(&world, &world.ada), [Role::Mentor]);
    let mut one = opens(&world, &dee, &path);
    one.press("Let one person decide from now on");
    assert!(one.says("One person decides."));
}

#[test]
fn a_second_person_who_does_not_answer_is_asked_again() {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentor");
    opens(&world, &world.cora, &path).press("Ask for a second person from now on");
    let _ = decides(&world, &world.cora, (&path, "declined"));
    for _ in 0..3 {
        let mut lead = today(&world, &world.lead);
        assert!(lead.says("An application waits for a second person"), "{}", lead.text());
        lead.open(&format!("{path}/review"));
        assert!(!today(&world, &world.lead).says("An application waits for a second person"));
        world.pass(DAY.times(6));
    }
}

#[test]
fn nms_6_j2_3_a_no_has_its_reason_and_another_person_decides_the_appeal() {
    let world = World::new();
    let dee = world.bare.person("dee", &[Role::Coordinator]);
    let path = applies(&world, &world.ada, "mentor");
    let _ = decides(&world, &world.cora, (&path, "declined"));
    let mut ada = today(&world, &world.ada);
    ada.follow("There is an answer to your application, with its reason");
    assert!(ada.says("No, for now") && ada.says(REASON), "{}", ada.text());
    ada.press("Ask for another look");
    assert_eq!(ada.status(), 422, "what was got wrong is said");
    ada.fill("body", "I did not say that I listen at work too.").press("Ask for another look");
    assert!(ada.says("Somebody else looks at it now."), "{}", ada.text());
    assert!(!today(&world, &world.cora).says("Somebody asks that an application is looked at"));
    let mut cora = opens(&world, &world.cora, &path);
    assert!(cora.says("There is nothing for you to decide here now."), "{}", cora.text());
    cora.post(&format!("{path}/decisions"), &[("verdict", "declined"), ("reason", "No again")]);
    assert_eq!(cora.status(), 422);
    let mut desk = today(&world, &dee);
    desk.follow("Somebody asks that an application is looked at again").press("Open it");
    assert!(desk.says("I did not say that I listen at work too."), "{}", desk.text());
    desk.choose("verdict", "declined").fill("reason", "You wrote that you give advice first.");
    desk.press("Decide");
    let mut ada = today(&world, &world.ada);
    ada.follow("There is an answer to your application");
    assert!(ada.says("It was a no.") && ada.says("You wrote that you give advice first."));
    let late = ada.post(&format!("{path}/appeals"), &[("body", "Again")]);
    assert_eq!(late.status(), 422, "another person's word is the last");
}

#[test]
fn a_no_that_nobody_appeals_is_closed_after_a_month() {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentee");
    let _ = decides(&world, &world.cora, (&path, "declined"));
    world.pass(DAY.times(31));
    let mut ada = world.browser(&world.ada);
    assert!(ada.open(&path).says("It was a no. It is closed since"), "{}", ada.text());
    ada.open("/applications/new?role=mentee").press("Begin");
    assert_ne!(ada.path(), path, "one can apply anew");
}

#[test]
fn j2_x1_whoever_waits_for_a_place_knows_where_they_stand_and_hears_every_month() {
    let world = World::new();
    let eli = world.bare.person("eli", &[]);
    let paths = [&world.ada, &eli].map(|who| {
        let path = applies(&world, who, "mentee");
        let _ = decides(&world, &world.cora, (&path, "waiting"));
        world.tick();
        path
    });
    assert!(world.browser(&world.ada).open(&paths[0]).says("You are number 1 in line."));
    let mut waits = world.browser(&eli);
    assert!(waits.open(&paths[1]).says("You are number 2 in line."), "{}", waits.text());
    world.pass(DAY.times(31));
    let mut eli_today = today(&world, &eli);
    eli_today.follow("You are still on the list.");
    let _ = decides(&world, &world.cora, (&paths[0], "accepted"));
    assert!(world.browser(&eli).open(&paths[1]).says("You are number 1 in line."));
    assert_eq!(roles(&world, &world.ada), [Role::Mentee]);
}

#[test]
fn where_nobody_decides_a_lead_is_called_and_the_applicant_has_a_new_day() {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentor");
    let lead = |world: &World| world.browser(&world.lead).open(&format!("{path}/review")).status();
    world.pass(DAY.times(13));
    assert_eq!(lead(&world), 404, "a lead reads only what is late or appealed");
    assert!(!today(&world, &world.ada).says("We are late"));
    world.pass(DAY.times(2));
    for _ in 0..3 {
        let mut ada = today(&world, &world.ada);
        ada.follow("We are late with your application.");
        assert!(ada.says("That is our fault"), "{}", ada.text());
        assert!(today(&world, &world.lead).says("An application is late"));
        assert_eq!(lead(&world), 200);
        world.pass(DAY.times(8));
    }
    let _ = decides(&world, &world.lead, (&path, "accepted"));
    assert_eq!(roles(&world, &world.ada), [Role::Mentor]);
    assert!(!world.browser(&world.ada).open(&path).says("That is our fault"));
}
