//! Two who remember a meeting differently: each says so to a coordinator, who settles it; and a proposal that nobody answers.

use kith_core::{DAY, HOUR};

use super::Pair;

/// What Mo and Ada write to the coordinator.
const WROTE: [&str; 2] = ["I was there from ten to five.", "Nobody opened the door."];

impl Pair {
    /// Ada says that Mo was not there, and Mo that they met: the path of the meeting.
    fn differs(&self) -> String {
        let meeting = self.agrees(&self.hour(30));
        self.world.bare.clock.pass(HOUR.times(32));
        for (mut browser, said) in [(self.ada(), "mentor"), (self.mo(), "held")] {
            browser.open(&meeting).follow("Say how it was").choose("said", said).press("Keep it");
        }
        meeting
    }
}

/// The same, as a coordinator has it.
fn page(meeting: &str) -> String {
    meeting.replace("/meetings/", "/differences/")
}

#[test]
fn j2_x3_whoever_is_said_to_have_missed_a_meeting_says_otherwise_and_a_coordinator_settles_it() {
    let pair = Pair::new();
    let meeting = pair.differs();
    assert!(pair.ada().open("/today").says("remember a meeting differently"), "the first hears");
    for (mut browser, words) in [pair.mo(), pair.ada()].into_iter().zip(WROTE) {
        browser.open(&meeting);
        assert!(browser.says("A coordinator hears that you do"), "{}", browser.text());
        browser.fill("desk", words).press("Let the coordinator read this");
        assert!(browser.says("Kept for the coordinator."), "{}", browser.text());
        assert_eq!(browser.value("desk").as_deref(), Some(words), "it can be changed");
    }
    assert!(!pair.ada().open(&meeting).html().contains(WROTE[0]), "the other does not read it");
    assert!(!pair.mo().open(&meeting).html().contains(WROTE[1]));
    let mut cora = pair.cora();
    cora.open("/cohort?why=difference").follow("ada and mo");
    assert_eq!(cora.path(), page(&meeting));
    assert!(cora.says("ada says that the mentor did not come."), "{}", cora.text());
    assert!(cora.says("mo says that it took place."), "{}", cora.text());
    assert!(WROTE.iter().all(|words| cora.says(words)), "{}", cora.text());
    assert!(!cora.html().contains("the gap"), "and nothing else of the meeting");
    cora.fill("words", "I asked you both.").press("Settle it");
    assert!(cora.status() == 422 && cora.says("Choose how it counts"), "{}", cora.text());
    assert_eq!(cora.value("words").as_deref(), Some("I asked you both."), "it is kept");
    cora.choose("verdict", "held").fill("words", "").press("Settle it");
    assert!(cora.status() == 422 && cora.says("Say a line to both"), "{}", cora.text());
    let before = pair.mo().open("/hours").text();
    cora.choose("verdict", "held").fill("words", "There were two doors.").press("Settle it");
    assert!(cora.says("Settled. Both are told."), "{}", cora.text());
    assert!(!cora.open("/cohort").says("remember it differently"), "{}", cora.text());
    for mut browser in [pair.ada(), pair.mo()] {
        browser.open("/today").follow("How a meeting of yours counts was settled.");
        assert!(browser.says("What was settled") && browser.says("It took place."));
        assert!(browser.says("There were two doors."), "{}", browser.text());
        assert!(browser.all("textarea").is_empty(), "nothing is left to say");
        browser.post(&format!("{meeting}/notes"), &[("said", "mentee")]);
        assert!(browser.status() == 422 && browser.says("This was settled"), "{}", browser.text());
        browser.post(&format!("{meeting}/differences"), &[("desk", "But I waited.")]);
        assert_eq!(browser.status(), 422);
    }
    assert_ne!(before, pair.mo().open("/hours").text(), "the hours follow");
    let again = [("verdict", "mentor"), ("words", "No.")];
    assert_eq!(cora.post(&page(&meeting), &again).status(), 422, "once is once");
    assert!(pair.mo().open(&meeting).says("It took place."));
}

#[test]
fn j2_x3_two_who_agree_again_have_nothing_to_settle() {
    let pair = Pair::new();
    let meeting = pair.differs();
    let mut cora = pair.cora();
    assert_eq!(cora.open(&page(&meeting)).status(), 200);
    pair.ada().open(&format!("{meeting}/notes")).choose("said", "held").press("Keep it");
    assert_eq!(cora.open(&page(&meeting)).status(), 404);
    assert!(!cora.open("/cohort").says("remember it differently"), "{}", cora.text());
    pair.ada().open(&format!("{meeting}/notes")).choose("said", "mentor").press("Keep it");
    assert_eq!(cora.open(&page(&meeting)).status(), 200, "and where they differ again, it is");
}

#[test]
fn j2_x3_what_nobody_settles_in_a_week_counts_for_neither_and_both_hear() {
    let pair = Pair::new();
    let meeting = pair.differs();
    pair.world.pass(DAY.times(6));
    assert_eq!(pair.cora().open(&page(&meeting)).status(), 200);
    pair.world.pass(DAY.times(2));
    for mut browser in [pair.ada(), pair.mo()] {
        browser.open("/today").follow("How a meeting of yours counts was settled.");
        assert!(browser.says("It counts for neither of you."), "{}", browser.text());
    }
    assert!(!pair.cora().open("/cohort").says("remember it differently"));
    let late = [("verdict", "held"), ("words", "Sorry.")];
    assert_eq!(pair.cora().post(&page(&meeting), &late).status(), 422);
}

#[test]
fn j2_x3_to_everybody_else_there_is_nothing_to_settle() {
    let pair = Pair::new();
    let meeting = pair.differs();
    let settles = [("verdict", "held"), ("words", "Yes.")];
    for who in [&pair.world.ada, &pair.mo, &pair.world.bo, &pair.world.lead] {
        let mut browser = pair.world.browser(who);
        assert_eq!(browser.open(&page(&meeting)).status(), 404);
        assert_eq!(browser.post(&page(&meeting), &settles).status(), 404);
    }
    for who in [&pair.world.bo, &pair.world.cora] {
        let mut browser = pair.world.browser(who);
        let path = format!("{meeting}/differences");
        assert_eq!(browser.post(&path, &[("desk", "x")]).status(), 404);
    }
    let other = pair.agrees(&pair.hour(60));
    assert_eq!(pair.cora().open(&page(&other)).status(), 404, "where nobody differs");
    let path = format!("{other}/differences");
    assert_eq!(pair.ada().post(&path, &[("desk", "x")]).status(), 422);
}

#[test]
fn j2_x3_what_is_written_to_the_coordinator_reaches_the_other_in_no_way() {
    let pair = Pair::new();
    let meeting = pair.differs();
    let before = pair.mo().open("/today").text();
    let words = "He wanted money from me. If I tell anybody he will kill me, he said.";
    pair.ada().open(&meeting).fill("desk", words).press("Let the coordinator read this");
    assert_eq!(pair.mo().open("/today").text(), before, "no debrief, no notice");
    let mut mo = pair.mo();
    assert!(!mo.open(&pair.talk).says("may be serious"), "{}", mo.text());
    let archive = kith_app::people::exporting::export(&pair.world.bare.app, pair.world.ada.member);
    assert_eq!(archive.unwrap()["meetings"]["meetings"][0]["you_wrote"]["desk"], words);
}

#[test]
fn j2_9_whoever_proposed_hears_when_the_last_of_their_times_is_past() {
    let pair = Pair::new();
    let lapsed = "The times that you proposed for a meeting are past.";
    let meeting = pair.proposes(&[&pair.hour(3), &pair.hour(5)]);
    pair.world.pass(HOUR.times(4));
    assert!(!pair.mo().open("/today").says(lapsed), "one is still to come");
    pair.world.pass(HOUR.times(2));
    let mut mo = pair.mo();
    mo.open("/today").follow(lapsed);
    assert!(mo.path().starts_with(&meeting) && mo.says("Propose other times"), "{}", mo.text());
    assert!(!pair.ada().open("/today").says(lapsed), "only whoever proposed");
    let off = pair.proposes(&[&pair.hour(3)]);
    pair.ada().open(&off).press("Call this meeting off");
    let moved = pair.proposes(&[&pair.hour(3)]);
    pair.ada()
        .open(&format!("{moved}/changes"))
        .fill("first", &pair.hour(9))
        .press("Send the proposal");
    pair.world.pass(HOUR.times(4));
    assert!(!pair.mo().open("/today").says(lapsed), "neither what is off nor what was moved");
    pair.world.pass(HOUR.times(6));
    assert!(pair.ada().open("/today").says(lapsed), "whoever proposed last");
}
