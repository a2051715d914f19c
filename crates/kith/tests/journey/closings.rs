//! What a coordinator sees of how journeys end.

use kith_app::people::grants::{self, Giving};
use kith_core::{DAY, Moment, people::grant::Role, safety::block::Block};
use kith_store::{Tx, safety::blocks};

use super::Pair;

#[test]
fn j5_8_a_coordinator_sees_ends_to_come_and_past_and_reads_what_was_handed_in_to_them() {
    let pair = Pair::new();
    let mut cora = pair.world.browser(&pair.world.cora);
    cora.open("/cohort").follow("ends of journeys");
    assert!(
        cora.says("No last day together is set.") && cora.says("No journey has ended yet."),
        "{}",
        cora.text()
    );
    let mut mo = pair.mo();
    mo.open(&pair.talk).fill("body", "Good that you are here.").press("Send");
    mo.open(&pair.path("/end")).fill("day", &pair.day(20)).press("Set our last day together");
    cora.open("/closings");
    assert!(cora.says("ada and mo") && cora.says("Their last day together is"), "{}", cora.text());
    let mut ada = pair.ada();
    ada.open(&pair.path("/reflection")).fill("take", "mine alone").fill("helped", "the waiting");
    ada.choose("reads", "coordinators").choose("again", "yes").press("Keep what I wrote");
    mo.open(&pair.path("/reflection")).fill("missing", "not for you").press("Keep what I wrote");
    for _ in 0..22 {
        pair.world.pass(DAY);
    }
    let mut cora = pair.world.browser(&pair.world.cora);
    cora.open("/closings");
    assert!(cora.says("on the day that was set") && cora.says("One exit form"), "{}", cora.text());
    cora.follow("ada and mo");
    assert!(cora.says("Exit form of ada") && !cora.says("the waiting"), "{}", cora.text());
    assert!(!pair.ada().open("/me/reads").says("What you handed in when your journey ended"));
    cora.press("Read it");
    assert!(cora.says("the waiting"), "{}", cora.text());
    let mut ada = pair.ada();
    assert!(
        ada.open("/me/reads").says("What you handed in when your journey ended"),
        "{}",
        ada.text()
    );
    assert!(!cora.says("mine alone") && !cora.says("not for you"), "{}", cora.text());
}

#[test]
fn nobody_else_looks_at_the_ends_of_others_and_what_goes_on_has_none() {
    let pair = Pair::new();
    let below = pair.talk.replace("/talks/", "/closings/");
    for who in [&pair.world.ada, &pair.world.bo, &pair.mo] {
        let mut browser = pair.world.browser(who);
        for path in ["/closings", below.as_str()] {
            assert_eq!(browser.open(path).status(), 404, "{path}");
        }
    }
    let mut cora = pair.world.browser(&pair.world.cora);
    assert_eq!(cora.open(&below).status(), 404);
    let listened = format!("/closings/{}", pair.world.talk());
    assert_eq!(cora.open(&listened).status(), 404, "who is listened to has no journey");
}

#[test]
fn nobody_looks_at_the_end_of_their_own_journey_nor_past_a_closed_door() {
    let pair = Pair::new();
    let mut mo = pair.mo();
    mo.open(&pair.path("/end")).fill("day", &pair.day(20)).press("Set our last day together");
    let mut ada = pair.ada();
    ada.open(&pair.path("/reflection")).fill("missing", "He talks too much.");
    ada.choose("reads", "coordinators").press("Keep what I wrote");
    let mentor = pair.mo.member;
    let coordinates = move |tx: &mut Tx, at: &mut Moment| {
        grants::add(tx, at, None, mentor, Giving { role: Role::Coordinator, until: None })
    };
    pair.world.bare.does(coordinates).unwrap();
    let (one, other) = (pair.world.ada.member, pair.world.cora.member);
    let below = pair.talk.replace("/talks/", "/closings/");
    let mut cora = pair.world.browser(&pair.world.cora);
    assert_eq!(cora.open(&below).status(), 200);
    let since = pair.world.bare.app.now();
    let block = Block { owner: one, other, since };
    pair.world.bare.does(move |tx, at| Ok(blocks::add(tx, &block, at.code(), None)?)).unwrap();
    for mut browser in [pair.mo(), pair.world.browser(&pair.world.cora)] {
        assert!(
            browser.open("/closings").says("No last day together is set."),
            "{}",
            browser.text()
        );
        assert_eq!(browser.open(&below).status(), 404);
        let opened = browser.post(&format!("{below}/openings"), &[("side", "member")]).status();
        assert_eq!(opened, 404);
    }
}
