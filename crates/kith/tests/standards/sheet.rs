//! What leaves the house: the sheet and the table, which tell of nobody.

use kith_core::{
    people::grant::Role,
    standards::{self, Class},
};

use super::House;

/// The line of the benchmark `id` in the table `csv`, cell by cell.
fn line(csv: &str, id: &str) -> Vec<String> {
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let found = rows.records().map(Result::unwrap).find(|row| row.get(2) == Some(id));
    found.unwrap().iter().map(str::to_owned).collect()
}

#[test]
fn nms_e_j5_9_the_table_and_the_sheet_say_what_the_cockpit_says_and_of_few_nothing() {
    let house = House::new();
    for n in 0..11 {
        let who = house.world.bare.person(&format!("quill{n}"), &[]);
        let path = house.applies(&who, "mentee");
        house.decides(&path, "accepted");
        house.world.tick();
    }
    let mut cora = house.cora();
    cora.open("/standards").follow("The same as a table, for a spreadsheet");
    assert_eq!(cora.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(cora.header("content-disposition"), "attachment; filename=\"standards.csv\"");
    let csv = cora.html().to_owned();
    assert_eq!(csv.lines().count(), 111, "{csv}");
    let stands = |id: &str| line(&csv, id)[5..8].join(" ");
    assert_eq!(house.stands("EEPM-SCR-1"), "Met 14 of 14", "to whoever looks after them");
    assert_eq!(stands("EEPM-SCR-1"), "met 15 15", "to others rounded");
    assert_eq!(house.stands("EEPM-SCR-3"), "Partly 1 of 14");
    assert_eq!(stands("EEPM-SCR-3"), "few  ", "one could be told");
    assert_eq!(house.stands("EEPM-SCR-5"), "Met 1 of 1");
    assert_eq!(stands("EEPM-SCR-5"), "few  ");
    assert_eq!(stands("EEPM-REC-1"), "met 1 1", "a programme is nobody");
    assert_eq!([stands("NAPS-1"), stands("NMS-9")], ["design  ", "open  "]);
    let first = line(&csv, "EEPM-SCR-1");
    assert_eq!(first[0], "2023-11-14", "the day it is of");
    assert_eq!((first[1].as_str(), first[4].as_str()), ("The whole house", "checked"));
    assert!(first[9].contains("eepm_scr_1"), "{first:?}");
    assert!(!csv.contains("quill"), "nobody is named: {csv}");
    cora.open("/standards").follow("A sheet for a funder");
    for said in ["As of Tuesday 14 November 2023", "Decide by written criteria", "15 of 15"] {
        assert!(cora.says(said), "{said}: {}", cora.text());
    }
    assert!(!cora.says("of 14") && !cora.says("quill"), "{}", cora.text());
    for one in standards::all() {
        assert!(cora.says(one.id), "{} stands on it", one.id);
    }
    let open = standards::all().filter(|one| one.class == Class::Open).map(|one| one.id);
    assert!(cora.says(&open.skip(3).take(4).collect::<Vec<_>>().join(", ")), "{}", cora.text());
    let mut other = house.world.browser(&house.world.bare.person("rae", &[Role::Coordinator]));
    assert_eq!(other.open("/standards.csv").html(), csv, "whoever makes it, it is the same");
    other.open(&format!("/standards.csv?programme={}", house.programme));
    assert_eq!(line(other.html(), "EEPM-SCR-1")[1], "Back to work");
}

#[test]
fn naps_3_nms_4_nms_7_an_application_asks_for_no_diagnosis_no_degree_and_no_time_since() {
    let house = House::new();
    for role in ["mentor", "mentee"] {
        let mut ada = house.world.browser(&house.world.ada);
        ada.open(&format!("/applications/new?role={role}")).press("Begin");
        let asked: Vec<_> = ada.all("main form label, main form legend").into_iter().collect();
        assert!(asked.len() > 8, "{asked:?}");
        for one in asked.iter().map(|one| one.to_lowercase()) {
            for never in ["diagnos", "degree", "school", "sober", "clean", "abstin", "recover"] {
                assert!(!one.contains(never), "{one}");
            }
        }
    }
}
