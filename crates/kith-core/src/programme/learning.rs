//! What one learner does in one course: not begun, under way, passed until a day, run out. Nobody looks at a clock: what
//! counts is how far somebody read, what they answered, and what they signed.

use super::{
    course::Course,
    quiz::Answers,
    term::{NOTICE, Term},
    zone::Zone,
};
use crate::{DAY, MemberId, Refusal, Span, Timestamp};

/// How often a quiz may go wrong before a pause.
pub const TRIES: u32 = 3;

/// How long that pause is.
pub const PAUSE: Span = DAY;

/// The quiz comes after all lessons.
pub const LESSONS_FIRST: Refusal = Refusal("course-lessons-first");
/// It is passed, and not yet to be renewed.
pub const PASSED: Refusal = Refusal("course-passed-already");
/// The quiz rests until another day.
pub const RESTS: Refusal = Refusal("course-rests");
/// The code of conduct is signed after the quiz, and in its newest version.
pub const NOT_YET: Refusal = Refusal("course-not-yet");
/// Before anybody new, a course is asked of them.
pub const FIRST: Refusal = Refusal("course-first");

/// One learner in one course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learning {
    /// Who learns.
    pub member: MemberId,
    /// What.
    pub course: &'static Course,
    /// How many lessons they read, from the first on.
    pub read: usize,
    /// How often the quiz went wrong since it was passed last.
    pub tries: u32,
    /// What they answered last; `None` while they have not.
    pub answers: Option<Answers>,
    /// When that was.
    pub tried: Option<Timestamp>,
    /// When they passed last; `None` while they have not.
    pub passed: Option<Timestamp>,
    /// Until when that holds.
    pub term: Term,
}

/// Where a learner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// They have not begun.
    New,
    /// They read so many lessons, and have not passed the quiz.
    UnderWay(usize),
    /// They passed the quiz, and the code of conduct waits to be signed.
    Unsigned,
    /// They passed at that time, and that holds until the day; `None` for good.
    Passed(Timestamp, Option<Timestamp>),
    /// It does not hold any more, since that day.
    Over(Timestamp),
}

impl Learning {
    /// Before the first lesson.
    #[must_use]
    pub fn new(member: MemberId, course: &'static Course) -> Self {
        let (read, tries, term) = (0, 0, Term::default());
        Self { member, course, read, tries, answers: None, tried: None, passed: None, term }
    }

    /// Where they are at `now`, where `signed` is the newest version of the code of conduct that they signed.
    #[must_use]
    pub fn stage(&self, signed: Option<u32>, now: Timestamp) -> Stage {
        match (self.passed, self.term.ends) {
            (None, _) if self.read == 0 => Stage::New,
            (None, _) => Stage::UnderWay(self.read),
            (Some(_), Some(end)) if end <= now => Stage::Over(end),
            (Some(_), _) if signed < Some(self.course.version) => Stage::Unsigned,
            (Some(at), until) => Stage::Passed(at, until),
        }
    }

    /// The same with the lesson at `place`, from 1 on, read. `None` where one before it is not, or there is none.
    #[must_use]
    pub fn reads(self, place: usize) -> Option<Self> {
        let there = (1..=self.course.lessons.len()).contains(&place) && place <= self.read + 1;
        there.then(|| Self { read: self.read.max(place), ..self })
    }

    /// Whether the quiz may be answered at `now`.
    ///
    /// # Errors
    /// [`LESSONS_FIRST`], [`PASSED`], or [`RESTS`].
    pub fn may_try(&self, now: Timestamp) -> Result<(), Refusal> {
        if self.read < self.course.lessons.len() {
            return Err(LESSONS_FIRST);
        }
        if !self.is_wanted(now) {
            return Err(PASSED);
        }
        if self.rests_until().is_some_and(|until| now < until) { Err(RESTS) } else { Ok(()) }
    }

    /// Until when the quiz rests after it went wrong three times; `None` where it did not, or once more since.
    #[must_use]
    pub fn rests_until(&self) -> Option<Timestamp> {
        let full = self.tries > 0 && self.tries.is_multiple_of(TRIES);
        self.tried.filter(|_| full).map(|tried| tried + PAUSE)
    }

    /// The same after `answers` at `now`: passed where they are enough. What was passed before stays so, whatever they are.
    ///
    /// # Errors
    /// As [`Self::may_try`].
    pub fn answered(self, now: Timestamp, answers: Answers, zone: &Zone) -> Result<Self, Refusal> {
        self.may_try(now)?;
        let passes = self.course.quiz.passes(&answers);
        let tried = Self { answers: Some(answers), tried: Some(now), ..self };
        if !passes {
            return Ok(Self { tries: tried.tries.saturating_add(1), ..tried });
        }
        let term = Term { ends: tried.course.until(now, zone), warned: false };
        Ok(Self { tries: 0, passed: Some(now), term, ..tried })
    }

    /// Whether version `version` of the code of conduct can be signed.
    ///
    /// # Errors
    /// [`NOT_YET`].
    pub fn may_sign(&self, version: u32) -> Result<(), Refusal> {
        let fits = self.passed.is_some() && version == self.course.version;
        if fits { Ok(()) } else { Err(NOT_YET) }
    }

    /// Whether there is a reason to answer the quiz at `now`: it was not passed, or that ends within a month.
    fn is_wanted(&self, now: Timestamp) -> bool {
        self.passed.is_none() || self.term.ends.is_some_and(|end| end + -NOTICE <= now)
    }

    /// The minutes that count for it: those of the course, once it was passed, however often.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        if self.passed.is_some() { self.course.minutes() } else { 0 }
    }
}

impl Stage {
    /// Whether the course counts as passed.
    #[must_use]
    pub const fn holds(self) -> bool {
        matches!(self, Self::Passed(..))
    }
}
