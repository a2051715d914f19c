//! Posting a message: its words are read and sealed before the unit of work, and kept in it.

use kith_core::{
    Code, FaceId, MessageId, Moment, Private, TalkId,
    people::face::Side,
    talk::message::{self, Door, PACE, PACE_SPAN, Standing},
};
use kith_store::{
    Tx,
    audit::deeds,
    keys::Owner,
    once::{self, Post, Seen},
    seal::Place,
    talk::messages::{self, Fresh},
};

use super::seat::{self, Seat};
use crate::{App, Error, support::hearing};

/// A message on its way: read, sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    faces: Vec<(FaceId, Side)>,
    talk: Code,
    message: Fresh,
    post: Post,
}

/// What became of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posted {
    /// The message is kept; or the same one was sent before, and that one stands.
    Kept {
        /// The message.
        message: MessageId,
        /// The talk it stands in.
        talk: TalkId,
    },
    /// The form's key was used for other words: the text is to be shown again, with a new key.
    OtherWords,
}

/// Where the words of `message` stand.
#[must_use]
pub fn place(message: MessageId) -> Place {
    Place { table: "message", row: message.0, column: "body" }
}

/// Reads `text` and seals it with the key that its author has in this talk. Writes the key store
/// where that key is new, so it is called aside.
///
/// # Errors
/// [`Error::NotFound`] where the talk is not theirs, [`Error::Refused`] where the text is blank or
/// too long.
pub fn draft(app: &App, faces: &[(FaceId, Side)], form: &Form) -> Result<Draft, Error> {
    let text = message::fit(form.text.reveal())?;
    let (ours, talk) = (faces.to_owned(), form.talk);
    let seat: Seat = app.store.read(move |tx| seat::find(tx, &ours, talk))?;
    let mut at = app.moment();
    let id: MessageId = at.id();
    let owner = Owner::Talk(seat.talk.id, seat.face);
    let body = app.seal(owner, place(id), &mut at, &text)?;
    let message = Fresh { id, code: at.code(), author: seat.face, body };
    Ok(Draft { faces: faces.to_owned(), talk, message, post: form.post.clone() })
}

/// A message as its form brought it.
#[derive(Debug, Clone)]
pub struct Form {
    /// The talk.
    pub talk: Code,
    /// What was written.
    pub text: Private,
    /// The form's one-time key.
    pub post: Post,
}

/// Keeps `draft` as the newest message of its talk; the same form sent twice is one message.
///
/// # Errors
/// [`Error::NotFound`] where the talk is not theirs any more, [`Error::Refused`] where it is closed or
/// paused, or its author writes too fast.
pub fn post(tx: &mut Tx, at: &mut Moment, draft: &Draft) -> Result<Posted, Error> {
    let seat = seat::find(tx, &draft.faces, draft.talk)?;
    let talk = seat.talk.id;
    match once::look(tx, &draft.post)? {
        Seen::Same(made) => return kept(tx, &made, talk),
        Seen::Other => return Ok(Posted::OtherWords),
        Seen::New => {}
    }
    let standing = standing(tx, &seat, at)?;
    message::may_write(&seat.talk, seat.face, standing)?;
    messages::add(tx, talk, &draft.message, at.now)?;
    once::keep(tx, &draft.post, &draft.message.code.to_string(), at.now)?;
    deeds::append(tx, &seat::deed(&seat, "post", at.now))?;
    hearing::heard(tx, at, seat.talk.request, seat.side)?;
    Ok(Posted::Kept { message: draft.message.id, talk })
}

/// What stands between a writer and the talk. A block closes the talk itself, so the door of an open
/// talk is open.
fn standing(tx: &mut Tx, seat: &Seat, at: &Moment) -> Result<Standing, Error> {
    let since = at.now + -PACE_SPAN;
    let recent = messages::count_since(tx, seat.face, since, i64::from(PACE))?;
    let recent = u32::try_from(recent).unwrap_or(PACE);
    Ok(Standing { door: Door::Open, recent, pace: PACE })
}

fn kept(tx: &mut Tx, made: &str, talk: TalkId) -> Result<Posted, Error> {
    let code = made.parse().map_err(|_| Error::NotFound)?;
    let message = messages::find_by_code(tx, code)?.ok_or(Error::NotFound)?;
    Ok(Posted::Kept { message: message.id, talk })
}
