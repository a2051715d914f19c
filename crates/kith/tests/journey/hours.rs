//! What a helper gave: counted from what both say and from what they entered, read by nobody else.

use kith_app::people::{exporting, leaving};
use kith_core::{DAY, HOUR, MINUTE};
use kith_store::programme::hours;
use kith_testkit::{Browser, World};

use super::Pair;

impl Pair {
    /// A meeting of an hour that both agreed on, `hours` from now, and over: its path.
    pub(super) fn met(&self, hours: i64) -> String {
        let meeting = self.agrees(&self.hour(hours));
        self.world.pass(HOUR.times(hours + 2));
        meeting
    }

    /// Each says of `meeting` what stands here; an empty word is nothing.
    pub(super) fn said(&self, meeting: &str, [ada, mo]: [&str; 2]) {
        for (mut browser, said) in [(self.ada(), ada), (self.mo(), mo)] {
            if !said.is_empty() {
                browser.open(&format!("{meeting}/notes")).choose("said", said).press("Keep it");
                assert!(browser.status() == 200, "{}", browser.text());
            }
        }
    }

    /// All the hours of Mo, as the page says them.
    fn hours(&self) -> String {
        let mut mo = self.mo();
        mo.open("/hours");
        mo.all(".lead").concat()
    }
}

/// `browser` enters so many minutes of `kind` for `day`.
fn enters(browser: &mut Browser, day: &str, minutes: &str, kind: &str) {
    browser.open("/hours").fill("day", day).fill("minutes", minutes).choose("kind", kind);
    browser.press("Keep it");
}

#[test]
fn j3_9_a_meeting_counts_once_both_say_that_it_took_place() {
    let pair = Pair::new();
    assert_eq!(pair.hours(), "0 min in all.");
    let meeting = pair.met(50);
    let mut mo = pair.mo();
    mo.open("/hours");
    assert!(mo.says("One meeting is not counted yet"), "{}", mo.text());
    assert!(mo.says("you have not said yet whether it took place"), "{}", mo.text());
    pair.said(&meeting, ["", "held"]);
    mo.open("/hours");
    assert!(mo.says("the other has not said yet") && mo.says("0 min"), "{}", mo.text());
    pair.said(&meeting, ["mentor", ""]);
    mo.open("/hours");
    assert!(mo.says("the two of you say different things"), "{}", mo.text());
    assert_eq!(pair.hours(), "0 min in all.");
    pair.said(&meeting, ["held", ""]);
    assert_eq!(pair.hours(), "1 h 0 min in all.");
    mo.open("/hours");
    assert!(!mo.says("not counted yet") && mo.says("Friday 17 November 2023"), "{}", mo.text());
    assert!(!mo.text().contains("ada"), "{}", mo.text());
    for private in ["The interview", "/talks/", "/journeys/"] {
        assert!(!mo.html().contains(private), "{private}: {}", mo.html());
    }
    let mut ada = pair.ada();
    assert!(ada.open("/hours").says("0 min in all."), "a mentee gives none: {}", ada.text());
    assert!(ada.all("input[name=minutes]").is_empty() && !ada.says("not counted yet"));
}

#[test]
fn what_was_called_off_or_did_not_happen_counts_for_nobody() {
    let pair = Pair::new();
    let off = pair.agrees(&pair.hour(50));
    pair.ada().open(&off).press("Call this meeting off");
    let missed = pair.met(60);
    pair.said(&missed, ["mentee", "mentee"]);
    let ahead = pair.agrees(&pair.hour(30));
    let mut mo = pair.mo();
    mo.open("/hours");
    assert!(mo.says("0 min in all.") && !mo.says("not counted yet"), "{}", mo.text());
    // It has begun, and both say so: its time is given when it is over.
    pair.world.pass(MINUTE.times(1810));
    pair.said(&ahead, ["held", "held"]);
    assert_eq!(pair.hours(), "0 min in all.");
    pair.world.pass(HOUR);
    assert_eq!(pair.hours(), "1 h 0 min in all.");
}

#[test]
fn after_the_end_of_a_journey_nobody_waits_for_a_word() {
    let pair = Pair::new();
    pair.met(50);
    assert!(pair.mo().open("/hours").says("One meeting is not counted yet"));
    pair.ada()
        .open(&pair.path("/end"))
        .follow("End it today")
        .choose("how", "helped")
        .press("Say goodbye");
    let mut mo = pair.mo();
    mo.open("/hours");
    assert!(
        !mo.says("not counted yet") && mo.says("were never settled are not counted"),
        "{}",
        mo.text()
    );
}

#[test]
fn j3_9_nms_2_time_is_entered_with_three_fields_and_taken_back() {
    let pair = Pair::new();
    let mut mo = pair.mo();
    enters(&mut mo, "2023-11-13", "45", "preparation");
    assert!(mo.says("Kept.") && mo.says("45 min in all."), "{}", mo.text());
    enters(&mut mo, "2023-10-30", "90", "travel");
    assert!(mo.says("October 2023") && mo.says("1 h 30 min in this month."), "{}", mo.text());
    assert!(mo.says("2 h 15 min in all.") && mo.link("November 2023: 45 min").is_some());
    let mut months = 0;
    for way in ["/hours?month=2023-10", "/hours?month=2023-11"] {
        mo.open(way);
        let lines = mo.all("main ol > li").len();
        assert_eq!(lines, 1, "{way}: {}", mo.text());
        months += lines;
    }
    assert_eq!(months, 2);
    for (day, minutes, kind, words) in [
        ("2023-11-16", "45", "travel", "Choose a day up to today"),
        ("2011-11-16", "45", "travel", "Choose a day up to today"),
        ("soon", "45", "travel", "Choose a day up to today"),
        ("2023-11-13", "-5", "travel", "Write how many minutes"),
        ("2023-11-13", "721", "travel", "Write how many minutes"),
        ("2023-11-13", "45", "", "Choose what the time was for"),
    ] {
        enters(&mut mo, day, minutes, kind);
        assert!(mo.status() == 422 && mo.says(words), "{day} {minutes} {kind}: {}", mo.text());
        assert_eq!(mo.value("minutes").as_deref(), Some(minutes), "what was typed stays");
    }
    assert_eq!(mo.post("/hours", &[("kind", "meeting"), ("minutes", "60")]).status(), 422);
    let keyed = [("once", "0123456789abcdef0123456789abcdef"), ("day", "2023-11-12")];
    let keyed = [&keyed[..], &[("minutes", "10"), ("kind", "travel")]].concat();
    for _ in 0..2 {
        assert!(mo.post("/hours", &keyed).says("Kept."), "{}", mo.text());
    }
    assert_eq!(pair.hours(), "2 h 25 min in all.", "sent twice is kept once");
    let mut bo = pair.world.browser(&pair.world.bo);
    let removal = mo.open("/hours?month=2023-10").html().split("action=\"").find_map(|rest| {
        rest.split('"').next().filter(|to| to.ends_with("/removals")).map(ToOwned::to_owned)
    });
    bo.post(&removal.unwrap(), &[]);
    assert_eq!(pair.hours(), "2 h 25 min in all.", "nobody takes back what another entered");
    mo.open("/hours?month=2023-10")
        .press("Take back: The way there and back, Monday 30 October 2023");
    assert!(mo.says("Taken back.") && mo.says("55 min in all."), "{}", mo.text());
    for n in 0..12 {
        enters(&mut mo, "2023-11-01", "100", "supervision");
        assert_eq!(mo.status(), 200, "{n}: {}", mo.text());
    }
    enters(&mut mo, "2023-11-01", "1", "supervision");
    assert!(mo.status() == 422 && mo.says("more than one day holds"), "{}", mo.text());
    let ada = pair.ada().post("/hours", &keyed).status();
    assert_eq!(ada, 404, "who never helped enters nothing");
}

#[test]
fn hours_are_taken_along_as_a_table_that_names_nobody() {
    let pair = Pair::new();
    let meeting = pair.met(50);
    pair.said(&meeting, ["held", "held"]);
    let mut mo = pair.mo();
    enters(&mut mo, "2023-11-13", "45", "preparation");
    mo.open("/hours").press("Take it along as a table");
    assert_eq!(mo.header("content-disposition"), "attachment; filename=\"notes.csv\"");
    let table = "day,for,minutes,entered_by\r\n2023-11-17,meeting,60,house\r\n\
                 2023-11-13,preparation,45,member\r\n";
    assert_eq!(mo.html(), table);
    let archive = exporting::export(&pair.world.bare.app, pair.mo.member).unwrap();
    assert_eq!(archive["hours"].as_array().unwrap().len(), 2, "{}", archive["hours"]);
    assert!(!archive["hours"].to_string().contains("ada"));
}

#[test]
fn a_month_is_the_one_of_the_clock_by_which_its_owner_lives() {
    let pair = Pair::new();
    pair.lives(&pair.mo, "America/New_York");
    // The first of December in UTC, and the last of November where Mo lives.
    let meeting = pair.agrees("2023-11-30T21:30");
    pair.world.pass(DAY.times(17));
    pair.said(&meeting, ["held", "held"]);
    let mut mo = pair.mo();
    assert!(mo.open("/hours").says("November 2023"), "{}", mo.text());
    pair.lives(&pair.mo, "UTC");
    assert!(mo.open("/hours").says("December 2023"), "{}", mo.text());
}

#[test]
fn hours_outlive_the_mentee_and_die_with_their_owner() {
    let pair = Pair::new();
    let meeting = pair.met(50);
    pair.said(&meeting, ["held", "held"]);
    enters(&mut pair.mo(), "2023-11-13", "45", "preparation");
    let (ada, mo) = (pair.world.ada.clone(), pair.mo.clone());
    pair.world.bare.does(move |tx, at| leaving::leave(tx, at, &ada)).unwrap();
    pair.world.pass(DAY.times(8));
    assert_eq!(pair.hours(), "1 h 45 min in all.");
    pair.world.bare.does(move |tx, at| leaving::leave(tx, at, &mo)).unwrap();
    pair.world.pass(DAY.times(8));
    let mo = pair.mo.member;
    let left =
        pair.world.bare.app.store.read::<_, kith_app::Error>(move |tx| Ok(hours::list(tx, mo)?));
    assert!(left.unwrap().is_empty());
}

#[test]
fn a_supporter_has_hours_too_and_a_stranger_is_asked_to_sign_in() {
    let world = World::new();
    let mut bo = world.browser(&world.bo);
    bo.open("/duty").follow("Your hours");
    assert!(bo.says("Nothing is counted yet."), "{}", bo.text());
    assert_eq!(world.stranger().open("/hours").status(), 401);
}
