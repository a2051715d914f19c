//! Hours in the world: what helpers entered themselves, and what they had put in writing.

use anyhow::Context;
use kith_app::programme::{certifying, tallying};
use kith_core::{
    Private,
    programme::{
        certificate::{Part, What, Wish},
        hours::{Entry, Kind},
    },
};

use super::{
    story::Told,
    world::{Certificate, Hours},
};

impl Told<'_> {
    /// Somebody enters time for the day that it is.
    pub(super) fn enter(&self, told: &Hours) -> anyhow::Result<()> {
        let (who, now) = (self.cast.known(&told.by)?.member, self.stage.app.now());
        let (minutes, kind) = (told.minutes, Kind::of(&told.kind).context("kind")?);
        let today = self.stage.act(move |tx, _| tallying::today(tx, now, who))?;
        let entry = Entry::new((Some(today), Some(minutes), Some(kind)), today);
        let entry = entry.map_err(|(field, _)| anyhow::anyhow!("{field}"))?;
        Ok(self.stage.act(move |tx, at| tallying::add(tx, at, who, &entry))?)
    }

    /// Somebody has the house put in writing what they did.
    pub(super) fn certify(&self, told: &Certificate) -> anyhow::Result<()> {
        let who = self.cast.known(&told.by)?.member;
        let parts = told.says.iter().map(|word| Part::of(word).context("part"));
        let wish = Wish {
            what: What::Helping,
            name: Private::new(told.name.as_str()),
            programme: None,
            parts: parts.collect::<anyhow::Result<_>>()?,
        };
        let draft = certifying::draft(&self.stage.app, who, &wish);
        let draft = draft.map_err(|(field, why)| anyhow::anyhow!("{field}: {why}"))?;
        self.stage.act(move |tx, at| certifying::give(tx, at, &draft))?;
        Ok(())
    }
}
