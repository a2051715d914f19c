//! Requests for help: every step of the promise of no silence, done and told in one unit of work.

pub mod answering;
pub mod asking;
pub(crate) mod carrying;
mod case;
pub mod choosing;
pub mod closing;
pub mod covering;
pub mod due;
pub mod exporting;
pub(crate) mod fitting;
pub mod handing;
pub mod hearing;
pub mod leaving;
pub mod reading;
pub mod rota;
pub mod taking;
mod telling;
