//! Pairs that were there before, their meetings, and what goes out and comes in again.

use kith_app::people::notices;
use kith_core::{DAY, HOUR, people::grant::Role, programme::courses, safety::block::Block};
use kith_store::{
    programme::{invited_pairs, programmes, required},
    safety::blocks,
};

use super::{PEOPLE, brings, codes, comes, enters, looks};
use kith_testkit::World;

const PAIRS: &str = "key,mentee,mentor\nfirst,ines@example.org,joan@example.org\n";

/// A meeting that was, and one to come.
fn meetings(world: &World) -> String {
    let day = |days: i64| {
        let then = world.bare.app.now() + DAY.times(days);
        then.jiff().strftime("%Y-%m-%d %H:%M").to_string()
    };
    format!(
        "key,pair,date,minutes,held\none,first,{},60,yes\ntwo,first,{},45,no\n",
        day(-10),
        day(20)
    )
}

#[test]
fn a_pair_opens_with_its_meetings_when_the_second_of_the_two_has_come_in() {
    let world = World::new();
    // A course that comes before anybody new does not come before a pair that was there first.
    let by = world.cora.member;
    world
        .bare
        .does(move |tx, at| {
            let all = courses::ALL.iter();
            all.for_each(|course| {
                required::add(tx, programmes::FIRST, course, (by, at.now)).map(drop).unwrap();
            });
            Ok(())
        })
        .unwrap();
    let codes = codes(&mut brings(&world, "people", PEOPLE));
    brings(&world, "pairs", PAIRS);
    brings(&world, "meetings", &meetings(&world));
    let ines = world.bare.person("ines", &[]);
    let joan = world.bare.person("joan", &[]);
    let mut browser = enters(&world, &ines, &codes["ines@example.org"]);
    assert!(browser.says("Your mentor has not come in yet."), "{}", browser.text());
    browser.choose("matching", "no").fill("words", "").press("Go on");
    assert!(browser.says("Somebody waits for you already"), "{}", browser.text());
    browser.fill("words", "We met last year.").choose("safe", "yes").press("Go on");
    assert!(browser.says("Your mentor has not come in yet."), "{}", browser.text());
    let mut cora = world.browser(&world.cora);
    cora.open("/tables/pairs");
    assert!(cora.says("the mentor has not come in."), "{}", cora.text());
    let mut mo = comes(&world, &joan, &codes["joan@example.org"]);
    assert!(mo.says("Before you meet anybody new, there is a course"), "{}", mo.text());
    mo.follow("Your mentee is here");
    assert!(mo.path().starts_with("/journeys/"), "{}", mo.path());
    let journey = mo.path().to_owned();
    mo.open(&format!("{journey}/meetings"));
    assert_eq!(mo.status(), 200, "{}", mo.text());
    assert!(mo.html().contains("/meetings/"), "{}", mo.text());
    cora.open("/tables/pairs");
    assert!(cora.says("Both are here, and their talk is open."), "{}", cora.text());
    cora.open("/pairs");
    assert_eq!(cora.all("main ol > li").len(), 1, "{}", cora.text());
}

#[test]
fn a_pair_that_waits_is_told_to_whoever_coordinates_and_its_mentee_is_in_no_run() {
    let world = World::new();
    let codes = codes(&mut brings(&world, "people", PEOPLE));
    brings(&world, "pairs", PAIRS);
    let ines = world.bare.person("ines", &[]);
    comes(&world, &ines, &codes["ines@example.org"]);
    let mo = world.bare.helper("mo", Role::Mentor, 2);
    world.bare.agrees(&mo);
    let mut cora = world.browser(&world.cora);
    cora.open("/runs").press("Run the matching");
    assert!(!cora.says("ines with mo"), "{}", cora.text());
    world.pass(DAY.times(15));
    let mut cora = world.browser(&world.cora);
    cora.open("/today");
    assert!(
        cora.says("Pairs from a spreadsheet still wait for one of the two."),
        "{}",
        cora.text()
    );
    let member = world.cora.member;
    let told = world.bare.does(move |tx, _| notices::list(tx, member)).unwrap();
    let about = told.iter().filter(|notice| notice.kind == "notice-tables-pairs");
    assert_eq!(about.count(), 1, "once for all of them: {told:?}");
}

#[test]
fn a_mentor_who_comes_late_finds_the_talk_open_and_no_closed_door_is_passed() {
    for (days, held) in [(10, false), (0, true)] {
        let world = World::new();
        let codes = codes(&mut brings(&world, "people", PEOPLE));
        brings(&world, "pairs", PAIRS);
        let (ines, joan) = (world.bare.person("ines", &[]), world.bare.person("joan", &[]));
        comes(&world, &ines, &codes["ines@example.org"]);
        world.pass(DAY.times(days));
        let path = enters(&world, &joan, &codes["joan@example.org"]).path().to_owned();
        let mut mo = world.browser(&joan);
        mo.open(&path);
        let (owner, other) = (joan.member, ines.member);
        let code = world.bare.app.moment().code();
        if held {
            let block = Block { owner, other, since: world.bare.app.now() };
            world.bare.does(move |tx, _| Ok(blocks::add(tx, &block, code, None)?)).unwrap();
        }
        mo.choose("matching", "yes").press("Go on");
        assert_eq!(mo.link("Your mentee is here").is_some(), !held, "{}", mo.text());
        if held {
            // What stood in the way is gone: the house tries again by itself.
            world.bare.does(move |tx, _| Ok(blocks::remove(tx, owner, code)?)).unwrap();
            world.pass(HOUR.times(2));
            mo.open(&path);
            assert!(mo.link("Your mentee is here").is_some(), "{}", mo.text());
        }
    }
}

#[test]
fn whoever_should_not_stand_there_is_forgotten_with_their_pairs() {
    let world = World::new();
    brings(&world, "people", PEOPLE);
    brings(&world, "pairs", PAIRS);
    let mut cora = world.browser(&world.cora);
    cora.open("/tables/people").press("Forget this person Ines Moor");
    assert!(cora.says("Forgotten, with the pairs they stood in."), "{}", cora.text());
    assert!(!cora.says("Ines Moor"), "{}", cora.text());
    cora.open("/tables/pairs");
    assert!(cora.says("No pairs came from a spreadsheet here so far."), "{}", cora.text());
}

#[test]
fn pairs_and_meetings_name_what_is_not_here() {
    let world = World::new();
    brings(&world, "people", PEOPLE);
    let text = "key,mentee,mentor\na,nobody@example.org,joan@example.org\nb,joan@example.org,ines@example.org\n";
    let cora = looks(&world, "pairs", ("column", text));
    assert!(cora.says("Line 2, “mentee”: Nobody with this key was brought in as that."));
    assert!(cora.says("Line 3, “mentor”: Nobody with this key"), "{}", cora.text());
    let day = (world.bare.app.now() + DAY.times(10)).jiff().strftime("%Y-%m-%d").to_string();
    let text = format!("key,pair,date\na,first,{day}\nb,first,2999-11-30\nc,first,1999-11-30\n");
    let cora = looks(&world, "meetings", ("column", &text));
    assert!(cora.says("Line 3, “date”: This lies more than half a year ahead."));
    assert!(cora.says("Line 4, “held”: It is over and did not take place, so it stays out."));
    assert!(cora.says("Line 2, “pair”: No pair with this key was brought in."), "{}", cora.text());
}

#[test]
fn what_goes_out_comes_in() {
    let (one, other) = (World::new(), World::new());
    let people = PEOPLE.replace("Ines,Moor", "=Ines,Moor");
    brings(&one, "people", &people);
    brings(&one, "pairs", PAIRS);
    brings(&one, "meetings", &meetings(&one));
    let mut cora = one.browser(&one.cora);
    for kind in ["people", "pairs", "meetings"] {
        let text = cora.open(&format!("/tables/{kind}.csv")).html().to_owned();
        assert!(!text.contains("\"=Ines"), "no cell is a formula: {text}");
        let again = looks(&one, kind, ("column", &text));
        assert!(again.says("Nothing in it is new."), "{kind}: {}", again.text());
        brings(&other, kind, &text);
        let mut there = other.browser(&other.cora);
        let lines = |text: &str| -> Vec<String> {
            let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        let told = there.open(&format!("/tables/{kind}.csv")).html().to_owned();
        assert_eq!(lines(&told), lines(&text));
    }
}

#[test]
fn a_pair_that_does_not_open_is_forgotten_by_hand_and_one_that_is_open_is_not() {
    for open in [false, true] {
        let world = World::new();
        let codes = codes(&mut brings(&world, "people", PEOPLE));
        brings(&world, "pairs", PAIRS);
        brings(&world, "meetings", &meetings(&world));
        let (ines, joan) = (world.bare.person("ines", &[]), world.bare.person("joan", &[]));
        comes(&world, &ines, &codes["ines@example.org"]);
        let mut cora = world.browser(&world.cora);
        cora.open("/tables/pairs");
        let (_, rest) = cora.html().split_once("action=\"/tables/pairs/").unwrap();
        let path = format!("/tables/pairs/{}/removals", &rest[..32]);
        if open {
            comes(&world, &joan, &codes["joan@example.org"]);
            assert_eq!(cora.post(&path, &[]).status(), 404);
            assert!(!cora.open("/tables/pairs").html().contains("/removals"), "{}", cora.text());
            continue;
        }
        cora.press("Forget this pair Ines Moor · Joan River");
        assert!(cora.says("The pair is forgotten"), "{}", cora.text());
        assert!(cora.says("No pairs came from a spreadsheet here so far."), "{}", cora.text());
        let mut ada = world.browser(&ines);
        ada.open("/today");
        assert!(ada.says("are not put together after all. You are looked for"), "{}", ada.text());
        let promised = world.bare.does(|tx, _| Ok(invited_pairs::promised(tx)?));
        assert!(promised.unwrap().is_empty(), "a run takes them");
        let mo = comes(&world, &joan, &codes["joan@example.org"]);
        assert_eq!(mo.link("Your mentee is here"), None, "{}", mo.text());
        assert_eq!(world.browser(&world.ada).post(&path, &[]).status(), 404);
    }
}
