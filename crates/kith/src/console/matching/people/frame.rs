//! The columns of one file in one role: where each field stands, and what a row holds of it.

use std::collections::BTreeMap;

use anyhow::bail;

use super::{
    cells::{normal, words},
    columns::{Found, Side, find},
    fields::Field,
    rules::Rules,
    sheet::{Row, Sheet},
};

/// The columns of one file in one role.
pub(super) struct Frame<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) side: Side,
    pub(super) fields: Vec<(&'a Field, Option<Found>)>,
    pub(super) own: BTreeMap<&'static str, Found>,
}

/// The fields that are ours.
const OWN: [&str; 9] =
    ["name", "email", "id", "capacity", "role", "both", "weeks", "left out", "choices"];

impl<'a> Frame<'a> {
    /// # Errors
    /// Where a field that the rules need has no column.
    pub(super) fn new(
        sheet: &'a Sheet,
        side: Side,
        (fields, rules): (&'a [Field], &Rules),
        alone: bool,
    ) -> anyhow::Result<Self> {
        let mut own = BTreeMap::new();
        for name in OWN.into_iter().chain(["never", "supervisor"]) {
            let found = find(sheet, side, name, rules)?;
            own.extend(found.filter(|_| alone || name != "role").map(|found| (name, found)));
        }
        let mut columns = Vec::new();
        for field in fields {
            let found = find(sheet, side, &field.name, rules)?;
            if found.is_none() && !field.optional(side) {
                bail!(
                    "{}:1:1: no column for {:?}: add it to [columns] of the rules; the columns are {}",
                    sheet.name,
                    field.name,
                    sheet.header.join(", ")
                );
            }
            let found = found.map(|found| field.parted(found, sheet));
            columns.push((field, found));
        }
        Ok(Self { sheet, side, fields: columns, own })
    }

    pub(super) fn own(&self, name: &str, row: &Row) -> Option<String> {
        self.own.get(name)?.first(row)
    }

    pub(super) fn list(&self, name: &str, row: &Row) -> Vec<String> {
        let Some(found) = self.own.get(name) else { return Vec::new() };
        let cells = found.cells(row);
        cells.iter().flat_map(|cell| words(cell, found.split.or(Some(';')))).collect()
    }

    /// Without a column of roles: whether a cell of a column that begins with this role is filled.
    pub(super) fn filled(&self, row: &Row) -> anyhow::Result<bool> {
        let prefix = format!("{} ", self.side.word());
        let begins = |other: &str| {
            self.sheet
                .header
                .iter()
                .enumerate()
                .filter(move |(_, it)| normal(it).starts_with(other))
                .map(|(at, _)| at)
                .collect::<Vec<_>>()
        };
        let own = begins(&prefix);
        if own.is_empty() {
            bail!(
                "{}:1:1: a column \"role\" with mentor, mentee or both expected, or two files: --mentors and --mentees",
                self.sheet.name
            );
        }
        Ok(own.iter().any(|&place| row.cells.get(place).is_some_and(|it| !it.is_empty())))
    }

    /// Which column became what.
    pub(super) fn said(&self) -> String {
        let header = &self.sheet.header;
        let own = self.own.iter().map(|(name, found)| (*name, found));
        let fields = self
            .fields
            .iter()
            .filter_map(|(field, found)| Some((field.name.as_str(), found.as_ref()?)));
        let all: Vec<_> = own.chain(fields).collect();
        let used: Vec<usize> =
            all.iter().flat_map(|(_, found)| found.places(header.len())).collect();
        let rest = header.iter().enumerate().filter(|(place, _)| !used.contains(place));
        let rest: Vec<String> = rest.map(|(_, name)| format!("\"{name}\"")).collect();
        let said: Vec<String> = all
            .iter()
            .map(|(name, found)| match found.split {
                Some(split) => format!("{name} = {} (list by {split})", found.said(header)),
                None => format!("{name} = {}", found.said(header)),
            })
            .collect();
        let unused = if rest.is_empty() {
            String::new()
        } else {
            format!("; not used: {}", rest.join(", "))
        };
        format!(
            "{} as {}s ({}): {}{unused}",
            self.sheet.name,
            self.side.word(),
            self.sheet.how,
            said.join(", ")
        )
    }
}
