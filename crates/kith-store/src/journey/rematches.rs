//! Journeys that ended early, and the yes of a coordinator to look again; owned table: `rematch`, over the view
//! `short_journey`.

use std::collections::HashMap;

use kith_core::{FaceId, MemberId, TalkId, Timestamp, journey::rematch::Short};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row};

/// Keeps that `by` said yes to look for a mentor for `mentee` again.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(
    tx: &mut Tx,
    id: Uuid,
    (mentee, by): (FaceId, MemberId),
    at: Timestamp,
) -> Result<(), Fault> {
    tx.run(
        "insert into rematch (id, mentee_face, by_id, at) values ($1, $2, $3, $4)",
        &[id.into(), mentee.into(), by.into(), at.into()],
    )?;
    Ok(())
}

/// The journeys of `mentee` that ended early, and when a coordinator said yes last.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, mentee: FaceId) -> Result<(Vec<Short>, Option<Timestamp>), Fault> {
    let short = tx.all(
        "select closed, rests from short_journey where mentee = $1",
        &[mentee.into()],
        |row| short(row, 0),
    )?;
    let yes =
        tx.one("select max(at) from rematch where mentee_face = $1", &[mentee.into()], |row| {
            row.get(0)
        })?;
    Ok((short, yes.flatten()))
}

/// Journeys that ended early, and when a coordinator said yes last.
type Said = (Vec<Short>, Option<Timestamp>);

/// Those journeys of everybody who waits for a mentor, by whom, with when a coordinator said yes last to each.
///
/// # Errors
/// [`Fault`] of the store.
pub fn waiting(tx: &mut Tx) -> Result<HashMap<FaceId, Said>, Fault> {
    let all = tx.all(
        "select mentee, short_journey.closed, short_journey.rests,
             (select max(at) from rematch where rematch.mentee_face = mentee)
         from request join short_journey on short_journey.mentee = request.asker_id
         where request.kind = 'mentor' and request.place in ('waiting', 'escalated', 'alternative')",
        &[],
        |row| Ok((row.get::<FaceId>(0)?, short(row, 1)?, row.get::<Option<Timestamp>>(3)?)),
    )?;
    let mut found: HashMap<FaceId, Said> = HashMap::new();
    for (mentee, one, yes) in all {
        let (short, said) = found.entry(mentee).or_default();
        // Who asked twice is found twice.
        if !short.contains(&one) {
            short.push(one);
        }
        *said = yes;
    }
    Ok(found)
}

/// Whether the journey in `talk` is one of those.
///
/// # Errors
/// [`Fault`] of the store.
pub fn is_short(tx: &mut Tx, talk: TalkId) -> Result<bool, Fault> {
    let found =
        tx.one("select 1 from short_journey where talk_id = $1", &[talk.into()], |_| Ok(()))?;
    Ok(found.is_some())
}

/// When coordinators said yes for `mentee`, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn said(tx: &mut Tx, mentee: FaceId) -> Result<Vec<Timestamp>, Fault> {
    tx.all(
        "select at from rematch where mentee_face = $1 order by at desc, id desc",
        &[mentee.into()],
        |row| row.get(0),
    )
}

/// Forgets what was said about `mentee`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, mentee: FaceId) -> Result<(), Fault> {
    tx.run("delete from rematch where mentee_face = $1", &[mentee.into()])?;
    Ok(())
}

/// What `member` said stands without a name.
///
/// # Errors
/// [`Fault`] of the store.
pub fn untie(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.run("update rematch set by_id = null where by_id = $1", &[member.into()])?;
    Ok(())
}

fn short(row: &Row, from: usize) -> Result<Short, Fault> {
    let rests: i64 = row.get(from + 1)?;
    Ok(Short { ended: row.get(from)?, rests: rests != 0 })
}
