//! Writing an application: saved, resumed, sent, taken back; and who reads it.

use kith_app::{people::exporting, workers};
use kith_core::{ApplicationId, DAY, MINUTE, people::grant::Role, support::safe::Level};
use kith_store::{
    programme::{admissions, applications, checks, references},
    safety::cases,
};
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
    let mut draft = world.browser(&world.bo);
    draft.open("/applications/new?role=mentee").press("Begin").press("Put this draft away");
    assert!(draft.says("Nobody but you has seen it."), "{}", draft.text());
    let mut cora = world.browser(&world.cora);
    assert!(cora.open("/applications").says("Nobody waits."));
    assert_eq!(cora.open(&format!("{path}/review")).status(), 404);
    assert!(!today(&world, &world.cora).says("Somebody applied"));
    world.pass(DAY.times(60));
    assert!(!today(&world, &world.ada).says("We are late"), "what was taken back is over");
}

#[test]
fn what_one_wrote_and_was_told_is_in_the_archive_and_goes_with_its_writer() {
    let (world, path) = looked_at();
    let _ = decides(&world, &world.cora, (&path, "waiting"));
    let archive = exporting::export(&world.bare.app, world.ada.member).unwrap();
    let mine = &archive["applications"][0];
    assert_eq!((&mine["role"], &mine["says"]["why"]), (&"mentor".into(), &WHY.into()));
    assert_eq!(mine["decisions"][0]["why"], REASON);
    let named = &mine["references"][0];
    assert_eq!((&named["from"], &named["known_as"]), (&"Sam".into(), &"Adaline".into()));
    assert_eq!(kept(&world, &path), [1, 1, 1, 1]);
    world.browser(&world.ada).open("/me/leave").press("Leave");
    assert_eq!(opens_or_not(&world, &path), 404, "whoever leaves waits for nobody");
    world.bare.clock.pass(DAY.times(8));
    let id = application(&world, &path).unwrap();
    workers::run_due(&world.bare.app).unwrap();
    let member = world.ada.member;
    let left = world.bare.does(move |tx, _| Ok(applications::of(tx, member, 9)?.len()));
    assert_eq!((left.unwrap(), left_of(&world, id)), (0, [0; 4]));
}

/// Ada's application as a mentor, with a reference, a note and a check; its path.
fn looked_at() -> (World, String) {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentor");
    let mut ada = world.browser(&world.ada);
    ada.open(&path).fill("referee", "Sam").fill("known_as", "Adaline").press("Ask them");
    let link = ada.all("code").remove(0).replace(world.bare.app.site.base_url.as_str(), "");
    let says = [("known", "From work."), ("with", "Calm."), ("to", "send")];
    world.stranger().open(&link).post(&link, &says);
    let mut cora = opens(&world, &world.cora, &path);
    cora.fill("note", "Calm, and asks back.").press("Keep the note");
    let today = world.bare.app.now().jiff().strftime("%Y-%m-%d").to_string();
    cora.choose("kind", "record").choose("outcome", "clear").fill("issued", &today);
    cora.press("Keep the check");
    assert!(cora.says("The check is kept."), "{}", cora.text());
    (world, path)
}

/// What is kept of the application at `path`: words of referees, notes, decisions and checks.
fn kept(world: &World, path: &str) -> [usize; 4] {
    left_of(world, application(world, path).unwrap())
}

fn application(world: &World, path: &str) -> Option<ApplicationId> {
    let code = path.rsplit('/').next().unwrap().parse().unwrap();
    world.bare.does(move |tx, _| Ok(applications::named(tx, code)?.map(|it| it.id))).unwrap()
}

fn left_of(world: &World, id: ApplicationId) -> [usize; 4] {
    let member = world.ada.member;
    let left = world.bare.does(move |tx, _| {
        let words = references::of(tx, id)?.iter().filter(|one| one.words.is_some()).count();
        let (notes, decisions) =
            (admissions::notes(tx, id)?.len(), admissions::list(tx, id)?.len());
        Ok([words, notes, decisions, checks::of(tx, member)?.len()])
    });
    left.unwrap()
}

#[test]
fn what_was_taken_back_or_declined_is_not_kept_for_ever() {
    let (world, path) = looked_at();
    world.browser(&world.ada).open(&path).press("Take it back");
    assert_eq!(kept(&world, &path), [0, 0, 0, 1], "what was said of it goes at once");
    world.pass(DAY.times(181));
    assert_eq!(application(&world, &path), None);
    let (world, path) = looked_at();
    let _ = decides(&world, &world.cora, (&path, "declined"));
    let id = application(&world, &path).unwrap();
    world.pass(DAY.times(31));
    world.pass(DAY.times(170));
    assert_eq!(kept(&world, &path), [1, 1, 1, 1], "they can ask why, and apply anew");
    world.pass(DAY.times(11));
    assert_eq!((application(&world, &path), left_of(&world, id)), (None, [0; 4]));
    let (world, path) = looked_at();
    let _ = decides(&world, &world.cora, (&path, "accepted"));
    world.pass(DAY.times(400));
    assert_eq!(kept(&world, &path), [1, 1, 1, 1], "while they hold the role it stays");
}

#[test]
fn the_archive_has_every_application_and_not_only_the_newest() {
    let world = World::new();
    for _ in 0..21 {
        let mut ada = world.browser(&world.ada);
        ada.open("/applications/new?role=mentee").press("Begin").press("Put this draft away");
    }
    let archive = exporting::export(&world.bare.app, world.ada.member).unwrap();
    assert_eq!(archive["applications"].as_array().unwrap().len(), 21);
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

/// Words of somebody who is in danger now.
const PLAN: &str = "I am going to kill myself tonight";

/// What people are called for, each with how strongly.
fn calls(world: &World) -> Vec<Level> {
    let desk = world.bare.does(|tx, _| Ok(cases::desk(tx, None, 9)?)).unwrap();
    desk.iter().map(|case| case.level).collect()
}

#[test]
fn whoever_is_in_danger_does_not_wait_for_a_decision() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    ada.open("/applications/new?role=mentee").press("Begin");
    answers(&mut ada, "mentee");
    ada.fill("stand", PLAN).press("Save for later");
    assert_eq!(calls(&world), [], "a draft is nobody’s to read");
    ada.press("Send it");
    assert_eq!(calls(&world), [Level::Danger]);
    assert!(ada.says("It sounds as if you may be in danger now."), "{}", ada.text());
    ada.press("Not now");
    assert!(ada.path().starts_with("/applications/"), "{}", ada.path());
    let mut lead = world.browser(&world.lead);
    lead.open("/cases").follow("Words that sound like danger");
    assert!(lead.says("In an application for a role."), "{}", lead.text());
    assert!(!lead.says(PLAN) && lead.all("form[action$=openings]").is_empty(), "{}", lead.text());
    let mut other = world.browser(&world.bo);
    assert!(!other.open(ada.path()).says("in danger"));
}

#[test]
fn why_somebody_else_should_look_is_read_for_danger_too() {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentee");
    decides(&world, &world.cora, (&path, "declined"));
    assert_eq!(calls(&world), []);
    let mut ada = world.browser(&world.ada);
    ada.open(&path).fill("body", PLAN).press("Ask for another look");
    assert_eq!(calls(&world), [Level::Danger], "{}", ada.text());
    assert!(ada.says("It sounds as if you may be in danger now."), "{}", ada.text());
}
