//! The rota of the world: shifts that are made ahead, who takes a place, and who asks to be relieved.

use anyhow::Context;
use kith_app::support::{
    covering,
    rota::{
        placing,
        planning::{self, Plan},
        reading, swapping,
    },
};
use kith_core::{
    DAY, HOUR, Timestamp,
    programme::{calendar::Day, zone::Zone},
    support::rota::{Hours, weekly},
};

use super::{Stage, meeting::hour, story::Told, world::Shift};

/// When the shift begins that goes on at the end of the world; `None` where it is one of another day.
pub(super) fn begins(stage: &Stage, shift: &Shift) -> anyhow::Result<Option<Timestamp>> {
    shift.lasts_hours.map(|_| hour(stage, 0)).transpose()
}

impl Told<'_> {
    /// A coordinator makes the shifts, and supporters take places in them.
    pub(super) fn roster(&self, shift: &Shift) -> anyhow::Result<()> {
        let zone = self.stage.act(|tx, _| reading::zone(tx))?;
        let hours = hours(self.stage, shift, &zone)?;
        let (by, wanted) = (self.cast.known(&shift.by)?.clone(), shift.wanted);
        let plan = Plan { hours, tongue: shift.tongue.clone(), wanted };
        let made = self.stage.act(move |tx, at| planning::plan(tx, at, &by, &plan))?;
        let mut asks = shift.asks.as_ref();
        for (code, keys) in made.into_iter().zip(shift.takes.iter().cycle()) {
            for key in keys {
                let who = self.cast.known(key)?.clone();
                let asking = asks.take_if(|asks| *asks == key).is_some();
                self.stage.act(move |tx, at| {
                    placing::take(tx, at, &who, code)?;
                    if asking { swapping::ask(tx, at, &who, code, None) } else { Ok(()) }
                })?;
            }
        }
        Ok(())
    }

    /// Whoever took a place comes when the shift begins.
    pub(super) fn come(&self, shift: &Shift) -> anyhow::Result<()> {
        let hours = HOUR.times(shift.lasts_hours.unwrap_or_default());
        for key in shift.takes.iter().flatten() {
            let who = self.cast.known(key)?.clone();
            self.stage.act(move |tx, at| covering::begin(tx, at, &who, at.now + hours))?;
        }
        Ok(())
    }
}

/// When its shifts are: from the last full hour on, or on those days by the clock of the house.
fn hours(stage: &Stage, shift: &Shift, zone: &Zone) -> anyhow::Result<Vec<Hours>> {
    if let Some((since, lasts)) = begins(stage, shift)?.zip(shift.lasts_hours) {
        return Ok(vec![Hours { since, until: since + HOUR.times(lasts) }]);
    }
    let one = |days: &i64| {
        let day = Day::of(stage.now + DAY.times(*days), zone);
        let begin = format!("{day}T{}", shift.begin);
        let laid = weekly(zone, (&begin, &shift.end), 1).ok().and_then(|all| all.first().copied());
        laid.with_context(|| format!("no shift: {begin}"))
    };
    shift.days.iter().map(one).collect()
}
