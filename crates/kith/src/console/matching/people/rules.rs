//! `RULES.toml`: which column is which field, what must hold, what counts for how much. Read strictly: a key that is not
//! known is a slip, never ignored.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, bail};
use serde::Deserialize;

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Rules {
    /// `false` where the files begin with a person; columns are then numbers from 1.
    pub(super) header: Option<bool>,
    /// `stable`, `total` or `fair`; the command line says it louder.
    pub(super) objective: Option<String>,
    /// What a member may be told about a pair: fields whose owners know that the other side sees them.
    pub(super) shown: Vec<String>,
    pub(super) columns: BTreeMap<String, Column>,
    pub(super) hard: Hard,
    pub(super) weights: BTreeMap<String, Weight>,
}

/// Where a field stands.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Column {
    /// A header.
    One(String),
    /// A number from 1, where there is no header.
    Number(usize),
    /// Several headers; in each row the first that holds something counts.
    Any(Vec<String>),
    /// With what is special about it.
    With(With),
}

/// A column with what is special about it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct With {
    pub(super) column: Option<Headers>,
    /// What stands between the words of a cell.
    pub(super) split: Option<char>,
    /// Headers whose cells belong together, with a blank between: first and last name.
    pub(super) join: Vec<String>,
    /// Headers with yes or no, each a word; a `*` at the end means every header that begins so.
    pub(super) flags: Option<Headers>,
    /// All columns from this number on, where there is no header.
    pub(super) from: Option<usize>,
    /// Counts only where this column says yes.
    #[serde(rename = "if")]
    pub(super) only_if: Option<String>,
    /// Only in the files of this role, `mentee` or `mentor`.
    pub(super) only: Option<String>,
    /// In the mentees' file, where it differs.
    pub(super) mentee: Option<String>,
    /// In the mentors' file, where it differs.
    pub(super) mentor: Option<String>,
}

/// One header or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Headers {
    One(String),
    Several(Vec<String>),
}

impl Headers {
    pub(super) fn list(&self) -> Vec<String> {
        match self {
            Self::One(one) => vec![one.clone()],
            Self::Several(list) => list.clone(),
        }
    }
}

/// What must hold for every pair.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Hard {
    pub(super) shared: Vec<String>,
    pub(super) different: Vec<String>,
    pub(super) above: Option<Above>,
    /// Pairs of fields: what a mentor said in the first must not be what a mentee said in the second.
    pub(super) apart: Vec<[String; 2]>,
    /// So many slots in common.
    pub(super) slots: Option<u32>,
    /// Only people who chose one another.
    pub(super) chosen: bool,
}

/// The mentor's place over the mentee's on a scale.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Above {
    pub(super) column: String,
    /// The differences that are allowed.
    pub(super) by: Vec<i64>,
    /// Lowest first; without it the scale of `[weights] stage`.
    #[serde(default)]
    pub(super) scale: Vec<String>,
}

/// What a field counts for.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Weight {
    Plain(u32),
    With(Weighed),
}

/// What a field counts for, and how it is measured.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Weighed {
    pub(super) weight: u32,
    /// The field, where the feature is called otherwise.
    pub(super) column: Option<String>,
    /// So many places of the scale above the mentee.
    pub(super) target: Option<i64>,
    /// Lowest first.
    #[serde(default)]
    pub(super) scale: Vec<String>,
}

impl Rules {
    /// # Errors
    /// Where the file cannot be read, is no TOML, has a key that is not known, or weights that do not sum to 1000.
    pub(super) fn read(path: &Path) -> anyhow::Result<Self> {
        let name = path.display().to_string();
        let text = fs::read_to_string(path).with_context(|| name.clone())?;
        let rules: Self = toml::from_str(&text).map_err(|slip| {
            let before = slip.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
            anyhow::anyhow!("{name}:{line}:{column}: {}", slip.message())
        })?;
        let sum: u64 = rules.weights.values().map(|it| u64::from(it.weight())).sum();
        if sum != u64::from(kith_match::people::WEIGHTS) && !rules.weights.is_empty() {
            bail!("{name}: the weights must sum to 1000, they sum to {sum}");
        }
        Ok(rules)
    }

    /// The places of a field, lowest first: `above`'s own, or those of the stage.
    pub(super) fn scale(&self, field: &str) -> Option<&[String]> {
        if let Some(above) = self.hard.above.as_ref().filter(|it| it.column == field)
            && !above.scale.is_empty()
        {
            return Some(&above.scale);
        }
        let scale = |weight: &'_ Weight| match weight {
            Weight::With(with) if !with.scale.is_empty() => true,
            Weight::With(_) | Weight::Plain(_) => false,
        };
        let own = self.weights.iter().find(|(name, it)| self.measured(name, it) == field);
        // `above` speaks of the only scale there is, whatever the weight is called.
        let above = self.hard.above.as_ref().is_some_and(|it| it.column == field);
        let any = self.weights.iter().filter(|(_, it)| above && scale(it));
        match own.into_iter().chain(any).find(|(_, it)| scale(it))? {
            (_, Weight::With(with)) => Some(&with.scale),
            (_, Weight::Plain(_)) => None,
        }
    }

    /// The field that a feature measures: its own name, `column`, or, for a stage, what `above` looks at.
    pub(super) fn measured<'r>(&'r self, name: &'r str, weight: &'r Weight) -> &'r str {
        match weight {
            Weight::With(Weighed { column: Some(column), .. }) => column,
            Weight::With(with) if !with.scale.is_empty() && !self.columns.contains_key(name) => {
                self.hard.above.as_ref().map_or(name, |above| &above.column)
            }
            _ => name,
        }
    }
}

impl Weight {
    pub(super) fn weight(&self) -> u32 {
        match self {
            Self::Plain(weight) => *weight,
            Self::With(with) => with.weight,
        }
    }
}
