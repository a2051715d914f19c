//! References, each with its one deadline; owned table: `reference`.

use kith_core::{
    ApplicationId, Code, MemberId, Timestamp,
    programme::reference::{Reference, State},
};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    jobs,
    people::worded,
    seal::{Place, Sealed},
};

/// The job that waits for the deadline of a reference; its subject is the reference.
pub const JOB: &str = "reference";

/// A reference as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which one.
    pub id: Uuid,
    /// Whose application it is for.
    pub member: MemberId,
    /// Names and address, sealed with the key of the applicant.
    pub who: Sealed,
    /// What the referee says, sealed with the key of the programme; `None` until something is kept.
    pub words: Option<Sealed>,
    /// The rest.
    pub reference: Reference,
}

/// Where names and address of the reference `id` are sealed.
#[must_use]
pub fn who_place(id: Uuid) -> Place {
    Place { table: "reference", row: id, column: "who" }
}

/// Where the words of the reference `id` are sealed.
#[must_use]
pub fn words_place(id: Uuid) -> Place {
    Place { table: "reference", row: id, column: "words" }
}

/// Adds `kept` and plants its deadline.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, kept: &Kept) -> Result<(), Fault> {
    tx.run(
        "insert into reference (id, code, application_id, member_id, who, mailed, asked, shared, place)
         values ($1, $2, $3, $4, $5, $6, $7, false, 'asked')",
        &[
            kept.id.into(),
            kept.reference.code.into(),
            kept.reference.application.into(),
            kept.member.into(),
            (&kept.who).into(),
            kept.reference.mailed.into(),
            kept.reference.asked.into(),
        ],
    )?;
    set(tx, kept)
}

/// Keeps where `kept` is and what its referee says, and plants its deadline.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, kept: &Kept) -> Result<(), Fault> {
    let reference = &kept.reference;
    tx.run(
        "update reference set mailed = $2, chased = $3, words = $4, shared = $5, place = $6, until = $7
         where id = $1",
        &[
            kept.id.into(),
            reference.mailed.into(),
            reference.chased.into(),
            kept.words.as_ref().into(),
            reference.shared.into(),
            reference.state.word().into(),
            reference.deadline().into(),
        ],
    )?;
    match reference.deadline() {
        Some(due) => jobs::plant(tx, JOB, kept.id, due),
        None => jobs::pull(tx, JOB, kept.id).map(drop),
    }
}

/// The reference `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, application_id, member_id, who, mailed, asked, chased, words, shared, place
         from reference where id = $1",
        &[id.into()],
        read,
    )
}

/// The reference that `code` opens.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, application_id, member_id, who, mailed, asked, chased, words, shared, place
         from reference where code = $1",
        &[code.into()],
        read,
    )
}

/// The references for the application `id`, the oldest first; some few.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, id: ApplicationId) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, application_id, member_id, who, mailed, asked, chased, words, shared, place
         from reference where application_id = $1 order by asked, id limit 20",
        &[id.into()],
        read,
    )
}

/// How many `member` asked for after `since`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, member: MemberId, since: Timestamp) -> Result<i64, Fault> {
    let count = tx.one(
        "select count(*) from reference where member_id = $1 and asked > $2",
        &[member.into(), since.into()],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or_default())
}

/// References that wait and for which no timer stands, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from reference where until is not null and id > $1
         and not exists (select 1 from job where job.name = 'reference'
                         and job.subject_id = reference.id)
         order by id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Removes the reference `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: Uuid) -> Result<(), Fault> {
    jobs::pull(tx, JOB, id)?;
    tx.run("delete from reference where id = $1", &[id.into()])?;
    Ok(())
}

fn read(row: &Row) -> Result<Kept, Fault> {
    let place: String = row.get(10)?;
    let (id, member, who, words) = (row.get(0)?, row.get(3)?, row.get(4)?, row.get(8)?);
    let reference = Reference {
        code: row.get(1)?,
        application: row.get(2)?,
        mailed: row.get(5)?,
        asked: row.get(6)?,
        chased: row.get(7)?,
        shared: row.get(9)?,
        state: worded(&place, State::of)?,
    };
    Ok(Kept { id, member, who, words, reference })
}
