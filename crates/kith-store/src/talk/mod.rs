//! Where talks are remembered.

pub mod franking;
pub mod guests;
pub mod handovers;
pub mod keepings;
pub mod messages;
pub mod tags;
pub mod talks;
