//! Where requests for help are remembered, and who answers them.

pub mod alternatives;
pub mod aways;
pub mod capacities;
pub mod duties;
pub mod offers;
pub mod places;
#[cfg(test)]
pub(crate) mod plans;
pub mod queue;
pub mod requests;
pub mod shifts;
pub mod silences;
mod states;
