//! A coordinator looks first, brings in what can be read, and brings it again.

use kith_core::{DAY, HOUR};
use kith_store::programme::{invitations, programmes, spreadsheets};

use super::{PEOPLE, brings, codes, desk, looks};
use kith_testkit::World;

/// Everything that can go wrong, a line each.
const WRONG: &str = "\
key,name,role,places,languages,topics,times,grade
a,Ann,mentee,,en,grief,weekday evening,AO
b,\"Bea,mentee,,en,,,
c,Cy,chair,many,Elvish,gardening,whenever,
a,Ann again,mentee,,en,,,
,Nobody,mentee,,,,,
d,Dee,mentee
";

fn count(world: &World) -> (i64, i64) {
    world.bare.does(|tx, _| Ok(invitations::count(tx, programmes::FIRST)?)).unwrap()
}

#[test]
fn a_dry_look_names_each_problem_by_line_and_column_and_keeps_nobody() {
    let world = World::new();
    let cora = looks(&world, "people", ("column", WRONG));
    assert!(
        cora.says("One row is new.") && cora.says("5 rows cannot be brought in."),
        "{}",
        cora.text()
    );
    assert!(cora.says("We do not read these columns: grade."), "{}", cora.text());
    for told in [
        "Line 3: A quotation mark opens here and is not closed.",
        "Line 4, “role”: Write “mentee” or “mentor”.",
        "Line 4, “places”: Write a number from 1 to 20.",
        "Line 4, “languages”: We do not know one of these languages.",
        "Line 4, “topics”: One of these is not on the list of experiences of this house.",
        "Line 4, “times”: One of these is no part of the week.",
        "Line 5, “key”: The same key stands further up.",
        "Line 6, “key”: Nothing stands here.",
        "Line 7: This row has more or fewer cells than the first one.",
    ] {
        assert!(cora.says(told), "{told}: {}", cora.text());
    }
    assert_eq!(count(&world), (0, 0));
}

#[test]
fn the_same_spreadsheet_twice_makes_nothing_twice_and_a_changed_row_is_told() {
    let world = World::new();
    let mut cora = looks(&world, "people", ("column", PEOPLE));
    cora.press("Bring in");
    assert_eq!(cora.status(), 422, "{}", cora.text());
    assert!(cora.says("Say that its mentors were checked"), "{}", cora.text());
    cora.choose("checked", "yes").press("Bring in");
    assert!(cora.says("It has come in, and the file is deleted."), "{}", cora.text());
    assert_eq!(count(&world), (3, 0));
    let again = looks(&world, "people", ("column", PEOPLE));
    assert!(again.says("3 rows are here already") && again.says("Nothing in it is new."));
    let other = PEOPLE.replace("I would like to lead a team.", "I would like to rest.");
    let changed = looks(&world, "people", ("column", &other));
    assert!(changed.says("One row says something else than before"), "{}", changed.text());
    let mut cora = brings(&world, "people", &other);
    assert_eq!(count(&world), (3, 0));
    cora.open("/tables/people.csv");
    assert!(cora.html().contains("I would like to rest."), "{}", cora.html());
}

#[test]
fn what_cannot_be_read_as_a_whole_is_refused_with_the_choice_kept() {
    let world = World::new();
    for (text, why) in [
        ("", "Nothing stands in it below the names of the columns."),
        ("name\nAnn", "A column is missing."),
        ("key,email\na,b", "Two columns say the same thing"),
        ("key\nb\u{fffd}", "This is not a text in UTF-8."),
    ] {
        let cora = looks(&world, "people", ("mentee", text));
        assert_eq!(cora.status(), 422, "{text}");
        assert!(cora.says(why), "{why}: {}", cora.text());
        assert_eq!(cora.value("role").as_deref(), Some("mentee"));
    }
    let mut cora = desk(&world);
    cora.fill("file", "key\na").press("Look at it");
    assert!(cora.says("Choose what is in the spreadsheet"), "{}", cora.text());
}

#[test]
fn a_file_that_nobody_brings_in_is_gone_after_a_day() {
    let world = World::new();
    let cora = looks(&world, "people", ("column", PEOPLE));
    let path = cora.path().to_owned();
    world.pass(HOUR.times(23));
    assert_eq!(world.browser(&world.cora).open(&path).status(), 200);
    world.pass(HOUR.times(3));
    assert_eq!(world.browser(&world.cora).open(&path).status(), 404);
    let cora = brings(&world, "people", PEOPLE);
    let code = cora.path().split(['/', '?']).nth(2).unwrap().parse().unwrap();
    let kept = world.bare.does(move |tx, _| Ok(spreadsheets::find(tx, code)?)).unwrap().unwrap();
    assert!(kept.text.is_none() && kept.brought.is_some());
}

#[test]
fn an_invitation_that_nobody_uses_is_forgotten_with_its_last_day() {
    let world = World::new();
    brings(&world, "people", PEOPLE);
    world.pass(DAY.times(89));
    assert_eq!(count(&world), (3, 0));
    world.pass(DAY.times(2));
    assert_eq!(count(&world), (0, 0));
}

#[test]
fn a_code_is_shown_once_and_a_new_one_ends_the_one_before() {
    let world = World::new();
    let mut cora = brings(&world, "people", PEOPLE);
    let table = cora.path().split('?').next().unwrap().to_owned();
    let old = codes(&mut cora);
    assert_eq!(old.len(), 3);
    cora.open("/tables/people");
    let own = cora.all("main li h2");
    let first = own[0].clone();
    cora.press(&format!("Make a new code {first}"));
    let new = cora.all("main code").pop().unwrap();
    assert_eq!(new.len(), 29, "{new}");
    let key = format!("{}@example.org", first.split(' ').next().unwrap().to_lowercase());
    let mut eve = world.browser(&world.ada);
    eve.open("/invitations").fill("code", &old[&key]).press("Come in");
    assert!(eve.says("No invitation opens with this code."), "{}", eve.text());
    assert!(!world.browser(&world.cora).open(&table).html().contains(&new));
}

#[test]
fn spreadsheets_are_nobodys_but_a_coordinators() {
    let world = World::new();
    brings(&world, "people", PEOPLE);
    for path in ["/tables", "/tables/people", "/tables/pairs", "/tables/people.csv"] {
        assert_eq!(world.browser(&world.ada).open(path).status(), 404, "{path}");
        assert_eq!(world.stranger().open(path).status(), 401, "{path}");
    }
}
