//! What holds of hours, whatever was kept.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn at(text: &str) -> Timestamp {
    text.parse::<jiff::Zoned>().unwrap().timestamp().into()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn held(n: u128, start: Timestamp, minutes: u16) -> Held {
    let (own, theirs) = (Some(Said::Held), Some(Said::Held));
    Held {
        code: Code(Uuid::from_u128(n)),
        start,
        minutes,
        theirs,
        own,
        programme: None,
        open: true,
    }
}

#[test]
fn j3_9_a_meeting_counts_once_both_say_that_it_took_place() {
    let start = at("2026-11-03T18:00[UTC]");
    let later = start + DAY;
    let says = [None, Some(Said::Held), Some(Said::Mentee), Some(Said::Mentor)];
    for own in says {
        for theirs in says {
            let one = Held { theirs, own, ..held(1, start, 60) };
            let (lines, waits) = count(vec![one.clone()], later, &Zone::UTC);
            let both = own == Some(Said::Held) && theirs == own;
            assert_eq!(lines.len(), usize::from(both), "{own:?} {theirs:?}");
            let differs = own.is_some() && theirs.is_some() && own != theirs;
            let why = waits.first().map(|(.., why)| *why);
            assert_eq!(why == Some(Wait::Differs), differs, "{own:?} {theirs:?}");
            assert_eq!(why == Some(Wait::Own), own.is_none());
            assert!(!both || why.is_none());
            // Once the journey is over nobody waits for a word that nobody can say.
            let closed = Held { open: false, ..one.clone() };
            let (counted, waits) = count(vec![closed.clone()], later, &Zone::UTC);
            assert!(waits.is_empty() && counted == lines);
            assert_eq!(closed.lapsed(), why.is_some());
            // Before its end nothing counts, and nobody waits for a word.
            let (lines, waits) = count(vec![one], start + MINUTE.times(59), &Zone::UTC);
            assert!(lines.is_empty() && waits.is_empty());
        }
    }
}

#[test]
fn a_month_is_the_one_of_whoever_gave_the_time() {
    let check = |start, zone, expected| {
        let zone = Zone::named(zone).unwrap();
        let (lines, _) = count(vec![held(1, at(start), 90)], at("2027-01-01T00:00[UTC]"), &zone);
        assert_eq!(lines[0].day, day(expected), "{start} in {zone}");
        assert_eq!(lines[0].minutes, 90, "whatever the clock does");
    };
    check("2026-10-31T23:30[UTC]", "UTC", "2026-10-31");
    check("2026-10-31T23:30[UTC]", "Europe/Berlin", "2026-11-01");
    check("2026-11-01T03:30[UTC]", "America/New_York", "2026-10-31");
    // Over the night in which an hour comes twice, and over the one in which it is left out.
    check("2026-10-25T00:30[UTC]", "Europe/Berlin", "2026-10-25");
    check("2026-03-29T00:30[UTC]", "Europe/Berlin", "2026-03-29");
}

#[test]
fn what_is_entered_is_a_day_that_was_a_length_and_one_of_three_kinds() {
    let today = day("2026-11-22");
    let new = |text: &str, minutes, kind| Entry::new((text.parse().ok(), minutes, kind), today);
    let check = |text, minutes, kind, why: Option<&str>| {
        assert_eq!(new(text, minutes, kind).err().map(|(field, _)| field), why, "{text}");
    };
    let travel = Some(Kind::Travel);
    check("2026-11-22", Some(30), travel, None);
    check("2026-11-23", Some(30), travel, Some("day"));
    check("2021-01-01", Some(30), travel, Some("day"));
    check("0000-01-01", Some(30), travel, Some("day"));
    check("soon", Some(30), travel, Some("day"));
    check("2026-11-22", Some(0), travel, Some("minutes"));
    check("2026-11-22", Some(721), travel, Some("minutes"));
    check("2026-11-22", None, travel, Some("minutes"));
    check("2026-11-22", Some(720), Some(Kind::Meeting), Some("kind"));
    check("2026-11-22", Some(720), None, Some("kind"));
    let entry = new("2026-11-22", Some(720), travel).unwrap();
    assert_eq!(
        [&[][..], &[720], &[721], &[1; 11], &[1; 12]].map(|of| entry.may_add(of).is_ok()),
        [true, true, false, true, false]
    );
}

#[test]
fn a_talk_that_was_noted_takes_the_place_of_what_was_entered_for_it() {
    let line = |text, kind, own: Option<u128>| Line {
        day: day(text),
        kind,
        minutes: 50,
        programme: None,
        own: own.map(|n| Code(Uuid::from_u128(n))),
    };
    let (noted, entered) = (None, Some(1));
    let all = vec![
        line("2026-11-03", Kind::Supervision, noted),
        line("2026-11-03", Kind::Supervision, entered),
        line("2026-11-03", Kind::Preparation, entered),
        line("2026-11-04", Kind::Supervision, entered),
    ];
    assert_eq!(Ledger::new(all).total(), 150, "one of the two of that day");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..<_>::default() })]

    #[test]
    fn the_months_the_kinds_and_the_programmes_each_make_the_whole(
        days in prop::collection::vec((0_i64..900, 0_usize..7, 1_u32..720, 0_u128..3), 0..60),
    ) {
        let first = at("2024-12-15T12:00[UTC]");
        let line = |&(n, kind, minutes, programme): &(i64, usize, u32, u128)| Line {
            day: Day::of(first + DAY.times(n), &Zone::UTC),
            kind: Kind::ALL[kind],
            minutes,
            programme: (programme > 0).then(|| Code(Uuid::from_u128(programme))),
            own: None,
        };
        let lines: Vec<_> = days.iter().map(line).collect();
        let ledger = Ledger::new(lines.clone());
        let total: u32 = lines.iter().map(|line| line.minutes).sum();
        prop_assert_eq!(ledger.total(), total);
        let months = ledger.months();
        prop_assert_eq!(months.iter().map(|(_, minutes)| minutes).sum::<u32>(), total);
        prop_assert!(months.is_sorted_by(|one, next| one.0 > next.0), "each once, the newest first");
        let listed: usize = months.iter().map(|(month, _)| ledger.of_month(*month).len()).sum();
        prop_assert_eq!(listed, lines.len(), "each line stands in one month");
        prop_assert_eq!(ledger.by_kind().iter().map(|(_, minutes)| minutes).sum::<u32>(), total);
        prop_assert_eq!(ledger.by_programme().iter().map(|(_, minutes)| minutes).sum::<u32>(), total);
    }

    #[test]
    fn no_minute_counts_twice(
        meetings in prop::collection::vec((0_i64..600, 15_u16..180), 0..20),
    ) {
        let first = at("2026-03-28T12:00[UTC]");
        let all: Vec<_> = (0..).zip(&meetings)
            .map(|(n, (start, minutes))| held(n, first + MINUTE.times(*start), *minutes))
            .collect();
        let (lines, waits) = count(all.clone(), first + DAY, &Zone::UTC);
        let given: u32 = lines.iter().map(|line| line.minutes).sum();
        let covered = (0..800).filter(|minute| meetings.iter().any(|(start, long)| {
            (*start..*start + i64::from(*long)).contains(minute)
        }));
        prop_assert_eq!(usize::try_from(given).unwrap(), covered.count());
        prop_assert!(waits.is_empty() && lines.iter().all(|line| line.minutes > 0));
        let mut twice = all.clone();
        twice.extend(all);
        prop_assert_eq!(count(twice, first + DAY, &Zone::UTC).0, lines, "told twice is told once");
    }

    #[test]
    fn no_minute_on_duty_counts_twice_and_none_that_was_a_meeting(
        duties in prop::collection::vec((0_i64..900, 1_i64..180, any::<bool>()), 0..12),
        meetings in prop::collection::vec((0_i64..900, 15_u16..90), 0..12),
    ) {
        let first = at("2026-03-28T12:00[UTC]");
        let all: Vec<_> = (0..).zip(&meetings)
            .map(|(n, (start, minutes))| held(n, first + MINUTE.times(*start), *minutes))
            .collect();
        let on = |(start, long, beside): &(i64, i64, bool)| {
            let since = first + MINUTE.times(*start);
            (since, since + MINUTE.times(*long), *beside)
        };
        let on: Vec<_> = duties.iter().map(on).collect();
        let lines = on_duty(on.clone(), &all, (first + DAY, &Zone::UTC));
        let given: u32 = lines.iter().map(|line| line.minutes).sum();
        let met = |minute: i64| meetings.iter().any(|(start, long)| {
            (*start..*start + i64::from(*long)).contains(&minute)
        });
        let covered = (0..1200).filter(|minute| !met(*minute) && duties.iter().any(
            |(start, long, _)| (*start..start + long).contains(minute),
        ));
        prop_assert_eq!(usize::try_from(given).unwrap(), covered.count());
        let early = on_duty(on, &all, (first, &Zone::UTC));
        prop_assert!(early.is_empty(), "only what really was");
    }
}
