//! Every question about requests finds its way by an index: none reads a whole table that grows.

use std::{fs, path::Path};

use crate::{Fault, Scratch, Store, engine::Value};

/// Lists that stay short by their nature, or are asked for as a whole.
const SHORT: &[&str] = &["select slug, name, special, place from topic order by place, slug"];

/// Words with which such a text begins; the first one keeps this list from being taken for a statement.
const VERBS: &str = "verbs: select update delete";

/// The string literals of `file` that ask or change something that is there already, but for pieces that a macro puts
/// together with others.
fn questions(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    let pieces: Vec<_> = text.split('\u{22}').collect();
    let whole = |pair: &&[&str]| !pair[0].trim_end().ends_with("!(");
    let strings = pieces.windows(2).step_by(2).filter(whole).map(|pair| pair[1]);
    let asks = |text: &&str| {
        let verb = text.split_whitespace().next();
        verb.is_some_and(|verb| VERBS.split(' ').any(|one| one == verb))
    };
    strings.filter(asks).filter(|text| !SHORT.contains(text)).map(str::to_owned).collect()
}

/// What SQLite says it would read from end to end for `text`.
pub(crate) fn scans(store: &Store, text: &str) -> Vec<String> {
    let asked: &'static str = format!("explain query plan {text}").leak();
    let most = (1..=30).rev().find(|n| text.contains(&format!("${n}"))).unwrap_or(0);
    let steps = store.read::<_, Fault>(move |tx| {
        tx.all(asked, &vec![Value::Whole(Some(1)); most], |row| row.get::<String>(3))
    });
    let whole = |step: &String| step.starts_with("SCAN") && !step.contains("INDEX");
    steps.unwrap().into_iter().filter(whole).collect()
}

#[test]
fn no_question_reads_a_whole_table() {
    let scratch = Scratch::new(None).unwrap();
    let store = Store::open(&scratch.place).unwrap();
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut seen = 0;
    for folder in ["support", "programme"] {
        for file in fs::read_dir(sources.join(folder)).unwrap() {
            let file = file.unwrap().path();
            if file.ends_with("plans.rs") {
                continue;
            }
            for text in questions(&file) {
                seen += 1;
                let scans = scans(&store, &text);
                let derived = scans.iter().all(|step| step == "SCAN line");
                assert!(derived, "{}: {text}\n{scans:?}", file.display());
            }
        }
    }
    assert!(seen > 30, "only {seen} questions were found");
}

#[test]
fn a_question_without_an_index_is_caught() {
    let scratch = Scratch::new(None).unwrap();
    let store = Store::open(&scratch.place).unwrap();
    assert!(!scans(&store, "select id from request where since = $1").is_empty());
}
