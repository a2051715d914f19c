//! A report, and who may not see it: whom it is about, and the face that its writer did not show.

use kith_app::{
    people::{
        portraying::{self, Doorway},
        recognising::Known,
    },
    support::covering,
};
use kith_core::{
    Code, DAY, HOUR,
    people::{account::Pseudonym, face::Side, grant::Role},
    support::kind::Kind,
};
use kith_store::people::{grants, notices};
use kith_testkit::Browser;

use super::world::World;

/// Somebody who helps, and works on cases too; with Ada they have a talk.
fn both(world: &World) -> (Known, Code) {
    let cy = world.bare.person("cy", &[Role::Supporter, Role::Coordinator]);
    let (helper, until) = (cy.clone(), world.bare.app.now() + HOUR);
    world.bare.does(move |tx, at| covering::begin(tx, at, &helper, until)).unwrap();
    let _ = world.bare.asks(&world.ada, Kind::Listen);
    let offer = world.bare.takes(&cy).unwrap();
    let talk = world.bare.accepts(&cy, offer);
    (cy, talk)
}

fn report(world: &World, who: &Known, talk: Code) {
    let mut browser = world.browser(who);
    browser.open(&format!("/talks/{talk}/concern"));
    browser.fill("body", "It did not feel right").choose("matter", "pressure").press("Report");
    assert_eq!(browser.status(), 200, "{}", browser.text());
}

/// The browser of `who`, with the one report open.
fn opens(world: &World, who: &Known) -> Browser {
    let mut desk = world.browser(who);
    desk.open("/cases").follow("A report: Pressing me");
    assert!(desk.says("It did not feel right"), "{}", desk.text());
    desk
}

#[test]
fn nobody_works_on_a_report_about_themselves_while_somebody_else_can() {
    let world = World::new();
    let (cy, talk) = both(&world);
    report(&world, &world.ada, talk);
    let case = opens(&world, &world.robin).path().to_owned();
    let mut browser = world.browser(&cy);
    assert!(browser.open("/cases").says("Nothing waits"), "{}", browser.text());
    assert!(!browser.open("/cohort").says("Pressing me"), "{}", browser.text());
    assert_eq!(browser.open(&case).status(), 404);
    for deed in ["claims", "answers", "closures"] {
        let fields = [("body", "x"), ("how", "empty")];
        assert_eq!(browser.post(&format!("{case}/{deed}"), &fields).status(), 404, "{deed}");
    }
    world.pass(DAY.times(5));
    let told = |who: &Known| {
        let who = who.member;
        let all = world.bare.does(move |tx, _| Ok(notices::list(tx, who)?)).unwrap();
        all.iter().any(|one| one.kind.starts_with("notice-case"))
    };
    assert!(told(&world.robin) && !told(&cy));
}

#[test]
fn where_nobody_else_works_on_cases_a_report_is_not_lost() {
    let world = World::new();
    let (cy, talk) = both(&world);
    let robin = world.robin.member;
    world.bare.does(move |tx, _| Ok(grants::remove(tx, robin)?)).unwrap();
    report(&world, &world.ada, talk);
    opens(&world, &cy);
}

#[test]
fn the_desk_sees_the_face_that_sits_in_the_talk_and_not_the_other_one() {
    let world = World::new();
    let bo = world.bo.member;
    for (side, name) in [(Side::Helper, "Heron"), (Side::Member, "Quillon")] {
        let name = Pseudonym::parse(name).unwrap();
        let portray = move |tx: &mut kith_app::Tx, at: &mut kith_core::Moment| {
            portraying::portray(tx, at, (bo, side), &name, Doorway::Kept)
        };
        world.bare.does(portray).unwrap();
    }
    report(&world, &world.bo, world.talk());
    let desk = opens(&world, &world.robin);
    assert!(desk.says("Heron") && !desk.says("Quillon"), "{}", desk.text());
}

/// Ada reports Bo, as `matter`.
fn reports_as(world: &World, talk: Code, matter: &str, words: &str) {
    let mut browser = world.browser(&world.ada);
    browser.open(&format!("/talks/{talk}/concern"));
    assert!(browser.says("Such a report goes to the leads for safeguarding"), "{}", browser.text());
    browser.fill("body", words).choose("matter", matter).press("Report");
    assert_eq!(browser.status(), 200, "{}", browser.text());
}

const SHUT_OUT: &str = "A report: Being put down or shut out for who I am";

/// Whether `who` finds the report at the desk, and a coordinator on their list.
fn finds(world: &World, who: &Known) -> (bool, bool) {
    let mut browser = world.browser(who);
    let desk = browser.open("/cases").says(SHUT_OUT);
    (desk, browser.open("/cohort").says(SHUT_OUT))
}

#[test]
fn naps_6_being_shut_out_for_who_one_is_goes_to_the_leads_and_not_to_the_whole_desk() {
    let world = World::new();
    let [lea, lou] = ["lea", "lou"].map(|name| world.bare.person(name, &[Role::Lead]));
    let mo = world.bare.person("mo", &[Role::Moderator, Role::Coordinator]);
    reports_as(&world, world.talk(), "excluded", "She said that people like me do not study");
    for lead in [&lea, &lou] {
        assert!(finds(&world, lead).0);
    }
    for other in [&mo, &world.robin] {
        assert_eq!(finds(&world, other), (false, false));
    }
    let mut desk = world.browser(&lea);
    let case = desk.open("/cases").follow(SHUT_OUT).path().to_owned();
    assert!(desk.says("people like me do not study"), "{}", desk.text());
    assert_eq!(world.browser(&mo).open(&case).status(), 404);
    assert!(desk.says("It is about: Being put down"), "{}", desk.text());
    desk.follow("Decide what follows").choose("kind", "warn").choose("rule", "kind");
    desk.fill("facts", "You told somebody that a school is not for people like them")
        .choose("days", "30");
    desk.press("Decide and explain");
    assert_eq!(desk.status(), 200, "{}", desk.text());
    let mut bo = world.browser(&world.bo);
    bo.open("/measures");
    let told = bo.links().into_iter().find(|to| to.starts_with("/measures/")).unwrap();
    assert!(bo.open(&told).says("Nobody is judged here for who they are"), "{}", bo.text());
}

#[test]
fn naps_6_where_there_is_one_lead_the_moderators_read_it_too_and_without_any_the_desk() {
    let world = World::new();
    let mo = world.bare.person("mo", &[Role::Moderator, Role::Coordinator]);
    reports_as(&world, world.talk(), "excluded", "He laughed at how I speak");
    assert_eq!([&mo, &world.robin].map(|who| finds(&world, who)), [(true, true); 2]);
    let lea = world.bare.person("lea", &[Role::Lead]);
    assert!(finds(&world, &lea).0);
    assert_eq!([&mo, &world.robin].map(|who| finds(&world, who)), [(true, true), (false, false)]);
    let _lou = world.bare.person("lou", &[Role::Lead]);
    assert_eq!(finds(&world, &mo), (false, false));
    let told = |who: &Known| {
        let who = who.member;
        let all = world.bare.does(move |tx, _| Ok(notices::list(tx, who)?)).unwrap();
        all.iter().any(|one| one.kind.starts_with("notice-case"))
    };
    world.pass(DAY.times(5));
    assert!(told(&lea) && !told(&world.robin), "and it is not silent");
}

#[test]
fn naps_6_it_does_not_hide_another_report_about_the_same_person_nor_danger() {
    let world = World::new();
    let _leads = ["lea", "lou"].map(|name| world.bare.person(name, &[Role::Lead]));
    let talk = world.talk();
    reports_as(&world, talk, "excluded", "He laughed at how I speak");
    reports_as(&world, talk, "pressure", "And he wants to meet");
    let mut robin = world.browser(&world.robin);
    robin.open("/cases");
    assert!(robin.says("A report: Pressing me") && !robin.says(SHUT_OUT), "{}", robin.text());
    reports_as(&world, talk, "excluded", "He said it again, and now I want to kill myself tonight");
    robin.open("/cases");
    assert!(robin.says("Somebody is at risk now"), "danger is everybody's: {}", robin.text());
}
