//! A meeting is proposed by one, taken by the other, moved or called off by either, and told of by each for themselves.

use kith_app::people::{
    exporting, leaving,
    recognising::Known,
    saying::{self, Statement},
};
use kith_core::{
    DAY, HOUR,
    people::facet::{Audience, Kind},
};
use kith_store::safety::cases;
use kith_testkit::Browser;

use super::Pair;

/// What stands in an agenda.
const AGENDA: &str = "The interview, and what I say about the gap.";

impl Pair {
    /// `browser` on the form for a new meeting, filled in with `times`.
    pub(super) fn wishes(&self, browser: &mut Browser, times: &[&str]) {
        browser.open(&self.path("/meetings/new"));
        for (field, time) in ["first", "second", "third"].iter().zip(times) {
            browser.fill(field, time);
        }
        browser.choose("minutes", "60").fill("way", "here").fill("agenda", AGENDA);
    }

    /// Mo proposes `times`: the path of the meeting.
    pub(super) fn proposes(&self, times: &[&str]) -> String {
        let mut mo = self.mo();
        self.wishes(&mut mo, times);
        mo.press("Send the proposal");
        assert!(mo.says("Sent. You are told when there is an answer."), "{}", mo.text());
        mo.path().split('?').next().unwrap().to_owned()
    }

    /// Mo proposes `time` and Ada takes it: the path of the meeting.
    pub(super) fn agrees(&self, time: &str) -> String {
        let meeting = self.proposes(&[time]);
        let mut ada = self.ada();
        ada.open(&meeting).press("Take this time");
        assert!(ada.says("You have a meeting."), "{}", ada.text());
        meeting
    }

    /// `who` lives by the clock of `zone`.
    pub(super) fn lives(&self, who: &Known, zone: &str) {
        let fields = [("called", "never"), ("from", ""), ("until", ""), ("zone", zone)];
        let status = self.world.browser(who).post("/me/notices", &fields).status();
        assert!(status < 400, "{status}");
    }

    /// The hour so many hours from now, as a form holds it by the clock of UTC.
    pub(super) fn hour(&self, hours: i64) -> String {
        let then = self.world.bare.app.now() + HOUR.times(hours);
        then.jiff().strftime("%Y-%m-%dT%H:%M").to_string()
    }
}

#[test]
fn j2_9_eepm_mat_2_em_6_one_proposes_times_and_the_other_takes_one() {
    let pair = Pair::new();
    let mut mo = pair.mo();
    mo.open(&pair.path("")).follow("All meetings of the two of you").follow("Propose a meeting");
    mo.fill("first", &pair.hour(50)).fill("second", &pair.hour(30)).choose("way", "here");
    mo.fill("agenda", AGENDA).press("Send the proposal");
    assert!(mo.says("You proposed this.") && mo.says(AGENDA), "{}", mo.text());
    assert!(mo.all("input[name=start]").is_empty(), "nobody takes their own time");
    let meeting = mo.path().split('?').next().unwrap().to_owned();
    let own = mo.post(&format!("{meeting}/answers"), &[("read", "0"), ("start", "1")]).status();
    assert_eq!(own, 422);
    let mut ada = pair.ada();
    ada.open("/today").follow("Somebody you walk with proposes a time to meet.");
    assert!(ada.says("mo proposes this.") && ada.says(AGENDA), "{}", ada.text());
    assert_eq!(ada.all("input[name=start]").len(), 2);
    assert!(ada.all("label.opt").first().unwrap().contains("Thursday 16"), "the earliest first");
    let all = ada.all("input[checked]");
    assert!(all.is_empty(), "nothing is chosen for anybody: {all:?}");
    ada.press("Take this time");
    assert!(ada.status() == 422 && ada.says("Choose one of the times"), "{}", ada.text());
    let earliest = ada.html().split("name=\"start\" value=\"").nth(1).unwrap().split('"').next();
    let earliest = earliest.unwrap().to_owned();
    ada.choose("start", &earliest).press("Take this time");
    assert!(
        ada.says("Both of you said yes to this time.") && ada.says("Thursday 16"),
        "{}",
        ada.text()
    );
    mo.open("/today").follow("A time that you proposed was taken.");
    assert!(
        mo.says("Both of you said yes to this time.") && !mo.says("Friday 17"),
        "{}",
        mo.text()
    );
    let journey = ada.open(&pair.path("")).text();
    assert!(journey.contains("Thursday 16") && journey.contains("Agreed"));
    assert!(ada.open(&pair.path("/meetings")).says("Agreed"), "{}", ada.text());
}

#[test]
fn each_reads_a_time_by_their_own_clock_and_by_the_others() {
    let pair = Pair::new();
    pair.lives(&pair.world.ada, "Asia/Kolkata");
    pair.lives(&pair.mo, "America/New_York");
    let meeting = pair.proposes(&["2023-12-01T18:00"]);
    let mut ada = pair.ada();
    ada.open(&meeting);
    assert!(ada.says("Saturday 2 December 2023, 04:30"), "{}", ada.text());
    assert!(ada.says("By the clock of mo: Friday 1 December 2023, 18:00"), "{}", ada.text());
    assert!(!ada.html().contains("New_York"), "not where they are");
    pair.lives(&pair.mo, "Asia/Kolkata");
    assert!(!ada.open(&meeting).says("By the clock of"), "one clock is said once");
}

#[test]
fn either_moves_a_meeting_and_what_was_agreed_on_stands_no_longer() {
    let pair = Pair::new();
    let meeting = pair.agrees(&pair.hour(50));
    let mut ada = pair.ada();
    let mut late = pair.mo();
    late.open(&format!("{meeting}/changes"));
    ada.open(&meeting).follow("Propose other times");
    ada.fill("first", &pair.hour(70)).choose("way", "telephone").press("Send the proposal");
    assert!(ada.says("You proposed this.") && ada.says("By telephone"), "{}", ada.text());
    assert!(ada.says(AGENDA), "what to talk about stays");
    late.fill("first", &pair.hour(80)).press("Send the proposal");
    assert_eq!(late.status(), 422);
    assert!(late.says("Something changed since you read this."), "{}", late.text());
    assert_eq!(late.value("first").as_deref(), Some(pair.hour(80).as_str()), "it is kept");
    let mut mo = pair.mo();
    mo.open("/today").follow("Somebody you walk with proposes other times to meet.");
    mo.press("Take this time");
    assert!(mo.says("Both of you said yes to this time."), "{}", mo.text());
    let twice = [("read", mo.value("read").unwrap_or_default())];
    assert!(twice[0].1.is_empty(), "a time that is taken is not taken again");
}

#[test]
fn either_calls_a_meeting_off_at_any_time_and_late_is_said() {
    for (hours, late) in [(40, false), (10, true)] {
        for mentor in [false, true] {
            let pair = Pair::new();
            let meeting = pair.agrees(&pair.hour(hours));
            let mut browser = if mentor { pair.mo() } else { pair.ada() };
            browser.open(&meeting).press("Call this meeting off");
            assert!(browser.says("You called it off."), "{}", browser.text());
            assert_eq!(browser.says("It was called off less than 24 hours before."), late);
            let mut other = if mentor { pair.ada() } else { pair.mo() };
            other.open("/today").follow("A meeting of yours was called off.");
            assert!(other.says("called it off."), "{}", other.text());
            for (below, fields) in [
                ("/answers", [("read", "1"), ("start", "1")]),
                ("/notes", [("said", "held"), ("notes", "x")]),
            ] {
                other.post(&format!("{meeting}{below}"), &fields);
                assert_eq!(other.status(), 422, "{below}");
                assert!(other.says("This meeting was called off."), "{}", other.text());
            }
            browser.post(&format!("{meeting}/cancellations"), &[]);
            assert!(browser.status() < 400, "twice is once");
        }
    }
}

#[test]
fn j2_x3_each_says_for_themselves_how_it_was_and_both_see_where_they_differ() {
    let pair = Pair::new();
    let meeting = pair.agrees(&pair.hour(30));
    let mut ada = pair.ada();
    let early = ada.post(&format!("{meeting}/notes"), &[("said", "held")]);
    assert_eq!(early.status(), 422);
    assert!(early.says("It has not begun yet."), "{}", early.text());
    pair.world.bare.clock.pass(HOUR.times(32));
    let mut ada = pair.ada();
    ada.open(&meeting).follow("Say how it was");
    ada.choose("said", "mentor").press("Keep it");
    assert!(ada.says("You say that mo was not there."), "{}", ada.text());
    let mut mo = pair.mo();
    mo.open(&meeting);
    assert!(
        mo.says("ada says that you were not there.") && !mo.says("differently"),
        "{}",
        mo.text()
    );
    mo.follow("Say how it was").choose("said", "held").press("Keep it");
    for mut browser in [pair.ada(), pair.mo()] {
        browser.open(&meeting);
        assert!(browser.says("You remember it differently."), "{}", browser.text());
    }
    let mut cora = pair.world.browser(&pair.world.cora);
    assert!(cora.open("/cohort").says("The two remember it differently"), "{}", cora.text());
    assert_eq!(cora.open(&meeting).status(), 404, "the meeting itself is theirs");
}

#[test]
fn j3_7_a_note_takes_three_inputs_at_most_and_ones_own_is_never_the_others() {
    let pair = Pair::new();
    let meeting = pair.agrees(&pair.hour(30));
    let notes = format!("{meeting}/notes");
    let mut ada = pair.ada();
    ada.open(&notes);
    assert_eq!(ada.all("main form textarea").len(), 2);
    ada.fill("agenda", "Only the gap.").fill("own", "Do not cry.").press("Keep it");
    assert!(ada.says("Kept.") && ada.says("Do not cry.") && ada.says("Only the gap."));
    pair.world.bare.clock.pass(HOUR.times(32));
    let mut mo = pair.mo();
    mo.open(&notes);
    assert_eq!((mo.all("main form textarea").len(), mo.all("main form fieldset").len()), (2, 1));
    assert!(!mo.html().contains("Do not cry."), "{}", mo.text());
    mo.fill("notes", "She knows more than she thinks.").fill("own", "Ask sooner.").press("Keep it");
    let mut ada = pair.ada();
    ada.open(&meeting);
    assert!(ada.says("She knows more than she thinks.") && ada.says("Only the gap."));
    assert!(!ada.html().contains("Ask sooner."));
    ada.open(&notes).fill("own", "").press("Keep it");
    assert!(!ada.says("Do not cry."), "what is emptied is gone");
}

#[test]
fn j3_6_before_a_meeting_one_sees_what_the_other_shares_and_what_was_kept_last_time() {
    let pair = Pair::new();
    let statement =
        |text: &str, audience| Statement { text: text.to_owned(), special: None, audience };
    let own = vec![
        statement("Chess in the park", Audience::Matched),
        statement("Long nights", Audience::Matching),
    ];
    let ada = pair.world.ada.clone();
    let draft = saying::draft(&pair.world.bare.app, &ada.face, Kind::Interest, own).unwrap();
    pair.world.bare.does(move |tx, at| saying::say(tx, at, ada.member, &draft)).unwrap();
    let first = pair.agrees(&pair.hour(30));
    pair.world.bare.clock.pass(HOUR.times(32));
    let mut mo = pair.mo();
    mo.open(&format!("{first}/notes")).fill("notes", "Write to the agency.");
    mo.fill("own", "Be gentler.").press("Keep it");
    let next = pair.agrees(&pair.hour(50));
    let mut ada = pair.ada();
    ada.open(&next).follow("Prepare for it");
    assert!(ada.says("Write to the agency.") && ada.says(AGENDA), "{}", ada.text());
    assert!(!ada.html().contains("Be gentler."), "{}", ada.text());
    assert!(ada.says("Nothing so far."), "{}", ada.text());
    let mut mo = pair.mo();
    mo.open(&next).follow("Prepare for it");
    assert!(mo.says("Chess in the park") && !mo.html().contains("Long nights"), "{}", mo.text());
    pair.lives(&pair.world.ada, "Asia/Kolkata");
    assert!(mo.open(&next).says("By the clock of ada"), "{}", mo.text());
    let code = pair.talk.trim_start_matches("/talks/").to_owned();
    pair.ada().open(&format!("/blocks/new?talk={code}")).press("Close the door");
    mo.open(&format!("{next}/preparation"));
    assert!(!mo.says("Chess in the park"), "how she lives now is hers: {}", mo.text());
    assert!(!mo.says("By the clock of") && !mo.open(&next).says("By the clock of"));
}

#[test]
fn each_refusal_stands_at_its_field_and_keeps_what_was_typed() {
    let pair = Pair::new();
    let (past, far, long) = (pair.hour(-2), pair.hour(24 * 181), "x".repeat(1_001));
    for (field, value, says) in [
        ("first", past.as_str(), "Choose one to three times to come"),
        ("first", far.as_str(), "Choose one to three times to come"),
        ("first", "", "Choose one to three times to come"),
        ("second", "tomorrow", "Choose one to three times to come"),
        ("second", "2023-12-20", "such as 2027-01-14 18:30"),
        ("agenda", long.as_str(), "Say this in at most 1,000 letters"),
    ] {
        let mut ada = pair.ada();
        pair.wishes(&mut ada, &[&pair.hour(30)]);
        ada.fill(field, value).press("Send the proposal");
        assert_eq!(ada.status(), 422, "{field}");
        assert!(ada.says(says) && ada.title().starts_with("Problem: "), "{}", ada.text());
        assert_eq!(ada.value(field).as_deref(), Some(value));
    }
    for (way, spot, says) in [
        ("link", "http://meet.example/x", "which begins with https://"),
        ("place", "", "Say where you meet"),
    ] {
        let mut ada = pair.ada();
        pair.wishes(&mut ada, &[&pair.hour(30)]);
        ada.fill("way", way).fill("spot", spot).press("Send the proposal");
        assert!(ada.status() == 422 && ada.says(says), "{}", ada.text());
        assert_eq!(ada.value("spot").as_deref(), Some(spot));
    }
}

#[test]
fn enough_meetings_ahead_are_enough_and_a_form_sent_twice_is_one() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    pair.wishes(&mut ada, &[&pair.hour(30)]);
    let keys = ["once", "whose"].map(|name| ada.value(name).unwrap());
    let hour = pair.hour(30);
    let form = [
        ("first", hour.as_str()),
        ("minutes", "60"),
        ("way", "here"),
        ("once", keys[0].as_str()),
        ("whose", keys[1].as_str()),
    ];
    let mut paths = Vec::new();
    for _ in 0..2 {
        ada.post(&pair.path("/meetings"), &form);
        assert_eq!(ada.status(), 200, "{}", ada.text());
        paths.push(ada.path().to_owned());
    }
    assert_eq!(paths[0], paths[1]);
    for hours in 31..36 {
        pair.wishes(&mut ada, &[&pair.hour(hours)]);
        assert_eq!(ada.press("Send the proposal").status(), 200);
    }
    pair.wishes(&mut ada, &[&pair.hour(40)]);
    ada.press("Send the proposal");
    assert!(ada.status() == 422 && ada.says("Six meetings are ahead"), "{}", ada.text());
    let pair = Pair::new();
    let mut ada = pair.ada();
    for _ in 0..12 {
        pair.wishes(&mut ada, &[&pair.hour(30)]);
        assert_eq!(ada.press("Send the proposal").status(), 200);
        ada.press("Call this meeting off");
    }
    pair.wishes(&mut ada, &[&pair.hour(30)]);
    ada.press("Send the proposal");
    assert!(ada.status() == 422 && ada.says("Propose this tomorrow"), "{}", ada.text());
    pair.world.pass(DAY);
    let mut ada = pair.ada();
    pair.wishes(&mut ada, &[&pair.hour(30)]);
    assert_eq!(ada.press("Send the proposal").status(), 200);
}

#[test]
fn a_new_pair_is_not_led_elsewhere_by_a_meeting_and_danger_in_an_agenda_calls_somebody() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    pair.wishes(&mut ada, &[&pair.hour(30)]);
    ada.choose("way", "link").fill("spot", "https://meet.example/us").press("Send the proposal");
    assert_eq!(ada.status(), 422);
    assert_eq!(ada.value("spot").as_deref(), Some("https://meet.example/us"));
    let open = || pair.world.bare.does(|tx, _| Ok(cases::desk(tx, None, 50)?)).unwrap().len();
    let before = open();
    ada.fill("spot", "").choose("way", "here");
    ada.fill("agenda", "I am going to kill myself tonight").press("Send the proposal");
    assert_eq!(ada.status(), 200, "{}", ada.text());
    assert_eq!(open(), before + 1, "words are read as messages are");
}

#[test]
fn both_are_reminded_the_day_before_and_asked_the_day_after_and_not_of_what_is_off() {
    let pair = Pair::new();
    let meeting = pair.agrees(&pair.hour(60));
    let off = pair.agrees(&pair.hour(61));
    pair.ada().open(&off).press("Call this meeting off");
    let told = |browser: &mut Browser, words: &str| {
        browser.open("/today");
        browser.all("main a").iter().filter(|line| line.contains(words)).count()
    };
    let (soon, over) = ("You have a meeting soon.", "You had a meeting.");
    pair.world.pass(HOUR.times(35));
    assert_eq!(told(&mut pair.ada(), soon), 0);
    pair.world.pass(HOUR.times(2));
    for mut browser in [pair.ada(), pair.mo()] {
        assert_eq!(told(&mut browser, soon), 1, "{}", browser.text());
        assert_eq!(told(&mut browser, over), 0);
    }
    pair.world.pass(HOUR.times(25));
    let mut mo = pair.mo();
    mo.open(&format!("{meeting}/notes")).choose("said", "held").press("Keep it");
    pair.world.pass(HOUR.times(23));
    assert_eq!(told(&mut pair.ada(), over), 1);
    assert_eq!(told(&mut pair.mo(), over), 0, "whoever has said so is not asked");
    pair.ada().open(&meeting).follow("Say how it was").choose("said", "held").press("Keep it");
    pair.world.pass(DAY);
    assert_eq!(told(&mut pair.ada(), over), 0, "it is asked once");
}

#[test]
fn a_coming_meeting_is_a_sign_of_life_until_it_is_over_or_off() {
    let asked = "Is your request still open?";
    let pair = Pair::new();
    let _meeting = pair.agrees(&pair.hour(24 * 20));
    pair.world.pass(DAY.times(9));
    assert!(!pair.ada().open("/today").says(asked), "the meeting is ahead");
    pair.world.pass(DAY.times(12));
    assert!(pair.ada().open("/today").says(asked), "it is over, and nobody spoke");
    let pair = Pair::new();
    let _far = pair.agrees(&pair.hour(24 * 100));
    let _near = pair.agrees(&pair.hour(24 * 10));
    pair.world.pass(DAY.times(9));
    assert!(!pair.ada().open("/today").says(asked), "the next one is near");
    pair.world.pass(DAY.times(2));
    assert!(pair.ada().open("/today").says(asked), "one in three months puts nothing off");
    let pair = Pair::new();
    let other = pair.agrees(&pair.hour(24 * 20));
    pair.mo().open(&other).press("Call this meeting off");
    pair.world.pass(DAY.times(8));
    assert!(pair.ada().open("/today").says(asked), "what is off puts nothing off");
}

#[test]
fn to_everybody_else_there_is_no_meeting() {
    let pair = Pair::new();
    let meeting = pair.agrees(&pair.hour(30));
    let cy = pair.world.bare.person("cy", &[]);
    for who in [&cy, &pair.world.cora, &pair.world.bo, &pair.world.lead] {
        let mut browser = pair.world.browser(who);
        for below in ["", "/notes", "/changes", "/preparation"] {
            assert_eq!(browser.open(&format!("{meeting}{below}")).status(), 404, "{below}");
        }
        for below in ["/meetings", "/meetings/new"] {
            assert_eq!(browser.open(&pair.path(below)).status(), 404, "{below}");
        }
        let fields =
            [("first", "2024-01-01T10:00"), ("minutes", "60"), ("way", "here"), ("read", "1")];
        for below in ["/changes", "/cancellations", "/copies", "/notes"] {
            let status = browser.post(&format!("{meeting}{below}"), &fields).status();
            assert_eq!(status, 404, "{below}");
        }
        let answer = [("read", "1"), ("start", "1")];
        assert_eq!(browser.post(&format!("{meeting}/answers"), &answer).status(), 404);
        assert_eq!(browser.post(&pair.path("/meetings"), &fields).status(), 404);
    }
    let talk = pair.world.talk();
    let fields = [("first", "2024-01-01T10:00"), ("minutes", "60"), ("way", "here")];
    let mut ada = pair.ada();
    assert_eq!(ada.open(&format!("/journeys/{talk}/meetings")).status(), 404, "no journey");
    assert_eq!(ada.post(&format!("/journeys/{talk}/meetings"), &fields).status(), 404);
}

#[test]
fn with_the_journey_its_meetings_end_and_while_it_rests_they_can_only_be_called_off() {
    let pair = Pair::new();
    let (kept, off) = (pair.agrees(&pair.hour(30)), pair.agrees(&pair.hour(40)));
    let mut ada = pair.ada();
    ada.open(&pair.path("")).follow("Rest for some days");
    ada.choose("days", "3").press("Pause");
    let mut mo = pair.mo();
    mo.post(&format!("{kept}/notes"), &[("agenda", "x"), ("own", "y")]);
    assert!(mo.status() == 422 && mo.says("Go on with it first"), "{}", mo.text());
    mo.open(&off).press("Call this meeting off");
    assert!(mo.says("You called it off."), "{}", mo.text());
    mo.open(&pair.path("")).follow("Say goodbye").press("Say goodbye");
    for mut browser in [pair.ada(), pair.mo()] {
        browser.open(&kept);
        assert!(browser.says("Your journey ended before"), "{}", browser.text());
        assert!(browser.all("main form").is_empty(), "no button that does nothing");
        browser.post(&format!("{kept}/cancellations"), &[]);
        assert!(browser.status() == 422 && browser.says("This talk is closed."));
    }
    pair.world.pass(HOUR.times(8));
    assert!(!pair.ada().open("/today").says("You have a meeting soon."));
}

#[test]
fn a_meeting_goes_along_in_the_archive_and_its_words_go_with_their_author() {
    let pair = Pair::new();
    let meeting = pair.agrees(&pair.hour(30));
    pair.ada().open(&format!("{meeting}/notes")).fill("own", "Do not cry.").press("Keep it");
    let archive = |member| exporting::export(&pair.world.bare.app, member).unwrap();
    let mos = archive(pair.mo.member);
    assert_eq!(mos["meetings"]["meetings"][0]["you_wrote"]["agenda"], AGENDA);
    assert!(!mos.to_string().contains("Do not cry."));
    let adas = archive(pair.world.ada.member);
    assert_eq!(adas["meetings"]["meetings"][0]["you_wrote"]["own"], "Do not cry.");
    let mo = pair.mo.clone();
    pair.world.bare.does(move |tx, at| leaving::leave(tx, at, &mo)).unwrap();
    pair.world.pass(DAY.times(8));
    let mut ada = pair.ada();
    ada.open(&meeting);
    assert!(ada.says("Words of a former member, erased."), "{}", ada.text());
    assert!(!ada.says(AGENDA) && ada.says("Do not cry."));
}
