//! Offering to bring two together: the mentor says why to the mentee, and what the third may read of them.

use kith_core::{
    Code, FaceId, Moment, Refusal,
    journey::introduction::{self, Introduction, Party, Way},
    people::face::Side,
    safety::standing::Act,
};
use kith_store::{
    Tx,
    journey::introductions::{self, Kept, Sides},
    people::faces,
};
use uuid::Uuid;

use super::{Words, note, set, tell_party, way, written};
use crate::{
    App, Error,
    journey::{agreeing, lives, of as journey},
    safety::standing,
    talk::seat::Seat,
};

/// How many a mentor chooses from: those of the newest words.
pub const CHOICES: i64 = 50;

/// Nobody was chosen.
pub const WHOM: Refusal = Refusal("introduction-whom");

/// What a mentor typed.
#[derive(Debug, Clone)]
pub struct Form {
    /// The talk with whom they would bring their mentee together.
    pub with: Code,
    /// What the mentee reads.
    pub why: String,
    /// What the third reads.
    pub about: String,
}

/// An offer on its way: read and sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    faces: Vec<(FaceId, Side)>,
    talk: Code,
    with: Code,
    id: Uuid,
    why: Words,
    about: Words,
}

/// Reads what was typed for danger and seals it. Writes the key store where the key is new: call it aside.
///
/// # Errors
/// The field that is to be put right; `with` with [`Error::NotFound`] where the journey is not theirs as a mentor.
pub fn draft(
    app: &App,
    faces: &[(FaceId, Side)],
    talk: Code,
    form: &Form,
) -> Result<Draft, (&'static str, Error)> {
    let (ours, with) = (faces.to_owned(), form.with);
    let found = app.store.read(move |tx| sides(tx, &ours, (talk, with)));
    let (seat, _) = found.map_err(|why| ("with", why))?;
    let why = introduction::words(&form.why).map_err(|no| ("why", no.into()))?;
    let about = introduction::words(&form.about).map_err(|no| ("about", no.into()))?;
    let mut at = app.moment();
    let id: Uuid = at.id();
    let place = introductions::place_of_why(id);
    let why = written(app, &mut at, &seat, (place, &why)).map_err(|no| ("why", no))?;
    let place = introductions::place_of_about(id);
    let about = written(app, &mut at, &seat, (place, &about)).map_err(|no| ("about", no))?;
    Ok(Draft { faces: faces.to_owned(), talk, with, id, why, about })
}

/// Keeps `draft`: the mentee is asked, and looks the same whether anything stands between the two or not. Its code.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs as a mentor; [`Error::Refused`] where it is over or rests, they are
/// held back, the talk with the third is over, or they offered too many or the same not long ago.
pub fn offer(tx: &mut Tx, at: &mut Moment, draft: &Draft) -> Result<Code, Error> {
    let (seat, sides) = sides(tx, &draft.faces, (draft.talk, draft.with))?;
    agreeing::may_act(tx, at, &seat)?;
    standing::may_behind(tx, at.now, seat.face, Act::Offer)?;
    let owner = faces::find(tx, seat.face)?.ok_or(Error::NotFound)?.owner;
    let last = introductions::last(tx, seat.face, (sides.mentee, sides.third))?;
    introduction::may_offer(at.now, introductions::count_open(tx, owner)?, last)?;
    let introduction = Introduction::offer(at.code(), at.now);
    let words = (&draft.why.sealed, &draft.about.sealed);
    introductions::add(tx, (draft.id, &introduction), &sides, words)?;
    let (id, about_by) = (draft.id, sides.mentor);
    let mut kept = Kept { id, sides, introduction, why: None, about: None, about_by };
    if way(tx, at.now, &kept)? == Way::Barred {
        kept.introduction = introduction.hush(at.now);
    }
    set(tx, &kept)?;
    draft.why.kept(tx, at, &seat)?;
    draft.about.kept(tx, at, &seat)?;
    lives(tx, at, &seat, "sit_with_introduction")?;
    note(tx, at, &kept, (Party::Mentor, "offer_introduction"))?;
    tell_party(tx, at, &kept, (Party::Mentee, "notice-introduction-asks"))?;
    Ok(introduction.code)
}

/// The mentor's seat in `talk`, and the three, of whom the third talks with them in `with`.
fn sides(
    tx: &mut Tx,
    faces: &[(FaceId, Side)],
    (talk, with): (Code, Code),
) -> Result<(Seat, Sides), Error> {
    let (seat, _) = journey(tx, faces, talk)?;
    if seat.side == Side::Member {
        return Err(Error::NotFound);
    }
    let all = introductions::others(tx, (seat.face, seat.talk.id), CHOICES)?;
    let third = all.into_iter().find(|(code, ..)| *code == with).map(|(_, face, _)| face);
    let third = third.ok_or(WHOM)?;
    let (mentor, mentee) = (seat.face, seat.talk.member);
    let sides = Sides { talk: seat.talk.id, mentor, mentee, third };
    Ok((seat, sides))
}
