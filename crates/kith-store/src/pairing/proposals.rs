//! Pairs that were put to both sides; owned table: `proposal`.

use kith_core::{
    Code, FaceId, OfferId, RequestId, RunId, Timestamp,
    pairing::proposal::{End, Proposal},
};

use crate::{Fault, Tx, engine::Row, people::worded};

/// A proposal as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The proposal.
    pub proposal: Proposal,
    /// What names it outside: the code of its offer.
    pub code: Code,
    /// What the mentee asked.
    pub request: RequestId,
    /// When and how it ended; `None` while it stands.
    pub end: Option<(Timestamp, End)>,
    /// Whether the next best was looked for.
    pub followed: bool,
}

/// Adds `proposal` for `request`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, proposal: &Proposal, request: RequestId) -> Result<(), Fault> {
    tx.run(
        "insert into proposal (offer_id, run_id, request_id, mentee_face, mentor_face, made, until)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            proposal.offer.into(),
            proposal.run.into(),
            request.into(),
            proposal.mentee.into(),
            proposal.mentor.into(),
            proposal.made.into(),
            proposal.until.into(),
        ],
    )?;
    Ok(())
}

/// Keeps who has said yes.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, proposal: &Proposal) -> Result<(), Fault> {
    tx.run(
        "update proposal set mentee_yes = $2, mentor_yes = $3 where offer_id = $1",
        &[proposal.offer.into(), proposal.mentee_yes.into(), proposal.mentor_yes.into()],
    )?;
    Ok(())
}

/// Ends the proposal of the offer `id`. False where it had ended, or there is none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn end(tx: &mut Tx, id: OfferId, how: End, now: Timestamp) -> Result<bool, Fault> {
    let ended = tx.run(
        "update proposal set ended = $2, how = $3 where offer_id = $1 and ended is null",
        &[id.into(), now.into(), how.word().into()],
    )?;
    Ok(ended == 1)
}

/// Keeps that the next best was looked for. False where that was known.
///
/// # Errors
/// [`Fault`] of the store.
pub fn follow(tx: &mut Tx, id: OfferId, now: Timestamp) -> Result<bool, Fault> {
    let set = tx.run(
        "update proposal set followed = $2 where offer_id = $1 and followed is null",
        &[id.into(), now.into()],
    )?;
    Ok(set == 1)
}

/// The proposal that `code` names, whoever asks.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select offer_id, run_id, mentee_face, mentor_face, proposal.made, proposal.until,
         mentee_yes, mentor_yes, offer.code, proposal.request_id, proposal.ended, proposal.how,
         followed from proposal join offer on offer.id = proposal.offer_id where offer.code = $1",
        &[code.into()],
        read,
    )
}

/// The proposal of the offer `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: OfferId) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select offer_id, run_id, mentee_face, mentor_face, proposal.made, proposal.until,
         mentee_yes, mentor_yes, offer.code, proposal.request_id, proposal.ended, proposal.how,
         followed from proposal join offer on offer.id = proposal.offer_id where offer_id = $1",
        &[id.into()],
        read,
    )
}

/// The proposals that stand with `face` on either side, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn standing(tx: &mut Tx, face: FaceId) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select offer_id, run_id, mentee_face, mentor_face, proposal.made, proposal.until,
         mentee_yes, mentor_yes, offer.code, proposal.request_id, proposal.ended, proposal.how,
         followed from proposal join offer on offer.id = proposal.offer_id
         where (mentee_face = $1 or mentor_face = $1) and proposal.ended is null
         order by proposal.made, offer_id",
        &[face.into()],
        read,
    )
}

/// Every proposal of `face` on either side, the newest first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, face: FaceId, limit: i64) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select offer_id, run_id, mentee_face, mentor_face, proposal.made, proposal.until,
         mentee_yes, mentor_yes, offer.code, proposal.request_id, proposal.ended, proposal.how,
         followed from proposal join offer on offer.id = proposal.offer_id
         where mentee_face = $1 or mentor_face = $1
         order by proposal.made desc, offer_id desc limit $2",
        &[face.into(), limit.into()],
        read,
    )
}

/// Proposals that are over, whose next best nobody looked for and no timer will; up to `limit`, each with its end.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(
    tx: &mut Tx,
    job: &str,
    limit: i64,
) -> Result<Vec<(OfferId, Timestamp)>, Fault> {
    tx.all(
        "select offer_id, ended from proposal where ended is not null and followed is null
         and not exists (select 1 from job where job.name = $1 and job.subject_id = offer_id)
         order by offer_id limit $2",
        &[job.into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// How the proposals of `run` stand: how many wait, are agreed, and ended otherwise.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, run: RunId) -> Result<(i64, i64, i64), Fault> {
    let all = tx.all("select how from proposal where run_id = $1", &[run.into()], |row| {
        row.get::<Option<String>>(0)
    })?;
    let of = |word: &dyn Fn(Option<&str>) -> bool| {
        let count = all.iter().filter(|how| word(how.as_deref())).count();
        i64::try_from(count).unwrap_or(i64::MAX)
    };
    let agreed = Some(End::Agreed.word());
    Ok((
        of(&|how| how.is_none()),
        of(&|how| how == agreed),
        of(&|how| how.is_some() && how != agreed),
    ))
}

/// The mentors with whom `mentee` was put forward before, and it came to nothing or is over.
///
/// # Errors
/// [`Fault`] of the store.
pub fn failed_with(tx: &mut Tx, mentee: FaceId) -> Result<Vec<FaceId>, Fault> {
    tx.all(
        "select distinct mentor_face from proposal where mentee_face = $1 and ended is not null",
        &[mentee.into()],
        |row| row.get(0),
    )
}

fn read(row: &Row) -> Result<Kept, Fault> {
    let how: Option<String> = row.get(11)?;
    let how = how.map(|word| worded(&word, End::of)).transpose()?;
    Ok(Kept {
        proposal: Proposal {
            offer: row.get(0)?,
            run: row.get(1)?,
            mentee: row.get(2)?,
            mentor: row.get(3)?,
            made: row.get(4)?,
            until: row.get(5)?,
            mentee_yes: row.get(6)?,
            mentor_yes: row.get(7)?,
        },
        code: row.get(8)?,
        request: row.get(9)?,
        end: row.get::<Option<Timestamp>>(10)?.zip(how),
        followed: row.get::<Option<Timestamp>>(12)?.is_some(),
    })
}
