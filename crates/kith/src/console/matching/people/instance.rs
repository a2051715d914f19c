//! The numbers that spreadsheets became, as an instance folder: whoever doubts the pairs can solve and verify them.

use std::{fmt::Write as _, fs, io::Write as _, path::Path};

use anyhow::Context as _;
use kith_match::Problem;
use serde_json::json;

use super::{super::output::Draft, roster::Roster};

/// The files of the folder, which is made where it is not there.
pub(super) fn drafts(
    folder: &Path,
    problem: &Problem,
    roster: &Roster,
) -> anyhow::Result<Vec<Draft>> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let (na, nb) = problem.kind().sizes();
    let mut edges = "a,b,score_a,score_b\n".to_owned();
    for edge in problem.edges() {
        writeln!(edges, "{},{},{},{}", edge.a, edge.b, edge.score_a, edge.score_b)?;
    }
    let mut caps = "b,capacity\n".to_owned();
    for (b, mentor) in roster.mentors.iter().enumerate() {
        writeln!(caps, "{b},{}", mentor.seats)?;
    }
    let meta = json!({ "kind": "bip", "na": na, "nb": nb }).to_string();
    let files = [("meta.json", meta), ("edges.csv", edges), ("caps.csv", caps)];
    let each = files.into_iter().map(|(name, text)| {
        let mut draft = Draft::new(&folder.join(name))?;
        draft.write_all(text.as_bytes())?;
        Ok(draft)
    });
    each.collect()
}
