//! What whoever comes by may know: who is here, how long an answer takes, and what is promised.

use kith_core::{
    Span, Timestamp,
    support::{estimate::Estimate, kind::Kind},
};
use kith_store::programme::programmes;

use crate::{
    Error, Tx, readiness,
    support::{
        covering::{self, Cover},
        reading::request,
    },
};

/// The outlook for someone who thinks about asking.
#[derive(Debug, Clone)]
pub struct Outlook {
    /// Who is on duty.
    pub cover: Cover,
    /// How long each kind takes, from the last ninety days.
    pub waits: Vec<(Kind, Estimate)>,
    /// By when somebody hears from us at the latest.
    pub promise: Span,
    /// The same, for whoever asks for a mentor.
    pub mentor_promise: Span,
    /// Whether there is a coordinator to turn to when nobody answers.
    pub coordinated: bool,
    /// The zone of the programme, as an IANA name.
    pub zone: String,
}

/// The outlook at `now`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn outlook(tx: &mut Tx, now: Timestamp) -> Result<Outlook, Error> {
    let programme = programmes::the_one(tx)?;
    let mut waits = Vec::with_capacity(Kind::ALL.len());
    for kind in Kind::ALL.iter().copied() {
        waits.push((kind, request::estimate(tx, now, kind)?));
    }
    Ok(Outlook {
        cover: covering::cover(tx, now)?,
        waits,
        promise: programme.timers.promise,
        mentor_promise: programme.timers.mentor_promise,
        coordinated: readiness::has_coordinator(tx, now)?,
        zone: programme.calendar.zone.name().to_owned(),
    })
}
