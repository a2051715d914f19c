//! Pairing mentors with whoever asked for one: what may be weighed, what is never told, and how a pair that was put
//! forward becomes a talk.

pub mod avoidance;
pub mod barrier;
pub mod disclosure;
pub mod exclusion;
pub mod fit;
#[cfg(test)]
mod laws;
pub mod preference;
pub mod proposal;
pub mod reason;
pub mod score;
pub mod settings;
