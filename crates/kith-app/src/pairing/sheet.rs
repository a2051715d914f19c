//! The audit sheet of a run: everything that it was made from, so that whoever runs it again gets the same bytes.

use kith_core::{Code, Moment};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    pairing::runs,
};
use serde_json::{Value, json};

use super::of_coordinator;
use crate::{Error, people::recognising::Known};

/// The sheet of the run that `run` names, as JSON. It names nobody. That it was taken along is noted.
///
/// # Errors
/// [`Error::NotFound`] where the run is none of theirs.
pub fn take(tx: &mut Tx, at: &mut Moment, who: &Known, run: Code) -> Result<Value, Error> {
    let run = of_coordinator(tx, who, run)?;
    let sheet = runs::sheet(tx, run.id)?.ok_or(Error::NotFound)?;
    let stream = deeds::of_programme(run.programme);
    let actor = Some(who.member.into());
    deeds::append(tx, &Deed { stream, actor, verb: "take-sheet", object: run.id.0, at: at.now })?;
    Ok(json!({
        "format": "kith-run/1",
        "run": run.code.to_string(),
        "instance_sha256": run.snapshot,
        "objective": run.settings.objective.word(),
        "weights": run.settings.weights.all(),
        "seed": run.settings.seed.to_string(),
        "files": {
            "meta.json": sheet.meta,
            "edges.csv": sheet.edges,
            "caps.csv": sheet.caps,
            "caps_a.csv": sheet.caps_a,
            "pairs.csv": sheet.pairs,
            "certificate.json": sheet.certificate,
        },
    }))
}
