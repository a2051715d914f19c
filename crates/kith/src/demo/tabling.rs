//! Spreadsheets in the world: people and pairs that were brought in and are waited for, and one that was only looked at.

use kith_app::programme::tables::{bringing, looking};
use kith_core::{Code, Private, people::grant::Role, programme::table::Kind};

use super::{Stage, cast::Cast};

/// Who is invited.
const PEOPLE: &str = include_str!("../../data/people.csv");
/// Who of them are a pair already.
const PAIRS: &str = include_str!("../../data/pairs.csv");
/// A sheet with slips in it.
const LATE: &str = include_str!("../../data/late.csv");

/// Lets the first coordinator bring them in.
pub(super) fn bring(stage: &Stage, cast: &Cast) -> anyhow::Result<()> {
    let who = cast.first(Role::Coordinator)?;
    for (kind, text) in [(Kind::People, PEOPLE), (Kind::Pairs, PAIRS)] {
        let code = look(stage, cast, (kind, text))?;
        bringing::bring(&stage.app, who, code, true)?;
    }
    look(stage, cast, (Kind::People, LATE)).map(drop)
}

fn look(stage: &Stage, cast: &Cast, (kind, text): (Kind, &str)) -> anyhow::Result<Code> {
    let who = cast.first(Role::Coordinator)?.clone();
    let text = Private::new(text);
    let form = looking::Form { programme: None, kind, role: None, text };
    let draft = looking::draft(&stage.app, &who, &form)?;
    Ok(stage.act(move |tx, at| looking::keep(tx, at, &who, &draft))?)
}
