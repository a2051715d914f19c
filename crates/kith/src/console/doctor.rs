//! `kith doctor`: what is in force, and what wants a look.

use kith_app::{promises, readiness};

use super::{End, say};
use crate::{settings::Settings, wiring};

/// Prints what is in force and where it came from; 1 where something wants a look.
#[expect(clippy::print_stdout, reason = "standard output is for machines")]
pub(super) fn run(settings: &Settings) -> anyhow::Result<End> {
    for (name, (value, source)) in &settings.sources {
        println!("{name} = {:?} ({source})", without_secret(value));
    }
    let app = wiring::house(settings)?;
    let now = app.now();
    let covered = app.store.read(move |tx| readiness::has_coordinator(tx, now))?;
    let late = app.store.read(move |tx| promises::late(tx, now))?;
    say(if covered { "a coordinator: yes" } else { "a coordinator: nobody yet (kith grant)" });
    say(match app.site.help_lines.as_str() {
        "" => "help lines: none is confirmed by this site yet; each shows that on its page",
        _ => "help lines: those of this site's own file go before the shipped ones",
    });
    say(match app.site.anchors {
        None => "anchors of the audit chain: none (a chain that lost its end cannot be told)",
        Some(_) => "anchors of the audit chain: every ten minutes",
    });
    say(match app.outside.mailer {
        None => "mail: none; what is new stands on Today only",
        Some(_) => "mail: by the server of `smtp`",
    });
    say(match app.outside.hook {
        None => "webhook: none; a case that nobody takes calls only those at the desk",
        Some(_) => "webhook: called when somebody may be in danger and nobody takes the case",
    });
    say(&format!("promises that are late: {late} (the log says why)"));
    let hidden = hides_addresses(settings);
    if hidden {
        say(
            "trusted_proxies: none, though base_url is https. Behind a proxy everybody seems to come",
        );
        say("from one address, and its limits (256 connections, tries in a minute) count for all.");
    }
    Ok(if covered && late == 0 && !hidden { End::Done } else { End::No })
}

/// Kith itself speaks plain HTTP: where people reach it by HTTPS there is a proxy in front, and whom it
/// lets in cannot be told apart unless its word counts.
fn hides_addresses(settings: &Settings) -> bool {
    settings.base_url.starts_with("https://") && settings.trusted_proxies.is_empty()
}

/// An address of a server without the passphrase in it.
fn without_secret(value: &str) -> String {
    let secret = value.split_once("://").and_then(|(_, rest)| rest.rsplit_once('@'));
    match secret.and_then(|(who, _)| who.split_once(':')) {
        Some((_, secret)) => value.replace(secret, "…"),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_not_printed() {
        assert_eq!(without_secret("postgres://kith:s3cret@db/kith"), "postgres://kith:…@db/kith");
        assert_eq!(without_secret("sqlite:kith.db"), "sqlite:kith.db");
    }
}
