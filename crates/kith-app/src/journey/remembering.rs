//! Remembering a journey: what one of the two keeps of it. What the other wrote down stands there as far as they let it.

use kith_core::{
    Code, FaceId, Timestamp,
    journey::{closure::After, reflection::Part},
    people::face::Side,
};
use kith_store::{
    Tx,
    journey::{
        agreements::{self, Kept as Agreement},
        reflections::{self, Kept},
    },
    safety::blocks,
};

use super::{
    agreeing,
    reading::{self, Seen},
    reflecting::{self, SHARED, Text},
};
use crate::{App, Error};

/// What is kept, still sealed.
#[derive(Debug, Clone)]
pub struct Sealed {
    seen: Seen,
    agreement: Option<Agreement>,
    own: Option<Kept>,
    theirs: Option<Kept>,
    /// The parts of the other’s that the reader may read.
    open: Vec<Part>,
}

/// What is kept, opened.
#[derive(Debug, Clone)]
pub struct Keepsake {
    /// The journey.
    pub seen: Seen,
    /// What the last agreement says that both signed; `None` where there is none, or its author left for good.
    pub agreement: Option<agreeing::Text>,
    /// What they wrote down themselves; empty where that is nothing.
    pub own: Text,
    /// Who reads that, and what they wish for; `None` where they wrote nothing.
    pub choices: Option<Kept>,
    /// What the other lets them read; `None` where the other left for good.
    pub theirs: Option<Text>,
    /// What both wish for afterwards: of the two the lesser; `None` where one wishes for nothing, or it goes on.
    pub after: Option<After>,
}

/// The keepsake of whoever has `faces`.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs.
pub fn gather(
    tx: &mut Tx,
    now: Timestamp,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<Sealed, Error> {
    let seen = reading::journey(tx, faces, code)?;
    let (talk, seat) = (seen.seat.talk.id, &seen.seat);
    let agreement = agreements::held(tx, talk)?;
    let own = reflections::find(tx, talk, seat.face)?;
    // What was there before a door closed stays: a block is silent.
    let apart = blocks::since_between_faces(tx, seat.face, seat.other())?;
    let theirs = reflections::find(tx, talk, seat.other())?
        .filter(|theirs| apart.is_none_or(|apart| theirs.written < apart));
    let mut open = Vec::new();
    if let Some(theirs) = &theirs {
        open.extend(SHARED.iter().filter(|_| theirs.shared.is_some()));
        let meets = own.as_ref().is_some_and(|own| own.after.meets(theirs.after));
        open.extend((meets && reflecting::may_meet(tx, now, talk)?).then_some(Part::Way));
    }
    Ok(Sealed { agreement, own, theirs: theirs.filter(|_| !open.is_empty()), open, seen })
}

/// Opens what was gathered. Reads the key store: call it aside.
///
/// # Errors
/// [`Error::Fault`] of the key store.
pub fn open(app: &App, sealed: Sealed) -> Result<Keepsake, Error> {
    let agreement = sealed.agreement.map(|kept| agreeing::open(app, &kept)).transpose()?;
    let own = sealed.own.as_ref().map(|kept| reflecting::open(app, kept)).transpose()?;
    let theirs = match &sealed.theirs {
        Some(kept) => reflecting::open(app, kept)?.map(|text| text.only(&sealed.open)),
        None => Some(Text::default()),
    };
    let both = sealed.own.as_ref().zip(sealed.theirs.as_ref());
    let after = both.filter(|_| sealed.open.contains(&Part::Way));
    Ok(Keepsake {
        agreement: agreement.flatten(),
        own: own.flatten().unwrap_or_default(),
        after: after.map(|(own, theirs)| own.after.min(theirs.after)),
        choices: sealed.own,
        theirs,
        seen: sealed.seen,
    })
}
