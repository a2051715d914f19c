//! An offer as its helper sees it. Its words can be read while it stands, and no longer.

use kith_core::{
    Code, Timestamp,
    people::face::{Face, Side},
    support::{
        effect::OfferEnd,
        kind::Kind,
        ranking::{self, Reason},
        safe::Level,
        state::Route,
        urgency::Urgency,
    },
};
use kith_store::{
    Tx,
    people::faces,
    programme::topics::{self, Topic},
    support::{capacities, offers, requests},
    talk::talks,
};

use super::Words;
use crate::{
    Error,
    people::recognising::Known,
    support::{carrying, covering, fitting},
};

/// Everything that the page of an offer shows to its helper.
#[derive(Debug, Clone)]
pub struct Page {
    /// What names it.
    pub code: Code,
    /// How it came to them.
    pub route: Route,
    /// What sort of help.
    pub kind: Kind,
    /// How soon.
    pub urgency: Urgency,
    /// The strongest signal of how safe the asker is.
    pub level: Level,
    /// When it was asked.
    pub asked: Timestamp,
    /// Whether somebody hands it over.
    pub handed: bool,
    /// Whether it stands, and until when; or how it ended.
    pub stands: Stands,
}

/// Whether an offer stands.
#[derive(Debug, Clone)]
pub enum Stands {
    /// It waits for a yes or a pass.
    Open(Box<Asked>),
    /// They said yes: it goes on in the talk.
    Accepted(Code),
    /// It went on, without reproach.
    Over,
}

/// What can be seen of a request while its offer stands.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Until when it stands.
    pub until: Timestamp,
    /// Who asks.
    pub asker: Face,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// Why it came to them; nothing that the asker hides.
    pub reasons: Vec<Reason>,
    /// How many places they have free, this one not counted.
    pub places: u32,
    /// Its words.
    pub words: Words,
}

/// The page of the offer that `offer` names.
///
/// # Errors
/// [`Error::NotFound`] where it was not put to them.
pub fn page(tx: &mut Tx, now: Timestamp, who: &Known, offer: Code) -> Result<Page, Error> {
    let helper = who.helper.as_ref().ok_or(Error::NotFound)?.id;
    let kept = offers::find(tx, offer, helper)?.ok_or(Error::NotFound)?;
    let request = carrying::found(tx, kept.request)?;
    let stands = match kept.end {
        Some((_, OfferEnd::Accepted)) => accepted(tx, &kept)?,
        None if now < kept.offer.until => Stands::Open(Box::new(asked(tx, &kept)?)),
        _ => Stands::Over,
    };
    Ok(Page {
        code: kept.code,
        route: kept.offer.route,
        kind: request.kind,
        urgency: request.urgency,
        level: request.level,
        asked: request.asked,
        handed: request.handover.is_some(),
        stands,
    })
}

/// The talk that a yes opened, as long as it is the newest of its request.
fn accepted(tx: &mut Tx, kept: &offers::Kept) -> Result<Stands, Error> {
    let talk = talks::of_request(tx, kept.request)?;
    let talk = talk.filter(|talk| talk.helper == kept.offer.to);
    Ok(talk.map_or(Stands::Over, |talk| Stands::Accepted(talk.code)))
}

fn asked(tx: &mut Tx, kept: &offers::Kept) -> Result<Asked, Error> {
    let (id, helper) = (kept.request, kept.offer.to);
    let request = carrying::found(tx, id)?;
    let asker = faces::find(tx, request.asker)?.ok_or(Error::NotFound)?;
    let words = requests::words(tx, id)?.ok_or(Error::NotFound)?;
    let capacity = covering::capacity(tx, helper)?;
    let talks = capacities::load(tx, helper)?.talks;
    let places = capacity.places.saturating_sub(talks);
    let candidate = fitting::candidate(tx, &request, (helper, places), Side::Helper)?;
    Ok(Asked {
        until: kept.offer.until,
        topics: topics::of(tx, id)?,
        reasons: ranking::suggest(&[candidate], |_| 0).pop().map_or(Vec::new(), |one| one.reasons),
        places: places.saturating_sub(1),
        words: Words::new(id, asker.owner, words),
        asker,
    })
}
