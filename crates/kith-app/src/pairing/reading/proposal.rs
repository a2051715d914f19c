//! A proposal as each of the two sees it: who the other is, why, and until when. Neither learns what the other said.

use kith_core::{
    Code, Private, Timestamp,
    pairing::{
        fit::Said,
        proposal::{End, Proposal},
        reason::{self, Reader, Reason},
    },
    people::{
        consent::Purpose,
        face::{Face, Side},
        facet::{Audience, Kind},
    },
};
use kith_store::{
    Tx,
    pairing::proposals,
    people::{
        consents, faces,
        facets::{self, Line},
    },
    programme::topics,
    support::requests,
};

use super::super::{answering, gathering};
use crate::{
    App, Error,
    people::{fitting, recognising::Known},
    support::{answering::talk_of, carrying, reading::Words},
};

/// Everything that the page of a proposal shows.
#[derive(Debug, Clone)]
pub struct Page {
    /// What names it.
    pub code: Code,
    /// On which side the reader is.
    pub side: Side,
    /// Until when both may answer.
    pub until: Timestamp,
    /// When the reader said yes; `None` while they have not.
    pub said: Option<Timestamp>,
    /// What names the mentee's request; `None` for the mentor, whose page it is not.
    pub request: Option<Code>,
    /// Whether it stands.
    pub stands: Stands,
}

/// Whether a proposal stands.
#[derive(Debug, Clone)]
pub enum Stands {
    /// Both may answer.
    Open(Box<Other>),
    /// Both said yes: the talk.
    Agreed(Code),
    /// It is over; why is not told.
    Over,
}

/// The other of the two, as far as they show themselves to whom they are matched with.
#[derive(Debug, Clone)]
pub struct Other {
    /// The face.
    pub face: Face,
    /// Why the two may get on; empty where nothing may be said.
    pub reasons: Vec<Reason>,
    /// A few sentences about themselves, where they show them; still sealed.
    pub about: Option<(Face, Line)>,
    /// What the mentee asked, for the mentor to read; still sealed.
    pub words: Option<Words>,
}

impl Other {
    /// What they say about themselves, and what they asked. May wait for the key store: call it aside.
    ///
    /// # Errors
    /// [`Error::Fault`] of the key store.
    pub fn open(&self, app: &App) -> Result<(Option<String>, Option<Private>), Error> {
        let about = match &self.about {
            Some((face, line)) => {
                fitting::read(app, face.owner, line.clone())?.map(|(_, said)| said)
            }
            None => None,
        };
        let words = match &self.words {
            Some(words) => words.open(app)?,
            None => None,
        };
        Ok((about, words))
    }
}

/// The page of the proposal that `code` names.
///
/// # Errors
/// [`Error::NotFound`] where `who` is neither of the two.
pub fn page(tx: &mut Tx, now: Timestamp, who: &Known, code: Code) -> Result<Page, Error> {
    let (kept, side) = answering::of(tx, who, code)?;
    let request = carrying::found(tx, kept.request)?;
    let proposal = &kept.proposal;
    let stands = match kept.end {
        Some((_, End::Agreed)) => {
            talk_of(tx, &request, proposal.mentor).map_or(Stands::Over, Stands::Agreed)
        }
        None if now < proposal.until => open(tx, proposal, kept.request, side)?,
        _ => Stands::Over,
    };
    Ok(Page {
        code,
        side,
        until: proposal.until,
        said: proposal.yes(side),
        request: (side == Side::Member).then_some(request.code),
        stands,
    })
}

/// The proposals that stand with `who` and wait for their word, with their ends; the oldest first.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn waiting(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<Vec<(Code, Timestamp)>, Error> {
    let mut waiting = Vec::new();
    let own: Vec<_> = std::iter::once(&who.face).chain(&who.helper).map(|face| face.id).collect();
    for face in own {
        for kept in proposals::standing(tx, face)? {
            let unsaid =
                kept.proposal.side(face).is_some_and(|side| kept.proposal.yes(side).is_none());
            if unsaid && now < kept.proposal.until {
                waiting.push((kept.code, kept.proposal.until));
            }
        }
    }
    Ok(waiting)
}

fn open(
    tx: &mut Tx,
    proposal: &Proposal,
    request: kith_core::RequestId,
    side: Side,
) -> Result<Stands, Error> {
    let other = match side {
        Side::Member => proposal.mentor,
        Side::Helper => proposal.mentee,
    };
    let Some(face) = faces::find(tx, other)? else { return Ok(Stands::Over) };
    let mut mentee = gathering::said(tx, proposal.mentee)?;
    let told = |slug| Said { kind: Kind::Topic, value: slug, audience: Audience::Matched };
    mentee.extend(topics::of(tx, request)?.into_iter().map(|topic| told(topic.slug)));
    let mentor = gathering::said(tx, proposal.mentor)?;
    let words = match side {
        Side::Member => None,
        Side::Helper => {
            requests::words(tx, request)?.map(|sealed| Words::new(request, face.owner, sealed))
        }
    };
    Ok(Stands::Open(Box::new(Other {
        reasons: reason::reasons(&mentee, &mentor, Reader::Pair),
        about: about(tx, &face)?.map(|line| (face.clone(), line)),
        words,
        face,
    })))
}

/// What `face` says about itself, where it shows that to whom it is matched with.
fn about(tx: &mut Tx, face: &Face) -> Result<Option<Line>, Error> {
    let given: Vec<Purpose> = consents::given(tx, face.owner)?;
    let shows = |line: &Line| {
        line.facet.kind == Kind::About
            && line.facet.audience.allowed(line.facet.special, &given).is_shown()
    };
    Ok(facets::list(tx, face.id)?.into_iter().find(shows))
}
