//! J5.5, J5.x3: one letter to many, which can be stopped whole before it goes.

use kith_app::people::grants;
use kith_core::{DAY, MINUTE, people::grant::Role, safety::block::Block};
use kith_store::safety::blocks;
use kith_testkit::{Browser, World};

use super::{mentor, pair};

const WORDS: &str = "Dear all,\n\nthe room is closed on Friday.";

/// A letter of cora to every mentor, not sent yet.
fn written(world: &World) -> Browser {
    let mut cora = world.browser(&world.cora);
    cora.open("/letters").follow("Write to many");
    cora.choose("whom", "mentors").fill("words", WORDS).press("See how many get it");
    cora
}

#[test]
fn j5_x3_it_says_how_many_get_it_and_waits_ten_minutes_in_which_it_is_stopped_whole() {
    let world = World::new();
    let (mo, _) = (mentor(&world, "mo", 1), mentor(&world, "max", 1));
    let mut cora = written(&world);
    assert!(cora.says("2 people get it, as things are now"), "{}", cora.text());
    cora.press("Send it in ten minutes");
    assert!(cora.says("It goes in ten minutes"), "{}", cora.text());
    world.pass(MINUTE.times(5));
    let here = cora.path().to_owned();
    let mut cora = world.browser(&world.cora);
    cora.open(&here).press("Stop it: nobody gets it");
    assert!(cora.says("It is stopped. Nobody got it."), "{}", cora.text());
    world.pass(DAY);
    let mut mo = world.browser(&mo);
    assert!(!mo.open("/today").says("wrote you a letter"), "{}", mo.text());
    assert_eq!(mo.open(&here).status(), 404, "it is not there for whoever did not get it");
    assert!(mo.open("/letters").says("No letter has come to you"), "{}", mo.text());
}

#[test]
fn j5_5_it_goes_to_who_belongs_to_the_group_when_it_goes_and_to_nobody_else() {
    let world = World::new();
    let mo = mentor(&world, "mo", 1);
    let (shut, gone) = (mentor(&world, "shut", 1), mentor(&world, "gone", 1));
    let mut cora = written(&world);
    let here = cora.path().to_owned();
    cora.press("Send it in ten minutes");
    let late = mentor(&world, "late", 1);
    let (one, other) = (shut.member, world.cora.member);
    let block = Block { owner: one, other, since: world.bare.app.now() };
    world.bare.does(move |tx, at| Ok(blocks::add(tx, &block, at.code(), None)?)).unwrap();
    let leaver = gone.clone();
    let _ =
        world.bare.does(move |tx, at| kith_app::people::leaving::leave(tx, at, &leaver)).unwrap();
    world.pass(MINUTE.times(11));
    for who in [&mo, &late] {
        let mut browser = world.browser(who);
        browser.open("/today");
        assert!(browser.says("wrote you a letter"), "{}", browser.text());
        browser.follow("wrote you a letter");
        assert!(browser.says("the room is closed on Friday"), "{}", browser.text());
        assert!(!browser.says("people got it"), "nobody sees who else does: {}", browser.text());
        assert!(!browser.open("/today").says("wrote you a letter"), "it was read");
        assert!(browser.open("/letters").says("It came"), "{}", browser.text());
    }
    let mut cora = world.browser(&world.cora);
    cora.open(&here);
    assert!(cora.says("people got it"), "{}", cora.text());
    assert_eq!(cora.post(&format!("{here}/stops"), &[]).status(), 422);
    assert!(cora.says("It has gone already"), "{}", cora.text());
    assert_eq!(world.browser(&world.ada).open(&here).status(), 404);
}

#[test]
fn j5_5_each_group_holds_those_it_names() {
    let world = World::new();
    let (mo, _) = (mentor(&world, "mo", 2), mentor(&world, "max", 1));
    let _ = pair(&world, "eli", &mo);
    let _ = world.bare.asks(&world.ada, kith_core::support::kind::Kind::Mentor);
    for (whom, says) in [
        ("mentors", "2 people get it"),
        ("free", "One person gets it"),
        ("mentees", "One person gets it"),
        ("waiting", "One person gets it"),
    ] {
        let mut cora = world.browser(&world.cora);
        cora.open("/letters/new").choose("whom", whom).fill("words", WORDS);
        cora.press("See how many get it");
        assert!(cora.says(says), "{whom}: {}", cora.text());
    }
}

#[test]
fn j5_5_what_was_typed_stays_and_a_letter_to_nobody_does_not_go() {
    let world = World::new();
    let mut cora = world.browser(&world.cora);
    cora.open("/letters/new").fill("words", WORDS).press("See how many get it");
    assert_eq!((cora.status(), cora.value("words")), (422, Some(WORDS.to_owned())));
    cora.choose("whom", "free").press("See how many get it").press("Send it in ten minutes");
    assert!(cora.status() == 422 && cora.says("Nobody belongs to this group"), "{}", cora.text());
    for who in [&world.ada, &world.bo] {
        let mut browser = world.browser(who);
        assert_eq!(browser.open("/letters/new").status(), 404);
        assert_eq!(browser.post("/letters", &[("whom", "mentors")]).status(), 404);
    }
}

#[test]
fn j5_5_whoever_got_it_and_whoever_wrote_it_take_it_along() {
    let world = World::new();
    let mo = mentor(&world, "mo", 1);
    written(&world).press("Send it in ten minutes");
    world.pass(MINUTE.times(11));
    for (who, key) in [(&mo, "got"), (&world.cora, "wrote")] {
        let export = kith_app::people::exporting::export(&world.bare.app, who.member).unwrap();
        let says = &export["letters_to_many"][key][0]["says"];
        assert_eq!(says.as_str(), Some(WORDS), "{key}");
    }
}

#[test]
fn j5_5_a_letter_whose_writer_lost_the_role_in_the_ten_minutes_goes_to_nobody() {
    let world = World::new();
    let mo = mentor(&world, "mo", 1);
    let robin = world.bare.person("robin", &[Role::Coordinator]);
    written(&world).press("Send it in ten minutes");
    let by = world.cora.member;
    let ended = world.bare.does(move |tx, at| {
        let grant = grants::standing(tx, at.now)?.into_iter().find(|(it, _)| it.member == by);
        grants::end(tx, at, None, grant.unwrap().0.code)
    });
    ended.unwrap();
    world.pass(MINUTE.times(11));
    let mut mo = world.browser(&mo);
    assert!(!mo.open("/today").says("wrote you a letter"), "{}", mo.text());
    let mut robin = world.browser(&robin);
    robin.open("/today").follow("A letter to many did not go");
    assert!(robin.says("It was stopped"), "{}", robin.text());
    world.pass(DAY);
    assert!(!mo.open("/today").says("wrote you a letter"), "nor later");
}
