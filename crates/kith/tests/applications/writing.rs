//! Writing an application: saved, resumed, sent, taken back; and who reads it.

use kith_app::{people::exporting, workers};
use kith_core::{DAY, MINUTE, people::grant::Role};
use kith_store::programme::applications;
use kith_testkit::World;

use super::{REASON, WHY, answers, applies, decides, opens, roles, today};

#[test]
fn eepm_scr_2_j2_2_it_is_saved_as_one_goes_resumed_and_sent_whole() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    ada.open("/applications/new?role=mentor");
    assert!(ada.says("You are 18 or older."), "who may apply stands first: {}", ada.text());
    assert!(ada.says("It costs nothing."), "nms_4, nms_10");
    ada.press("Begin").fill("why", WHY).press("Save for later");
    assert!(ada.says("Saved. Only you can read it."), "{}", ada.text());
    let path = ada.path().to_owned();
    assert!(world.browser(&world.cora).open("/applications").says("Nobody waits."));
    assert_eq!(world.browser(&world.cora).open(&format!("{path}/review")).status(), 404);
    let mut later = world.browser(&world.ada);
    later.open("/applications/new?role=mentor").follow("Go on with your application");
    assert_eq!(later.value("why").as_deref(), Some(WHY));
    later.press("Send it");
    assert_eq!(later.status(), 422);
    assert!(later.says("Answer this before you send it"), "{}", later.text());
    assert_eq!(later.value("why").as_deref(), Some(WHY), "nothing typed is lost");
    answers(&mut later, "mentor");
    later.press("Send it");
    assert!(later.says("by Tuesday 28 November 2023"), "ten working days: {}", later.text());
    let mut again = world.browser(&world.ada);
    again.post(&format!("{path}/answers"), &[("why", "Something else"), ("to", "send")]);
    assert!(again.open(&path).says(WHY), "what was sent does not change");
    assert!(today(&world, &world.cora).says("Somebody applied"));
}

#[test]
fn what_is_too_long_is_said_at_its_question_and_the_rest_stays() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    ada.open("/applications/new?role=mentee").press("Begin");
    ada.fill("hope", &"é".repeat(2_001)).fill("stand", "Here.").press("Save for later");
    assert_eq!((ada.status(), ada.value("stand").as_deref()), (422, Some("Here.")));
    assert!(ada.says("This is longer than fits here"), "{}", ada.text());
    assert_eq!(ada.post("/applications", &[("role", "admin")]).status(), 404);
    let held = world.bare.person("held", &[Role::Mentee]);
    let mut held = world.browser(&held);
    held.open("/applications/new?role=mentee").press("Begin");
    assert_eq!(held.status(), 422);
    assert!(held.says("You have this role already."), "{}", held.text());
}

#[test]
fn an_application_is_read_by_coordinators_and_its_writer_sees_each_opening() {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentor");
    let review = format!("{path}/review");
    let mo = world.bare.person("mo", &[Role::Moderator]);
    for who in [&world.bo, &mo, &world.lead] {
        let mut browser = world.browser(who);
        assert_eq!(browser.open(&review).status(), 404, "{}", who.face.pseudonym);
        assert_eq!(browser.open(&path).status(), 404);
        assert_eq!(browser.post(&format!("{path}/answers"), &[("to", "send")]).status(), 404);
    }
    let mut cora = world.browser(&world.cora);
    cora.open("/applications").follow("ada");
    assert!(cora.says("It is closed") && !cora.says(WHY), "{}", cora.text());
    cora.press("Open it");
    assert!(cora.says(WHY) && cora.all("form[data-exit]").is_empty(), "{}", cora.text());
    let mut ada = world.browser(&world.ada);
    ada.open("/me/reads");
    assert!(ada.says("What you sent to apply for a role"), "{}", ada.text());
    assert!(ada.open(&path).says("Somebody is looking at it."), "{}", ada.text());
    world.bare.clock.pass(MINUTE.times(31));
    assert!(!cora.open(&review).says(WHY), "half an hour is over");
    let text = WHY.as_bytes();
    assert!(!world.bare.every_file().windows(text.len()).any(|part| part == text), "sealed");
}

#[test]
fn nobody_of_the_staff_sees_their_own_or_decides_about_themselves() {
    let world = World::new();
    let path = applies(&world, &world.cora, "mentor");
    let mut cora = world.browser(&world.cora);
    assert_eq!(cora.open(&format!("{path}/review")).status(), 404);
    assert!(cora.open("/applications").says("Nobody waits."), "{}", cora.text());
    for below in ["openings", "decisions", "notes", "checks", "seconds"] {
        let fields =
            [("verdict", "accepted"), ("reason", REASON), ("note", "x"), ("word", "agree")];
        cora.post(&format!("{path}/{below}"), &fields);
        assert!([404, 422].contains(&cora.status()), "{below}: {}", cora.status());
    }
    assert!(!roles(&world, &world.cora).contains(&Role::Mentor));
}

#[test]
fn only_its_writer_takes_it_back_and_then_it_is_gone_from_the_desk() {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentee");
    let mut bo = world.browser(&world.bo);
    assert_eq!(bo.post(&format!("{path}/withdrawals"), &[]).status(), 404);
    let mut ada = world.browser(&world.ada);
    ada.open(&path).press("Take it back");
    assert!(ada.says("Taken back.") && ada.says("You took it back on"), "{}", ada.text());
    let mut cora = world.browser(&world.cora);
    assert!(cora.open("/applications").says("Nobody waits."));
    assert_eq!(cora.open(&format!("{path}/review")).status(), 404);
    assert!(!today(&world, &world.cora).says("Somebody applied"));
    world.pass(DAY.times(60));
    assert!(!today(&world, &world.ada).says("We are late"), "what was taken back is over");
}

#[test]
fn what_one_wrote_and_was_told_is_in_the_archive_and_goes_with_its_writer() {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentor");
    let _ = decides(&world, &world.cora, (&path, "waiting"));
    let archive = exporting::export(&world.bare.app, world.ada.member).unwrap();
    let mine = &archive["applications"][0];
    assert_eq!((&mine["role"], &mine["says"]["why"]), (&"mentor".into(), &WHY.into()));
    assert_eq!(mine["decisions"][0]["why"], REASON);
    world.browser(&world.ada).open("/me/leave").press("Leave");
    assert_eq!(opens_or_not(&world, &path), 404, "whoever leaves waits for nobody");
    world.bare.clock.pass(DAY.times(8));
    workers::run_due(&world.bare.app).unwrap();
    let member = world.ada.member;
    let left = world.bare.does(move |tx, _| Ok(applications::of(tx, member, 9)?.len()));
    assert_eq!(left.unwrap(), 0);
}

/// The status that Cora meets at the review of `path`.
fn opens_or_not(world: &World, path: &str) -> u16 {
    world.browser(&world.cora).open(&format!("{path}/review")).status()
}

#[test]
fn what_was_heard_in_an_interview_is_for_those_who_decide() {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentor");
    let mut cora = opens(&world, &world.cora, &path);
    assert!(cora.says("What to ask everybody"), "eepm_scr_3: the same for each: {}", cora.text());
    cora.press("Keep the note");
    assert_eq!(cora.status(), 422);
    cora.fill("note", "Calm, and asks back.").press("Keep the note");
    assert!(cora.says("The note is kept.") && cora.says("Calm, and asks back."), "{}", cora.text());
    assert!(!world.browser(&world.ada).open(&path).says("Calm, and asks back."));
}
