//! Introductions: a mentor offers to bring their mentee together with somebody else whom they talk with behind the same face.
//! What stands between two people is looked at with each yes and told to nobody (docs/adr/0047).

pub mod answering;
pub mod due;
pub mod exporting;
pub mod offering;
pub mod reading;

use kith_core::{
    Code, FaceId, MemberId, Moment, Private, Refusal, Timestamp,
    journey::introduction::{AGAIN, Party, Place, Way},
    people::{face::Side, notice::About},
    safety::{care::Place as Care, standing::Act},
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    jobs,
    journey::introductions::{self, JOB, Kept, Sides},
    keys::Owner,
    pairing::avoidances,
    people::faces,
    safety::{blocks, stops},
    seal::{self, Sealed},
    talk::talks,
};

use super::tell;
use crate::{
    App, Error,
    people::leaving,
    safety::{
        noticing::{self, Noticed, Spot},
        standing,
    },
    talk::{peers, posting, seat::Seat},
};

/// Words on their way in: read for danger and sealed, not yet kept.
#[derive(Debug, Clone)]
struct Words {
    sealed: Sealed,
    noticed: Noticed,
}

/// Reads `text` for danger, and seals it for `place` with the key that its author has in the talk of `seat`. Nobody is led
/// elsewhere by it: who reads it was not there when the two of that talk got to know each other.
fn written(
    app: &App,
    at: &mut Moment,
    seat: &Seat,
    (place, text): (seal::Place, &Private),
) -> Result<Words, Error> {
    let noticed = noticing::in_talk(app, seat, text)?;
    if let Some((why, _)) = posting::way(app, text, &noticed) {
        return Err(why.into());
    }
    let sealed = app.seal(Owner::Talk(seat.talk.id, seat.face), place, at, text)?;
    Ok(Words { sealed, noticed })
}

impl Words {
    /// It is kept: what was noticed in it too.
    fn kept(&self, tx: &mut Tx, at: &mut Moment, seat: &Seat) -> Result<(), Error> {
        let spot = Spot { place: Care::Talk, id: seat.talk.id.0, author: seat.face, message: None };
        noticing::keep(tx, at, &self.noticed, spot)
    }
}

/// The introduction that `code` names, and who of its three has `faces`.
fn of(tx: &mut Tx, faces: &[(FaceId, Side)], code: Code) -> Result<(Kept, Party), Error> {
    let kept = introductions::named(tx, code)?.ok_or(Error::NotFound)?;
    let party = faces.iter().find_map(|(face, _)| kept.sides.party(*face));
    let party = party.filter(|party| kept.introduction.knows(*party)).ok_or(Error::NotFound)?;
    Ok((kept, party))
}

/// Whether the mentee and the third may be brought together now by the introduction `kept`: nobody leaves, is held back or
/// waits for a report to be looked at; no door is closed among the three; the mentor still talks with the third; the two are not kept apart, have no talk already,
/// behind whichever faces, and nobody tried the same not long ago.
fn way(tx: &mut Tx, now: Timestamp, kept: &Kept) -> Result<Way, Error> {
    let Sides { mentor, mentee, third, .. } = kept.sides;
    let mut people = Vec::new();
    for face in [mentor, mentee, third] {
        let Some(face) = faces::find(tx, face)? else { return Ok(Way::Barred) };
        if is_held(tx, now, face.owner)? || people.contains(&face.owner) {
            return Ok(Way::Barred);
        }
        people.push(face.owner);
    }
    for (one, other) in [(mentor, mentee), (mentor, third), (mentee, third)] {
        if blocks::stands_between_faces(tx, one, other)? {
            return Ok(Way::Barred);
        }
    }
    let barred = talks::open_between(tx, mentor, third)?.is_empty()
        || is_apart(tx, &people)?
        || introductions::talk_already(tx, mentee, third)?
        || introductions::tried(tx, (mentee, third), (now + -AGAIN, kept.id))?;
    Ok(if barred { Way::Barred } else { Way::Open })
}

/// Whether `member` meets nobody new now.
fn is_held(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<bool, Error> {
    if leaving::is_away(tx, member)? || stops::waits(tx, member)? {
        return Ok(true);
    }
    match standing::may(tx, now, member, Act::Ask) {
        Ok(()) => Ok(false),
        Err(Error::Refused(_)) => Ok(true),
        Err(fault) => Err(fault),
    }
}

/// Whether the second and the third of `people` are kept apart.
fn is_apart(tx: &mut Tx, people: &[MemberId]) -> Result<bool, Error> {
    let [_, mentee, third] = people else { return Ok(true) };
    Ok(avoidances::apart_from(tx, *mentee)?.contains(third))
}

/// Keeps where `kept` is, and by when something is due of it.
fn set(tx: &mut Tx, kept: &Kept) -> Result<(), Error> {
    introductions::set(tx, kept.id, &kept.introduction)?;
    match kept.introduction.next() {
        Some((next, _)) => jobs::plant(tx, JOB, kept.id, next)?,
        None => {
            jobs::pull(tx, JOB, kept.id)?;
        }
    }
    Ok(())
}

/// Tells `party` the words at `key`.
fn tell_party(
    tx: &mut Tx,
    at: &mut Moment,
    kept: &Kept,
    (party, key): (Party, &str),
) -> Result<(), Error> {
    tell(tx, at, kept.sides.face(party), (About::Introduction, kept.introduction.code), key)
}

/// Appends to the chain that `party` did `verb`: in the talk of the mentee and the mentor, or, of the third, who does not sit
/// there, in their own.
fn note(
    tx: &mut Tx,
    at: &Moment,
    kept: &Kept,
    (party, verb): (Party, &'static str),
) -> Result<(), Error> {
    let face = kept.sides.face(party);
    let stream = match party {
        Party::Mentor | Party::Mentee => talks::topic(kept.sides.talk),
        Party::Third => deeds::of_member(faces::find(tx, face)?.ok_or(Error::NotFound)?.owner),
    };
    let (actor, object) = (Some(face.into()), kept.introduction.code.0);
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object, at: at.now })?)
}

/// The refusal that is about words which lead elsewhere.
#[must_use]
pub fn leads_elsewhere(why: Refusal) -> bool {
    why.0.starts_with("message-first-")
}

/// `member` is erased: what waits for them looks like a wait to the others until it has not come about, and the talks that
/// they were brought into are over. What was written of them is let go. Twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    for face in faces::list(tx, member)? {
        for mut kept in introductions::standing(tx, face.id)? {
            if kept.introduction.place != Place::Quiet {
                kept.introduction = kept.introduction.hush(at.now);
                set(tx, &kept)?;
            }
            introductions::let_go(tx, kept.id)?;
        }
        introductions::erase(tx, face.id)?;
        for talk in introductions::open_talks(tx, face.id)? {
            if let Some(talk) = talks::find(tx, talk)? {
                peers::erased(tx, at, &talk, face.id)?;
            }
        }
    }
    Ok(())
}
