//! Whom the programmes of the world look for, their links, and who came by them.

use anyhow::Context;
use kith_app::{
    people::recognising::Known,
    programme::{linking, recruiting},
};
use kith_core::{
    Code, DAY,
    people::grant::Role,
    programme::{application, recruitment::Wanted},
};

use super::{
    Stage,
    cast::Cast,
    world::{Link, Programme, Want},
};

/// Lets `who` look for people for the programme `one`, which `code` names.
pub(super) fn look(
    stage: &Stage,
    one: &Programme,
    cast: &Cast,
    (who, code, slug): (&Known, Code, &str),
) -> anyhow::Result<()> {
    one.wants.iter().try_for_each(|want| set(stage, want, who, code))?;
    one.links.iter().try_for_each(|link| {
        let (by, name) = (who.clone(), link.name.clone());
        let short =
            stage.act(move |tx, at| recruiting::add_link(tx, at, &by, code, &name))?.to_string();
        come(stage, link, cast, (slug, &short))
    })
}

fn set(stage: &Stage, want: &Want, who: &Known, code: Code) -> anyhow::Result<()> {
    let role = Role::of(&want.role).context("role")?;
    let until = Some(stage.now + DAY.times(want.days));
    let wanted = Wanted { role, many: want.many.to_string(), need: want.need.clone(), until };
    let who = who.clone();
    Ok(stage.act(move |tx, at| recruiting::want(tx, at, &who, code, &wanted))?)
}

fn come(
    stage: &Stage,
    link: &Link,
    cast: &Cast,
    (slug, short): (&str, &str),
) -> anyhow::Result<()> {
    let role = application::role(&link.role).context("role")?;
    for key in &link.came {
        let (who, slug, way) = (cast.known(key)?.clone(), slug.to_owned(), short.to_owned());
        stage.act(move |tx, at| linking::begin(tx, at, &who, (&slug, role), &way))?;
    }
    Ok(())
}
