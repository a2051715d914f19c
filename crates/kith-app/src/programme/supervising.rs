//! Supervising: a helper asks to talk their own work over, a supervisor takes it with a day, and each talk is noted for the two
//! alone. No coordinator reads it; where nobody answers, whoever gives roles is told that somebody waits, and not what for.

use kith_core::{
    Code, MemberId, Moment, Private, Timestamp,
    people::{face::Face, grant::Role, notice::About},
    programme::{
        calendar::Day,
        hours::{Entry, Kind, Line},
        supervision::{Due, GONE, NOTED, Supervision},
        zone::Zone,
    },
};
use kith_store::{
    Tx,
    audit::deeds::{self, Actor, Deed},
    jobs,
    keys::Owner,
    people::{grants, notices as told},
    programme::{
        programmes, ratings,
        supervisions::{self, Kept, Talk},
    },
    safety::blocks,
    seal::Sealed,
};
use uuid::Uuid;

use super::{
    rating::{self, Rated},
    tallying,
};
use crate::{
    App, Error,
    people::{notices, recognising::Known},
    safety::measuring,
};

/// How many of a list are shown.
const MANY: i64 = 40;

/// How many that are over are shown.
const PAST: i64 = 10;

/// How many talks stand on a page.
pub const PAGE: i64 = 20;

/// A supervision, as one of the two sees it, or a supervisor who could take it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// What names it.
    pub code: Code,
    /// Where it stands.
    pub it: Supervision,
    /// When it was asked for.
    pub since: Timestamp,
    /// Whether it is the work of whoever reads.
    pub own: bool,
    /// Who the other is at work; `None` while there is nobody, or they have no face there.
    pub other: Option<Face>,
}

/// What somebody sees of all of it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// That of their own work; `None` where none goes on.
    pub own: Option<Seen>,
    /// Whether they could ask for one.
    pub helps: bool,
    /// As a supervisor: whom they talk with, and who waits for anybody; `None` for one who is none.
    pub supervises: Option<(Vec<Seen>, Vec<Seen>)>,
    /// What is over, the newest end first.
    pub past: Vec<Seen>,
    /// Whether anybody supervises here.
    pub anybody: bool,
    /// By which zone days are counted.
    pub zone: Zone,
}

/// One supervision with its talks, the newest first.
#[derive(Debug, Clone)]
pub struct Page {
    /// What it is.
    pub seen: Seen,
    /// Each talk: its day, how long it was, whether the reader noted it, and the words; `None` where their author left for good.
    pub talks: Vec<(Day, u32, bool, Option<Private>)>,
    /// Whether there are more.
    pub more: bool,
    /// For the supervisor: how the supervisee rates themselves, where they brought that.
    pub brought: Vec<Rated>,
    /// By which zone days are counted.
    pub zone: Zone,
}

/// A talk on its way: sealed, not yet noted.
#[derive(Debug, Clone)]
pub struct Draft {
    code: Code,
    id: Uuid,
    entry: Entry,
    words: Sealed,
}

/// What `who` sees of supervision.
///
/// # Errors
/// [`Error::NotFound`] for one who neither helps nor supervises, and has none.
pub fn list(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<Listed, Error> {
    let own = supervisions::of(tx, who.member)?;
    let (helps, supervises) = (who.helps(), who.is(Role::Supervisor));
    if own.is_none() && !helps && !supervises {
        return Err(Error::NotFound);
    }
    let own = own.map(|kept| seen(tx, who.member, kept)).transpose()?;
    let past = supervisions::past(tx, who.member, PAST)?.into_iter();
    let past = past.map(|(kept, other)| shown(who.member, kept, other));
    // Once without the role, what somebody else noted is not theirs to read.
    let past = past.filter(|seen| seen.own || supervises).collect();
    let supervises = if supervises {
        let with = supervisions::with(tx, who.member, MANY)?;
        let waiting = supervisions::waiting(tx, who.member, MANY)?;
        let theirs = |(kept, other)| shown(who.member, kept, other);
        Some((with.into_iter().map(theirs).collect(), waiting.into_iter().map(theirs).collect()))
    } else {
        None
    };
    let holders = grants::holders(tx, Role::Supervisor, now)?;
    let anybody = holders.iter().any(|member| *member != who.member);
    Ok(Listed { own, helps, supervises, past, anybody, zone: zone(tx)? })
}

/// The supervision that `code` names, from the talk at `skip` on, for one of the two or a supervisor who could take it. Opens
/// seals: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn page(app: &App, who: &Known, (code, skip): (Code, i64)) -> Result<Page, Error> {
    let reader = who.clone();
    let (seen, mut talks, zone) = app.store.read(move |tx| {
        let kept = found(tx, &reader, code)?;
        let talks = supervisions::talks(tx, kept.id, reader.member, (PAGE + 1, skip))?;
        Ok::<_, Error>((seen(tx, reader.member, kept)?, talks, zone(tx)?))
    })?;
    let page = usize::try_from(PAGE).unwrap_or_default();
    let more = talks.len() > page;
    talks.truncate(page);
    let open = |talk: &Talk| {
        let words = unsealed(app, talk)?;
        Ok((talk.day, talk.minutes, talk.author == who.member, words))
    };
    let talks = talks.iter().map(open).collect::<Result<_, Error>>()?;
    let beside = seen.it.supervisor == Some(who.member) && seen.it.over.is_none();
    let brought =
        if beside { rating::brought(app, seen.it.supervisee, who.member)? } else { Vec::new() };
    Ok(Page { seen, talks, more, brought, zone })
}

/// `who` would like to talk something over: a supervisor is told, and a clock runs. Twice is once. What names it.
///
/// # Errors
/// [`Error::NotFound`] for one who does not help.
pub fn ask(tx: &mut Tx, at: &mut Moment, who: &Known) -> Result<Code, Error> {
    if let Some(mut kept) = supervisions::of(tx, who.member)? {
        let waited = kept.it.waits.is_some();
        kept.it = kept.it.asks(at.now)?;
        supervisions::set(tx, &kept)?;
        if !waited {
            note(tx, at, &kept, (Some(who.member), "ask_supervision"))?;
            call(tx, at, &kept, "notice-supervision-asked")?;
        }
        return Ok(kept.code);
    }
    if !who.helps() {
        return Err(Error::NotFound);
    }
    let it = Supervision::new(who.member, at.now);
    let kept = Kept { id: at.id(), code: at.code(), since: at.now, it };
    supervisions::set(tx, &kept)?;
    note(tx, at, &kept, (Some(who.member), "ask_supervision"))?;
    call(tx, at, &kept, "notice-supervision-asked")?;
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
    supervisions::set(tx, &kept)?;
    note(tx, at, &kept, (Some(who.member), "take_supervision"))?;
    // Nobody else is called for it any more.
    for member in grants::holders(tx, Role::Supervisor, at.now)? {
        told::see_about(tx, member, kept.code, at.now)?;
    }
    tell(tx, at, (kept.it.supervisee, &kept), "notice-supervision-day")
}

/// One of the two sets the next day; the other is told.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`Error::Refused`] where that is no day, or it is over.
pub fn set_day(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (code, day): (Code, Option<Day>),
) -> Result<(), Error> {
    let mut kept = ours(tx, who, code)?;
    kept.it = kept.it.set(at.now, day, &zone(tx)?)?;
    supervisions::set(tx, &kept)?;
    note(tx, at, &kept, (Some(who.member), "set_supervision_day"))?;
    match other(&kept.it, who.member) {
        Some(other) => tell(tx, at, (other, &kept), "notice-supervision-day"),
        None => Ok(()),
    }
}

/// Seals `words` about the talk `entry`, with the key of whoever notes it. May wait for the key store: call it aside.
///
/// # Errors
/// A fault of the key store.
pub fn draft(
    app: &App,
    who: &Known,
    (code, entry): (Code, Entry),
    words: &Private,
) -> Result<Draft, Error> {
    let mut at = app.moment();
    let id: Uuid = at.id();
    let words = app.seal(Owner::Member(who.member), supervisions::place(id), &mut at, words)?;
    Ok(Draft { code, id, entry, words })
}

/// Notes the talk `draft`, once for each day; the other is told.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`Error::Refused`] where nobody has taken it, it is over, or that day is noted.
pub fn keep(tx: &mut Tx, at: &mut Moment, who: &Known, draft: &Draft) -> Result<(), Error> {
    let mut kept = ours(tx, who, draft.code)?;
    let supervisor = kept.it.supervisor.ok_or(GONE)?;
    kept.it = kept.it.talked(at.now)?;
    let talk = Talk {
        id: draft.id,
        supervisor,
        author: who.member,
        day: draft.entry.day,
        minutes: draft.entry.minutes,
        words: Some(draft.words.clone()),
    };
    if !supervisions::add_talk(tx, &kept, &talk, at.now)? {
        return Err(NOTED.into());
    }
    supervisions::set(tx, &kept)?;
    note(tx, at, &kept, (Some(who.member), "note_supervision"))?;
    match other(&kept.it, who.member) {
        Some(other) => tell(tx, at, (other, &kept), "notice-supervision-noted"),
        None => Ok(()),
    }
}

/// One of the two ends it, or its supervisee takes back that they asked. What was noted stays readable to the two. Twice is
/// once.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn end(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<(), Error> {
    let mut kept = ours(tx, who, code)?;
    if kept.it.over.is_some() {
        return Ok(());
    }
    kept.it.over = Some(at.now);
    supervisions::set(tx, &kept)?;
    ratings::take_back(tx, kept.it.supervisee)?;
    note(tx, at, &kept, (Some(who.member), "end_supervision"))?;
    for member in grants::holders(tx, Role::Supervisor, at.now)? {
        told::see_about(tx, member, kept.code, at.now)?;
    }
    match other(&kept.it, who.member) {
        Some(other) => tell(tx, at, (other, &kept), "notice-supervision-over"),
        None => Ok(()),
    }
}

/// The job [`supervisions::JOB`]: calls somebody where a helper waits, or reminds both of tomorrow. Called early, late or
/// again, it does so once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, id: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| happen(tx, &mut moment.clone(), id))
}

fn happen(tx: &mut Tx, at: &mut Moment, id: Uuid) -> Result<(), Error> {
    let Some(mut kept) = supervisions::find(tx, id)? else { return Ok(()) };
    let due = kept.it.due(at.now);
    let first = kept.it.called.is_none();
    if let Some(due) = due {
        kept.it = kept.it.done(at.now, due);
    }
    supervisions::set(tx, &kept)?;
    match due {
        None => Ok(()),
        Some(Due::Call) => {
            call(tx, at, &kept, "notice-supervision-waits")?;
            // Once for each that waits: whoever gives roles knows then, and the supervisors hear of it again.
            if first { measuring::call_admins(tx, at, "notice-admin-supervision") } else { Ok(()) }
        }
        Some(Due::Remind) => {
            let both = [Some(kept.it.supervisee), kept.it.supervisor];
            // Who comes a day late to it is told nothing of tomorrow.
            if kept.it.next.is_none_or(|next| next <= at.now) {
                return Ok(());
            }
            let mut both = both.into_iter().flatten();
            both.try_for_each(|member| tell(tx, at, (member, &kept), "notice-supervision-near"))
        }
    }
}

/// Plants the timer of the supervision `id` again.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let kept = supervisions::find(tx, id)?.ok_or(Error::NotFound)?;
    let due = kept.it.deadline().ok_or(Error::NotFound)?;
    Ok(jobs::plant(tx, supervisions::JOB, id, due)?)
}

/// `member` supervises nobody any more: whoever talked their work over with them waits for another from now on.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn released(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    let all = supervisions::with(tx, member, i64::MAX)?;
    all.into_iter().try_for_each(|(kept, _)| release(tx, at, kept))
}

/// A door closed between these two: neither talks their work over with the other any more.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn parted(tx: &mut Tx, at: &mut Moment, two: [MemberId; 2]) -> Result<(), Error> {
    let [one, other] = two;
    for (supervisee, supervisor) in [(one, other), (other, one)] {
        let kept = supervisions::of(tx, supervisee)?;
        if let Some(kept) = kept.filter(|kept| kept.it.supervisor == Some(supervisor)) {
            release(tx, at, kept)?;
        }
    }
    Ok(())
}

fn release(tx: &mut Tx, at: &mut Moment, mut kept: Kept) -> Result<(), Error> {
    kept.it = kept.it.released(at.now);
    supervisions::set(tx, &kept)?;
    ratings::take_back(tx, kept.it.supervisee)?;
    note(tx, at, &kept, (None, "release_supervision"))?;
    tell(tx, at, (kept.it.supervisee, &kept), "notice-supervision-released")?;
    call(tx, at, &kept, "notice-supervision-asked")
}

/// `member` leaves: what they asked for ends, and whoever they supervised waits for another.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn departing(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    if let Some(mut kept) = supervisions::of(tx, member)? {
        kept.it.over = Some(at.now);
        supervisions::set(tx, &kept)?;
        ratings::take_back(tx, member)?;
        if let Some(supervisor) = kept.it.supervisor {
            tell(tx, at, (supervisor, &kept), "notice-supervision-over")?;
        }
    }
    released(tx, at, member)
}

/// Forgets what `member` asked for, when they are erased; what they noted of others nobody can open any more.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    released(tx, at, member)?;
    Ok(supervisions::forget(tx, member)?)
}

/// The lines of the talks in which `member` was.
pub(super) fn lines(tx: &mut Tx, member: MemberId) -> Result<Vec<Line>, Error> {
    let line = |talk: Talk| Line {
        day: talk.day,
        kind: Kind::Supervision,
        minutes: talk.minutes,
        programme: None,
        own: None,
    };
    Ok(supervisions::all_talks(tx, member)?.into_iter().map(line).collect())
}

/// What was noted of `talk`; `None` where that was forgotten, or its author left for good.
pub(super) fn unsealed(app: &App, talk: &Talk) -> Result<Option<Private>, Error> {
    let Some(words) = &talk.words else { return Ok(None) };
    app.unseal(Owner::Member(talk.author), supervisions::place(talk.id), words)
}

/// The one that `code` names, where `who` is one of the two, or could take it.
fn found(tx: &mut Tx, who: &Known, code: Code) -> Result<Kept, Error> {
    let kept = supervisions::named(tx, code)?.ok_or(Error::NotFound)?;
    let (it, reader) = (&kept.it, who.member);
    if it.supervisee == reader || (it.supervisor == Some(reader) && who.is(Role::Supervisor)) {
        return Ok(kept);
    }
    let open = it.supervisor.is_none() && it.over.is_none() && who.is(Role::Supervisor);
    let apart = open && blocks::apart_from(tx, reader)?.contains(&it.supervisee);
    if open && !apart { Ok(kept) } else { Err(Error::NotFound) }
}

/// The one that `code` names, where `who` is one of the two.
fn ours(tx: &mut Tx, who: &Known, code: Code) -> Result<Kept, Error> {
    let kept = found(tx, who, code)?;
    let it = &kept.it;
    let is = it.supervisee == who.member || it.supervisor == Some(who.member);
    if is { Ok(kept) } else { Err(GONE.into()) }
}

fn other(it: &Supervision, who: MemberId) -> Option<MemberId> {
    if it.supervisee == who { it.supervisor } else { Some(it.supervisee) }
}

fn seen(tx: &mut Tx, reader: MemberId, kept: Kept) -> Result<Seen, Error> {
    // The face at work, and no other: who has none there is not named.
    let across = other(&kept.it, reader);
    let face = across.map_or(Ok(None), |other| tallying::helper(tx, other))?;
    Ok(shown(reader, kept, face))
}

fn shown(reader: MemberId, kept: Kept, other: Option<Face>) -> Seen {
    let own = kept.it.supervisee == reader;
    Seen { code: kept.code, it: kept.it, since: kept.since, own, other }
}

/// Tells the supervisor of `kept` the words at `kind`, or every supervisor where it has none; whoever gives roles where there
/// is nobody to tell.
fn call(tx: &mut Tx, at: &mut Moment, kept: &Kept, kind: &str) -> Result<(), Error> {
    if let Some(supervisor) = kept.it.supervisor {
        return tell(tx, at, (supervisor, kept), kind);
    }
    let apart = blocks::apart_from(tx, kept.it.supervisee)?;
    let mut crew = grants::holders(tx, Role::Supervisor, at.now)?;
    crew.retain(|member| *member != kept.it.supervisee && !apart.contains(member));
    for member in &crew {
        tell(tx, at, (*member, kept), kind)?;
    }
    let first = kept.it.called.is_none();
    if crew.is_empty() && first {
        measuring::call_admins(tx, at, "notice-admin-supervision")?;
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
    notices::tell(tx, at, member, kind, Some((About::Supervision, kept.code)))
}

fn zone(tx: &mut Tx) -> Result<Zone, Error> {
    Ok(programmes::the_one(tx)?.calendar.zone)
}

/// A deed in the stream of the supervisee; by the house where nobody did it.
fn note(
    tx: &mut Tx,
    at: &Moment,
    kept: &Kept,
    (who, verb): (Option<MemberId>, &'static str),
) -> Result<(), Error> {
    let (stream, actor) = (deeds::of_member(kept.it.supervisee), who.map(Actor::from));
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object: kept.id, at: at.now })?)
}
