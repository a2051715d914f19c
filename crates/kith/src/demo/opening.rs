//! What staff read in the world: words that somebody opened, which their author sees, and a talk that
//! somebody asks to read.

use kith_app::safety::{desk, opening, warranting};
use kith_core::{
    people::grant::Role,
    safety::{
        case::{Source, State},
        exposure::SHARE,
        warrant::Ground,
    },
};
use kith_store::once::Post;

use super::{Stage, cast::Cast};

/// Why the talk is to be read, as its two will see it.
const WHY: &str =
    "The copy ends before the other side answered. I want to read both before I decide.";

/// A lead opens the words of somebody who may not be safe; a moderator asks to read a reported talk.
pub(super) fn read(stage: &Stage, cast: &Cast) -> anyhow::Result<()> {
    let (lead, moderator) = (cast.first(Role::Lead)?.clone(), cast.first(Role::Moderator)?.clone());
    let by = lead.member;
    let rows = stage.act(move |tx, at| desk::cases(tx, at.now, by, desk::Sought::default()))?.rows;
    let cases = || rows.iter().map(|row| &row.case);
    let is_open = |state| matches!(state, State::Open { .. });
    if let Some(case) = cases().find(|case| case.source == Source::Safe && is_open(case.state)) {
        let code = case.code;
        stage.act(move |tx, at| opening::open(tx, at, &lead, (code, None), SHARE))?;
    }
    if let Some(case) = cases().find(|case| case.source == Source::Concern) {
        let draft = warranting::draft(&stage.app, Ground::Harm, WHY)?;
        let (code, key) = (case.code, stage.app.moment().code());
        let post = Post { owner: Some(moderator.member), key, content: String::new() };
        stage.act(move |tx, at| warranting::ask(tx, at, &post, (&moderator, code), &draft))?;
    }
    Ok(())
}
