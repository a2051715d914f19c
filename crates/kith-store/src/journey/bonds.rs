//! Bonds that a coordinator looks after, one row each; owned table: `bond`.

use kith_core::{Code, MemberId, TalkId, Timestamp, journey::health::Part, programme::need::Call};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row, people::worded};

/// The job that looks at one.
pub const JOB: &str = "bond";

/// A bond as it is kept beside its talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bond {
    /// In whose talk.
    pub talk: TalkId,
    /// How much it calls for a coordinator.
    pub weight: i64,
    /// Why: what the weight is the sum of.
    pub parts: Vec<Part>,
    /// The version of the agreement whose day of review the two were told of; 0 before that.
    pub reviewed: i64,
    /// Since when it calls for a coordinator, and by when somebody looks after it; `None` while nothing calls.
    pub call: Option<Call>,
}

/// A bond in the list, with what a row of it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What names their talk outside.
    pub code: Code,
    /// Since when.
    pub since: Timestamp,
    /// Whether they rest.
    pub rests: bool,
    /// Why somebody should look after it.
    pub parts: Vec<Part>,
    /// What the mentee is called, and the mentor; `None` where one has left for good.
    pub names: [Option<String>; 2],
}

/// Keeps `bond` in the place of the one that stood there.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, bond: &Bond) -> Result<(), Fault> {
    let parts: Vec<_> = bond.parts.iter().map(|part| part.word()).collect();
    tx.run(
        "insert into bond (talk_id, weight, parts, reviewed, since, call_by) values ($1, $2, $3, $4, $5, $6)
         on conflict (talk_id) do update
         set weight = excluded.weight, parts = excluded.parts, reviewed = excluded.reviewed,
         since = excluded.since, call_by = excluded.call_by",
        &[
            bond.talk.into(),
            bond.weight.into(),
            parts.join(" ").as_str().into(),
            bond.reviewed.into(),
            bond.call.map(|call| call.since).into(),
            bond.call.map(|call| call.by).into(),
        ],
    )?;
    Ok(())
}

/// The bond in `talk`; `None` where there is none to look after.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, talk: TalkId) -> Result<Option<Bond>, Fault> {
    tx.one(
        "select talk_id, weight, reviewed, parts, since, call_by from bond where talk_id = $1",
        &[talk.into()],
        |row| {
            let (talk, weight, reviewed) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let (since, by): (Option<Timestamp>, Option<Timestamp>) = (row.get(4)?, row.get(5)?);
            let call = since.zip(by).map(|(since, by)| Call { since, by });
            Ok(Bond { talk, weight, parts: parts(row, 3)?, reviewed, call })
        },
    )
}

/// The bond in the talk that `code` names, which goes on or is frozen; `None` where there is none to look after.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<TalkId>, Fault> {
    tx.one(
        "select talk_id from bond join talk on talk.id = bond.talk_id where talk.code = $1
         and (talk.closed is null or talk.how = 'frozen')",
        &[code.into()],
        |row| row.get(0),
    )
}

/// Up to `limit` bonds after `after` that go on or are frozen, those first that call for a coordinator most: none of
/// `member` themselves, nor of anybody between whom and them a door is closed.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(
    tx: &mut Tx,
    member: MemberId,
    after: Option<(i64, TalkId)>,
    limit: i64,
) -> Result<Vec<Listed>, Fault> {
    let (weight, talk) = after.unzip();
    tx.all(
        "select talk.code, talk.opened, talk.paused_until, mentee.pseudonym, mentor.pseudonym, parts
         from bond join talk on talk.id = bond.talk_id
         left join face mentee on mentee.id = talk.member_face
         left join face mentor on mentor.id = talk.helper_face
         where (weight, talk_id) < (coalesce($1, 9223372036854775807), coalesce($2, talk_id))
         and (talk.closed is null or talk.how = 'frozen')
         and not exists (select 1 from face where face.id in (talk.member_face, talk.helper_face)
             and (face.owner_id = $3
                 or face.owner_id in (select other_id from block where owner_id = $3
                     union select owner_id from block where other_id = $3)))
         order by weight desc, talk_id desc limit $4",
        &[weight.into(), talk.into(), member.into(), limit.into()],
        |row| {
            let rests: Option<Timestamp> = row.get(2)?;
            Ok(Listed {
                code: row.get(0)?,
                since: row.get(1)?,
                rests: rests.is_some(),
                parts: parts(row, 5)?,
                names: [row.get(3)?, row.get(4)?],
            })
        },
    )
}

/// Whether somebody has reported something in `talk` that is not decided yet.
///
/// # Errors
/// [`Fault`] of the store.
pub fn is_reported(tx: &mut Tx, talk: TalkId) -> Result<bool, Fault> {
    let found = tx.one(
        "select 1 from letter join desk_case on desk_case.subject_id = letter.id
         where letter.talk_id = $1 and desk_case.source = 'concern' and desk_case.place in ('open', 'claimed')
         limit 1",
        &[talk.into()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Takes the bond in `talk` off the list.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, talk: TalkId) -> Result<(), Fault> {
    tx.run("delete from bond where talk_id = $1", &[talk.into()])?;
    Ok(())
}

/// Talks of a mentee and a mentor that nobody looks at, after the id `after`, which go on, or whose bond still waits to be
/// let go; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select talk.id from talk join request on request.id = talk.request_id
         where request.kind = 'mentor' and talk.id > $1
         and (talk.closed is null or exists (select 1 from bond where bond.talk_id = talk.id))
         and not exists (select 1 from job where job.name = 'bond' and job.subject_id = talk.id)
         order by talk.id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

fn parts(row: &Row<'_>, at: usize) -> Result<Vec<Part>, Fault> {
    let words: String = row.get(at)?;
    words.split_whitespace().map(|word| worded(word, Part::of)).collect()
}
