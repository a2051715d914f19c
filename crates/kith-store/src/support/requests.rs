//! Requests, one row each; owned table: `request`.

use kith_core::{
    Code, FaceId, RequestId, Span, TalkId, Timestamp,
    support::{
        handover::Handover,
        kind::Kind,
        request::{Reach, Request},
        safe::Level,
        urgency::Urgency,
    },
};
use uuid::Uuid;

use super::states::Columns;
use crate::{Fault, Tx, engine::Row, engine::Value, seal::Sealed};

/// Adds `request` with its `words`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, request: &Request, words: &Sealed) -> Result<(), Fault> {
    tx.run(
        "insert into request (id, code, programme_id, asker_id, kind, urgency, haste, level, risk,
             reach, in_line, asked, since, words, place)
         values ($1, $2, $3, $4, $5, $6, $7, 'calm', 0, 'anyone', false, $8, $8, $9, 'waiting')",
        &[
            request.id.into(),
            request.code.into(),
            request.programme.into(),
            request.asker.into(),
            request.kind.word().into(),
            request.urgency.word().into(),
            haste(request.urgency).into(),
            request.asked.into(),
            words.into(),
        ],
    )?;
    set(tx, request)
}

/// Keeps where `request` is now.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, request: &Request) -> Result<(), Fault> {
    let state = Columns::from(&request.state);
    tx.run(
        "update request set level = $2, risk = $3, reach = $4, in_line = $5, since = $6, place = $7,
             promise = $8, desk_until = $9, until = $10, offer_id = $11, helper_id = $12,
             route = $13, talk_id = $14, turn = $15, rung = $16, question = $17, paused_by = $18,
             owes = $19, outcome = $20, closer = $21, handover_by = $22, handover_talk = $23,
             meets = $24
         where id = $1",
        &values(request, &state),
    )?;
    Ok(())
}

/// The request `id`.
///
/// # Errors
/// [`Fault`] of the store, and where its columns are no state.
pub fn find(tx: &mut Tx, id: RequestId) -> Result<Option<Request>, Fault> {
    tx.one(
        "select id, code, asker_id, programme_id, kind, urgency, level, reach, asked, since, place,
             promise, desk_until, until, offer_id, helper_id, route, talk_id, turn, rung, question,
             paused_by, owes, outcome, closer, handover_by, handover_talk, meets
         from request where id = $1",
        &[id.into()],
        read,
    )
}

/// Which request `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<RequestId>, Fault> {
    tx.one("select id from request where code = $1", &[code.into()], |row| row.get(0))
}

/// Which request the talk belongs to, while it is answered there.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of_talk(tx: &mut Tx, talk: TalkId) -> Result<Option<RequestId>, Fault> {
    tx.one("select id from request where talk_id = $1", &[talk.into()], |row| row.get(0))
}

/// The sealed words of the request `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn words(tx: &mut Tx, id: RequestId) -> Result<Option<Sealed>, Fault> {
    tx.one("select words from request where id = $1", &[id.into()], |row| row.get(0))
}

/// What `asker` asked before `before`, the newest first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of_asker(
    tx: &mut Tx,
    asker: FaceId,
    before: Timestamp,
    limit: i64,
) -> Result<Vec<RequestId>, Fault> {
    tx.all(
        "select id from request where asker_id = $1 and asked < $2
         order by asked desc, id desc limit $3",
        &[asker.into(), before.into(), limit.into()],
        |row| row.get(0),
    )
}

/// What `asker` asked and is not closed, the newest first; up to 20.
///
/// # Errors
/// [`Fault`] of the store.
pub fn open_of(tx: &mut Tx, asker: FaceId) -> Result<Vec<RequestId>, Fault> {
    tx.all(
        "select id from request where asker_id = $1 and place <> 'closed'
         order by asked desc, id desc limit 20",
        &[asker.into()],
        |row| row.get(0),
    )
}

/// What `asker` asked and is put to a helper just now: all of it.
///
/// # Errors
/// [`Fault`] of the store.
pub fn offered_of(tx: &mut Tx, asker: FaceId) -> Result<Vec<RequestId>, Fault> {
    tx.all(
        "select id from request where asker_id = $1 and place = 'offered' order by id",
        &[asker.into()],
        |row| row.get(0),
    )
}

/// Requests that are not closed and for which no timer stands, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from request where place <> 'closed' and id > $1
         and not exists (select 1 from job where job.name = 'request'
                         and job.subject_id = request.id)
         order by id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// How many requests of `asker` are not closed.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count_open(tx: &mut Tx, asker: FaceId) -> Result<i64, Fault> {
    let count = tx.one(
        "select count(*) from request where asker_id = $1 and place <> 'closed'",
        &[asker.into()],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or_default())
}

/// What is with `helper`: offers that stand, and requests that they answer or hand over, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn with(tx: &mut Tx, helper: FaceId) -> Result<Vec<RequestId>, Fault> {
    tx.all(
        "select id from request where (helper_id = $1 and place in ('answered', 'offered'))
         or handover_by = $1 order by since limit 100",
        &[helper.into()],
        |row| row.get(0),
    )
}

/// Keeps that a helper said yes to the request `id` at `now`; only the first time counts.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set_first_yes(tx: &mut Tx, id: RequestId, now: Timestamp) -> Result<(), Fault> {
    tx.run(
        "update request set first_yes = $2 where id = $1 and first_yes is null",
        &[id.into(), now.into()],
    )?;
    Ok(())
}

/// How long the last requests of `kind` since `since` waited for their first yes: up to 200. Those
/// that found none are there with the time they waited until `now`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn waits(
    tx: &mut Tx,
    kind: Kind,
    since: Timestamp,
    now: Timestamp,
) -> Result<Vec<Span>, Fault> {
    tx.all(
        "select coalesce(first_yes, $3) - asked from request where kind = $1 and asked >= $2
         order by asked desc limit 200",
        &[kind.word().into(), since.into(), now.into()],
        |row| row.get(0).map(Span),
    )
}

/// The place of an urgency in the queue.
fn haste(urgency: Urgency) -> i64 {
    let place = Urgency::ALL.iter().position(|one| *one == urgency);
    place.and_then(|at| i64::try_from(at).ok()).unwrap_or(i64::MAX)
}

/// The place of a signal in the queue, as [`Request::rank`] has it.
fn risk(level: Level) -> i64 {
    if level.is_risk() { level.number().into() } else { 0 }
}

fn values<'v>(request: &'v Request, state: &'v Columns) -> [Value<'v>; 24] {
    [
        request.id.into(),
        request.level.word().into(),
        risk(request.level).into(),
        request.reach.word().into(),
        request.is_in_line().into(),
        request.since.into(),
        state.place.as_str().into(),
        state.promise.into(),
        state.desk_until.into(),
        state.until.into(),
        state.offer.into(),
        state.helper.into(),
        state.route.as_deref().into(),
        state.talk.into(),
        state.turn.as_deref().into(),
        state.rung.as_deref().into(),
        state.question.as_deref().into(),
        state.paused_by.as_deref().into(),
        state.owes.as_deref().into(),
        state.outcome.as_deref().into(),
        state.closer.as_deref().into(),
        request.handover.map(|handover| handover.by).into(),
        request.handover.map(|handover| handover.talk).into(),
        request.meets.into(),
    ]
}

fn read(row: &Row) -> Result<Request, Fault> {
    Ok(Request {
        id: row.get(0)?,
        code: row.get(1)?,
        asker: row.get(2)?,
        programme: row.get(3)?,
        kind: worded(row, 4, Kind::of)?,
        urgency: worded(row, 5, Urgency::of)?,
        level: worded(row, 6, Level::of)?,
        reach: worded(row, 7, Reach::of)?,
        asked: row.get(8)?,
        since: row.get(9)?,
        state: columns(row)?.state()?,
        handover: handover(row)?,
        meets: row.get(27)?,
    })
}

fn handover(row: &Row) -> Result<Option<Handover>, Fault> {
    let (by, talk): (Option<FaceId>, Option<TalkId>) = (row.get(25)?, row.get(26)?);
    Ok(by.zip(talk).map(|(by, talk)| Handover { by, talk }))
}

fn columns(row: &Row) -> Result<Columns, Fault> {
    Ok(Columns {
        place: row.get(10)?,
        promise: row.get(11)?,
        desk_until: row.get(12)?,
        until: row.get(13)?,
        offer: row.get(14)?,
        helper: row.get(15)?,
        route: row.get(16)?,
        talk: row.get(17)?,
        turn: row.get(18)?,
        rung: row.get(19)?,
        question: row.get(20)?,
        paused_by: row.get(21)?,
        owes: row.get(22)?,
        outcome: row.get(23)?,
        closer: row.get(24)?,
    })
}

/// What `of` makes of the word in the column `at`.
fn worded<T>(row: &Row, at: usize, of: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    of(&row.get::<String>(at)?).ok_or_else(|| Fault::new("a word of a request that is on no list"))
}
