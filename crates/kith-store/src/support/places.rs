//! Places in shifts of the rota, and who asks somebody to take theirs over; owned table: `rota_place`.

use kith_core::{Code, FaceId, MemberId, Timestamp, people::grant::Role, support::rota::Hours};
use uuid::Uuid;

use super::shifts::{self, Kept};
use crate::{Fault, Tx, engine::Row};

/// A place that somebody holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Whose.
    pub helper: FaceId,
    /// Since when.
    pub taken: Timestamp,
    /// Since when they ask to be relieved, and whom, `None` for whoever can; `None` while they do not.
    pub asks: Option<(Timestamp, Option<FaceId>)>,
}

/// A place of somebody else, as a colleague sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The place.
    pub place: Place,
    /// What names its holder outside.
    pub code: Code,
    /// What they are called.
    pub name: String,
    /// Whether they were on duty at any moment of the shift.
    pub came: bool,
    /// Whether a closed door parts them from the reader.
    pub parted: bool,
}

/// Gives `helper` a place in the shift `id`; one that they hold stays as it is.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, id: Uuid, helper: FaceId, now: Timestamp) -> Result<(), Fault> {
    tx.run(
        "insert into rota_place (shift_id, helper_id, taken) values ($1, $2, $3) on conflict do nothing",
        &[id.into(), helper.into(), now.into()],
    )?;
    Ok(())
}

/// Takes the place of `helper` in the shift `id` back.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: Uuid, helper: FaceId) -> Result<(), Fault> {
    tx.run(
        "delete from rota_place where shift_id = $1 and helper_id = $2",
        &[id.into(), helper.into()],
    )?;
    Ok(())
}

/// Forgets every place of `helper`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, helper: FaceId) -> Result<(), Fault> {
    tx.run("delete from rota_place where helper_id = $1", &[helper.into()])?;
    tx.run(
        "update rota_place set asked = null, asked_id = null where asked is not null and asked_id = $1",
        &[helper.into()],
    )?;
    Ok(())
}

/// Empties the shift `id`; who held a place in it.
///
/// # Errors
/// [`Fault`] of the store.
pub fn clear(tx: &mut Tx, id: Uuid) -> Result<Vec<FaceId>, Fault> {
    let held = tx.all(
        "select helper_id from rota_place where shift_id = $1 order by helper_id",
        &[id.into()],
        |row| row.get(0),
    )?;
    tx.run("delete from rota_place where shift_id = $1", &[id.into()])?;
    Ok(held)
}

/// Keeps that `helper` asks to be relieved of their place in the shift `id`: since when, and whom they ask. False where they
/// hold none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set_asks(
    tx: &mut Tx,
    (id, helper): (Uuid, FaceId),
    asks: Option<(Timestamp, Option<FaceId>)>,
) -> Result<bool, Fault> {
    let kept = tx.run(
        "update rota_place set asked = $3, asked_id = $4 where shift_id = $1 and helper_id = $2",
        &[
            id.into(),
            helper.into(),
            asks.map(|(at, _)| at).into(),
            asks.and_then(|(_, whom)| whom).into(),
        ],
    )?;
    Ok(kept == 1)
}

/// Gives the place of `from` in the shift `id` to `to`. False where it is not asked for any more.
///
/// # Errors
/// [`Fault`] of the store.
pub fn pass(
    tx: &mut Tx,
    id: Uuid,
    (from, to): (FaceId, FaceId),
    now: Timestamp,
) -> Result<bool, Fault> {
    let passed = tx.run(
        "update rota_place set helper_id = $3, taken = $4, asked = null, asked_id = null
         where shift_id = $1 and helper_id = $2 and asked is not null",
        &[id.into(), from.into(), to.into(), now.into()],
    )?;
    Ok(passed == 1)
}

/// The place of `helper` in the shift `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid, helper: FaceId) -> Result<Option<Place>, Fault> {
    tx.one(
        "select helper_id, taken, asked, asked_id from rota_place where shift_id = $1 and helper_id = $2",
        &[id.into(), helper.into()],
        |row| read(row, 0),
    )
}

/// How many hold a place in the shift `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, id: Uuid) -> Result<i64, Fault> {
    let count =
        tx.one("select count(*) from rota_place where shift_id = $1", &[id.into()], |row| {
            row.get(0)
        })?;
    Ok(count.unwrap_or_default())
}

/// Who holds a place in `kept`, the first who took one first, as `reader` sees them.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, kept: &Kept, reader: Option<MemberId>) -> Result<Vec<Held>, Fault> {
    let Hours { since, until } = kept.shift.hours;
    tx.all(
        "select helper_id, taken, asked, asked_id, face.code, face.pseudonym,
             (select count(*) from duty where duty.helper_id = rota_place.helper_id
                 and duty.since < $3 and duty.until > $2),
             (select count(*) from block where owner_id = $4 and other_id = face.owner_id)
             + (select count(*) from block where owner_id = face.owner_id and other_id = $4)
         from rota_place join face on face.id = rota_place.helper_id
         where shift_id = $1 order by taken, helper_id",
        &[kept.id.into(), since.into(), until.into(), reader.into()],
        |row| {
            let (code, name) = (row.get(4)?, row.get(5)?);
            let (came, parted) = (row.get::<i64>(6)? > 0, row.get::<i64>(7)? > 0);
            Ok(Held { place: read(row, 0)?, code, name, came, parted })
        },
    )
}

/// The shifts in which `helper` holds a place and that end after `from`, the first of them first, up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(
    tx: &mut Tx,
    helper: FaceId,
    from: Timestamp,
    limit: i64,
) -> Result<Vec<(Kept, Place)>, Fault> {
    tx.all(
        "select id, code, since, until, tongue, wanted, helper_id, taken, asked, asked_id
         from rota_place join rota_shift on rota_shift.id = rota_place.shift_id
         where helper_id = $1 and until > $2 order by since, id limit $3",
        &[helper.into(), from.into(), limit.into()],
        |row| Ok((shifts::read(row)?, read(row, 6)?)),
    )
}

/// Up to `limit` shifts after `now` in which somebody asks `helper`, who is `owner`, or whoever can, to take their place, each
/// with who asks; the next first. Nobody whom a closed door parts from them asks.
///
/// # Errors
/// [`Fault`] of the store.
pub fn asked(
    tx: &mut Tx,
    (helper, owner): (FaceId, MemberId),
    now: Timestamp,
    limit: i64,
) -> Result<Vec<(Kept, Held)>, Fault> {
    tx.all(
        "select rota_shift.id, rota_shift.code, since, until, tongue, wanted,
             helper_id, taken, asked, asked_id, face.code, face.pseudonym
         from rota_place join rota_shift on rota_shift.id = rota_place.shift_id
         join face on face.id = rota_place.helper_id
         where asked is not null and (asked_id = $1 or asked_id is null) and helper_id <> $1
         and since > $2
         and not exists (select 1 from rota_place own
             where own.shift_id = rota_shift.id and own.helper_id = $1)
         and not exists (select 1 from block where owner_id = $4 and other_id = face.owner_id)
         and not exists (select 1 from block where owner_id = face.owner_id and other_id = $4)
         order by since, rota_shift.id limit $3",
        &[helper.into(), now.into(), limit.into(), owner.into()],
        |row| {
            let (code, name) = (row.get(10)?, row.get(11)?);
            let held = Held { place: read(row, 6)?, code, name, came: false, parted: false };
            Ok((shifts::read(row)?, held))
        },
    )
}

/// Up to `limit` supporters at `now` whom `helper`, who is `owner`, can ask: what names them, and what they are called.
/// Nobody whom a closed door parts from them, who is leaving, or whom a measure holds back.
///
/// # Errors
/// [`Fault`] of the store.
pub fn colleagues(
    tx: &mut Tx,
    owner: MemberId,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<(Code, String)>, Fault> {
    tx.all(
        "select distinct face.code, face.pseudonym from role_grant
         join face on face.owner_id = role_grant.member_id and face.side = 'helper'
         where role = $1 and role_grant.since <= $2
         and (role_grant.until is null or role_grant.until > $2) and member_id <> $3
         and not exists (select 1 from block where owner_id = $3 and other_id = member_id)
         and not exists (select 1 from block where owner_id = member_id and other_id = $3)
         and not exists (select 1 from departure where departure.member_id = role_grant.member_id)
         and not exists (select 1 from measure where measure.member_id = role_grant.member_id
             and place in ('running', 'appealed', 'upheld') and kind in ('restrict', 'suspend', 'ban'))
         order by face.pseudonym, face.code limit $4",
        &[Role::Supporter.word().into(), now.into(), owner.into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

fn read(row: &Row, at: usize) -> Result<Place, Fault> {
    let asked: Option<Timestamp> = row.get(at + 2)?;
    let whom: Option<FaceId> = row.get(at + 3)?;
    Ok(Place {
        helper: row.get(at)?,
        taken: row.get(at + 1)?,
        asks: asked.map(|asked| (asked, whom)),
    })
}
