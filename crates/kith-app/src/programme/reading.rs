//! Reading what programmes say of themselves.

use kith_core::{
    Code, ProgrammeId, Timestamp,
    people::grant::Role,
    programme::{
        charter::{Charter, State},
        slug::Slug,
    },
};
use kith_store::programme::charters;

use crate::{
    Error, Tx,
    people::{grants, recognising::Known},
};

/// How many stand on a page.
const PAGE: i64 = 20;

/// Programmes, and whether more follow.
pub type Page = (Vec<Charter>, bool);

/// The programmes that take people in, by the day on which they begin, from the one after `after` on.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn open(tx: &mut Tx, now: Timestamp, after: Option<Code>) -> Result<Page, Error> {
    Ok(page(charters::open(tx, now, after, PAGE + 1)?))
}

/// Whether one takes people in.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn is_any_open(tx: &mut Tx, now: Timestamp) -> Result<bool, Error> {
    Ok(charters::is_any_open(tx, now)?)
}

/// Whether the programme `id` takes people in; the house itself always does.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn takes_in(tx: &mut Tx, now: Timestamp, id: ProgrammeId) -> Result<bool, Error> {
    Ok(charters::of(tx, now, id)?.is_none_or(|charter| charter.state == State::Open))
}

/// The programme at the address `slug`, for whoever comes by; a draft for coordinators only.
///
/// # Errors
/// [`Error::NotFound`] where `who` finds none there.
pub fn named(
    tx: &mut Tx,
    now: Timestamp,
    who: Option<&Known>,
    slug: &str,
) -> Result<Charter, Error> {
    let slug = Slug::parse(slug).map_err(|_| Error::NotFound)?;
    let found = charters::named(tx, now, &slug)?.ok_or(Error::NotFound)?;
    match who {
        _ if found.state != State::Draft => Ok(found),
        Some(who) if grants::holds(tx, now, who, Role::Coordinator)? => Ok(found),
        _ => Err(Error::NotFound),
    }
}

/// The programme that `code` names, for a coordinator.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for whoever is no coordinator.
pub fn of_coordinator(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    code: Code,
) -> Result<Charter, Error> {
    let may = grants::holds(tx, now, who, Role::Coordinator)?;
    let found = charters::find(tx, now, code)?.filter(|_| may);
    found.ok_or(Error::NotFound)
}

/// Programmes for a coordinator, the newest first, from the one after `before` on. `None` for whoever is none.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn all(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    before: Option<Code>,
) -> Result<Option<Page>, Error> {
    if !grants::holds(tx, now, who, Role::Coordinator)? {
        return Ok(None);
    }
    Ok(Some(page(charters::list(tx, now, before, PAGE + 1)?)))
}

/// As many of `found` as stand on a page.
fn page(mut found: Vec<Charter>) -> Page {
    let full = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = found.len() > full;
    found.truncate(full);
    (found, more)
}
