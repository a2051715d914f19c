//! What a run came to, in numbers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The figures of a run, as they are kept with it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Figures {
    /// What it came to.
    pub came: Came,
    /// What each objective would come to with the same people and weights, by its word.
    pub prices: BTreeMap<String, Came>,
    /// How many possible pairs each barrier kept apart, by its word.
    pub barriers: BTreeMap<String, u32>,
    /// Pairs that were possible.
    pub possible: u32,
    /// Places that were free.
    pub places: u32,
    /// Pairs that a coordinator kept together.
    pub locked: u32,
}

/// What a pairing comes to. Kept pairs of a coordinator are counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Came {
    /// Pairs made.
    pub pairs: u64,
    /// Sum of both scores over all pairs.
    pub total: u64,
    /// The lowest score of one side in a pair; 0 without pairs.
    pub worst: u32,
    /// Pairs that would both rather have one another.
    pub blocking: u64,
    /// What no pairing can exceed, where prices prove it.
    pub bound: Option<u64>,
}

impl Came {
    /// The total in thousandths of the greatest that is known to be possible; 1000 where there is nothing to lose.
    #[must_use]
    pub fn of_greatest(&self, greatest: u64) -> u64 {
        (self.total * 1000).checked_div(greatest).map_or(1000, |part| part.min(1000))
    }
}
