//! What comes live: events for the script, and the endless page for browsers without one.

use std::time::Duration;

use axum::{body::Body, http::Request};
use kith_app::{
    Error,
    people::{ending, leaving},
    safety::blocking,
    talk::{
        franking,
        parting::{self, Goodbye},
        posting, seat, withdrawing,
    },
};
use kith_core::{Code, DAY, Private, people::session::Token, support::state::Outcome};
use kith_testkit::{BRISK, Browser, Listening, World};
use kith_web::Pulse;

use super::{path, says};

/// A pulse so slow that nothing comes but by the bell.
const BY_THE_BELL: Pulse = Pulse { beat: Duration::from_hours(1), turn: Duration::from_hours(1) };

fn events(browser: &Browser, talk: Code, after: i64) -> Listening {
    let mut listening = browser.listen(&format!("{}/events?after={after}", path(talk)), &[]);
    assert_eq!(listening.status(), 200);
    listening.until("retry: 1000\n\n");
    listening
}

fn stream(browser: &Browser, talk: Code) -> Listening {
    let mut listening = browser.listen(&format!("{}/stream", path(talk)), &[]);
    assert_eq!(listening.status(), 200);
    listening.until("-->");
    listening
}

#[test]
fn what_one_writes_comes_to_the_other_as_soon_as_it_is_kept() {
    let world = World::with(BY_THE_BELL);
    let talk = world.talk();
    let (ada, bo) = (world.browser(&world.ada), world.browser(&world.bo));
    let (mut hers, mut his) = (events(&ada, talk, 1), events(&bo, talk, 1));
    assert_eq!(his.header("content-type"), "text/event-stream");
    assert_eq!(his.header("cache-control"), "no-store");
    let message = says(&world, &world.ada, talk, "One line,\nand <another>.").unwrap();
    his.until("and &#60;another&#62;.").until("\n\n");
    hers.until("and &#60;another&#62;.").until("\n\n");
    let line = |heard: &Listening| heard.heard().lines().last().unwrap().to_owned();
    assert!(line(&his).is_empty() || line(&his).starts_with("data: "));
    assert_eq!((his.ids(), hers.ids()), (vec![2], vec![2]));
    assert!(his.heard().contains(&format!("data: <li class=\"msg\" id=\"m{message}\">")));
    assert!(hers.heard().contains(&format!("data: <li class=\"msg me\" id=\"m{message}\">")));
    // The page shows the same bytes.
    let mut page = world.browser(&world.bo);
    let html = page.open(&path(talk)).html().to_owned();
    let sent = his.heard().lines().find_map(|line| line.strip_prefix("data: ")).unwrap();
    assert!(html.contains(sent), "{sent}");
    assert!(html.contains(&format!("data-live=\"{}/events?after=2\"", path(talk))));
}

#[test]
fn a_ring_that_is_lost_costs_one_beat_and_no_word() {
    let world = World::new();
    let talk = world.talk();
    let mut listening = events(&world.browser(&world.bo), talk, 0);
    let node = world.bare.another_node();
    let words = Private::new("From another node.");
    let draft = posting::draft(&node, &seat::faces(&world.ada), talk, &words).unwrap();
    let at = node.moment();
    node.store.write(move |tx| posting::post(tx, &mut at.clone(), &draft)).unwrap();
    listening.until("From another node.");
    listening.until("\n:\n\n");
}

#[test]
fn a_broken_line_goes_on_where_it_broke() {
    let world = World::new();
    let (talk, bo) = (world.talk(), world.browser(&world.bo));
    for n in 0..20 {
        says(&world, &world.ada, talk, &format!("word {n}.")).unwrap();
    }
    let to = format!("{}/events?after=0", path(talk));
    let mut listening = bo.listen(&to, &[("last-event-id", "19")]);
    listening.until("word 19.");
    assert_eq!(listening.ids(), [20, 21], "what the browser says wins over the page");
    let mut listening = bo.listen(&to, &[("last-event-id", "nonsense")]);
    listening.until("word 19.");
    assert_eq!(listening.ids(), (1..=21).collect::<Vec<_>>());
    for odd in ["-5", "9223372036854775807"] {
        assert_eq!(bo.listen(&to, &[("last-event-id", odd)]).status(), 200);
    }
}

#[test]
fn words_that_are_taken_back_vanish_where_they_are_seen() {
    let world = World::with(BY_THE_BELL);
    let talk = world.talk();
    let message = says(&world, &world.ada, talk, "Not this.").unwrap();
    let mut listening = events(&world.browser(&world.bo), talk, 2);
    let faces = seat::faces(&world.ada);
    let frank = franking::frank(&world.bare.app).unwrap();
    world.bare.does(move |tx, at| withdrawing::withdraw(tx, at, &frank, &faces, message)).unwrap();
    listening.until("This message was taken back");
    assert!(listening.heard().contains(&format!("id=\"m{message}\"")));
    assert!(!listening.heard().contains("Not this."));
}

#[test]
fn nothing_is_missed_and_nothing_comes_twice_while_both_write() {
    let world = World::new();
    let talk = world.talk();
    let mut listening = events(&world.browser(&world.bo), talk, 0);
    std::thread::scope(|scope| {
        for (who, name) in [(&world.ada, "ada"), (&world.bo, "bo")] {
            for thread in 0..4 {
                let world = &world;
                scope.spawn(move || {
                    for n in 0..5 {
                        says(world, who, talk, &format!("{name} {thread} {n}!")).unwrap();
                    }
                });
            }
        }
        listening.until("id: 20\n");
    });
    listening.until("id: 41\n").until("!</p>");
    assert_eq!(listening.ids(), (1..=41).collect::<Vec<_>>());
    for (name, thread) in ["ada", "bo"].into_iter().flat_map(|name| (0..4).map(move |t| (name, t)))
    {
        for n in 0..5 {
            let words = format!("{name} {thread} {n}!");
            assert_eq!(listening.heard().matches(&words).count(), 1, "{words}");
        }
    }
}

#[test]
fn without_a_script_the_same_comes_as_a_page_that_does_not_end() {
    let world = World::with(Pulse { turn: Duration::from_millis(1500), ..BRISK });
    let talk = world.talk();
    says(&world, &world.ada, talk, "Before.").unwrap();
    let mut bo = world.browser(&world.bo);
    bo.open(&format!("{}/live", path(talk)));
    assert!(bo.html().contains(&format!("src=\"{}/stream\"", path(talk))));
    assert!(bo.header("content-security-policy").contains("frame-src 'self'"));
    let mut listening = stream(&bo, talk);
    assert!(listening.heard().contains("Before.") && listening.heard().len() > 1024);
    assert!(listening.header("content-security-policy").contains("frame-ancestors 'self'"));
    bo.open(&format!("{}/live", path(talk))).fill("body", "Meanwhile.").press("Send");
    assert_eq!((bo.status(), bo.path()), (200, format!("{}/live", path(talk)).as_str()));
    listening.until("Meanwhile.").until("<!-- -->");
    listening.to_the_end();
    assert_eq!(listening.heard().matches("Meanwhile.").count(), 1);
    assert!(listening.heard().contains(&format!("<a href=\"{}/stream\">Go on</a>", path(talk))));
}

#[test]
fn a_third_stream_ends_the_oldest() {
    let world = World::with(BY_THE_BELL);
    let (talk, bo) = (world.talk(), world.browser(&world.bo));
    let mut oldest = events(&bo, talk, 0);
    let mut others = [stream(&bo, talk), events(&world.browser(&world.bo), talk, 0)];
    let mut hers = events(&world.browser(&world.ada), talk, 0);
    assert!(oldest.to_the_end().heard().ends_with("retry: 30000\n\n"));
    says(&world, &world.ada, talk, "Still here.").unwrap();
    for listening in others.iter_mut().chain([&mut hers]) {
        listening.until("Still here.");
    }
    drop(others);
    let mut again = [events(&bo, talk, 0), events(&bo, talk, 0)];
    for listening in &mut again {
        listening.until("Still here.");
    }
}

#[test]
fn a_stream_ends_with_what_its_reader_may_read() {
    let world = World::new();
    let talk = world.talk();
    let cookie = world.cookie(&world.bo);
    let mut signed_out = events(world.stranger().take(&cookie), talk, 0);
    let token = Token::read(cookie.split_once('=').unwrap().1).unwrap();
    world.bare.does(move |tx, _| ending::end(tx, &token)).unwrap();
    says(&world, &world.ada, talk, "Not for whoever signed out.").unwrap();
    assert!(!signed_out.to_the_end().heard().contains("Not for"));

    let mut left = events(&world.browser(&world.ada), talk, 0);
    let ada = world.ada.clone();
    world.bare.does(move |tx, at| leaving::leave(tx, at, &ada)).unwrap();
    left.to_the_end();

    let mut slept = events(&world.browser(&world.bo), talk, 0);
    world.bare.clock.pass(DAY.times(2));
    slept.to_the_end();
}

#[test]
fn a_block_ends_the_streams_of_both_and_tells_neither_why() {
    let world = World::with(BY_THE_BELL);
    let talk = world.talk();
    let mut both = [&world.ada, &world.bo].map(|who| events(&world.browser(who), talk, 0));
    let bo = world.bo.clone();
    world.bare.does(move |tx, at| blocking::block(tx, at, &bo, talk)).unwrap();
    for listening in &mut both {
        listening.to_the_end();
        assert!(listening.heard().contains("Something about this talk has changed."));
        assert!(!listening.heard().to_lowercase().contains("block"));
    }
    assert!(matches!(says(&world, &world.ada, talk, "Hello?"), Err(Error::Refused(_))));
}

#[test]
fn whoever_looks_at_a_closed_talk_is_told_once_and_not_kept_waiting() {
    let world = World::with(BY_THE_BELL);
    let talk = world.talk();
    let faces = seat::faces(&world.ada);
    let goodbye = Goodbye::Member(Outcome::Helped);
    world.bare.does(move |tx, at| parting::goodbye(tx, at, &faces, talk, goodbye)).unwrap();
    let bo = world.browser(&world.bo);
    let mut listening = events(&bo, talk, 1);
    listening.to_the_end();
    assert!(listening.heard().contains("Something about this talk has changed."));
    let last = listening.ids().last().unwrap().to_string();
    let to = format!("{}/events", path(talk));
    assert_eq!(bo.listen(&to, &[("last-event-id", &last)]).status(), 204);
    stream(&bo, talk).to_the_end();
}

#[test]
fn whoever_asks_for_the_head_alone_opens_no_feed_and_takes_no_place() {
    let world = World::with(BY_THE_BELL);
    let (talk, mut bo) = (world.talk(), world.browser(&world.bo));
    let mut open = [events(&bo, talk, 0), events(&bo, talk, 0)];
    for (end, kind) in [("events", "text/event-stream"), ("stream", "text/html; charset=utf-8")] {
        let asked = Request::head(format!("{}/{end}", path(talk))).header("cookie", bo.cookie());
        bo.send(asked.body(Body::empty()).unwrap());
        assert_eq!((bo.status(), bo.header("content-type").as_str(), bo.html()), (200, kind, ""));
        assert_eq!(bo.header("content-length"), "", "nobody knows how long it will be");
    }
    says(&world, &world.ada, talk, "Still here.").unwrap();
    for listening in &mut open {
        listening.until("Still here.").more(Duration::from_millis(200));
        assert!(!listening.heard().contains("retry: 30000"), "it is not asked to make room");
    }
    let mut stranger = world.browser(&world.cora);
    let asked = Request::head(format!("{}/events", path(talk))).header("cookie", stranger.cookie());
    assert_eq!(stranger.send(asked.body(Body::empty()).unwrap()).status(), 404);
}

#[test]
fn without_a_script_a_message_that_is_taken_back_stands_there_once() {
    let world = World::with(BY_THE_BELL);
    let (talk, bo) = (world.talk(), world.browser(&world.bo));
    let mut listening = stream(&bo, talk);
    let message = says(&world, &world.ada, talk, "Not this.").unwrap();
    listening.until("Not this.");
    let faces = seat::faces(&world.ada);
    let frank = franking::frank(&world.bare.app).unwrap();
    world.bare.does(move |tx, at| withdrawing::withdraw(tx, at, &frank, &faces, message)).unwrap();
    listening.until("A message above was taken back.").until("</li>\n");
    assert_eq!(listening.heard().matches(&format!("id=\"m{message}\"")).count(), 1);
    assert!(listening.heard().contains(&format!("href=\"{}/stream\"", path(talk))));
    let again = stream(&bo, talk);
    assert!(again.heard().contains("This message was taken back"));
    assert!(!again.heard().contains("Not this."));
}
