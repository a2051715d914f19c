//! Programmes: what a coordinator sets, and what the house offers beyond people.

pub mod listing;
pub mod reading;
pub mod setting_up;
