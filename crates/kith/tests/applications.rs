//! Ways into a role: applying, references, checks, and what the desk decides. By HTTP without JavaScript.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "applications/checks.rs"]
mod checks;
#[path = "applications/courses.rs"]
mod courses;
#[path = "applications/deciding.rs"]
mod deciding;
#[path = "applications/references.rs"]
mod references;
#[path = "applications/stages.rs"]
mod stages;
#[path = "applications/writing.rs"]
mod writing;

use kith_app::people::recognising::Known;
use kith_core::people::grant::Role;
use kith_testkit::{Browser, World};

/// What somebody writes who would like to be a mentor.
const WHY: &str = "Somebody walked with me when I came back to work.";
/// Why it is decided so.
const REASON: &str = "You listen, and you know where you would stop.";

/// The questions of `role` that need an answer, each with one; `true` for those that are chosen.
fn needed(role: &str) -> &'static [(&'static str, &'static str, bool)] {
    match role {
        "mentor" => &[
            ("adult", "yes", true),
            ("hard", "yes", true),
            ("field", "I repaired lifts for twenty years.", false),
            ("why", WHY, false),
            ("know", "Starting again at fifty.", false),
            ("listened", "A neighbour, on the stairs, every evening.", false),
            ("time", "four", true),
            ("places", "one", true),
            ("stay", "year", true),
            ("checks", "yes", true),
        ],
        _ => &[
            ("adult", "yes", true),
            ("hard", "yes", true),
            ("hope", "To speak up in meetings.", false),
            ("stand", "I know my work, and say nothing.", false),
            ("time", "two", true),
            ("channel", "both", true),
        ],
    }
}

/// `browser` answers everything that is needed of `role`, and has not sent it yet.
fn answers(browser: &mut Browser, role: &str) {
    for (key, words, chosen) in needed(role) {
        if *chosen {
            browser.choose(key, words)
        } else {
            browser.fill(key, words)
        };
    }
}

/// `who` applies for `role`, and sends it; the path of the application.
fn applies(world: &World, who: &Known, role: &str) -> String {
    let mut browser = world.browser(who);
    browser.open(&format!("/applications/new?role={role}")).press("Begin");
    answers(&mut browser, role);
    browser.press("Send it");
    assert!(browser.says("It is with us. You hear from us by"), "{}", browser.text());
    browser.path().to_owned()
}

/// `who` of the desk, with the application at `path` open.
fn opens(world: &World, who: &Known, path: &str) -> Browser {
    let mut desk = world.browser(who);
    desk.open(&format!("{path}/review"));
    if desk.says("It is closed") {
        desk.press("Open it");
    }
    assert!(desk.says("What they wrote"), "{}", desk.text());
    desk
}

/// `who` decides so about the application at `path`.
fn decides(world: &World, who: &Known, (path, verdict): (&str, &str)) -> Browser {
    let mut desk = opens(world, who, path);
    desk.choose("verdict", verdict).fill("reason", REASON).press("Decide");
    desk
}

/// The roles that `who` holds.
fn roles(world: &World, who: &Known) -> Vec<Role> {
    let (member, now) = (who.member, world.bare.app.now());
    let held = world.bare.does(move |tx, _| {
        Ok(kith_store::people::grants::list(tx, member)?
            .into_iter()
            .filter(|grant| grant.holds(now))
            .map(|grant| grant.role)
            .collect::<Vec<_>>())
    });
    held.unwrap()
}

/// What stands on `/today` of `who`.
fn today(world: &World, who: &Known) -> Browser {
    let mut browser = world.browser(who);
    browser.open("/today");
    browser
}
