//! The helper's desk: duty, places, what they hold and answer, and how long the queue is. Nothing in
//! line can be browsed.

use kith_core::{
    Code, FaceId, Timestamp,
    people::face::Face,
    support::{
        capacity::{Capacity, Load},
        deadline::Deadline,
        kind::Kind,
        state::Route,
        urgency::Urgency,
    },
};
use kith_store::{
    Tx,
    people::faces,
    support::{capacities, duties, offers, queue, requests},
    talk::talks,
};

use crate::{
    Error,
    people::recognising::Known,
    support::{
        carrying,
        covering::{self, Cover},
    },
};

/// Everything that the helper's desk shows.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Until when they are on duty; `None` while off.
    pub on_until: Option<Timestamp>,
    /// What they take on.
    pub capacity: Capacity,
    /// Whether they said so themselves; until then nobody is put to a mentor.
    pub chosen: bool,
    /// What they have taken on.
    pub load: Load,
    /// How many are in line, counted up to 100; whether they may take one shows only when they try.
    pub waiting: i64,
    /// Since when the one that was asked first waits; `None` where nobody does.
    pub oldest: Option<Timestamp>,
    /// Offers that stand with them, the oldest first.
    pub offers: Vec<Held>,
    /// Requests that they answer, the oldest first.
    pub talks: Vec<Answering>,
    /// Who is on duty now, and when the next are.
    pub cover: Cover,
}

/// An offer that stands.
#[derive(Debug, Clone)]
pub struct Held {
    /// What names it.
    pub code: Code,
    /// How it came to them.
    pub route: Route,
    /// What sort of help.
    pub kind: Kind,
    /// How soon.
    pub urgency: Urgency,
    /// Until when it stands.
    pub until: Timestamp,
}

/// A request that they answer.
#[derive(Debug, Clone)]
pub struct Answering {
    /// The talk.
    pub talk: Code,
    /// Who asks; `None` where they left for good.
    pub asker: Option<Face>,
    /// What sort of help.
    pub kind: Kind,
    /// What happens next, and by when.
    pub next: Option<Deadline>,
}

/// The desk of `who`.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no helper.
pub fn desk(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<Desk, Error> {
    let helper = who.helper.as_ref().ok_or(Error::NotFound)?.id;
    let (waiting, oldest) = queue::length(tx)?;
    let shifts = duties::of(tx, helper, now)?;
    let kept = capacities::find(tx, helper)?;
    Ok(Desk {
        on_until: shifts.iter().map(|shift| shift.until).max(),
        chosen: kept.is_some(),
        capacity: kept.unwrap_or_else(|| covering::first(helper)),
        load: capacities::load(tx, helper)?,
        waiting,
        oldest,
        offers: held(tx, now, helper)?,
        talks: answering(tx, helper)?,
        cover: covering::cover(tx, now)?,
    })
}

fn held(tx: &mut Tx, now: Timestamp, helper: FaceId) -> Result<Vec<Held>, Error> {
    let mut held = Vec::new();
    for kept in offers::standing(tx, helper)? {
        if now < kept.offer.until {
            let request = carrying::found(tx, kept.request)?;
            let (route, until) = (kept.offer.route, kept.offer.until);
            let (kind, urgency) = (request.kind, request.urgency);
            held.push(Held { code: kept.code, route, kind, urgency, until });
        }
    }
    Ok(held)
}

fn answering(tx: &mut Tx, helper: FaceId) -> Result<Vec<Answering>, Error> {
    let mut answering = Vec::new();
    for id in requests::with(tx, helper)? {
        let request = carrying::found(tx, id)?;
        let Some(talk) = request.talk().filter(|_| request.helps() == Some(helper)) else {
            continue;
        };
        if let Some(talk) = talks::find(tx, talk)? {
            let asker = faces::find(tx, request.asker)?;
            let (kind, next) = (request.kind, request.deadline());
            answering.push(Answering { talk: talk.code, asker, kind, next });
        }
    }
    Ok(answering)
}
