//! Proposing a meeting: up to three times, how long, how, and what about. The other takes one, or proposes others.

use kith_core::{
    Code, DAY, FaceId, MemberId, Moment, Private, Timestamp,
    journey::meeting::{self, Meeting, Part, Proposal, Way},
    people::face::Side,
};
use kith_store::{
    Tx,
    journey::{
        jottings,
        meetings::{self, Kept},
    },
};
use uuid::Uuid;

use super::{LOOK, Words, found, tell, until, words};
use crate::{
    App, Error,
    journey::{agreeing, of},
    support::hearing,
    talk::seat,
};

/// What somebody would like.
#[derive(Debug, Clone)]
pub struct Wish {
    /// When, one to three times.
    pub times: Vec<Timestamp>,
    /// How long, in minutes.
    pub minutes: u16,
    /// How.
    pub way: Way,
    /// Where they find each other; `None` where nothing is said of that.
    pub spot: Option<Private>,
    /// What they would like to talk about; `None` where nothing is said of that.
    pub agenda: Option<Private>,
}

/// A proposal on its way: read, sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    faces: Vec<(FaceId, Side)>,
    talk: Code,
    /// A meeting that is new.
    id: Uuid,
    code: Code,
    times: Vec<Timestamp>,
    minutes: u16,
    way: Way,
    words: Words,
}

/// Reads what `wish` says for danger, and seals it. Writes the key store where a key is new, so it is called aside.
///
/// # Errors
/// [`Error::NotFound`] where the talk is not theirs.
pub fn draft(
    app: &App,
    (faces, member): (&[(FaceId, Side)], MemberId),
    talk: Code,
    wish: Wish,
) -> Result<Draft, Error> {
    let mut at = app.moment();
    let ours = faces.to_owned();
    let seat = app.store.read(move |tx| seat::find(tx, &ours, talk))?;
    let Wish { times, minutes, way, spot, agenda } = wish;
    let typed: Vec<_> = [(Part::Spot, spot), (Part::Agenda, agenda)]
        .into_iter()
        .filter(|(_, words)| words.is_some())
        .collect();
    let words = words(app, &seat, member, &typed)?;
    let (id, code) = (at.id(), at.code());
    Ok(Draft { faces: faces.to_owned(), talk, id, code, times, minutes, way, words })
}

/// Keeps `draft` as a new meeting, which waits for the other; what names it.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs; [`Error::Refused`] where the talk is closed or rests, a time does
/// not fit, enough meetings are ahead, or a new pair would be led elsewhere.
pub fn propose(tx: &mut Tx, at: &mut Moment, draft: &Draft) -> Result<Code, Error> {
    let (seat, _) = of(tx, &draft.faces, draft.talk)?;
    agreeing::may_write(tx, at, &seat)?;
    let ahead = meetings::list(tx, seat.talk.id, LOOK)?;
    if ahead.iter().filter(|kept| kept.meeting.is_ahead(at.now)).count() >= meeting::AHEAD {
        return Err(meeting::MANY.into());
    }
    if ahead.iter().filter(|kept| at.now < kept.changed + DAY).count() >= meeting::A_DAY {
        return Err(meeting::OFTEN.into());
    }
    let meeting = Meeting::new(draft.proposal(at.now, seat.side)?);
    let (id, code, talk) = (draft.id, draft.code, seat.talk.id);
    let next = meeting.next(at.now);
    meetings::add(tx, &Kept { id, code, talk, changed: at.now, meeting })?;
    meetings::set_next(tx, id, next)?;
    draft.words.keep(tx, at, &seat, id)?;
    agreeing::done(tx, at, &seat, "propose_meeting")?;
    tell(tx, at, (seat.other(), code), "notice-meeting-proposed")?;
    Ok(code)
}

/// Keeps `draft` as the newest proposal of the meeting `code`, which had changed `read` times when its writer read it.
/// What was agreed on before stands no longer. Where nothing new is said of where they find each other, what the other
/// wrote of that stays as long as they meet in the same way.
///
/// # Errors
/// As [`propose`]; [`Error::Refused`] also where it is off, has begun, or has changed meanwhile.
pub fn propose_again(
    tx: &mut Tx,
    at: &mut Moment,
    draft: &Draft,
    (code, read): (Code, u32),
) -> Result<(), Error> {
    let (seat, mut kept) = found(tx, &draft.faces, code)?;
    agreeing::may_write(tx, at, &seat)?;
    let (proposal, before) = (draft.proposal(at.now, seat.side)?, kept.meeting.proposal.way);
    kept.meeting = kept.meeting.propose(at.now, read, proposal)?;
    kept.changed = at.now;
    meetings::set(tx, &kept)?;
    meetings::set_next(tx, kept.id, kept.meeting.next(at.now))?;
    if draft.way == before && !draft.words.say(Part::Spot) {
        jottings::remove(tx, kept.id, seat.face, Part::Spot)?;
    } else {
        jottings::remove_spot(tx, kept.id)?;
    }
    draft.words.keep(tx, at, &seat, kept.id)?;
    agreeing::done(tx, at, &seat, "propose_meeting")?;
    let until = until(tx, at.now, seat.talk.id)?;
    hearing::meets(tx, at, (seat.talk.request, seat.side), until)?;
    tell(tx, at, (seat.other(), code), "notice-meeting-other-times")
}

impl Draft {
    fn proposal(&self, now: Timestamp, by: Side) -> Result<Proposal, Error> {
        Ok(Proposal::new(now, by, self.times.clone(), (self.minutes, self.way))?)
    }
}
