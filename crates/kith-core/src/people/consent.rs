//! Consents: one purpose, one version of its text, given or withdrawn at a time (SAF-81, SAF-114).

use super::facet::Special;
use crate::{MemberId, Timestamp};

worded! {
    /// What a member can agree to. Each stands alone: none is needed for another, or for help.
    Purpose {
        /// Facets may be read to find a fit.
        Matching = "matching",
        /// Answers may be counted, to see whether Kith helps.
        Outcomes = "outcomes",
        /// Answers may go to a study, without a name.
        Research = "research",
        /// A coordinator may open a talk of mine when I ask for that.
        StaffReading = "staff_reading",
        /// What I say about my health may be shown as I chose.
        Health = "special:health",
        /// The same for my sex life.
        SexLife = "special:sex_life",
        /// The same for whom I love.
        Orientation = "special:orientation",
        /// The same for what I believe.
        Belief = "special:belief",
        /// The same for where my family comes from.
        Ethnicity = "special:ethnicity",
    }
}

worded! {
    /// What was said about a purpose.
    Decision {
        /// Yes.
        Given = "given",
        /// No longer.
        Withdrawn = "withdrawn",
        /// The text changed, and a yes holds only for the text that was read: the house asks again.
        Lapsed = "lapsed",
    }
}

/// One line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Whose.
    pub member: MemberId,
    /// To what.
    pub purpose: Purpose,
    /// Given or withdrawn.
    pub decision: Decision,
    /// The version of the text that was read.
    pub version: i64,
    /// The language in which it was read, as a tag.
    pub locale: String,
    /// When.
    pub at: Timestamp,
}

impl Decision {
    /// Whether a member can choose it: the house alone lets a yes lapse.
    #[must_use]
    pub const fn is_theirs(self) -> bool {
        matches!(self, Self::Given | Self::Withdrawn)
    }
}

impl Purpose {
    /// The version of its text that is shown today. A yes to an older text lapses, and the page asks
    /// again; so a slip of the pen is mended without a new version.
    #[must_use]
    pub const fn version(self) -> i64 {
        1
    }

    /// Whether anything here reads it by now. What nothing reads is not asked for: nobody can agree to
    /// what does not exist.
    #[must_use]
    pub const fn is_asked(self) -> bool {
        !matches!(self, Self::Outcomes | Self::Research | Self::StaffReading)
    }

    /// The special category that it opens; `None` for the others.
    #[must_use]
    pub const fn special(self) -> Option<Special> {
        match self {
            Self::Health => Some(Special::Health),
            Self::SexLife => Some(Special::SexLife),
            Self::Orientation => Some(Special::Orientation),
            Self::Belief => Some(Special::Belief),
            Self::Ethnicity => Some(Special::Ethnicity),
            Self::Matching | Self::Outcomes | Self::Research | Self::StaffReading => None,
        }
    }

    /// The purpose that opens `special`.
    #[must_use]
    pub const fn of_special(special: Special) -> Self {
        match special {
            Special::Health => Self::Health,
            Special::SexLife => Self::SexLife,
            Special::Orientation => Self::Orientation,
            Special::Belief => Self::Belief,
            Special::Ethnicity => Self::Ethnicity,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_special_category_has_a_consent_of_its_own() {
        for &special in Special::ALL {
            assert_eq!(Purpose::of_special(special).special(), Some(special));
        }
        let plain = Purpose::ALL.iter().filter(|purpose| purpose.special().is_none());
        assert_eq!(plain.count(), 4);
    }

    #[test]
    fn nobody_is_asked_for_what_nothing_reads() {
        let asked: Vec<_> = Purpose::ALL.iter().filter(|purpose| purpose.is_asked()).collect();
        assert_eq!(asked.len(), Special::ALL.len() + 1);
        assert!(asked.contains(&&Purpose::Matching));
    }
}
