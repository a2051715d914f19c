//! A coordinator's care for bonds: who calls for it most, what the house knows of one, and what they do about it. What was
//! written beside a check-in they open only where its author said so, and its author sees that.

use kith_core::{
    Code, Moment, Private, TalkId, Timestamp,
    journey::{
        contact::{Channel, Topic, With},
        health::Part,
        rhythm::CheckIn,
    },
    people::{
        face::{Face, Side},
        grant::Role,
    },
    safety::opening::{LENGTH, Opening, Purpose, What, Why},
    talk::Talk,
};
pub use kith_store::journey::bonds::Listed;
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    journey::{
        bonds,
        check_ins::{self, Kept},
        contacts::{self, Contact},
    },
    keys::Owner,
    people::faces,
    safety::{blocks, openings},
    talk::talks,
};
use uuid::Uuid;

use super::looking::{self, Seen as Bond};
use crate::{
    App, Error,
    people::{notices, recognising::Known},
    safety::{measured::own_face, port, writing},
    support::handing,
};

/// How many lines a page of the list shows.
const LISTED: u16 = 20;

/// A bond as a coordinator looks at it.
#[derive(Debug, Clone)]
pub struct Page {
    /// The mentee, and the mentor; `None` where one has left for good.
    pub people: [Option<Face>; 2],
    /// Why somebody should look after it.
    pub parts: Vec<Part>,
    /// What the house knows of it.
    pub bond: Bond,
    /// What they were asked and said, the newest first.
    pub answers: Vec<Answered>,
    /// The contacts of coordinators, the newest first.
    pub contacts: Vec<Noted>,
}

/// A check-in, as far as a coordinator reads it.
#[derive(Debug, Clone)]
pub struct Answered {
    /// Its place within the talk.
    pub place: i64,
    /// What was asked and said.
    pub check_in: CheckIn,
    /// What was written beside it.
    pub words: Opened,
}

/// What was written beside a check-in, to a coordinator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// Nothing, or nothing for them.
    Nothing,
    /// Something, and they may open it.
    Closed,
    /// Open to them for a while; `None` where its author left for good.
    Words(Option<Private>),
}

/// A contact, its note opened.
#[derive(Debug, Clone)]
pub struct Noted {
    /// Whose it was; `None` for one who has left.
    pub by: Option<Face>,
    /// With whom.
    pub with: With,
    /// How.
    pub channel: Channel,
    /// About what.
    pub topics: Vec<Topic>,
    /// What was noted; `None` where nothing was.
    pub words: Option<Private>,
    /// When.
    pub at: Timestamp,
}

/// What a coordinator notes of a contact.
#[derive(Debug, Clone)]
pub struct Note {
    /// With whom.
    pub with: With,
    /// How.
    pub channel: Channel,
    /// About what.
    pub topics: Vec<Topic>,
    /// In their own words; `None` where they leave it at that.
    pub words: Option<Private>,
}

/// A page of the bonds that go on, those first that call for a coordinator most, after the one in the talk `after`; and
/// after which the next page begins.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator.
pub fn list(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    after: Option<Code>,
) -> Result<(Vec<Listed>, Option<Code>), Error> {
    handing::coordinator(tx, now, who)?;
    let start = start(tx, after)?;
    let mut listed = bonds::list(tx, who.member, start, i64::from(LISTED) + 1)?;
    let further = listed.len() > LISTED.into();
    listed.truncate(LISTED.into());
    let more = listed.last().map(|last| last.code).filter(|_| further);
    Ok((listed, more))
}

/// Where a page begins that follows the bond in the talk `after`; at the beginning where that is on the list no longer.
fn start(tx: &mut Tx, after: Option<Code>) -> Result<Option<(i64, TalkId)>, Error> {
    let talk = after.map_or(Ok(None), |code| bonds::named(tx, code))?;
    let bond = talk.map_or(Ok(None), |talk| bonds::find(tx, talk))?;
    Ok(bond.map(|bond| (bond.weight, bond.talk)))
}

/// The bond in the talk that `code` names, with what `who` may read of it. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs to look after.
pub fn page(app: &App, who: &Known, code: Code) -> Result<Page, Error> {
    let (asks, now) = (who.clone(), app.now());
    let (people, bond, purposes, by) = app.store.read(move |tx| {
        let (talk, people) = named(tx, now, &asks, code)?;
        let bond = looking::seen(tx, talk)?;
        let mut purposes = Vec::new();
        for kept in &bond.check_ins {
            purposes.push(openings::purpose(tx, kept.id, asks.member, now)?);
        }
        let by: Result<Vec<_>, _> = bond.contacts.iter().map(|one| own_face(tx, one.by)).collect();
        Ok::<_, Error>((people, bond, purposes, by?))
    })?;
    let mut answers = Vec::new();
    for (kept, purpose) in bond.check_ins.iter().zip(purposes) {
        let words = words(app, &bond.talk, kept, purpose)?;
        answers.push(Answered { place: kept.place, check_in: kept.check_in, words });
    }
    let contacts: Result<_, Error> =
        bond.contacts.iter().zip(by).map(|(contact, by)| noted(app, contact, by)).collect();
    Ok(Page { people, parts: bond.signs.parts(now), answers, contacts: contacts?, bond })
}

fn words(app: &App, talk: &Talk, kept: &Kept, purpose: Option<Purpose>) -> Result<Opened, Error> {
    let Some(sealed) = kept.words.as_ref().filter(|_| kept.shared) else {
        return Ok(Opened::Nothing);
    };
    let Some(purpose) = purpose else { return Ok(Opened::Closed) };
    let author = match kept.check_in.side {
        Side::Member => talk.member,
        Side::Helper => talk.helper,
    };
    let (owner, place) = (Owner::Talk(talk.id, author), check_ins::place(kept.id));
    Ok(Opened::Words(port::read_for(app, &purpose, (owner, place), sealed)?))
}

fn noted(app: &App, contact: &Contact, by: Option<Face>) -> Result<Noted, Error> {
    let open = |words| app.unseal(writing::HOUSE, contacts::place(contact.id), words);
    let words = contact.words.as_ref().map_or(Ok(None), open)?;
    let Contact { with, channel, topics, at, .. } = contact.clone();
    Ok(Noted { by, with, channel, topics, words, at })
}

/// Seals the note of a contact of `who`. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::Fault`] of the key store.
pub fn draft(app: &App, who: &Known, note: &Note) -> Result<Contact, Error> {
    let mut at = app.moment();
    let id: Uuid = at.id();
    let seal = |words| app.seal(writing::HOUSE, contacts::place(id), &mut at, words);
    let words = note.words.as_ref().map(seal).transpose()?;
    let Note { with, channel, topics, .. } = note.clone();
    Ok(Contact { id, by: who.member, with, channel, topics, words, at: app.now() })
}

/// Keeps that `who` was in touch with the two of the talk that `code` names.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs to look after.
pub fn note(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (code, contact): (Code, &Contact),
) -> Result<(), Error> {
    let (talk, _) = named(tx, at.now, who, code)?;
    contacts::add(tx, talk.id, &Contact { at: at.now, ..contact.clone() })?;
    done(tx, at, who, (&talk, "note_contact"))?;
    looking::touched(tx, at.now, talk.id)
}

/// Asks both how it goes, before their day.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs to look after, or frozen; [`Error::Refused`] where their talk rests, or they
/// were asked a few days ago.
pub fn ask(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<(), Error> {
    let (talk, _) = named(tx, at.now, who, code)?;
    let bond = looking::seen(tx, talk)?;
    if bond.signs.frozen {
        return Err(Error::NotFound);
    }
    bond.rhythm.may_ask(at.now)?;
    looking::ask(tx, at, &bond)?;
    done(tx, at, who, (&bond.talk, "ask_both"))
}

/// Opens to `who` for half an hour what `side` wrote beside the check-in at `place` of the talk that `code` names; its author
/// sees that. While it stands open, nothing changes.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs to look after, or nothing stands there for them.
pub fn open(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    code: Code,
    (place, side): (i64, Side),
) -> Result<(), Error> {
    let (talk, [mentee, mentor]) = named(tx, at.now, who, code)?;
    let kept = check_ins::find(tx, talk.id, place, side)?.ok_or(Error::NotFound)?;
    if !kept.shared {
        return Err(Error::NotFound);
    }
    if openings::standing(tx, kept.id, who.member, at.now)?.is_some() {
        return Ok(());
    }
    let author = match side {
        Side::Member => mentee,
        Side::Helper => mentor,
    };
    let member = author.ok_or(Error::NotFound)?.owner;
    let opening = Opening {
        member,
        by: who.member,
        role: Role::Coordinator,
        what: What::CheckIn,
        why: Why::Shared,
        at: at.now,
        until: at.now + LENGTH,
    };
    openings::add(tx, at.id(), kept.id, &opening)?;
    notices::tell(tx, at, member, "notice-reads", None)?;
    done(tx, at, who, (&talk, "open_words"))
}

/// The talk that `code` names, and the two, where `who` is a coordinator and may look after them.
pub(super) fn named(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    code: Code,
) -> Result<(Talk, [Option<Face>; 2]), Error> {
    handing::coordinator(tx, now, who)?;
    let talk = bonds::named(tx, code)?.ok_or(Error::NotFound)?;
    theirs(tx, who, talk)
}

/// The same of `talk`: nobody looks after their own bond, nor after one of somebody with whom a door is closed.
pub(super) fn theirs(
    tx: &mut Tx,
    who: &Known,
    talk: TalkId,
) -> Result<(Talk, [Option<Face>; 2]), Error> {
    let talk = talks::find(tx, talk)?.ok_or(Error::NotFound)?;
    let people = [faces::find(tx, talk.member)?, faces::find(tx, talk.helper)?];
    for face in people.iter().flatten() {
        if face.owner == who.member || blocks::stands_between(tx, face.owner, who.member)? {
            return Err(Error::NotFound);
        }
    }
    Ok((talk, people))
}

/// Writes what `who` did into the chain of the talk.
fn done(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    (talk, verb): (&Talk, &'static str),
) -> Result<(), Error> {
    let (stream, actor) = (talks::topic(talk.id), Some(who.member.into()));
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object: talk.id.0, at: at.now })?)
}
