//! Paths and pages of programme.

mod cohort;
mod hands;

use crate::doors::Doors;

/// The doors of this room.
pub(crate) fn doors() -> Doors {
    Doors::new().and(cohort::doors()).and(hands::doors())
}

/// Where a request on the desk is, said to the coordinator: the key that the member reads, turned round.
fn place(key: &str) -> &'static str {
    match key {
        "request-place-offered" => "cohort-place-offered",
        _ => "cohort-place-yours",
    }
}

/// Shows each page of this room to the test that draws them all.
#[cfg(test)]
pub(crate) fn samples(gallery: &mut crate::page::Gallery) {
    gallery.show::<cohort::Cohort>();
    gallery.show::<hands::Hands>();
}
