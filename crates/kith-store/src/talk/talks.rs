//! Talks, one row each, with their two sides; owned table: `talk`.

use kith_core::{
    Code, FaceId, Moment, RequestId, TalkId, Timestamp,
    people::face::Side,
    support::kind::Kind,
    talk::{End, State, Talk},
};

use crate::{Fault, Tx, audit::events, engine::Row, people::worded};

/// A talk as a list shows it to one of its two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The talk.
    pub talk: Talk,
    /// When somebody last wrote in it.
    pub last_word: Timestamp,
}

/// The topic of a talk's events.
#[must_use]
pub fn topic(talk: TalkId) -> String {
    format!("talk:{}", talk.0.simple())
}

/// Opens the talk `id`, in which `helper` answers `member`'s `request`; or in which the two were brought together by the
/// introduction whose id stands in its place.
///
/// # Errors
/// [`Fault`] of the store.
pub fn open(
    tx: &mut Tx,
    at: &mut Moment,
    (id, request): (TalkId, RequestId),
    member: FaceId,
    helper: FaceId,
) -> Result<(), Fault> {
    let code = at.code();
    tx.run(
        "insert into talk (id, code, request_id, member_face, helper_face, opened, last_word)
         values ($1, $2, $3, $4, $5, $6, $6)",
        &[id.into(), code.into(), request.into(), member.into(), helper.into(), at.now.into()],
    )?;
    events::append(tx, &topic(id), "opened", id.0, at.now)?;
    Ok(())
}

/// The talk that `code` names, where `face` is one of its two.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find_by_code(tx: &mut Tx, code: Code, face: FaceId) -> Result<Option<Talk>, Fault> {
    tx.one(
        "select id, code, request_id, member_face, helper_face, opened, paused_by, paused_until,
         closed, how from talk where code = $1 and (member_face = $2 or helper_face = $2)",
        &[code.into(), face.into()],
        read,
    )
}

/// The talk `id`, for the house itself.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: TalkId) -> Result<Option<Talk>, Fault> {
    tx.one(
        "select id, code, request_id, member_face, helper_face, opened, paused_by, paused_until,
         closed, how from talk where id = $1",
        &[id.into()],
        read,
    )
}

/// The talk that `code` names, for whoever looks after the house.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<Talk>, Fault> {
    tx.one(
        "select id, code, request_id, member_face, helper_face, opened, paused_by, paused_until,
         closed, how from talk where code = $1",
        &[code.into()],
        read,
    )
}

/// Up to `limit` talks about a request of that `kind` that closed, the newest end first, those before `before` in that
/// order (`None`: from the newest).
///
/// # Errors
/// [`Fault`] of the store.
pub fn closed(
    tx: &mut Tx,
    kind: Kind,
    before: Option<(Timestamp, TalkId)>,
    limit: i64,
) -> Result<Vec<Talk>, Fault> {
    let (at, id) = before.map_or((None, None), |(at, id)| (Some(at), Some(id)));
    tx.all(
        "select talk.id, talk.code, talk.request_id, talk.member_face, talk.helper_face, talk.opened,
         talk.paused_by, talk.paused_until, talk.closed, talk.how from talk
         join request on request.id = talk.request_id and request.kind = $1
         where talk.closed is not null
         and (talk.closed, talk.id) < (coalesce($2, 9223372036854775807), coalesce($3, request.id))
         order by talk.closed desc, talk.id desc limit $4",
        &[kind.word().into(), at.into(), id.into(), limit.into()],
        read,
    )
}

/// The talk of `request`: the open one, or else the one that opened last. Older ones ended when it was
/// handed on.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of_request(tx: &mut Tx, request: RequestId) -> Result<Option<Talk>, Fault> {
    tx.one(
        "select id, code, request_id, member_face, helper_face, opened, paused_by, paused_until,
         closed, how from talk where request_id = $1
         order by case when closed is null then 0 else 1 end, opened desc, id desc limit 1",
        &[request.into()],
        read,
    )
}

/// The talks that are open between `a` and `b`, whichever side each is on.
///
/// # Errors
/// [`Fault`] of the store.
pub fn open_between(tx: &mut Tx, a: FaceId, b: FaceId) -> Result<Vec<Talk>, Fault> {
    tx.all(
        "select id, code, request_id, member_face, helper_face, opened, paused_by, paused_until,
         closed, how from talk where closed is null and member_face = $1 and helper_face = $2
         union all
         select id, code, request_id, member_face, helper_face, opened, paused_by, paused_until,
         closed, how from talk where closed is null and member_face = $2 and helper_face = $1",
        &[a.into(), b.into()],
        read,
    )
}

/// Whether the faces `a` and `b` have or had a talk.
///
/// # Errors
/// [`Fault`] of the store.
pub fn met(tx: &mut Tx, a: FaceId, b: FaceId) -> Result<bool, Fault> {
    let met = tx.one(
        "select 1 from talk where (member_face = $1 and helper_face = $2)
         or (member_face = $2 and helper_face = $1) limit 1",
        &[a.into(), b.into()],
        |_| Ok(()),
    )?;
    Ok(met.is_some())
}

/// Up to `limit` faces with whom `face` has or had a talk.
///
/// # Errors
/// [`Fault`] of the store.
pub fn others(tx: &mut Tx, face: FaceId, limit: i64) -> Result<Vec<FaceId>, Fault> {
    tx.all(
        "select helper_face from talk where member_face = $1
         union select member_face from talk where helper_face = $1 order by 1 limit $2",
        &[face.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Up to `limit` talks of `face` on `side`, the newest word first, those before `before` in that
/// order (`None`: from the newest). Somebody with whom a member was brought together may sit where helpers do.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(
    tx: &mut Tx,
    face: FaceId,
    side: Side,
    before: Option<(Timestamp, TalkId)>,
    limit: i64,
) -> Result<Vec<Listed>, Fault> {
    let (at, id) = before.map_or((None, None), |(at, id)| (Some(at), Some(id)));
    let text = match side {
        Side::Member => {
            "select id, code, request_id, member_face, helper_face, opened, paused_by,
             paused_until, closed, how, last_word from (
                 select * from (select * from talk where member_face = $1
                     and (last_word, id) < (coalesce($2, 9223372036854775807), coalesce($3, $1))
                     order by last_word desc, id desc limit $4) as asked
                 union all select * from (select * from talk where helper_face = $1
                     and (last_word, id) < (coalesce($2, 9223372036854775807), coalesce($3, $1))
                     order by last_word desc, id desc limit $4) as met
             ) as own order by last_word desc, id desc limit $4"
        }
        Side::Helper => {
            "select id, code, request_id, member_face, helper_face, opened, paused_by,
             paused_until, closed, how, last_word from talk where helper_face = $1
             and (last_word, id) < (coalesce($2, 9223372036854775807), coalesce($3, $1))
             order by last_word desc, id desc limit $4"
        }
    };
    tx.all(text, &[face.into(), at.into(), id.into(), limit.into()], |row| {
        Ok(Listed { talk: read(row)?, last_word: row.get(10)? })
    })
}

/// When somebody last wrote in `talk`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn last_word(tx: &mut Tx, talk: TalkId) -> Result<Option<Timestamp>, Fault> {
    tx.one("select last_word from talk where id = $1", &[talk.into()], |row| row.get(0))
}

/// Keeps that somebody wrote in `talk` at `at`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn heard(tx: &mut Tx, talk: TalkId, at: Timestamp) -> Result<(), Fault> {
    tx.run("update talk set last_word = $2 where id = $1", &[talk.into(), at.into()])?;
    Ok(())
}

/// Keeps the `state` of `talk`; whoever looks at it live learns it by an event.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, talk: TalkId, state: &State, now: Timestamp) -> Result<(), Fault> {
    let (mut paused, mut closed, mut kind) = ((None, None), (None, None), "resumed");
    match state {
        State::Open => {}
        State::Paused { until, by } => {
            (paused, kind) = ((Some(by.word()), Some(*until)), "paused");
        }
        State::Closed { at, how } => (closed, kind) = ((Some(*at), Some(how.word())), "closed"),
    }
    tx.run(
        "update talk set paused_by = $2, paused_until = $3, closed = $4, how = $5 where id = $1",
        &[talk.into(), paused.0.into(), paused.1.into(), closed.0.into(), closed.1.into()],
    )?;
    events::append(tx, &topic(talk), kind, talk.0, now)?;
    Ok(())
}

fn read(row: &Row) -> Result<Talk, Fault> {
    Ok(Talk {
        id: row.get(0)?,
        code: row.get(1)?,
        request: row.get(2)?,
        member: row.get(3)?,
        helper: row.get(4)?,
        since: row.get(5)?,
        state: state(row)?,
    })
}

fn state(row: &Row) -> Result<State, Fault> {
    let paused: (Option<String>, Option<Timestamp>) = (row.get(6)?, row.get(7)?);
    let closed: (Option<Timestamp>, Option<String>) = (row.get(8)?, row.get(9)?);
    Ok(match (closed, paused) {
        ((Some(at), Some(how)), _) => State::Closed { at, how: worded(&how, End::of)? },
        ((None, None), (Some(by), Some(until))) => {
            State::Paused { until, by: worded(&by, Side::of)? }
        }
        ((None, None), (None, None)) => State::Open,
        _ => return Err(Fault::new("a talk in no state")),
    })
}
