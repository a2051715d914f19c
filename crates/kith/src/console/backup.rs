//! `kith backup TO [--keys-to TO]`: a copy of the database, and apart from it one of the key store, made
//! while the house is open.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Arg, ArgMatches, Command, value_parser};
use kith_store::Backup;

use super::{End, say};
use crate::settings::Settings;

pub(super) fn command() -> Command {
    let path = |name: &'static str| Arg::new(name).value_parser(value_parser!(PathBuf));
    Command::new("backup")
        .about("Copies the database into a new file, while the house is open")
        .arg(path("to").required(true).value_name("TO").help("the new file, for the database"))
        .arg(path("keys-to").long("keys-to").value_name("TO").help(
            "another new file, for the key store; to be kept apart from the first, and not for long",
        ))
}

/// Makes it. The database first: whatever is sealed in it has its key in a key store that is copied later.
pub(super) fn run(settings: &Settings, said: &ArgMatches) -> anyhow::Result<End> {
    let path = |name: &str| said.get_one::<PathBuf>(name);
    let (to, keys_to) = (path("to").context("TO is missing")?, path("keys-to"));
    if let Some(keys_to) = keys_to
        && folder(to)? == folder(keys_to)?
    {
        bail!("the two must not lie in one folder: together they open what members wrote");
    }
    copy("the database", &settings.database, to)?;
    match keys_to {
        Some(keys_to) => copy("the key store", &settings.keys, keys_to).inspect_err(|_| {
            // Half a backup looks like one: what was asked for is there whole, or not at all.
            drop(std::fs::remove_file(to));
        })?,
        None => say("What opens it is not in it: the key store is copied by --keys-to, elsewhere."),
    }
    let root = settings.root_key_file.display();
    say(&format!("The root key ({root}) is in neither. Keep a copy of it where no backup lies."));
    Ok(End::Done)
}

/// The folder in which `file` will lie, however its path is spelt.
fn folder(file: &Path) -> anyhow::Result<PathBuf> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    folder.canonicalize().with_context(|| folder.display().to_string())
}

fn copy(what: &str, place: &str, to: &Path) -> anyhow::Result<()> {
    let made = kith_store::backup(place, to).with_context(|| format!("{what}: {}", to.display()));
    match made? {
        Backup::Made(bytes) => {
            say(&format!("{what} is in {} ({bytes} bytes).", to.display()));
            Ok(())
        }
        Backup::Server => bail!("{what} is on a PostgreSQL server: use pg_dump"),
    }
}
