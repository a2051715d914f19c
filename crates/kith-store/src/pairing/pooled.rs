//! What a run reads of everybody whom it may look at: each question once, however many they are; the view `pooled`.
//!
//! Those who asked in another programme are left out; who mentors in which is told by `programme::belongings`.

use kith_core::{
    FaceId, MemberId, ProgrammeId, RequestId, RunId, Timestamp,
    pairing::preference::Wish,
    people::{
        consent::Purpose,
        face::Face,
        facet::{Audience, Kind},
        grant::Role,
    },
    programme::{check::Check, course::Course},
    support::capacity::{Capacity, Load},
};

use crate::{
    Fault, Tx,
    engine::Row,
    people::{faces, worded},
    programme::checks,
    support::capacities,
};

/// Somebody who waits for a mentor: what they asked, when, and their face.
pub type Waiting = (RequestId, Timestamp, Face);

/// Who waits for a mentor in `programme`, the longest waiting first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn waiting(tx: &mut Tx, programme: ProgrammeId, limit: i64) -> Result<Vec<Waiting>, Fault> {
    tx.all(
        "select face.id, face.code, owner_id, side, pseudonym, doorway, request.id, asked
         from request join face on face.id = asker_id
         where kind = 'mentor' and place in ('waiting', 'escalated', 'alternative')
         and programme_id = $1 order by asked, request.id limit $2",
        &[programme.into(), limit.into()],
        |row| Ok((row.get(6)?, row.get(7)?, faces::read(row)?)),
    )
}

/// The helper faces of those who mentor at `now`, longest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn mentors(tx: &mut Tx, now: Timestamp) -> Result<Vec<Face>, Fault> {
    tx.all(
        "select face.id, face.code, owner_id, side, pseudonym, doorway from role_grant
         join face on owner_id = member_id and side = 'helper'
         where role = 'mentor' and since <= $1 and (until is null or until > $1)
         group by face.id, face.code, owner_id, side, pseudonym, doorway
         order by min(since), face.id",
        &[now.into()],
        faces::read,
    )
}

/// The programmes in which somebody waits for a mentor, each with how many requests wait.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx) -> Result<Vec<(ProgrammeId, i64)>, Fault> {
    tx.all(
        "select programme_id, count(*) from request where kind = 'mentor'
         and place in ('waiting', 'escalated', 'alternative') group by programme_id",
        &[],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Who of them agrees to the matching.
///
/// # Errors
/// [`Fault`] of the store.
pub fn agreed(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<MemberId>, Fault> {
    tx.all(
        "select distinct owner_id from pooled join consent on consent.member_id = owner_id
         where (programme_id = $1 or programme_id is null) and purpose = $2 and word = 'given'
         and not exists (select 1 from consent as later where later.member_id = owner_id
                         and later.purpose = consent.purpose and later.seq > consent.seq)",
        &[programme.into(), Purpose::Matching.word().into()],
        |row| row.get(0),
    )
}

/// What one face says, as far as it is open to the matching.
pub type Line = (FaceId, Kind, String, Audience);

/// What they say of themselves.
///
/// # Errors
/// [`Fault`] of the store.
pub fn said(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<Line>, Fault> {
    tx.all(
        "select distinct fit.face_id, kind, value, audience, fit.facet_id from pooled
         join fit on fit.face_id = pooled.face_id
         where programme_id = $1 or programme_id is null order by fit.face_id, kind, value",
        &[programme.into()],
        line,
    )
}

/// What one face says.
pub(super) fn line(row: &Row) -> Result<Line, Fault> {
    let (kind, audience): (String, String) = (row.get(1)?, row.get(3)?);
    let (kind, audience) = (worded(&kind, Kind::of)?, worded(&audience, Audience::of)?);
    Ok((row.get(0)?, kind, row.get(2)?, audience))
}

/// What their requests are about.
///
/// # Errors
/// [`Fault`] of the store.
pub fn topics(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<(RequestId, String)>, Fault> {
    tx.all(
        "select request_topic.request_id, request_topic.topic from request
         join request_topic on request_topic.request_id = request.id
         join topic on topic.slug = request_topic.topic
         where request.kind = 'mentor'
         and request.place in ('waiting', 'escalated', 'alternative') and programme_id = $1
         order by request_topic.request_id, topic.place, topic.slug",
        &[programme.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// What they wish about others.
///
/// # Errors
/// [`Fault`] of the store.
pub fn wishes(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<(FaceId, FaceId, Wish)>, Fault> {
    tx.all(
        "select of_face, about_face, wish from pooled join preference on of_face = face_id
         where programme_id = $1 or programme_id is null",
        &[programme.into()],
        |row| {
            let wish = Wish::of(row.get(2)?).map_err(|_| Fault::new("a wish beyond the last"))?;
            Ok((row.get(0)?, row.get(1)?, wish))
        },
    )
}

/// Who of them is held back, or leaves.
///
/// # Errors
/// [`Fault`] of the store.
pub fn away(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<MemberId>, Fault> {
    tx.all(
        "select measure.member_id from pooled join measure on measure.member_id = owner_id
         where (programme_id = $1 or programme_id is null)
         and measure.place in ('running', 'appealed', 'upheld')
         and measure.kind in ('restrict', 'suspend', 'ban')
         union
         select departure.member_id from pooled join departure on departure.member_id = owner_id
         where programme_id = $1 or programme_id is null",
        &[programme.into()],
        |row| row.get(0),
    )
}

/// Between whom of those who wait and whom else a door is closed, whoever closed it.
///
/// # Errors
/// [`Fault`] of the store.
pub fn apart(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<(MemberId, MemberId)>, Fault> {
    tx.all(
        "select block.owner_id, block.other_id from pooled
         join block on block.owner_id = pooled.owner_id where programme_id = $1
         union
         select block.other_id, block.owner_id from pooled
         join block on block.other_id = pooled.owner_id where programme_id = $1",
        &[programme.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Between whom of those who wait and whom else an avoidance stands, as `avoidances::apart_from` says it of one.
///
/// # Errors
/// [`Fault`] of the store.
pub fn avoided(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<(MemberId, MemberId)>, Fault> {
    tx.all(
        "select avoided.owner_id, other_id from pooled
         join avoided on avoided.owner_id = pooled.owner_id where programme_id = $1
         union
         select other_id, avoided.owner_id from pooled
         join avoided on avoided.other_id = pooled.owner_id where programme_id = $1
         union
         select avoidance.owner_id, mailbox.member_id from pooled
         join avoidance on avoidance.owner_id = pooled.owner_id
         join mailbox on mailbox.mark = avoidance.mark and mailbox.proven is not null
         where programme_id = $1 and mailbox.member_id <> avoidance.owner_id
         union
         select mailbox.member_id, avoidance.owner_id from pooled
         join mailbox on mailbox.member_id = pooled.owner_id and mailbox.proven is not null
         join avoidance on avoidance.mark = mailbox.mark
         where programme_id = $1 and avoidance.owner_id <> mailbox.member_id",
        &[programme.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Pairs of those who wait that came to nothing before, or talked once.
///
/// # Errors
/// [`Fault`] of the store.
pub fn before(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<(FaceId, FaceId)>, Fault> {
    tx.all(
        "select mentee_face, mentor_face from pooled join proposal on mentee_face = face_id
         where programme_id = $1 and ended is not null
         union
         select member_face, helper_face from pooled join talk on member_face = face_id
         where programme_id = $1 and closed is not null",
        &[programme.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Who of those who wait is put forward to somebody now.
///
/// # Errors
/// [`Fault`] of the store.
pub fn asked(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<FaceId>, Fault> {
    tx.all(
        "select distinct mentee_face from pooled join proposal on mentee_face = face_id
         where programme_id = $1 and ended is null",
        &[programme.into()],
        |row| row.get(0),
    )
}

/// Whose request `run` left without anybody.
///
/// # Errors
/// [`Fault`] of the store.
pub fn left_out(tx: &mut Tx, run: RunId) -> Result<Vec<RequestId>, Fault> {
    tx.all(
        "select request_id from run_mentee where run_id = $1 and why is not null",
        &[run.into()],
        |row| row.get(0),
    )
}

/// How much those who mentor take on.
///
/// # Errors
/// [`Fault`] of the store.
pub fn capacities(tx: &mut Tx) -> Result<Vec<Capacity>, Fault> {
    tx.all(
        "select distinct helper_id, places, leave_until, no_new_until, paused_since from role_grant
         join face on owner_id = member_id and side = 'helper'
         join capacity on helper_id = face.id where role = 'mentor'",
        &[],
        capacities::read,
    )
}

/// How much each of those who mentor has, as `capacities::load` says it of one; whoever has nothing is left out.
///
/// # Errors
/// [`Fault`] of the store.
pub fn loads(tx: &mut Tx) -> Result<Vec<(FaceId, Load)>, Fault> {
    tx.all(
        "select helper, count(case when stands = 'answered' then 1 end),
             count(case when stands = 'offered' then 1 end)
         from (select helper_id as helper, request.place as stands, request.id as id from role_grant
               join face on owner_id = member_id and side = 'helper'
               join request on helper_id = face.id and request.place in ('answered', 'offered')
               where role = 'mentor'
               union
               select handover_by, 'answered', request.id from role_grant
               join face on owner_id = member_id and side = 'helper'
               join request on handover_by = face.id where role = 'mentor') as line
         group by helper",
        &[],
        |row| {
            let count = |at| u32::try_from(row.get::<i64>(at)?).map_err(Fault::new);
            Ok((row.get(0)?, Load { talks: count(1)?, offers: count(2)? }))
        },
    )
}

/// The newest check of each kind of those who mentor.
///
/// # Errors
/// [`Fault`] of the store.
pub fn checks(tx: &mut Tx) -> Result<Vec<Check>, Fault> {
    tx.all(
        "select distinct it.code, it.member_id, it.kind, issued, expires, outcome, warned
         from role_grant join screening as it on it.member_id = role_grant.member_id
         where role = 'mentor' and not exists
             (select 1 from screening as newer where newer.member_id = it.member_id
              and newer.kind = it.kind
              and (newer.issued, newer.at, newer.id) > (it.issued, it.at, it.id))",
        &[],
        checks::read,
    )
}

/// For whom of them `course` counts as passed at `now`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn learned(
    tx: &mut Tx,
    now: Timestamp,
    programme: ProgrammeId,
    course: &Course,
) -> Result<Vec<MemberId>, Fault> {
    tx.all(
        "select distinct owner_id from pooled
         join learning on learning.member_id = owner_id and learning.course = $2
         where (programme_id = $1 or programme_id is null) and passed is not null
         and (expires is null or expires > $3)
         and exists (select 1 from commitment where commitment.member_id = owner_id
                     and commitment.course = $2 and version >= $4)",
        &[programme.into(), course.key().into(), now.into(), i64::from(course.version).into()],
        |row| row.get(0),
    )
}

/// Of whom a programme that goes on at `now` and took them in asks the course of `role`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn asked_to_learn(tx: &mut Tx, now: Timestamp, role: Role) -> Result<Vec<MemberId>, Fault> {
    tx.all(
        "select application.member_id from course_asked
         join application on application.programme_id = course_asked.programme_id
              and application.role = $1 and how = 'accepted'
         left join charter on charter.programme_id = course_asked.programme_id
         where course = $1 and (ends is null or ends > $2)
         union
         select invitation.member_id from course_asked
         join invitation on invitation.programme_id = course_asked.programme_id
              and invitation.role = $1 and invitation.member_id is not null
         left join charter on charter.programme_id = course_asked.programme_id
         where course = $1 and (ends is null or ends > $2)",
        &[role.word().into(), now.into()],
        |row| row.get(0),
    )
}

#[cfg(test)]
mod tests {
    use crate::{Scratch, Store, support::plans::scans};

    /// The texts of this file that ask something.
    fn questions() -> Vec<String> {
        let text = include_str!("pooled.rs");
        let pieces: Vec<_> = text.split('\u{22}').collect();
        let strings = pieces.windows(2).step_by(2).map(|pair| pair[1]);
        strings
            .filter(|text| text.trim() != "from" && text.contains(" from "))
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn nobody_else_is_read_for_a_run() {
        let scratch = Scratch::new(None).unwrap();
        let store = Store::open(&scratch.place).unwrap();
        let questions = questions();
        assert!(questions.len() > 14, "{}", questions.len());
        for text in questions {
            let scans = scans(&store, &text);
            // A list that the question itself has made may be read from end to end, and what programmes ask of a role.
            let short = ["line", "pooled", "course_asked"];
            let own = |step: &String| short.iter().any(|name| step.ends_with(name));
            assert!(scans.iter().all(own), "{text}\n{scans:?}");
        }
    }
}
