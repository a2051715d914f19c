//! Publishing what the house did about its cases: a whole quarter, once, and nothing that tells of one.

use std::collections::BTreeMap;

use kith_core::{
    Moment, Refusal, Span, Timestamp,
    safety::{
        case::Source,
        letter::Matter,
        measure::Kind,
        transparency::{self, Figure, Quarter},
    },
};
use kith_store::{
    Tx,
    safety::transparencies::{self, Counted},
};
use serde_json::{Value, json};

use crate::{Error, people::recognising::Known};

/// It was published before; what is out is not changed.
pub const ONCE: Refusal = Refusal("transparency-once");

/// A quarter as it is published: every line with its key. What is small is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Which quarter, such as `2026-3`.
    pub quarter: String,
    /// Counts, in the order of the page: the key of the words, and how many.
    pub counts: Vec<(String, Figure)>,
    /// The middle of the times until a decision.
    pub median: Option<Span>,
    /// What nineteen of twenty did not exceed.
    pub last: Option<Span>,
}

/// What is out, the newest first; and, for the desk, the last quarter where it is not out yet.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn sheets(
    tx: &mut Tx,
    now: Timestamp,
    at_the_desk: bool,
) -> Result<(Vec<Sheet>, Option<Sheet>), Error> {
    let out: Vec<Sheet> = transparencies::list(tx)?
        .iter()
        .filter_map(|(quarter, body)| Sheet::read(quarter, body))
        .collect();
    let quarter = Quarter::before(now);
    let is_out = out.iter().any(|sheet| sheet.quarter == quarter.to_string());
    let next = if at_the_desk && !is_out { Some(count(tx, quarter)?) } else { None };
    Ok((out, next))
}

/// `known` publishes the last quarter.
///
/// # Errors
/// [`ONCE`].
pub fn publish(tx: &mut Tx, at: &Moment, known: &Known) -> Result<(), Error> {
    let sheet = count(tx, Quarter::before(at.now))?;
    let body = sheet.body().to_string();
    let out = transparencies::publish(tx, &sheet.quarter, &body, (known.member, at.now))?;
    if out { Ok(()) } else { Err(ONCE.into()) }
}

/// Counts `quarter`.
fn count(tx: &mut Tx, quarter: Quarter) -> Result<Sheet, Error> {
    let (begin, end) = quarter.bounds().ok_or(Error::NotFound)?;
    let cases = transparencies::cases(tx, begin, end)?;
    let measures: BTreeMap<_, _> = transparencies::measures(tx, begin, end)?.into_iter().collect();
    let mut counts = Vec::new();
    let of_source = |source: &Source| number(&cases, |case| case.source == source.word());
    group(&mut counts, "source", Source::ALL.iter().map(|it| (it.word(), of_source(it))));
    let of_matter = |matter: &Matter| {
        number(&cases, |case| {
            case.source == Source::Concern.word() && case.matter.as_deref() == Some(matter.word())
        })
    };
    group(&mut counts, "matter", Matter::ALL.iter().map(|it| (it.word(), of_matter(it))));
    let ended = |how: &str| number(&cases, |case| case.how.as_deref() == Some(how));
    let ends = ["true", "false", "unclear", "upheld", "overturned"];
    group(&mut counts, "end", ends.into_iter().map(|how| (how, ended(how))));
    let of_kind = |kind: &Kind| {
        measures.get(kind.word()).map_or(0, |count| u32::try_from(*count).unwrap_or(u32::MAX))
    };
    group(&mut counts, "measure", Kind::ALL.iter().map(|it| (it.word(), of_kind(it))));
    let times: Vec<Span> =
        cases.iter().filter_map(|case| Some(case.closed?.since(case.opened))).collect();
    let (median, last) = transparency::times(&times);
    Ok(Sheet { quarter: quarter.to_string(), counts, median, last })
}

fn number(cases: &[Counted], which: impl Fn(&Counted) -> bool) -> u32 {
    u32::try_from(cases.iter().filter(|case| which(case)).count()).unwrap_or(u32::MAX)
}

/// Adds the counts of one group, and their sum where it tells nothing more.
fn group(
    sheet: &mut Vec<(String, Figure)>,
    name: &str,
    of: impl Iterator<Item = (&'static str, u32)>,
) {
    let of: Vec<_> = of.collect();
    let all: Vec<_> = of.iter().map(|(_, count)| *count).collect();
    if let Some(whole) = transparency::whole(&all) {
        sheet.push((format!("{name}-all"), whole));
    }
    sheet.extend(of.iter().map(|(word, count)| (format!("{name}-{word}"), Figure::of(*count))));
}

impl Sheet {
    fn body(&self) -> Value {
        let figure = |figure: Figure| match figure {
            Figure::None => json!(0),
            Figure::Few => json!("few"),
            Figure::About(count) => json!(count),
        };
        let counts = self.counts.iter().map(|(key, count)| json!([key, figure(*count)]));
        json!({
            "counts": counts.collect::<Vec<_>>(),
            "median": self.median.map(|span| span.0),
            "last": self.last.map(|span| span.0),
        })
    }

    /// What stands in `body`; `None` where it is none of ours.
    fn read(quarter: &str, body: &str) -> Option<Self> {
        let body: Value = serde_json::from_str(body).ok()?;
        let figure = |value: &Value| match value.as_u64() {
            Some(0) => Figure::None,
            Some(count) => Figure::About(u32::try_from(count).unwrap_or(u32::MAX)),
            None => Figure::Few,
        };
        let line = |line: &Value| Some((line.get(0)?.as_str()?.to_owned(), figure(line.get(1)?)));
        let span = |key: &str| body.get(key).and_then(Value::as_i64).map(Span);
        Some(Self {
            quarter: quarter.to_owned(),
            counts: body.get("counts")?.as_array()?.iter().filter_map(line).collect(),
            median: span("median"),
            last: span("last"),
        })
    }
}
