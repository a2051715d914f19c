//! The cockpit of standards: counted from what was done, and from nothing else. By HTTP without JavaScript.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "standards/closed.rs"]
mod closed;
#[path = "standards/cockpit.rs"]
mod cockpit;
#[path = "standards/enough.rs"]
mod enough;
#[path = "standards/many.rs"]
mod many;
#[path = "standards/sheet.rs"]
mod sheet;
#[path = "standards/verdicts.rs"]
mod verdicts;

use kith_app::{people::recognising::Known, support::choosing};
use kith_core::{Code, DAY, HOUR, people::grant::Role, standards::Chapter, support::kind::Kind};
use kith_store::support::offers;
use kith_testkit::{Browser, World};

/// What a mentor and a mentee answer when they apply; `true` for what is chosen.
const MENTOR: [(&str, &str, bool); 10] = [
    ("adult", "yes", true),
    ("hard", "yes", true),
    ("field", "I repaired lifts for twenty years.", false),
    ("why", "Somebody walked with me.", false),
    ("know", "Starting again at fifty.", false),
    ("listened", "A neighbour, on the stairs.", false),
    ("time", "four", true),
    ("places", "one", true),
    ("stay", "year", true),
    ("checks", "yes", true),
];
const MENTEE: [(&str, &str, bool); 6] = [
    ("adult", "yes", true),
    ("hard", "yes", true),
    ("hope", "To speak up in meetings.", false),
    ("stand", "I know my work, and say nothing.", false),
    ("time", "two", true),
    ("channel", "both", true),
];

/// Every part of an agreement.
const PARTS: [&str; 5] = ["purpose", "rhythm", "length", "between", "missed"];

/// A house with one programme, in which Mo is a mentor and Eli a mentee, and what else the test does there.
struct House {
    world: World,
    /// What names the programme.
    programme: String,
    mo: Known,
    eli: Known,
}

impl House {
    /// The programme is open, Mo and Eli came in by its application, Dee was told no.
    fn new() -> Self {
        let world = World::new();
        let programme = opened(&world);
        let (mo, eli) =
            (world.bare.helper("mo", Role::Supporter, 3), world.bare.person("eli", &[]));
        let dee = world.bare.person("dee", &[]);
        let it = Self { world, programme, mo, eli };
        let path = it.applies(&it.mo, "mentor");
        it.looks_into(&path);
        it.decides(&path, "accepted");
        let path = it.applies(&it.eli, "mentee");
        it.decides(&path, "accepted");
        let path = it.applies(&dee, "mentee");
        it.decides(&path, "declined");
        it
    }

    fn applies(&self, who: &Known, role: &str) -> String {
        let mut browser = self.world.browser(who);
        browser.open(&format!("/applications/new?programme=back-to-work&role={role}"));
        browser.press("Begin");
        let answers: &[_] = if role == "mentor" { &MENTOR } else { &MENTEE };
        for (key, words, chosen) in answers {
            if *chosen {
                browser.choose(key, words)
            } else {
                browser.fill(key, words)
            };
        }
        browser.press("Send it");
        assert!(browser.says("It is with us."), "{}", browser.text());
        browser.path().to_owned()
    }

    /// Cora, with the application at `path` open.
    fn opens(&self, path: &str) -> Browser {
        let mut cora = self.cora();
        cora.open(&format!("{path}/review"));
        if cora.says("It is closed") {
            cora.press("Open it");
        }
        cora
    }

    /// Cora talks with Mo, keeps a check of a year, and a reference comes in.
    fn looks_into(&self, path: &str) {
        let mut cora = self.opens(path);
        cora.fill("note", "Calm, and asks back.").press("Keep the note");
        cora.choose("kind", "record").choose("outcome", "clear").fill("issued", &self.day(0));
        cora.fill("expires", &self.day(360)).press("Keep the check");
        assert!(cora.says("The check is kept."), "{}", cora.text());
        let mut mo = self.world.browser(&self.mo);
        mo.open(path).fill("referee", "Sam").fill("known_as", "Mo").press("Ask them");
        let way = mo.all("code").remove(0).replace(self.world.bare.app.site.base_url.as_str(), "");
        let mut sam = self.world.stranger();
        sam.open(&way).fill("known", "From work.").fill("with", "He stays.").press("Send it");
        assert!(sam.says("Thank you. It came in"), "{}", sam.text());
    }

    fn decides(&self, path: &str, verdict: &str) {
        let mut cora = self.opens(path);
        cora.choose("verdict", verdict).fill("reason", "As it was said.").press("Decide");
        assert_eq!(cora.status(), 200, "{}", cora.text());
    }

    /// A run puts Eli and Mo forward to each other, and both say yes; the path of their talk.
    fn pairs(&self) -> String {
        for who in [&self.mo, &self.eli] {
            self.world.bare.agrees(who);
        }
        let _asked = self.world.bare.asks(&self.eli, Kind::Mentor);
        self.cora().open("/runs").press("Run the matching").press("Approve the one that is left");
        let mut talk = String::new();
        for who in [&self.mo, &self.eli] {
            let mut browser = self.world.browser(who);
            browser.open("/today").follow("Look at it").press("Yes, I would like that");
            browser.path().split('#').next().unwrap().clone_into(&mut talk);
        }
        talk
    }

    /// `asker` chooses `mentor`, who says yes; the path of their talk.
    fn chooses(&self, asker: &Known, mentor: &Known) -> String {
        let bare = &self.world.bare;
        let request = bare.asks(asker, Kind::Mentor);
        let (who, face) = (asker.clone(), mentor.helper.clone().unwrap());
        bare.does(move |tx, at| choosing::choose(tx, at, &who, request, face.code)).unwrap();
        let offer = bare.does(move |tx, _| Ok(offers::standing(tx, face.id)?.pop().unwrap().code));
        format!("/talks/{}", bare.accepts(mentor, offer.unwrap()))
    }

    /// Eli writes what they agree on, and both sign it.
    fn agree(&self, talk: &str) {
        let journey = talk.replace("/talks/", "/journeys/");
        let mut eli = self.eli();
        eli.open(&format!("{journey}/agreement/parts"));
        for part in PARTS {
            eli.fill(part, "As we said.");
        }
        eli.fill("review", &self.day(90)).press("Save this version");
        for mut browser in [self.eli(), self.mo()] {
            browser.open(&format!("{journey}/agreement")).press("Sign this version");
            assert!(browser.says("You have signed."), "{}", browser.text());
        }
    }

    /// Eli writes down a goal and a step towards it.
    fn aim(&self, talk: &str) {
        let mut eli = self.eli();
        eli.open(&format!("{}/goals", talk.replace("/talks/", "/journeys/")));
        eli.follow("Write down a goal").fill("want", "Ask.").fill("expected", "I asked twice.");
        eli.press("Save this goal").fill("step", "Write it on paper.").press("Add this step");
        assert!(eli.says("Your steps are saved."), "{}", eli.text());
    }

    /// Mo proposes a meeting for tomorrow, and Eli takes it; its path.
    fn arrange(&self, talk: &str) -> String {
        let then = (self.world.bare.app.now() + HOUR.times(20)).jiff();
        let mut mo = self.mo();
        mo.open(&format!("{}/meetings", talk.replace("/talks/", "/journeys/")));
        mo.follow("Propose a meeting").fill("first", &then.strftime("%Y-%m-%dT%H:%M").to_string());
        mo.choose("way", "here").press("Send the proposal");
        let meeting = mo.path().split('?').next().unwrap().to_owned();
        let mut eli = self.eli();
        eli.open(&meeting);
        let start = eli.value("start").unwrap();
        eli.choose("start", &start).press("Take this time");
        assert!(eli.says("Both of you said yes to this time."), "{}", eli.text());
        meeting
    }

    /// The two meet tomorrow, and the day after Mo says that it took place.
    fn meet(&self, talk: &str) {
        let meeting = self.arrange(talk);
        self.live(&[talk], 2);
        let mut mo = self.mo();
        mo.open(&meeting).follow("Say how it was").choose("said", "held").press("Keep it");
        assert_eq!(mo.status(), 200, "{}", mo.text());
    }

    /// Both say how it goes.
    fn answer(&self, talk: &str, answer: &str) {
        for mut browser in [self.eli(), self.mo()] {
            browser.open(&format!("{}/checkins", talk.replace("/talks/", "/journeys/")));
            browser.choose("answer", answer).press("Send");
            assert_eq!(browser.status(), 200, "{}", browser.text());
        }
    }

    /// Cora was in touch with both.
    fn notes(&self, talk: &str) {
        let mut cora = self.cora();
        cora.open(&talk.replace("/talks/", "/pairs/")).choose("with", "both");
        cora.choose("channel", "phone").choose("topic", "meeting").press("Keep it");
        assert!(cora.says("It is in the list of contacts."), "{}", cora.text());
    }

    /// So many days pass, in which Mo writes a line in each of `talks` on the first, and on every fifth after it.
    fn live(&self, talks: &[&str], days: i64) {
        for day in 1..=days {
            self.world.pass(DAY);
            for talk in talks.iter().filter(|_| day % 5 == 1) {
                self.mo().open(talk).fill("body", "How was your week?").press("Send");
            }
        }
    }

    fn day(&self, days: i64) -> String {
        (self.world.bare.app.now() + DAY.times(days)).jiff().strftime("%Y-%m-%d").to_string()
    }

    fn eli(&self) -> Browser {
        self.world.browser(&self.eli)
    }

    fn mo(&self) -> Browser {
        self.world.browser(&self.mo)
    }

    fn cora(&self) -> Browser {
        self.world.browser(&self.world.cora)
    }

    /// How every benchmark stands, chapter by chapter, for the whole house, or for the programme where `of` says so:
    /// `ID How many of how many`, one a line.
    fn lines(&self, of: Option<&str>) -> Vec<String> {
        let mut cora = self.cora();
        let of = of.map(|code| format!("&programme={code}")).unwrap_or_default();
        let mut all = Vec::new();
        for chapter in Chapter::ALL {
            cora.open(&format!("/standards?chapter={}{of}", chapter.word()));
            all.extend(cora.all("main ul > li > p.row"));
        }
        all
    }

    /// How the benchmark `id` stands in the whole house.
    fn stands(&self, id: &str) -> String {
        let begins = format!("{id} ");
        let all = self.lines(None);
        let found = all.iter().find_map(|line| line.strip_prefix(&begins));
        found.unwrap_or_else(|| panic!("{id} in {all:#?}")).to_owned()
    }
}

/// A programme that cora opened; what names it.
fn opened(world: &World) -> String {
    let mut cora = world.browser(&world.cora);
    cora.open("/programmes/new").fill("name", "Back to work").choose("model", "career");
    cora.press("Make a draft").fill("runner", "Cora.").press("Save and carry on");
    for _page in ["hard", "people"] {
        cora.press("Save and carry on");
    }
    let begins = (world.bare.app.now() + DAY.times(30)).jiff().strftime("%Y-%m-%d").to_string();
    cora.fill("begins", &begins).press("Save and carry on").press("Open it");
    assert!(cora.says("It is open."), "{}", cora.text());
    cora.path().split('/').nth(2).unwrap().to_owned()
}

/// The code in the path `talk`.
fn code(talk: &str) -> Code {
    talk.trim_start_matches("/talks/").parse().unwrap()
}
