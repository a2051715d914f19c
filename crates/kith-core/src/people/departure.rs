//! Departures: a member leaves, and may come back for a while.

use crate::{DAY, Span};

/// How long a member who leaves may come back; they are hidden from everybody at once (SAF-112).
pub const GRACE: Span = DAY.times(7);
