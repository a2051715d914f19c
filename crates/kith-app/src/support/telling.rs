//! Telling the people of a request what happened. What happens next stands in the request itself.

use kith_core::{
    Code, FaceId, MemberId, Moment,
    people::{grant::Role, notice::About},
    support::{
        notice::{HelperNotice, Notice},
        request::Request,
        state::Route,
    },
};
use kith_store::{
    Tx,
    audit::events,
    people::{faces, grants},
    support::offers,
    talk::talks,
};

use super::handing;
use crate::{Error, people::notices};

/// What came to the coordinator's desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Desk {
    /// A request whose promise is over.
    Request,
    /// A helper fell silent, and is to be asked after.
    Silence,
}

/// The topic of a request's events: the steps that its member sees.
pub(super) fn topic(request: &Request) -> String {
    format!("request:{}", request.id.0.simple())
}

/// The member is told: on the request's page always, among their notices unless it is quiet.
pub(super) fn member(
    tx: &mut Tx,
    at: &mut Moment,
    request: &Request,
    notice: Notice,
) -> Result<(), Error> {
    events::append(tx, &topic(request), notice.word(), request.id.0, at.now)?;
    if notice.is_quiet() {
        return Ok(());
    }
    let kind = format!("notice-request-{}", notice.word());
    let about = match offer_of(tx, request)? {
        Some(code) if notice == Notice::Proposed => (About::Proposal, code),
        _ => (About::Request, request.code),
    };
    to_face(tx, at, request.asker, (kind, Some(about)))
}

/// A helper is told.
pub(super) fn helper(
    tx: &mut Tx,
    at: &mut Moment,
    request: &Request,
    (to, notice): (FaceId, HelperNotice),
) -> Result<(), Error> {
    if notice == HelperNotice::Offer
        && request.state.offer().is_some_and(|offer| offer.route == Route::Run)
    {
        let about = offer_of(tx, request)?.map(|code| (About::Proposal, code));
        return to_face(tx, at, to, ("notice-helper-proposal".to_owned(), about));
    }
    let about = match notice {
        // Whoever took the next from the queue looks at it already.
        HelperNotice::Offer => offer_of(tx, request)?.map(|code| (About::Offer, code)),
        HelperNotice::OfferOver => None,
        _ => talks::of_request(tx, request.id)?
            .filter(|talk| talk.helper == to)
            .map(|talk| (About::Talk, talk.code)),
    };
    to_face(tx, at, to, (format!("notice-helper-{}", notice.word()), about))
}

fn offer_of(tx: &mut Tx, request: &Request) -> Result<Option<Code>, Error> {
    match request.state.offer() {
        Some(offer) => Ok(offers::code(tx, offer.id)?),
        None => Ok(None),
    }
}

/// Every coordinator is told that something came to the desk; of a request, whoever may work on it.
pub(super) fn desk(
    tx: &mut Tx,
    at: &mut Moment,
    request: &Request,
    what: Desk,
) -> Result<(), Error> {
    let kind = match what {
        Desk::Request => "notice-desk-request",
        Desk::Silence => "notice-desk-silence",
    };
    for who in grants::holders(tx, Role::Coordinator, at.now)? {
        if what == Desk::Request && !handing::works_on(tx, who, request)? {
            continue;
        }
        add(tx, at, who, (kind.to_owned(), None))?;
    }
    Ok(())
}

/// Tells the member behind `face`, unless they have left for good.
fn to_face(
    tx: &mut Tx,
    at: &mut Moment,
    face: FaceId,
    what: (String, Option<(About, Code)>),
) -> Result<(), Error> {
    faces::find(tx, face)?.map_or(Ok(()), |face| add(tx, at, face.owner, what))
}

fn add(
    tx: &mut Tx,
    at: &mut Moment,
    member: MemberId,
    (kind, about): (String, Option<(About, Code)>),
) -> Result<(), Error> {
    notices::tell(tx, at, member, &kind, about)
}
