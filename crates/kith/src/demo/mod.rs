//! The demo world: invented people who ask, answer and talk, on a store that passes. Everything in it
//! happens through the deeds of the house, in the order of its own time; nothing is written past them.

mod agreeing;
mod aiming;
mod applying;
mod attending;
mod caring;
mod cast;
mod file;
mod leading;
mod learning;
mod meeting;
mod opening;
mod pairing;
mod programmes;
mod reporting;
mod stage;
mod story;
mod walk;
mod world;

use anyhow::Context;

use self::{cast::Cast, world::World};
pub(crate) use self::{cast::Person, file::write, stage::Stage, walk::Walk};

/// What everybody's passphrase is. The demo is for trying, on a machine of one's own.
pub(crate) const PASSPHRASE: &str = "a lamp in the window";

/// The world as it was written.
const WORLD: &str = include_str!("../../data/world.toml");

/// Lets the whole world happen on `stage`, up to now; its people.
pub(crate) fn play(stage: &Stage) -> anyhow::Result<Vec<Person>> {
    let world: World = toml::from_str(WORLD).context("data/world.toml")?;
    let cast = Cast::gather(stage, &world)?;
    programmes::found(stage, &world, &cast)?;
    story::tell(stage, &world, &cast)?;
    pairing::pair(stage, &cast)?;
    opening::read(stage, &cast)?;
    stage.curtain()?;
    Ok(cast.people)
}
