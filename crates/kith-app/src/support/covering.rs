//! Cover: shifts, places, leave and rest, each by the helper's own word.

use kith_core::{
    Code, DAY, FaceId, Moment, Timestamp,
    people::grant::Role,
    programme::zone::Zone,
    safety::{debrief, standing::Act},
    support::{
        capacity::Capacity,
        duty::Duty,
        input::Input,
        limits,
        rota::{self, Hours},
        state::Route,
    },
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    programme::{programmes, required},
    safety::debriefs,
    support::{capacities, duties, offers, places, shifts},
};

use super::{
    carrying::{self, Doer},
    fitting,
    rota::placing,
};
use crate::{Error, people::recognising::Known, programme::requiring, safety::standing};

/// How many talks a helper takes on who has not said how many.
pub const PLACES: u32 = 2;

/// What is true of cover now, for whoever asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cover {
    /// How many helpers are on duty.
    pub helpers: i64,
    /// When the next shift begins in which somebody has promised to be there; `None` where none is.
    pub next: Option<Timestamp>,
}

/// The same for whoever comes by: never how many, and never who.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Whether somebody is here, and else when.
    pub cover: Cover,
    /// The tags of the languages of the shifts whose people are here.
    pub here: Vec<String>,
    /// For each language of the shifts of the next weeks, when the first of them begins.
    pub tongues: Vec<(String, Timestamp)>,
    /// By which clock the house lives.
    pub zone: Zone,
}

/// How many days ahead the next shift of a language is looked for.
const AHEAD: i64 = 28;

/// Who is on duty now, and when the next are.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn cover(tx: &mut Tx, now: Timestamp) -> Result<Cover, Error> {
    let asked = required::is_any(tx, Role::Supporter)?;
    let helpers = if asked { ready(tx, now)? } else { duties::count(tx, now)? };
    Ok(Cover { helpers, next: shifts::next(tx, now)? })
}

/// What the page of cover says at `now`. Where nobody is here, no language is either.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn told(tx: &mut Tx, now: Timestamp) -> Result<Told, Error> {
    let (cover, asked) = (cover(tx, now)?, required::is_any(tx, Role::Supporter)?);
    let mut here = Vec::new();
    for (tongue, member) in shifts::tongues_here(tx, now, now + -rota::LONGEST)? {
        // Whoever has a course before them takes nobody, and counts for no language.
        if here.last() != Some(&tongue)
            && !(asked && requiring::lacks(tx, now, member, Role::Supporter)?)
        {
            here.push(tongue);
        }
    }
    let tongues = shifts::next_by_tongue(tx, now, now + DAY.times(AHEAD))?;
    Ok(Told { cover, here, tongues, zone: programmes::the_one(tx)?.calendar.zone })
}

/// How many are on duty for whom no course comes first.
fn ready(tx: &mut Tx, now: Timestamp) -> Result<i64, Error> {
    let mut ready = 0;
    for member in duties::members(tx, now)? {
        ready += i64::from(!requiring::lacks(tx, now, member, Role::Supporter)?);
    }
    Ok(ready)
}

/// Goes on duty until `until`. Whoever has not said how many talks they take on takes [`PLACES`].
///
/// # Errors
/// [`Error::NotFound`] for whoever is no supporter; [`Error::Refused`] where the shift is too long or
/// over before it begins, or a course comes first.
pub fn begin(tx: &mut Tx, at: &mut Moment, who: &Known, until: Timestamp) -> Result<(), Error> {
    let helper = fitting::supporter(tx, at.now, who)?;
    standing::may(tx, at.now, who.member, Act::Offer)?;
    requiring::may_meet(tx, at.now, who.member, Role::Supporter)?;
    let until = limits::shift(until, at.now)?;
    duties::end(tx, helper, at.now)?;
    duties::add(tx, &Duty::begin(helper, at.now, until)?)?;
    let capacity = capacity(tx, helper)?;
    capacities::set(tx, &capacity)?;
    note(tx, at, helper, "duty-on")
}

/// Goes on duty for the shift that `code` names, from shortly before it until its end.
///
/// # Errors
/// As [`begin`]; [`Error::NotFound`] where they hold no place in it; [`rota::NOT_NOW`] too early and too late.
pub fn begin_shift(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<(), Error> {
    let kept = shifts::named(tx, code)?.ok_or(Error::NotFound)?;
    places::find(tx, kept.id, helper(who)?)?.ok_or(Error::NotFound)?;
    if !kept.shift.hours.may_begin(at.now) {
        return Err(rota::NOT_NOW.into());
    }
    begin(tx, at, who, kept.shift.hours.until)
}

/// Goes off duty: what was taken from the queue and not answered goes back to it; offers from those who
/// chose them stay. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no helper.
pub fn end(tx: &mut Tx, at: &mut Moment, who: &Known) -> Result<(), Error> {
    let helper = helper(who)?;
    if duties::end(tx, helper, at.now)? {
        hand_back(tx, at, helper, &[Route::Queue])?;
        note(tx, at, helper, "duty-off")?;
    }
    Ok(())
}

/// Sets how many talks at a time `who` takes on. Those that are open stay.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no helper; [`Error::Refused`] beyond what one person can hold.
pub fn set_places(tx: &mut Tx, at: &mut Moment, who: &Known, places: u32) -> Result<(), Error> {
    let places = limits::places(places)?;
    change(tx, at, (who, "places"), |capacity| capacity.places = places)
}

/// Goes on leave until `until`: offers that stand go on to others, talks stay.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no helper; [`Error::Refused`] where that is past or too far away.
pub fn leave(tx: &mut Tx, at: &mut Moment, who: &Known, until: Timestamp) -> Result<(), Error> {
    let until = limits::leave(until, at.now)?;
    change(tx, at, (who, "leave"), |capacity| capacity.leave_until = Some(until))?;
    let helper = helper(who)?;
    duties::end(tx, helper, at.now)?;
    placing::release(tx, at, helper, Hours { since: at.now, until })?;
    hand_back(tx, at, helper, Route::ALL)
}

/// Wants no new requests until `until`; talks and offers stay.
///
/// # Errors
/// As [`leave`].
pub fn rest(tx: &mut Tx, at: &mut Moment, who: &Known, until: Timestamp) -> Result<(), Error> {
    let until = limits::leave(until, at.now)?;
    change(tx, at, (who, "rest"), |capacity| capacity.no_new_until = Some(until))
}

/// Is back: new requests are welcome again.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no helper; [`Error::Refused`] while a debrief waits for them.
pub fn back(tx: &mut Tx, at: &mut Moment, who: &Known) -> Result<(), Error> {
    if !debriefs::open_of(tx, helper(who)?)?.is_empty() {
        return Err(debrief::FIRST.into());
    }
    change(tx, at, (who, "back"), |capacity| {
        (capacity.leave_until, capacity.no_new_until) = (None, None);
        capacity.paused_since = None;
    })
}

/// The capacity of `helper`, or what it begins with.
pub(super) fn capacity(tx: &mut Tx, helper: FaceId) -> Result<Capacity, Error> {
    Ok(capacities::find(tx, helper)?.unwrap_or_else(|| first(helper)))
}

/// What the capacity of `helper` begins with.
pub(super) fn first(helper: FaceId) -> Capacity {
    let (leave_until, no_new_until, paused_since) = (None, None, None);
    Capacity { helper, places: PLACES, leave_until, no_new_until, paused_since }
}

/// Passes on every offer that stands with `helper` and came by one of these `routes`.
fn hand_back(tx: &mut Tx, at: &mut Moment, helper: FaceId, routes: &[Route]) -> Result<(), Error> {
    let standing = offers::standing(tx, helper)?.into_iter();
    for kept in standing.filter(|kept| routes.contains(&kept.offer.route)) {
        let request = carrying::found(tx, kept.request)?;
        let by = Doer::face(helper, "pass");
        carrying::step_if_it_may(tx, at, by, &request, Input::Pass { by: helper })?;
    }
    Ok(())
}

fn change(
    tx: &mut Tx,
    at: &mut Moment,
    (who, verb): (&Known, &'static str),
    how: impl FnOnce(&mut Capacity),
) -> Result<(), Error> {
    let helper = helper(who)?;
    let mut capacity = capacity(tx, helper)?;
    how(&mut capacity);
    capacities::set(tx, &capacity)?;
    note(tx, at, helper, verb)
}

fn helper(who: &Known) -> Result<FaceId, Error> {
    who.helper.as_ref().map(|face| face.id).ok_or(Error::NotFound)
}

/// The chain of the helper face, which joins it to no member.
fn note(tx: &mut Tx, at: &Moment, helper: FaceId, verb: &'static str) -> Result<(), Error> {
    let deed = Deed {
        stream: deeds::of_member(helper),
        actor: Some(helper.into()),
        verb,
        object: helper.0,
        at: at.now,
    };
    Ok(deeds::append(tx, &deed)?)
}
