//! A second person joins a talk: visibly, with a name, and never past the member's no (SAF-42, 43).

use kith_core::{people::grant::Role, support::kind::Kind};
use kith_testkit::Browser;

use super::{
    signals::{NAME, PLAN, THOUGHTS, says},
    world::World,
};

/// Robin at the case of Ada's talk, in which she wrote `text`; and the path of the talk.
fn desk(world: &World, text: &str) -> (Browser, String) {
    let talk = world.talk();
    says(world, &world.bo, talk, "I am here.");
    says(world, &world.ada, talk, text);
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow(NAME);
    (desk, format!("/talks/{talk}"))
}

#[test]
fn whoever_joins_is_named_to_both_and_reads_what_is_written_from_then_on() {
    let world = World::new();
    let (mut robin, path) = desk(&world, PLAN);
    world.bare.clock.pass(kith_core::SECOND);
    robin.press("Join their talk");
    assert_eq!(robin.path(), path);
    assert!(robin.says("robin (safeguarding) joined at"), "{}", robin.text());
    assert!(!robin.says(PLAN) && !robin.says("I am here."), "nothing from before");
    robin.fill("body", "Hello Ada, I am Robin.").press("Send");
    assert!(robin.says("Hello Ada, I am Robin."), "{}", robin.text());
    for who in [&world.ada, &world.bo] {
        let mut page = world.browser(who);
        page.open(&path);
        assert!(page.says("robin (safeguarding) joined at"), "{}", page.text());
        assert!(page.says("because words here sounded like danger"));
        assert!(page.says("Hello Ada, I am Robin."), "{}", page.text());
        assert!(page.all("li.msg .small").iter().any(|name| name == "robin (safeguarding)"));
        page.fill("body", "Thank you for coming.").press("Send");
        assert_eq!(page.status(), 200);
    }
    assert!(robin.open(&path).says("Thank you for coming."), "{}", robin.text());
    assert!(robin.open(&format!("{path}/live")).says("joined at"));
    robin.open(&path).press("Leave the talk");
    assert_eq!(robin.open(&path).status(), 404);
    let mut ada = world.browser(&world.ada);
    ada.open(&path);
    assert!(ada.says("They left at") && ada.says("Hello Ada, I am Robin."), "{}", ada.text());
}

#[test]
fn a_guest_writes_and_reads_and_does_nothing_else() {
    let world = World::new();
    let (mut robin, path) = desk(&world, PLAN);
    robin.press("Join their talk");
    for sub in ["pauses", "goodbye", "concern"] {
        assert_eq!(robin.open(&format!("{path}/{sub}")).status(), 404, "{sub}");
    }
    for (sub, field) in [("pauses", "days"), ("endings", "how"), ("calls", "x")] {
        let status = robin.post(&format!("{path}/{sub}"), &[(field, "1")]).status();
        assert!(matches!(status, 404 | 422), "{sub}: {status}");
    }
    let links = robin.open(&path).links();
    for link in links.iter().filter(|link| link.starts_with("/talks") || link.starts_with("/mess"))
    {
        assert_eq!(robin.open(link).status(), 200, "a dead link: {link}");
    }
    let mut ada = world.browser(&world.ada);
    ada.open(&path).fill("body", "Are you still there?").press("Send");
    assert_eq!(ada.status(), 200, "the two go on");
}

#[test]
fn the_member_may_say_no_unless_their_life_may_be_at_stake() {
    let world = World::new();
    let (mut robin, path) = desk(&world, THOUGHTS);
    robin.press("Join their talk");
    let mut ada = world.browser(&world.ada);
    ada.open(&path).press("I do not want this");
    assert_eq!((ada.status(), ada.path()), (200, path.as_str()));
    assert!(ada.says("They left at"), "{}", ada.text());
    assert_eq!(robin.open(&path).status(), 404);
    robin.open("/cases").follow(NAME).press("Join their talk");
    assert_eq!(robin.status(), 422);
    assert!(robin.says("They said no to somebody joining"), "{}", robin.text());
    let talk = path.rsplit('/').next().unwrap().parse().unwrap();
    says(&world, &world.ada, talk, PLAN);
    robin.press("Join their talk");
    assert_eq!(robin.path(), path);
    ada.open(&path);
    assert!(!ada.html().contains("I do not want this"), "a plan is not left alone");
}

#[test]
fn nobody_joins_who_does_not_work_on_the_case_and_no_visit_is_somebody_elses() {
    let world = World::new();
    let (mut robin, path) = desk(&world, THOUGHTS);
    let case = robin.path().to_owned();
    let lea = world.bare.person("lea", &[Role::Lead]);
    for who in [&world.ada, &world.bo] {
        let status = world.browser(who).post(&format!("{case}/guests"), &[]).status();
        assert_eq!(status, 404);
    }
    robin.press("Join their talk");
    let visit = robin.html().split("/guests/").nth(1).unwrap()[..32].to_owned();
    for who in [&world.bo, &lea] {
        let status = world.browser(who).post(&format!("/guests/{visit}/endings"), &[]).status();
        assert_eq!(status, 404);
    }
    assert_eq!(world.browser(&lea).open(&path).status(), 404, "only whoever joined");
    robin.open(&case).press("Join their talk");
    assert_eq!(robin.path(), path, "twice is once");
    assert_eq!(robin.text().matches("joined at").count(), 1);
}

#[test]
fn the_helper_is_told_what_helps_and_can_call_somebody() {
    let world = World::new();
    let (mut robin, path) = desk(&world, THOUGHTS);
    let mut bo = world.browser(&world.bo);
    bo.open(&path);
    assert!(bo.says("What they wrote may be serious") && bo.says("Do not promise to keep it"));
    robin.choose("how", "true").press("Close the case");
    assert!(!robin.open("/cases").says(NAME));
    bo.press("Bring somebody in");
    assert_eq!(bo.path(), path);
    assert!(robin.open("/cases").says(NAME), "{}", robin.text());
    let mut ada = world.browser(&world.ada);
    assert!(!ada.open(&path).says("What they wrote may be serious"));
}

#[test]
fn what_a_guest_wrote_can_be_reported_and_is_copied() {
    let world = World::new();
    let (mut robin, path) = desk(&world, PLAN);
    robin.press("Join their talk").fill("body", "I am Robin.").press("Send");
    let mut ada = world.browser(&world.ada);
    ada.open(&format!("{path}/concern"))
        .fill("body", "I did not like that")
        .choose("matter", "unkind");
    ada.press("Report");
    assert_eq!(ada.status(), 200, "{}", ada.text());
    assert!(ada.says("It is with us"), "{}", ada.text());
}

/// Ada and the mentor yil, who talk; and the path of their talk.
fn mentoring(world: &World) -> (Browser, Browser, String) {
    let mentor = world.bare.helper("yil", Role::Mentor, 1);
    world.bare.agrees(&world.ada);
    let request = world.bare.asks(&world.ada, Kind::Mentor);
    let mut ada = world.browser(&world.ada);
    ada.open(&format!("/requests/{request}/matches")).press("Ask yil");
    let mut yil = world.browser(&mentor);
    let offer = yil.open("/duty").links().into_iter().find(|to| to.starts_with("/offers/"));
    yil.open(&offer.unwrap()).press("Say yes");
    let path = yil.path().to_owned();
    assert!(path.starts_with("/talks/"), "{path}: {}", yil.text());
    (ada, yil, path)
}

#[test]
fn a_mentor_reads_why_nobody_takes_over_and_a_goodbye_looks_for_somebody() {
    let world = World::new();
    let (mut ada, mut yil, path) = mentoring(&world);
    yil.open(&format!("{path}/handover"));
    assert!(yil.says("A mentor is chosen, so nobody takes over from you"), "{}", yil.text());
    assert!(yil.value("note").is_none(), "there is nothing to send");
    let talk = path.rsplit('/').next().unwrap().to_owned();
    assert_eq!(yil.post("/handovers", &[("talk", &talk)]).status(), 422);
    yil.open(&format!("{path}/goodbye")).press("Say goodbye");
    ada.open("/requests").follow("We are looking for someone");
    assert!(ada.path().starts_with("/requests/"), "{}", ada.text());
}

#[test]
fn a_mentor_is_never_alone_with_a_mentee_in_crisis() {
    let world = World::new();
    let (mut ada, mut yil, path) = mentoring(&world);
    ada.open(&path).fill("body", PLAN).press("Send");
    assert!(ada.says("We saw words that made us want to ask"), "{}", ada.text());
    yil.open(&path);
    assert!(yil.says("What they wrote may be serious") && yil.says("Do not promise to keep it"));
    let mut robin = world.browser(&world.robin);
    robin.open("/cases").follow(NAME).press("Join their talk");
    assert_eq!(robin.path(), path, "somebody on duty comes, unasked");
    assert!(yil.open(&path).says("robin (safeguarding) joined at"), "{}", yil.text());
    assert!(yil.open("/duty").says("robin asks you by"), "{}", yil.text());
}
