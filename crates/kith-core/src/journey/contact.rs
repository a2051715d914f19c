//! What a coordinator notes of each contact with the two of a journey (EEPM-MON-2): how, about what, and a sealed note.

use super::rhythm::QUARTER;
use crate::{Refusal, Timestamp};

worded! {
    /// With whom.
    With {
        /// Both.
        Both = "both",
        /// The mentee.
        Mentee = "mentee",
        /// The mentor.
        Mentor = "mentor",
    }
}

worded! {
    /// How.
    Channel {
        /// In writing, here.
        Here = "here",
        /// By mail.
        Mail = "mail",
        /// By telephone.
        Phone = "phone",
        /// By video.
        Video = "video",
        /// In person.
        Person = "person",
    }
}

worded! {
    /// About what.
    Topic {
        /// How they began.
        Beginning = "beginning",
        /// When and how they meet.
        Meeting = "meeting",
        /// What they work on.
        Goals = "goals",
        /// How they get on.
        Relation = "relation",
        /// Something that worries one of them.
        Worry = "worry",
        /// Thanks, and what went well.
        Thanks = "thanks",
        /// How they end.
        Ending = "ending",
    }
}

/// Nothing was chosen that says what it was about.
pub const NO_TOPIC: Refusal = Refusal("contact-no-topic");

/// It was not said with whom, or how.
pub const INCOMPLETE: Refusal = Refusal("contact-incomplete");

/// By when a coordinator is to be in touch with a bond that began then, and had its `last` contact then.
#[must_use]
pub fn due(begun: Timestamp, last: Option<Timestamp>) -> Timestamp {
    last.unwrap_or(begun) + QUARTER
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DAY;

    #[test]
    fn eepm_mon_1_somebody_is_in_touch_once_a_quarter_at_least() {
        let begun = Timestamp::from_micros(1_795_000_000_000_000).unwrap();
        assert_eq!(due(begun, None), begun + DAY.times(91));
        assert_eq!(due(begun, Some(begun + DAY.times(9))), begun + DAY.times(100));
    }
}
