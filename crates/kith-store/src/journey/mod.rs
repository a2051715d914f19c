//! Where journeys are remembered.

pub mod agreements;
pub mod goals;
pub mod growth;
pub mod calendars;
pub mod jottings;
pub mod meetings;
pub mod endings;
pub mod reflections;
pub mod bonds;
pub mod check_ins;
pub mod contacts;
pub mod stages;
