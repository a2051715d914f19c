//! What the two write down when it ends, and who reads what of it.

use kith_app::people::{exporting, leaving};
use kith_core::DAY;
use kith_testkit::Browser;

use super::Pair;

impl Pair {
    /// Ada says goodbye: it is over.
    fn parts(&self) {
        let mut ada = self.ada();
        ada.open(&self.path("/end")).follow("End it today");
        ada.choose("how", "helped").press("Say goodbye");
    }

    /// `browser` on the form, with these fields filled in and these choices made, and sent.
    fn reflects(&self, browser: &mut Browser, says: &[(&str, &str)], chooses: &[(&str, &str)]) {
        browser.open(&self.path("/reflection"));
        for (field, words) in says {
            browser.fill(field, words);
        }
        for (field, choice) in chooses {
            browser.choose(field, choice);
        }
        browser.press("Keep what I wrote");
    }
}

#[test]
fn j2_12_eepm_clo_6_a_keepsake_holds_what_stays_and_goes_along_as_one_file() {
    let pair = Pair::new();
    pair.writes(&mut pair.ada());
    pair.sign();
    pair.parts();
    let says = [("take", "Patience."), ("thanks", "For every second Tuesday.")];
    let mut mo = pair.mo();
    pair.reflects(&mut mo, &says, &[("reads", "other")]);
    assert!(mo.says("It is kept.") && mo.says("Patience."), "{}", mo.text());
    let mut ada = pair.ada();
    ada.open("/today").follow("Somebody you walked with left words for you.");
    for words in
        ["From mo", "For every second Tuesday.", "Until summer.", "Getting to know each other"]
    {
        assert!(ada.says(words), "{words}: {}", ada.text());
    }
    pair.reflects(&mut ada, &[("take", "I hide nothing."), ("helped", "That he waited.")], &[]);
    ada.press("Take a copy");
    assert_eq!(ada.header("content-disposition"), "attachment; filename=\"notes.html\"");
    let file = ada.html().to_owned();
    for words in
        ["Patience.", "Until summer.", "I hide nothing.", "That he waited.", "<title>Notes</title>"]
    {
        assert!(file.contains(words), "{words}: {file}");
    }
    assert!(
        !file.contains("src=") && !file.contains("href="),
        "it needs neither Kith nor a network"
    );
}

#[test]
fn eepm_clo_2_what_is_not_shared_is_read_by_its_author_alone() {
    let pair = Pair::new();
    pair.parts();
    let says = [("take", "mine alone"), ("helped", "the waiting"), ("missing", "a plan")];
    let mut ada = pair.ada();
    pair.reflects(&mut ada, &says, &[("reads", "coordinators"), ("again", "perhaps")]);
    for words in ["mine alone", "the waiting", "a plan", "Perhaps"] {
        assert!(ada.says(words), "{words}: {}", ada.text());
    }
    let mut mo = pair.mo();
    for page in ["/keepsake", "/end", "/reflection", ""] {
        mo.open(&pair.path(page));
        for words in ["mine alone", "the waiting", "a plan"] {
            assert!(!mo.says(words), "{words} on {page}");
        }
    }
    let mut copy = pair.mo();
    pair.reflects(&mut copy, &[("take", "so that there is something")], &[]);
    let copied = copy.press("Take a copy").html().to_owned();
    assert!(!copied.contains("the waiting") && !copied.contains("mine alone"), "{copied}");
    pair.reflects(&mut ada, &[], &[]);
    ada.open(&pair.path("/reflection"));
    assert_eq!(
        ada.value("helped").as_deref(),
        Some("the waiting"),
        "what was written stands there"
    );
}

#[test]
fn eepm_clo_4_contact_afterwards_needs_both_and_one_yes_is_seen_by_nobody() {
    for (theirs, meets) in [("no", false), ("yes", true)] {
        let pair = Pair::new();
        pair.parts();
        let way = ("way", "Ask for me at the library on Fridays.");
        pair.reflects(&mut pair.ada(), &[way], &[("after", "yes")]);
        let mut mo = pair.mo();
        mo.open(&pair.path("/keepsake"));
        assert!(!mo.says("library"), "he has not said anything: {}", mo.text());
        pair.reflects(&mut mo, &[("way", "Ring the bell of the bakery.")], &[("after", theirs)]);
        assert_eq!(mo.says("library"), meets, "{}", mo.text());
        let mut ada = pair.ada();
        assert_eq!(ada.open("/today").says("Both of you would like to hear"), meets);
        ada.open(&pair.path("/keepsake"));
        assert_eq!(ada.says("bakery"), meets, "{}", ada.text());
    }
}

#[test]
fn nobody_learns_a_way_before_it_is_over_nor_after_a_door_was_closed() {
    let pair = Pair::new();
    let mut mo = pair.mo();
    mo.open(&pair.path("/end")).fill("day", &pair.day(14)).press("Set our last day together");
    let says = [("way", "At the library."), ("thanks", "For the walks.")];
    pair.reflects(&mut mo, &says, &[("after", "yes"), ("reads", "other")]);
    let mut ada = pair.ada();
    pair.reflects(&mut ada, &[("way", "At the bakery.")], &[("after", "yes")]);
    assert!(ada.says("For the walks.") && !ada.says("library"), "{}", ada.text());
    pair.parts();
    assert!(pair.ada().open(&pair.path("/keepsake")).says("library"));
    pair.world.tick();
    let mut ada = pair.ada();
    let talk = pair.talk.rsplit('/').next().unwrap();
    ada.open(&format!("/blocks/new?talk={talk}")).press("Close the door");
    for mut browser in [pair.ada(), pair.mo()] {
        browser.open(&pair.path("/keepsake"));
        assert!(!browser.says("library") && !browser.says("bakery"), "{}", browser.text());
        assert!(browser.says("For the walks."), "a block is silent: {}", browser.text());
    }
    pair.world.tick();
    pair.reflects(&mut pair.mo(), &[("thanks", "And for the rain.")], &[]);
    assert!(pair.mo().open(&pair.path("/keepsake")).says("And for the rain."));
    let mut ada = pair.ada();
    ada.open(&pair.path("/keepsake"));
    assert!(!ada.says("And for the rain.") && !ada.says("From mo"), "{}", ada.text());
}

#[test]
fn both_who_wrote_before_the_end_are_told_at_the_end_and_two_who_were_parted_never_are() {
    for parted in [false, true] {
        let pair = Pair::new();
        let mut mo = pair.mo();
        mo.open(&pair.path("/end")).fill("day", &pair.day(14)).press("Set our last day together");
        for mut browser in [pair.ada(), pair.mo()] {
            pair.reflects(&mut browser, &[("way", "At the library.")], &[("after", "yes")]);
        }
        let mut ada = pair.ada();
        let talk = pair.talk.rsplit('/').next().unwrap().to_owned();
        if parted {
            ada.open(&format!("/blocks/new?talk={talk}")).press("Close the door");
            ada.open("/me/blocks").press("Open again");
        } else {
            pair.parts();
        }
        for mut browser in [pair.ada(), pair.mo()] {
            let told = browser.open("/today").says("Both of you would like to hear");
            assert_eq!(told, !parted, "{}", browser.text());
            browser.open(&pair.path("/keepsake"));
            assert_eq!(browser.says("library"), !parted, "{}", browser.text());
        }
    }
}

#[test]
fn what_one_keeps_to_oneself_moves_no_clock_of_the_other() {
    let pair = Pair::new();
    pair.mo().open(&pair.talk).fill("body", "Good that you are here.").press("Send");
    let mut mo = pair.mo();
    mo.open(&pair.path("/end")).fill("day", &pair.day(20)).press("Set our last day together");
    pair.reflects(&mut pair.ada(), &[("missing", "He talks too much.")], &[]);
    for _ in 0..3 {
        pair.world.pass(DAY);
    }
    let mut mo = pair.mo();
    assert!(!mo.open("/today").says("Somebody waits for a word from you"), "{}", mo.text());
}

#[test]
fn a_fresh_word_after_the_end_is_kept_as_long_as_its_author_chose() {
    let pair = Pair::new();
    pair.writes(&mut pair.mo());
    pair.parts();
    let mut mo = pair.mo();
    mo.open(&format!("{}/keeping", pair.talk)).choose("choice", "week").press("Keep my choice");
    pair.world.pass(DAY.times(20));
    let mut mo = pair.mo();
    pair.reflects(&mut mo, &[("thanks", "late but mine")], &[("reads", "other")]);
    pair.world.pass(DAY.times(2));
    assert!(pair.ada().open(&pair.path("/keepsake")).says("late but mine"));
    pair.world.pass(DAY.times(6));
    assert!(!pair.ada().open(&pair.path("/keepsake")).says("late but mine"));
}

#[test]
fn kram_2_two_who_both_want_it_go_on_as_peers() {
    let pair = Pair::new();
    pair.parts();
    for mut browser in [pair.ada(), pair.mo()] {
        pair.reflects(&mut browser, &[], &[("after", "peers")]);
        assert!(browser.says("It is kept."), "{}", browser.text());
    }
    for (mut browser, name) in [(pair.ada(), "mo"), (pair.mo(), "ada")] {
        let words = format!("You and {name} go on as peers.");
        assert!(browser.open(&pair.path("/keepsake")).says(&words), "{}", browser.text());
    }
}

#[test]
fn what_cannot_be_written_is_refused_at_its_field_and_kept() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    pair.reflects(&mut ada, &[("take", "too early")], &[]);
    assert_eq!(ada.status(), 422);
    assert!(ada.says("This can be written once a last day together is set"), "{}", ada.text());
    assert_eq!(ada.value("take").as_deref(), Some("too early"));
    pair.parts();
    let long = "x".repeat(1_001);
    pair.reflects(&mut ada, &[("missing", &long)], &[]);
    assert_eq!(ada.status(), 422);
    assert!(ada.says("Say this in at most 1,000 letters"), "{}", ada.text());
    pair.reflects(&mut ada, &[], &[("after", "yes")]);
    assert_eq!(ada.status(), 422);
    assert!(ada.says("Say how you would like to be reached"), "{}", ada.text());
    pair.reflects(&mut ada, &[("way", "write to me at ada@example.org")], &[("after", "peers")]);
    assert_eq!(ada.status(), 422, "a new pair is led nowhere else: {}", ada.text());
    pair.reflects(&mut ada, &[("take", "The way to ada@example.org")], &[]);
    assert!(ada.says("It is kept."), "one's own words are one's own: {}", ada.text());
    pair.world.pass(DAY.times(31));
    let mut late = pair.ada();
    assert!(!late.open(&pair.path("/end")).says("Change what you wrote"), "{}", late.text());
    pair.reflects(&mut late, &[("take", "too late")], &[]);
    assert_eq!(late.status(), 422);
}

#[test]
fn words_go_along_in_the_archive_and_go_with_their_author() {
    let pair = Pair::new();
    pair.writes(&mut pair.mo());
    pair.sign();
    pair.parts();
    let way = [("way", "At the library."), ("thanks", "For the walks."), ("helped", "Time.")];
    let chooses = [("reads", "other"), ("reads", "coordinators"), ("after", "yes")];
    pair.reflects(&mut pair.ada(), &way, &chooses);
    pair.reflects(&mut pair.mo(), &way, &chooses);
    let archive = exporting::export(&pair.world.bare.app, pair.world.ada.member).unwrap();
    let own = archive["reflections"].as_array().unwrap();
    assert_eq!(own.len(), 1, "the words of the other stay theirs");
    assert_eq!(own[0]["says"]["thanks"], "For the walks.");
    assert_eq!(own[0]["says"]["way"], "At the library.");
    let ada = pair.world.ada.clone();
    pair.world.bare.does(move |tx, at| leaving::leave(tx, at, &ada)).unwrap();
    pair.world.pass(DAY.times(8));
    let mut mo = pair.mo();
    mo.open(&pair.path("/keepsake"));
    assert!(mo.says("Words of a former member, erased."), "{}", mo.text());
    assert_eq!(mo.text().matches("For the walks.").count(), 1, "his own stay: {}", mo.text());
}

#[test]
fn a_year_after_the_end_the_words_of_both_go_and_a_short_choice_takes_ones_own() {
    let pair = Pair::new();
    pair.writes(&mut pair.ada());
    pair.sign();
    pair.parts();
    for (mut browser, words) in [(pair.ada(), "mine for a week"), (pair.mo(), "mine for a year")] {
        pair.reflects(&mut browser, &[("thanks", words)], &[("reads", "other")]);
    }
    let mut ada = pair.ada();
    ada.open(&pair.path("/keepsake")).follow("see how long");
    ada.choose("choice", "week").press("Keep my choice");
    pair.world.pass(DAY.times(8));
    let mut mo = pair.mo();
    mo.open(&pair.path("/keepsake"));
    assert!(!mo.says("mine for a week") && mo.says("mine for a year"), "{}", mo.text());
    mo.open(&pair.path("/agreement"));
    assert!(mo.says("their time was over") && mo.says("You : signed on"), "{}", mo.text());
    pair.world.pass(DAY.times(350));
    assert!(pair.ada().open(&pair.path("/keepsake")).says("mine for a year"));
    pair.world.pass(DAY.times(10));
    assert!(!pair.ada().open(&pair.path("/keepsake")).says("mine for a year"));
}

#[test]
fn what_both_want_gone_is_gone_from_the_journey_too() {
    let pair = Pair::new();
    pair.writes(&mut pair.ada());
    pair.sign();
    let mut ada = pair.ada();
    ada.open(&pair.path("/goals/new")).fill("want", "A goal of mine.");
    ada.fill("expected", "As I expect it.").press("Save this goal");
    for mut browser in [pair.ada(), pair.mo()] {
        assert!(browser.open(&pair.path("/goals")).says("A goal of mine."), "{}", browser.text());
        assert!(browser.open(&pair.path("/agreement")).says("Until summer."));
        browser.open(&format!("{}/keeping", pair.talk)).press("Let everything go");
    }
    for mut browser in [pair.ada(), pair.mo()] {
        browser.open(&pair.path("/agreement"));
        assert!(!browser.says("Until summer.") && browser.says("both of you wanted it"));
        assert!(!browser.open(&pair.path("/goals")).says("A goal of mine."), "{}", browser.text());
    }
}

#[test]
fn dark_words_are_noticed_there_too() {
    let pair = Pair::new();
    pair.parts();
    pair.reflects(&mut pair.ada(), &[("missing", PLAN)], &[]);
    let mut lead = pair.world.browser(&pair.world.lead);
    assert!(lead.open("/cases").says("Words that sound like danger"), "{}", lead.text());
}

/// Words of somebody who is in danger.
const PLAN: &str = "I am going to kill myself tonight";
