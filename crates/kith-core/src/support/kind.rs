//! Kinds: what sort of help a request calls for.

worded! {
    /// What sort of help a request calls for.
    Kind {
        /// Somebody who listens (emotional).
        Listen = "listen",
        /// Somebody who knows (informational).
        Know = "know",
        /// A helping hand (instrumental).
        Hand = "hand",
        /// An honest outside view (appraisal).
        Mirror = "mirror",
        /// Guidance over a longer time.
        Mentor = "mentor",
    }
}

impl Kind {
    /// Whether helpers on duty take it from the queue; a mentor is always chosen.
    #[must_use]
    pub const fn is_for_duty(self) -> bool {
        !matches!(self, Self::Mentor)
    }
}
