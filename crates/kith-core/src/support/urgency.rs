//! Urgency: how soon the member wants to be answered, by their own choice.

worded! {
    /// How soon the member wants to be answered; the most urgent is the least.
    Urgency {
        /// Right now.
        Now = "now",
        /// Before the day is over.
        Today = "today",
        /// Within the week.
        ThisWeek = "this_week",
        /// Whenever somebody has time.
        NoHurry = "no_hurry",
    }
}
