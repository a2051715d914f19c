//! What waits for a coordinator: why, for whom, since when and by when. It is read from where it stands; nothing here is kept.

use crate::{
    Code, DAY, MemberId, Span, Timestamp,
    journey::health::{Part, weight},
    people::grant::Role,
    programme::check::Kind as Looked,
    safety::{case::Source, letter::Matter},
    support::{kind::Kind, urgency::Urgency},
};

worded! {
    /// Why something waits for a coordinator.
    Reason {
        /// Somebody may not be safe.
        Danger = "danger",
        /// The promise of a request is over.
        Request = "request",
        /// A helper fell silent.
        Silence = "silence",
        /// A helper had a hard talk.
        Debrief = "debrief",
        /// Somebody wrote to the house, or reports something.
        Letter = "letter",
        /// Somebody asks that a measure be looked at again.
        Appeal = "appeal",
        /// An application waits for a decision.
        Application = "application",
        /// A reference of an application did not come.
        Reference = "reference",
        /// What was looked at about somebody holds no more, or soon no more.
        Check = "check",
        /// A mentee and a mentor call for somebody.
        Pair = "pair",
        /// A last day comes, and the mentee has not said what they want then.
        Closing = "closing",
        /// Two journeys of a mentee ended early, and they ask for another mentor.
        Rematch = "rematch",
        /// Somebody asked for a copy of what is theirs, and has not opened it.
        Archive = "archive",
        /// A mentee and a mentor remember a meeting differently.
        Difference = "difference",
    }
}

worded! {
    /// Where a request on the desk is, and why it waits there.
    Stands {
        /// It waits for a coordinator.
        Yours = "yours",
        /// Somebody has been asked.
        Offered = "offered",
        /// It was handed over, and nobody took it.
        Handover = "handover",
        /// It was handed over, and somebody has been asked.
        HandoverOffered = "handover_offered",
    }
}

/// What it is, beyond its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A case, and what a report is about.
    Case(Source, Option<Matter>),
    /// A request.
    Request {
        /// What is asked for.
        kind: Kind,
        /// Where it is.
        stands: Stands,
        /// How soon it is needed.
        urgency: Urgency,
        /// Whether whoever asks may not be safe.
        risk: bool,
    },
    /// An application, or one of its references: for which role.
    Application(Role),
    /// A check.
    Check(Looked),
    /// A mentee and a mentor, and why they call.
    Pair(Vec<Part>),
    /// Its reason says all.
    Plain,
}

/// One thing that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Why.
    pub reason: Reason,
    /// What names it on the list.
    pub code: Code,
    /// What names the page on which it is seen to.
    pub way: Code,
    /// Since when.
    pub since: Timestamp,
    /// By when.
    pub until: Timestamp,
    /// Whom it is about, as they call themselves; `None` where nobody is named.
    pub names: [Option<String>; 2],
    /// What it is.
    pub what: What,
    /// Who sees to it; `None` where nobody in particular does.
    pub keeper: Option<Keeper>,
}

/// Who sees to something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeper {
    /// Who.
    pub member: MemberId,
    /// What they call themselves.
    pub name: String,
    /// Until when the reader stands in for them; `None` where they do not.
    pub stands_in: Option<Timestamp>,
}

/// Where a need stands in the list: somebody who may not be safe before everything else, then by when it is to be done.
pub type Spot = (bool, Timestamp, Reason, Code);

/// How long a pair that fares badly may wait for a coordinator.
pub const SOON: Span = DAY.times(2);

/// How long every other pair may.
pub const WEEK: Span = DAY.times(7);

/// The weight of a part from which on a pair fares badly.
const BADLY: i64 = 8;

/// Since when a pair calls for a coordinator, and by when somebody looks after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// Since when.
    pub since: Timestamp,
    /// By when.
    pub by: Timestamp,
}

impl Reason {
    /// Whether it is a case, which is claimed on its own page.
    #[must_use]
    pub const fn is_claimed(self) -> bool {
        matches!(self, Self::Danger | Self::Letter | Self::Appeal)
    }
}

impl Need {
    /// Where it stands.
    #[must_use]
    pub fn spot(&self) -> Spot {
        spot(self.reason, self.until, self.code)
    }

    /// Whether its time is over at `now`.
    #[must_use]
    pub fn is_late(&self, now: Timestamp) -> bool {
        self.until <= now
    }
}

/// Where a need stands that is to be done by `until`.
#[must_use]
pub fn spot(reason: Reason, until: Timestamp, code: Code) -> Spot {
    (reason != Reason::Danger, until, reason, code)
}

/// The first `most` of what stands in `lists` together, and where the next page begins; `None` where none follows.
#[must_use]
pub fn page(lists: impl IntoIterator<Item = Need>, most: usize) -> (Vec<Need>, Option<Spot>) {
    let mut all: Vec<_> = lists.into_iter().collect();
    all.sort_by_key(Need::spot);
    let further = all.len() > most;
    all.truncate(most);
    let last = all.last().filter(|_| further).map(Need::spot);
    (all, last)
}

/// How a pair calls at `now` that has `parts`, where it called as `before`: never later than before, while it calls.
/// `None` where nothing calls.
#[must_use]
pub fn call(before: Option<Call>, parts: &[Part], now: Timestamp) -> Option<Call> {
    if parts.is_empty() {
        return None;
    }
    let by = now + if weight(parts) >= BADLY { SOON } else { WEEK };
    Some(match before {
        Some(before) => Call { since: before.since, by: before.by.min(by) },
        None => Call { since: now, by },
    })
}

#[cfg(test)]
mod laws {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn at(days: i64) -> Timestamp {
        Timestamp::from_micros(1_795_000_000_000_000).unwrap() + DAY.times(days)
    }

    fn need(reason: Reason, day: i64, code: u128) -> Need {
        let code = Code(Uuid::from_u128(code));
        Need {
            reason,
            code,
            way: code,
            since: at(0),
            until: at(day),
            names: [None, None],
            what: What::Plain,
            keeper: None,
        }
    }

    #[test]
    fn a_pair_that_fares_badly_is_looked_after_sooner_and_nothing_puts_it_off() {
        assert_eq!(call(None, &[], at(0)), None);
        let week = call(None, &[Part::Unagreed], at(0)).unwrap();
        assert_eq!(week, Call { since: at(0), by: at(7) });
        assert_eq!(call(Some(week), &[Part::Unagreed], at(5)), Some(week), "its day stands");
        let soon = call(Some(week), &[Part::NotWell], at(1)).unwrap();
        assert_eq!(soon, Call { since: at(0), by: at(3) });
        assert_eq!(call(Some(soon), &[Part::Unagreed], at(2)), Some(soon));
        assert_eq!(call(Some(soon), &[], at(2)), None);
    }

    fn needs() -> impl Strategy<Value = Vec<Need>> {
        let reason = prop::sample::select(Reason::ALL);
        prop::collection::btree_map(any::<u128>(), (reason, -5_i64..5), 0..40).prop_map(|all| {
            all.into_iter().map(|(code, (why, day))| need(why, day, code)).collect()
        })
    }

    proptest! {
        #[test]
        fn each_stands_on_one_page_danger_first_then_the_nearest_day(all in needs(), most in 1_usize..9) {
            let mut seen: Vec<Need> = Vec::new();
            loop {
                let after = seen.last().map(Need::spot);
                let rest = all.iter().filter(|one| after.is_none_or(|it| one.spot() > it)).cloned();
                let (page, more) = super::page(rest, most);
                prop_assert!(page.len() <= most);
                seen.extend(page);
                if more.is_none() { break; }
            }
            prop_assert_eq!(seen.len(), all.len());
            let order: Vec<_> = seen.iter().map(|one| (one.reason != Reason::Danger, one.until)).collect();
            prop_assert!(order.is_sorted(), "{:?}", order);
        }
    }
}
