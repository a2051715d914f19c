//! Practice in the world: supporters ask, somebody is beside them, and one of them is signed off; and a mentor who rates herself.

use std::collections::HashMap;

use anyhow::Context;
use kith_app::programme::{
    practising::{self, Noting, Outcome, Wish, reading},
    rating, tallying,
};
use kith_core::{
    Code, HOUR, Private,
    programme::{
        calendar::Day,
        competency::{Level, Marks, Rating, Seen},
        hours::{Entry, Kind},
        practice::Scenario,
        zone::Zone,
    },
};
use kith_store::programme::practices;
use serde::Deserialize;

use super::{story::Told, world::World};

/// One thing that somebody does on the way to a signature.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Practice {
    /// Whose practice, or whose rating, it is.
    pub(super) by: String,
    /// The supervisor who does it; the supporter, where nobody is named.
    with: Option<String>,
    pub(super) ago_hours: f64,
    /// `ask`, `take`, `set`, `talk`, `on`, `mark`, `sign`, `rate` or `bring`.
    does: String,
    /// How many days later the next one is.
    next_days: Option<i64>,
    scenario: Option<String>,
    #[serde(default)]
    well: String,
    #[serde(default)]
    practise: String,
    #[serde(default)]
    words: String,
    /// What was seen, or chosen, by the word of the competency.
    #[serde(default)]
    marks: HashMap<String, String>,
}

/// All of it.
pub(super) fn practised(world: &World) -> impl Iterator<Item = &Practice> {
    world.practice.iter()
}

impl Told<'_> {
    /// Somebody does it.
    pub(super) fn practise(&self, told: &Practice) -> anyhow::Result<()> {
        let who = self.cast.known(&told.by)?.clone();
        let stage = self.stage;
        match told.does.as_str() {
            "ask" => stage.act(move |tx, at| practising::ask(tx, at, &who)).map(drop)?,
            "on" => stage.act(move |tx, at| {
                kith_app::support::covering::begin(tx, at, &who, at.now + HOUR.times(2))
            })?,
            "rate" => return self.rate(told),
            "bring" => return self.share_rating(told),
            _ => return self.supervised(told),
        }
        Ok(())
    }

    /// A supervisor takes it, sets a day, notes a talk, marks a shift, or signs.
    fn supervised(&self, told: &Practice) -> anyhow::Result<()> {
        let (stage, member) = (self.stage, self.cast.known(&told.by)?.member);
        let with = self.cast.known(told.with.as_ref().context("with")?)?.clone();
        let code: Code = stage
            .act(move |tx, _| Ok(practices::of(tx, member)?.map(|kept| kept.code)))?
            .context("a practice")?;
        let days = HOUR.times(24 * told.next_days.unwrap_or_default());
        let day = Some(Day::of(stage.app.now() + days, &Zone::UTC));
        match told.does.as_str() {
            "take" => stage.act(move |tx, at| practising::take(tx, at, &with, (code, day)))?,
            "set" => stage.act(move |tx, at| practising::set_day(tx, at, &with, (code, day)))?,
            "mark" => {
                let page = reading::page(&stage.app, &with, code)?;
                let since = page.open.first().context("a shift")?.from;
                stage.act(move |tx, at| practising::mark(tx, at, &with, (code, since)))?;
            }
            "talk" => {
                let (now, who) = (stage.app.now(), with.member);
                let today = stage.act(move |tx, _| tallying::today(tx, now, who))?;
                let entry = Entry::new((Some(today), Some(45), Some(Kind::Supervision)), today);
                let noting = Noting {
                    entry: entry.map_err(|(field, _)| anyhow::anyhow!("{field}"))?,
                    scenario: told
                        .scenario
                        .as_deref()
                        .and_then(Scenario::of)
                        .context("scenario")?,
                    words: [&told.well, &told.practise].map(|text| Private::new(text.as_str())),
                };
                let draft = practising::draft(&stage.app, &with, code, &noting)?;
                stage.act(move |tx, at| practising::keep(tx, at, &with, &draft))?;
            }
            "sign" => {
                let mark = |word: &str| told.marks.get(word).map_or("can", String::as_str);
                let marks = Marks::new(|of| Seen::of(mark(of.word())));
                let signed = Wish {
                    tongue: "en".to_owned(),
                    marks: marks.map_err(|why| anyhow::anyhow!("{}", why.0))?,
                    words: Private::new(told.words.as_str()),
                    outcome: Outcome::Signed,
                };
                let signing = practising::signing(&stage.app, &with, code, signed)?;
                stage.act(move |tx, at| practising::sign(tx, at, &with, &signing))?;
            }
            other => anyhow::bail!("{other}"),
        }
        Ok(())
    }

    /// Somebody rates themselves.
    fn rate(&self, told: &Practice) -> anyhow::Result<()> {
        let who = self.cast.known(&told.by)?;
        let level = |word: &str| told.marks.get(word).and_then(|word| Level::of(word));
        let rating = Rating::new(|of| level(of.word()));
        let rating = rating.map_err(|why| anyhow::anyhow!("{}", why.0))?;
        let draft = rating::draft(&self.stage.app, who, &rating)?;
        Ok(self.stage.act(move |tx, at| rating::keep(tx, at, &draft))?)
    }

    /// They bring the newest one to their supervisor.
    fn share_rating(&self, told: &Practice) -> anyhow::Result<()> {
        let who = self.cast.known(&told.by)?.clone();
        let own = rating::own(&self.stage.app, &who, 0)?;
        let code = own.all.first().context("a rating")?.code;
        Ok(self.stage.act(move |tx, at| rating::share(tx, at, &who, (code, true)))?)
    }
}
