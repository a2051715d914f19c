//! Deadlines: each open request has exactly one, and one thing that happens at it (law 1).

use crate::{
    Timestamp,
    support::state::{Answer, Care, Offer, Question, Rung, State, Turn},
};

/// What happens next, and when at the latest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Deadline {
    /// From this moment on it is due.
    pub at: Timestamp,
    /// What happens then.
    pub next: Next,
}

worded! {
    /// What happens at a deadline, should nobody do anything until then.
    Next {
        /// The request goes to a coordinator.
        Escalate = "escalate",
        /// The offer lapses, and the request goes on to the next helper.
        Lapse = "lapse",
        /// The coordinator's time is up: an alternative is named.
        Name = "name",
        /// The silent helper is reminded.
        Remind = "remind",
        /// The member has an apology, and somebody asks after the helper.
        Apologise = "apologise",
        /// The member is offered somebody else.
        OfferAnother = "offer_another",
        /// The request goes back to the queue, and the helper rests.
        Replace = "replace",
        /// The pause ends.
        Resume = "resume",
        /// The member is asked whether it is still open.
        Ask = "ask",
        /// Silence is taken for an answer: the request closes.
        Close = "close",
    }
}

impl Next {
    /// The key of the words that tell the member what happens next.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Escalate => "request-next-escalate",
            Self::Lapse => "request-next-lapse",
            Self::Name => "request-next-name",
            Self::Remind => "request-next-remind",
            Self::Apologise => "request-next-apologise",
            Self::OfferAnother => "request-next-offer-another",
            Self::Replace => "request-next-replace",
            Self::Resume => "request-next-resume",
            Self::Ask => "request-next-ask",
            Self::Close => "request-next-close",
        }
    }
}

impl State {
    /// The one next deadline; `None` where the request is closed, and nowhere else.
    #[must_use]
    pub fn deadline(&self) -> Option<Deadline> {
        let (at, next) = match self {
            Self::Waiting { promise } => (*promise, Next::Escalate),
            Self::Offered { offer, care } => of_offer(offer, *care),
            Self::Answered(Answer { turn, .. }) => of_turn(*turn),
            Self::Escalated { until } => (*until, Next::Name),
            Self::Alternative { question } => of_question(*question),
            Self::Closed { .. } => return None,
        };
        Some(Deadline { at, next })
    }
}

/// Whichever comes first; where both come at once the offer lapses, and what is up then follows in the
/// same step.
fn of_offer(offer: &Offer, care: Care) -> (Timestamp, Next) {
    match care {
        Care::Queue { promise } if promise < offer.until => (promise, Next::Escalate),
        Care::Desk { until } if until < offer.until => (until, Next::Name),
        _ => (offer.until, Next::Lapse),
    }
}

fn of_turn(turn: Turn) -> (Timestamp, Next) {
    match turn {
        Turn::Helper { rung, until } => (
            until,
            match rung {
                Rung::Fresh => Next::Remind,
                Rung::Reminded => Next::Apologise,
                Rung::Apologised => Next::OfferAnother,
                Rung::Another => Next::Replace,
            },
        ),
        Turn::Member(question) => of_question(question),
        Turn::Paused { until, .. } => (until, Next::Resume),
    }
}

fn of_question(question: Question) -> (Timestamp, Next) {
    match question {
        Question::Quiet { until } => (until, Next::Ask),
        Question::Asked { until } => (until, Next::Close),
    }
}
