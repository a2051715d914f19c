//! Practising: after the course a supporter asks for a practice talk, a supervisor takes it with a day, is beside them in some of
//! their shifts, and signs. Who waits for whom is known to the two; coordinators are told that somebody waits
//! (docs/adr/0046).

mod happening;
mod noting;
pub mod reading;

use kith_core::{
    Code, DAY, MINUTE, MemberId, Moment, Span, Timestamp,
    people::{grant::Role, notice::About},
    programme::{
        calendar::Day,
        courses,
        hours::{Kind, Line},
        practice::{COURSE, GONE, Practice, SHIFTS},
        zone::Zone,
    },
    support::duty::Duty,
};
use kith_store::{
    Tx,
    audit::deeds::{self, Actor, Deed},
    pairing::avoidances,
    people::{grants, notices as told},
    programme::{
        practices::{self, Kept},
        programmes, sign_offs,
    },
    safety::blocks,
    support::duties,
};

pub(super) use self::noting::{said, unsealed};
pub use self::{
    happening::{departing, due, erased, parted, plant_again, released, rests},
    noting::{Draft, Noting, Outcome, Signing, Wish, draft, keep, sign, signing},
};
use super::{learning, tallying};
use crate::{
    Error,
    people::{notices, recognising::Known},
    safety::measuring,
};

/// How far back a shift of theirs may lie that is marked as supervised.
const BACK: Span = DAY.times(60);

/// How long it has to be.
const SHORTEST: Span = MINUTE.times(15);

/// How many of those are shown.
const MANY: i64 = 8;

/// `who` would like a practice talk: a supervisor is told, and a clock runs. Twice is once. What names it.
///
/// # Errors
/// [`Error::NotFound`] for one who does not support; [`Error::Refused`] before the course, and where it is signed.
pub fn ask(tx: &mut Tx, at: &mut Moment, who: &Known) -> Result<Code, Error> {
    if !who.is(Role::Supporter) {
        return Err(Error::NotFound);
    }
    if !learnt(tx, at.now, who.member)? {
        return Err(COURSE.into());
    }
    let kept = practices::of(tx, who.member)?;
    if let Some(kept) = kept.as_ref().filter(|kept| kept.it.over.is_none()) {
        return Ok(kept.code);
    }
    let kept = if let Some(kept) = kept {
        Kept { it: kept.it.asks(at.now)?, ..kept }
    } else {
        let it = Practice::new(who.member, at.now);
        Kept { id: at.id(), code: at.code(), since: at.now, it }
    };
    practices::set(tx, &kept)?;
    note(tx, at, &kept, (Some(who.member), "ask_practice"))?;
    call(tx, at, &kept, "notice-practice-asked")?;
    Ok(kept.code)
}

/// A supervisor takes what `code` names, with a first day.
///
/// # Errors
/// [`Error::NotFound`] where they could not; [`Error::Refused`] where somebody else was first, or that is no day.
pub fn take(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (code, day): (Code, Option<Day>),
) -> Result<(), Error> {
    let mut kept = found(tx, who, code)?;
    kept.it = kept.it.take(who.member)?.set(at.now, day, &zone(tx)?)?;
    practices::set(tx, &kept)?;
    note(tx, at, &kept, (Some(who.member), "take_practice"))?;
    // Nobody else is called for it any more.
    for member in grants::holders(tx, Role::Supervisor, at.now)? {
        told::see_about(tx, member, kept.code, at.now)?;
    }
    tell(tx, at, (kept.it.supporter, &kept), "notice-practice-day")
}

/// The supervisor sets the next day; the supporter is told.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`Error::Refused`] where that is no day, or it is over.
pub fn set_day(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (code, day): (Code, Option<Day>),
) -> Result<(), Error> {
    let mut kept = beside(tx, who, code)?;
    kept.it = kept.it.set(at.now, day, &zone(tx)?)?;
    practices::set(tx, &kept)?;
    note(tx, at, &kept, (Some(who.member), "set_practice_day"))?;
    tell(tx, at, (kept.it.supporter, &kept), "notice-practice-day")
}

/// The supervisor was beside the supporter in the shift that began at `since`. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`Error::Refused`] before the practice talk, and where there was no such shift.
pub fn mark(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (code, since): (Code, Timestamp),
) -> Result<(), Error> {
    let mut kept = beside(tx, who, code)?;
    let done = markable(tx, at.now, kept.it.supporter)?;
    let duty = done.into_iter().find(|duty| duty.from == since).ok_or(GONE)?;
    kept.it = kept.it.supervised(at.now)?;
    let shift = (duty.from, duty.until, who.member);
    if !practices::add_shift(tx, kept.id, shift, at.now)? {
        return Ok(());
    }
    practices::set(tx, &kept)?;
    note(tx, at, &kept, (Some(who.member), "supervise_shift"))?;
    tell(tx, at, (kept.it.supporter, &kept), "notice-practice-shift")
}

/// The supporter stops for now, or the supervisor gives it to another. What was noted stays. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn end(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<(), Error> {
    let mut kept = found(tx, who, code)?;
    if kept.it.over.is_some() {
        return Ok(());
    }
    if kept.it.supporter != who.member {
        let kept = beside(tx, who, code)?;
        return happening::release(tx, at, kept, Some(who.member));
    }
    let supervisor = kept.it.supervisor;
    kept.it = Practice { supervisor: None, ..kept.it.stopped(at.now) };
    practices::set(tx, &kept)?;
    note(tx, at, &kept, (Some(who.member), "stop_practice"))?;
    for member in grants::holders(tx, Role::Supervisor, at.now)? {
        told::see_about(tx, member, kept.code, at.now)?;
    }
    match supervisor {
        Some(supervisor) => notices::tell(tx, at, supervisor, "notice-practice-stopped", None),
        None => Ok(()),
    }
}

/// How many supervised shifts come before a signature of `member`.
fn wanted(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<u32, Error> {
    Ok(sign_offs::asked(tx, now, member)?.unwrap_or(SHIFTS))
}

/// Whether a signature is asked of `member` before they meet anybody new, and they do not have it at `now`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn lacks(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<bool, Error> {
    if sign_offs::asked(tx, now, member)?.is_none() {
        return Ok(false);
    }
    Ok(!practices::of(tx, member)?.is_some_and(|kept| kept.it.lets(now)))
}

/// Whether `who` supports, and a signature comes first for them.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn waits(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<bool, Error> {
    Ok(who.is(Role::Supporter) && lacks(tx, now, who.member)?)
}

/// The lines of the practice talks in which `member` was.
pub(super) fn lines(tx: &mut Tx, member: MemberId) -> Result<Vec<Line>, Error> {
    let line = |talk: practices::Talk| Line {
        day: talk.day,
        kind: Kind::Practice,
        minutes: talk.minutes,
        programme: None,
        own: None,
    };
    Ok(practices::all_talks(tx, member)?.into_iter().map(line).collect())
}

/// Whether `member` passed the course for supporters.
fn learnt(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<bool, Error> {
    match courses::of(Role::Supporter) {
        Some(course) => Ok(learning::stage(tx, now, member, course)?.holds()),
        None => Ok(true),
    }
}

/// The shifts of `supporter` that may be marked as supervised, the newest first.
fn markable(tx: &mut Tx, now: Timestamp, supporter: MemberId) -> Result<Vec<Duty>, Error> {
    let Some(face) = tallying::helper(tx, supporter)? else { return Ok(Vec::new()) };
    let marked = practices::shifts(tx, supporter)?;
    let mut all = duties::ended(tx, face.id, (now + -BACK, now), MANY)?;
    all.retain(|duty| {
        duty.until.since(duty.from) >= SHORTEST
            && marked.iter().all(|(since, ..)| *since != duty.from)
    });
    Ok(all)
}

/// The one that `code` names, where `who` is one of the two, or could take it.
fn found(tx: &mut Tx, who: &Known, code: Code) -> Result<Kept, Error> {
    let kept = practices::named(tx, code)?.ok_or(Error::NotFound)?;
    let (it, reader) = (&kept.it, who.member);
    if it.supporter == reader || (it.supervisor == Some(reader) && who.is(Role::Supervisor)) {
        return Ok(kept);
    }
    let open = it.supervisor.is_none() && it.over.is_none() && who.is(Role::Supervisor);
    let apart = open && apart_from(tx, reader)?.contains(&it.supporter);
    if open && !apart { Ok(kept) } else { Err(Error::NotFound) }
}

/// The one that `code` names, where `who` is its supervisor, and nothing keeps the two apart.
fn beside(tx: &mut Tx, who: &Known, code: Code) -> Result<Kept, Error> {
    let kept = found(tx, who, code)?;
    let it = &kept.it;
    let is = it.supervisor == Some(who.member) && it.supporter != who.member;
    let is = is && !apart_from(tx, who.member)?.contains(&it.supporter);
    if is { Ok(kept) } else { Err(GONE.into()) }
}

/// Everybody from whom a closed door or a wish keeps `member` apart.
fn apart_from(tx: &mut Tx, member: MemberId) -> Result<Vec<MemberId>, Error> {
    let mut apart = blocks::apart_from(tx, member)?;
    apart.extend(avoidances::apart_from(tx, member)?);
    Ok(apart)
}

/// Tells the supervisor of `kept` the words at `kind`, or every supervisor who could take it where it has none; whoever gives
/// roles where there is nobody to tell.
fn call(tx: &mut Tx, at: &mut Moment, kept: &Kept, kind: &str) -> Result<(), Error> {
    if let Some(supervisor) = kept.it.supervisor {
        return tell(tx, at, (supervisor, kept), kind);
    }
    let apart = apart_from(tx, kept.it.supporter)?;
    let mut crew = grants::holders(tx, Role::Supervisor, at.now)?;
    crew.retain(|member| *member != kept.it.supporter && !apart.contains(member));
    for member in &crew {
        tell(tx, at, (*member, kept), kind)?;
    }
    if crew.is_empty() && kept.it.called.is_none() {
        measuring::call_admins(tx, at, "notice-admin-practice")?;
    }
    Ok(())
}

fn tell(
    tx: &mut Tx,
    at: &mut Moment,
    (member, kept): (MemberId, &Kept),
    kind: &str,
) -> Result<(), Error> {
    told::see_about(tx, member, kept.code, at.now)?;
    notices::tell(tx, at, member, kind, Some((About::Practice, kept.code)))
}

fn zone(tx: &mut Tx) -> Result<Zone, Error> {
    Ok(programmes::the_one(tx)?.calendar.zone)
}

/// A deed in the stream of the supporter; by the house where nobody did it.
fn note(
    tx: &mut Tx,
    at: &Moment,
    kept: &Kept,
    (who, verb): (Option<MemberId>, &'static str),
) -> Result<(), Error> {
    let (stream, actor) = (deeds::of_member(kept.it.supporter), who.map(Actor::from));
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object: kept.id, at: at.now })?)
}
