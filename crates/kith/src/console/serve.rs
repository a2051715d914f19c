//! `kith serve`: the service.

use std::net::SocketAddr;

use anyhow::Context;
use kith_app::{App, readiness, workers::Workers};

use super::{End, say};
use crate::{outside::listening, settings::Settings, wiring};

/// Serves until it is told to stop.
pub(super) fn run(settings: &Settings) -> anyhow::Result<End> {
    wiring::log(&settings.log);
    wiring::warm();
    let app = wiring::house(settings)?;
    let _workers = Workers::start(&app)?;
    let door = listening::Door::open(settings.listen)
        .with_context(|| format!("listen: {}", settings.listen))?;
    greet(&app, door.address()?)?;
    door.serve(app);
    Ok(End::Done)
}

fn greet(app: &App, address: SocketAddr) -> anyhow::Result<()> {
    say(&format!("Kith is open at {} (listening on {address}).", app.site.base_url));
    if !app.keys.rotates()? {
        say("The file of the root key is read-only: it stays as it is, and you change it.");
    }
    let now = app.now();
    let covered = app.store.read(move |tx| readiness::has_coordinator(tx, now))?;
    if !covered {
        say(
            "Nobody is coordinator yet, so nobody gets what is left waiting. Make an account, then",
        );
        say("run: kith grant SIGN-IN-NAME coordinator");
    }
    Ok(())
}
