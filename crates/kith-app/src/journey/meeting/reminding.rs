//! Telling whoever proposed a meeting that its times are past; and reminding both of one that they want: the day before that it comes, the day after that they can say how it was. In neutral words,
//! and only while it stands; where their talk rests, when it goes on.

use kith_core::{
    DAY, FaceId, Moment, Span,
    journey::meeting::State::Proposed,
    people::face::Side,
    talk::{State, Talk},
};
use kith_store::{
    Tx,
    journey::meetings::{self, Kept},
    talk::talks,
};
use uuid::Uuid;

use super::tell;
use crate::{App, Error};

/// How long after its last time it is still told that a proposal lapsed.
const LATE: Span = DAY.times(2);

/// The job [`meetings::JOB`] on the meeting `id`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, id: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| remind(tx, &mut moment.clone(), id))
}

/// Plants the timer of the meeting `id` again.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    Ok(meetings::plant_again(tx, id)?)
}

/// Tells both what is to be told now, and plants what comes next; done twice, it is done once.
fn remind(tx: &mut Tx, at: &mut Moment, id: Uuid) -> Result<(), Error> {
    let Some(kept) = meetings::find(tx, id)? else { return Ok(()) };
    let (talk, start) = (talks::find(tx, kept.talk)?, kept.meeting.start());
    let Some(talk) = talk else { return over(tx, id) };
    if let Proposed { .. } = kept.meeting.state {
        return lapse(tx, at, (&talk, &kept));
    }
    let Some(start) = start else { return over(tx, id) };
    let later = start + DAY;
    match talk.state {
        State::Closed { .. } => return over(tx, id),
        State::Paused { until, .. } if at.now < until => {
            let again = if at.now < later { until.min(later) } else { until };
            return Ok(meetings::set_next(tx, id, Some(again))?);
        }
        State::Open | State::Paused { .. } => {}
    }
    let both = [(talk.member, Side::Member), (talk.helper, Side::Helper)];
    if at.now < later {
        if at.now < start {
            tell_each(tx, at, &kept, "notice-meeting-soon", both)?;
        }
        return Ok(meetings::set_next(tx, id, Some(later))?);
    }
    let silent = both.into_iter().filter(|(_, side)| kept.meeting.said(*side).is_none());
    tell_each(tx, at, &kept, "notice-meeting-over", silent)?;
    over(tx, id)
}

/// Whoever proposed hears that all their times are past, unless that is long ago: then it would only be a riddle.
fn lapse(tx: &mut Tx, at: &mut Moment, (talk, kept): (&Talk, &Kept)) -> Result<(), Error> {
    let last = kept.meeting.next(at.now).filter(|last| at.now < *last + LATE);
    let Some(last) = last.filter(|_| !matches!(talk.state, State::Closed { .. })) else {
        return over(tx, kept.id);
    };
    if at.now < last {
        return Ok(meetings::set_next(tx, kept.id, Some(last))?);
    }
    let who = match kept.meeting.proposal.by {
        Side::Member => talk.member,
        Side::Helper => talk.helper,
    };
    tell(tx, at, (who, kept.code), "notice-meeting-lapsed")?;
    over(tx, kept.id)
}

/// Nothing more is to be told.
fn over(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    Ok(meetings::set_next(tx, id, None)?)
}

fn tell_each(
    tx: &mut Tx,
    at: &mut Moment,
    kept: &Kept,
    key: &str,
    whom: impl IntoIterator<Item = (FaceId, Side)>,
) -> Result<(), Error> {
    whom.into_iter().try_for_each(|(face, _)| tell(tx, at, (face, kept.code), key))
}
