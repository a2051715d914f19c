//! What files of calendars mean, by what a wall clock shows; and that no bytes whatever do harm.
use kith_core::DAY;
use proptest::prelude::*;

use super::*;

/// The moment at which a clock shows that, such as `2026-11-24T18:00[Europe/Berlin]`.
fn at(text: &str) -> Timestamp {
    text.parse::<jiff::Zoned>().unwrap().timestamp().into()
}

/// Ninety days from that midnight in Berlin on.
fn from(day: &str) -> Busy {
    let from = at(&format!("{day}T00:00[Europe/Berlin]"));
    Busy { from, until: from + DAY.times(90) }
}

fn read(text: &str, day: &str) -> Result<Vec<Busy>, Unread> {
    busy(text, from(day), &Zone::named("Europe/Berlin").unwrap())
}

fn file(events: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{events}\nEND:VCALENDAR\n")
}

fn event(lines: &str) -> String {
    file(&format!("BEGIN:VEVENT\nUID:1\n{lines}\nEND:VEVENT"))
}

/// The times that `text` takes from `day` on, as a clock in Berlin shows them.
#[track_caller]
fn check(text: &str, day: &str, expected: &[&str]) {
    let berlin = Zone::named("Europe/Berlin").unwrap();
    let show = |at| berlin.clock(at);
    let found = read(text, day).unwrap();
    let shown: Vec<_> =
        found.iter().map(|one| format!("{} – {}", show(one.from), show(one.until))).collect();
    assert_eq!(shown, expected, "{text}");
}

#[track_caller]
fn refused(text: &str, why: Refusal, line: Option<usize>) {
    assert_eq!(read(text, "2026-11-24"), Err(Unread { why, line }), "{text}");
}

#[test]
fn an_hour_a_day_and_a_length_are_read() {
    let check = |lines: &str, expected: &[&str]| check(&event(lines), "2026-11-24", expected);
    let evening = "2026-11-25 18:00 – 2026-11-25 19:30";
    check("DTSTART:20261125T170000Z\nDTEND:20261125T183000Z", &[evening]);
    check("DTSTART:20261125T180000\nDURATION:PT1H30M", &[evening]);
    check(
        "DTSTART;TZID=Europe/Berlin:20261125T180000\nDTEND;TZID=Europe/London:20261125T183000",
        &["2026-11-25 18:00 – 2026-11-25 19:30"],
    );
    check("DTSTART;TZID=\"Asia/Kolkata\":20261125T223000\nDURATION:PT90M", &[evening]);
    check("DTSTART;TZID=Nowhere:20261125T180000\nDURATION:PT90M", &[evening]);
    check("DTSTART;VALUE=DATE:20261125", &["2026-11-25 00:00 – 2026-11-26 00:00"]);
    check(
        "DTSTART;VALUE=DATE:20261125\nDTEND;VALUE=DATE:20261128",
        &["2026-11-25 00:00 – 2026-11-28 00:00"],
    );
    check("DTSTART:20261125T180000\nDURATION:P1W", &["2026-11-25 18:00 – 2026-12-02 18:00"]);
    check("DTSTART:20261125T180000", &[]);
    check("DTSTART:20261125T180000\nDTEND:20261125T170000", &[]);
    check("DTSTART:20261101T180000\nDURATION:PT1H", &[]);
    check("DTSTART:20271101T180000\nDURATION:PT1H", &[]);
    check("DTSTART:20261123T230000\nDURATION:PT3H", &["2026-11-24 00:00 – 2026-11-24 02:00"]);
}

#[test]
fn what_is_free_or_called_off_takes_no_time() {
    let when = "DTSTART:20261125T180000\nDURATION:PT1H\n";
    for line in ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"] {
        check(&event(&format!("{when}{line}")), "2026-11-24", &[]);
    }
    for line in ["TRANSP:OPAQUE", "STATUS:TENTATIVE", "X-MICROSOFT-CDO-BUSYSTATUS:OOF"] {
        assert_eq!(read(&event(&format!("{when}{line}")), "2026-11-24").unwrap().len(), 1);
    }
}

#[test]
fn an_evening_stays_an_evening_over_both_changes_of_the_clocks() {
    let weekly = event(
        "DTSTART;TZID=Europe/Berlin:20260106T180000\nDTEND;TZID=Europe/Berlin:20260106T190000\n\
         RRULE:FREQ=WEEKLY;BYDAY=TU",
    );
    for (day, first, last) in
        [("2026-03-20", "2026-03-24", "2026-04-07"), ("2026-10-15", "2026-10-20", "2026-11-03")]
    {
        let found = read(&weekly, day).unwrap();
        assert_eq!(found[0].from, at(&format!("{first}T18:00[Europe/Berlin]")));
        assert_eq!(found[2].from, at(&format!("{last}T18:00[Europe/Berlin]")));
        assert_eq!(found[2].until, at(&format!("{last}T19:00[Europe/Berlin]")));
    }
    // A night of which the file says when it is over lasts as long as each other one; one of a day lasts until the same hour.
    check(
        &event("DTSTART:20261024T220000\nDURATION:P1D"),
        "2026-10-20",
        &["2026-10-24 22:00 – 2026-10-25 22:00"],
    );
    check(
        &event("DTSTART:20261025\nDURATION:P1D"),
        "2026-10-20",
        &["2026-10-25 00:00 – 2026-10-26 00:00"],
    );
    check(
        &event("DTSTART:20260329T023000\nDURATION:PT1H"),
        "2026-03-20",
        &["2026-03-29 03:30 – 2026-03-29 04:30"],
    );
}

#[test]
fn what_repeats_is_counted_to_its_end_and_without_what_was_left_out() {
    let day = |day: &str| format!("2026-{day} 18:00 – 2026-{day} 19:00");
    let days = |all: &[&str]| all.iter().map(|one| day(one)).collect::<Vec<_>>();
    let check = |rest: &str, expected: &[&str]| {
        let lines = format!("DTSTART:20261124T180000\nDURATION:PT1H\n{rest}");
        let expected = days(expected);
        check(
            &event(&lines),
            "2026-11-24",
            &expected.iter().map(String::as_str).collect::<Vec<_>>(),
        );
    };
    check("RRULE:FREQ=DAILY;COUNT=3", &["11-24", "11-25", "11-26"]);
    check("RRULE:FREQ=DAILY;UNTIL=20261126", &["11-24", "11-25", "11-26"]);
    check("RRULE:FREQ=DAILY;UNTIL=20261126T170000Z", &["11-24", "11-25", "11-26"]);
    check("RRULE:FREQ=DAILY;UNTIL=20261126T165959Z", &["11-24", "11-25"]);
    check("RRULE:FREQ=DAILY;COUNT=4\nEXDATE:20261125T180000,20261126T170000Z", &["11-24", "11-27"]);
    check("RRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20261125", &["11-24", "11-26"]);
    check(
        "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2\nRDATE:20261126T180000",
        &["11-24", "11-26", "12-08"],
    );
    check("RRULE:FREQ=MONTHLY;BYDAY=4TU;COUNT=2", &["11-24", "12-22"]);
    check("RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=1", &["11-24", "11-27"]);
    check("RRULE:FREQ=DAILY;UNTIL=20261120", &["11-24"]);
    check(
        "RDATE;VALUE=PERIOD:20261130T180000/PT1H,20261201T170000Z/20261201T180000Z",
        &["11-24", "11-30", "12-01"],
    );
    check("RRULE:FREQ=YEARLY", &["11-24"]);
}

#[test]
fn what_began_long_ago_is_counted_as_if_from_its_beginning() {
    let since = |start: &str, rule: &str| {
        let text = event(&format!("DTSTART:{start}\nDURATION:PT1H\nRRULE:{rule}"));
        read(&text, "2026-11-24").unwrap()
    };
    assert_eq!(since("20060102T070000", "FREQ=DAILY").len(), 90);
    let third = since("20060102T070000", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO");
    let monday = |week: i64| {
        at("2006-01-02T07:00[Europe/Berlin]")
            .jiff()
            .to_zoned(jiff::tz::TimeZone::get("Europe/Berlin").unwrap())
            .checked_add(jiff::Span::new().weeks(week))
            .unwrap()
            .timestamp()
    };
    let expected: Vec<_> = (0..2_000)
        .map(|n| monday(3 * n))
        .filter(|at| from("2026-11-24").from.jiff() <= *at && *at < from("2026-11-24").until.jiff())
        .collect();
    assert_eq!(third.iter().map(|one| one.from.jiff()).collect::<Vec<_>>(), expected);
    assert_eq!(since("20060102T070000", "FREQ=HOURLY;INTERVAL=6").len(), 360);
    assert_eq!(since("19800229T070000", "FREQ=MONTHLY;BYMONTHDAY=-1").len(), 3);
}

#[test]
fn one_of_a_series_that_was_moved_or_called_off_is_not_where_it_was() {
    let series = "BEGIN:VEVENT\nUID:a\nSEQUENCE:0\nDTSTART;TZID=Europe/Berlin:20261124T180000\n\
        DTEND;TZID=Europe/Berlin:20261124T190000\nRRULE:FREQ=DAILY;COUNT=4\nEND:VEVENT\n";
    let moved = "BEGIN:VEVENT\nUID:a\nSEQUENCE:7\nRECURRENCE-ID:20261125T170000Z\n\
        DTSTART:20261125T080000Z\nDTEND:20261125T090000Z\nEND:VEVENT\n";
    let off = "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID;TZID=Europe/Berlin:20261126T180000\nSTATUS:CANCELLED\n\
        DTSTART;TZID=Europe/Berlin:20261126T180000\nDTEND;TZID=Europe/Berlin:20261126T190000\nEND:VEVENT\n";
    let other = "BEGIN:VEVENT\nUID:b\nRECURRENCE-ID:20261127T170000Z\nDTSTART:20261128T170000Z\n\
        DURATION:PT1H\nEND:VEVENT";
    let expected = [
        "2026-11-24 18:00 – 2026-11-24 19:00",
        "2026-11-25 09:00 – 2026-11-25 10:00",
        "2026-11-27 18:00 – 2026-11-27 19:00",
        "2026-11-28 18:00 – 2026-11-28 19:00",
    ];
    check(&file(&format!("{series}{moved}{off}{other}")), "2026-11-24", &expected);
    check(&file(&format!("{moved}{off}{series}{other}")), "2026-11-24", &expected);
}

#[test]
fn a_zone_is_found_by_its_name_its_rules_or_its_makers_name() {
    let zone = |id: &str, parts: &str| {
        let one = |day: &str| {
            let when = format!("DTSTART;TZID={id}:2026{day}T120000\nDURATION:PT1H");
            format!("BEGIN:VEVENT\nUID:{day}\n{when}\nEND:VEVENT\n")
        };
        let told =
            format!("BEGIN:VTIMEZONE\nTZID:{}\n{parts}END:VTIMEZONE\n", id.trim_matches('"'));
        let told = if parts.is_empty() { String::new() } else { told };
        file(&format!("{told}{}{}", one("1020"), one("1103")))
    };
    let york = ["2026-10-20 18:00 – 2026-10-20 19:00", "2026-11-03 18:00 – 2026-11-03 19:00"];
    let rules = "BEGIN:STANDARD\nDTSTART:16010101T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\n\
        RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\n\
        TZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\nEND:DAYLIGHT\n";
    for (id, parts) in [
        ("America/New_York", ""),
        ("/freeassociation.example/America/New_York", ""),
        ("Eastern Standard Time", ""),
        ("Customized Time Zone", rules),
        ("\"(UTC-05:00) Home: office\"", rules),
        ("Mine", "X-LIC-LOCATION:America/New_York\n"),
    ] {
        check(&zone(id, parts), "2026-10-15", &york);
    }
    let fixed = "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0530\nTZOFFSETTO:+0530\nEND:STANDARD\n";
    check(
        &zone("Half past", fixed),
        "2026-10-15",
        &["2026-10-20 08:30 – 2026-10-20 09:30", "2026-11-03 07:30 – 2026-11-03 08:30"],
    );
}

#[test]
fn what_only_says_that_it_is_taken_is_read_too() {
    let text = file(
        "BEGIN:VFREEBUSY\nUID:x\nDTSTART:20261124T000000Z\nDTEND:20261201T000000Z\n\
         FREEBUSY;FBTYPE=BUSY:20261125T170000Z/PT1H,20261126T170000Z/20261126T180000Z\n\
         FREEBUSY;FBTYPE=FREE:20261127T170000Z/PT1H\nFREEBUSY:20261128T170000Z/PT1H\nEND:VFREEBUSY",
    );
    check(
        &text,
        "2026-11-24",
        &[
            "2026-11-25 18:00 – 2026-11-25 19:00",
            "2026-11-26 18:00 – 2026-11-26 19:00",
            "2026-11-28 18:00 – 2026-11-28 19:00",
        ],
    );
}

#[test]
fn what_cannot_be_read_is_named_by_its_line() {
    refused("", NO_CALENDAR, None);
    refused("\u{fffd}\u{fffd}PK", NO_CALENDAR, None);
    refused("BEGIN:VCARD\nEND:VCARD", NO_CALENDAR, None);
    refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261125\n", BROKEN, Some(2));
    refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n", BROKEN, Some(3));
    refused(&event("SUMMARY:a\n b\n c"), NO_TIME, Some(3));
    refused(&event("DTSTART:tomorrow"), NO_TIME, Some(5));
    refused(&event("SUMMARY:a\n b\nDTSTART:20261325T180000"), NO_TIME, Some(7));
    refused(&event("DTSTART:20261125\nDTEND:2026112"), NO_TIME, Some(6));
    refused(&event("DTSTART:20261125T180000\nDURATION:-PT1H"), NO_TIME, Some(6));
    refused(&event("DTSTART:20261125\nDURATION:P99999999W"), NO_TIME, Some(6));
    refused(&event("DTSTART:20261125\nDURATION:PT999999999H"), NO_TIME, Some(6));
    refused(&event("DTSTART:20261125T180000\nRRULE:every day"), NO_RULE, Some(6));
    refused(&event("DTSTART:20261125T180000\nRRULE:FREQ=DAILY;INTERVAL=0"), NO_RULE, Some(6));
    refused(&event("DTSTART:20261125T180000\nRRULE:BYDAY=MO"), NO_RULE, Some(6));
}

#[test]
fn a_file_that_would_make_endless_work_is_refused_at_once() {
    let often = |rule: &str| {
        refused(&event(&format!("DTSTART:20261125T180000\nRRULE:{rule}")), OFTEN, Some(6));
    };
    often("FREQ=SECONDLY");
    often("FREQ=MINUTELY;COUNT=10");
    often("FREQ=HOURLY;BYMINUTE=0,30");
    often(&format!("FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE={}", "1,2,3,4,5"));
    let long =
        "BEGIN:VEVENT\nDTSTART:20260101T180000\nRRULE:FREQ=DAILY;COUNT=4000000000\nEND:VEVENT\n";
    assert_eq!(read(&file(&long.repeat(10)), "2026-11-24").unwrap_err().why, MUCH);
    refused(&"x".repeat(BYTES + 1), LARGE, None);
    let one = "BEGIN:VEVENT\nDTSTART:20100101T000000\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT\n";
    let many = file(&one.repeat(5_000));
    assert_eq!(read(&many, "2026-11-24").unwrap_err().why, MUCH);
    let every =
        "BEGIN:VEVENT\nDTSTART:20100101T000000\nDURATION:PT1M\nRRULE:FREQ=HOURLY\nEND:VEVENT\n";
    assert_eq!(read(&file(&every.repeat(1_000)), "2026-11-24").unwrap_err().why, MUCH);
    for often in ["MONTHLY", "YEARLY"] {
        let never = format!(
            "BEGIN:VEVENT\nDTSTART:20100101T000000\nRRULE:FREQ={often};BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT\n"
        );
        assert_eq!(read(&file(&never.repeat(2_000)), "2026-11-24").unwrap_err().why, MUCH);
    }
    let deep = format!("BEGIN:VCALENDAR\n{}", "BEGIN:X\n".repeat(20));
    assert_eq!(read(&deep, "2026-11-24").unwrap_err().why, BROKEN);
    let minute =
        |n: usize| format!("2026112{}T{:02}{:02}00Z/PT1M", 4 + n / 1440, n / 60 % 24, n % 60);
    let all: Vec<_> = (0..7_000).step_by(2).map(minute).collect();
    let text = file(&format!("BEGIN:VFREEBUSY\nFREEBUSY:{}\nEND:VFREEBUSY", all.join(",")));
    assert_eq!(read(&text, "2026-11-24"), Err(Unread { why: MUCH, line: None }));
}

/// Pieces of which such files are made, and some of which they are not.
fn piece() -> impl Strategy<Value = String> {
    let words = vec![
        "BEGIN:VEVENT\n",
        "END:VEVENT\n",
        "BEGIN:VTIMEZONE\n",
        "END:VTIMEZONE\n",
        "BEGIN:STANDARD\n",
        "END:STANDARD\n",
        "TZID:X\n",
        "TZOFFSETTO:+0100\n",
        "TZOFFSETTO:-9999\n",
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        ";TZID=X",
        ";VALUE=DATE",
        ":",
        ";",
        ",",
        "\n",
        "\r\n ",
        "20261125",
        "20261125T180000",
        "20261125T180000Z",
        "99999999T999999Z",
        "P1D",
        "PT99999999999H",
        "P9999999W",
        "FREQ=DAILY",
        "FREQ=WEEKLY",
        "FREQ=YEARLY",
        "FREQ=MONTHLY",
        ";COUNT=3",
        ";INTERVAL=65535",
        ";BYDAY=-5MO,99TU",
        ";BYMONTHDAY=-31,31",
        ";BYSETPOS=-366",
        ";BYWEEKNO=53",
        ";BYYEARDAY=366",
        ";UNTIL=21991231",
        "UID:1\n",
        "/",
        "é",
        "\u{0}",
    ];
    prop_oneof![
        9 => prop::sample::select(words).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn whatever_bytes_come_the_answer_is_times_or_a_line(
        bytes in prop::collection::vec(any::<u8>(), 0..300), pieces in prop::collection::vec(piece(), 0..60),
    ) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let whole = file(&format!("BEGIN:VEVENT\nDTSTART:20261125T180000\nDURATION:PT1H\n{}\nEND:VEVENT", pieces.concat()));
        for text in [text.clone(), file(&text), pieces.concat(), file(&pieces.concat()), whole] {
            let lines = text.lines().count();
            match read(&text, "2026-11-24") {
                Ok(all) => {
                    for pair in all.windows(2) {
                        prop_assert!(pair[0].until < pair[1].from);
                    }
                    let within = from("2026-11-24");
                    prop_assert!(all.iter().all(|one| within.from <= one.from && one.until <= within.until));
                }
                Err(unread) => {
                    prop_assert!(unread.line.is_none_or(|line| (1..=lines).contains(&line)));
                }
            }
        }
    }

    #[test]
    fn any_rule_is_counted_or_refused(
        often in prop::sample::select(vec!["HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
        interval in 1..400_u32, start in 0..18_000_i64,
        by in prop::collection::vec(prop::sample::select(vec![
            "BYDAY=MO,-1FR", "BYDAY=TU", "BYMONTH=2", "BYMONTHDAY=29,-1", "BYYEARDAY=-366", "BYWEEKNO=-53,1", "BYHOUR=3", "WKST=SU",
            "BYSETPOS=1", "COUNT=5", "UNTIL=20270101T000000Z", "BYMONTHDAY=30",
        ]), 0..4),
    ) {
        let day = jiff::civil::date(1980, 1, 1).checked_add(jiff::Span::new().days(start)).unwrap();
        let rule: String = by.iter().flat_map(|one| [";", one]).collect();
        let text = event(&format!(
            "DTSTART;TZID=America/New_York:{}T013000\nDURATION:PT30M\nRRULE:FREQ={often};INTERVAL={interval}{rule}",
            day.strftime("%Y%m%d"),
        ));
        if let Err(unread) = read(&text, "2026-11-24") {
            prop_assert!([NO_RULE, OFTEN, MUCH].contains(&unread.why) && unread.line == Some(7));
        }
    }
}
