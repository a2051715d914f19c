//! What staff read in the world: words that somebody opened, which their author sees; a talk that was
//! read, and one that somebody asks to read.

use anyhow::Context;
use kith_app::{
    people::recognising::Known,
    safety::{
        desk, opening,
        warranting::{self, Answer},
    },
};
use kith_core::{
    Code,
    people::grant::Role,
    safety::{case::Source, exposure::SHARE, letter::Matter, warrant::Ground},
};
use kith_store::once::Post;

use super::{Stage, cast::Cast};

/// Why a talk is to be read, as its two will see it.
const WHY: &str =
    "The copy ends before the other side answered. I want to read both before I decide.";

/// A lead opens the words of somebody who may not be safe. A moderator reads a reported talk, to which a
/// lead said yes, and asks for another, which still waits.
pub(super) fn read(stage: &Stage, cast: &Cast) -> anyhow::Result<()> {
    let (lead, moderator) = (cast.first(Role::Lead)?, cast.first(Role::Moderator)?);
    let by = lead.member;
    let rows = stage.act(move |tx, at| desk::cases(tx, at.now, by, desk::Sought::default()))?.rows;
    if let Some(case) = rows.iter().map(|row| &row.case).find(|case| case.source == Source::Safe) {
        let (code, lead) = (case.code, lead.clone());
        stage.act(move |tx, at| opening::open(tx, at, &lead, (code, None), SHARE))?;
    }
    let about =
        |matter| rows.iter().rfind(|row| row.matter == Some(matter)).map(|row| row.case.code);
    if let Some(case) = about(Matter::Unkind) {
        let warrant = ask(stage, moderator, case)?;
        let (lead, moderator) = (lead.clone(), moderator.clone());
        stage.act(move |tx, at| {
            warranting::answer(tx, at, (&lead, warrant), Answer::Yes)?;
            warranting::begin(tx, at, &moderator, warrant, SHARE)
        })?;
    }
    about(Matter::Sexual).map(|case| ask(stage, moderator, case)).transpose()?;
    Ok(())
}

/// `by` asks to read the talk that `case` is about; the code of the warrant.
fn ask(stage: &Stage, by: &Known, case: Code) -> anyhow::Result<Code> {
    let draft = warranting::draft(&stage.app, Ground::Harm, WHY)?;
    let (by, key) = (by.clone(), stage.app.moment().code());
    let post = Post { owner: Some(by.member), key, content: String::new() };
    let code = stage.act(move |tx, at| warranting::ask(tx, at, &post, (&by, case), &draft))?;
    code.parse().ok().context("a warrant without a code")
}
