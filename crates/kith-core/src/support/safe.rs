//! "Are you safe right now?": the member's own answer, and how far it calls for cover.

worded! {
    /// What the member answers to "Are you safe right now?".
    Safe {
        /// They are.
        Yes = "yes",
        /// They do not know.
        NotSure = "not_sure",
        /// They are not.
        No = "no",
    }
}

worded! {
    /// How strongly something calls for a human eye; greater is stronger.
    Level {
        /// Nothing calls.
        Calm = "calm",
        /// Worth a kind word.
        Notice = "notice",
        /// Somebody may be at risk.
        Concern = "concern",
        /// Somebody is at risk now.
        Danger = "danger",
    }
}

impl Safe {
    /// The signal that lies in the answer (law 4): whoever is not sure is treated as at risk.
    #[must_use]
    pub const fn level(self) -> Level {
        match self {
            Self::Yes => Level::Calm,
            Self::NotSure => Level::Concern,
            Self::No => Level::Danger,
        }
    }
}

impl Level {
    /// Whether it goes to cover at once: levels 2 and 3.
    #[must_use]
    pub fn is_risk(self) -> bool {
        self >= Self::Concern
    }

    /// 0 to 3, as the papers on safety count.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Calm => 0,
            Self::Notice => 1,
            Self::Concern => 2,
            Self::Danger => 3,
        }
    }
}
