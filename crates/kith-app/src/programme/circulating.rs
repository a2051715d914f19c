//! Letters to many: written, counted, sent after a while in which they can be stopped whole, and read by whoever got them.
//! Who belongs to the group is looked up when it goes, a few in a unit of work.

use kith_core::{
    Code, MemberId, Moment, Private, ProgrammeId, Timestamp,
    people::{grant::Role, notice::About},
    programme::circular::{Circular, NOBODY, State, Whom, fit},
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    jobs,
    programme::{
        circulars::{self, JOB},
        programmes,
    },
    seal::{Place, Sealed},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    App, Error,
    people::{exporting::moment, grants, leaving, notices, recognising::Known},
    safety::{measuring, standing, writing::HOUSE},
    support::handing,
};

/// How many stand on a page.
const PAGE: usize = 20;

/// How many get it in one unit of work.
const STEP: i64 = 50;

/// A letter on its way, sealed and not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    id: Uuid,
    whom: Whom,
    programme: Option<Code>,
    words: Sealed,
}

/// One letter, as its page shows it.
#[derive(Debug, Clone)]
pub struct Page {
    /// The letter.
    pub circular: Circular,
    /// What it says; `None` where the programme's key is gone.
    pub words: Option<Private>,
    /// When the reader got it; `None` where they did not.
    pub got: Option<Timestamp>,
    /// For a coordinator: of which programme, and how many get it, or got it.
    pub desk: Option<(Option<String>, i64)>,
}

/// Letters, as their list shows them.
#[derive(Debug, Clone)]
pub struct List {
    /// Those that the reader got, each with when; the newest first.
    pub got: Vec<(Circular, Timestamp)>,
    /// For a coordinator: those of the house, the newest first; `None` for everybody else.
    pub written: Option<Vec<Circular>>,
    /// Before which the next pages begin; `None` where none follows.
    pub more: [Option<Code>; 2],
}

/// Seals a letter of `who` to `whom`. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator; [`Error::Refused`] where nothing was written, or too much.
pub fn draft(
    app: &App,
    who: &Known,
    (whom, programme): (Whom, Option<Code>),
    words: &Private,
) -> Result<Draft, Error> {
    let (asks, mut at) = (who.clone(), app.moment());
    let now = at.now;
    app.store.read(move |tx| handing::coordinator(tx, now, &asks))?;
    let (id, words): (Uuid, _) = (at.id(), fit(words.reveal())?);
    let words = app.seal(HOUSE, place(id), &mut at, &words)?;
    Ok(Draft { id, whom, programme, words })
}

/// Where the words of a letter stand.
const fn place(id: Uuid) -> Place {
    Place { table: "circular", row: id, column: "words" }
}

/// Keeps `draft`; nobody gets it before it is sent. Its code.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator, and where there is no such programme.
pub fn write(tx: &mut Tx, at: &mut Moment, who: &Known, draft: &Draft) -> Result<Code, Error> {
    handing::coordinator(tx, at.now, who)?;
    let programme: Option<ProgrammeId> = match draft.programme {
        Some(code) => Some(programmes::id_of(tx, code)?.ok_or(Error::NotFound)?),
        None => None,
    };
    let circular = Circular {
        id: draft.id,
        code: at.code(),
        by: Some(who.member),
        whom: draft.whom,
        programme,
        made: at.now,
        due: None,
        state: State::Draft,
    };
    circulars::add(tx, &circular, &draft.words)?;
    note(tx, at.now, Some(who.member), ("write_circular", &circular))?;
    Ok(circular.code)
}

/// Sends the letter that `code` names: it goes when the time to stop it is over. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for whoever is no coordinator; [`Error::Refused`] where it went or was
/// stopped, or nobody would get it.
pub fn send(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<(), Error> {
    let circular = named(tx, at.now, who, code)?;
    if circular.state == State::Draft && circulars::count(tx, &circular, at.now)? == 0 {
        return Err(NOBODY.into());
    }
    keep(tx, at, who, (circular.clone(), circular.send(at.now)?, "send_circular"))
}

/// Stops the letter that `code` names before anybody got it. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for whoever is no coordinator; [`Error::Refused`] where it goes already.
pub fn stop(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<(), Error> {
    let circular = named(tx, at.now, who, code)?;
    keep(tx, at, who, (circular.clone(), circular.stop(at.now)?, "stop_circular"))
}

fn keep(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    (before, after, verb): (Circular, Circular, &'static str),
) -> Result<(), Error> {
    if before == after {
        return Ok(());
    }
    circulars::set(tx, &after)?;
    note(tx, at.now, Some(who.member), (verb, &after))
}

fn named(tx: &mut Tx, now: Timestamp, who: &Known, code: Code) -> Result<Circular, Error> {
    handing::coordinator(tx, now, who)?;
    circulars::named(tx, code)?.ok_or(Error::NotFound)
}

/// The letter that `code` names, for whoever got it, and for coordinators. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub fn page(app: &App, who: &Known, code: Code) -> Result<Page, Error> {
    let (asks, now) = (who.clone(), app.now());
    let (page, words) = app.store.write(move |tx| {
        let circular = circulars::named(tx, code)?.ok_or(Error::NotFound)?;
        let got = circulars::got(tx, asks.member, circular.id)?;
        let desk = if grants::holds(tx, now, &asks, Role::Coordinator)? {
            Some(desk(tx, now, &circular)?)
        } else {
            None
        };
        if got.is_none() && desk.is_none() {
            return Err(Error::NotFound);
        }
        notices::opened(tx, now, asks.member, (About::Circular, code))?;
        let words = circulars::words(tx, circular.id)?.ok_or(Error::NotFound)?;
        Ok((Page { circular, words: None, got, desk }, words))
    })?;
    let words = app.unseal(HOUSE, place(page.circular.id), &words)?;
    Ok(Page { words, ..page })
}

/// Of which programme it is, and how many get it, or got it.
fn desk(tx: &mut Tx, now: Timestamp, circular: &Circular) -> Result<(Option<String>, i64), Error> {
    let programme = circular.programme.map(|id| programmes::name(tx, id));
    let n = match circular.state {
        State::Draft | State::Waiting => circulars::count(tx, circular, now)?,
        State::Sent | State::Stopped => circulars::given(tx, circular.id)?,
    };
    Ok((programme.transpose()?.flatten(), n))
}

/// The letters that `who` got, and for a coordinator those of the house; each before the letter that `before` names.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn list(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    before: [Option<Code>; 2],
) -> Result<List, Error> {
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let [got_before, written_before] = before;
    let from = got_before.map_or(Ok(None), |code| circulars::named(tx, code))?;
    let from = from.map(|it| Ok::<_, Error>((circulars::got(tx, who.member, it.id)?, it.id)));
    let from = from.transpose()?.and_then(|(at, id)| Some((at?, id)));
    let mut got = circulars::got_by(tx, who.member, from, limit)?;
    let more = got.len() > PAGE;
    got.truncate(PAGE);
    let more = got.last().filter(|_| more).map(|(it, _)| it.code);
    if !grants::holds(tx, now, who, Role::Coordinator)? {
        return Ok(List { got, written: None, more: [more, None] });
    }
    let from = written_before.map_or(Ok(None), |code| circulars::named(tx, code))?;
    let mut written = circulars::written(tx, from.map(|it| (it.made, it.id)), limit)?;
    let older = written.len() > PAGE;
    written.truncate(PAGE);
    let older = written.last().filter(|_| older).map(|it| it.code);
    Ok(List { got, written: Some(written), more: [more, older] })
}

/// The job [`JOB`]: gives the letter `id` to everybody who belongs to its group now, a few in a unit of work. Called early,
/// late or again, each gets it once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, id: Uuid) -> Result<(), Error> {
    loop {
        let moment = app.moment();
        if app.store.write(move |tx| step(tx, &mut moment.clone(), id))? {
            return Ok(());
        }
    }
}

/// Whether nobody is left who gets it.
fn step(tx: &mut Tx, at: &mut Moment, id: Uuid) -> Result<bool, Error> {
    let Some(circular) = circulars::find(tx, id)? else { return Ok(true) };
    if !circular.is_due(at.now) {
        circulars::set(tx, &circular)?;
        return Ok(true);
    }
    if !goes(tx, at.now, &circular)? {
        return withdraw(tx, at, &circular).map(|()| true);
    }
    let next = circulars::next(tx, &circular, at.now, STEP)?;
    for member in &next {
        circulars::give(tx, &circular, *member, at.now)?;
        let about = Some((About::Circular, circular.code));
        notices::tell(tx, at, *member, "notice-circular", about)?;
    }
    if next.is_empty() {
        let sent = Circular { state: State::Sent, ..circular };
        circulars::set(tx, &sent)?;
        note(tx, at.now, None, ("give_circular", &sent))?;
    }
    Ok(next.is_empty())
}

/// Whether `circular` goes: whoever wrote it coordinates still, or it has begun to go already. Half of a group has no other
/// letter than the rest.
fn goes(tx: &mut Tx, now: Timestamp, circular: &Circular) -> Result<bool, Error> {
    if circulars::given(tx, circular.id)? > 0 {
        return Ok(true);
    }
    let Some(by) = circular.by else { return Ok(false) };
    let coordinates = grants::holding(tx, by, now)?.contains(&Role::Coordinator);
    Ok(coordinates && standing::barred(tx, now, by)?.is_none() && !leaving::is_away(tx, by)?)
}

/// Nobody gets `circular`; whoever coordinates is told, and can write another.
fn withdraw(tx: &mut Tx, at: &mut Moment, circular: &Circular) -> Result<(), Error> {
    let stopped = Circular { state: State::Stopped, ..circular.clone() };
    circulars::set(tx, &stopped)?;
    let mut crew = grants::holders(tx, Role::Coordinator, at.now)?;
    crew.retain(|member| stopped.by != Some(*member));
    if crew.is_empty() {
        measuring::call_admins(tx, at, "notice-circular-stopped")?;
    }
    for member in crew {
        let about = Some((About::Circular, stopped.code));
        notices::tell(tx, at, member, "notice-circular-stopped", about)?;
    }
    note(tx, at.now, None, ("stop_circular", &stopped))
}

/// Plants the timer of the letter `id` again.
///
/// # Errors
/// [`Error::NotFound`] where there is none; [`Error::Fault`] of the store.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let due = circulars::find(tx, id)?.and_then(|it| it.due).ok_or(Error::NotFound)?;
    Ok(jobs::plant(tx, JOB, id, due)?)
}

/// `member` is erased: what they got is forgotten, and that they wrote. What they were about to send does not go.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, _: &mut Moment, member: MemberId) -> Result<(), Error> {
    for circular in circulars::of(tx, member)? {
        if matches!(circular.state, State::Draft | State::Waiting) {
            circulars::set(tx, &Circular { state: State::Stopped, ..circular })?;
        }
    }
    Ok(circulars::forget(tx, member)?)
}

/// Every letter to many that `member` got, and every one that they wrote.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn letters(app: &App, member: MemberId) -> Result<Value, Error> {
    let (got, wrote) = app.store.read(move |tx| {
        let mut got = Vec::new();
        for (it, at) in circulars::got_by(tx, member, None, i64::MAX)? {
            got.push((circulars::words(tx, it.id)?, it, at));
        }
        let mut wrote = Vec::new();
        for it in circulars::of(tx, member)? {
            wrote.push((circulars::words(tx, it.id)?, it.made, it));
        }
        Ok::<_, Error>((got, wrote))
    })?;
    let line = |(words, it, at): &(Option<Sealed>, Circular, Timestamp)| {
        let words = words.as_ref().map(|words| app.unseal(HOUSE, place(it.id), words));
        let words = words.transpose()?.flatten();
        Ok::<_, Error>(json!({
            "to": it.whom.word(),
            "at": moment(*at),
            "stands": it.state.word(),
            "says": words.as_ref().map(Private::reveal),
        }))
    };
    let got: Vec<Value> = got.iter().map(line).collect::<Result<_, _>>()?;
    let wrote = wrote.into_iter().map(|(words, at, it)| line(&(words, it, at)));
    let wrote: Vec<Value> = wrote.collect::<Result<_, _>>()?;
    Ok(json!({ "got": got, "wrote": wrote }))
}

fn note(
    tx: &mut Tx,
    now: Timestamp,
    who: Option<MemberId>,
    (verb, circular): (&'static str, &Circular),
) -> Result<(), Error> {
    let (stream, actor) = (deeds::of_programme(programmes::FIRST), who.map(Into::into));
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object: circular.id, at: now })?)
}
