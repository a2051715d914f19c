//! Words a person reads: by key, in the locale of the asker, from `words/<locale>/<feature>.ftl`.
//! A gap in a locale shows the English line.

mod locale;
mod markup;
mod pseudo;
mod times;

use std::{fmt, sync::Arc};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

pub(crate) use self::{
    locale::Locale,
    markup::{Markup, escape},
};

/// The words of each feature, in English. One line for each file.
const ENGLISH: &[&str] = &[
    include_str!("../../words/en/applications.ftl"),
    include_str!("../../words/en/charters.ftl"),
    include_str!("../../words/en/countries.ftl"),
    include_str!("../../words/en/courses.ftl"),
    include_str!("../../words/en/goals.ftl"),
    include_str!("../../words/en/guides.ftl"),
    include_str!("../../words/en/hours.ftl"),
    include_str!("../../words/en/ending.ftl"),
    include_str!("../../words/en/journey.ftl"),
    include_str!("../../words/en/lessons-mentee.ftl"),
    include_str!("../../words/en/lessons-mentor.ftl"),
    include_str!("../../words/en/lessons-supporter.ftl"),
    include_str!("../../words/en/archives.ftl"),
    include_str!("../../words/en/circulars.ftl"),
    include_str!("../../words/en/measures.ftl"),
    include_str!("../../words/en/meetings.ftl"),
    include_str!("../../words/en/introductions.ftl"),
    include_str!("../../words/en/openings.ftl"),
    include_str!("../../words/en/patterns.ftl"),
    include_str!("../../words/en/pairing.ftl"),
    include_str!("../../words/en/pairs.ftl"),
    include_str!("../../words/en/feedback.ftl"),
    include_str!("../../words/en/people.ftl"),
    include_str!("../../words/en/programme.ftl"),
    include_str!("../../words/en/public.ftl"),
    include_str!("../../words/en/recruitment.ftl"),
    include_str!("../../words/en/rights.ftl"),
    include_str!("../../words/en/practice.ftl"),
    include_str!("../../words/en/rota.ftl"),
    include_str!("../../words/en/safety.ftl"),
    include_str!("../../words/en/shell.ftl"),
    include_str!("../../words/en/standards.ftl"),
    include_str!("../../words/en/support.ftl"),
    include_str!("../../words/en/tables.ftl"),
    include_str!("../../words/en/talk.ftl"),
    include_str!("../../words/en/templates.ftl"),
];

/// What stands for a name in a sentence: a text, or a number that decides its plural.
pub(crate) type Arg<'a> = FluentValue<'a>;

/// Every locale's words.
pub(crate) struct Vocabulary {
    books: Vec<(Locale, FluentBundle<FluentResource>)>,
}

/// The words of one asker.
#[derive(Clone)]
pub(crate) struct Words {
    all: Arc<Vocabulary>,
    /// In which locale they are said.
    pub(crate) locale: Locale,
}

impl Vocabulary {
    /// Reads every file that is compiled in.
    pub(crate) fn new() -> Self {
        Self { books: Locale::ALL.into_iter().map(|locale| (locale, book(locale))).collect() }
    }

    fn find(&self, locale: Locale, key: &str, args: Option<&FluentArgs>) -> Option<String> {
        let (_, book) = self.books.iter().find(|(of, _)| *of == locale)?;
        let pattern = book.get_message(key)?.value()?;
        Some(book.format_pattern(pattern, args, &mut Vec::new()).into_owned())
    }
}

impl Words {
    /// The words of `locale`.
    pub(crate) fn new(all: Arc<Vocabulary>, locale: Locale) -> Self {
        Self { all, locale }
    }

    /// What stands at `key`.
    pub(crate) fn say(&self, key: &str) -> String {
        self.find(key, None)
    }

    /// What stands at `key`, with `args` in their places. Names are set apart, so that they cannot
    /// turn the direction of the sentence around them.
    pub(crate) fn say_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let args = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.find(key, Some(&args))
    }

    /// What stands at `key`, with one `value` in its place.
    pub(crate) fn say_of<'a>(&self, key: &str, name: &str, value: impl Into<Arg<'a>>) -> String {
        self.say_with(key, &[(name, value.into())])
    }

    /// What stands at `key`, where each `[…]` links to the next of `to`.
    pub(crate) fn say_links(&self, key: &str, to: &[&str]) -> Markup {
        Markup::linked(&self.say(key), to)
    }

    /// Whether anything stands at `key`.
    pub(crate) fn knows(&self, key: &str) -> bool {
        self.all.find(Locale::English, key, None).is_some()
    }

    fn find(&self, key: &str, args: Option<&FluentArgs>) -> String {
        let found = self.all.find(self.locale, key, args);
        let found = found.or_else(|| self.all.find(Locale::English, key, args));
        // A gap is to be seen, by the tests above all.
        found.unwrap_or_else(|| format!("⟦{key}⟧"))
    }
}

/// The words of `locale`. A pseudo-locale is made from English by a transform of its text.
fn book(locale: Locale) -> FluentBundle<FluentResource> {
    let mut book = FluentBundle::new_concurrent(vec![Locale::plurals()]);
    book.set_transform(locale.transform());
    for text in ENGLISH {
        // What cannot be read is a gap; the test of this file names it.
        let read = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(read, _)| read);
        let _ = book.add_resource(read);
    }
    book
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({})", self.locale.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(locale: Locale) -> Words {
        Words::new(Arc::new(Vocabulary::new()), locale)
    }

    #[test]
    fn every_file_can_be_read_and_no_key_stands_twice() {
        let mut book = FluentBundle::new_concurrent(vec![Locale::plurals()]);
        for text in ENGLISH {
            let read = FluentResource::try_new((*text).to_owned()).map_err(|(_, errors)| errors);
            book.add_resource(read.unwrap()).unwrap();
        }
    }

    #[test]
    fn a_gap_is_seen_and_a_pseudo_locale_differs_from_english() {
        let plain = words(Locale::English).say("shell-leave");
        assert_eq!(words(Locale::English).say("no-such-key"), "⟦no-such-key⟧");
        for locale in [Locale::Accented, Locale::Mirrored] {
            let said = words(locale).say("shell-leave");
            assert_ne!(said, plain);
            assert!(!said.contains('⟦'));
        }
    }

    #[test]
    fn names_in_sentences_are_set_apart_and_never_changed() {
        for locale in Locale::ALL {
            let said = words(locale).say_of("shell-tab", "title", "Ada");
            assert!(said.contains("\u{2068}Ada\u{2069}"), "{said}");
        }
    }
}
