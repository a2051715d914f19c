//! What calendars read, by a parser that is not ours: when, the same for ever, and nothing about whom or what.

use std::borrow::Cow;

use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarProperty};
use kith_app::people::leaving;
use kith_core::{DAY, HOUR};
use kith_testkit::Browser;

use super::Pair;

/// The events in `text`, which is read without a word of complaint.
fn events(text: &str) -> Vec<ICalendarComponent> {
    assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    assert!(
        text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\r', '\n'])
    );
    let read = ICalendar::parse(text).unwrap();
    let is_event = |one: &ICalendarComponent| one.uid().is_some();
    read.components.into_iter().filter(is_event).collect()
}

fn said(event: &ICalendarComponent, what: &ICalendarProperty) -> Option<String> {
    let value = event.property(what)?.values.first()?.clone();
    value.into_text().map(Cow::into_owned)
}

/// When it begins, in seconds since 1970.
fn start(event: &ICalendarComponent) -> i64 {
    let value = event.property(&ICalendarProperty::Dtstart).unwrap().values.first().unwrap();
    value.as_partial_date_time().unwrap().to_timestamp().unwrap()
}

/// The seconds since 1970 of an hour in a zone.
fn hour(text: &str) -> i64 {
    text.parse::<jiff::Zoned>().unwrap().timestamp().as_second()
}

/// The file of `meeting`, as `browser` gets it.
fn file(browser: &mut Browser, meeting: &str, fields: &[(&str, &str)]) -> String {
    browser.post(&format!("{meeting}/copies"), fields);
    assert_eq!(browser.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(browser.header("content-disposition"), "attachment; filename=\"meeting.ics\"");
    browser.html().to_owned()
}

/// The path of a new address for whoever sits at `browser`.
fn address(browser: &mut Browser, button: &str) -> String {
    browser.open("/me/calendar").press(button);
    let html = browser.html();
    let from = html.find("/calendars/").unwrap();
    html[from..].split('"').next().unwrap().to_owned()
}

#[test]
fn j2_9_a_file_for_the_calendar_says_when_and_neither_whom_nor_what_about() {
    let pair = Pair::new();
    let meeting = pair.agrees("2023-12-01T18:00");
    let text = file(&mut pair.ada(), &meeting, &[]);
    for word in ["mo", "ada", "interview", "gap"] {
        let whole = |line: &str| line.split(|c: char| !c.is_alphanumeric()).any(|one| one == word);
        assert!(!text.lines().any(whole), "{word}: {text}");
    }
    let [event] = &events(&text)[..] else { panic!("{text}") };
    assert_eq!(said(event, &ICalendarProperty::Summary).unwrap(), "Kith: a meeting");
    assert_eq!(said(event, &ICalendarProperty::Status).unwrap(), "CONFIRMED");
    assert_eq!(said(event, &ICalendarProperty::Location), None);
    assert_eq!(start(event), hour("2023-12-01T18:00[UTC]"));
    assert!(text.contains("METHOD:PUBLISH\r\n"), "{text}");
    let mut ada = pair.ada();
    ada.open("/me/calendar").choose("called", "busy").press("Save");
    let text = file(&mut ada, &meeting, &[]);
    assert_eq!(said(&events(&text)[0], &ICalendarProperty::Summary).unwrap(), "Busy");
    assert!(!text.to_lowercase().contains("kith"), "whoever is busy is not with Kith: {text}");
    let mine = file(&mut pair.mo(), &meeting, &[]);
    assert_ne!(events(&text)[0].uid(), events(&mine)[0].uid(), "no name joins the two");
    let feed = address(&mut ada, "Make an address");
    let fetched = pair.world.stranger().open(&feed).html().to_owned();
    assert_eq!(events(&fetched)[0].uid(), events(&text)[0].uid(), "in one calendar it is one");
    let mut device = pair.world.stranger();
    let tag = device.open(&feed).header("etag");
    let again = axum::http::Request::get(&feed)
        .header("accept-language", "en")
        .header("sec-fetch-site", "none")
        .header("if-none-match", &tag);
    device.send(again.body(axum::body::Body::empty()).unwrap());
    assert_eq!((device.status(), device.html()), (304, ""), "nothing has changed");
    assert!(mine.contains("SUMMARY:Kith: a meeting"), "each chooses for themselves: {mine}");
}

#[test]
fn a_place_stands_in_the_file_only_where_its_reader_ticked_that_and_long_lines_fold() {
    let pair = Pair::new();
    let place =
        format!("Café Größenwahn; Hinterhof, {}links", "Bücherstübchen für Köpfe, ".repeat(8));
    let mut mo = pair.mo();
    pair.wishes(&mut mo, &["2023-12-01T18:00"]);
    mo.fill("way", "place").fill("spot", &place).press("Send the proposal");
    let meeting = mo.path().split('?').next().unwrap().to_owned();
    let mut ada = pair.ada();
    ada.open(&meeting).press("Take this time");
    assert!(ada.says("At a place") && ada.says(&place), "{}", ada.text());
    let plain = file(&mut ada, &meeting, &[]);
    assert_eq!(said(&events(&plain)[0], &ICalendarProperty::Location), None, "{plain}");
    let ticked = file(&mut ada, &meeting, &[("spot", "yes")]);
    assert_eq!(said(&events(&ticked)[0], &ICalendarProperty::Location).unwrap(), place, "{ticked}");
    let feed = address(&mut ada, "Make an address");
    let fetched = pair.world.stranger().open(&feed).html().to_owned();
    assert_eq!(said(&events(&fetched)[0], &ICalendarProperty::Location), None, "{fetched}");
}

#[test]
fn what_changes_keeps_its_name_and_counts_up_until_it_is_cancelled() {
    let pair = Pair::new();
    let meeting = pair.agrees("2023-12-01T18:00");
    let feed = address(&mut pair.ada(), "Make an address");
    let read = || {
        let text = pair.world.stranger().open(&feed).html().to_owned();
        let [event] = &events(&text)[..] else { panic!("{text}") };
        let sequence: i64 = said(event, &ICalendarProperty::Sequence).unwrap().parse().unwrap();
        let status = said(event, &ICalendarProperty::Status).unwrap();
        (event.uid().unwrap().to_owned(), sequence, status, start(event))
    };
    let first = read();
    let mut mo = pair.mo();
    mo.open(&format!("{meeting}/changes"))
        .fill("first", "2023-12-02T18:00")
        .press("Send the proposal");
    let moved = read();
    assert_eq!((moved.2.as_str(), moved.3), ("CANCELLED", first.3), "it stands no longer");
    pair.ada().open(&meeting).press("Take this time");
    let again = read();
    assert_eq!((again.2.as_str(), again.3), ("CONFIRMED", first.3 + 86_400));
    pair.mo().open(&meeting).press("Call this meeting off");
    let off = read();
    assert_eq!((off.2.as_str(), off.3), ("CANCELLED", again.3));
    assert!([&moved, &again, &off].iter().all(|one| one.0 == first.0), "one name for ever");
    assert!(first.1 < moved.1 && moved.1 < again.1 && again.1 < off.1);
}

#[test]
fn with_the_journey_its_meetings_are_cancelled_in_calendars() {
    let pair = Pair::new();
    let _meeting = pair.agrees("2023-12-01T18:00");
    let feed = address(&mut pair.ada(), "Make an address");
    let sequence = |text: &str| said(&events(text)[0], &ICalendarProperty::Sequence).unwrap();
    let before = sequence(pair.world.stranger().open(&feed).html());
    pair.mo().open(&pair.path("")).follow("Say goodbye").press("Say goodbye");
    let after = pair.world.stranger().open(&feed).html().to_owned();
    assert_eq!(said(&events(&after)[0], &ICalendarProperty::Status).unwrap(), "CANCELLED");
    assert!(before < sequence(&after), "{after}");
}

#[test]
fn an_hour_is_the_same_hour_over_both_changes_of_the_clock_and_where_there_are_none() {
    for (zone, evenings) in [
        ("Europe/Berlin", ["2024-03-30T18:00", "2024-03-31T18:00"]),
        ("Asia/Kolkata", ["2024-03-30T18:00", "2024-03-31T18:00"]),
        ("Europe/Berlin", ["2024-10-26T18:00", "2024-10-27T18:00"]),
    ] {
        let pair = Pair::new();
        if evenings[0].contains("-10-") {
            // Nobody proposes a day of next autumn yet; nothing that falls due is done meanwhile.
            pair.world.bare.clock.pass(DAY.times(200));
        }
        pair.lives(&pair.mo, zone);
        let meetings = evenings.map(|evening| pair.agrees(evening));
        let feed = address(&mut pair.mo(), "Make an address");
        let text = pair.world.stranger().open(&feed).html().to_owned();
        let starts: Vec<_> = events(&text).iter().map(start).collect();
        let meant = evenings.map(|evening| hour(&format!("{evening}[{zone}]")));
        assert_eq!(starts, meant, "{zone}");
        for (meeting, evening) in meetings.iter().zip(evenings) {
            let clock = evening.split('T').next_back().unwrap();
            assert!(pair.mo().open(meeting).says(clock), "{zone}: {}", pair.mo().text());
        }
    }
}

#[test]
fn an_address_opens_without_a_session_until_it_is_renewed_or_ended_or_its_owner_goes() {
    let pair = Pair::new();
    let _meeting = pair.agrees("2023-12-01T18:00");
    let mut mo = pair.mo();
    let first = address(&mut mo, "Make an address");
    assert_eq!(first.len(), "/calendars/".len() + 64 + ".ics".len());
    let open = |path: &str| {
        let mut stranger = pair.world.stranger();
        stranger.open(path);
        (stranger.status(), stranger.header("cache-control"), stranger.header("content-type"))
    };
    let kind = "text/calendar; charset=utf-8".to_owned();
    assert_eq!(open(&first), (200, "private, max-age=900".to_owned(), kind));
    assert_eq!(mo.open("/me/calendar").html().find(&first), None, "it is shown once");
    assert!(mo.says("There is an address since"), "{}", mo.text());
    let second = address(&mut mo, "Make a new address");
    assert_eq!((open(&first).0, open(&second).0), (404, 200));
    mo.open("/me/calendar").press("End the address");
    assert!(mo.says("The address opens nothing any more."), "{}", mo.text());
    assert_eq!(open(&second).0, 404);
    let stolen = address(&mut mo, "Make an address");
    assert!(mo.open("/today").says("An address of your calendar was made."), "{}", mo.text());
    mo.post("/me/devices", &[("end", "others")]);
    assert_eq!(open(&stolen).0, 404, "it ends with the other sign-ins");
    let third = address(&mut mo, "Make an address");
    let going = pair.mo.clone();
    pair.world.bare.does(move |tx, at| leaving::leave(tx, at, &going)).unwrap();
    assert_eq!(open(&third).0, 404, "whoever leaves is gone at once");
    pair.world.pass(DAY.times(8));
    assert_eq!(open(&third).0, 404);
    for wrong in
        ["/calendars/x.ics", "/calendars/.ics", &format!("/calendars/{}.ics", "0".repeat(64))]
    {
        assert_eq!(open(wrong).0, 404, "{wrong}");
    }
}

#[test]
fn whoever_guesses_at_addresses_is_slowed_down() {
    let pair = Pair::new();
    let mut stranger = pair.world.stranger();
    let guess = |n: u32| format!("/calendars/{n:064x}.ics");
    let turned = (0..400).find(|n| stranger.open(&guess(*n)).status() == 429);
    assert!(turned.is_some());
    pair.world.bare.clock.pass(HOUR);
    assert_eq!(stranger.open(&guess(0)).status(), 404);
}
