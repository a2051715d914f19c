//! Where journeys are remembered.

pub mod agreements;
pub mod bonds;
pub mod check_ins;
pub mod contacts;
pub mod stages;
