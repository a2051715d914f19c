//! The crate's own cases, and how a reading is judged against them. Shared by the tests and by the
//! example that prints the table.

use kith_safety::{Category, Memory, Reader, Reading, Role, Text};

/// A case, in the columns of its file.
#[derive(Debug, Clone, Default)]
pub struct Case {
    pub capability: String,
    pub lang: String,
    pub role: Role,
    /// One level or a range; empty: not judged.
    pub level: String,
    pub subject: String,
    /// One of them must be named.
    pub categories: Vec<String>,
    /// None of them may be named; `*`: none at all.
    pub forbid: Vec<String>,
    pub offer: Option<bool>,
    pub page: Option<bool>,
    pub text: String,
}

/// The cases of the suite `which`: `dev`, `dev2`, `held`, `held2`, `held3`, `held4` or `smoke`.
pub fn cases(which: &str) -> Vec<Case> {
    let text = match which {
        "held" => include_str!("../cases/held.csv"),
        "held2" => include_str!("../cases/held2.csv"),
        "dev2" => include_str!("../cases/dev2.csv"),
        "held3" => include_str!("../cases/held3.csv"),
        "held4" => include_str!("../cases/held4.csv"),
        "smoke" => include_str!("../cases/smoke.csv"),
        _ => include_str!("../cases/dev.csv"),
    };
    text.lines().skip(1).map(case).collect()
}

fn case(line: &str) -> Case {
    let cells = cells(line);
    let at = |place: usize| cells.get(place).cloned().unwrap_or_default();
    let list = |place| at(place).split('|').filter(|s| !s.is_empty()).map(str::to_owned).collect();
    let flag = |place| match at(place).as_str() {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    };
    let role = if at(3) == "supporter" { Role::Supporter } else { Role::Member };
    let (capability, lang, level, subject) = (at(1), at(2), at(4), at(5));
    let (categories, forbid) = (list(6), list(7));
    let (offer, page, text) = (flag(8), flag(9), at(10));
    Case { capability, lang, role, level, subject, categories, forbid, offer, page, text }
}

/// The cells of one line of CSV; no cell holds a line break.
fn cells(line: &str) -> Vec<String> {
    let (mut out, mut inside) = (vec![String::new()], false);
    let mut signs = line.chars().peekable();
    while let Some(c) = signs.next() {
        match c {
            '"' if inside && signs.peek() == Some(&'"') => {
                signs.next();
                push(&mut out, '"');
            }
            '"' => inside = !inside,
            ',' if !inside => out.push(String::new()),
            _ => push(&mut out, c),
        }
    }
    out
}

fn push(cells: &mut [String], c: char) {
    if let Some(cell) = cells.last_mut() {
        cell.push(c);
    }
}

/// What is read in `case`.
pub fn read<'r>(reader: &'r Reader, case: &Case) -> Reading<'r> {
    let text = Text { text: &case.text, language: Some(&case.lang), role: case.role };
    reader.read(&text, &mut Memory::default())
}

/// Whether `read` is what `case` asks for.
pub fn right(case: &Case, read: &Reading<'_>) -> bool {
    let names: Vec<_> = read.categories.iter().map(|category| category.name()).collect();
    let says = |name: &String| names.contains(&name.as_str());
    let level = case.level.split_once('-').unwrap_or((&case.level, &case.level));
    let bound = |text: &str, or: u8| text.parse().unwrap_or(or);
    let levels = bound(level.0, 0)..=bound(level.1, 3);
    let forbidden = case.forbid.iter().any(|name| name == "*" && !names.is_empty() || says(name));
    levels.contains(&read.level.number())
        && (case.subject.is_empty() || case.subject == read.subject.name())
        && (case.categories.is_empty() || case.categories.iter().any(says))
        && !forbidden
        && case.offer.is_none_or(|offer| offer == read.offer)
        && case.page.is_none_or(|page| page == read.page)
}

/// Whether `read` gives what is asked for `case`: of own danger, the level that calls for help and the
/// help itself; of a plan, level 3 and a person called; of all else, that it is read right.
pub fn met(case: &Case, read: &Reading<'_>) -> bool {
    let own = read.subject.name() == "self" && read.offer;
    let level = read.level.number();
    // A passing wish in slang, with slips or in another language is asked for no more than itself.
    let least = if case.level.starts_with('1') { 1 } else { 2 };
    match case.capability.as_str() {
        "direct_active"
        | "method_no_keyword"
        | "self_harm"
        | "negated_positive"
        | "typos"
        | "leet_algospeak"
        | "goodbye_giving_away" => own && level >= least,
        "lang_direct" if case.subject != "other" => own && level >= least,
        "imminent_plan_means" => own && level >= 3 && read.page,
        "passive_ideation" => own && level >= 1,
        "third_person_concern" => read.offer && read.subject.name() == "other",
        _ => right(case, read),
    }
}

/// Whether `case` is one in which nothing may be seen.
pub fn harmless(case: &Case) -> bool {
    case.level == "0" || !case.forbid.is_empty()
}

/// The interval that holds the true share with 95 %, in per cent: Wilson 1927.
pub fn wilson(hits: usize, of: usize) -> (f64, f64) {
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let (n, z) = (count(of).max(1.0), 1.96_f64);
    let share = count(hits) / n;
    let middle = share + z * z / (2.0 * n);
    let spread = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    let scale = 100.0 / (1.0 + z * z / n);
    ((middle - spread).max(0.0) * scale, (middle + spread).min(1.0 + z * z / n) * scale)
}

/// Capabilities, each with its language where that is not English, in the order of the file.
pub fn groups(cases: &[Case]) -> Vec<(String, Vec<&Case>)> {
    let mut out: Vec<(String, Vec<&Case>)> = Vec::new();
    for case in cases {
        let name = if case.lang == "en" {
            case.capability.clone()
        } else {
            format!("{} ({})", case.capability, case.lang)
        };
        match out.iter_mut().find(|(known, _)| *known == name) {
            Some((_, list)) => list.push(case),
            None => out.push((name, vec![case])),
        }
    }
    out
}

/// What is asked of the crate: name, and which cases count.
const ASKED: &[(&str, &[&str])] = &[
    (
        "own danger, level 2 to 3",
        &["direct_active", "method_no_keyword", "self_harm", "negated_positive"],
    ),
    ("plan, means, time, under way: level 3 and page", &["imminent_plan_means"]),
    ("leet, slang, slips of the fingers", &["leet_algospeak", "typos"]),
    ("passive wish", &["passive_ideation"]),
    ("goodbye", &["ambiguous_goodbye", "goodbye_giving_away"]),
    ("somebody else at risk", &["third_person_concern"]),
    (
        "the other categories",
        &[
            "abuse",
            "sexual_violence",
            "minor",
            "solicitation",
            "contact_exchange",
            "harassment",
            "threat",
        ],
    ),
    ("sex, desire, being oneself: left alone", &["intimacy_ok", "lgbt_ok"]),
];

/// The tables of the suite `which`, in Markdown: pooled as they are asked for, then each capability.
pub fn table(reader: &Reader, which: &str) -> String {
    let all = cases(which);
    let head = |what: &str| {
        format!("| {which}: {what} | right | of | % | 95 % interval |\n|---|---|---|---|---|")
    };
    let mut lines = vec![head("what is asked")];
    for (name, of) in ASKED {
        let mine = |case: &&Case| case.lang == "en" && of.contains(&case.capability.as_str());
        lines.push(row(reader, name, &all.iter().filter(mine).collect::<Vec<_>>(), met));
    }
    let foreign: Vec<_> = all.iter().filter(|case| case.lang != "en" && !harmless(case)).collect();
    lines.push(row(reader, "direct statements in other languages", &foreign, met));
    let calm: Vec<_> = all.iter().filter(|case| harmless(case)).collect();
    lines.push(row(reader, "no danger, left alone", &calm, right));
    lines.push(String::new());
    lines.push(head("capability, read to the letter"));
    lines.extend(groups(&all).iter().map(|(name, list)| row(reader, name, list, right)));
    lines.join("\n")
}

type Judge = fn(&Case, &Reading<'_>) -> bool;

fn row(reader: &Reader, name: &str, list: &[&Case], judge: Judge) -> String {
    let hits = list.iter().filter(|case| judge(case, &read(reader, case))).count();
    let (low, high) = wilson(hits, list.len());
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let share = 100.0 * count(hits) / count(list.len().max(1));
    format!("| {name} | {hits} | {} | {share:.1} | {low:.1}–{high:.1} |", list.len())
}

/// Every category, so that a suite can say that it knows no other.
pub fn known(name: &str) -> bool {
    Category::ALL.iter().any(|category| category.name() == name)
}
