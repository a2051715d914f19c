//! Paths and pages of a journey.

mod agreements;
mod busy;
mod checkins;
mod closings;
mod differences;
mod endings;
mod farewells;
mod feedback;
mod goal;
mod goal_form;
mod goal_moves;
mod goals;
mod growth;
mod guides;
mod introduction;
mod introductions;
mod journeys;
mod keepsakes;
mod letters;
mod meetings;
mod midterm;
mod pair;
pub(crate) mod pairs;
mod parts;
mod pooled;
mod reflections;

use crate::doors::Doors;

/// The doors of this room.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .and(agreements::doors())
        .and(busy::doors())
        .and(goal_form::doors())
        .and(goal::doors())
        .and(goal_moves::doors())
        .and(goals::doors())
        .and(growth::doors())
        .and(guides::doors())
        .and(introduction::doors())
        .and(introductions::doors())
        .and(journeys::doors())
        .and(letters::doors())
        .and(meetings::doors())
        .and(parts::doors())
        .and(closings::doors())
        .and(differences::doors())
        .and(endings::doors())
        .and(keepsakes::doors())
        .and(reflections::doors())
        .and(farewells::doors())
        .and(feedback::doors())
        .and(midterm::doors())
        .and(pooled::doors())
        .and(checkins::doors())
        .and(pair::doors())
        .and(pairs::doors())
}

/// Shows each page of this room to the test that draws them all.
#[cfg(test)]
pub(crate) fn samples(gallery: &mut crate::page::Gallery) {
    gallery.show::<agreements::Show>();
    gallery.show::<busy::Show>();
    gallery.show::<farewells::Begin>();
    gallery.show::<farewells::One>();
    gallery.show::<goal_form::Form>();
    gallery.show::<goal::Show>();
    gallery.show::<goals::Show>();
    gallery.show::<growth::Show>();
    gallery.show::<guides::Show>();
    gallery.show::<introduction::Show>();
    gallery.show::<introductions::List>();
    gallery.show::<journeys::Show>();
    gallery.show::<letters::Ask>();
    meetings::samples(gallery);
    gallery.show::<closings::List>();
    gallery.show::<closings::One>();
    gallery.show::<differences::Show>();
    gallery.show::<endings::Show>();
    gallery.show::<keepsakes::Show>();
    gallery.show::<checkins::Show>();
    gallery.show::<pair::Pair>();
    gallery.show::<pairs::Pairs>();
    gallery.show::<parts::Form>();
    gallery.show::<reflections::Form>();
    gallery.show::<feedback::Show>();
    gallery.show::<midterm::Show>();
    gallery.show::<pooled::Show>();
}
