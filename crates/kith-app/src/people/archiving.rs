//! Archives that a member asked for outside the house: a coordinator or an admin starts one, the member alone opens it
//! (`people::exporting`). Whoever started it sees where it stands, and never what is in it.

use kith_core::{
    Code, MemberId, Moment, Refusal, Timestamp,
    people::{
        account::SignInName,
        archive::{Archive, Place, Step, Way},
        face::{Face, Side},
        grant::Role,
        notice::About,
    },
};
use kith_store::{
    audit::deeds::{self, Actor, Deed},
    jobs,
    people::{archives, faces, members, notices as told},
    programme::{keepers, programmes},
    safety::blocks,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{exporting::moment, grants, notices, recognising::Known};
use crate::{App, Error, Tx, safety::measured::own_face};

/// Nobody whom the reader may start one for signs in with that name.
pub const NOBODY: Refusal = Refusal("archive-nobody");

/// How many stand on a page.
const PAGE: usize = 20;

/// What was said of how it was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// How.
    pub way: Way,
    /// On which day, midnight of it in UTC.
    pub day: Timestamp,
}

/// What staff see of somebody's archive.
#[derive(Debug, Clone)]
pub struct Page {
    /// Whose it is.
    pub face: Face,
    /// The one that waits, or else the last; `None` where nobody ever started one.
    pub archive: Option<Archive>,
    /// What whoever started it is called; `None` where they are gone.
    pub by: Option<String>,
    /// Today, as the programme counts its days.
    pub today: String,
}

/// Archives that wait for their members.
#[derive(Debug, Clone)]
pub struct List {
    /// Each with the face of its member and what they are called.
    pub waiting: Vec<(Archive, Code, String)>,
    /// After which the next page begins; `None` where this is the last.
    pub more: Option<(Timestamp, Code)>,
}

/// Archives that wait for their members, those first whose month ends first, after the spot `after`.
///
/// # Errors
/// [`Error::NotFound`] for whoever is neither coordinator nor admin.
pub fn list(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    after: Option<(Timestamp, Code)>,
) -> Result<List, Error> {
    office(tx, now, who)?;
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let admin = grants::holds(tx, now, who, Role::Admin)?;
    let mut waiting = archives::waiting(tx, (who.member, admin), after, limit)?;
    let further = waiting.len() > PAGE;
    waiting.truncate(PAGE);
    let more = waiting.last().filter(|_| further).map(|(one, ..)| (one.until, one.code));
    Ok(List { waiting, more })
}

/// The code of the face of whoever signs in as `name`, and told it to `who`. Each look is a deed.
///
/// # Errors
/// [`NOBODY`]; [`Error::NotFound`] for whoever is neither coordinator nor admin.
pub fn named(tx: &mut Tx, at: &Moment, who: &Known, name: &str) -> Result<Code, Error> {
    office(tx, at.now, who)?;
    let name = SignInName::parse(name).map_err(|_| NOBODY)?;
    let member = members::find_by_name(tx, &name)?.ok_or(NOBODY)?.member;
    let may = may(tx, at.now, who, member)?;
    let face = own_face(tx, member)?.filter(|_| may).ok_or(NOBODY)?;
    let (stream, actor) = (deeds::of_member(member), Some(who.member.into()));
    let look = Deed { stream, actor, verb: "look_up_member", object: member.0, at: at.now };
    deeds::append(tx, &look)?;
    Ok(face.code)
}

/// The archive of whoever has the face `code`, as staff see it.
///
/// # Errors
/// [`Error::NotFound`] where `who` may start none for them.
pub fn page(tx: &mut Tx, now: Timestamp, who: &Known, code: Code) -> Result<Page, Error> {
    let face = subject(tx, now, who, code)?;
    let archive = archives::of(tx, face.owner)?.into_iter().next();
    let by = match archive.as_ref().and_then(|it| it.by) {
        Some(by) => own_face(tx, by)?,
        None => None,
    };
    let clock = programmes::the_one(tx)?.calendar.zone.clock(now);
    let today = clock.get(..10).unwrap_or_default().to_owned();
    Ok(Page { face, archive, by: by.map(|face| face.pseudonym), today })
}

/// `who` starts the archive of whoever has the face `code`: it lies ready at once, and its member is told. While one waits,
/// it is that one.
///
/// # Errors
/// [`Error::NotFound`] where `who` may start none for them; [`Error::Refused`] where the day lies ahead or too far back.
pub fn start(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (code, asked): (Code, Asked),
) -> Result<(), Error> {
    let member = subject(tx, at.now, who, code)?.owner;
    let zone = programmes::the_one(tx)?.calendar.zone;
    let begun = Archive {
        id: at.id(),
        code: at.code(),
        member,
        by: Some(who.member),
        way: asked.way,
        asked: zone.midnight(asked.day),
        since: at.now,
        until: at.now,
        next: None,
        place: Place::Ready,
        over: None,
    };
    let begun = begun.begun()?;
    if !archives::add(tx, &begun)? {
        return Ok(());
    }
    if grants::holds(tx, at.now, who, Role::Coordinator)? {
        keepers::set(tx, begun.code, who.member, at.now)?;
    }
    let about = Some((About::Archive, begun.code));
    notices::tell(tx, at, member, "notice-archive-ready", about)?;
    note(tx, at.now, Some(who.member), ("start_archive", &begun))
}

/// `who` ends the archive of whoever has the face `code`, for the member does not open it: `how` says why. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where `who` may start none for them, or there is none; [`Error::Refused`] where it ended otherwise.
pub fn end(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (code, how): (Code, Place),
) -> Result<(), Error> {
    let member = subject(tx, at.now, who, code)?.owner;
    let before = archives::of(tx, member)?.into_iter().next().ok_or(Error::NotFound)?;
    let after = before.clone().ended(how, at.now)?;
    if before == after {
        return Ok(());
    }
    archives::set(tx, &after)?;
    quiet(tx, at.now, &after)?;
    note(tx, at.now, Some(who.member), ("end_archive", &after))
}

/// The archive of `member` that waits for them.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn waiting(tx: &mut Tx, member: MemberId) -> Result<Option<Archive>, Error> {
    Ok(archives::of(tx, member)?.into_iter().find(|one| one.over.is_none()))
}

/// `member` has made their copy: what waited for them is done, and whoever started it is told so.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn opened(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    let Some(before) = waiting(tx, member)? else { return Ok(()) };
    let opened = before.opened(at.now);
    archives::set(tx, &opened)?;
    quiet(tx, at.now, &opened)?;
    let about = own_face(tx, member)?.map(|face| (About::Archive, face.code));
    for by in office_of(tx, at.now, &opened)?.into_iter().filter(|it| opened.by == Some(*it)) {
        notices::tell(tx, at, by, "notice-desk-archive-opened", about)?;
    }
    note(tx, at.now, Some(member), ("open_archive", &opened))
}

/// The job [`archives::JOB`]: tells of the archive `id` in time, and forgets it when that was long ago; twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, id: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| {
        let at = &mut moment.clone();
        let Some(kept) = archives::find(tx, id)? else { return Ok(()) };
        match kept.clone().step(at.now) {
            Step::Later => {
                Ok(kept.next.map_or(Ok(()), |next| jobs::plant(tx, archives::JOB, id, next))?)
            }
            Step::Forgotten => Ok(archives::remove(tx, id)?),
            Step::Soon(next) => {
                archives::set(tx, &next)?;
                let about = Some((About::Archive, next.code));
                notices::tell(tx, at, next.member, "notice-archive-waits", about)?;
                call(tx, at, (&next, "notice-desk-archive-soon"))
            }
            Step::Late(next) => {
                archives::set(tx, &next)?;
                call(tx, at, (&next, "notice-desk-archive-late"))
            }
        }
    })
}

/// Tells whoever started `archive`, and everybody who coordinates where its member belongs, the words of `kind`.
fn call(tx: &mut Tx, at: &mut Moment, (archive, kind): (&Archive, &str)) -> Result<(), Error> {
    let Some(face) = own_face(tx, archive.member)? else { return Ok(()) };
    for member in office_of(tx, at.now, archive)? {
        notices::tell(tx, at, member, kind, Some((About::Archive, face.code)))?;
    }
    Ok(())
}

/// Who sees `archive` among the staff and is told of it: who coordinates, where its member belongs to a programme; an admin who
/// started it; every admin where there is nobody else. Nobody hears about themselves, nor of somebody behind a closed door.
fn office_of(tx: &mut Tx, now: Timestamp, archive: &Archive) -> Result<Vec<MemberId>, Error> {
    let admins = grants::holders(tx, Role::Admin, now)?;
    let mut told = Vec::new();
    if archives::belongs(tx, archive.member)? {
        told = grants::holders(tx, Role::Coordinator, now)?;
    }
    told.extend(archive.by.filter(|by| !told.contains(by) && admins.contains(by)));
    let mut told = if told.is_empty() { admins } else { told };
    let apart = blocks::apart_from(tx, archive.member)?;
    told.retain(|member| *member != archive.member && !apart.contains(member));
    Ok(told)
}

/// What was told of `archive` is seen: it does not wait any more.
fn quiet(tx: &mut Tx, now: Timestamp, archive: &Archive) -> Result<(), Error> {
    notices::opened(tx, now, archive.member, (About::Archive, archive.code))?;
    let Some(face) = own_face(tx, archive.member)? else { return Ok(()) };
    let mut staff = grants::holders(tx, Role::Coordinator, now)?;
    staff.extend(grants::holders(tx, Role::Admin, now)?);
    staff.extend(archive.by);
    for member in staff {
        told::see_about(tx, member, face.code, now)?;
    }
    Ok(())
}

/// Plants the timer of the archive `id` again.
///
/// # Errors
/// [`Error::NotFound`] where there is none; [`Error::Fault`] of the store.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let next = archives::find(tx, id)?.and_then(|it| it.next).ok_or(Error::NotFound)?;
    Ok(jobs::plant(tx, archives::JOB, id, next)?)
}

/// `member` is erased: with them goes what waited for them, and what they started stands without a name.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    for one in archives::of(tx, member)? {
        quiet(tx, at.now, &one)?;
        archives::remove(tx, one.id)?;
    }
    Ok(archives::untie(tx, member)?)
}

/// When `member` asked outside the house for what is theirs, and what they started for others.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn export(app: &App, member: MemberId) -> Result<Value, Error> {
    let (own, started) = app
        .store
        .read(move |tx| Ok::<_, Error>((archives::of(tx, member)?, archives::by(tx, member)?)))?;
    let own = own.iter().map(|one| {
        json!({
            "asked": moment(one.asked),
            "how": one.way.word(),
            "ready_since": moment(one.since),
            "by_law_until": moment(one.until),
            "stands": one.place.word(),
            "over": one.over.map(moment),
        })
    });
    let started = started.iter().map(|one| json!({ "started": moment(one.since) }));
    Ok(json!({ "own": own.collect::<Vec<_>>(), "started_for_others": started.collect::<Vec<_>>() }))
}

/// The face `code`, of somebody else for whom `who` may start an archive.
fn subject(tx: &mut Tx, now: Timestamp, who: &Known, code: Code) -> Result<Face, Error> {
    office(tx, now, who)?;
    // The code of a helper's face would tell whose it is.
    let face = faces::find_by_code(tx, code)?.filter(|face| face.side == Side::Member);
    let face = face.ok_or(Error::NotFound)?;
    may(tx, now, who, face.owner)?.then_some(face).ok_or(Error::NotFound)
}

/// Whether `who` may start one for `member`: an admin for everybody else, a coordinator for whoever belongs to a programme
/// and is not behind a closed door.
fn may(tx: &mut Tx, now: Timestamp, who: &Known, member: MemberId) -> Result<bool, Error> {
    if member == who.member || members::find(tx, member)?.is_none() {
        return Ok(false);
    }
    if blocks::stands_between(tx, who.member, member)? {
        return Ok(false);
    }
    Ok(grants::holds(tx, now, who, Role::Admin)? || archives::belongs(tx, member)?)
}

/// Whoever looks after people or their accounts may ask, as their grants say now.
fn office(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<(), Error> {
    let roles = grants::holding(tx, who.member, now)?;
    let office = roles.iter().any(|role| matches!(role, Role::Coordinator | Role::Admin));
    office.then_some(()).ok_or(Error::NotFound)
}

/// Appends to the chain of the member whose archive it is.
fn note(
    tx: &mut Tx,
    now: Timestamp,
    by: Option<MemberId>,
    (verb, about): (&'static str, &Archive),
) -> Result<(), Error> {
    let (stream, actor) = (deeds::of_member(about.member), by.map(Actor::from));
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object: about.id, at: now })?)
}
