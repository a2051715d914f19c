//! Paths and pages of programme.

mod charter;
mod cohort;
mod drafts;
mod hands;
mod programmes;
#[cfg(test)]
mod samples;
mod saying;
mod settings;
mod steps;

use kith_core::support::{request::Request, state::Place};

use crate::doors::Doors;

/// The doors of this room.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .and(charter::doors())
        .and(cohort::doors())
        .and(drafts::doors())
        .and(hands::doors())
        .and(programmes::doors())
        .and(settings::doors())
        .and(steps::doors())
}

/// Where a request on the desk is, and why it waits there.
fn place(request: &Request) -> &'static str {
    match (request.handover, request.state.place()) {
        (None, Place::Offered) => "cohort-place-offered",
        (None, _) => "cohort-place-yours",
        (Some(_), Place::Offered) => "cohort-place-handover-offered",
        (Some(_), _) => "cohort-place-handover",
    }
}

/// Shows each page of this room to the test that draws them all.
#[cfg(test)]
pub(crate) fn samples(gallery: &mut crate::page::Gallery) {
    gallery.show::<charter::Show>();
    gallery.show::<cohort::Cohort>();
    gallery.show::<drafts::Start>();
    gallery.show::<hands::Hands>();
    gallery.show::<programmes::List>();
    gallery.show::<settings::Show>();
    gallery.show::<steps::Form>();
}
