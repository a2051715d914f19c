//! What anyone can read of a programme.

use kith_core::DAY;
use kith_testkit::{Browser, World};

use super::{base, day, open, whole};

const PAGE: &str = "/programmes/back-to-work";

/// Ada, with everything answered that is asked of a mentee, and nothing sent yet.
fn applies(world: &World) -> Browser {
    let mut ada = world.browser(&world.ada);
    ada.open(PAGE).follow("Apply for a mentor").press("Begin");
    for (key, chosen) in [("adult", "yes"), ("hard", "yes"), ("time", "two"), ("channel", "both")] {
        ada.choose(key, chosen);
    }
    ada.fill("hope", "To speak up.").fill("stand", "I say nothing.");
    ada
}

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
    cora.open(&people).fill("places", "1").press("Save and carry on");
    let mut stranger = world.stranger();
    stranger.open(PAGE);
    for said in [
        "We mean to look after one person at a time",
        "come back to it, or want to change it",
        "At least 3 hours a month",
        "It goes on for 26 weeks",
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
fn a_programme_whose_last_day_has_come_is_over_and_takes_nobody_in() {
    let world = World::new();
    let mut cora = open(&world, "Back to work");
    let length = format!("{}/settings/length", base(&cora));
    cora.open(&length).fill("ends", &day(&world, 40)).press("Save and carry on");
    let mut ada = world.browser(&world.ada);
    assert!(ada.open(PAGE).follow("Apply for a mentor").path().starts_with("/applications/new"));
    world.pass(DAY.times(41));
    let mut stranger = world.stranger();
    assert!(!stranger.open("/programmes").says("Back to work"), "{}", stranger.text());
    assert!(!stranger.open("/").says("Programmes that are open now"), "{}", stranger.text());
    stranger.open(PAGE);
    assert!(stranger.says("This programme is over.") && stranger.says("Ended on"));
    assert!(stranger.link("Apply for a mentor").is_none(), "{}", stranger.text());
}

#[test]
fn whoever_applied_hears_of_the_end_and_nothing_is_sent_to_what_takes_nobody_in() {
    let world = World::new();
    let mut cora = open(&world, "Back to work");
    let mut ada = applies(&world);
    let own = ada.path().to_owned();
    cora.fill("closes", &day(&world, 30)).press("Set this day");
    let mut there = world.browser(&world.ada);
    there.open("/today");
    let said = |today: &mut Browser| today.text().matches("has a day on which it ends").count();
    let once = said(&mut there);
    assert!(once > 0, "{}", there.text());
    cora.fill("closes", &day(&world, 40)).press("Set this day");
    assert_eq!(said(there.open("/today")), once, "of another day in the place of the first");
    ada.press("Send it");
    assert_eq!((ada.status(), ada.path()), (422, format!("{own}/answers").as_str()));
    assert!(ada.says("This programme takes nobody in just now."), "{}", ada.text());
}

#[test]
fn nobody_is_accepted_into_what_takes_nobody_in_and_they_can_still_hear_a_no() {
    let world = World::new();
    let mut cora = open(&world, "Back to work");
    let mut ada = applies(&world);
    let own = ada.path().to_owned();
    ada.press("Send it");
    assert!(ada.says("It is with us."), "{}", ada.text());
    assert_eq!(ada.follow("Back to work").path(), PAGE, "its page is one step away");
    cora.press("Take in nobody more");
    let mut desk = world.browser(&world.cora);
    desk.open(&format!("{own}/review")).press("Open it");
    for (verdict, status) in [("accepted", 422), ("declined", 200)] {
        desk.choose("verdict", verdict).fill("reason", "We begin without you.").press("Decide");
        assert_eq!(desk.status(), status, "{verdict}: {}", desk.text());
    }
}

#[test]
fn who_reads_the_public_pages_keeps_the_way_out_also_as_staff() {
    let world = World::new();
    let mut cora = open(&world, "Back to work");
    let settings = format!("{}/settings", base(&cora));
    for (page, leaves) in [
        ("/programmes", true),
        (PAGE, true),
        ("/programmes/new", false),
        (settings.as_str(), false),
    ] {
        cora.open(page);
        let exit = cora.all("form[data-exit] button").len() == 1;
        assert_eq!((cora.status(), exit), (200, leaves), "{page}");
    }
}

#[test]
fn what_a_programme_says_stands_in_its_own_language_on_every_page() {
    let world = World::new();
    let _cora = open(&world, "Back to work");
    for page in [PAGE, "/programmes"] {
        let mut stranger = world.stranger();
        stranger.open(&format!("/ar-XB{page}"));
        let said = stranger.all("p[lang=en]");
        assert!(said.iter().any(|text| text.starts_with("For adults who want")), "{said:?}");
        assert!(stranger.all("bdi[lang=en]").contains(&"Back to work".to_owned()), "{page}");
    }
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
