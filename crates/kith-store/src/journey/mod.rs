//! Where journeys are remembered.

pub mod agreements;
pub mod goals;
pub mod growth;
pub mod stages;
