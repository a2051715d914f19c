//! What was told outside the house; owned table: `disclosure`.

use kith_core::{
    CaseId, Code, MemberId, Timestamp,
    safety::disclosure::{Disclosure, Ground, State, Telling, To},
};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    people::worded,
    seal::{Place, Sealed},
};

/// What of the disclosure `id` is sealed in `column`.
#[must_use]
pub const fn place(id: Uuid, column: &'static str) -> Place {
    Place { table: "disclosure", row: id, column }
}

/// Adds `one`, with what is told and why its member must not know.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(
    tx: &mut Tx,
    one: &Disclosure,
    (words, reason): (&Sealed, Option<&Sealed>),
) -> Result<(), Fault> {
    let (state, second, until) = parts(&one.state);
    tx.run(
        "insert into disclosure (id, code, case_id, member_id, by_id, ground, recipient, words,
         telling, reason, at, told, state, second_id, until)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        &[
            one.id.into(),
            one.code.into(),
            one.case.into(),
            one.member.into(),
            one.by.into(),
            one.ground.word().into(),
            one.to.word().into(),
            words.into(),
            one.telling.word().into(),
            reason.into(),
            one.at.into(),
            one.told.into(),
            state.into(),
            second.into(),
            until.into(),
        ],
    )?;
    Ok(())
}

/// Keeps where `one` is.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, one: &Disclosure) -> Result<(), Fault> {
    let (state, second, until) = parts(&one.state);
    tx.run(
        "update disclosure set told = $2, state = $3, second_id = $4, until = $5 where id = $1",
        &[one.id.into(), one.told.into(), state.into(), second.into(), until.into()],
    )?;
    Ok(())
}

/// The disclosure that `code` names, with what is told and why its member must not know.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find_by_code(
    tx: &mut Tx,
    code: Code,
) -> Result<Option<(Disclosure, Sealed, Option<Sealed>)>, Fault> {
    tx.one(
        "select id, code, case_id, member_id, by_id, ground, recipient, telling, at, told, state,
         second_id, until, words, reason from disclosure where code = $1",
        &[code.into()],
        |row| Ok((read(row)?, row.get(13)?, row.get(14)?)),
    )
}

/// What was told for the case `id`, the newest first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, id: CaseId, limit: i64) -> Result<Vec<Disclosure>, Fault> {
    tx.all(
        "select id, code, case_id, member_id, by_id, ground, recipient, telling, at, told, state,
         second_id, until from disclosure where case_id = $1 order by at desc, id desc limit $2",
        &[id.into(), limit.into()],
        read,
    )
}

/// What was told of `member` that they may see at `now`, the newest first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn told(
    tx: &mut Tx,
    member: MemberId,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Disclosure>, Fault> {
    tx.all(
        "select id, code, case_id, member_id, by_id, ground, recipient, telling, at, told, state,
         second_id, until from disclosure where member_id = $1 and told <= $2
         order by told desc, id desc limit $3",
        &[member.into(), now.into(), limit.into()],
        read,
    )
}

/// Removes what was told for the case `id`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: CaseId) -> Result<u64, Fault> {
    tx.run("delete from disclosure where case_id = $1", &[id.into()])
}

/// The word of `state`, the second person, and until when (or since when) it is so.
fn parts(state: &State) -> (&'static str, Option<MemberId>, Timestamp) {
    match *state {
        State::Asked { until } => ("asked", None, until),
        State::Allowed { second, until } => ("allowed", Some(second), until),
        State::Refused { second, at } => ("refused", Some(second), at),
        State::Sent { second, at } => ("sent", second, at),
    }
}

fn read(row: &Row) -> Result<Disclosure, Fault> {
    let (ground, to, telling): (String, String, String) = (row.get(5)?, row.get(6)?, row.get(7)?);
    let (state, second, until): (String, Option<MemberId>, _) =
        (row.get(10)?, row.get(11)?, row.get(12)?);
    let state = match (state.as_str(), second) {
        ("asked", None) => State::Asked { until },
        ("allowed", Some(second)) => State::Allowed { second, until },
        ("refused", Some(second)) => State::Refused { second, at: until },
        ("sent", second) => State::Sent { second, at: until },
        _ => return Err(Fault::new("a disclosure in no state")),
    };
    Ok(Disclosure {
        id: row.get(0)?,
        code: row.get(1)?,
        case: row.get(2)?,
        member: row.get(3)?,
        by: row.get(4)?,
        ground: worded(&ground, Ground::of)?,
        to: worded(&to, To::of)?,
        telling: worded(&telling, Telling::of)?,
        at: row.get(8)?,
        told: row.get(9)?,
        state,
    })
}
