//! The way out of it, without signing in.

use axum::{body::Body, http::Request};
use kith_core::HOUR;
use kith_testkit::{World, post::PostBox};

use super::{ADDRESS, answers, chooses, gives};

/// A talk in which Ada was called; what the mail says of stopping.
fn called() -> (World, PostBox, kith_core::Code, kith_app::outgoing::mail::Stop) {
    let (world, post) = World::with_post();
    let talk = world.talk();
    gives(&world, &post, &world.ada, ADDRESS);
    chooses(&world, &world.ada, "everything", ("", ""));
    world.tick();
    answers(&world, talk);
    world.pass(HOUR);
    let stop = post.take().pop().unwrap().stop.unwrap();
    (world, post, talk, stop)
}

#[test]
fn the_code_of_the_mail_stops_it_without_signing_in() {
    let (world, post, talk, stop) = called();
    let mut stranger = world.stranger();
    stranger.open("/sessions/new").follow("Stop mails");
    stranger.fill("code", "what").press("Stop them");
    assert_eq!(stranger.status(), 422);
    stranger.fill("code", &stop.typed.replace('-', " ")).press("Stop them");
    assert!(stranger.says("no more such mail comes"), "{}", stranger.text());
    answers(&world, talk);
    world.pass(HOUR.times(24));
    assert!(post.take().is_empty());
    let mut ada = world.browser(&world.ada);
    assert_eq!(ada.open("/me/notices").value("called").as_deref(), Some("never"));
    assert!(ada.says(ADDRESS), "the address stays, for what is about security");
}

#[test]
fn a_mail_program_stops_it_with_one_click_and_an_address_that_is_opened_changes_nothing() {
    let (world, post, talk, stop) = called();
    let path = format!("/unsubscribe/{}", stop.code);
    let mut stranger = world.stranger();
    stranger.open(&path);
    assert!(stranger.says("Stop them"), "{}", stranger.text());
    answers(&world, talk);
    world.pass(HOUR.times(7));
    assert_eq!(post.take().len(), 1, "opened only");
    // As a mail program posts: from nowhere, with nothing but what RFC 8058 says.
    let sent = Request::post(&path).header("content-type", "application/x-www-form-urlencoded");
    stranger.send(sent.body(Body::from("List-Unsubscribe=One-Click")).unwrap());
    assert_eq!(stranger.status(), 200, "{}", stranger.text());
    answers(&world, talk);
    world.pass(HOUR.times(24));
    assert!(post.take().is_empty());
}

#[test]
fn a_code_that_is_nobodys_is_answered_alike() {
    let (world, _, _, stop) = called();
    let mut known = world.stranger();
    known.open("/unsubscribe").fill("code", &stop.typed).press("Stop them");
    let mut unknown = world.stranger();
    unknown.open("/unsubscribe").fill("code", "0000-0000-0000").press("Stop them");
    assert_eq!((known.status(), known.text()), (unknown.status(), unknown.text()));
    let named = format!("/unsubscribe/{}", stop.code);
    let nobody = format!("/unsubscribe/{}", "0".repeat(32));
    known.post(&named, &[]);
    unknown.post(&nobody, &[]);
    assert_eq!((known.status(), known.text()), (unknown.status(), unknown.text()));
}
