//! What anyone can read of a programme.

use kith_core::DAY;
use kith_testkit::World;

use super::{base, day, open, whole};

const PAGE: &str = "/programmes/back-to-work";

#[test]
fn j2_1_j3_1_eepm_rec_1_the_hard_parts_stand_before_the_way_in() {
    let world = World::new();
    let _cora = open(&world, "Back to work");
    let mut stranger = world.stranger();
    stranger.open(PAGE);
    let text = stranger.text();
    let places = [
        "What is hard about it",
        "How much time it takes",
        "What we cannot do",
        "Apply for a mentor",
    ];
    let places: Vec<_> = places.iter().map(|part| text.find(part).unwrap()).collect();
    assert!(places.is_sorted(), "{text}");
    assert!(stranger.says("told no, more than once, with a mentor too"), "{text}");
    stranger.follow("Apply for a mentor");
    assert_eq!((stranger.status(), stranger.path()), (200, "/accounts/new"));
    let mut ada = world.browser(&world.ada);
    ada.open(PAGE).follow("Apply for a mentor");
    assert!(ada.path().starts_with("/applications/new"), "{}", ada.path());
    assert_eq!(ada.open(PAGE).follow("Apply to be a mentor").status(), 200);
    assert!(ada.says("Back to work"), "{}", ada.text());
    ada.press("Begin").press("Save for later");
    assert!(ada.says("Saved. Only you can read it."), "{}", ada.text());
    ada.open("/applications/new?programme=back-to-work&role=mentor");
    assert!(ada.link("Go on with your application").is_some(), "{}", ada.text());
    ada.open("/applications/new?role=mentor");
    assert!(ada.link("Go on with your application").is_none(), "each programme has its own");
}

#[test]
fn eepm_rec_2_em_1_who_may_come_and_what_one_needs_for_it_stand_there() {
    let world = World::new();
    let mut cora = open(&world, "Back to work");
    let people = format!("{}/settings/people", base(&cora));
    cora.open(&people).fill("least_age", "21").fill("places", "1").press("Save and carry on");
    let mut stranger = world.stranger();
    stranger.open(PAGE);
    for said in [
        "For people of 21 years and more",
        "One place at a time",
        "come back to it, or want to change it",
        "At least 3 hours a month",
        "A coordinator proposes a pair, and both of you say yes",
        "Cora, at the house in Mill Street.",
        "No app, no e-mail address and no script is needed.",
    ] {
        assert!(stranger.says(said), "{said}: {}", stranger.text());
    }
    assert_eq!(stranger.cookie(), "");
    assert_eq!(stranger.header("cache-control"), "no-cache");
}

#[test]
fn each_state_says_what_it_is_and_leads_somewhere() {
    let world = World::new();
    let mut cora = whole(&world, "Back to work");
    let settings = format!("{}/settings", base(&cora));
    let ada = || world.browser(&world.ada);
    for mut browser in [world.stranger(), ada()] {
        assert_eq!(browser.open(PAGE).status(), 404, "a draft is nobody’s to see");
        browser.open("/programmes");
        assert!(browser.says("No programme takes people in right now."), "{}", browser.text());
        assert!(!browser.says("Back to work") && !browser.says("Set up a programme"));
        assert_eq!(browser.follow("Find support").status(), 200);
    }
    assert!(!world.stranger().open("/").says("Programmes that are open now"));
    cora.follow("Read its page first");
    assert!(cora.says("Not open yet. Only coordinators see this page."), "{}", cora.text());
    cora.open(&settings).press("Open it");
    assert!(world.stranger().open("/programmes").says("Back to work"));
    cora.open(&settings).press("Take in nobody more");
    let closed = |says: &str| {
        let mut browser = world.stranger();
        browser.open(PAGE);
        assert!(browser.says(says), "{}", browser.text());
        assert!(browser.link("Apply for a mentor").is_none(), "no way in that leads nowhere");
        let apply = "/applications/new?programme=back-to-work";
        assert_eq!(world.browser(&world.ada).open(apply).path(), PAGE);
        browser.follow("See what is open");
        assert!(!browser.says("Back to work"));
    };
    closed("It has begun, and takes in nobody more this time.");
    cora.fill("closes", &day(&world, 10)).press("Set this day");
    closed("It comes to its end on");
    world.pass(DAY.times(10));
    closed("This programme is over.");
}

#[test]
fn mentoring_is_explained_before_anything_is_asked() {
    let world = World::new();
    let mut stranger = world.stranger();
    stranger.open("/").follow("Mentoring");
    assert!(stranger.says("What it is not") && stranger.says("What is hard about it"));
    assert_eq!(stranger.follow("See which programmes are open").path(), "/programmes");
    stranger.follow("What mentoring is, and what it is not");
    assert_eq!(stranger.path(), "/mentoring");
    stranger.open("/ar-XB/programmes");
    assert!(stranger.links().contains(&"/ar-XB/mentoring".to_owned()), "{:?}", stranger.links());
}
