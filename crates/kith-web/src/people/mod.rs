//! Paths and pages of people: how they come in, what they say of themselves, and how they go.

mod accounts;
mod callings;
mod choices;
mod codes;
mod confirmations;
mod consents;
mod devices;
mod exports;
mod helping;
mod leave;
mod mailboxes;
mod me;
mod names;
mod notices;
mod passphrases;
mod recoveries;
mod retrievals;
mod roles;
mod second_steps;
pub(crate) mod sessions;
mod stops;
mod subjects;
mod welcome;
mod young;

pub(crate) use self::me::named;
use crate::doors::Doors;

/// The doors of this room.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .and(accounts::doors())
        .and(callings::doors())
        .and(codes::doors())
        .and(confirmations::doors())
        .and(consents::doors())
        .and(devices::doors())
        .and(exports::doors())
        .and(helping::doors())
        .and(leave::doors())
        .and(mailboxes::doors())
        .and(me::doors())
        .and(names::doors())
        .and(notices::doors())
        .and(passphrases::doors())
        .and(recoveries::doors())
        .and(retrievals::doors())
        .and(roles::doors())
        .and(second_steps::doors())
        .and(sessions::doors())
        .and(stops::doors())
        .and(subjects::doors())
        .and(welcome::doors())
        .and(young::doors())
}

/// Shows each page of this room to the test that draws them all.
#[cfg(test)]
pub(crate) fn samples(gallery: &mut crate::page::Gallery) {
    gallery.show::<accounts::NewAccount>();
    gallery.show::<callings::Callings>();
    gallery.show::<codes::Codes>();
    gallery.show::<codes::CodesLeft>();
    gallery.show::<confirmations::Confirmation>();
    gallery.show::<consents::Consents>();
    gallery.show::<devices::Devices>();
    gallery.show::<exports::Export>();
    gallery.show::<helping::Helping>();
    gallery.show::<leave::Leave>();
    gallery.show::<me::Me>();
    gallery.show::<names::NewName>();
    gallery.show::<passphrases::NewPassphrase>();
    gallery.show::<recoveries::NewRecovery>();
    gallery.show::<retrievals::Begun>();
    gallery.show::<roles::Roles>();
    gallery.show::<second_steps::SecondStep>();
    gallery.show::<sessions::NewSession>();
    gallery.show::<stops::StopMail>();
    gallery.show::<subjects::Subject>();
    gallery.show::<subjects::Subjects>();
    gallery.show::<young::Young>();
    welcome::samples(gallery);
}
