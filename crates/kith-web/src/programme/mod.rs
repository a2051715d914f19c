//! Paths and pages of programme.

mod application;
#[cfg(test)]
mod application_samples;
mod applications;
mod cohort;
mod hands;
mod questions;
mod references;
mod review;
mod reviews;

use kith_core::support::{request::Request, state::Place};

use crate::doors::Doors;

/// The doors of this room.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .and(application::doors())
        .and(applications::doors())
        .and(cohort::doors())
        .and(hands::doors())
        .and(references::doors())
        .and(review::doors())
        .and(reviews::doors())
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
    gallery.show::<application::Draft>();
    gallery.show::<application::Show>();
    gallery.show::<applications::Begin>();
    gallery.show::<cohort::Cohort>();
    gallery.show::<hands::Hands>();
    gallery.show::<references::Reference>();
    gallery.show::<review::Review>();
    gallery.show::<reviews::Applications>();
}
