//! Warrants to read a talk; owned table: `warrant`.

use kith_core::{
    Code, MemberId, Timestamp, WarrantId,
    people::grant::Role,
    safety::warrant::{Ground, State, Warrant},
};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    people::worded,
    seal::{Place, Sealed},
};

/// Where the sentence of the warrant `id` is sealed.
#[must_use]
pub fn place(id: WarrantId) -> Place {
    Place { table: "warrant", row: id.0, column: "sentence" }
}

/// Adds `warrant`, with the sentence that says why.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, warrant: &Warrant, sentence: &Sealed) -> Result<(), Fault> {
    let (state, second, until) = parts(&warrant.state);
    tx.run(
        "insert into warrant (id, code, case_id, talk_id, by_id, role, ground, sentence, at, state,
         second_id, until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &[
            warrant.id.into(),
            warrant.code.into(),
            warrant.case.into(),
            warrant.talk.into(),
            warrant.by.into(),
            warrant.role.word().into(),
            warrant.ground.word().into(),
            sentence.into(),
            warrant.at.into(),
            state.into(),
            second.into(),
            until.into(),
        ],
    )?;
    Ok(())
}

/// Keeps where `warrant` is.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, warrant: &Warrant) -> Result<(), Fault> {
    let (state, second, until) = parts(&warrant.state);
    tx.run(
        "update warrant set state = $2, second_id = $3, until = $4 where id = $1",
        &[warrant.id.into(), state.into(), second.into(), until.into()],
    )?;
    Ok(())
}

/// The warrant that `code` names, with its sentence.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find_by_code(tx: &mut Tx, code: Code) -> Result<Option<(Warrant, Sealed)>, Fault> {
    tx.one(
        "select id, code, case_id, talk_id, by_id, role, ground, at, state, second_id, until, sentence
         from warrant where code = $1",
        &[code.into()],
        |row| Ok((read(row)?, row.get(11)?)),
    )
}

/// The newest warrant that `by` asked for the case `case`, at or after `since`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn newest(
    tx: &mut Tx,
    case: Uuid,
    by: MemberId,
    since: Timestamp,
) -> Result<Option<Warrant>, Fault> {
    tx.one(
        "select id, code, case_id, talk_id, by_id, role, ground, at, state, second_id, until
         from warrant where case_id = $1 and by_id = $2 and at >= $3 order by at desc, id desc limit 1",
        &[case.into(), by.into(), since.into()],
        read,
    )
}

/// Up to `limit` warrants that were asked for at or after `since`, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, since: Timestamp, limit: i64) -> Result<Vec<Warrant>, Fault> {
    tx.all(
        "select id, code, case_id, talk_id, by_id, role, ground, at, state, second_id, until
         from warrant where at >= $1 order by at desc, id desc limit $2",
        &[since.into(), limit.into()],
        read,
    )
}

/// The word of `state`, the second person, and until when (or since when) it is so.
fn parts(state: &State) -> (&'static str, Option<MemberId>, Timestamp) {
    match *state {
        State::Asked { until } => ("asked", None, until),
        State::Allowed { second, until } => ("allowed", second, until),
        State::Open { second, until } => ("open", second, until),
        State::Refused { second, at } => ("refused", Some(second), at),
    }
}

fn read(row: &Row) -> Result<Warrant, Fault> {
    let (role, ground, state): (String, String, String) = (row.get(5)?, row.get(6)?, row.get(8)?);
    let (second, until): (Option<MemberId>, Timestamp) = (row.get(9)?, row.get(10)?);
    let state = match (state.as_str(), second) {
        ("asked", None) => State::Asked { until },
        ("allowed", second) => State::Allowed { second, until },
        ("open", second) => State::Open { second, until },
        ("refused", Some(second)) => State::Refused { second, at: until },
        _ => return Err(Fault::new("a warrant in no state")),
    };
    Ok(Warrant {
        id: row.get(0)?,
        code: row.get(1)?,
        case: row.get(2)?,
        talk: row.get(3)?,
        by: row.get(4)?,
        role: worded(&role, Role::of)?,
        ground: worded(&ground, Ground::of)?,
        at: row.get(7)?,
        state,
    })
}
