//! The demo world: invented people who ask, answer and talk, on a store that passes. Everything in it
//! happens through the deeds of the house, in the order of its own time; nothing is written past them.

mod agreeing;
mod aiming;
mod applying;
mod attending;
mod caring;
mod cast;
mod file;
mod introducing;
mod leading;
mod learning;
mod meeting;
mod opening;
mod pairing;
mod practising;
mod programmes;
mod recruiting;
mod reporting;
mod rostering;
mod stage;
mod story;
mod subjects;
mod supervising;
mod tabling;
mod tallying;
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
    tabling::bring(stage, &cast)?;
    subjects::ask(stage, &cast)?;
    stage.curtain()?;
    Ok(cast.people)
}

#[cfg(test)]
mod tests {
    use kith_app::Site;
    use kith_core::{HOUR, Span, people::grant::Role};

    use super::{Person, Stage, play};
    use crate::wiring;

    /// The people of a world that ends `hours` from now.
    fn in_hours(hours: i64) -> anyhow::Result<Vec<Person>> {
        let now = wiring::now() + Span(hours * HOUR.0);
        play(&Stage::ending(now, Site { demo: true, ..Site::default() })?)
    }

    #[test]
    fn the_demo_opens_and_somebody_holds_every_role() {
        let people = in_hours(0).unwrap();
        for role in Role::ALL.iter().map(|role| role.word()) {
            let held = people.iter().any(|person| person.roles.iter().any(|held| held == role));
            assert!(held, "nobody is a {role}");
        }
    }

    #[test]
    #[ignore = "two minutes; run after a change of the world"]
    fn the_demo_opens_at_any_hour_of_any_day() {
        for hours in (0..7 * 24).step_by(13) {
            in_hours(hours).unwrap_or_else(|why| panic!("in {hours} hours: {why:#}"));
        }
    }
}
