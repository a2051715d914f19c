//! Two who remember a meeting differently, one row each; owned table: `difference`.

use kith_core::{Code, FaceId, TalkId, Timestamp};
use uuid::Uuid;

use crate::{
    Fault, Tx, jobs,
    seal::{Place, Sealed},
};

/// The job that ends what nobody settled.
pub const JOB: &str = "difference";

/// One of them.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Of which meeting.
    pub meeting: Uuid,
    /// What names that outside.
    pub code: Code,
    /// In whose talk.
    pub talk: TalkId,
    /// Since when they differ.
    pub since: Timestamp,
    /// When it is settled at the latest.
    pub until: Timestamp,
    /// When it was settled.
    pub over: Option<Timestamp>,
    /// What a coordinator says to both, sealed; `None` where nobody did.
    pub words: Option<Sealed>,
}

/// Where the words of a coordinator on `meeting` are sealed.
#[must_use]
pub fn place(meeting: Uuid) -> Place {
    Place { table: "difference", row: meeting, column: "words" }
}

/// Keeps how `kept` stands now, with the timer of its end, or none where it is over.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, kept: &Kept) -> Result<(), Fault> {
    tx.run(
        "insert into difference (meeting_id, code, talk_id, since, until, over, words)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (meeting_id) do update set until = excluded.until, over = excluded.over, words = excluded.words",
        &[
            kept.meeting.into(),
            kept.code.into(),
            kept.talk.into(),
            kept.since.into(),
            kept.until.into(),
            kept.over.into(),
            kept.words.as_ref().into(),
        ],
    )?;
    match kept.over {
        None => jobs::plant(tx, JOB, kept.meeting, kept.until),
        Some(_) => jobs::pull(tx, JOB, kept.meeting).map(drop),
    }
}

/// That of `meeting`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, meeting: Uuid) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select meeting_id, code, talk_id, since, until, over, words from difference
         where meeting_id = $1",
        &[meeting.into()],
        |row| {
            Ok(Kept {
                meeting: row.get(0)?,
                code: row.get(1)?,
                talk: row.get(2)?,
                since: row.get(3)?,
                until: row.get(4)?,
                over: row.get(5)?,
                words: row.get(6)?,
            })
        },
    )
}

/// Forgets that of `meeting`: the two agree.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, meeting: Uuid) -> Result<(), Fault> {
    tx.run("delete from difference where meeting_id = $1", &[meeting.into()])?;
    jobs::pull(tx, JOB, meeting).map(drop)
}

/// Forgets what coordinators said to the two in `talk`; how many texts.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, talk: TalkId) -> Result<u64, Fault> {
    tx.run(
        "update difference set words = null where talk_id = $1 and words is not null",
        &[talk.into()],
    )
}

/// Forgets what coordinators said to the two of each talk of `face`, on whichever side.
///
/// # Errors
/// [`Fault`] of the store.
pub fn erase(tx: &mut Tx, face: FaceId) -> Result<(), Fault> {
    for text in [
        "update difference set words = null where talk_id in (select id from talk where member_face = $1)",
        "update difference set words = null where talk_id in (select id from talk where helper_face = $1)",
    ] {
        tx.run(text, &[face.into()])?;
    }
    Ok(())
}

/// Meetings on which something is to be settled without a timer for its end, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select meeting_id from difference where over is null and meeting_id > $1
         and not exists (select 1 from job
             where job.name = 'difference' and job.subject_id = difference.meeting_id)
         order by meeting_id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}
