//! The welcome: a few questions, one a page, each of which can be passed over.

worded! {
    /// A question of the welcome, in the order in which they are asked.
    Step {
        /// What others call you, and your doorway.
        Name = "name",
        /// Which words others should use for you.
        Words = "words",
        /// What is on your mind.
        Mind = "mind",
        /// When you have time.
        Times = "times",
        /// What you would rather not talk about.
        Safety = "safety",
        /// What you agree to.
        Consents = "consents",
    }
}

impl Step {
    /// The first question that is not among `done`; `None` where all are.
    #[must_use]
    pub fn next(done: &[Self]) -> Option<Self> {
        Self::ALL.iter().copied().find(|step| !done.contains(step))
    }

    /// Its place, from 1.
    #[must_use]
    pub fn place(self) -> usize {
        Self::ALL.iter().take_while(|step| **step <= self).count()
    }

    /// The question before it; `None` for the first.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        Self::ALL.iter().copied().rfind(|step| *step < self)
    }

    /// The question after it; `None` for the last.
    #[must_use]
    pub fn after(self) -> Option<Self> {
        Self::ALL.iter().copied().find(|step| *step > self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_welcome_goes_on_where_it_was_left() {
        assert_eq!(Step::next(&[]), Some(Step::Name));
        assert_eq!(Step::next(&[Step::Name, Step::Mind]), Some(Step::Words));
        assert_eq!(Step::next(Step::ALL), None);
    }

    #[test]
    fn each_question_knows_its_neighbours() {
        assert_eq!((Step::Name.place(), Step::Consents.place()), (1, 6));
        assert_eq!((Step::Name.before(), Step::Words.before()), (None, Some(Step::Name)));
        assert_eq!((Step::Safety.after(), Step::Consents.after()), (Some(Step::Consents), None));
    }
}
