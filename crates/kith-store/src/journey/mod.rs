//! Where journeys are remembered.

pub mod agreements;
pub mod stages;
