//! Busy times: brought in from the file of a calendar, of which nothing stays but when; and the hours that are left for two.

use kith_app::people::{exporting, leaving, recognising::Known};
use kith_core::DAY;
use kith_testkit::Browser;
use serde_json::Value;

use super::Pair;

/// Files as four makers write them, of which each says more than anybody should learn.
const MAKERS: [(&str, i64, &[&str]); 4] = [
    (
        include_str!("busy/google.ics"),
        341, // from 20 October 2024 on
        &[
            "2024-10-22T16:00:00Z 2024-10-22T17:00:00Z",
            "2024-10-29T17:00:00Z 2024-10-29T18:00:00Z",
            "2024-11-06T08:00:00Z 2024-11-06T09:00:00Z",
            "2024-11-12T17:00:00Z 2024-11-12T18:00:00Z",
            "2024-11-19T17:00:00Z 2024-11-19T18:00:00Z",
            "2024-12-22T23:00:00Z 2024-12-26T23:00:00Z",
        ],
    ),
    (
        include_str!("busy/outlook.ics"),
        128, // from 21 March 2024 on
        &[
            "2024-03-25T07:30:00Z 2024-03-25T09:00:00Z",
            "2024-04-01T06:30:00Z 2024-04-01T08:00:00Z",
            "2024-04-03T06:30:00Z 2024-04-03T08:00:00Z",
            "2024-04-05T11:00:00Z 2024-04-05T12:00:00Z",
            "2024-04-07T22:00:00Z 2024-04-08T22:00:00Z",
        ],
    ),
    (
        include_str!("busy/apple.ics"),
        128,
        &[
            "2024-03-22T13:00:00Z 2024-03-22T13:45:00Z",
            "2024-03-29T13:00:00Z 2024-03-29T13:45:00Z",
            "2024-04-01T19:00:00Z 2024-04-01T20:30:00Z",
            "2024-04-05T13:00:00Z 2024-04-05T13:45:00Z",
            "2024-04-10T13:00:00Z 2024-04-10T13:45:00Z",
        ],
    ),
    (
        include_str!("busy/thunderbird.ics"),
        341,
        &[
            "2024-10-27T00:30:00Z 2024-10-27T01:30:00Z",
            "2024-11-04T09:00:00Z 2024-11-04T11:00:00Z",
            "2024-11-05T09:00:00Z 2024-11-05T10:00:00Z",
            "2024-12-29T01:30:00Z 2024-12-29T02:30:00Z",
        ],
    ),
];

/// A calendar with an hour of each of `starts`, such as `20231120T100000Z`.
fn calendar(starts: &[String]) -> String {
    let event = |start: &String| {
        format!(
            "BEGIN:VEVENT\nUID:{start}\nSUMMARY:Therapy\nDTSTART:{start}\nDURATION:PT1H\nEND:VEVENT\n"
        )
    };
    let events: String = starts.iter().map(event).collect();
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n")
}

/// Whoever sits at `browser` brings in `file`.
fn brings(browser: &mut Browser, file: &str) {
    browser.open("/me/busy").fill("file", &file.replace('\n', "\r\n")).press("Bring it in");
}

impl Pair {
    fn archive(&self, who: &Known) -> Value {
        exporting::export(&self.world.bare.app, who.member).unwrap()
    }

    /// When `who` is busy, as their archive says it.
    fn busy(&self, who: &Known) -> Vec<String> {
        let archive = self.archive(who);
        let all = archive
            .pointer("/busy_times/times")
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        let shown = |one: &Value| {
            let when = |key| one.get(key).and_then(Value::as_str).unwrap();
            format!("{} {}", when("from"), when("until"))
        };
        all.iter().map(shown).collect()
    }
}

/// The times that are put to whoever sits at `browser`, as a form sends them.
fn suits(browser: &mut Browser, path: &str) -> Vec<String> {
    let html = browser.open(path).html().to_owned();
    let parts = html.split("name=\"suits\" value=\"").skip(1);
    parts.map(|part| part.split('"').next().unwrap().to_owned()).collect()
}

/// A moment of a form, as a calendar writes it.
fn stamp(micros: &str) -> String {
    let at = jiff::Timestamp::from_microsecond(micros.parse().unwrap()).unwrap();
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[test]
fn j2_9_files_of_four_makers_say_when_over_both_changes_of_the_clocks_and_nothing_else_stays() {
    for (file, days, expected) in MAKERS {
        let pair = Pair::new();
        pair.lives(&pair.world.ada, "Europe/Berlin");
        pair.world.bare.clock.pass(DAY.times(days));
        let mut ada = pair.ada();
        brings(&mut ada, file);
        assert!(ada.says("Brought in."), "{}", ada.text());
        let many = format!("{} busy times until", expected.len());
        assert!(ada.says(&many), "{many}: {}", ada.text());
        assert_eq!(pair.busy(&pair.world.ada), expected);
        let kept = pair.archive(&pair.world.ada).to_string();
        for word in
            ["Choir", "Parish", "Early shift", "Sam", "Kino", "Night bus", "google", "Mother"]
        {
            assert!(!kept.contains(word), "{word}");
            assert!(!ada.html().contains(word), "{word}");
        }
    }
}

#[test]
fn j2_9_hours_that_suit_both_leave_out_when_either_is_busy_and_tell_nobody_whose() {
    let pair = Pair::new();
    let path = pair.path("/meetings/new");
    let before = suits(&mut pair.mo(), &path);
    assert_eq!(before.len(), 6, "one a day");
    assert_eq!(before, suits(&mut pair.ada(), &path), "both read the same hours");
    let plain = pair.mo().open(&path).text();
    let [first, second, third] = [0, 1, 2].map(|n| stamp(&before[n]));
    brings(&mut pair.ada(), &calendar(&[first, second]));
    brings(&mut pair.mo(), &calendar(&[third]));
    let mut mo = pair.mo();
    let after = suits(&mut mo, &path);
    assert_eq!(after.len(), 6);
    assert!(before[..3].iter().all(|time| !after.contains(time)), "{before:?} {after:?}");
    assert_eq!(before[3..], after[3..], "nothing else has moved");
    assert_eq!(after, suits(&mut pair.ada(), &path), "and from neither page one learns whose");
    let words = |text: &str| text.split_whitespace().count();
    assert_eq!(words(&plain), words(&mo.text()), "not a word more is said");
    mo.fill("way", "here").choose("suits", &after[0]).press("Send the proposal");
    assert!(mo.says("You proposed this."), "{}", mo.text());
}

#[test]
fn j2_9_what_was_chosen_stays_chosen_where_a_proposal_is_refused() {
    let pair = Pair::new();
    let path = pair.path("/meetings/new");
    let mut ada = pair.ada();
    let times = suits(&mut ada, &path);
    ada.choose("suits", &times[1]).press("Send the proposal");
    assert!(ada.status() == 422 && ada.says("Choose how you meet"), "{}", ada.text());
    assert!(ada.html().contains(&format!("value=\"{}\" checked", times[1])), "it is kept");
    brings(&mut pair.mo(), &calendar(&[stamp(&times[1])]));
    let fields = [("suits", times[1].as_str()), ("minutes", "60"), ("way", "")];
    ada.post(&pair.path("/meetings"), &fields);
    assert!(ada.html().contains(&format!("value=\"{}\" checked", times[1])), "even so");
    let four: Vec<_> = times.iter().take(4).map(|time| ("suits", time.as_str())).collect();
    let fields = [four, vec![("minutes", "60"), ("way", "here")]].concat();
    assert_eq!(ada.post(&pair.path("/meetings"), &fields).status(), 422);
    assert!(ada.says("Choose one to three times"), "{}", ada.text());
    let odd =
        [("suits", "x"), ("suits", "-99999999999999999999"), ("minutes", "60"), ("way", "here")];
    assert_eq!(ada.post(&pair.path("/meetings"), &odd).status(), 422);
}

#[test]
fn j2_9_a_file_that_cannot_be_read_is_answered_with_its_line_and_nothing_is_lost() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    let good = calendar(&["20231120T100000Z".to_owned()]);
    brings(&mut ada, &good);
    let broken = good.replace("DTSTART:20231120T100000Z", "DTSTART:20231320T100000Z");
    let often = good.replace("DURATION:PT1H", "RRULE:FREQ=SECONDLY");
    let cut = good.replace("END:VEVENT\nEND:VCALENDAR\n", "");
    for (file, why, line) in [
        ("", "Choose the file of a calendar", None),
        ("\u{0}PK\u{3}\u{4}", "This is no file of a calendar.", None),
        (broken.as_str(), "A day or an hour in it cannot be read", Some(6)),
        (often.as_str(), "repeats more often than every hour", Some(7)),
        (cut.as_str(), "The file is broken", Some(3)),
        (&"x".repeat(1_100_000), "The file is too large.", None),
    ] {
        brings(&mut ada, file);
        assert_eq!(ada.status(), 422, "{why}");
        assert!(ada.says(why), "{why}: {}", ada.text());
        let said = line.map(|line| format!("Look at line {line} of the file."));
        assert!(said.is_none_or(|said| ada.says(&said)), "{line:?}: {}", ada.text());
        assert!(ada.says("1 busy time until"), "what was there stays: {}", ada.text());
    }
    assert_eq!(pair.busy(&pair.world.ada).len(), 1);
}

#[test]
fn j2_9_what_was_brought_in_is_replaced_removed_and_forgotten_when_it_is_past() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    brings(&mut ada, &calendar(&["20231120T100000Z".to_owned(), "20231121T100000Z".to_owned()]));
    assert!(ada.says("2 busy times until"), "{}", ada.text());
    brings(&mut ada, &calendar(&["20231122T100000Z".to_owned()]));
    assert!(ada.says("1 busy time until"), "{}", ada.text());
    ada.open("/me/busy").press("Remove all of it");
    assert!(ada.says("All of it is removed.") && ada.says("Nothing is kept."), "{}", ada.text());
    assert!(pair.busy(&pair.world.ada).is_empty());
    brings(&mut ada, &calendar(&["20231122T100000Z".to_owned()]));
    pair.world.pass(DAY.times(89));
    assert_eq!(pair.busy(&pair.world.ada).len(), 1);
    pair.world.pass(DAY.times(2));
    assert!(pair.busy(&pair.world.ada).is_empty());
    let mut ada = pair.ada();
    ada.open("/today").follow("The busy times that you brought in are past");
    assert!(ada.says("Nothing is kept."), "{}", ada.text());
}

#[test]
fn j2_9_busy_times_go_with_their_owner_and_are_nobody_elses() {
    let pair = Pair::new();
    let path = pair.path("/meetings/new");
    let before = suits(&mut pair.ada(), &path);
    brings(&mut pair.mo(), &calendar(&[stamp(&before[0])]));
    assert!(!suits(&mut pair.ada(), &path).contains(&before[0]));
    for mut browser in [pair.ada(), pair.cora(), pair.world.browser(&pair.world.lead)] {
        assert!(browser.open("/me/busy").says("Nothing is kept."), "{}", browser.text());
    }
    assert_eq!(pair.world.stranger().open("/me/busy").status(), 401);
    let mo = pair.mo.clone();
    pair.world.bare.does(move |tx, at| leaving::leave(tx, at, &mo)).unwrap();
    assert!(suits(&mut pair.ada(), &path).is_empty(), "nobody is asked to meet whoever leaves");
    pair.world.pass(DAY.times(8));
    let kept = pair.world.bare.app.store.read::<_, kith_app::Error>({
        let member = pair.mo.member;
        move |tx| kith_app::journey::busy::own(tx, member)
    });
    assert!(kept.unwrap().is_none(), "it is gone with them");
}
