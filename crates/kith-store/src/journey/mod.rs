//! Where journeys are remembered.

pub mod agreements;
pub mod endings;
pub mod reflections;
pub mod stages;
