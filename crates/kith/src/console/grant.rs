//! `kith grant NAME ROLE [--until DATE]`: gives a role from the console.

use anyhow::{Context, bail};
use clap::{Arg, ArgMatches, Command};
use jiff::{civil::Date, tz::TimeZone};
use kith_app::{
    Error,
    people::grants::{self, Giving},
};
use kith_core::{Timestamp, people::grant::Role};

use super::{End, say};
use crate::{settings::Settings, wiring};

pub(super) fn command() -> Command {
    let roles: Vec<_> = Role::ALL.iter().map(|role| role.word()).collect();
    let roles = roles.join(", ");
    Command::new("grant")
        .about("Gives a member a role")
        .arg(Arg::new("name").required(true).help("the sign-in name"))
        .arg(Arg::new("role").required(true).help(format!("one of {roles}")))
        .arg(Arg::new("until").long("until").value_name("DATE").help("the last day, as 2027-01-31"))
}

/// Gives it.
pub(super) fn run(settings: &Settings, said: &ArgMatches) -> anyhow::Result<End> {
    let word = |name: &str| said.get_one::<String>(name).cloned().unwrap_or_default();
    let (name, role) = (word("name"), word("role"));
    let role = Role::of(&role).with_context(|| format!("there is no role {role:?}"))?;
    let until = said.get_one::<String>("until").map(|day| after(day)).transpose()?;
    let app = wiring::app(settings)?;
    let (moment, sought) = (app.moment(), name.clone());
    let given = app.store.write(move |tx| {
        let member = grants::named(tx, &sought)?;
        grants::add(tx, &mut moment.clone(), None, member, Giving { role, until })
    });
    match given {
        Ok(_) => say(&format!("{name} is {} now. They sign in once more.", role.word())),
        Err(Error::Refused(why)) if why == grants::NOBODY => {
            bail!("nobody signs in as {name:?}")
        }
        Err(Error::Refused(why)) if why == grants::HELD => {
            bail!("{name} is {} already", role.word())
        }
        Err(Error::Refused(why)) if why == grants::OVER => bail!("that day has passed"),
        Err(other) => return Err(other.into()),
    }
    Ok(End::Done)
}

/// The moment at which `day` is over, in UTC.
fn after(day: &str) -> anyhow::Result<Timestamp> {
    let date: Date =
        day.parse().with_context(|| format!("{day:?} is not a day like 2027-01-31"))?;
    Ok(date.tomorrow()?.to_zoned(TimeZone::UTC)?.timestamp().into())
}
