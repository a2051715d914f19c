//! A request as its own member sees it: where it is, since when, and what happens next by when.

use kith_core::{
    Code, DAY, FaceId, MemberId, Private, RequestId, Span, Timestamp,
    journey::rematch::Rematch,
    people::face::Face,
    support::{
        estimate::{self, Estimate},
        kind::Kind,
        notice::Notice,
        request::{Reach, Request, Standing},
        state::{Question, Route, Rung, State, Turn},
    },
};
use kith_store::{
    Tx,
    audit::events,
    keys::Owner,
    people::faces,
    programme::{
        services::{self, Service},
        topics::{self, Topic},
    },
    seal::Sealed,
    support::{
        alternatives::{self, Alternative},
        offers, requests,
    },
    talk::talks,
};

use super::Words;
use crate::{
    App, Error,
    journey::rematching,
    people::recognising::Known,
    safety::stopping,
    support::{
        asking, choosing,
        covering::{self, Cover},
        handing, telling,
    },
};

/// How many requests a list shows.
pub const LISTED: i64 = 20;

/// Over how long an estimate looks back.
const RECENT: Span = DAY.times(90);

/// Everything that the page of a request shows to its member.
#[derive(Debug, Clone)]
pub struct Page {
    /// The request.
    pub request: Request,
    /// Where it is, since when, and what happens next by when.
    pub standing: Standing,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// Every step so far, the first first.
    pub steps: Vec<Told>,
    /// How long requests like this one wait, from recent history.
    pub estimate: Estimate,
    /// Who holds it or answers it, where the member may know: never who takes it from the queue.
    pub helper: Option<Face>,
    /// What names the proposal, while a run has put somebody forward.
    pub proposal: Option<Code>,
    /// The talk, while somebody helps, and its last one afterwards.
    pub talk: Option<Code>,
    /// What was named in place of a person, the first first.
    pub named: Vec<Named>,
    /// Who is on duty now, and when the next are.
    pub cover: Cover,
    /// Whether a person looks at it before anybody is asked.
    pub looked: bool,
    /// Whether a course comes first for whoever asked.
    pub learns: bool,
    /// Whether somebody is looked for, after a journey that ended early.
    pub rematch: Rematch,
    /// What the member can do now.
    pub ways: Vec<Way>,
    /// Its words.
    pub words: Words,
}

/// A step that was taken, and told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// What the member was told.
    pub notice: Notice,
    /// When.
    pub at: Timestamp,
}

/// What was named in place of a person.
#[derive(Debug, Clone)]
pub struct Named {
    /// When.
    pub at: Timestamp,
    /// The service; `None` for the help lines of the member's country.
    pub service: Option<Service>,
    /// Whether a coordinator named it, and not the house.
    pub by_hand: bool,
    note: Option<(Alternative, MemberId, Sealed)>,
}

/// Something that the member can do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Choose one person.
    Choose,
    /// Let anyone free take it.
    Widen,
    /// Say that it is still open: a gentle question stands.
    StillOpen,
    /// Ask for somebody else.
    Another,
    /// Close it.
    Close,
}

/// A request in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The request.
    pub request: Request,
    /// Where it is, since when, and what happens next by when.
    pub standing: Standing,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// Its talk, while it is answered.
    pub talk: Option<Code>,
}

/// The page of the request that `request` names.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn page(tx: &mut Tx, now: Timestamp, who: &Known, request: Code) -> Result<Page, Error> {
    let request = asking::own(tx, who.face.id, request)?;
    let words = requests::words(tx, request.id)?.ok_or(Error::NotFound)?;
    let rematch = rematching::of(tx, now, &request)?;
    let looked_for = is_unheld(&request) || matches!(request.state, State::Alternative { .. });
    let free = rematch == Rematch::Free;
    Ok(Page {
        standing: request.standing(),
        topics: topics::of(tx, request.id)?,
        steps: steps(tx, &request)?,
        estimate: estimate(tx, now, request.kind)?,
        helper: helper(tx, &request)?,
        proposal: proposal(tx, &request)?,
        talk: talks::of_request(tx, request.id)?.map(|talk| talk.code),
        named: named(tx, &request)?,
        cover: covering::cover(tx, now)?,
        looked: looked(tx, who, &request)?,
        learns: is_unheld(&request) && !choosing::is_ready(tx, now, &request)?,
        ways: ways(&request).into_iter().filter(|way| free || *way != Way::Choose).collect(),
        rematch: if looked_for { rematch } else { Rematch::Free },
        words: Words::new(request.id, who.member, words),
        request,
    })
}

/// The requests of `who` that were asked before `before`, the newest first: [`LISTED`] and one more
/// where there are more.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn list(tx: &mut Tx, who: &Known, before: Timestamp) -> Result<Vec<Listed>, Error> {
    let ids = requests::of_asker(tx, who.face.id, before, LISTED + 1)?;
    ids.into_iter().map(|id| listed(tx, id)).collect()
}

/// The requests of `who` that are open, the newest first: for Today.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn open(tx: &mut Tx, who: &Known) -> Result<Vec<Listed>, Error> {
    let ids = requests::open_of(tx, who.face.id)?;
    ids.into_iter().map(|id| listed(tx, id)).collect()
}

/// How long requests of `kind` wait for an answer, from the last ninety days; "we do not know yet"
/// where too few were asked.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn estimate(tx: &mut Tx, now: Timestamp, kind: Kind) -> Result<Estimate, Error> {
    Ok(estimate::estimate(requests::waits(tx, kind, now + -RECENT, now)?))
}

impl Named {
    /// The coordinator's letter; `None` where there is none, or its author left for good.
    ///
    /// # Errors
    /// [`Error::Fault`] of the key store.
    pub fn letter(&self, app: &App) -> Result<Option<Private>, Error> {
        let Some((alternative, author, sealed)) = &self.note else { return Ok(None) };
        app.unseal(Owner::Member(*author), handing::place(alternative.id), sealed)
    }
}

fn looked(tx: &mut Tx, who: &Known, request: &Request) -> Result<bool, Error> {
    Ok(is_unheld(request) && stopping::looks_first(tx, who.member)?)
}

fn is_unheld(request: &Request) -> bool {
    matches!(request.state, State::Waiting { .. } | State::Escalated { .. })
}

fn ways(request: &Request) -> Vec<Way> {
    let unheld = is_unheld(request);
    let offered = request.state.offer().is_some();
    let narrow = request.reach == Reach::Chosen && request.kind.is_for_duty();
    let may = [
        (unheld, Way::Choose),
        (narrow && (unheld || offered), Way::Widen),
        (asks(request), Way::StillOpen),
        (request.helps().is_some(), Way::Another),
        (request.deadline().is_some(), Way::Close),
    ];
    may.into_iter().filter_map(|(may, way)| may.then_some(way)).collect()
}

/// Whether a gentle question, or the offer of somebody else, waits for the member's word.
fn asks(request: &Request) -> bool {
    let asked = |question| matches!(question, Question::Asked { .. });
    match request.state {
        State::Alternative { question } => asked(question),
        State::Answered(answer) => match answer.turn {
            Turn::Member(question) => asked(question),
            Turn::Helper { rung, .. } => rung == Rung::Another,
            Turn::Paused { .. } => false,
        },
        _ => false,
    }
}

fn steps(tx: &mut Tx, request: &Request) -> Result<Vec<Told>, Error> {
    let events = events::after(tx, &telling::topic(request), 0, 200)?;
    let told =
        |event: events::Event| Notice::of(&event.kind).map(|notice| Told { notice, at: event.at });
    Ok(events.into_iter().filter_map(told).collect())
}

/// Whoever holds it from the queue is nobody's business before they say yes.
fn helper(tx: &mut Tx, request: &Request) -> Result<Option<Face>, Error> {
    let chosen = request.state.offer().filter(|offer| offer.route == Route::Choice);
    let face: Option<FaceId> = request.helps().or(chosen.map(|offer| offer.to));
    face.map_or(Ok(None), |face| Ok(faces::find(tx, face)?))
}

/// What names the proposal that stands; `None` where none does.
fn proposal(tx: &mut Tx, request: &Request) -> Result<Option<Code>, Error> {
    let offer = request.state.offer().filter(|offer| offer.route == Route::Run);
    offer.map_or(Ok(None), |offer| Ok(offers::code(tx, offer.id)?))
}

fn named(tx: &mut Tx, request: &Request) -> Result<Vec<Named>, Error> {
    let kept = alternatives::of(tx, request.id)?;
    kept.into_iter().map(|one| name(tx, one)).collect()
}

fn name(tx: &mut Tx, kept: Alternative) -> Result<Named, Error> {
    let service = match kept.service {
        Some(id) => services::find(tx, id)?,
        None => None,
    };
    let note = kept.by.zip(kept.note.clone());
    Ok(Named {
        at: kept.at,
        service,
        by_hand: kept.by.is_some(),
        note: note.map(|(author, sealed)| (kept, author, sealed)),
    })
}

pub(super) fn listed(tx: &mut Tx, id: RequestId) -> Result<Listed, Error> {
    let request = requests::find(tx, id)?.ok_or(Error::NotFound)?;
    let talk = match request.talk() {
        Some(talk) => talks::find(tx, talk)?.map(|talk| talk.code),
        None => None,
    };
    let topics = topics::of(tx, id)?;
    Ok(Listed { standing: request.standing(), topics, talk, request })
}
