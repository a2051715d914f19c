//! What the rota shows to whoever may read it: supporters, moderators and coordinators.

use kith_core::{
    Code, DAY, Timestamp,
    people::grant::Role,
    programme::zone::Zone,
    support::{
        forecast::{self, Forecast, Lack},
        rota::{self, Gap, Hours, Shift},
    },
};
pub use kith_store::support::{
    places::{Held, Place},
    shifts::{Kept, Line},
};
use kith_store::{
    Tx,
    people::faces,
    programme::programmes,
    support::{aways, places, queue, shifts},
};
use uuid::Uuid;

use super::named;
use crate::{Error, people::recognising::Known};

/// How many lines a page shows.
pub const LISTED: usize = 20;

/// How many rows are looked for: one more than a page shows.
const ROWS: i64 = 21;

/// How many colleagues can be asked by name on the page.
const NAMES: i64 = 200;

/// How far the rota is looked at for gaps.
pub const AHEAD: i64 = 14;

/// How many shifts are looked at for gaps, at most.
const SHIFTS: i64 = 3_000;

/// The rota.
#[derive(Debug, Clone)]
pub struct Rota {
    /// Shifts that have not ended, the next first.
    pub lines: Vec<Line>,
    /// The shift after which the next page begins; `None` where this is the last.
    pub more: Option<Code>,
    /// The reader's own next places.
    pub own: Vec<(Kept, Place)>,
    /// Places that the reader is asked to take over, with who asks.
    pub asked: Vec<(Kept, Held)>,
    /// When the reader is away.
    pub aways: Vec<(Code, Hours)>,
    /// By which clock shifts are made.
    pub zone: Zone,
}

/// One shift.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The shift.
    pub kept: Kept,
    /// Who holds a place in it.
    pub held: Vec<Held>,
    /// The reader's own place; `None` where they hold none.
    pub mine: Option<Place>,
    /// Whom the reader can ask to take it over.
    pub colleagues: Vec<(Code, String)>,
    /// Whom they asked by name; `None` where they ask nobody, or whoever can.
    pub asked: Option<String>,
    /// By which clock shifts are made.
    pub zone: Zone,
}

/// Where people are wanted in the next [`AHEAD`] days.
#[derive(Debug, Clone)]
pub struct Ahead {
    /// Stretches in which some are missing.
    pub gaps: Vec<Gap>,
    /// Every shift of that time.
    pub lines: Vec<Line>,
    /// What the weeks behind say, and what the rota of the next seven days lacks by that; for coordinators alone.
    pub forecast: Option<(Forecast, Vec<Lack>)>,
    /// By which clock shifts are made.
    pub zone: Zone,
}

/// The rota from the shift after `after` on.
///
/// # Errors
/// [`Error::NotFound`] for whoever may not read it.
pub fn rota(tx: &mut Tx, now: Timestamp, who: &Known, after: Option<Code>) -> Result<Rota, Error> {
    reads(who)?;
    let helper = who.helper.as_ref().map(|face| face.id);
    // What stood there may have been called off meanwhile: the page begins at its beginning.
    let after = after.map(|code| shifts::named(tx, code)).transpose()?.flatten();
    let from =
        after.map_or((now + -rota::LONGEST, Uuid::nil()), |kept| (kept.shift.hours.since, kept.id));
    let mut lines = shifts::page(tx, (helper, now), from, ROWS)?;
    let more = lines.len() > LISTED;
    lines.truncate(LISTED);
    let (mut own, mut asked, mut aways) = (Vec::new(), Vec::new(), Vec::new());
    if let Some(helper) = helper {
        own = places::of(tx, helper, now, ROWS)?;
        asked = places::asked(tx, (helper, who.member), now, ROWS)?;
        aways = aways::of(tx, helper, now, ROWS)?;
    }
    let last = lines.last().map(|line| line.kept.code).filter(|_| more);
    Ok(Rota { lines, more: last, own, asked, aways, zone: zone(tx)? })
}

/// The shift that `code` names.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for whoever may not read it.
pub fn shift(tx: &mut Tx, now: Timestamp, who: &Known, code: Code) -> Result<Seen, Error> {
    reads(who)?;
    let kept = named(tx, code)?;
    let held = places::list(tx, &kept, Some(who.member))?;
    let helper = who.helper.as_ref().map(|face| face.id);
    let mine = held.iter().map(|one| one.place).find(|place| Some(place.helper) == helper);
    let colleagues = match mine {
        Some(_) => places::colleagues(tx, who.member, now, NAMES)?,
        None => Vec::new(),
    };
    let whom = mine.and_then(|place| place.asks).and_then(|(_, whom)| whom);
    let asked = whom.map(|whom| faces::find(tx, whom)).transpose()?.flatten();
    let asked = asked.map(|face| face.pseudonym);
    Ok(Seen { kept, held, mine, colleagues, asked, zone: zone(tx)? })
}

/// Where people are wanted in the next days.
///
/// # Errors
/// [`Error::NotFound`] for whoever may not read it.
pub fn ahead(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<Ahead, Error> {
    reads(who)?;
    let (from, until) = (now + -rota::LONGEST, now + DAY.times(AHEAD));
    let mut lines = shifts::between(tx, (from, until), SHIFTS)?;
    lines.retain(|line| now < line.kept.shift.hours.until);
    let shifts: Vec<_> = lines.iter().map(|line| (line.kept.shift.clone(), line.held)).collect();
    let zone = zone(tx)?;
    let forecast =
        if who.is(Role::Coordinator) { Some(foreseen(tx, now, &zone, &shifts)?) } else { None };
    Ok(Ahead { gaps: rota::gaps(&shifts), lines, forecast, zone })
}

/// What the weeks behind say of the next seven days, for which `shifts` stand on the rota.
fn foreseen(
    tx: &mut Tx,
    now: Timestamp,
    zone: &Zone,
    shifts: &[(Shift, u32)],
) -> Result<(Forecast, Vec<Lack>), Error> {
    // A week more than counts: whoever asked before the first whole week shows that it was whole.
    let from = now + -DAY.times(7 * i64::from(forecast::WEEKS + 1));
    let asked = queue::asked_by_quarter(tx, from)?.into_iter();
    let asked: Vec<_> = asked.map(|(at, n)| (at, u32::try_from(n).unwrap_or(u32::MAX))).collect();
    let said = forecast::forecast(zone, now, &asked);
    let lacks = match &said {
        Forecast::Known { needs, .. } => forecast::lacking(needs, zone, now, shifts),
        Forecast::Unknown { .. } => Vec::new(),
    };
    Ok((said, lacks))
}

/// The next shift that has not ended and in which `who` holds a place, and by which clock it was made; `None` where there
/// is none.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn next(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<Option<(Kept, Zone)>, Error> {
    let Some(helper) = &who.helper else { return Ok(None) };
    match places::of(tx, helper.id, now, 1)?.pop() {
        Some((kept, _)) => Ok(Some((kept, zone(tx)?))),
        None => Ok(None),
    }
}

/// The clock by which shifts are made: the programme's.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn zone(tx: &mut Tx) -> Result<Zone, Error> {
    Ok(programmes::the_one(tx)?.calendar.zone)
}

fn reads(who: &Known) -> Result<(), Error> {
    let roles = [Role::Supporter, Role::Moderator, Role::Coordinator];
    roles.into_iter().any(|role| who.is(role)).then_some(()).ok_or(Error::NotFound)
}
