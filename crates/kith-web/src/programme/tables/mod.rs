//! Paths and pages of tables: bringing spreadsheets in, seeing who is waited for, taking them out; and coming in by a code.

mod entering;
mod invitation;
mod list;
mod look;
mod pairs;
mod people;
#[cfg(test)]
mod sample;
mod taking;

use kith_app::programme::tables::listing::Counts;
use kith_core::Code;
use serde::Deserialize;

use crate::{doors::Doors, words::Words};

/// The doors of this room.
pub(super) fn doors() -> Doors {
    Doors::new()
        .and(entering::doors())
        .and(invitation::doors())
        .and(list::doors())
        .and(look::doors())
        .and(pairs::doors())
        .and(people::doors())
        .and(taking::doors())
}

/// Of which programme a page is, and where it begins.
#[derive(Default, Deserialize)]
struct Where {
    programme: Option<Code>,
    after: Option<Code>,
}

/// How a programme stands with whom it invited, in a sentence.
fn counted(w: &Words, counts: &Counts) -> String {
    let args = [
        ("waited", counts.waited.into()),
        ("came", counts.came.into()),
        ("waiting", counts.waiting.into()),
        ("opened", counts.opened.into()),
    ];
    w.say_with("tables-counts", &args)
}

/// What stands behind the address of a page of that programme.
fn query(programme: Option<Code>) -> String {
    programme.map_or_else(String::new, |code| format!("?programme={code}"))
}

/// The same, where the page after that one begins.
fn next(programme: Option<Code>, after: Option<Code>) -> Option<String> {
    let programme = programme.map_or_else(String::new, |code| format!("programme={code}&"));
    after.map(|code| format!("?{programme}after={code}"))
}

/// Shows each page of this room to the test that draws them all.
#[cfg(test)]
pub(super) fn samples(gallery: &mut crate::page::Gallery) {
    gallery.show::<entering::Enter>();
    gallery.show::<invitation::Show>();
    gallery.show::<list::Tables>();
    gallery.show::<look::Table>();
    gallery.show::<pairs::Pairs>();
    gallery.show::<people::People>();
    gallery.show::<people::Ticket>();
}
