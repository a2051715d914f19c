//! Where programmes are remembered, and what they offer beyond people.

pub mod admissions;
pub mod applications;
pub mod charters;
pub mod checks;
pub mod circulars;
pub mod commitments;
pub mod deputies;
pub mod keepers;
pub mod learnings;
pub mod needs;
pub mod programmes;
pub mod references;
pub mod required;
pub mod services;
pub mod topics;
