//! Saying goodbye, from either side, and what each sees then.

use kith_core::{DAY, people::grant::Role};
use kith_testkit::{Browser, World};

use super::{path, said, says};

#[test]
fn the_member_says_whether_it_helped_and_both_can_still_read() {
    let world = World::new();
    let talk = world.talk();
    says(&world, &world.ada, talk, "Thank you for everything.").unwrap();
    let (mut ada, mut bo) = (world.browser(&world.ada), world.browser(&world.bo));
    ada.open(&path(talk)).follow("Say goodbye");
    assert_eq!(ada.press("Say goodbye").status(), 422, "an answer is chosen");
    ada.choose("how", "helped").press("Say goodbye");
    assert_eq!(ada.status(), 200, "{}", ada.text());
    for browser in [&mut ada, &mut bo] {
        browser.open(&path(talk));
        assert!(browser.says("This talk is closed. You can still read it."));
        assert_eq!(said(browser), ["Thank you for everything."]);
        assert!(browser.value("body").is_none() && browser.link("Pause this talk").is_none());
        is_read_only(browser, &path(talk));
    }
}

fn is_read_only(browser: &mut Browser, talk: &str) {
    for from in ["", "live"] {
        let fields = [("body", "One more thing."), ("from", from)];
        browser.post(&format!("{talk}/messages"), &fields);
        let kept = browser.value("body").unwrap();
        assert_eq!((browser.status(), kept.as_str()), (422, "One more thing."));
        assert!(browser.says("This talk is closed, so your message was not sent."));
    }
    for (to, fields) in [("pauses", [("days", "3")]), ("endings", [("how", "helper")])] {
        let status = browser.post(&format!("{talk}/{to}"), &fields).status();
        assert!([422, 404].contains(&status), "{to}: {status}");
    }
    assert_eq!(browser.open(&format!("{talk}/live")).status(), 200);
    assert!(browser.says("This talk is closed. You can still read it."));
}

#[test]
fn a_goodbye_that_is_sent_twice_is_one() {
    let world = World::new();
    let (talk, mut ada) = (world.talk(), world.browser(&world.ada));
    let once = ada.open(&format!("{}/goodbye", path(talk))).value("once").unwrap();
    for _ in 0..2 {
        let fields = [("how", "partly"), ("once", once.as_str())];
        ada.post(&format!("{}/endings", path(talk)), &fields);
        assert_eq!(ada.status(), 200, "{}", ada.text());
    }
    ada.post(&format!("{}/endings", path(talk)), &[("how", "helped")]);
    assert_eq!(ada.status(), 422, "the first answer stands");
    assert!(ada.says("This talk is closed. You can still read it."), "{}", ada.text());
    assert!(!ada.says("message was not sent"), "nobody wrote one");
}

#[test]
fn the_helper_s_goodbye_hands_the_request_on_to_somebody_else() {
    let world = World::new();
    let talk = world.talk();
    let (ada, mut bo) = (&world.ada, world.browser(&world.bo));
    bo.post(&format!("{}/endings", path(talk)), &[("how", "helped")]);
    assert_eq!(bo.status(), 404, "whether it helped is not for the helper to say");
    let once = bo.open(&format!("{}/goodbye", path(talk))).value("once").unwrap();
    bo.post(&format!("{}/endings", path(talk)), &[("how", "helper"), ("once", &once)]);
    assert!(bo.open(&path(talk)).says("This talk is closed."));
    let eve = world.bare.helper("eve", Role::Supporter, 1);
    let offer = world.bare.takes(&eve).unwrap();
    let next = world.bare.accepts(&eve, offer);
    assert_ne!(next, talk);
    says(&world, ada, next, "Hello again.").unwrap();
    let mut ada = world.browser(ada);
    assert!(ada.open(&path(talk)).says("This talk is closed."));
    assert_eq!(said(ada.open(&path(next))), ["Hello again."]);
    assert_eq!(world.browser(&eve).open(&path(talk)).status(), 404);
    assert_eq!(bo.open(&path(next)).status(), 404);
}

#[test]
fn the_member_may_ask_for_somebody_else() {
    let world = World::new();
    let (talk, mut ada) = (world.talk(), world.browser(&world.ada));
    ada.open(&format!("{}/goodbye", path(talk))).choose("how", "another").press("Say goodbye");
    assert!(ada.open(&path(talk)).says("This talk is closed."));
    assert!(world.bare.takes(&world.bo).is_none(), "not to the same person again");
    let eve = world.bare.helper("eve", Role::Supporter, 1);
    assert!(world.bare.takes(&eve).is_some());
}

#[test]
fn words_of_a_former_member_are_gone_and_the_others_stay() {
    let world = World::new();
    let talk = world.talk();
    says(&world, &world.ada, talk, "Only for you.").unwrap();
    says(&world, &world.bo, talk, "I keep it well.").unwrap();
    let ada = world.ada.clone();
    world.bare.does(move |tx, at| kith_app::people::leaving::leave(tx, at, &ada)).unwrap();
    for days in [0, 8] {
        world.pass(DAY.times(days));
        let mut bo = world.browser(&world.bo);
        bo.open(&path(talk));
        assert_eq!(bo.status(), 200);
        assert!(bo.says("I keep it well."));
        assert_eq!(bo.says("Words of a former member, erased."), days > 0, "{}", bo.text());
        assert_eq!(bo.says("Only for you."), days == 0, "until then they may come back");
        assert_eq!(bo.says("Somebody who has left"), days > 0);
        assert_eq!(bo.open("/talks").status(), 200);
    }
}

#[test]
fn a_goodbye_may_bring_a_last_line_and_nothing_typed_is_lost() {
    let world = World::new();
    let (talk, mut ada) = (world.talk(), world.browser(&world.ada));
    let mut bo = world.browser(&world.bo);
    let ending = format!("{}/endings", path(talk));
    bo.post(&ending, &[("how", "helped"), ("line", "Not for a helper to say.")]);
    assert_eq!(bo.status(), 404);
    ada.open(&path(talk)).follow("Say goodbye").fill("line", "Thank you, Bo.");
    ada.press("Say goodbye");
    assert_eq!((ada.status(), ada.value("line").as_deref()), (422, Some("Thank you, Bo.")));
    let long = "long ".repeat(1000);
    ada.post(&ending, &[("how", "helped"), ("line", &long)]);
    assert!(ada.status() == 422 && ada.value("how").as_deref() == Some("helped"));
    assert_eq!(ada.value("line").as_deref().map(str::trim), Some(long.trim()));
    assert_eq!(said(bo.open(&path(talk))), Vec::<String>::new(), "nothing was done by halves");
    ada.fill("line", "Thank you, Bo.").press("Say goodbye");
    assert_eq!(said(bo.open(&path(talk))), ["Thank you, Bo."]);
    assert!(bo.says("This talk is closed. You can still read it."));
}

#[test]
fn a_helper_who_goes_may_leave_a_last_line() {
    let world = World::new();
    let (talk, mut bo) = (world.talk(), world.browser(&world.bo));
    bo.open(&format!("{}/goodbye", path(talk))).fill("line", "It is not about you.");
    bo.press("Say goodbye");
    assert_eq!(bo.path(), "/duty");
    assert_eq!(said(world.browser(&world.ada).open(&path(talk))), ["It is not about you."]);
}

#[test]
fn a_last_line_is_kept_where_the_talk_was_paused_meanwhile() {
    let world = World::new();
    let (talk, mut ada, mut bo) =
        (world.talk(), world.browser(&world.ada), world.browser(&world.bo));
    ada.open(&format!("{}/goodbye", path(talk)));
    bo.post(&format!("{}/pauses", path(talk)), &[("days", "3")]);
    let ending = format!("{}/endings", path(talk));
    ada.post(&ending, &[("how", "helped"), ("line", "Thank you, Bo.")]);
    assert_eq!((ada.status(), ada.value("line").as_deref()), (422, Some("Thank you, Bo.")));
    ada.fill("line", "").press("Say goodbye");
    assert!(bo.open(&path(talk)).says("This talk is closed. You can still read it."));
}
