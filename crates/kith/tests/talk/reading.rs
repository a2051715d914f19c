//! Reading: pages of a talk, and the list of talks.

use kith_app::talk::{
    parting::{self, Goodbye},
    seat,
};
use kith_core::{
    people::grant::Role,
    support::{kind::Kind, state::Outcome},
};
use kith_testkit::{Browser, World};

use super::{path, said, says};

#[test]
fn older_messages_stand_on_older_pages_each_once() {
    let world = World::new();
    let (talk, mut ada) = (world.talk(), world.browser(&world.ada));
    for n in 0..120 {
        let who = if n % 2 == 0 { &world.ada } else { &world.bo };
        says(&world, who, talk, &format!("word {n}")).unwrap();
        if n % 30 == 29 {
            world.tick();
        }
    }
    let mut pages = vec![said(ada.open(&path(talk)))];
    while ada.link("Older messages").is_some() {
        pages.push(said(ada.follow("Older messages")));
        assert!(ada.value("body").is_none(), "one writes at the newest");
    }
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [50, 50, 20]);
    let read: Vec<_> = pages.into_iter().rev().flatten().collect();
    assert_eq!(read, (0..120).map(|n| format!("word {n}")).collect::<Vec<_>>());
    for before in ["0", "-9", "99999999999999999999", "x", "%ff", "", "2&before=3"] {
        ada.open(&format!("{}?before={before}", path(talk)));
        assert!(ada.status() == 200 && ada.value("body").is_some(), "{before}");
    }
}

#[test]
fn a_page_holds_sixteen_kilobytes_of_text_or_one_message() {
    let world = World::new();
    let (talk, mut ada) = (world.talk(), world.browser(&world.ada));
    for _ in 0..7 {
        says(&world, &world.ada, talk, &"ж".repeat(4_000)).unwrap();
    }
    for _ in 0..3 {
        says(&world, &world.bo, talk, &"🫂".repeat(4_000)).unwrap();
    }
    let mut sizes = vec![said(ada.open(&path(talk))).len()];
    while ada.link("Older messages").is_some() {
        sizes.push(said(ada.follow("Older messages")).len());
    }
    assert_eq!(sizes, [1, 1, 1, 2, 2, 2, 1]);
}

#[test]
fn talks_are_listed_by_their_last_word_twenty_a_page() {
    let world = World::new();
    let kim = world.bare.helper("kim", Role::Supporter, 1);
    let mut newest_first = Vec::new();
    for n in 0..23 {
        world.tick();
        let asker = world.bare.person(&format!("asker{n}"), &[]);
        let talk = world.talk_of(&asker, &kim);
        let (faces, said) = (seat::faces(&asker), Goodbye::Member(Outcome::Helped));
        world.bare.does(move |tx, at| parting::goodbye(tx, at, &faces, talk, said)).unwrap();
        newest_first.insert(0, path(talk));
    }
    let mut browser = world.browser(&kim);
    let mut listed = talks(browser.open("/talks"));
    assert_eq!(listed.len(), 20);
    listed.extend(talks(browser.follow("Older talks")));
    assert_eq!(listed, newest_first);
    assert!(browser.link("Older talks").is_none());
    let mut ada = world.browser(&world.ada);
    assert_eq!(ada.open("/talks").status(), 200);
    assert!(talks(&ada).is_empty());
    // Not even the place where somebody else's list goes on.
    let theirs = listed.last().unwrap().replace("/talks/", "/talks?before=");
    assert_eq!(ada.open(&theirs).status(), 200);
    assert!(talks(&ada).is_empty());
}

fn talks(browser: &Browser) -> Vec<String> {
    let within = browser.links().into_iter().filter(|to| to.starts_with("/talks/"));
    within.map(|to| to.trim_end_matches("#end").to_owned()).collect()
}

#[test]
fn a_list_whose_place_cannot_be_found_begins_at_its_beginning() {
    let world = World::new();
    let (talk, request) = (world.talk(), world.bare.asks(&world.ada, Kind::Listen));
    let (mut ada, mut cora) = (world.browser(&world.ada), world.browser(&world.cora));
    let whole = ada.open("/talks").links();
    let nowhere = "7".repeat(32);
    for before in ["abc", &nowhere, &request.to_string()] {
        ada.open(&format!("/talks?before={before}"));
        assert_eq!((ada.status(), ada.links()), (200, whole.clone()), "{before}");
        assert_eq!(cora.open(&format!("/cohort?after={before}")).status(), 200, "{before}");
    }
    assert_eq!(ada.open("/requests/new?kind=%ff").status(), 200);
    let events = ada.listen(&format!("{}/events?after=abc", path(talk)), &[]);
    assert_eq!(events.status(), 200);
}
