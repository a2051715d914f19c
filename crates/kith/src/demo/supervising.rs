//! Supervision in the world: a helper asks, somebody takes it, and one of the two notes a talk.

use anyhow::Context;
use kith_app::programme::{supervising, tallying};
use kith_core::{
    DAY,
    programme::{
        calendar::Day,
        hours::{Entry, Kind},
        supervision::words,
        zone::Zone,
    },
};

use super::{
    story::{THINKS, Told},
    world::Supervision,
};

impl Told<'_> {
    /// A helper asks; a supervisor takes it with a day, notes what they talked about, and sets the next one.
    pub(super) fn supervise(&self, told: &Supervision) -> anyhow::Result<()> {
        let (who, with) =
            (self.cast.known(&told.by)?.clone(), self.cast.known(&told.with)?.clone());
        let (stage, app) = (self.stage, &self.stage.app);
        let code = stage.act(move |tx, at| supervising::ask(tx, at, &who))?;
        stage.turn_to(app.now() + THINKS)?;
        let (today, by) = (Day::of(app.now(), &Zone::UTC), with.clone());
        stage.act(move |tx, at| supervising::take(tx, at, &by, (code, Some(today))))?;
        stage.turn_to(app.now() + THINKS)?;
        let (now, member) = (app.now(), with.member);
        let today = stage.act(move |tx, _| tallying::today(tx, now, member))?;
        let entry = Entry::new((Some(today), Some(told.minutes), Some(Kind::Supervision)), today);
        let entry = entry.map_err(|(field, _)| anyhow::anyhow!("{field}"))?;
        let noted = words(&told.words).map_err(|_| anyhow::anyhow!("words"))?;
        let draft = supervising::draft(app, &with, (code, entry), &noted).context("a note")?;
        let next = Some(Day::of(app.now() + DAY.times(told.next_days), &Zone::UTC));
        Ok(stage.act(move |tx, at| {
            supervising::keep(tx, at, &with, &draft)?;
            supervising::set_day(tx, at, &with, (code, next))
        })?)
    }
}
