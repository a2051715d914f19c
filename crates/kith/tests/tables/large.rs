//! The spreadsheets of a real programme, and one of five thousand rows.

use std::{fmt::Write, fs, path::Path};

use kith_app::people::recognising::Known;
use kith_core::{DAY, SECOND};
use kith_testkit::{Browser, World};

use super::{codes, comes, looks};

/// Everybody of a sheet comes in by their code.
fn all_come(world: &World, cora: &mut Browser, name: &str) -> Vec<Known> {
    let mut codes: Vec<_> = codes(cora).into_iter().collect();
    codes.sort();
    let one = |(n, (_, code)): (usize, (String, String))| {
        // Nobody comes in for hundreds within a minute.
        world.bare.clock.pass(SECOND.times(5));
        let who = world.bare.person(&format!("{name}{n}"), &[]);
        comes(world, &who, &code);
        who
    };
    codes.into_iter().enumerate().map(one).collect()
}

/// Brings in the sheet of `folder` whose people are all of `role`.
fn sheet(world: &World, folder: &Path, role: &str) -> Browser {
    let text = fs::read_to_string(folder.join(format!("{role}s.csv"))).unwrap();
    let mut cora = looks(world, "people", (role, &text));
    assert!(cora.says("We do not read these columns: both mentor and mentee, job title, grade"));
    assert!(!cora.says("cannot be brought in"), "{}", cora.text());
    if role == "mentor" {
        cora.choose("checked", "yes");
    }
    cora.press("Bring in");
    assert!(cora.says("It has come in"), "{}", cora.text());
    cora
}

/// Whoever of `all` is asked says yes, until `most` have; where that led.
fn say_yes(world: &World, all: &[Known], most: usize) -> Vec<(Known, String)> {
    let mut said = Vec::new();
    for who in all {
        world.bare.clock.pass(SECOND.times(5));
        let mut browser = world.browser(who);
        browser.open("/today");
        if said.len() < most && browser.link("Look at it").is_some() {
            browser.follow("Look at it").press("Yes, I would like that");
            said.push((who.clone(), browser.path().split('#').next().unwrap().to_owned()));
        }
    }
    said
}

/// An agreement, whole.
const WORDS: [(&str, &str); 5] = [
    ("purpose", "To find a way into a new trade."),
    ("rhythm", "Every second Tuesday, here."),
    ("length", "Until summer."),
    ("between", "Everything, unless somebody is in danger."),
    ("missed", "We say so the day before."),
];

/// The two of the journey at `path` agree, and meet.
fn agree_and_meet(world: &World, path: &str, mentor: &Known, mentee: &Known) {
    let day = |days: i64| world.bare.app.now() + DAY.times(days);
    let mut mo = world.browser(mentor);
    mo.open(&format!("{path}/agreement/parts"));
    for (part, words) in WORDS {
        mo.fill(part, words);
    }
    mo.fill("review", &day(90).jiff().strftime("%Y-%m-%d").to_string()).press("Save this version");
    for who in [mentor, mentee] {
        let mut browser = world.browser(who);
        browser.open(&format!("{path}/agreement")).press("Sign this version");
        assert!(browser.says("You have signed."), "{}", browser.text());
    }
    mo.open(&format!("{path}/meetings/new"));
    mo.fill("first", &day(2).jiff().strftime("%Y-%m-%dT%H:%M").to_string());
    mo.choose("minutes", "60").fill("way", "here").fill("agenda", "How we begin.");
    mo.press("Send the proposal");
    let meeting = mo.path().split('?').next().unwrap().to_owned();
    let mut browser = world.browser(mentee);
    browser.open(&meeting).press("Take this time");
    assert!(browser.says("You have a meeting."), "{}", browser.text());
}

#[test]
fn j5_5_the_spreadsheets_of_a_real_programme_run_through_to_meetings() {
    // Invented people in the columns of a programme; the folder is named where somebody has it.
    let Some(folder) = std::env::var_os("KITH_MENTOR_MATCH") else { return };
    let (world, folder) = (World::new(), Path::new(&folder).join("small"));
    let mentees = all_come(&world, &mut sheet(&world, &folder, "mentee"), "e");
    let mentors = all_come(&world, &mut sheet(&world, &folder, "mentor"), "o");
    assert_eq!((mentees.len(), mentors.len()), (50, 50));
    let mut cora = world.browser(&world.cora);
    cora.open("/runs").press("Run the matching");
    let approve = cora.all("button").into_iter().find(|text| text.starts_with("Approve all"));
    let approve = approve.unwrap_or_else(|| panic!("{}", cora.text()));
    cora.press(&approve);
    let asked = say_yes(&world, &mentees, mentees.len());
    assert!(asked.len() > 40, "{}: {}", asked.len(), cora.text());
    let met = say_yes(&world, &mentors, 5);
    assert_eq!(met.len(), 5);
    for (mentor, talk) in met {
        let journey = talk.replace("/talks/", "/journeys/");
        let is_theirs = |who: &&Known| world.browser(who).open(&journey).status() == 200;
        let mentee = mentees.iter().find(is_theirs).unwrap();
        world.bare.clock.pass(SECOND.times(90));
        agree_and_meet(&world, &journey, &mentor, mentee);
    }
}

#[test]
fn five_hundred_and_five_hundred_of_a_real_programme_come_in_without_an_error() {
    let Some(folder) = std::env::var_os("KITH_MENTOR_MATCH") else { return };
    let (world, folder) = (World::new(), Path::new(&folder).join("large"));
    for role in ["mentee", "mentor"] {
        let mut cora = sheet(&world, &folder, role);
        assert_eq!(codes(&mut cora).len(), 500);
    }
}

#[test]
fn five_thousand_rows_come_in_with_every_error_at_its_line() {
    let world = World::new();
    let mut text = "key,name,role,languages,times,interests\n".to_owned();
    let mut wrong = Vec::new();
    for line in 2..5_002 {
        let role = if line % 2 == 0 { "mentee" } else { "mentor" };
        let (tongue, quote) = match line % 1_000 {
            7 => ("Elvish", ""),
            8 => ("en", "\""),
            _ => ("en; de", ""),
        };
        if matches!(line % 1_000, 7 | 8) {
            wrong.push(line);
        }
        writeln!(text, "k{line},{quote}N {line},{role},{tongue},weekday evening,tea; chess")
            .unwrap();
    }
    let mut cora = looks(&world, "people", ("column", &text));
    assert!(cora.html().contains("4990") || cora.html().contains("4,990"), "{}", cora.text());
    for line in wrong {
        assert!(cora.says(&format!("Line {line}")), "{line}: {}", cora.text());
    }
    cora.choose("checked", "yes").press("Bring in");
    assert!(cora.says("It has come in"), "{}", cora.text());
    assert_eq!(codes(&mut cora).len(), 4_990);
}
