//! Saying what one wants on the day on which two look at their agreement again. It may be said anew until both have.

use kith_core::{
    Code, FaceId, Moment, Private, Refusal,
    journey::{midterm::Choice, rhythm::NOT_ASKED},
    people::{face::Side, notice::About},
    safety::care::Place,
};
use kith_store::{
    Tx,
    audit::deeds,
    journey::midterms::{self, Kept},
    keys::Owner,
    seal::Sealed,
};
use uuid::Uuid;

use super::found;
use crate::{
    App, Error,
    journey::{agreeing, lives, looking, of, tell},
    safety::noticing::{self, Noticed, Spot},
    talk::{posting, seat},
};

/// What somebody wants on its way: read, sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    faces: Vec<(FaceId, Side)>,
    talk: Code,
    id: Uuid,
    choice: Choice,
    words: Option<Sealed>,
    noticed: Option<Noticed>,
    way: Option<(Refusal, u32)>,
}

/// Reads `words` for danger, as the other will read them once both have said what they want, and seals them with the key that
/// their author has in this talk. Writes the key store where that key is new, so it is called aside.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs.
pub fn draft(
    app: &App,
    faces: &[(FaceId, Side)],
    talk: Code,
    (choice, words): (Choice, Option<&Private>),
) -> Result<Draft, Error> {
    let (mut at, ours) = (app.moment(), faces.to_owned());
    let seat = app.store.read(move |tx| Ok::<_, Error>(of(tx, &ours, talk)?.0))?;
    let noticed = words.map(|words| noticing::in_talk(app, &seat, words)).transpose()?;
    let way = words.zip(noticed.as_ref()).and_then(|(words, read)| posting::way(app, words, read));
    let (id, owner) = (at.id(), Owner::Talk(seat.talk.id, seat.face));
    let closed = |words| app.seal(owner, midterms::place(id), &mut at, words);
    let words = words.map(closed).transpose()?;
    Ok(Draft { faces: faces.to_owned(), talk, id, choice, words, noticed, way })
}

/// Keeps what somebody wants, in place of what they said before. Once both have said it, each reads what the other said, and
/// whoever said it first is told.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs; [`Error::Refused`] where the talk is closed or rests, nothing is asked,
/// both have said it already, or a new pair would be led elsewhere.
pub fn keep(tx: &mut Tx, at: &mut Moment, draft: &Draft) -> Result<(), Error> {
    let before = found(tx, &draft.faces, draft.talk)?;
    let (seat, midterm) = (&before.seat, midterms::standing(&before.kept).ok_or(NOT_ASKED)?);
    agreeing::may_act(tx, at, seat)?;
    midterm.may_say()?;
    posting::may_lead(tx, seat, draft.way)?;
    let own = before.kept.iter().find(|one| one.side == seat.side).ok_or(NOT_ASKED)?.clone();
    let (said, words) = (Some((draft.choice, at.now)), draft.words.clone());
    midterms::say(tx, seat.talk.id, &Kept { id: draft.id, said, words, ..own })?;
    if let Some(noticed) = &draft.noticed {
        let (id, author) = (seat.talk.id.0, seat.face);
        noticing::keep(tx, at, noticed, Spot { place: Place::Talk, id, author, message: None })?;
    }
    if midterm.said(seat.side.other()).is_some() {
        lives(tx, at, seat, "say_midterm")?;
        let about = (About::Midterm, seat.talk.code);
        tell(tx, at, seat.other(), about, "notice-midterm-said")?;
    } else if midterm.said(seat.side).is_none() {
        deeds::append(tx, &seat::deed(seat, "say_midterm", at.now))?;
    }
    looking::weigh(tx, at.now, seat.talk.id)
}
