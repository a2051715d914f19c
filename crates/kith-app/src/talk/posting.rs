//! Posting a message: its words are read and sealed before the unit of work, and kept in it.

use kith_core::{
    Code, FaceId, MessageId, Moment, Private, Refusal,
    people::{calling::Stir, face::Side},
    safety::care::Place,
    talk::{
        first,
        message::{self, Door, PACE, PACE_SPAN, Standing},
    },
};
use kith_store::{
    Tx,
    audit::deeds,
    keys::Owner,
    people::faces,
    safety::blocks,
    seal,
    talk::{
        franking::Frank,
        messages::{self, Fresh},
    },
};

use super::{
    franking, peers,
    seat::{self, Seat},
};
use crate::{
    App, Error,
    people::calling,
    safety::noticing::{self, Noticed, Spot},
    support::hearing,
};

/// A message on its way: read, sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    faces: Vec<(FaceId, Side)>,
    talk: Code,
    message: Fresh,
    frank: Frank,
    pace: u32,
    noticed: Noticed,
    /// The way to reach one another elsewhere that stands in it, and how many first messages hold none.
    way: Option<(Refusal, u32)>,
}

impl Draft {
    /// What will name the message outside.
    #[must_use]
    pub fn code(&self) -> Code {
        self.message.code
    }
}

/// Where the words of `message` stand.
#[must_use]
pub fn place(message: MessageId) -> seal::Place {
    seal::Place { table: "message", row: message.0, column: "body" }
}

/// Reads `text`, for danger too, and seals it with the key that its author has in this talk. Writes the key store
/// where that key is new, so it is called aside.
///
/// # Errors
/// [`Error::NotFound`] where the talk is not theirs, [`Error::Refused`] where the text is blank or
/// too long.
pub fn draft(
    app: &App,
    faces: &[(FaceId, Side)],
    talk: Code,
    text: &Private,
) -> Result<Draft, Error> {
    let text = message::fit(text.reveal())?;
    let ours = faces.to_owned();
    let seat: Seat = app.store.read(move |tx| seat::find_any(tx, &ours, talk))?;
    let noticed = noticing::in_talk(app, &seat, &text)?;
    let mut at = app.moment();
    let id: MessageId = at.id();
    let owner = Owner::Talk(seat.talk.id, seat.face);
    let body = app.seal(owner, place(id), &mut at, &text)?;
    let message = Fresh { id, code: at.code(), author: seat.face, body };
    // A demo is tried out in a hurry.
    let pace = if app.site.demo { 10 * PACE } else { PACE };
    let frank = franking::frank(app)?;
    let way = way(app, &text, &noticed);
    Ok(Draft { faces: faces.to_owned(), talk, message, frank, pace, noticed, way })
}

/// What a new pair may not yet send. Words that sound like danger are never held up, whatever else stands in
/// them.
pub(crate) fn way(app: &App, text: &Private, noticed: &Noticed) -> Option<(Refusal, u32)> {
    let way = first::way(text.reveal(), &app.site.base_url).filter(|_| !noticed.is_danger());
    way.map(|why| (why, app.site.first_messages))
}

/// Keeps `draft` as the newest message of its talk, and does what follows from what was noticed in it.
///
/// # Errors
/// [`Error::NotFound`] where the talk is not theirs any more, [`Error::Refused`] where it is closed or
/// paused, its author writes too fast, or a new pair would be led elsewhere.
pub fn post(tx: &mut Tx, at: &mut Moment, draft: &Draft) -> Result<(), Error> {
    let seat = seat::find_any(tx, &draft.faces, draft.talk)?;
    let standing = standing(tx, at, &seat, draft.pace)?;
    if seat.guest.is_some() {
        message::may_be_written(&seat.talk, standing)?;
    } else {
        message::may_write(&seat.talk, seat.face, standing)?;
        may_lead(tx, &seat, draft.way)?;
    }
    messages::add(tx, seat.talk.id, &draft.message, &draft.frank, at.now)?;
    deeds::append(tx, &seat::deed(&seat, "post", at.now))?;
    noticing::keep(tx, at, &draft.noticed, spot(&seat, draft.message.id))?;
    if seat.guest.is_none() {
        // The promise is between the two; those who were brought together made none.
        if peers::are(tx, &seat.talk)? {
            peers::may_be_heard(tx, at.now, &seat)?;
        } else {
            hearing::heard(tx, at, seat.talk.request, seat.side)?;
        }
    }
    call(tx, at, &seat)
}

/// Whoever it is for may want to be called for it.
fn call(tx: &mut Tx, at: &Moment, seat: &Seat) -> Result<(), Error> {
    for other in [seat.talk.member, seat.talk.helper] {
        if other == seat.face {
            continue;
        }
        if let Some(face) = faces::find(tx, other)? {
            calling::stir(tx, at, face.owner, Stir::Answer)?;
        }
    }
    Ok(())
}

/// That a new pair is not led elsewhere.
pub(crate) fn may_lead(tx: &mut Tx, seat: &Seat, way: Option<(Refusal, u32)>) -> Result<(), Error> {
    let Some((why, most)) = way else { return Ok(()) };
    let said = messages::count_between(tx, seat.face, seat.other(), i64::from(most))?;
    Ok(first::may_lead(why, (u32::try_from(said).unwrap_or(most), most))?)
}

/// Where the message stands, for what was noticed in it.
fn spot(seat: &Seat, message: MessageId) -> Spot {
    let (place, id) = (Place::Talk, seat.talk.id.0);
    Spot { place, id, author: seat.face, message: Some(message) }
}

/// What stands between a writer and the talk.
pub(crate) fn standing(
    tx: &mut Tx,
    at: &Moment,
    seat: &Seat,
    pace: u32,
) -> Result<Standing, Error> {
    let since = at.now + -PACE_SPAN;
    let recent = messages::count_since(tx, seat.face, since, i64::from(pace))?;
    let recent = u32::try_from(recent).unwrap_or(pace);
    let apart = blocks::stands_between_faces(tx, seat.face, seat.other())?;
    Ok(Standing { door: if apart { Door::Closed } else { Door::Open }, recent, pace })
}
