//! Check-ins: each of the two says for themselves how it goes. The other side never reads it; a coordinator reads the word,
//! and what is written beside it only where its author says so.

use kith_core::{
    Code, FaceId, Moment, Private, TalkId, Timestamp,
    journey::rhythm::{Answer, CheckIn, NOT_ASKED, Question},
    people::face::{Face, Side},
    safety::care::Place,
};
use kith_store::{
    Tx,
    audit::deeds,
    journey::check_ins::{self, Kept},
    keys::Owner,
    people::faces,
    seal::Sealed,
};
use uuid::Uuid;

use super::{agreeing, looking, of};
use crate::{
    App, Error,
    safety::noticing::{self, Noticed, Spot},
    talk::seat::{self, Seat},
};

/// What somebody says.
#[derive(Debug, Clone)]
pub struct Said {
    /// In a word.
    pub answer: Answer,
    /// In their own words; `None` where they leave it at that.
    pub words: Option<Private>,
    /// Whether a coordinator may read those.
    pub shared: bool,
}

/// An answer on its way: read, sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    faces: Vec<(FaceId, Side)>,
    talk: Code,
    id: Uuid,
    answer: Answer,
    words: Option<Sealed>,
    shared: bool,
    noticed: Option<Noticed>,
}

/// The check-ins of one of the two.
#[derive(Debug, Clone)]
pub struct Page {
    /// The talk and their side of it.
    pub seat: Seat,
    /// Who sits on the other side; `None` where they have left for good.
    pub other: Option<Face>,
    /// What they were asked, the newest first, each with their own words beside it.
    pub own: Vec<Own>,
    /// When they are asked next; `None` once it is over.
    pub next: Option<Timestamp>,
}

/// A check-in, for whom it asked.
#[derive(Debug, Clone)]
pub struct Own {
    /// What was asked, and what they said.
    pub check_in: CheckIn,
    /// What they wrote beside it; `None` where they wrote nothing.
    pub words: Option<Private>,
    /// Whether a coordinator may read that.
    pub shared: bool,
}

/// What a check-in asks of one of the two just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// What waits for their answer; `None` where nothing does.
    pub open: Option<Question>,
    /// When they are asked next; `None` once it is over.
    pub next: Option<Timestamp>,
}

/// Reads what is `said` for danger, where somebody else may read it, and seals it with the key that its author has in this
/// talk. Writes the key store where that key is new, so it is called aside.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs; [`NOT_ASKED`] where nothing waits for their answer, or it is one to
/// another question.
pub fn draft(app: &App, faces: &[(FaceId, Side)], talk: Code, said: &Said) -> Result<Draft, Error> {
    let ours = faces.to_owned();
    let (seat, own, _) = app.store.read(move |tx| standing(tx, &ours, talk))?;
    let open = open(&own);
    let open = open.filter(|open| open.check_in.question.answers().contains(&said.answer));
    let (id, shared) = (open.ok_or(NOT_ASKED)?.id, said.shared && said.words.is_some());
    let read = said.words.as_ref().filter(|_| shared);
    let noticed = read.map(|words| noticing::in_talk(app, &seat, words)).transpose()?;
    let owner = Owner::Talk(seat.talk.id, seat.face);
    let words = match &said.words {
        Some(words) => Some(app.seal(owner, check_ins::place(id), &mut app.moment(), words)?),
        None => None,
    };
    Ok(Draft { faces: faces.to_owned(), talk, id, answer: said.answer, words, shared, noticed })
}

/// Keeps what somebody said. It is no word to the other, so the clocks of the talk run on.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs; [`Error::Refused`] where the talk is closed or rests, or they said
/// something already.
pub fn answer(tx: &mut Tx, at: &mut Moment, draft: &Draft) -> Result<(), Error> {
    let (seat, _) = of(tx, &draft.faces, draft.talk)?;
    agreeing::may_write(tx, at, &seat)?;
    let said = (draft.answer, at.now);
    if !check_ins::answer(tx, draft.id, said, draft.words.as_ref(), draft.shared)? {
        return Err(NOT_ASKED.into());
    }
    if let Some(noticed) = &draft.noticed {
        let (id, author) = (seat.talk.id.0, seat.face);
        noticing::keep(tx, at, noticed, Spot { place: Place::Talk, id, author, message: None })?;
    }
    deeds::append(tx, &seat::deed(&seat, "answer_check_in", at.now))?;
    looking::weigh(tx, at.now, seat.talk)
}

/// What the page of check-ins in the talk `code` shows to whoever has `faces`. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs.
pub fn page(app: &App, faces: &[(FaceId, Side)], code: Code) -> Result<Page, Error> {
    let ours = faces.to_owned();
    let (seat, kept, next, other) = app.store.read(move |tx| {
        let (seat, own, next) = standing(tx, &ours, code)?;
        let other = faces::find(tx, seat.other())?;
        Ok::<_, Error>((seat, own, next, other))
    })?;
    let mut own = Vec::new();
    for one in kept {
        let words = words(app, (seat.talk.id, seat.face), &one)?;
        own.push(Own { check_in: one.check_in, words, shared: one.shared });
    }
    Ok(Page { seat, other, own, next })
}

/// What a check-in asks of whoever has `faces` in the talk that `code` names.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs.
pub fn asked(tx: &mut Tx, faces: &[(FaceId, Side)], code: Code) -> Result<Asked, Error> {
    let (_, own, next) = standing(tx, faces, code)?;
    Ok(Asked { open: open(&own).map(|kept| kept.check_in.question), next })
}

/// The seat of whoever has `faces` in the talk that `code` names, what they were asked, the newest first, and when they are
/// asked next.
fn standing(
    tx: &mut Tx,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<(Seat, Vec<Kept>, Option<Timestamp>), Error> {
    let (seat, _) = of(tx, faces, code)?;
    let seen = looking::seen(tx, seat.talk.clone())?;
    let next = seen.rhythm.next();
    let own = seen.check_ins.into_iter().filter(|kept| kept.check_in.side == seat.side).collect();
    Ok((seat, own, next))
}

/// What waits for an answer: the newest, where nothing was said to it.
fn open(own: &[Kept]) -> Option<&Kept> {
    own.first().filter(|kept| kept.check_in.answer.is_none())
}

/// What somebody wrote beside `kept`, for themselves; `None` where they wrote nothing.
pub(super) fn words(
    app: &App,
    (talk, face): (TalkId, FaceId),
    kept: &Kept,
) -> Result<Option<Private>, Error> {
    let owner = Owner::Talk(talk, face);
    match &kept.words {
        Some(words) => app.unseal(owner, check_ins::place(kept.id), words),
        None => Ok(None),
    }
}
