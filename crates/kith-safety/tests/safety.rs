//! The crate against its own suites: what it must see, what it must leave alone, and what it may
//! never do. The cases were written before the rules; `held` and `held2` were
//! looked at for their scores only.

#[path = "suite/ordinary.rs"]
mod ordinary;
mod suite;

use kith_safety::{
    Category, Coverage, EMBEDDED, Level, Memory, Pack, Reader, Reading, Role, Subject, Text,
};
use proptest::prelude::*;
use std::sync::LazyLock;
use suite::{Case, cases, groups, harmless, known, met, read, right, table, wilson};

static READER: LazyLock<Reader> = LazyLock::new(Reader::new);

fn says(text: &str) -> Reading<'static> {
    READER.read(&Text { text, ..Text::default() }, &mut Memory::default())
}

/// Share of `cases` with a capability in `names` that are read right.
fn share(which: &str, names: &[&str]) -> f64 {
    let of = |case: &&Case| names.contains(&case.capability.as_str()) && case.lang == "en";
    let all: Vec<Case> = cases(which).iter().filter(of).cloned().collect();
    assert!(all.len() > 10, "{names:?} are hardly tested");
    let hits = all.iter().filter(|case| met(case, &read(&READER, case))).count();
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let share = count(hits) / count(all.len());
    println!("{which} {names:?}: {share:.3} {:?}", wilson(hits, all.len()));
    share
}

/// What people write in the demo world: role and text. It was written for another purpose and taught nothing.
fn demo() -> Vec<(Role, String)> {
    let world: toml::Table =
        toml::from_str(include_str!("../../kith/data/world.toml")).unwrap_or_default();
    let list = |of: &toml::Table, name: &str| {
        let all = of.get(name).and_then(toml::Value::as_array).cloned().unwrap_or_default();
        all.into_iter().filter_map(|one| one.try_into().ok()).collect::<Vec<toml::Table>>()
    };
    let mut out = Vec::new();
    let mut add = |of: &toml::Table, name: &str, role| {
        out.extend(of.get(name).and_then(toml::Value::as_str).map(|text| (role, text.to_owned())));
    };
    for person in list(&world, "person") {
        add(&person, "about", Role::Member);
        add(&person, "helper_about", Role::Supporter);
    }
    for request in list(&world, "request") {
        add(&request, "text", Role::Member);
        for message in list(&request, "message") {
            let helper = message.get("from").and_then(toml::Value::as_str) == Some("helper");
            add(&message, "text", if helper { Role::Supporter } else { Role::Member });
        }
    }
    for letter in list(&world, "letter") {
        add(&letter, "text", Role::Member);
        add(&letter, "answer", Role::Supporter);
    }
    out
}

/// Floors for `dev`, `held` and `held2`: what holds today, so that no change loses it unseen. They are
/// not the targets, which `docs/safety-model-card.md` names with what is missing.
#[track_caller]
fn at_least(names: &[&str], floors: [f64; 3]) {
    for (which, floor) in ["dev", "held", "held2"].into_iter().zip(floors) {
        assert!(share(which, names) >= floor, "{which} {names:?}");
    }
}

#[test]
fn saf_007_every_pack_is_read_and_every_rule_keeps_its_examples() {
    assert!(Reader::with(EMBEDDED).is_ok(), "{:?}", Reader::with(EMBEDDED).err());
    let mut broken = Vec::new();
    for (name, text) in EMBEDDED {
        let pack = Pack::read(name, text).unwrap();
        for rule in &pack.rule {
            let sees = |text: &str| READER.sees(&Text { text, ..Text::default() }, &rule.id);
            let blind = rule.hit.iter().filter(|text| !sees(text)).map(|t| (&rule.id, t));
            let wrong = rule.miss.iter().filter(|text| sees(text)).map(|t| (&rule.id, t));
            broken.extend(blind.chain(wrong).map(|(id, text)| format!("{id}: {text}")));
        }
        for both in &pack.both {
            let sees =
                |text: &str| says(text).because.iter().any(|because| because.rule == both.id);
            let blind = both.hit.iter().filter(|text| !sees(text));
            let wrong = both.miss.iter().filter(|text| sees(text));
            broken.extend(blind.chain(wrong).map(|text| format!("{}: {text}", both.id)));
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn a_broken_pack_of_ones_own_leaves_the_embedded_one_in_place() {
    let (reader, flaws) = Reader::with_own(&[("en", "language = 3")]);
    assert_eq!(flaws.len(), 1);
    let text = Text { text: "i want to kill myself", ..Text::default() };
    assert_eq!(reader.read(&text, &mut Memory::default()).level, Level::Active);
}

#[test]
fn the_cases_name_what_there_is() {
    for case in
        ["dev", "dev2", "held", "held2", "held3", "held4", "smoke"].into_iter().flat_map(cases)
    {
        assert!(case.categories.iter().all(|name| known(name)), "{case:?}");
        assert!(!case.text.is_empty());
    }
}

#[test]
fn the_suites_are_large_enough_to_say_something() {
    let all: Vec<Case> = ["dev", "held", "held2"].into_iter().flat_map(cases).collect();
    for (name, list) in groups(&all) {
        let least = match name.as_str() {
            name if name.starts_with("lang_direct (") => 15,
            "direct_active"
            | "imminent_plan_means"
            | "method_no_keyword"
            | "self_harm"
            | "negated_positive"
            | "leet_algospeak"
            | "typos"
            | "passive_ideation"
            | "ambiguous_goodbye"
            | "third_person_concern"
            | "abuse"
            | "sexual_violence"
            | "solicitation" => 60,
            _ => continue,
        };
        assert!(list.len() >= least, "{name}: {}", list.len());
    }
}

#[test]
fn what_people_say_of_their_own_danger_is_seen() {
    let own = ["direct_active", "method_no_keyword", "self_harm", "negated_positive"];
    at_least(&own, [0.91, 0.93, 0.75]);
    at_least(&["imminent_plan_means"], [0.92, 0.94, 0.76]);
    at_least(&["leet_algospeak", "typos"], [0.91, 0.99, 0.92]);
    at_least(&["passive_ideation"], [0.89, 0.89, 0.71]);
    at_least(&["ambiguous_goodbye"], [0.78, 0.95, 0.55]);
}

#[test]
fn what_happens_to_others_and_from_others_is_seen() {
    at_least(&["third_person_concern"], [0.94, 0.92, 0.81]);
    let others = [
        "abuse",
        "sexual_violence",
        "minor",
        "solicitation",
        "contact_exchange",
        "harassment",
        "threat",
    ];
    at_least(&others, [0.93, 0.97, 0.7]);
}

#[test]
fn what_is_no_danger_is_left_alone() {
    for (which, most) in [("dev", 5), ("held", 4), ("held2", 10), ("held3", 7), ("held4", 10)] {
        let all = cases(which);
        let harmless: Vec<_> = all.iter().filter(|case| harmless(case)).collect();
        let wrong = harmless.iter().filter(|case| !right(case, &read(&READER, case))).count();
        assert!(wrong * 100 <= harmless.len() * most, "{which}: {wrong} of {}", harmless.len());
    }
    at_least(&["intimacy_ok", "lgbt_ok"], [0.95, 0.95, 0.9]);
}

#[test]
fn direct_statements_are_seen_in_every_language() {
    for (which, least) in [("dev", 92), ("held", 97), ("held2", 91)] {
        let all = cases(which);
        let of = |case: &&Case| case.lang != "en" && !harmless(case);
        let direct: Vec<_> = all.iter().filter(of).collect();
        let hits = direct.iter().filter(|case| met(case, &read(&READER, case))).count();
        assert!(hits * 100 >= direct.len() * least, "{which}: {hits} of {}", direct.len());
    }
}

#[test]
fn the_shared_cases_are_a_smoke_test() {
    let all = cases("smoke");
    let wrong: Vec<_> = all.iter().filter(|case| !right(case, &read(&READER, case))).collect();
    assert!(wrong.len() <= 4, "{wrong:#?}");
}

#[test]
fn saf_019_the_model_alone_calls_nobody_for_harmless_lines() {
    for which in ["dev", "dev2", "held", "held2", "held3", "held4"] {
        let all = cases(which);
        let alone = |case: &&Case| {
            let read = read(&READER, case);
            read.page && read.because.iter().all(|because| because.rule == "model")
        };
        let wrong = all.iter().filter(|case| harmless(case)).filter(alone).count();
        assert_eq!(wrong, 0, "{which}");
    }
}

#[test]
fn saf_019_the_demo_world_calls_nobody_and_is_offered_little() {
    let all = demo();
    assert!(all.len() > 240, "{}", all.len());
    let read = |(role, text): &(Role, String)| {
        READER.read(&Text { text, role: *role, ..Text::default() }, &mut Memory::default())
    };
    let offers: Vec<_> = all.iter().filter(|text| read(text).offer).collect();
    assert!(!all.iter().any(|text| read(text).page));
    // Three of them rightly: a young father, what he says when asked, and a worry about him.
    assert!(offers.len() <= 10, "{offers:#?}");
}

#[test]
fn saf_019_ordinary_talk_calls_nobody() {
    let all = ordinary::messages();
    assert_eq!(all.len(), ordinary::MANY);
    let pages = all.iter().filter(|text| says(text).page).count();
    let offers = all.iter().filter(|text| says(text).offer).count();
    assert_eq!(pages, 0);
    assert!(offers <= 30, "{offers} offers");
}

const WHO: &[&str] = &[
    "gay",
    "straight",
    "trans",
    "lesbian",
    "bisexual",
    "Muslim",
    "Jewish",
    "Christian",
    "Black",
    "white",
    "Roma",
    "deaf",
    "autistic",
    "bipolar",
    "HIV positive",
    "Polish",
    "Nigerian",
    "widowed",
    "queer",
    "non-binary",
];

#[test]
fn saf_025_who_somebody_is_changes_nothing() {
    let said = [
        "I'm a {} person and I want to die",
        "as a {} woman I had a good week",
        "my {} friend wants to kill herself",
        "he hit me because I'm {}",
        "being {} in this town is lonely",
        "I am {} and I cut myself last night",
        "I'm {}, is there a group for people like me?",
        "you are {} and so kind",
        "my {} son is 14 and shy",
    ];
    for text in said {
        let of = |who: &&str| {
            let text = text.replace("{}", who);
            let read = says(&text);
            (read.level, read.categories.clone(), read.offer, read.page)
        };
        let first = of(&"tall");
        assert!(WHO.iter().all(|who| of(who) == first), "{text}");
    }
}

#[test]
fn saf_015_the_model_sees_what_no_rule_foresaw_and_says_so() {
    let read = says("I don't see the point in being here any more, I would rather not exist.");
    assert!(read.offer, "{read:?}");
    assert!(read.because.iter().any(|because| because.rule == "model"), "{read:?}");
    let asked = Text {
        text: "are you keeping tablets back to end your life?",
        role: Role::Supporter,
        ..Text::default()
    };
    assert_eq!(READER.read(&asked, &mut Memory::default()).level, Level::Nothing);
}

#[test]
fn saf_028_packs_and_model_are_small() {
    let packs: usize = EMBEDDED.iter().map(|(_, text)| text.len()).sum();
    let model = include_bytes!("../model/model.bin").len();
    assert!(packs + model <= 1536 * 1024, "{packs} {model}");
}

#[test]
fn saf_011_a_supporter_may_ask_and_the_members_yes_counts() {
    let ask = Text {
        text: "are you thinking about killing yourself?",
        role: Role::Supporter,
        ..Text::default()
    };
    let asked = READER.read(&ask, &mut Memory::default());
    assert_eq!((asked.level, asked.offer, asked.asks), (Level::Nothing, false, Level::Active));
    let mut memory = Memory::default();
    memory.asked(asked.asks);
    let yes = READER.read(&Text { text: "yes, most nights", ..Text::default() }, &mut memory);
    assert_eq!((yes.level, yes.subject, yes.offer), (Level::Active, Subject::Own, true));
    let mut memory = Memory::default();
    memory.asked(asked.asks);
    let no = READER.read(&Text { text: "no, not that", ..Text::default() }, &mut memory);
    assert_eq!(no.level, Level::Nothing);
    let later = READER.read(&Text { text: "yes please", ..Text::default() }, &mut memory);
    assert_eq!(later.level, Level::Nothing, "a question is answered once");
}

#[test]
fn saf_009_a_no_that_stands_by_itself_denies() {
    for text in [
        "Thoughts of suicide: none.",
        "To be clear: sad, yes; suicidal, no.",
        "Have I thought about killing myself? I have not.",
        "At no time did I want to end my life",
    ] {
        assert_eq!(says(text).level, Level::Nothing, "{text}");
    }
    for text in ["i want to kill myself, no one knows", "i want to die. no, really"] {
        assert!(says(text).level >= Level::Active, "{text}");
    }
}

#[test]
fn saf_011_what_asks_the_reader_is_nobodys_danger() {
    let asked = says("Do the suicidal feelings come at night?");
    assert_eq!((asked.level, asked.asks), (Level::Nothing, Level::Active));
    assert!(says("do i have the urge to kill myself? yes").level >= Level::Active);
}

#[test]
fn saf_017_a_rule_that_does_not_count_alone_waits_for_the_model() {
    let text = "I won't be here next week, I'm in Leeds, but after that Tuesdays as normal";
    let seen = Text { text, ..Text::default() };
    assert!(READER.sees(&seen, "en.suicide.now"));
    let calm = says(text);
    assert_eq!((calm.level, calm.page), (Level::Nothing, false), "{calm:?}");
    let meant = says("i'm on the edge right now, i'm going to jump, sorry everyone");
    assert!(meant.page && meant.because.iter().any(|because| because.rule == "en.suicide.now"));
    let alone = Reader::new().taught(Vec::new());
    assert!(alone.read(&seen, &mut Memory::default()).page, "without a model the rule decides");
}

#[test]
fn saf_018_what_builds_up_over_messages_is_seen() {
    let mut memory = Memory::default();
    let mut says = |text: &str| READER.read(&Text { text, ..Text::default() }, &mut memory).level;
    assert_eq!(says("there is no point in living"), Level::Passive);
    assert_eq!(says("had soup for lunch"), Level::Nothing);
    assert!(says("this is goodbye") >= Level::Active);
    let mut memory = Memory::default();
    let mut says = |text: &str| READER.read(&Text { text, ..Text::default() }, &mut memory).level;
    assert_eq!(says("i want to kill myself"), Level::Active);
    assert_eq!(says("i'm going to do it tonight"), Level::Imminent);
}

#[test]
fn saf_006_what_no_pack_reads_says_so() {
    assert_eq!(says("ฉันเหนื่อยมาก ไม่ไหวแล้ว วันนี้ อากาศ ดี มาก เลย ครับ").coverage, Coverage::None);
    assert_eq!(says("today was a long day at work").coverage, Coverage::Full);
}

#[test]
fn the_table_has_a_row_for_every_capability() {
    let table = table(&READER, "dev");
    assert!(groups(&cases("dev")).iter().all(|(name, _)| table.contains(&format!("| {name} |"))));
}

#[test]
fn every_category_can_be_reached() {
    let all: Vec<Case> = ["dev", "held"].into_iter().flat_map(cases).collect();
    for category in Category::ALL {
        let named = |case: &Case| read(&READER, case).categories.contains(&category);
        assert!(all.iter().any(named), "{category:?}");
    }
}

#[test]
fn a_long_text_is_read_in_one_go() {
    for piece in
        ["a", "kill ", "i want to ", "1 ", "\" ' ", "k i l l ", "🔪", "a!", "@", "é\u{301}"]
    {
        let text = piece.repeat(64 * 1024 / piece.len());
        says(&text);
    }
}

#[track_caller]
fn holds(text: &str) {
    let read = says(text);
    for because in &read.because {
        assert!(because.start < because.end, "{text:?}");
        assert!(text.get(because.start..because.end).is_some(), "{text:?} {because:?}");
    }
    assert_eq!(read.level > Level::Nothing, read.subject == Subject::Own);
    assert!(!read.page || !read.categories.is_empty());
}

proptest! {
    #[test]
    fn saf_003_offsets_lie_on_letters_of_the_original(text in "\\PC{0,120}") {
        holds(&text);
    }

    #[test]
    fn saf_003_offsets_hold_around_what_is_seen(a in "\\PC{0,12}", b in "\\PC{0,12}", c in "[ \\.,'\"!?\u{200b}\u{301}🔪]{0,4}") {
        holds(&[a.as_str(), " i want to k", c.as_str(), "ill mys", "\u{200b}elf ", b.as_str()].concat());
    }

    #[test]
    fn a_memory_of_any_bytes_is_read(bytes: [u8; 8], text in "[a-z ]{0,40}") {
        let mut memory = Memory::from_bytes(bytes);
        READER.read(&Text { text: &text, ..Text::default() }, &mut memory);
    }
}
