//! What leaves the house: the sheet and the table, which tell of nobody.

use kith_core::{DAY, people::grant::Role, standards};

use super::House;

/// The line of the benchmark `id` in the table `csv`, cell by cell.
fn line(csv: &str, id: &str) -> Vec<String> {
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let found = rows.records().map(Result::unwrap).find(|row| row.get(2) == Some(id));
    found.unwrap().iter().map(str::to_owned).collect()
}

#[test]
fn j5_9_the_table_and_the_sheet_say_what_the_cockpit_says_and_of_few_nothing() {
    let house = House::new();
    for n in 0..11 {
        let who = house.world.bare.person(&format!("quill{n}"), &[]);
        let path = house.applies(&who, "mentee");
        house.decides(&path, "accepted");
        house.world.tick();
    }
    house.world.pass(DAY);
    let mut cora = house.cora();
    cora.open("/standards").follow("The same as a table, for a spreadsheet");
    assert_eq!(cora.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(cora.header("content-disposition"), "attachment; filename=\"standards.csv\"");
    let csv = cora.html().to_owned();
    assert_eq!(csv.lines().count(), 111, "{csv}");
    let stands = |id: &str| line(&csv, id)[5..8].join(" ");
    assert_eq!(stands("EEPM-SCR-2"), "met 15 15", "thirteen, rounded");
    assert_eq!(house.stands("EEPM-SCR-3"), "Partly 1 of 14");
    assert_eq!(stands("EEPM-SCR-3"), "few  ", "one could be told");
    assert_eq!(house.stands("EEPM-SCR-2"), "Met 15 of 15", "nobody reads these row by row");
    assert_eq!(house.stands("EEPM-SCR-5"), "Met 1 of 1");
    assert_eq!(stands("EEPM-SCR-5"), "few  ");
    assert_eq!([stands("NAPS-1"), stands("G9")], ["design  ", "open  "]);
    let first = line(&csv, "EEPM-SCR-2");
    assert_eq!(first[0], "2023-11-15", "the day it is of");
    assert_eq!((first[1].as_str(), first[4].as_str()), ("The whole house", "checked"));
    assert!(first[9].contains("eepm_scr_2"), "{first:?}");
    assert!(!csv.contains("quill"), "nobody is named: {csv}");
    cora.open("/standards").follow("A sheet for a funder");
    for said in ["As of Wednesday 15 November 2023", "Ask for a written application", "15 of 15"] {
        assert!(cora.says(said), "{said}: {}", cora.text());
    }
    assert!(!cora.says("of 14") && !cora.says("quill"), "{}", cora.text());
    for one in standards::all() {
        assert!(cora.says(one.id), "{} stands on it", one.id);
    }
    let site = house.world.bare.app.site.base_url.clone();
    assert!(cora.says(&site) && cora.says("Nobody ticked anything by hand."), "{}", cora.text());
    let mut other = house.world.browser(&house.world.bare.person("rae", &[Role::Coordinator]));
    assert_eq!(other.open("/standards.csv").html(), csv, "whoever makes it, it is the same");
    other.open(&format!("/standards.csv?programme={}", house.programme));
    assert_eq!(line(other.html(), "EEPM-SCR-2")[1], "Back to work");
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

#[test]
fn naps_4_naps_7_samhsa_2_before_the_first_word_it_says_who_reads_and_to_ask_before_advice() {
    let house = House::new();
    let talk = format!("/talks/{}", house.world.talk());
    let (mut ada, mut bo) =
        (house.world.browser(&house.world.ada), house.world.browser(&house.world.bo));
    for browser in [&mut ada, &mut bo] {
        browser.open(&talk);
        assert!(browser.says("Nothing has been said yet."), "{}", browser.text());
        assert!(browser.says("Two people can read this: the two of you."), "{}", browser.text());
        assert_eq!(browser.link("Who can read what").as_deref(), Some("/who-reads"));
    }
    assert!(bo.says("Ask before you give advice."), "{}", bo.text());
}
