//! First contact (SAF-50): what a new pair may not send yet, and what is said about it.

use kith_app::{
    Site,
    talk::{posting, seat},
};
use kith_core::{Code, Private};

use super::{
    signals::{open, says},
    world::World,
};

const LINK: &str = "Look at https://elsewhere.example/room, we can talk there.";

fn refused(world: &World, talk: Code, text: &str) -> bool {
    let draft =
        posting::draft(&world.bare.app, &seat::faces(&world.ada), talk, &Private::new(text));
    let draft = draft.unwrap();
    world.bare.does(move |tx, at| posting::post(tx, at, &draft)).is_err()
}

#[test]
fn a_new_pair_keeps_its_text_and_reads_why_and_when() {
    let world = World::new();
    let talk = world.talk();
    let mut bo = world.browser(&world.bo);
    bo.open(&format!("/talks/{talk}")).fill("body", LINK).press("Send");
    assert_eq!(bo.status(), 422);
    assert!(bo.says("This was not sent, because there is a link in it"), "{}", bo.text());
    assert!(bo.says("After them you can send it"), "{}", bo.text());
    assert!(bo.html().contains("we can talk there."), "what was typed is kept");
    for text in ["I am ada@elsewhere.example", "insta: ada_b", "07700 900123", "I am @ada_b there"]
    {
        assert!(refused(&world, talk, text), "{text}");
    }
    for n in 0..5 {
        says(&world, &world.ada, talk, &format!("Word {n} of mine."));
        says(&world, &world.bo, talk, &format!("Word {n} of mine."));
    }
    bo.open(&format!("/talks/{talk}")).fill("body", LINK).press("Send");
    assert_eq!(bo.status(), 200, "{}", bo.text());
    assert!(bo.says("we can talk there."), "{}", bo.text());
}

#[test]
fn the_house_says_how_many_messages_are_the_first() {
    let mut world = World::new();
    world.bare.app.site = Site { first_messages: 2, ..Site::default() }.into();
    let talk = world.talk();
    let mut bo = world.browser(&world.bo);
    bo.open(&format!("/talks/{talk}")).fill("body", LINK).press("Send");
    assert!(bo.status() == 422 && bo.says("first 2 messages"), "{}", bo.text());
    says(&world, &world.ada, talk, "One word of mine.");
    assert!(refused(&world, talk, LINK));
    says(&world, &world.bo, talk, "One word of mine.");
    bo.open(&format!("/talks/{talk}")).fill("body", LINK).press("Send");
    assert!(bo.status() == 200 && bo.says("we can talk there."), "{}", bo.text());
    world.bare.app.site = Site { first_messages: 0, ..Site::default() }.into();
    assert!(!refused(&world, world.talk(), LINK), "none are, where the house says so");
}

#[test]
fn topics_are_free_and_danger_is_never_held_up() {
    let world = World::new();
    let talk = world.talk();
    for text in [
        "Sex hurts since the birth, and I do not know how to say so.",
        "I think I might be gay and my parents must not know.",
        "I do not get an erection any more since the tablets.",
        "The test for chlamydia came back positive. How do I tell him?",
        "Ring 116 123 or 112 if it gets worse.",
    ] {
        assert!(!refused(&world, talk, text), "{text}");
    }
    assert!(open(&world).is_empty(), "a topic calls nobody");
    let plan = "I am going to kill myself tonight, ring my sister on 07700 900123";
    assert!(!refused(&world, talk, plan), "a message of danger is never held up");
    assert_eq!(open(&world).len(), 1);
}
