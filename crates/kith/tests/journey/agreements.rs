//! An agreement is written by one, changed by the other, and holds when each has signed it for themselves.

use kith_app::people::{exporting, leaving};
use kith_core::DAY;

use super::{Pair, WORDS};

#[test]
fn j2_8_eepm_mat_3_an_agreement_is_signed_by_both_and_keeps_its_hours() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    ada.open(&pair.talk).follow("look at your journey");
    assert!(ada.says("You and mo") && ada.says("Nothing is written yet."), "{}", ada.text());
    ada.follow("Begin the agreement");
    pair.writes(&mut ada);
    assert!(ada.path().starts_with(&pair.path("/agreement")), "{}", ada.path());
    for (_, words) in WORDS {
        assert!(ada.says(words), "{words}");
    }
    assert!(ada.says("You : has not signed yet"), "writing is not signing: {}", ada.text());
    let mut mo = pair.mo();
    mo.open("/today");
    mo.follow("Somebody you walk with wrote an agreement for the two of you. Read it, change it, or sign it.");
    assert!(mo.says("ada wrote this on") && mo.says("Version 1"), "{}", mo.text());
    mo.press("Sign this version");
    assert!(mo.says("You : signed on") && mo.says("ada : has not signed yet"), "{}", mo.text());
    assert!(!mo.all("button").contains(&"Sign this version".to_owned()), "nobody signs for both");
    assert!(mo.open(&pair.path("")).says("It waits for the signature of ada"), "{}", mo.text());
    ada.open("/today");
    ada.follow("Somebody you walk with signed your agreement. It waits for you.");
    ada.press("Sign this version");
    assert!(ada.says("You : signed on") && ada.says("mo : signed on"), "{}", ada.text());
    ada.follow("Back to your journey");
    assert!(ada.says("Both of you have signed it."), "{}", ada.text());
    assert!(ada.says("You look at this again on"), "the day of the review stands there");
}

#[test]
fn a_change_is_a_version_of_its_own_that_both_sign_again() {
    let pair = Pair::new();
    pair.writes(&mut pair.ada());
    pair.sign();
    let mut mo = pair.mo();
    mo.open(&pair.path("/agreement")).follow("Change it: a new version that both of you sign");
    assert_eq!(mo.value("rhythm").as_deref(), Some("Every second Tuesday, here."));
    mo.fill("rhythm", "Every Tuesday, by telephone.").press("Save this version");
    assert!(mo.says("Version 2") && mo.says("You : has not signed yet"), "{}", mo.text());
    let mut ada = pair.ada();
    ada.open(&pair.path("/agreement")).press("Sign this version");
    assert!(ada.says("Until both of you have signed this one, version 1 holds."), "{}", ada.text());
    ada.follow("Read version 1");
    assert!(ada.says("Every second Tuesday, here.") && ada.says("This is an older version."));
    assert!(ada.says("mo : signed on"), "the old version keeps its signatures: {}", ada.text());
    mo.open(&pair.path("/agreement")).press("Sign this version");
    assert!(!mo.says("version 1 holds"), "{}", mo.text());
    assert!(mo.says("Every Tuesday, by telephone."));
}

#[test]
fn what_is_not_finished_is_kept_and_the_other_fills_in_the_rest() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    pair.fills(&mut ada);
    ada.fill("missed", "").press("Save this version");
    assert!(ada.says("Some parts are still empty."), "{}", ada.text());
    let signed = ada.post(&pair.path("/signatures"), &[("version", "1")]);
    assert_eq!(signed.status(), 422);
    assert!(signed.says("Fill in every part first."), "{}", signed.text());
    let mut mo = pair.mo();
    mo.open(&pair.path("")).follow("Fill in the rest");
    assert_eq!(mo.value("purpose").as_deref(), Some(WORDS[0].1), "nothing is typed twice");
    mo.fill("missed", "We say so an hour before.").press("Save this version");
    pair.sign();
}

#[test]
fn nobody_signs_or_overwrites_what_they_have_not_read() {
    let pair = Pair::new();
    pair.writes(&mut pair.ada());
    let (mut ada, mut mo) = (pair.ada(), pair.mo());
    ada.open(&pair.path("/agreement"));
    let mut late = pair.ada();
    pair.fills(&mut late);
    late.fill("purpose", "Something of my own.");
    pair.writes(&mut mo);
    ada.press("Sign this version");
    assert_eq!(ada.status(), 422);
    assert!(ada.says("There is a newer version") && ada.says("Version 2"), "{}", ada.text());
    assert!(ada.says("You : has not signed yet"), "{}", ada.text());
    late.press("Save this version");
    assert_eq!(late.status(), 422);
    assert!(late.says("There is a newer version than the one you read."), "{}", late.text());
    assert_eq!(late.value("purpose").as_deref(), Some("Something of my own."), "it is kept");
    late.press("Save this version");
    assert!(late.says("Version 3"), "whoever still wants it, sends it: {}", late.text());
}

#[test]
fn each_refusal_stands_at_its_field_and_keeps_what_was_typed() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    let (long, past, far) = ("x".repeat(1_001), pair.day(-1), pair.day(500));
    for (field, value, says) in [
        ("purpose", long.as_str(), "Say this in at most 1,000 letters"),
        ("review", past.as_str(), "Choose a day to come"),
        ("review", far.as_str(), "Choose a day to come"),
        ("review", "soon", "Choose a day to come"),
    ] {
        pair.fills(&mut ada);
        ada.fill(field, value).press("Save this version");
        assert_eq!(ada.status(), 422, "{field}");
        assert!(ada.says(says) && ada.title().starts_with("Problem: "), "{}", ada.text());
        assert_eq!(ada.value("rhythm").as_deref(), Some(WORDS[1].1));
        assert_eq!(ada.value(field).as_deref(), Some(value));
    }
    pair.fills(&mut ada);
    for (part, _) in WORDS {
        ada.fill(part, " ");
    }
    ada.press("Save this version");
    assert!(ada.says("Write at least one part"), "{}", ada.text());
    assert!(ada.open(&pair.path("/agreement")).says("Nothing is written yet."), "{}", ada.text());
}

#[test]
fn a_form_sent_twice_makes_one_version() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    pair.fills(&mut ada);
    let mut fields: Vec<(String, String)> =
        WORDS.iter().map(|(part, words)| ((*part).to_owned(), (*words).to_owned())).collect();
    fields.push(("review".to_owned(), pair.day(90)));
    for name in ["read", "once", "whose"] {
        fields.push((name.to_owned(), ada.value(name).unwrap()));
    }
    let sent: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    for _ in 0..2 {
        let status = ada.post(&pair.path("/agreement"), &sent).status();
        assert!(status < 400, "{status}: {}", ada.text());
    }
    assert!(ada.open(&pair.path("/agreement")).says("Version 1"), "{}", ada.text());
}

#[test]
fn to_everybody_else_there_is_no_agreement() {
    let pair = Pair::new();
    pair.writes(&mut pair.ada());
    let cy = pair.world.bare.person("cy", &[]);
    for who in [&cy, &pair.world.cora, &pair.world.bo] {
        let mut browser = pair.world.browser(who);
        for below in ["", "/agreement", "/agreement/parts", "/agreement?version=1"] {
            assert_eq!(browser.open(&pair.path(below)).status(), 404, "{below}");
        }
        let signed = browser.post(&pair.path("/signatures"), &[("version", "1")]).status();
        assert_eq!(signed, 404);
        let words = [("purpose", "mine"), ("review", "2099-01-01"), ("read", "1")];
        assert!(browser.post(&pair.path("/agreement"), &words).status() >= 404);
        let stage = browser.post(&pair.path("/stages"), &[("stage", "separation")]).status();
        assert_eq!(stage, 404);
    }
    let mut ada = pair.ada();
    assert_eq!(ada.open(&pair.path("/agreement?version=2")).status(), 404);
    let talk = pair.world.talk();
    let journey = format!("/journeys/{talk}");
    assert_eq!(ada.open(&journey).status(), 404, "who asked to be listened to has no journey");
    assert!(!ada.open(&format!("/talks/{talk}")).says("look at your journey"));
}

#[test]
fn an_agreement_goes_along_in_the_archive_and_its_words_go_with_their_author() {
    let pair = Pair::new();
    pair.writes(&mut pair.ada());
    pair.sign();
    let archive = exporting::export(&pair.world.bare.app, pair.mo.member).unwrap();
    assert_eq!(archive["agreements"][0]["says"]["length"], "Until summer.");
    assert!(archive["agreements"][0]["both_signed"].is_string(), "{archive}");
    let ada = pair.world.ada.clone();
    pair.world.bare.does(move |tx, at| leaving::leave(tx, at, &ada)).unwrap();
    pair.world.pass(DAY.times(8));
    let mut mo = pair.mo();
    mo.open(&pair.path("/agreement"));
    assert!(mo.says("Words of a former member, erased."), "{}", mo.text());
    assert!(!mo.says("Until summer.") && mo.says("You : signed on"));
}
