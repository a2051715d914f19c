//! Reading a talk: what its page shows. Words are opened after the unit of work that found them.

use kith_core::{
    Code, FaceId, Private, Timestamp,
    people::face::{Face, Side},
    safety::measure::reasons::Rule,
};
use kith_store::{
    Tx,
    audit::events,
    keys::Owner,
    people::faces,
    talk::{
        messages::{self, Kept},
        talks,
    },
};

use super::{
    joining::{self, Seen},
    posting::place,
    seat::{self, Seat},
};
use crate::{App, Error};

/// How many messages a page shows at most.
pub const MESSAGES: usize = 50;

/// One more is looked for, which tells whether there are older ones.
const LOOK: i64 = 51;

/// How many bytes of text a page shows at most, beyond its newest message.
pub const BYTES: usize = 16 << 10;

/// What stands where a message stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Its words.
    Words(Private),
    /// Its author took it back.
    Withdrawn,
    /// Its author left for good, and the key is gone.
    Erased,
    /// The house hides it from both, by this rule.
    Hidden(Rule),
}

/// A message as one of the two reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What names it.
    pub code: Code,
    /// Its place in the talk.
    pub seq: i64,
    /// Whether the reader wrote it.
    pub mine: bool,
    /// The name of its author, where that is somebody on duty who joined.
    pub guest: Option<String>,
    /// Whether the reader can report it.
    pub report: bool,
    /// What stands there.
    pub body: Body,
    /// When it was written.
    pub at: Timestamp,
}

/// A page of a talk, its words still sealed.
#[derive(Debug, Clone)]
pub struct Gathered {
    /// The talk and the reader's side of it.
    pub seat: Seat,
    /// Who sits on the other side; `None` where they have left for good.
    pub other: Option<Face>,
    /// The seq of the talk's newest event: a live stream goes on after it.
    pub last: i64,
    /// Everybody on duty who joined.
    pub guests: Vec<Seen>,
    kept: Vec<Kept>,
}

/// A page of a talk.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its messages, oldest first.
    pub lines: Vec<Line>,
    /// Where older ones begin: those before this seq; `None` where these are the first.
    pub older: Option<i64>,
}

/// Finds what a page of the talk that `code` names shows: its newest messages before the seq
/// `before`.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn gather(
    tx: &mut Tx,
    faces: &[(FaceId, Side)],
    code: Code,
    before: i64,
) -> Result<Gathered, Error> {
    let seat = seat::find_any(tx, faces, code)?;
    let other = faces::find(tx, seat.other())?;
    let last = events::last(tx, &talks::topic(seat.talk.id))?;
    let mut kept = messages::before(tx, seat.talk.id, before, LOOK)?;
    kept.retain(|message| seat.reads(message.at));
    let guests = joining::seen(tx, &seat)?;
    Ok(Gathered { seat, other, last, guests, kept })
}

/// Opens the words of what was gathered, down to the limit of a page.
///
/// # Errors
/// [`Error::Fault`] of the key store.
pub fn open(app: &App, gathered: &Gathered) -> Result<Page, Error> {
    let (mut lines, mut bytes) = (Vec::new(), 0);
    // The one beyond a page only tells that there are more.
    for kept in gathered.kept.iter().take(MESSAGES) {
        let line = line(app, kept, &gathered.seat)?;
        bytes += line.length();
        if bytes > BYTES && !lines.is_empty() {
            break;
        }
        lines.push(line);
    }
    let more = lines.len() < gathered.kept.len();
    let older = lines.last().filter(|_| more).map(|line| line.seq);
    lines.reverse();
    Ok(Page { lines, older })
}

/// The message `kept` as `reader` reads it.
///
/// # Errors
/// [`Error::Fault`] of the key store.
pub fn line(app: &App, kept: &Kept, reader: &Seat) -> Result<Line, Error> {
    let body = body(app, kept)?;
    let mine = kept.author == reader.face;
    let (code, seq, at) = (kept.code, kept.seq, kept.at);
    let (guest, report) = (kept.guest.clone(), !mine && reader.guest.is_none());
    Ok(Line { code, seq, mine, guest, report, body, at })
}

/// What stands where `kept` stands.
pub(super) fn body(app: &App, kept: &Kept) -> Result<Body, Error> {
    let owner = Owner::Talk(kept.talk, kept.author);
    Ok(match (&kept.body, kept.hidden) {
        (None, _) => Body::Withdrawn,
        (Some(_), Some(rule)) => Body::Hidden(rule),
        (Some(sealed), None) => {
            app.unseal(owner, place(kept.id), sealed)?.map_or(Body::Erased, Body::Words)
        }
    })
}

impl Line {
    fn length(&self) -> usize {
        match &self.body {
            Body::Words(words) => words.reveal().len(),
            Body::Withdrawn | Body::Erased | Body::Hidden(_) => 0,
        }
    }
}

/// The message that `code` names, where whoever has `faces` sits in its talk; and where they sit.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or it is not theirs to read.
pub fn message(tx: &mut Tx, faces: &[(FaceId, Side)], code: Code) -> Result<(Seat, Kept), Error> {
    let kept = messages::find_by_code(tx, code)?.ok_or(Error::NotFound)?;
    let talk = talks::find(tx, kept.talk)?.ok_or(Error::NotFound)?;
    let seat = seat::find_any(tx, faces, talk.code)?;
    if seat.reads(kept.at) { Ok((seat, kept)) } else { Err(Error::NotFound) }
}

/// As [`message`], for its author.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or somebody else wrote it.
pub fn own_message(
    tx: &mut Tx,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<(Seat, Kept), Error> {
    let (seat, kept) = message(tx, faces, code)?;
    if kept.author == seat.face { Ok((seat, kept)) } else { Err(Error::NotFound) }
}

/// As [`seat()`], also for somebody on duty who joined; with everybody who did.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn any_seat(
    tx: &mut Tx,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<(Seat, Option<Face>, Vec<Seen>), Error> {
    let seat = seat::find_any(tx, faces, code)?;
    let (other, guests) = (faces::find(tx, seat.other())?, joining::seen(tx, &seat)?);
    Ok((seat, other, guests))
}

/// Where somebody sits in the talk that `code` names, and who sits on the other side (`None` where
/// they have left for good).
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn seat(
    tx: &mut Tx,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<(Seat, Option<Face>), Error> {
    let seat = seat::find(tx, faces, code)?;
    let other = faces::find(tx, seat.other())?;
    Ok((seat, other))
}
