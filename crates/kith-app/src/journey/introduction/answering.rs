//! Saying yes or no to an introduction, and taking it back. A no asks for no reason, and nobody is told whose it was.

use kith_core::{
    Code, FaceId, Moment,
    journey::introduction::{self, NOT_NOW, Party, Place},
    pairing::proposal::Word,
    people::face::Side,
    safety::standing::Act,
    talk::Talk,
};
use kith_store::{
    Tx,
    journey::introductions::{self, Kept},
    talk::talks,
};

use super::{Words, note, of, set, tell_party, way, written};
use crate::{App, Error, safety::standing, talk::seat::Seat};

/// An answer on its way: what the third shall read of the mentee is read and sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    faces: Vec<(FaceId, Side)>,
    code: Code,
    word: Word,
    about: Option<Words>,
}

/// Reads what a mentee says yes to, which is `about` them, for danger, and seals it; of everybody else nothing is read. May
/// wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`Error::Refused`] where nothing is written, too much, or what leads elsewhere.
pub fn draft(
    app: &App,
    faces: &[(FaceId, Side)],
    code: Code,
    (word, about): (Word, &str),
) -> Result<Draft, Error> {
    let ours = faces.to_owned();
    let (kept, party, seat) = app.store.read(move |tx| {
        let (kept, party) = of(tx, &ours, code)?;
        let seat = seat(tx, &kept)?;
        Ok::<_, Error>((kept, party, seat))
    })?;
    let reads = party == Party::Mentee && word == Word::Yes && kept.introduction.mentee.is_none();
    let place = introductions::place_of_about(kept.id);
    let sealed = |about: &str| {
        let about = introduction::words(about)?;
        written(app, &mut app.moment(), &seat, (place, &about))
    };
    let about = reads.then(|| sealed(about)).transpose()?;
    Ok(Draft { faces: faces.to_owned(), code, word, about })
}

/// Keeps the answer of `draft`; with a mentee's yes the third is asked. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`NOT_NOW`] where nothing is asked of them any more; [`Error::Refused`] where
/// a measure holds back whoever says yes.
pub fn say(tx: &mut Tx, at: &mut Moment, draft: &Draft) -> Result<(), Error> {
    let (mut kept, party) = of(tx, &draft.faces, draft.code)?;
    if draft.word == Word::Yes {
        standing::may_behind(tx, at.now, kept.sides.face(party), Act::Ask)?;
    }
    let way = way(tx, at.now, &kept)?;
    let before = kept.introduction;
    kept.introduction = before.say(at.now, (party, draft.word), way)?;
    if kept.introduction == before {
        return Ok(());
    }
    set(tx, &kept)?;
    if let Some(words) = &draft.about {
        let seat = seat(tx, &kept)?;
        introductions::set_about(tx, kept.id, (&words.sealed, seat.face))?;
        words.kept(tx, at, &seat)?;
    }
    note(tx, at, &kept, (party, "answer_introduction"))?;
    if kept.introduction.place == Place::Asked && before.place == Place::Offered {
        tell_party(tx, at, &kept, (Party::Third, "notice-introduction-asks"))?;
    }
    Ok(())
}

/// The mentor takes the introduction that `code` names back: everybody who was asked and did not say no is told that it did
/// not come about. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] for everybody else; [`NOT_NOW`] where the two have a talk.
pub fn withdraw(
    tx: &mut Tx,
    at: &mut Moment,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<(), Error> {
    let (mut kept, party) = of(tx, faces, code)?;
    if party != Party::Mentor {
        return Err(Error::NotFound);
    }
    let before = kept.introduction;
    kept.introduction = before.withdraw(at.now)?;
    if kept.introduction == before {
        return Ok(());
    }
    set(tx, &kept)?;
    note(tx, at, &kept, (party, "withdraw_introduction"))?;
    for one in [Party::Mentee, Party::Third] {
        if before.knows(one) && before.said(one) != Some(Word::No) {
            tell_party(tx, at, &kept, (one, "notice-introduction-over"))?;
        }
    }
    Ok(())
}

/// Where the mentee sits in the talk with their mentor.
fn seat(tx: &mut Tx, kept: &Kept) -> Result<Seat, Error> {
    let talk: Talk = talks::find(tx, kept.sides.talk)?.ok_or(NOT_NOW)?;
    Ok(Seat { talk, face: kept.sides.mentee, side: Side::Member, guest: None })
}
