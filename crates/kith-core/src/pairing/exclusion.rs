//! What a coordinator decided about two people before a run: always together, or never.

use crate::{Code, FaceId, MemberId, Timestamp};

worded! {
    /// What was decided about two people.
    Kind {
        /// They are never put forward together.
        Forbidden = "forbidden",
        /// They are put forward together, and their places are taken before the run.
        Locked = "locked",
    }
}

/// A coordinator's decision about two people. It holds until it is taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// What names it outside.
    pub code: Code,
    /// Who asked for a mentor.
    pub mentee: FaceId,
    /// The mentor's helper face.
    pub mentor: FaceId,
    /// What was decided.
    pub kind: Kind,
    /// Which coordinator decided.
    pub by: MemberId,
    /// When.
    pub since: Timestamp,
}
