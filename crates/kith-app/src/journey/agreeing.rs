//! Agreeing: one writes a version, and each signs it for themselves. What is written is read for danger as every word
//! between the two is.

use kith_core::{
    Code, FaceId, Moment, Refusal, Timestamp,
    journey::{
        RESTS, Stage,
        agreement::{self, Part},
    },
    people::face::Side,
    safety::{care::Place, standing::Act},
    talk::{CLOSED, message},
};
use kith_store::{
    Tx,
    audit::deeds,
    journey::{
        agreements::{self, Kept},
        stages::{self, Entered},
    },
    keys::Owner,
    seal::Sealed,
};
use uuid::Uuid;

use super::{entering, of, tell_other};
use crate::{
    App, Error,
    safety::{
        noticing::{self, Noticed, Spot},
        standing,
    },
    support::hearing,
    talk::{
        posting,
        seat::{self, Seat},
    },
};

/// What an agreement says, part by part in the order of the handbook; an empty part is left out.
pub type Text = super::text::Text<Part>;

/// A version on its way: read, sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    faces: Vec<(FaceId, Side)>,
    talk: Code,
    id: Uuid,
    words: Sealed,
    frame: agreement::Draft,
    noticed: Noticed,
    way: Option<(Refusal, u32)>,
}

/// Reads `text` for danger and seals it with the key that its author has in this talk. Writes the key store where that
/// key is new, so it is called aside.
///
/// # Errors
/// [`Error::NotFound`] where the talk is not theirs; [`Error::Refused`] where nothing is written, or the day of the
/// `review` is past or too far away.
pub fn draft(
    app: &App,
    faces: &[(FaceId, Side)],
    talk: Code,
    (text, review): (&Text, Timestamp),
) -> Result<Draft, Error> {
    let mut at = app.moment();
    let frame = agreement::Draft::new(at.now, review, text.0.len())?;
    let ours = faces.to_owned();
    let seat: Seat = app.store.read(move |tx| seat::find(tx, &ours, talk))?;
    let (id, whole): (Uuid, _) = (at.id(), text.whole());
    let noticed = noticing::in_talk(app, &seat, &whole)?;
    let way = posting::way(app, &whole, &noticed);
    let owner = Owner::Talk(seat.talk.id, seat.face);
    let words = app.seal(owner, agreements::place(id), &mut at, &text.written())?;
    Ok(Draft { faces: faces.to_owned(), talk, id, words, frame, noticed, way })
}

/// Keeps `draft` as the newest version, where its writer has read the one before, with the number `read` (0: none).
/// Nobody has signed it yet.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs; [`Error::Refused`] where the talk is closed or rests, a newer
/// version came between, or a new pair would be led elsewhere.
pub fn write(tx: &mut Tx, at: &mut Moment, draft: &Draft, read: u32) -> Result<(), Error> {
    let (seat, journey) = of(tx, &draft.faces, draft.talk)?;
    may_write(tx, at, &seat)?;
    posting::may_lead(tx, &seat, draft.way)?;
    let version = journey.write(read, draft.frame)?;
    let (talk, author, words) = (seat.talk.id, seat.face, draft.words.clone());
    let kept = Kept { id: draft.id, talk, author, words, version, forgotten: None };
    agreements::add(tx, &kept)?;
    let spot = Spot { place: Place::Talk, id: talk.0, author, message: None };
    noticing::keep(tx, at, &draft.noticed, spot)?;
    done(tx, at, &seat, "write_agreement")?;
    tell_other(tx, at, &seat, "notice-agreement-written")
}

/// Whoever has `faces` signs the newest version in the talk `code`, which they have read as the number `read`. With the
/// second signature it holds; with the first agreement the stages begin. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs; [`Error::Refused`] where the talk is closed or rests, a part is
/// empty, or there is a newer version.
pub fn sign(
    tx: &mut Tx,
    at: &mut Moment,
    faces: &[(FaceId, Side)],
    (code, read): (Code, u32),
) -> Result<(), Error> {
    let (seat, journey) = of(tx, faces, code)?;
    may_write(tx, at, &seat)?;
    let version = journey.sign(at.now, seat.side, read)?;
    if journey.newest.as_ref() == Some(&version) {
        return Ok(());
    }
    agreements::sign(tx, seat.talk.id, &version)?;
    done(tx, at, &seat, "sign_agreement")?;
    if version.holds().is_none() {
        return tell_other(tx, at, &seat, "notice-agreement-signed");
    }
    if journey.stage.is_none() {
        let entered = Entered { stage: Stage::Initiation, by: seat.face, since: at.now };
        stages::add(tx, seat.talk.id, &entered)?;
        entering::offer_guide(tx, at, &seat.talk)?;
    }
    tell_other(tx, at, &seat, "notice-agreement-holds")
}

/// What `kept` says; `None` where its author left for good and their key is gone, or its words were let go.
///
/// # Errors
/// [`Error::Fault`] of the key store.
pub fn open(app: &App, kept: &Kept) -> Result<Option<Text>, Error> {
    if kept.forgotten.is_some() {
        return Ok(None);
    }
    let owner = Owner::Talk(kept.talk, kept.author);
    let words = app.unseal(owner, agreements::place(kept.id), &kept.words)?;
    Ok(words.as_ref().map(Text::read).transpose()?)
}

/// That whoever sits on `seat` may write to the other now.
pub(super) fn may_write(tx: &mut Tx, at: &Moment, seat: &Seat) -> Result<(), Error> {
    let standing = posting::standing(tx, at, seat, u32::MAX)?;
    let asked = message::may_write(&seat.talk, seat.face, standing);
    let why = |why| if why == message::PAUSED { RESTS } else { CLOSED };
    Ok(asked.map(drop).map_err(why)?)
}

/// As [`may_write`], and that no measure holds them back: for what asks for no answer, of which [`hearing::heard`], which
/// looks at that too, is not told.
pub(crate) fn may_act(tx: &mut Tx, at: &Moment, seat: &Seat) -> Result<(), Error> {
    may_write(tx, at, seat)?;
    standing::may_behind(tx, at.now, seat.face, Act::Write(seat.talk.since))
}

/// It is a deed, and a word to the other, who has the next one. What asks for no answer is [`super::lives`].
pub(super) fn done(
    tx: &mut Tx,
    at: &mut Moment,
    seat: &Seat,
    verb: &'static str,
) -> Result<(), Error> {
    deeds::append(tx, &seat::deed(seat, verb, at.now))?;
    hearing::heard(tx, at, seat.talk.request, seat.side)
}
