//! The sealed copy of a report: what was said around what is reported, copied when it is reported and
//! sealed with a key held for safeguarding. It outlasts withdrawals, closed doors and accounts.

use kith_core::{
    Code, FaceId, LetterId, MessageId, Moment, Private, TalkId, Timestamp, people::face::Side,
    safety::opening::Purpose,
};
use kith_store::{
    Tx,
    keys::Owner,
    safety::evidence::{Evidence, Line},
    seal::Place,
    talk::{
        franking::Sum,
        guests, messages,
        tags::{self, Franked},
        talks,
    },
};
use uuid::Uuid;

use super::{blocking, port};
use crate::{
    App, Error,
    people::recognising::Known,
    talk::{franking, posting},
};

pub use kith_store::safety::evidence::Proof;

/// How many messages before and after the reported one are copied with it.
const AROUND: i64 = 10;

/// How many are copied where none was named: the newest.
const NEWEST: i64 = 2 * AROUND + 1;

/// The job that destroys the key of a copy that was forgotten.
pub const SHRED: &str = "evidence-shred";

/// A copy as the desk sees it.
#[derive(Debug, Clone)]
pub struct Copied {
    /// When it was made.
    pub at: Timestamp,
    /// How many messages it holds.
    pub count: usize,
    /// Whether it is what was said.
    pub proof: Proof,
    /// What was said, with the moment until which it stays open; `None` while it is closed to whoever
    /// asks.
    pub open: Option<(Vec<Quote>, Timestamp)>,
}

/// One message of a copy.
#[derive(Debug, Clone)]
pub struct Quote {
    /// Whether whoever reports it wrote it.
    pub reporter: bool,
    /// Whether it is the message that is reported.
    pub chosen: bool,
    /// When it was written.
    pub at: Timestamp,
    /// Its words; `None` where they were gone before the report.
    pub words: Option<Private>,
}

/// What is copied, before its words are sealed anew.
struct Found {
    talk: TalkId,
    reporter: Side,
    chosen: Option<MessageId>,
    /// The sides of those who wrote in it.
    sides: Vec<(FaceId, Side)>,
    before: Option<Sum>,
    messages: Vec<Franked>,
}

/// Copies for the report `letter` of `known` what was said in `talk` around `message`, or last where
/// none is named. Writes the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where the talk is not theirs, or the message is not of it.
pub(super) fn copy(
    app: &App,
    known: &Known,
    (talk, message): (Code, Option<Code>),
    letter: LetterId,
) -> Result<Evidence, Error> {
    let known = known.clone();
    let found = app.store.read(move |tx| find(tx, &known, talk, message))?;
    let mut at = app.moment();
    let lines = found.messages.iter().map(|message| line(app, &found, message, (letter, &mut at)));
    let lines = lines.collect::<Result<Vec<_>, _>>()?;
    let copied =
        Evidence::of((letter, found.talk), found.reporter, (found.before, lines), app.now());
    Ok(copied.marked(&franking::frank(app)?))
}

fn find(tx: &mut Tx, known: &Known, talk: Code, message: Option<Code>) -> Result<Found, Error> {
    let met = blocking::met(tx, known, talk)?;
    let chosen = match message {
        None => None,
        Some(code) => Some(messages::find_by_code(tx, code)?.ok_or(Error::NotFound)?),
    };
    if chosen.as_ref().is_some_and(|message| message.talk != met.talk) {
        return Err(Error::NotFound);
    }
    let talk = talks::find(tx, met.talk)?.ok_or(Error::NotFound)?;
    let (last, most) =
        chosen.as_ref().map_or((i64::MAX, NEWEST), |message| (message.seq, AROUND + 1));
    // One more than is copied: the tag of the first one follows from its.
    let mut messages = tags::up_to(tx, talk.id, last, most + 1)?;
    let more = i64::try_from(messages.len()).is_ok_and(|count| count > most);
    let before = more.then(|| messages.remove(0).tag());
    if let Some(message) = &chosen {
        messages.extend(tags::after(tx, talk.id, message.seq, AROUND)?);
    }
    let mut sides = vec![(talk.member, Side::Member), (talk.helper, Side::Helper)];
    // Whoever joined stands on the side of those who help.
    sides.extend(guests::of(tx, talk.id)?.iter().map(|guest| (guest.face, Side::Helper)));
    let chosen = chosen.map(|message| message.id);
    Ok(Found { talk: talk.id, reporter: met.side, chosen, sides, before, messages })
}

/// `message`, its words sealed anew for the copy.
fn line(
    app: &App,
    found: &Found,
    message: &Franked,
    (letter, at): (LetterId, &mut Moment),
) -> Result<Line, Error> {
    let theirs = Owner::Talk(message.talk, message.author);
    let words = match &message.body {
        None => None,
        Some(body) => app.unseal(theirs, posting::place(message.id), body)?,
    };
    let ours = |words| app.seal(Owner::Evidence(letter), place(message.id), at, words);
    let side = found.sides.iter().find(|(face, _)| *face == message.author);
    Ok(Line {
        message: message.id,
        seq: message.seq,
        author: message.author,
        side: side.map(|(_, side)| *side).ok_or(Error::NotFound)?,
        chosen: found.chosen == Some(message.id),
        at: message.at,
        digest: message.digest(),
        tag: message.tag(),
        words: words.as_ref().map(ours).transpose()?,
    })
}

/// The copy `evidence` as the desk sees it; its words only where there is a `purpose`.
pub(super) fn shown(
    app: &App,
    evidence: &Evidence,
    purpose: Option<&Purpose>,
) -> Result<Copied, Error> {
    let proof = evidence.proof(&franking::frank(app)?);
    let quotes = |purpose: &Purpose| {
        let quotes = evidence.lines.iter().map(|line| quote(app, purpose, evidence, line));
        (quotes.collect(), purpose.until())
    };
    let (at, count) = (evidence.at, evidence.lines.len());
    Ok(Copied { at, count, proof, open: purpose.map(quotes) })
}

fn quote(app: &App, purpose: &Purpose, evidence: &Evidence, line: &Line) -> Quote {
    let from = (Owner::Evidence(evidence.letter), place(line.message));
    let words = match &line.words {
        None => None,
        // Words that do not open were tampered with; the proof says so, and the rest can be read.
        Some(words) => port::read_for(app, purpose, from, words).unwrap_or_default(),
    };
    let reporter = line.side == evidence.reporter;
    Quote { reporter, chosen: line.chosen, at: line.at, words }
}

fn place(message: MessageId) -> Place {
    Place { table: "evidence_line", row: message.0, column: "words" }
}

/// The job [`SHRED`]: destroys the key of the copy for the report `subject`, which was forgotten.
///
/// # Errors
/// A fault of the key store.
pub fn shred(app: &App, subject: Uuid) -> Result<(), Error> {
    Ok(app.keys.destroy_evidence(LetterId(subject), app.now())?)
}
