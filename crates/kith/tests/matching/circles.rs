//! `kith match circles` on folders of invented peers.

use std::fmt::Write as _;

use serde_json::Value;

use crate::console::Desk;

const PEOPLE: &str = "p,language,band,topics,facets,not_alone_in,apart\n";
const LEADS: &str = "f,circles,languages,bands\n";
const SLOTS: &str = "kind,id,start\n";

/// Fourteen peers at hour 18: even ones about grief, odd ones about work. 12 has another language, 13 no hour. Peers 0
/// and 2 never meet; 1 does not want to be the only carer, and 3 is one. Two facilitators of one circle each.
fn desk() -> Desk {
    let (mut people, mut slots) = (PEOPLE.to_owned(), SLOTS.to_owned());
    for p in 0..14 {
        let language = if p == 12 { "cy" } else { "en" };
        let topic = if p % 2 == 0 { "grief:800;sleep:100" } else { "work:700" };
        let (facets, company) = match p {
            1 => ("carer", "carer"),
            3 => ("carer;shy", ""),
            _ => ("", ""),
        };
        let apart = if p == 0 { "2" } else { "" };
        writeln!(people, "{p},{language},adult,{topic},{facets},{company},{apart}").unwrap();
        if p != 13 {
            writeln!(slots, "p,{p},18\np,{p},42").unwrap();
        }
    }
    slots.push_str("f,0,18\nf,1,18\nf,1,42\n");
    let desk = Desk::new();
    desk.file("i/people.csv", people).file("i/slots.csv", slots);
    desk.file("i/facilitators.csv", format!("{LEADS}0,1,en,adult\n1,1,en;cy,adult;youth\n"));
    desk
}

/// The members of each circle.
fn circles(desk: &Desk) -> Vec<Vec<u32>> {
    let text = desk.text("c.csv");
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("circle,facilitator,slot,p"));
    let mut circles: Vec<Vec<u32>> = Vec::new();
    for line in lines {
        let row: Vec<usize> = line.split(',').map(|cell| cell.parse().unwrap()).collect();
        circles.resize(circles.len().max(row[0] + 1), Vec::new());
        circles[row[0]].push(u32::try_from(row[3]).unwrap());
    }
    circles
}

#[test]
fn circles_keep_every_rule_and_the_left_out_are_told_why() {
    let desk = desk();
    let said = desk.call("circles i --out c.csv --certificate c.json");
    assert_eq!((said.code, said.told.as_str()), (0, ""));
    let circles = circles(&desk);
    assert!(!circles.is_empty());
    for circle in &circles {
        assert!((5..=12).contains(&circle.len()) && circle.is_sorted(), "{circles:?}");
        assert!(!(circle.contains(&0) && circle.contains(&2)), "{circles:?}");
        assert!(!circle.contains(&1) || circle.contains(&3), "{circles:?}");
        assert!(!circle.contains(&12) && !circle.contains(&13), "{circles:?}");
    }
    let placed: usize = circles.iter().map(Vec::len).sum();
    assert_eq!(said.report["placed"], placed);
    assert_eq!(
        (&said.report["left_out"]["no_hour"], &said.report["left_out"]["too_few"]),
        (&1.into(), &1.into())
    );
    let certificate: Value = serde_json::from_str(&desk.text("c.json")).unwrap();
    assert_eq!(certificate["format"], "kith-circles-certificate/1");
    let fits = certificate["circles"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|it| it["fit"].as_array().unwrap().clone());
    let fits: Vec<u64> = fits.map(|it| it.as_u64().unwrap()).collect();
    assert_eq!(said.report["worst_fit"], *fits.iter().min().unwrap());
    assert_eq!(said.report["total"], fits.iter().sum::<u64>());
}

#[test]
fn a_seed_gives_the_same_bytes_and_the_same_rules() {
    let (one, other) = (desk(), desk());
    for desk in [&one, &other] {
        let said = desk.call("circles i --seed 5 --size 5-6 --out c.csv --certificate c.json");
        assert_eq!(said.code, 0, "{}", said.told);
    }
    assert_eq!(
        (one.text("c.csv"), one.text("c.json")),
        (other.text("c.csv"), other.text("c.json"))
    );
    for circle in circles(&one) {
        assert!(!(circle.contains(&0) && circle.contains(&2)));
        assert!(!circle.contains(&12) && !circle.contains(&13));
    }
}

#[test]
fn nobody_is_a_gathering_too() {
    let desk = Desk::new();
    desk.file("i/people.csv", PEOPLE).file("i/slots.csv", SLOTS).file("i/facilitators.csv", LEADS);
    let said = desk.call("circles i --out c.csv");
    assert_eq!((said.code, &said.report["circles"]), (0, &0.into()), "{}", said.told);
    assert_eq!(desk.text("c.csv"), "circle,facilitator,slot,p\n");
}

#[test]
fn a_slip_is_named_with_file_line_and_column() {
    let check = |file: &str, text: &str, expected: &str| {
        let desk = desk();
        desk.file(&format!("i/{file}"), text);
        let said = desk.call("circles i --out c.csv");
        assert_eq!(said.code, 2, "{text}");
        assert!(said.told.contains(expected), "{expected}: {}", said.told);
        assert_eq!(desk.names(), ["i"]);
    };
    check("people.csv", "p,language\n", "people.csv:1:1:");
    check("people.csv", &format!("{PEOPLE}0,en,adult,grief,,,\n"), "people.csv:2:12:");
    check("people.csv", &format!("{PEOPLE}0,en,adult,grief:900;work:200,,,\n"), "people.csv:2:12:");
    check(
        "people.csv",
        &format!("{PEOPLE}0,en,adult,,,,\r\n2,en,adult,,,,\r\n"),
        "people.csv:3:1:",
    );
    check("people.csv", &format!("{PEOPLE}0,en,adult,,,,7\n"), "people.csv:2:15:");
    check("people.csv", &format!("{PEOPLE}0,en\n"), "people.csv:2:");
    check("slots.csv", &format!("{SLOTS}p,0,168\n"), "slots.csv:2:5:");
    check("slots.csv", &format!("{SLOTS}q,0,1\n"), "slots.csv:2:1:");
    check("slots.csv", &format!("{SLOTS}f,9,1\n"), "slots.csv:2:3:");
    check("facilitators.csv", &format!("{LEADS}0,many,en,adult\n"), "facilitators.csv:2:3:");
}
