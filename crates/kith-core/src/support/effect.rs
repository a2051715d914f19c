//! Effects: what follows from a step of a request, for the deed to carry out in its unit of work.

use crate::{
    FaceId, OfferId, TalkId, Timestamp,
    people::face::Side,
    support::{
        notice::{HelperNotice, Notice},
        request::Request,
        safe::Level,
        state::Offer,
    },
    talk::End,
};

/// A step of a request: what it is now, and what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The request after the step.
    pub request: Request,
    /// What follows, in this order.
    pub effects: Vec<Effect>,
}

/// One thing that follows from a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// The member is told.
    Tell(Notice),
    /// A helper is told.
    TellHelper {
        /// Whom.
        to: FaceId,
        /// What.
        notice: HelperNotice,
    },
    /// An offer begins.
    PutOffer(Offer),
    /// An offer ends.
    EndOffer {
        /// Which.
        id: OfferId,
        /// How.
        how: OfferEnd,
    },
    /// A talk opens between the asker and this helper.
    OpenTalk {
        /// Which.
        talk: TalkId,
        /// With whom.
        helper: FaceId,
    },
    /// The talk becomes read-only.
    CloseTalk {
        /// Which.
        talk: TalkId,
        /// Why.
        how: End,
    },
    /// What was handed over has found somebody, or stays where it was.
    EndHandover {
        /// The talk that was handed over.
        talk: TalkId,
        /// How.
        how: HandoverEnd,
    },
    /// The talk is paused.
    PauseTalk {
        /// Which.
        talk: TalkId,
        /// By whom.
        by: Side,
        /// Until when.
        until: Timestamp,
    },
    /// The talk goes on.
    ResumeTalk {
        /// Which.
        talk: TalkId,
    },
    /// The request comes to the coordinator's desk.
    Escalate {
        /// By when the coordinator acts.
        until: Timestamp,
    },
    /// The request leaves the coordinator's desk.
    LeaveDesk,
    /// A service, circle or resource is named, by country and topic or by a coordinator's hand.
    NameAlternative,
    /// A coordinator asks after this silent helper.
    CheckOnHelper(FaceId),
    /// This helper gets no new requests until they say that they are back.
    PauseCapacity(FaceId),
    /// A case goes to cover at once (law 4).
    OpenCase(Level),
}

worded! {
    /// How an offer ended.
    OfferEnd {
        /// The helper said yes.
        Accepted = "accepted",
        /// The helper passed.
        Passed = "passed",
        /// Its time ran out.
        Lapsed = "lapsed",
        /// It was taken back.
        Withdrawn = "withdrawn",
    }
}

worded! {
    /// How a handover ended.
    HandoverEnd {
        /// Somebody said yes, and the first helper left.
        Taken = "taken",
        /// The member would rather wait for the first helper.
        No = "no",
        /// The first helper can go on after all.
        Kept = "kept",
        /// Nobody was free in time.
        Nobody = "nobody",
        /// The talk ended before anybody said yes.
        Over = "over",
    }
}

impl Step {
    pub(super) fn to(request: Request) -> Self {
        Self { request, effects: Vec::new() }
    }

    pub(super) fn and(mut self, effect: Effect) -> Self {
        self.effects.push(effect);
        self
    }

    pub(super) fn tell(self, notice: Notice) -> Self {
        self.and(Effect::Tell(notice))
    }

    pub(super) fn tell_helper(self, to: FaceId, notice: HelperNotice) -> Self {
        self.and(Effect::TellHelper { to, notice })
    }

    /// Another step after this one.
    pub(super) fn then(mut self, next: Self) -> Self {
        self.effects.extend(next.effects);
        Self { request: next.request, effects: self.effects }
    }
}
