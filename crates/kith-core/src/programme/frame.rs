//! The frame of a programme: its model, its days and its figures.

use std::ops::RangeInclusive;

use crate::{DAY, Refusal, Span, Timestamp};

worded! {
    /// What kind of programme it is; each comes with texts and figures to begin with.
    Model {
        /// People who have been there, for each other.
        Peer = "peer",
        /// One mentor and one mentee.
        OneToOne = "one_to_one",
        /// Adults on the way to other work.
        Career = "career",
        /// People of one place or community.
        Community = "community",
    }
}

worded! {
    /// A number that a programme sets.
    Figure {
        /// For how many people at a time it is meant.
        Places = "places",
        /// How long it goes on for whoever is in it, in weeks.
        Weeks = "weeks",
        /// The least time for it, in hours a month.
        Hours = "hours",
    }
}

/// The furthest day of a programme, from now.
pub const FURTHEST: Span = DAY.times(5 * 366);

/// It ends before it begins, has ended already, or one of its days lies too far away.
pub const DAYS: Refusal = Refusal("programme-days");

/// The days and figures of a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// The day on which it begins; `None` while nobody has set one.
    pub begins: Option<Timestamp>,
    /// The day on which it ends; `None` where it goes on.
    pub ends: Option<Timestamp>,
    /// For how many people at a time it is meant.
    pub places: u16,
    /// How long it goes on for whoever is in it, in weeks.
    pub weeks: u16,
    /// The least time for it, in hours a month.
    pub hours: u16,
}

impl Figure {
    /// Reads what was typed.
    ///
    /// # Errors
    /// The refusal of this figure, where it is no number or lies beyond its range.
    pub fn read(self, typed: &str) -> Result<u16, Refusal> {
        let (range, why) = self.bounds();
        typed.trim().parse::<u16>().ok().filter(|n| range.contains(n)).ok_or(why)
    }

    /// From what to what, and what is said where it is neither.
    #[must_use]
    pub const fn bounds(self) -> (RangeInclusive<u16>, Refusal) {
        match self {
            Self::Places => (1..=9_999, Refusal("programme-places")),
            Self::Weeks => (1..=260, Refusal("programme-weeks")),
            Self::Hours => (1..=40, Refusal("programme-hours")),
        }
    }
}

impl Frame {
    /// What a programme of that model begins with; without days.
    #[must_use]
    pub const fn of(model: Model) -> Self {
        let (weeks, hours, places) = match model {
            Model::Peer => (12, 2, 30),
            Model::OneToOne => (52, 4, 20),
            Model::Career => (26, 3, 20),
            Model::Community => (52, 4, 30),
        };
        Self { begins: None, ends: None, places, weeks, hours }
    }

    /// The number that stands for `figure`.
    #[must_use]
    pub const fn figure(&self, figure: Figure) -> u16 {
        match figure {
            Figure::Places => self.places,
            Figure::Weeks => self.weeks,
            Figure::Hours => self.hours,
        }
    }

    /// That its days follow each other, as they are seen at `now`.
    ///
    /// # Errors
    /// [`DAYS`].
    pub fn has_days(&self, now: Timestamp) -> Result<(), Refusal> {
        let near = |day: Option<Timestamp>| {
            day.is_none_or(|day| now + -FURTHEST < day && day < now + FURTHEST)
        };
        let follow = self.ends.is_none_or(|ends| ends > now && Some(ends) > self.begins);
        (near(self.begins) && near(self.ends) && follow).then_some(()).ok_or(DAYS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_a_number_within_its_range() {
        for &figure in Figure::ALL {
            let (range, why) = figure.bounds();
            assert_eq!(figure.read(&format!(" {} ", range.start())), Ok(*range.start()));
            assert_eq!(figure.read(&range.end().to_string()), Ok(*range.end()));
            for bad in ["", "many", "0", "-1", "1.5", "99999"] {
                assert_eq!(figure.read(bad), Err(why), "{bad}");
            }
        }
    }

    #[test]
    fn every_model_begins_with_figures_that_it_may_have() {
        for &model in Model::ALL {
            let frame = Frame::of(model);
            for &figure in Figure::ALL {
                assert!(figure.bounds().0.contains(&frame.figure(figure)), "{model:?} {figure:?}");
            }
        }
    }

    #[test]
    fn a_programme_ends_after_it_begins_and_after_today() {
        let day = |n| Some(Timestamp::from_micros(1_795_000_000_000_000).unwrap() + DAY.times(n));
        let check = |begins, ends, fine: bool| {
            let frame = Frame { begins, ends, ..Frame::of(Model::Career) };
            assert_eq!(frame.has_days(day(0).unwrap()).is_ok(), fine, "{begins:?} {ends:?}");
        };
        check(None, None, true);
        check(day(-30), None, true);
        check(day(-30), day(30), true);
        check(day(30), day(29), false);
        check(day(30), day(30), false);
        check(day(-30), day(-1), false);
        check(day(9_000), None, false);
        check(day(3), day(9_000), false);
    }
}
