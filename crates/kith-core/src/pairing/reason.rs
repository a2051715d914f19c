//! Reasons in plain words: made only of what both allow their reader to see. What is kept to the matching is never
//! named, counted or hinted at.

use super::{
    fit::{self, Said},
    settings::{FEATURES, Feature, Weights},
};
use crate::people::facet::Audience;

/// How many reasons one reader gets.
pub const MOST: usize = 3;

/// The step to which what stays private is rounded down, in thousandths of a whole fit.
pub const COARSE: u32 = 100;

/// Why two people are put forward: what both have said of one feature, and show to this reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Which feature.
    pub feature: Feature,
    /// The words that both said, in their own order; never empty.
    pub both: Vec<String>,
}

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// One of the two.
    Pair,
    /// A coordinator, who sees what everybody who is signed in sees.
    Coordinator,
}

/// What a coordinator sees of how a pair came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Points {
    /// Thousandths of a whole fit for each feature whose statements are open to them.
    pub shown: Vec<(Feature, u32)>,
    /// What all that is private adds, rounded down to [`COARSE`].
    pub private: u32,
}

/// Up to [`MOST`] reasons why `one` and `other` may get on, for `reader`; empty where nothing may be said.
#[must_use]
pub fn reasons(one: &[Said], other: &[Said], reader: Reader) -> Vec<Reason> {
    let (one, other) = (shown(one, reader), shown(other, reader));
    let each = Feature::ALL.iter().map(|&feature| {
        let kind = fit::kind(feature);
        let (ours, theirs) = (fit::values(&one, kind), fit::values(&other, kind));
        let both = ours.intersection(&theirs).map(|word| (*word).to_owned()).collect();
        Reason { feature, both }
    });
    each.filter(|reason| !reason.both.is_empty()).take(MOST).collect()
}

/// What a coordinator sees of a pair that fits by `fit` (0 to 1,000,000).
#[must_use]
pub fn points(one: &[Said], other: &[Said], weights: &Weights, fit: u32) -> Points {
    let (one, other) = (shown(one, Reader::Coordinator), shown(other, Reader::Coordinator));
    let mut open = Vec::with_capacity(FEATURES);
    for &feature in Feature::ALL {
        let known = fit::of(feature, &one, &other).filter(|value| *value > 0);
        open.extend(known.map(|value| (feature, value * weights.of(feature) / 1000)));
    }
    let told: u32 = open.iter().map(|(_, points)| points).sum();
    let private = (fit / 1000).saturating_sub(told) / COARSE * COARSE;
    Points { shown: open, private }
}

/// What `reader` may see of it.
#[must_use]
pub fn shown(said: &[Said], reader: Reader) -> Vec<Said> {
    let least = match reader {
        Reader::Pair => Audience::Matched,
        Reader::Coordinator => Audience::Community,
    };
    said.iter().filter(|one| one.audience >= least).cloned().collect()
}
