//! J4.x2, J4.x3: leaving the desk in the middle of a shift, by one's own word and without it.

use kith_app::support::covering;
use kith_core::{MINUTE, people::grant::Role, support::kind::Kind};
use kith_testkit::World;

use super::{path, shift, take};

#[test]
fn j4_x2_whoever_steps_off_in_the_middle_of_a_shift_hands_on_the_line_and_leaves_no_talk_ownerless()
{
    let world = World::new();
    let code = shift(&world, (1, 4), None, 1);
    take(&world, &world.bo, code).unwrap();
    world.pass(MINUTE.times(65));
    let talk = world.talk();
    let cy = world.bare.person("cy", &[]);
    let waiting = world.bare.asks(&cy, Kind::Listen);
    let mut bo = world.browser(&world.bo);
    bo.open("/duty").press("Take the next");
    bo.open("/duty").press("Go off duty");
    assert!(bo.says("You are off duty") && bo.says("No offer waits for you"), "{}", bo.text());
    assert!(bo.html().contains(&format!("/talks/{talk}")), "the talk stays theirs: {}", bo.text());
    let mut there = world.browser(&cy);
    there.open(&format!("/requests/{waiting}"));
    assert!(there.says("It went on to the next in line"), "{}", there.text());
    assert!(world.stranger().open("/cover").says("Nobody is on duty right now"));
    world.pass(MINUTE.times(20));
    let mut cora = world.browser(&world.cora);
    assert!(!cora.open("/today").says("has not come"), "whoever came and went is nobody's alarm");
    let eve = world.bare.helper("eve", Role::Supporter, 1);
    assert!(world.bare.takes(&eve).is_some(), "somebody else finds it in its place");
}

#[test]
fn j4_x3_whoever_loses_their_connection_finds_the_talk_on_top_and_the_line_did_not_wait() {
    let world = World::new();
    let talk = world.talk();
    let cy = world.bare.person("cy", &[]);
    let waiting = world.bare.asks(&cy, Kind::Listen);
    let offer = world.bare.takes(&world.bo).unwrap();
    let mut ada = world.browser(&world.ada);
    ada.open(&format!("/talks/{talk}")).fill("body", "Are you there?").press("Send");
    // Nothing more comes from Bo: what he held goes on by itself, and whoever asked is told where it is.
    world.pass(MINUTE.times(3));
    let mut there = world.browser(&cy);
    there.open(&format!("/requests/{waiting}"));
    assert!(there.says("It went on to the next in line"), "{}", there.text());
    let mut bo = world.browser(&world.bo);
    bo.open("/today");
    let first = bo.all("main h2").remove(0);
    assert!(first.contains("ada"), "the talk stands on top: {first}: {}", bo.text());
    assert!(bo.open(&format!("/offers/{offer}")).says("This one has gone on"), "{}", bo.text());
    assert!(bo.open("/duty").says("You are on duty until"), "{}", bo.text());
}

#[test]
fn j4_4_the_shift_stands_on_the_desk_and_ends_by_itself() {
    let world = World::new();
    let bo = world.bo.clone();
    world.bare.does(move |tx, at| covering::end(tx, at, &bo)).unwrap();
    let code = shift(&world, (2, 2), None, 1);
    take(&world, &world.bo, code).unwrap();
    let mut bo = world.browser(&world.bo);
    assert!(!bo.open("/duty").says("for your shift"), "too early: {}", bo.text());
    world.pass(MINUTE.times(100));
    let mut bo = world.browser(&world.bo);
    bo.open(&path(code));
    assert!(bo.says("Your shift is near or has begun"), "{}", bo.text());
    bo.open("/duty").press("Go on duty until 02:13, for your shift");
    assert!(bo.says("You are on duty until Wednesday 15 November 2023, 02:13"), "{}", bo.text());
    world.pass(MINUTE.times(141));
    let mut bo = world.browser(&world.bo);
    assert!(bo.open("/duty").says("You are off duty"), "{}", bo.text());
    assert!(!bo.says("Your next shift"), "{}", bo.text());
}
