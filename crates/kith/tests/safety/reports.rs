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
