//! What others may see over a shoulder, in a history, a mailbox or a folder tells of no topic: paths,
//! queries, titles, file names, cookies, notices, subjects of mails. Words of the voice (`xtask/ban-list.txt`)
//! are looked for in every text by tidy; here stands what would tell what somebody is here for.

use std::{fs, path::Path, sync::Arc};

use kith_core::people::topic::TOPICS;

use crate::words::{Locale, Vocabulary, Words};

/// Beginnings of words that tell by themselves.
const TELLING: &[&str] = &[
    "abus", "addict", "alcohol", "anorex", "anxi", "asexual", "bereave", "bisexual", "cancer",
    "crisis", "debt", "depress", "disab", "divorc", "drink", "drug", "erecti", "gay", "grie",
    "harass", "hiv", "homo", "illness", "intima", "lesbian", "lgbt", "lonel", "overdos", "porn",
    "pregnan", "queer", "racis", "rape", "selfharm", "sex", "shame", "suicid", "therap", "trans",
    "trauma", "violen", "widow",
];

/// Words that begin like a telling one and are none.
const PLAIN: &[&str] = &["transparency", "transform", "translate", "translated", "translations"];

/// Keys of words that leave the house, or stand on a lock screen: how they begin, and how they end.
const OUTSIDE: &[(&str, &str)] = &[("notice-", ""), ("mail-", "-subject"), ("push-", "")];

/// What tells, in the words of one locale.
pub(crate) struct Telling {
    phrases: Vec<Vec<String>>,
}

impl Telling {
    /// What tells in the words of `locale`: each topic as it is kept and as it is called. Plain words
    /// such as “work” tell nothing.
    pub(crate) fn of(locale: Locale) -> Self {
        let words = Words::new(Arc::new(Vocabulary::new()), locale);
        let plain = ["work", "family", "career", "studying", "caring", "housing", "faith"];
        let told = TOPICS.iter().filter(|(slug, _)| !plain.contains(slug));
        let both = |slug: &str| [tokens(slug), tokens(&words.say(&format!("facet-topic-{slug}")))];
        Self { phrases: told.flat_map(|(slug, _)| both(slug)).collect() }
    }

    /// What tells in `text`; `None` where nothing does.
    pub(crate) fn find(&self, text: &str) -> Option<String> {
        let spoken = tokens(text);
        let tells = |word: &&String| {
            !PLAIN.contains(&word.as_str()) && TELLING.iter().any(|stem| word.starts_with(stem))
        };
        let stands = |phrase: &&Vec<String>| {
            !phrase.is_empty() && spoken.windows(phrase.len()).any(|part| part == phrase.as_slice())
        };
        let phrase = self.phrases.iter().find(stands).map(|phrase| phrase.join(" "));
        spoken.iter().find(tells).cloned().or(phrase)
    }
}

fn tokens(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The text of every file below `folder` of this crate that ends in `end`, with its name.
fn files(folder: &str, end: &str) -> Vec<(String, String)> {
    let (mut found, mut ahead) =
        (Vec::new(), vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)]);
    while let Some(next) = ahead.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let name = path.to_string_lossy().into_owned();
            if path.is_dir() {
                ahead.push(path);
            } else if name.ends_with(end) {
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "{folder}");
    found
}

/// What stands in `text` after `start`, up to one of the marks `ends`.
fn after<'t>(
    text: &'t str,
    start: &'t str,
    ends: &'static [char],
) -> impl Iterator<Item = &'t str> {
    text.split(start).skip(1).filter_map(move |rest| rest.split(ends).next())
}

#[test]
fn the_lint_finds_what_tells() {
    let tells = Telling::of(Locale::English);
    for text in ["/topics/grief", "sex.html", "Coming out", "coming-out", "A suicidal thought"] {
        assert!(tells.find(text).is_some(), "{text}");
    }
    for text in ["/requests/{id}", "notes.html", "Working transparency", "Your plan"] {
        assert_eq!(tells.find(text), None, "{text}");
    }
}

#[test]
fn no_path_and_no_query_tells_of_a_topic() {
    let tells = Telling::of(Locale::English);
    for door in crate::doors() {
        assert_eq!(tells.find(door.path), None, "{}", door.path);
    }
    for (name, text) in files("templates", ".html").into_iter().chain(files("src", ".rs")) {
        if name.ends_with("discreet.rs") {
            continue;
        }
        for query in after(&text, "?", &['"', ' ', '\n', '{', '\'']) {
            if query.contains('=') {
                assert_eq!(tells.find(query), None, "{name}");
            }
        }
    }
    for (name, text) in files("templates", ".html") {
        for form in after(&text, "method=\"get\"", &['\u{0}']) {
            let form = form.split("</form>").next().unwrap_or_default();
            for field in after(form, "name=\"", &['"']) {
                assert_eq!(tells.find(field), None, "{name}");
            }
        }
    }
}

#[test]
fn no_file_and_no_cookie_tells_of_a_topic() {
    let (tells, mut named) = (Telling::of(Locale::English), 0);
    for (name, text) in files("src", ".rs") {
        if name.ends_with("discreet.rs") {
            continue;
        }
        for file in after(&text, "file(\"", &['"']).chain(after(&text, "filename=\\\"", &['"'])) {
            named += 1;
            assert_eq!(tells.find(file), None, "{name}: {file}");
            assert!(!file.contains("kith"), "{name}: {file} tells where it is from");
        }
        for cookie in after(&text, "\"__Host-", &['"', '=']) {
            assert_eq!(tells.find(cookie), None, "{name}: {cookie}");
        }
    }
    assert!(named >= 3, "the lint looks where files are named");
}

/// The keys in `text` whose words leave the house.
fn outside(text: &str) -> impl Iterator<Item = &str> {
    let keys = text.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    keys.filter(|key| {
        OUTSIDE.iter().any(|(start, end)| key.starts_with(start) && key.ends_with(end))
    })
}

#[test]
fn nothing_that_leaves_the_house_tells_of_a_topic_or_of_whom_it_comes() {
    let (all, mut seen) = (Arc::new(Vocabulary::new()), 0);
    for locale in Locale::ALL {
        let (words, tells) = (Words::new(all.clone(), locale), Telling::of(locale));
        for key in files("words/en", ".ftl").iter().flat_map(|(_, text)| outside(text)) {
            let said = words.say(key);
            seen += 1;
            assert_eq!(tells.find(&said), None, "{key}: {said}");
            assert!(!said.contains("{$"), "{key} names somebody or something: {said}");
        }
    }
    assert!(seen > 90, "only {seen} words leave the house");
}

#[test]
fn what_is_kept_on_a_device_is_called_notes() {
    let words = Words::new(Arc::new(Vocabulary::new()), Locale::English);
    for key in ["export-archive", "plan-copy-title"] {
        assert_eq!(words.say(key), words.say("shell-tab-notes"), "{key}");
    }
}
