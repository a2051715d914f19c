//! Pages for whoever comes by: no account, no cookie.

mod cover;
pub(crate) mod help;
mod home;
mod languages;
mod leaving;
mod outlook;
mod plain;
mod support;

use crate::doors::Doors;

/// The doors of this room.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .and(cover::doors())
        .and(help::doors())
        .and(home::doors())
        .and(languages::doors())
        .and(leaving::doors())
        .and(plain::doors())
        .and(support::doors())
}

/// Shows each page of this room to the test that draws them all.
#[cfg(test)]
pub(crate) fn samples(gallery: &mut crate::page::Gallery) {
    gallery.show::<cover::Cover>();
    gallery.show::<help::Help>();
    gallery.show::<home::Home>();
    gallery.show::<languages::Languages>();
    gallery.show::<leaving::Leaving>();
    gallery.show::<support::Support>();
    plain::samples(gallery);
}
