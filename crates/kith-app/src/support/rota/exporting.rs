//! What a member takes along of the rota: the shifts in which they hold or held a place, and when they are away.

use kith_core::{DAY, MemberId, support::rota::Hours};
use kith_store::{
    people::faces,
    support::{
        aways,
        places::{self, Place},
        shifts::Kept,
    },
};
use serde_json::{Value, json};

use crate::{App, Error, people::exporting::moment};

/// For how long before now a rota can have been kept.
const EVER: i64 = 36_500;

/// The shifts of `member`, the first first.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn rota(app: &App, member: MemberId) -> Result<Value, Error> {
    let from = app.now() + -DAY.times(EVER);
    let (held, away) = app.store.read(move |tx| {
        let (mut held, mut away) = (Vec::new(), Vec::new());
        for face in faces::list(tx, member)? {
            held.extend(places::of(tx, face.id, from, i64::MAX)?);
            away.extend(aways::of(tx, face.id, from, i64::MAX)?);
        }
        Ok::<_, Error>((held, away))
    })?;
    Ok(json!({
        "shifts": held.iter().map(shift).collect::<Vec<_>>(),
        "away": away.iter().map(|(_, hours)| span(*hours)).collect::<Vec<_>>(),
    }))
}

fn shift((kept, place): &(Kept, Place)) -> Value {
    json!({
        "when": span(kept.shift.hours),
        "language": kept.shift.tongue,
        "taken": moment(place.taken),
        "asks_somebody_to_take_it_since": place.asks.map(|(since, _)| moment(since)),
    })
}

fn span(hours: Hours) -> Value {
    json!({ "from": moment(hours.since), "until": moment(hours.until) })
}
