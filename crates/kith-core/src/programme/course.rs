//! A course: lessons in order, a quiz, and a code of conduct that is signed (EEPM-TRN-1 to 4, EEPM-SCR-6, NMS-9). Its
//! words stand in the words files.

use super::{quiz::Quiz, zone::Zone};
use crate::{Code, DAY, Timestamp, people::grant::Role};

worded! {
    /// What training has to speak of (EEPM-TRN-2).
    Topic {
        /// The rules of the house.
        Rules = "rules",
        /// What it stands for.
        Values = "values",
        /// Goals, and what can be expected.
        Expectations = "expectations",
        /// What one has to do.
        Duties = "duties",
        /// How a relationship grows.
        Relationship = "relationship",
        /// How it ends.
        Closure = "closure",
        /// What is right, and keeps people safe.
        Ethics = "ethics",
        /// What has to be told, and to whom.
        Reporting = "reporting",
        /// Where it stops.
        Boundaries = "boundaries",
        /// Safety on a screen.
        Online = "online",
    }
}

/// A short page to read and to try out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lesson {
    /// What names it within its course.
    pub key: &'static str,
    /// How long it takes, trying out included.
    pub minutes: u32,
    /// What it speaks of.
    pub topics: &'static [Topic],
}

/// One course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// What names it outside: it tells nothing over a shoulder.
    pub code: Code,
    /// For whom it is.
    pub role: Role,
    /// For how many months it holds; `None` for good.
    pub months: Option<u8>,
    /// Its lessons, in order.
    pub lessons: &'static [Lesson],
    /// What is asked after them.
    pub quiz: Quiz,
    /// Which version of its code of conduct is signed now, from 1 on.
    pub version: u32,
}

impl Course {
    /// The word by which it is kept, and its words begin.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        self.role.word()
    }

    /// How long it takes, in minutes.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.lessons.iter().map(|lesson| lesson.minutes).sum()
    }

    /// The places of the lessons that speak of `topic`, from 1 on.
    pub fn on(&self, topic: Topic) -> impl Iterator<Item = usize> {
        let places = (1..).zip(self.lessons);
        places.filter(move |(_, lesson)| lesson.topics.contains(&topic)).map(|(place, _)| place)
    }

    /// The beginning of the day, in `zone`, from which a pass at `now` does not hold any more.
    #[must_use]
    pub fn until(&self, now: Timestamp, zone: &Zone) -> Option<Timestamp> {
        let months = self.months?;
        let day = now.jiff().to_zoned(zone.rules().clone()).date();
        let last = day.saturating_add(jiff::Span::new().months(months));
        let there = last.to_zoned(zone.rules().clone());
        Some(there.map_or(now + DAY.times(i64::from(months) * 30), |at| at.timestamp().into()))
    }
}
