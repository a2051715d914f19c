//! Runs of the matching, and what comes of their pairs, through the deeds, on the engine under test.
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

#[path = "pairing/changes.rs"]
mod changes;
#[path = "pairing/journeys.rs"]
mod journeys;
#[path = "pairing/privacy.rs"]
mod privacy;

use kith_app::{
    Error,
    pairing::{
        answering::{self, Said},
        approving::{self, Approved, Which},
        reading::{
            proposal::{self, Page},
            studio::{self, Studio},
        },
        running,
    },
    people::recognising::Known,
    workers,
};
use kith_core::{
    Code, Span,
    pairing::{
        proposal::Word,
        settings::{Objective, Settings, Weights},
    },
    people::{
        facet::{Audience, Kind as About},
        grant::Role,
    },
    support::kind::Kind,
};
use kith_store::people::{fits, notices};
use kith_testkit::Bare;

/// Two who ask for a mentor, two who mentor with one place each, and a coordinator.
struct House {
    bare: Bare,
    ada: Known,
    eve: Known,
    bo: Known,
    cy: Known,
    cora: Known,
}

impl House {
    /// Ada and Bo have two things in common, Eve and Cy one; nobody fits nobody.
    fn new() -> Self {
        let bare = Bare::new();
        let (ada, eve) = (bare.person("ada", &[]), bare.person("eve", &[]));
        let (bo, cy) = (bare.helper("bo", Role::Mentor, 1), bare.helper("cy", Role::Mentor, 1));
        let cora = bare.person("cora", &[Role::Coordinator]);
        let house = Self { bare, ada, eve, bo, cy, cora };
        for who in [&house.ada, &house.eve, &house.bo, &house.cy] {
            house.bare.agrees(who);
        }
        for (who, topics) in [
            (&house.ada, &["work", "caring"][..]),
            (&house.eve, &["debt", "housing"]),
            (&house.bo, &["work", "caring", "grief"]),
            (&house.cy, &["debt", "grief"]),
        ] {
            house.says(who, About::Topic, topics, Audience::Matched);
        }
        house
    }

    /// `who` says so on the face that takes part.
    fn says(&self, who: &Known, kind: About, values: &[&str], audience: Audience) {
        let face = who.helper.as_ref().unwrap_or(&who.face).id;
        let values: Vec<_> = values.iter().map(|value| (*value).to_owned()).collect();
        let said = move |tx: &mut kith_app::Tx, at: &mut kith_core::Moment| {
            for value in values.clone() {
                let facet = at.id();
                fits::add(tx, &fits::Fit { facet, face, kind, value, special: None, audience })?;
            }
            Ok(())
        };
        self.bare.does(said).unwrap();
    }

    /// Both ask for a mentor: the codes of their requests.
    fn ask(&self) -> (Code, Code) {
        (self.bare.asks(&self.ada, Kind::Mentor), self.bare.asks(&self.eve, Kind::Mentor))
    }

    fn run(&self) -> Code {
        running::run(&self.bare.app, &self.cora, settings(Objective::Stable)).unwrap()
    }

    /// As many pairs as can be, whoever would rather have another.
    fn fair(&self) -> Code {
        running::run(&self.bare.app, &self.cora, settings(Objective::Fair)).unwrap()
    }

    fn studio(&self, run: Code) -> Studio {
        let cora = self.cora.clone();
        self.bare.does(move |tx, _| studio::studio(tx, &cora, run, (None, None))).unwrap()
    }

    /// Where a play of what may come begins.
    fn begins(&self, run: Code) -> kith_app::pairing::foreseeing::Begin {
        let (cora, now) = (self.cora.clone(), self.bare.app.now());
        let begin = move |tx: &mut kith_app::Tx, _: &mut kith_core::Moment| {
            kith_app::pairing::foreseeing::begin(tx, now, &cora, run)
        };
        self.bare.does(begin).unwrap()
    }

    fn approve(&self, run: Code) -> Approved {
        let cora = self.cora.clone();
        self.bare.does(move |tx, at| approving::approve(tx, at, &cora, run, &Which::All)).unwrap()
    }

    /// The proposal that waits for a word of `who`; `None` where none does.
    fn waits(&self, who: &Known) -> Option<Code> {
        let (who, now) = (who.clone(), self.bare.app.now());
        let waiting = self.bare.does(move |tx, _| proposal::waiting(tx, now, &who)).unwrap();
        assert!(waiting.len() < 2, "one at a time");
        waiting.first().map(|(code, _)| *code)
    }

    fn page(&self, who: &Known, code: Code) -> Page {
        let (who, now) = (who.clone(), self.bare.app.now());
        self.bare.does(move |tx, _| proposal::page(tx, now, &who, code)).unwrap()
    }

    fn says_to(&self, who: &Known, code: Code, word: Word) -> Result<Said, Error> {
        let who = who.clone();
        self.bare.does(move |tx, at| answering::say(tx, at, &who, code, (word, None)))
    }

    /// Says `word` to what waits for `who`.
    fn answers(&self, who: &Known, word: Word) -> Said {
        let code = self.waits(who).unwrap();
        let said = self.says_to(who, code, word).unwrap();
        workers::run_due(&self.bare.app).unwrap();
        said
    }

    /// Lets time pass, and the house do what falls due.
    fn pass(&self, span: Span) {
        self.bare.clock.pass(span);
        workers::run_due(&self.bare.app).unwrap();
    }

    /// The words that `who` was told and has not seen.
    fn told(&self, who: &Known) -> Vec<String> {
        let member = who.member;
        let told = self.bare.does(move |tx, _| Ok(notices::waiting(tx, member, 50)?)).unwrap();
        told.into_iter().map(|notice| notice.kind).collect()
    }
}

fn settings(objective: Objective) -> Settings {
    Settings { objective, weights: Weights::default(), seed: 7 }
}

/// Whom each pair of `studio` brings together.
fn names(studio: &Studio) -> Vec<(String, String)> {
    let name = |face: &Option<kith_core::people::face::Face>| face.clone().unwrap().pseudonym;
    let mut names: Vec<_> =
        studio.pairs.iter().map(|one| (name(&one.mentee), name(&one.mentor))).collect();
    names.sort();
    names
}

/// `names` as they are compared.
fn pairs(names: &[(&str, &str)]) -> Vec<(String, String)> {
    names.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}
