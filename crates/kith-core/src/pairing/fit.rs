//! What two people have in common, as whole numbers. Reads only what both opened to the matching.

use std::collections::BTreeSet;

use super::settings::{FEATURES, Feature, WHOLE, Weights};
use crate::people::facet::{Audience, Kind};

/// One statement as the matching reads it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Said {
    /// What it is about.
    pub kind: Kind,
    /// The word.
    pub value: String,
    /// Who may see it.
    pub audience: Audience,
}

/// Each feature of a pair, 0 to [`WHOLE`]; `None` where one of the two has not said.
pub type Features = [Option<u32>; FEATURES];

/// What `mentee` and `mentor` have in common.
#[must_use]
pub fn features(mentee: &[Said], mentor: &[Said]) -> Features {
    let mut features = [None; FEATURES];
    for (place, feature) in features.iter_mut().zip(Feature::ALL) {
        *place = of(*feature, mentee, mentor);
    }
    features
}

/// One feature of a pair; `None` where one of the two has not said.
#[must_use]
pub fn of(feature: Feature, mentee: &[Said], mentor: &[Said]) -> Option<u32> {
    let kind = kind(feature);
    let (ours, theirs) = (values(mentee, kind), values(mentor, kind));
    if ours.is_empty() || theirs.is_empty() {
        return None;
    }
    let enough = match feature {
        // Three experiences in common are as much as anybody can ask for.
        Feature::Experience => ours.len().min(3),
        Feature::Interests | Feature::Language => ours.len().min(theirs.len()),
        // Two parts of the week give room to meet.
        Feature::Slots => 2,
    };
    let both = ours.intersection(&theirs).count().min(enough);
    u32::try_from(both * 1000 / enough.max(1)).ok()
}

/// What `feature` compares.
#[must_use]
pub const fn kind(feature: Feature) -> Kind {
    match feature {
        Feature::Experience => Kind::Topic,
        Feature::Interests => Kind::Interest,
        Feature::Slots => Kind::Slot,
        Feature::Language => Kind::Language,
    }
}

/// The mean of each feature over the pairs that have it; the middle where none has.
#[must_use]
pub fn means(pairs: &[Features]) -> [u32; FEATURES] {
    let mut means = [WHOLE / 2; FEATURES];
    for (place, mean) in means.iter_mut().enumerate() {
        let known = pairs.iter().filter_map(|pair| pair.get(place).copied().flatten());
        let (sum, count) =
            known.fold((0_u64, 0_u64), |(sum, n), one| (sum + u64::from(one), n + 1));
        if let Some(of) = sum.checked_div(count) {
            *mean = u32::try_from(of).unwrap_or(WHOLE);
        }
    }
    means
}

/// How well two people fit, 0 to 1,000,000: what is missing counts as the mean, never as nothing.
#[must_use]
pub fn fit(features: &Features, means: &[u32; FEATURES], weights: &Weights) -> u32 {
    let known = features.iter().zip(means).map(|(one, mean)| one.unwrap_or(*mean).min(WHOLE));
    known.zip(weights.all()).map(|(one, weight)| one * weight).sum()
}

/// Whether both said of `kind`, and nothing of it is the same.
#[must_use]
pub fn are_apart(one: &[Said], other: &[Said], kind: Kind) -> bool {
    let (ours, theirs) = (values(one, kind), values(other, kind));
    !ours.is_empty() && !theirs.is_empty() && ours.is_disjoint(&theirs)
}

/// Whether one of them set a boundary that the other would cross.
#[must_use]
pub fn cross(one: &[Said], other: &[Said]) -> bool {
    let crosses = |a, b| !values(a, Kind::Boundary).is_disjoint(&values(b, Kind::Topic));
    crosses(one, other) || crosses(other, one)
}

/// What of `kind` is said, once each, in the order of the words.
#[must_use]
pub fn values(said: &[Said], kind: Kind) -> BTreeSet<&str> {
    said.iter().filter(|one| one.kind == kind).map(|one| one.value.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(kind: Kind, values: &[&str]) -> Vec<Said> {
        let say =
            |value: &&str| Said { kind, value: (*value).to_owned(), audience: Audience::Matching };
        values.iter().map(say).collect()
    }

    #[test]
    fn what_is_in_common_counts_and_what_is_missing_does_not_count_as_nothing() {
        let check = |feature, ours: &[&str], theirs: &[&str], expected| {
            let (ours, theirs) = (said(kind(feature), ours), said(kind(feature), theirs));
            assert_eq!(of(feature, &ours, &theirs), expected, "{feature:?}");
        };
        check(Feature::Experience, &["grief", "work"], &["work", "debt"], Some(500));
        check(Feature::Experience, &["a", "b", "c", "d"], &["a", "b", "c"], Some(1000));
        check(Feature::Experience, &[], &["work"], None);
        check(Feature::Slots, &["night"], &["night", "weekend-day"], Some(500));
        check(Feature::Language, &["en"], &["de", "en"], Some(1000));
        check(Feature::Interests, &["tea"], &["chess"], Some(0));
        let means = means(&[[Some(0), None, None, None], [Some(500), None, None, None]]);
        assert_eq!(means, [250, 500, 500, 500]);
        let weights = Weights::default();
        assert_eq!(fit(&[None; 4], &means, &weights), 250 * 500 + 500 * 500);
        assert_eq!(fit(&[Some(1000); 4], &means, &weights), 1_000_000);
    }

    #[test]
    fn boundaries_hold_both_ways() {
        let (ours, theirs) = (said(Kind::Boundary, &["debt"]), said(Kind::Topic, &["debt"]));
        assert!(cross(&ours, &theirs) && cross(&theirs, &ours) && !cross(&ours, &ours));
        assert!(are_apart(
            &said(Kind::Language, &["en"]),
            &said(Kind::Language, &["de"]),
            Kind::Language
        ));
        assert!(!are_apart(&[], &said(Kind::Language, &["de"]), Kind::Language));
    }
}
