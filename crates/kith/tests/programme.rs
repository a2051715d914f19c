//! Programmes: from a template to a page that anyone can read, and to its end. By HTTP without JavaScript.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "programme/public.rs"]
mod public;
#[path = "programme/recruiting.rs"]
mod recruiting;
#[path = "programme/setting_up.rs"]
mod setting_up;
#[path = "programme/sharing.rs"]
mod sharing;

use kith_testkit::{Browser, World};

/// The day so many days from now, as a form holds it.
fn day(world: &World, days: i64) -> String {
    let day = world.bare.app.now() + kith_core::DAY.times(days);
    day.jiff().strftime("%Y-%m-%d").to_string()
}

/// A draft of the career template, called `name`, in the browser of a coordinator, on its first page.
fn draft(world: &World, name: &str) -> Browser {
    let mut cora = world.browser(&world.cora);
    cora.open("/programmes/new").fill("name", name).choose("model", "career").press("Make a draft");
    assert!(cora.path().ends_with("/settings/purpose"), "{}", cora.text());
    cora
}

/// The same, with everything said that its template cannot know; on its overview.
fn whole(world: &World, name: &str) -> Browser {
    let mut cora = draft(world, name);
    cora.fill("runner", "Cora, at the house in Mill Street.").press("Save and carry on");
    for _page in ["hard", "people"] {
        cora.press("Save and carry on");
    }
    cora.fill("begins", &day(world, 30)).press("Save and carry on");
    assert!(cora.says("Saved."), "{}", cora.text());
    cora
}

/// The same, opened.
fn open(world: &World, name: &str) -> Browser {
    let mut cora = whole(world, name);
    cora.press("Open it");
    assert!(cora.says("It is open."), "{}", cora.text());
    cora
}

/// Where the overview in `browser` stands: `/programmes/{code}`.
fn base(browser: &Browser) -> String {
    browser.path().split("/settings").next().unwrap().to_owned()
}
