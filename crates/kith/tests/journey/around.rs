//! What is around a meeting: notes, the words that are owed, where the two find each other, and reminders.

use kith_app::{people::exporting, promises};
use kith_core::{DAY, HOUR};
use kith_store::{
    jobs,
    journey::{bonds, meetings},
};
use uuid::Uuid;

use super::Pair;

#[test]
fn a_note_for_oneself_is_written_and_taken_away_at_any_time() {
    let pair = Pair::new();
    let meeting = pair.agrees(&pair.hour(30));
    let notes = format!("{meeting}/notes");
    pair.ada().open(&notes).fill("own", "Be gentler.").press("Keep it");
    pair.mo().open(&pair.path("")).follow("Say goodbye").press("Say goodbye");
    let mut ada = pair.ada();
    ada.open(&meeting).follow("Write something down");
    assert_eq!(ada.all("main form textarea").len(), 1, "what both read is closed");
    ada.fill("own", "Be braver.").press("Keep it");
    assert!(ada.says("Kept.") && ada.says("Be braver."), "{}", ada.text());
    ada.open(&notes).fill("own", "").press("Keep it");
    assert!(!ada.says("Be braver."), "{}", ada.text());
    ada.post(&notes, &[("agenda", "x")]);
    assert_eq!(ada.status(), 422);
}

#[test]
fn whoever_owes_a_word_owes_it_after_notes_and_no_longer_after_an_answer() {
    const WAITS: &str = "Somebody waits for a word from you";
    let pair = Pair::new();
    let meeting = pair.agrees(&pair.hour(24 * 5));
    pair.mo().open(&pair.talk).fill("body", "Hello.").press("Send");
    pair.ada().open(&pair.talk).fill("body", "May I ask you something?").press("Send");
    for fields in [[("own", ""), ("agenda", "")], [("own", "Ask sooner."), ("agenda", "The gap")]] {
        pair.mo().post(&format!("{meeting}/notes"), &fields);
    }
    pair.world.pass(DAY);
    assert!(pair.mo().open("/today").says(WAITS), "{}", pair.mo().text());
    let pair = Pair::new();
    pair.mo().open(&pair.talk).fill("body", "Hello.").press("Send");
    let mut ada = pair.ada();
    pair.wishes(&mut ada, &[&pair.hour(24 * 5)]);
    ada.press("Send the proposal");
    let path = ada.path().split('?').next().unwrap().to_owned();
    pair.mo().open(&path).press("Take this time");
    pair.world.pass(DAY);
    assert!(!pair.mo().open("/today").says(WAITS), "{}", pair.mo().text());
}

#[test]
fn what_the_other_wrote_of_where_is_copied_into_no_form_and_stays_theirs() {
    const CAFE: &str = "Café Größenwahn, by the window";
    let pair = Pair::new();
    let mut ada = pair.ada();
    pair.wishes(&mut ada, &[&pair.hour(30)]);
    ada.fill("way", "place").fill("spot", CAFE).press("Send the proposal");
    let meeting = ada.path().split('?').next().unwrap().to_owned();
    let mut mo = pair.mo();
    mo.open(&format!("{meeting}/changes"));
    assert!(!mo.html().contains("Größenwahn"), "{}", mo.html());
    mo.fill("first", &pair.hour(40)).press("Send the proposal");
    assert!(mo.says("You proposed this.") && mo.says(CAFE), "{}", mo.text());
    let archive = exporting::export(&pair.world.bare.app, pair.mo.member).unwrap();
    assert!(!archive.to_string().contains("Größenwahn"), "{archive}");
    ada.open(&format!("{meeting}/changes"));
    assert_eq!(ada.value("spot").as_deref(), Some(CAFE), "her own");
    ada.fill("first", &pair.hour(50)).fill("spot", "The library").press("Send the proposal");
    assert!(ada.says("The library") && !ada.says(CAFE), "{}", ada.text());
    mo.open(&format!("{meeting}/changes")).fill("first", &pair.hour(60)).choose("way", "telephone");
    mo.press("Send the proposal");
    assert!(mo.says("By telephone") && !mo.says("The library"), "{}", mo.text());
}

#[test]
fn a_reminder_that_falls_into_a_rest_comes_after_it_and_one_that_is_lost_is_planted_again() {
    let (soon, over) = ("You have a meeting soon.", "You had a meeting.");
    let pair = Pair::new();
    let _in_time = pair.agrees(&pair.hour(24 * 4));
    let _meanwhile = pair.agrees(&pair.hour(24));
    pair.ada().open(&pair.path("")).follow("Rest for some days").choose("days", "3").press("Pause");
    for _ in 0..5 {
        pair.world.pass(HOUR.times(14));
        let mut mo = pair.mo();
        assert!(!mo.open("/today").says(soon) && !mo.says(over), "they rest: {}", mo.text());
    }
    pair.world.pass(HOUR.times(4));
    let mut mo = pair.mo();
    assert!(mo.open("/today").says(soon) && mo.says(over), "{}", mo.text());
    let pair = Pair::new();
    let _meeting = pair.agrees(&pair.hour(60));
    let app = pair.world.bare.app.clone();
    let lost = pair.world.bare.does(move |tx, _| Ok(meetings::without_timer(tx, Uuid::nil(), 9)?));
    assert!(lost.unwrap().is_empty());
    let talk = pair.talk.trim_start_matches("/talks/").parse().unwrap();
    let one = move |tx: &mut kith_store::Tx| {
        let talk = bonds::named(tx, talk)?.unwrap();
        Ok(meetings::list(tx, talk, 1)?.remove(0).id)
    };
    let id = pair.world.bare.does(move |tx, _| one(tx)).unwrap();
    pair.world.bare.does(move |tx, _| Ok(jobs::pull(tx, meetings::JOB, id)?)).unwrap();
    assert_eq!(promises::plant_lost(&app).unwrap(), 1);
    pair.world.pass(HOUR.times(37));
    assert!(pair.ada().open("/today").says(soon), "{}", pair.ada().text());
    pair.world.pass(HOUR.times(48));
    assert_eq!(promises::plant_lost(&app).unwrap(), 0, "what is over is over");
}
