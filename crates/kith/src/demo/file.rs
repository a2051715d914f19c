//! The world as a file, for tools that walk it (contracts: `--world`).

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::Context;
use serde_json::{Value, json};

use super::{PASSPHRASE, Person};

/// Writes people and pages to `file`: aside first, then renamed, so that nobody reads half of it.
pub(crate) fn write(
    file: &Path,
    base_url: &str,
    people: &[(Person, String)],
    pages: &BTreeMap<&'static str, Vec<String>>,
) -> anyhow::Result<()> {
    let people: Vec<Value> = people
        .iter()
        .map(|(person, cookie)| {
            json!({
                "name": person.name,
                "passphrase": PASSPHRASE,
                "roles": person.roles,
                "cookie": cookie,
            })
        })
        .collect();
    let world = json!({ "base_url": base_url, "people": people, "pages": pages });
    let aside = file.with_extension("part");
    fs::write(&aside, format!("{world:#}\n")).with_context(|| aside.display().to_string())?;
    fs::rename(&aside, file).with_context(|| file.display().to_string())
}
