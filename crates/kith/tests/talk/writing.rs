//! Writing: what arrives, what comes back with its text kept, and what nobody else may see.

use kith_app::people::exporting;
use kith_testkit::{Browser, World};

use super::{path, said, says, sends};

#[test]
fn the_two_of_a_talk_write_to_one_another() {
    let world = World::new();
    let talk = world.talk();
    let (mut ada, mut bo) = (world.browser(&world.ada), world.browser(&world.bo));
    sends(&mut ada, talk, "I have not told anybody yet.");
    assert_eq!((ada.status(), ada.path()), (200, path(talk).as_str()));
    sends(&mut bo, talk, "Thank you for telling me.\nTake your time.");
    ada.open(&path(talk));
    let both = ["I have not told anybody yet.", "Thank you for telling me. Take your time."];
    assert_eq!(said(&ada), both);
    assert_eq!(ada.all("li.msg.me p[dir]"), ["I have not told anybody yet."]);
    bo.open(&path(talk));
    assert_eq!(said(&bo), both);
    assert_eq!(bo.all("li.msg.me p[dir]"), ["Thank you for telling me. Take your time."]);
    assert!(!bo.title().contains("told"), "a title is seen from behind: {}", bo.title());
    assert_eq!(bo.header("cache-control"), "no-store");
}

#[test]
fn a_form_that_is_sent_twice_is_one_message() {
    let world = World::new();
    let (talk, mut ada) = (world.talk(), world.browser(&world.ada));
    let once = ada.open(&path(talk)).value("once").unwrap();
    let to = format!("{}/messages", path(talk));
    ada.post(&to, &[("body", "Only once."), ("once", &once)]);
    ada.post(&to, &[("body", "Only once."), ("once", &once)]);
    assert_eq!((ada.status(), said(&ada)), (200, vec!["Only once.".to_owned()]));
    // Another text under the same key: nothing is made, nothing is lost, and the key is a new one.
    ada.post(&to, &[("body", "Something else."), ("once", &once)]);
    assert_eq!((ada.status(), ada.value("body").unwrap()), (422, "Something else.".to_owned()));
    assert_ne!(ada.value("once").unwrap(), once);
    assert_eq!(said(&ada), ["Only once."]);
    ada.press("Send");
    assert_eq!(
        (ada.status(), said(&ada)),
        (200, vec!["Only once.".into(), "Something else.".into()])
    );
}

#[test]
fn what_was_written_stands_as_it_was_written() {
    let world = World::new();
    let (talk, mut ada) = (world.talk(), world.browser(&world.ada));
    let most = "ж".repeat(4_000);
    let texts = [
        "שלום, אני כאן",
        "\u{202e}backwards\u{202c} and on",
        "🫂🏳️‍🌈 e\u{301}",
        "<script>alert(1)</script> & \"quotes\" &amp;",
        most.as_str(),
    ];
    for text in texts {
        sends(&mut ada, talk, text);
        assert_eq!((ada.status(), said(&ada).last().unwrap().as_str()), (200, text));
    }
    assert!(!ada.html().contains("<script>alert"));
    assert!(ada.html().contains("<p dir=\"auto\">"));
}

#[test]
fn what_cannot_be_sent_comes_back_with_its_text() {
    let world = World::new();
    let (talk, mut ada) = (world.talk(), world.browser(&world.ada));
    let long = "x".repeat(4_001);
    for (text, kept) in
        [("", ""), (" \n\t ", " \n\t "), ("\0", "\0"), (long.as_str(), long.as_str())]
    {
        for from in ["", "live"] {
            let once = ada.open(&path(talk)).value("once").unwrap();
            let fields = [("body", text), ("from", from), ("once", once.as_str())];
            ada.post(&format!("{}/messages", path(talk)), &fields);
            assert_eq!(ada.status(), 422, "{text:?}");
            // A parser of HTML knows no NUL.
            let value = ada.value("body").unwrap().replace('\u{fffd}', "\0");
            assert_eq!(value, kept, "from {from}");
        }
    }
    assert!(said(ada.open(&path(talk))).is_empty());
}

#[test]
fn whoever_writes_too_fast_waits_a_minute_and_loses_nothing() {
    let world = World::new();
    let (talk, mut ada) = (world.talk(), world.browser(&world.ada));
    for n in 0..20 {
        says(&world, &world.ada, talk, &n.to_string()).unwrap();
    }
    sends(&mut ada, talk, "And one more.");
    assert_eq!((ada.status(), ada.value("body").unwrap()), (422, "And one more.".to_owned()));
    world.tick();
    assert_eq!(ada.press("Send").status(), 200);
    assert_eq!(said(&ada).last().unwrap(), "And one more.");
    assert!(says(&world, &world.bo, talk, "Each has a pace of their own.").is_ok());
}

#[test]
fn another_s_talk_looks_like_one_that_is_not_there() {
    let world = World::new();
    let talk = world.talk();
    let message = says(&world, &world.ada, talk, "Between us.").unwrap();
    let gets =
        ["/talks/T", "/talks/T/live", "/talks/T/stream", "/talks/T/events", "/talks/T/pauses"];
    let gets = gets.iter().chain(&["/talks/T/goodbye", "/messages/M/withdrawals"]);
    let posts = ["messages", "pauses", "resumptions", "endings"].map(|to| format!("/talks/T/{to}"));
    let posts = posts.into_iter().chain(["/messages/M/withdrawals".to_owned()]);
    let all = gets.map(|to| ("GET", (*to).to_owned())).chain(posts.map(|to| ("POST", to)));
    let all: Vec<_> = all.collect();
    let eve = world.bare.helper("eve", kith_core::people::grant::Role::Supporter, 2);
    let (none, real) = ("7".repeat(32), (talk.to_string(), message.to_string()));
    for who in [&eve, &world.cora, &world.lead] {
        for (how, to) in &all {
            let there = to.replace('T', &real.0).replace('M', &real.1);
            let not_there = to.replace(['T', 'M'], &none);
            let one = answer(&mut world.browser(who), how, &there);
            let other = answer(&mut world.browser(who), how, &not_there);
            assert_eq!(one.0, 404, "{how} {to}");
            assert_eq!(one, other, "{how} {to}");
        }
    }
    assert_eq!(world.browser(&world.ada).open("/talks/nonsense").status(), 404);
    assert_eq!(world.stranger().open(&path(talk)).status(), 401);
    assert_eq!(said(world.browser(&world.ada).open(&path(talk))), ["Between us."]);
}

/// Status and page, without what is drawn anew each time and without the address itself.
fn answer(browser: &mut Browser, how: &str, to: &str) -> (u16, String) {
    match how {
        "GET" => browser.open(to),
        _ => browser.post(to, &[("body", "Let me in."), ("days", "3"), ("how", "helper")]),
    };
    let mut page = browser.html().replace(to, "HERE");
    if let Some(key) = browser.value("once") {
        page = page.replace(&key, "KEY");
    }
    (browser.status(), page)
}

#[test]
fn words_can_be_taken_back_by_whoever_wrote_them() {
    let world = World::new();
    let talk = world.talk();
    let (mut ada, mut bo) = (world.browser(&world.ada), world.browser(&world.bo));
    sends(&mut ada, talk, "Too much at once.");
    bo.open(&path(talk));
    assert!(bo.link("Take back").is_none());
    let to = ada.link("Take back").unwrap();
    assert_eq!(bo.open(&to).status(), 404);
    assert_eq!(bo.post(&to, &[]).status(), 404);
    assert_eq!(said(bo.open(&path(talk))), ["Too much at once."]);
    ada.follow("Take back");
    assert!(ada.says("Too much at once."));
    ada.press("Take it back");
    assert!(ada.says("You took this message back"));
    bo.open(&path(talk));
    assert!(bo.says("This message was taken back") && !bo.html().contains("Too much"));
    // Twice is once.
    assert_eq!(ada.post(&to, &[]).status(), 200);
}

#[test]
fn what_one_wrote_can_be_taken_along_and_what_the_other_wrote_stays() {
    let world = World::new();
    let talk = world.talk();
    says(&world, &world.ada, talk, "My own words.").unwrap();
    says(&world, &world.bo, talk, "The words of the other.").unwrap();
    let archive = |member| exporting::export(&world.bare.app, member).unwrap();
    let ada = archive(world.ada.member);
    assert_eq!(ada["talks"][0]["with"], "bo");
    assert_eq!(ada["talks"][0]["you_wrote"][0]["words"], "My own words.");
    assert!(!ada.to_string().contains("of the other"), "{ada}");
    let bo = archive(world.bo.member);
    assert_eq!(bo["talks"][0]["you_wrote"][0]["words"], "The words of the other.");
    assert!(!bo.to_string().contains("My own"), "{bo}");
}
