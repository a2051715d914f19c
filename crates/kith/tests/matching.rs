//! `kith match` as somebody at a terminal meets it: files in, files and a report out, and what it says when a file is
//! wrong.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

#[path = "matching/circles.rs"]
mod circles;
#[path = "matching/console.rs"]
mod console;
#[path = "matching/instances.rs"]
mod instances;
#[path = "matching/months.rs"]
mod months;
#[path = "matching/spreadsheets.rs"]
mod spreadsheets;
