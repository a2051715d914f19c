//! The laws of busy times: nothing is lost, nothing is told.

use proptest::prelude::*;

use super::*;

fn at(hours: i64) -> Timestamp {
    Timestamp::from_micros(1_795_000_000_000_000).unwrap() + HOUR.times(hours)
}

fn busy(from: i64, hours: i64) -> Busy {
    Busy { from: at(from), until: at(from + hours) }
}

fn some() -> impl Strategy<Value = Vec<Busy>> {
    prop::collection::vec((-50..500_i64, -2..40_i64), 0..40)
        .prop_map(|all| all.into_iter().map(|(from, hours)| busy(from, hours)).collect())
}

fn zone() -> impl Strategy<Value = Zone> {
    let names = vec!["UTC", "Europe/Berlin", "Asia/Kolkata", "America/New_York", "Pacific/Apia"];
    prop::sample::select(names).prop_map(|name| Zone::named(name).unwrap())
}

proptest! {
    #[test]
    fn what_is_joined_is_taken_at_the_same_moments_and_no_others(all in some()) {
        let within = busy(0, 300);
        let one = joined(all.clone(), within);
        for pair in one.windows(2) {
            prop_assert!(pair[0].until < pair[1].from, "apart, and the earliest first");
        }
        for half in -120..1_200_i64 {
            let moment = at(0) + MINUTE.times(30 * half);
            let takes = |one: &Busy| one.from <= moment && moment < one.until;
            let before = all.iter().any(takes) && takes(&within);
            prop_assert_eq!(one.iter().any(takes), before);
        }
    }

    #[test]
    fn a_time_that_suits_is_free_by_day_on_both_clocks_and_one_a_day(
        all in some(), own in zone(), other in zone(), minutes in 15..=180_u16, name in any::<u128>(),
    ) {
        let talk = TalkId(uuid::Uuid::from_u128(name));
        let two = Two { own: &own, other: &other, minutes, talk };
        let times = suiting(at(0), two, &all);
        prop_assert!(times.len() <= SUITING);
        for pair in times.windows(2) {
            prop_assert!(own.civil(pair[0]).date() < own.civil(pair[1]).date(), "one a day");
        }
        for time in &times {
            let until = *time + MINUTE.times(i64::from(minutes));
            let whole = Busy { from: *time, until };
            prop_assert!(at(12) <= *time);
            prop_assert!(!all.iter().any(|one| one.from < one.until && one.meets(whole)));
            for zone in [&own, &other] {
                let (from, until) = (zone.civil(*time), zone.civil(until));
                prop_assert!(from.hour() >= 8 && from.date() == until.date());
                prop_assert!(until.hour() < 21 || until.time() == jiff::civil::time(21, 0, 0, 0));
            }
        }
        prop_assert_eq!(&times, &suiting(at(0), two, &all), "who looks again sees the same");
    }

    #[test]
    fn a_time_that_was_put_to_them_changes_only_where_it_was_taken(
        all in some(), more in some(), name in any::<u128>(),
    ) {
        let (zone, talk) = (Zone::UTC, TalkId(uuid::Uuid::from_u128(name)));
        let two = Two { own: &zone, other: &zone, minutes: 60, talk };
        let before = suiting(at(0), two, &all);
        let after = suiting(at(0), two, &[all.clone(), more.clone()].concat());
        for time in before {
            let whole = Busy { from: time, until: time + HOUR };
            let taken = more.iter().any(|one| one.meets(whole));
            let last = after.len() == SUITING && after.last().is_some_and(|last| *last < time);
            prop_assert_eq!(after.contains(&time), !taken && !last, "{:?}", time);
        }
    }
}

#[test]
fn two_on_far_sides_of_the_world_find_what_little_there_is() {
    let check = |own: &str, other: &str, minutes, some: bool| {
        let (own, other) = (Zone::named(own).unwrap(), Zone::named(other).unwrap());
        let two = Two { own: &own, other: &other, minutes, talk: TalkId(uuid::Uuid::nil()) };
        assert_eq!(!suiting(at(0), two, &[]).is_empty(), some, "{own} {other} {minutes}");
    };
    check("Europe/Berlin", "Europe/Berlin", 180, true);
    check("Europe/Berlin", "Asia/Kolkata", 180, true);
    check("America/New_York", "Asia/Shanghai", 60, true);
    check("America/New_York", "Asia/Shanghai", 180, false);
}
