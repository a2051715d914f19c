//! The rota and the true cover: shifts made ahead, places, swaps, and what the house says of who is here, by HTTP without
//! JavaScript.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "rota/cover.rs"]
mod cover;
#[path = "rota/desk.rs"]
mod desk;
#[path = "rota/forecast.rs"]
mod forecast;
#[path = "rota/places.rs"]
mod places;
#[path = "rota/shifts.rs"]
mod shifts;
#[path = "rota/swaps.rs"]
mod swaps;

use kith_app::{
    Error,
    people::recognising::Known,
    support::rota::{
        placing,
        planning::{self, Plan},
        reading,
    },
};
use kith_core::{Code, HOUR, support::rota::Hours};
use kith_testkit::{Browser, World};

/// A shift that begins in so many hours and lasts so long, in `tongue`, for `wanted`: its code.
fn shift(world: &World, (from, length): (i64, i64), tongue: Option<&str>, wanted: u32) -> Code {
    let since = world.bare.app.now() + HOUR.times(from);
    let hours = vec![Hours { since, until: since + HOUR.times(length) }];
    let plan = Plan { hours, tongue: tongue.map(str::to_owned), wanted };
    let cora = world.cora.clone();
    world.bare.does(move |tx, at| planning::plan(tx, at, &cora, &plan)).unwrap().remove(0)
}

/// Takes a place in the shift `code`.
fn take(world: &World, who: &Known, code: Code) -> Result<(), Error> {
    let who = who.clone();
    world.bare.does(move |tx, at| placing::take(tx, at, &who, code))
}

/// Who holds a place in the shift `code`, by name.
fn holders(world: &World, code: Code) -> Vec<String> {
    let (cora, now) = (world.cora.clone(), world.bare.app.now());
    let seen = world.bare.does(move |tx, _| reading::shift(tx, now, &cora, code)).unwrap();
    seen.held.into_iter().map(|held| held.name).collect()
}

/// How many notices with these words stand on Today.
fn told(browser: &mut Browser, words: &str) -> usize {
    browser.open("/today");
    let all = browser.all("section[aria-labelledby=told] li");
    all.iter().filter(|one| one.contains(words)).count()
}

/// The path of the shift `code`.
fn path(code: Code) -> String {
    format!("/rota/{code}")
}
