//! Reminding both of a meeting: the day before that it comes, the day after that they can say how it was. In neutral words,
//! and only while it stands and their talk is open.

use kith_core::{DAY, FaceId, Moment, people::face::Side, talk::State};
use kith_store::{
    Tx, jobs,
    journey::meetings::{self, Kept},
    talk::talks,
};
use uuid::Uuid;

use super::tell;
use crate::{App, Error};

/// The job that does it, on one meeting.
pub const JOB: &str = "meeting";

/// The job [`JOB`] on the meeting `id`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, id: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| remind(tx, &mut moment.clone(), id))
}

/// Tells both what is to be told now, and plants what comes next; done twice, it is done once.
fn remind(tx: &mut Tx, at: &mut Moment, id: Uuid) -> Result<(), Error> {
    let Some(kept) = meetings::find(tx, id)? else { return Ok(()) };
    let talk = talks::find(tx, kept.talk)?.filter(|talk| talk.state == State::Open);
    let (Some(talk), Some(start)) = (talk, kept.meeting.start()) else {
        jobs::pull(tx, JOB, id)?;
        return Ok(());
    };
    let both = [(talk.member, Side::Member), (talk.helper, Side::Helper)];
    let later = start + DAY;
    if at.now < later {
        if at.now < start {
            tell_each(tx, at, &kept, "notice-meeting-soon", both)?;
        }
        return Ok(jobs::plant(tx, JOB, id, later)?);
    }
    let silent = both.into_iter().filter(|(_, side)| kept.meeting.said(*side).is_none());
    tell_each(tx, at, &kept, "notice-meeting-over", silent)?;
    jobs::pull(tx, JOB, id)?;
    Ok(())
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
