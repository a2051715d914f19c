//! For what one is called, and when not.

use kith_core::{HOUR, MINUTE, people::mailbox::Errand};
use kith_testkit::{World, post::PostBox};

use super::{ADDRESS, answers, chooses, gives, mailed, news};

/// A talk, and Ada with an address. It is 22:13 on 14 November 2023 in UTC, 23:13 in Berlin.
fn talking(called: &str, quiet: (&str, &str)) -> (World, PostBox, kith_core::Code) {
    let (world, post) = World::with_post();
    let talk = world.talk();
    gives(&world, &post, &world.ada, ADDRESS);
    chooses(&world, &world.ada, called, quiet);
    (world, post, talk)
}

#[test]
fn a_page_that_is_closed_learns_that_there_is_an_answer_and_nobody_else_does() {
    let (world, post, talk) = talking("answers", ("", ""));
    world.tick();
    answers(&world, talk);
    assert!(mailed(&world, &post).is_empty(), "whoever is here sees it by themselves");
    world.pass(MINUTE.times(11));
    let sent = post.take();
    assert_eq!(sent.len(), 1);
    assert_eq!((sent[0].to.reveal(), sent[0].errand), (ADDRESS, Errand::News));
    let words = kith_web::mail::wording(&sent[0], "https://site.example");
    assert!(!words.body.contains("Bo") && !words.body.contains("I am here"), "{words:?}");
    world.pass(HOUR.times(24));
    assert!(post.take().is_empty(), "one answer, one mail");
}

#[test]
fn whoever_was_here_in_the_meantime_is_not_called() {
    let (world, post, talk) = talking("everything", ("", ""));
    world.tick();
    let mut ada = world.browser(&world.ada);
    answers(&world, talk);
    world.tick();
    ada.open("/today");
    world.pass(HOUR);
    assert!(post.take().is_empty());
    answers(&world, talk);
    world.pass(HOUR);
    assert_eq!(post.take().len(), 1, "what comes later calls again");
}

#[test]
fn what_falls_into_quiet_hours_is_told_once_when_they_end() {
    let (world, post, talk) = talking("everything", ("21:00", "08:00"));
    world.tick();
    for _ in 0..3 {
        answers(&world, talk);
        news(&world, &world.ada);
        world.pass(HOUR);
    }
    world.pass(HOUR.times(5)); // 07:14 in Berlin
    assert!(post.take().is_empty(), "it is night");
    world.pass(HOUR); // 08:14
    assert_eq!(post.take().len(), 1, "many notices, one mail");
    answers(&world, talk);
    world.pass(HOUR.times(5));
    assert!(post.take().is_empty(), "not again before six hours have passed");
    world.pass(HOUR.times(2));
    assert_eq!(post.take().len(), 1);
}

#[test]
fn only_what_was_chosen_calls_and_without_a_choice_nothing_does() {
    let (world, post, talk) = talking("answers", ("", ""));
    news(&world, &world.ada);
    world.pass(HOUR);
    assert!(post.take().is_empty(), "news is no answer");
    chooses(&world, &world.ada, "never", ("", ""));
    answers(&world, talk);
    world.pass(HOUR);
    assert!(post.take().is_empty());
    gives(&world, &post, &world.bo, "bo@example.org");
    news(&world, &world.bo);
    world.pass(HOUR);
    assert!(post.take().is_empty(), "an address alone is no choice");
}

#[test]
fn a_choice_that_cannot_be_kept_comes_back_with_what_was_typed() {
    let (world, _post) = World::with_post();
    let mut ada = world.browser(&world.ada);
    ada.open("/me/notices").choose("called", "everything").fill("zone", "Europe/Atlantis");
    ada.press("Save");
    assert_eq!((ada.status(), ada.value("zone").as_deref()), (422, Some("Europe/Atlantis")));
    assert_eq!(ada.value("called").as_deref(), Some("everything"));
    ada.fill("zone", "UTC").fill("from", "22:00").fill("until", "").press("Save");
    assert!(ada.says("Type when your quiet hours begin and when they end"), "{}", ada.text());
    ada.fill("until", "07:00").press("Save");
    assert_eq!((ada.status(), ada.value("from").as_deref()), (200, Some("22:00")));
}
