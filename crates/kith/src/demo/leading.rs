//! What the coordinators of the world do for many at once, and what they see to.

use anyhow::Context;
use kith_app::{
    journey::{
        farewelling::{self, Chosen},
        tending,
    },
    people::recognising::Known,
    programme::{
        circulating,
        needing::{self, Sought},
    },
};
use kith_core::{DAY, Private, people::grant::Role, programme::circular::Whom};
use serde::Deserialize;

use super::story::Told;

/// What a coordinator does for many at once, and what they see to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lead {
    pub(super) ago_hours: f64,
    /// To whom a letter goes; empty where none does.
    #[serde(default)]
    pub(super) whom: String,
    #[serde(default)]
    pub(super) text: String,
    /// Whether the letter is sent.
    #[serde(default)]
    pub(super) sent: bool,
    /// In how many days the pair that fares best ends; `None` where none does.
    pub(super) ends_days: Option<i64>,
}

impl Told<'_> {
    /// A coordinator writes to many, sets the last day of a pair, and sees to what waits longest.
    pub(super) fn lead(&self, lead: &Lead) -> anyhow::Result<()> {
        let who = self.cast.first(Role::Coordinator)?.clone();
        match lead.ends_days {
            Some(days) => self.end(&who, days),
            None => self.circulate(&who, lead),
        }
    }

    fn circulate(&self, who: &Known, lead: &Lead) -> anyhow::Result<()> {
        let whom = Whom::of(&lead.whom).context("whom")?;
        let words = Private::new(lead.text.as_str());
        let draft = circulating::draft(&self.stage.app, who, (whom, None), &words)?;
        let (who, sent) = (who.clone(), lead.sent);
        self.stage.act(move |tx, at| {
            let code = circulating::write(tx, at, &who, &draft)?;
            if sent { circulating::send(tx, at, &who, code) } else { Ok(()) }
        })?;
        Ok(())
    }

    fn end(&self, who: &Known, days: i64) -> anyhow::Result<()> {
        let who = who.clone();
        self.stage.act(move |tx, at| {
            let (listed, _) = tending::list(tx, at.now, &who, None)?;
            let day = at.now.jiff().strftime("%Y-%m-%d").to_string();
            let day = kith_core::programme::zone::Zone::UTC.moment(&format!("{day}T00:00"));
            let chosen = Chosen::These(listed.last().map(|one| one.code).into_iter().collect());
            let day = day.unwrap_or(at.now) + DAY.times(days);
            farewelling::begin(tx, at, &who, (&chosen, day))?;
            let waits = needing::page(tx, at.now, &who, Sought::default())?.needs;
            match waits.iter().find(|one| !one.reason.is_claimed()) {
                Some(one) => needing::take(tx, at, &who, (one.reason, one.code)),
                None => Ok(()),
            }
        })?;
        Ok(())
    }
}
