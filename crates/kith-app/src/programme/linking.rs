//! Linking: where a link leads, who came by it, and the links of mentors, who invite whom they know (EEPM-REC-4).

use kith_core::{
    Code, MemberId, Moment, Timestamp,
    people::grant::Role,
    programme::{
        application::State,
        charter::{Charter, State as Stands},
        recruitment::{Short, Source, UNKNOWN},
        slug::Slug,
    },
};
use kith_store::{
    Tx,
    programme::{charters, sources},
};

use super::{applying, reading};
use crate::{
    App, Error, Fault,
    people::{exporting::moment, grants, recognising::Known},
};

/// An open programme, with the mentor’s own link to it; `None` while they have none.
pub type Own = (Charter, Option<Short>);

/// The address of the programme to which the link with those letters leads.
///
/// # Errors
/// [`Error::NotFound`] where there is no such link, or nobody may read of what it leads to.
pub fn leads_to(tx: &mut Tx, now: Timestamp, letters: &str) -> Result<(Short, Slug), Error> {
    let short = Short::parse(letters).map_err(|_| Error::NotFound)?;
    let (_, source) = sources::find(tx, &short)?.ok_or(Error::NotFound)?;
    let charter = charters::of(tx, now, source.programme)?.ok_or(Error::NotFound)?;
    Ok((short, charter.slug))
}

/// As [`applying::begin`], for whoever came by the link with the letters `way`, or by none where that is empty. A way is kept
/// with what is begun, and never with what was sent.
///
/// # Errors
/// [`UNKNOWN`] where no link to that programme has these letters; as [`applying::begin`].
pub fn begin(
    tx: &mut Tx,
    at: &mut Moment,
    known: &Known,
    to: (&str, Role),
    way: &str,
) -> Result<Code, Error> {
    let code = applying::begin(tx, at, known, to)?;
    if way.trim().is_empty() {
        return Ok(code);
    }
    let it = applying::mine(tx, known.member, code)?;
    let found = sources::find(tx, &Short::parse(way)?)?;
    let (id, _) = found.filter(|(_, one)| one.programme == it.programme).ok_or(UNKNOWN)?;
    if it.state == State::Draft {
        sources::note(tx, it.id, id)?;
    }
    Ok(code)
}

/// What takes people in from the programme after `after` on, each with the link of the mentor `who`; and after which the next
/// page begins.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no mentor.
pub fn list(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    after: Option<Code>,
) -> Result<(Vec<Own>, Option<Code>), Error> {
    mentor(tx, now, who)?;
    let own = sources::owned(tx, who.member, i64::MAX)?;
    let (open, further) = reading::open(tx, now, after)?;
    let more = open.last().filter(|_| further).map(|last| last.code);
    let link = |charter: &Charter| {
        let link = own.iter().find(|one| one.programme == charter.programme);
        link.map(|link| link.short.clone())
    };
    Ok((open.into_iter().map(|charter| (charter.clone(), link(&charter))).collect(), more))
}

/// Makes the link of the mentor `who` to the programme at the address `slug`; where they have one, it is that one.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no mentor, and where there is no such programme; [`applying::CLOSED`] where it takes
/// nobody in.
pub fn invite(tx: &mut Tx, at: &mut Moment, who: &Known, slug: &str) -> Result<(), Error> {
    mentor(tx, at.now, who)?;
    let charter = reading::named(tx, at.now, None, slug)?;
    if charter.state != Stands::Open {
        return Err(applying::CLOSED.into());
    }
    let programme = charter.programme;
    let own = sources::owned(tx, who.member, i64::MAX)?;
    if own.iter().any(|one| one.programme == programme) {
        return Ok(());
    }
    let (id, short) = (at.id(), Short::drawn(at.bytes()));
    let source = Source { short, programme, name: String::new(), since: at.now };
    let added = sources::add(tx, id, &source, Some(who.member))?;
    added.then_some(()).ok_or_else(|| Fault::new("a link has these letters").into())
}

fn mentor(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<(), Error> {
    grants::holds(tx, now, who, Role::Mentor)?.then_some(()).ok_or(Error::NotFound)
}

/// The links of `member`, for them to take along.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn export(app: &App, member: MemberId) -> Result<serde_json::Value, Error> {
    let own = app.store.read(move |tx| sources::owned(tx, member, i64::MAX))?;
    let line = |link: &Source| serde_json::json!({ "link": link.short.text(), "since": moment(link.since) });
    Ok(own.iter().map(line).collect())
}

/// `member` is erased: their links lead on, and are nobody’s.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, _: &mut Moment, member: MemberId) -> Result<(), Error> {
    Ok(sources::disown(tx, member)?)
}
