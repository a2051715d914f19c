//! Hard constraints: what keeps two people apart, whatever the weights. Each has a code that a run counts.

worded! {
    /// Why two people are never put forward as a pair; counted, and told of nobody by name.
    Barrier {
        /// One of them has not agreed to the matching.
        Consent = "consent",
        /// One of them closed the door, or said "never". Which of the two it was is not told, not even as a count.
        Boundary = "boundary",
        /// They share no language.
        Language = "language",
        /// They share no part of the week.
        Slots = "slots",
        /// They were put forward before, or talked before, and it ended; or one of them keeps away from the other.
        Avoid = "avoid",
        /// A coordinator keeps them apart.
        Forbidden = "forbidden",
        /// They are one person in both roles.
        Oneself = "self",
        /// One of them is leaving, or away.
        Away = "away",
    }
}
