//! Small drawn things.

pub(crate) mod doorway;
pub(crate) mod icons;
