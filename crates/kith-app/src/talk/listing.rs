//! Listing talks: those of one reader, the newest word first.

use kith_core::{
    Code, FaceId, TalkId, Timestamp,
    people::face::{Face, Side},
};
use kith_store::{Tx, people::faces, talk::talks};

use super::seat::{self, Seat};
use crate::Error;

/// How many talks a list shows.
pub const TALKS: usize = 20;

/// One more is looked for, which tells whether there are older ones.
const LOOK: i64 = 21;

/// A talk in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The talk and the reader's side of it.
    pub seat: Seat,
    /// Who sits on the other side; `None` where they have left for good.
    pub other: Option<Face>,
    /// When somebody last wrote.
    pub last_word: Timestamp,
}

/// A page of talks on one side of their reader.
#[derive(Debug, Clone)]
pub struct List {
    /// Which side.
    pub side: Side,
    /// The talks, the newest word first.
    pub talks: Vec<Listed>,
    /// The talk after which older ones follow; `None` where these are the last.
    pub older: Option<Code>,
}

/// The talks of whoever has `faces`: a list for each side; or, after the talk that `before` names,
/// more of the list in which that one stands. A talk that is not theirs begins no list.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn lists(
    tx: &mut Tx,
    faces: &[(FaceId, Side)],
    before: Option<Code>,
) -> Result<Vec<List>, Error> {
    let seat = match before.map(|code| seat::find(tx, faces, code)) {
        Some(Err(Error::NotFound)) | None => {
            return faces.iter().map(|face| list(tx, *face, None)).collect();
        }
        Some(seat) => seat?,
    };
    let word = talks::last_word(tx, seat.talk.id)?.ok_or(Error::NotFound)?;
    Ok(vec![list(tx, (seat.face, seat.side), Some((word, seat.talk.id)))?])
}

fn list(
    tx: &mut Tx,
    (face, side): (FaceId, Side),
    before: Option<(Timestamp, TalkId)>,
) -> Result<List, Error> {
    let mut talks = Vec::new();
    for found in talks::list(tx, face, side, before, LOOK)? {
        // Whoever was brought together with somebody may sit where helpers do.
        let sits = found.talk.side(face).unwrap_or(side);
        let seat = Seat { talk: found.talk, face, side: sits, guest: None };
        let other = faces::find(tx, seat.other())?;
        talks.push(Listed { seat, other, last_word: found.last_word });
    }
    let more = talks.len() > TALKS;
    talks.truncate(TALKS);
    let older = talks.last().filter(|_| more).map(|last| last.seat.talk.code);
    Ok(List { side, talks, older })
}
