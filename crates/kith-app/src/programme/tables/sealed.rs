//! What the rows of a table say, as it is sealed with the key of the programme and opened again.

use kith_core::{
    Moment, Private, ProgrammeId,
    people::facet::{Kind, Special},
    programme::table::{Answer, Person},
};
use kith_store::{
    keys::Owner,
    programme::invitations,
    seal::{Place, Sealed},
};
use serde_json::{Value, json};

use crate::{App, Error, Fault};

/// What a coordinator calls somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Who {
    /// By what the programme tells its people apart.
    pub key: String,
    /// The name in the sheet.
    pub name: String,
}

/// What the sheet says of somebody.
#[derive(Debug, Clone)]
pub struct Said {
    /// How many mentees a mentor takes.
    pub places: u32,
    /// For the matching.
    pub answers: Vec<Answer>,
    /// What they wrote.
    pub words: Private,
}

/// All that the row of `person` says, in one line.
pub(super) fn written(person: &Person) -> (Private, Private) {
    let answer = |one: &Answer| json!([one.kind.word(), one.special.map(Special::word), one.text]);
    let answers: Vec<_> = person.answers.iter().map(answer).collect();
    let said = json!({
        "places": person.places,
        "answers": answers,
        "words": person.words.reveal(),
    });
    let who = json!([person.key, person.name]);
    (Private::new(who.to_string()), Private::new(said.to_string()))
}

/// Seals `words` for `place` with the key of the programme `id`.
pub(super) fn seal(
    app: &App,
    at: &mut Moment,
    (id, place): (ProgrammeId, Place),
    words: &Private,
) -> Result<Sealed, Error> {
    app.seal(Owner::Programme(id), place, at, words)
}

/// Opens what was sealed so; empty where that cannot be opened any more.
pub(super) fn open(
    app: &App,
    (id, place): (ProgrammeId, Place),
    sealed: &Sealed,
) -> Result<String, Error> {
    let words = app.unseal(Owner::Programme(id), place, sealed)?;
    Ok(words.map(|words| words.reveal().to_owned()).unwrap_or_default())
}

/// Who is invited by the invitation `kept`.
pub(super) fn who(app: &App, kept: &invitations::Kept) -> Result<Who, Error> {
    read_who(app, kept.programme, (kept.id, &kept.who))
}

/// The same, by its parts.
pub(super) fn read_who(
    app: &App,
    programme: ProgrammeId,
    (id, sealed): (uuid::Uuid, &Sealed),
) -> Result<Who, Error> {
    let text = open(app, (programme, invitations::who_place(id)), sealed)?;
    if text.is_empty() {
        return Ok(Who::default());
    }
    let (key, name) = serde_json::from_str(&text).map_err(Fault::new)?;
    Ok(Who { key, name })
}

/// What the sheet says of whoever is invited by `kept`; `None` once they came in.
pub(super) fn said(app: &App, kept: &invitations::Kept) -> Result<Option<Said>, Error> {
    let Some(sealed) = &kept.said else { return Ok(None) };
    let text = open(app, (kept.programme, invitations::said_place(kept.id)), sealed)?;
    if text.is_empty() {
        return Ok(None);
    }
    let all: Value = serde_json::from_str(&text).map_err(Fault::new)?;
    let places = all.get("places").and_then(Value::as_u64).unwrap_or(1);
    let answers = all.get("answers").and_then(Value::as_array);
    Ok(Some(Said {
        places: u32::try_from(places).unwrap_or(1),
        answers: answers.into_iter().flatten().filter_map(answer).collect(),
        words: Private::new(all.get("words").and_then(Value::as_str).unwrap_or_default()),
    }))
}

/// One answer; `None` where this version of the house does not know what it is about.
fn answer(line: &Value) -> Option<Answer> {
    let part = |at: usize| line.get(at).and_then(Value::as_str);
    let special = part(1).map(Special::of);
    if special == Some(None) {
        return None;
    }
    Some(Answer {
        kind: Kind::of(part(0)?)?,
        special: special.flatten(),
        text: part(2)?.to_owned(),
    })
}
