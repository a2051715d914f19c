//! What somebody writes down when a journey ends: for themselves, for the other where they share it, and for whoever
//! looks after the programme where they share that.

use crate::Refusal;

worded! {
    /// One part of it.
    Part {
        /// What they take with them.
        Take = "take",
        /// What they are thankful for.
        Thanks = "thanks",
        /// What helped: exit form.
        Helped = "helped",
        /// What was missing: exit form.
        Missing = "missing",
        /// Whether they would do it again: exit form.
        Again = "again",
        /// How the other may reach them afterwards.
        Way = "way",
    }
}

/// Contact afterwards is wished for, and no way is named.
pub const NO_WAY: Refusal = Refusal("reflection-no-way");
