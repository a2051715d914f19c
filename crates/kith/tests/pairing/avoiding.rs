//! J2.x7, J3.4: kept apart from somebody, in every run and in the line, and nobody is told.

use kith_core::{DAY, MINUTE, support::kind::Kind};
use kith_testkit::World;

use super::Studio;

const PAGE: &str = "/me/avoid";

/// Whether a run of now puts ada and mo together.
fn puts_together(studio: &Studio) -> bool {
    studio.run().text().contains("ada with mo")
}

#[test]
fn g14_j3_4_whoever_is_named_is_in_no_run_with_them_whichever_of_the_two_said_it() {
    let studio = Studio::new();
    assert!(puts_together(&studio));
    for (who, other) in [(&studio.world.ada, "mo"), (&studio.mo, "ada")] {
        let mut browser = studio.world.browser(who);
        browser.open(PAGE).fill("who", &format!(" {other} ")).press("Keep us apart");
        assert!(browser.says("the two of you are not put together"));
        assert!(!puts_together(&studio), "{other}");
        browser.press("Take it back");
        assert!(browser.says("You could be put together"), "{}", browser.text());
        assert!(puts_together(&studio), "{other}");
    }
}

#[test]
fn j2_x7_a_pair_that_is_asked_already_can_pass_and_is_told_nothing_else() {
    let studio = Studio::new();
    let _cora = studio.approved();
    let mut ada = studio.asks(&studio.world.ada);
    studio.world.browser(&studio.world.ada).open(PAGE).fill("who", "mo").press("Keep us apart");
    ada.press("Yes, I would like that");
    assert!(ada.says("You said yes. We wait for mo"), "or it would tell whose face mo is");
}

#[test]
fn j4_x4_the_line_gives_a_helper_nobody_whom_they_are_kept_apart_from() {
    let world = World::new();
    let _asked = world.bare.asks(&world.ada, Kind::Listen);
    let mut bo = world.browser(&world.bo);
    bo.open(PAGE).fill("who", "ada").press("Keep us apart");
    bo.open("/duty").press("Take the next");
    assert!(bo.says("Nobody waits whom you could take"), "{}", bo.text());
    bo.open(PAGE).press("Take it back");
    bo.open("/duty").press("Take the next");
    assert!(bo.path().starts_with("/offers/"), "{}", bo.text());
}

#[test]
fn an_address_counts_in_a_run_once_its_owner_has_proven_it_and_tells_a_helper_nothing() {
    let (world, post) = World::with_post();
    let studio = Studio::of(world);
    let mut mo = studio.world.browser(&studio.mo);
    mo.open(PAGE).fill("who", "Ada@Example.org").press("Keep us apart");
    assert!(mo.says("Ada@Example.org") && puts_together(&studio), "{}", mo.text());
    let mut ada = studio.world.browser(&studio.world.ada);
    ada.open("/me/notices").fill("address", "ada@example.org").press("Send a code there");
    studio.world.pass(MINUTE.times(0));
    let proof = post.take().pop().unwrap().proof.unwrap();
    ada.fill("proof", &proof).press("This is my address");
    assert!(ada.says("Your address is proven") && !puts_together(&studio), "{}", ada.text());
    ada.open("/me/notices").press("Forget this address");
    assert!(puts_together(&studio));
    let _asked = studio.world.bare.asks(&studio.world.ada, Kind::Listen);
    let mut bo = studio.world.browser(&studio.world.bo);
    bo.open(PAGE).fill("who", "ada@example.org").press("Keep us apart");
    bo.open("/duty").press("Take the next");
    assert!(bo.path().starts_with("/offers/"), "or the line would tell who has that address");
}

#[test]
fn nothing_tells_whether_somebody_was_found_and_nobody_else_learns_of_it() {
    let world = World::new();
    let said = |name: &str| {
        let mut bo = world.browser(&world.bo);
        bo.open(PAGE).fill("who", name).press("Keep us apart");
        let text = bo.text().replace(name, "…");
        bo.press("Take it back");
        text
    };
    assert_eq!(said("ada"), said("nobody is called so"));
    let mut bo = world.browser(&world.bo);
    bo.open(PAGE).fill("who", "ada").press("Keep us apart");
    let form = bo.html().split("action=\"/me/avoid/").nth(1).unwrap();
    let code = form.split('/').next().unwrap().to_owned();
    let mut ada = world.browser(&world.ada);
    assert!(ada.open(PAGE).all("main li").is_empty(), "{}", ada.text());
    assert_eq!(ada.post(&format!("{PAGE}/{code}/removals"), &[]).status(), 404, "not theirs");
    let face = world.bo.helper.as_ref().unwrap().code.to_string();
    let unmet = ada.post(&format!("{PAGE}/people"), &[("face", face.as_str())]).status();
    assert_eq!(unmet, 404, "whom they never met");
    bo.open(PAGE).fill("who", "  ").press("Keep us apart");
    assert_eq!(bo.status(), 422);
    bo.open(PAGE).fill("who", "ada@").press("Keep us apart");
    assert_eq!((bo.status(), bo.value("who").as_deref()), (422, Some("ada@")));
}

#[test]
fn whom_one_talked_with_is_one_tap_and_the_talk_goes_on() {
    let world = World::new();
    let talk = world.talk();
    let mut ada = world.browser(&world.ada);
    let face = ada.open(PAGE).value("face").unwrap();
    ada.post(&format!("{PAGE}/people"), &[("face", face.as_str())]);
    assert!(ada.says("Whom you are kept apart from"), "{}", ada.text());
    assert!(!ada.says("People you have talked with"), "{}", ada.text());
    ada.open(&format!("/talks/{talk}")).fill("body", "Still here.").press("Send");
    assert!(ada.says("Still here."), "{}", ada.text());
}

#[test]
fn fifty_are_enough_and_all_go_with_the_account() {
    let world = World::new();
    let mut bo = world.browser(&world.bo);
    for n in 0..50 {
        bo.post(PAGE, &[("who", &format!("somebody {n}"))]);
    }
    bo.open(PAGE).fill("who", "ada").press("Keep us apart");
    assert_eq!(bo.status(), 422);
    assert!(bo.says("fifty people already") && bo.value("who").as_deref() == Some("ada"));
    bo.open("/me/leave").press("Leave");
    world.pass(DAY.times(8));
    world.tick();
    let member = world.bo.member;
    let left = world
        .bare
        .does(move |tx, _| Ok(kith_store::pairing::avoidances::count(tx, member)?))
        .unwrap();
    assert_eq!(left, 0);
}
