//! `cargo xtask safety-model`: from the sentences in `crates/kith-safety/train/` to the weights that the
//! detector is built with. One thread, one seed, plain arithmetic: the same bytes on every machine.

mod bytes;
mod draw;
mod learn;
mod sentences;

use std::{collections::HashSet, fs, path::Path};

use anyhow::Context as _;
use kith_safety::{EMBEDDED, Reader};

use sentences::{Sentence, sentences};

/// Where the sentences stand, under the root.
const FROM: &str = "crates/kith-safety/train";

/// Where the suites stand.
const CASES: &str = "crates/kith-safety/tests/cases";

/// Where the packs stand.
const PACKS: &str = "crates/kith-safety/packs";

/// Where the weights go.
const TO: &str = "crates/kith-safety/model/model.bin";

/// Where the compiled packs go.
const SHELF: &str = "crates/kith-safety/model/packs.bin";

/// Compiles the packs, teaches, and writes both.
pub fn run(root: &Path) -> anyhow::Result<bool> {
    write(root, SHELF, &shelved(root)?)?;
    write(root, TO, &taught(root)?)?;
    Ok(true)
}

fn write(root: &Path, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
    fs::write(root.join(name), bytes).with_context(|| format!("{name} cannot be written"))?;
    eprintln!("{name}: {} bytes", bytes.len());
    Ok(())
}

fn shelved(root: &Path) -> anyhow::Result<Vec<u8>> {
    with_packs(root, |packs| Ok(kith_safety::shelved(packs)?))
}

fn taught(root: &Path) -> anyhow::Result<Vec<u8>> {
    let (tables, cuts) = learn::learnt(&reader(root)?, &sentences_of(root)?);
    Ok(bytes::bytes(&tables, &cuts))
}

/// What teaches: every sentence that is no case. A line with choices may happen to spell one.
fn sentences_of(root: &Path) -> anyhow::Result<Vec<Sentence>> {
    let mut all = read(&root.join(FROM))?;
    let cases = cases(root)?;
    all.retain(|one| !cases.contains(&one.text));
    Ok(all)
}

/// The texts of the detector's own suites.
fn cases(root: &Path) -> anyhow::Result<HashSet<String>> {
    let mut out = HashSet::new();
    for name in ["dev", "dev2", "held", "held2", "held3", "held4", "smoke"] {
        let path = root.join(CASES).join(format!("{name}.csv"));
        let rows = csv::Reader::from_path(&path).with_context(|| path.display().to_string())?;
        out.extend(rows.into_records().filter_map(|row| Some(row.ok()?.get(10)?.to_owned())));
    }
    Ok(out)
}

/// A reader with the packs as they lie in the tree.
fn reader(root: &Path) -> anyhow::Result<Reader> {
    with_packs(root, |packs| Ok(Reader::with(packs)?))
}

/// What `make` makes of the packs as they lie in the tree.
fn with_packs<T>(
    root: &Path,
    make: impl FnOnce(&[(&str, &str)]) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let text = |name: &str| fs::read_to_string(root.join(PACKS).join(format!("{name}.toml")));
    let packs = EMBEDDED.iter().map(|(name, _)| Ok((*name, text(name)?)));
    let packs = packs.collect::<anyhow::Result<Vec<_>>>()?;
    let packs: Vec<_> = packs.iter().map(|(name, text)| (*name, text.as_str())).collect();
    make(&packs)
}

/// Every sentence of every file of `folder`, in the order of their names.
fn read(folder: &Path) -> anyhow::Result<Vec<Sentence>> {
    let files = fs::read_dir(folder).with_context(|| format!("{FROM} cannot be read"))?;
    let mut paths = files.map(|file| Ok(file?.path())).collect::<anyhow::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "tsv"));
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path)?;
        let from = all.last().map_or(0, |one: &Sentence| one.line + 1);
        all.extend(sentences(&text, from).with_context(|| path.display().to_string())?);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
    }

    #[test]
    fn saf_016_the_model_is_what_its_sentences_teach() {
        let told = fs::read(root().join(TO)).unwrap_or_default();
        assert!(taught(root()).ok() == Some(told), "run cargo xtask safety-model");
    }

    #[test]
    fn saf_028_the_compiled_packs_are_what_the_packs_say() {
        let told = fs::read(root().join(SHELF)).unwrap_or_default();
        assert!(shelved(root()).ok() == Some(told), "run cargo xtask safety-model");
    }

    #[test]
    fn saf_016_no_case_teaches() {
        let taught = sentences_of(root()).unwrap_or_default();
        let cases = cases(root()).unwrap_or_default();
        assert!(taught.len() > 3000 && cases.len() > 3000);
        assert!(!taught.iter().any(|one| cases.contains(&one.text)));
    }
}
