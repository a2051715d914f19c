//! The settings of a run: what the best pairing is, and what counts how much. Whole numbers only, so that the same
//! settings give the same pairs for ever.

use crate::Refusal;

worded! {
    /// What the best pairing is.
    Objective {
        /// No two people would rather have one another; for members it is the best of that kind.
        Stable = "stable",
        /// A great sum of fit in which no two people would both gain much by leaving.
        Balanced = "balanced",
        /// The greatest sum of fit.
        Total = "total",
        /// The most pairs, then the pair that fits least as good as possible, then the next.
        Fair = "fair",
    }
}

worded! {
    /// What is weighed between two people. Each is a whole number from 0 to 1000.
    Feature {
        /// What both have lived through, of what the member named.
        Experience = "experience",
        /// What both like.
        Interests = "interests",
        /// Parts of the week that both have free.
        Slots = "slots",
        /// Languages of both.
        Language = "language",
    }
}

/// How many features there are.
pub const FEATURES: usize = 4;

/// What all weights sum to.
pub const WHOLE: u32 = 1000;

/// The weights do not sum to [`WHOLE`].
pub const WEIGHTS: Refusal = Refusal("run-weights");

/// How much each feature counts, in thousandths; they sum to [`WHOLE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Weights([u32; FEATURES]);

/// How a run is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Settings {
    /// What the best pairing is.
    pub objective: Objective,
    /// What counts how much.
    pub weights: Weights,
    /// The published seed of the lottery that decides between equals.
    pub seed: u64,
}

impl Weights {
    /// These weights, in the order of [`Feature::ALL`].
    ///
    /// # Errors
    /// [`WEIGHTS`] unless they sum to [`WHOLE`].
    pub fn new(weights: [u32; FEATURES]) -> Result<Self, Refusal> {
        let sum = weights.iter().fold(0_u32, |sum, weight| sum.saturating_add(*weight));
        if sum == WHOLE { Ok(Self(weights)) } else { Err(WEIGHTS) }
    }

    /// The weights in the proportions of `parts`: what is left over goes to the first that count at all.
    ///
    /// # Errors
    /// [`WEIGHTS`] where nothing counts.
    pub fn share(parts: [u32; FEATURES]) -> Result<Self, Refusal> {
        let sum: u64 = parts.iter().map(|part| u64::from(*part)).sum();
        let mut weights = [0; FEATURES];
        for (weight, part) in weights.iter_mut().zip(parts) {
            let scaled = (u64::from(part) * u64::from(WHOLE)).checked_div(sum).ok_or(WEIGHTS)?;
            *weight = u32::try_from(scaled).map_err(|_| WEIGHTS)?;
        }
        let mut left = WHOLE.saturating_sub(weights.iter().sum());
        for (weight, _) in weights.iter_mut().zip(parts).filter(|(_, part)| *part > 0) {
            *weight += left.min(1);
            left = left.saturating_sub(1);
        }
        Self::new(weights)
    }

    /// How much `feature` counts.
    #[must_use]
    pub fn of(&self, feature: Feature) -> u32 {
        let each = Feature::ALL.iter().zip(self.0);
        each.filter(|(one, _)| **one == feature).map(|(_, weight)| weight).sum()
    }

    /// All of them, in the order of [`Feature::ALL`].
    #[must_use]
    pub const fn all(&self) -> [u32; FEATURES] {
        self.0
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self([500, 150, 200, 150])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_sum_to_a_thousand() {
        let start = Weights::default();
        assert_eq!(Weights::new(start.all()), Ok(start));
        assert_eq!(Weights::new([500, 500, 1, 0]), Err(WEIGHTS));
        assert_eq!(Weights::new([u32::MAX, 1001, 0, 0]), Err(WEIGHTS));
        assert_eq!(Weights::new([0, 0, 0, 1000]).unwrap().of(Feature::Language), 1000);
    }

    #[test]
    fn any_proportions_become_weights() {
        for (parts, weights) in [
            ([1, 1, 1, 0], [334, 333, 333, 0]),
            ([50, 15, 20, 15], [500, 150, 200, 150]),
            ([0, 0, 7, 0], [0, 0, 1000, 0]),
            ([u32::MAX, u32::MAX, 0, 0], [500, 500, 0, 0]),
        ] {
            assert_eq!(Weights::share(parts).map(|shared| shared.all()), Ok(weights));
        }
        assert_eq!(Weights::share([0; 4]), Err(WEIGHTS));
    }

    #[test]
    fn there_are_as_many_weights_as_features() {
        assert_eq!(Feature::ALL.len(), FEATURES);
    }
}
