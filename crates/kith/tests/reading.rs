//! `kith safety scan` as others' scripts call it: JSON lines in, JSON lines out, in the same order.

use std::{
    io::Write as _,
    process::{Command, Stdio},
};

use anyhow::Context as _;
use serde_json::{Value, json};

fn scan(lines: &[Value]) -> anyhow::Result<Vec<Value>> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kith"))
        .args(["safety", "scan"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let input: String = lines.iter().map(|line| line.to_string() + "\n").collect();
    child.stdin.take().context("its input is open")?.write_all(input.as_bytes())?;
    let out = child.wait_with_output()?;
    anyhow::ensure!(out.status.success());
    let text = String::from_utf8(out.stdout)?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

#[test]
fn each_line_is_answered_in_the_words_of_the_contract() {
    let text = "honestly, i want to kill myself";
    let out = scan(&[
        json!({ "id": "a", "text": text }),
        json!({ "id": "b", "text": "good morning", "lang": "en", "role": "supporter" }),
    ])
    .unwrap();
    assert_eq!(out[0]["id"], "a");
    assert_eq!(out[0]["level"], 2);
    assert_eq!(out[0]["subject"], "self");
    assert_eq!(out[0]["categories"], json!(["suicide"]));
    assert_eq!((&out[0]["offer"], &out[0]["page"]), (&json!(true), &json!(false)));
    let because = out[0]["because"].as_array().unwrap();
    let span = |one: &Value| {
        let at = |key: &str| usize::try_from(one[key].as_u64().unwrap()).unwrap();
        text.get(at("start")..at("end")).unwrap()
    };
    assert!(because.iter().any(|one| span(one).contains("kill myself")), "{because:?}");
    assert_eq!(
        out[1],
        json!({ "id": "b", "level": 0, "subject": "none", "categories": [], "offer": false, "page": false, "because": [] })
    );
}

#[test]
fn a_members_yes_answers_what_a_supporter_asked_in_the_same_talk() {
    let line = |author: &str, role: &str, text: &str| json!({ "id": text, "talk": "t", "author": author, "role": role, "text": text });
    let ask = line("s", "supporter", "are you thinking about killing yourself?");
    let out = scan(&[ask.clone(), line("m", "member", "yes, most nights")]).unwrap();
    assert_eq!((&out[0]["level"], &out[1]["level"]), (&json!(0), &json!(2)));
    let apart = json!({ "id": 1, "text": "yes, most nights", "author": "m", "talk": "another" });
    assert_eq!(scan(&[ask, apart]).unwrap()[1]["level"], 0);
}
