//! Ending a talk and reporting it in one step.

use crate::{LetterId, MemberId, Refusal, TalkId, Timestamp};

/// A talk that somebody ended and reported in one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// The report.
    pub letter: LetterId,
    /// The talk.
    pub talk: TalkId,
    /// Who ended it.
    pub by: MemberId,
    /// About whom.
    pub about: MemberId,
    /// When.
    pub at: Timestamp,
}

/// The talk is over already: there is nothing to end, and a report of its own tells of it.
pub const OVER: Refusal = Refusal("stop-over");
