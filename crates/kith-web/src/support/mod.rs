//! Paths and pages of support.

mod ahead;
mod asked;
mod asking;
mod capacity;
pub(crate) mod changes;
mod clock;
mod duty;
mod matches;
mod notices;
mod offers;
mod planning;
pub(crate) mod requests;
mod rota;
pub(crate) mod saying;
mod shift;
mod today;
mod turns;

use crate::doors::Doors;

/// The doors of this room.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .and(ahead::doors())
        .and(asked::doors())
        .and(asking::doors())
        .and(capacity::doors())
        .and(changes::doors())
        .and(duty::doors())
        .and(matches::doors())
        .and(offers::doors())
        .and(planning::doors())
        .and(requests::doors())
        .and(rota::doors())
        .and(shift::doors())
        .and(today::doors())
        .and(turns::doors())
}

/// Shows each page of this room to the test that draws them all.
#[cfg(test)]
pub(crate) fn samples(gallery: &mut crate::page::Gallery) {
    gallery.show::<ahead::Ahead>();
    gallery.show::<asked::AllAsked>();
    gallery.show::<asking::Ask>();
    gallery.show::<capacity::Places>();
    gallery.show::<duty::Desk>();
    gallery.show::<matches::Matches>();
    gallery.show::<offers::Show>();
    gallery.show::<planning::Form>();
    gallery.show::<requests::Show>();
    gallery.show::<rota::Rota>();
    gallery.show::<shift::Show>();
    gallery.show::<today::Today>();
}

/// What the samples of this room are made of.
#[cfg(test)]
pub(crate) mod samples {
    use kith_core::{
        Code, FaceId, MemberId, Timestamp,
        people::face::{Face, Side},
    };
    use uuid::Uuid;

    /// A moment.
    pub(crate) fn at() -> Timestamp {
        Timestamp::from_micros(1_795_372_200_000_000).unwrap()
    }

    /// A helper of that name.
    pub(crate) fn face(name: &str) -> Face {
        let code = Code(Uuid::from_u128(7));
        let (id, owner) = (FaceId(code.0), MemberId(code.0));
        let pseudonym = name.to_owned();
        Face { id, code, owner, side: Side::Helper, pseudonym, doorway: code }
    }
}
