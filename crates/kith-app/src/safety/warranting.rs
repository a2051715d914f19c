//! Asking for leave to read a talk, a second person's yes or no, and beginning to read. The two who talk
//! see each reading, with its reason; a lead is told.

use kith_core::{
    Code, MemberId, Moment, Private, RequestId, TalkId, WarrantId,
    people::{grant::Role, notice::About},
    safety::{
        care::Place,
        case::{Case, Source},
        opening::{HOLD, Opening, What, role_for_copies},
        warrant::{self, Ground, State, Warrant},
    },
    talk::Talk,
};
use kith_store::{
    Tx, jobs,
    people::members,
    safety::{cares, cases, letters, openings, warrants},
    seal::Sealed,
    talk::talks,
};
use uuid::Uuid;

use super::{crew, deciding, opening, resting, writing};
use crate::{
    App, Error,
    audit::anchoring,
    once::{Post, once},
    people::{grants, notices, recognising::Known},
};

/// A sentence on its way, sealed.
#[derive(Debug, Clone)]
pub struct Draft {
    id: WarrantId,
    ground: Ground,
    sentence: Sealed,
}

/// Seals the sentence that says why. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::Refused`] where it is blank or too long.
pub fn draft(app: &App, ground: Ground, text: &str) -> Result<Draft, Error> {
    let (sentence, mut at) = (warrant::sentence(text)?, app.moment());
    let id: WarrantId = at.id();
    let sentence = app.seal(writing::HOUSE, warrants::place(id), &mut at, &sentence)?;
    Ok(Draft { id, ground, sentence })
}

/// Whether `known` may ask to read the talk that the case `code` is about, and in which role.
///
/// # Errors
/// [`Error::NotFound`] where the case is none of theirs or about no talk; [`Error::Refused`] for a
/// coordinator.
pub fn may_ask(tx: &mut Tx, at: &Moment, known: &Known, code: Code) -> Result<Role, Error> {
    let case = deciding::find(tx, at.now, known, code)?;
    talk_of(tx, &case)?;
    Ok(role_for_copies(&grants::holding(tx, known.member, at.now)?, false)?)
}

/// Asks for `known` to read the talk that the case `code` is about, once for each `post`; the warrant's
/// code. Below danger, everybody else who may say yes is told.
///
/// # Errors
/// As [`may_ask`].
pub fn ask(
    tx: &mut Tx,
    at: &mut Moment,
    post: &Post,
    (known, code): (&Known, Code),
    draft: &Draft,
) -> Result<String, Error> {
    once(tx, at, post, |tx, at| {
        let role = may_ask(tx, at, known, code)?;
        let case = deciding::find(tx, at.now, known, code)?;
        let warrant = Warrant {
            id: draft.id,
            code: at.code(),
            case: case.id,
            talk: talk_of(tx, &case)?.id,
            by: known.member,
            role,
            ground: draft.ground,
            at: at.now,
            state: State::first(case.level, at.now),
        };
        warrants::add(tx, &warrant, &draft.sentence)?;
        writing::note(tx, at, &case, Some(known.member), "ask_read")?;
        if warrant.waits(at.now) {
            for member in seconds(tx, at, &case, known.member)? {
                let about = Some((About::Read, warrant.code));
                notices::tell(tx, at, member, "notice-read-asked", about)?;
            }
        }
        Ok(warrant.code.to_string())
    })
}

/// The second person `known` answers the warrant `code`; whoever asked is told.
///
/// # Errors
/// [`Error::NotFound`] where it is none of theirs to answer; [`Error::Refused`] where it is their own, or
/// does not wait.
pub fn answer(
    tx: &mut Tx,
    at: &mut Moment,
    (known, code): (&Known, Code),
    answer: Answer,
) -> Result<(), Error> {
    let (mut warrant, case) = found(tx, at, known, code)?;
    let (verb, kind) = match answer {
        Answer::Yes => {
            warrant.allow(known.member, at.now)?;
            ("allow_read", "notice-read-allowed")
        }
        Answer::No => {
            warrant.refuse(known.member, at.now)?;
            ("refuse_read", "notice-read-refused")
        }
    };
    warrants::set(tx, &warrant)?;
    notices::tell(tx, at, warrant.by, kind, Some((About::Read, code)))?;
    writing::note(tx, at, &case, Some(known.member), verb)
}

/// What a second person says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is needed.
    Yes,
    /// It is not.
    No,
}

/// Whoever asked begins to read, for half an hour: the two who talk will see that, and a lead is told now.
/// `share` is how many private texts the house asks of one person in a week.
///
/// # Errors
/// [`Error::NotFound`] where it is none of theirs; [`Error::Refused`] where nobody said yes, its time is over, or
/// they have read enough.
pub fn begin(
    tx: &mut Tx,
    at: &mut Moment,
    known: &Known,
    code: Code,
    share: i64,
) -> Result<(), Error> {
    let (mut warrant, mut case) = found(tx, at, known, code)?;
    resting::may(tx, at.now, (known.member, &case), share)?;
    let until = warrant.begin(known.member, at.now)?;
    warrants::set(tx, &warrant)?;
    case.claim(known.member, at.now)?;
    cases::set(tx, &case)?;
    let talk = talks::find(tx, warrant.talk)?.ok_or(Error::NotFound)?;
    let reporter = reporter(tx, &case)?;
    for face in [talk.member, talk.helper] {
        let member = crew::owner(tx, face)?;
        let (by, role, why) = (known.member, warrant.role, warrant.ground.why());
        let opening = Opening { member, by, role, what: What::Messages, why, at: at.now, until };
        // In a talk of two it would tell who reported: the other side sees it later.
        let held = reporter.is_some_and(|reporter| reporter != member);
        tell_author(tx, at, &warrant, (&opening, held))?;
    }
    for lead in others(tx, at, &case, known.member)? {
        notices::tell(tx, at, lead, "notice-read-begun", Some((About::Read, code)))?;
    }
    anchoring::soon(tx, at.now)?;
    writing::note(tx, at, &case, Some(known.member), "read_talk")
}

fn tell_author(
    tx: &mut Tx,
    at: &mut Moment,
    warrant: &Warrant,
    (opening, held): (&Opening, bool),
) -> Result<(), Error> {
    let (id, shown): (Uuid, _) = (at.id(), at.now + HOLD);
    openings::add_held(tx, (id, warrant.id.0), opening, held.then_some(shown))?;
    openings::tie(tx, id, warrant.id)?;
    if held {
        return Ok(jobs::plant(tx, opening::SHOW, id, shown)?);
    }
    if members::find(tx, opening.member)?.is_some() {
        notices::tell(tx, at, opening.member, "notice-reads", None)?;
    }
    Ok(())
}

/// The warrant that `code` names and its case, for whoever works on that as a moderator or a lead.
pub(super) fn found(
    tx: &mut Tx,
    at: &Moment,
    known: &Known,
    code: Code,
) -> Result<(Warrant, Case), Error> {
    let (warrant, _) = warrants::find_by_code(tx, code)?.ok_or(Error::NotFound)?;
    let case = cases::find(tx, warrant.case.0.into())?.ok_or(Error::NotFound)?;
    let may = seconds(tx, at, &case, MemberId(Uuid::nil()))?.contains(&known.member);
    may.then_some((warrant, case)).ok_or(Error::NotFound)
}

/// The talk that `case` is about.
pub(super) fn talk_of(tx: &mut Tx, case: &Case) -> Result<Talk, Error> {
    let talk = match case.source {
        Source::Concern => {
            let letter = letters::find(tx, case.subject.into())?;
            letter.and_then(|letter| letter.talk).map_or(Ok(None), |talk| talks::find(tx, talk))?
        }
        Source::Safe => talks::of_request(tx, RequestId(case.subject))?,
        Source::Signal => match cares::find(tx, case.subject.into())? {
            Some(of) if of.place == Place::Talk => talks::find(tx, TalkId(of.at_place))?,
            _ => None,
        },
        Source::Contact | Source::Appeal | Source::Pattern | Source::Right => None,
    };
    talk.ok_or(Error::NotFound)
}

/// Who works on `case` as a moderator or a lead, but for `by`.
pub(super) fn seconds(
    tx: &mut Tx,
    at: &Moment,
    case: &Case,
    by: MemberId,
) -> Result<Vec<MemberId>, Error> {
    let mut seconds = Vec::new();
    for member in crew::of(tx, at.now, case)? {
        let may = role_for_copies(&grants::holding(tx, member, at.now)?, false).is_ok();
        if may && member != by {
            seconds.push(member);
        }
    }
    Ok(seconds)
}

/// The leads who learn that `by` reads; where there is none, every other moderator.
fn others(tx: &mut Tx, at: &Moment, case: &Case, by: MemberId) -> Result<Vec<MemberId>, Error> {
    let all = seconds(tx, at, case, by)?;
    let mut leads = Vec::new();
    for member in &all {
        if grants::holding(tx, *member, at.now)?.contains(&Role::Lead) {
            leads.push(*member);
        }
    }
    Ok(if leads.is_empty() { all } else { leads })
}

fn reporter(tx: &mut Tx, case: &Case) -> Result<Option<MemberId>, Error> {
    let concern = case.source == Source::Concern;
    let letter = if concern { letters::find(tx, case.subject.into())? } else { None };
    Ok(letter.and_then(|letter| letter.writer))
}

/// The sentence of a warrant, opened for whoever may read it; `None` where the key of the house is gone.
pub(super) fn sentence(
    app: &App,
    (id, sealed): &(WarrantId, Sealed),
) -> Result<Option<Private>, Error> {
    app.unseal(writing::HOUSE, warrants::place(*id), sealed)
}
