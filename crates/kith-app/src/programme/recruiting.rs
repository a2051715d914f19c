//! Recruiting: targets and links of a programme for its coordinators, and how far those who came by each link got. Counted
//! from what the house keeps anyway; nobody who opens a link leaves a trace (docs/adr/0044).

use kith_core::{
    Code, Moment, ProgrammeId, Refusal, Timestamp,
    people::grant::Role,
    programme::{
        calendar::{Calendar, Day},
        charter::{Charter, State},
        recruitment::{self, Counts, Short, Source, Target, Told, Wanted},
    },
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    pairing::{runs, sides},
    programme::{
        pipeline::{self, Way},
        programmes, sources, targets,
    },
};
use uuid::Uuid;

use super::reading;
use crate::{Error, Fault, people::recognising::Known, support::handing};

/// How many links a page shows.
const PAGE: i64 = 20;

/// A programme, or the house itself, as it is recruited for.
#[derive(Debug, Clone)]
pub struct Place {
    /// What names it.
    pub code: Code,
    /// Which programme.
    pub programme: ProgrammeId,
    /// What it says of itself; `None` for the house.
    pub charter: Option<Charter>,
    /// By which calendar its days are counted.
    pub calendar: Calendar,
}

/// Everything that is recruited for.
#[derive(Debug, Clone)]
pub struct Places {
    /// The house first, then its programmes, the newest first.
    pub all: Vec<Listed>,
    /// After which programme the next page begins.
    pub more: Option<Code>,
    /// What the newest run of the matching lacked; `None` where there was none, or nobody had asked.
    pub gap: Option<Gap>,
}

/// A place in the list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// What names it.
    pub code: Code,
    /// What it says of itself; `None` for the house.
    pub charter: Option<Charter>,
    /// How many targets it has.
    pub targets: i64,
    /// How many people these ask for.
    pub people: i64,
    /// How many stand on its waiting list, in each role where anybody does.
    pub lines: Vec<(Role, i64)>,
}

/// What a run of the matching lacked.
#[derive(Debug, Clone)]
pub struct Gap {
    /// Which run.
    pub run: Code,
    /// When it was made.
    pub at: Timestamp,
    /// How many asked for a mentor.
    pub mentees: i64,
    /// How many of them it found nobody for, by why, as its page says it; those first who are most.
    pub why: Vec<(String, i64)>,
}

/// One place, with what is wanted and by which ways people came.
#[derive(Debug, Clone)]
pub struct Recruitment {
    /// The place.
    pub place: Place,
    /// In which role those are whose ways are counted.
    pub role: Role,
    /// What is wanted, the first day first, each with how many are there.
    pub targets: Vec<(Target, u32)>,
    /// A page of the links of the desk, the newest first, each with how far those got who came by it.
    pub links: Vec<(Source, Told)>,
    /// After which link the next page begins.
    pub more: Option<Short>,
    /// How far those got who came by the link of a mentor, who came by none, and all of them.
    pub others: [Told; 3],
}

/// Every place that is recruited for, from the programme after `before` on.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator.
pub fn places(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    before: Option<Code>,
) -> Result<Places, Error> {
    let (found, further) = reading::all(tx, now, who, before)?.ok_or(Error::NotFound)?;
    let sums = targets::sums(tx, now)?;
    let waiting = pipeline::lines(tx)?;
    let listed = |(id, code), charter| {
        let sum = sums.iter().find(|(one, ..)| *one == id);
        let (targets, people) = sum.map_or((0, 0), |(_, targets, people)| (*targets, *people));
        let lines = waiting.iter().filter(|(one, ..)| *one == id);
        let lines = lines.map(|(_, role, count)| (*role, *count)).collect();
        Listed { code, charter, targets, people, lines }
    };
    let more = found.last().filter(|_| further).map(|last| last.code);
    let house = (programmes::FIRST, programmes::FIRST_CODE);
    let house = before.is_none().then(|| listed(house, None));
    let each = found.into_iter().map(|one| listed((one.programme, one.code), Some(one)));
    let all = house.into_iter().chain(each).collect();
    Ok(Places { all, more, gap: gap(tx)? })
}

/// What the newest run lacked, of whichever programme.
fn gap(tx: &mut Tx) -> Result<Option<Gap>, Error> {
    let newest = runs::all(tx, None, 1)?.into_iter().next();
    let Some((run, _)) = newest.filter(|(run, _)| run.mentees > 0) else {
        return Ok(None);
    };
    let why = sides::lacks(tx, run.id)?;
    Ok(Some(Gap { run: run.code, at: run.at, mentees: run.mentees, why }))
}

/// The place that `code` names.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for whoever is no coordinator.
pub fn place(tx: &mut Tx, now: Timestamp, who: &Known, code: Code) -> Result<Place, Error> {
    handing::coordinator(tx, now, who)?;
    let charter = match code {
        programmes::FIRST_CODE => None,
        code => Some(reading::of_coordinator(tx, now, who, code)?),
    };
    let programme = charter.as_ref().map_or(programmes::FIRST, |charter| charter.programme);
    let calendar = programmes::find(tx, programme)?.ok_or(Error::NotFound)?.calendar;
    Ok(Place { code, programme, charter, calendar })
}

/// The place that `code` names with all that is known of it, for those who come as `role`; its links from the one after
/// `before` on.
///
/// # Errors
/// As [`place`].
pub fn recruitment(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    (code, role): (Code, Role),
    before: Option<&Short>,
) -> Result<Recruitment, Error> {
    let place = place(tx, now, who, code)?;
    looked_at(tx, now, (place, role), (before, PAGE))
}

/// The same with every link, for a table that leaves the house.
///
/// # Errors
/// As [`place`].
pub fn whole(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    (code, role): (Code, Role),
) -> Result<Recruitment, Error> {
    let place = place(tx, now, who, code)?;
    looked_at(tx, now, (place, role), (None, recruitment::LINKS))
}

fn looked_at(
    tx: &mut Tx,
    now: Timestamp,
    (place, role): (Place, Role),
    (before, limit): (Option<&Short>, i64),
) -> Result<Recruitment, Error> {
    let (id, zone) = (place.programme, &place.calendar.zone);
    // As of the beginning of the day: nobody can watch one person come by a link (docs/adr/0039).
    let day = Day::of(now, zone).begins(zone).unwrap_or(now);
    let counts = pipeline::counts(tx, day, id, role)?;
    let told = |way| {
        let of = counts.iter().find(|(one, _)| *one == way);
        recruitment::told(of.map(|(_, counts)| *counts).unwrap_or_default())
    };
    let mut found = sources::of(tx, id, before, limit.saturating_add(1))?;
    let full = usize::try_from(limit).unwrap_or(usize::MAX);
    let further = found.len() > full;
    found.truncate(full);
    let more = found.last().filter(|_| further).map(|(_, last)| last.short.clone());
    let links = found.into_iter().map(|(id, source)| (source, told(Way::Desk(id)))).collect();
    let others = [told(Way::Mentors), told(Way::Without), recruitment::told(all(&counts))];
    let held = targets::held(tx, now, id)?;
    let have = |role| held.iter().find(|(one, _)| *one == role).map_or(0, |(_, count)| *count);
    let targets = targets::of(tx, id, recruitment::TARGETS)?;
    let targets = targets.into_iter().map(|target| (target.clone(), have(target.role))).collect();
    Ok(Recruitment { place, role, targets, links, more, others })
}

/// Those who came by any way.
fn all(counts: &[(Way, Counts)]) -> Counts {
    let mut all = Counts::default();
    for (_, counts) in counts {
        all.iter_mut().zip(counts).for_each(|(sum, count)| *sum = sum.saturating_add(*count));
    }
    all
}

/// The link of the desk with the letters `short`, of the place that `code` names; and what is wanted there.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and as [`place`].
pub fn link(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    (code, short): (Code, &Short),
) -> Result<(Place, Source, Vec<Target>), Error> {
    let place = place(tx, now, who, code)?;
    let (_, source) = of_desk(tx, &place, short)?;
    let targets = targets::of(tx, place.programme, recruitment::TARGETS)?;
    Ok((place, source, targets))
}

fn of_desk(tx: &mut Tx, place: &Place, short: &Short) -> Result<(Uuid, Source), Error> {
    let found = sources::find(tx, short)?;
    let own = found.filter(|(_, one)| one.programme == place.programme && !one.name.is_empty());
    own.ok_or(Error::NotFound)
}

/// What stands in the way of a target: of which fields, and why.
pub type Gaps = Vec<(&'static str, Refusal)>;

/// Sets a target for the place that `code` names.
///
/// # Errors
/// [`Error::NotFound`] as [`place`], and for a role that nobody is wanted in there; [`recruitment::FULL`], and the first of the
/// refusals of [`Wanted::target`].
pub fn want(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    code: Code,
    wanted: &Wanted,
) -> Result<(), Error> {
    let place = place(tx, at.now, who, code)?;
    if !recruitment::roles(place.charter.is_none()).contains(&wanted.role) {
        return Err(Error::NotFound);
    }
    if targets::count(tx, place.programme)? >= recruitment::TARGETS {
        return Err(recruitment::FULL.into());
    }
    let target = wanted.target(at.now, (place.programme, at.code()));
    let target = target.map_err(first)?;
    let id = at.id();
    targets::add(tx, id, &target, at.now)?;
    note(tx, at, (who, place.programme), "set_target", id)
}

fn first(gaps: Gaps) -> Error {
    gaps.into_iter().next().map_or(Error::NotFound, |(_, why)| why.into())
}

/// Drops the target `target` of the place that `code` names; twice is once.
///
/// # Errors
/// As [`place`].
pub fn drop_target(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    (code, target): (Code, Code),
) -> Result<(), Error> {
    let place = place(tx, at.now, who, code)?;
    if targets::remove(tx, place.programme, target)? {
        note(tx, at, (who, place.programme), "drop_target", place.programme.0)?;
    }
    Ok(())
}

/// Makes a link to the place that `code` names, called `name`; its letters.
///
/// # Errors
/// [`Error::NotFound`] as [`place`], and where it takes nobody in: the house itself has no page for that;
/// [`recruitment::NAME`], [`recruitment::ENOUGH`].
pub fn add_link(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    code: Code,
    name: &str,
) -> Result<Short, Error> {
    let place = place(tx, at.now, who, code)?;
    let leads = place.charter.as_ref().is_some_and(|charter| charter.state == State::Open);
    leads.then_some(()).ok_or(Error::NotFound)?;
    let (name, programme) = (recruitment::name(name)?, place.programme);
    if sources::count(tx, programme)? >= recruitment::LINKS {
        return Err(recruitment::ENOUGH.into());
    }
    let (id, short) = (at.id(), Short::drawn(at.bytes()));
    let source = Source { short, programme, name, since: at.now };
    if !sources::add(tx, id, &source, None)? {
        return Err(Fault::new("a link has these letters").into());
    }
    note(tx, at, (who, programme), "add_link", id)?;
    Ok(source.short)
}

/// Takes the link with the letters `short` of the place that `code` names off the list, whether anybody came by it or not: its
/// poster may hang for years, and nobody learns from it that somebody came. Twice is once.
///
/// # Errors
/// As [`place`].
pub fn drop_link(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    (code, short): (Code, &Short),
) -> Result<(), Error> {
    let place = place(tx, at.now, who, code)?;
    let (id, _) = of_desk(tx, &place, short)?;
    if sources::hide(tx, id, at.now)? {
        note(tx, at, (who, place.programme), "drop_link", id)?;
    }
    Ok(())
}

fn note(
    tx: &mut Tx,
    at: &Moment,
    (who, programme): (&Known, ProgrammeId),
    verb: &'static str,
    object: Uuid,
) -> Result<(), Error> {
    let (stream, actor) = (deeds::of_programme(programme), Some(who.member.into()));
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object, at: at.now })?)
}
