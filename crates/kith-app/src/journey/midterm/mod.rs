//! Looking at an agreement again, on the day that stands in it: each of the two says what they want, and neither reads what
//! the other said before both have (docs/adr/0040).

pub mod asking;
pub mod exporting;
pub mod saying;

use kith_core::{
    Code, FaceId, Private, Timestamp,
    journey::midterm::Midterm,
    people::face::{Face, Side},
    talk::State,
};
use kith_store::{
    Tx,
    journey::{
        agreements,
        midterms::{self, Kept},
    },
    keys::Owner,
    people::faces,
    safety::blocks,
};

use super::{ending, of};
use crate::{App, Error, talk::seat::Seat};

/// What one of the two sees of it.
#[derive(Debug, Clone)]
pub struct Page {
    /// The talk and their side of it.
    pub seat: Seat,
    /// Who sits on the other side; `None` where they have left for good.
    pub other: Option<Face>,
    /// The day on which both are asked; `None` while no agreement holds.
    pub day: Option<Timestamp>,
    /// By which zone days are counted.
    pub zone: String,
    /// How far they have come; `None` while they were not asked.
    pub midterm: Option<Midterm>,
    /// What they wrote; `None` where that is nothing.
    pub own: Option<Private>,
    /// What the other wrote, once both have said what they want.
    pub theirs: Theirs,
}

/// What the other wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Theirs {
    /// Nothing, or nothing yet.
    Nothing,
    /// Something; `None` where its author left for good.
    Words(Option<Private>),
}

/// What is known of it within the unit of work.
struct Found {
    seat: Seat,
    /// The version that holds, and its day; `None` while none does.
    held: Option<(i64, Timestamp)>,
    kept: Vec<Kept>,
}

/// What the page of the talk `code` shows to whoever has `faces`. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs.
pub fn page(app: &App, faces: &[(FaceId, Side)], code: Code) -> Result<Page, Error> {
    let ours = faces.to_owned();
    let (Found { seat, held, kept }, other, apart, zone) = app.store.read(move |tx| {
        let mut found = found(tx, &ours, code)?;
        if found.kept.is_empty() {
            found.kept = before(tx, &found.seat)?;
        }
        let (own, other) = (found.seat.face, found.seat.other());
        let apart = blocks::since_between_faces(tx, own, other)?;
        let zone = ending::programme(tx, &found.seat.talk)?.calendar.zone.name().to_owned();
        Ok::<_, Error>((found, faces::find(tx, other)?, apart, zone))
    })?;
    let midterm = midterms::standing(&kept);
    let own = words(app, (&seat, seat.face), kept.iter().find(|one| one.side == seat.side))?;
    let both = midterm.and_then(|it| it.comes()).is_some();
    let theirs = kept.iter().find(|one| both && one.side != seat.side && one.words.is_some());
    // What was there before a door closed stays: a block is silent.
    let reads = |one: &&Kept| apart.is_none_or(|apart| one.said.is_some_and(|(_, at)| at < apart));
    let theirs = match theirs.filter(reads) {
        Some(kept) => Theirs::Words(words(app, (&seat, seat.other()), Some(kept))?),
        None => Theirs::Nothing,
    };
    Ok(Page { seat, other, day: held.map(|(_, day)| day), zone, midterm, own, theirs })
}

/// Whether whoever has `faces` has yet to say what they want in the talk `code`, and can.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs.
pub fn waits(tx: &mut Tx, faces: &[(FaceId, Side)], code: Code) -> Result<bool, Error> {
    let found = found(tx, faces, code)?;
    let midterm = midterms::standing(&found.kept);
    let open = found.seat.talk.state == State::Open;
    Ok(open && midterm.is_some_and(|it| it.said(found.seat.side).is_none()))
}

/// What both said about the agreement before, once both had; nothing where they did not.
fn before(tx: &mut Tx, seat: &Seat) -> Result<Vec<Kept>, Error> {
    for number in midterms::numbers(tx, seat.talk.id)? {
        let kept = midterms::list(tx, seat.talk.id, number)?;
        if midterms::standing(&kept).is_some_and(|it| it.comes().is_some()) {
            return Ok(kept);
        }
    }
    Ok(Vec::new())
}

/// The seat of whoever has `faces` in the talk that `code` names, and what both were asked about the agreement that holds.
fn found(tx: &mut Tx, faces: &[(FaceId, Side)], code: Code) -> Result<Found, Error> {
    let (seat, _) = of(tx, faces, code)?;
    let held = agreements::held(tx, seat.talk.id)?.map(|kept| kept.version);
    let held = held.map(|version| (i64::from(version.number), version.draft.review));
    let kept = match held {
        Some((number, _)) => midterms::list(tx, seat.talk.id, number)?,
        None => Vec::new(),
    };
    Ok(Found { seat, held, kept })
}

/// What `author` wrote in `kept`; `None` where that is nothing, or they left for good.
fn words(
    app: &App,
    (seat, author): (&Seat, FaceId),
    kept: Option<&Kept>,
) -> Result<Option<Private>, Error> {
    let Some((id, words)) = kept.and_then(|kept| Some((kept.id, kept.words.as_ref()?))) else {
        return Ok(None);
    };
    app.unseal(Owner::Talk(seat.talk.id, author), midterms::place(id), words)
}
