//! Requests for help, and the promise that none of them meets silence.

pub mod capacity;
pub mod deadline;
pub mod duty;
pub mod effect;
pub mod estimate;
pub mod input;
pub mod kind;
pub mod notice;
pub mod queue;
pub mod ranking;
pub mod request;
pub mod safe;
pub mod state;
pub mod urgency;
pub mod words;

mod answering;
mod caring;
mod clock;
#[cfg(test)]
mod laws;
mod offering;
pub(crate) mod worded;
