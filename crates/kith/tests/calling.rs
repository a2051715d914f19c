//! Being called from outside: the address, the choice, the quiet hours, and the way out of it.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "calling/address.rs"]
mod address;
#[path = "calling/choice.rs"]
mod choice;
#[path = "calling/hidden.rs"]
mod hidden;
#[path = "calling/stops.rs"]
mod stops;

use kith_app::{
    outgoing::mail::Mail,
    people::{notices, recognising::Known},
};
use kith_core::{Code, MINUTE, people::mailbox::Errand};
use kith_testkit::{World, post::PostBox};

const ADDRESS: &str = "wren@example.org";

/// What was mailed since the last time, after everything that is due was done.
fn mailed(world: &World, post: &PostBox) -> Vec<Mail> {
    world.pass(MINUTE.times(0));
    post.take()
}

/// `who` gives `address` and proves it.
fn gives(world: &World, post: &PostBox, who: &Known, address: &str) {
    let mut browser = world.browser(who);
    browser.open("/me/notices").fill("address", address).press("Send a code there");
    assert!(browser.says("We sent a code to your address"), "{}", browser.text());
    let proof = mailed(world, post).pop().unwrap();
    assert_eq!((proof.to.reveal(), proof.errand), (address, Errand::Proof));
    browser.fill("proof", &proof.proof.unwrap()).press("This is my address");
    assert!(browser.says("Your address is proven"), "{}", browser.text());
}

/// `who` chooses what to be called for, and when not.
fn chooses(world: &World, who: &Known, called: &str, (from, until): (&str, &str)) {
    let mut browser = world.browser(who);
    browser.open("/me/notices").choose("called", called).fill("from", from).fill("until", until);
    browser.fill("zone", "Europe/Berlin").press("Save");
    assert!(browser.says("Saved."), "{}", browser.text());
}

/// Bo writes to Ada.
fn answers(world: &World, talk: Code) {
    let mut bo = world.browser(&world.bo);
    bo.open(&format!("/talks/{talk}")).fill("body", "I am here.").press("Send");
    assert_eq!(bo.status(), 200);
}

/// Something that is no answer happens to `who`.
fn news(world: &World, who: &Known) {
    let member = who.member;
    let told =
        world.bare.does(move |tx, at| notices::tell(tx, at, member, "notice-roles-changed", None));
    told.unwrap();
}
