//! Admitting: a decision with its reason, by one person or two. Who is accepted has the role in the same unit of work.

use kith_core::{
    ApplicationId, Code, Moment, Private, ProgrammeId, Refusal,
    people::grant::Role,
    programme::application::{
        Application, CRITERIA, Clock, Due, End, Eyes, Hand, State, Verdict, Word,
    },
    safety::{letter, standing::Act},
};
use kith_store::{
    Tx,
    keys::Owner,
    programme::{admissions, applications, references},
    seal::Sealed,
};
use uuid::Uuid;

use super::{
    applying::{self, note, programme_of},
    belonging, checking, reading,
    reviewing::{find, opened, tell_crew, tell_writer},
};
use crate::{
    App, Error,
    people::{
        grants::{self, Giving},
        recognising::Known,
    },
    safety::standing,
};

/// Nothing says why.
pub const NO_REASON: Refusal = Refusal("application-no-reason");

/// A measure or a check stands in the way of the role.
pub const BARRED: Refusal = Refusal("application-barred");

/// A decision on its way: its reason sealed, not yet made.
#[derive(Debug, Clone)]
pub struct Draft {
    id: Uuid,
    application: Code,
    verdict: Verdict,
    reason: Sealed,
}

/// Seals why `known` decides so about the application that `code` names. May wait for the key store: call it aside.
///
/// # Errors
/// [`NO_REASON`]; [`Error::Refused`] where the reason is too long; [`Error::NotFound`] where it is not for them.
pub fn draft(
    app: &App,
    known: &Known,
    code: Code,
    (verdict, reason): (Verdict, &str),
) -> Result<Draft, Error> {
    if reason.trim().is_empty() {
        return Err(NO_REASON.into());
    }
    let words = letter::line(reason)?;
    let (who, mut at) = (known.clone(), app.moment());
    let read = at.clone();
    let it = app.store.read(move |tx| find(tx, &read, &who, code))?;
    let id: Uuid = at.id();
    let owner = Owner::Programme(it.programme);
    let reason = app.seal(owner, admissions::reason_place(id), &mut at, &words)?;
    Ok(Draft { id, application: code, verdict, reason })
}

/// `known` decides: at once, or, where the programme wants two, as soon as another agrees.
///
/// # Errors
/// [`Error::NotFound`] where it is not for them; [`Error::Refused`] where they had a hand in what is looked at again,
/// they never opened it, a measure or a check stands in the way of a yes, or it is decided.
pub fn decide(tx: &mut Tx, at: &mut Moment, known: &Known, draft: &Draft) -> Result<(), Error> {
    let mut it = opened(tx, at, known, draft.application)?;
    has_room(tx, at, &it, draft.verdict)?;
    let (programme, before) = (programme_of(tx, &it)?, admissions::hands(tx, it.id)?);
    let eyes = if admissions::two_decide(tx, it.programme)? { Eyes::Two } else { Eyes::One };
    let clock = Clock { now: at.now, calendar: &programme.calendar };
    let by = Hand { who: known.member, before: &before };
    it.decide(by, draft.verdict, eyes, clock)?;
    applications::set(tx, &it)?;
    let decision = admissions::Decision {
        id: draft.id,
        by: known.member,
        verdict: draft.verdict,
        criteria: CRITERIA,
        reason: draft.reason.clone(),
        at: at.now,
        told: None,
    };
    admissions::add(tx, it.id, &decision)?;
    note(tx, at, &it, Some(known.member), "decide_application")?;
    if let State::Second { .. } = it.state {
        return tell_crew(tx, at, &it, "notice-application-second");
    }
    settled(tx, at, known, &it)
}

/// `known`, the second person, says `word` about what another decided.
///
/// # Errors
/// [`Error::NotFound`] where it is not for them; [`Error::Refused`] where they decided it, never opened it, or nobody is
/// asked.
pub fn answer(
    tx: &mut Tx,
    at: &mut Moment,
    known: &Known,
    (code, word): (Code, Word),
) -> Result<(), Error> {
    let mut it = opened(tx, at, known, code)?;
    if let (State::Second { verdict, .. }, Word::Agree) = (it.state, word) {
        has_room(tx, at, &it, verdict)?;
    }
    let before = admissions::hands(tx, it.id)?;
    it.answer(Hand { who: known.member, before: &before }, word, at.now)?;
    applications::set(tx, &it)?;
    admissions::second(tx, it.id, known.member)?;
    match word {
        Word::Agree => {
            note(tx, at, &it, Some(known.member), "agree_application")?;
            settled(tx, at, known, &it)
        }
        Word::Differ => {
            note(tx, at, &it, Some(known.member), "differ_application")?;
            tell_crew(tx, at, &it, "notice-application-differ")
        }
    }
}

/// That `verdict` can hold: nobody is accepted into a programme that takes nobody in.
fn has_room(tx: &mut Tx, at: &Moment, it: &Application, verdict: Verdict) -> Result<(), Error> {
    let holds = verdict != Verdict::Accepted || reading::takes_in(tx, at.now, it.programme)?;
    holds.then_some(()).ok_or_else(|| applying::CLOSED.into())
}

/// What was decided holds: whoever is accepted has the role, and its writer hears why.
fn settled(tx: &mut Tx, at: &mut Moment, by: &Known, it: &Application) -> Result<(), Error> {
    admissions::tell(tx, it.id, at.now)?;
    match it.state {
        State::Ended { how: End::Accepted, .. } => {
            may_hold(tx, at, it)?;
            if !grants::holding(tx, it.member, at.now)?.contains(&it.role) {
                let giving = Giving { role: it.role, until: None };
                grants::give(tx, at, Some(by.member), it.member, giving)?;
            }
            belonging::joined(tx, it.member, (it.role, it.programme))?;
            references::close(tx, it.id)?;
            tell_writer(tx, at, it, "notice-application-accepted")
        }
        State::Waiting { .. } => tell_writer(tx, at, it, "notice-application-waiting"),
        _ => {
            references::close(tx, it.id)?;
            tell_writer(tx, at, it, "notice-application-declined")
        }
    }
}

/// That nothing stands in the way of the role for the writer of `it` since they sent it.
fn may_hold(tx: &mut Tx, at: &Moment, it: &Application) -> Result<(), Error> {
    let mentors = it.role == Role::Mentor;
    let act = if mentors { Act::Offer } else { Act::Ask };
    standing::may(tx, at.now, it.member, act).map_err(|why| match why {
        Error::Refused(_) => BARRED.into(),
        other => other,
    })?;
    let lapsed = mentors && checking::lapsed(tx, at.now, it.member)?;
    if lapsed { Err(BARRED.into()) } else { Ok(()) }
}

/// The job [`applications::JOB`] on the application `subject`: what its deadline asks for, where it has come. Done twice,
/// it is done once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, subject: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| pass(tx, &mut moment.clone(), ApplicationId(subject)))
}

fn pass(tx: &mut Tx, at: &mut Moment, id: ApplicationId) -> Result<(), Error> {
    let Some(mut it) = applications::find(tx, id)? else { return Ok(()) };
    let programme = programme_of(tx, &it)?;
    let due = it.due(Clock { now: at.now, calendar: &programme.calendar });
    if due == Some(Due::Past) {
        return applying::past(tx, at, &it);
    }
    applications::set(tx, &it)?;
    match due {
        None | Some(Due::Over | Due::Past) => Ok(()),
        Some(Due::Late) => {
            note(tx, at, &it, None, "late_application")?;
            tell_crew(tx, at, &it, "notice-application-late")?;
            tell_writer(tx, at, &it, "notice-application-late-own")
        }
        Some(Due::Second) => tell_crew(tx, at, &it, "notice-application-second"),
        Some(Due::Still) => tell_writer(tx, at, &it, "notice-application-still"),
    }
}

/// Why it was decided so, in the words for its writer.
pub(super) fn reason(
    app: &App,
    programme: ProgrammeId,
    decision: &admissions::Decision,
) -> Result<Option<Private>, Error> {
    let place = admissions::reason_place(decision.id);
    app.unseal(Owner::Programme(programme), place, &decision.reason)
}

/// What was heard in an interview, for the desk.
pub(super) fn heard(
    app: &App,
    programme: ProgrammeId,
    note: &admissions::Note,
) -> Result<Option<Private>, Error> {
    app.unseal(Owner::Programme(programme), admissions::note_place(note.id), &note.words)
}
