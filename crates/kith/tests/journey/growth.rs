//! Goals that grow: how much of them there is, who is told of it, and who sees the number.

use kith_core::DAY;
use kith_testkit::Browser;

use super::{
    Pair,
    goals::{EXPECTED, WANT},
};

/// How often Mo was told that a goal moved.
fn told(pair: &Pair) -> usize {
    let told = pair.mo().open("/today").all("[aria-labelledby=told] a");
    told.iter().filter(|one| one.contains("says how a goal of theirs stands")).count()
}

#[test]
fn whoever_moves_a_goal_to_and_fro_calls_nobody_more_than_once_a_day() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    let goal = pair.aims(&mut ada);
    pair.mo().open(&pair.talk).fill("body", "How was your week?").press("Send");
    for _ in 0..4 {
        ada.press("I have reached it").press("Open it again");
        pair.moves(&mut ada, "less", "");
    }
    assert_eq!(told(&pair), 1);
    pair.world.pass(DAY);
    let mut ada = pair.ada();
    ada.open(&goal);
    pair.moves(&mut ada, "less", "Still here.");
    assert_eq!(told(&pair), 1, "it stands where it stood");
    pair.moves(&mut ada, "more", "");
    assert_eq!(told(&pair), 2);
    pair.mo().open(&pair.path("/goals"));
    assert_eq!(told(&pair), 0, "it was seen");
}

#[test]
fn the_page_of_goals_clears_what_was_told_of_goals_and_nothing_else() {
    let pair = Pair::new();
    pair.aims(&mut pair.ada());
    pair.writes(&mut pair.ada());
    let mut mo = pair.mo();
    let signs = |mo: &mut Browser| mo.open("/today").says("agreement");
    assert!(signs(&mut mo), "{}", mo.text());
    mo.open(&pair.path("/goals"));
    assert!(signs(&mut mo) && !mo.says("wrote down a goal"), "{}", mo.text());
}

#[test]
fn a_long_line_shows_where_it_began_and_its_number_is_the_mentees_alone() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    pair.aims(&mut ada);
    pair.moves(&mut ada, "least", "");
    let number = |browser: &mut Browser| {
        browser.open(&pair.path("/growth"));
        browser.all("details summary").contains(&"All your goals together, as a number".to_owned())
    };
    assert!(!number(&mut ada), "nothing has moved yet: {}", ada.text());
    ada.open(&pair.path("/goals")).follow(WANT);
    for n in 0..21 {
        pair.moves(&mut ada, if n % 2 == 0 { "expected" } else { "more" }, "");
    }
    assert!(number(&mut ada), "{}", ada.text());
    let rows = ada.all("figure tbody td");
    assert_eq!(
        (rows.len(), rows.first().unwrap().as_str()),
        (20, "Not yet, or harder than before")
    );
    assert_eq!(rows.last().unwrap(), EXPECTED, "in her own words");
    assert!(ada.says("The first day and the newest are shown."), "{}", ada.text());
    let line = "Your goal stood at 30 when you began, and stands at 50 now.";
    assert!(ada.says(line), "{}", ada.text());
    let mut mo = pair.mo();
    assert!(!number(&mut mo) && !mo.says("stands at 50"), "{}", mo.text());
}

#[test]
fn a_second_goal_is_weighed_and_twenty_five_are_there_at_most() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    assert_eq!(ada.open(&pair.path("/goals/new")).value("weight"), None);
    pair.aims(&mut ada);
    pair.fills_goal(&mut ada);
    ada.choose("weight", "3").press("Save this goal");
    assert!(ada.says("It matters most"), "{}", ada.text());
    ada.press("Let it go");
    for _ in 2..25 {
        pair.aims(&mut ada);
        ada.press("Let it go");
    }
    assert_eq!(ada.open(&pair.path("/goals")).all("article h3").len(), 24);
    pair.fills_goal(&mut ada);
    ada.press("Save this goal");
    assert_eq!(ada.status(), 422);
    assert!(ada.says("Twenty-five goals stand here already."), "{}", ada.text());
}

#[test]
fn what_came_ones_way_stands_on_the_line_and_what_was_taken_in_silence_is_ones_own() {
    let pair = Pair::new();
    let code = pair.talk.trim_start_matches("/talks/").to_owned();
    let mut mo = pair.mo();
    mo.open("/openings/new").choose("to", &format!("mentee-{code}")).choose("kind", "course");
    mo.fill("title", "Two evenings on feedback").fill("text", "Wednesdays.");
    mo.fill("until", &pair.day(9)).press("Share it");
    let opening = mo.path().split('?').next().unwrap().to_owned();
    for mut browser in [pair.ada(), pair.mo()] {
        browser.open(&pair.path("/growth"));
        assert!(browser.says("Shared: A course Two evenings on feedback"), "{}", browser.text());
        assert!(!browser.says("Taken up"));
    }
    let mut ada = pair.ada();
    ada.open(&opening).press("I took this up");
    assert!(ada.open(&pair.path("/growth")).says("Taken up: A course"), "{}", ada.text());
    assert!(!pair.mo().open(&pair.path("/growth")).says("Taken up"), "theirs alone");
    ada.open(&opening).press("I took this up; let mo know");
    assert!(pair.mo().open(&pair.path("/growth")).says("Taken up: A course"));
    // Taken back, it came nobody’s way.
    pair.mo().open(&opening).press("Take it back");
    assert!(!pair.ada().open(&pair.path("/growth")).says("Shared: A course"));
}
