//! Saying something about oneself, to whom one chose; and reading it as oneself or as another.

use kith_core::{
    FaceId, FacetId, MemberId, Moment, Private,
    people::{
        face::Face,
        facet::{Audience, Facet, Kind, Special},
    },
};
use kith_store::people::{
    consents, faces,
    facets::{self, Line, Said},
    fits::{self, Fit},
};

use super::fitting;
use crate::{App, Error, Tx, sealing::Owner};

/// One statement, as it was filled in or as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What it says.
    pub text: String,
    /// Which special category it belongs to; `None` for none.
    pub special: Option<Special>,
    /// Who may see it.
    pub audience: Audience,
}

/// Everything that a face will say of one kind, sealed where it has to be.
#[derive(Debug, Clone)]
pub struct Draft {
    face: FaceId,
    kind: Kind,
    said: Vec<(FacetId, Statement, Said)>,
}

/// Gets everything ready that `face` will say of `kind`: what it said before is replaced. May wait
/// for the key store.
///
/// # Errors
/// [`kith_core::people::facet::LENGTH`] for a statement that is too long or empty.
pub fn draft(
    app: &App,
    face: &Face,
    kind: Kind,
    statements: Vec<Statement>,
) -> Result<Draft, Error> {
    let (mut at, mut said) = (app.moment(), Vec::new());
    for mut statement in statements {
        statement.text = kind.parse(&statement.text)?;
        let id: FacetId = at.id();
        let kept = if kind.is_own_words() || statement.special.is_some() {
            let words = Private::new(statement.text.as_str());
            Said::Sealed(app.seal(Owner::Member(face.owner), facets::place(id), &mut at, &words)?)
        } else {
            Said::Plain(statement.text.clone())
        };
        said.push((id, statement, kept));
    }
    Ok(Draft { face: face.id, kind, said })
}

/// Keeps what was drafted, for `member`. What is special stays closed without its own consent, and
/// pairing reads only what it may.
///
/// # Errors
/// [`Error::NotFound`] where the face is not theirs.
pub fn say(tx: &mut Tx, at: &mut Moment, member: MemberId, draft: &Draft) -> Result<(), Error> {
    if !faces::list(tx, member)?.iter().any(|face| face.id == draft.face) {
        return Err(Error::NotFound);
    }
    let given = consents::given(tx, member)?;
    facets::remove_kind(tx, draft.face, draft.kind)?;
    fits::remove_kind(tx, draft.face, draft.kind)?;
    for (id, Statement { text, special, audience }, said) in &draft.said {
        let audience = audience.allowed(*special, &given);
        let (face, kind) = (draft.face, draft.kind);
        let facet = Facet { id: *id, face, kind, special: *special, audience, at: at.now };
        if facet.fits(&given) {
            fits::add(tx, &Fit::of(&facet, text.clone()))?;
        }
        facets::add(tx, &Line { facet, said: said.clone() })?;
    }
    Ok(())
}

/// Everything that `face` says, for its owner. Opens seals: call it where a thread may wait.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn own(app: &App, face: &Face) -> Result<Vec<(Kind, Statement)>, Error> {
    let (id, owner) = (face.id, face.owner);
    let lines = app.store.read(move |tx| Ok::<_, Error>(facets::list(tx, id)?))?;
    let open = |line| fitting::read(app, owner, line).transpose();
    let said: Vec<_> = lines.into_iter().filter_map(open).collect::<Result<_, _>>()?;
    Ok(said.into_iter().map(|(facet, text)| shown(&facet, text)).collect())
}

/// What `face` says to somebody who stands to its owner as `reader`: [`Audience::Matched`],
/// [`Audience::Circle`] or [`Audience::Community`]. Opens seals: call it where a thread may wait.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn seen(app: &App, face: &Face, reader: Audience) -> Result<Vec<(Kind, Statement)>, Error> {
    let reader = reader.max(Audience::Matched);
    let mut said = own(app, face)?;
    said.retain(|(_, statement)| statement.audience >= reader);
    Ok(said)
}

/// The words that others should use for `face`, as [`seen`] shows them to `reader`, in the order in which they were said.
/// Opens seals: call it where a thread may wait.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn called(app: &App, face: &Face, reader: Audience) -> Result<Vec<String>, Error> {
    let (id, owner, reader) = (face.id, face.owner, reader.max(Audience::Matched));
    let mut lines = app.store.read(move |tx| Ok::<_, Error>(facets::list(tx, id)?))?;
    lines.retain(|Line { facet, .. }| facet.kind == Kind::Words && facet.audience >= reader);
    let open = |line| fitting::read(app, owner, line).transpose();
    let said: Vec<_> = lines.into_iter().filter_map(open).collect::<Result<_, _>>()?;
    Ok(said.into_iter().map(|(_, words)| words).collect())
}

fn shown(facet: &Facet, text: String) -> (Kind, Statement) {
    (facet.kind, Statement { text, special: facet.special, audience: facet.audience })
}
