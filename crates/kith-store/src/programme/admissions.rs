//! What is decided about applications, and what was heard in interviews; owned tables: `application_decision`,
//! `application_note`, `two_decide`.

use kith_core::{ApplicationId, MemberId, ProgrammeId, Timestamp, programme::application::Verdict};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    people::worded,
    seal::{Place, Sealed},
};

/// A decision as it is kept.
#[derive(Debug, Clone)]
pub struct Decision {
    /// Which one.
    pub id: Uuid,
    /// Who decided.
    pub by: MemberId,
    /// What.
    pub verdict: Verdict,
    /// By which version of the written criteria.
    pub criteria: u32,
    /// Why, sealed.
    pub reason: Sealed,
    /// When.
    pub at: Timestamp,
    /// When its writer heard of it; `None` while a second person is asked, and where they differed.
    pub told: Option<Timestamp>,
}

/// A note as it is kept.
#[derive(Debug, Clone)]
pub struct Note {
    /// Which one.
    pub id: Uuid,
    /// Whose.
    pub by: MemberId,
    /// The words, sealed.
    pub words: Sealed,
    /// When.
    pub at: Timestamp,
}

/// Where the reason of the decision `id` is sealed.
#[must_use]
pub fn reason_place(id: Uuid) -> Place {
    Place { table: "application_decision", row: id, column: "reason" }
}

/// Where the words of the note `id` are sealed.
#[must_use]
pub fn note_place(id: Uuid) -> Place {
    Place { table: "application_note", row: id, column: "words" }
}

/// Keeps `decision` about the application `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, id: ApplicationId, decision: &Decision) -> Result<(), Fault> {
    tx.run(
        "insert into application_decision (id, application_id, by_id, verdict, criteria, reason, at, told)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            decision.id.into(),
            id.into(),
            decision.by.into(),
            decision.verdict.word().into(),
            i64::from(decision.criteria).into(),
            (&decision.reason).into(),
            decision.at.into(),
            decision.told.into(),
        ],
    )?;
    Ok(())
}

/// Notes that `who` was the second person at the newest decision about the application `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn second(tx: &mut Tx, id: ApplicationId, who: MemberId) -> Result<(), Fault> {
    tx.run(
        "update application_decision set second_id = $2 where id =
         (select id from application_decision where application_id = $1 order by at desc, id desc limit 1)",
        &[id.into(), who.into()],
    )?;
    Ok(())
}

/// Whoever decided about the application `id`, or was the second person.
///
/// # Errors
/// [`Fault`] of the store.
pub fn hands(tx: &mut Tx, id: ApplicationId) -> Result<Vec<MemberId>, Fault> {
    tx.all(
        "select by_id from application_decision where application_id = $1
         union select second_id from application_decision
         where application_id = $1 and second_id is not null",
        &[id.into()],
        |row| row.get(0),
    )
}

/// Notes that the writer of the application `id` heard of its newest decision at `now`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn tell(tx: &mut Tx, id: ApplicationId, now: Timestamp) -> Result<(), Fault> {
    tx.run(
        "update application_decision set told = $2 where id =
         (select id from application_decision where application_id = $1 order by at desc, id desc limit 1)",
        &[id.into(), now.into()],
    )?;
    Ok(())
}

/// The decisions about the application `id`, the newest first; some few.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, id: ApplicationId) -> Result<Vec<Decision>, Fault> {
    tx.all(
        "select id, by_id, verdict, criteria, reason, at, told from application_decision
         where application_id = $1 order by at desc, id desc limit 20",
        &[id.into()],
        |row| {
            let (verdict, criteria): (String, i64) = (row.get(2)?, row.get(3)?);
            Ok(Decision {
                id: row.get(0)?,
                by: row.get(1)?,
                verdict: worded(&verdict, Verdict::of)?,
                criteria: u32::try_from(criteria).map_err(Fault::new)?,
                reason: row.get(4)?,
                at: row.get(5)?,
                told: row.get(6)?,
            })
        },
    )
}

/// Keeps `note` about the application `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add_note(tx: &mut Tx, id: ApplicationId, note: &Note) -> Result<(), Fault> {
    tx.run(
        "insert into application_note (id, application_id, by_id, words, at) values ($1, $2, $3, $4, $5)",
        &[note.id.into(), id.into(), note.by.into(), (&note.words).into(), note.at.into()],
    )?;
    Ok(())
}

/// The notes about the application `id`, the oldest first; up to 50.
///
/// # Errors
/// [`Fault`] of the store.
pub fn notes(tx: &mut Tx, id: ApplicationId) -> Result<Vec<Note>, Fault> {
    tx.all(
        "select id, by_id, words, at from application_note where application_id = $1
         order by at, id limit 50",
        &[id.into()],
        |row| Ok(Note { id: row.get(0)?, by: row.get(1)?, words: row.get(2)?, at: row.get(3)? }),
    )
}

/// Forgets what was decided and noted about the application `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, id: ApplicationId) -> Result<(), Fault> {
    tx.run("delete from application_decision where application_id = $1", &[id.into()])?;
    tx.run("delete from application_note where application_id = $1", &[id.into()])?;
    Ok(())
}

/// Whether two people decide about each application of `programme`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn two_decide(tx: &mut Tx, programme: ProgrammeId) -> Result<bool, Fault> {
    let set = tx.one(
        "select 1 from two_decide where programme_id = $1",
        &[programme.into()],
        |_| Ok(()),
    )?;
    Ok(set.is_some())
}

/// From `now` on two people decide in `programme`; `None`: one does.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set_two(tx: &mut Tx, programme: ProgrammeId, since: Option<Timestamp>) -> Result<(), Fault> {
    match since {
        Some(since) => tx.run(
            "insert into two_decide (programme_id, since) values ($1, $2) on conflict do nothing",
            &[programme.into(), since.into()],
        ),
        None => tx.run("delete from two_decide where programme_id = $1", &[programme.into()]),
    }
    .map(drop)
}
