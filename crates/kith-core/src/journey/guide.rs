//! Guides: what each side of a journey may read for the part of the way that the two have come to (EEPM-TRN-3). Read as often as
//! one likes, without a quiz; nothing is kept of who read what.

use super::Stage;

worded! {
    /// What a guide is about.
    Guide {
        /// Finding a first goal together.
        Goals = "goals",
        /// Talking about what is hard to talk about.
        Hard = "hard",
        /// Getting ready to part.
        Parting = "parting",
        /// What the two can be to each other afterwards.
        After = "after",
    }
}

/// The one guide that fits `stage`, for either side.
#[must_use]
pub const fn of(stage: Stage) -> Guide {
    match stage {
        Stage::Initiation => Guide::Goals,
        Stage::Cultivation => Guide::Hard,
        Stage::Separation => Guide::Parting,
        Stage::Redefinition => Guide::After,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eepm_trn_3_every_stage_has_one_guide_and_every_guide_a_stage() {
        let found: Vec<_> = Stage::ALL.iter().map(|stage| of(*stage)).collect();
        assert_eq!(found, Guide::ALL);
    }
}
