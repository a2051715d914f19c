//! Who works on cases. Nobody works on a case about themselves while there is anybody else.

use kith_core::{
    FaceId, MINUTE, MeasureId, MemberId, RequestId, Span, Timestamp,
    people::grant::Role,
    safety::{
        case::{Case, Rung, Source},
        letter::Matter,
    },
};
use kith_store::{
    Tx,
    people::{faces, grants, sessions},
    safety::{blocks, cares, letters, measures},
    support::requests,
    talk::talks,
};

use super::repeating;
use crate::Error;

/// Everybody who works on `case`, each once: the whole desk but for whom it is about, to whom it does
/// not exist, and for those between whom and the member at risk a door is closed, unless they are a
/// lead. What [`is_for_leads`] goes to the leads. Where nobody else is there, they too, for a case that nobody sees would be forgotten.
pub(super) fn of(tx: &mut Tx, now: Timestamp, case: &Case) -> Result<Vec<MemberId>, Error> {
    if is_for_leads(tx, case)? {
        let leads = leads(tx, now, case)?;
        if !leads.is_empty() {
            return Ok(leads);
        }
    }
    let mut desk = Vec::new();
    for role in [Role::Coordinator, Role::Moderator, Role::Lead] {
        desk.extend(grants::holders(tx, role, now)?);
    }
    desk.sort_unstable();
    desk.dedup();
    let about = about(tx, case)?;
    let apart = apart(tx, now, case, &about)?;
    let without = |kept_out: &[MemberId]| {
        desk.iter().copied().filter(|one| !kept_out.contains(one)).collect::<Vec<_>>()
    };
    if case.source == Source::Appeal {
        // Nobody looks at their own measure again, not even where nobody else is there.
        return Ok(without(&about));
    }
    let crews = [without(&[about.as_slice(), &apart].concat()), without(&about)];
    Ok(crews.into_iter().find(|crew| !crew.is_empty()).unwrap_or(desk))
}

/// Whether leads work on `case` before anybody else: on claims, and on reports of such a kind while nobody is at risk.
pub(super) fn is_for_leads(tx: &mut Tx, case: &Case) -> Result<bool, Error> {
    match case.source {
        Source::Right => Ok(true),
        Source::Concern if !case.level.is_risk() => {
            let matter = letters::find(tx, case.subject.into())?.and_then(|letter| letter.matter);
            Ok(matter.is_some_and(Matter::is_for_leads))
        }
        _ => Ok(false),
    }
}

/// The leads, but for whom `case` is about: whoever claims, or is reported. To one lead alone who looks at a
/// report the moderators are added, for a warrant and what is severe need two.
fn leads(tx: &mut Tx, now: Timestamp, case: &Case) -> Result<Vec<MemberId>, Error> {
    let about = about(tx, case)?;
    let mut leads = grants::holders(tx, Role::Lead, now)?;
    leads.retain(|lead| !about.contains(lead));
    if case.source == Source::Concern && leads.len() == 1 {
        leads.extend(grants::holders(tx, Role::Moderator, now)?);
        leads.sort_unstable();
        leads.dedup();
        leads.retain(|one| !about.contains(one));
    }
    Ok(leads)
}

/// How long after their last sign of life somebody counts as being here.
const HERE: Span = MINUTE.times(15);

/// Those who work on `case` and are told on `rung`; where it is empty, everybody: no step is silence.
pub(crate) fn on(
    tx: &mut Tx,
    now: Timestamp,
    case: &Case,
    rung: Rung,
) -> Result<Vec<MemberId>, Error> {
    let crew = of(tx, now, case)?;
    let called = match rung {
        Rung::Here => here(tx, now, &crew)?,
        Rung::Watch => grants::holders(tx, Role::Moderator, now)?,
        Rung::Backup => grants::holders(tx, Role::Lead, now)?,
        Rung::Coordinators => grants::holders(tx, Role::Coordinator, now)?,
        Rung::Everybody => Vec::new(),
    };
    let called: Vec<_> = crew.iter().copied().filter(|one| called.contains(one)).collect();
    Ok(if called.is_empty() { crew } else { called })
}

/// Those of `crew` who are here now.
pub(super) fn here(tx: &mut Tx, now: Timestamp, crew: &[MemberId]) -> Result<Vec<MemberId>, Error> {
    let mut here = Vec::new();
    for member in crew {
        if sessions::was_seen(tx, *member, now + -HERE)? {
            here.push(*member);
        }
    }
    Ok(here)
}

/// Whom `case` is about: the other side of the talk that was reported, from whom several people parted, or
/// who may not be safe.
pub(super) fn about(tx: &mut Tx, case: &Case) -> Result<Vec<MemberId>, Error> {
    match case.source {
        Source::Concern => reported(tx, case),
        Source::Safe => {
            let request = requests::find(tx, RequestId(case.subject))?;
            owners(tx, request.map(|request| request.asker))
        }
        Source::Appeal => hands(tx, case),
        Source::Signal => {
            let at_risk = cares::find(tx, case.subject.into())?;
            owners(tx, at_risk.map(|care| care.author))
        }
        Source::Pattern => {
            Ok(repeating::of(tx, case)?.into_iter().map(|pattern| pattern.about).collect())
        }
        Source::Right => {
            let letter = letters::find(tx, case.subject.into())?;
            Ok(letter.and_then(|letter| letter.writer).into_iter().collect())
        }
        Source::Contact => Ok(Vec::new()),
    }
}

/// Whom the measure is about that the appeal `case` looks at again, and after them everybody who had a hand
/// in it, and whoever reported it.
fn hands(tx: &mut Tx, case: &Case) -> Result<Vec<MemberId>, Error> {
    let Some(measure) = measures::find(tx, MeasureId(case.subject))? else { return Ok(Vec::new()) };
    let report = super::reported::letter(tx, case)?;
    let report = report.map_or(Ok(None), |report| letters::find(tx, report))?;
    let reporter = report.and_then(|report| report.writer);
    let order = [measure.order.member, measure.order.by];
    Ok(order.into_iter().chain(measure.second).chain(reporter).collect())
}

/// Whom a closed door keeps from the member at risk: no door closes against a lead. Of a pair of which one asks
/// something, the other.
fn apart(
    tx: &mut Tx,
    now: Timestamp,
    case: &Case,
    about: &[MemberId],
) -> Result<Vec<MemberId>, Error> {
    if case.source == Source::Contact {
        return reported(tx, case);
    }
    if case.source.is_written() {
        return Ok(Vec::new());
    }
    let mut apart = Vec::new();
    for member in about {
        apart.extend(blocks::apart_from(tx, *member)?);
    }
    let leads = grants::holders(tx, Role::Lead, now)?;
    apart.retain(|one| !leads.contains(one));
    Ok(apart)
}

/// The side of the talk in the letter of `case` that did not write it; nobody where it is about no talk.
fn reported(tx: &mut Tx, case: &Case) -> Result<Vec<MemberId>, Error> {
    let Some(letter) = letters::find(tx, case.subject.into())? else { return Ok(Vec::new()) };
    let talk = letter.talk.map_or(Ok(None), |talk| talks::find(tx, talk))?;
    let mut sides = owners(tx, talk.into_iter().flat_map(|talk| [talk.member, talk.helper]))?;
    sides.retain(|one| Some(*one) != letter.writer);
    Ok(sides)
}

/// Who is behind `face`; where they have left, an id that names nobody.
pub(super) fn owner(tx: &mut Tx, face: FaceId) -> Result<MemberId, Error> {
    Ok(faces::find(tx, face)?.map_or(MemberId(face.0), |face| face.owner))
}

fn owners(tx: &mut Tx, seen: impl IntoIterator<Item = FaceId>) -> Result<Vec<MemberId>, Error> {
    let mut owners = Vec::new();
    for face in seen {
        owners.extend(faces::find(tx, face)?.map(|face| face.owner));
    }
    Ok(owners)
}
