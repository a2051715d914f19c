//! How long words of a talk are kept: choosing it for one's own, asking that everything goes, and the job
//! that lets go what is kept no longer. What was copied for a report stays with its case.

use kith_core::{
    Code, DAY, FaceId, MemberId, Moment, Span, TalkId, Timestamp,
    people::{
        face::{Face, Side},
        notice::About,
    },
    talk::keeping::{self, Choice},
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    jobs,
    people::faces,
    talk::{
        franking::Frank,
        keepings::{self, Keeping},
        messages, talks,
    },
};
use uuid::Uuid;

use super::{
    franking,
    seat::{self, Seat},
};
use crate::{App, Error, journey, people::notices};

/// The job that lets go what is kept no longer; every day.
pub const JOB: &str = "talk-forget";

/// How many authors, and how many messages of each, are looked at in one unit of work.
const STEP: i64 = 50;

/// How long a talk is kept, for one of the two.
#[derive(Debug, Clone)]
pub struct Page {
    /// The talk and their side of it.
    pub seat: Seat,
    /// Who sits on the other side; `None` where they left for good.
    pub other: Option<Face>,
    /// What they chose for their own words.
    pub choice: Choice,
    /// When those go, if nobody writes.
    pub until: Timestamp,
    /// When the words of the other go at the latest, if nobody writes.
    pub house: Timestamp,
    /// Whether they asked that everything goes, and whether the other did.
    pub wipes: (bool, bool),
}

/// What the page of the talk `code` shows to whoever has `faces`, in a house that keeps talks for `house`.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn page(tx: &mut Tx, house: Span, faces: &[(FaceId, Side)], code: Code) -> Result<Page, Error> {
    let seat = seat::find(tx, faces, code)?;
    let id = seat.talk.id;
    let last = talks::last_word(tx, id)?.unwrap_or(seat.talk.since);
    let own = keepings::find(tx, id, seat.face)?;
    let theirs = keepings::find(tx, id, seat.other())?;
    Ok(Page {
        other: faces::find(tx, seat.other())?,
        choice: own.choice,
        until: keeping::until(last, house, own.choice),
        house: last + house,
        wipes: (own.wipe.is_some(), theirs.wipe.is_some()),
        seat,
    })
}

/// Keeps what whoever has `faces` chooses for their own words in the talk `code`.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn choose(
    tx: &mut Tx,
    at: &Moment,
    faces: &[(FaceId, Side)],
    (code, choice): (Code, Choice),
) -> Result<(), Error> {
    let seat = seat::find(tx, faces, code)?;
    let own = keepings::find(tx, seat.talk.id, seat.face)?;
    keepings::set(tx, seat.talk.id, seat.face, &Keeping { choice, ..own })?;
    Ok(deeds::append(tx, &seat::deed(&seat, "choose_keeping", at.now))?)
}

/// Whoever has `faces` wants everything gone that was said in the talk `code`; once the other side wants
/// it too, it goes, and both may say so anew later. Where the other is gone for good, their words are erased
/// already. Whether it went.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn wipe(
    tx: &mut Tx,
    at: &mut Moment,
    frank: &Frank,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<bool, Error> {
    let seat = seat::find(tx, faces, code)?;
    let (id, own) = (seat.talk.id, keepings::find(tx, seat.talk.id, seat.face)?);
    let (other, theirs) = (faces::find(tx, seat.other())?, keepings::find(tx, id, seat.other())?);
    if theirs.wipe.is_some() || other.is_none() {
        for author in keepings::authors(tx, id)? {
            while let_go(tx, at.now, frank, (id, author))? > 0 {}
        }
        for face in [seat.face, seat.other()] {
            journey::let_go(tx, at.now, (id, face))?;
        }
        for (face, keeping) in [(seat.face, own), (seat.other(), theirs)] {
            keepings::set(tx, id, face, &Keeping { wipe: None, ..keeping })?;
        }
        deeds::append(tx, &seat::deed(&seat, "wipe", at.now))?;
        return Ok(true);
    }
    if own.wipe.is_none() {
        keepings::set(tx, id, seat.face, &Keeping { wipe: Some(at.now), ..own })?;
        deeds::append(tx, &seat::deed(&seat, "ask_wipe", at.now))?;
        if let Some(face) = other {
            notices::tell(tx, at, face.owner, "notice-talk-wipe", Some((About::Talk, code)))?;
        }
    }
    Ok(false)
}

/// Takes back that everything is to go.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn keep(tx: &mut Tx, faces: &[(FaceId, Side)], code: Code) -> Result<(), Error> {
    let seat = seat::find(tx, faces, code)?;
    let own = keepings::find(tx, seat.talk.id, seat.face)?;
    Ok(keepings::set(tx, seat.talk.id, seat.face, &Keeping { wipe: None, ..own })?)
}

/// The job [`JOB`]: lets go what is kept no longer, with a deed for each author in each talk.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn forget(app: &App, _: Uuid) -> Result<(), Error> {
    let (frank, house) = (franking::frank(app)?, app.site.keep_talks);
    for choice in Choice::ALL {
        let span = choice.span().map_or(house, |span| span.min(house));
        let (now, frank) = (app.now(), frank.clone());
        let step = move |tx: &mut Tx| some(tx, (*choice, now), span, &frank);
        while app.store.write(step.clone())? > 0 {}
    }
    let next = app.now() + DAY;
    app.store.write(move |tx| Ok(jobs::plant(tx, JOB, Uuid::nil(), next)?))
}

fn some(
    tx: &mut Tx,
    (choice, now): (Choice, Timestamp),
    span: Span,
    frank: &Frank,
) -> Result<usize, Error> {
    let (over, mut all) = (keepings::over(tx, choice, (now, span), STEP)?, 0);
    for (talk, author) in &over {
        let gone = let_go(tx, now, frank, (*talk, *author))?;
        all += gone;
        if gone > 0 {
            forgot(tx, now, (*talk, *author))?;
        }
    }
    for (talk, author) in keepings::over_on_journeys(tx, choice, (now, span), STEP)? {
        let gone = journey::let_go(tx, now, (talk, author))?;
        all += usize::try_from(gone).unwrap_or_default();
        forgot(tx, now, (talk, author))?;
    }
    Ok(all)
}

/// The house let go the words of `author` in `talk`.
fn forgot(tx: &mut Tx, now: Timestamp, (talk, author): (TalkId, FaceId)) -> Result<(), Error> {
    let (stream, verb) = (talks::topic(talk), "forget_words");
    Ok(deeds::append(tx, &Deed { stream, actor: None, verb, object: author.0, at: now })?)
}

/// Takes the words out of some messages of one author in one talk; how many.
fn let_go(
    tx: &mut Tx,
    now: Timestamp,
    frank: &Frank,
    (talk, author): (TalkId, FaceId),
) -> Result<usize, Error> {
    let kept = keepings::kept(tx, talk, author, STEP)?;
    for message in &kept {
        messages::withdraw(tx, message, frank, now)?;
    }
    Ok(kept.len())
}

/// `member` is erased: what they chose is forgotten. Twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, _: &mut Moment, member: MemberId) -> Result<(), Error> {
    for face in faces::list(tx, member)? {
        keepings::forget(tx, face.id)?;
    }
    Ok(())
}
