//! Paths and pages of pairing.

mod asked;
mod avoid;
mod deciding;
mod future;
mod preferences;
mod proposals;
mod runs;
pub(crate) mod saying;
mod studio;

use crate::doors::Doors;

/// The doors of this room.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .and(avoid::doors())
        .and(deciding::doors())
        .and(preferences::doors())
        .and(proposals::doors())
        .and(runs::doors())
        .and(studio::doors())
}

/// Shows each page of this room to the test that draws them all.
#[cfg(test)]
pub(crate) fn samples(gallery: &mut crate::page::Gallery) {
    gallery.show::<avoid::Avoid>();
    gallery.show::<preferences::Preferences>();
    gallery.show::<proposals::Show>();
    gallery.show::<runs::Runs>();
    gallery.show::<studio::Show>();
}
