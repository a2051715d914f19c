//! The matching studio: runs, their pairs with reasons, whom they left out and why, and how groups fared.

use std::collections::{BTreeMap, HashMap};

use kith_core::{
    Code, FaceId, ProgrammeId, RunId, Timestamp,
    pairing::{
        disclosure,
        exclusion::Exclusion,
        fit::Said,
        reason::{self, Points, Reader, Reason},
        settings::{Settings, Weights},
    },
    people::{face::Face, facet::Kind},
    programme::charter::Charter,
};
use kith_store::{
    Tx,
    pairing::{
        exclusions,
        pairs::{self, Pair},
        pooled, proposals,
        runs::{self, Run},
        sides,
    },
    people::faces,
    programme::{charters, programmes},
};

use super::super::{coordinator, figures::Figures, gathering, is_run, of_coordinator, programme};
use crate::{Error, Fault, people::recognising::Known};

/// How many a list shows.
const PAGE: i64 = 20;

/// Of how many programmes the newest are looked at for a choice.
const CHOICES: i64 = 100;

/// How many without a pair are listed by name.
const LEFT: i64 = 50;

/// The list of runs, and whom the next one would look at.
#[derive(Debug, Clone)]
pub struct Runs {
    /// Of which programme the next one is made.
    pub programme: ProgrammeId,
    /// Of which programmes runs are made, each with its name; the house itself first. At least one.
    pub programmes: Vec<Choice>,
    /// How the newest run of that programme was made; `None` where there is none.
    pub settings: Option<Settings>,
    /// Those of all programmes, the newest first, each with the name of its own.
    pub runs: Vec<(Run, Figures, String)>,
    /// The run after which the next page begins; `None` where there is none.
    pub more: Option<Code>,
    /// How many wait for a mentor.
    pub mentees: usize,
    /// How many mentors have a place.
    pub mentors: usize,
    /// How many places are free.
    pub places: u32,
    /// What coordinators decided about two people, with both faces.
    pub decided: Vec<Decided>,
}

/// A programme of which runs are made.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Which one.
    pub id: ProgrammeId,
    /// What names it outside.
    pub code: Code,
    /// What it is called.
    pub name: String,
    /// How many requests for a mentor wait in it.
    pub waiting: i64,
}

/// A decision about two people; a face is `None` where its owner left for good.
#[derive(Debug, Clone)]
pub struct Decided {
    /// What was decided.
    pub exclusion: Exclusion,
    /// Who asked for a mentor.
    pub mentee: Option<Face>,
    /// The mentor.
    pub mentor: Option<Face>,
}

/// A run as its coordinator sees it.
#[derive(Debug, Clone)]
pub struct Studio {
    /// The run.
    pub run: Run,
    /// What it came to.
    pub figures: Figures,
    /// How many pairs there are, were put to both, and are no longer possible.
    pub counts: (i64, i64, i64),
    /// How its proposals stand: how many wait, are agreed, and ended otherwise.
    pub proposals: (i64, i64, i64),
    /// A page of its pairs.
    pub pairs: Vec<Shown>,
    /// The pair after which the next page begins; `None` where there is none.
    pub more: Option<Code>,
    /// Whom it left out, the longest waiting first.
    pub left: Vec<Left>,
    /// How groups fared that describe themselves so, and openly.
    pub groups: Vec<Group>,
    /// What coordinators decided.
    pub decided: Vec<Decided>,
    /// Another run beside it; `None` where none was asked for.
    pub beside: Option<Beside>,
    /// Other runs to hold it against.
    pub others: Vec<Run>,
}

/// A pair, with what its coordinator may know of why.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The pair.
    pub pair: Pair,
    /// Who asked for a mentor; `None` where they left for good.
    pub mentee: Option<Face>,
    /// The mentor.
    pub mentor: Option<Face>,
    /// Why, from what both show to everybody.
    pub reasons: Vec<Reason>,
    /// What counted how much, as far as it is open.
    pub points: Points,
}

/// Somebody whom a run left out.
#[derive(Debug, Clone)]
pub struct Left {
    /// Who; `None` where they left for good.
    pub face: Option<Face>,
    /// Weeks that they had waited.
    pub weeks: i64,
    /// Why, as [`super::super::running::why`] says it.
    pub why: String,
}

/// A group that describes itself, and how many of it are in a pair. Both numbers are safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What they say.
    pub kind: Kind,
    /// The word.
    pub value: String,
    /// How many are in a pair, of how many.
    pub found: Option<(u32, u32)>,
}

/// Another run beside one.
#[derive(Debug, Clone)]
pub struct Beside {
    /// The other run.
    pub run: Run,
    /// What it came to.
    pub figures: Figures,
    /// How many pairs both have.
    pub same: usize,
    /// How many pairs the other has.
    pub pairs: i64,
}

/// The runs of all programmes, those before the run `before`; and whom the next one of the programme that `of` names would
/// look at: of the one in which most wait, where nothing is named.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator, and where the programme is none for a run.
pub fn runs(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    (of, before): (Option<Code>, Option<Code>),
) -> Result<Runs, Error> {
    coordinator(who)?;
    let programmes = choices(tx, now)?;
    let programme = match of {
        Some(_) => programme(tx, now, who, of)?,
        None => most(&programmes),
    };
    let from = match before {
        Some(code) => runs::find(tx, code)?.map(|run| (run.at, run.id)),
        None => None,
    };
    let mut list = runs::all(tx, from, PAGE + 1)?;
    let more = cut(&mut list).map(|(run, _)| run.code);
    let gathered = gathering::gather(tx, now, programme)?;
    Ok(Runs {
        programme,
        programmes,
        settings: runs::list(tx, programme, None, 1)?.first().map(|run| run.settings),
        runs: list
            .into_iter()
            .map(|(run, name)| Ok((run.clone(), figures(&run)?, name)))
            .collect::<Result<_, Error>>()?,
        more,
        mentees: gathered.mentees.len(),
        mentors: gathered.mentors.iter().filter(|mentor| mentor.places > 0).count(),
        places: gathered.mentors.iter().map(|mentor| mentor.places).sum(),
        decided: decided(tx)?,
    })
}

/// The programme in which most wait; on a tie the house itself, or whichever comes first.
fn most(all: &[Choice]) -> ProgrammeId {
    let most = all.iter().rev().max_by_key(|one| one.waiting);
    most.map_or(programmes::FIRST, |one| one.id)
}

/// The house itself, and the newest programmes of which runs are made or in which somebody waits, by name.
fn choices(tx: &mut Tx, now: Timestamp) -> Result<Vec<Choice>, Error> {
    let waiting: HashMap<ProgrammeId, i64> = pooled::count(tx)?.into_iter().collect();
    let house = programmes::the_one(tx)?;
    let waits = |charter: &Charter| waiting.contains_key(&charter.programme);
    let charters = charters::list(tx, now, None, CHOICES)?.into_iter();
    let charters = charters.filter(|charter| is_run(charter) || waits(charter));
    let mut others: Vec<_> =
        charters.map(|charter| (charter.programme, charter.code, charter.name)).collect();
    others.sort_by(|one, other| (&one.2, one.1).cmp(&(&other.2, other.1)));
    let all = std::iter::once((house.id, house.code, house.name)).chain(others);
    let choice = |(id, code, name)| {
        let waiting = waiting.get(&id).copied().unwrap_or_default();
        Choice { id, code, name, waiting }
    };
    Ok(all.map(choice).collect())
}

/// The run that `run` names, with the pairs after the pair `after`, and the run `beside` beside it.
///
/// # Errors
/// [`Error::NotFound`] where the run is none of theirs.
pub fn studio(
    tx: &mut Tx,
    who: &Known,
    run: Code,
    (after, beside): (Option<Code>, Option<Code>),
) -> Result<Studio, Error> {
    let run = of_coordinator(tx, who, run)?;
    let mut list = pairs::list(tx, run.id, after, PAGE + 1)?;
    let more = cut(&mut list).map(|pair| pair.code);
    let weights = run.settings.weights;
    let shown =
        list.into_iter().map(|pair| shown(tx, pair, &weights)).collect::<Result<_, Error>>()?;
    let others = runs::list(tx, run.programme, None, 8)?;
    Ok(Studio {
        figures: figures(&run)?,
        counts: pairs::count(tx, run.id)?,
        proposals: proposals::count(tx, run.id)?,
        pairs: shown,
        more,
        left: left(tx, run.id)?,
        groups: groups(tx, run.id)?,
        decided: decided(tx)?,
        beside: match beside {
            Some(code) => Some(held_against(tx, who, &run, code)?),
            None => None,
        },
        others: others.into_iter().filter(|other| other.id != run.id).collect(),
        run,
    })
}

/// Cuts a list to its page; the last on it, where there are more.
fn cut<T: Clone>(list: &mut Vec<T>) -> Option<T> {
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = list.len() > page;
    list.truncate(page);
    list.last().filter(|_| more).cloned()
}

pub(in crate::pairing) fn figures(run: &Run) -> Result<Figures, Error> {
    Ok(serde_json::from_str(&run.figures).map_err(Fault::new)?)
}

fn shown(tx: &mut Tx, pair: Pair, weights: &Weights) -> Result<Shown, Error> {
    let (mentee, mentor) = (faces::find(tx, pair.mentee)?, faces::find(tx, pair.mentor)?);
    let (one, other) = (gathering::said(tx, pair.mentee)?, gathering::said(tx, pair.mentor)?);
    let fit = u32::try_from(pair.fit).unwrap_or_default();
    Ok(Shown {
        reasons: reason::reasons(&one, &other, Reader::Coordinator),
        points: reason::points(&one, &other, weights, fit),
        pair,
        mentee,
        mentor,
    })
}

fn left(tx: &mut Tx, run: RunId) -> Result<Vec<Left>, Error> {
    let left = sides::unmatched(tx, run, LEFT)?.into_iter();
    Ok(left.map(|(face, weeks, why)| Left { face, weeks, why }).collect())
}

fn decided(tx: &mut Tx) -> Result<Vec<Decided>, Error> {
    let mut decided = Vec::new();
    for exclusion in exclusions::list(tx, PAGE)? {
        let (mentee, mentor) =
            (faces::find(tx, exclusion.mentee)?, faces::find(tx, exclusion.mentor)?);
        decided.push(Decided { exclusion, mentee, mentor });
    }
    Ok(decided)
}

/// Groups by what their people say to everybody: the coordinator could count them one by one, and what is hidden
/// changes nothing here.
fn groups(tx: &mut Tx, run: RunId) -> Result<Vec<Group>, Error> {
    let mut counted: BTreeMap<(Kind, String), (u32, u32)> = BTreeMap::new();
    let mut said: HashMap<FaceId, Vec<Said>> = HashMap::new();
    for (face, kind, value, audience) in sides::said(tx, run)? {
        said.entry(face).or_default().push(Said { kind, value, audience });
    }
    for (face, found) in sides::mentees(tx, run)? {
        for Said { kind, value, .. } in open(said.get(&face).map_or(&[], Vec::as_slice)) {
            let (paired, all) = counted.entry((kind, value)).or_default();
            *all += 1;
            *paired += u32::from(found);
        }
    }
    let large = counted.into_iter().filter(|(_, (_, all))| *all >= disclosure::LEAST_GROUP);
    let group = |((kind, value), (paired, all))| Group {
        kind,
        value,
        found: disclosure::of_group(paired, all),
    };
    Ok(large.map(group).collect())
}

/// What somebody who said `said` says to everybody of their experiences and languages.
fn open(said: &[Said]) -> Vec<Said> {
    let said = reason::shown(said, Reader::Coordinator).into_iter();
    said.filter(|one| matches!(one.kind, Kind::Topic | Kind::Language)).collect()
}

fn held_against(tx: &mut Tx, who: &Known, run: &Run, other: Code) -> Result<Beside, Error> {
    let other = of_coordinator(tx, who, other)?;
    let all = |tx: &mut Tx, id| -> Result<Vec<(FaceId, FaceId)>, Error> {
        let pairs = pairs::list(tx, id, None, 5_000)?;
        Ok(pairs.into_iter().map(|pair| (pair.mentee, pair.mentor)).collect())
    };
    let (ours, theirs) = (all(tx, run.id)?, all(tx, other.id)?);
    let ours: std::collections::HashSet<_> = ours.into_iter().collect();
    Ok(Beside {
        figures: figures(&other)?,
        same: theirs.iter().filter(|pair| ours.contains(pair)).count(),
        pairs: i64::try_from(theirs.len()).unwrap_or(i64::MAX),
        run: other,
    })
}
