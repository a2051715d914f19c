//! Deciding: with a reason, by one person or two, within the days that were promised; and another look.

use kith_core::{DAY, people::grant::Role, safety::block::Block};
use kith_store::{
    programme::{admissions, programmes},
    safety::blocks,
};
use kith_testkit::World;

use super::{REASON, applies, decides, opens, roles, today};

#[test]
fn eepm_scr_1_j2_3_j5_3_a_decision_has_a_reason_and_gives_the_role_at_once_and_once() {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentor");
    let mut cora = world.browser(&world.cora);
    cora.post(&format!("{path}/decisions"), &[("verdict", "accepted"), ("reason", REASON)]);
    assert!(cora.says("It is closed") && cora.path().ends_with("/review"), "{}", cora.text());
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
fn j3_4_a_new_mentor_hears_that_nobody_comes_before_they_say_how_many() {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentor");
    let _ = decides(&world, &world.cora, (&path, "accepted"));
    let mut ada = today(&world, &world.ada);
    assert!(ada.says("Nobody comes to you yet."), "{}", ada.text());
    ada.open(&path).follow("what you say of yourself when you help");
    assert_eq!(ada.path(), "/me/helper");
    ada.open("/duty").follow("how many people you can walk with");
    ada.fill("places", "1").press("Save");
    assert!(ada.says("0 of 1 places are taken."), "{}", ada.text());
    assert!(!ada.open("/today").says("Nobody comes to you yet."), "{}", ada.text());
    assert!(ada.says("Whoever asks for you stands on this page"), "{}", ada.text());
}

#[test]
fn j2_3_a_mentee_is_accepted_too_and_stays_signed_in() {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentee");
    let mut ada = world.browser(&world.ada);
    let _ = decides(&world, &world.cora, (&path, "accepted"));
    assert_eq!(roles(&world, &world.ada), [Role::Mentee]);
    assert_eq!(ada.open(&path).status(), 200, "to be mentored opens nothing");
    ada.follow("What I agreed to");
    assert_eq!(ada.path(), "/me/consents", "without it nobody looks for a fit");
}

#[test]
fn j5_3_where_two_decide_the_first_waits_for_another_and_nobody_is_told_before() {
    let world = World::new();
    let dee = world.bare.person("dee", &[Role::Coordinator]);
    let path = applies(&world, &world.ada, "mentor");
    two_decide(&world);
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
}

/// From now on two people decide about each application.
fn two_decide(world: &World) {
    let set = world.bare.does(|tx, at| {
        let house = programmes::the_one(tx)?.id;
        Ok(admissions::set_two(tx, house, Some(at.now))?)
    });
    set.unwrap();
}

#[test]
fn a_second_person_who_does_not_answer_is_asked_again_and_the_day_stays_promised() {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentor");
    two_decide(&world);
    let _ = decides(&world, &world.cora, (&path, "declined"));
    let promised = "by Tuesday 28 November 2023";
    for _ in 0..2 {
        let mut lead = today(&world, &world.lead);
        assert!(lead.says("An application waits for a second person"), "{}", lead.text());
        lead.open(&format!("{path}/review"));
        assert!(!today(&world, &world.lead).says("An application waits for a second person"));
        let mut ada = world.browser(&world.ada);
        assert!(ada.open(&path).says(promised), "{}", ada.text());
        world.pass(DAY.times(6));
    }
    for _ in 0..2 {
        world.pass(DAY.times(8));
        let mut ada = today(&world, &world.ada);
        ada.follow("We are late with your application.");
        assert!(ada.says("That is our fault") && !ada.says(promised), "{}", ada.text());
        assert!(today(&world, &world.lead).says("An application is late"));
    }
}

#[test]
fn whoever_ever_had_a_hand_in_it_does_not_decide_the_appeal() {
    let world = World::new();
    let dee = world.bare.person("dee", &[Role::Coordinator]);
    let path = applies(&world, &world.ada, "mentor");
    two_decide(&world);
    let _ = decides(&world, &world.cora, (&path, "declined"));
    opens(&world, &dee, &path).press("I see it differently");
    let _ = decides(&world, &dee, (&path, "declined"));
    opens(&world, &world.lead, &path).press("I agree");
    let mut ada = world.browser(&world.ada);
    ada.open(&path).fill("body", "Look at the stairs again.").press("Ask for another look");
    assert!(ada.says("Somebody else looks at it now."), "{}", ada.text());
    for who in [&world.cora, &dee, &world.lead] {
        let mut desk = opens(&world, who, &path);
        assert!(desk.says("There is nothing for you to decide here now."), "{}", desk.text());
        desk.post(&format!("{path}/decisions"), &[("verdict", "declined"), ("reason", "No")]);
        assert_eq!(desk.status(), 422, "{}", who.face.pseudonym);
        assert!(!today(&world, who).says("Somebody asks that an application is looked at"));
    }
}

#[test]
fn nobody_acts_on_what_they_have_not_opened_themselves() {
    let world = World::new();
    let dee = world.bare.person("dee", &[Role::Coordinator]);
    let path = applies(&world, &world.ada, "mentor");
    two_decide(&world);
    let _ = decides(&world, &world.cora, (&path, "accepted"));
    let mut desk = world.browser(&dee);
    let fields = [
        ("word", "agree"),
        ("note", "Calm."),
        ("kind", "record"),
        ("outcome", "clear"),
        ("issued", "2023-01-01"),
        ("verdict", "accepted"),
        ("reason", REASON),
    ];
    for below in ["seconds", "notes", "checks", "decisions"] {
        desk.post(&format!("{path}/{below}"), &fields);
        assert!(desk.says("It is closed"), "{below}: {}", desk.text());
    }
    assert!(roles(&world, &world.ada).is_empty());
    let desk = opens(&world, &dee, &path);
    assert!(!desk.says("Calm.") && desk.says("Nothing was looked at yet."), "{}", desk.text());
}

#[test]
fn whoever_is_behind_a_closed_door_is_told_nothing_and_finds_nothing() {
    for closes in [true, false] {
        let world = World::new();
        let dee = world.bare.person("dee", &[Role::Coordinator]);
        let (ada, cora) = (world.ada.member, world.cora.member);
        let (owner, other) = if closes { (ada, cora) } else { (cora, ada) };
        let block = world.bare.does(move |tx, at| {
            let block = Block { owner, other, since: at.now };
            Ok(blocks::add(tx, &block, at.code(), None)?)
        });
        assert!(block.unwrap());
        let path = applies(&world, &world.ada, "mentor");
        assert!(!today(&world, &world.cora).says("Somebody applied"));
        let mut desk = world.browser(&world.cora);
        assert!(desk.open("/applications").says("Nobody waits."), "{}", desk.text());
        assert_eq!(desk.open(&format!("{path}/review")).status(), 404);
        assert_eq!(desk.post(&format!("{path}/openings"), &[]).status(), 404);
        let _ = decides(&world, &dee, (&path, "accepted"));
        assert_eq!(roles(&world, &world.ada), [Role::Mentor]);
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
    assert!(ada.says("The answer is no, for now") && ada.says(REASON), "{}", ada.text());
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
