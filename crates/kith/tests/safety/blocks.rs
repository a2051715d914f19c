//! Closing doors, and reporting in the same step.

use std::collections::BTreeSet;

use kith_app::{people::recognising::Known, support::hearing};
use kith_core::{
    Code,
    people::grant::Role,
    safety::block::SAFEGUARDING,
    support::{kind::Kind, state::State},
};
use kith_store::{people::notices, safety::blocks};

use super::world::{World, code};

fn stands(world: &World) -> bool {
    let (ada, bo) = (world.ada.member, world.bo.member);
    world.bare.does(move |tx, _| Ok(blocks::stands_between(tx, bo, ada)?)).unwrap()
}

fn close(world: &World, talk: Code) -> kith_testkit::Browser {
    let mut ada = world.browser(&world.ada);
    ada.open(&format!("/blocks/new?talk={talk}"));
    assert!(ada.says("Close the door to bo?"), "{}", ada.text());
    ada.press("Close the door");
    ada
}

#[test]
fn a_door_closes_after_one_question_and_only_its_owner_opens_it() {
    let world = World::new();
    let talk = world.talk();
    let mut ada = close(&world, talk);
    assert!(ada.says("The door is closed") && ada.says("bo"), "{}", ada.text());
    assert!(stands(&world));
    let mut bo = world.browser(&world.bo);
    assert!(bo.open("/me/blocks").says("No door is closed"));
    ada.press("Open again");
    assert!(ada.says("The door is open again") && !stands(&world));
}

/// What `who` sees of the talk.
fn sees(world: &World, who: &Known, talk: Code) -> String {
    let mut browser = world.browser(who);
    browser.open(&format!("/talks/{talk}"));
    assert_eq!((browser.status(), browser.all("main textarea").len()), (200, 0), "it is closed");
    browser.text()
}

#[test]
fn whoever_is_kept_out_sees_what_they_would_see_if_the_other_had_gone_on() {
    let (blocked, gone) = (World::new(), World::new());
    let talks = [blocked.talk(), gone.talk()];
    close(&blocked, talks[0]);
    let [_, request] = [&blocked, &gone].map(World::request);
    gone.bare.does(move |tx, at| hearing::member_looks_on(tx, at, request)).unwrap();
    let [one, other] = [(&blocked, talks[0]), (&gone, talks[1])];
    let page = sees(one.0, &one.0.bo, one.1);
    assert_eq!(page, sees(other.0, &other.0.bo, other.1));
    for word in ["ada closed", "block", "froze"] {
        assert!(!page.to_lowercase().contains(word), "{word}: {page}");
    }
    let notices = [&blocked, &gone].map(|world| {
        let bo = world.bo.member;
        let told = world.bare.does(move |tx, _| Ok(notices::list(tx, bo)?)).unwrap();
        told.into_iter().map(|one| one.kind).collect::<BTreeSet<_>>()
    });
    assert_eq!(notices[0], notices[1]);
}

#[test]
fn the_request_goes_on_without_the_one_who_is_kept_out() {
    let world = World::new();
    let request = world.bare.asks(&world.ada, Kind::Listen);
    let offer = world.bare.takes(&world.bo).unwrap();
    let talk = world.bare.accepts(&world.bo, offer);
    close(&world, talk);
    assert!(matches!(world.bare.request(request).state, State::Waiting { .. }));
    assert_eq!(world.bare.takes(&world.bo), None);
    let kim = world.bare.helper("kim", Role::Supporter, 1);
    assert!(world.bare.takes(&kim).is_some());
}

#[test]
fn the_door_holds_whoever_of_the_two_closed_it_and_for_what_comes_later() {
    let world = World::new();
    let talk = world.talk();
    let mut bo = world.browser(&world.bo);
    bo.open(&format!("/blocks/new?talk={talk}")).press("Close the door");
    assert!(stands(&world));
    let _ = world.bare.asks(&world.ada, Kind::Know);
    assert_eq!(world.bare.takes(&world.bo), None);
}

#[test]
fn nobody_closes_a_door_in_a_talk_that_is_not_theirs() {
    let world = World::new();
    let talk = world.talk();
    let mut robin = world.browser(&world.robin);
    let nowhere = robin.open("/blocks/new?talk=x").text();
    assert_eq!(robin.open(&format!("/blocks/new?talk={talk}")).status(), 404);
    assert_eq!(robin.text(), nowhere);
    assert_eq!(robin.post("/blocks", &[("talk", &talk.to_string())]).status(), 404);
    assert_eq!(robin.open(&format!("/talks/{talk}/concern")).status(), 404);
    assert!(!stands(&world));
    let mut ada = close(&world, talk);
    let html = ada.html().to_owned();
    let door = html.split("/blocks/").nth(1).unwrap().split('/').next().unwrap();
    let mut bo = world.browser(&world.bo);
    assert_eq!(bo.post(&format!("/blocks/{door}/endings"), &[]).status(), 404);
    assert!(stands(&world));
    assert_eq!(ada.open("/me/blocks").status(), 200);
}

#[test]
fn a_door_that_is_closed_twice_is_closed_once() {
    let world = World::new();
    let talk = world.talk();
    close(&world, talk);
    let mut ada = close(&world, talk);
    assert_eq!(ada.status(), 200);
    assert_eq!(ada.open("/me/blocks").all("main li").len(), 1);
}

#[test]
fn a_safeguarding_lead_is_never_shut_out() {
    let mut world = World::new();
    world.bo = world.bare.helper("lea", Role::Supporter, 1);
    let (member, talk) = (world.bo.member, world.talk());
    world
        .bare
        .does(move |tx, at| {
            let (id, code, since) = (at.id(), at.code(), at.now);
            let role = Role::Lead;
            let grant =
                kith_core::people::grant::Grant { id, code, member, role, since, until: None };
            Ok(kith_store::people::grants::add(tx, &grant)?)
        })
        .unwrap();
    let mut ada = world.browser(&world.ada);
    ada.open(&format!("/blocks/new?talk={talk}")).press("Close the door");
    assert_eq!(ada.status(), 422);
    assert!(ada.says("their door stays open"), "{SAFEGUARDING}: {}", ada.text());
    ada.open(&format!("/talks/{talk}/concern"));
    ada.fill("body", "it hurt").choose("matter", "unkind").choose("block", "yes").press("Report");
    assert_eq!((ada.status(), stands(&world)), (422, false));
    assert_eq!(ada.value("body").as_deref(), Some("it hurt"));
    let mut desk = world.browser(&world.robin);
    assert!(desk.open("/cases").says("Nothing waits"), "one step: all of it, or none");
}

#[test]
fn a_report_closes_the_door_in_the_same_step_and_the_other_never_learns() {
    let world = World::new();
    let talk = world.talk();
    let mut ada = world.browser(&world.ada);
    ada.open(&format!("/talks/{talk}/concern"));
    assert!(ada.says("a sealed copy of the last messages of this talk"));
    ada.fill("body", "He asked where I live").choose("matter", "pressure").choose("block", "yes");
    ada.press("Report");
    assert!(ada.says("The door is closed") && ada.says("Somebody answers by"), "{}", ada.text());
    let receipt = code(&ada);
    assert!(stands(&world));
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow("A report: Pressing me");
    assert!(desk.says("He asked where I live") && desk.says("the talk of ada and bo"));
    desk.fill("body", "We speak to him.").press("Send the answer");
    let mut anywhere = world.stranger();
    anywhere.open("/receipts").fill("code", &receipt).press("Look");
    assert!(anywhere.says("We speak to him."));
    let mut bo = world.browser(&world.bo);
    for path in ["/me/letters", "/me/reads", "/me/blocks"] {
        let page = bo.open(path).text();
        assert!(!page.contains("ada") && !page.contains("where I live"), "{path}: {page}");
    }
}

#[test]
fn a_stranger_reports_without_an_account_and_says_what_it_is_about() {
    let world = World::new();
    let mut stranger = world.stranger();
    stranger.open("/concerns/new").fill("body", "My cousin is in danger").press("Report");
    assert_eq!(stranger.status(), 422);
    assert!(stranger.says("Choose what it is about"));
    stranger.choose("matter", "danger").press("Report");
    assert_eq!(stranger.status(), 200, "{}", stranger.text());
    code(&stranger);
    let talk = world.talk().to_string();
    let form = [("talk", talk.as_str()), ("body", "x"), ("matter", "other")];
    assert_eq!(stranger.post("/concerns", &form).status(), 401);
}
