//! What an application asks. Each question has a key; its words, its hint and its options stand in the words files. No
//! question asks for a certificate, a diagnosis, or how long something is behind somebody (NMS-4, NMS-7, NAPS-3).

use crate::{Private, Refusal, people::grant::Role};

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// In a line.
    Short,
    /// In some lines.
    Long,
    /// By one of these words.
    Choice(&'static [&'static str]),
    /// By a tick.
    Yes,
}

/// One question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// What names it.
    pub key: &'static str,
    /// How it is answered.
    pub kind: Kind,
    /// Whether an application without an answer can be sent.
    pub needed: bool,
}

/// The answer is longer than fits.
pub const LONG: Refusal = Refusal("application-long");
/// It is sent with an answer, and none is there.
pub const MISSING: Refusal = Refusal("application-missing");

/// What may be chosen for hours a month.
const HOURS: &[&str] = &["two", "four", "more"];

/// Who may apply, asked before anything else (EEPM-REC-2, EEPM-SCR-7): the house is for adults.
const ADULT: Question = needed("adult", Kind::Yes);
/// That they read what is hard about it (EEPM-REC-1).
const HARD: Question = needed("hard", Kind::Yes);

const MENTEE: &[Question] = &[
    ADULT,
    HARD,
    needed("hope", Kind::Long),
    needed("stand", Kind::Long),
    needed("time", Kind::Choice(HOURS)),
    needed("channel", Kind::Choice(&["write", "speak", "both"])),
    free("arrange", Kind::Long),
];

const MENTOR: &[Question] = &[
    ADULT,
    HARD,
    needed("field", Kind::Short),
    needed("why", Kind::Long),
    needed("know", Kind::Long),
    needed("listened", Kind::Long),
    needed("time", Kind::Choice(HOURS)),
    needed("places", Kind::Choice(&["one", "two", "three"])),
    needed("stay", Kind::Choice(&["year", "half", "unsure"])),
    free("before", Kind::Long),
    free("limits", Kind::Long),
    needed("checks", Kind::Yes),
];

const fn needed(key: &'static str, kind: Kind) -> Question {
    Question { key, kind, needed: true }
}

const fn free(key: &'static str, kind: Kind) -> Question {
    Question { key, kind, needed: false }
}

/// What is asked of whoever applies for `role`, in order, who may apply first.
#[must_use]
pub const fn questions(role: Role) -> &'static [Question] {
    if matches!(role, Role::Mentor) { MENTOR } else { MENTEE }
}

impl Question {
    /// The most letters (Unicode scalar values) that an answer may have.
    #[must_use]
    pub const fn most(self) -> usize {
        if matches!(self.kind, Kind::Long) { 2_000 } else { 200 }
    }

    /// The words among which is chosen; none where it is answered in words of one's own.
    #[must_use]
    pub const fn options(self) -> &'static [&'static str] {
        match self.kind {
            Kind::Choice(options) => options,
            Kind::Yes => &["yes"],
            Kind::Short | Kind::Long => &[],
        }
    }

    /// What was typed or chosen; `None` where that is nothing, or none of the options.
    ///
    /// # Errors
    /// [`LONG`].
    pub fn read(self, typed: &str) -> Result<Option<Private>, Refusal> {
        let words = typed.trim().replace('\0', "");
        if words.chars().count() > self.most() {
            return Err(LONG);
        }
        let chosen = match self.kind {
            Kind::Short | Kind::Long => !words.is_empty(),
            Kind::Choice(_) | Kind::Yes => self.options().contains(&words.as_str()),
        };
        Ok(chosen.then(|| Private::new(words)))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn who_may_apply_is_asked_first_and_nothing_twice() {
        for role in [Role::Mentee, Role::Mentor] {
            let all = questions(role);
            assert_eq!(all.first(), Some(&ADULT));
            let keys: HashSet<_> = all.iter().map(|question| question.key).collect();
            assert_eq!(keys.len(), all.len());
        }
    }

    #[test]
    fn an_answer_is_read_as_its_question_asks() {
        let check = |question: Question, typed: &str, expected: Option<&str>| {
            assert_eq!(question.read(typed), Ok(expected.map(Private::new)), "{typed}");
        };
        check(ADULT, "yes", Some("yes"));
        check(ADULT, "no", None);
        check(needed("time", Kind::Choice(HOURS)), "four", Some("four"));
        check(needed("time", Kind::Choice(HOURS)), "fourteen", None);
        check(free("arrange", Kind::Long), " \n\0", None);
        check(free("arrange", Kind::Short), " a lift ", Some("a lift"));
        assert_eq!(free("x", Kind::Long).read(&"é".repeat(2_001)), Err(LONG));
        assert!(free("x", Kind::Long).read(&"é".repeat(2_000)).is_ok());
    }
}
