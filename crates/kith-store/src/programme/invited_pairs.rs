//! Pairs of people who are invited, and their meetings; owned tables: `invited_pair`, `invited_meeting`.

use kith_core::{Code, FaceId, MemberId, ProgrammeId, TalkId, Timestamp};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    seal::{Place, Sealed},
};

/// A pair as it is kept.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Which one.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// Of which programme.
    pub programme: ProgrammeId,
    /// The keyed hash of the row's own key.
    pub mark: String,
    /// That key, sealed with the key of the programme.
    pub who: Sealed,
    /// The invitation of the mentee.
    pub mentee: Uuid,
    /// The invitation of the mentor.
    pub mentor: Uuid,
    /// When it was made.
    pub made: Timestamp,
    /// When whoever coordinates hears of it; `None` once it opened.
    pub until: Option<Timestamp>,
    /// Where the two talk; `None` until it opened.
    pub talk: Option<TalkId>,
}

/// A pair with what the sheet calls the two, and who of them has come in.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The pair.
    pub pair: Pair,
    /// Key and name of the mentee, sealed; whether they came in.
    pub mentee: (Sealed, bool),
    /// The same of the mentor.
    pub mentor: (Sealed, bool),
}

/// A meeting as it is kept.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// Which one.
    pub id: Uuid,
    /// Of which programme.
    pub programme: ProgrammeId,
    /// Of which pair.
    pub pair: Uuid,
    /// The keyed hash of the row's own key.
    pub mark: String,
    /// That key, sealed with the key of the programme.
    pub who: Sealed,
    /// When it begins.
    pub start: Timestamp,
    /// How many minutes.
    pub minutes: u16,
    /// Whether it took place.
    pub held: bool,
    /// As what it stands among the meetings of the two; `None` until the pair opened.
    pub meeting: Option<Uuid>,
}

/// Where the key of the pair `id` is sealed.
#[must_use]
pub fn pair_place(id: Uuid) -> Place {
    Place { table: "invited_pair", row: id, column: "who" }
}

/// Where the key of the meeting `id` is sealed.
#[must_use]
pub fn meeting_place(id: Uuid) -> Place {
    Place { table: "invited_meeting", row: id, column: "who" }
}

/// Adds `pair`. False where one of that key, or of the same two, stands there already.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, pair: &Pair) -> Result<bool, Fault> {
    let added = tx.run(
        "insert into invited_pair (id, code, programme_id, mark, who, mentee_id, mentor_id, made, until)
         select $1, $2, $3, $4, $5, mentee.id, mentor.id, $8, $9
         from invitation as mentee, invitation as mentor where mentee.id = $6 and mentor.id = $7
         on conflict do nothing",
        &[
            pair.id.into(),
            pair.code.into(),
            pair.programme.into(),
            pair.mark.as_str().into(),
            (&pair.who).into(),
            pair.mentee.into(),
            pair.mentor.into(),
            pair.made.into(),
            pair.until.into(),
        ],
    )?;
    Ok(added == 1)
}

/// Adds `meeting`. False where one of that key stands there already, or its pair is gone.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add_meeting(tx: &mut Tx, meeting: &Meeting) -> Result<bool, Fault> {
    let added = tx.run(
        "insert into invited_meeting (id, programme_id, pair_id, mark, who, start, minutes, held)
         select $1, $2, invited_pair.id, $4, $5, $6, $7, $8 from invited_pair where invited_pair.id = $3
         on conflict do nothing",
        &[
            meeting.id.into(),
            meeting.programme.into(),
            meeting.pair.into(),
            meeting.mark.as_str().into(),
            (&meeting.who).into(),
            meeting.start.into(),
            i64::from(meeting.minutes).into(),
            meeting.held.into(),
        ],
    )?;
    Ok(added == 1)
}

/// The pair `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Pair>, Fault> {
    tx.one(
        "select id, code, programme_id, mark, who, mentee_id, mentor_id, made, until, talk_id
         from invited_pair where id = $1",
        &[id.into()],
        read,
    )
}

/// The pair that `code` names, where it has not opened.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<Pair>, Fault> {
    tx.one(
        "select id, code, programme_id, mark, who, mentee_id, mentor_id, made, until, talk_id
         from invited_pair where code = $1 and talk_id is null",
        &[code.into()],
        read,
    )
}

/// Forgets the pair `id`, which has not opened, with its meetings. False where it has, or is gone.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: Uuid) -> Result<bool, Fault> {
    tx.run(
        "delete from invited_meeting where pair_id in
         (select id from invited_pair where id = $1 and talk_id is null)",
        &[id.into()],
    )?;
    let removed =
        tx.run("delete from invited_pair where id = $1 and talk_id is null", &[id.into()])?;
    Ok(removed == 1)
}

/// Every pair of `programme`, as it is known again.
///
/// # Errors
/// [`Fault`] of the store.
pub fn known(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<Pair>, Fault> {
    tx.all(
        "select id, code, programme_id, mark, who, mentee_id, mentor_id, made, until, talk_id
         from invited_pair where programme_id = $1",
        &[programme.into()],
        read,
    )
}

/// The marks of every meeting of `programme`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn known_meetings(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<String>, Fault> {
    tx.all("select mark from invited_meeting where programme_id = $1", &[programme.into()], |row| {
        row.get(0)
    })
}

/// The pairs in which the invitation `id` is one of the two, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn with(tx: &mut Tx, id: Uuid) -> Result<Vec<Pair>, Fault> {
    tx.all(
        "select id, code, programme_id, mark, who, mentee_id, mentor_id, made, until, talk_id
         from invited_pair where mentee_id = $1 or mentor_id = $1 order by id",
        &[id.into()],
        read,
    )
}

/// The pairs of `programme`, in the order of their ids: up to `limit` after the one that `after` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(
    tx: &mut Tx,
    programme: ProgrammeId,
    after: Option<Code>,
    limit: i64,
) -> Result<Vec<Listed>, Fault> {
    let edge: Option<Uuid> = match after {
        Some(code) => {
            tx.one("select id from invited_pair where code = $1", &[code.into()], |row| row.get(0))?
        }
        None => None,
    };
    tx.all(
        "select pair.id, pair.code, pair.programme_id, pair.mark, pair.who, pair.mentee_id,
         pair.mentor_id, pair.made, pair.until, pair.talk_id, mentee.who, mentee.came, mentor.who,
         mentor.came from invited_pair as pair
         join invitation as mentee on mentee.id = pair.mentee_id
         join invitation as mentor on mentor.id = pair.mentor_id
         where pair.programme_id = $1 and pair.id > $2 order by pair.id limit $3",
        &[programme.into(), edge.unwrap_or_default().into(), limit.into()],
        |row| {
            let (mentee, mentor): (Option<Timestamp>, Option<Timestamp>) =
                (row.get(11)?, row.get(13)?);
            Ok(Listed {
                pair: read(row)?,
                mentee: (row.get(10)?, mentee.is_some()),
                mentor: (row.get(12)?, mentor.is_some()),
            })
        },
    )
}

/// How many pairs of `programme` wait for one of the two, and how many opened.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, programme: ProgrammeId) -> Result<(i64, i64), Fault> {
    let found = tx.one(
        "select count(*) - count(talk_id), count(talk_id) from invited_pair where programme_id = $1",
        &[programme.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(found.unwrap_or_default())
}

/// Pairs for which something can be done after the id `after`: both have come in and it has not opened, or it is open and a
/// meeting does not stand among theirs. Up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn ready(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select pair.id from invited_pair as pair
         join invitation as mentee on mentee.id = pair.mentee_id
         join invitation as mentor on mentor.id = pair.mentor_id
         where pair.id > $1 and mentee.came is not null and mentor.came is not null
           and (pair.talk_id is null or exists (select 1 from invited_meeting as meeting
                where meeting.pair_id = pair.id and meeting.meeting_id is null))
         order by pair.id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Mentees who have come in and whose mentor has not: no run gives them another.
///
/// # Errors
/// [`Fault`] of the store.
pub fn promised(tx: &mut Tx) -> Result<Vec<FaceId>, Fault> {
    tx.all(
        "select face.id from invited_pair join invitation on invitation.id = invited_pair.mentee_id
         join invitation as mentor on mentor.id = invited_pair.mentor_id and mentor.came is null
         join face on face.owner_id = invitation.member_id and face.side = 'member'
         where invited_pair.until is not null",
        &[],
        |row| row.get(0),
    )
}

/// Who came in by the invitation `id` and has said what may be read of them.
///
/// # Errors
/// [`Fault`] of the store.
pub fn comer(tx: &mut Tx, id: Uuid) -> Result<Option<MemberId>, Fault> {
    let found = tx.one(
        "select member_id from invitation where id = $1 and came is not null",
        &[id.into()],
        |row| row.get(0),
    )?;
    Ok(found.flatten())
}

/// The pair `id` opened in `talk`. False where it had before.
///
/// # Errors
/// [`Fault`] of the store.
pub fn open(tx: &mut Tx, id: Uuid, talk: TalkId) -> Result<bool, Fault> {
    let opened = tx.run(
        "update invited_pair set talk_id = $2, until = null where id = $1 and talk_id is null",
        &[id.into(), talk.into()],
    )?;
    Ok(opened == 1)
}

/// The meetings of the pair `id`, the earliest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn meetings(tx: &mut Tx, id: Uuid) -> Result<Vec<Meeting>, Fault> {
    tx.all(
        "select id, programme_id, pair_id, mark, who, start, minutes, held, meeting_id
         from invited_meeting where pair_id = $1 order by start, id",
        &[id.into()],
        read_meeting,
    )
}

/// Every meeting of `programme` with the sealed key of its pair; up to `limit` after the id `after`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list_meetings(
    tx: &mut Tx,
    programme: ProgrammeId,
    after: Uuid,
    limit: i64,
) -> Result<Vec<(Meeting, Sealed)>, Fault> {
    tx.all(
        "select meeting.id, meeting.programme_id, pair_id, meeting.mark, meeting.who, start, minutes,
         held, meeting_id, invited_pair.who from invited_meeting as meeting
         join invited_pair on invited_pair.id = pair_id
         where meeting.programme_id = $1 and meeting.id > $2 order by meeting.id limit $3",
        &[programme.into(), after.into(), limit.into()],
        |row| Ok((read_meeting(row)?, row.get(9)?)),
    )
}

/// The meeting `id` stands among the meetings of the two as `meeting`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn stand(tx: &mut Tx, id: Uuid, meeting: Uuid) -> Result<(), Fault> {
    tx.run(
        "update invited_meeting set meeting_id = $2 where id = $1",
        &[id.into(), meeting.into()],
    )?;
    Ok(())
}

/// Lets every pair that is due at `now` be due again at `next`; how many there were.
///
/// # Errors
/// [`Fault`] of the store.
pub fn ask(tx: &mut Tx, now: Timestamp, next: Timestamp) -> Result<u64, Fault> {
    tx.run("update invited_pair set until = $2 where until <= $1", &[now.into(), next.into()])
}

/// Forgets the pairs in which the invitation `id` is one of the two, with their meetings. What the two have together
/// stays.
///
/// # Errors
/// [`Fault`] of the store.
pub(super) fn forget(tx: &mut Tx, id: Uuid) -> Result<(), Fault> {
    tx.run(
        "delete from invited_meeting where pair_id in
         (select id from invited_pair where mentee_id = $1 or mentor_id = $1)",
        &[id.into()],
    )?;
    tx.run("delete from invited_pair where mentee_id = $1 or mentor_id = $1", &[id.into()])?;
    Ok(())
}

fn read(row: &Row) -> Result<Pair, Fault> {
    Ok(Pair {
        id: row.get(0)?,
        code: row.get(1)?,
        programme: row.get(2)?,
        mark: row.get(3)?,
        who: row.get(4)?,
        mentee: row.get(5)?,
        mentor: row.get(6)?,
        made: row.get(7)?,
        until: row.get(8)?,
        talk: row.get(9)?,
    })
}

fn read_meeting(row: &Row) -> Result<Meeting, Fault> {
    let minutes: i64 = row.get(6)?;
    Ok(Meeting {
        id: row.get(0)?,
        programme: row.get(1)?,
        pair: row.get(2)?,
        mark: row.get(3)?,
        who: row.get(4)?,
        start: row.get(5)?,
        minutes: u16::try_from(minutes).map_err(Fault::new)?,
        held: row.get(7)?,
        meeting: row.get(8)?,
    })
}
