//! `kith match people` on spreadsheets as programmes have them. Everybody in them is invented.

use std::fs;

use serde_json::Value;

use crate::console::{Desk, Said, fixture};

/// Pairs the people of a fixture; each pair by what the sheet calls the two.
fn paired(folder: &str, line: &str) -> (Said, Vec<(String, String)>, Vec<Value>) {
    let desk = Desk::new();
    for file in fs::read_dir(fixture(folder)).unwrap() {
        let file = file.unwrap();
        desk.file(&file.file_name().into_string().unwrap(), fs::read(file.path()).unwrap());
    }
    let said =
        desk.call(&format!("people {line} --rules rules.toml --out p.csv --explain x.jsonl"));
    assert_eq!(said.code, 0, "{}", said.told);
    let pairs = pairs(&desk);
    let reasons =
        desk.text("x.jsonl").lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    (said, pairs, reasons)
}

fn pairs(desk: &Desk) -> Vec<(String, String)> {
    let text = desk.text("p.csv");
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("a,b,mentee,mentor"));
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        (cells[2].to_owned(), cells[3].to_owned())
    };
    lines.map(row).collect()
}

const TWO: &str = "--mentees mentees.csv --mentors mentors.csv";

#[track_caller]
fn are(pairs: &[(String, String)], expected: &[(&str, &str)]) {
    let pairs: Vec<_> = pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(pairs, expected);
}

#[test]
fn a_civil_service_table_in_two_files() {
    let (said, pairs, _) = paired("civil", TWO);
    let first = said.told.lines().next().unwrap();
    assert_eq!(
        first,
        "mentees.csv as mentees (UTF-8, comma): email = \"email\", name = \"first name\" + \"last name\", \
         organisation = \"organisation\", grade = \"grade\", profession = \"profession\"; not used: \"role\""
    );
    are(
        &pairs,
        &[
            ("ines@river.example", "ravi@hill.example"),
            ("tomas@hill.example", "joan@river.example"),
        ],
    );
    // Mara is in both files and never meets herself.
    assert_eq!(said.report["constraints"]["self"], 1);
    assert_eq!(said.report["unmatched"]["no_acceptable_partner"], 1);
}

#[test]
fn its_later_form_with_a_byte_order_mark_and_line_breaks_in_cells() {
    let (said, pairs, reasons) = paired("guide", TWO);
    assert_eq!((&said.report["mentees"], &said.report["mentors"]), (&3.into(), &3.into()));
    are(
        &pairs,
        &[
            ("ada@a.example", "dee@b.example"),
            ("bo@a.example", "ed@b.example"),
            ("cy@b.example", "flo@a.example"),
        ],
    );
    // Ada asked for somebody alike, Bo did not, though both named the same.
    let text = |pair: usize| reasons[pair]["reasons"][0]["text"].as_str().unwrap();
    assert_eq!(text(0), "Both named Carer (identity).");
    assert!(text(1).contains("one of the two did not answer"), "{}", text(1));
}

#[test]
fn a_sign_up_form_in_utf_16_with_tabs() {
    let (said, pairs, _) = paired("form", TWO);
    assert!(
        said.told.contains("(UTF-16, tab): email = \"Your department's email address\""),
        "{}",
        said.told
    );
    are(&pairs, &[("ana@n.example", "cai@s.example"), ("bea@s.example", "dov@n.example")]);
}

#[test]
fn a_university_society_in_windows_1252_with_semicolons() {
    let (said, pairs, reasons) =
        paired("society", "--mentees students.csv --mentors alumni.csv --for member");
    assert!(said.told.contains("(Windows-1252, semicolon)"), "{}", said.told);
    // Seats: `1-2` is two, an empty cell is one.
    are(
        &pairs,
        &[
            ("zoe@u.example", "chloe@a.example"),
            ("jw@u.example", "max@a.example"),
            ("nour@u.example", "chloe@a.example"),
        ],
    );
    assert_eq!(reasons[0]["reasons"][0]["text"], "Both named CV review and Interviews (help).");
    assert!(reasons[0].get("mentee").is_none() && reasons[0]["reasons"][0].get("points").is_none());
}

#[test]
fn a_company_table_with_both_roles_flags_ranges_and_its_untidy_rows() {
    let (said, pairs, reasons) = paired("company", "people.csv");
    are(&pairs, &[("2", "5"), ("3", "4")]);
    let notes: Vec<&str> =
        said.report["notes"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(
        notes,
        [
            "people.csv:2: a row for trying, left out",
            "people.csv:9: 3 was here already (people.csv:4); the last answer counts",
            "people.csv:10: a row of totals, left out",
        ]
    );
    // Kit's last answer names a career too; Lou's and Sam's grief is what Pat would rather not mentor on.
    let texts = reasons[1].to_string();
    assert!(texts.contains("Both named career and parenting (topics)."), "{texts}");
    assert_eq!(said.report["constraints"]["boundary:not these"], 2);
}

#[test]
fn a_research_network_whose_columns_say_the_role() {
    let (said, pairs, reasons) = paired("research", "people.csv");
    are(&pairs, &[("E1", "R2"), ("E2", "R3")]);
    assert_eq!((&said.report["mentees"], &said.report["mentors"]), (&3.into(), &3.into()));
    let alone = &reasons[2];
    assert_eq!((&alone["a"], &alone["b"]), (&2.into(), &Value::Null));
    assert_eq!(alone["constraints"]["shared:language"], "few or none");
}

#[test]
fn ranked_choices_without_a_header_and_seats_in_a_file_of_their_own() {
    let (_, pairs, _) = paired("ranked", &format!("{TWO} --capacities seats.csv"));
    are(&pairs, &[("S1", "M1"), ("S3", "M2")]);
}

#[test]
fn students_rank_projects_with_empty_cells_between() {
    let line = "--mentees students.csv --mentors projects.csv --supervisors supervisors.csv";
    let (_, pairs, _) = paired("projects", line);
    are(&pairs, &[("Ama", "P2"), ("Ben", "P3"), ("Cleo", "P1")]);
}

#[test]
fn a_supervisor_with_too_little_room_is_said_so() {
    let desk = Desk::new();
    for name in ["students.csv", "projects.csv", "rules.toml"] {
        desk.file(name, fs::read(fixture("projects").join(name)).unwrap());
    }
    desk.file("s.csv", "name,capacity\nDr Ash,1\n");
    let said = desk.call("people --mentees students.csv --mentors projects.csv --supervisors s.csv --rules rules.toml --out p.csv");
    assert_eq!(said.code, 2);
    assert!(said.told.contains("s.csv:2: column 2: 1: at least 2 expected"), "{}", said.told);
}

const RULES: &str =
    "[hard]\nabove = { column = \"grade\", by = [1], scale = [\"low\", \"high\"] }\n";

#[test]
fn every_wrong_cell_is_listed_with_its_place_and_nothing_is_written() {
    let desk = Desk::new();
    desk.file("rules.toml", RULES);
    let mut rows = "name,email,role,grade,capacity\n".to_owned();
    rows.push_str("Ada,ada(at)a.example,mentee,low,\nBo,bo@a.example,mentor,High ,many\nCy,cy@a.example,boss,low,1\n");
    rows.push_str("Di,di@a.example,mentor,middle,1,extra\n");
    desk.file("people.csv", rows);
    let said = desk.call("people people.csv --rules rules.toml --out p.csv");
    assert_eq!(said.code, 2);
    let expected = [
        "people.csv:2: \"email\": \"ada(at)a.example\": an e-mail address expected",
        "people.csv:3: \"capacity\": \"many\": a whole number, or a range like 3-5 or 10+ expected",
        "people.csv:4: \"role\": \"boss\": mentor, mentee or both expected",
        "people.csv:5: \"extra\": no cell after the last column expected",
        "people.csv:5: \"grade\": \"middle\": one of low, high expected",
    ];
    for line in expected {
        assert!(said.told.contains(line), "{line}: {}", said.told);
    }
    assert_eq!(desk.names(), ["people.csv", "rules.toml"]);
}

#[test]
fn fifty_wrong_cells_are_listed_and_the_rest_is_counted() {
    let desk = Desk::new();
    desk.file("rules.toml", RULES);
    let row = |n| format!("P{n},p{n}@a.example,mentee,wrong {n}\n");
    let rows: String = (0..70).map(row).collect();
    desk.file("people.csv", format!("name,email,role,grade\n{rows}"));
    let said = desk.call("people people.csv --rules rules.toml --out p.csv");
    assert_eq!(said.code, 2);
    assert_eq!(said.told.matches("expected").count(), 50);
    assert!(said.told.contains("and 20 more"), "{}", said.told);
}

#[test]
fn a_quotation_mark_that_is_never_closed_swallows_nobody() {
    let desk = Desk::new();
    desk.file("rules.toml", "");
    desk.file("people.csv", "name,role\nAda,mentee\n\"Bo,mentor\nCy,mentor\n");
    let said = desk.call("people people.csv --rules rules.toml --out p.csv");
    assert_eq!(said.code, 2);
    assert!(said.told.contains("people.csv:3:1: a quotation mark"), "{}", said.told);
}

#[test]
fn a_stage_of_another_name_lends_its_scale() {
    let desk = Desk::new();
    desk.file("rules.toml", "[columns]\nstage = \"grade\"\n[hard]\nabove = { column = \"grade\", by = [1] }\n[weights]\nstage = { weight = 1000, target = 1, scale = [\"low\", \"high\"] }\n");
    desk.file("people.csv", "name,role,grade\nAda,mentee,low\nBo,mentor,high\nCy,mentee,high\n");
    let said = desk.call("people people.csv --rules rules.toml --out p.csv");
    assert_eq!(said.code, 0, "{}", said.told);
    are(&pairs(&desk), &[("Ada", "Bo")]);
}

#[test]
fn rules_are_read_strictly() {
    let check = |rules: &str, expected: &str| {
        let desk = Desk::new();
        desk.file("rules.toml", rules);
        desk.file("people.csv", "name,role,grade\nAda,mentee,low\nBo,mentor,high\n");
        let said = desk.call("people people.csv --rules rules.toml --out p.csv");
        assert_eq!(said.code, 2, "{rules}");
        assert!(said.told.contains(expected), "{rules}: {}", said.told);
    };
    check("[hard]\nshared = [\"language\"]\n", "no column for \"language\"");
    check("[weights]\ngrade = 999\n", "the weights must sum to 1000, they sum to 999");
    check("[hard]\nsharing = [\"grade\"]\n", "rules.toml:2:1:");
    check("objective = \"best\"\n", "stable, total or fair expected");
    check("[hard\n", "rules.toml:1:");
    check("header = false\n[columns]\nid = 0\n", "[columns] id: no such column in people.csv");
    check("header = false\n[columns]\nid = 4\n", "[columns] id: no such column in people.csv");
    check("[columns]\ncapacity = \"places\"\n", "[columns] capacity: no such column in people.csv");
}

#[test]
fn a_member_reads_nothing_that_is_not_shown() {
    let told = |rules: &str, topic: &str| {
        let desk = Desk::new();
        desk.file("rules.toml", rules);
        desk.file(
            "people.csv",
            format!("name,role,hobby,topic\nAda,mentee,chess,grief\nBo,mentor,chess,{topic}\n"),
        );
        let said = desk.call(
            "people people.csv --rules rules.toml --out p.csv --explain x.jsonl --for member",
        );
        assert_eq!(said.code, 0, "{}", said.told);
        desk.text("x.jsonl")
    };
    let hidden = "shown = [\"hobby\"]\n[weights]\nhobby = 500\ntopic = 500\n";
    let (same, other) = (told(hidden, "grief"), told(hidden, "work"));
    assert_eq!(same, other, "a hidden answer changes no byte");
    assert!(same.contains("Both named chess (hobby).") && !same.contains("grief"), "{same}");
    let nothing = told("[weights]\nhobby = 500\ntopic = 500\n", "grief");
    assert!(
        nothing.contains("We think you may get on.") && !nothing.contains("chess"),
        "{nothing}"
    );
}

#[test]
fn the_numbers_behind_a_run_can_be_solved_and_verified() {
    let desk = Desk::new();
    let civil = fixture("civil");
    let files = format!(
        "--mentees {0}/mentees.csv --mentors {0}/mentors.csv --rules {0}/rules.toml",
        civil.display()
    );
    assert_eq!(desk.call(&format!("people {files} --out p.csv --instance i")).code, 0);
    let said = desk.call("solve i --objective fair --out q.csv --certificate c.json");
    assert_eq!((said.code, &said.report["pairs"]), (0, &2.into()));
    assert_eq!(desk.call("verify i q.csv c.json").code, 0);
}

/// The published sample of a programme, where somebody has it: `KITH_MENTOR_MATCH` names the folder.
#[test]
fn as_many_are_paired_as_an_exact_assignment_can() {
    let Some(folder) = std::env::var_os("KITH_MENTOR_MATCH") else { return };
    let folder = std::path::Path::new(&folder).join("large");
    let desk = Desk::new();
    desk.file("rules.toml", "[hard]\ndifferent = [\"organisation\"]\nabove = { column = \"grade\", by = [1, 2] }\n\n[weights]\nprofession = 500\nstage = { weight = 500, target = 2, scale = [\"AA\", \"AO\", \"EO\", \"HEO\", \"SEO\", \"Grade 7\", \"Grade 6\", \"SCS1\", \"SCS2\", \"SCS3\", \"SCS4\"] }\n");
    let said = desk.call(&format!(
        "people --mentees {0}/mentees.csv --mentors {0}/mentors.csv --rules rules.toml --out p.csv",
        folder.display()
    ));
    assert_eq!((said.code, &said.report["pairs"]), (0, &484.into()), "{}", said.told);
}
