//! Forecast: in which hours of a week help is likely to be asked for, from the weeks behind. Counts and a mean; where they
//! are too few, it says so.

use std::collections::BTreeMap;

use jiff::Zoned;

use super::rota::Shift;
use crate::{DAY, HOUR, Span, Timestamp, programme::zone::Zone};

/// How many weeks are looked back at, at most: a season, so that what has changed since does not count for ever.
pub const WEEKS: u32 = 12;
/// Below so many weeks nothing is said: one odd week would be a quarter of it.
pub const LEAST_WEEKS: u32 = 4;
/// Below so many requests nothing is said.
pub const LEAST: u32 = 40;
/// An hour of the week in which fewer were asked is left out as chance.
pub const NOISE: u32 = 3;
/// How many requests one person answers in an hour.
pub const PACE: u32 = 2;

/// One hour of the week.
const WEEK: Span = DAY.times(7);

/// What the weeks behind say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Forecast {
    /// Too few to say anything; how many there were.
    Unknown {
        /// How many requests were looked at.
        n: u32,
    },
    /// Enough.
    Known {
        /// How many requests were looked at.
        n: u32,
        /// Over how many whole weeks.
        weeks: u32,
        /// The hours in which people are needed, in the order of the week.
        needs: Vec<Need>,
    },
}

/// An hour of the week in which people are needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// Which day of the week, Monday = 0.
    pub weekday: u8,
    /// Which hour of that day, by the clock.
    pub hour: u8,
    /// How many requests were asked in it, over all the weeks.
    pub asked: u32,
    /// How many people would be enough.
    pub people: u32,
}

/// A need that the rota does not meet in the next seven days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lack {
    /// What is needed.
    pub need: Need,
    /// When that hour begins next.
    pub at: Timestamp,
    /// How many hold a place then.
    pub held: u32,
}

/// What `asked`, moments with how many requests were asked at each, say at `now` by the clock of `zone`. Only whole weeks
/// count, the latest [`WEEKS`] of them, so that every hour of the week was there equally often.
#[must_use]
pub fn forecast(zone: &Zone, now: Timestamp, asked: &[(Timestamp, u32)]) -> Forecast {
    let past = asked.iter().filter(|(at, n)| *at <= now && *n > 0);
    let first = past.clone().map(|(at, _)| *at).min();
    let whole = first.map_or(0, |first| now.since(first).0 / WEEK.0);
    let weeks = u32::try_from(whole).unwrap_or_default().min(WEEKS);
    let from = now + -WEEK.times(weeks.into());
    let mut hours: BTreeMap<(u8, u8), u32> = BTreeMap::new();
    for (at, n) in past.filter(|(at, _)| from < *at) {
        let seen = hours.entry(hour(zone, *at)).or_default();
        *seen = seen.saturating_add(*n);
    }
    let n = hours.values().fold(0_u32, |sum, n| sum.saturating_add(*n));
    if weeks < LEAST_WEEKS || n < LEAST {
        return Forecast::Unknown { n };
    }
    let need = |((weekday, hour), asked): ((u8, u8), u32)| {
        (asked >= NOISE).then(|| Need {
            weekday,
            hour,
            asked,
            people: asked.div_ceil(weeks * PACE),
        })
    };
    Forecast::Known { n, weeks, needs: hours.into_iter().filter_map(need).collect() }
}

/// Which of `needs` the rota does not meet in the seven days after `now`, the greatest lack first. `shifts` come with how
/// many hold a place in them.
#[must_use]
pub fn lacking(needs: &[Need], zone: &Zone, now: Timestamp, shifts: &[(Shift, u32)]) -> Vec<Lack> {
    let past = now.micros().rem_euclid(HOUR.0);
    let begins = (1..=7 * 24).map(|n| now + Span(-past) + HOUR.times(n));
    let lack = |at: Timestamp| {
        let (weekday, hour) = hour(zone, at);
        let need = needs.iter().find(|need| (need.weekday, need.hour) == (weekday, hour))?;
        let there = shifts.iter().filter(|(shift, _)| shift.hours.covers(at));
        let held = there.map(|(_, held)| *held).sum();
        (held < need.people).then_some(Lack { need: *need, at, held })
    };
    let mut lacks: Vec<_> = begins.filter_map(lack).collect();
    lacks.sort_by_key(|lack| {
        (std::cmp::Reverse((lack.need.people - lack.held, lack.need.asked)), lack.at)
    });
    lacks
}

/// The hour of the week in which `at` lies by the clock of `zone`.
fn hour(zone: &Zone, at: Timestamp) -> (u8, u8) {
    let there: Zoned = at.jiff().to_zoned(zone.rules().clone());
    let part = |n: i8| u8::try_from(n).unwrap_or_default();
    (part(there.weekday().to_monday_zero_offset()), part(there.hour()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::support::rota::Hours;

    fn at(text: &str) -> Timestamp {
        text.parse::<jiff::Zoned>().unwrap().timestamp().into()
    }

    fn berlin() -> Zone {
        Zone::named("Europe/Berlin").unwrap()
    }

    /// So many requests each Wednesday at a quarter past eight in the evening, for the twelve weeks around the change of the
    /// clocks in October 2026.
    fn wednesdays(each: u32) -> (Timestamp, Vec<(Timestamp, u32)>) {
        let asked = crate::support::rota::weekly(&berlin(), ("2026-09-09T20:15", "21:00"), 13);
        let asked = asked.unwrap().into_iter().map(|hours| (hours.since, each)).collect();
        (at("2026-12-02T21:00[Europe/Berlin]"), asked)
    }

    #[test]
    fn eight_in_the_evening_is_one_hour_of_the_week_on_both_sides_of_a_change_of_the_clocks() {
        let (now, asked) = wednesdays(5);
        let need = Need { weekday: 2, hour: 20, asked: 60, people: 3 };
        let expected = Forecast::Known { n: 60, weeks: 12, needs: vec![need] };
        assert_eq!(forecast(&berlin(), now, &asked), expected);
    }

    #[test]
    fn below_four_weeks_or_forty_requests_we_do_not_know_yet() {
        let (now, asked) = wednesdays(3);
        assert_eq!(forecast(&berlin(), now, &asked), Forecast::Unknown { n: 36 });
        let (now, asked) = wednesdays(50);
        let few = asked.get(10..).unwrap();
        assert_eq!(forecast(&berlin(), now, few), Forecast::Unknown { n: 100 });
        assert_eq!(forecast(&berlin(), now, &[]), Forecast::Unknown { n: 0 });
    }

    #[test]
    fn what_the_rota_does_not_meet_comes_first_by_how_much_is_missing() {
        let need = |weekday, hour, people| Need { weekday, hour, asked: 9, people };
        let needs = [need(2, 20, 3), need(3, 9, 1), need(4, 9, 2)];
        let now = at("2026-12-02T21:00[Europe/Berlin]");
        let shift = |since: &str, until: &str| Shift {
            hours: Hours { since: at(since), until: at(until) },
            tongue: None,
            wanted: 2,
        };
        let shifts = [
            (shift("2026-12-03T08:30[Europe/Berlin]", "2026-12-03T10:30[Europe/Berlin]"), 1),
            (shift("2026-12-09T19:00[Europe/Berlin]", "2026-12-09T21:00[Europe/Berlin]"), 2),
        ];
        let said: Vec<_> = lacking(&needs, &berlin(), now, &shifts)
            .iter()
            .map(|lack| (lack.need.weekday, lack.held))
            .collect();
        assert_eq!(said, [(4, 0), (2, 2)]);
    }

    proptest! {
        #[test]
        fn it_counts_each_request_at_most_once_and_more_of_them_never_need_fewer(
            asked in prop::collection::vec((0_i64..120 * 24 * 4, 0_u32..9), 0..200),
            more in 0_i64..84 * 24 * 4,
        ) {
            let now = at("2026-12-02T21:07[Europe/Berlin]");
            let moment = |quarter: i64| now + Span(-15 * 60 * 1_000_000).times(quarter);
            let mut asked: Vec<_> =
                asked.into_iter().map(|(quarter, n)| (moment(quarter), n)).collect();
            let all: u32 = asked.iter().map(|(_, n)| *n).sum();
            // Whoever was first stays first: the weeks that count stay the same.
            asked.push((now + -WEEK.times(20), 1));
            let before = forecast(&berlin(), now, &asked);
            asked.push((moment(more), 1));
            let after = forecast(&berlin(), now, &asked);
            asked.reverse();
            prop_assert_eq!(&forecast(&berlin(), now, &asked), &after);
            if let Forecast::Known { n, weeks, needs } = &before {
                prop_assert!(*n <= all && *n >= LEAST && *weeks == WEEKS);
                prop_assert!(needs.iter().map(|need| need.asked).sum::<u32>() <= *n);
                prop_assert!(needs.iter().all(|need| need.people >= 1 && need.asked >= NOISE));
                let Forecast::Known { needs: later, .. } = &after else { panic!("fewer") };
                for need in needs {
                    let same = |one: &&Need| (one.weekday, one.hour) == (need.weekday, need.hour);
                    prop_assert!(later.iter().find(same).is_some_and(|one| one.people >= need.people));
                }
                let lacks = lacking(needs, &berlin(), now, &[]);
                prop_assert_eq!(lacks.len(), needs.len());
                prop_assert!(lacks.iter().all(|lack| lack.held == 0 && now < lack.at));
            }
        }
    }
}
