//! The small named world: people at their browsers, and a talk between two of them.

use std::{sync::Arc, time::Duration};

use kith_app::people::recognising::Known;
use kith_core::{Code, MINUTE, Span, people::grant::Role, support::kind::Kind};
use kith_web::Pulse;

use crate::{Bare, Browser, post::PostBox};

/// How feeds keep time in a world: fast, so that no test waits for them.
pub const BRISK: Pulse = Pulse { beat: Duration::from_millis(200), turn: Duration::from_mins(15) };

/// A small world: Ada asks, Bo helps, Cora coordinates, and Lead answers for safeguarding.
#[derive(Debug)]
pub struct World {
    /// What it stands on.
    pub bare: Bare,
    /// Who asks.
    pub ada: Known,
    /// Who helps, on duty, with two places.
    pub bo: Known,
    /// Who coordinates.
    pub cora: Known,
    /// Who answers for safeguarding.
    pub lead: Known,
    door: Browser,
}

impl World {
    /// Builds it.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "a world is built, not defaulted")]
    pub fn new() -> Self {
        Self::with(BRISK)
    }

    /// Builds it, with live feeds that keep time by `pulse`.
    #[must_use]
    pub fn with(pulse: Pulse) -> Self {
        Self::on(Bare::new(), pulse)
    }

    /// Builds it on a site that sends mail and calls a machine of its own; both are kept in the box.
    #[must_use]
    pub fn with_post() -> (Self, PostBox) {
        let (mut bare, post) = (Bare::new(), PostBox::default());
        bare.app.outside.mailer = Some(Arc::new(post.clone()));
        bare.app.outside.hook = Some(Arc::new(post.clone()));
        (Self::on(bare, BRISK), post)
    }

    fn on(bare: Bare, pulse: Pulse) -> Self {
        let ada = bare.person("ada", &[]);
        let bo = bare.helper("bo", Role::Supporter, 2);
        let cora = bare.person("cora", &[Role::Coordinator]);
        let lead = bare.person("lead", &[Role::Lead]);
        let door = Browser::with(&bare.app, pulse);
        Self { bare, ada, bo, cora, lead, door }
    }

    /// The browser of somebody without an account.
    #[must_use]
    pub fn stranger(&self) -> Browser {
        self.door.another()
    }

    /// A browser in which `who` is signed in.
    #[must_use]
    pub fn browser(&self, who: &Known) -> Browser {
        let mut browser = self.stranger();
        browser.take(&self.cookie(who));
        browser
    }

    /// The `Cookie` header of a new sign-in of `who`.
    #[must_use]
    pub fn cookie(&self, who: &Known) -> String {
        self.bare.cookie(who)
    }

    /// Ada asks, and Bo says yes: the code of their talk.
    #[must_use]
    pub fn talk(&self) -> Code {
        self.talk_of(&self.ada, &self.bo)
    }

    /// `asker` asks, and `helper`, who is next, says yes: the code of their talk.
    #[must_use]
    pub fn talk_of(&self, asker: &Known, helper: &Known) -> Code {
        let _request = self.bare.asks(asker, Kind::Listen);
        let offer = self.bare.takes(helper).unwrap();
        self.bare.accepts(helper, offer)
    }

    /// Lets time pass, and the house do what falls due.
    pub fn pass(&self, span: Span) {
        self.bare.clock.pass(span);
        kith_app::workers::run_due(&self.bare.app).unwrap();
    }

    /// Lets a minute pass, and nothing else: whoever wrote fast may write again.
    pub fn tick(&self) {
        self.bare.clock.pass(MINUTE);
    }
}
