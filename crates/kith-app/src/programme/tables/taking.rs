//! Taking the tables of a programme out again, in the columns in which they come in. Of whoever has come in only key, name
//! and role are told: what they say of themselves is theirs.

use kith_core::{
    Code, ProgrammeId, Timestamp,
    people::{facet, grant::Role},
    programme::{
        table::{Column, Kind, cell},
        zone::Zone,
    },
};
use kith_store::programme::{invitations, invited_pairs, programmes};
use uuid::Uuid;

use super::{STEP, listing, note, programme, sealed};
use crate::{App, Error, people::recognising::Known};

/// The columns of people, as they are written.
const PEOPLE: [Column; 10] = [
    Column::Key,
    Column::Name,
    Column::Role,
    Column::Places,
    Column::Languages,
    Column::Topics,
    Column::Times,
    Column::Interests,
    Column::Identity,
    Column::Words,
];

/// The table of `kind` of the programme that `of` names, or of the house itself, as text. That it was taken is noted. Opens
/// every seal in it: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for whoever is no coordinator.
pub fn take(app: &App, who: &Known, of: Option<Code>, kind: Kind) -> Result<String, Error> {
    let (at, asker) = (app.moment(), who.clone());
    let (id, zone) = app.store.write(move |tx| {
        let id = programme(tx, at.now, &asker, of)?;
        note(tx, &at, &asker, (id, id.0, "take_table"))?;
        let found = programmes::find(tx, id)?.ok_or(Error::NotFound)?;
        Ok::<_, Error>((id, found.calendar.zone))
    })?;
    match kind {
        Kind::People => people(app, id),
        Kind::Pairs => pairs(app, id),
        Kind::Meetings => meetings(app, id, &zone),
    }
}

fn head(columns: &[Column], more: &[&str]) -> String {
    let names: Vec<_> =
        columns.iter().map(|column| column.word()).chain(more.iter().copied()).collect();
    cell::line(&names)
}

fn people(app: &App, id: ProgrammeId) -> Result<String, Error> {
    let (mut text, mut after) = (head(&PEOPLE, &["stands"]), None);
    loop {
        let page =
            app.store.read(move |tx| Ok::<_, Error>(invitations::list(tx, id, after, step())?))?;
        let Some(last) = page.last() else { return Ok(text) };
        after = Some(last.code);
        for one in &page {
            text.push_str(&person(app, one)?);
        }
    }
}

fn person(app: &App, one: &invitations::Kept) -> Result<String, Error> {
    let (line, said) = (listing::person(app, one)?, sealed::said(app, one)?);
    let all = |kind: facet::Kind, special: bool| {
        let answers = said.iter().flat_map(|said| &said.answers);
        let own = |identity: bool| !identity || special;
        let fits = answers.filter(|it| {
            let identity = kind == facet::Kind::Interest && it.special.is_some();
            it.kind == kind && own(identity) && (!special || identity)
        });
        fits.map(|it| it.text.as_str()).collect::<Vec<_>>().join("; ")
    };
    let places = said.as_ref().filter(|_| one.role == Role::Mentor).map(|said| said.places);
    let stands = match (line.used, line.came) {
        (_, true) => "here",
        (true, false) => "coming",
        (false, false) => "invited",
    };
    Ok(cell::line(&[
        &line.who.key,
        &line.who.name,
        one.role.word(),
        &places.map(|places| places.to_string()).unwrap_or_default(),
        &all(facet::Kind::Language, false),
        &all(facet::Kind::Topic, false),
        &all(facet::Kind::Slot, false),
        &all(facet::Kind::Interest, false),
        &all(facet::Kind::Interest, true),
        said.as_ref().map(|said| said.words.reveal()).unwrap_or_default(),
        stands,
    ]))
}

fn pairs(app: &App, id: ProgrammeId) -> Result<String, Error> {
    let (mut text, mut after) = (head(Kind::Pairs.reads(), &["stands"]), None);
    loop {
        let page = app
            .store
            .read(move |tx| Ok::<_, Error>(invited_pairs::list(tx, id, after, step())?))?;
        let Some(last) = page.last() else { return Ok(text) };
        after = Some(last.pair.code);
        for one in &page {
            let line = listing::pair(app, one)?;
            let stands = if line.until.is_some() { "waits" } else { "open" };
            let (mentee, mentor) = (&line.mentee.0.key, &line.mentor.0.key);
            text.push_str(&cell::line(&[&line.key, mentee, mentor, stands]));
        }
    }
}

fn meetings(app: &App, id: ProgrammeId, zone: &Zone) -> Result<String, Error> {
    let (mut text, mut after) = (head(Kind::Meetings.reads(), &[]), Uuid::nil());
    loop {
        let page = app
            .store
            .read(move |tx| Ok::<_, Error>(invited_pairs::list_meetings(tx, id, after, step())?))?;
        let Some((last, _)) = page.last() else { return Ok(text) };
        after = last.id;
        for (one, pair) in &page {
            let key = sealed::open(app, (id, invited_pairs::meeting_place(one.id)), &one.who)?;
            let pair = sealed::open(app, (id, invited_pairs::pair_place(one.pair)), pair)?;
            let (start, minutes) = (clock(one.start, zone), one.minutes.to_string());
            let held = if one.held { "yes" } else { "no" };
            text.push_str(&cell::line(&[&key, &pair, &start, &minutes, held]));
        }
    }
}

/// What a clock of the programme shows then.
fn clock(at: Timestamp, zone: &Zone) -> String {
    zone.clock(at)
}

fn step() -> i64 {
    i64::try_from(STEP).unwrap_or(i64::MAX)
}
