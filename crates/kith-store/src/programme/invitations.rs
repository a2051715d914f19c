//! People for whom a way in is kept; owned table: `invitation`.

use kith_core::{Code, MemberId, ProgrammeId, Timestamp, people::grant::Role};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    people::worded,
    seal::{Place, Sealed},
};

/// An invitation as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Uuid,
    /// What names it outside; nobody comes in by that.
    pub code: Code,
    /// Of which programme.
    pub programme: ProgrammeId,
    /// From which spreadsheet its row came last.
    pub sheet: Uuid,
    /// As what somebody is invited.
    pub role: Role,
    /// The keyed hash of the row's own key.
    pub mark: String,
    /// The keyed hash of all that the row says.
    pub sum: String,
    /// Key and name, sealed with the key of the programme.
    pub who: Sealed,
    /// Answers and words, sealed likewise; `None` once they came in.
    pub said: Option<Sealed>,
    /// When it was made.
    pub made: Timestamp,
    /// From then on it is forgotten, where nobody came.
    pub until: Timestamp,
    /// Who came; `None` until then.
    pub member: Option<MemberId>,
    /// When they had said what may be read of them; `None` until then.
    pub came: Option<Timestamp>,
}

/// How a row is known again.
#[derive(Debug, Clone)]
pub struct Known {
    /// Which invitation.
    pub id: Uuid,
    /// As what.
    pub role: Role,
    /// The keyed hash of its key.
    pub mark: String,
    /// The keyed hash of all that it says.
    pub sum: String,
    /// Whether somebody came in by it.
    pub used: bool,
}

/// Where key and name of the invitation `id` are sealed.
#[must_use]
pub fn who_place(id: Uuid) -> Place {
    Place { table: "invitation", row: id, column: "who" }
}

/// Where answers and words of the invitation `id` are sealed.
#[must_use]
pub fn said_place(id: Uuid) -> Place {
    Place { table: "invitation", row: id, column: "said" }
}

/// Adds `kept`. False where a row of that key and role stands there already.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, kept: &Kept) -> Result<bool, Fault> {
    let added = tx.run(
        "insert into invitation (id, code, programme_id, spreadsheet_id, role, mark, sum, who, said,
         made, until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (programme_id, role, mark) do nothing",
        &[
            kept.id.into(),
            kept.code.into(),
            kept.programme.into(),
            kept.sheet.into(),
            kept.role.word().into(),
            kept.mark.as_str().into(),
            kept.sum.as_str().into(),
            (&kept.who).into(),
            kept.said.as_ref().into(),
            kept.made.into(),
            kept.until.into(),
        ],
    )?;
    Ok(added == 1)
}

/// Lets the invitation `kept.id` say what `kept` says now. False where somebody came in by it: what they say is theirs.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, kept: &Kept) -> Result<bool, Fault> {
    let set = tx.run(
        "update invitation set sum = $2, who = $3, said = $4, until = $5, spreadsheet_id = $6
         where id = $1 and member_id is null",
        &[
            kept.id.into(),
            kept.sum.as_str().into(),
            (&kept.who).into(),
            kept.said.as_ref().into(),
            kept.until.into(),
            kept.sheet.into(),
        ],
    )?;
    Ok(set == 1)
}

/// How every row of the programme is known again: one statement, however many there are.
///
/// # Errors
/// [`Fault`] of the store.
pub fn known(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<Known>, Fault> {
    tx.all(
        "select id, role, mark, sum, member_id from invitation where programme_id = $1",
        &[programme.into()],
        |row| {
            let (role, member): (String, Option<MemberId>) = (row.get(1)?, row.get(4)?);
            let (id, mark, sum) = (row.get(0)?, row.get(2)?, row.get(3)?);
            Ok(Known { id, role: worded(&role, Role::of)?, mark, sum, used: member.is_some() })
        },
    )
}

/// The invitation that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, programme_id, spreadsheet_id, role, mark, sum, who, said, made, until,
         member_id, came from invitation where code = $1",
        &[code.into()],
        read,
    )
}

/// The invitation `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, programme_id, spreadsheet_id, role, mark, sum, who, said, made, until,
         member_id, came from invitation where id = $1",
        &[id.into()],
        read,
    )
}

/// The invitation that is opened by what hashes to `lock`, while it stands at `now`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn behind(tx: &mut Tx, now: Timestamp, lock: &str) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, programme_id, spreadsheet_id, role, mark, sum, who, said, made, until,
         member_id, came from invitation where lock = $1 and until > $2 and member_id is null",
        &[lock.into(), now.into()],
        read,
    )
}

/// Those by which `member` came in.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, member: MemberId) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, programme_id, spreadsheet_id, role, mark, sum, who, said, made, until,
         member_id, came from invitation where member_id = $1 order by id",
        &[member.into()],
        read,
    )
}

/// Those of `programme`, in the order of their ids: up to `limit` after the one that `after` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(
    tx: &mut Tx,
    programme: ProgrammeId,
    after: Option<Code>,
    limit: i64,
) -> Result<Vec<Kept>, Fault> {
    let edge = edge(tx, after)?;
    tx.all(
        "select id, code, programme_id, spreadsheet_id, role, mark, sum, who, said, made, until,
         member_id, came from invitation where programme_id = $1 and id > $2 order by id limit $3",
        &[programme.into(), edge.into(), limit.into()],
        read,
    )
}

/// Those that came from the spreadsheet `sheet` and that nobody has used: up to `limit` after the id `after`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn unused(tx: &mut Tx, sheet: Uuid, after: Uuid, limit: i64) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, programme_id, spreadsheet_id, role, mark, sum, who, said, made, until,
         member_id, came from invitation where spreadsheet_id = $1 and id > $2 and member_id is null
         order by id limit $3",
        &[sheet.into(), after.into(), limit.into()],
        read,
    )
}

/// How many of `programme` nobody has used, and how many were.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, programme: ProgrammeId) -> Result<(i64, i64), Fault> {
    let found = tx.one(
        "select count(*) - count(member_id), count(member_id) from invitation
         where programme_id = $1",
        &[programme.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(found.unwrap_or_default())
}

/// Lets the invitation `id` be opened by what hashes to `lock`, and by nothing before it. False where somebody used it.
///
/// # Errors
/// [`Fault`] of the store.
pub fn lock(tx: &mut Tx, id: Uuid, lock: &str) -> Result<bool, Fault> {
    let set = tx.run(
        "update invitation set lock = $2 where id = $1 and member_id is null",
        &[id.into(), lock.into()],
    )?;
    Ok(set == 1)
}

/// `member` comes in by the invitation `id`; nobody does again. False where somebody did before.
///
/// # Errors
/// [`Fault`] of the store.
pub fn take(tx: &mut Tx, id: Uuid, member: MemberId) -> Result<bool, Fault> {
    let taken = tx.run(
        "update invitation set member_id = $2, lock = null where id = $1 and member_id is null",
        &[id.into(), member.into()],
    )?;
    Ok(taken == 1)
}

/// Whoever came by the invitation `id` has said at `now` what may be read of them: what the sheet said is forgotten.
/// False where that was done before.
///
/// # Errors
/// [`Fault`] of the store.
pub fn come(tx: &mut Tx, id: Uuid, now: Timestamp) -> Result<bool, Fault> {
    let came = tx.run(
        "update invitation set came = $2, said = null where id = $1 and came is null",
        &[id.into(), now.into()],
    )?;
    Ok(came == 1)
}

/// Up to `limit` invitations by which nobody has come in whole, and whose time is over at `now`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn over(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from invitation where came is null and until <= $1 order by until limit $2",
        &[now.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Forgets the invitations by which `member` came in, with their pairs.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    for kept in of(tx, member)? {
        remove(tx, kept.id)?;
    }
    Ok(())
}

/// Forgets the invitation `id`, with its pairs.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: Uuid) -> Result<(), Fault> {
    super::invited_pairs::forget(tx, id)?;
    tx.run("delete from invitation where id = $1", &[id.into()])?;
    Ok(())
}

/// The id of the one that `code` names; before all others where there is none.
fn edge(tx: &mut Tx, code: Option<Code>) -> Result<Uuid, Fault> {
    let Some(code) = code else { return Ok(Uuid::nil()) };
    let found =
        tx.one("select id from invitation where code = $1", &[code.into()], |row| row.get(0))?;
    Ok(found.unwrap_or_default())
}

fn read(row: &Row) -> Result<Kept, Fault> {
    let role: String = row.get(4)?;
    Ok(Kept {
        id: row.get(0)?,
        code: row.get(1)?,
        programme: row.get(2)?,
        sheet: row.get(3)?,
        role: worded(&role, Role::of)?,
        mark: row.get(5)?,
        sum: row.get(6)?,
        who: row.get(7)?,
        said: row.get(8)?,
        made: row.get(9)?,
        until: row.get(10)?,
        member: row.get(11)?,
        came: row.get(12)?,
    })
}
