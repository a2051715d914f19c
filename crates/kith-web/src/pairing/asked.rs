//! The settings of a run as a form asks for them.

use kith_core::{
    Refusal,
    pairing::settings::{FEATURES, Feature, Objective, Settings, Weights},
};

use crate::{fields::Fields, shell::Shell};

/// A seed is a whole number.
pub(super) const SEED: Refusal = Refusal("run-seed-number");

/// The form, ready to be drawn: what was typed, or the settings of a run.
pub(super) struct Asked {
    /// Each objective: its word, its name, what it does, whether it is chosen.
    pub(super) objectives: Vec<(&'static str, String, String, bool)>,
    /// Each feature: its word, its name, what counts.
    pub(super) weights: Vec<(&'static str, String, String)>,
    /// The seed; empty for a fresh one.
    pub(super) seed: String,
}

impl Asked {
    /// The form with the settings of a run, or those that a run begins with.
    pub(super) fn like(w: &Shell, settings: Option<&Settings>) -> Self {
        let weights = settings.map_or_else(Weights::default, |settings| settings.weights);
        let objective = settings.map_or(Objective::Stable, |settings| settings.objective);
        let seed = settings.map_or_else(String::new, |settings| settings.seed.to_string());
        Self::new(w, objective, &|feature| weights.of(feature).to_string(), seed)
    }

    /// The form as it was typed.
    pub(super) fn typed(w: &Shell, fields: &Fields) -> Self {
        let objective = Objective::of(fields.word("objective")).unwrap_or(Objective::Stable);
        let weight = |feature: Feature| fields.word(feature.word()).to_owned();
        Self::new(w, objective, &weight, fields.word("seed").to_owned())
    }

    fn new(w: &Shell, chosen: Objective, weight: &dyn Fn(Feature) -> String, seed: String) -> Self {
        let objective = |one: &Objective| {
            let word = one.word();
            let (name, does) =
                (w.say(&format!("run-is-{word}")), w.say(&format!("run-does-{word}")));
            (word, name, does, *one == chosen)
        };
        let feature = |one: &Feature| {
            let name = w.say(&format!("run-weighs-{}", one.word()));
            (one.word(), name, weight(*one))
        };
        Self {
            objectives: Objective::ALL.iter().map(objective).collect(),
            weights: Feature::ALL.iter().map(feature).collect(),
            seed,
        }
    }
}

/// The settings that `fields` ask for: weights in any proportion, and a fresh seed from `chance` where none is typed.
pub(super) fn settings(
    fields: &Fields,
    chance: [u8; 32],
) -> Result<Settings, (&'static str, Refusal)> {
    let mut parts = [0; FEATURES];
    for (part, feature) in parts.iter_mut().zip(Feature::ALL) {
        let typed = fields.word(feature.word());
        let number = if typed.is_empty() { Ok(0) } else { typed.parse() };
        *part = number.map_err(|_| ("weights", kith_core::pairing::settings::WEIGHTS))?;
    }
    let weights = Weights::share(parts).map_err(|why| ("weights", why))?;
    let seed = match fields.word("seed") {
        // Short enough to be read out and typed again.
        "" => u64::from(u32::from_le_bytes(chance.first_chunk().copied().unwrap_or_default())),
        typed => typed.parse().map_err(|_| ("seed", SEED))?,
    };
    let objective = Objective::of(fields.word("objective")).unwrap_or(Objective::Stable);
    Ok(Settings { objective, weights, seed })
}
