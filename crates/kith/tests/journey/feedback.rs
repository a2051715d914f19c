//! What the two say of walking together: each for themselves, when its day has come.

use kith_app::{
    journey::looking,
    people::{exporting, leaving},
};
use kith_core::{DAY, people::face::Side};
use kith_store::{journey::feedbacks, keys::Owner};
use kith_testkit::Browser;

use super::Pair;

const WORDS: &str = "When you ask before you advise, I dare more.";
const ASKED: &str = "Five short questions about how you and the person you walk with work together. \
                     You can leave each of them.";
const ITEMS: [&str; 5] = ["kept", "honest", "heard", "forward", "courage"];

impl Pair {
    /// As [`Pair::agreed`], with a first word so many days ago.
    fn walked(days: i64) -> Self {
        let pair = Self::agreed();
        pair.talks(days);
        pair
    }

    /// So many days pass; from the first on each writes a line every fifth.
    fn talks(&self, days: i64) {
        for day in 0..days {
            if day % 5 == 0 {
                for mut browser in [self.ada(), self.mo()] {
                    browser.open(&self.talk).fill("body", "How was your week?").press("Send");
                }
            }
            self.world.pass(DAY);
        }
    }

    /// `browser` on the form, with `points` for each question.
    fn rates(&self, browser: &mut Browser, points: &str) {
        browser.open(&self.path("/feedback"));
        for item in ITEMS {
            browser.choose(item, points);
        }
    }
}

fn is_asked(browser: &Browser) -> bool {
    browser.all("button").contains(&"Send".to_owned())
}

#[test]
fn j2_10_eepm_mon_3_both_are_asked_after_six_weeks_and_the_other_never_reads_it() {
    let pair = Pair::walked(41);
    let mut ada = pair.ada();
    assert!(!is_asked(ada.open(&pair.path("/feedback"))), "{}", ada.text());
    assert!(ada.says("You are both asked next on"), "{}", ada.text());
    pair.talks(1);
    let mut ada = pair.ada();
    ada.open("/today").follow(ASKED);
    assert!(ada.says("They are not a validated instrument."), "{}", ada.text());
    assert!(ada.says("It brings me closer to what I want."), "{}", ada.text());
    ada.choose("kept", "4").choose("honest", "-").fill("words", WORDS).press("Send");
    assert!(ada.says("Thank you.") && ada.says("Fully") && ada.says("You left it."));
    assert!(ada.says(WORDS) && ada.says("Only you can read these words."), "{}", ada.text());
    assert!(!is_asked(&ada) && !ada.open("/today").says("Five short questions"), "once");
    let mut mo = pair.mo();
    mo.open(&pair.path("")).follow("How you work together");
    assert!(mo.says("It brings ada closer to what they want."), "{}", mo.text());
    assert!(!mo.says(WORDS) && !mo.says("You left it."), "{}", mo.text());
    pair.rates(&mut mo, "2");
    mo.press("Send");
    assert!(mo.says("Thank you."), "{}", mo.text());
    assert!(!ada.open(&pair.path("/feedback")).says("Partly"), "{}", ada.text());
    let mut cora = pair.cora();
    cora.open(&pair.page());
    assert!(!cora.says("Partly") && !cora.says(WORDS), "{}", cora.text());
}

#[test]
fn eepm_mon_3_a_drop_is_a_reason_on_the_list_until_somebody_was_in_touch() {
    let pair = Pair::walked(42);
    let mut ada = pair.ada();
    pair.rates(&mut ada, "4");
    ada.press("Send");
    pair.talks(49);
    let mut cora = pair.cora();
    assert!(!cora.open("/pairs").says("One says that it works badly"), "{}", cora.text());
    let mut ada = pair.ada();
    pair.rates(&mut ada, "1");
    ada.press("Send");
    assert!(ada.says("After three months") && ada.says("After six weeks"), "{}", ada.text());
    let mut cora = pair.cora();
    assert!(cora.open("/pairs").says("One says that it works badly"), "{}", cora.text());
    cora.open(&pair.page()).choose("with", "both").choose("channel", "here");
    cora.choose("topic", "relation").press("Keep it");
    assert!(!cora.open(&pair.page()).says("works badly"), "{}", cora.text());
}

#[test]
fn eepm_mon_3_two_who_see_it_differently_are_a_reason_and_nobody_is_told_who() {
    let pair = Pair::walked(42);
    for (mut browser, points) in [(pair.ada(), "0"), (pair.mo(), "4")] {
        pair.rates(&mut browser, points);
        browser.press("Send");
    }
    let mut cora = pair.cora();
    assert!(cora.open(&pair.page()).says("They see it differently"), "{}", cora.text());
    assert!(!cora.says("Not at all") && !cora.says("Fully"), "{}", cora.text());
    for mut browser in [pair.ada(), pair.mo()] {
        assert!(!browser.open(&pair.path("")).says("differently"), "{}", browser.text());
    }
}

#[test]
fn words_are_read_by_the_other_only_where_their_author_ticked_that() {
    let pair = Pair::walked(42);
    let mut ada = pair.ada();
    pair.rates(&mut ada, "3");
    ada.fill("words", WORDS).choose("shared", "yes").press("Send");
    assert!(ada.says("mo may read these words."), "{}", ada.text());
    let mut mo = pair.mo();
    mo.open("/today").follow(
        "Somebody you walk with wrote down for you what helps, or what could be different.",
    );
    assert!(mo.says(WORDS) && mo.says("From ada") && !mo.says("Mostly: "), "{}", mo.text());
    assert_eq!(mo.all("dd").len(), 0, "the figures are not his to read: {}", mo.text());
    assert!(!pair.cora().open(&pair.page()).says(WORDS));
    let ada = pair.world.ada.clone();
    pair.world.bare.does(move |tx, at| leaving::leave(tx, at, &ada)).unwrap();
    pair.world.pass(DAY.times(8));
    let mut mo = pair.mo();
    mo.open(&pair.path("/feedback"));
    assert!(!mo.says(WORDS), "{}", mo.text());
}

#[test]
fn each_refusal_of_feedback_stands_at_its_field_and_keeps_what_was_typed() {
    let pair = Pair::walked(42);
    let mut ada = pair.ada();
    ada.open(&pair.path("/feedback")).fill("words", WORDS).choose("shared", "yes").press("Send");
    assert_eq!(ada.status(), 422);
    assert!(ada.says("Answer at least one question"), "{}", ada.text());
    assert_eq!(ada.value("words").as_deref(), Some(WORDS));
    ada.choose("kept", "3").fill("words", &"x".repeat(1_001)).press("Send");
    assert!(ada.says("Say this in at most 1,000 letters"), "{}", ada.text());
    assert_eq!(ada.value("kept").as_deref(), Some("3"));
    for bad in ["5", "-1", "all"] {
        assert_eq!(ada.post(&pair.path("/feedback"), &[("kept", bad)]).status(), 422, "{bad}");
    }
    ada.open(&pair.path("/feedback")).choose("kept", "3").press("Send");
    assert_eq!(ada.post(&pair.path("/feedback"), &[("kept", "0")]).status(), 422);
    assert!(ada.says("Nothing is asked just now."), "{}", ada.text());
    assert!(ada.open(&pair.path("/feedback")).says("Mostly"), "what was said stands");
    let cy = pair.world.bare.person("cy", &[]);
    for who in [&cy, &pair.world.bo, &pair.world.cora] {
        let mut browser = pair.world.browser(who);
        assert_eq!(browser.open(&pair.path("/feedback")).status(), 404);
        assert_eq!(browser.post(&pair.path("/feedback"), &[("kept", "1")]).status(), 404);
    }
}

#[test]
fn after_a_good_end_both_are_asked_once_more_and_after_a_closed_door_nobody() {
    let pair = Pair::walked(5);
    let mut ada = pair.ada();
    ada.open(&pair.path("")).follow("Say goodbye").choose("how", "helped").press("Say goodbye");
    pair.world.pass(DAY);
    let mut mo = pair.mo();
    mo.open("/today").follow(ASKED);
    assert!(!mo.says("may read these words"), "nothing is said to the other any more");
    let typed = [("kept", "3"), ("words", WORDS), ("shared", "yes")];
    assert_eq!(mo.post(&pair.path("/feedback"), &typed).status(), 422, "{}", mo.text());
    pair.rates(&mut mo, "3");
    mo.press("Send");
    assert!(mo.says("At the end"), "{}", mo.text());
    let mut ada = pair.ada();
    assert!(is_asked(ada.open(&pair.path("/feedback"))), "{}", ada.text());
    pair.world.pass(DAY.times(31));
    let mut ada = pair.ada();
    assert!(!is_asked(ada.open(&pair.path("/feedback"))), "not for ever: {}", ada.text());

    let shut = Pair::walked(5);
    let (mut ada, talk) = (shut.ada(), shut.talk.trim_start_matches("/talks/").to_owned());
    ada.open(&shut.path("")).follow("Say goodbye").choose("how", "helped").press("Say goodbye");
    ada.open(&format!("/blocks/new?talk={talk}")).press("Close the door");
    shut.world.pass(DAY);
    for mut browser in [shut.ada(), shut.mo()] {
        assert!(!browser.open("/today").says("Five short questions"), "{}", browser.text());
    }

    let parted = Pair::walked(42);
    let talk = parted.talk.trim_start_matches("/talks/").to_owned();
    let mut ada = parted.ada();
    assert!(is_asked(ada.open(&parted.path("/feedback"))), "{}", ada.text());
    ada.open(&format!("/blocks/new?talk={talk}")).press("Close the door");
    parted.world.pass(DAY.times(31));
    for mut browser in [parted.ada(), parted.mo()] {
        let asked = is_asked(browser.open(&parted.path("/feedback")));
        assert!(!asked && !browser.open("/today").says("Five short questions"), "of them");
    }
}

#[test]
fn pressed_twice_it_is_said_once_and_the_job_asks_once() {
    let pair = Pair::walked(42);
    let id = pair.id();
    looking::due(&pair.world.bare.app, id.0).unwrap();
    looking::due(&pair.world.bare.app, id.0).unwrap();
    let rows = pair.world.bare.does(move |tx, _| Ok(feedbacks::list(tx, id)?)).unwrap();
    assert_eq!(rows.len(), 2, "one for each of the two");
    let mut ada = pair.ada();
    ada.open(&pair.path("/feedback"));
    let key = ada.value("once").unwrap();
    for _ in 0..2 {
        let typed = [("once", key.as_str()), ("kept", "3")];
        assert_eq!(ada.post(&pair.path("/feedback"), &typed).status(), 200, "{}", ada.text());
        assert!(ada.says("Thank you."), "{}", ada.text());
    }
}

#[test]
fn who_never_had_to_do_with_each_other_and_who_rests_is_not_asked() {
    let pair = Pair::agreed();
    for _ in 0..50 {
        pair.world.pass(DAY);
    }
    let mut ada = pair.ada();
    assert!(!is_asked(ada.open(&pair.path("/feedback"))), "{}", ada.text());
    let pair = Pair::walked(40);
    let mut ada = pair.ada();
    ada.open(&pair.path("")).follow("Rest for some days");
    ada.choose("days", "7").press("Pause");
    pair.world.pass(DAY.times(4));
    let mut ada = pair.ada();
    assert!(!is_asked(ada.open(&pair.path("/feedback"))), "{}", ada.text());
}

#[test]
fn feedback_goes_along_in_the_archive_and_goes_with_its_author() {
    let pair = Pair::walked(42);
    for mut browser in [pair.ada(), pair.mo()] {
        browser.open(&pair.path("/feedback")).choose("kept", "3").fill("words", WORDS);
        browser.press("Send");
    }
    let bare = &pair.world.bare;
    let archive = exporting::export(&bare.app, pair.world.ada.member).unwrap();
    let said = &archive["feedback"]["said"];
    assert_eq!(said.as_array().unwrap().len(), 1, "{said}");
    assert_eq!((said[0]["of_4"]["kept"].as_u64(), &said[0]["says"]), (Some(3), &WORDS.into()));
    let id = pair.id();
    let list = move || bare.does(move |tx, _| Ok(feedbacks::list(tx, id)?)).unwrap();
    let kept = list().into_iter().find(|one| one.side == Side::Member).unwrap();
    let (owner, place) = (Owner::Talk(id, pair.world.ada.face.id), feedbacks::place(kept.id));
    let words = || bare.app.unseal(owner, place, kept.words.as_ref().unwrap()).unwrap();
    assert_eq!(words().unwrap().reveal(), WORDS);
    let ada = pair.world.ada.clone();
    bare.does(move |tx, at| leaving::leave(tx, at, &ada)).unwrap();
    pair.world.pass(DAY.times(8));
    assert_eq!(words(), None, "the key went with its author");
    assert!(list().iter().all(|one| one.side == Side::Helper), "and the figures too");
}

#[test]
fn a_short_choice_of_keeping_takes_the_words_of_feedback_too() {
    let pair = Pair::walked(42);
    let mut ada = pair.ada();
    ada.open(&pair.path("/feedback")).choose("kept", "3").fill("words", WORDS).press("Send");
    ada.open(&format!("{}/keeping", pair.talk)).choose("choice", "week").press("Keep my choice");
    ada.open(&pair.path("")).follow("Say goodbye").choose("how", "helped").press("Say goodbye");
    pair.world.pass(DAY.times(9));
    let mut ada = pair.ada();
    ada.open(&pair.path("/feedback"));
    assert!(!ada.says(WORDS) && ada.says("Mostly"), "figures stay: {}", ada.text());
}

#[test]
fn a_cry_for_help_that_is_shared_calls_somebody() {
    let pair = Pair::walked(42);
    let mut ada = pair.ada();
    ada.open(&pair.path("/feedback")).choose("kept", "1").choose("shared", "yes");
    ada.fill("words", "I am going to kill myself tonight").press("Send");
    let mut lead = pair.world.browser(&pair.world.lead);
    assert!(lead.open("/cases").says("Words that sound like danger"), "{}", lead.text());
}
