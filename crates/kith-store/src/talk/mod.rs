//! Where talks are remembered.

pub mod franking;
pub mod guests;
pub mod keepings;
pub mod messages;
pub mod tags;
pub mod talks;
