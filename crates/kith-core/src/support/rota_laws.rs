//! Laws of the rota.

use proptest::prelude::*;

use super::*;

fn at(text: &str) -> Timestamp {
    text.parse::<jiff::Zoned>().unwrap().timestamp().into()
}

fn start() -> Timestamp {
    Timestamp::from_micros(0).unwrap()
}

fn hours(from: i64, to: i64) -> Hours {
    Hours { since: start() + HOUR.times(from), until: start() + HOUR.times(to) }
}

fn berlin() -> Zone {
    Zone::named("Europe/Berlin").unwrap()
}

#[test]
fn six_in_the_evening_stays_six_in_the_evening_when_the_clocks_change() {
    let check = |first, end, expected: &[(&str, &str)]| {
        let laid = weekly(&berlin(), (first, end), 2).unwrap();
        let expected: Vec<_> = expected
            .iter()
            .map(|(since, until)| Hours {
                since: at(&format!("{since}[Europe/Berlin]")),
                until: at(&format!("{until}[Europe/Berlin]")),
            })
            .collect();
        assert_eq!(laid, expected, "{first}");
    };
    // Forward on 29 March, back on 25 October: a week of one hour less, and of one hour more.
    check(
        "2026-03-25T18:00",
        "20:00",
        &[("2026-03-25T18:00", "2026-03-25T20:00"), ("2026-04-01T18:00", "2026-04-01T20:00")],
    );
    check(
        "2026-10-21T22:00",
        "02:00",
        &[("2026-10-21T22:00", "2026-10-22T02:00"), ("2026-10-28T22:00", "2026-10-29T02:00")],
    );
    // The night in which the clock is put back lasts an hour longer, the other an hour less.
    let night = weekly(&berlin(), ("2026-10-24T22:00", "04:00"), 1).unwrap();
    assert_eq!(night[0].length(), HOUR.times(7));
    let night = weekly(&berlin(), ("2026-03-28T22:00", "04:00"), 1).unwrap();
    assert_eq!(night[0].length(), HOUR.times(5));
}

#[test]
fn a_night_of_eight_hours_stands_in_both_nights_in_which_the_clocks_change() {
    let check = |first: &str, lasts: [i64; 2]| {
        let laid = weekly(&berlin(), (first, "06:00"), 2).unwrap();
        assert_eq!([laid[0].length(), laid[1].length()], lasts.map(|n| HOUR.times(n)), "{first}");
        for hours in laid {
            let now = hours.since + -DAY;
            let shift = Shift { hours, tongue: None, wanted: 1 };
            assert!(shift.checked(now).is_ok() && may_take(&[], hours, now).is_ok(), "{hours:?}");
        }
    };
    check("2026-10-24T22:00", [9, 8]);
    check("2026-03-28T22:00", [7, 8]);
    // What the clock leaves out is left out, and the other weeks stand.
    let laid = weekly(&berlin(), ("2026-03-22T02:00", "03:00"), 3).unwrap();
    assert_eq!(laid.len(), 2);
}

#[test]
fn what_is_no_pattern_is_refused() {
    let check = |begin, end, weeks, why| {
        assert_eq!(weekly(&berlin(), (begin, end), weeks), Err(why), "{begin} {end} {weeks}");
    };
    check("2026-11-30T18:00", "20:00", 0, WEEKS);
    check("2026-11-30T18:00", "20:00", MOST_WEEKS + 1, WEEKS);
    check("Monday at six", "20:00", 1, TIMES);
    check("2026-11-30T18:00", "late", 1, TIMES);
    check("2026-11-30T18:00", "18:20", 1, TIMES);
    check("2026-11-30T18:00", "03:00", 1, TIMES);
    // An hour that the clock leaves out is no shift.
    check("2026-03-29T02:00", "03:00", 1, TIMES);
}

#[test]
fn a_shift_lies_ahead_and_stays_bearable() {
    let check = |from, to, wanted, expected: Result<(), Refusal>| {
        let shift = Shift { hours: hours(from, to), tongue: None, wanted };
        assert_eq!(shift.checked(start()).map(drop), expected, "{from} {to} {wanted}");
    };
    check(1, 3, 2, Ok(()));
    check(0, 3, 2, Err(TIMES));
    check(3, 3, 2, Err(TIMES));
    check(1, 10, 2, Ok(()));
    check(1, 11, 2, Err(TIMES));
    check(1, 3, 0, Err(WANTED));
    check(1, 3, MOST_WANTED + 1, Err(WANTED));
}

#[test]
fn nobody_is_in_two_places_and_everybody_rests() {
    let check = |held: &[Hours], from, to, expected| {
        assert_eq!(may_take(held, hours(from, to), start()), expected, "{held:?} {from} {to}");
    };
    check(&[], 0, 2, Err(BEGUN));
    check(&[], 1, 2, Ok(()));
    check(&[hours(1, 3)], 2, 4, Err(OVERLAPS));
    // Two that follow on each other are one stretch.
    check(&[hours(1, 5)], 5, 9, Ok(()));
    check(&[hours(1, 5)], 6, 10, Err(TIRED));
    check(&[hours(1, 5)], 14, 22, Ok(()));
    check(&[hours(1, 5)], 13, 20, Err(TIRED));
    // Twenty hours in any seven days.
    let held = [hours(1, 9), hours(25, 33)];
    check(&held, 49, 53, Ok(()));
    check(&held, 49, 54, Err(ENOUGH));
    check(&held, 24 * 7 + 1, 24 * 7 + 9, Ok(()));
}

#[test]
fn a_gap_is_said_for_each_language_and_for_the_hours_in_which_it_is() {
    let shift = |from, to, tongue: Option<&str>, wanted| Shift {
        hours: hours(from, to),
        tongue: tongue.map(str::to_owned),
        wanted,
    };
    let gap = |from, to, tongue: Option<&str>, missing| Gap {
        hours: hours(from, to),
        tongue: tongue.map(str::to_owned),
        missing,
    };
    let all = [
        (shift(1, 3, None, 2), 1),
        (shift(3, 5, None, 1), 0),
        (shift(4, 6, None, 1), 0),
        (shift(1, 3, Some("de"), 1), 0),
        (shift(8, 9, None, 1), 4),
    ];
    let expected =
        [gap(1, 4, None, 1), gap(4, 5, None, 2), gap(5, 6, None, 1), gap(1, 3, Some("de"), 1)];
    assert_eq!(gaps(&all), expected);
}

#[test]
fn a_gap_over_midnight_stands_on_both_days_even_when_the_clocks_change() {
    let gap = |since: &str, until: &str| Gap {
        hours: Hours { since: at(since), until: at(until) },
        tongue: None,
        missing: 1,
    };
    let all = [gap("2026-10-24T22:00[Europe/Berlin]", "2026-10-26T01:00[Europe/Berlin]")];
    let days = by_day(&all, &berlin(), at("2026-10-24T23:30[Europe/Berlin]"), 4);
    let said: Vec<_> = days.iter().map(|(day, gaps)| (day.to_string(), gaps.len())).collect();
    let expected = [("2026-10-24", 1), ("2026-10-25", 1), ("2026-10-26", 1), ("2026-10-27", 0)];
    assert_eq!(said, expected.map(|(day, n)| (day.to_owned(), n)));
    assert_eq!(days[1].1[0].hours.length(), HOUR.times(25));
    assert_eq!(days[2].1[0].hours.length(), HOUR);
}

proptest! {
    #[test]
    fn whoever_takes_one_place_after_another_never_overlaps_never_tires_and_never_has_too_much(
        asked in prop::collection::vec((1_i64..400, 1_i64..9), 0..40),
    ) {
        let mut held: Vec<Hours> = Vec::new();
        for (from, length) in asked {
            let hours = hours(from, from + length);
            if may_take(&held, hours, start()).is_ok() {
                held.push(hours);
            }
        }
        held.sort_unstable();
        for (n, one) in held.iter().enumerate() {
            prop_assert!(held.iter().skip(n + 1).all(|other| !one.overlaps(*other)));
            prop_assert!(stretch(&held, *one) <= STRETCH);
            prop_assert!(load(&held, *one) <= WEEK);
        }
    }

    #[test]
    fn a_gap_is_never_more_than_what_is_missing_and_no_missing_hour_is_left_out(
        shifts in prop::collection::vec((0_i64..48, 1_i64..9, 1_u32..4, 0_u32..5), 0..12),
        hour in 0_i64..60,
    ) {
        let all: Vec<_> = shifts.iter().map(|(from, length, wanted, held)| {
            (Shift { hours: hours(*from, from + length), tongue: None, wanted: *wanted }, *held)
        }).collect();
        let now = start() + HOUR.times(hour);
        let missing: u32 = all.iter().filter(|(shift, _)| shift.hours.covers(now))
            .map(|(shift, held)| shift.wanted.saturating_sub(*held)).sum();
        let said: Vec<_> =
            gaps(&all).into_iter().filter(|gap| gap.hours.covers(now)).map(|gap| gap.missing).collect();
        prop_assert_eq!(said, if missing == 0 { vec![] } else { vec![missing] });
    }
}
