//! How long the words of a talk are kept, as their authors chose; owned table: `keeping`.

use kith_core::{FaceId, Span, TalkId, Timestamp, talk::keeping::Choice};

use super::messages::{self, Kept};
use crate::{Fault, Tx, people::worded};

/// What one of two chose for a talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keeping {
    /// How long their own words are kept.
    pub choice: Choice,
    /// Since when they want that everything goes; `None` where they do not.
    pub wipe: Option<Timestamp>,
}

/// What `face` chose for `talk`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, talk: TalkId, face: FaceId) -> Result<Keeping, Fault> {
    let found = tx.one(
        "select choice, wipe from keeping where talk_id = $1 and face_id = $2",
        &[talk.into(), face.into()],
        |row| {
            let word: String = row.get(0)?;
            Ok(Keeping { choice: worded(&word, Choice::of)?, wipe: row.get(1)? })
        },
    )?;
    Ok(found.unwrap_or(Keeping { choice: Choice::House, wipe: None }))
}

/// Keeps what `face` chose for `talk`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, talk: TalkId, face: FaceId, keeping: &Keeping) -> Result<(), Fault> {
    tx.run(
        "insert into keeping (talk_id, face_id, choice, wipe) values ($1, $2, $3, $4)
         on conflict (talk_id, face_id) do update set choice = excluded.choice, wipe = excluded.wipe",
        &[talk.into(), face.into(), keeping.choice.word().into(), keeping.wipe.into()],
    )?;
    Ok(())
}

/// Up to `limit` pairs of a talk and an author whose words there are kept no longer: those who chose
/// `choice`, where the last word is older than `span` at `now`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn over(
    tx: &mut Tx,
    choice: Choice,
    (now, span): (Timestamp, Span),
    limit: i64,
) -> Result<Vec<(TalkId, FaceId)>, Fault> {
    tx.all(
        "select distinct talk.id, message.author_id from talk
         join message on message.talk_id = talk.id and message.body is not null
         left join keeping on keeping.talk_id = talk.id and keeping.face_id = message.author_id
         where talk.last_word <= $1 and coalesce(keeping.choice, 'house') = $2 limit $3",
        &[(now + -span).into(), choice.word().into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Up to `limit` pairs of a talk and an author whose words on their journey are kept no longer: as [`over`], where it ended
/// and the newest of them was written longer ago than `span` too.
///
/// # Errors
/// [`Fault`] of the store.
pub fn over_on_journeys(
    tx: &mut Tx,
    choice: Choice,
    (now, span): (Timestamp, Span),
    limit: i64,
) -> Result<Vec<(TalkId, FaceId)>, Fault> {
    tx.all(
        "select talk.id, said.author_face from talk join
         (select talk_id, author_face, written from agreement where forgotten is null
          union all select talk_id, author_face, written from reflection
          union all select talk_id, author_face, since from goal
          union all select goal.talk_id, goal_comment.author_face, goal_comment.at
          from goal_comment join goal on goal.id = goal_comment.goal_id
          union all select meeting.talk_id, jotting.author_face, jotting.written
          from jotting join meeting on meeting.id = jotting.meeting_id
          union all select pair.id, case when check_in.side = 'member' then pair.member_face
          else pair.helper_face end, check_in.asked
          from check_in join talk pair on pair.id = check_in.talk_id where check_in.words is not null
          union all select pair.id, case when feedback.side = 'member' then pair.member_face
          else pair.helper_face end, feedback.answered
          from feedback join talk pair on pair.id = feedback.talk_id where feedback.words is not null
          union all select pair.id, case when midterm.side = 'member' then pair.member_face
          else pair.helper_face end, midterm.answered
          from midterm join talk pair on pair.id = midterm.talk_id where midterm.words is not null
         ) said on said.talk_id = talk.id
         left join keeping on keeping.talk_id = talk.id and keeping.face_id = said.author_face
         where talk.closed <= $1 and talk.last_word <= $1
         and coalesce(keeping.choice, 'house') = $2
         group by talk.id, said.author_face having max(said.written) <= $1 limit $3",
        &[(now + -span).into(), choice.word().into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Everybody whose words are there in `talk`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn authors(tx: &mut Tx, talk: TalkId) -> Result<Vec<FaceId>, Fault> {
    tx.all(
        "select distinct author_id from message where talk_id = $1 and body is not null",
        &[talk.into()],
        |row| row.get(0),
    )
}

/// Up to `limit` messages of `author` in `talk` whose words are there, the oldest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn kept(tx: &mut Tx, talk: TalkId, author: FaceId, limit: i64) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, talk_id, seq, author_id, body, at,
         (select min(rule) from measure where message_id = message.id and hides),
         (select min(face.pseudonym) from talk_guest join face on face.id = talk_guest.face_id
          where talk_guest.talk_id = message.talk_id
          and talk_guest.face_id = message.author_id) from message
         where talk_id = $1 and author_id = $2 and body is not null order by seq limit $3",
        &[talk.into(), author.into(), limit.into()],
        messages::read,
    )
}

/// Forgets what `face` chose, in every talk; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, face: FaceId) -> Result<u64, Fault> {
    tx.run("delete from keeping where face_id = $1", &[face.into()])
}
