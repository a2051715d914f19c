//! The desk as it changes: what comes without asking, in which order, and to whom.

use std::time::Duration;

use kith_core::{SECOND, people::grant::Role};
use kith_testkit::{Browser, Listening};
use kith_web::Pulse;

use super::{
    signals::{NAME, PLAN, open, says},
    world::World,
};

/// A pulse so slow that nothing comes but by the bell.
const BY_THE_BELL: Pulse = Pulse { beat: Duration::from_hours(1), turn: Duration::from_hours(1) };

/// A pulse that lets nobody wait.
const BRISK: Pulse = Pulse { beat: Duration::from_millis(200), turn: Duration::from_mins(5) };

/// The browser of whoever shows `cookie`, in a house that keeps time by `pulse`.
fn browser(world: &World, cookie: &str, pulse: Pulse) -> Browser {
    let mut browser = Browser::with(&world.bare.app, pulse);
    browser.take(cookie);
    browser
}

fn listen(browser: &Browser, after: i64, headers: &[(&'static str, &str)]) -> Listening {
    let mut listening = browser.listen(&format!("/cases/events?after={after}"), headers);
    assert_eq!(listening.status(), 200);
    listening.until("retry: 1000\n\n");
    listening
}

#[test]
fn a_call_comes_to_whoever_is_at_the_desk_and_the_page_shows_the_same_bytes() {
    let world = World::new();
    let talk = world.talk();
    let cookie = world.bare.cookie(&world.robin);
    let mut desk = browser(&world, &cookie, BY_THE_BELL);
    assert!(desk.open("/cases").html().contains("data-live=\"/cases/events?after=0\""));
    assert!(desk.says("Look again"), "without a script there is a way to look: {}", desk.text());
    let mut listening = listen(&desk, 0, &[]);
    assert_eq!(listening.header("content-type"), "text/event-stream");
    assert_eq!(listening.header("cache-control"), "no-store");
    says(&world, &world.ada, talk, PLAN);
    listening.until(NAME).until("\n\n");
    let case = open(&world)[0].code;
    let row = listening.heard().lines().find_map(|line| line.strip_prefix("data: ")).unwrap();
    assert!(row.contains(&format!("id=\"case-{case}\" data-rank=\"3\"")), "{row}");
    assert!(!row.contains(PLAN), "no words of anybody");
    let html = desk.open("/cases").html().to_owned();
    assert!(html.contains(row), "{row}");
    assert!(html.contains("data-live=\"/cases/events?after=1\""), "{html}");
    // Whoever takes it changes the row, wherever it is looked at.
    desk.follow(NAME).press("Take it");
    listening.until("You have it");
    assert_eq!(listening.ids(), [1, 2]);
}

#[test]
fn a_broken_line_goes_on_where_it_broke_and_tells_a_case_once() {
    let world = World::new();
    let talk = world.talk();
    let desk = browser(&world, &world.bare.cookie(&world.robin), BRISK);
    for _ in 0..3 {
        says(&world, &world.ada, talk, PLAN);
    }
    world.pass(SECOND.times(0));
    let mut whole = listen(&desk, 0, &[]);
    whole.until("\n:\n\n");
    let last = *whole.ids().last().unwrap();
    assert_eq!(whole.ids(), (1..=last).collect::<Vec<_>>());
    assert!(last >= 3, "each message calls, and the desk is told: {last}");
    assert_eq!(whole.heard().matches(NAME).count(), 1, "a case is drawn as it stands now");
    let before = (last - 1).to_string();
    let mut rest = listen(&desk, 0, &[("last-event-id", &before)]);
    rest.until("\n:\n\n");
    assert_eq!(rest.ids(), [last], "what the browser says wins over the page");
    for odd in ["-5", "9223372036854775807", "nonsense"] {
        assert_eq!(desk.listen("/cases/events", &[("last-event-id", odd)]).status(), 200);
    }
}

#[test]
fn nobody_hears_of_a_case_that_is_not_theirs() {
    let world = World::new();
    let ada = browser(&world, &world.bare.cookie(&world.ada), BRISK);
    assert_eq!(ada.listen("/cases/events", &[]).status(), 404);
    let sam = world.bare.person("sam", &[Role::Moderator]);
    let talk = world.talk();
    let stranger = Browser::with(&world.bare.app, BRISK).listen("/cases/events", &[]);
    assert_ne!(stranger.header("content-type"), "text/event-stream");
    // Sam asks too: a case about themselves is no row on their desk.
    let _ = world.bare.asks(&sam, kith_core::support::kind::Kind::Listen);
    let other = world.bare.takes(&world.bo).unwrap();
    let theirs = world.bare.accepts(&world.bo, other);
    says(&world, &sam, theirs, PLAN);
    let mut hears = listen(&browser(&world, &world.bare.cookie(&sam), BRISK), 0, &[]);
    hears.until("\n:\n\n");
    assert_eq!((hears.ids(), hears.heard().contains(NAME)), (vec![1], false));
    says(&world, &world.ada, talk, PLAN);
    hears.until(NAME);
    assert_eq!(hears.ids(), [1, 2]);
}
