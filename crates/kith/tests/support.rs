//! Asking for support and giving it: journeys through the pages, by HTTP without JavaScript.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "support/asking.rs"]
mod asking;
#[path = "support/coordinating.rs"]
mod coordinating;
#[path = "support/helping.rs"]
mod helping;
#[path = "support/today.rs"]
mod today;
#[path = "support/waiting.rs"]
mod waiting;

use kith_core::Code;
use kith_testkit::Browser;

/// The path of the request `code`.
fn path(code: Code) -> String {
    format!("/requests/{code}")
}

/// Asks by the page, for somebody to listen, for anyone free, by somebody safe.
fn asks<'b>(browser: &'b mut Browser, words: &str) -> &'b mut Browser {
    browser
        .open("/requests/new")
        .choose("kind", "listen")
        .fill("body", words)
        .choose("urgency", "today")
        .choose("reach", "anyone")
        .choose("safe", "yes")
        .press("Ask")
}
