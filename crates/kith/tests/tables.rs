//! Spreadsheets in and out, and whoever comes in by them. By HTTP without JavaScript.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

#[path = "tables/bringing.rs"]
mod bringing;
#[path = "tables/coming_in.rs"]
mod coming_in;
#[path = "tables/large.rs"]
mod large;
#[path = "tables/pairs.rs"]
mod pairs;

use std::collections::HashMap;

use kith_app::people::recognising::Known;
use kith_testkit::{Browser, World};

/// Two mentees and a mentor.
const PEOPLE: &str = "\
email address,first name,last name,role,languages,times,profession,identity to match,biography,grade
ines@example.org,Ines,Moor,mentee,en,weekday evening,Security,Gay,I would like to lead a team.,HEO
tomas@example.org,Tomas,Hill,mentee,en,weekday evening,Policy,,I would like to change trades.,AO
joan@example.org,Joan,River,mentor,en,weekday evening,Security,,,SCS1
";

/// Cora, at the spreadsheets.
fn desk(world: &World) -> Browser {
    let mut cora = world.browser(&world.cora);
    cora.open("/tables");
    assert_eq!(cora.status(), 200, "{}", cora.text());
    cora
}

/// Cora looks at `text`, whose rows are `kind`, and stands before what was seen in it.
fn looks(world: &World, kind: &str, (role, text): (&str, &str)) -> Browser {
    let mut cora = desk(world);
    cora.choose("kind", kind).choose("role", role).fill("file", text).press("Look at it");
    cora
}

/// The same, and brings it in.
fn brings(world: &World, kind: &str, text: &str) -> Browser {
    let mut cora = looks(world, kind, ("column", text));
    if cora.value("checked").is_some() {
        cora.choose("checked", "yes");
    }
    cora.press("Bring in");
    assert!(cora.says("It has come in"), "{}", cora.text());
    cora
}

/// The codes of the table that `cora` looks at, by the keys of its rows.
fn codes(cora: &mut Browser) -> HashMap<String, String> {
    cora.press("Make the codes");
    assert_eq!(cora.header("content-disposition"), "attachment; filename=\"codes.csv\"");
    let mut lines = cora.html().lines();
    assert_eq!(lines.next(), Some("\"key\",\"name\",\"role\",\"code\",\"until\""));
    let cells = |line: &str| -> Vec<String> {
        line.split("\",\"").map(|cell| cell.trim_matches('"').to_owned()).collect()
    };
    lines.map(cells).map(|cells| (cells[0].clone(), cells[3].clone())).collect()
}

/// `who` types `code`, and stands before what the sheet says of them.
fn enters(world: &World, who: &Known, code: &str) -> Browser {
    let mut browser = world.browser(who);
    browser.open("/invitations").fill("code", code).press("Come in");
    // Whoever may do more from now on signs in again.
    if browser.status() == 401 {
        let path = browser.path().to_owned();
        browser = world.browser(who);
        browser.open(&path);
    }
    assert!(browser.path().starts_with("/invitations/"), "{}", browser.text());
    browser
}

/// The same, and says yes to the matching; a mentee is safe, and asks.
fn comes(world: &World, who: &Known, code: &str) -> Browser {
    let mut browser = enters(world, who, code);
    browser.choose("matching", "yes");
    if browser.value("safe").is_some() {
        browser.choose("safe", "yes");
    }
    browser.press("Go on");
    assert!(browser.says("You have come in"), "{}", browser.text());
    browser
}
