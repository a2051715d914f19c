//! J5.x5: somebody asks by post or phone for what is theirs; staff start it, and the member alone opens it.

use kith_app::people::{grants, leaving, recognising::Known};
use kith_core::{
    DAY, HOUR, SECOND, Span, people::grant::Role, programme::zone::Zone, safety::block::Block,
    support::kind::Kind,
};
use kith_store::{audit::deeds, people::archives, programme::programmes, safety::blocks};
use kith_testkit::{Browser, World};

/// The page of `who`, as staff have it.
fn page(who: &Known) -> String {
    format!("/subjects/{}/export", who.face.code)
}

/// `browser` starts the copy of `who`, who asked by phone `ago`.
fn starts(world: &World, browser: &mut Browser, who: &Known, ago: Span) {
    let day = (world.bare.app.now() + -ago).jiff().strftime("%Y-%m-%d").to_string();
    browser.open(&page(who)).choose("way", "phone").fill("day", &day).press("Start the copy");
}

/// What stands on the list of what waits, each line by its reason.
fn reasons(cora: &Browser) -> Vec<String> {
    let lines = cora.html().split("data-reason=\"").skip(1);
    lines.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

/// How many deeds the chain holds.
fn noted(world: &World) -> i64 {
    world.bare.does(|tx, _| Ok(deeds::count(tx)?)).unwrap()
}

/// A world in which Ada asked for something, and so belongs to a programme.
fn asked() -> World {
    let world = World::new();
    let _ = world.bare.asks(&world.ada, Kind::Listen);
    world
}

#[test]
fn j5_x5_staff_start_it_and_only_the_member_opens_it() {
    let world = asked();
    let mut cora = world.browser(&world.cora);
    cora.open("/cohort").follow("start it");
    cora.fill("name", "ada-here").press("Go on");
    assert_eq!(cora.path(), page(&world.ada), "{}", cora.text());
    let before = noted(&world);
    starts(&world, &mut cora, &world.ada, DAY.times(3));
    assert_eq!(noted(&world), before + 1, "the chain has it");
    assert!(cora.says("It is ready for them, and they were told"), "{}", cora.text());
    assert!(cora.says("Asked for: By phone") && cora.says("Started by cora"), "{}", cora.text());
    assert!(cora.says("The law wants it in their hands by"), "{}", cora.text());
    let mut ada = world.browser(&world.ada);
    ada.open("/today").follow("A copy of what is yours can be made");
    assert_eq!(ada.path(), "/me/export");
    assert!(ada.says("You asked for it") && ada.says("opens to you alone"), "{}", ada.text());
    ada.press("The same for a program (JSON)");
    assert!(ada.html().contains("\"copies_asked_for\""), "the whole archive, and this in it");
    assert_eq!(noted(&world), before + 2, "and that it was opened");
    assert!(!ada.open("/me/export").says("You asked for it"));
    assert!(!ada.open("/today").says("can be made, as you asked"), "{}", ada.text());
    cora.open(&page(&world.ada));
    assert!(cora.says("They opened it"), "{}", cora.text());
    assert!(!cora.html().contains(kith_testkit::support::WORDS), "dates, and never what is in it");
    assert!(cora.open("/today").says("was opened by whom it is for"), "{}", cora.text());
    assert!(cora.open("/subjects").says("No copy waits for anybody"), "{}", cora.text());
}

#[test]
fn j5_x5_while_it_waits_it_stands_on_the_list_and_its_month_is_said_in_time() {
    let world = asked();
    let mut cora = world.browser(&world.cora);
    starts(&world, &mut cora, &world.ada, HOUR);
    cora.open("/cohort?whose=mine");
    assert_eq!(reasons(&cora), ["archive"], "{}", cora.text());
    world.pass(DAY.times(19));
    let mut cora = world.browser(&world.cora);
    assert!(!cora.open("/today").says("its month ends soon"), "{}", cora.text());
    world.pass(DAY.times(2));
    let (mut cora, mut ada) = (world.browser(&world.cora), world.browser(&world.ada));
    assert!(cora.open("/today").says("its month ends soon"), "{}", cora.text());
    assert!(ada.open("/today").says("is still there for you"), "{}", ada.text());
    world.pass(DAY.times(10));
    let mut cora = world.browser(&world.cora);
    assert!(cora.open("/today").says("The month of a copy that somebody asked for is over"));
    assert!(cora.open("/cohort?why=archive").says("The law wanted it"), "{}", cora.text());
    assert!(cora.open("/today").says("its month ends soon"), "{}", cora.text());
    cora.open(&page(&world.ada)).press("End it");
    assert_eq!(cora.status(), 422, "why is chosen");
    cora.choose("how", "left").press("End it");
    assert!(cora.says("It is ended") && cora.says("They know where it lies"), "{}", cora.text());
    assert!(!reasons(cora.open("/cohort")).contains(&"archive".to_owned()));
    cora.open("/today");
    assert!(
        !cora.says("its month ends soon") && !cora.says("The month of a copy"),
        "{}",
        cora.text()
    );
    assert_eq!(world.browser(&world.ada).open("/me/export").status(), 200, "their own way stands");
}

#[test]
fn j5_x5_asked_twice_makes_one_and_after_it_was_opened_a_new_one() {
    let world = asked();
    let (mut cora, mut robin) =
        (world.browser(&world.cora), world.browser(&world.bare.person("robin", &[Role::Admin])));
    starts(&world, &mut cora, &world.ada, HOUR);
    let fields = [("way", "post"), ("day", "2023-11-14")];
    assert_eq!(robin.post(&page(&world.ada), &fields).status(), 200, "{}", robin.text());
    assert!(robin.says("Started by cora"), "it is the one that waits: {}", robin.text());
    let member = world.ada.member;
    let many = |world: &World| world.bare.does(move |tx, _| Ok(archives::of(tx, member)?.len()));
    assert_eq!(many(&world).unwrap(), 1);
    world.browser(&world.ada).open("/me/export").press("Make my copy");
    world.bare.clock.pass(SECOND);
    starts(&world, &mut robin, &world.ada, HOUR);
    assert!(robin.says("Started by robin"), "{}", robin.text());
    assert_eq!(many(&world).unwrap(), 2);
}

#[test]
fn j5_x5_for_whom_one_does_not_look_after_there_is_no_such_page() {
    let world = asked();
    let eve = world.bare.person("eve", &[]);
    let code = |it: &Known| format!("/subjects/{}/export", it.helper.as_ref().unwrap().code);
    let mut cora = world.browser(&world.cora);
    assert_eq!(cora.open(&page(&eve)).status(), 404, "of no programme");
    assert_eq!(cora.open(&code(&world.bo)).status(), 404, "a helper’s face tells nothing");
    assert_eq!(cora.open(&page(&world.cora)).status(), 404, "one’s own is at /me/export");
    for name in ["eve-here", "nobody-here", "cora-here", "x"] {
        cora.open("/subjects").fill("name", name).press("Go on");
        assert_eq!(cora.status(), 422, "{name}");
        assert!(cora.says("Nobody whom you look after signs in with that name"), "{name}");
        assert_eq!(cora.value("name").as_deref(), Some(name), "what was typed stands");
    }
    let fields = [("way", "post"), ("day", "2023-11-14")];
    assert_eq!(cora.post(&page(&eve), &fields).status(), 404);
    let admin = world.bare.person("robin", &[Role::Admin]);
    let mut robin = world.browser(&admin);
    assert_eq!(robin.open(&page(&eve)).status(), 200, "an admin looks after every account");
    starts(&world, &mut robin, &eve, HOUR);
    assert!(robin.open("/subjects").says("eve"), "{}", robin.text());
    assert_eq!(cora.open(&page(&eve)).status(), 404, "still");
    for list in ["/subjects", "/cohort"] {
        assert!(!cora.open(list).html().contains(&page(&eve)), "{list}: {}", cora.text());
    }
    for who in [&world.ada, &world.bo, &world.lead] {
        assert_eq!(world.browser(who).open(&page(&world.ada)).status(), 404);
        assert_eq!(world.browser(who).open("/subjects").status(), 404);
    }
    let (owner, other, since) = (world.ada.member, world.cora.member, world.bare.app.now());
    let shut = Block { owner, other, since };
    world.bare.does(move |tx, at| Ok(blocks::add(tx, &shut, at.code(), None)?)).unwrap();
    assert_eq!(cora.open(&page(&world.ada)).status(), 404, "behind a closed door");
}

#[test]
fn j5_x5_what_is_missing_is_said_and_what_was_chosen_stands() {
    let world = asked();
    let mut cora = world.browser(&world.cora);
    for (way, day, says) in [
        ("", "2023-11-14", "Choose how they asked"),
        ("post", "", "Choose the day on which they asked"),
        ("post", "2023-11-16", "Choose the day on which they asked"),
        ("post", "2021-01-01", "Choose the day on which they asked"),
    ] {
        cora.post(&page(&world.ada), &[("way", way), ("day", day)]);
        assert_eq!(cora.status(), 422, "{way} {day}: {}", cora.text());
        assert!(cora.says(says), "{way} {day}: {}", cora.text());
    }
    assert_eq!(cora.value("day").as_deref(), Some("2021-01-01"));
}

#[test]
fn j5_x5_with_whoever_is_erased_it_is_gone_and_whoever_coordinates_no_more_starts_none() {
    let world = asked();
    let mut cora = world.browser(&world.cora);
    starts(&world, &mut cora, &world.ada, HOUR);
    let ada = world.ada.clone();
    world.bare.does(move |tx, at| leaving::leave(tx, at, &ada)).unwrap();
    world.pass(DAY.times(8));
    let member = world.ada.member;
    let kept = world.bare.does(move |tx, _| Ok(archives::of(tx, member)?)).unwrap();
    assert!(kept.is_empty(), "{kept:?}");
    let mut cora = world.browser(&world.cora);
    assert!(cora.open("/subjects").says("No copy waits for anybody"), "{}", cora.text());
    world.pass(DAY.times(40));
    let _ = world.bare.asks(&world.lead, Kind::Listen);
    let mut cora = world.browser(&world.cora);
    cora.open(&page(&world.lead));
    assert_eq!(cora.status(), 200);
    let by = world.cora.member;
    let ended = world.bare.does(move |tx, at| {
        let code = grants::standing(tx, at.now)?.into_iter().find(|(it, _)| it.member == by);
        grants::end(tx, at, None, code.unwrap().0.code)
    });
    ended.unwrap();
    let mut cora = world.browser(&world.cora);
    let fields = [("way", "post"), ("day", "2023-12-14")];
    assert_eq!(cora.post(&page(&world.lead), &fields).status(), 404);
}

#[test]
fn j5_x5_today_is_the_day_of_the_programme_and_not_that_of_greenwich() {
    let world = asked();
    let zone = |name: &'static str| {
        let set = move |tx: &mut kith_app::Tx, _: &mut kith_core::Moment| {
            let mut house = programmes::the_one(tx)?;
            house.calendar.zone = Zone::named(name)?;
            Ok(programmes::set(tx, &house)?)
        };
        world.bare.does(set).unwrap();
    };
    // Tuesday, 22:13 in Greenwich.
    for (name, day) in [("America/New_York", "2023-11-14"), ("Asia/Tokyo", "2023-11-15")] {
        zone(name);
        let mut cora = world.browser(&world.cora);
        cora.open(&page(&world.ada));
        assert_eq!(cora.value("day").as_deref(), Some(day), "{name}");
        cora.choose("way", "post").press("Start the copy");
        assert_eq!(cora.status(), 200, "{name}: {}", cora.text());
        cora.choose("how", "withdrawn").press("End it");
        world.bare.clock.pass(SECOND);
    }
}
