//! Facets: one statement about oneself, and who may see it.

use super::consent::Purpose;
use crate::{FaceId, FacetId, Refusal, Timestamp};

worded! {
    /// Who may see a facet. Each one includes those before it; unanswered means nobody.
    Audience {
        /// The member alone.
        Nobody = "nobody",
        /// The matching alone, which uses it to find a fit and never shows it.
        Matching = "matching",
        /// People whom the member is matched with.
        Matched = "matched",
        /// People in the member's circles too.
        Circle = "circle",
        /// Everybody who is signed in.
        Community = "community",
    }
}

impl Audience {
    /// Whether there are such people by now. Nobody is asked to choose an audience that does not
    /// exist; what was chosen stays as it is.
    #[must_use]
    pub const fn is_offered(self) -> bool {
        !matches!(self, Self::Circle)
    }
}

worded! {
    /// What a facet is about.
    Kind {
        /// An experience or a subject of the programme's list.
        Topic = "topic",
        /// A language to talk in, as a tag.
        Language = "language",
        /// An interest, in own words.
        Interest = "interest",
        /// A subject that the member would rather not talk about.
        Boundary = "boundary",
        /// A part of the week in which the member has time.
        Slot = "slot",
        /// The words that others should use for the member.
        Words = "words",
        /// A few sentences about oneself.
        About = "about",
    }
}

worded! {
    /// What the law calls special: kept sealed, and nobody's business without a consent of its own
    /// (GDPR, Art. 9(1); SAF-114).
    Special {
        /// Health.
        Health = "health",
        /// Sex life.
        SexLife = "sex_life",
        /// Sexual orientation.
        Orientation = "orientation",
        /// Religion and other beliefs.
        Belief = "belief",
        /// Ethnic origin.
        Ethnicity = "ethnicity",
    }
}

/// What a facet is, without what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// Which facet.
    pub id: FacetId,
    /// The face that says it; a helper says it on one face and not on the other.
    pub face: FaceId,
    /// What it is about.
    pub kind: Kind,
    /// Which special category it belongs to; `None` for none.
    pub special: Option<Special>,
    /// Who may see it.
    pub audience: Audience,
    /// When it was said.
    pub at: Timestamp,
}

/// Longer than such a statement may be, or empty.
pub const LENGTH: Refusal = Refusal("facet-length");

impl Kind {
    /// How many characters it may say.
    #[must_use]
    pub const fn longest(self) -> usize {
        match self {
            Self::About => 600,
            Self::Words | Self::Interest => 60,
            Self::Topic | Self::Language | Self::Boundary | Self::Slot => 40,
        }
    }

    /// Whether the matching reads it, where its owner agrees.
    #[must_use]
    pub const fn fits(self) -> bool {
        !matches!(self, Self::Words | Self::About)
    }

    /// Whether it is in own words, which are always sealed.
    #[must_use]
    pub const fn is_own_words(self) -> bool {
        matches!(self, Self::Interest | Self::Words | Self::About)
    }

    /// What was typed, without the space around it.
    ///
    /// # Errors
    /// [`LENGTH`] where nothing is left, or too much.
    pub fn parse(self, text: &str) -> Result<String, Refusal> {
        let text: String = text.trim().chars().filter(|c| !c.is_control() || *c == '\n').collect();
        let length = text.chars().count();
        (1..=self.longest()).contains(&length).then_some(text).ok_or(LENGTH)
    }
}

impl Audience {
    /// Who may see it in truth, when `self` was chosen: a special category is nobody's business
    /// without its own consent. `given` are the consents in force.
    #[must_use]
    pub fn allowed(self, special: Option<Special>, given: &[Purpose]) -> Self {
        match special {
            Some(special) if !given.contains(&Purpose::of_special(special)) => Self::Nobody,
            _ => self,
        }
    }

    /// Whether other people see it, and not only the matching.
    #[must_use]
    pub fn is_shown(self) -> bool {
        self >= Self::Matched
    }
}

impl Facet {
    /// Whether what it says is kept sealed.
    #[must_use]
    pub const fn is_sealed(&self) -> bool {
        self.special.is_some() || self.kind.is_own_words()
    }

    /// Whether the matching may read it. `given` are the consents in force.
    #[must_use]
    pub fn fits(&self, given: &[Purpose]) -> bool {
        self.kind.fits()
            && given.contains(&Purpose::Matching)
            && self.audience.allowed(self.special, given) > Audience::Nobody
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn facet(kind: Kind, special: Option<Special>, audience: Audience) -> Facet {
        let (id, face) = (FacetId(Uuid::from_u128(1)), FaceId(Uuid::from_u128(2)));
        Facet { id, face, kind, special, audience, at: Timestamp::from_micros(0).unwrap() }
    }

    #[test]
    fn what_is_special_is_nobodys_business_without_its_own_consent() {
        let check = |given: &[Purpose], audience| {
            let allowed = Audience::Community.allowed(Some(Special::Orientation), given);
            assert_eq!(allowed, audience, "{given:?}");
        };
        check(&[], Audience::Nobody);
        check(&[Purpose::Matching, Purpose::Health], Audience::Nobody);
        check(&[Purpose::Orientation], Audience::Community);
        assert_eq!(Audience::Circle.allowed(None, &[]), Audience::Circle);
    }

    #[test]
    fn the_matching_reads_what_was_opened_to_it_and_nothing_else() {
        let check = |facet: Facet, given: &[Purpose], fits| {
            assert_eq!(facet.fits(given), fits, "{facet:?} {given:?}");
        };
        let topic = facet(Kind::Topic, None, Audience::Matching);
        check(topic.clone(), &[], false);
        check(topic, &[Purpose::Matching], true);
        check(facet(Kind::Topic, None, Audience::Nobody), &[Purpose::Matching], false);
        check(facet(Kind::About, None, Audience::Community), &[Purpose::Matching], false);
        let special = facet(Kind::Topic, Some(Special::Health), Audience::Matched);
        check(special.clone(), &[Purpose::Matching], false);
        check(special, &[Purpose::Matching, Purpose::Health], true);
    }

    #[test]
    fn a_statement_has_a_length() {
        assert_eq!(Kind::Words.parse("  they, them "), Ok("they, them".to_owned()));
        assert_eq!(Kind::Words.parse(" "), Err(LENGTH));
        assert_eq!(Kind::Words.parse(&"ö".repeat(60)).map(|w| w.len()), Ok(120));
        assert_eq!(Kind::Words.parse(&"ö".repeat(61)), Err(LENGTH));
    }
}
