//! Attending to somebody who may be in danger: who is in the talk with them, what was tried, and when a person
//! asks how they are. Only whoever has the case, line by line.

use kith_core::{
    Code, Moment, Span, Timestamp,
    people::face::Face,
    safety::{
        case::{Case, State},
        crisis::{self, Tried},
    },
    talk::guest::Guest,
};
use kith_store::{
    Tx, jobs,
    once::Post,
    people::faces,
    safety::{
        cases,
        notes::{self, Note},
    },
    talk::guests,
};

use super::{
    deciding,
    desk::{self, Between, Open},
    following,
    noting::{self, Draft, Shown},
    warranting, writing,
};
use crate::{App, Error, once::once, people::recognising::Known};

/// Everything about a crisis on one page.
#[derive(Debug, Clone)]
pub struct Room {
    /// The case, with what was noticed.
    pub open: Open,
    /// Whether whoever looks has it.
    pub has: bool,
    /// The two who talk, and those on duty who are with them; `None` where it is about no talk.
    pub talk: Option<(Between, Vec<Face>)>,
    /// What was tried, the first first.
    pub tried: Vec<Shown>,
    /// When a person asks how they are; `None` until that is chosen.
    pub follow: Option<Timestamp>,
}

/// What stands around the case that `code` names, for `known`. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where they do not work on it, or somebody wrote it to the house.
pub fn room(app: &App, known: &Known, code: Code) -> Result<Room, Error> {
    let open = desk::open(app, known, code)?;
    if open.case.source.is_written() {
        return Err(Error::NotFound);
    }
    let has = matches!(open.case.state, State::Claimed { by, .. } if by == known.member);
    if !has {
        return Ok(Room { open, has, talk: None, tried: Vec::new(), follow: None });
    }
    let case = open.case.clone();
    let (talk, follow) = app.store.read(move |tx| {
        Ok::<_, Error>((talk(tx, &case)?, jobs::due(tx, following::JOB, case.id.0)?))
    })?;
    let mut tried = noting::among(app, known, code)?.notes;
    tried.retain(|one| one.tried.is_some());
    tried.reverse();
    Ok(Room { open, has, talk, tried, follow })
}

fn talk(tx: &mut Tx, case: &Case) -> Result<Option<(Between, Vec<Face>)>, Error> {
    let talk = match warranting::talk_of(tx, case) {
        Err(Error::NotFound) => return Ok(None),
        talk => talk?,
    };
    let (member, helper) = (faces::find(tx, talk.member)?, faces::find(tx, talk.helper)?);
    let mut there = Vec::new();
    for guest in guests::of(tx, talk.id)?.into_iter().filter(Guest::is_there) {
        there.extend(faces::find(tx, guest.face)?);
    }
    Ok(Some((Between { member, helper }, there)))
}

/// Seals a line of what was tried. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::Refused`] where it is too long.
pub fn draft(app: &App, text: &str) -> Result<Draft, Error> {
    noting::seal(app, &crisis::line(text)?)
}

/// `known`, who has the case that `code` names, keeps what was `tried`, once for each `post`; they keep the case.
///
/// # Errors
/// [`Error::NotFound`] where they do not work on it; [`Error::Refused`] where somebody else has it, or it is
/// closed.
pub fn keep(
    tx: &mut Tx,
    at: &mut Moment,
    post: &Post,
    (known, code): (&Known, Code),
    (tried, draft): (Tried, &Draft),
) -> Result<(), Error> {
    once(tx, at, post, |tx, at| {
        let case = hold(tx, at, known, code)?;
        let (id, words) = (draft.id, draft.words.clone());
        let (case_id, by, tried) = (case.id, known.member, Some(tried));
        notes::add(tx, &Note { id, case: case_id, by, tried, words, at: at.now })?;
        writing::note(tx, at, &case, Some(known.member), "try")?;
        Ok(code.to_string())
    })?;
    Ok(())
}

/// `known`, who has the case that `code` names, chooses when a person asks how they are.
///
/// # Errors
/// As [`keep`]; [`Error::Refused`] where no such time can be chosen.
pub fn follow(
    tx: &mut Tx,
    at: &mut Moment,
    known: &Known,
    (code, after): (Code, Span),
) -> Result<(), Error> {
    let case = hold(tx, at, known, code)?;
    let due = at.now + crisis::may_follow(case.level, after)?;
    jobs::plant(tx, following::JOB, case.id.0, due)?;
    writing::note(tx, at, &case, Some(known.member), "choose_follow_up")
}

/// The case that `code` names, about somebody who may be in danger; `known` has it from now on.
fn hold(tx: &mut Tx, at: &Moment, known: &Known, code: Code) -> Result<Case, Error> {
    let mut case = deciding::find(tx, at.now, known, code)?;
    if case.source.is_written() {
        return Err(Error::NotFound);
    }
    case.claim(known.member, at.now)?;
    cases::set(tx, &case)?;
    Ok(case)
}
