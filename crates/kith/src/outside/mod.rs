//! What meets the outside. Below `main`, this is the one place of the binary that waits on a runtime.

pub(crate) mod addresses;
pub(crate) mod calls;
pub(crate) mod hook;
pub(crate) mod listening;
pub(crate) mod mail;
