//! A quiz: what was learnt is looked at once, kindly. A wrong answer says why, and costs nothing (EEPM-TRN-4, NMS-3).

use crate::Refusal;

/// One question. Its words, those of its options, which the letters a, b, c … name, and why it is so stand in the words
/// files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// What names it within its quiz.
    pub key: &'static str,
    /// The letters of all its options, two to five.
    pub options: &'static str,
    /// The letters of those that are right, in their order.
    pub right: &'static str,
}

/// Questions, and how many of them it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiz {
    /// How many right answers it takes, in per cent of all.
    pub pass: usize,
    /// What is asked, in order.
    pub questions: &'static [Question],
}

/// What was answered: for each question of one quiz, in order, the letters that were chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers(Vec<String>);

/// A question has no answer yet.
pub const MISSING: Refusal = Refusal("quiz-missing");

impl Question {
    /// Whether exactly one option is right.
    #[must_use]
    pub const fn is_single(&self) -> bool {
        self.right.len() == 1
    }

    /// The letters among `chosen` that are options, in their order.
    fn read(&self, chosen: &[&str]) -> String {
        self.options.chars().filter(|one| chosen.contains(&one.to_string().as_str())).collect()
    }
}

impl Quiz {
    /// What was chosen at each question.
    ///
    /// # Errors
    /// The questions without an answer, or where one was to be chosen and more were.
    pub fn read<'a>(
        &self,
        chosen: impl Fn(&'static str) -> Vec<&'a str>,
    ) -> Result<Answers, Vec<&'static str>> {
        let read = |question: &Question| question.read(&chosen(question.key));
        let answers: Vec<_> = self.questions.iter().map(read).collect();
        let unclear = |(question, letters): &(&Question, &String)| {
            letters.is_empty() || question.is_single() && letters.len() > 1
        };
        let gaps = self.questions.iter().zip(&answers).filter(unclear);
        let gaps: Vec<_> = gaps.map(|(question, _)| question.key).collect();
        if gaps.is_empty() { Ok(Answers(answers)) } else { Err(gaps) }
    }

    /// The answers that were kept as `text`; `None` where they belong to another edition of the quiz.
    #[must_use]
    pub fn kept(&self, text: &str) -> Option<Answers> {
        let answers: Vec<_> = text.split(' ').map(str::to_owned).collect();
        (answers.len() == self.questions.len()).then_some(Answers(answers))
    }

    /// Each question with what was chosen there, and whether that is right.
    pub fn marked<'a>(
        &self,
        answers: &'a Answers,
    ) -> impl Iterator<Item = (&'static Question, &'a str, bool)> {
        let both = self.questions.iter().zip(&answers.0);
        both.map(|(question, letters)| (question, letters.as_str(), letters == question.right))
    }

    /// How many of `answers` are right.
    #[must_use]
    pub fn right(&self, answers: &Answers) -> usize {
        self.marked(answers).filter(|(_, _, right)| *right).count()
    }

    /// Whether `answers` are enough.
    #[must_use]
    pub fn passes(&self, answers: &Answers) -> bool {
        self.right(answers) * 100 >= self.pass * self.questions.len()
    }

    /// How many right answers are enough.
    #[must_use]
    pub const fn enough(&self) -> usize {
        (self.pass * self.questions.len()).div_ceil(100)
    }
}

impl Answers {
    /// As they are kept.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUIZ: Quiz = Quiz {
        pass: 60,
        questions: &[
            Question { key: "one", options: "abc", right: "b" },
            Question { key: "some", options: "abcd", right: "ad" },
            Question { key: "last", options: "ab", right: "a" },
        ],
    };

    fn read(chosen: [&'static [&'static str]; 3]) -> Result<Answers, Vec<&'static str>> {
        let [one, some, last] = chosen;
        QUIZ.read(|key| match key {
            "one" => one.to_vec(),
            "some" => some.to_vec(),
            _ => last.to_vec(),
        })
    }

    #[test]
    fn several_right_ones_count_only_together_and_in_any_order() {
        let all = read([&["b"], &["d", "a"], &["a"]]).unwrap();
        assert_eq!((QUIZ.right(&all), all.text()), (3, "b ad a".to_owned()));
        for part in [&["a"][..], &["a", "b", "d"], &["b", "c"]] {
            let answers = QUIZ.read(|key| match key {
                "one" => vec!["b"],
                "some" => part.to_vec(),
                _ => vec!["a"],
            });
            assert_eq!(QUIZ.right(&answers.unwrap()), 2, "{part:?}");
        }
    }

    #[test]
    fn an_answer_that_is_missing_or_no_option_is_asked_for_by_name() {
        assert_eq!(read([&[], &["z"], &["a"]]), Err(vec!["one", "some"]));
        assert_eq!(read([&["a", "b"], &["a"], &["b"]]), Err(vec!["one"]), "one is to be chosen");
    }

    #[test]
    fn the_mark_is_reached_at_it_and_not_below_it() {
        let check = |chosen, right, passes| {
            let answers = read(chosen).unwrap();
            assert_eq!((QUIZ.right(&answers), QUIZ.passes(&answers)), (right, passes));
            assert_eq!(QUIZ.passes(&answers), right >= QUIZ.enough());
        };
        check([&["b"], &["a", "d"], &["b"]], 2, true);
        check([&["b"], &["a"], &["b"]], 1, false);
    }

    #[test]
    fn what_is_kept_is_read_again_and_another_edition_is_not() {
        let answers = read([&["b"], &["d"], &["a"]]).unwrap();
        assert_eq!(QUIZ.kept(&answers.text()), Some(answers));
        assert_eq!((QUIZ.kept("b a"), QUIZ.kept("")), (None, None));
    }
}
