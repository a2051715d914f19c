//! Measures as they are read: by whom they are about, and by whoever works on their case.

use kith_core::{
    Code, MemberId, Moment, Private, Timestamp,
    people::face::{Face, Side},
    safety::{case::Case, letter::Letter, measure::State},
};
pub use kith_store::safety::measures::Kept;
use kith_store::{
    Tx,
    people::{faces, notices},
    safety::{letters, measures},
    talk::messages,
};

use super::{deciding, measuring, reported, writing};
use crate::{App, Error, people::recognising::Known};

/// How many measures stand on a page.
const PAGE: i64 = 20;

/// A measure as whom it is about reads it.
#[derive(Debug, Clone)]
pub struct Own {
    /// The measure.
    pub measure: Kept,
    /// What happened, as the house says it; `None` where it cannot be opened any more.
    pub facts: Option<Private>,
    /// The message that it is about; `None` where it is about none.
    pub message: Option<Code>,
    /// Their appeal, and where the house is with it.
    pub appeal: Option<(Letter, Case)>,
}

/// What a case may lead to.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The case.
    pub case: Case,
    /// Whom it is about; `None` for one who has left.
    pub person: Option<Face>,
    /// Whether a message of theirs is reported.
    pub message: bool,
    /// What was decided about them, here and before; the newest first.
    pub measures: Vec<Shown>,
}

/// A measure as the desk reads it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The measure.
    pub measure: Kept,
    /// What happened.
    pub facts: Option<Private>,
    /// Who decided it; `None` for one who has left.
    pub by: Option<Face>,
    /// Whether it was decided in this case.
    pub here: bool,
    /// Whether it waits for whoever reads to agree.
    pub asks: bool,
}

/// The measure that `code` names, for `member`, whom it is about. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where there is none about them, or it has not begun.
pub fn own(app: &App, member: MemberId, code: Code) -> Result<Own, Error> {
    let mut own = app.store.read(move |tx| find(tx, member, code))?;
    own.facts = measuring::facts(app, &own.measure)?;
    Ok(own)
}

fn find(tx: &mut Tx, member: MemberId, code: Code) -> Result<Own, Error> {
    let measure = mine(tx, member, code)?;
    let letter = letters::find(tx, measure.order.id.0.into())?;
    let appeal = letter.map(|letter| {
        let case = writing::case_of(tx, &letter)?;
        Ok::<_, Error>((letter, case))
    });
    let message = measure.order.message.map_or(Ok(None), |id| messages::find(tx, id))?;
    let message = message.map(|message| message.code);
    Ok(Own { measure, facts: None, message, appeal: appeal.transpose()? })
}

/// The measure that `code` names, where it is about `member` and has begun.
pub(super) fn mine(tx: &mut Tx, member: MemberId, code: Code) -> Result<Kept, Error> {
    let measure = measures::find_by_code(tx, code)?.filter(|it| it.order.member == member);
    measure.filter(measuring::is_told).ok_or(Error::NotFound)
}

/// Notes that `member` read what was told about their measure `code`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn seen(tx: &mut Tx, at: &Moment, member: MemberId, code: Code) -> Result<(), Error> {
    notices::see_about(tx, member, code, at.now)?;
    Ok(())
}

/// The measures about `member` that they were told of, the newest first.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn list(tx: &mut Tx, member: MemberId) -> Result<Vec<Kept>, Error> {
    let mut all = measures::about(tx, member, PAGE)?;
    all.retain(measuring::is_told);
    Ok(all)
}

/// What the case that `code` names may lead to, for `known`. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where `known` does not work on it, or it is about nobody here.
pub fn desk(app: &App, known: &Known, code: Code) -> Result<Desk, Error> {
    let (who, now) = (known.clone(), app.now());
    let mut desk = app.store.read(move |tx| gather(tx, &who, code, now))?;
    for shown in &mut desk.measures {
        shown.facts = measuring::facts(app, &shown.measure)?;
    }
    Ok(desk)
}

fn gather(tx: &mut Tx, known: &Known, code: Code, now: Timestamp) -> Result<Desk, Error> {
    let case = deciding::find(tx, now, known, code)?;
    let two = reported::two(tx, &case)?.ok_or(Error::NotFound)?;
    let mut all = measures::of_case(tx, case.id, PAGE)?;
    if let Some(face) = &two.reported {
        let before = measures::about(tx, face.owner, PAGE)?;
        all.extend(before.into_iter().filter(|one| one.order.case != case.id));
    }
    let mut shown = Vec::new();
    for measure in all {
        let by = own_face(tx, measure.order.by)?;
        let here = measure.order.case == case.id;
        let waits = matches!(measure.state, State::Proposed { .. });
        let asks = here && waits && measure.order.by != known.member;
        shown.push(Shown { measure, facts: None, by, here, asks });
    }
    Ok(Desk { case, person: two.reported, message: two.message.is_some(), measures: shown })
}

/// The face that `member` has as a member.
pub(crate) fn own_face(tx: &mut Tx, member: MemberId) -> Result<Option<Face>, Error> {
    Ok(faces::list(tx, member)?.into_iter().find(|face| face.side == Side::Member))
}
