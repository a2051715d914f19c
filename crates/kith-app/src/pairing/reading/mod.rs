//! Reading runs and proposals: what their pages show. What is hidden from a reader never gets this far.

pub mod proposal;
pub mod studio;
