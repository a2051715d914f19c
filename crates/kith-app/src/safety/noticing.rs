//! Noticing danger in what is written: read on the caller's thread, before the unit of work in which the
//! text is kept; what follows from it is done in that same unit. A text is never held up, changed or lost.

use kith_core::{
    FaceId, LetterId, MessageId, Moment, Private,
    people::face::Side,
    safety::{
        care::{Care, Consent, Place},
        case::{Source, State},
        signal::{Help, Reading, Signal},
    },
    support::safe::Level,
};
use kith_safety::{Memory, Role};
use kith_store::{
    Tx,
    safety::{cares, cases, signals},
};
use uuid::Uuid;

use super::{
    debriefing,
    detector::Found,
    memory::{self, Sums},
    writing,
};
use crate::{
    App, Error,
    talk::{peers, seat::Seat},
};

/// What was noticed in a text that is not yet kept.
#[derive(Debug, Clone)]
pub struct Noticed {
    found: Found,
    memory: Option<Sums>,
}

impl Noticed {
    /// Whether somebody may be at risk.
    pub(crate) fn is_danger(&self) -> bool {
        self.found.reading.case().is_some()
    }
}

/// Where the text stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot {
    /// In a talk, in a request, beside a check-in, or in an application.
    pub(crate) place: Place,
    /// Which one.
    pub(crate) id: Uuid,
    /// Who wrote it.
    pub(crate) author: FaceId,
    /// Which message; `None` for words that are none.
    pub(crate) message: Option<MessageId>,
}

/// Reads `text`, which whoever sits on `seat` is about to say, after what they said before. Reads both
/// stores: call it aside.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub(crate) fn in_talk(app: &App, seat: &Seat, text: &Private) -> Result<Noticed, Error> {
    let talk = seat.talk.clone();
    let peers = app.store.read(move |tx| peers::are(tx, &talk))?;
    let role = match seat.side {
        Side::Helper if !peers => Role::Supporter,
        // Of two who were brought together neither helps the other.
        Side::Member | Side::Helper => Role::Member,
    };
    let (mut kept, spot) = memory::recall(app, seat.talk.id, (seat.face, seat.other()))?;
    let before = kept;
    let found = app.detector.read(text, role, &mut kept.memory);
    kept.ask(found.asks);
    let memory =
        if kept == before { None } else { Some(kept.seal(app, &mut app.moment(), &spot)?) };
    Ok(Noticed { found, memory })
}

/// Reads `text`, which stands by itself: the words of a request, of a letter to the house, of an application, or beside
/// a check-in.
pub(crate) fn alone(app: &App, text: &Private) -> Noticed {
    let found = app.detector.read(text, Role::Member, &mut Memory::default());
    Noticed { found, memory: None }
}

/// Keeps what was noticed in the text at `spot`, and opens or raises its case. Nothing is kept of an
/// ordinary text.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub(crate) fn keep(
    tx: &mut Tx,
    at: &mut Moment,
    noticed: &Noticed,
    spot: Spot,
) -> Result<(), Error> {
    if let Some(memory) = &noticed.memory {
        memory.keep(tx)?;
    }
    let reading = &noticed.found.reading;
    if !reading.says_something() {
        return Ok(());
    }
    if spot.place == Place::Talk {
        debriefing::begin(tx, at, (spot.id.into(), spot.author), reading)?;
    }
    follow(tx, at, noticed, spot)
}

/// The same of a text at `spot` that its author keeps from the other: only what may mean danger to its author, and the
/// other hears of nothing.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub(crate) fn keep_own(
    tx: &mut Tx,
    at: &mut Moment,
    noticed: &Noticed,
    spot: Spot,
) -> Result<(), Error> {
    if noticed.is_danger() { follow(tx, at, noticed, spot) } else { Ok(()) }
}

/// Keeps the signal of `noticed`, and opens or raises its case.
fn follow(tx: &mut Tx, at: &mut Moment, noticed: &Noticed, spot: Spot) -> Result<(), Error> {
    let reading = &noticed.found.reading;
    let care = care(tx, at, reading, spot)?;
    let of = care.as_ref().map_or(spot.id, |care| care.id.0);
    add(tx, at, noticed, (of, Some(spot.author), spot.message))?;
    match (care, reading.case()) {
        (Some(care), Some(level)) => call(tx, at, &care, level),
        _ => Ok(()),
    }
}

/// Keeps what was noticed in a letter to the house. How strongly its case has to call for it.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub(super) fn keep_of_letter(
    tx: &mut Tx,
    at: &mut Moment,
    noticed: &Noticed,
    letter: LetterId,
) -> Result<Level, Error> {
    if noticed.found.reading.says_something() {
        add(tx, at, noticed, (letter.0, None, None))?;
    }
    Ok(noticed.found.reading.case().unwrap_or(Level::Calm))
}

/// Opens the case of `care`, or raises the one that stands there, so that it calls at least at `level`.
/// Whoever has said themselves, in the same request, that they are not safe has a case already.
pub(super) fn call(tx: &mut Tx, at: &mut Moment, care: &Care, level: Level) -> Result<(), Error> {
    let said = match care.place {
        Place::Request => cases::about(tx, Source::Safe, care.at_place)?,
        Place::Talk | Place::CheckIn | Place::Application => None,
    };
    let said = said.filter(|case| !matches!(case.state, State::Closed { .. }));
    let (source, subject) =
        said.map_or((Source::Signal, care.id.0), |_| (Source::Safe, care.at_place));
    let id = cases::open(tx, at, source, subject, level)?;
    let kept = cases::find(tx, id)?.ok_or(Error::NotFound)?;
    writing::note(tx, at, &kept, None, "signal")
}

/// The care at `spot`, with this reading in it; `None` where nothing is to be shown and nobody called.
fn care(
    tx: &mut Tx,
    at: &mut Moment,
    reading: &Reading,
    spot: Spot,
) -> Result<Option<Care>, Error> {
    if let Some(mut care) = cares::at(tx, spot.id, spot.author)? {
        care.heard(reading, at.now);
        cares::set(tx, &care)?;
        return Ok(Some(care));
    }
    if reading.help().is_none() && reading.case().is_none() {
        return Ok(None);
    }
    let care = Care {
        id: at.id(),
        code: at.code(),
        place: spot.place,
        at_place: spot.id,
        author: spot.author,
        help: reading.help().unwrap_or(Help::Line),
        level: reading.case().unwrap_or(Level::Calm),
        since: at.now,
        last: at.now,
        hidden: None,
        reading: Consent::Unasked,
        back: None,
    };
    cares::add(tx, &care)?;
    Ok(Some(care))
}

fn add(
    tx: &mut Tx,
    at: &mut Moment,
    noticed: &Noticed,
    (care, author, message): (Uuid, Option<FaceId>, Option<MessageId>),
) -> Result<(), Error> {
    let Found { reading, marks, pack, .. } = noticed.found.clone();
    let (id, code) = (at.id(), at.code());
    let signal = Signal { code, care, author, message, reading, marks, pack, at: at.now };
    Ok(signals::add(tx, id, &signal)?)
}
