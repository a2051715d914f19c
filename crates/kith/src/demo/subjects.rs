//! Copies in the world that somebody asked for by post or phone: one that waits for its member, and one that is opened.

use anyhow::Context;
use kith_app::people::{
    archiving::{self, Asked},
    recognising::Known,
};
use kith_core::{
    DAY, Timestamp,
    people::{archive::Way, grant::Role},
};
use kith_store::{people::archives, support::requests};

use super::{Stage, cast::Cast};

/// A coordinator starts a copy for two who asked; the second of them has opened it.
pub(super) fn ask(stage: &Stage, cast: &Cast) -> anyhow::Result<()> {
    let who = cast.first(Role::Coordinator)?;
    let mut asked = Vec::new();
    for person in &cast.people {
        let own = person.known.face.id;
        let some = stage.act(move |tx, _| Ok(requests::open_of(tx, own)?))?;
        if !some.is_empty() && person.known.member != who.member {
            asked.push(person.known.clone());
        }
    }
    let [first, .., last] = asked.as_slice() else { return Ok(()) };
    start(stage, who, (last, Way::Phone, 26))?;
    start(stage, who, (first, Way::Post, 6))?;
    let member = first.member;
    stage.act(move |tx, at| archiving::opened(tx, at, member))?;
    let waits = last.member;
    let waits = stage.act(move |tx, _| Ok(archives::of(tx, waits)?))?;
    waits.first().map(drop).context("a copy that waits")
}

/// `who` starts the copy of `whom`, who asked in that way so many days ago.
fn start(stage: &Stage, who: &Known, (whom, way, days): (&Known, Way, i64)) -> anyhow::Result<()> {
    let (who, code) = (who.clone(), whom.face.code);
    Ok(stage.act(move |tx, at| {
        let day: Timestamp = at.now + -DAY.times(days);
        archiving::start(tx, at, &who, (code, Asked { way, day }))
    })?)
}
