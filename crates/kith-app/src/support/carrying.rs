//! Carrying out a step of a request: what it is now is kept, its one timer is planted, and what
//! follows is done; all of it in the deed's own unit of work.

use kith_core::{
    Code, FaceId, MemberId, Moment, Refusal, RequestId, TalkId,
    people::face::Side,
    programme::Programme,
    support::{
        effect::{Effect, HandoverEnd, OfferEnd, Step},
        input::Input,
        kind::Kind,
        request::Request,
        state::Offer,
    },
    talk::{End, State},
};
use kith_store::{
    Tx,
    audit::deeds::{self, Actor, Deed},
    jobs,
    journey::agreements,
    people::faces,
    programme::{programmes, services},
    support::{
        alternatives::{self, Alternative},
        capacities, offers, requests,
        silences::{self, Silence},
    },
    talk::{handovers, talks},
};

use super::{
    case,
    telling::{self, Desk},
};
use crate::{Error, journey::looking, pairing::following};

/// The job that does what is due of a request.
pub const JOB: &str = "request";

/// Who does a deed, and what it is called in the audit chain.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Doer {
    /// The face that acts, or the coordinator; `None` where the house does at a deadline.
    pub(crate) who: Option<Actor>,
    /// What is done.
    pub(crate) verb: &'static str,
}

impl Doer {
    /// A face acts. The chain names the face and not the member, so that it joins no two faces.
    pub(crate) fn face(face: FaceId, verb: &'static str) -> Self {
        Self { who: Some(face.into()), verb }
    }

    /// A coordinator acts, by their own name.
    pub(crate) fn staff(member: MemberId, verb: &'static str) -> Self {
        Self { who: Some(member.into()), verb }
    }

    /// The house itself acts.
    pub(crate) const fn house(verb: &'static str) -> Self {
        Self { who: None, verb }
    }
}

/// The request that `code` names, whoever asks.
pub(super) fn named(tx: &mut Tx, code: Code) -> Result<Request, Error> {
    let id = requests::named(tx, code)?.ok_or(Error::NotFound)?;
    found(tx, id)
}

/// The request `id`.
pub(crate) fn found(tx: &mut Tx, id: RequestId) -> Result<Request, Error> {
    requests::find(tx, id)?.ok_or(Error::NotFound)
}

/// Lets `input` happen to `request`, and carries out what follows.
pub(crate) fn step(
    tx: &mut Tx,
    at: &mut Moment,
    by: Doer,
    request: &Request,
    input: Input,
) -> Result<Request, Error> {
    let rules = rules(tx, request)?;
    let step = request.step(at.now, input, &rules)?;
    requests::set(tx, &step.request)?;
    carry(tx, at, by, &step)?;
    Ok(step.request)
}

/// The rules by which `request` goes: two who have agreed on how often they meet may be silent for longer.
pub(crate) fn rules(tx: &mut Tx, request: &Request) -> Result<Programme, Error> {
    let mut rules = programmes::find(tx, request.programme)?.ok_or(Error::NotFound)?;
    if let Some(talk) = request.talk().filter(|_| request.kind == Kind::Mentor)
        && agreements::held(tx, talk)?.is_some()
    {
        rules.timers = rules.timers.unhurried();
    }
    Ok(rules)
}

/// As [`step`], where a refusal changes nothing and is no fault: the request had gone on already.
pub(crate) fn step_if_it_may(
    tx: &mut Tx,
    at: &mut Moment,
    by: Doer,
    request: &Request,
    input: Input,
) -> Result<Option<Refusal>, Error> {
    match step(tx, at, by, request, input) {
        Ok(_) => Ok(None),
        Err(Error::Refused(why)) => Ok(Some(why)),
        Err(other) => Err(other),
    }
}

/// Carries out `step`, whose request is kept already.
pub(super) fn carry(tx: &mut Tx, at: &mut Moment, by: Doer, step: &Step) -> Result<(), Error> {
    let request = &step.request;
    plant(tx, request)?;
    for effect in &step.effects {
        follow(tx, at, (request, by), effect)?;
    }
    note(tx, at, by, request)
}

/// Writes what was done to `request` into the chain of its member.
pub(crate) fn note(tx: &mut Tx, at: &Moment, by: Doer, request: &Request) -> Result<(), Error> {
    let asker = faces::find(tx, request.asker)?.map_or(MemberId(request.asker.0), |f| f.owner);
    let deed = Deed {
        stream: deeds::of_member(asker),
        actor: by.who,
        verb: by.verb,
        object: request.id.0,
        at: at.now,
    };
    Ok(deeds::append(tx, &deed)?)
}

/// Plants the one timer of `request` at its one deadline, or pulls it where that is over.
pub(super) fn plant(tx: &mut Tx, request: &Request) -> Result<(), Error> {
    match request.deadline() {
        Some(deadline) => jobs::plant(tx, JOB, request.id.0, deadline.at)?,
        None => drop(jobs::pull(tx, JOB, request.id.0)?),
    }
    Ok(())
}

fn follow(
    tx: &mut Tx,
    at: &mut Moment,
    (request, by): (&Request, Doer),
    effect: &Effect,
) -> Result<(), Error> {
    match *effect {
        Effect::Tell(notice) => telling::member(tx, at, request, notice),
        Effect::TellHelper { to, notice } => telling::helper(tx, at, request, (to, notice)),
        Effect::PutOffer(offer) => put(tx, at, request, &offer),
        Effect::EndOffer { id, how } => {
            let helper = offers::end(tx, id, how, at.now)?;
            if let Some(helper) = helper.filter(|_| how == OfferEnd::Passed) {
                offers::pass(tx, request.id, helper, at.now)?;
            }
            following::ended(tx, at, id, how)
        }
        Effect::OpenTalk { talk, helper } => open(tx, at, request, (talk, helper)),
        Effect::CloseTalk { talk, how } => close(tx, at, request, (talk, how)),
        Effect::EndHandover { talk, how } => {
            let answer = request.state.answer().filter(|_| how == HandoverEnd::Taken);
            Ok(handovers::end(tx, talk, (how, answer.map(|answer| answer.talk)), at.now)?)
        }
        Effect::PauseTalk { talk, by, until } => rest(tx, at, talk, State::Paused { by, until }),
        Effect::ResumeTalk { talk } => rest(tx, at, talk, State::Open),
        Effect::Escalate { .. } => telling::desk(tx, at, request, Desk::Request),
        // The desk is a view of the requests: what left it is not seen there any more.
        Effect::LeaveDesk => Ok(()),
        Effect::NameAlternative => name(tx, at, request, by),
        Effect::CheckOnHelper(helper) => check(tx, at, request, helper),
        Effect::PauseCapacity(helper) => pause(tx, at, helper),
        // Beside the queue: cover has it at once, and is told by the case (law 4).
        Effect::OpenCase(level) => case::open(tx, at, request, level),
    }
}

fn put(tx: &mut Tx, at: &mut Moment, request: &Request, offer: &Offer) -> Result<(), Error> {
    let code = at.code();
    Ok(offers::add(tx, request.id, offer, code, at.now)?)
}

fn open(
    tx: &mut Tx,
    at: &mut Moment,
    request: &Request,
    (talk, helper): (TalkId, FaceId),
) -> Result<(), Error> {
    talks::open(tx, at, (talk, request.id), request.asker, helper)?;
    if request.kind == Kind::Mentor {
        looking::begin(tx, talk, at.now)?;
    }
    Ok(requests::set_first_yes(tx, request.id, at.now)?)
}

/// The talk becomes read-only; its helper is not asked about this request again.
fn close(
    tx: &mut Tx,
    at: &mut Moment,
    request: &Request,
    (talk, how): (TalkId, End),
) -> Result<(), Error> {
    if let Some(talk) = talks::find(tx, talk)? {
        offers::pass(tx, request.id, talk.helper, at.now)?;
        handovers::forget(tx, talk.id)?;
    }
    rest(tx, at, talk, State::Closed { how, at: at.now })
}

/// Keeps the `state` of the talk, unless it is in that state or closed already.
fn rest(tx: &mut Tx, at: &Moment, talk: TalkId, state: State) -> Result<(), Error> {
    let Some(found) = talks::find(tx, talk)? else { return Ok(()) };
    if found.state != state && !matches!(found.state, State::Closed { .. }) {
        talks::set(tx, talk, &state, at.now)?;
        looking::weigh(tx, at.now, talk)?;
    }
    Ok(())
}

/// The house names the service that is nearest to the request's topics, or else the help lines. What
/// a coordinator names, their own deed has kept.
fn name(tx: &mut Tx, at: &mut Moment, request: &Request, by: Doer) -> Result<(), Error> {
    if by.who.is_some() {
        return Ok(());
    }
    let service = services::nearest(tx, request.id)?;
    let id = at.id();
    let alternative =
        Alternative { id, request: request.id, at: at.now, service, by: None, note: None };
    Ok(alternatives::add(tx, &alternative)?)
}

fn check(tx: &mut Tx, at: &mut Moment, request: &Request, helper: FaceId) -> Result<(), Error> {
    silences::add(tx, &Silence { helper, request: request.id, since: at.now })?;
    telling::desk(tx, at, request, Desk::Silence)
}

/// New requests rest until the helper says that they are back.
fn pause(tx: &mut Tx, at: &Moment, helper: FaceId) -> Result<(), Error> {
    if let Some(mut capacity) = capacities::find(tx, helper)? {
        capacity.paused_since = Some(at.now);
        capacities::set(tx, &capacity)?;
    }
    Ok(())
}

/// The face that sits on `side` of a request that is talked about.
pub(super) fn face_of(request: &Request, side: Side) -> FaceId {
    match side {
        Side::Member => request.asker,
        Side::Helper => request.helps().unwrap_or(request.asker),
    }
}
