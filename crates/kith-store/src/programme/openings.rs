//! What is shared with mentees until a day, and who took it up; owned tables: `shared_opening`, `shared_opening_taken`.

use kith_core::{
    Code, FaceId, MemberId, ProgrammeId, TalkId, Timestamp,
    people::face::Face,
    programme::opening::{Kind, Opening, Place, Whom},
};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    keys::Owner,
    people::worded,
    seal::{self, Sealed},
};

/// An opening as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which; also the place of its seal.
    pub id: Uuid,
    /// The opening.
    pub opening: Opening,
    /// Who is behind the face that shares it.
    pub owner: MemberId,
    /// What the author is called.
    pub name: String,
    /// Their doorway.
    pub doorway: Code,
    /// What it says.
    pub words: Sealed,
    /// When it was written.
    pub at: Timestamp,
}

/// Where the words of the opening `id` are sealed.
#[must_use]
pub fn place(id: Uuid) -> seal::Place {
    seal::Place { table: "shared_opening", row: id, column: "words" }
}

impl Kept {
    /// Whose key seals it.
    #[must_use]
    pub const fn key(&self) -> Owner {
        match self.opening.whom {
            Whom::Mentee(talk) => Owner::Talk(talk, self.opening.author),
            Whom::Programme(_) => Owner::Member(self.owner),
        }
    }
}

/// Adds `opening` as `id` with its `words`, written at `now`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(
    tx: &mut Tx,
    id: Uuid,
    opening: &Opening,
    words: &Sealed,
    now: Timestamp,
) -> Result<(), Fault> {
    let (talk, programme) = match opening.whom {
        Whom::Mentee(talk) => (Some(talk), None),
        Whom::Programme(programme) => (None, Some(programme)),
    };
    tx.run(
        "insert into shared_opening (id, code, face_id, kind, talk_id, programme_id, words, place, until, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            id.into(),
            opening.code.into(),
            opening.author.into(),
            opening.kind.word().into(),
            talk.into(),
            programme.into(),
            words.into(),
            opening.place.word().into(),
            opening.until.into(),
            now.into(),
        ],
    )?;
    Ok(())
}

/// Keeps where the opening `id` is, as `by` looked at it; `None` where nobody did.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, id: Uuid, place: Place, by: Option<MemberId>) -> Result<(), Fault> {
    tx.run(
        "update shared_opening set place = $2, by_id = coalesce($3, by_id) where id = $1",
        &[id.into(), place.word().into(), by.into()],
    )?;
    Ok(())
}

/// The opening that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select opening.id, opening.code, face_id, kind, talk_id, programme_id, words, place, until, at,
             owner_id, pseudonym, doorway
         from shared_opening as opening join face on face.id = face_id where opening.code = $1",
        &[code.into()],
        read,
    )
}

/// What stands at `now` for whoever is behind `face`: in their talks that go on, and in programmes that took them in; not
/// their own, and nothing of anybody with whom a door is closed, who leaves, or whom a measure holds back. The first to end first: up to `limit` after the one that
/// `after` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn standing(
    tx: &mut Tx,
    now: Timestamp,
    face: &Face,
    (after, limit): (Option<Code>, i64),
) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select opening.id, opening.code, face_id, kind, talk_id, programme_id, words, place, until, at,
             owner_id, pseudonym, doorway
         from shared_opening as opening join face on face.id = face_id
         where opening.place = 'shared' and until > $1 and face.owner_id <> $3
         and (talk_id in (select id from talk where member_face = $2 and closed is null)
              or programme_id in (select programme_id from application
                                  where member_id = $3 and how = 'accepted'))
         and not exists (select 1 from block where (block.owner_id = $3 and other_id = face.owner_id)
                         or (block.owner_id = face.owner_id and other_id = $3))
         and not exists (select 1 from departure where departure.member_id = face.owner_id)
         and not exists (select 1 from measure where measure.member_id = face.owner_id
                         and measure.place in ('running', 'appealed', 'upheld')
                         and measure.kind in ('restrict', 'suspend', 'ban')
                         and (measure.ends is null or measure.ends > $1))
         and not exists (select 1 from shared_opening as edge where edge.code = $4
                         and (edge.until, edge.id) >= (opening.until, opening.id))
         order by until, opening.id limit $5",
        &[now.into(), face.id.into(), face.owner.into(), after.into(), limit.into()],
        read,
    )
}

/// What `owner` shared or asked to share, the newest first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, owner: MemberId, limit: i64) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select opening.id, opening.code, face_id, kind, talk_id, programme_id, words, place, until, at,
             owner_id, pseudonym, doorway
         from shared_opening as opening join face on face.id = face_id where face.owner_id = $1
         order by at desc, opening.id desc limit $2",
        &[owner.into(), limit.into()],
        read,
    )
}

/// What waits at `now` for a coordinator, but for that of `reader` and of anybody with whom a door is closed; the first to
/// end first, up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn asked(
    tx: &mut Tx,
    now: Timestamp,
    reader: MemberId,
    limit: i64,
) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select opening.id, opening.code, face_id, kind, talk_id, programme_id, words, place, until, at,
             owner_id, pseudonym, doorway
         from shared_opening as opening join face on face.id = face_id
         where place = 'asked' and until > $1 and owner_id <> $2
         and not exists (select 1 from block where (block.owner_id = $2 and other_id = face.owner_id)
                         or (block.owner_id = face.owner_id and other_id = $2))
         order by until, opening.id limit $3",
        &[now.into(), reader.into(), limit.into()],
        read,
    )
}

/// The mentees of the mentor behind `face` in talks that go on: what names the talk, and their names; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn mentees(tx: &mut Tx, face: FaceId, limit: i64) -> Result<Vec<(Code, String)>, Fault> {
    tx.all(
        "select talk.code, pseudonym from talk join request on request.id = talk.request_id
         join face on face.id = talk.member_face
         where helper_face = $1 and talk.closed is null and request.kind = 'mentor'
         order by opened, talk.id limit $2",
        &[face.into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The programmes that took `member` in as a mentor and go on at `now`: what names each, its id and its name; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn programmes(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
    limit: i64,
) -> Result<Vec<(Code, ProgrammeId, String)>, Fault> {
    tx.all(
        "select distinct programme.code, programme.id, name from application
             join programme on programme.id = application.programme_id
             join charter on charter.programme_id = programme.id
         where member_id = $2 and application.role = 'mentor' and how = 'accepted'
         and state <> 'draft' and (ends is null or ends > $1)
         order by name, programme.id limit $3",
        &[now.into(), member.into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Whether the programme `id` took `member` in.
///
/// # Errors
/// [`Fault`] of the store.
pub fn is_in(tx: &mut Tx, id: ProgrammeId, member: MemberId) -> Result<bool, Fault> {
    let found = tx.one(
        "select 1 from application where programme_id = $1 and member_id = $2 and how = 'accepted'
         limit 1",
        &[id.into(), member.into()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Keeps that `face` took up the opening `id` at `now`, and whether its author may know; asked again, the newest word counts.
///
/// # Errors
/// [`Fault`] of the store.
pub fn take(
    tx: &mut Tx,
    (id, face): (Uuid, FaceId),
    told: bool,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.run(
        "insert into shared_opening_taken (opening_id, face_id, at, told) values ($1, $2, $3, $4)
         on conflict (opening_id, face_id) do update set told = excluded.told",
        &[id.into(), face.into(), now.into(), told.into()],
    )?;
    Ok(())
}

/// When `face` took up the opening `id`, and whether its author may know; `None` where they did not.
///
/// # Errors
/// [`Fault`] of the store.
pub fn taken(tx: &mut Tx, (id, face): (Uuid, FaceId)) -> Result<Option<(Timestamp, bool)>, Fault> {
    tx.one(
        "select at, told from shared_opening_taken where opening_id = $1 and face_id = $2",
        &[id.into(), face.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Every opening that `face` took up, by its code, and when; the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn taken_by(tx: &mut Tx, face: FaceId) -> Result<Vec<(Kept, Timestamp)>, Fault> {
    tx.all(
        "select opening.id, opening.code, opening.face_id, kind, talk_id, programme_id, words, place, until,
             opening.at, owner_id, pseudonym, doorway, shared_opening_taken.at
         from shared_opening_taken join shared_opening as opening on opening.id = opening_id join face on face.id = opening.face_id
         where shared_opening_taken.face_id = $1 order by shared_opening_taken.at desc, opening.id desc",
        &[face.into()],
        |row| Ok((read(row)?, row.get(13)?)),
    )
}

/// What is shared in `talk`, the newest first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn in_talk(tx: &mut Tx, talk: TalkId, limit: i64) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select opening.id, opening.code, face_id, kind, talk_id, programme_id, words, place, until, at,
             owner_id, pseudonym, doorway
         from shared_opening as opening join face on face.id = face_id
         where talk_id = $1 and place = 'shared' order by at desc, opening.id desc limit $2",
        &[talk.into(), limit.into()],
        read,
    )
}

/// What `face` took up, when, and whether its author may know; the newest first, up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn taken_lately(
    tx: &mut Tx,
    face: FaceId,
    limit: i64,
) -> Result<Vec<(Kept, Timestamp, bool)>, Fault> {
    tx.all(
        "select opening.id, opening.code, opening.face_id, kind, talk_id, programme_id, words, place, until,
             opening.at, owner_id, pseudonym, doorway, shared_opening_taken.at, told
         from shared_opening_taken join shared_opening as opening on opening.id = opening_id join face on face.id = opening.face_id
         where shared_opening_taken.face_id = $1 order by shared_opening_taken.at desc, opening.id desc limit $2",
        &[face.into(), limit.into()],
        |row| Ok((read(row)?, row.get(13)?, row.get(14)?)),
    )
}

/// The names of those who took up the opening `id` and let its author know, by when they did; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn takers(tx: &mut Tx, id: Uuid, limit: i64) -> Result<Vec<String>, Fault> {
    tx.all(
        "select pseudonym from shared_opening_taken join face on face.id = face_id
         where opening_id = $1 and told order by at, face.id limit $2",
        &[id.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Forgets what `face` shared and what it took up.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, face: FaceId) -> Result<(), Fault> {
    tx.run(
        "delete from shared_opening_taken where face_id = $1
         or opening_id in (select id from shared_opening where shared_opening.face_id = $1)",
        &[face.into()],
    )?;
    tx.run("delete from shared_opening where face_id = $1", &[face.into()])?;
    Ok(())
}

/// Takes the name of `member` from what they looked at as a coordinator.
///
/// # Errors
/// [`Fault`] of the store.
pub fn unsign(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.run("update shared_opening set by_id = null where by_id = $1", &[member.into()])?;
    Ok(())
}

fn read(row: &Row) -> Result<Kept, Fault> {
    let (talk, programme): (Option<TalkId>, Option<ProgrammeId>) = (row.get(4)?, row.get(5)?);
    let whom = match (talk, programme) {
        (Some(talk), _) => Whom::Mentee(talk),
        (None, Some(programme)) => Whom::Programme(programme),
        (None, None) => return Err(Fault::new("an opening for nobody")),
    };
    Ok(Kept {
        id: row.get(0)?,
        opening: Opening {
            code: row.get(1)?,
            author: row.get(2)?,
            kind: worded(&row.get::<String>(3)?, Kind::of)?,
            whom,
            place: worded(&row.get::<String>(7)?, Place::of)?,
            until: row.get(8)?,
        },
        words: row.get(6)?,
        at: row.get(9)?,
        owner: row.get(10)?,
        name: row.get(11)?,
        doorway: row.get(12)?,
    })
}
