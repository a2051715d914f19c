//! The statement of reasons: which rule, what happened, and whether a machine took part. It never tells who
//! reported.

use crate::{Private, Refusal, safety::letter};

worded! {
    /// The rule of the house that was broken.
    Rule {
        /// Be kind.
        Kind = "kind",
        /// What others tell stays here.
        Private = "private",
        /// Speak of your own life.
        Own = "own",
        /// No hate, threats, selling, asking for money, sex or a meeting.
        Safe = "safe",
        /// Anyone may stop.
        Stop = "stop",
        /// This house is for adults.
        Adults = "adults",
    }
}

worded! {
    /// What part a machine took.
    Part {
        /// None: people told us, and people decided.
        People = "people",
        /// A program marked words; people decided.
        Marked = "marked",
        /// A program counted; people decided.
        Counted = "counted",
    }
}

/// Why somebody is measured. `W` is what the words are kept as: in confidence here, sealed in the store.
/// There is no way to write it down without words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reasons<W> {
    rule: Rule,
    part: Part,
    facts: W,
}

/// The fewest letters of the facts: less tells nobody what they did.
pub const FEWEST: usize = 20;
/// The most letters of the facts.
pub const MOST: usize = 2_000;
/// How many words in a row are a quotation of somebody else.
pub const QUOTED: usize = 6;

/// The facts are missing, or say nothing.
pub const NO_FACTS: Refusal = Refusal("measure-no-facts");
/// The facts are longer than anybody reads.
pub const LONG: Refusal = Refusal("measure-facts-long");
/// The facts name whoever reported, or repeat their words.
pub const TELLS: Refusal = Refusal("measure-facts-tell");

impl Reasons<Private> {
    /// States them: `rule` was broken, by what `facts` say.
    ///
    /// # Errors
    /// [`NO_FACTS`] and [`LONG`].
    pub fn state(rule: Rule, part: Part, facts: &str) -> Result<Self, Refusal> {
        let facts = letter::tidy(facts);
        match facts.chars().count() {
            count if count < FEWEST => Err(NO_FACTS),
            count if count > MOST => Err(LONG),
            _ => Ok(Self { rule, part, facts: Private::new(facts) }),
        }
    }

    /// The same, where they do not tell who reported: they name none of `names` and repeat nothing that
    /// `said` says.
    ///
    /// # Errors
    /// [`TELLS`].
    pub fn silent_about(self, names: &[&str], said: &[&str]) -> Result<Self, Refusal> {
        let facts = words(self.facts.reveal());
        let tells = names.iter().any(|name| holds(&facts, &words(name)));
        let quoted =
            said.iter().any(|said| words(said).windows(QUOTED).any(|run| holds(&facts, run)));
        if tells || quoted { Err(TELLS) } else { Ok(self) }
    }
}

impl<W> Reasons<W> {
    /// As they are kept: what the store reads back.
    pub const fn kept(rule: Rule, part: Part, facts: W) -> Self {
        Self { rule, part, facts }
    }

    /// The same, with the words as `seal` makes them.
    ///
    /// # Errors
    /// What `seal` answers.
    pub fn with<V, E>(self, seal: impl FnOnce(W) -> Result<V, E>) -> Result<Reasons<V>, E> {
        Ok(Reasons { rule: self.rule, part: self.part, facts: seal(self.facts)? })
    }

    /// The rule.
    pub const fn rule(&self) -> Rule {
        self.rule
    }

    /// What part a machine took.
    pub const fn part(&self) -> Part {
        self.part
    }

    /// What happened.
    pub const fn facts(&self) -> &W {
        &self.facts
    }
}

/// The words of `text`, as they are compared.
fn words(text: &str) -> Vec<String> {
    let apart = text.split(|letter: char| !letter.is_alphanumeric());
    apart.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Whether `run` stands in `text`, word by word.
fn holds(text: &[String], run: &[String]) -> bool {
    !run.is_empty() && text.windows(run.len()).any(|part| part == run)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACTS: &str = "You asked somebody here for a photograph, and again after a no.";

    fn stated(facts: &str) -> Result<Reasons<Private>, Refusal> {
        Reasons::state(Rule::Safe, Part::People, facts)
    }

    #[test]
    fn there_are_no_reasons_without_facts() {
        assert_eq!(stated("").err(), Some(NO_FACTS));
        assert_eq!(stated(" \n You were rude. \0").err(), Some(NO_FACTS));
        assert_eq!(stated(&"x".repeat(MOST + 1)).err(), Some(LONG));
        assert_eq!(stated(FACTS).unwrap().facts().reveal(), FACTS);
    }

    #[test]
    fn reasons_do_not_tell_who_reported() {
        let check = |facts: &str, expected: Option<Refusal>| {
            let told = "He asked me for a picture of me and would not stop";
            let silent = stated(facts).and_then(|it| it.silent_about(&["Blue Wren", ""], &[told]));
            assert_eq!(silent.err(), expected, "{facts}");
        };
        check(FACTS, None);
        check("You wrote to blue-wren, who did not want it.", Some(TELLS));
        check("You wrote to wren about a blue boat, and again.", None);
        check("Somebody says: “he asked me for a PICTURE of me”.", Some(TELLS));
        check("You asked for a picture of somebody and did not stop.", None);
    }
}
