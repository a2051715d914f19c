//! Two who remember a meeting differently. Each says otherwise in their own words, to a coordinator, who settles it by a day;
//! where nobody does, it counts for neither.

use crate::{DAY, Refusal, Span};

worded! {
    /// What is settled.
    Verdict {
        /// It took place.
        Held = "held",
        /// The mentee did not come.
        Mentee = "mentee",
        /// The mentor did not come.
        Mentor = "mentor",
        /// It counts for neither.
        Neither = "neither",
    }
}

/// How long a coordinator has.
pub const WITHIN: Span = DAY.times(7);

/// It was settled.
pub const SETTLED: Refusal = Refusal("difference-settled");
/// The two do not differ.
pub const AGREED: Refusal = Refusal("difference-agreed");
/// Nothing is chosen.
pub const NO_VERDICT: Refusal = Refusal("difference-no-verdict");
/// Nothing is said to the two.
pub const NO_WORDS: Refusal = Refusal("difference-no-words");
