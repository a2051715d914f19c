//! People at their browsers, and a talk between two of them.

use kith_app::people::recognising::Known;
use kith_core::{
    Code, MINUTE, RequestId, Span,
    people::{
        device::Device,
        grant::Role,
        session::{Session, Token},
    },
    support::kind::Kind,
};
use kith_store::{people::sessions, support::requests};
use kith_testkit::{Bare, Browser};

/// A small world.
pub struct World {
    pub bare: Bare,
    pub ada: Known,
    pub bo: Known,
    pub robin: Known,
}

impl World {
    /// Ada, who asks; Bo, who helps; Robin, who coordinates.
    pub fn new() -> Self {
        let bare = Bare::new();
        let ada = bare.person("ada", &[]);
        let bo = bare.helper("bo", Role::Supporter, 2);
        let robin = bare.person("robin", &[Role::Coordinator]);
        Self { bare, ada, bo, robin }
    }

    /// The browser of somebody without an account.
    pub fn stranger(&self) -> Browser {
        Browser::new(&self.bare.app)
    }

    /// A browser in which `who` is signed in.
    pub fn browser(&self, who: &Known) -> Browser {
        let (member, mut at) = (who.member, self.bare.app.moment());
        let token = Token::new(at.bytes());
        let device = Device::named("");
        let session =
            Session { id: at.id(), code: at.code(), member, since: at.now, seen: at.now, device };
        let shown = token.shown();
        self.bare.does(move |tx, _| Ok(sessions::add(tx, &session, &token)?)).unwrap();
        let mut browser = self.stranger();
        browser.take(&format!("__Host-kith={shown}"));
        browser
    }

    /// Ada asks, and Bo says yes: the code of their talk.
    pub fn talk(&self) -> Code {
        let _ = self.bare.asks(&self.ada, Kind::Listen);
        let offer = self.bare.takes(&self.bo).unwrap();
        self.bare.accepts(&self.bo, offer)
    }

    /// The request that Ada asked last.
    pub fn request(&self) -> RequestId {
        let (face, later) = (self.ada.face.id, self.bare.app.now() + MINUTE);
        let asked = self.bare.does(move |tx, _| Ok(requests::of_asker(tx, face, later, 1)?));
        asked.unwrap()[0]
    }

    /// Lets time pass, and the house do what falls due.
    pub fn pass(&self, span: Span) {
        self.bare.clock.pass(span);
        kith_app::workers::run_due(&self.bare.app).unwrap();
    }
}

/// The reference code that stands on the page.
pub fn code(browser: &Browser) -> String {
    let shown = browser.all("main .num").into_iter().next().unwrap_or_default();
    assert_eq!(shown.len(), 14, "a code on {}", browser.text());
    shown
}
