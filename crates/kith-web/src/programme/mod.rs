//! Paths and pages of programme.

mod application;
#[cfg(test)]
mod application_samples;
mod applications;
mod certificates;
mod charter;
mod circulars;
mod cohort;
mod competencies;
mod course;
#[cfg(test)]
mod course_samples;
mod courses;
mod deputies;
mod drafts;
mod hands;
mod hours;
mod learners;
mod lessons;
mod links;
mod needs;
mod openings;
mod practice;
mod practices;
mod programmes;
mod questions;
mod quizzes;
mod recruitment;
mod references;
mod review;
mod reviews;
#[cfg(test)]
pub(crate) mod samples;
mod saying;
mod settings;
mod signature;
mod sources;
mod steps;
mod supervision;
mod tables;

use kith_core::support::{request::Request, state::Place};

use crate::doors::Doors;

/// The doors of this room.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .and(application::doors())
        .and(applications::doors())
        .and(certificates::doors())
        .and(circulars::doors())
        .and(cohort::doors())
        .and(deputies::doors())
        .and(competencies::doors())
        .and(course::doors())
        .and(courses::doors())
        .and(hands::doors())
        .and(hours::doors())
        .and(learners::doors())
        .and(lessons::doors())
        .and(links::doors())
        .and(practice::doors())
        .and(practices::doors())
        .and(quizzes::doors())
        .and(recruitment::doors())
        .and(references::doors())
        .and(review::doors())
        .and(reviews::doors())
        .and(charter::doors())
        .and(drafts::doors())
        .and(openings::doors())
        .and(programmes::doors())
        .and(settings::doors())
        .and(signature::doors())
        .and(sources::doors())
        .and(steps::doors())
        .and(tables::doors())
        .and(supervision::doors())
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
    gallery.show::<certificates::List>();
    gallery.show::<certificates::New>();
    gallery.show::<certificates::Show>();
    gallery.show::<charter::Show>();
    gallery.show::<circulars::List>();
    gallery.show::<circulars::One>();
    gallery.show::<circulars::Write>();
    gallery.show::<cohort::Cohort>();
    gallery.show::<deputies::Away>();
    gallery.show::<competencies::Show>();
    gallery.show::<course::Show>();
    gallery.show::<courses::List>();
    gallery.show::<drafts::Start>();
    gallery.show::<hands::Hands>();
    gallery.show::<hours::Show>();
    gallery.show::<learners::Learners>();
    gallery.show::<learners::Topics>();
    gallery.show::<lessons::Show>();
    gallery.show::<links::Links>();
    gallery.show::<practice::Show>();
    gallery.show::<practices::List>();
    gallery.show::<quizzes::Show>();
    gallery.show::<recruitment::List>();
    gallery.show::<recruitment::Show>();
    gallery.show::<references::Reference>();
    gallery.show::<review::Review>();
    gallery.show::<reviews::Applications>();
    gallery.show::<openings::List>();
    gallery.show::<openings::Begin>();
    gallery.show::<openings::Show>();
    gallery.show::<programmes::List>();
    gallery.show::<settings::Show>();
    gallery.show::<signature::Form>();
    gallery.show::<sources::Poster>();
    gallery.show::<steps::Form>();
    tables::samples(gallery);
    gallery.show::<supervision::List>();
    gallery.show::<supervision::Show>();
}
