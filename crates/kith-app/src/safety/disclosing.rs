//! Telling somebody outside the house: a lead records it, a second person looks whether the law allows it, a
//! person sends it, and the member sees that when it is due. Nothing leaves the house by itself.

use kith_core::{
    Code, MemberId, Moment, Private, Timestamp,
    people::{face::Face, grant::Role, notice::About},
    safety::{
        case::Case,
        disclosure::{self, Disclosure, Ground, State, Telling, To},
        letter,
    },
};
use kith_store::{
    Tx,
    people::members,
    safety::{cases, disclosures},
    seal::Sealed,
};
use uuid::Uuid;

use super::{crew, deciding, measured::own_face, warranting, writing};
use crate::{
    App, Error,
    audit::anchoring,
    once::{Post, once},
    people::{grants, notices, recognising::Known},
};

/// How many stand on a page.
const PAGE: i64 = 50;

/// What a form brought.
#[derive(Debug, Clone)]
pub struct Form {
    /// On which ground.
    pub ground: Ground,
    /// To whom.
    pub to: To,
    /// When the member learns of it.
    pub telling: Telling,
    /// What is told.
    pub words: String,
    /// Why the member must not know.
    pub reason: String,
}

/// A disclosure on its way, sealed.
#[derive(Debug, Clone)]
pub struct Draft {
    id: Uuid,
    form: (Ground, To, Telling),
    words: Sealed,
    reason: Option<Sealed>,
}

/// A disclosure, as its page shows it.
#[derive(Debug, Clone)]
pub struct Page {
    /// The disclosure.
    pub disclosure: Disclosure,
    /// The case that it is for.
    pub case: Code,
    /// Of whom; `None` where the case names nobody, or they left.
    pub about: Option<Face>,
    /// Who recorded it; `None` where they left.
    pub by: Option<Face>,
    /// Who said yes or no; `None` while nobody has.
    pub second: Option<Face>,
    /// What is told; `None` where the key of the house is gone.
    pub words: Option<Private>,
    /// Why the member must not know.
    pub reason: Option<Private>,
}

/// What stands before a lead who is about to tell somebody outside.
#[derive(Debug, Clone)]
pub struct Before {
    /// Of whom; `None` where the case names nobody.
    pub about: Option<Face>,
    /// What was told before.
    pub earlier: Vec<Disclosure>,
}

/// What the lead `known` sees before they record a disclosure for the case `code`.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no lead who works on it.
pub fn before(tx: &mut Tx, at: &Moment, known: &Known, code: Code) -> Result<Before, Error> {
    let case = led(tx, at, known, code)?;
    let about = person(tx, &case)?.map_or(Ok(None), |member| own_face(tx, member))?;
    Ok(Before { about, earlier: disclosures::of(tx, case.id, PAGE)? })
}

/// Seals what is told. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::Refused`] where nothing or too much is told, or nothing says why the member must not know.
pub fn draft(app: &App, form: &Form) -> Result<Draft, Error> {
    let words = letter::line(&form.words)?;
    let reason = disclosure::reason(form.telling, &form.reason)?;
    let mut at = app.moment();
    let id: Uuid = at.id();
    let mut seal = |column, text: &Private| {
        app.seal(writing::HOUSE, disclosures::place(id, column), &mut at, text)
    };
    let words = seal("words", &words)?;
    let reason = reason.map(|reason| seal("reason", &reason)).transpose()?;
    Ok(Draft { id, form: (form.ground, form.to, form.telling), words, reason })
}

/// The lead `known` records a disclosure for the case `code`, once for each `post`; its code. Unless a life is
/// in danger, everybody who may look at it is told.
///
/// # Errors
/// As [`before`].
pub fn record(
    tx: &mut Tx,
    at: &mut Moment,
    post: &Post,
    (known, code): (&Known, Code),
    draft: &Draft,
) -> Result<String, Error> {
    once(tx, at, post, |tx, at| {
        let case = led(tx, at, known, code)?;
        let (ground, to, telling) = draft.form;
        let one = Disclosure {
            id: draft.id,
            code: at.code(),
            case: case.id,
            member: person(tx, &case)?,
            by: known.member,
            ground,
            to,
            telling,
            at: at.now,
            told: None,
            state: State::first(ground, at.now),
        };
        let one = one.begun();
        disclosures::add(tx, &one, (&draft.words, draft.reason.as_ref()))?;
        if one.waits(at.now) {
            for second in warranting::seconds(tx, at, &case, known.member)? {
                let about = Some((About::Disclosure, one.code));
                notices::tell(tx, at, second, "notice-disclosure-asked", about)?;
            }
        }
        tell(tx, at, &one, None)?;
        let verb = if one.waits(at.now) { "ask_disclosure" } else { "disclose" };
        note(tx, at, (&case, known.member), verb)?;
        Ok(one.code.to_string())
    })
}

/// What somebody does with a disclosure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The second person says whether the law allows it.
    Answer {
        /// Whether it does.
        yes: bool,
    },
    /// Whoever recorded it has sent it.
    Send,
    /// A lead says that the member may know now.
    Tell,
}

/// `known` takes a `step` with the disclosure that `code` names.
///
/// # Errors
/// [`Error::NotFound`] where it is none of theirs; [`Error::Refused`] where it is not the time for that, or
/// they answer what they recorded themselves.
pub fn step(
    tx: &mut Tx,
    at: &mut Moment,
    (known, code): (&Known, Code),
    step: Step,
) -> Result<(), Error> {
    let (mut one, case) = found(tx, at, known, code)?;
    let before = one.told;
    let verb = match step {
        Step::Answer { yes } => {
            one.answer(known.member, yes, at.now)?;
            let about = Some((About::Disclosure, code));
            notices::tell(tx, at, one.by, "notice-disclosure-answered", about)?;
            if yes { "allow_disclosure" } else { "refuse_disclosure" }
        }
        Step::Send => {
            one.send(known.member, at.now)?;
            "disclose"
        }
        Step::Tell => {
            led(tx, at, known, case.code)?;
            one.tell(at.now)?;
            "tell_of_disclosure"
        }
    };
    disclosures::set(tx, &one)?;
    tell(tx, at, &one, before)?;
    note(tx, at, (&case, known.member), verb)
}

/// The disclosure that `code` names, for `known`. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where it is none of theirs.
pub fn page(app: &App, known: &Known, code: Code) -> Result<Page, Error> {
    let (known, at) = (known.clone(), app.moment());
    let (mut page, words, reason) = app.store.read(move |tx| {
        let (disclosure, case) = found(tx, &at, &known, code)?;
        let (_, words, reason) = disclosures::find_by_code(tx, code)?.ok_or(Error::NotFound)?;
        let second = match disclosure.state {
            State::Asked { .. } => None,
            State::Allowed { second, .. } | State::Refused { second, .. } => Some(second),
            State::Sent { second, .. } => second,
        };
        let second = second.map_or(Ok(None), |second| own_face(tx, second))?;
        let about = disclosure.member.map_or(Ok(None), |member| own_face(tx, member))?;
        let (by, case) = (own_face(tx, disclosure.by)?, case.code);
        let page = Page { disclosure, case, about, by, second, words: None, reason: None };
        Ok::<_, Error>((page, words, reason))
    })?;
    let open = |column, sealed: &Sealed| {
        app.unseal(writing::HOUSE, disclosures::place(page.disclosure.id, column), sealed)
    };
    let words = open("words", &words)?;
    let reason = reason.map_or(Ok(None), |reason| open("reason", &reason))?;
    (page.words, page.reason) = (words, reason);
    Ok(page)
}

/// What was told of `member` that they may see at `now`, the newest first.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn told(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<Vec<Disclosure>, Error> {
    Ok(disclosures::told(tx, member, now, PAGE)?)
}

/// Of whom somebody outside would be told for `case`; `None` where it names no member.
fn person(tx: &mut Tx, case: &Case) -> Result<Option<MemberId>, Error> {
    Ok(crew::about(tx, case)?.into_iter().next())
}

/// The case that `code` names, where `known` is a lead who works on it.
fn led(tx: &mut Tx, at: &Moment, known: &Known, code: Code) -> Result<Case, Error> {
    let case = deciding::find(tx, at.now, known, code)?;
    grants::holds(tx, at.now, known, Role::Lead)?.then_some(case).ok_or(Error::NotFound)
}

/// The disclosure that `code` names and its case, for whoever works on that as a moderator or a lead.
fn found(tx: &mut Tx, at: &Moment, known: &Known, code: Code) -> Result<(Disclosure, Case), Error> {
    let (one, ..) = disclosures::find_by_code(tx, code)?.ok_or(Error::NotFound)?;
    let case = cases::find(tx, one.case)?.ok_or(Error::NotFound)?;
    let may = warranting::seconds(tx, at, &case, MemberId(Uuid::nil()))?.contains(&known.member);
    may.then_some((one, case)).ok_or(Error::NotFound)
}

/// Tells the member of `one`, where they did not know `before` and may now.
fn tell(
    tx: &mut Tx,
    at: &mut Moment,
    one: &Disclosure,
    before: Option<Timestamp>,
) -> Result<(), Error> {
    let Some(member) = one.member.filter(|_| before.is_none() && one.told.is_some()) else {
        return Ok(());
    };
    if members::find(tx, member)?.is_some() {
        notices::tell(tx, at, member, "notice-disclosed", None)?;
    }
    Ok(())
}

/// A deed in the chain of the case, anchored soon.
fn note(
    tx: &mut Tx,
    at: &Moment,
    (case, by): (&Case, MemberId),
    verb: &'static str,
) -> Result<(), Error> {
    anchoring::soon(tx, at.now)?;
    writing::note(tx, at, case, Some(by), verb)
}
