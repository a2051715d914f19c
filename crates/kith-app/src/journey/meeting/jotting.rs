//! Jotting down: before a meeting what to talk about, after it whether it took place and what both want to keep; and at any
//! time a note for oneself.

use kith_core::{
    Code, FaceId, MemberId, Moment, Private,
    journey::meeting::{Part, Said},
    people::face::Side,
};
use kith_store::{
    Tx,
    audit::deeds,
    journey::{
        jottings::{self, Kept},
        meetings,
    },
};

use super::{Words, found, owner, words};
use crate::{
    App, Error,
    journey::{agreeing, differing, lives},
    talk::seat::{self, Seat},
};

/// What was jotted down, on its way: read, sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    faces: Vec<(FaceId, Side)>,
    meeting: Code,
    said: Option<Said>,
    words: Words,
}

/// Reads for danger what the other will read of `typed`, and seals all of it; what is empty goes. Writes the key store
/// where a key is new, so it is called aside.
///
/// # Errors
/// [`Error::NotFound`] where the meeting is not theirs.
pub fn draft(
    app: &App,
    (faces, member): (&[(FaceId, Side)], MemberId),
    meeting: Code,
    (said, typed): (Option<Said>, &[(Part, Option<Private>)]),
) -> Result<Draft, Error> {
    let ours = faces.to_owned();
    let (seat, _) = app.store.read(move |tx| found(tx, &ours, meeting))?;
    let words = words(app, &seat, member, typed)?;
    Ok(Draft { faces: faces.to_owned(), meeting, said, words })
}

/// Keeps `draft`. Nobody is told: it is there when they look. A note for oneself is kept at any time, whoever owes a word.
///
/// # Errors
/// [`Error::NotFound`] where the meeting is not theirs; [`Error::Refused`] where the talk is closed or rests, somebody says
/// how it was before it was, or a new pair would be led elsewhere.
pub fn jot(tx: &mut Tx, at: &mut Moment, draft: &Draft) -> Result<(), Error> {
    let (seat, mut kept) = found(tx, &draft.faces, draft.meeting)?;
    if draft.said.is_none() && draft.words.are_own() {
        // Of what only they read nobody else learns, and their talk has no say in it.
        draft.words.keep(tx, at, &seat, kept.id)?;
        return Ok(deeds::append(tx, &seat::deed(&seat, "jot_meeting", at.now))?);
    }
    agreeing::may_act(tx, at, &seat)?;
    if let Some(said) = draft.said {
        kept.meeting = kept.meeting.say(at.now, seat.side, said)?;
        meetings::set(tx, &kept)?;
        differing::weigh(tx, at, &seat, &kept)?;
    }
    draft.words.keep(tx, at, &seat, kept.id)?;
    lives(tx, at, &seat, "jot_meeting")
}

/// What somebody jotted down, opened.
#[derive(Debug, Clone)]
pub struct Jotted {
    /// What it is.
    pub part: Part,
    /// Whether the reader wrote it.
    pub mine: bool,
    /// What it says; `None` where its author left for good.
    pub words: Option<Private>,
}

/// What `all` say, for `member`, who sits on `seat`; without what the other wrote for themselves. Opens seals: call it
/// where a thread may wait.
///
/// # Errors
/// [`Error::Fault`] of the key store.
pub fn open(
    app: &App,
    (seat, member): (&Seat, MemberId),
    all: &[Kept],
) -> Result<Vec<Jotted>, Error> {
    let readable = all.iter().filter(|kept| kept.part.is_shared() || kept.author == seat.face);
    let one = |kept: &Kept| {
        let owner = owner(seat.talk.id, (kept.author, member), kept.part);
        let words = app.unseal(owner, jottings::place(kept.id), &kept.words)?;
        Ok(Jotted { part: kept.part, mine: kept.author == seat.face, words })
    };
    readable.map(one).collect()
}
