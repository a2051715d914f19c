//! Where programmes are remembered, and what they offer beyond people.

pub mod charters;
pub mod programmes;
pub mod services;
pub mod topics;
