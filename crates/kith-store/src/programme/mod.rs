//! Where programmes are remembered, and what they offer beyond people.

pub mod admissions;
pub mod applications;
pub mod charters;
pub mod checks;
pub mod commitments;
pub mod learnings;
pub mod openings;
pub mod pipeline;
pub mod programmes;
pub mod references;
pub mod required;
pub mod services;
pub mod sources;
pub mod targets;
pub mod topics;
