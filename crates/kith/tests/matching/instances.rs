//! `kith match solve` and `verify` on instance folders.

use std::{fs, path::PathBuf, process::Command};

use serde_json::{Value, json};

use crate::console::{Desk, fixture};

const HEAD: &str = "a,b,score_a,score_b\n";

/// A desk with an instance folder `i`.
fn desk(meta: &str, caps: &str, edges: &str) -> Desk {
    let desk = Desk::new();
    desk.file("i/meta.json", meta).file("i/edges.csv", edges);
    if !caps.is_empty() {
        desk.file("i/caps.csv", caps);
    }
    desk
}

#[test]
fn pairs_are_made_proved_and_verified_under_every_objective() {
    let instance = fixture("instance");
    for options in [
        "",
        "--objective stable --mutual",
        "--objective total",
        "--objective total --epsilon 50",
        "--objective fair",
        "--seed 7",
    ] {
        let desk = Desk::new();
        let line = format!("{} {options} --out p.csv --certificate c.json", instance.display());
        let said = desk.call(&format!("solve {line}"));
        assert_eq!((said.code, said.told.as_str()), (0, ""), "{options}");
        assert_eq!(said.report["pairs"], 3, "{options}");
        assert!(said.report["seconds"]["solve"].is_f64(), "{}", said.report);
        let verdict = desk.call(&format!("verify {} p.csv c.json", instance.display()));
        assert_eq!((verdict.code, verdict.report), (0, json!({ "holds": true, "failed": [] })));
        assert_eq!(desk.names(), ["c.json", "p.csv"], "nothing is left beside them");
    }
}

#[test]
fn the_stable_pairs_are_the_known_ones() {
    let desk = Desk::new();
    let said = desk.call(&format!("solve {} --out p.csv", fixture("instance").display()));
    assert_eq!(desk.text("p.csv"), "a,b\n0,0\n1,1\n2,1\n");
    assert_eq!(said.report["objective"], "stable");
    assert_eq!(said.report["total"], 1120);
    assert_eq!(said.report["matched_pct"], 100.0);
    assert_eq!(said.report["blocking_pairs"], 0);
    assert_eq!(said.report["worst_side_score"], 10);
}

#[test]
fn a_changed_pair_does_not_hold() {
    let desk = Desk::new();
    let instance = fixture("instance").display().to_string();
    desk.call(&format!("solve {instance} --out p.csv --certificate c.json"));
    desk.file("p.csv", "a,b\n0,1\n1,0\n1,1\n");
    let verdict = desk.call(&format!("verify {instance} p.csv c.json"));
    assert_eq!(verdict.code, 1);
    assert_eq!(verdict.report["holds"], false);
    let codes: Vec<&str> = verdict.report["failed"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|it| it["code"].as_str())
        .collect();
    assert!(codes.contains(&"blocking_pairs") && codes.contains(&"pairs_sha256"), "{codes:?}");
}

#[test]
fn the_same_call_gives_the_same_bytes() {
    let (one, other) = (Desk::new(), Desk::new());
    for desk in [&one, &other] {
        desk.call(&format!(
            "solve {} --seed 3 --out p.csv --certificate c.json",
            fixture("instance").display()
        ));
    }
    assert_eq!(
        (one.text("p.csv"), one.text("c.json")),
        (other.text("p.csv"), other.text("c.json"))
    );
}

#[test]
fn degenerate_instances_have_an_answer() {
    let check = |meta, caps, edges: &str, pairs: &str| {
        let desk = desk(meta, caps, edges);
        let said = desk.call("solve i --out p.csv --certificate c.json");
        assert_eq!((said.code, said.told.as_str()), (0, ""), "{meta} {edges}");
        assert_eq!(desk.text("p.csv"), pairs);
        assert_eq!(desk.call("verify i p.csv c.json").report["holds"], true, "{meta} {edges}");
    };
    check(r#"{"kind":"bip","na":0,"nb":0}"#, "b,capacity\n", HEAD, "a,b\n");
    check(r#"{"kind":"bip","na":3,"nb":0}"#, "b,capacity", HEAD.trim_end(), "a,b\n");
    check(
        r#"{"kind":"bip","na":2,"nb":1}"#,
        "b,capacity\n0,0\n",
        "a,b,score_a,score_b\n0,0,1,1\n",
        "a,b\n",
    );
    check(
        r#"{"kind":"bip","na":2,"nb":1}"#,
        "b,capacity\r\n0,1",
        "a,b,score_a,score_b\r\n1,0,0,0\r\n0,0,0,0",
        "a,b\n0,0\n",
    );
    check(r#"{"kind":"room","na":0}"#, "", HEAD, "a,b\n");
    check(r#"{"kind":"room","na":1}"#, "", HEAD, "a,b\n");
    check(r#"{"kind":"room","na":2}"#, "", "a,b,score_a,score_b\n0,1,0,0", "a,b\n0,1\n");
}

#[test]
fn a_slip_is_named_with_file_line_and_column() {
    let check = |meta: &str, caps: &str, edges: &str, expected: &str| {
        let desk = desk(meta, caps, edges);
        let said = desk.call("solve i --out p.csv");
        assert_eq!(said.code, 2, "{edges:?}");
        assert!(said.told.contains(&format!("i/{expected}")), "{expected}: {}", said.told);
        assert_eq!(desk.names(), ["i"], "nothing was written");
        desk.file("p.csv", "a,b\n").file("c.json", r#"{"objective":"stable"}"#);
        let verdict = desk.call("verify i p.csv c.json");
        assert_eq!(verdict.code, 2, "{edges:?}");
        assert!(verdict.told.contains(&format!("i/{expected}")), "{expected}: {}", verdict.told);
    };
    let (meta, caps) = (r#"{"kind":"bip","na":2,"nb":1}"#, "b,capacity\n0,1\n");
    let edges = |rows: &str| format!("{HEAD}1,0,5,5\n{rows}");
    check(meta, caps, &edges("0,4294967296,1,1\n"), "edges.csv:3:3:");
    check(meta, caps, &edges("0,1,1,1\n"), "edges.csv:3:3:");
    check(meta, caps, &edges("2,0,1,1\n"), "edges.csv:3:1:");
    check(meta, caps, &edges("0,0,1\n"), "edges.csv:3:6:");
    check(meta, caps, &edges("0,0,1,2,3\n"), "edges.csv:3:9:");
    check(meta, caps, &edges("0,0,-1,2"), "edges.csv:3:5:");
    check(meta, caps, &edges("0,0,1,1.5"), "edges.csv:3:7:");
    check(meta, caps, &edges("0,0,1,1000001"), "edges.csv:3:7:");
    check(meta, caps, &edges("\n0,0,1,1\n"), "edges.csv:3:1:");
    check(meta, caps, &edges("0,0,1,1\n1,0,2,2\n"), "edges.csv:4:1:");
    check(meta, caps, "a,b,x,y\n", "edges.csv:1:1:");
    check(meta, caps, "", "edges.csv:1:1:");
    check(meta, "b,capacity\n0,1\n0,1\n", HEAD, "caps.csv:3:1:");
    check(meta, "b,capacity\n1,1\n", HEAD, "caps.csv:2:1:");
    check(meta, "b,capacity\n", HEAD, "caps.csv:2:1:");
    check(meta, "b,capacity\n0,1000001\n", HEAD, "caps.csv:2:3:");
    check(r#"{"kind":"bip","na":2"#, caps, HEAD, "meta.json:1:20:");
    check(r#"{"kind":"bip","na":2,"nb":99999999999}"#, caps, HEAD, "meta.json:1:1:");
    check(r#"{"kind":"trio","na":2}"#, caps, HEAD, "meta.json:1:1:");
    check(r#"{"kind":"room","na":2}"#, "", "a,b,score_a,score_b\n1,1,2,2\n", "edges.csv:2:3:");
}

#[test]
fn a_file_of_several_blocks_is_read_whole_and_counted_right() {
    let row =
        |it: u32| format!("{},{},{},{}\n", it / 400, it % 400, it % 999_983, 7 * it % 999_979);
    let rows: String = (0..160_000).map(row).collect();
    let caps = (0..400).fold(String::new(), |all, b| all + &format!("{b},1\n"));
    let meta = r#"{"kind":"bip","na":400,"nb":400}"#;
    assert!(rows.len() > 3_000_000, "more than one block");
    let good = desk(meta, &format!("b,capacity\n{caps}"), &format!("{HEAD}{rows}"));
    let said = good.call("solve i --out p.csv --certificate c.json");
    assert_eq!((said.code, &said.report["pairs"]), (0, &400.into()), "{}", said.told);
    assert_eq!(good.call("verify i p.csv c.json").code, 0, "its hashes are those of the files");
    let bad = desk(meta, &format!("b,capacity\n{caps}"), &format!("{HEAD}{rows}1,x,3,4\n"));
    let said = bad.call("solve i --out p.csv");
    assert!(said.code == 2 && said.told.contains("edges.csv:160002:3:"), "{}", said.told);
}

#[test]
fn options_that_do_not_go_together_are_refused_in_a_sentence() {
    let check = |options: &str, code: i32, sentence: &str| {
        let desk = desk(r#"{"kind":"room","na":2}"#, "", HEAD);
        desk.file("i/caps_a.csv", "a,capacity\n0,2\n1,1\n");
        let said = desk.call(&format!("solve i --out p.csv {options}"));
        assert_eq!(said.code, code, "{options}");
        assert!(said.told.contains(sentence), "{options}: {}", said.told);
    };
    check("--mutual", 0, "");
    check("", 2, "peers with more than one seat");
    check("--objective total", 2, "peers with more than one seat");
    check("--objective fair", 2, "peers with more than one seat");
    check("--objective fair --mutual", 2, "--mutual goes with --objective stable only");
    check("--objective stable --epsilon 3", 2, "--epsilon goes with --objective total only");
}

#[test]
fn where_no_pairing_is_good_enough_the_answer_is_no_and_nothing_is_written() {
    let edges = "0,1,9,8\n0,2,8,9\n0,3,7,7\n1,2,9,8\n1,3,7,7\n2,3,7,7\n";
    let desk = desk(r#"{"kind":"room","na":4}"#, "", &format!("{HEAD}{edges}"));
    let said = desk.call("solve i --objective total --epsilon 0 --out p.csv");
    assert_eq!((said.code, desk.names()), (1, vec!["i".to_owned()]), "{}", said.told);
}

/// The independent judge and its examples, where somebody has them: `KITH_MATCHCHECK` names the folder.
fn judge() -> Option<PathBuf> {
    std::env::var_os("KITH_MATCHCHECK").map(PathBuf::from)
}

#[test]
fn the_independent_judge_accepts_every_example() {
    let Some(judge) = judge() else { return };
    let python = Command::new("python3").args(["-c", "import numpy"]).output();
    let python = python.is_ok_and(|it| it.status.success());
    let mut runs = 0;
    for example in fs::read_dir(judge.join("examples")).unwrap() {
        let example = example.unwrap().path();
        let known: Value =
            serde_json::from_slice(&fs::read(example.join("expected.json")).unwrap()).unwrap();
        for run in known["runs"].as_array().unwrap() {
            example_run(&judge, &example, run, python);
            runs += 1;
        }
    }
    assert!(runs >= 20, "{runs} runs");
}

fn example_run(judge: &std::path::Path, example: &std::path::Path, run: &Value, python: bool) {
    let (desk, folder, args) = (Desk::new(), example.display(), run["args"].as_str().unwrap());
    let said = desk.call(&format!("solve {folder} {args} --out p.csv --certificate c.json"));
    assert_eq!(said.code, 0, "{folder} {args}: {}", said.told);
    let pairs: Vec<Vec<u32>> = desk
        .text("p.csv")
        .lines()
        .skip(1)
        .map(|line| line.split(',').map(|it| it.parse().unwrap()).collect())
        .collect();
    if let Some(accepted) = run["accepted_pairs"].as_array() {
        assert!(accepted.contains(&json!(pairs)), "{folder} {args}: {pairs:?}");
    }
    // With several right answers the other figures depend on which of them it is.
    let one = run["accepted_pairs"].as_array().is_some_and(|it| it.len() == 1);
    let figures = ["total", "pairs", "matched_pct", "blocking_pairs", "worst_side_score"];
    for figure in figures.into_iter().filter(|_| one).filter(|figure| !run[figure].is_null()) {
        assert_eq!(said.report[figure], run[figure], "{folder} {args} {figure}");
    }
    assert_eq!(desk.call(&format!("verify {folder} p.csv c.json")).code, 0, "{folder} {args}");
    if python {
        desk.file("r.json", said.report.to_string());
        let verdict = Command::new("python3")
            .arg(judge.join("matchcheck.py"))
            .arg(example)
            .args(["p.csv", "--certificate", "c.json", "--report", "r.json"])
            .current_dir(desk.folder.path())
            .output()
            .unwrap();
        assert!(
            verdict.status.success(),
            "{folder} {args}: {}",
            String::from_utf8_lossy(&verdict.stdout)
        );
    }
}
