//! `/today`: one waiting thing first, and nothing that presses.

use kith_app::talk::{posting, seat};
use kith_core::{DAY, Private, support::kind::Kind};
use kith_testkit::{Browser, World};

use super::path;

#[test]
fn the_first_day_offers_one_way_to_begin() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    ada.open("/today");
    assert!(ada.says("Hello, ada") && ada.says("Begin wherever you like."), "{}", ada.text());
    assert_eq!(ada.all("main .btn:not(.quiet)"), ["Ask for support"]);
    assert!(ada.says("Question 1 of 6"));
    ada.follow("A hand with something");
    assert_eq!(ada.value("kind").as_deref(), Some("hand"));
}

#[test]
fn whoever_wrote_comes_first_and_asking_steps_back() {
    let world = World::new();
    let talk = world.talk();
    let draft = posting::draft(
        &world.bare.app,
        &seat::faces(&world.bo),
        talk,
        &Private::new("I remember that month."),
    );
    let draft = draft.unwrap();
    world.bare.does(move |tx, at| posting::post(tx, at, &draft)).unwrap();
    let mut ada = world.browser(&world.ada);
    ada.open("/today");
    assert!(ada.says("bo wrote to you"), "{}", ada.text());
    assert_eq!(ada.all("main .btn:not(.quiet)"), ["Read and reply"]);
    assert!(!ada.html().contains("I remember"), "what was said stands in the talk, not here");
    ada.follow("Read and reply");
    assert_eq!(ada.path(), format!("/talks/{talk}"));
}

#[test]
fn a_notice_goes_when_its_page_was_opened_or_it_was_put_away() {
    let world = World::new();
    let code = world.bare.asks(&world.ada, Kind::Listen);
    let offer = world.bare.takes(&world.bo).unwrap();
    let _ = world.bare.accepts(&world.bo, offer);
    let mut ada = world.browser(&world.ada);
    ada.open("/today");
    assert!(ada.says("Somebody said yes to your request"), "{}", ada.text());
    ada.press("Put away: Somebody said yes to your request");
    assert!(!ada.says("Somebody said yes to your request"));

    let world = World::new();
    let _ = (code, world.talk());
    let mut ada = world.browser(&world.ada);
    ada.open("/today").follow("Somebody said yes to your request");
    ada.open("/today");
    assert!(!ada.says("Somebody said yes to your request") || ada.path().is_empty());
}

#[test]
fn helper_and_coordinator_find_their_desks() {
    let world = World::new();
    let mut bo = world.browser(&world.bo);
    bo.open("/today");
    assert!(bo.says("You are on duty."));
    assert_eq!(bo.follow("Go to your desk").path(), "/duty");
    let mut cora = world.browser(&world.cora);
    cora.open("/today");
    assert_eq!(cora.follow("See who needs you today").path(), "/cohort");
}

#[test]
fn today_speaks_every_language_of_the_house() {
    let world = World::new();
    let code = world.bare.asks(&world.ada, Kind::Mirror);
    for tag in ["en", "en-XA", "ar-XB"] {
        let mut ada = world.browser(&world.ada);
        ada.speak(tag);
        for page in ["/today", "/requests/new", &path(code)] {
            ada.open(page);
            assert_eq!(ada.status(), 200, "{tag} {page}");
            assert!(ada.html().contains(&format!("lang=\"{tag}\"")), "{tag} {page}");
        }
    }
}

#[test]
fn what_was_asked_can_be_read_when_it_is_closed() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    assert!(ada.open("/requests").says("Ask for support to begin."), "{}", ada.text());
    let mut asked = Vec::new();
    for _ in 0..23 {
        let code = world.bare.asks(&world.ada, Kind::Mirror);
        ada.post(&format!("{}/changes", path(code)), &[("to", "close"), ("how", "helped")]);
        assert!(ada.says("This request is closed"), "{}", ada.text());
        asked.insert(0, path(code));
        world.bare.clock.pass(DAY);
        ada = world.browser(&world.ada);
    }
    asked.insert(0, path(world.bare.asks(&world.ada, Kind::Know)));
    let listed = |ada: &Browser| {
        let links = ada.links().into_iter();
        links.filter(|to| asked.contains(to)).collect::<Vec<_>>()
    };
    ada.open("/today").follow("All that you asked");
    let mut found = listed(&ada);
    assert_eq!((ada.path(), found.len()), ("/requests", 20));
    found.extend(listed(ada.follow("Older ones")));
    assert_eq!(found, asked);
    assert!(ada.link("Older ones").is_none());
    assert_eq!(listed(ada.open("/requests?before=then")).len(), 20);
    assert_eq!(ada.open("/me").follow("What you asked").path(), "/requests");
    let mut bo = world.browser(&world.bo);
    assert!(bo.open("/requests").says("Ask for support to begin."), "his own, and none of hers");
}
