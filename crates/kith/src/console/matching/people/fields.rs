//! The fields that the rules ask for, and what they become: laws and features of `kith-match`.

use anyhow::{Context as _, bail};
use kith_match::people::{Feature, Law, Measure};

use super::{
    columns::{Found, Side},
    rules::{Rules, Weight},
    sheet::Sheet,
};

/// A field that the rules need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) form: Form,
    /// Whether a cell is a list even where the rules do not say by what.
    list: bool,
    /// Whom it need not be asked.
    not_of: Option<Side>,
}

/// What a cell of it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One of these, lowest first.
    Scale(Vec<String>),
    Number,
    Words,
}

/// What the rules come to.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) fields: Vec<Field>,
    pub(super) laws: Vec<Law>,
    /// By law: its name in the report.
    pub(super) codes: Vec<String>,
    pub(super) features: Vec<Feature>,
    /// By feature.
    pub(super) names: Vec<String>,
}

impl Field {
    pub(super) fn optional(&self, side: Side) -> bool {
        self.not_of == Some(side)
    }

    /// A list without a separator in the rules is parted by the one that occurs: semicolon, bar, then comma.
    pub(super) fn parted(&self, found: Found, sheet: &Sheet) -> Found {
        if !self.list || found.split.is_some() {
            return found;
        }
        let cells: Vec<String> = sheet.rows.iter().flat_map(|row| found.cells(row)).collect();
        let occurs = |split: &char| cells.iter().any(|cell| cell.contains(*split));
        Found { split: [';', '|', ','].into_iter().find(occurs), ..found }
    }
}

impl Plan {
    /// # Errors
    /// Where the rules ask for what they do not explain, such as a scale without places.
    pub(super) fn new(rules: &Rules) -> anyhow::Result<Self> {
        let mut plan = Self {
            fields: Vec::new(),
            laws: Vec::new(),
            codes: Vec::new(),
            features: Vec::new(),
            names: Vec::new(),
        };
        let hard = &rules.hard;
        for name in &hard.shared {
            let field = plan.words(name, true, None);
            plan.law(format!("shared:{name}"), Law::Shared { field, least: 1 });
        }
        for name in &hard.different {
            let field = plan.words(name, false, None);
            plan.law(format!("different:{name}"), Law::Different { field });
        }
        if let Some(above) = &hard.above {
            let scale = rules.scale(&above.column).map(<[String]>::to_vec);
            let field = plan.field(&above.column, scale.map_or(Form::Number, Form::Scale), None);
            let (least, most) = (above.by.iter().min(), above.by.iter().max());
            let (Some(&least), Some(&most)) = (least, most) else {
                bail!("[hard] above: by = [1, 2] expected");
            };
            if (least..=most).any(|step| !above.by.contains(&step)) {
                bail!("[hard] above: the steps of by must follow one another, as in [1, 2]");
            }
            plan.law(format!("above:{}", above.column), Law::Above { field, least, most });
        }
        for [not, wish] in &hard.apart {
            let (mentor, member) = (
                plan.words(not, true, Some(Side::Mentee)),
                plan.words(wish, true, Some(Side::Mentor)),
            );
            plan.law(format!("boundary:{not}"), Law::Apart { mentor, member });
        }
        if let Some(least) = hard.slots {
            let field = plan.words("slots", true, None);
            plan.law("slots".to_owned(), Law::Shared { field, least });
        }
        if hard.chosen {
            plan.law("chosen".to_owned(), Law::Chosen);
        }
        for (name, weight) in &rules.weights {
            plan.feature(rules, name, weight)?;
        }
        Ok(plan)
    }

    fn feature(&mut self, rules: &Rules, name: &str, weight: &Weight) -> anyhow::Result<()> {
        let column = rules.measured(name, weight);
        let target = match weight {
            Weight::With(with) => with.target,
            Weight::Plain(_) => None,
        };
        let scale = rules.scale(column).map(<[String]>::to_vec);
        let (field, measure) = match (target, scale) {
            (None, None) if column == "slots" => (self.words(column, true, None), Measure::Count),
            (None, None) => (self.words(column, true, None), Measure::Overlap),
            (target, scale) => {
                let places = scale.as_ref().map_or(10, Vec::len);
                let span = i64::try_from(places).context("the scale is too long")?.max(1);
                let field = self.field(column, scale.map_or(Form::Number, Form::Scale), None);
                (field, Measure::Stage { target: target.unwrap_or(0), span })
            }
        };
        self.features.push(Feature { field, weight: weight.weight(), measure });
        self.names.push(name.to_owned());
        Ok(())
    }

    fn law(&mut self, code: String, law: Law) {
        self.laws.push(law);
        self.codes.push(code);
    }

    fn words(&mut self, name: &str, list: bool, not_of: Option<Side>) -> u32 {
        let place = self.field(name, Form::Words, not_of);
        if let Some(field) = usize::try_from(place).ok().and_then(|it| self.fields.get_mut(it)) {
            field.list |= list;
        }
        place
    }

    /// The place of a field; asked of both sides as soon as one rule does.
    fn field(&mut self, name: &str, form: Form, not_of: Option<Side>) -> u32 {
        let found = self.fields.iter().position(|field| field.name == name && field.form == form);
        let place = found.unwrap_or_else(|| {
            let name = name.to_owned();
            self.fields.push(Field { name, form, list: false, not_of });
            self.fields.len() - 1
        });
        if let Some(field) = self.fields.get_mut(place).filter(|field| field.not_of != not_of) {
            field.not_of = None;
        }
        u32::try_from(place).unwrap_or(u32::MAX)
    }
}
