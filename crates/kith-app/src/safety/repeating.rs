//! Several people who part from one and the same person: the one who makes them enough opens a case, in the
//! same unit of work. Nothing else follows by itself.

use std::collections::BTreeMap;

use kith_core::{
    DAY, FaceId, MemberId, Moment, Span, Timestamp,
    people::face::Face,
    safety::{
        case::{Case, End, Source},
        opening::role_for_copies,
        pattern::{Counts, How, Parting, Pattern, Reports, WITHIN},
    },
    support::safe::Level,
};
use kith_store::{
    Tx,
    people::faces,
    safety::{cases, patterns},
};

use super::{crew, writing};
use crate::{
    Error,
    people::{grants, recognising::Known},
};

/// How far back reports are counted.
const YEAR: Span = DAY.times(365);

/// How many different people make somebody worth a look before there is a case.
const SEVERAL: usize = 2;

/// What repeats, for moderators and leads.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// From whom several people parted, the most first.
    pub parted: Vec<Parted>,
    /// Whose reports mostly came to nothing, the most first.
    pub reporters: Vec<(Face, Reports)>,
}

/// Somebody from whom several people parted.
#[derive(Debug, Clone)]
pub struct Parted {
    /// The face that was met last.
    pub face: Face,
    /// How many.
    pub counts: Counts,
    /// When the last of them did.
    pub last: Timestamp,
    /// The case about it; `None` while they are too few for one.
    pub case: Option<Case>,
}

/// Looks whether those who parted from whoever is behind `met` are a pattern by now, and opens a case where they
/// are; once within [`WITHIN`], whichever faces they met.
pub(super) fn look(tx: &mut Tx, at: &mut Moment, met: &Face) -> Result<(), Error> {
    let (about, since) = (met.owner, at.now + -WITHIN);
    if patterns::last(tx, about, since)?.is_some() {
        return Ok(());
    }
    if !Counts::of(&patterns::partings(tx, about, since)?, at.now).is_pattern() {
        return Ok(());
    }
    let pattern = Pattern { id: at.id(), about, face: met.id, at: at.now };
    patterns::add(tx, &pattern)?;
    let id = cases::open(tx, at, Source::Pattern, pattern.id, Level::Notice)?;
    let case = cases::find(tx, id)?.ok_or(Error::NotFound)?;
    writing::note(tx, at, &case, None, "open")
}

/// The pattern that `case` is about; `None` for every other case, and where the account is gone.
pub(super) fn of(tx: &mut Tx, case: &Case) -> Result<Option<Pattern>, Error> {
    match case.source {
        Source::Pattern => Ok(patterns::find(tx, case.subject)?),
        _ => Ok(None),
    }
}

/// Those who made `pattern`, and whoever parted since.
pub(super) fn partings(tx: &mut Tx, pattern: &Pattern) -> Result<Vec<Parting>, Error> {
    Ok(patterns::partings(tx, pattern.about, pattern.at + -WITHIN)?)
}

/// What repeats, but for whatever is about `known`.
///
/// # Errors
/// [`Error::NotFound`] for everybody but moderators and leads.
pub fn sheet(tx: &mut Tx, now: Timestamp, known: &Known) -> Result<Sheet, Error> {
    let roles = grants::holding(tx, known.member, now)?;
    role_for_copies(&roles, false).map_err(|_| Error::NotFound)?;
    let mut by_person: BTreeMap<MemberId, Vec<Parting>> = BTreeMap::new();
    for one in patterns::all_partings(tx, now + -WITHIN)? {
        by_person.entry(one.about).or_default().push(one);
    }
    by_person.remove(&known.member);
    let mut parted = Vec::new();
    for partings in by_person.values() {
        parted.extend(row(tx, now, known, partings)?);
    }
    parted.sort_by_key(|row| std::cmp::Reverse((row.counts.all(), row.last)));
    Ok(Sheet { parted, reporters: reporters(tx, now, known)? })
}

/// The row of one person, from whom `partings` say who parted, the newest first; `None` where those are too few,
/// or the case is not one of `known`.
fn row(
    tx: &mut Tx,
    now: Timestamp,
    known: &Known,
    partings: &[Parting],
) -> Result<Option<Parted>, Error> {
    let counts = Counts::of(partings, now);
    let newest = partings.iter().find(|one| one.how != How::Dismissed);
    let Some(newest) = newest.filter(|_| counts.all() >= SEVERAL) else { return Ok(None) };
    let face = partings.iter().find_map(|one| one.face);
    let Some(face) = face.map_or(Ok(None), |face| faces::find(tx, face))? else { return Ok(None) };
    let pattern = patterns::last(tx, newest.about, now + -WITHIN)?;
    let case = pattern.map_or(Ok(None), |it| cases::about(tx, Source::Pattern, it.id))?;
    if let Some(case) = &case
        && !crew::of(tx, now, case)?.contains(&known.member)
    {
        return Ok(None);
    }
    Ok(Some(Parted { face, counts, last: newest.at, case }))
}

/// Whose reports mostly came to nothing, within a year.
fn reporters(tx: &mut Tx, now: Timestamp, known: &Known) -> Result<Vec<(Face, Reports)>, Error> {
    let mut by_person: BTreeMap<MemberId, (FaceId, Reports)> = BTreeMap::new();
    for (writer, face, how) in patterns::reports(tx, now + -YEAR)? {
        let (_, reports) = by_person.entry(writer).or_insert((face, Reports::default()));
        reports.all += 1;
        reports.empty += usize::from(matches!(how, Some(End::False | End::Empty)));
    }
    by_person.remove(&known.member);
    let mut found = Vec::new();
    for (face, reports) in by_person.into_values().filter(|(_, it)| it.are_mostly_empty()) {
        found.extend(faces::find(tx, face)?.map(|face| (face, reports)));
    }
    found.sort_by_key(|(_, reports)| std::cmp::Reverse(reports.empty));
    Ok(found)
}
