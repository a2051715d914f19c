//! Needing: what waits for a coordinator today, one list by reason and time, read from where it stands; and who sees to what
//! of it. Nothing waits for one person: everybody reads it all, and whoever is away has a deputy.

use kith_core::{
    Code, DAY, Moment, Span, Timestamp,
    programme::need::{self, Need, Reason, Spot},
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    programme::{
        keepers,
        needs::{self, View},
    },
    support::queue,
};

use crate::{
    Error,
    people::recognising::Known,
    support::{
        covering::{self, Cover},
        handing,
    },
};

/// How many stand on a page.
const PAGE: usize = 20;

/// Up to how many of a reason are counted.
pub const MANY: i64 = 50;

/// How long somebody sees to something before it is everybody's again.
pub const KEPT: Span = DAY.times(365);

/// What a coordinator wants to see.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sought {
    /// Only what they see to, or stand in for.
    pub mine: bool,
    /// Only this.
    pub reason: Option<Reason>,
    /// What follows this.
    pub after: Option<Spot>,
}

/// The list.
#[derive(Debug, Clone)]
pub struct Page {
    /// A page of it: somebody who may not be safe before everything else, then what is to be done soonest.
    pub needs: Vec<Need>,
    /// After which the next page begins; `None` where this is the last.
    pub more: Option<Spot>,
    /// How many there are of each reason, counted up to one more than [`MANY`].
    pub counts: Vec<(Reason, i64)>,
    /// Who is on duty now, and when the next are.
    pub cover: Cover,
    /// How many are in line, counted up to 100, and since when the one that was asked first waits.
    pub line: (i64, Option<Timestamp>),
}

/// What of the list `who` sought.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator.
pub fn page(tx: &mut Tx, now: Timestamp, who: &Known, sought: Sought) -> Result<Page, Error> {
    handing::coordinator(tx, now, who)?;
    let view = View { reader: who.member, now, all: !sought.mine };
    let (mut all, mut counts) = (Vec::new(), Vec::new());
    for reason in Reason::ALL.iter().copied() {
        counts.push((reason, needs::count(tx, view, reason, MANY + 1)?));
        if sought.reason.is_none_or(|only| only == reason) {
            all.extend(following(tx, view, reason, sought.after)?);
        }
    }
    let (needs, more) = need::page(all, PAGE);
    Ok(Page { needs, more, counts, cover: covering::cover(tx, now)?, line: queue::length(tx)? })
}

/// As many of `reason` as a page can hold of what follows `after`, and one more.
fn following(
    tx: &mut Tx,
    view: View,
    reason: Reason,
    after: Option<Spot>,
) -> Result<Vec<Need>, Error> {
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let from = after.map(|(_, until, _, code)| (until, code));
    // Of what is due at the same moment some may stand before `after`.
    let from = match after {
        Some((rank, until, last, _)) if last != reason => {
            let first = need::spot(reason, until, Code(uuid::Uuid::nil()));
            match (first.0 == rank, reason > last) {
                (true, true) => Some((until, Code(uuid::Uuid::nil()))),
                (true, false) => Some((until, Code(uuid::Uuid::max()))),
                (false, _) if !rank => None,
                (false, _) => return Ok(Vec::new()),
            }
        }
        _ => from,
    };
    Ok(needs::list(tx, view, reason, from, limit)?)
}

/// `who` sees to what `code` names on the list, for `reason`, whoever did before. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where it does not wait for them, or is a case: that is claimed on its own page.
pub fn take(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (reason, code): (Reason, Code),
) -> Result<(), Error> {
    handing::coordinator(tx, at.now, who)?;
    let view = View { reader: who.member, now: at.now, all: true };
    let waits = !reason.is_claimed() && needs::waits(tx, view, reason, code)?;
    waits.then_some(()).ok_or(Error::NotFound)?;
    if keepers::set(tx, code, who.member, at.now)? {
        note(tx, at.now, who, ("take_need", code))?;
    }
    Ok(())
}

/// `who` gives back what they see to.
///
/// # Errors
/// [`Error::NotFound`] where they do not see to it.
pub fn give_back(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<(), Error> {
    handing::coordinator(tx, at.now, who)?;
    keepers::remove(tx, code, who.member)?.then_some(()).ok_or(Error::NotFound)?;
    note(tx, at.now, who, ("give_back_need", code))
}

fn note(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    (verb, code): (&'static str, Code),
) -> Result<(), Error> {
    let (stream, actor) = (deeds::of_member(who.member), Some(who.member.into()));
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object: code.0, at: now })?)
}
