//! References, each with its one deadline; owned tables: `reference`, `reference_no`.

use kith_core::{
    ApplicationId, MemberId, Timestamp,
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
    /// The hash of what opens its page.
    pub lock: String,
    /// The keyed hash of the address to which the house writes; `None` where it writes to none.
    pub mark: Option<String>,
    /// Names, address and what opens its page, sealed with the key of the applicant.
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
        "insert into reference (id, lock, application_id, member_id, who, mailed, asked, shared, place)
         values ($1, $2, $3, $4, $5, $6, $7, false, 'asked')",
        &[
            kept.id.into(),
            kept.lock.as_str().into(),
            kept.reference.application.into(),
            kept.member.into(),
            (&kept.who).into(),
            kept.reference.mailed.into(),
            kept.reference.asked.into(),
        ],
    )?;
    set(tx, kept)
}

/// Keeps where `kept` is, what opens it and what its referee says, and plants its deadline.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, kept: &Kept) -> Result<(), Fault> {
    let reference = &kept.reference;
    tx.run(
        "update reference set mailed = $2, chased = $3, words = $4, shared = $5, place = $6, until = $7,
         lock = $8, mark = $9, who = $10 where id = $1",
        &[
            kept.id.into(),
            reference.mailed.into(),
            reference.chased.into(),
            kept.words.as_ref().into(),
            reference.shared.into(),
            reference.state.word().into(),
            reference.deadline().into(),
            kept.lock.as_str().into(),
            kept.mark.as_deref().into(),
            (&kept.who).into(),
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
        "select id, lock, application_id, member_id, who, mailed, asked, chased, words, shared, place, mark
         from reference where id = $1",
        &[id.into()],
        read,
    )
}

/// The reference that is opened by what hashes to `lock`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn behind(tx: &mut Tx, lock: &str) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, lock, application_id, member_id, who, mailed, asked, chased, words, shared, place, mark
         from reference where lock = $1",
        &[lock.into()],
        read,
    )
}

/// The references for the application `id`, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, id: ApplicationId) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, lock, application_id, member_id, who, mailed, asked, chased, words, shared, place, mark
         from reference where application_id = $1 order by asked, id",
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

/// Whether the house wrote to the address with `mark` after `since`, whoever asked; or shall never write there again.
///
/// # Errors
/// [`Fault`] of the store.
pub fn spares(tx: &mut Tx, mark: &str, since: Timestamp) -> Result<bool, Fault> {
    let found = tx.one(
        "select 1 from reference where mark = $1 and asked > $2
         union select 1 from reference_no where mark = $1",
        &[mark.into(), since.into()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// From `now` on the house never writes to the address with `mark` again.
///
/// # Errors
/// [`Fault`] of the store.
pub fn spare(tx: &mut Tx, mark: &str, now: Timestamp) -> Result<(), Fault> {
    tx.run(
        "insert into reference_no (mark, since) values ($1, $2) on conflict do nothing",
        &[mark.into(), now.into()],
    )?;
    Ok(())
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

/// Nobody is asked any more for the application `id`; what was not sent is forgotten.
///
/// # Errors
/// [`Fault`] of the store.
pub fn close(tx: &mut Tx, id: ApplicationId) -> Result<(), Fault> {
    let closed = tx.all(
        "update reference set place = 'over', words = null, until = null
         where application_id = $1 and place = 'asked' returning id",
        &[id.into()],
        |row| row.get(0),
    )?;
    pull(tx, closed)
}

/// The same, and what came in is forgotten too. That they were asked for still counts.
///
/// # Errors
/// [`Fault`] of the store.
pub fn hush(tx: &mut Tx, id: ApplicationId) -> Result<(), Fault> {
    let closed = tx.all(
        "update reference set place = 'over', words = null, until = null
         where application_id = $1 and place in ('asked', 'given') returning id",
        &[id.into()],
        |row| row.get(0),
    )?;
    pull(tx, closed)
}

/// Forgets the references for the application `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, id: ApplicationId) -> Result<(), Fault> {
    let gone = tx.all(
        "delete from reference where application_id = $1 returning id",
        &[id.into()],
        |row| row.get(0),
    )?;
    pull(tx, gone)
}

fn pull(tx: &mut Tx, ids: Vec<Uuid>) -> Result<(), Fault> {
    ids.into_iter().try_for_each(|id| jobs::pull(tx, JOB, id).map(drop))
}

fn read(row: &Row) -> Result<Kept, Fault> {
    let place: String = row.get(10)?;
    let (id, member, who, words) = (row.get(0)?, row.get(3)?, row.get(4)?, row.get(8)?);
    let reference = Reference {
        application: row.get(2)?,
        mailed: row.get(5)?,
        asked: row.get(6)?,
        chased: row.get(7)?,
        shared: row.get(9)?,
        state: worded(&place, State::of)?,
    };
    let (lock, mark) = (row.get(1)?, row.get(11)?);
    Ok(Kept { id, member, lock, mark, who, words, reference })
}
