//! The desk: what waits for a person, and a case as that person opens it.

use kith_core::{
    Code, DAY, MemberId, Private, RequestId, Span, Timestamp,
    people::face::Face,
    safety::{
        case::{Case, Source, State},
        letter::{Letter, Matter},
        opening::Purpose,
        pattern::Counts,
        signal::Category,
        signal::Heard,
    },
    support::{
        request::Request,
        safe::{Level, Safe},
    },
};
use kith_store::{
    Tx,
    keys::Owner,
    people::faces,
    safety::{
        cares, cases,
        evidence::{self, Evidence},
        letters, links, openings, signals,
    },
    seal::Sealed,
    support::requests,
    talk::talks,
};

use super::{
    copying::{self, Copied},
    crew,
    measured::own_face,
    port,
    reading::{self, Said},
    repeating, reported, resting,
    watching::{self, Watch},
    writing,
};
use crate::{App, Error, people::recognising::Known, support::asking};

/// How many cases a list shows.
pub const CASES: usize = 50;

/// How far back texts that could not be read are counted.
const WEEK: Span = DAY.times(7);

/// How many are looked at in one step.
const STEP: i64 = 50;

/// Which cases somebody wants to see.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sought {
    /// Those after this one; from the beginning where that is `None`, or there is no such case.
    pub after: Option<Code>,
    /// Only those which they have, or answered last.
    pub mine: bool,
    /// Only those that come from this.
    pub source: Option<Source>,
    /// Only those that call as strongly as this, no more and no less.
    pub level: Option<Level>,
}

/// A case as a list shows it.
#[derive(Debug, Clone)]
pub struct Row {
    /// The case.
    pub case: Case,
    /// What a report is about; `None` for all else.
    pub matter: Option<Matter>,
    /// How many reports about the same person came with it.
    pub with: usize,
}

/// A page of cases.
#[derive(Debug, Clone)]
pub struct List {
    /// The cases, the strongest call first, then the oldest.
    pub rows: Vec<Row>,
    /// The case after which more follow; `None` where these are the last.
    pub more: Option<Code>,
}

/// A case as somebody at the desk opens it.
#[derive(Debug, Clone)]
pub struct Open {
    /// The case.
    pub case: Case,
    /// The letter, where there is one; with its lines.
    pub letter: Option<(Letter, Vec<Said>)>,
    /// What its writer answered last to "Are you safe now?", and when.
    pub safe: Option<(Safe, Timestamp)>,
    /// A safe way to answer, where whoever wrote gave one.
    pub way: Option<Private>,
    /// Whom it is about: whoever wrote, or said that they are not safe. `None` for somebody without an
    /// account, or whose account is gone.
    pub person: Option<Face>,
    /// Who has it, where that is somebody else.
    pub held: Option<Face>,
    /// The request of somebody who may not be safe.
    pub request: Option<Request>,
    /// The words of that request, with the moment until which they stay open; `None` while they are
    /// closed to whoever asks.
    pub words: Option<(Option<Private>, Timestamp)>,
    /// Between whom the talk is that a report is about.
    pub talk: Option<Between>,
    /// What was copied of that talk when it was reported.
    pub copy: Option<Copied>,
    /// What was noticed in the words of somebody who may be in danger.
    pub watch: Option<Watch>,
    /// Whether whoever asks has read enough this week, and somebody else opens what is still closed.
    pub enough: bool,
    /// How many people parted from the same person, and until when that was counted.
    pub pattern: Option<(Counts, Timestamp)>,
    /// With whom somebody talks who may be too young to be here; `None` where that is not the question.
    pub contacts: Option<Vec<Face>>,
}

/// Two who talked; `None` for one who is gone.
#[derive(Debug, Clone)]
pub struct Between {
    /// Who asked for support.
    pub member: Option<Face>,
    /// Who gave it.
    pub helper: Option<Face>,
}

/// What was found in one snapshot.
struct Found {
    open: Open,
    letter: Option<reading::Found>,
    way: Option<Sealed>,
    words: Option<(RequestId, MemberId, Sealed, Purpose)>,
    copy: Option<(Evidence, Option<Purpose>)>,
    said: Vec<watching::Kept>,
}

/// The cases that are not closed and on which `by` works, a page of those that are `sought`: the strongest call
/// first, then the oldest.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn cases(tx: &mut Tx, now: Timestamp, by: MemberId, sought: Sought) -> Result<List, Error> {
    let mut list = List { rows: Vec::new(), more: None };
    let mut spot = match sought.after {
        Some(code) => cases::spot(tx, code)?,
        None => None,
    };
    // Many cases may be somebody else's: they must not stand before what is theirs.
    loop {
        let step = cases::desk(tx, spot, STEP)?;
        let Some(end) = step.last().map(|case| case.code) else { return Ok(list) };
        for case in step {
            let with_another = links::head(tx, case.id)?.is_some();
            if !sought.fits(&case, by) || with_another || !crew::of(tx, now, &case)?.contains(&by) {
                continue;
            }
            if list.rows.len() == CASES {
                list.more = list.rows.last().map(|row| row.case.code);
                return Ok(list);
            }
            list.rows.push(row(tx, case)?);
        }
        spot = cases::spot(tx, end)?;
    }
}

/// How many texts of the last week nobody knows what they say: the detector failed on them (SAF-30).
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn unread(tx: &mut Tx, now: Timestamp) -> Result<i64, Error> {
    Ok(signals::count(tx, Heard::Unread, now + -WEEK)?)
}

pub(super) fn row(tx: &mut Tx, case: Case) -> Result<Row, Error> {
    let letter = match case.source {
        Source::Concern => letters::find(tx, case.subject.into())?,
        _ => None,
    };
    let with = links::of(tx, case.id)?.len();
    Ok(Row { matter: letter.and_then(|letter| letter.matter), with, case })
}

/// The case that `code` names, for `known`. Reading what was written to the house is no opening; the
/// words of a request are there only while `known` has opened them. May wait for the key store: call
/// it aside.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or `known` does not work on it.
pub fn open(app: &App, known: &Known, code: Code) -> Result<Open, Error> {
    let (by, now, share) = (known.member, app.now(), app.site.exposure);
    let Found { mut open, letter, way, words, copy, said } =
        app.store.read(move |tx| find(tx, (by, share), code, now))?;
    if let Some(way) = way {
        let id = open.case.subject.into();
        open.way = app.unseal(writing::HOUSE, writing::way(id), &way)?;
    }
    if let Some(letter) = letter {
        let exchange = reading::opened(app, letter)?;
        open.safe = exchange.safe;
        open.letter = Some((exchange.letter, exchange.said));
    }
    if let Some(watch) = &mut open.watch {
        watch.said = watching::opened(app, said)?;
    }
    if let Some((copy, purpose)) = copy {
        open.copy = Some(copying::shown(app, &copy, purpose.as_ref())?);
    }
    if let Some((request, author, sealed, purpose)) = words {
        let place = (Owner::Member(author), asking::place(request));
        let said = port::read_for(app, &purpose, place, &sealed)?;
        open.words = Some((said, purpose.until()));
    }
    Ok(open)
}

fn find(
    tx: &mut Tx,
    (by, share): (MemberId, i64),
    code: Code,
    now: Timestamp,
) -> Result<Found, Error> {
    let case = cases::find_by_code(tx, code)?.ok_or(Error::NotFound)?;
    if !crew::of(tx, now, &case)?.contains(&by) {
        return Err(Error::NotFound);
    }
    let letter = writing::letter_of(tx, &case)?;
    let mut open = Open {
        person: None,
        held: held(tx, by, &case)?,
        letter: None,
        safe: None,
        way: None,
        request: None,
        words: None,
        talk: None,
        copy: None,
        watch: None,
        pattern: None,
        enough: matches!(resting::may(tx, now, (by, &case), share), Err(Error::Refused(_))),
        contacts: None,
        case,
    };
    let (mut words, mut copy, mut said) = (None, None, Vec::new());
    if open.case.source == Source::Safe {
        words = at_risk(tx, &mut open, (by, now))?;
    } else if open.case.source == Source::Signal {
        said = noticed(tx, &mut open, (by, now))?;
    } else if let Some(pattern) = repeating::of(tx, &open.case)? {
        open.person = faces::find(tx, pattern.face)?;
        let partings = repeating::partings(tx, &pattern)?;
        open.pattern = Some((Counts::of(&partings, pattern.at), pattern.at));
    } else if let Some(letter) = &letter {
        copy = copied(tx, &open.case, (by, now))?;
        open.talk = talk(tx, letter)?;
        open.person = letter.writer.map_or(Ok(None), |it| wrote(tx, it, open.talk.as_ref()))?;
    }
    if is_young(letter.as_ref(), open.watch.as_ref()) {
        open.contacts = Some(reported::contacts(tx, &open.case)?);
    }
    let way = letter.as_ref().map_or(Ok(None), |letter| letters::way(tx, letter.id))?;
    let letter = letter.map(|letter| reading::found(tx, letter)).transpose()?;
    Ok(Found { open, letter, way, words, copy, said })
}

/// Whether it was said, or noticed, that somebody may be too young to be here.
fn is_young(letter: Option<&Letter>, watch: Option<&Watch>) -> bool {
    let said = letter.is_some_and(|letter| letter.matter == Some(Matter::Young));
    let signals = watch.into_iter().flat_map(|watch| &watch.signals);
    said || signals.into_iter().any(|one| one.reading.categories.contains(&Category::Minor))
}

/// The sealed copy that belongs to `case`, and for what it stands open to `by`.
fn copied(
    tx: &mut Tx,
    case: &Case,
    (by, now): (MemberId, Timestamp),
) -> Result<Option<(Evidence, Option<Purpose>)>, Error> {
    let Some(report) = reported::letter(tx, case)? else { return Ok(None) };
    let purpose = openings::purpose(tx, report.0, by, now)?;
    Ok(evidence::find(tx, report)?.map(|copy| (copy, purpose)))
}

/// Fills in who said that they are not safe, and their request; its words where they stand open.
fn at_risk(
    tx: &mut Tx,
    open: &mut Open,
    (by, now): (MemberId, Timestamp),
) -> Result<Option<(RequestId, MemberId, Sealed, Purpose)>, Error> {
    let id = RequestId(open.case.subject);
    let Some(request) = requests::find(tx, id)? else { return Ok(None) };
    open.person = faces::find(tx, request.asker)?;
    open.request = Some(request);
    let purpose = openings::purpose(tx, id.0, by, now)?;
    let author = open.person.as_ref().map(|face| face.owner);
    Ok(match (purpose, author, requests::words(tx, id)?) {
        (Some(purpose), Some(author), Some(sealed)) => Some((id, author, sealed, purpose)),
        _ => None,
    })
}

/// Fills in who may be in danger, and what was noticed; their words, still sealed, where they stand open.
fn noticed(
    tx: &mut Tx,
    open: &mut Open,
    (by, now): (MemberId, Timestamp),
) -> Result<Vec<watching::Kept>, Error> {
    let Some(care) = cares::find(tx, open.case.subject.into())? else { return Ok(Vec::new()) };
    open.person = faces::find(tx, care.author)?;
    let purpose = openings::purpose(tx, care.id.0, by, now)?;
    let (watch, said) = watching::watch(tx, care, purpose.as_ref())?;
    open.watch = Some(watch);
    Ok(said)
}

fn held(tx: &mut Tx, by: MemberId, case: &Case) -> Result<Option<Face>, Error> {
    match case.state {
        State::Claimed { by: other, .. } if other != by => own_face(tx, other),
        _ => Ok(None),
    }
}

/// The face behind which `writer` wrote: the one that sits in the `talk` which their letter is about,
/// for their other one has nothing to do with it; else the one that they have as a member.
fn wrote(tx: &mut Tx, writer: MemberId, talk: Option<&Between>) -> Result<Option<Face>, Error> {
    let sits = talk.into_iter().flat_map(|talk| [&talk.member, &talk.helper]).flatten();
    let sits = sits.into_iter().find(|face| face.owner == writer).cloned();
    sits.map_or_else(|| own_face(tx, writer), |face| Ok(Some(face)))
}

fn talk(tx: &mut Tx, letter: &Letter) -> Result<Option<Between>, Error> {
    let Some(id) = letter.talk else { return Ok(None) };
    let Some(talk) = talks::find(tx, id)? else { return Ok(None) };
    let (member, helper) = (faces::find(tx, talk.member)?, faces::find(tx, talk.helper)?);
    Ok(Some(Between { member, helper }))
}

impl Sought {
    /// Whether `case` is one of them, for `by`.
    fn fits(&self, case: &Case, by: MemberId) -> bool {
        let theirs = match case.state {
            State::Claimed { by, .. } | State::Answered { by, .. } => Some(by),
            State::Open { .. } | State::Closed { .. } => None,
        };
        (!self.mine || theirs == Some(by))
            && self.source.is_none_or(|source| case.source == source)
            && self.level.is_none_or(|level| case.level == level)
    }
}

impl Row {
    /// Whether it waits longer than was promised.
    #[must_use]
    pub fn is_late(&self, now: Timestamp) -> bool {
        self.case.is_late(now)
    }

    /// Whether somebody may be at risk.
    #[must_use]
    pub fn is_risk(&self) -> bool {
        self.case.level >= Level::Concern
    }
}
