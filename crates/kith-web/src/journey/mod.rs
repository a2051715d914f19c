//! Paths and pages of a journey.

mod agreements;
mod closings;
mod endings;
mod journeys;
mod keepsakes;
mod parts;
mod reflections;

use crate::doors::Doors;

/// The doors of this room.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .and(agreements::doors())
        .and(closings::doors())
        .and(endings::doors())
        .and(journeys::doors())
        .and(keepsakes::doors())
        .and(parts::doors())
        .and(reflections::doors())
}

/// Shows each page of this room to the test that draws them all.
#[cfg(test)]
pub(crate) fn samples(gallery: &mut crate::page::Gallery) {
    gallery.show::<agreements::Show>();
    gallery.show::<closings::List>();
    gallery.show::<closings::One>();
    gallery.show::<endings::Show>();
    gallery.show::<journeys::Show>();
    gallery.show::<keepsakes::Show>();
    gallery.show::<parts::Form>();
    gallery.show::<reflections::Form>();
}
