//! Paths and pages of the cockpit of standards.

mod benchmark;
mod cockpit;
mod saying;
mod sheet;

use kith_core::Code;
use serde::Deserialize;

use crate::doors::Doors;

/// The doors of this room.
pub(crate) fn doors() -> Doors {
    Doors::new().and(cockpit::doors()).and(sheet::doors()).and(benchmark::doors())
}

/// What is looked at, and where a list begins.
#[derive(Default, Deserialize)]
struct Where {
    programme: Option<Code>,
    chapter: Option<String>,
    after: Option<Code>,
}

/// Shows each page of this room to the test that draws them all.
#[cfg(test)]
pub(crate) fn samples(gallery: &mut crate::page::Gallery) {
    gallery.show::<benchmark::Show>();
    gallery.show::<cockpit::Chapters>();
    gallery.show::<cockpit::Lines>();
    gallery.show::<sheet::Sheet>();
}
