//! With whom members want not to be put together; owned tables: `avoidance`, `avoided`.

use kith_core::{
    Code, FaceId, MemberId, Timestamp, pairing::avoidance::Avoidance, people::face::Face,
};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    people::faces,
    seal::{Place, Sealed},
};

/// Whom an avoidance is about.
#[derive(Debug, Clone)]
pub enum About {
    /// Somebody whom its owner met here, by this face.
    Met(FaceId),
    /// What its owner typed, sealed, and the mark of an address; `None` for a name.
    Typed(Sealed, Option<String>),
}

/// An avoidance as its owner's list shows it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Which text.
    pub id: Uuid,
    /// What it is.
    pub avoidance: Avoidance,
    /// What its owner typed, sealed; `None` where they met them here.
    pub words: Option<Sealed>,
    /// The name of whom they met here; `None` where they typed who it is, or the other is gone.
    pub met: Option<String>,
}

/// Where the words of the avoidance `id` are sealed.
#[must_use]
pub fn place(id: Uuid) -> Place {
    Place { table: "avoidance", row: id, column: "words" }
}

/// Adds an avoidance of `owner`. False where they keep away from that face or address already.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(
    tx: &mut Tx,
    owner: MemberId,
    (id, avoidance): (Uuid, &Avoidance),
    about: &About,
) -> Result<bool, Fault> {
    let (face, words, mark) = match about {
        About::Met(face) => (Some(*face), None, None),
        About::Typed(words, mark) => (None, Some(words), mark.as_deref()),
    };
    let added = tx.run(
        "insert into avoidance (id, code, owner_id, face_id, words, mark, since)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
        &[
            id.into(),
            avoidance.code.into(),
            owner.into(),
            face.into(),
            words.into(),
            mark.into(),
            avoidance.since.into(),
        ],
    )?;
    Ok(added == 1)
}

/// Keeps that the avoidance `id` is about the person behind `face`, unless that is its owner.
///
/// # Errors
/// [`Fault`] of the store.
pub fn mean_face(tx: &mut Tx, id: Uuid, face: FaceId) -> Result<(), Fault> {
    tx.run(
        "insert into avoided (avoidance_id, owner_id, face_id, other_id)
         select avoidance.id, avoidance.owner_id, face.id, face.owner_id from avoidance, face
         where avoidance.id = $1 and face.id = $2 and face.owner_id <> avoidance.owner_id
         on conflict do nothing",
        &[id.into(), face.into()],
    )?;
    Ok(())
}

/// Keeps that the avoidance `id` is about everybody who is called `name` now, but its owner.
///
/// # Errors
/// [`Fault`] of the store.
pub fn mean_name(tx: &mut Tx, id: Uuid, name: &str) -> Result<(), Fault> {
    tx.run(
        "insert into avoided (avoidance_id, owner_id, face_id, other_id)
         select avoidance.id, avoidance.owner_id, face.id, face.owner_id from avoidance, face
         where avoidance.id = $1 and face.pseudonym = $2 and face.owner_id <> avoidance.owner_id
         on conflict do nothing",
        &[id.into(), name.into()],
    )?;
    Ok(())
}

/// How many `owner` keeps.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, owner: MemberId) -> Result<i64, Fault> {
    let count =
        tx.one("select count(*) from avoidance where owner_id = $1", &[owner.into()], |row| {
            row.get(0)
        })?;
    Ok(count.unwrap_or_default())
}

/// What `owner` keeps, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, owner: MemberId) -> Result<Vec<Listed>, Fault> {
    tx.all(
        "select avoidance.id, avoidance.code, avoidance.since, avoidance.words, face.pseudonym
         from avoidance left join face on face.id = avoidance.face_id
         where avoidance.owner_id = $1 order by avoidance.since desc, avoidance.code",
        &[owner.into()],
        listed,
    )
}

/// Takes back what `code` names. False where it is not of `owner`, or gone.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, owner: MemberId, code: Code) -> Result<bool, Fault> {
    let gone: Option<Uuid> = tx.one(
        "delete from avoidance where owner_id = $1 and code = $2 returning id",
        &[owner.into(), code.into()],
        |row| row.get(0),
    )?;
    let Some(id) = gone else { return Ok(false) };
    tx.run("delete from avoided where avoidance_id = $1", &[id.into()])?;
    Ok(true)
}

/// Whether the person behind the face `a` keeps away from the very face `b`, or the other way round. Not from the person
/// behind it: whoever takes from the line could else learn whose face it is.
///
/// # Errors
/// [`Fault`] of the store.
pub fn stands_between(tx: &mut Tx, a: FaceId, b: FaceId) -> Result<bool, Fault> {
    let apart = tx.one(
        "select 1 from avoided join face on face.owner_id = avoided.owner_id
         where (face.id = $1 and avoided.face_id = $2) or (face.id = $2 and avoided.face_id = $1)
         limit 1",
        &[a.into(), b.into()],
        |_| Ok(()),
    )?;
    Ok(apart.is_some())
}

/// Everybody between whom and `member` an avoidance stands, whoever of the two keeps it. An address counts once its
/// owner has proven it.
///
/// # Errors
/// [`Fault`] of the store.
pub fn apart_from(tx: &mut Tx, member: MemberId) -> Result<Vec<MemberId>, Fault> {
    tx.all(
        "select other_id from avoided where owner_id = $1
         union select owner_id from avoided where other_id = $1
         union select mailbox.member_id from avoidance
             join mailbox on mailbox.mark = avoidance.mark and mailbox.proven is not null
             where avoidance.owner_id = $1 and mailbox.member_id <> $1
         union select avoidance.owner_id from mailbox
             join avoidance on avoidance.mark = mailbox.mark
             where mailbox.member_id = $1 and mailbox.proven is not null and avoidance.owner_id <> $1",
        &[member.into()],
        |row| row.get(0),
    )
}

/// Up to `limit` faces with whom a face of `owner` has or had a talk and from which they do not keep away, by name. Of
/// somebody with two faces each stands for itself: that they are one person is not told.
///
/// # Errors
/// [`Fault`] of the store.
pub fn met(tx: &mut Tx, owner: MemberId, limit: i64) -> Result<Vec<Face>, Fault> {
    tx.all(
        "select other.id, other.code, other.owner_id, other.side, other.pseudonym, other.doorway
         from face other where other.id in (
             select talk.helper_face from face mine join talk on talk.member_face = mine.id
             where mine.owner_id = $1
             union select talk.member_face from face mine join talk on talk.helper_face = mine.id
             where mine.owner_id = $1)
         and not exists (select 1 from avoidance
             where avoidance.owner_id = $1 and avoidance.face_id = other.id)
         order by other.pseudonym, other.code limit $2",
        &[owner.into(), limit.into()],
        faces::read,
    )
}

/// Forgets what `member` keeps, and what is kept about them; how many. Called while their faces still stand.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, member: MemberId) -> Result<u64, Fault> {
    tx.run("delete from avoided where owner_id = $1 or other_id = $1", &[member.into()])?;
    tx.run(
        "delete from avoidance where owner_id = $1
         or face_id in (select id from face where owner_id = $1)",
        &[member.into()],
    )
}

fn listed(row: &Row<'_>) -> Result<Listed, Fault> {
    let since: Timestamp = row.get(2)?;
    Ok(Listed {
        id: row.get(0)?,
        avoidance: Avoidance { code: row.get(1)?, since },
        words: row.get(3)?,
        met: row.get(4)?,
    })
}
