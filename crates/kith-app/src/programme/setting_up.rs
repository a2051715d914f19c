//! Setting up a programme: from a template to a page that is open, and from there to its end. Each of these is a deed of
//! a coordinator.

use kith_core::{
    Code, Moment, ProgrammeId, Timestamp,
    people::{grant::Role, notice::About},
    programme::{
        charter::{self, Change, Charter, State, Step, Texts},
        frame::{Frame, Model},
        slug::{self, Slug},
    },
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    people::notices as told,
    programme::{applications, charters, programmes, required, sign_offs, targets},
};

use crate::{
    Error,
    people::{grants, notices, recognising::Known},
};

/// What whoever is in a programme is told when the day of its end is set.
const ENDS: &str = "notice-programme-ends";

/// What a programme begins with.
#[derive(Debug, Clone)]
pub struct Begun {
    /// What it is called.
    pub name: String,
    /// What kind it is.
    pub model: Model,
    /// In which language it is set up.
    pub locale: String,
    /// What its template says, for a coordinator to change.
    pub texts: Texts,
}

/// Begins a programme: a draft; its code.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator; [`Error::Refused`] with [`charter::NAME`].
pub fn begin(tx: &mut Tx, at: &mut Moment, who: &Known, begun: &Begun) -> Result<Code, Error> {
    may(tx, at, who)?;
    let (programme, code): (ProgrammeId, Code) = (at.id(), at.code());
    let (name, model) = (charter::name(&begun.name)?, begun.model);
    let (slug, state) = (free(tx, &name)?, State::Draft);
    let (locale, texts, frame) = (begun.locale.clone(), begun.texts.clone(), Frame::of(model));
    let made = Charter { programme, code, name, locale, slug, model, state, texts, frame };
    add(tx, at, who, &made)
}

/// Copies the programme that `code` names, for the next ones: a draft that says the same, without days and people; the
/// code of the new one.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for whoever is no coordinator.
pub fn copy(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<Code, Error> {
    let old = find(tx, at, who, code)?;
    let slug = free(tx, &old.name)?;
    let made = old.copied((at.id(), at.code()), slug);
    for course in required::of(tx, old.programme)? {
        required::add(tx, made.programme, course, (who.member, at.now))?;
    }
    let shifts = sign_offs::asked_by(tx, old.programme)?;
    sign_offs::ask(tx, made.programme, shifts, (who.member, at.now))?;
    add(tx, at, who, &made)
}

/// Changes one page of the programme that `code` names; whoever is in it hears of another day of its end.
///
/// # Errors
/// [`Error::NotFound`] as above; [`Error::Refused`] as [`Charter::changed`].
pub fn change(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    code: Code,
    change: &Change,
) -> Result<(), Error> {
    let old = find(tx, at, who, code)?;
    let new = old.changed(at.now, change)?;
    let verb = match change.step() {
        Step::Purpose => "change_purpose",
        Step::Hard => "change_hard",
        Step::People => "change_people",
        Step::Length => "change_length",
    };
    keep(tx, at, who, &new, verb)?;
    if old.frame.ends == new.frame.ends { Ok(()) } else { tell(tx, at, &new) }
}

/// Opens the draft that `code` names, at the address that was typed.
///
/// # Errors
/// [`Error::NotFound`] as above; [`Error::Refused`] with [`slug::NOT_A_SLUG`], [`slug::TAKEN`], or as [`Charter::opened`].
pub fn open(tx: &mut Tx, at: &Moment, who: &Known, code: Code, address: &str) -> Result<(), Error> {
    let (draft, slug) = (find(tx, at, who, code)?, Slug::parse(address)?);
    let there = charters::named(tx, at.now, &slug)?;
    if there.is_some_and(|other| other.programme != draft.programme) {
        return Err(slug::TAKEN.into());
    }
    let coordinators = grants::holders(tx, Role::Coordinator, at.now)?.len();
    keep(tx, at, who, &draft.opened(at.now, slug, coordinators)?, "open_programme")
}

/// Lets the open programme that `code` names begin, with whoever is in it and nobody more.
///
/// # Errors
/// [`Error::NotFound`] as above; [`Error::Refused`] as [`Charter::running`].
pub fn start(tx: &mut Tx, at: &Moment, who: &Known, code: Code) -> Result<(), Error> {
    let running = find(tx, at, who, code)?.running()?;
    keep(tx, at, who, &running, "start_programme")
}

/// Lets the programme that `code` names go on until `day`, and no longer; whoever is in it hears of it.
///
/// # Errors
/// [`Error::NotFound`] as above; [`Error::Refused`] as [`Charter::closing`].
pub fn close(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    code: Code,
    day: Timestamp,
) -> Result<(), Error> {
    let closing = find(tx, at, who, code)?.closing(at.now, day)?;
    keep(tx, at, who, &closing, "close_programme")?;
    tell(tx, at, &closing)
}

/// Drops the draft that `code` names: its address is free again.
///
/// # Errors
/// [`Error::NotFound`] as above; [`Error::Refused`] as [`Charter::dropped`].
pub fn drop(tx: &mut Tx, at: &Moment, who: &Known, code: Code) -> Result<(), Error> {
    let draft = find(tx, at, who, code)?;
    draft.dropped()?;
    required::forget(tx, draft.programme)?;
    sign_offs::ask(tx, draft.programme, None, (who.member, at.now))?;
    targets::forget(tx, draft.programme)?;
    charters::remove(tx, draft.programme)?;
    note(tx, at, who, (draft.programme, "drop_programme"))
}

/// Tells whoever applied to `charter`, or is in it, that it has a day on which it ends, or another one.
fn tell(tx: &mut Tx, at: &mut Moment, charter: &Charter) -> Result<(), Error> {
    for it in applications::within(tx, charter.programme)? {
        told::see_kind(tx, it.member, (ENDS, it.code), at.now)?;
        notices::tell(tx, at, it.member, ENDS, Some((About::Application, it.code)))?;
    }
    Ok(())
}

/// Only for coordinators: to everybody else there is nothing to set up.
fn may(tx: &mut Tx, at: &Moment, who: &Known) -> Result<(), Error> {
    grants::holds(tx, at.now, who, Role::Coordinator)?.then_some(()).ok_or(Error::NotFound)
}

fn find(tx: &mut Tx, at: &Moment, who: &Known, code: Code) -> Result<Charter, Error> {
    may(tx, at, who)?;
    charters::find(tx, at.now, code)?.ok_or(Error::NotFound)
}

/// An address of which no programme stands yet.
fn free(tx: &mut Tx, name: &str) -> Result<Slug, Error> {
    Ok(Slug::free(name, &charters::slugs(tx, &Slug::stem(name))?))
}

fn add(tx: &mut Tx, at: &Moment, who: &Known, made: &Charter) -> Result<Code, Error> {
    programmes::add(tx, (made.programme, made.code), &made.name)?;
    charters::add(tx, made, at.now)?;
    note(tx, at, who, (made.programme, "make_programme"))?;
    Ok(made.code)
}

fn keep(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    new: &Charter,
    verb: &'static str,
) -> Result<(), Error> {
    charters::set(tx, new)?;
    note(tx, at, who, (new.programme, verb))
}

fn note(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    (id, verb): (ProgrammeId, &'static str),
) -> Result<(), Error> {
    let (stream, actor) = (deeds::of_programme(id), Some(who.member.into()));
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object: id.0, at: at.now })?)
}
