//! Asking for help: the words are sealed before the unit of work, and the promise begins in it.

use kith_core::{
    Code, FaceId, Moment, Private, Refusal, RequestId,
    programme::Programme,
    safety::{care::Place, standing::Act},
    support::{
        input::Input,
        kind::Kind,
        newcomer,
        request::{self, Reach},
        safe::Safe,
        urgency::Urgency,
        words,
    },
};
use kith_store::{
    Tx,
    keys::Owner,
    people::members,
    programme::{programmes, topics},
    seal::{self, Sealed},
    support::requests,
};

use super::carrying::{self, Doer};
use crate::{
    App, Error,
    once::{self, Post},
    people::recognising::Known,
    programme::belonging,
    safety::{
        noticing::{self, Noticed, Spot},
        standing,
    },
};

/// How many topics one request may have.
pub const MOST_TOPICS: usize = 8;

/// More topics than one request may have, or one that is not on the list.
pub const TOPICS: Refusal = Refusal("request-topics");

/// A request as its form brought it.
#[derive(Debug, Clone)]
pub struct Form {
    /// What sort of help.
    pub kind: Kind,
    /// How soon.
    pub urgency: Urgency,
    /// Whether they are safe right now.
    pub safe: Safe,
    /// Who may take it.
    pub reach: Reach,
    /// What it is about, by the slugs of the list.
    pub topics: Vec<String>,
    /// What was written.
    pub text: Private,
    /// The form's one-time key.
    pub post: Post,
}

/// A request on its way: its words sealed, not yet made.
#[derive(Debug, Clone)]
pub struct Draft {
    request: request::Draft,
    words: Sealed,
    topics: Vec<String>,
    post: Post,
    noticed: Noticed,
}

/// Where the words of a request stand.
#[must_use]
pub fn place(request: RequestId) -> seal::Place {
    seal::Place { table: "request", row: request.0, column: "words" }
}

/// Reads the form, its words for danger too, and seals them with the member's key. May wait for the key store: call it
/// aside.
///
/// # Errors
/// [`Error::Refused`] where the text is blank or too long, or has more topics than it may.
pub fn draft(app: &App, who: &Known, form: Form) -> Result<Draft, Error> {
    let text = words::fit(form.text.reveal())?;
    if form.topics.len() > MOST_TOPICS {
        return Err(TOPICS.into());
    }
    let noticed = noticing::alone(app, &text);
    let mut at = app.moment();
    let (id, code) = (at.id(), at.code());
    let words = app.seal(Owner::Member(who.member), place(id), &mut at, &text)?;
    let Form { kind, urgency, safe, reach, topics, post, .. } = form;
    let asker = who.face.id;
    let request = request::Draft { id, code, asker, kind, urgency, safe, reach };
    Ok(Draft { request, words, topics, post, noticed })
}

/// Makes the request: the promise of no silence begins, and whoever may not be safe comes to cover. Its
/// code; the same form sent twice makes one.
///
/// # Errors
/// [`Error::Refused`] where somebody new has two open or they are held back, a topic is not on the list, or the form's key
/// was used for other words ([`once::ANOTHER`]).
pub fn ask(tx: &mut Tx, at: &mut Moment, who: &Known, draft: &Draft) -> Result<Code, Error> {
    let made = once::once(tx, at, &draft.post, |tx, at| make(tx, at, who, draft))?;
    made.parse().map_err(|_| Error::NotFound)
}

fn make(tx: &mut Tx, at: &mut Moment, who: &Known, draft: &Draft) -> Result<String, Error> {
    may_ask(tx, at, who)?;
    let rules = rules(tx, at, who, draft.request.kind)?;
    let step = draft.request.clone().ask(at.now, &rules);
    requests::add(tx, &step.request, &draft.words)?;
    put_topics(tx, draft)?;
    carrying::carry(tx, at, Doer::face(who.face.id, "ask"), &step)?;
    let (id, author) = (draft.request.id.0, who.face.id);
    noticing::keep(
        tx,
        at,
        &draft.noticed,
        Spot { place: Place::Request, id, author, message: None },
    )?;
    Ok(draft.request.code.to_string())
}

/// Lets anyone free take the request, where only whom the member chose could. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs, [`Error::Refused`] where it is answered or closed, or
/// calls for a mentor.
pub fn widen(tx: &mut Tx, at: &mut Moment, who: &Known, request: Code) -> Result<(), Error> {
    let request = own(tx, who.face.id, request)?;
    if request.reach == Reach::Anyone {
        return Ok(());
    }
    let by = Doer::face(who.face.id, "widen");
    carrying::step(tx, at, by, &request, Input::Widen)?;
    Ok(())
}

/// The request that `code` names, where `asker` made it.
pub(super) fn own(tx: &mut Tx, asker: FaceId, code: Code) -> Result<request::Request, Error> {
    let request = carrying::named(tx, code)?;
    if request.asker == asker { Ok(request) } else { Err(Error::NotFound) }
}

/// The programme in which `who` asks: for a mentor the one that took them in, for anything else the house itself.
fn rules(tx: &mut Tx, at: &Moment, who: &Known, kind: Kind) -> Result<Programme, Error> {
    let programme = match kind {
        Kind::Mentor => belonging::asks_in(tx, at.now, who.member)?,
        _ => programmes::FIRST,
    };
    programmes::find(tx, programme)?.ok_or(Error::NotFound)
}

fn may_ask(tx: &mut Tx, at: &Moment, who: &Known) -> Result<(), Error> {
    standing::may(tx, at.now, who.member, Act::Ask)?;
    let account = members::find(tx, who.member)?.ok_or(Error::NotFound)?;
    let open = requests::count_open(tx, who.face.id)?;
    Ok(newcomer::may_ask(account.since, open, at.now)?)
}

fn put_topics(tx: &mut Tx, draft: &Draft) -> Result<(), Error> {
    for slug in &draft.topics {
        // Asked first: a line that points to no topic would spoil the whole unit.
        topics::find(tx, slug)?.ok_or(TOPICS)?;
        topics::put(tx, draft.request.id, slug)?;
    }
    Ok(())
}
