//! Hours in the world: what helpers entered themselves, and what they had put in writing.

use anyhow::Context;
use kith_app::programme::{certifying, tallying};
use kith_core::{
    Private, Timestamp,
    programme::{
        certificate::{Part, What, Wish},
        hours::{Entry, Kind},
    },
};

use super::{
    Stage,
    practising::{Practice, practised},
    story::Told,
    world::{Certificate, OwnTime, Supervision, World},
};

/// What somebody does for their own record.
pub(super) enum Tallied<'w> {
    Enter(&'w OwnTime),
    Certify(&'w Certificate),
    Supervise(&'w Supervision),
    Practise(&'w Practice),
}

/// All of it, each with when it is.
pub(super) fn tallied<'w>(
    stage: &Stage,
    world: &'w World,
) -> impl Iterator<Item = (Timestamp, Tallied<'w>)> {
    let hours = world.hours.iter().map(|told| (told.ago_hours, Tallied::Enter(told)));
    let papers = world.certificate.iter().map(|told| (told.ago_hours, Tallied::Certify(told)));
    let talks = world.supervision.iter().map(|told| (told.ago_hours, Tallied::Supervise(told)));
    let ways = practised(world).map(|told| (told.ago_hours, Tallied::Practise(told)));
    hours.chain(papers).chain(talks).chain(ways).map(|(ago, told)| (stage.ago(ago), told))
}

impl Tallied<'_> {
    /// Who does it.
    pub(super) const fn by(&self) -> &String {
        match self {
            Self::Enter(hours) => &hours.by,
            Self::Certify(certificate) => &certificate.by,
            Self::Supervise(supervision) => &supervision.by,
            Self::Practise(practice) => &practice.by,
        }
    }
}

impl Told<'_> {
    /// Somebody does it.
    pub(super) fn tally(&self, told: &Tallied<'_>) -> anyhow::Result<()> {
        match told {
            Tallied::Enter(hours) => self.enter(hours),
            Tallied::Certify(certificate) => self.certify(certificate),
            Tallied::Supervise(supervision) => self.supervise(supervision),
            Tallied::Practise(practice) => self.practise(practice),
        }
    }

    /// Somebody enters time for the day that it is.
    fn enter(&self, told: &OwnTime) -> anyhow::Result<()> {
        let (who, now) = (self.cast.known(&told.by)?.member, self.stage.app.now());
        let (minutes, kind) = (told.minutes, Kind::of(&told.kind).context("kind")?);
        let today = self.stage.act(move |tx, _| tallying::today(tx, now, who))?;
        let entry = Entry::new((Some(today), Some(minutes), Some(kind)), today);
        let entry = entry.map_err(|(field, _)| anyhow::anyhow!("{field}"))?;
        Ok(self.stage.act(move |tx, at| tallying::add(tx, at, who, &entry))?)
    }

    /// Somebody has the house put in writing what they did.
    fn certify(&self, told: &Certificate) -> anyhow::Result<()> {
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
