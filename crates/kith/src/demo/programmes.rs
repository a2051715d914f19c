//! The programmes of the world: two that take people in, and a draft that is not ready yet.

use anyhow::Context;
use kith_app::programme::setting_up::{self, Begun};
use kith_core::{
    DAY, Span, Timestamp,
    people::grant::Role,
    programme::{
        charter::{Change, Part, Texts},
        frame::Model,
        slug::Slug,
    },
};

use super::{
    Stage,
    cast::Cast,
    recruiting,
    world::{Programme, World},
};

/// Lets the first coordinator set them up.
pub(super) fn found(stage: &Stage, world: &World, cast: &Cast) -> anyhow::Result<()> {
    world.programme.iter().try_for_each(|one| set_up(stage, one, cast).context(one.name.clone()))
}

fn set_up(stage: &Stage, one: &Programme, cast: &Cast) -> anyhow::Result<()> {
    let who = cast.first(Role::Coordinator)?.clone();
    let model = Model::of(&one.model).context("a model")?;
    let said = one.says.iter().map(|(part, text)| Some((Part::of(part)?, text.as_str())));
    let said: Vec<_> = said.collect::<Option<_>>().context("a part")?;
    let texts = Texts::of(said).map_err(|(_, why)| why)?;
    let (name, locale) = (one.name.clone(), "en".to_owned());
    let begun = Begun { name, model, locale, texts: texts.clone() };
    let by = who.clone();
    let code = stage.act(move |tx, at| setting_up::begin(tx, at, &by, &begun))?;
    let days = [one.begins_days, one.ends_days].map(|days| days.map(|days| day(stage, days)));
    let changes = [Change::People(texts, one.places), Change::Length(days, [one.weeks, one.hours])];
    for change in changes {
        let by = who.clone();
        stage.act(move |tx, at| setting_up::change(tx, at, &by, code, &change))?;
    }
    if one.state == "open" {
        let slug = Slug::proposed(&one.name, 1);
        let (by, to) = (who.clone(), slug.clone());
        stage.act(move |tx, at| setting_up::open(tx, at, &by, code, to.text()))?;
        recruiting::look(stage, one, cast, (&who, code, slug.text()))?;
    }
    Ok(())
}

/// The beginning of the day that lies so many days after the end of the story, in UTC.
fn day(stage: &Stage, days: i64) -> Timestamp {
    let then = stage.now + DAY.times(days);
    then + Span(-then.micros().rem_euclid(DAY.0))
}
