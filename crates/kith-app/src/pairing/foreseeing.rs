//! Foreseeing: what more mentors, or more frequent runs, would do to waiting. A model plays half a year by chance, many
//! times over, from counts alone: nothing that anybody said of themselves is read.

use std::collections::{HashMap, HashSet};

use kith_core::{Code, DAY, FaceId, Timestamp, pairing::disclosure, support::capacity::Load};
use kith_match::simulate::{MONTH, Outcome, Scenario, repeated};
use kith_store::{
    Tx,
    pairing::{pool, pooled},
};

use super::of_coordinator;
use crate::{Error, people::recognising::Known, programme::belonging};

/// Hours between runs that may be asked for.
pub const RHYTHMS: [u32; 4] = [24, 168, 336, 672];

/// How the matching is taken to run now: once a week.
pub const NOW: Change = Change { mentors: 0, rhythm: 168 };

/// How many more mentors may be asked for.
pub const MOST: u32 = 50;

/// How long a play is, in days; a wait as long as that had no end in it.
pub const WHOLE: u32 = (6 * MONTH).div_ceil(24);

/// How often it is played; what came out at both ends once is left out of the interval.
const PLAYS: u32 = 19;

/// Over how many days arrivals are counted.
const COUNTED: i64 = 90;

/// What is taken for arrivals where too few came to be counted.
const GUESS: u32 = 10;

/// Members and mentors of one play: of a larger programme an equal part is played, so that a click stays quick.
const PART: (u32, u32) = (300, 90);

/// Where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begin {
    /// Who waited for a mentor when the run was made.
    pub waiting: u32,
    /// Mentors with at least one place, taken or free.
    pub mentors: u32,
    /// Their places.
    pub places: u32,
    /// Of these, taken.
    pub taken: u32,
    /// Who asks anew in three months.
    pub arrivals: u32,
    /// Whether that was counted here; else it is a guess.
    pub counted: bool,
    /// The lot of the run: the same lot tells the same.
    pub seed: u64,
}

/// What would be otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// How many more mentors.
    pub mentors: u32,
    /// Hours between runs, one of [`RHYTHMS`].
    pub rhythm: u32,
}

/// A figure in the middle of all plays, and between what nine of ten lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Between {
    /// Half of the plays give no more.
    pub middle: u32,
    /// The lower end.
    pub from: u32,
    /// The upper end.
    pub to: u32,
}

/// What comes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Foreseen {
    /// Half wait no longer, in days.
    pub half: Between,
    /// 95 of 100 wait no longer, in days.
    pub most: Between,
    /// Of 100 who ask, how many have nobody after half a year.
    pub without: Between,
}

/// Where a play of the programme of `run` begins.
///
/// # Errors
/// [`Error::NotFound`] where the run is none of theirs.
pub fn begin(tx: &mut Tx, now: Timestamp, who: &Known, run: Code) -> Result<Begin, Error> {
    let run = of_coordinator(tx, who, run)?;
    let since = Timestamp::from_micros(now.micros() - DAY.times(COUNTED).0).unwrap_or(now);
    let asked = u32::try_from(pool::asked_since(tx, run.programme, since)?).unwrap_or(u32::MAX);
    let counted = disclosure::released(asked);
    let mut begin = Begin {
        waiting: u32::try_from(run.mentees).unwrap_or(u32::MAX),
        mentors: 0,
        places: 0,
        taken: 0,
        arrivals: counted.unwrap_or(GUESS),
        counted: counted.is_some(),
        seed: run.settings.seed,
    };
    let mentoring = belonging::mentoring(tx)?;
    let mentors = pooled::mentors(tx, now)?.into_iter();
    let here: HashSet<FaceId> = mentors
        .filter(|face| mentoring.may_meet(face.owner, run.programme))
        .map(|face| face.id)
        .collect();
    let loads: HashMap<FaceId, Load> = pooled::loads(tx)?.into_iter().collect();
    for capacity in pooled::capacities(tx)? {
        if capacity.places == 0 || !here.contains(&capacity.helper) {
            continue;
        }
        let load = loads.get(&capacity.helper).copied().unwrap_or_default();
        begin.mentors += 1;
        begin.places = begin.places.saturating_add(capacity.places);
        begin.taken += load.talks.saturating_add(load.offers).min(capacity.places);
    }
    Ok(begin)
}

/// Plays what comes of `change`. Takes a moment: call it aside.
#[must_use]
pub fn foresee(begin: &Begin, change: Change) -> Foreseen {
    let plays = repeated(&scenario(begin, change), begin.seed, PLAYS);
    let between = |figure: &dyn Fn(&Outcome) -> u32| between(plays.iter().map(figure).collect());
    Foreseen {
        half: between(&|play| play.wait_p50.div_ceil(24)),
        most: between(&|play| play.wait_p95.div_ceil(24)),
        without: between(&|play| {
            ((play.arrivals - play.matched) * 100).checked_div(play.arrivals).unwrap_or(0)
        }),
    }
}

/// The part of the programme that is played.
fn scenario(begin: &Begin, change: Change) -> Scenario {
    let more = change.mentors.min(MOST);
    let mentors = begin.mentors.saturating_add(more);
    // Who is new has as many places as a mentor has on average, and at least one.
    let each = (begin.places.saturating_add(begin.mentors / 2)).checked_div(begin.mentors);
    let places = begin.places.saturating_add(more.saturating_mul(each.unwrap_or(1).max(1)));
    let people = begin.waiting.saturating_add(begin.arrivals.saturating_mul(2));
    let parts = people.div_ceil(PART.0).max(mentors.div_ceil(PART.1)).max(1);
    let part = |all: u32| all.saturating_add(parts / 2) / parts;
    Scenario {
        hours: 6 * MONTH,
        members: part(begin.arrivals.saturating_mul(2)),
        waiting: part(begin.waiting),
        mentors: part(mentors),
        seats: part(places),
        taken: part(begin.taken),
        rhythm: change.rhythm.max(24),
        ..Scenario::default()
    }
}

fn between(mut figures: Vec<u32>) -> Between {
    figures.sort_unstable();
    let at = |place: usize| figures.get(place).copied().unwrap_or_default();
    let last = figures.len().saturating_sub(1);
    Between { middle: at(last / 2), from: at(1), to: at(last.saturating_sub(1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Begin = Begin {
        waiting: 10,
        mentors: 8,
        places: 12,
        taken: 4,
        arrivals: 15,
        counted: true,
        seed: 7,
    };

    #[test]
    fn the_same_lot_tells_the_same_and_another_another() {
        assert_eq!(foresee(&SMALL, NOW), foresee(&SMALL, NOW));
        assert_ne!(foresee(&SMALL, NOW), foresee(&Begin { seed: 8_000, ..SMALL }, NOW));
    }

    #[test]
    fn more_mentors_leave_fewer_without_and_rarer_runs_let_people_wait() {
        let now = foresee(&SMALL, NOW);
        let more = foresee(&SMALL, Change { mentors: 12, ..NOW });
        assert!(more.without.middle < now.without.middle, "{now:?} {more:?}");
        assert!(more.most.middle < now.most.middle, "{now:?} {more:?}");
        let often = foresee(&SMALL, Change { mentors: 12, rhythm: 24 });
        let rarely = foresee(&SMALL, Change { mentors: 12, rhythm: 672 });
        assert!(often.half.middle < rarely.half.middle, "{often:?} {rarely:?}");
        for one in [now.half, now.most, now.without] {
            assert!(one.from <= one.middle && one.middle <= one.to, "{now:?}");
        }
    }

    #[test]
    fn a_play_is_bounded_however_large_the_programme() {
        let huge = Begin { waiting: 90_000, mentors: 20_000, places: u32::MAX, ..SMALL };
        for begin in [huge, Begin { arrivals: u32::MAX, ..huge }, Begin { mentors: 0, ..huge }] {
            let part = scenario(&begin, Change { mentors: u32::MAX, rhythm: 0 });
            assert!(
                part.members + part.waiting <= PART.0 + 1 && part.mentors <= PART.1,
                "{part:?}"
            );
            assert!(part.rhythm >= 24);
        }
        let part =
            scenario(&Begin { waiting: 500, arrivals: 50, mentors: 40, places: 80, ..SMALL }, NOW);
        assert_eq!((part.waiting, part.members, part.mentors, part.seats), (250, 50, 20, 40));
    }

    #[test]
    fn somebody_new_has_as_many_places_as_the_others() {
        let part = |mentors, places| {
            let begin = Begin { mentors, places, ..SMALL };
            scenario(&begin, Change { mentors: 2, ..NOW }).seats
        };
        assert_eq!((part(8, 12), part(4, 12), part(0, 0), part(9, 3)), (16, 18, 2, 5));
    }
}
