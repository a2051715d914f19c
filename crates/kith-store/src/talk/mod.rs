//! Where talks are remembered.

pub mod messages;
pub mod talks;
