//! Months of a programme, played by a seed: people arrive, are offered to one another, accept, decline or stay silent,
//! meet and part. The same scenario gives the same story. It answers what a coordinator asks before changing anything:
//! how long would people wait if there were two more mentors?
//!
//! What it takes from life is a guess that every programme should put its own figures into; what it takes from the
//! rules (72 hours, avoid lists, seniority, seats) is exact.

mod chance;
mod tally;
mod world;

pub use tally::{Group, Outcome, Share};
use world::World;

/// A month, in hours: a twelfth of a year.
pub const MONTH: u32 = 730;

/// What is played. Shares are in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// How long, in hours.
    pub hours: u32,
    /// Members expected to arrive in that time, as a Poisson process.
    pub members: u32,
    /// Members who wait at the beginning, and are looked at in a first run at once; they ask at the hour 0.
    pub waiting: u32,
    /// Mentors at the beginning; those who stop are replaced in the mean.
    pub mentors: u32,
    /// Seats of all mentors of the beginning, spread evenly; 0: one to three each, by chance.
    pub seats: u32,
    /// How many of their seats are taken at the beginning, each until an hour of the longest bond that chance draws.
    pub taken: u32,
    /// Hours between runs; 0: whenever something has changed.
    pub rhythm: u32,
    /// Hours that both sides have to answer; silence is a decline.
    pub window: u32,
    /// Of members, how many accept.
    pub member_accepts: u32,
    /// Of mentors, how many accept.
    pub mentor_accepts: u32,
    /// Of bonds, how many fail in the first four weeks.
    pub early_endings: u32,
    /// The longest a bond lasts, in weeks; the shortest that does not fail is a quarter of it.
    pub weeks: u32,
    /// Of mentors, how many stop in a month.
    pub mentors_stop: u32,
}

impl Default for Scenario {
    fn default() -> Self {
        Self {
            hours: 6 * MONTH,
            members: 360,
            waiting: 0,
            mentors: 120,
            seats: 0,
            taken: 0,
            rhythm: 0,
            window: 72,
            member_accepts: 920,
            mentor_accepts: 850,
            early_endings: 80,
            weeks: 32,
            mentors_stop: 30,
        }
    }
}

/// Plays a scenario once.
#[must_use]
pub fn simulate(scenario: &Scenario, seed: u64) -> Outcome {
    let mut world = World::new(*scenario, seed);
    world.play();
    tally::outcome(&world)
}

/// Plays it as often as wanted with the seeds from `seed` on; the shares over all of them.
#[must_use]
pub fn repeated(scenario: &Scenario, seed: u64, times: u32) -> Vec<Outcome> {
    (0..u64::from(times)).map(|more| simulate(scenario, seed.wrapping_add(more))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Scenario, simulate};

    #[test]
    fn the_same_seed_tells_the_same_story_and_another_another() {
        let scenario = Scenario::default();
        assert_eq!(simulate(&scenario, 7), simulate(&scenario, 7));
        assert_ne!(simulate(&scenario, 7), simulate(&scenario, 8));
    }

    #[test]
    fn no_rule_is_ever_broken() {
        for (seed, rhythm) in [(1, 0), (2, 24), (3, 168), (4, 0), (5, 24)] {
            for (members, mentors) in [(360, 120), (600, 40), (100, 3), (50, 0), (0, 10)] {
                let scenario = Scenario { members, mentors, rhythm, ..Scenario::default() };
                let outcome = simulate(&scenario, seed);
                let broken = (outcome.overtaken, outcome.over_seats, outcome.avoid_pairs);
                assert_eq!(broken, (0, 0, 0), "{scenario:?}");
                assert!(outcome.matched <= outcome.arrivals);
            }
        }
    }

    #[test]
    fn arrivals_are_as_many_as_expected() {
        let scenario = Scenario { mentors: 0, ..Scenario::default() };
        let all: u32 = (0..40).map(|seed| simulate(&scenario, seed).arrivals).sum();
        // A Poisson count of 14,400 lies within four standard deviations of 120 but once in 16,000 times.
        assert!(all.abs_diff(40 * 360) < 4 * 120, "{all}");
    }

    #[test]
    fn more_mentors_shorten_the_wait() {
        let few = simulate(&Scenario { mentors: 40, ..Scenario::default() }, 3);
        let many = simulate(&Scenario { mentors: 240, ..Scenario::default() }, 3);
        assert!(many.wait_p95 < few.wait_p95, "{few:?} {many:?}");
        assert!(many.matched > few.matched);
        assert!(many.unmatched().of < few.unmatched().of);
    }

    #[test]
    fn it_begins_with_whoever_waits_and_with_the_seats_there_are() {
        let begin = Scenario {
            members: 0,
            waiting: 6,
            rhythm: 168,
            mentors_stop: 0,
            ..Scenario::default()
        };
        let free = simulate(&Scenario { mentors: 6, seats: 12, ..begin }, 1);
        assert_eq!((free.arrivals, free.matched), (6, 6), "{free:?}");
        assert!(free.wait_p50 <= begin.window, "a first run is made at once: {free:?}");
        let full = simulate(&Scenario { mentors: 6, seats: 12, taken: 12, ..begin }, 1);
        assert!(full.wait_p50 > begin.window && full.over_seats == 0, "seats come free: {full:?}");
        let never =
            simulate(&Scenario { mentors: 6, seats: 12, taken: 99, weeks: 500, ..begin }, 1);
        assert!(never.matched < full.matched, "{never:?}");
        let one = simulate(&Scenario { mentors: 6, seats: 1, hours: 100, ..begin }, 1);
        assert_eq!(one.offers, 1, "one seat for six: {one:?}");
    }

    #[test]
    fn a_programme_without_mentors_pairs_nobody() {
        let outcome = simulate(&Scenario { mentors: 0, mentors_stop: 0, ..Scenario::default() }, 1);
        assert_eq!((outcome.matched, outcome.offers), (0, 0));
        assert!(outcome.wait_max > 24 * 150, "waits so far count: {}", outcome.wait_max);
    }
}
