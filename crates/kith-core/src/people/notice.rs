//! Notices: something a member should know. They hold no text: the words belong to the page.

use crate::{Code, MemberId, NoticeId, Timestamp};

worded! {
    /// What kind of thing a notice is about, and so where its page is.
    About {
        /// A request of the member.
        Request = "request",
        /// An offer to the member as a helper.
        Offer = "offer",
        /// A pair that was put forward, to either of the two.
        Proposal = "proposal",
        /// A talk.
        Talk = "talk",
        /// A letter to the house, and its answer.
        Letter = "letter",
        /// A case on the desk.
        Case = "case",
        /// A measure about the member.
        Measure = "measure",
        /// The way into the member's own account.
        Account = "account",
        /// A warrant to read a talk.
        Read = "read",
        /// Something told outside the house.
        Disclosure = "disclosure",
        /// The agreement of a mentee and a mentor; the code is that of their talk.
        Agreement = "agreement",
        /// The goals of a mentee; the code is that of the talk.
        Goal = "goal",
        /// The end of a journey; the code is that of its talk.
        Ending = "ending",
        /// What stays of a journey; the code is that of its talk.
        Keepsake = "keepsake",
        /// A meeting of a mentee and a mentor.
        Meeting = "meeting",
        /// How it goes with the two of a talk, whose code it is.
        CheckIn = "check_in",
        /// What the two of a talk say of walking together; the code is that of the talk.
        Feedback = "feedback",
        /// The day on which two look at their agreement again; the code is that of their talk.
        Midterm = "midterm",
        /// An application of the member.
        Application = "application",
        /// An application of somebody else, on the desk.
        Review = "review",
        /// A shift of the rota.
        Shift = "shift",
        /// A letter to many, of which the member is one.
        Circular = "circular",
        /// A course that the member passed.
        Course = "course",
        /// A helper and whom they talk their work over with.
        Supervision = "supervision",
        /// The practice of a supporter.
        Practice = "practice",
        /// What somebody shares until a day.
        Opening = "opening",
        /// What to read for a part of the way of two; the code is that of their talk.
        Guide = "guide",
        /// Bringing two together.
        Introduction = "introduction",
        /// A copy of what is theirs, for which somebody asked outside the house; for staff the code is that of their face.
        Archive = "archive",
    }
}

/// Something a member should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Which notice.
    pub id: NoticeId,
    /// What names it outside.
    pub code: Code,
    /// Whom it is for.
    pub member: MemberId,
    /// The key of its words.
    pub kind: String,
    /// What it is about, and the code of that; `None` for what has no page.
    pub about: Option<(About, Code)>,
    /// When it was told.
    pub at: Timestamp,
    /// When the member saw it; `None` while it waits. Nobody else is ever told.
    pub seen: Option<Timestamp>,
}
