//! Members: how they come in, what they say of themselves, and how they go. Over HTTP, without
//! JavaScript.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod archives;
mod coming_in;
mod consents;
mod leaving;
mod locked;
mod lost_access;
mod roles;
mod saying;
mod second_step;
mod shared;
mod turned_away;

use kith_app::{
    App, Error,
    people::{
        grants::{self, Giving},
        recognising::{self, Known},
    },
};
use kith_core::{
    MemberId,
    people::{grant::Role, session::Token},
};
use kith_store::people::{faces, fits};
use kith_testkit::{Bare, Browser};

const PASSPHRASE: &str = "tea by the window at six";

/// Somebody who has come in through the front door.
struct Person {
    browser: Browser,
    codes: Vec<String>,
}

/// Makes an account with the sign-in name `name`.
fn comes_in(bare: &Bare, name: &str) -> Person {
    let mut browser = Browser::new(&bare.app);
    browser.open("/accounts/new").fill("name", name).fill("pseudonym", "Wren");
    browser.fill("passphrase", PASSPHRASE).choose("adult", "yes").press("Make my account");
    assert_eq!(browser.status(), 200, "{}", browser.text());
    let codes = browser.all("code");
    Person { browser, codes }
}

fn signs_in(browser: &mut Browser, name: &str, passphrase: &str) -> u16 {
    browser.open("/sessions/new").fill("name", name).fill("passphrase", passphrase);
    browser.press("Sign in").status()
}

/// Signs in once more in the same browser, from a page that had been open before.
fn signs_in_again(browser: &mut Browser) {
    browser.post("/sessions", &[("name", "amber river lamp"), ("passphrase", PASSPHRASE)]);
}

fn member(app: &App, name: &str) -> MemberId {
    let name = name.to_owned();
    app.store.read(move |tx| grants::named(tx, &name)).unwrap()
}

fn known(app: &App, browser: &Browser) -> Option<Known> {
    let cookie = browser.cookie();
    let token = Token::read(cookie.split_once('=')?.1)?;
    let now = app.now();
    app.store.read(move |tx| recognising::recognise(tx, now, &token)).unwrap()
}

fn gives(app: &App, name: &str, role: Role) {
    let (who, at) = (member(app, name), app.moment());
    let giving = Giving { role, until: None };
    app.store.write(move |tx| grants::add(tx, &mut at.clone(), None, who, giving)).unwrap();
}

/// What pairing may read of the member face of `name`.
fn fitting(app: &App, name: &str) -> Vec<String> {
    let who = member(app, name);
    let read = app.store.read::<_, Error>(move |tx| {
        let face = faces::list(tx, who)?.remove(0);
        Ok(fits::list(tx, face.id)?)
    });
    read.unwrap().into_iter().map(|fit| fit.value).collect()
}

/// A page without what is drawn anew each time.
fn still(browser: &Browser) -> String {
    let keys = |part: &str| part.split_once('"').map(|(_, rest)| rest.to_owned());
    let mut parts = browser.html().split("name=\"once\" value=\"");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |page, part| page + &keys(part).unwrap())
}
