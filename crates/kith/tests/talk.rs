//! Talking: two people at their browsers, through HTTP without JavaScript; and what comes live.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "talk/crowds.rs"]
mod crowds;
#[path = "talk/ending.rs"]
mod ending;
#[path = "talk/handover.rs"]
mod handover;
#[path = "talk/keeping.rs"]
mod keeping;
#[path = "talk/live.rs"]
mod live;
#[path = "talk/pausing.rs"]
mod pausing;
#[path = "talk/reading.rs"]
mod reading;
#[path = "talk/writing.rs"]
mod writing;

use kith_app::{
    Error,
    people::recognising::Known,
    talk::{posting, seat},
};
use kith_core::{Code, Private};
use kith_testkit::{Browser, World};

/// The path of `talk`.
fn path(talk: Code) -> String {
    format!("/talks/{talk}")
}

/// What the messages on the page say, oldest first.
fn said(browser: &Browser) -> Vec<String> {
    browser.all("ol.log li.msg p[dir]")
}

/// Writes `text` in the talk that stands open in `browser`.
fn sends<'b>(browser: &'b mut Browser, talk: Code, text: &str) -> &'b mut Browser {
    browser.open(&path(talk)).fill("body", text).press("Send")
}

/// Writes `text` in `talk` without a browser: the code of the message.
fn says(world: &World, who: &Known, talk: Code, text: &str) -> Result<Code, Error> {
    let app = &world.bare.app;
    let draft = posting::draft(app, &seat::faces(who), talk, &Private::new(text))?;
    let code = draft.code();
    world.bare.does(move |tx, at| posting::post(tx, at, &draft))?;
    Ok(code)
}
