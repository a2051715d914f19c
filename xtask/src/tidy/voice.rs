//! English product text against `xtask/ban-list.txt`. Words of members, of content files and of
//! documents are not read, and no list sees a cold sentence made of warm words.

use regex::Regex;

use super::{Finding, pattern, words};
use crate::tree::{File, Tree};

const LIST: &str = include_str!("../../ban-list.txt");

/// Finds expressions that this house does not use.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let (list, variable) = (banned(), pattern(r"\$[\w-]+"));
    let judged = |file: &File| {
        let messages = words::messages(&file.text).into_iter();
        let hits = messages.filter_map(|message| {
            let words = variable.replace_all(&message.words, "");
            let hit = list.iter().find_map(|law| law.find(&words))?;
            Some((message.at, format!("`{}` says `{}`", message.key, hit.as_str().trim())))
        });
        hits.map(|(at, says)| Finding::at(file, at, says)).collect::<Vec<_>>()
    };
    tree.below("crates/kith-web/words/en/", ".ftl").flat_map(judged).collect()
}

fn banned() -> Vec<Regex> {
    let lines = LIST.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| pattern(&format!("(?i){line}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::tests::found, *};

    #[track_caller]
    fn said(words: &str, expected: usize) {
        assert_eq!(found(check, "crates/kith-web/words/en/a.ftl", words), expected, "{words}");
    }

    #[test]
    fn the_list_is_read_whole() {
        assert!(banned().len() > 40);
    }

    #[test]
    fn cold_words_are_found_and_warm_ones_pass() {
        said("a = Welcome!\n", 1);
        said("a = Oops, the date is invalid\n", 1);
        said("a = Nothing here\n    for other users\n", 1);
        said("a = Sparrow wrote to you at { $user }\n", 0);
        said("# users\na = Choose a day that has not passed\n", 0);
    }
}
