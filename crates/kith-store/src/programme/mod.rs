//! Where programmes are remembered, and what they offer beyond people.

pub mod admissions;
pub mod applications;
pub mod belongings;
pub mod certificates;
pub mod charters;
pub mod checks;
pub mod circulars;
pub mod commitments;
pub mod deputies;
pub mod hours;
pub mod invitations;
pub mod invited_pairs;
pub mod keepers;
pub mod learnings;
pub mod needs;
pub mod openings;
pub mod pipeline;
pub mod programmes;
pub mod references;
pub mod required;
pub mod services;
pub mod sources;
pub mod spreadsheets;
pub mod supervisions;
pub mod targets;
pub mod topics;
