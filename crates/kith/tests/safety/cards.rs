//! The card of help: for the author of words that sound like danger, and for nobody else (J1.x5).

use kith_core::{
    HOUR, MINUTE, Private, SECOND,
    safety::case::State,
    support::{kind::Kind, safe::Level},
};
use kith_store::{people::notices, safety::cases};
use kith_testkit::{Browser, support::form};

use super::{
    signals::{NAME, PLAN, THOUGHTS, open, says},
    world::World,
};

/// Ada's browser, after she wrote `text` in her talk.
fn wrote(world: &World, text: &str) -> Browser {
    let talk = world.talk();
    let mut ada = world.browser(&world.ada);
    ada.speak("en-GB");
    ada.open(&format!("/talks/{talk}")).fill("body", text).press("Send");
    ada
}

#[test]
fn the_card_stands_in_the_same_answer_and_only_its_author_sees_it() {
    let world = World::new();
    let mut ada = wrote(&world, PLAN);
    assert!(ada.says("We saw words that made us want to ask"), "{}", ada.text());
    assert!(ada.says("Call 999") && ada.says("Samaritans"), "{}", ada.text());
    assert!(ada.says("Everybody at the desk has been told"));
    assert_eq!(ada.link("your own plan").as_deref(), Some("/plan"));
    let path = ada.path().to_owned();
    let mut bo = world.browser(&world.bo);
    bo.open(&path);
    assert!(bo.says(PLAN) && !bo.says("We saw words"), "{}", bo.text());
    let mut live = world.browser(&world.ada);
    live.open(&format!("{path}/live"));
    assert!(live.says("We saw words that made us want to ask"), "{}", live.text());
    assert!(!ada.open("/talks").says("We saw words"));
}

#[test]
fn an_ordinary_message_brings_no_card_and_a_passive_wish_a_quiet_line() {
    let world = World::new();
    let mut ada = wrote(&world, "Thank you, that helps.");
    assert!(!ada.says("We saw words") && !ada.says("urgent help is open day and night"));
    ada.fill("body", "there's no point in living").press("Send");
    assert!(ada.says("urgent help is open day and night"), "{}", ada.text());
    assert!(!ada.says("We saw words"), "quiet");
    assert!(open(&world).is_empty(), "and no case");
}

#[test]
fn not_now_is_kept_for_this_talk_and_can_be_taken_back() {
    let world = World::new();
    let mut ada = wrote(&world, THOUGHTS);
    ada.press("Not now");
    assert!(!ada.says("We saw words") && ada.says("You put our help aside"), "{}", ada.text());
    ada.fill("body", THOUGHTS).press("Send");
    assert!(!ada.says("We saw words"), "kept");
    ada.press("Show it again");
    assert!(ada.says("We saw words"));
}

#[test]
fn nobody_on_duty_is_said_at_once_and_again_when_nobody_reacts() {
    let world = World::new();
    let mut ada = wrote(&world, PLAN);
    let path = ada.path().to_owned();
    world.bare.clock.pass(HOUR.times(13)); // Bo's shift is over
    ada.open(&path).fill("body", PLAN).press("Send");
    assert!(ada.says("Nobody is on duty right now"), "{}", ada.text());
    world.pass(MINUTE.times(4));
    ada.open(&path);
    assert!(ada.says("nobody has answered for some minutes"), "{}", ada.text());
    world.browser(&world.robin).open("/cases").follow(NAME).press("Take it");
    ada.open(&path);
    assert!(ada.says("Somebody at the desk is there for you"), "{}", ada.text());
}

#[test]
fn a_yes_opens_the_words_and_a_no_keeps_them_closed() {
    let world = World::new();
    let mut ada = wrote(&world, THOUGHTS);
    let path = ada.path().to_owned();
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow(NAME).press("Ask whether you may read it");
    let case = desk.path().to_owned();
    let mut today = world.browser(&world.ada);
    today.open("/today").follow("Somebody at the desk asks whether they may read");
    assert!(today.says("May somebody at the desk read what you wrote?"), "{}", today.text());
    ada.open(&path).press("No");
    desk.open(&case);
    assert!(desk.says("They said no") && !desk.says("Open their words"), "{}", desk.text());
    let code = ada.html().split("/cares/").nth(1).unwrap()[..32].to_owned();
    ada.post(&format!("/cares/{code}/answers"), &[("say", "read"), ("read", "yes")]);
    desk.open(&case).press("Open their words");
    assert!(desk.says(THOUGHTS), "{}", desk.text());
    assert!(world.browser(&world.ada).open("/me/reads").says("you had said that we may read them"));
}

#[test]
fn bringing_somebody_in_opens_a_case_without_any_level() {
    let world = World::new();
    let mut ada = wrote(&world, "My sister says she wants to kill herself and I am scared");
    assert!(ada.says("you worry about somebody"), "{}", ada.text());
    assert!(open(&world).is_empty());
    ada.choose("read", "yes").press("Bring somebody in");
    assert_eq!(open(&world).iter().map(|case| case.level).collect::<Vec<_>>(), [Level::Concern]);
    assert!(ada.says("Everybody at the desk has been told"), "{}", ada.text());
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow(NAME).press("Open their words");
    assert!(desk.says("My sister says"), "{}", desk.text());
}

#[test]
fn whoever_wants_us_to_stay_is_asked_and_silence_is_a_case() {
    let world = World::new();
    let mut ada = wrote(&world, "My sister says she wants to kill herself and I am scared");
    let path = ada.path().to_owned();
    ada.choose("after", "30").press("Ask me then");
    assert!(ada.says("We ask you how you are at"), "{}", ada.text());
    world.pass(MINUTE.times(29));
    assert!(!world.browser(&world.ada).open("/today").says("how are you now"));
    world.pass(MINUTE);
    assert!(world.browser(&world.ada).open("/today").says("how are you now?"));
    ada.open(&path).press("I am here");
    world.pass(HOUR);
    assert!(open(&world).is_empty(), "they answered");
    ada.open(&path).choose("after", "30").press("Ask me then");
    world.pass(MINUTE.times(30));
    kith_app::promises::plant_lost(&world.bare.app).unwrap();
    assert!(open(&world).is_empty());
    world.pass(MINUTE.times(30));
    assert_eq!(open(&world).len(), 1, "silence is a case");
    let member = world.ada.member;
    let told = world.bare.does(move |tx, _| Ok(notices::waiting(tx, member, 20)?)).unwrap();
    assert!(told.iter().filter(|one| one.kind == "notice-care-back").count() <= 1, "no mail storm");
}

#[test]
fn a_card_is_its_authors_and_a_broken_answer_changes_nothing() {
    let world = World::new();
    let mut ada = wrote(&world, THOUGHTS);
    let code = ada.html().split("/cares/").nth(1).unwrap()[..32].to_owned();
    let to = format!("/cares/{code}/answers");
    for who in [&world.bo, &world.robin] {
        assert_eq!(world.browser(who).post(&to, &[("say", "hide")]).status(), 404);
    }
    for (say, after) in [("", ""), ("stay", "7"), ("dance", "")] {
        let status = ada.post(&to, &[("say", say), ("after", after)]).status();
        assert_eq!(status, 422, "{say}");
    }
    let nobody = format!("/cares/{:032x}/answers", 7);
    assert_eq!(ada.post(&nobody, &[("say", "hide")]).status(), 404);
}

#[test]
fn a_request_that_sounds_like_danger_shows_the_card_too() {
    let world = World::new();
    let mut asked = form(Kind::Listen, world.bare.app.moment().code());
    asked.text = Private::new(THOUGHTS);
    let request = world.bare.asks_as(&world.ada, asked);
    let mut ada = world.browser(&world.ada);
    ada.open(&format!("/requests/{request}"));
    assert!(ada.says("We saw words that made us want to ask"), "{}", ada.text());
    ada.press("Not now");
    assert!(ada.path().starts_with("/requests/"), "{}", ada.path());
    assert!(ada.says("You put our help aside"));
}

#[test]
fn an_account_that_is_erased_leaves_nothing_that_was_noticed() {
    let world = World::new();
    let talk = world.talk();
    says(&world, &world.ada, talk, PLAN);
    let (leaver, face) = (world.ada.clone(), world.ada.face.id);
    world.bare.does(move |tx, at| kith_app::people::leaving::leave(tx, at, &leaver)).unwrap();
    world.pass(kith_core::DAY.times(8));
    let left = world.bare.does(move |tx, _| Ok(kith_store::safety::cares::of(tx, face)?)).unwrap();
    assert!(left.is_empty());
    let cases = world.bare.does(|tx, _| Ok(cases::desk(tx, None, 9)?)).unwrap();
    let mut desk = world.browser(&world.robin);
    assert_eq!(desk.open(&format!("/cases/{}", cases[0].code)).status(), 200);
    assert!(!matches!(cases[0].state, State::Closed { .. }), "a person closes it");
    world.pass(SECOND);
}
