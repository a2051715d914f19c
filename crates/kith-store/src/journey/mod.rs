//! Where journeys are remembered.

pub mod agreements;
pub mod bonds;
pub mod busy_times;
pub mod calendars;
pub mod check_ins;
pub mod contacts;
pub mod differences;
pub mod endings;
pub mod farewells;
pub mod feedbacks;
pub mod goals;
pub mod growth;
pub mod introductions;
pub mod jottings;
pub mod meetings;
pub mod midterms;
pub mod pools;
pub mod reflections;
pub mod rematches;
pub mod stages;
