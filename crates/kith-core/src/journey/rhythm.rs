//! When the two of a journey are asked how it goes, each for themselves: often at the beginning, then on the rhythm of
//! their programme, and never less than once a quarter (EEPM-MON-1).

use crate::{DAY, Refusal, Span, Timestamp, people::face::Side, talk::CLOSED};

/// The first month.
pub const MONTH: Span = DAY.times(28);

/// When they are asked in it, counted from the beginning.
const FIRST_MONTH: [Span; 3] = [DAY.times(7), DAY.times(14), MONTH];

/// Nobody is asked twice within this time.
pub const APART: Span = DAY.times(5);

/// The longest time without being asked, or without a word of the coordinator.
pub const QUARTER: Span = DAY.times(91);

/// They were asked a few days ago.
pub const TOO_SOON: Refusal = Refusal("check-in-too-soon");

/// Nothing is asked of them just now.
pub const NOT_ASKED: Refusal = Refusal("check-in-none");

worded! {
    /// What they are asked.
    Question {
        /// Whether the two have met. The first that is asked, in the first month.
        Met = "met",
        /// How it goes.
        Going = "going",
    }
}

worded! {
    /// What one says.
    Answer {
        /// They have met.
        Yes = "yes",
        /// They have not met yet.
        NotYet = "not_yet",
        /// The other does not answer.
        NoWord = "no_word",
        /// It goes well.
        Well = "well",
        /// It goes so-so.
        SoSo = "so_so",
        /// It does not go well.
        NotWell = "not_well",
    }
}

/// One time that one of the two was asked. The words beside the answer are sealed elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckIn {
    /// Which of the two.
    pub side: Side,
    /// What was asked.
    pub question: Question,
    /// When.
    pub asked: Timestamp,
    /// What they said, and when; `None` while they did not.
    pub answer: Option<(Answer, Timestamp)>,
}

/// How far the asking of a journey has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    /// When it began.
    pub begun: Timestamp,
    /// How often they are asked after the first month.
    pub every: Span,
    /// When they were asked last; `None` before the first time.
    pub last: Option<Timestamp>,
    /// Until when the two rest; `None` where they do not.
    pub rests: Option<Timestamp>,
    /// Whether it is over.
    pub over: bool,
}

impl Question {
    /// What can be said to it, the best first.
    #[must_use]
    pub const fn answers(self) -> &'static [Answer] {
        match self {
            Self::Met => &[Answer::Yes, Answer::NotYet, Answer::NoWord],
            Self::Going => &[Answer::Well, Answer::SoSo, Answer::NotWell],
        }
    }
}

impl Rhythm {
    /// When they are asked next; `None` once it is over. What they said changes nothing about it.
    #[must_use]
    pub fn next(&self) -> Option<Timestamp> {
        let earliest = self.last.map_or(self.begun, |last| last + APART);
        let day = self.first_from(earliest);
        (!self.over).then(|| self.rests.map_or(day, |until| day.max(until)))
    }

    /// What they are asked at `now`. Two who walked together before anybody asked have met.
    #[must_use]
    pub fn question(&self, now: Timestamp) -> Question {
        let first = self.last.is_none() && now <= self.begun + MONTH;
        if first { Question::Met } else { Question::Going }
    }

    /// Whether somebody may ask them at `now`, before their day.
    ///
    /// # Errors
    /// [`CLOSED`]; [`super::RESTS`]; [`TOO_SOON`].
    pub fn may_ask(&self, now: Timestamp) -> Result<(), Refusal> {
        if self.over {
            return Err(CLOSED);
        }
        if self.rests.is_some() {
            return Err(super::RESTS);
        }
        if self.last.is_some_and(|last| now < last + APART) { Err(TOO_SOON) } else { Ok(()) }
    }

    /// The first day of the rhythm that is not before `earliest`.
    fn first_from(&self, earliest: Timestamp) -> Timestamp {
        let mut days = FIRST_MONTH.iter().map(|days| self.begun + *days);
        if let Some(day) = days.find(|day| *day >= earliest) {
            return day;
        }
        let month = self.begun + MONTH;
        // Whoever was asked out of turn waits a little longer, and not longer than a quarter for that.
        let every = self.every.clamp(APART, Span(QUARTER.0 - APART.0));
        let times = earliest.since(month).0.saturating_add(every.0 - 1) / every.0;
        month + every.times(times)
    }
}

#[cfg(test)]
mod laws {
    use proptest::prelude::*;

    use super::*;

    fn begun() -> Timestamp {
        Timestamp::from_micros(1_795_000_000_000_000).unwrap()
    }

    fn rhythm(every: i64) -> Rhythm {
        Rhythm { begun: begun(), every: DAY.times(every), last: None, rests: None, over: false }
    }

    #[test]
    fn eepm_mon_1_it_is_twice_in_the_first_month_after_the_first_week_and_then_monthly() {
        let (mut it, mut days) = (rhythm(30), Vec::new());
        for _ in 0..6 {
            let next = it.next().unwrap();
            days.push((next.since(begun()).0 / DAY.0, it.question(next)));
            it.last = Some(next);
        }
        let going = |day| (day, Question::Going);
        let rest = [14, 28, 58, 88, 118].map(going);
        assert_eq!(days, [vec![(7, Question::Met)], rest.to_vec()].concat());
    }

    #[test]
    fn two_who_walked_together_for_half_a_year_are_not_asked_whether_they_have_met() {
        let (old, days) = (rhythm(30), |days| begun() + DAY.times(days));
        assert_eq!(old.question(days(28)), Question::Met);
        assert_eq!(old.question(days(180)), Question::Going);
    }

    proptest! {
        /// The house asks late (`late` hours), the two rest for a while, and a coordinator asks out of turn.
        #[test]
        fn there_is_exactly_one_next_time_never_two_within_five_days_and_never_none_for_a_quarter(
            every in 0_i64..400,
            all in prop::collection::vec((0_i64..60, 0_i64..14, any::<bool>()), 1..30),
        ) {
            let (mut it, mut before) = (rhythm(every), begun());
            for (late, rest, early) in all {
                let planned = it.next().unwrap();
                prop_assert!(planned > before, "time goes on");
                prop_assert!(planned.since(before) <= QUARTER, "never less than once a quarter");
                let until = planned + DAY.times(rest);
                let resting = Rhythm { rests: Some(until), ..it };
                prop_assert_eq!(resting.next(), Some(until), "nobody is asked while the two rest");
                prop_assert_eq!(resting.may_ask(planned), Err(crate::journey::RESTS));
                let over = Rhythm { over: true, ..it };
                prop_assert_eq!((over.next(), over.may_ask(planned)), (None, Err(CLOSED)));
                let asked = if early && it.may_ask(before + APART).is_ok() {
                    planned.min(before + APART)
                } else {
                    until + crate::HOUR.times(late)
                };
                if let Some(last) = it.last {
                    prop_assert!(asked.since(last) >= APART);
                    prop_assert_eq!(it.question(asked), Question::Going);
                    prop_assert_eq!(it.may_ask(last + DAY), Err(TOO_SOON));
                }
                (it.last, before) = (Some(asked), asked);
            }
        }
    }
}
