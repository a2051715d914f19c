//! Leaving at once (J1.x8): from every private page that members and helpers can reach, with a button of
//! the page and without anything that a page could bring along; and what stood there is not served again.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::{body::Body, http::Request};
use kith_app::{people::recognising::Known, support::choosing};
use kith_core::{
    DAY, HOUR, MINUTE, SECOND,
    people::grant::Role,
    programme::practice::{Practice, SHIFTS},
    support::kind::Kind,
};
use kith_store::{programme::practices, support::offers};
use kith_testkit::Browser;
use kith_web::{Door, May};

use super::{measures::Reported, signals::PLAN, world::World};

/// What does not end: it is no page, and ends with its reader's session.
const ENDLESS: [&str; 2] = ["/talks/{talk}/events", "/talks/{talk}/stream"];

/// The private pages of members and helpers.
fn private() -> impl Iterator<Item = Door> {
    let doors = kith_web::doors().into_iter().filter(|door| door.method == "GET");
    doors.filter(|door| matches!(door.may, May::Member | May::Helper))
}

/// A world in which much has happened to Ada and to Bo.
fn lived_in() -> (Reported, BTreeMap<&'static str, (Known, String)>) {
    let it = Reported::new();
    let _ = it.decides("warn", "", &[]);
    let (world, bo) = (&it.world, &it.world.bo);
    let dana = world.bare.person("dana", &[]);
    let _ = world.bare.asks(&dana, Kind::Listen);
    let offer = format!("/offers/{}", world.bare.takes(bo).unwrap());
    let mut ada = world.browser(&world.ada);
    ada.open(&format!("/talks/{}", it.talk)).fill("body", PLAN).press("Send");
    let cy = world.bare.person("cy", &[]);
    let matches = format!("/requests/{}/matches", world.bare.asks(&cy, Kind::Mentor));
    world.browser(&world.ada).open("/applications/new").press("Begin");
    let mut pages = walk(world, bo, &offer);
    pages.extend(walk(world, &world.ada, "/today"));
    pages.extend(paired(world));
    pages.extend(practised(world));
    pages.insert("/requests/{request}/matches", (cy, matches));
    // Its link stands where browsers without a script look.
    pages.insert("/talks/{talk}/live", (world.ada.clone(), format!("/talks/{}/live", it.talk)));
    (it, pages)
}

/// The pages of two whom a run put forward to each other: one has said yes, then the other; then a last day is set.
fn paired(world: &World) -> BTreeMap<&'static str, (Known, String)> {
    let mentor = world.bare.helper("max", Role::Mentor, 2);
    let mentee = world.bare.person("eli", &[]);
    for who in [&mentor, &mentee] {
        world.bare.agrees(who);
    }
    let _asked = world.bare.asks(&mentee, Kind::Mentor);
    let mut robin = world.browser(&world.robin);
    robin.open("/runs").press("Run the matching").press("Approve the one that is left");
    let says_yes = |who| {
        let mut browser = world.browser(who);
        browser.open("/today").follow("Look at it");
        let proposal = browser.path().to_owned();
        browser.press("Yes, I would like that");
        (proposal, browser.path().to_owned())
    };
    let (proposal, _) = says_yes(&mentor);
    let mut pages = walk(world, &mentor, &proposal);
    let (_, talk) = says_yes(&mentee);
    aims(&mut world.browser(&mentee), &talk);
    meets(world, &mut world.browser(&mentee), &talk);
    learns(&mut world.browser(&mentee));
    ends(world, &mut world.browser(&mentee), &talk);
    shares(world, &mut world.browser(&mentor), &talk);
    pages.extend(walk(world, &mentee, &talk));
    pages.extend(walk(world, &mentor, "/supervision"));
    pages.extend(invited(world));
    pages.extend(introduced(world, &mentor, &talk));
    pages
}

/// The page of somebody whom `mentor` brings together with the mentee of their `talk`, and one to read for a part of the way.
fn introduced(
    world: &World,
    mentor: &Known,
    talk: &str,
) -> BTreeMap<&'static str, (Known, String)> {
    let (cleo, face) = (world.bare.person("cleo", &[]), mentor.helper.clone().unwrap());
    let (request, who) = (world.bare.asks(&cleo, Kind::Mentor), cleo);
    let offer = world.bare.does(move |tx, at| {
        choosing::choose(tx, at, &who, request, face.code)?;
        Ok(offers::standing(tx, face.id)?.pop().unwrap().code)
    });
    let with = world.bare.accepts(mentor, offer.unwrap());
    let journey = talk.split('#').next().unwrap().replace("/talks/", "/journeys/");
    let mut browser = world.browser(mentor);
    browser.open(&format!("{journey}/introductions")).choose("with", &with.to_string());
    browser.fill("why", "They bake, too.").fill("about", "Somebody who bakes.");
    let path = browser.press("Ask eli first").path().to_owned();
    let guide = format!("{journey}/guides/parting");
    BTreeMap::from([
        ("/introductions/{introduction}", (mentor.clone(), path)),
        ("/journeys/{talk}/guides/{guide}", (mentor.clone(), guide)),
    ])
}

/// Whoever has `browser` shares something with the mentee of their `talk`, asks to talk their work over, and gets a letter.
fn shares(world: &World, browser: &mut Browser, talk: &str) {
    let talk = talk.split('#').next().unwrap().trim_start_matches("/talks/");
    browser.open("/openings/new").choose("to", &format!("mentee-{talk}")).choose("kind", "job");
    browser.fill("title", "A bakery looks for hands").fill("text", "Mornings.");
    let day = world.bare.app.now() + DAY.times(9);
    browser.fill("until", &day.jiff().strftime("%Y-%m-%d").to_string()).press("Share it");
    browser.open("/supervision").press("I’d like to talk something over");
    let mut robin = world.browser(&world.robin);
    robin.open("/letters").follow("Write to many").choose("whom", "mentors");
    robin.fill("words", "The room is closed.").press("See how many get it");
    robin.press("Send it in ten minutes");
    assert!(robin.says("It goes in ten minutes"), "{}", robin.text());
    world.pass(MINUTE.times(11));
}

/// The pages of a supervisor who was beside a supporter, and says how it stands.
fn practised(world: &World) -> BTreeMap<&'static str, (Known, String)> {
    let sid = world.bare.person("sid", &[Role::Supporter]).member;
    let val = world.bare.person("val", &[Role::Supervisor]);
    let supervisor = val.member;
    let kept = world.bare.does(move |tx, at| {
        let asked = Practice::new(sid, at.now);
        let it = Practice {
            supervisor: Some(supervisor),
            talked: Some(at.now),
            shifts: SHIFTS,
            ..asked
        };
        let kept = practices::Kept { id: at.id(), code: at.code(), since: at.now, it };
        practices::set(tx, &kept)?;
        Ok(kept.code)
    });
    let path = format!("/practice/{}", kept.unwrap());
    let signature = format!("{path}/signature");
    BTreeMap::from([
        ("/practice/{code}", (val.clone(), path)),
        ("/practice/{code}/signature", (val, signature)),
    ])
}

/// The page of somebody who came in by a code from a spreadsheet.
fn invited(world: &World) -> BTreeMap<&'static str, (Known, String)> {
    let mut robin = world.browser(&world.robin);
    robin.open("/tables").choose("kind", "people").choose("role", "column");
    robin.fill("file", "key,role\nines,mentee\n").press("Look at it").press("Bring in");
    robin.press("Make the codes");
    let line = robin.html().lines().nth(1).unwrap().to_owned();
    let ines = world.bare.person("ines", &[]);
    let mut browser = world.browser(&ines);
    browser.open("/invitations").fill("code", line.split("\",\"").nth(3).unwrap());
    let path = browser.press("Come in").path().to_owned();
    BTreeMap::from([("/invitations/{code}", (ines, path))])
}

/// Whoever has `browser` sets a last day in the journey of their `talk`.
fn ends(world: &World, browser: &mut Browser, talk: &str) {
    let day = world.bare.app.now() + DAY.times(20);
    browser.open(talk).follow("look at your journey").follow("Ways to end it well");
    browser.fill("day", &day.jiff().strftime("%Y-%m-%d").to_string()).choose("how", "partly");
    browser.press("Set our last day together");
}

/// Whoever has `browser` proposes a meeting in the journey of their `talk`.
fn meets(world: &World, browser: &mut Browser, talk: &str) {
    let soon = (world.bare.app.now() + HOUR).jiff().strftime("%Y-%m-%dT%H:%M").to_string();
    browser.open(talk.split('#').next().unwrap());
    browser.follow("look at your journey").follow("All meetings of the two of you");
    browser.follow("Propose a meeting").fill("first", &soon);
    browser.choose("way", "telephone").press("Send the proposal");
    assert!(browser.path().starts_with("/meetings/"), "{}", browser.text());
}

/// Whoever has `browser` reads every lesson of the first course.
fn learns(browser: &mut Browser) {
    browser.open("/courses").follow("Before you mentor").follow("Begin");
    for _ in 1..6 {
        browser.press("Next lesson");
    }
    browser.press("On to the quiz");
    assert!(browser.says("Look how I did"), "{}", browser.text());
}

/// Whoever has `browser` writes down a goal in the journey of their `talk`, and says where it stands.
fn aims(browser: &mut Browser, talk: &str) {
    browser.open(talk).follow("look at your journey").follow("Look at the goals");
    browser.follow("Write down a goal").fill("want", "Ask.").fill("expected", "I asked twice.");
    browser.press("Save this goal").choose("level", "less").press("Save where it stands");
    assert_eq!(browser.status(), 200, "{}", browser.text());
}

/// Whether `path` fits `pattern`, as the router has it.
fn fits(pattern: &str, path: &str) -> bool {
    let (one, other): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    let same = |(hole, part): (&&str, &&str)| hole == part || hole.starts_with('{');
    one.len() == other.len() && one.iter().zip(&other).all(same)
}

/// One address for each private page that `who` comes to by links, from `first` on.
fn walk(world: &World, who: &Known, first: &str) -> BTreeMap<&'static str, (Known, String)> {
    let mut browser = world.browser(who);
    let plain = private().map(|door| door.path.to_owned()).filter(|path| !path.contains('{'));
    let mut ahead: VecDeque<_> = std::iter::once(first.to_owned()).chain(plain).collect();
    let (mut seen, mut found) = (BTreeSet::new(), BTreeMap::new());
    while let Some(to) = ahead.pop_front() {
        let path = to.split(['?', '#']).next().unwrap();
        let exact = private().find(|door| door.path == path);
        let Some(door) = exact.or_else(|| private().find(|door| fits(door.path, path))) else {
            continue;
        };
        if ENDLESS.contains(&door.path) || found.contains_key(door.path) || !seen.insert(to.clone())
        {
            continue;
        }
        world.bare.clock.pass(SECOND);
        if browser.open(&to).status() == 200 {
            ahead.extend(browser.links());
            found.insert(door.path, (who.clone(), to));
        }
    }
    found
}

/// Sends the form of the button from a browser of before 2020, with these `fields` and nothing else.
fn old_exit(browser: &mut Browser, fields: &'static str) {
    let request = Request::post("/exits").header("cookie", browser.cookie());
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    browser.send(request.body(Body::from(fields)).unwrap());
}

#[test]
fn from_every_private_page_one_is_gone_at_once_and_it_is_not_served_again() {
    let (it, pages) = lived_in();
    let missing = private().filter(|door| !ENDLESS.contains(&door.path));
    let missing = missing.filter(|door| !pages.contains_key(door.path));
    assert_eq!(missing.map(|door| door.path).collect::<Vec<_>>(), Vec::<&str>::new());
    let front = it.world.stranger();
    for (who, path) in pages.values() {
        let (mut browser, cookie) = (front.another(), it.world.bare.cookie(who));
        it.world.bare.clock.pass(SECOND);
        browser.take(&cookie).open(path);
        assert_eq!((browser.status(), browser.header("cache-control").as_str()), (200, "no-store"));
        assert_eq!(browser.all("form[data-exit][action='/exits'] button"), ["Leave now"], "{path}");
        browser.press("Leave now");
        is_gone(&it.world, browser, &cookie, path);
    }
}

/// Whether whoever looked at `path` with `cookie` has left nothing behind.
fn is_gone(world: &World, mut browser: Browser, cookie: &str, path: &str) {
    assert_eq!(browser.status(), 303, "{path}");
    assert_eq!(browser.header("location"), world.bare.app.site.exit_url);
    assert_eq!(browser.header("clear-site-data"), "\"cache\", \"cookies\", \"storage\"");
    assert_eq!(browser.cookie(), "", "{path}");
    browser.take(cookie).open(path);
    assert_eq!((browser.status(), browser.title().as_str()), (401, "Notes"), "{path}");
    assert_eq!(browser.header("cache-control"), "no-store");
}

#[test]
fn a_token_that_is_stale_or_none_keeps_nobody_here() {
    let world = World::new();
    for fields in ["", "token=of+a+page+long+gone"] {
        let mut browser = world.browser(&world.ada);
        let cookie = browser.cookie();
        browser.open("/today");
        old_exit(&mut browser, fields);
        is_gone(&world, browser, &cookie, "/today");
    }
}

#[test]
fn pages_of_staff_have_no_button_and_the_way_out_stands_open_to_them_too() {
    let it = Reported::new();
    let staff = kith_web::doors().into_iter().filter(|door| door.method == "GET");
    let staff = staff.filter(|door| door.may.is_staffs() && !door.path.contains('{'));
    let mut opened = 0;
    for (door, who) in staff.flat_map(|door| [(door, &it.lea), (door, &it.world.robin)]) {
        let mut browser = it.world.browser(who);
        let cookie = browser.cookie();
        if door.path.ends_with("/events") || browser.open(door.path).status() != 200 {
            continue;
        }
        opened += 1;
        assert_eq!(browser.header("cache-control"), "no-store", "{}", door.path);
        assert!(browser.all("form[data-exit]").is_empty(), "{}", door.path);
        old_exit(&mut browser, "");
        assert_eq!(browser.status(), 303);
        assert_eq!(browser.take(&cookie).open(door.path).status(), 401, "{}", door.path);
    }
    assert!(opened >= 4, "{opened}");
}
