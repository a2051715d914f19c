//! Reviewing: the desk reads what was sent to be read. Each opening is written down, and its writer sees it.

use kith_core::{
    ApplicationId, Code, MemberId, Moment, Private, Refusal, Timestamp,
    people::{face::Face, grant::Role, notice::About},
    programme::{
        application::{Application, Hand, NOT_READ, State, Verdict},
        check::Check,
    },
    safety::opening::{LENGTH, Opening, Purpose, What, Why, role},
};
use kith_store::{
    Tx,
    keys::Owner,
    people::notices as told,
    programme::{admissions, applications, checks, references},
    safety::{blocks, openings},
    seal::Sealed,
    support::capacities,
};
use uuid::Uuid;

use super::{
    admitting,
    applying::{Answers, note, programme_of, zone},
    referring,
};
use crate::{
    App, Error,
    people::{grants, notices, recognising::Known},
    safety::{measured::own_face as face, measuring, port},
};

/// Not a word stands in the note, or too many.
pub const NO_NOTE: Refusal = Refusal("application-note-empty");

/// How many stand on a page.
const PAGE: usize = 20;

/// One in the list.
#[derive(Debug, Clone)]
pub struct Row {
    /// The application.
    pub application: Application,
    /// The pseudonym of its writer.
    pub name: String,
    /// From what their doorway is drawn.
    pub doorway: Code,
    /// What the programme is called.
    pub programme: String,
    /// By which zone its days are counted.
    pub zone: String,
}

/// The list.
#[derive(Debug, Clone)]
pub struct List {
    /// Up to twenty, the oldest promise first.
    pub rows: Vec<Row>,
    /// After which one the next page begins; `None` where there is none.
    pub more: Option<Code>,
}

/// One application, as the desk sees it.
#[derive(Debug, Clone)]
pub struct Open {
    /// The application.
    pub application: Application,
    /// Whose; `None` for one who has left.
    pub face: Option<Face>,
    /// What it says; `None` while the reader has not opened it.
    pub said: Option<Said>,
    /// What was heard in interviews, the oldest first.
    pub notes: Vec<Noted>,
    /// What was decided, the newest first.
    pub decisions: Vec<Decided>,
    /// What people outside say.
    pub references: Vec<referring::Given>,
    /// What was looked at, the newest first.
    pub checks: Vec<Check>,
    /// In how many talks they help now.
    pub talks: i64,
    /// Their place on the waiting list.
    pub line: Option<i64>,
    /// Whether the reader can decide now.
    pub decides: bool,
    /// What the programme is called.
    pub programme: String,
    /// By which zone its days are counted.
    pub zone: String,
}

/// What an application says, and why somebody else should look at it.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Its answers.
    pub answers: Answers,
    /// Why somebody else should look at it.
    pub appeal: Option<Private>,
}

/// A note, opened.
#[derive(Debug, Clone)]
pub struct Noted {
    /// Whose.
    pub by: Option<Face>,
    /// When.
    pub at: Timestamp,
    /// The words.
    pub words: Option<Private>,
}

/// A decision, opened.
#[derive(Debug, Clone)]
pub struct Decided {
    /// Whose.
    pub by: Option<Face>,
    /// What.
    pub verdict: Verdict,
    /// By which version of the written criteria.
    pub criteria: u32,
    /// When.
    pub at: Timestamp,
    /// Whether its writer was told.
    pub told: bool,
    /// Why.
    pub reason: Option<Private>,
}

/// A note on its way, sealed.
#[derive(Debug, Clone)]
pub struct Note {
    id: Uuid,
    application: Code,
    words: Sealed,
}

/// The applications that wait for `known` or others of the desk, after the one that `after` names.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn list(tx: &mut Tx, at: &Moment, known: &Known, after: Option<Code>) -> Result<List, Error> {
    let coordinates = grants::holds(tx, at.now, known, Role::Coordinator)?;
    if !coordinates && !grants::holds(tx, at.now, known, Role::Lead)? {
        return Ok(List { rows: Vec::new(), more: None });
    }
    let after = after.map_or(Ok(None), |code| applications::named(tx, code))?;
    let spot = after.and_then(|it| Some((it.promise()?, it.id)));
    let limit = i64::try_from(PAGE).unwrap_or(i64::MAX).saturating_add(1);
    let mut found = applications::waiting(tx, (known.member, coordinates), spot, limit)?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let rows: Vec<_> = found
        .into_iter()
        .map(|(application, [name, programme], doorway)| {
            let zone = zone(tx, &application)?;
            Ok(Row { application, name, doorway, programme, zone })
        })
        .collect::<Result<_, Error>>()?;
    let more = rows.last().filter(|_| more).map(|row| row.application.code);
    Ok(List { rows, more })
}

/// Opens the application that `code` names to `known`, for half an hour. While it stands open, nothing changes.
///
/// # Errors
/// [`Error::NotFound`] where it is not for them.
pub fn open(tx: &mut Tx, at: &mut Moment, known: &Known, code: Code) -> Result<(), Error> {
    let mut it = find(tx, at, known, code)?;
    if openings::standing(tx, it.id.0, known.member, at.now)?.is_some() {
        return Ok(());
    }
    let role = role(&grants::holding(tx, known.member, at.now)?).ok_or(Error::NotFound)?;
    let (member, by, what) = (it.member, known.member, What::Application);
    let (why, until) = (Why::Application, at.now + LENGTH);
    let opening = Opening { member, by, role, what, why, at: at.now, until };
    let id: Uuid = at.id();
    openings::add(tx, id, it.id.0, &opening)?;
    it.look();
    applications::set(tx, &it)?;
    note(tx, at, &it, Some(known.member), "open_application")
}

/// What stands in the unit of work that finds an application for the desk.
struct Found {
    open: Open,
    purpose: Option<Purpose>,
    words: (Option<Sealed>, Option<Sealed>),
    notes: Vec<(Option<Face>, admissions::Note)>,
    decisions: Vec<(Option<Face>, admissions::Decision)>,
    references: Vec<references::Kept>,
}

/// The application that `code` names, for `known`: opened as far as they opened it. May wait for the key store: call it
/// aside.
///
/// # Errors
/// [`Error::NotFound`] where it is not for them.
pub fn read(app: &App, known: &Known, code: Code) -> Result<Open, Error> {
    let (who, at) = (known.clone(), app.moment());
    let found = app.store.read(move |tx| gather(tx, &at, &who, code))?;
    let (mut open, it) = (found.open, &found.words);
    let (id, programme) = (open.application.id, open.application.programme);
    let Some(purpose) = &found.purpose else { return Ok(open) };
    let owner = Owner::Member(open.application.member);
    let answers = (applications::answers_place(id), it.0.as_ref());
    let appeal = (applications::appeal_place(id), it.1.as_ref());
    let words = |(place, sealed): (_, Option<&Sealed>)| {
        sealed.map_or(Ok(None), |sealed| port::read_for(app, purpose, (owner, place), sealed))
    };
    let role = open.application.role;
    let answers = words(answers)?.map_or(Ok(Answers::default()), |it| Answers::read(role, &it))?;
    open.said = Some(Said { answers, appeal: words(appeal)? });
    for (by, note) in found.notes {
        let words = admitting::heard(app, programme, &note)?;
        open.notes.push(Noted { by, at: note.at, words });
    }
    for (by, decision) in found.decisions {
        let reason = admitting::reason(app, programme, &decision)?;
        let (verdict, criteria, at) = (decision.verdict, decision.criteria, decision.at);
        let told = decision.told.is_some();
        open.decisions.push(Decided { by, verdict, criteria, at, told, reason });
    }
    open.references = referring::given(app, &open.application, found.references)?;
    Ok(open)
}

fn gather(tx: &mut Tx, at: &Moment, known: &Known, code: Code) -> Result<Found, Error> {
    let it = find(tx, at, known, code)?;
    let (id, member, before) = (it.id, it.member, admissions::hands(tx, it.id)?);
    let (mut notes, mut decisions) = (Vec::new(), Vec::new());
    for note in admissions::notes(tx, id)? {
        notes.push((face(tx, note.by)?, note));
    }
    for decision in admissions::list(tx, id)? {
        decisions.push((face(tx, decision.by)?, decision));
    }
    let open = Open {
        face: face(tx, member)?,
        said: None,
        notes: Vec::new(),
        decisions: Vec::new(),
        references: Vec::new(),
        checks: checks::of(tx, member)?,
        talks: talks(tx, member)?,
        line: applications::place_in_line(tx, &it)?,
        decides: it.may_decide(Hand { who: known.member, before: &before }),
        programme: programme_of(tx, &it)?.name,
        zone: zone(tx, &it)?,
        application: it,
    };
    Ok(Found {
        open,
        purpose: openings::purpose(tx, id.0, known.member, at.now)?,
        words: applications::words(tx, id)?,
        notes,
        decisions,
        references: references::of(tx, id)?,
    })
}

/// In how many talks `member` helps now.
fn talks(tx: &mut Tx, member: MemberId) -> Result<i64, Error> {
    let helper = super::checking::helper(tx, member)?;
    let load = helper.map_or(Ok(None), |face| capacities::load(tx, face.id).map(Some))?;
    Ok(load.map_or(0, |load| load.talks.into()))
}

/// Seals what was heard in an interview. May wait for the key store: call it aside.
///
/// # Errors
/// [`NO_NOTE`]; [`Error::NotFound`] where it is not for them.
pub fn draft_note(app: &App, known: &Known, code: Code, text: &str) -> Result<Note, Error> {
    let words = kith_core::safety::letter::line(text).map_err(|_| NO_NOTE)?;
    let (who, mut at) = (known.clone(), app.moment());
    let read = at.clone();
    let it = app.store.read(move |tx| find(tx, &read, &who, code))?;
    let id: Uuid = at.id();
    let owner = Owner::Programme(it.programme);
    let words = app.seal(owner, admissions::note_place(id), &mut at, &words)?;
    Ok(Note { id, application: code, words })
}

/// `known` keeps what they heard.
///
/// # Errors
/// [`Error::NotFound`] where it is not for them; [`NOT_READ`] where they never opened it.
pub fn keep_note(tx: &mut Tx, at: &Moment, known: &Known, draft: &Note) -> Result<(), Error> {
    let it = opened(tx, at, known, draft.application)?;
    let (id, by, words) = (draft.id, known.member, draft.words.clone());
    admissions::add_note(tx, it.id, &admissions::Note { id, by, words, at: at.now })?;
    note(tx, at, &it, Some(by), "note_interview")
}

/// The application that `code` names, where it is for `known`: no door is closed between them and its writer.
pub(super) fn find(
    tx: &mut Tx,
    at: &Moment,
    known: &Known,
    code: Code,
) -> Result<Application, Error> {
    let roles = grants::holding(tx, known.member, at.now)?;
    let found = applications::named(tx, code)?.filter(|it| it.is_for(known.member, &roles));
    let it = found.ok_or(Error::NotFound)?;
    let apart = blocks::stands_between(tx, it.member, known.member)?;
    if apart { Err(Error::NotFound) } else { Ok(it) }
}

/// The same, where `known` has opened it at some time: nobody acts on what they have not read.
pub(super) fn opened(
    tx: &mut Tx,
    at: &Moment,
    known: &Known,
    code: Code,
) -> Result<Application, Error> {
    let it = find(tx, at, known, code)?;
    if openings::was_open(tx, it.id.0, known.member)? { Ok(it) } else { Err(NOT_READ.into()) }
}

/// Tells everybody for whom `application` is the words at `kind`: of a second look only who had no hand in the first.
/// Nobody from whom a door keeps its writer apart. Where there is nobody, whoever gives roles.
pub(super) fn tell_crew(
    tx: &mut Tx,
    at: &mut Moment,
    application: &Application,
    kind: &str,
) -> Result<(), Error> {
    let (mut crew, before) = (Vec::new(), admissions::hands(tx, application.id)?);
    let apart = blocks::apart_from(tx, application.member)?;
    for role in [Role::Coordinator, Role::Lead] {
        for member in grants::holders(tx, role, at.now)? {
            let by = Hand { who: member, before: &before };
            let called = is_called(application, by, role) && !apart.contains(&member);
            if called && !crew.contains(&member) {
                crew.push(member);
            }
        }
    }
    for member in &crew {
        told::see_about(tx, *member, application.code, at.now)?;
        let about = Some((About::Review, application.code));
        notices::tell(tx, at, *member, kind, about)?;
    }
    if crew.is_empty() { measuring::call_admins(tx, at, "notice-admin-nobody") } else { Ok(()) }
}

fn is_called(application: &Application, by: Hand<'_>, role: Role) -> bool {
    let looks_again = matches!(application.state, State::Second { .. } | State::Appealed { .. });
    application.is_for(by.who, &[role]) && (!looks_again || application.may_decide(by))
}

/// Tells the writer of `application` the words at `kind`.
pub(super) fn tell_writer(
    tx: &mut Tx,
    at: &mut Moment,
    application: &Application,
    kind: &str,
) -> Result<(), Error> {
    let about = Some((About::Application, application.code));
    told::see_about(tx, application.member, application.code, at.now)?;
    notices::tell(tx, at, application.member, kind, about)
}

/// Plants the timer of the application `id` again.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let it = applications::find(tx, ApplicationId(id))?.ok_or(Error::NotFound)?;
    Ok(applications::set(tx, &it)?)
}
