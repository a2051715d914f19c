//! What pairing may read of members who agree to it: plain lines, and nothing that their owner has
//! not opened to it; owned table: `fit`.

use kith_core::{
    FaceId, FacetId, MemberId,
    people::facet::{Audience, Facet, Kind, Special},
};

use super::worded;
use crate::{Fault, Tx, engine::Row};

/// One statement that pairing may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// The facet it comes from.
    pub facet: FacetId,
    /// The face that says it.
    pub face: FaceId,
    /// What it is about.
    pub kind: Kind,
    /// The word.
    pub value: String,
    /// Which special category it belongs to; `None` for none.
    pub special: Option<Special>,
    /// Who may see it. A reason that is shown may name it only where that holds for its reader.
    pub audience: Audience,
}

impl Fit {
    /// What pairing may read of `facet`, which says `value`.
    #[must_use]
    pub fn of(facet: &Facet, value: String) -> Self {
        Self {
            facet: facet.id,
            face: facet.face,
            kind: facet.kind,
            value,
            special: facet.special,
            audience: facet.audience,
        }
    }
}

/// Adds `fit`, in place of an older line of the same facet.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, fit: &Fit) -> Result<(), Fault> {
    tx.run(
        "insert into fit (facet_id, face_id, kind, value, special, audience)
         values ($1, $2, $3, $4, $5, $6) on conflict (facet_id) do update set
         value = excluded.value, audience = excluded.audience",
        &[
            fit.facet.into(),
            fit.face.into(),
            fit.kind.word().into(),
            fit.value.as_str().into(),
            fit.special.map(Special::word).into(),
            fit.audience.word().into(),
        ],
    )?;
    Ok(())
}

/// What pairing may read of `face`; empty where its owner does not agree.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, face: FaceId) -> Result<Vec<Fit>, Fault> {
    tx.all(
        "select facet_id, face_id, kind, value, special, audience from fit where face_id = $1
         order by kind, value",
        &[face.into()],
        read,
    )
}

/// The faces that say `value` of `kind`, in no order that means anything.
///
/// # Errors
/// [`Fault`] of the store.
pub fn sharing(tx: &mut Tx, kind: Kind, value: &str) -> Result<Vec<FaceId>, Fault> {
    tx.all(
        "select distinct face_id from fit where kind = $1 and value = $2 order by face_id",
        &[kind.word().into(), value.into()],
        |row| row.get(0),
    )
}

/// How many lines pairing may read of `member`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, member: MemberId) -> Result<usize, Fault> {
    let count: Option<i64> = tx.one(
        "select count(*) from fit where face_id in (select id from face where owner_id = $1)",
        &[member.into()],
        |row| row.get(0),
    )?;
    Ok(count.map_or(0, |count| usize::try_from(count).unwrap_or(usize::MAX)))
}

/// Removes what pairing read of `face` and `kind`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove_kind(tx: &mut Tx, face: FaceId, kind: Kind) -> Result<u64, Fault> {
    tx.run("delete from fit where face_id = $1 and kind = $2", &[face.into(), kind.word().into()])
}

/// Removes what pairing read of `special` and `member`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn close(tx: &mut Tx, member: MemberId, special: Special) -> Result<u64, Fault> {
    tx.run(
        "delete from fit where special = $2
         and face_id in (select id from face where owner_id = $1)",
        &[member.into(), special.word().into()],
    )
}

/// Removes everything that pairing read of `member`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId) -> Result<u64, Fault> {
    tx.run(
        "delete from fit where face_id in (select id from face where owner_id = $1)",
        &[member.into()],
    )
}

fn read(row: &Row) -> Result<Fit, Fault> {
    let (kind, special): (String, Option<String>) = (row.get(2)?, row.get(4)?);
    let audience: String = row.get(5)?;
    Ok(Fit {
        facet: row.get(0)?,
        face: row.get(1)?,
        kind: worded(&kind, Kind::of)?,
        value: row.get(3)?,
        special: special.map(|word| worded(&word, Special::of)).transpose()?,
        audience: worded(&audience, Audience::of)?,
    })
}
