//! Paths and pages of a journey.

mod agreements;
mod checkins;
mod journeys;
mod pair;
mod pairs;
mod parts;

use crate::doors::Doors;

/// The doors of this room.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .and(agreements::doors())
        .and(checkins::doors())
        .and(journeys::doors())
        .and(pair::doors())
        .and(pairs::doors())
        .and(parts::doors())
}

/// Shows each page of this room to the test that draws them all.
#[cfg(test)]
pub(crate) fn samples(gallery: &mut crate::page::Gallery) {
    gallery.show::<agreements::Show>();
    gallery.show::<checkins::Show>();
    gallery.show::<journeys::Show>();
    gallery.show::<pair::Pair>();
    gallery.show::<pairs::Pairs>();
    gallery.show::<parts::Form>();
}
