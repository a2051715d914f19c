//! The places a request can be in. "Accepted by nobody" and "waiting for ever" cannot be written down.

use crate::{FaceId, OfferId, TalkId, Timestamp, people::face::Side};

/// Where a request is. Every open place carries what its one next deadline is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Nobody holds it; the promise runs.
    Waiting {
        /// By when somebody answers, or a coordinator takes over.
        promise: Timestamp,
    },
    /// One helper holds it.
    Offered {
        /// The offer that stands.
        offer: Offer,
        /// Who looks after the request should the offer come to nothing.
        care: Care,
    },
    /// A helper said yes: the two talk.
    Answered(Answer),
    /// The promise's time is up: it is on a coordinator's desk.
    Escalated {
        /// By when the coordinator acts, or an alternative is named.
        until: Timestamp,
    },
    /// A service, a circle or a resource was named.
    Alternative {
        /// Whether the member was asked if it helped.
        question: Question,
    },
    /// Over. Nothing follows.
    Closed {
        /// What came of it.
        how: Outcome,
        /// Whose doing it was; never a helper's.
        by: Closer,
        /// When.
        at: Timestamp,
    },
}

/// A request put to one helper, with a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Offer {
    /// Which offer.
    pub id: OfferId,
    /// To whom.
    pub to: FaceId,
    /// How it came to them.
    pub route: Route,
    /// From this moment on it has lapsed.
    pub until: Timestamp,
}

/// Who looks after a request while an offer stands. An offer may stand beyond the promise, but then a
/// coordinator has it too: it never outlives the promise in silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Care {
    /// Nobody yet: the promise runs, and no offer restarts it.
    Queue {
        /// When it is up.
        promise: Timestamp,
    },
    /// A coordinator, whose clock runs on, and no offer restarts it.
    Desk {
        /// When it is up.
        until: Timestamp,
    },
}

/// A helper's yes, and who has the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Answer {
    /// Who said yes.
    pub by: FaceId,
    /// Where the two talk.
    pub talk: TalkId,
    /// Who has the word, and until when.
    pub turn: Turn,
}

/// Who has the word in an answered request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Turn {
    /// The helper: the ladder for silent helpers runs.
    Helper {
        /// How far the ladder was climbed.
        rung: Rung,
        /// When the next rung comes.
        until: Timestamp,
    },
    /// The member: after a while they are asked, gently, once.
    Member(Question),
    /// Nobody: one of them paused the talk.
    Paused {
        /// Who paused it, and alone may end that early.
        by: Side,
        /// Who has the word afterwards.
        owes: Side,
        /// When it ends by itself.
        until: Timestamp,
    },
}

/// The gentle question to a silent member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    /// Not asked yet.
    Quiet {
        /// When it is asked.
        until: Timestamp,
    },
    /// Asked, and not answered yet.
    Asked {
        /// When silence is taken for an answer.
        until: Timestamp,
    },
}

impl Question {
    /// When it is asked, or silence taken for an answer.
    #[must_use]
    pub const fn until(self) -> Timestamp {
        match self {
            Self::Quiet { until } | Self::Asked { until } => until,
        }
    }
}

impl Care {
    /// The same with at least until `least`: whoever puts a pair to both sides waits for both.
    #[must_use]
    pub fn at_least(self, least: Timestamp) -> Self {
        match self {
            Self::Queue { promise } => Self::Queue { promise: promise.max(least) },
            Self::Desk { until } => Self::Desk { until: until.max(least) },
        }
    }

    /// When whoever looks after it has to act.
    #[must_use]
    pub const fn until(self) -> Timestamp {
        match self {
            Self::Queue { promise } => promise,
            Self::Desk { until } => until,
        }
    }
}

worded! {
    /// How an offer came to its helper.
    Route {
        /// A helper on duty took the next.
        Queue = "queue",
        /// The member chose this person.
        Choice = "choice",
        /// A coordinator put it to them.
        Hand = "hand",
        /// A run put the two forward, and both are asked.
        Run = "run",
    }
}

worded! {
    /// How far the ladder for a silent helper was climbed.
    Rung {
        /// Not at all.
        Fresh = "fresh",
        /// The helper was reminded.
        Reminded = "reminded",
        /// The member had an apology, and somebody asks after the helper.
        Apologised = "apologised",
        /// The member was offered somebody else.
        Another = "another",
    }
}

worded! {
    /// What came of a request, in the member's words.
    Outcome {
        /// They got what they asked for.
        Helped = "helped",
        /// In part.
        Partly = "partly",
        /// They did not.
        Not = "not",
        /// Life went on.
        MovedOn = "moved_on",
    }
}

worded! {
    /// Whose doing the closing of a request was.
    Closer {
        /// The member's own.
        Member = "member",
        /// The member's silence after a gentle question.
        Silence = "silence",
        /// The member's account was deleted.
        Erasure = "erasure",
    }
}

worded! {
    /// The bare place, without its clocks: the word by which a state is kept and filtered.
    Place {
        /// Nobody holds it.
        Waiting = "waiting",
        /// One helper holds it.
        Offered = "offered",
        /// A helper said yes.
        Answered = "answered",
        /// On a coordinator's desk.
        Escalated = "escalated",
        /// Something else was named.
        Alternative = "alternative",
        /// Over.
        Closed = "closed",
    }
}

impl State {
    /// The bare place.
    #[must_use]
    pub const fn place(&self) -> Place {
        match self {
            Self::Waiting { .. } => Place::Waiting,
            Self::Offered { .. } => Place::Offered,
            Self::Answered(_) => Place::Answered,
            Self::Escalated { .. } => Place::Escalated,
            Self::Alternative { .. } => Place::Alternative,
            Self::Closed { .. } => Place::Closed,
        }
    }

    /// Until when it is on a coordinator's desk; `None` where it is not.
    #[must_use]
    pub const fn desk(&self) -> Option<Timestamp> {
        match self {
            Self::Escalated { until } | Self::Offered { care: Care::Desk { until }, .. } => {
                Some(*until)
            }
            _ => None,
        }
    }

    /// The offer that stands; `None` where none does.
    #[must_use]
    pub const fn offer(&self) -> Option<&Offer> {
        match self {
            Self::Offered { offer, .. } => Some(offer),
            _ => None,
        }
    }

    /// The helper's yes; `None` unless the request is answered.
    #[must_use]
    pub const fn answer(&self) -> Option<&Answer> {
        match self {
            Self::Answered(answer) => Some(answer),
            _ => None,
        }
    }
}
