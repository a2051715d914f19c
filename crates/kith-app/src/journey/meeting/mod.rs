//! Meetings of a mentee and a mentor: proposed, taken, moved, called off; and what either writes about them.

pub mod answering;
pub mod exporting;
pub mod jotting;
pub mod proposing;
pub mod reading;
pub mod reminding;

use kith_core::{
    Code, FaceId, MemberId, Moment, Private, Refusal, TalkId, Timestamp,
    journey::meeting::Part,
    people::{face::Side, notice::About},
    safety::care::Place,
};
use kith_store::{
    Tx,
    audit::deeds,
    journey::{
        endings, jottings,
        meetings::{self, Kept},
    },
    keys::Owner,
    people::faces,
    talk::talks,
};
use uuid::Uuid;

use crate::{
    App, Error,
    people::notices,
    safety::noticing::{self, Noticed, Spot},
    support::hearing,
    talk::{
        posting,
        seat::{self, Seat},
    },
};

/// How many meetings of a journey are looked at, at most.
const LOOK: i64 = 100;

/// What was typed about a meeting, on its way: read, sealed, not yet kept.
#[derive(Debug, Clone)]
pub(super) struct Words {
    kept: Vec<jottings::Kept>,
    /// What was emptied.
    gone: Vec<Part>,
    noticed: Option<Noticed>,
    lead: Option<(Refusal, u32)>,
}

/// The meeting that `code` names, and the seat in its talk of whoever has `faces`.
pub(super) fn found(
    tx: &mut Tx,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<(Seat, Kept), Error> {
    let kept = meetings::named(tx, code)?.ok_or(Error::NotFound)?;
    let talk = talks::find(tx, kept.talk)?.ok_or(Error::NotFound)?;
    Ok((seat::find(tx, faces, talk.code)?, kept))
}

/// Reads for danger what the other side will read of `typed`, and seals each with the key it belongs to: the author’s
/// in this talk, or `member`’s own. Writes the key store where a key is new, so it is called aside.
fn words(
    app: &App,
    seat: &Seat,
    member: MemberId,
    typed: &[(Part, Option<Private>)],
) -> Result<Words, Error> {
    let (mut at, mut kept, mut shared) = (app.moment(), Vec::new(), Vec::new());
    for (part, words) in typed {
        let Some(words) = words else { continue };
        if part.is_shared() {
            shared.push(words.reveal());
        }
        let id: Uuid = at.id();
        let owner = owner(seat.talk.id, (seat.face, member), *part);
        let words = app.seal(owner, jottings::place(id), &mut at, words)?;
        kept.push(jottings::Kept { id, author: seat.face, part: *part, words, written: at.now });
    }
    let gone = typed.iter().filter(|(_, words)| words.is_none()).map(|(part, _)| *part).collect();
    if shared.is_empty() {
        return Ok(Words { kept, gone, noticed: None, lead: None });
    }
    let whole = Private::new(shared.join("\n"));
    let noticed = noticing::in_talk(app, seat, &whole)?;
    let lead = posting::way(app, &whole, &noticed);
    Ok(Words { kept, gone, noticed: Some(noticed), lead })
}

/// With whose key the words of `part` are sealed.
fn owner(talk: TalkId, (author, member): (FaceId, MemberId), part: Part) -> Owner {
    if part == Part::Own { Owner::Member(member) } else { Owner::Talk(talk, author) }
}

impl Words {
    /// Whether they say anything as `part`.
    fn say(&self, part: Part) -> bool {
        self.kept.iter().any(|kept| kept.part == part)
    }

    /// Whether none but their author reads anything of them, or has read it.
    fn are_own(&self) -> bool {
        let parts = self.kept.iter().map(|kept| &kept.part).chain(&self.gone);
        parts.into_iter().all(|part| !part.is_shared())
    }

    /// Keeps them about the meeting `id`, and what was noticed in them.
    fn keep(&self, tx: &mut Tx, at: &mut Moment, seat: &Seat, id: Uuid) -> Result<(), Error> {
        posting::may_lead(tx, seat, self.lead)?;
        for one in &self.kept {
            jottings::set(tx, id, one)?;
        }
        for part in &self.gone {
            jottings::remove(tx, id, seat.face, *part)?;
        }
        let spot =
            Spot { place: Place::Talk, id: seat.talk.id.0, author: seat.face, message: None };
        self.noticed.iter().try_for_each(|noticed| noticing::keep(tx, at, noticed, spot))
    }
}

/// Keeps `kept` as it stands now, with the timer of what comes next. What was done asks for no answer: nobody owes a
/// word for it, and nobody is asked about their silence before the next meeting that both want is over.
fn settle(
    tx: &mut Tx,
    at: &mut Moment,
    seat: &Seat,
    (kept, verb): (&Kept, &'static str),
) -> Result<(), Error> {
    meetings::set(tx, kept)?;
    meetings::set_next(tx, kept.id, kept.meeting.next(at.now).filter(|due| at.now < *due))?;
    deeds::append(tx, &seat::deed(seat, verb, at.now))?;
    let until = until(tx, at.now, seat.talk.id)?;
    hearing::meets(tx, at, (seat.talk.request, seat.side), until)
}

/// When what is next for the two in `talk` is over: a meeting that both want, or their last day together, which keep the
/// question after silence away for a while. `None` where nothing is near.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn until(tx: &mut Tx, now: Timestamp, talk: TalkId) -> Result<Option<Timestamp>, Error> {
    let all = meetings::list(tx, talk, LOOK)?;
    let ends = all.iter().filter_map(|kept| kept.meeting.lives(now));
    let holds = endings::find(tx, talk)?.map(|planned| planned.holds());
    Ok(ends.chain(holds.filter(|end| now < *end)).min())
}

/// Tells the member behind `face` the words at `key` about the meeting `code`.
pub(super) fn tell(
    tx: &mut Tx,
    at: &mut Moment,
    (face, code): (FaceId, Code),
    key: &str,
) -> Result<(), Error> {
    match faces::find(tx, face)? {
        Some(face) => notices::tell(tx, at, face.owner, key, Some((About::Meeting, code))),
        None => Ok(()),
    }
}
