//! What members say of themselves; owned table: `facet`.

use kith_core::{
    FaceId, FacetId, MemberId,
    people::facet::{Audience, Facet, Kind, Special},
};
use uuid::Uuid;

use super::worded;
use crate::{
    Fault, Tx,
    engine::Row,
    seal::{Place, Sealed},
};

/// A facet, with what it says as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub facet: Facet,
    /// What it says.
    pub said: Said,
}

/// What a facet says, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A word from a list.
    Plain(String),
    /// Own words, or what belongs to a special category.
    Sealed(Sealed),
}

/// Where the words of the facet `id` are sealed.
#[must_use]
pub fn place(id: FacetId) -> Place {
    Place { table: "facet", row: id.0, column: "sealed" }
}

/// Adds `line`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, line: &Line) -> Result<(), Fault> {
    let (value, sealed) = match &line.said {
        Said::Plain(value) => (Some(value.as_str()), None),
        Said::Sealed(sealed) => (None, Some(sealed)),
    };
    let Facet { id, face, kind, special, audience, at } = &line.facet;
    tx.run(
        "insert into facet (id, face_id, kind, value, sealed, special, audience, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            (*id).into(),
            (*face).into(),
            kind.word().into(),
            value.into(),
            sealed.into(),
            special.map(Special::word).into(),
            audience.word().into(),
            (*at).into(),
        ],
    )?;
    Ok(())
}

/// Every facet of `face`, in the order in which they were said.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, face: FaceId) -> Result<Vec<Line>, Fault> {
    tx.all(
        "select id, face_id, kind, special, audience, at, value, sealed from facet
         where face_id = $1 order by at, id",
        &[face.into()],
        read,
    )
}

/// Removes what `face` said of `kind`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove_kind(tx: &mut Tx, face: FaceId, kind: Kind) -> Result<u64, Fault> {
    tx.run("delete from facet where face_id = $1 and kind = $2", &[face.into(), kind.word().into()])
}

/// Closes what `member` said of `special` to everybody, on every face; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn close(tx: &mut Tx, member: MemberId, special: Special) -> Result<u64, Fault> {
    tx.run(
        "update facet set audience = 'nobody' where special = $2 and audience <> 'nobody'
         and face_id in (select id from face where owner_id = $1)",
        &[member.into(), special.word().into()],
    )
}

/// Removes everything that the faces of `member` said; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId) -> Result<u64, Fault> {
    tx.run(
        "delete from facet where face_id in (select id from face where owner_id = $1)",
        &[member.into()],
    )
}

fn read(row: &Row) -> Result<Line, Fault> {
    let (kind, special): (String, Option<String>) = (row.get(2)?, row.get(3)?);
    let audience: String = row.get(4)?;
    let facet = Facet {
        id: FacetId(row.get::<Uuid>(0)?),
        face: row.get(1)?,
        kind: worded(&kind, Kind::of)?,
        special: special.map(|word| worded(&word, Special::of)).transpose()?,
        audience: worded(&audience, Audience::of)?,
        at: row.get(5)?,
    };
    let (plain, sealed): (Option<String>, Option<Sealed>) = (row.get(6)?, row.get(7)?);
    let said = plain.map(Said::Plain).or_else(|| sealed.map(Said::Sealed));
    Ok(Line { facet, said: said.ok_or_else(|| Fault::new("a facet that says nothing"))? })
}
