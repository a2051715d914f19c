//! The questions of an application on a page: to be answered, and as they were answered.

use kith_app::programme::applying::Answers;
use kith_core::{
    people::grant::Role,
    programme::question::{self, Kind, Question},
};

use crate::words::Words;

/// One question in a form.
pub(super) struct Field {
    /// What names it.
    pub(super) key: &'static str,
    /// What is asked.
    pub(super) title: String,
    /// What helps to answer it; empty where nothing does.
    pub(super) hint: String,
    /// `line`, `lines`, `pick` or `tick`.
    pub(super) how: &'static str,
    /// What may be chosen: the word, what it is called, and whether it is chosen.
    pub(super) options: Vec<(&'static str, String, bool)>,
    /// What was typed.
    pub(super) words: String,
}

/// One answer to be read: what was asked, and what was said.
pub(super) type Answered = (String, String);

/// The questions of `role`, with what was `typed`.
pub(super) fn fields(w: &Words, role: Role, typed: impl Fn(&str) -> String) -> Vec<Field> {
    question::questions(role).iter().map(|one| Field::new(w, *one, typed(one.key))).collect()
}

/// What was asked of `role` and answered in `answers`.
pub(super) fn answered(w: &Words, role: Role, answers: &Answers) -> Vec<Answered> {
    let one = |question: &Question| {
        let said = answers.answer(question.key);
        let said = match question.kind {
            _ if said.is_empty() => w.say("apply-unanswered"),
            Kind::Choice(_) => option(w, question.key, said),
            Kind::Yes => w.say("apply-yes"),
            Kind::Short | Kind::Long => said.to_owned(),
        };
        (w.say(&format!("apply-q-{}", question.key)), said)
    };
    question::questions(role).iter().map(one).collect()
}

fn option(w: &Words, key: &str, word: &str) -> String {
    w.say(&format!("apply-opt-{key}-{word}"))
}

impl Field {
    fn new(w: &Words, question: Question, words: String) -> Self {
        let (key, hint) = (question.key, format!("apply-hint-{}", question.key));
        let chosen = |word: &&'static str| (*word, option(w, key, word), words == *word);
        let options = match question.kind {
            Kind::Choice(options) => options.iter().map(chosen).collect(),
            Kind::Yes => vec![("yes", String::new(), words == "yes")],
            Kind::Short | Kind::Long => Vec::new(),
        };
        let how = match question.kind {
            Kind::Short => "line",
            Kind::Long => "lines",
            Kind::Choice(_) => "pick",
            Kind::Yes => "tick",
        };
        let title = w.say(&format!("apply-q-{key}"));
        let title = if question.needed { title } else { w.say_of("apply-free", "question", title) };
        let hint = if w.knows(&hint) { w.say(&hint) } else { String::new() };
        Self { key, title, hint, how, options, words }
    }

    /// Whether it is ticked.
    pub(super) fn ticked(&self) -> bool {
        self.options.iter().any(|(_, _, chosen)| *chosen)
    }
}
