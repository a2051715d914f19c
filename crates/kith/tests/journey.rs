//! A mentee and a mentor: from two yeses to an agreement that both have signed, and along the way. By HTTP without
//! JavaScript.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "journey/agreements.rs"]
mod agreements;
#[path = "journey/around.rs"]
mod around;
#[path = "journey/busy.rs"]
mod busy;
#[path = "journey/calendars.rs"]
mod calendars;
#[path = "journey/certificates.rs"]
mod certificates;
#[path = "journey/checkins.rs"]
mod checkins;
#[path = "journey/closings.rs"]
mod closings;
#[path = "journey/differences.rs"]
mod differences;
#[path = "journey/endings.rs"]
mod endings;
#[path = "journey/feedback.rs"]
mod feedback;
#[path = "journey/goals.rs"]
mod goals;
#[path = "journey/growth.rs"]
mod growth;
#[path = "journey/hours.rs"]
mod hours;
#[path = "journey/introductions.rs"]
mod introductions;
#[path = "journey/letters.rs"]
mod letters;
#[path = "journey/meetings.rs"]
mod meetings;
#[path = "journey/midterms.rs"]
mod midterms;
#[path = "journey/names.rs"]
mod names;
#[path = "journey/pairs.rs"]
mod pairs;
#[path = "journey/pooled.rs"]
mod pooled;
#[path = "journey/practice.rs"]
mod practice;
#[path = "journey/reflections.rs"]
mod reflections;
#[path = "journey/rematches.rs"]
mod rematches;
#[path = "journey/silence.rs"]
mod silence;
#[path = "journey/stages.rs"]
mod stages;
#[path = "journey/supervision.rs"]
mod supervision;

use kith_app::people::recognising::Known;
use kith_core::{DAY, people::grant::Role, support::kind::Kind};
use kith_testkit::{Browser, World};

/// Ada and Mo, whom a run put forward to each other, and who both said yes.
struct Pair {
    world: World,
    mo: Known,
    /// The path of their talk.
    talk: String,
}

impl Pair {
    fn new() -> Self {
        let world = World::new();
        let mo = world.bare.helper("mo", Role::Mentor, 2);
        let talk = meet(&world, [&world.ada, &mo]);
        Self { world, mo, talk }
    }

    /// The path of their journey, and what stands below it.
    fn path(&self, below: &str) -> String {
        format!("{}{below}", self.talk.replace("/talks/", "/journeys/"))
    }

    fn ada(&self) -> Browser {
        self.world.browser(&self.world.ada)
    }

    fn mo(&self) -> Browser {
        self.world.browser(&self.mo)
    }

    fn cora(&self) -> Browser {
        self.world.browser(&self.world.cora)
    }

    /// The path of this pair, as whoever looks after it has it.
    fn page(&self) -> String {
        self.talk.replace("/talks/", "/pairs/")
    }

    /// `browser` on the form of the agreement, filled in.
    fn fills(&self, browser: &mut Browser) {
        browser.open(&self.path("/agreement/parts"));
        for (part, words) in WORDS {
            browser.fill(part, words);
        }
        browser.fill("review", &self.day(90));
    }

    /// The same, and sent.
    fn writes(&self, browser: &mut Browser) {
        self.fills(browser);
        browser.press("Save this version");
        assert!(browser.says("Saved. The other side is told."), "{}", browser.text());
    }

    /// Both sign what is written now.
    fn sign(&self) {
        for mut browser in [self.ada(), self.mo()] {
            browser.open(&self.path("/agreement")).press("Sign this version");
            assert!(browser.says("You have signed."), "{}", browser.text());
        }
    }

    /// As [`Pair::new`], with an agreement that both have signed.
    fn agreed() -> Self {
        let pair = Self::new();
        pair.writes(&mut pair.ada());
        pair.sign();
        pair
    }

    /// So many days pass; Mo writes a line every fifth, so that nobody is silent.
    fn live(&self, days: i64) {
        for day in 1..=days {
            self.world.pass(DAY);
            if day % 5 == 0 {
                self.mo().open(&self.talk).fill("body", "How was your week?").press("Send");
            }
        }
    }

    /// The day so many days from now, as a form holds it.
    fn day(&self, days: i64) -> String {
        let day = self.world.bare.app.now() + DAY.times(days);
        day.jiff().strftime("%Y-%m-%d").to_string()
    }
}

/// A run puts a mentee and a mentor forward to each other, and both say yes; the path of their talk.
fn meet(world: &World, two: [&Known; 2]) -> String {
    for who in two {
        world.bare.agrees(who);
    }
    let _asked = world.bare.asks(two[0], Kind::Mentor);
    let mut cora = world.browser(&world.cora);
    cora.open("/runs").press("Run the matching").press("Approve the one that is left");
    let mut talk = String::new();
    for who in two {
        let mut browser = world.browser(who);
        browser.open("/today").follow("Look at it").press("Yes, I would like that");
        browser.path().split('#').next().unwrap().clone_into(&mut talk);
    }
    assert!(talk.starts_with("/talks/"), "{talk}");
    talk
}

/// An agreement, whole.
const WORDS: [(&str, &str); 5] = [
    ("purpose", "To go back to work without hiding the gap."),
    ("rhythm", "Every second Tuesday, here."),
    ("length", "Until summer."),
    ("between", "Everything, unless somebody is in danger."),
    ("missed", "We say so the day before."),
];
