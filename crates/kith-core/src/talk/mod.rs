//! Talks: what is said between two people who found each other through a request.

pub mod first;
pub mod guest;
pub mod keeping;
pub mod message;
pub mod pause;

use crate::{Code, FaceId, Refusal, RequestId, TalkId, Timestamp, people::face::Side};

/// The talk is closed, so nothing about it changes any more.
pub const CLOSED: Refusal = Refusal("talk-closed");

/// What is said between a member and a helper. It belongs to a request, and follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// Which talk.
    pub id: TalkId,
    /// What names it outside.
    pub code: Code,
    /// Whose talk it is.
    pub request: RequestId,
    /// The one who asked.
    pub member: FaceId,
    /// The one who said yes.
    pub helper: FaceId,
    /// When it opened.
    pub since: Timestamp,
    /// Whether it is open.
    pub state: State,
}

/// Whether a talk is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Both may write.
    Open,
    /// Neither writes, until a day that one of them chose.
    Paused {
        /// Who chose it.
        by: Side,
        /// Until when.
        until: Timestamp,
    },
    /// It can be read, and no more.
    Closed {
        /// Why.
        how: End,
        /// When.
        at: Timestamp,
    },
}

worded! {
    /// Why a talk closed.
    End {
        /// The member closed the request.
        Done = "done",
        /// The member was silent after the question.
        Silence = "silence",
        /// The helper said goodbye.
        Goodbye = "goodbye",
        /// The helper could not go on, and somebody else said yes.
        HandedOver = "handed_over",
        /// The helper left.
        Left = "left",
        /// The helper stayed silent past the ladder.
        HelperSilent = "helper_silent",
        /// The member asked for somebody else.
        Another = "another",
        /// A block or a measure froze the two apart.
        Frozen = "frozen",
        /// The member's account was deleted.
        Erased = "erased",
    }
}

impl Talk {
    /// On which side `face` is; `None` for everybody else, to whom the talk does not exist.
    #[must_use]
    pub fn side(&self, face: FaceId) -> Option<Side> {
        if face == self.member {
            Some(Side::Member)
        } else if face == self.helper {
            Some(Side::Helper)
        } else {
            None
        }
    }

    /// The face on the other side; `None` where `face` is on neither.
    #[must_use]
    pub fn other(&self, face: FaceId) -> Option<FaceId> {
        self.side(face).map(|side| match side {
            Side::Member => self.helper,
            Side::Helper => self.member,
        })
    }
}
