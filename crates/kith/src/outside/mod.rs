//! What meets the outside. Below `main`, this is the one place of the binary that waits on a runtime.

pub(crate) mod listening;
