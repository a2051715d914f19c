//! A run: everybody is gathered in one snapshot, solved in no unit of work, and kept. Nobody of them is told.

use kith_core::{Code, Moment, ProgrammeId, RunId, pairing::settings::Settings};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    pairing::{
        pairs::{self, Pair},
        runs::{self, Run},
        sides,
    },
};

use super::{
    coordinator,
    gathering::{self, Gathered},
    of_coordinator, programme,
    solving::{self, Solved},
    weighing::{self, Weighed},
};
use crate::{App, Error, Fault, people::recognising::Known};

/// Why nobody was found for somebody.
pub mod why {
    /// They have not agreed to the matching.
    pub const CONSENT: &str = "consent";
    /// Nobody fits what both sides asked for.
    pub const NOBODY: &str = "nobody";
    /// Everybody who fits has no place left.
    pub const TAKEN: &str = "taken";
}

/// A run on its way: solved and proved, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    programme: ProgrammeId,
    settings: Settings,
    gathered: Gathered,
    weighed: Weighed,
    solved: Solved,
}

/// Of which programme a run is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The one that this code names; the house itself, where nothing is named.
    Named(Option<Code>),
    /// The one of another run.
    Run(Code),
}

/// Gathers everybody who waits for a mentor in the programme `of`, and solves. Takes a moment: call it aside.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator, and where the programme is none for a run; [`Error::Fault`] of the
/// store, and where a certificate does not hold.
pub fn draft(app: &App, who: &Known, of: Of, settings: Settings) -> Result<Draft, Error> {
    let (now, asker) = (app.now(), who.clone());
    let (programme, gathered) = app.store.read(move |tx| {
        let programme = match of {
            Of::Named(code) => programme(tx, now, &asker, code)?,
            Of::Run(run) => of_coordinator(tx, &asker, run)?.programme,
        };
        Ok::<_, Error>((programme, gathering::gather(tx, now, programme)?))
    })?;
    let weighed = weighing::weigh(&gathered, &settings.weights);
    let solved = solving::prove(&gathered, &weighed, &settings)?;
    Ok(Draft { programme, settings, gathered, weighed, solved })
}

/// Keeps `draft`; the code of the run. Nobody who takes part is told.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator; [`Error::Fault`] of the store.
pub fn keep(tx: &mut Tx, at: &mut Moment, who: &Known, draft: &Draft) -> Result<Code, Error> {
    coordinator(who)?;
    let parts = (&draft.gathered, &draft.weighed, &draft.solved);
    keep_all(tx, at, (who, draft.programme, draft.settings), parts)
}

/// [`draft`] and [`keep`] in one, of the house itself, for whoever needs no one-time key.
///
/// # Errors
/// As both.
pub fn run(app: &App, who: &Known, settings: Settings) -> Result<Code, Error> {
    let draft = draft(app, who, Of::Named(None), settings)?;
    let (who, moment) = (who.clone(), app.moment());
    app.store.write(move |tx| keep(tx, &mut moment.clone(), &who, &draft))
}

/// Everything that a run is made of.
type Parts<'p> = (&'p Gathered, &'p Weighed, &'p Solved);

fn keep_all(
    tx: &mut Tx,
    at: &mut Moment,
    (who, programme, settings): (&Known, ProgrammeId, Settings),
    parts: Parts,
) -> Result<Code, Error> {
    let (gathered, _, solved) = parts;
    let run = Run {
        id: at.id(),
        code: at.code(),
        programme,
        by: who.member,
        at: at.now,
        settings,
        snapshot: solved.snapshot.clone(),
        mentees: count(gathered.mentees.len()),
        mentors: count(gathered.mentors.iter().filter(|mentor| mentor.places > 0).count()),
        figures: serde_json::to_string(&solved.figures).map_err(Fault::new)?,
        approved: None,
    };
    runs::add(tx, &run, &solved.sheet)?;
    keep_sides(tx, run.id, gathered, solved)?;
    keep_pairs(tx, at, run.id, parts)?;
    let stream = deeds::of_programme(programme);
    let actor = Some(who.member.into());
    deeds::append(tx, &Deed { stream, actor, verb: "run", object: run.id.0, at: at.now })?;
    Ok(run.code)
}

fn keep_sides(tx: &mut Tx, run: RunId, gathered: &Gathered, solved: &Solved) -> Result<(), Error> {
    let paired: std::collections::BTreeSet<u32> = solved.pairs.iter().map(|(a, _)| *a).collect();
    for (no, mentee) in (0_u32..).zip(&gathered.mentees) {
        let why = match () {
            () if paired.contains(&no) => None,
            () if !mentee.person.agreed => Some(why::CONSENT),
            () if solved.alone.contains(&no) => Some(why::NOBODY),
            () => Some(why::TAKEN),
        };
        let mentee = sides::Mentee {
            no: i64::from(no),
            request: mentee.request,
            face: mentee.person.face.id,
            weeks: i64::from(mentee.seniority.weeks),
            why: why.map(str::to_owned),
        };
        sides::add_mentee(tx, run, &mentee)?;
    }
    for (no, mentor) in (0_i64..).zip(&gathered.mentors) {
        let (face, places) = (mentor.person.face.id, i64::from(mentor.places));
        sides::add_mentor(tx, run, &sides::Mentor { no, face, places })?;
    }
    Ok(())
}

fn keep_pairs(
    tx: &mut Tx,
    at: &mut Moment,
    run: RunId,
    (gathered, weighed, solved): Parts,
) -> Result<(), Error> {
    for (place, &ends) in solved.pairs.iter().enumerate() {
        let Some((mentee, mentor)) = weighing::pair(gathered, ends) else { continue };
        let pair = Pair {
            code: at.code(),
            request: mentee.request,
            mentee: mentee.person.face.id,
            mentor: mentor.person.face.id,
            fit: weighed.fits.get(&ends).copied().map_or(0, i64::from),
            locked: place < solved.locked,
            put: None,
            gone: None,
        };
        pairs::add(tx, run, &pair)?;
    }
    Ok(())
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
