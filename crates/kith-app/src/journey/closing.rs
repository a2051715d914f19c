//! Ends of journeys as a coordinator sees them: names, days and how. Of what was written down they read the exit forms
//! that were handed in, and nothing else.

use kith_core::{
    Code, DAY, Span, Timestamp,
    journey::closure::{Closure, How, Planned},
    people::face::{Face, Side},
    support::kind::Kind,
    talk::{State, Talk},
};
use kith_store::{
    Tx,
    journey::{
        endings,
        reflections::{self, Kept},
    },
    people::faces,
    talk::talks,
};

use super::{
    ending, is_of,
    reflecting::{self, FORM, Text},
};
use crate::{App, Error};

/// How many stand on a page.
const PAGE: u8 = 20;

/// How late a last day may end and still stand among those to come.
const LATE: Span = DAY.times(7);

/// One journey that ends or ended.
#[derive(Debug, Clone)]
pub struct Closing {
    /// The talk.
    pub talk: Talk,
    /// The mentee; `None` where they left for good.
    pub mentee: Option<Face>,
    /// The mentor; the same.
    pub mentor: Option<Face>,
    /// Its last day; `None` where none was set.
    pub planned: Option<Planned>,
    /// How it ended; `None` while it goes on.
    pub how: Option<How>,
    /// The exit forms that were handed in, still sealed.
    pub forms: Vec<Kept>,
}

/// Those that end, the next first, and those that ended, the newest first.
#[derive(Debug, Clone)]
pub struct Closings {
    /// With a last day to come.
    pub coming: Vec<Closing>,
    /// Over.
    pub over: Vec<Closing>,
    /// The talk before whose end the next page begins; `None` where this is the last.
    pub more: Option<Code>,
}

/// What stands on a coordinator’s page, with the ends before that of the talk `before` (`None`: from the newest).
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn list(tx: &mut Tx, now: Timestamp, before: Option<Code>) -> Result<Closings, Error> {
    let from = before.map(|code| talks::named(tx, code)).transpose()?.flatten();
    let from = from.and_then(|talk| match talk.state {
        State::Closed { at, .. } => Some((at, talk.id)),
        State::Open | State::Paused { .. } => None,
    });
    let mut coming = Vec::new();
    for talk in endings::coming(tx, now + -LATE, PAGE.into())? {
        let talk = talks::find(tx, talk)?.ok_or(Error::NotFound)?;
        coming.push(closing(tx, talk)?);
    }
    let mut over = Vec::new();
    for talk in talks::closed(tx, Kind::Mentor, from, i64::from(PAGE) + 1)? {
        over.push(closing(tx, talk)?);
    }
    let further = over.len() > PAGE.into();
    over.truncate(PAGE.into());
    let more = over.last().map(|last| last.talk.code).filter(|_| further);
    Ok(Closings { coming, over, more })
}

/// The end of the journey in the talk that `code` names.
///
/// # Errors
/// [`Error::NotFound`] where there is no such journey, or it goes on and no last day is set.
pub fn one(tx: &mut Tx, code: Code) -> Result<Closing, Error> {
    let talk = talks::named(tx, code)?.ok_or(Error::NotFound)?;
    if !is_of(tx, &talk)? {
        return Err(Error::NotFound);
    }
    let closing = closing(tx, talk)?;
    if closing.planned.is_none() && closing.how.is_none() {
        return Err(Error::NotFound);
    }
    Ok(closing)
}

/// What the exit forms of `closing` say, and whose each is; `None` where its author left for good. Nothing else that
/// stands beside them is given out.
///
/// # Errors
/// [`Error::Fault`] of the key store.
pub fn forms(app: &App, closing: &Closing) -> Result<Vec<(Side, Option<Text>)>, Error> {
    let one = |kept: &Kept| {
        let side = closing.talk.side(kept.author).ok_or(Error::NotFound)?;
        Ok((side, reflecting::open(app, kept)?.map(|text| text.only(FORM))))
    };
    closing.forms.iter().map(one).collect()
}

fn closing(tx: &mut Tx, talk: Talk) -> Result<Closing, Error> {
    let planned = endings::find(tx, talk.id)?;
    let trial = ending::timers(tx, &talk)?.trial;
    let how = Closure { planned, talk: talk.state }.how(talk.since, trial);
    let mut forms = Vec::new();
    for face in [talk.member, talk.helper] {
        let kept = reflections::find(tx, talk.id, face)?;
        forms.extend(kept.filter(|kept| kept.handed_in.is_some()));
    }
    let (mentee, mentor) = (faces::find(tx, talk.member)?, faces::find(tx, talk.helper)?);
    Ok(Closing { talk, mentee, mentor, planned, how, forms })
}
