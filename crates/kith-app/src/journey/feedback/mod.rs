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

use super::of;
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
    let (seat, other, next, kept, apart) = app.store.read(move |tx| {
        let (seat, _) = of(tx, &ours, code)?;
        let (talk, other) = (seat.talk.id, faces::find(tx, seat.other())?);
        let apart = blocks::since_between_faces(tx, seat.face, seat.other())?;
        let next = next(tx, &seat, now)?;
        Ok::<_, Error>((seat, other, next, feedbacks::list(tx, talk)?, apart))
    })?;
    let open = open(&kept, &seat, now).map(|one| one.wave);
    let (mut own, mut theirs) = (Vec::new(), Vec::new());
    for one in &kept {
        match &one.given {
            Some((answers, _)) if one.side == seat.side => {
                let (answers, words) = (answers.clone(), words(app, (&seat, seat.face), one)?);
                own.push(Own { wave: one.wave, answers, words, shared: one.shared.is_some() });
            }
            // What was there before a door closed stays: a block is silent.
            Some((_, at)) if one.shared.is_some() && apart.is_none_or(|apart| *at < apart) => {
                theirs.push((one.wave, words(app, (&seat, seat.other()), one)?));
            }
            _ => {}
        }
    }
    Ok(Page { seat, other, open, next, own, theirs })
}

/// What waits for an answer of whoever has `faces` in the talk `code`, and when both are asked next.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs.
pub fn asked(
    tx: &mut Tx,
    now: Timestamp,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<Option<Wave>, Error> {
    let (seat, _) = of(tx, faces, code)?;
    Ok(open(&feedbacks::list(tx, seat.talk.id)?, &seat, now).map(|one| one.wave))
}

/// What waits for an answer of whoever sits on `seat`: the newest, for a while, and nothing where the two were parted.
fn open<'k>(kept: &'k [Kept], seat: &Seat, now: Timestamp) -> Option<&'k Kept> {
    let parted = matches!(seat.talk.state, State::Closed { how: End::Frozen, .. });
    let newest = kept.iter().find(|one| one.side == seat.side);
    newest.filter(|one| !parted && one.given.is_none() && now <= one.asked + OPEN)
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
