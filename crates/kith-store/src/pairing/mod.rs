//! Where runs of the matching are remembered, and the pairs that came of them.

pub mod avoidances;
pub mod exclusions;
pub mod pairs;
pub mod pool;
pub mod pooled;
pub mod preferences;
pub mod proposals;
pub mod runs;
pub mod sides;
