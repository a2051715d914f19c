//! A request on the coordinator’s desk, whose promise is over, as a coordinator opens it.

use kith_core::{Code, MemberId, RequestId, Timestamp, people::face::Face};
use kith_store::{
    Tx, people::faces, programme::services::Service, safety::openings, support::requests,
};

use super::{
    Words,
    request::{self, Listed},
};
use crate::{
    Error,
    people::recognising::Known,
    programme::listing,
    support::{
        choosing::{self, Suggested},
        handing,
    },
};

/// A request as a coordinator opens it: on the desk, with what can be done by hand.
#[derive(Debug, Clone)]
pub struct Open {
    /// The request, where it is, and what it is about.
    pub request: Listed,
    /// By when the coordinator acts.
    pub until: Timestamp,
    /// Who asks; `None` where they left for good.
    pub asker: Option<Face>,
    /// Helpers who fit, most in common first. Empty where the asker did not agree to the matching.
    pub suggested: Vec<Suggested>,
    /// What can be named.
    pub services: Vec<Service>,
    /// Its words, once the coordinator has opened them ([`handing::open_words`]); the member sees that.
    pub words: Option<Words>,
}

/// The request that `request` names, on the desk of `who`.
///
/// # Errors
/// [`Error::NotFound`] where it is on no desk of theirs.
pub fn open(tx: &mut Tx, now: Timestamp, who: &Known, request: Code) -> Result<Open, Error> {
    let found = handing::on_desk(tx, now, who, request)?;
    let asker = faces::find(tx, found.asker)?;
    let author = asker.as_ref().map_or(MemberId(found.asker.0), |face| face.owner);
    Ok(Open {
        until: found.state.desk().ok_or(Error::NotFound)?,
        suggested: choosing::suggested(tx, now, &found)?,
        services: listing::services(tx)?,
        words: words(tx, now, who, (found.id, author))?,
        request: request::listed(tx, found.id)?,
        asker,
    })
}

fn words(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    (request, author): (RequestId, MemberId),
) -> Result<Option<Words>, Error> {
    let Some(purpose) = openings::purpose(tx, request.0, who.member, now)? else {
        return Ok(None);
    };
    let sealed = requests::words(tx, request)?;
    Ok(sealed.map(|sealed| Words::new(request, author, sealed).read_for(purpose)))
}
