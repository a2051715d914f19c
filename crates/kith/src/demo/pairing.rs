//! A round of pairing in the world: a run, and the first pairs of it that were put to both sides.

use anyhow::Context;
use kith_app::{
    pairing::{
        approving::{self, Which},
        reading::studio,
        running,
    },
    people::recognising::Known,
};
use kith_core::{
    pairing::settings::{Objective, Settings, Weights},
    people::grant::Role,
};

use super::{Stage, cast::Cast};

/// Whoever is asked already: a mentee and a mentor, by their keys, each with whom the run found for them.
const ASKED: [&str; 2] = ["tansy", "yildiz"];

/// Lets a coordinator run the matching and approve a pair or two; the others wait for whoever tries it.
pub(super) fn pair(stage: &Stage, cast: &Cast) -> anyhow::Result<()> {
    let robin = cast.first(Role::Coordinator)?.clone();
    let settings =
        Settings { objective: Objective::Stable, weights: Weights::default(), seed: 2026 };
    let run = running::run(&stage.app, &robin, settings).context("a run")?;
    let asked: Vec<&Known> = ASKED.iter().map(|key| cast.known(key)).collect::<Result<_, _>>()?;
    let asked: Vec<_> =
        asked.iter().map(|who| who.helper.as_ref().unwrap_or(&who.face).id).collect();
    let who = robin.clone();
    let found = stage.act(move |tx, _| studio::studio(tx, &who, run, (None, None)))?;
    let pairs = found.pairs.into_iter().map(|one| one.pair);
    let ours = pairs.filter(|pair| asked.contains(&pair.mentee) || asked.contains(&pair.mentor));
    let which = Which::These(ours.map(|pair| pair.code).collect());
    stage.act(move |tx, at| approving::approve(tx, at, &robin, run, &which))?;
    Ok(())
}
