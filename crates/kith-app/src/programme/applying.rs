//! Applying: a member writes their way into a role in their own time, and sends it to be read. Only they take it back.

use kith_core::{
    ApplicationId, Code, FaceId, MemberId, Moment, Private, ProgrammeId, Refusal, Timestamp,
    people::grant::Role,
    programme::{
        Programme,
        application::{Application, Clock, State, Verdict},
        charter::{Charter, State::Open},
        question::{self, MISSING, Question},
        slug::Slug,
    },
    safety::{care::Place, letter, standing::Act},
};
use kith_store::{
    Tx,
    audit::deeds::{self, Actor, Deed},
    keys::Owner,
    people::notices as told,
    programme::{admissions, applications, charters, checks, programmes, references, sources},
    seal::Sealed,
};
use serde_json::{Map, Value, json};

use super::{admitting, reading, referring, requiring, reviewing};
use crate::{
    App, Error, Fault,
    people::{grants, recognising::Known},
    safety::{
        noticing::{self, Noticed, Spot},
        standing,
    },
};

/// They hold the role already.
pub const HELD: Refusal = Refusal("application-held");

/// The programme takes nobody in now.
pub const CLOSED: Refusal = Refusal("application-closed");

/// How many of their applications a member looks at.
const PAGE: i64 = 20;

/// What an application says, question by question in their order; one without an answer is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(pub Vec<(&'static str, Private)>);

/// Answers on their way: sealed and read for danger, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    id: ApplicationId,
    sealed: Sealed,
    whole: bool,
    read: Read,
}

/// Why somebody else should look, on its way: sealed and read for danger, not yet kept.
#[derive(Debug, Clone)]
pub struct Appeal {
    sealed: Sealed,
    read: Read,
}

/// What was noticed in the words of `author`.
#[derive(Debug, Clone)]
struct Read {
    author: FaceId,
    noticed: Noticed,
}

/// An application as its writer sees it.
#[derive(Debug, Clone)]
pub struct Own {
    /// The application.
    pub application: Application,
    /// What the programme is called.
    pub programme: String,
    /// Where its page stands; `None` for the house itself.
    pub slug: Option<Slug>,
    /// By which zone its days are counted.
    pub zone: String,
    /// What it says.
    pub answers: Answers,
    /// Why somebody else should look at it, where that was asked.
    pub appeal: Option<Private>,
    /// Their place on the waiting list; `None` where they are on none.
    pub line: Option<i64>,
    /// What was decided, the newest first.
    pub told: Vec<Told>,
    /// Whom they named.
    pub references: Vec<referring::Asked>,
    /// The course that comes first, once they have the role; `None` where none does.
    pub course: Option<Code>,
}

/// A decision as whom it is about reads it.
#[derive(Debug, Clone)]
pub struct Told {
    /// What.
    pub verdict: Verdict,
    /// By which version of the written criteria.
    pub criteria: u32,
    /// Why.
    pub reason: Option<Private>,
    /// When they were told.
    pub at: Timestamp,
}

impl Answers {
    /// What was typed for `role`.
    ///
    /// # Errors
    /// The question whose answer is too long, with [`question::LONG`].
    pub fn of(role: Role, typed: impl Fn(&str) -> String) -> Result<Self, (&'static str, Refusal)> {
        let mut all = Vec::new();
        for question in question::questions(role) {
            let read = question.read(&typed(question.key)).map_err(|why| (question.key, why))?;
            all.extend(read.map(|words| (question.key, words)));
        }
        Ok(Self(all))
    }

    /// What is answered to the question `key`; empty where nothing is.
    #[must_use]
    pub fn answer(&self, key: &str) -> &str {
        let found = self.0.iter().find(|(is, _)| *is == key);
        found.map(|(_, words)| words.reveal()).unwrap_or_default()
    }

    /// The questions of `role` that are still to be answered.
    #[must_use]
    pub fn gaps(&self, role: Role) -> Vec<&'static str> {
        let open = |question: &&Question| question.needed && self.answer(question.key).is_empty();
        question::questions(role).iter().filter(open).map(|question| question.key).collect()
    }

    /// Everything that is answered, in the order of the questions.
    fn text(&self) -> Private {
        let all: Vec<_> = self.0.iter().map(|(_, words)| words.reveal()).collect();
        Private::new(all.join("\n"))
    }

    fn written(&self) -> Private {
        let all = self.0.iter().map(|(key, words)| ((*key).to_owned(), json!(words.reveal())));
        Private::new(Value::Object(all.collect()).to_string())
    }

    /// What was written for `role`; a question that is asked no more is left out.
    pub(super) fn read(role: Role, words: &Private) -> Result<Self, Fault> {
        let all: Map<String, Value> = serde_json::from_str(words.reveal()).map_err(Fault::new)?;
        let answer = |question: &Question| {
            let words = all.get(question.key).and_then(Value::as_str);
            words.map(|words| (question.key, Private::new(words)))
        };
        Ok(Self(question::questions(role).iter().filter_map(answer).collect()))
    }
}

impl Read {
    /// Reads `text`, which `who` writes to be read by whoever decides.
    fn new(app: &App, who: &Known, text: &Private) -> Self {
        Self { author: who.face.id, noticed: noticing::alone(app, text) }
    }

    /// Keeps what was noticed in the application `id`: whoever may be in danger does not wait for a decision.
    fn keep(&self, tx: &mut Tx, at: &mut Moment, id: ApplicationId) -> Result<(), Error> {
        let spot = Spot { place: Place::Application, id: id.0, author: self.author, message: None };
        noticing::keep(tx, at, &self.noticed, spot)
    }
}

/// To what one applies at the address `slug`: the programme that stands there, or the house itself where that is empty.
///
/// # Errors
/// [`Error::NotFound`] where there is none; [`CLOSED`] where it takes nobody in.
pub fn to(
    tx: &mut Tx,
    now: Timestamp,
    slug: &str,
) -> Result<(ProgrammeId, Option<Charter>), Error> {
    if slug.is_empty() {
        return Ok((programmes::the_one(tx)?.id, None));
    }
    let charter = reading::named(tx, now, None, slug)?;
    if charter.state != Open {
        return Err(CLOSED.into());
    }
    Ok((charter.programme, Some(charter)))
}

/// The name of the zone by which the days of `application` are counted.
pub(super) fn zone(tx: &mut Tx, application: &Application) -> Result<String, Error> {
    Ok(programme_of(tx, application)?.calendar.zone.name().to_owned())
}

/// The programme of `application`.
pub(super) fn programme_of(tx: &mut Tx, application: &Application) -> Result<Programme, Error> {
    programmes::find(tx, application.programme)?.ok_or(Error::NotFound)
}

/// `known` begins an application for `role` at the address `slug`; where one of theirs is open, it is that one. Its code.
///
/// # Errors
/// [`HELD`]; as [`to`].
pub fn begin(
    tx: &mut Tx,
    at: &mut Moment,
    known: &Known,
    (slug, role): (&str, Role),
) -> Result<Code, Error> {
    if grants::holds(tx, at.now, known, role)? {
        return Err(HELD.into());
    }
    let (programme, _) = to(tx, at.now, slug)?;
    let open = applications::of(tx, known.member, PAGE)?
        .into_iter()
        .find(|one| (one.programme, one.role) == (programme, role) && !one.is_over());
    if let Some(open) = open {
        return Ok(open.code);
    }
    let application = Application {
        id: at.id(),
        code: at.code(),
        programme,
        member: known.member,
        role,
        sent: None,
        by: None,
        since: None,
        raised: false,
        state: State::Draft,
    };
    applications::add(tx, &application, at.now)?;
    note(tx, at, &application, Some(known.member), "begin_application")?;
    Ok(application.code)
}

/// Seals `answers` for the application of `member` that `code` names. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn draft(app: &App, who: &Known, code: Code, answers: &Answers) -> Result<Draft, Error> {
    let member = who.member;
    let it = app.store.read(move |tx| mine(tx, member, code))?;
    let place = applications::answers_place(it.id);
    let sealed = app.seal(Owner::Member(member), place, &mut app.moment(), &answers.written())?;
    let read = Read::new(app, who, &answers.text());
    Ok(Draft { id: it.id, sealed, whole: answers.gaps(it.role).is_empty(), read })
}

/// Keeps `draft`, to go on with it later.
///
/// # Errors
/// [`Error::Refused`] where it was sent.
pub fn save(tx: &mut Tx, draft: &Draft) -> Result<(), Error> {
    let it = applications::find(tx, draft.id)?.ok_or(Error::NotFound)?;
    if it.state != State::Draft {
        return Err(kith_core::programme::application::NOT_NOW.into());
    }
    Ok(applications::keep_answers(tx, it.id, &draft.sealed)?)
}

/// Keeps `draft` and sends it: from now on there is a day by which it is decided.
///
/// # Errors
/// [`MISSING`] where an answer is; [`CLOSED`] where nobody is taken in any more; [`Error::Refused`] where it was sent, or a measure stands in the way.
pub fn send(tx: &mut Tx, at: &mut Moment, draft: &Draft) -> Result<(), Error> {
    save(tx, draft)?;
    let mut it = applications::find(tx, draft.id)?.ok_or(Error::NotFound)?;
    standing::may(tx, at.now, it.member, Act::Ask)?;
    if !reading::takes_in(tx, at.now, it.programme)? {
        return Err(CLOSED.into());
    }
    if !draft.whole {
        return Err(MISSING.into());
    }
    let programme = programme_of(tx, &it)?;
    it.send(Clock { now: at.now, calendar: &programme.calendar })?;
    applications::set(tx, &it)?;
    note(tx, at, &it, Some(it.member), "send_application")?;
    draft.read.keep(tx, at, it.id)?;
    reviewing::tell_crew(tx, at, &it, "notice-application-new")
}

/// `member` takes the application that `code` names back: nobody of the staff sees it any
/// more, and what was said of it is forgotten. Whether it had been sent.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`Error::Refused`] where it is over.
pub fn withdraw(tx: &mut Tx, at: &Moment, member: MemberId, code: Code) -> Result<bool, Error> {
    let mut it = mine(tx, member, code)?;
    it.withdraw(at.now)?;
    applications::set(tx, &it)?;
    references::hush(tx, it.id)?;
    admissions::forget(tx, it.id)?;
    told::forget_about(tx, it.code)?;
    note(tx, at, &it, Some(member), "withdraw_application")?;
    Ok(it.sent.is_some())
}

/// Seals why somebody else should look at the application of `member` that `code` names. May wait for the key store:
/// call it aside.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`Error::Refused`] where nothing is said, or too much.
pub fn draft_appeal(app: &App, who: &Known, code: Code, text: &str) -> Result<Appeal, Error> {
    let (words, member) = (letter::line(text)?, who.member);
    let it = app.store.read(move |tx| mine(tx, member, code))?;
    let place = applications::appeal_place(it.id);
    let sealed = app.seal(Owner::Member(member), place, &mut app.moment(), &words)?;
    Ok(Appeal { sealed, read: Read::new(app, who, &words) })
}

/// `member` asks that somebody else looks at the application that `code` names.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`Error::Refused`] where it is too late.
pub fn appeal(
    tx: &mut Tx,
    at: &mut Moment,
    (member, code): (MemberId, Code),
    appeal: &Appeal,
) -> Result<(), Error> {
    let mut it = mine(tx, member, code)?;
    let programme = programme_of(tx, &it)?;
    it.appeal(Clock { now: at.now, calendar: &programme.calendar })?;
    applications::set(tx, &it)?;
    applications::keep_appeal(tx, it.id, &appeal.sealed)?;
    note(tx, at, &it, Some(member), "appeal_application")?;
    appeal.read.keep(tx, at, it.id)?;
    reviewing::tell_crew(tx, at, &it, "notice-application-appeal")
}

/// The applications of `member`, each with the zone by which its days are counted, the newest first; up to twenty.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn list(tx: &mut Tx, member: MemberId) -> Result<Vec<(Application, String)>, Error> {
    let all = applications::of(tx, member, PAGE)?;
    all.into_iter().map(|it| zone(tx, &it).map(|zone| (it, zone))).collect()
}

/// The application of `member` that `code` names, opened for them. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn own(app: &App, member: MemberId, code: Code) -> Result<Own, Error> {
    let now = app.now();
    let (it, (answers, appeal), line, decisions, course, programme) =
        app.store.read(move |tx| {
            let it = mine(tx, member, code)?;
            let words = applications::words(tx, it.id)?;
            let line = applications::place_in_line(tx, &it)?;
            let decisions = admissions::list(tx, it.id)?;
            let slug = charters::of(tx, now, it.programme)?.map(|charter| charter.slug);
            let course = requiring::lacking(tx, now, member, it.role)?.map(|course| course.code);
            let programme = (programme_of(tx, &it)?, slug, references::of(tx, it.id)?);
            Ok::<_, Error>((it, words, line, decisions, course, programme))
        })?;
    let owner = Owner::Member(member);
    let open = |place, sealed: Option<Sealed>| {
        sealed.map_or(Ok(None), |sealed| app.unseal(owner, place, &sealed))
    };
    let answers = open(applications::answers_place(it.id), answers)?;
    let answers = answers.map_or(Ok(Answers::default()), |words| Answers::read(it.role, &words))?;
    let appeal = open(applications::appeal_place(it.id), appeal)?;
    let mut told = Vec::new();
    for decision in decisions {
        if let Some(at) = decision.told {
            let reason = admitting::reason(app, it.programme, &decision)?;
            let (verdict, criteria) = (decision.verdict, decision.criteria);
            told.push(Told { verdict, criteria, reason, at });
        }
    }
    let (programme, slug, named) = programme;
    let references = referring::asked(app, &it, named)?;
    let zone = programme.calendar.zone.name().to_owned();
    let programme = programme.name;
    let application = it;
    Ok(Own { application, programme, slug, zone, answers, appeal, line, told, references, course })
}

/// Notes that `member` saw what they were told about the application that `code` names.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn seen(tx: &mut Tx, at: &Moment, member: MemberId, code: Code) -> Result<(), Error> {
    told::see_about(tx, member, code, at.now)?;
    Ok(())
}

/// `member` leaves, and may come back: what they sent waits for nobody meanwhile, so it is taken back.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn departing(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    for it in applications::of(tx, member, i64::MAX)? {
        if it.sent.is_some() && !it.is_over() {
            withdraw(tx, at, member, it.code)?;
        }
    }
    Ok(())
}

/// `member` is erased: what they sent, what was said of it and what was looked at about them is forgotten. Twice is
/// once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, _: &mut Moment, member: MemberId) -> Result<(), Error> {
    for it in applications::of(tx, member, i64::MAX)? {
        forget(tx, &it)?;
    }
    Ok(checks::forget(tx, member)?)
}

/// `it` ended without the role, and long ago: it is forgotten; and what was looked at about a mentor, where they are none
/// and do not apply again.
pub(super) fn past(tx: &mut Tx, at: &Moment, it: &Application) -> Result<(), Error> {
    forget(tx, it)?;
    note(tx, at, it, None, "forget_application")?;
    let mentors = applications::of(tx, it.member, i64::MAX)?
        .iter()
        .any(|one| one.role == Role::Mentor && !one.is_over());
    if mentors || grants::holding(tx, it.member, at.now)?.contains(&Role::Mentor) {
        return Ok(());
    }
    Ok(checks::forget(tx, it.member)?)
}

fn forget(tx: &mut Tx, it: &Application) -> Result<(), Error> {
    references::forget(tx, it.id)?;
    admissions::forget(tx, it.id)?;
    sources::forget_way(tx, it.id)?;
    applications::remove(tx, it.id)?;
    told::forget_about(tx, it.code)?;
    Ok(())
}

/// The application that `code` names, where it is that of `member`.
pub(super) fn mine(tx: &mut Tx, member: MemberId, code: Code) -> Result<Application, Error> {
    let found = applications::named(tx, code)?.filter(|it| it.member == member);
    found.ok_or(Error::NotFound)
}

/// Appends to the chain of its writer that `who` (`None`: the house, at a deadline) did `verb` to `application`.
pub(super) fn note(
    tx: &mut Tx,
    at: &Moment,
    application: &Application,
    who: Option<MemberId>,
    verb: &'static str,
) -> Result<(), Error> {
    let (stream, object) = (deeds::of_member(application.member), application.id.0);
    let actor = who.map(Actor::from);
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object, at: at.now })?)
}
