//! Wishing: whom a member would like to be paired with, and whom never. Nobody else is told.

use kith_core::{
    Code, Moment, Timestamp,
    pairing::preference::{Preference, Wish},
    people::{
        consent::Purpose,
        face::{Face, Side},
        grant::Role,
    },
    support::kind::Kind as Asked,
};
use kith_store::{
    Tx,
    pairing::preferences,
    people::{consents, faces, grants},
    support::requests,
};

use crate::{Error, people::recognising::Known, programme::belonging, support::choosing};

/// Somebody about whom a member may wish something, and what they wish.
#[derive(Debug, Clone)]
pub struct Line {
    /// The mentor's helper face.
    pub face: Face,
    /// What is wished; `None` for nothing.
    pub wish: Option<Wish>,
}

/// Whom `who` may wish for: those who are suggested for what they asked, as on the page where they choose one, and
/// whomever they wished for before. Empty for whoever waits for no mentor and wished for nobody.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn lines(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<Vec<Line>, Error> {
    let mut lines = Vec::new();
    for kept in preferences::list(tx, who.face.id)? {
        if let Some(face) = faces::find(tx, kept.about)? {
            lines.push(Line { face, wish: Some(kept.wish) });
        }
    }
    let agreed = consents::given(tx, who.member)?.contains(&Purpose::Matching);
    for id in requests::open_of(tx, who.face.id)?.into_iter().filter(|_| agreed) {
        let Some(request) = requests::find(tx, id)? else { continue };
        if request.kind != Asked::Mentor || request.state.answer().is_some() {
            continue;
        }
        for one in choosing::suggested(tx, now, &request)? {
            if lines.iter().all(|line| line.face.id != one.face.id) {
                lines.push(Line { face: one.face, wish: None });
            }
        }
    }
    Ok(lines)
}

/// Keeps what `who`, who asks for a mentor, wishes about the mentor whose face `about` names; `None` takes it back.
///
/// # Errors
/// [`Error::NotFound`] where nobody who mentors in the programme in which they ask has that face.
pub fn wish(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    about: Code,
    wish: Option<Wish>,
) -> Result<(), Error> {
    let face = faces::find_by_code(tx, about)?.filter(|face| face.side == Side::Helper);
    let face = face.ok_or(Error::NotFound)?;
    if !grants::holding(tx, face.owner, at.now)?.contains(&Role::Mentor) {
        return Err(Error::NotFound);
    }
    match wish {
        Some(wish) => {
            if !may_wish(tx, at.now, who, &face)? {
                return Err(Error::NotFound);
            }
            preferences::set(tx, &Preference { of: who.face.id, about: face.id, wish })?;
        }
        None => {
            preferences::remove(tx, who.face.id, face.id)?;
        }
    }
    Ok(())
}

/// Whether `face` could be put forward for what `who` asks, or would ask; what was wished before may change.
fn may_wish(tx: &mut Tx, now: Timestamp, who: &Known, face: &Face) -> Result<bool, Error> {
    let mut asked = Vec::new();
    for id in requests::open_of(tx, who.face.id)? {
        let request = requests::find(tx, id)?.filter(|request| request.kind == Asked::Mentor);
        asked.extend(request.map(|request| request.programme));
    }
    if asked.is_empty() {
        asked.push(belonging::asks_in(tx, now, who.member)?);
    }
    for programme in asked {
        if belonging::mentors_in(tx, now, face.owner, programme)? {
            return Ok(true);
        }
    }
    Ok(preferences::list(tx, who.face.id)?.iter().any(|one| one.about == face.id))
}
