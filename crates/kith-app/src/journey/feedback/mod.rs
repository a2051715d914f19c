//! What each of the two says of walking together, when its day has come. It is said to the house: the other reads only
//! words that were shared with them, coordinators see only that something fell or differs (docs/adr/0040).

pub mod asking;
pub mod exporting;
pub mod giving;
pub mod pooling;

use kith_core::{
    Code, FaceId, Private, Timestamp,
    journey::feedback::{Answers, OPEN, Wave},
    people::face::{Face, Side},
    talk::{End, State},
};
use kith_store::{
    Tx,
    journey::feedbacks::{self, Kept},
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
    /// What waits for their answer; `None` where nothing does.
    pub open: Option<Wave>,
    /// When both are asked next; `None` where that is not known.
    pub next: Option<Timestamp>,
    /// By which zone days are counted.
    pub zone: String,
    /// What they said before, the newest first.
    pub own: Vec<Own>,
    /// What the other let them read, the newest first; `None` where the other left for good.
    pub theirs: Vec<(Wave, Option<Private>)>,
}

/// What somebody said, for themselves.
#[derive(Debug, Clone)]
pub struct Own {
    /// When they were asked.
    pub wave: Wave,
    /// What they said.
    pub answers: Answers,
    /// What they wrote beside it; `None` where they wrote nothing.
    pub words: Option<Private>,
    /// Whether the other may read that.
    pub shared: bool,
}

/// What the page of the talk `code` shows to whoever has `faces`. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs.
pub fn page(app: &App, faces: &[(FaceId, Side)], code: Code) -> Result<Page, Error> {
    let (ours, now) = (faces.to_owned(), app.now());
    let (mut page, kept, apart) = app.store.read(move |tx| {
        let (seat, _) = of(tx, &ours, code)?;
        let apart = blocks::since_between_faces(tx, seat.face, seat.other())?;
        let kept = feedbacks::list(tx, seat.talk.id)?;
        let open = open(tx, &seat, now)?.map(|one| one.wave);
        let (next, other) = (next(tx, &seat, now)?, faces::find(tx, seat.other())?);
        let zone = ending::programme(tx, &seat.talk)?.calendar.zone.name().to_owned();
        let (own, theirs) = (Vec::new(), Vec::new());
        Ok::<_, Error>((Page { seat, other, open, next, zone, own, theirs }, kept, apart))
    })?;
    let (seat, face, other) = (page.seat.clone(), page.seat.face, page.seat.other());
    for one in &kept {
        match &one.given {
            Some((answers, _)) if one.side == seat.side => {
                let (answers, words) = (answers.clone(), words(app, (&seat, face), one)?);
                page.own.push(Own { wave: one.wave, answers, words, shared: one.shared.is_some() });
            }
            // What was there before a door closed stays: a block is silent.
            Some((_, at)) if one.shared.is_some() && apart.is_none_or(|apart| *at < apart) => {
                page.theirs.push((one.wave, words(app, (&seat, other), one)?));
            }
            _ => {}
        }
    }
    Ok(page)
}

/// Whether something waits for an answer of whoever has `faces` in the talk `code`.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs.
pub fn waits(
    tx: &mut Tx,
    now: Timestamp,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<bool, Error> {
    let (seat, _) = of(tx, faces, code)?;
    Ok(open(tx, &seat, now)?.is_some())
}

/// What waits for an answer of whoever sits on `seat`: the newest, for a while, and nothing where a door is closed between
/// the two, or they were parted.
fn open(tx: &mut Tx, seat: &Seat, now: Timestamp) -> Result<Option<Kept>, Error> {
    let parted = matches!(seat.talk.state, State::Closed { how: End::Frozen, .. });
    if parted || blocks::stands_between_faces(tx, seat.face, seat.other())? {
        return Ok(None);
    }
    let newest = newest(feedbacks::list(tx, seat.talk.id)?, seat);
    Ok(newest.filter(|one| one.given.is_none() && now <= one.asked + OPEN))
}

/// The newest of `kept` in which whoever sits on `seat` was asked.
fn newest(kept: Vec<Kept>, seat: &Seat) -> Option<Kept> {
    kept.into_iter().find(|one| one.side == seat.side)
}

/// When both are asked next; `None` where that is not known.
fn next(tx: &mut Tx, seat: &Seat, now: Timestamp) -> Result<Option<Timestamp>, Error> {
    if let State::Closed { .. } = seat.talk.state {
        return Ok(None);
    }
    let first = feedbacks::first_contact(tx, seat.talk.id)?;
    Ok(first.and_then(|first| Wave::next(first, now)))
}

/// What `author` wrote beside `kept`; `None` where that is nothing, or they left for good.
fn words(
    app: &App,
    (seat, author): (&Seat, FaceId),
    kept: &Kept,
) -> Result<Option<Private>, Error> {
    let owner = Owner::Talk(seat.talk.id, author);
    let open = |words| app.unseal(owner, feedbacks::place(kept.id), words);
    kept.words.as_ref().map_or(Ok(None), open)
}
