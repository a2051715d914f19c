//! Learning: reading a course, answering its quiz, signing its code of conduct; and what happens when a pass runs out.

use kith_core::{
    Code, MemberId, Moment, Timestamp,
    people::{grant::Role, notice::About},
    programme::{
        course::Course,
        courses,
        learning::{Learning, Stage},
        quiz::Answers,
        term::Due,
    },
};
use kith_store::{
    Tx,
    audit::deeds::{self, Actor, Deed},
    jobs,
    pairing::pool,
    people::notices as told,
    programme::{commitments, learnings, programmes, required},
};
use uuid::Uuid;

use super::{checking, requiring};
use crate::{
    App, Error,
    people::{grants, notices, recognising::Known},
    support::leaving,
};

/// What whoever passed is told a month before that runs out.
const WARN: &str = "notice-course-warn";
/// What they are told when it has.
const OVER: &str = "notice-course-over";

/// One course, as its learner sees it.
#[derive(Debug, Clone)]
pub struct Own {
    /// What they do in it.
    pub learning: Learning,
    /// The newest version of its code of conduct that they signed, and when.
    pub signed: Option<(u32, Timestamp)>,
    /// Where they are.
    pub stage: Stage,
    /// Whether it is asked of them before anybody new, in a role that they hold or ask for.
    pub asked: bool,
    /// The time zone by which the house counts its days.
    pub zone: String,
}

/// The course that `code` names, as `who` sees it.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub fn own(tx: &mut Tx, now: Timestamp, who: &Known, code: Code) -> Result<Own, Error> {
    let course = courses::named(code).ok_or(Error::NotFound)?;
    let all = all(tx, now, who)?;
    all.into_iter().find(|own| own.learning.course == course).ok_or(Error::NotFound)
}

/// Every course, as `who` sees it.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn all(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<Vec<Own>, Error> {
    let (begun, signed) = (learnings::of(tx, who.member)?, commitments::of(tx, who.member)?);
    let held = grants::holding(tx, who.member, now)?;
    let mentored = pool::waits(tx, who.face.id)?;
    let zone = programmes::the_one(tx)?.calendar.zone.name().to_owned();
    let mut all = Vec::new();
    for course in courses::ALL {
        let learning = begun.iter().find(|one| one.course == course).cloned();
        let learning = learning.unwrap_or_else(|| Learning::new(who.member, course));
        let newest = signed.iter().find(|(key, ..)| key == course.key());
        let signed = newest.map(|(_, version, at)| (*version, *at));
        let stage = learning.stage(signed.map(|(version, _)| version), now);
        let asked = (held.contains(&course.role) || course.role == Role::Mentee && mentored)
            && required::asked(tx, now, who.member, course.role)?.is_some();
        all.push(Own { learning, signed, stage, asked, zone: zone.clone() });
    }
    Ok(all)
}

/// Whether a course waits for `who`: asked of them before anybody new, and not passed.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn waits(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<bool, Error> {
    Ok(all(tx, now, who)?.iter().any(|own| own.asked && !own.stage.holds()))
}

/// Where `member` is in `course` at `now`.
pub(super) fn stage(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
    course: &'static Course,
) -> Result<Stage, Error> {
    let Some(learning) = learnings::find(tx, member, course)? else { return Ok(Stage::New) };
    let signed = commitments::of(tx, member)?.into_iter().find(|(key, ..)| key == course.key());
    Ok(learning.stage(signed.map(|(_, version, _)| version), now))
}

/// `who` has read the lesson at `place`, from 1 on, of the course that `code` names. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or one before it was not read.
pub fn read(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (code, place): (Code, usize),
) -> Result<(), Error> {
    let read = of(tx, who, code)?.reads(place).ok_or(Error::NotFound)?;
    Ok(learnings::set(tx, at.id(), &read, at.now)?)
}

/// `who` answers the quiz of the course that `code` names; whether that is enough.
///
/// # Errors
/// [`Error::NotFound`] where there is no such course; [`Error::Refused`] as [`Learning::answered`].
pub fn answer(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (code, answers): (Code, &Answers),
) -> Result<bool, Error> {
    let (before, id) = (of(tx, who, code)?, at.id());
    let zone = programmes::the_one(tx)?.calendar.zone;
    let after = before.answered(at.now, answers.clone(), &zone)?;
    learnings::set(tx, id, &after, at.now)?;
    let passes = after.course.quiz.passes(answers);
    if passes {
        note(tx, at, (who.member, after.course.code), Some(who.member), "pass_course")?;
        seen(tx, at.now, who.member, code)?;
    }
    Ok(passes)
}

/// `who` signs version `version` of the code of conduct of the course that `code` names. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where there is no such course; [`Error::Refused`] as [`Learning::may_sign`].
pub fn sign(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    (code, version): (Code, u32),
) -> Result<(), Error> {
    let learning = of(tx, who, code)?;
    learning.may_sign(version)?;
    if !commitments::add(tx, who.member, (learning.course, version), at.now)? {
        return Ok(());
    }
    note(tx, at, (who.member, code), Some(who.member), "sign_commitment")
}

/// The job [`learnings::JOB`] on the row `subject`: the end of a pass is announced, and comes. Done twice, it is done once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, subject: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| pass(tx, &mut moment.clone(), subject))
}

fn pass(tx: &mut Tx, at: &mut Moment, id: Uuid) -> Result<(), Error> {
    let Some(mut learning) = learnings::by_id(tx, id)? else { return Ok(()) };
    let due = learning.term.due(at.now);
    // Pulled in the same unit of work: done again, there is nothing left to do.
    let first = jobs::pull(tx, learnings::JOB, id)?;
    learning.term.warned |= due == Some(Due::Warn);
    learnings::set(tx, id, &learning, at.now)?;
    let (member, course) = (learning.member, learning.course);
    let asked = required::asked(tx, at.now, member, course.role)?.is_some();
    match due.filter(|_| first && asked) {
        None => Ok(()),
        Some(Due::Warn) => tell(tx, at, (member, course), WARN),
        Some(Due::Over) => {
            note(tx, at, (member, course.code), None, "end_course")?;
            pass_on(tx, at, (member, course))?;
            tell(tx, at, (member, course), OVER)
        }
    }
}

/// What was offered to `member` in the role of `course` goes on to others.
fn pass_on(
    tx: &mut Tx,
    at: &mut Moment,
    (member, course): (MemberId, &Course),
) -> Result<(), Error> {
    match checking::helper(tx, member)? {
        Some(face) => {
            leaving::pass_on(tx, at, face.id, |kind| requiring::answering(kind) == course.role)
        }
        None => Ok(()),
    }
}

/// Tells `member`, where they hold the role that the course is for.
fn tell(
    tx: &mut Tx,
    at: &mut Moment,
    (member, course): (MemberId, &Course),
    kind: &str,
) -> Result<(), Error> {
    if !grants::holding(tx, member, at.now)?.contains(&course.role) {
        return Ok(());
    }
    seen(tx, at.now, member, course.code)?;
    notices::tell(tx, at, member, kind, Some((About::Course, course.code)))
}

/// What was told to `member` about the end of that course is seen.
fn seen(tx: &mut Tx, now: Timestamp, member: MemberId, code: Code) -> Result<(), Error> {
    Ok(told::see_as(tx, member, (About::Course, code), now).map(drop)?)
}

/// Plants the timer of the row `id` again.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let learning = learnings::by_id(tx, id)?.ok_or(Error::NotFound)?;
    let due = learning.term.next().ok_or(Error::NotFound)?;
    Ok(jobs::plant(tx, learnings::JOB, id, due)?)
}

/// `member` is erased: what they learnt and signed is forgotten.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, _: &mut Moment, member: MemberId) -> Result<(), Error> {
    learnings::forget(tx, member)?;
    Ok(commitments::forget(tx, member)?)
}

/// What `who` does in the course that `code` names.
fn of(tx: &mut Tx, who: &Known, code: Code) -> Result<Learning, Error> {
    let course = courses::named(code).ok_or(Error::NotFound)?;
    let kept = learnings::find(tx, who.member, course)?;
    Ok(kept.unwrap_or_else(|| Learning::new(who.member, course)))
}

fn note(
    tx: &mut Tx,
    at: &Moment,
    (member, course): (MemberId, Code),
    who: Option<MemberId>,
    verb: &'static str,
) -> Result<(), Error> {
    let (stream, actor) = (deeds::of_member(member), who.map(Actor::from));
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object: course.0, at: at.now })?)
}
