//! Paths and pages of a journey.

mod agreements;
mod goal;
mod goal_form;
mod goal_moves;
mod goals;
mod growth;
mod journeys;
mod meetings;
mod parts;

use crate::doors::Doors;

/// The doors of this room.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .and(agreements::doors())
        .and(goal_form::doors())
        .and(goal::doors())
        .and(goal_moves::doors())
        .and(goals::doors())
        .and(growth::doors())
        .and(journeys::doors())
        .and(meetings::doors())
        .and(parts::doors())
}

/// Shows each page of this room to the test that draws them all.
#[cfg(test)]
pub(crate) fn samples(gallery: &mut crate::page::Gallery) {
    gallery.show::<agreements::Show>();
    gallery.show::<goal_form::Form>();
    gallery.show::<goal::Show>();
    gallery.show::<goals::Show>();
    gallery.show::<growth::Show>();
    gallery.show::<journeys::Show>();
    meetings::samples(gallery);
    gallery.show::<parts::Form>();
}
