//! Requests for help, and the promise that none of them meets silence.

pub mod answering;
pub mod capacity;
pub mod caring;
pub mod deadline;
pub mod duty;
pub mod effect;
pub mod estimate;
pub mod forecast;
pub mod handover;
pub mod input;
pub mod kind;
pub mod limits;
pub mod newcomer;
pub mod notice;
pub mod offering;
pub mod queue;
pub mod ranking;
pub mod request;
pub mod rota;
pub mod safe;
pub mod state;
pub mod urgency;
pub mod words;

mod clock;
#[cfg(test)]
mod laws;
