//! One's own safety plan: kept, read, taken along and thrown away by its owner alone. No deed tells
//! that there is one.

use kith_core::{
    MemberId, Private, Timestamp,
    safety::plan::{self, Part},
};
use kith_store::{
    Tx,
    keys::Owner,
    safety::plans::{self, Line},
};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::{App, Error, Fault, people::exporting::moment};

/// A plan, opened for its owner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// What they wrote, part by part in the order of the handbook; an empty part is left out.
    pub parts: Vec<(Part, Private)>,
    /// The code of the country whose lines stand below it; empty where none was chosen.
    pub country: String,
    /// When it was changed last; `None` for one that is not kept.
    pub at: Option<Timestamp>,
}

/// A plan on its way, sealed; `None` for one without a word.
#[derive(Debug, Clone)]
pub struct Draft(Option<Line>);

/// Which key of the sealed text holds the country.
const COUNTRY: &str = "country";

impl Plan {
    /// The plan with these `parts`, as they were typed.
    ///
    /// # Errors
    /// The part that is too long, with [`plan::LONG`].
    pub fn of<'t>(
        typed: impl IntoIterator<Item = (Part, &'t str)>,
        country: &str,
    ) -> Result<Self, (Part, kith_core::Refusal)> {
        let mut parts = Vec::new();
        for (part, text) in typed {
            let words = plan::words(text).map_err(|why| (part, why))?;
            parts.extend(words.map(|words| (part, words)));
        }
        parts.sort_by_key(|(part, _)| *part);
        Ok(Self { parts, country: country.to_owned(), at: None })
    }

    /// What stands in `part`; `None` where it is empty.
    #[must_use]
    pub fn part(&self, part: Part) -> Option<&Private> {
        self.parts.iter().find(|(is, _)| *is == part).map(|(_, words)| words)
    }

    fn written(&self) -> Private {
        let mut all: Map<String, Value> = self
            .parts
            .iter()
            .map(|(part, words)| (part.word().to_owned(), json!(words.reveal())))
            .collect();
        all.insert(COUNTRY.to_owned(), json!(self.country));
        Private::new(Value::Object(all).to_string())
    }

    fn read(words: &Private, at: Timestamp) -> Result<Self, Fault> {
        let all: Map<String, Value> = serde_json::from_str(words.reveal()).map_err(Fault::new)?;
        let text = |key: &str| all.get(key).and_then(Value::as_str);
        let part = |part: &Part| text(part.word()).map(|words| (*part, Private::new(words)));
        let country = text(COUNTRY).unwrap_or_default().to_owned();
        Ok(Self { parts: Part::ALL.iter().filter_map(part).collect(), country, at: Some(at) })
    }
}

/// Seals `plan` for `member`. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where the member is gone; a fault of the key store.
pub fn draft(app: &App, member: MemberId, plan: &Plan) -> Result<Draft, Error> {
    if plan.parts.is_empty() {
        return Ok(Draft(None));
    }
    let mut at = app.moment();
    let id: Uuid = at.id();
    let words = app.seal(Owner::Member(member), plans::place(id), &mut at, &plan.written())?;
    Ok(Draft(Some(Line { id, words, at: at.now })))
}

/// Keeps what was drafted as the plan of `member`; one without a word is none.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn keep(tx: &mut Tx, member: MemberId, draft: &Draft) -> Result<(), Error> {
    match &draft.0 {
        Some(line) => plans::set(tx, member, line)?,
        None => drop(plans::remove(tx, member)?),
    }
    Ok(())
}

/// Throws the plan of `member` away. Twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn remove(tx: &mut Tx, member: MemberId) -> Result<(), Error> {
    plans::remove(tx, member)?;
    Ok(())
}

/// The plan of `member`, for its owner; an empty one where there is none. Opens seals: call it where a
/// thread may wait.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn own(app: &App, member: MemberId) -> Result<Plan, Error> {
    let Some(line) = app.store.read(move |tx| Ok::<_, Error>(plans::find(tx, member)?))? else {
        return Ok(Plan::default());
    };
    let words = app.unseal(Owner::Member(member), plans::place(line.id), &line.words)?;
    Ok(words.map_or_else(|| Ok(Plan::default()), |words| Plan::read(&words, line.at))?)
}

/// The plan of `member`, to take along; `null` where there is none.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn export(app: &App, member: MemberId) -> Result<Value, Error> {
    let own = own(app, member)?;
    let Some(at) = own.at else { return Ok(Value::Null) };
    let words = |part: &Part| json!(own.part(*part).map(Private::reveal));
    let mut all: Map<String, Value> =
        Part::ALL.iter().map(|part| (part.word().to_owned(), words(part))).collect();
    all.insert("changed".to_owned(), moment(at));
    Ok(Value::Object(all))
}
