//! Measures: deciding one with its reasons, agreeing to a severe one, taking one back. The other side of
//! the case is never told of them, and the one they are about never learns who reported.

use kith_core::{
    Code, DAY, MemberId, Moment, Private, Refusal,
    people::{grant::Role, notice::About},
    safety::{
        case::{Case, Source},
        measure::{
            Kind, Order, State, Weight,
            reasons::{Part, Reasons, Rule},
        },
        opening::role_for_copies,
    },
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    once::Post,
    people::{notices as told, sessions},
    safety::{
        cases,
        measures::{self, Kept},
    },
    seal::{Place, Sealed},
    talk::messages,
};
use uuid::Uuid;

use super::{crew, deciding, reading, reported, writing};
use crate::{
    App, Error,
    once::once,
    people::{grants, notices, recognising::Known},
    programme::{deputising, practising, supervising},
    support::leaving,
};

/// Whom the report is about has left, or nobody knows who that is.
pub const GONE: Refusal = Refusal("measure-gone");
/// Moderators and leads decide on measures.
pub const NOT_THEIRS: Refusal = Refusal("measure-moderators");

/// A measure as its form brought it.
#[derive(Debug, Clone)]
pub struct Form {
    /// What is done.
    pub kind: Kind,
    /// What it weighs.
    pub weight: Weight,
    /// For how many days; `None` where none were chosen.
    pub days: Option<i64>,
    /// Which rule was broken.
    pub rule: Rule,
    /// What happened, in words for whom it is about.
    pub facts: String,
}

/// A measure on its way: its reasons sealed, not yet decided.
#[derive(Debug, Clone)]
pub struct Draft {
    order: Order<Sealed>,
    case: Code,
}

/// What a second person says to a severe measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// They agree.
    Agree,
    /// They do not.
    Decline,
}

/// Where the words of the reasons of a measure stand.
pub(super) fn place(measure: impl Into<Uuid>) -> Place {
    Place { table: "measure", row: measure.into(), column: "facts" }
}

/// Reads the form, looks whether its words would tell who reported, and seals them. May wait for the key
/// store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where `known` does not work on the case; [`GONE`]; [`Error::Refused`] where the
/// reasons say nothing, or tell who reported.
pub fn draft(app: &App, known: &Known, case: Code, form: &Form) -> Result<Draft, Error> {
    let (who, now) = (known.clone(), app.now());
    let (found, two, told) = app.store.read(move |tx| {
        let found = deciding::find(tx, now, &who, case)?;
        let two = reported::two(tx, &found)?.ok_or(GONE)?;
        let told = reported::told(tx, &found, &two)?;
        Ok::<_, Error>((found, two, told))
    })?;
    let face = two.reported.ok_or(GONE)?;
    let mut said = Vec::new();
    for letter in told.letters {
        said.extend(reading::opened(app, letter)?.said.into_iter().filter_map(|line| line.words));
    }
    let said: Vec<&str> = said.iter().map(Private::reveal).collect();
    let names: Vec<&str> = told.names.iter().map(String::as_str).collect();
    let reasons = Reasons::state(form.rule, part(found.source), &form.facts)?;
    let mut at = app.moment();
    let (id, code) = (at.id(), at.code());
    let reasons = reasons
        .silent_about(&names, &said)?
        .with(|facts| app.seal(writing::HOUSE, place(id), &mut at, &facts))?;
    let order = Order {
        id,
        code,
        case: found.id,
        member: face.owner,
        face: face.id,
        kind: form.kind,
        weight: form.weight,
        message: two.message,
        length: form.days.map(|days| DAY.times(days)),
        reasons,
        by: known.member,
    };
    Ok(Draft { order, case })
}

/// What part a machine took in a case that came so.
const fn part(source: Source) -> Part {
    match source {
        Source::Signal => Part::Marked,
        Source::Pattern => Part::Counted,
        Source::Safe | Source::Concern | Source::Contact | Source::Appeal | Source::Right => {
            Part::People
        }
    }
}

/// `known` decides the measure, once for each `post`: it is in force at once, or waits for a second
/// person.
///
/// # Errors
/// [`Error::NotFound`] where `known` does not work on the case; [`Error::Refused`] where the case is closed,
/// somebody else has it, it is a moderator's to decide, or the measure itself cannot be.
pub fn measure(
    tx: &mut Tx,
    at: &mut Moment,
    post: &Post,
    known: &Known,
    draft: &Draft,
) -> Result<(), Error> {
    once(tx, at, post, |tx, at| {
        let mut case = deciding::find(tx, at.now, known, draft.case)?;
        may_decide(tx, at, known, &case)?;
        case.claim(known.member, at.now)?;
        cases::set(tx, &case)?;
        let measure = draft.order.clone().decide(at.now)?;
        measures::add(tx, &measure)?;
        writing::note(tx, at, &case, Some(known.member), "measure")?;
        if measure.since.is_some() {
            begun(tx, at, &measure)?;
        } else {
            ask(tx, at, &measure)?;
        }
        Ok(draft.case.to_string())
    })?;
    Ok(())
}

/// `known` agrees to the severe measure that `code` names, or does not.
///
/// # Errors
/// [`Error::NotFound`] where they do not work on its case; [`Error::Refused`] where they decided it
/// themselves, or it waits for nobody.
pub fn say(
    tx: &mut Tx,
    at: &mut Moment,
    known: &Known,
    (code, word): (Code, Word),
) -> Result<(), Error> {
    let (mut measure, case) = find(tx, at, known, code)?;
    match word {
        Word::Agree => measure.agree(known.member, at.now)?,
        Word::Decline => measure.decline(known.member, at.now)?,
    }
    may_second(tx, at, known, (&measure, &case))?;
    measures::set(tx, &measure, at.now)?;
    let verb = if word == Word::Agree { "agree" } else { "decline" };
    writing::note(tx, at, &case, Some(known.member), verb)?;
    if word == Word::Agree { begun(tx, at, &measure) } else { Ok(()) }
}

/// `known` takes back the measure that `code` names, in one step: everything is as it was before, and whom
/// it was about is told that we are sorry.
///
/// # Errors
/// [`Error::NotFound`] where they do not work on its case; [`Error::Refused`] where it is over, or
/// somebody else looks at it just now.
pub fn lift(tx: &mut Tx, at: &mut Moment, known: &Known, code: Code) -> Result<(), Error> {
    let (mut measure, case) = find(tx, at, known, code)?;
    may_decide(tx, at, known, &case)?;
    measure.lift(at.now)?;
    measures::set(tx, &measure, at.now)?;
    writing::note(tx, at, &case, Some(known.member), "lift")?;
    if measure.since.is_none() {
        return Ok(());
    }
    undone(tx, at, &measure)?;
    tell(tx, at, &measure, "notice-measure-lifted")
}

/// The measure that `code` names with its case, where `known` works on that.
pub(super) fn find(
    tx: &mut Tx,
    at: &Moment,
    known: &Known,
    code: Code,
) -> Result<(Kept, Case), Error> {
    let measure = measures::find_by_code(tx, code)?.ok_or(Error::NotFound)?;
    let case = cases::find(tx, measure.order.case)?.ok_or(Error::NotFound)?;
    let crew = crew::of(tx, at.now, &case)?;
    crew.contains(&known.member).then_some((measure, case)).ok_or(Error::NotFound)
}

/// Who decides: a moderator or a lead; a coordinator where the case has neither.
pub(super) fn may_decide(
    tx: &mut Tx,
    at: &Moment,
    known: &Known,
    case: &Case,
) -> Result<(), Error> {
    let crew = crew::of(tx, at.now, case)?;
    let others: Vec<_> = crew.into_iter().filter(|one| *one != known.member).collect();
    may(tx, at, known, &others)
}

/// Who agrees to what another decided: as [`may_decide`], where that other does not count.
fn may_second(
    tx: &mut Tx,
    at: &Moment,
    known: &Known,
    (measure, case): (&Kept, &Case),
) -> Result<(), Error> {
    let crew = crew::of(tx, at.now, case)?;
    let others = crew.into_iter().filter(|one| *one != known.member && *one != measure.order.by);
    may(tx, at, known, &others.collect::<Vec<_>>())
}

fn may(tx: &mut Tx, at: &Moment, known: &Known, others: &[MemberId]) -> Result<(), Error> {
    let mut alone = true;
    for other in others {
        alone &= role_for_copies(&grants::holding(tx, *other, at.now)?, false).is_err();
    }
    let roles: Vec<Role> = grants::holding(tx, known.member, at.now)?;
    role_for_copies(&roles, alone).map_err(|_| NOT_THEIRS)?;
    Ok(())
}

/// Tells everybody who may agree that a severe measure waits for them.
pub(super) fn ask(tx: &mut Tx, at: &mut Moment, measure: &Kept) -> Result<(), Error> {
    let Some(case) = cases::find(tx, measure.order.case)? else { return Ok(()) };
    let mut asked = false;
    for member in crew::of(tx, at.now, &case)? {
        if member != measure.order.by {
            let (kind, code) = ("notice-measure-second", case.code);
            told::see_kind(tx, member, (kind, code), at.now)?;
            notices::tell(tx, at, member, kind, Some((About::Case, code)))?;
            asked = true;
        }
    }
    if asked { Ok(()) } else { call_admins(tx, at, "notice-admin-nobody") }
}

/// Tells whoever gives roles: nobody is there who may look at it, or nobody has.
pub(crate) fn call_admins(tx: &mut Tx, at: &mut Moment, kind: &str) -> Result<(), Error> {
    for admin in grants::holders(tx, Role::Admin, at.now)? {
        notices::tell(tx, at, admin, kind, None)?;
    }
    Ok(())
}

/// Does what `measure` asks for as it begins, and tells whom it is about.
fn begun(tx: &mut Tx, at: &mut Moment, measure: &Kept) -> Result<(), Error> {
    let (order, member) = (&measure.order, measure.order.member);
    match order.kind {
        // Nobody is told that somebody looked and found nothing: it would tell of a report.
        Kind::None => return Ok(()),
        Kind::Hide => changed(tx, at, measure)?,
        Kind::Restrict => leaving::held_back(tx, at, member)?,
        Kind::Suspend | Kind::Ban => {
            leaving::barred(tx, at, member)?;
            supervising::released(tx, at, member)?;
            practising::departing(tx, at, member)?;
            deputising::gone(tx, at, member)?;
            sessions::remove_all(tx, member, None)?;
        }
        Kind::Edit | Kind::Warn | Kind::Refer => {}
    }
    let (stream, object) = (deeds::of_member(member), order.id.0);
    deeds::append(tx, &Deed { stream, actor: None, verb: "measure", object, at: at.now })?;
    tell(tx, at, measure, "notice-measure")
}

/// What `measure` did is taken back: it is a view of the measure itself, so that nothing is left over.
/// What others took up meanwhile stays with them.
pub(super) fn undone(tx: &mut Tx, at: &mut Moment, measure: &Kept) -> Result<(), Error> {
    let (stream, object) = (deeds::of_member(measure.order.member), measure.order.id.0);
    deeds::append(tx, &Deed { stream, actor: None, verb: "undo_measure", object, at: at.now })?;
    changed(tx, at, measure)
}

/// Tells whoever looks at the talk that a message of it is hidden, or is not any more.
pub(super) fn changed(tx: &mut Tx, at: &Moment, measure: &Kept) -> Result<(), Error> {
    let message = measure.order.message.filter(|_| measure.order.kind == Kind::Hide);
    let Some(message) = message else { return Ok(()) };
    if let Some(kept) = messages::find(tx, message)? {
        messages::changed(tx, kept.talk, message, at.now)?;
    }
    Ok(())
}

/// Tells whom `measure` is about.
pub(super) fn tell(tx: &mut Tx, at: &mut Moment, measure: &Kept, kind: &str) -> Result<(), Error> {
    let about = Some((About::Measure, measure.order.code));
    told::see_about(tx, measure.order.member, measure.order.code, at.now)?;
    notices::tell(tx, at, measure.order.member, kind, about)
}

/// Whether whom `measure` is about may read it: not before it begins, and not where nothing was done.
pub(super) fn is_told(measure: &Kept) -> bool {
    measure.since.is_some()
        && measure.order.kind != Kind::None
        && !matches!(measure.state, State::Proposed { .. })
}

/// The facts of `measure`, opened; `None` where the key of the programme is gone.
pub(super) fn facts(app: &App, measure: &Kept) -> Result<Option<Private>, Error> {
    app.unseal(writing::HOUSE, place(measure.order.id), measure.order.reasons.facts())
}
