//! A member's calendar of meetings: what it calls them, and since when it can be fetched from outside.

use crate::{DAY, Span, Timestamp};

worded! {
    /// What a calendar calls each meeting. Never whom one meets, nor what about.
    #[derive(Default)]
    Wording {
        /// A meeting of Kith.
        #[default]
        Kith = "kith",
        /// A meeting.
        Meeting = "meeting",
        /// That one is busy.
        Busy = "busy",
    }
}

/// A calendar. What stands in its address is kept only as a hash.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Calendar {
    /// What it calls each meeting.
    pub wording: Wording,
    /// Since when it has an address; `None` where it has none.
    pub since: Option<Timestamp>,
}

/// How long a meeting that is over stays in what is fetched.
pub const KEPT: Span = DAY.times(60);
