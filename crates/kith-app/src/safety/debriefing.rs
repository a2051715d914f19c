//! After a hard talk: a named person asks its helper how they are within a day, and until that was held or
//! declined no new requests come to them. Nothing is held against anybody.

use kith_core::{
    Code, DAY, FaceId, MemberId, Moment, TalkId,
    people::{
        face::{Face, Side},
        grant::Role,
    },
    safety::{
        debrief::{self, Debrief, End, WITHIN},
        signal::{Category, Reading},
    },
    support::safe::Level,
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    jobs,
    people::{faces, grants},
    safety::debriefs,
    support::capacities,
    talk::talks,
};
use uuid::Uuid;

use crate::{
    App, Error,
    people::{notices, recognising::Known},
    talk::peers,
};

/// The job that tells the desk of a debrief that was promised for earlier.
pub const JOB: &str = "debrief";

/// A debrief as a page shows it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The debrief.
    pub debrief: Debrief,
    /// Who asks after them; `None` where nobody could be named, or they have left.
    pub with: Option<Face>,
}

/// What was read in a message of `author` may have been hard to read for the helper of `talk`: they are
/// promised a debrief, one at a time and one a day.
pub(super) fn begin(
    tx: &mut Tx,
    at: &mut Moment,
    (talk, author): (TalkId, FaceId),
    reading: &Reading,
) -> Result<(), Error> {
    let hard = [Category::Threat, Category::Solicitation];
    let hard = hard.iter().any(|one| reading.categories.contains(one));
    if reading.case() != Some(Level::Danger) && !hard {
        return Ok(());
    }
    let Some(talk) = talks::find(tx, talk)?.filter(|talk| talk.member == author) else {
        return Ok(());
    };
    // Whoever was brought together with somebody helps nobody there.
    if peers::are(tx, &talk)? {
        return Ok(());
    }
    let last = debriefs::last(tx, talk.helper, talk.id)?;
    let again = last.is_some_and(|last| at.now.since(last) < DAY);
    if again || !debriefs::open_of(tx, talk.helper)?.is_empty() {
        return Ok(());
    }
    promise(tx, at, talk.helper, talk.id)
}

fn promise(tx: &mut Tx, at: &mut Moment, helper: FaceId, talk: TalkId) -> Result<(), Error> {
    let Some(face) = faces::find(tx, helper)? else { return Ok(()) };
    let with = with(tx, at, face.owner)?;
    let (id, code, since) = (at.id(), at.code(), at.now);
    let due = since + WITHIN;
    let made = Debrief { id, code, helper, talk, with, since, due, ended: None };
    debriefs::add(tx, &made)?;
    jobs::plant(tx, JOB, id, due)?;
    if let Some(mut capacity) = capacities::find(tx, helper)? {
        capacity.paused_since.get_or_insert(at.now);
        capacities::set(tx, &capacity)?;
    }
    notices::tell(tx, at, face.owner, "notice-debrief", None)?;
    if let Some(with) = with {
        notices::tell(tx, at, with, "notice-debrief-with", None)?;
    }
    note(tx, at, (None, "promise_debrief"), &made)
}

/// Who asks: of those who coordinate, whoever has the fewest to ask; never the helper themselves.
fn with(tx: &mut Tx, at: &Moment, helper: MemberId) -> Result<Option<MemberId>, Error> {
    let open = debriefs::open(tx, i64::from(i16::MAX))?;
    let count = |one| open.iter().filter(|debrief| debrief.with == Some(one)).count();
    let staff = grants::holders(tx, Role::Coordinator, at.now)?;
    let free: Vec<_> = staff.into_iter().filter(|one| *one != helper).collect();
    Ok(debrief::next(&free.into_iter().map(|one| (one, count(one))).collect::<Vec<_>>()))
}

/// The debriefs of the helper `known` that are open.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn mine(tx: &mut Tx, known: &Known) -> Result<Vec<Listed>, Error> {
    let Some(face) = &known.helper else { return Ok(Vec::new()) };
    debriefs::open_of(tx, face.id)?.into_iter().map(|one| listed(tx, one)).collect()
}

fn listed(tx: &mut Tx, debrief: Debrief) -> Result<Listed, Error> {
    let with = match debrief.with {
        Some(with) => faces::list(tx, with)?.into_iter().find(|face| face.side == Side::Member),
        None => None,
    };
    Ok(Listed { debrief, with })
}

/// The debrief that `code` names was held, or its helper declines it: new requests come again. Whether
/// `known` is that helper. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] for everybody but the helper and those who coordinate; these cannot decline it.
pub fn end(
    tx: &mut Tx,
    at: &mut Moment,
    known: &Known,
    (code, how): (Code, End),
) -> Result<bool, Error> {
    let mut debrief = debriefs::find_by_code(tx, code)?.ok_or(Error::NotFound)?;
    let mine = known.helper.as_ref().is_some_and(|face| face.id == debrief.helper);
    let desk = known.is(Role::Coordinator) && how == End::Held;
    if !mine && !desk {
        return Err(Error::NotFound);
    }
    debrief.end(how, at.now);
    debriefs::set(tx, &debrief)?;
    jobs::pull(tx, JOB, debrief.id)?;
    if debriefs::open_of(tx, debrief.helper)?.is_empty()
        && let Some(mut capacity) = capacities::find(tx, debrief.helper)?
    {
        capacity.paused_since = None;
        capacities::set(tx, &capacity)?;
    }
    let by = if mine { Some(debrief.helper.into()) } else { Some(known.member.into()) };
    note(tx, at, (by, how.word()), &debrief)?;
    Ok(mine)
}

/// The job [`JOB`]: the debrief `subject` was promised for now, and is told to everybody who coordinates,
/// every day until it was held or declined.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, subject: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| late(tx, &mut moment.clone(), subject))
}

fn late(tx: &mut Tx, at: &mut Moment, id: Uuid) -> Result<(), Error> {
    let Some(debrief) = debriefs::find(tx, id)?.filter(|one| one.is_late(at.now)) else {
        return Ok(());
    };
    for member in grants::holders(tx, Role::Coordinator, at.now)? {
        notices::tell(tx, at, member, "notice-debrief-late", None)?;
    }
    jobs::plant(tx, JOB, id, at.now + DAY)?;
    note(tx, at, (None, "debrief_late"), &debrief)
}

/// Forgets the debriefs of whoever was behind `face`.
pub(super) fn forget_face(tx: &mut Tx, face: FaceId) -> Result<(), Error> {
    for debrief in debriefs::open_of(tx, face)? {
        jobs::pull(tx, JOB, debrief.id)?;
    }
    debriefs::forget(tx, face)?;
    Ok(())
}

/// The chain of the helper face, which joins it to no member.
fn note(
    tx: &mut Tx,
    at: &Moment,
    (actor, verb): (Option<deeds::Actor>, &'static str),
    debrief: &Debrief,
) -> Result<(), Error> {
    let (stream, object) = (deeds::of_member(debrief.helper), debrief.id);
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object, at: at.now })?)
}
