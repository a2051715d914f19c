//! Requests, from asking to closing, through the deeds, on the engine under test.
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

#[path = "support/journeys.rs"]
mod journeys;
#[path = "support/parting.rs"]
mod parting;
#[path = "support/privacy.rs"]
mod privacy;
#[path = "support/races.rs"]
mod races;
#[path = "support/rights.rs"]
mod rights;
#[path = "support/silence.rs"]
mod silence;

use kith_app::{Error, support::reading};
use kith_core::{
    Code, Refusal,
    people::{face::Face, grant::Role},
    support::{notice::Notice, state::Place},
};
use kith_testkit::Bare;

use kith_app::people::recognising::Known;

/// Somebody who asks, and two who help, on duty with two places each.
struct House {
    bare: Bare,
    ada: Known,
    bo: Known,
    cy: Known,
    dee: Known,
}

impl House {
    fn new() -> Self {
        let bare = Bare::new();
        let ada = bare.person("ada", &[]);
        let bo = bare.helper("bo", Role::Supporter, 2);
        let cy = bare.helper("cy", Role::Supporter, 2);
        let dee = bare.person("dee", &[Role::Coordinator]);
        Self { bare, ada, bo, cy, dee }
    }

    fn page(&self, request: Code) -> reading::request::Page {
        let (ada, now) = (self.ada.clone(), self.bare.app.now());
        let read = move |tx: &mut kith_app::Tx| reading::request::page(tx, now, &ada, request);
        self.bare.app.store.read(read).unwrap()
    }

    fn place(&self, request: Code) -> Place {
        self.bare.request(request).state.place()
    }

    /// What the member was told, in order.
    fn told(&self, request: Code) -> Vec<Notice> {
        self.page(request).steps.into_iter().map(|step| step.notice).collect()
    }
}

fn helper(who: &Known) -> Face {
    who.helper.clone().unwrap()
}

fn refused<T: std::fmt::Debug>(answer: Result<T, Error>) -> Refusal {
    match answer.unwrap_err() {
        Error::Refused(why) => why,
        other => panic!("{other}"),
    }
}

fn not_found<T>(answer: Result<T, Error>) {
    let Err(why) = answer else { panic!("it was found") };
    assert!(matches!(why, Error::NotFound), "{why}");
}
