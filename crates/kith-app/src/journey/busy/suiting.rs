//! Times that suit two: by day on both clocks, and free in what either of them has said. Which of the two has no time at an
//! hour that is not named, or whether anybody has not, is told to neither.

use kith_core::{
    Code, FaceId, MemberId, TalkId, Timestamp,
    journey::{
        busy::{self, Busy, Two},
        meeting::Meeting,
    },
    people::face::Side,
    programme::zone::Zone,
};
use kith_store::{
    Tx,
    journey::{
        busy_times::{self, Kept},
        meetings as kept,
    },
    people::faces,
};

use super::open;
use crate::{
    App, Error,
    journey::meeting::reading::{self, Both},
    people::calling,
};

/// How many meetings of one face are looked at, at most.
const MOST: i64 = 200;

/// What is known of the two, still sealed.
struct Known {
    /// Their talk.
    talk: TalkId,
    /// The clock of whoever reads, and that of the other.
    zones: [Zone; 2],
    /// As [`reading::Seen::together`].
    together: bool,
    /// What they brought.
    brought: Vec<Kept>,
    /// The meetings that either has.
    meetings: Vec<Busy>,
}

/// What suits the two.
#[derive(Debug, Clone)]
pub struct Suiting {
    /// When; none where they are not together.
    pub times: Vec<Timestamp>,
    /// The clock of whoever reads, and that of the other; their own again where they are not together.
    pub zones: [Zone; 2],
}

/// Times for `minutes` that suit `member` and whoever sits on the other side of the talk that `code` names; none where the two
/// are not together. Opens seals: call it where a thread may wait.
///
/// # Errors
/// [`Error::NotFound`] where the talk is not theirs.
pub fn times(
    app: &App,
    (ours, member): (&[(FaceId, Side)], MemberId),
    (code, minutes): (Code, u16),
) -> Result<Suiting, Error> {
    let (ours, now) = (ours.to_owned(), app.now());
    let known = app.store.read(move |tx| known(tx, now, (&ours, member), code))?;
    let Known { talk, zones, together, brought, mut meetings } = known;
    if !together {
        return Ok(Suiting { times: Vec::new(), zones });
    }
    for kept in &brought {
        meetings.extend(open(app, kept)?);
    }
    let [own, other] = &zones;
    let times = busy::suiting(now, Two { own, other, minutes, talk }, &meetings);
    Ok(Suiting { times, zones })
}

fn known(
    tx: &mut Tx,
    now: Timestamp,
    (ours, member): (&[(FaceId, Side)], MemberId),
    code: Code,
) -> Result<Known, Error> {
    let Both { seat, other, together } = reading::both(tx, ours, code)?;
    let (talk, own) = (seat.talk.id, calling::zone(tx, member)?);
    let (mut brought, mut meetings) = (Vec::new(), Vec::new());
    let Some(other) = other.filter(|_| together) else {
        return Ok(Known { talk, zones: [own.clone(), own], together: false, brought, meetings });
    };
    for who in [member, other.owner] {
        brought.extend(busy_times::find(tx, who)?);
        for face in faces::list(tx, who)? {
            let all = kept::of_face(tx, face.id, now, MOST)?;
            let open = all.iter().filter(|(_, closed)| closed.is_none());
            meetings.extend(open.filter_map(|(kept, _)| whole(&kept.meeting)));
        }
    }
    let zones = [own, calling::zone(tx, other.owner)?];
    Ok(Known { talk, zones, together, brought, meetings })
}

/// When both are at `meeting`.
fn whole(meeting: &Meeting) -> Option<Busy> {
    let from = meeting.start()?;
    Some(Busy { from, until: meeting.end(from) })
}
