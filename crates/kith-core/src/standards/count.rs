//! What is counted for a benchmark: from when on something is asked for, how long it lasts, and who may read the rows.

use crate::{
    DAY, Span,
    journey::{health, rhythm},
};

worded! {
    /// A benchmark that is counted from what stands in the tables, by its name.
    Count {
        /// People in a role who wrote an application.
        Written = "EEPM-SCR-2",
        /// Applications with an interview.
        Interview = "EEPM-SCR-3",
        /// Mentors with a reference.
        Reference = "EEPM-SCR-4",
        /// Mentors whose checks hold.
        Screened = "EEPM-SCR-5",
        /// Pairs who signed how long and how often.
        Commitment = "EEPM-SCR-6",
        /// Pairs who met.
        FirstMeeting = "EEPM-MAT-2",
        /// Pairs with an agreement that both signed and whose review is not past.
        Agreement = "EEPM-MAT-3",
        /// Pairs heard of on both sides.
        Heard = "EEPM-MON-1",
        /// Pairs in the contact log.
        Logged = "EEPM-MON-2",
        /// Helpers who fell silent and were asked after.
        AskedAfter = "EEPM-MON-5",
        /// Ends with the exit forms of both.
        ExitForms = "EEPM-CLO-2",
        /// Ends on a last day that was set before.
        Notice = "EEPM-CLO-3",
        /// Ends at which both said what they wish for afterwards.
        Afterwards = "EEPM-CLO-4",
        /// Meetings of which somebody said how they were.
        Attendance = "EM-6",
        /// Readings by staff that their member sees.
        Shown = "NAPS-11",
        /// Debriefs that were held or declined.
        Debrief = "NAPS-S",
        /// Pairs with a goal of the mentee.
        Goal = "SAMHSA-5",
        /// Pairs with steps towards a goal.
        Steps = "PFP-1",
        /// Requests for somebody who listens that somebody took.
        Listened = "PFP-2",
        /// Requests at whose end it was said whether it helped.
        Helped = "HOUSE-2",
        /// Pairs with a stage.
        Stages = "KRAM-1",
        /// Requests that were not left in silence.
        Answered = "G1",
    }
}

/// Whose rows they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Of mentees and mentors whom a coordinator looks after.
    Pairs,
    /// Of people who applied.
    Applicants,
    /// Of people whom nobody reads row by row.
    Closed,
}

impl Rows {
    /// Whether a coordinator reads them.
    #[must_use]
    pub const fn are_read(self) -> bool {
        matches!(self, Self::Pairs | Self::Applicants)
    }
}

/// How long nobody is left without an answer, whatever they asked for.
const WEEK: Span = DAY.times(7);

/// How long two may take to write down what the mentee wants.
const AIM: Span = DAY.times(42);

/// How long both have to hand in what they think of it at the end.
const REFLECT: Span = DAY.times(30);

/// Within which time somebody asks after a helper who fell silent.
const AFTER: Span = DAY.times(2);

impl Count {
    /// How long after its beginning a row is asked for something.
    #[must_use]
    pub const fn grace(self) -> Span {
        match self {
            Self::Commitment | Self::Agreement | Self::Stages => health::AGREE,
            Self::FirstMeeting => health::MEET,
            Self::Heard => rhythm::MONTH,
            Self::Logged => rhythm::QUARTER,
            Self::AskedAfter => AFTER,
            Self::ExitForms | Self::Afterwards => REFLECT,
            Self::Goal | Self::Steps => AIM,
            Self::Attendance | Self::Listened | Self::Answered => WEEK,
            _ => Span(0),
        }
    }

    /// For how long what was done speaks for it; `None` where it does for good.
    #[must_use]
    pub const fn lasts(self) -> Option<Span> {
        match self {
            Self::Heard | Self::Logged => Some(rhythm::QUARTER),
            _ => None,
        }
    }

    /// How long after the day on which it should be looked at anew it still speaks for it.
    #[must_use]
    pub const fn leeway(self) -> Span {
        match self {
            Self::Agreement => DAY,
            _ => Span(0),
        }
    }

    /// Whose rows they are.
    #[must_use]
    pub const fn rows(self) -> Rows {
        match self {
            Self::Interview | Self::Reference | Self::Screened => Rows::Applicants,
            // A row would tell which helper wrote which application: the days are the same.
            Self::Written
            | Self::AskedAfter
            | Self::Afterwards
            | Self::Shown
            | Self::Debrief
            | Self::Listened
            | Self::Helped
            | Self::Answered => Rows::Closed,
            _ => Rows::Pairs,
        }
    }
}
