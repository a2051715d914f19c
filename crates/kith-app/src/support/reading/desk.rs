//! The coordinator's desk: requests whose promise is over, and helpers to be asked after.

use kith_core::{Code, MemberId, RequestId, Timestamp, people::face::Face};
use kith_store::{
    Tx,
    people::faces,
    programme::services::Service,
    safety::openings,
    support::{queue, requests, silences},
};

use super::{
    Words,
    request::{self, Listed},
};
use crate::{
    Error,
    people::recognising::Known,
    programme::listing,
    support::{
        choosing::{self, Suggested},
        covering::{self, Cover},
        handing,
    },
};

/// How many lines a page of the desk shows.
pub const LISTED: usize = 20;

/// How many are looked at in one step.
const STEP: i64 = 20;

/// Everything of requests that the coordinator's desk shows.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Requests on the desk, the nearest deadline first.
    pub requests: Vec<Escalated>,
    /// Where the next page begins; `None` where this is the last.
    pub more: Option<(Timestamp, RequestId)>,
    /// Helpers who fell silent, the longest first.
    pub silent: Vec<Silent>,
    /// Who is on duty now, and when the next are.
    pub cover: Cover,
    /// How many are in line, counted up to 100, and since when the one that was asked first waits.
    pub line: (i64, Option<Timestamp>),
}

/// A request on the desk.
#[derive(Debug, Clone)]
pub struct Escalated {
    /// The request, where it is, and what it is about.
    pub request: Listed,
    /// By when the coordinator acts.
    pub until: Timestamp,
    /// Who asks; `None` where they left for good.
    pub asker: Option<Face>,
}

/// A helper who fell silent.
#[derive(Debug, Clone)]
pub struct Silent {
    /// Their helper face.
    pub face: Face,
    /// Since when somebody is to ask after them.
    pub since: Timestamp,
}

/// A request as a coordinator opens it: on the desk, with what can be done by hand.
#[derive(Debug, Clone)]
pub struct Open {
    /// The request, where it is, and what it is about.
    pub request: Listed,
    /// By when the coordinator acts.
    pub until: Timestamp,
    /// Who asks; `None` where they left for good.
    pub asker: Option<Face>,
    /// Helpers who fit, most in common first. Empty where the asker did not agree to the matching.
    pub suggested: Vec<Suggested>,
    /// What can be named.
    pub services: Vec<Service>,
    /// Its words, once the coordinator has opened them ([`handing::open_words`]); the member sees that.
    pub words: Option<Words>,
}

/// The desk, from the line after `after`.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator.
pub fn desk(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    after: Option<(Timestamp, RequestId)>,
) -> Result<Desk, Error> {
    handing::coordinator(tx, now, who)?;
    let (requests, more) = theirs(tx, who, after)?;
    Ok(Desk {
        more,
        requests,
        silent: silent(tx)?,
        cover: covering::cover(tx, now)?,
        line: queue::length(tx)?,
    })
}

/// The request that `request` names, on the desk of `who`.
///
/// # Errors
/// [`Error::NotFound`] where it is on no desk of theirs.
pub fn open(tx: &mut Tx, now: Timestamp, who: &Known, request: Code) -> Result<Open, Error> {
    let found = handing::on_desk(tx, now, who, request)?;
    let asker = faces::find(tx, found.asker)?;
    let author = asker.as_ref().map_or(MemberId(found.asker.0), |face| face.owner);
    Ok(Open {
        until: found.state.desk().ok_or(Error::NotFound)?,
        suggested: choosing::suggested(tx, now, &found)?,
        services: listing::services(tx)?,
        words: words(tx, now, who, (found.id, author))?,
        request: request::listed(tx, found.id)?,
        asker,
    })
}

fn words(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    (request, author): (RequestId, MemberId),
) -> Result<Option<Words>, Error> {
    let Some(purpose) = openings::purpose(tx, request.0, who.member, now)? else {
        return Ok(None);
    };
    let sealed = requests::words(tx, request)?;
    Ok(sealed.map(|sealed| Words::new(request, author, sealed).read_for(purpose)))
}

fn escalated(tx: &mut Tx, id: RequestId) -> Result<Option<Escalated>, Error> {
    let request = request::listed(tx, id)?;
    let asker = faces::find(tx, request.request.asker)?;
    let until = request.request.state.desk();
    Ok(until.map(|until| Escalated { request, until, asker }))
}

/// The line after which a page goes on.
type Spot = Option<(Timestamp, RequestId)>;

/// A page of what `who` may know of, and where the next begins. Many lines may not be theirs to know:
/// those must not stand before what is.
fn theirs(tx: &mut Tx, who: &Known, mut after: Spot) -> Result<(Vec<Escalated>, Spot), Error> {
    let (mut theirs, mut last) = (Vec::new(), None);
    loop {
        let step = queue::desk(tx, after, STEP)?;
        if step.is_empty() {
            return Ok((theirs, None));
        }
        for spot in step {
            after = Some(spot);
            let Some(one) = escalated(tx, spot.1)? else { continue };
            if !handing::works_on(tx, who.member, &one.request.request)? {
                continue;
            }
            if theirs.len() == LISTED {
                return Ok((theirs, last));
            }
            theirs.push(one);
            last = after;
        }
    }
}

fn silent(tx: &mut Tx) -> Result<Vec<Silent>, Error> {
    let mut silent = Vec::new();
    for one in silences::open(tx, STEP)? {
        let face = faces::find(tx, one.helper)?;
        silent.extend(face.map(|face| Silent { face, since: one.since }));
    }
    Ok(silent)
}
