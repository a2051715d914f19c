//! What pairing may read of a member: made anew from the facets whenever a consent opens more.

use kith_core::{MemberId, people::facet::Facet};
use kith_store::people::{
    consents, faces, facets,
    facets::{Line, Said},
    fits::{self, Fit},
};

use crate::{App, Error, Tx, sealing::Owner};

/// Lets pairing read everything that `member` has opened to it, and nothing else. Opens seals, so it
/// is called where a thread may wait; what was closed meanwhile stays closed.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn refit(app: &App, member: MemberId) -> Result<(), Error> {
    let lines = app.store.read(move |tx| lines(tx, member))?;
    let said: Vec<(Facet, String)> = lines
        .into_iter()
        .filter(|line| line.facet.kind.fits())
        .filter_map(|line| read(app, member, line).transpose())
        .collect::<Result<_, _>>()?;
    app.store.write(move |tx| keep(tx, member, &said))
}

/// What `line` of `member` says; `None` where its key was destroyed.
pub(crate) fn read(
    app: &App,
    member: MemberId,
    line: Line,
) -> Result<Option<(Facet, String)>, Error> {
    let said = match line.said {
        Said::Plain(value) => Some(value),
        Said::Sealed(sealed) => {
            let place = facets::place(line.facet.id);
            let words = app.unseal(Owner::Member(member), place, &sealed)?;
            words.map(|words| words.reveal().to_owned())
        }
    };
    Ok(said.map(|said| (line.facet, said)))
}

/// Everything that the faces of `member` say, as it is kept.
pub(super) fn lines(tx: &mut Tx, member: MemberId) -> Result<Vec<Line>, Error> {
    let mut lines = Vec::new();
    for face in faces::list(tx, member)? {
        lines.append(&mut facets::list(tx, face.id)?);
    }
    Ok(lines)
}

fn keep(tx: &mut Tx, member: MemberId, said: &[(Facet, String)]) -> Result<(), Error> {
    let (given, now) = (consents::given(tx, member)?, lines(tx, member)?);
    fits::remove(tx, member)?;
    for (facet, value) in said {
        let unchanged = now.iter().any(|line| line.facet == *facet);
        if unchanged && facet.fits(&given) {
            fits::add(tx, &Fit::of(facet, value.clone()))?;
        }
    }
    Ok(())
}
