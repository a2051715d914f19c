//! Ends of journeys as a coordinator sees them: names, days and how. Of what was written down they open the exit forms that
//! were handed in, and whoever wrote one sees that. Nobody looks at the end of their own journey so.

use kith_core::{
    Code, DAY, Moment, Span, TalkId, Timestamp,
    journey::closure::{Closure, How, Planned},
    people::{
        face::{Face, Side},
        grant::Role,
        notice::About,
    },
    safety::opening::{LENGTH, Opening, Purpose, What, Why},
    support::kind::Kind,
    talk::{State, Talk},
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    jobs,
    journey::{
        endings,
        reflections::{self, Kept},
    },
    keys::Owner,
    people::faces,
    safety::openings,
    talk::talks,
};

use super::{
    ending, is_of,
    reflecting::{FORM, Text},
    tending,
};
use crate::{
    App, Error,
    people::{notices, recognising::Known},
    safety::port,
    support::handing,
};

/// How many stand on a page.
const PAGE: usize = 20;

/// How many are looked at in one step.
const STEP: i64 = 20;

/// How late a last day may end and still stand among those to come.
const LATE: Span = DAY.times(7);

/// One journey that ends or ended.
#[derive(Debug, Clone)]
pub struct Closing {
    /// The talk.
    pub talk: Talk,
    /// The mentee, and the mentor; `None` where one has left for good.
    pub people: [Option<Face>; 2],
    /// Its last day; `None` where none was set.
    pub planned: Option<Planned>,
    /// How it ended; `None` while it goes on.
    pub how: Option<How>,
    /// Which of the two handed in an exit form.
    pub forms: Vec<Side>,
}

/// Those that end, the next first, and those that ended, the newest first.
#[derive(Debug, Clone)]
pub struct Closings {
    /// With a last day to come.
    pub coming: Vec<Closing>,
    /// Over.
    pub over: Vec<Closing>,
    /// The talk before whose end the next page begins; `None` where this is the last.
    pub more: Option<Code>,
}

/// An exit form that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// Not opened by whoever looks.
    Closed,
    /// Open to them for a while; `None` where its author left for good.
    Open(Option<Text>),
}

/// What stands on the page of `who`, with the ends before that of the talk `before` (`None`: from the newest).
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator.
pub fn list(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    before: Option<Code>,
) -> Result<Closings, Error> {
    handing::coordinator(tx, now, who)?;
    let mut coming = Vec::new();
    for talk in endings::coming(tx, now + -LATE, STEP)? {
        let talk = talks::find(tx, talk)?.ok_or(Error::NotFound)?;
        coming.extend(theirs(tx, who, talk)?);
    }
    let from = before.map(|code| talks::named(tx, code)).transpose()?.flatten();
    let (mut over, mut spot) = (Vec::<Closing>::new(), from.as_ref().and_then(closed));
    loop {
        let step = talks::closed(tx, Kind::Mentor, spot, STEP)?;
        if step.is_empty() {
            return Ok(Closings { coming, over, more: None });
        }
        for talk in step {
            spot = closed(&talk);
            let Some(closing) = theirs(tx, who, talk)? else { continue };
            if over.len() == PAGE {
                let more = over.last().map(|last| last.talk.code);
                return Ok(Closings { coming, over, more });
            }
            over.push(closing);
        }
    }
}

/// When `talk` closed, and which it is; `None` while it is open.
fn closed(talk: &Talk) -> Option<(Timestamp, TalkId)> {
    match talk.state {
        State::Closed { at, .. } => Some((at, talk.id)),
        State::Open | State::Paused { .. } => None,
    }
}

/// The end of the journey in the talk that `code` names, with the exit forms that were handed in, as far as `who` has
/// opened them. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs to look after, or it goes on and no last day is set.
pub fn page(app: &App, who: &Known, code: Code) -> Result<(Closing, Vec<(Side, Form)>), Error> {
    let (asks, now) = (who.clone(), app.now());
    let (closing, kept) = app.store.read(move |tx| {
        let closing = named(tx, now, &asks, code)?;
        let mut kept = Vec::new();
        for side in &closing.forms {
            let form = handed_in(tx, &closing.talk, *side)?.ok_or(Error::NotFound)?;
            let purpose = openings::purpose(tx, form.id, asks.member, now)?;
            kept.push((*side, form, purpose));
        }
        Ok::<_, Error>((closing, kept))
    })?;
    let open = kept.into_iter().map(|(side, kept, purpose)| Ok((side, form(app, &kept, purpose)?)));
    let forms: Result<_, Error> = open.collect();
    Ok((closing, forms?))
}

fn form(app: &App, kept: &Kept, purpose: Option<Purpose>) -> Result<Form, Error> {
    let Some(purpose) = purpose else { return Ok(Form::Closed) };
    let (owner, place) = (Owner::Talk(kept.talk, kept.author), reflections::place(kept.id));
    let words = port::read_for(app, &purpose, (owner, place), &kept.words)?;
    let text = words.as_ref().map(Text::read).transpose()?;
    Ok(Form::Open(text.map(|text| text.only(FORM))))
}

/// Opens to `who` for half an hour the exit form of `side` in the talk that `code` names; its author sees that. While it
/// stands open, nothing changes.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs to look after, or none was handed in.
pub fn open(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (code, side): (Code, Side),
) -> Result<(), Error> {
    let closing = named(tx, at.now, who, code)?;
    let kept = handed_in(tx, &closing.talk, side)?.ok_or(Error::NotFound)?;
    if openings::standing(tx, kept.id, who.member, at.now)?.is_some() {
        return Ok(());
    }
    let member = faces::find(tx, kept.author)?.ok_or(Error::NotFound)?.owner;
    let opening = Opening {
        member,
        by: who.member,
        role: Role::Coordinator,
        what: What::ExitForm,
        why: Why::Shared,
        at: at.now,
        until: at.now + LENGTH,
    };
    openings::add(tx, at.id(), kept.id, &opening)?;
    notices::tell(tx, at, member, "notice-reads", None)?;
    let (stream, actor) = (talks::topic(kept.talk), Some(who.member.into()));
    let deed = Deed { stream, actor, verb: "open_words", object: kept.talk.0, at: at.now };
    Ok(deeds::append(tx, &deed)?)
}

/// Takes the last day back that a coordinator set: the journey in the talk that `code` names goes on, and both are told.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs to look after; [`Error::Refused`] where it is over, or one of the two set it.
pub fn take_back(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<(), Error> {
    let Closing { talk, planned, .. } = named(tx, at.now, who, code)?;
    Closure { planned, talk: talk.state }.house_may_take_back()?;
    endings::remove(tx, talk.id)?;
    jobs::pull(tx, endings::JOB, talk.id.0)?;
    let (stream, actor) = (talks::topic(talk.id), Some(who.member.into()));
    deeds::append(
        tx,
        &Deed { stream, actor, verb: "take_back_end", object: talk.id.0, at: at.now },
    )?;
    ending::settled(tx, at, &talk)?;
    for face in [talk.member, talk.helper] {
        super::tell(tx, at, face, (About::Ending, talk.code), "notice-ending-house-back")?;
    }
    Ok(())
}

/// The end of the journey in the talk that `code` names, where `who` is a coordinator and may look after it.
pub(super) fn named(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    code: Code,
) -> Result<Closing, Error> {
    handing::coordinator(tx, now, who)?;
    let talk = talks::named(tx, code)?.ok_or(Error::NotFound)?;
    if !is_of(tx, &talk)? {
        return Err(Error::NotFound);
    }
    let closing = theirs(tx, who, talk)?;
    let ends = |closing: &Closing| closing.planned.is_some() || closing.how.is_some();
    closing.filter(ends).ok_or(Error::NotFound)
}

/// The end of the journey in `talk`; `None` where `who` is one of the two, or a door is closed between them and one of
/// the two.
fn theirs(tx: &mut Tx, who: &Known, talk: Talk) -> Result<Option<Closing>, Error> {
    let people = match tending::theirs(tx, who, talk.id) {
        Err(Error::NotFound) => return Ok(None),
        found => found?.1,
    };
    let planned = endings::find(tx, talk.id)?;
    let trial = ending::programme(tx, &talk)?.timers.trial;
    let how = Closure { planned, talk: talk.state }.how(talk.since, trial);
    let mut forms = Vec::new();
    for side in Side::ALL {
        forms.extend(handed_in(tx, &talk, *side)?.map(|_| *side));
    }
    Ok(Some(Closing { talk, people, planned, how, forms }))
}

/// The exit form that `side` handed in; `None` where that is none.
fn handed_in(tx: &mut Tx, talk: &Talk, side: Side) -> Result<Option<Kept>, Error> {
    let author = match side {
        Side::Member => talk.member,
        Side::Helper => talk.helper,
    };
    let kept = reflections::find(tx, talk.id, author)?;
    Ok(kept.filter(|kept| kept.handed_in.is_some()))
}
