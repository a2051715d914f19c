//! Planning: coordinators make shifts ahead, one by one or for each week, say how many are wanted, and call off.

use kith_core::{
    Code, Moment, Refusal,
    people::topic::LANGUAGES,
    support::rota::{self, Hours, Shift},
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    people::notices as told,
    programme::programmes,
    support::{
        places,
        shifts::{self, Kept},
    },
};
use uuid::Uuid;

use super::{named, tell};
use crate::{Error, people::recognising::Known, support::handing};

/// Kith has no such language on its list.
pub const TONGUE: Refusal = Refusal("rota-tongue");

/// Shifts on their way to the rota.
#[derive(Debug, Clone)]
pub struct Plan {
    /// When each of them is.
    pub hours: Vec<Hours>,
    /// The tag of their language; `None` for whichever.
    pub tongue: Option<String>,
    /// How many people each wants.
    pub wanted: u32,
}

/// Puts the shifts of `plan` on the rota; all of them or none. What names each of them, in the order of the plan.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator; [`Error::Refused`] where one of them may not be.
pub fn plan(tx: &mut Tx, at: &mut Moment, who: &Known, plan: &Plan) -> Result<Vec<Code>, Error> {
    handing::coordinator(tx, at.now, who)?;
    let Plan { hours, tongue, wanted } = plan;
    if tongue.as_ref().is_some_and(|tag| LANGUAGES.iter().all(|(known, _)| known != tag)) {
        return Err(TONGUE.into());
    }
    let mut made = Vec::with_capacity(hours.len());
    for hours in hours {
        let shift = Shift { hours: *hours, tongue: tongue.clone(), wanted: *wanted };
        let kept = Kept { id: at.id(), code: at.code(), shift: shift.checked(at.now)? };
        let remind = hours.since + -rota::REMIND;
        let due = if at.now < remind { remind } else { hours.since + rota::GRACE };
        shifts::add(tx, &kept, due)?;
        note(tx, at, who, ("rota_plan", kept.id))?;
        made.push(kept.code);
    }
    Ok(made)
}

/// Sets how many people the shift that `code` names wants. Whoever holds a place keeps it.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for whoever is no coordinator; [`rota::WANTED`], [`rota::BEGUN`].
pub fn want(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (code, wanted): (Code, u32),
) -> Result<(), Error> {
    let kept = ahead(tx, at, who, code)?;
    if !(1..=rota::MOST_WANTED).contains(&wanted) {
        return Err(rota::WANTED.into());
    }
    shifts::set_wanted(tx, kept.id, wanted)?;
    note(tx, at, who, ("rota_want", kept.id))
}

/// Calls the shift that `code` names off; whoever held a place in it hears so.
///
/// # Errors
/// As [`want`].
pub fn call_off(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<(), Error> {
    let kept = ahead(tx, at, who, code)?;
    told::forget_about(tx, kept.code)?;
    for helper in places::clear(tx, kept.id)? {
        tell(tx, at, helper, ("notice-rota-off", None))?;
    }
    shifts::remove(tx, kept.id)?;
    note(tx, at, who, ("rota_call_off", kept.id))
}

/// The shift that `code` names and that has not begun, for a coordinator.
fn ahead(tx: &mut Tx, at: &Moment, who: &Known, code: Code) -> Result<Kept, Error> {
    handing::coordinator(tx, at.now, who)?;
    let kept = named(tx, code)?;
    if kept.shift.hours.since <= at.now { Err(rota::BEGUN.into()) } else { Ok(kept) }
}

fn note(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    (verb, object): (&'static str, Uuid),
) -> Result<(), Error> {
    let stream = deeds::of_programme(programmes::the_one(tx)?.id);
    let actor = Some(who.member.into());
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object, at: at.now })?)
}
