//! Members: how they come in, what they say of themselves, and how they go.

pub mod ending;
pub mod recognising;
