//! Where requests for help are remembered, and who answers them.

pub mod alternatives;
pub mod capacities;
pub mod duties;
pub mod offers;
#[cfg(test)]
mod plans;
pub mod queue;
pub mod requests;
pub mod silences;
mod states;
