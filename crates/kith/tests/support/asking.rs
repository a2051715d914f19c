//! J1.6–J1.8: asking, and choosing a person.

use kith_core::{people::grant::Role, support::kind::Kind};
use kith_testkit::{Browser, World};

use super::{asks, path};

#[test]
fn whoever_asks_sees_where_it_is_and_what_comes_by_when() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    asks(&mut ada, "I have not told\nanybody yet.");
    assert_eq!(ada.status(), 200);
    assert!(ada.path().starts_with("/requests/"), "{}", ada.path());
    assert!(ada.says("We are looking for someone"));
    // Four hours after the clock of the world stands still.
    assert!(
        ada.says("You hear from us by Wednesday 15 November 2023, 02:13 (UTC)"),
        "{}",
        ada.text()
    );
    assert!(ada.says("One helper is on duty now"));
    assert!(ada.says("We do not know yet"));
    assert!(ada.says("I have not told"));
    assert!(!ada.title().contains("told"), "a title says nothing of what was asked");
}

#[test]
fn a_kind_can_come_with_the_address_and_nothing_else_is_ticked() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    ada.open("/requests/new?kind=know");
    assert_eq!(ada.value("kind").as_deref(), Some("know"));
    assert_eq!(ada.all("input[checked]").len(), 1);
    ada.open("/requests/new?kind=emperor");
    assert_eq!((ada.status(), ada.all("input[checked]").len()), (200, 0));
}

#[test]
fn what_is_missing_is_named_at_its_field_and_nothing_typed_is_lost() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    ada.open("/requests/new")
        .fill("body", "words that must stay")
        .choose("safe", "yes")
        .press("Ask");
    assert_eq!(ada.status(), 422);
    assert!(ada.title().starts_with("Problem: "), "{}", ada.title());
    assert_eq!(ada.all(".summary li").len(), 3);
    assert!(ada.says("Choose what would help") && ada.says("Choose who may take it"));
    assert_eq!(ada.value("body").as_deref(), Some("words that must stay"));
    assert_eq!(ada.value("safe").as_deref(), Some("yes"));
    ada.choose("kind", "listen").choose("urgency", "now").choose("reach", "anyone").press("Ask");
    assert!(ada.says("We are looking for someone"));
}

#[test]
fn more_than_four_thousand_letters_come_back_whole() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    let long = "ü".repeat(4_001);
    asks(&mut ada, &long);
    assert_eq!(ada.status(), 422);
    assert!(ada.says("more than 4,000 characters"));
    assert_eq!(ada.value("body"), Some(long));
    asks(&mut ada, &"ü".repeat(4_000));
    assert_eq!(ada.status(), 200);
}

#[test]
fn the_same_form_sent_twice_asks_once_and_other_words_are_not_lost() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    ada.open("/requests/new");
    let (once, whose) = (ada.value("once").unwrap(), ada.value("whose").unwrap());
    let send = |ada: &mut Browser, words: &str| {
        let fields = [
            ("once", once.as_str()),
            ("whose", whose.as_str()),
            ("kind", "listen"),
            ("body", words),
            ("urgency", "today"),
            ("reach", "anyone"),
            ("safe", "yes"),
        ];
        ada.post("/requests", &fields);
    };
    send(&mut ada, "the first words");
    let first = ada.path().to_owned();
    send(&mut ada, "the first words");
    assert_eq!(ada.path(), first);
    send(&mut ada, "other words");
    assert_eq!((ada.status(), ada.value("body").as_deref()), (422, Some("other words")));
    assert_eq!(ada.open("/today").all("h3 a[href^='/requests/']").len(), 1);
}

#[test]
fn whoever_is_not_safe_sees_help_first_and_the_desk_knows_at_once() {
    let world = World::new();
    for (answer, times) in [("no", 1), ("not_sure", 2)] {
        let mut ada = world.browser(&world.ada);
        ada.open("/requests/new").choose("kind", "listen").fill("body", "it is bad");
        ada.choose("urgency", "now").choose("reach", "anyone").choose("safe", answer).press("Ask");
        assert!(ada.says("First: are you in danger?"), "{}", ada.text());
        assert_eq!(ada.all("main h2").first().unwrap(), "First: are you in danger?");
        assert_eq!(ada.all("main a.btn:not(.quiet)"), ["Get urgent help"]);
        let mut cora = world.browser(&world.cora);
        cora.open("/cohort");
        assert_eq!(cora.all("[data-reason=danger]").len(), times, "{}", cora.text());
    }
}

#[test]
fn a_stranger_is_asked_to_sign_in_and_another_member_finds_nothing() {
    let world = World::new();
    let code = world.bare.asks(&world.ada, Kind::Listen);
    let mut stranger = world.stranger();
    assert_eq!(stranger.open("/requests/new").status(), 401);
    assert_eq!(stranger.open(&path(code)).status(), 401);
    let mut bo = world.browser(&world.bo);
    for page in [path(code), format!("{}/matches", path(code)), format!("{}/hands", path(code))] {
        assert_eq!(bo.open(&page).status(), 404, "{page}");
    }
    let changes = format!("{}/changes", path(code));
    for to in ["widen", "still", "another", "choose", "close"] {
        let fields =
            [("to", to), ("how", "helped"), ("helper", "00000000000000000000000000000001")];
        assert_eq!(bo.post(&changes, &fields).status(), 404, "{to}");
    }
    assert_eq!(world.browser(&world.ada).open(&path(code)).status(), 200);
}

#[test]
fn without_consent_nobody_is_suggested_and_anyone_free_may_take_it() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    ada.open("/requests/new").choose("kind", "know").fill("body", "how does one begin?");
    ada.choose("urgency", "today").choose("reach", "chosen").choose("safe", "yes").press("Ask");
    assert!(ada.says("It waits for a person"), "{}", ada.text());
    ada.follow("Choose a person");
    assert!(ada.says("You have not agreed to that"));
    assert!(ada.all("ul#people").is_empty());
    ada.press("Anyone who is free first");
    assert!(ada.says("You let anyone free take it"), "{}", ada.text());
}

#[test]
fn one_person_can_be_chosen_who_has_a_day() {
    let world = World::new();
    world.bare.agrees(&world.ada);
    let code = world.bare.asks(&world.ada, Kind::Know);
    let mut ada = world.browser(&world.ada);
    ada.open(&path(code)).follow("Choose a person");
    assert!(ada.says("Has room"), "{}", ada.text());
    ada.press("Ask bo");
    assert!(ada.says("We have asked bo"), "{}", ada.text());
    assert!(ada.says("bo has until Wednesday 15 November 2023, 22:13 (UTC)"));
    // The promise holds whatever becomes of the offer.
    assert!(ada.says("You hear from us by Wednesday 15 November 2023, 02:13 (UTC)"));
    ada.open(&format!("{}/matches", path(code)));
    assert!(ada.says("when whoever has it now has answered"));
}

#[test]
fn whoever_was_chosen_and_cannot_is_named_kindly_and_the_choice_stands_open_again() {
    let world = World::new();
    world.bare.agrees(&world.ada);
    let second = world.bare.helper("sol", Role::Supporter, 1);
    let code = world.bare.asks(&world.ada, Kind::Know);
    let mut ada = world.browser(&world.ada);
    ada.open(&format!("{}/matches", path(code))).press("Ask bo");
    let mut bo = world.browser(&world.bo);
    bo.open("/duty").follow("Something to know").press("Pass it on");
    assert!(bo.says("Nobody is told that it was you"));
    ada.open(&path(code));
    assert!(ada.says("That is about their day, not about you"), "{}", ada.text());
    ada.open(&format!("{}/matches", path(code)));
    assert!(ada.says(&second.face.pseudonym) && !ada.text().contains("Ask bo"));
}

#[test]
fn a_request_closes_by_its_members_answer_and_by_nothing_less() {
    let world = World::new();
    let code = world.bare.asks(&world.ada, Kind::Listen);
    let mut ada = world.browser(&world.ada);
    ada.open(&path(code)).press("Close it");
    assert_eq!(ada.status(), 422);
    assert!(ada.says("Choose one answer"));
    ada.choose("how", "partly").press("Close it");
    assert!(ada.says("This request is closed"));
    assert!(ada.says("You closed it"));
    // Twice is once.
    ada.post(&format!("{}/changes", path(code)), &[("to", "close"), ("how", "not")]);
    assert!(ada.says("This request is closed"), "{}", ada.text());
}

#[test]
fn where_nobody_is_on_duty_it_is_said_before_one_asks_and_after() {
    let world = World::new();
    assert!(world.stranger().open("/support").says("Someone is here now"));
    world.pass(kith_core::HOUR.times(13));
    let mut stranger = world.stranger();
    stranger.open("/support");
    assert!(stranger.says("Nobody is on duty right now"), "{}", stranger.text());
    assert!(stranger.says("Until then, the help lines are open"));
    let mut ada = world.browser(&world.ada);
    asks(&mut ada, "I have not told anybody yet.");
    assert!(ada.says("Nobody is on duty right now"), "{}", ada.text());
    assert!(ada.says("You hear from us by"), "{}", ada.text());
}
