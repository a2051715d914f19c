//! Silence in a journey, and the day on which two look at their agreement again: each at its time, each once.

use kith_app::{journey::looking, promises};
use kith_core::{Code, DAY};
use kith_store::{jobs, journey::bonds};

use super::Pair;

/// How many notices of Mo, or else of Ada, say `words`.
fn told(pair: &Pair, mentor: bool, words: &str) -> usize {
    let mut browser = if mentor { pair.mo() } else { pair.ada() };
    let told = browser.open("/today").all("[aria-labelledby=told] a");
    told.iter().filter(|one| one.contains(words)).count()
}

fn code(pair: &Pair) -> Code {
    pair.talk.trim_start_matches("/talks/").parse().unwrap()
}

#[test]
fn on_the_day_of_the_review_both_are_asked_about_the_agreement_once_and_a_newer_one_moves_it() {
    const TODAY: &str = "It is time for the two of you to look at your agreement again: carry on, \
                         change something, or stop.";
    let pair = Pair::agreed();
    pair.live(30);
    let mut mo = pair.mo();
    pair.fills(&mut mo);
    mo.fill("review", &pair.day(70)).press("Save this version");
    pair.sign();
    pair.live(65);
    assert_eq!((told(&pair, false, TODAY), told(&pair, true, TODAY)), (0, 0), "it was moved");
    pair.live(6);
    assert_eq!((told(&pair, false, TODAY), told(&pair, true, TODAY)), (1, 1));
    pair.world.pass(DAY);
    assert_eq!(told(&pair, true, TODAY), 1, "once");
    let mut ada = pair.ada();
    ada.open("/today");
    ada.follow(TODAY).follow("Read your agreement");
    assert!(ada.says("What you and mo agree on") && ada.says("Version 2"), "{}", ada.text());
    pair.live(13);
    assert!(pair.cora().open("/pairs").says("Two weeks without an answer"));
}

#[test]
fn j3_x2_j2_x2_a_word_that_waits_for_the_mentor_waits_no_longer_where_an_agreement_holds() {
    let reminded = |pair: &Pair| told(pair, true, "Somebody waits for a word from you") > 0;
    for pair in [Pair::new(), Pair::agreed()] {
        pair.mo().open(&pair.talk).fill("body", "Hello.").press("Send");
        pair.ada().open(&pair.talk).fill("body", "May I ask you something?").press("Send");
        assert!(!reminded(&pair));
        for day in 1..=4 {
            pair.world.pass(DAY);
            assert!(reminded(&pair), "day {day}: {}", pair.mo().open("/today").text());
        }
        let mut ada = pair.ada();
        ada.open(&pair.path(""));
        assert!(ada.says("This journey is over."), "after four days: {}", ada.text());
    }
}

#[test]
fn a_mentee_who_is_silent_is_asked_after_three_weeks_and_not_after_one() {
    const ASKS: &str = "Is your request still open?";
    let pair = Pair::agreed();
    pair.mo().open(&pair.talk).fill("body", "How was your week?").press("Send");
    pair.world.pass(DAY.times(20));
    assert_eq!(told(&pair, false, ASKS), 0);
    pair.world.pass(DAY);
    assert!(told(&pair, false, ASKS) > 0, "{}", pair.ada().open("/today").text());
}

#[test]
fn what_a_restart_repeats_or_a_mended_table_lost_is_done_once() {
    let pair = Pair::agreed();
    let (code, app) = (code(&pair), pair.world.bare.app.clone());
    let talk = pair.world.bare.does(move |tx, _| Ok(bonds::named(tx, code)?.unwrap())).unwrap();
    pair.live(6);
    pair.world.bare.does(move |tx, _| Ok(jobs::pull(tx, bonds::JOB, talk.0)?)).unwrap();
    pair.live(1);
    assert_eq!(told(&pair, false, "Have you met"), 0, "nobody looks any more");
    assert_eq!(promises::plant_lost(&app).unwrap(), 1);
    pair.world.pass(DAY);
    for _ in 0..3 {
        looking::due(&app, talk.0).unwrap();
    }
    let mut ada = pair.ada();
    assert_eq!(ada.open(&pair.path("/checkins")).all("main ol > li").len(), 0);
    assert_eq!(told(&pair, true, "Have you met"), 1);
}

#[test]
fn two_who_walked_together_before_anybody_looked_after_them_are_not_asked_whether_they_have_met() {
    let pair = Pair::agreed();
    let (code, app) = (code(&pair), pair.world.bare.app.clone());
    let talk = pair.world.bare.does(move |tx, _| Ok(bonds::named(tx, code)?.unwrap())).unwrap();
    let forget = move |tx: &mut kith_store::Tx| {
        bonds::remove(tx, talk)?;
        Ok(jobs::pull(tx, bonds::JOB, talk.0)?)
    };
    pair.world.bare.does(move |tx, _| forget(tx)).unwrap();
    pair.live(60);
    assert_eq!(promises::plant_lost(&app).unwrap(), 1);
    pair.world.pass(DAY);
    assert_eq!((told(&pair, true, "Have you met"), told(&pair, true, "How is it going")), (0, 1));
    pair.live(10);
    assert!(!pair.cora().open("/pairs").says("Not met yet"), "nobody asked them");
}

#[test]
fn a_bond_whose_last_look_was_lost_when_its_talk_closed_is_let_go_all_the_same() {
    let pair = Pair::agreed();
    let (code, app) = (code(&pair), pair.world.bare.app.clone());
    let talk = pair.world.bare.does(move |tx, _| Ok(bonds::named(tx, code)?.unwrap())).unwrap();
    let mut ada = pair.ada();
    ada.open(&pair.path("")).follow("Say goodbye").choose("how", "helped").press("Say goodbye");
    pair.world.bare.does(move |tx, _| Ok(jobs::pull(tx, bonds::JOB, talk.0)?)).unwrap();
    assert_eq!(promises::plant_lost(&app).unwrap(), 1);
    pair.world.pass(DAY);
    let kept = pair.world.bare.does(move |tx, _| Ok(bonds::find(tx, talk)?)).unwrap();
    assert!(kept.is_none(), "{kept:?}");
}
