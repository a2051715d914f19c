//! `kith sessions end NAME | --all`: ends sign-ins from the console, as after a stolen machine.

use anyhow::bail;
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command};
use kith_app::{
    App, Error,
    people::{ending, grants},
};

use super::{End, say};
use crate::{settings::Settings, wiring};

pub(super) fn command() -> Command {
    let name = Arg::new("name").value_name("SIGN-IN-NAME").help("whose sign-ins end");
    let all = Arg::new("all").long("all").action(ArgAction::SetTrue).help("everybody's");
    Command::new("sessions").about("Sign-ins").subcommand_required(true).subcommand(
        Command::new("end")
            .about("Ends sign-ins; whoever it was signs in once more")
            .args([name, all])
            .group(ArgGroup::new("whose").args(["name", "all"]).required(true)),
    )
}

/// Ends them.
pub(super) fn run(settings: &Settings, said: &ArgMatches) -> anyhow::Result<End> {
    let Some(("end", said)) = said.subcommand() else { return Ok(End::Done) };
    let app = wiring::app(settings)?;
    let ended = match said.get_one::<String>("name") {
        Some(name) => format!("{} of {name} ended.", sign_ins(end(&app, name)?)),
        None => format!("{} ended: everybody's.", sign_ins(end_all(&app)?)),
    };
    say(&ended);
    Ok(End::Done)
}

fn sign_ins(count: u64) -> String {
    format!("{count} {}", if count == 1 { "sign-in" } else { "sign-ins" })
}

fn end_all(app: &App) -> anyhow::Result<u64> {
    let moment = app.moment();
    Ok(app.store.write(move |tx| ending::end_everyones(tx, &mut moment.clone()))?)
}

fn end(app: &App, name: &str) -> anyhow::Result<u64> {
    let (moment, sought) = (app.moment(), name.to_owned());
    let ended = app.store.write(move |tx| {
        let member = grants::named(tx, &sought)?;
        ending::end_all_of(tx, &mut moment.clone(), member)
    });
    match ended {
        Err(Error::Refused(why)) if why == grants::NOBODY => bail!("nobody signs in as {name:?}"),
        ended => Ok(ended?),
    }
}
