//! Words of a talk are not kept for ever: a year after the last one, sooner for one's own where one chose
//! so, and at once where both want it.

use kith_core::{DAY, talk::keeping::Choice};
use kith_testkit::World;

use super::{path, sends};

/// The page about how long the talk is kept.
fn keeping(talk: kith_core::Code) -> String {
    format!("{}/keeping", path(talk))
}

#[test]
fn after_a_year_the_words_of_both_are_gone_and_the_chain_says_so() {
    let world = World::new();
    let talk = world.talk();
    sends(&mut world.browser(&world.ada), talk, "the first word");
    sends(&mut world.browser(&world.bo), talk, "the last word");
    world.pass(DAY.times(364));
    assert!(world.browser(&world.ada).open(&path(talk)).says("the last word"));
    world.pass(DAY.times(2));
    for who in [&world.ada, &world.bo] {
        let mut browser = world.browser(who);
        browser.open(&path(talk));
        assert!(!browser.says("the first word") && !browser.says("the last word"));
        assert!(browser.says("or its time was over"), "{}", browser.text());
    }
    let report = kith_app::audit::words(&world.bare.app).unwrap();
    assert!(report.holds(), "the tags still hold: {report:?}");
}

#[test]
fn one_shortens_it_for_ones_own_words_alone() {
    let world = World::new();
    let talk = world.talk();
    let (mut ada, mut bo) = (world.browser(&world.ada), world.browser(&world.bo));
    sends(&mut ada, talk, "mine for a week");
    sends(&mut bo, talk, "yours for longer");
    ada.open(&path(talk)).follow("see how long");
    assert_eq!(ada.value("choice").as_deref(), Some(Choice::House.word()));
    ada.choose("choice", "week").press("Keep my choice");
    assert!(ada.says("Your choice holds from now on"));
    assert_eq!(ada.value("choice").as_deref(), Some("week"));
    assert_eq!(bo.open(&keeping(talk)).value("choice").as_deref(), Some("house"));
    world.pass(DAY.times(8));
    let mut bo = world.browser(&world.bo);
    bo.open(&path(talk));
    assert!(!bo.says("mine for a week") && bo.says("yours for longer"), "{}", bo.text());
    let mut ada = world.browser(&world.ada);
    sends(&mut ada, talk, "a new word");
    world.pass(DAY.times(6));
    assert!(world.browser(&world.bo).open(&path(talk)).says("a new word"), "the week begins anew");
}

#[test]
fn everything_goes_where_both_want_it_and_not_before() {
    let world = World::new();
    let talk = world.talk();
    let (mut ada, mut bo) = (world.browser(&world.ada), world.browser(&world.bo));
    sends(&mut ada, talk, "something of mine");
    sends(&mut bo, talk, "something of yours");
    ada.open(&keeping(talk)).press("Let everything go");
    assert!(ada.says("You would like everything to go"));
    assert!(ada.open(&path(talk)).says("something of yours"), "one alone decides nothing");
    ada.open(&keeping(talk)).press("I would rather keep it");
    bo.open(&keeping(talk)).press("Let everything go");
    assert!(bo.open(&path(talk)).says("something of mine"), "for she took it back");
    let mut ada = world.browser(&world.ada);
    ada.open("/today");
    ada.follow("Somebody you talk with would like all of it to go. It is yours to decide.");
    ada.press("Let everything go");
    assert!(ada.says("Both of you wanted it"), "{}", ada.text());
    for browser in [&mut ada, &mut bo] {
        browser.open(&path(talk));
        assert!(!browser.says("something of mine") && !browser.says("something of yours"));
    }
    sends(&mut ada, talk, "a fresh word");
    assert!(bo.open(&path(talk)).says("a fresh word"), "what is said later is said anew");
}

#[test]
fn nobody_else_chooses() {
    let world = World::new();
    let talk = world.talk();
    let cy = world.bare.person("cy", &[]);
    let mut cy = world.browser(&cy);
    assert_eq!(cy.open(&keeping(talk)).status(), 404);
    assert_eq!(cy.post(&keeping(talk), &[("choice", "week")]).status(), 404);
    let wipes = format!("{}/wipes", path(talk));
    assert_eq!(cy.post(&wipes, &[("do", "wipe")]).status(), 404);
    let mut ada = world.browser(&world.ada);
    assert_eq!(ada.post(&keeping(talk), &[("choice", "ever")]).status(), 404);
    assert_eq!(ada.post(&wipes, &[("do", "no")]).status(), 404);
}
