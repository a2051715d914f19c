//! The day on which both look at their agreement again: carry on, change something, or stop.

use kith_app::people::{exporting, leaving};
use kith_core::DAY;
use kith_store::{journey::midterms, talk::talks};
use kith_testkit::Browser;

use super::Pair;

const WORDS: &str = "I write less than I wanted to, and sleep better.";
const ASKED: &str = "It is time for the two of you to look at your agreement again: carry on, change something, or stop.";
const SAID: &str = "Both of you have said how you would like to go on. Now you can read it.";
const REMINDED: &str = "A question about your agreement still waits for you";

impl Pair {
    /// An agreement whose day has come.
    fn halfway() -> Self {
        let pair = Self::new();
        let mut ada = pair.ada();
        pair.fills(&mut ada);
        ada.fill("review", &pair.day(20)).press("Save this version");
        pair.sign();
        pair.live(21);
        pair
    }

    /// Says `choice` on the page of the review, and why.
    fn wants(&self, browser: &mut Browser, choice: &str, words: &str) {
        browser.open(&self.path("/review")).choose("choice", choice).fill("words", words);
        browser.press("Send");
        assert!(browser.says("Your answer is kept."), "{}", browser.text());
    }
}

#[test]
fn j2_11_neither_reads_what_the_other_said_before_both_have() {
    let pair = Pair::halfway();
    let mut ada = pair.ada();
    ada.open("/today").follow(ASKED);
    ada.choose("choice", "change").fill("words", WORDS).press("Send");
    assert!(ada.says("mo has not answered yet."), "{}", ada.text());
    assert_eq!(ada.value("words").as_deref(), Some(WORDS), "it can be changed");
    let mut mo = pair.mo();
    mo.open(&pair.path("/review"));
    assert!(!mo.says(WORDS) && !mo.says("answered yet"), "not even that she did: {}", mo.text());
    assert!(!mo.open("/today").says("Both of you have said"), "{}", mo.text());
    pair.wants(&mut ada, "carry_on", WORDS);
    pair.wants(&mut mo, "change", "Less on the telephone.");
    assert!(mo.says(WORDS) && mo.says("Carry on as we are"), "{}", mo.text());
    ada.open("/today").follow(SAID);
    assert!(ada.says("Less on the telephone.") && ada.says("Change something"), "{}", ada.text());
    assert_eq!(ada.post(&pair.path("/review"), &[("choice", "stop")]).status(), 422);
    assert!(ada.says("Both of you have answered."), "{}", ada.text());
    ada.open(&pair.path("/review")).follow("new version of your agreement");
    assert!(ada.says("Write your agreement"), "{}", ada.text());
    assert!(!pair.cora().open(&pair.page()).says(WORDS));
}

#[test]
fn j2_11_whoever_wants_to_stop_waits_for_nobody_and_is_led_to_a_good_end() {
    let pair = Pair::halfway();
    let mut mo = pair.mo();
    pair.wants(&mut mo, "stop", "");
    mo.follow("ways to end it well");
    assert_eq!(mo.path(), pair.path("/end"));
    let mut ada = pair.ada();
    pair.wants(&mut ada, "carry_on", "");
    ada.follow("good ways to end it");
    assert_eq!(ada.path(), pair.path("/end"), "of the two wishes the greater");
}

#[test]
fn whoever_is_silent_is_reminded_once_and_after_two_weeks_a_coordinator_is_called() {
    let pair = Pair::halfway();
    pair.wants(&mut pair.ada(), "carry_on", "");
    let reminded = |browser: &mut Browser| {
        let told = browser.open("/today").all("[aria-labelledby=told] a");
        told.iter().filter(|one| one.contains(REMINDED)).count()
    };
    pair.live(5);
    assert_eq!(reminded(&mut pair.mo()), 0);
    pair.live(2);
    assert_eq!((reminded(&mut pair.mo()), reminded(&mut pair.ada())), (1, 0), "only who is silent");
    pair.live(4);
    assert_eq!(reminded(&mut pair.mo()), 1, "once");
    let mut cora = pair.cora();
    assert!(!cora.open(&pair.page()).says("Two weeks without"), "{}", cora.text());
    pair.live(4);
    let mut cora = pair.cora();
    assert!(cora.open("/pairs").says("Two weeks without an answer"));
    pair.wants(&mut pair.mo(), "carry_on", "");
    assert!(!cora.open("/pairs").says("Two weeks without"), "{}", cora.text());
}

#[test]
fn each_refusal_of_a_review_stands_at_its_field_and_keeps_what_was_typed() {
    let pair = Pair::agreed();
    let mut ada = pair.ada();
    ada.open(&pair.path("/review"));
    assert!(ada.says("You both look at your agreement again on"), "{}", ada.text());
    assert_eq!(ada.post(&pair.path("/review"), &[("choice", "stop")]).status(), 422);
    let pair = Pair::halfway();
    let mut ada = pair.ada();
    ada.open(&pair.path("/review")).fill("words", WORDS).press("Send");
    assert_eq!(ada.status(), 422);
    assert!(ada.says("Choose one of the three answers"), "{}", ada.text());
    assert_eq!(ada.value("words").as_deref(), Some(WORDS));
    ada.choose("choice", "stop").fill("words", &"x".repeat(1_001)).press("Send");
    assert!(ada.says("Say this in at most 1,000 letters"), "{}", ada.text());
    assert_eq!(ada.value("choice").as_deref(), Some("stop"));
    for who in [&pair.world.bo, &pair.world.cora] {
        let mut browser = pair.world.browser(who);
        assert_eq!(browser.open(&pair.path("/review")).status(), 404);
        assert_eq!(browser.post(&pair.path("/review"), &[("choice", "stop")]).status(), 404);
    }
    ada.open(&pair.path("")).follow("Rest for some days");
    ada.choose("days", "7").press("Pause");
    assert_eq!(ada.post(&pair.path("/review"), &[("choice", "stop")]).status(), 422);
    assert!(ada.says("Your talk rests just now"), "{}", ada.text());
}

#[test]
fn a_look_back_goes_along_in_the_archive_and_goes_with_its_author() {
    let pair = Pair::halfway();
    pair.wants(&mut pair.ada(), "change", WORDS);
    pair.wants(&mut pair.mo(), "carry_on", "");
    let archive = exporting::export(&pair.world.bare.app, pair.world.ada.member).unwrap();
    let said = archive["midterms"].as_array().unwrap();
    assert_eq!(
        (said.len(), &said[0]["says"], &said[0]["choice"]),
        (1, &WORDS.into(), &"change".into())
    );
    let theirs = exporting::export(&pair.world.bare.app, pair.mo.member).unwrap();
    assert!(!theirs["midterms"].to_string().contains(WORDS), "{theirs}");
    let ada = pair.world.ada.clone();
    pair.world.bare.does(move |tx, at| leaving::leave(tx, at, &ada)).unwrap();
    pair.world.pass(DAY.times(8));
    let mut mo = pair.mo();
    mo.open(&pair.path("/review"));
    assert!(!mo.says(WORDS) && !mo.says("Change something"), "{}", mo.text());
}

#[test]
fn a_short_choice_of_keeping_takes_the_look_back_too() {
    let pair = Pair::halfway();
    pair.wants(&mut pair.ada(), "change", WORDS);
    pair.wants(&mut pair.mo(), "carry_on", "");
    let mut ada = pair.ada();
    ada.open(&format!("{}/keeping", pair.talk)).choose("choice", "week").press("Keep my choice");
    ada.open(&pair.path("")).follow("Say goodbye").choose("how", "helped").press("Say goodbye");
    assert!(pair.mo().open(&pair.path("/review")).says(WORDS));
    pair.world.pass(DAY.times(9));
    assert!(!pair.mo().open(&pair.path("/review")).says(WORDS));
}

#[test]
fn nothing_is_promised_where_the_talk_is_closed() {
    let pair = Pair::halfway();
    pair.wants(&mut pair.ada(), "carry_on", WORDS);
    pair.mo().open(&pair.path("")).follow("Say goodbye").press("Say goodbye");
    for mut browser in [pair.ada(), pair.mo()] {
        browser.open(&pair.path("/review"));
        assert!(browser.says("This journey is over"), "{}", browser.text());
        assert!(!browser.says("has not answered yet"), "{}", browser.text());
        browser.open(&pair.path(""));
        assert!(!browser.says("It is time to look at your agreement"), "{}", browser.text());
    }
}

#[test]
fn what_both_said_is_still_read_when_a_new_agreement_holds() {
    let pair = Pair::halfway();
    pair.wants(&mut pair.ada(), "change", WORDS);
    pair.wants(&mut pair.mo(), "change", "Less on the telephone.");
    pair.writes(&mut pair.ada());
    pair.sign();
    let mut ada = pair.ada();
    ada.open("/today").follow(SAID);
    assert!(ada.says(WORDS) && ada.says("Less on the telephone."), "{}", ada.text());
}

#[test]
fn a_house_that_told_of_the_review_before_asks_both_once() {
    let pair = Pair::halfway();
    let id = pair.id();
    let forget = move |tx: &mut kith_store::Tx, _: &mut kith_core::Moment| {
        let talk = talks::find(tx, id)?.unwrap();
        midterms::erase(tx, talk.member)?;
        Ok(midterms::erase(tx, talk.helper)?)
    };
    pair.world.bare.does(forget).unwrap();
    pair.live(1);
    pair.wants(&mut pair.ada(), "carry_on", "");
    pair.wants(&mut pair.mo(), "carry_on", "");
}
