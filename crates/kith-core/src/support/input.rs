//! Inputs: everything that can happen to a request after it was made.

use crate::{
    FaceId, OfferId, TalkId, Timestamp,
    people::face::Side,
    support::{
        capacity::Room,
        safe::Level,
        state::{Outcome, Route},
    },
};

/// Something that happens to a request. Who may do it is asked by the deed where no face is named: the
/// member's own are `Close`, `Widen`, `StillHere` and `Another`, a coordinator's are `Return` and `Name`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// It is put to a helper who has room.
    Offer {
        /// The offer's id.
        id: OfferId,
        /// The helper, and that they have room.
        room: Room,
        /// How it comes to them.
        route: Route,
    },
    /// The helper says yes.
    Accept {
        /// The helper, and that they have room.
        room: Room,
        /// The talk that opens.
        talk: TalkId,
    },
    /// The helper passes, without penalty.
    Pass {
        /// Who.
        by: FaceId,
    },
    /// The deadline came.
    Due,
    /// Somebody wrote in the talk.
    Word {
        /// Which side.
        by: Side,
    },
    /// One of the two did something that asks for no answer.
    Lives,
    /// As [`Input::Lives`], about a meeting.
    Meet {
        /// Until when their next meeting lasts; `None` where none is near.
        until: Option<Timestamp>,
    },
    /// The helper says that the last word needs no answer: the member has the word.
    NothingToAnswer {
        /// Who.
        by: FaceId,
    },
    /// The helper is there no longer.
    HelperGone {
        /// Who.
        who: FaceId,
        /// Why.
        why: Gone,
    },
    /// The helper cannot go on, and stays until somebody else says yes.
    HandOver {
        /// Who.
        by: FaceId,
    },
    /// It stays with its helper after all: the member would rather wait, or the helper can go on.
    Keep {
        /// Which side says so.
        by: Side,
    },
    /// One side pauses the talk until a chosen day.
    Pause {
        /// Which side.
        by: Side,
        /// Until when.
        until: Timestamp,
    },
    /// The side that paused goes on early.
    Resume {
        /// Which side.
        by: Side,
    },
    /// The member lets anyone free take it.
    Widen,
    /// The member says that it is still open.
    StillHere,
    /// The member asks for somebody else.
    Another,
    /// The member is away: it is put to nobody meanwhile.
    AskerAway,
    /// The member closes it.
    Close(Outcome),
    /// A coordinator puts it back into the queue.
    Return,
    /// A coordinator names an alternative.
    Name,
    /// Something signals how safe the member is.
    Signal(Level),
    /// The member's account is deleted.
    Erase,
}

worded! {
    /// Why a helper is there no longer.
    Gone {
        /// They said goodbye.
        Goodbye = "goodbye",
        /// They left, or their grant ended.
        Left = "left",
        /// A block or a measure froze the two apart.
        Frozen = "frozen",
    }
}
