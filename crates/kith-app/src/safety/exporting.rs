//! What a member takes along: their letters, who opened their words, the doors they closed.

use kith_core::{
    MemberId, Private,
    safety::{letter::Matter, measure::Weight, signal::Signal},
};
use serde_json::{Value, json};

use super::{blocking, measured, measuring, reading, watching};
use crate::{App, Error, people::exporting::moment};

/// The letters of `member`, the newest first, with everything that was said in them.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn letters(app: &App, member: MemberId) -> Result<Value, Error> {
    let own = app.store.read(move |tx| reading::list(tx, member))?;
    own.into_iter().map(|(letter, _)| exchange(app, member, letter.code)).collect()
}

fn exchange(app: &App, member: MemberId, code: kith_core::Code) -> Result<Value, Error> {
    let exchange = reading::own(app, member, code)?;
    let said = |said: &reading::Said| {
        let words = said.words.as_ref().map(|words| words.reveal().to_owned());
        json!({ "by": said.side.word(), "at": moment(said.at), "words": words })
    };
    Ok(json!({
        "kind": exchange.letter.kind.word(),
        "about": exchange.letter.matter.map(Matter::word),
        "asked": exchange.letter.claim.map(|claim| [claim.right.word(), claim.purpose.word()]),
        "lines": exchange.said.iter().map(said).collect::<Vec<_>>(),
    }))
}

/// What the house decided about `member`, with its reasons.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn measures(app: &App, member: MemberId) -> Result<Value, Error> {
    let own = app.store.read(move |tx| measured::list(tx, member))?;
    let line = |measure: &measured::Kept| {
        let (order, facts) = (&measure.order, measuring::facts(app, measure)?);
        Ok(json!({
            "what": order.kind.word(),
            "not_a_punishment": order.weight == Weight::Interim,
            "rule": order.reasons.rule().word(),
            "machine": order.reasons.part().word(),
            "facts": facts.map(|facts| facts.reveal().to_owned()),
            "since": measure.since.map(moment),
            "until": measure.ends().map(moment),
        }))
    };
    own.iter().map(line).collect()
}

/// Who of the staff opened what `member` wrote: in which role, when, and why.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn openings(app: &App, member: MemberId) -> Result<Value, Error> {
    let (mut all, mut before) = (Vec::new(), None);
    loop {
        let (opened, more) = reading::openings(app, member, before)?;
        all.extend(opened.iter().map(line));
        let Some(next) = more else { return Ok(all.into()) };
        before = Some(next);
    }
}

fn line(opened: &reading::Opened) -> Value {
    let opening = &opened.opening;
    json!({
        "role": opening.role.word(),
        "what": opening.what.word(),
        "why": opening.why.word(),
        "in_words": opened.sentence.as_ref().map(Private::reveal),
        "at": moment(opening.at),
        "until": moment(opening.until),
    })
}

/// What was noticed in what `member` wrote, and why help was offered: where, what, and when.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn noticed(app: &App, member: MemberId) -> Result<Value, Error> {
    let all = app.store.read(move |tx| watching::own(tx, member))?;
    let line = |(place, signal): &(kith_core::safety::care::Place, Signal)| {
        let categories: Vec<_> =
            signal.reading.categories.iter().map(|category| category.word()).collect();
        let rules: Vec<_> = signal.marks.iter().map(|mark| mark.rule.as_str()).collect();
        json!({
            "where": place.word(),
            "about": categories,
            "level": signal.reading.level.number(),
            "rules": rules,
            "at": moment(signal.at),
        })
    };
    Ok(all.iter().map(line).collect())
}

/// The doors that `member` closed, by the names under which they knew the others.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn doors(app: &App, member: MemberId) -> Result<Value, Error> {
    let all = app.store.read(move |tx| blocking::list(tx, member))?;
    let line = |(door, face): &(blocking::Listed, Option<kith_core::people::face::Face>)| {
        json!({
            "name": face.as_ref().map(|face| face.pseudonym.as_str()),
            "since": moment(door.since),
        })
    };
    Ok(all.iter().map(line).collect())
}
