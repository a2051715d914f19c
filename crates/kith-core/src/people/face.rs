//! Faces: what others see of a member. A helper has two, and nobody but safeguarding can connect them.

use crate::{Code, FaceId, MemberId};

worded! {
    /// Which side of a member a face shows.
    Side {
        /// The one who asks, and takes part.
        Member = "member",
        /// The one to whom offers are put.
        Helper = "helper",
    }
}

impl Side {
    /// The one across.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Member => Self::Helper,
            Self::Helper => Self::Member,
        }
    }
}

/// What others see of a member: a pseudonym and a doorway, never a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// Which face.
    pub id: FaceId,
    /// What names it outside.
    pub code: Code,
    /// Whose it is; never shown.
    pub owner: MemberId,
    /// Which side it shows.
    pub side: Side,
    /// The name its owner chose; need not be the only one of its kind.
    pub pseudonym: String,
    /// From what the doorway portrait is drawn; a new one redraws it.
    pub doorway: Code,
}
