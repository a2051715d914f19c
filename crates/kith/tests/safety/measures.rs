//! Measures: what follows from a report for whom it is about. They read why, never who reported; what a
//! measure says is what happens, everywhere and no longer than it says.

use kith_app::people::{
    grants::{self, Giving},
    recognising::Known,
};
use kith_core::{Code, DAY, HOUR, MINUTE, people::grant::Role};
use kith_testkit::Browser;

use super::{
    evidence::{HARM, erase, harmed, report, say},
    world::World,
};

/// What whoever is measured reads.
pub const FACTS: &str = "You asked somebody here for pictures, and they had not invited that.";

/// A world in which Ada reported what Bo said, and Lea and Mo moderate.
pub struct Reported {
    pub world: World,
    pub lea: Known,
    pub mo: Known,
    pub talk: Code,
    pub harm: Code,
}

impl Reported {
    pub fn new() -> Self {
        let world = World::new();
        let (talk, harm) = harmed(&world);
        let lea = world.bare.person("lea", &[Role::Moderator]);
        let mo = world.bare.person("mo", &[Role::Moderator]);
        let mut ada = world.browser(&world.ada);
        ada.open(&format!("/messages/{harm}/concern"));
        ada.fill("body", "He asks for pictures of me and does not hear a no");
        ada.choose("matter", "pressure").press("Report");
        assert_eq!(ada.status(), 200, "{}", ada.text());
        Self { world, lea, mo, talk, harm }
    }

    /// Where the case is, as `who` finds it.
    pub fn case(&self, who: &Known) -> String {
        let mut desk = self.world.browser(who);
        desk.open("/cases").follow("A report: Pressing me").path().to_owned()
    }

    /// The page on which `who` decides.
    pub fn desk(&self, who: &Known) -> Browser {
        let mut desk = self.world.browser(who);
        desk.open("/cases").follow("A report: Pressing me").follow("Decide what follows");
        desk
    }

    /// Lea decides on `kind`, for so many days; with `extra` chosen.
    pub fn decides(&self, kind: &str, days: &str, extra: &[(&str, &str)]) -> Browser {
        let mut desk = self.desk(&self.lea);
        desk.choose("kind", kind).choose("rule", "safe").fill("facts", FACTS);
        if !days.is_empty() {
            desk.choose("days", days);
        }
        for (name, value) in extra {
            desk.choose(name, value);
        }
        desk.press("Decide and explain");
        desk
    }

    /// The page on which Bo reads it.
    pub fn told(&self) -> Browser {
        let mut bo = self.world.browser(&self.world.bo);
        bo.open("/measures");
        let to = bo.links().into_iter().find(|to| to.starts_with("/measures/"));
        bo.open(&to.unwrap());
        bo
    }
}

#[test]
fn whoever_is_measured_reads_why_and_not_who_reported() {
    let it = Reported::new();
    let desk = it.decides("warn", "", &[]);
    assert!(desk.says("It is decided, and they are told"), "{}", desk.text());
    let mut bo = it.world.browser(&it.world.bo);
    bo.open("/today");
    assert!(bo.says("We decided something about you"), "{}", bo.text());
    let bo = it.told();
    assert!(bo.says("We warn you") && bo.says(FACTS), "{}", bo.text());
    assert!(bo.says("No program took part") && bo.says("You can appeal it until"));
    for trace in ["ada", "He asks", HARM, "reported"] {
        assert!(
            !bo.text().to_lowercase().contains(&trace.to_lowercase()),
            "{trace}: {}",
            bo.text()
        );
    }
    let path = bo.path().to_owned();
    for other in [&it.world.ada, &it.lea] {
        assert_eq!(it.world.browser(other).open(&path).status(), 404, "nobody else's");
    }
    // And whoever reported learns nothing of what was done but by the words that are meant for them.
    let mut ada = it.world.browser(&it.world.ada);
    ada.open("/me/letters").follow("Your report");
    assert!(!ada.says(FACTS), "{}", ada.text());
}

#[test]
fn there_is_no_measure_without_reasons_and_none_that_tells_who_reported() {
    let it = Reported::new();
    let mut desk = it.desk(&it.lea);
    desk.press("Decide and explain");
    assert_eq!(desk.status(), 422);
    assert!(desk.says("Choose what follows"), "{}", desk.text());
    desk.choose("kind", "warn").press("Decide and explain");
    assert!(desk.says("Choose the rule"), "{}", desk.text());
    desk.choose("rule", "safe").fill("facts", "Stop it.").press("Decide and explain");
    assert!(desk.says("Write what they did"), "{}", desk.text());
    for telling in
        ["Ada told us that you asked for pictures.", "He asks for pictures of me and more"]
    {
        desk.fill("facts", telling).press("Decide and explain");
        assert_eq!(desk.status(), 422);
        assert!(desk.says("This would tell them who reported"), "{}", desk.text());
        assert_eq!(desk.value("facts").as_deref(), Some(telling), "kept");
    }
    let mut bo = it.world.browser(&it.world.bo);
    assert!(bo.open("/measures").says("Nothing was decided about you"), "{}", bo.text());
    desk.fill("facts", FACTS).press("Decide and explain");
    assert!(desk.says("It is decided"), "{}", desk.text());
}

#[test]
fn a_hidden_message_says_so_to_both_and_its_author_keeps_their_words() {
    let it = Reported::new();
    let talk = format!("/talks/{}", it.talk);
    let mut ada = it.world.browser(&it.world.ada);
    assert!(ada.open(&talk).says(HARM));
    it.decides("hide", "", &[]);
    for who in [&it.world.ada, &it.world.bo] {
        let mut browser = it.world.browser(who);
        browser.open(&talk);
        assert!(browser.says("Hidden by the house, because"), "{}", browser.text());
        assert!(!browser.says(HARM), "{}", browser.text());
    }
    let own = kith_app::people::exporting::export(&it.world.bare.app, it.world.bo.member).unwrap();
    assert!(own.to_string().contains(HARM), "their own copy");
    it.world.pass(DAY.times(40));
    assert!(!ada.open(&talk).says(HARM), "it stays hidden");
    let mut desk = it.desk(&it.lea);
    assert!(desk.says("It stays as it is"), "{}", desk.text());
    assert!(desk.open("/cases").status() == 200);
}

#[test]
fn whoever_is_restricted_meets_nobody_new_and_keeps_whom_they_talk_to() {
    let it = Reported::new();
    it.decides("restrict", "3", &[]);
    let mut bo = it.world.browser(&it.world.bo);
    bo.open(&format!("/talks/{}", it.talk)).fill("body", "I am sorry").press("Send");
    assert_eq!(bo.status(), 200, "{}", bo.text());
    let cy = it.world.bare.person("cy", &[]);
    let _ = it.world.bare.asks(&cy, kith_core::support::kind::Kind::Listen);
    let who = it.world.bo.clone();
    let taken = it.world.bare.does(move |tx, at| kith_app::support::taking::next(tx, at, &who));
    assert!(refused(&taken, "standing-restricted"), "{taken:?}");
    bo.open("/requests/new");
    bo.choose("kind", "listen").choose("urgency", "today").choose("safe", "yes");
    bo.choose("reach", "anyone").fill("body", "Somebody to listen").press("Ask");
    assert!(bo.says("For a time you meet nobody new here"), "{}", bo.text());
    assert!(!bo.open("/requests").says("Somebody to listen"), "{}", bo.text());
    for open in ["/help", "/me/export", "/measures", "/contact", "/today"] {
        assert_eq!(bo.open(open).status(), 200, "{open}");
    }
    it.world.pass(DAY.times(3));
    let who = it.world.bo.clone();
    let duty = it.world.bare.app.now() + HOUR;
    let begun =
        it.world.bare.does(move |tx, at| kith_app::support::covering::begin(tx, at, &who, duty));
    assert!(begun.is_ok(), "its time is over: {begun:?}");
    let mut bo = it.world.browser(&it.world.bo);
    assert!(bo.open("/today").says("What we decided about you has ended"), "{}", bo.text());
}

fn refused<T>(done: &Result<T, kith_app::Error>, key: &str) -> bool {
    matches!(done, Err(kith_app::Error::Refused(why)) if why.0 == key)
}

#[test]
fn a_measure_keeps_somebody_from_a_talk_that_began_after_it() {
    let it = Reported::new();
    it.decides("restrict", "3", &[]);
    // A talk can only begin by a yes that was on its way.
    let cy = it.world.bare.helper("cy", Role::Supporter, 2);
    let (asker, helper) = (it.world.bo.face.id, cy.helper.clone().unwrap().id);
    let fay = it.world.bare.person("fay", &[]);
    let request = it.world.bare.asks(&fay, kith_core::support::kind::Kind::Listen);
    let request = it.world.bare.request(request).id;
    it.world.bare.clock.pass(MINUTE);
    let talk = it.world.bare.does(move |tx, at| {
        let id = at.id();
        kith_store::talk::talks::open(tx, at, (id, request), asker, helper)?;
        Ok(kith_store::talk::talks::find(tx, id)?.unwrap().code)
    });
    let talk = talk.unwrap();
    let mut bo = it.world.browser(&it.world.bo);
    bo.open(&format!("/talks/{talk}")).fill("body", "Hello there").press("Send");
    assert_eq!(bo.status(), 422, "{}", bo.text());
    assert!(bo.says("For a time you meet nobody new here"), "{}", bo.text());
    assert_eq!(bo.value("body").as_deref(), Some("Hello there"), "kept");
}

#[test]
fn whoever_is_suspended_reads_why_until_when_and_how_to_appeal_and_nothing_else() {
    let it = Reported::new();
    let mut before = it.world.browser(&it.world.bo);
    assert_eq!(before.open("/today").status(), 200);
    it.decides("suspend", "7", &[]);
    assert_eq!(before.open("/today").status(), 401, "every sign-in has ended");
    let mut bo = it.world.browser(&it.world.bo);
    for closed in ["/today", "/talks", "/duty", "/me", "/requests/new", "/cases"] {
        bo.open(closed);
        assert!(bo.path().starts_with("/measures/"), "{closed}: {}", bo.path());
        assert!(bo.says("For a time, you cannot come in") && bo.says("It lasts until"));
        assert!(bo.says("Do you see it otherwise?"), "{}", bo.text());
    }
    for open in ["/help", "/me/export", "/me/letters", "/measures", "/contact", "/me/leave"] {
        assert_eq!(bo.open(open).status(), 200, "{open}");
        assert_eq!(bo.path(), open);
    }
    let talk = it.talk.to_string();
    bo.post(&format!("/talks/{talk}/messages"), &[("body", "Let me in")]);
    assert!(bo.path().starts_with("/measures/"), "{}", bo.path());
    let mut ada = it.world.browser(&it.world.ada);
    assert!(!ada.open(&format!("/talks/{talk}")).says("Let me in"));
    it.world.pass(DAY.times(7));
    assert_eq!(it.world.browser(&it.world.bo).open("/today").path(), "/today");
}

#[test]
fn a_ban_begins_when_a_second_person_agrees() {
    let it = Reported::new();
    let lea = it.decides("ban", "", &[]);
    assert!(lea.says("It is not in force: a second person must agree"), "{}", lea.text());
    let mut bo = it.world.browser(&it.world.bo);
    assert_eq!(bo.open("/today").path(), "/today");
    assert!(!bo.says("We decided something"), "{}", bo.text());
    assert!(bo.open("/measures").says("Nothing was decided about you"));
    assert!(!lea.says("I agree"), "not by the one who decided it: {}", lea.text());
    let mut mo = it.world.browser(&it.mo);
    assert!(mo.open("/today").says("A severe measure waits for a second person"), "{}", mo.text());
    mo.open(&it.case(&it.mo)).follow("Decide what follows").press("I agree");
    assert!(mo.says("Your answer is kept"), "{}", mo.text());
    let mut bo = it.world.browser(&it.world.bo);
    assert!(bo.open("/today").path().starts_with("/measures/"), "{}", bo.path());
    assert!(bo.says("You cannot come in any more") && bo.says("We look at it again"));
    let mut lea = it.desk(&it.lea);
    lea.follow("Back to the case").choose("how", "true");
    lea.fill("reasons", "They may not come in any more").press("Close the case");
    assert!(lea.says("The case is closed"), "{}", lea.text());
    let case = lea.path().split('?').next().unwrap().to_owned();
    it.world.pass(DAY.times(400));
    let mut mo = it.world.browser(&it.mo);
    assert!(mo.open("/today").says("A measure without an end is a year old"), "{}", mo.text());
    mo.open(&format!("{case}/decisions")).press("Take it back, and say sorry");
    assert_eq!(it.world.browser(&it.world.bo).open("/today").path(), "/today");
    it.world.pass(DAY.times(2));
    assert_eq!(
        it.world.browser(&it.mo).open(&case).status(),
        404,
        "forgotten, now that it is over"
    );
}

#[test]
fn nobody_agrees_to_their_own_and_who_does_not_agree_ends_it() {
    let it = Reported::new();
    let lea = it.decides("suspend", "30", &[]);
    let case = it.case(&it.lea);
    let html = lea.html().to_owned();
    let code = html.split("name=\"measure\" value=\"").nth(1).unwrap()[..32].to_owned();
    let mut own = it.world.browser(&it.lea);
    own.post(&format!("{case}/seconds"), &[("measure", &code), ("word", "agree")]);
    assert_eq!(own.status(), 422, "{}", own.text());
    assert!(own.says("You had a hand in this"), "{}", own.text());
    let mut mo = it.world.browser(&it.mo);
    mo.open(&format!("{case}/decisions")).press("I do not agree");
    assert!(mo.says("a second person did not agree. It never began"), "{}", mo.text());
    assert_eq!(it.world.browser(&it.world.bo).open("/today").path(), "/today");
}

#[test]
fn a_proposal_that_nobody_answers_is_called_for_every_day() {
    let it = Reported::new();
    it.decides("ban", "", &[]);
    let told = |it: &Reported| {
        let mut mo = it.world.browser(&it.mo);
        let told = mo.open("/today").says("A severe measure waits for a second person");
        if told {
            mo.open(&it.case(&it.mo));
        }
        told
    };
    for day in 0..3 {
        assert!(told(&it), "day {day}");
        it.world.pass(DAY);
    }
}

#[test]
fn an_interim_measure_is_no_punishment_and_is_taken_back_in_one_step() {
    let it = Reported::new();
    let mut lea = it.decides("suspend", "3", &[("interim", "yes")]);
    let mut bo = it.world.browser(&it.world.bo);
    assert!(bo.open("/today").says("This is not a punishment"), "{}", bo.text());
    lea.press("Take it back, and say sorry");
    assert!(lea.says("They are told that we are sorry"), "{}", lea.text());
    let mut bo = it.world.browser(&it.world.bo);
    assert_eq!(bo.open("/today").path(), "/today");
    assert!(bo.says("We took back what we decided about you. We are sorry"), "{}", bo.text());
    assert!(it.told().says("We were wrong, and we are sorry"), "{}", it.told().text());
    let long = it.decides("suspend", "14", &[("interim", "yes")]);
    assert_eq!(long.status(), 422);
    assert!(long.says("lasts a week at most"), "{}", long.text());
}

#[test]
fn only_a_moderator_decides_while_there_is_one() {
    let it = Reported::new();
    let mut robin = it.desk(&it.world.robin);
    robin.choose("kind", "warn").choose("rule", "safe").fill("facts", FACTS);
    robin.press("Decide and explain");
    assert_eq!(robin.status(), 422);
    assert!(robin.says("A moderator or a safeguarding lead decides this"), "{}", robin.text());
    let case = it.case(&it.lea);
    for who in [&it.world.ada, &it.world.bo] {
        let mut browser = it.world.browser(who);
        assert_eq!(browser.open(&format!("{case}/decisions")).status(), 404);
        for deed in ["decisions", "seconds", "liftings"] {
            assert_eq!(browser.post(&format!("{case}/{deed}"), &[]).status(), 404, "{deed}");
        }
    }
}

#[test]
fn where_the_reported_person_has_left_the_copy_stays_and_nothing_else_can_be_done() {
    let it = Reported::new();
    erase(&it.world, &it.world.bo);
    let mut desk = it.desk(&it.lea);
    assert!(desk.says("Whom it is about has left"), "{}", desk.text());
    desk.follow("Back to the case").press("Open the copy");
    assert!(desk.says(HARM), "{}", desk.text());
    desk.choose("how", "true").fill("reasons", "They have left before we could speak to them");
    desk.press("Close the case");
    assert!(desk.says("The case is closed"), "{}", desk.text());
}

#[test]
fn a_measure_is_in_what_its_member_takes_along_and_survives_a_new_message() {
    let it = Reported::new();
    it.decides("warn", "", &[]);
    let own = kith_app::people::exporting::export(&it.world.bare.app, it.world.bo.member).unwrap();
    assert!(own["measures"].to_string().contains(FACTS), "{}", own["measures"]);
    say(&it.world, &it.world.ada, it.talk, "Let us stop here");
    let other = kith_app::people::exporting::export(&it.world.bare.app, it.world.ada.member);
    assert_eq!(other.unwrap()["measures"].as_array().map(Vec::len), Some(0));
    let _ = (report, it.harm);
}

#[test]
fn j5_x2_whoever_is_suspended_stands_in_for_nobody_and_whoever_is_away_is_told() {
    let it = Reported::new();
    let (world, bo) = (&it.world, it.world.bo.member);
    let giving = Giving { role: Role::Coordinator, until: None };
    world.bare.does(move |tx, at| grants::add(tx, at, None, bo, giving)).unwrap();
    let day =
        |days| (world.bare.app.now() + DAY.times(days)).jiff().strftime("%Y-%m-%d").to_string();
    let (face, from, to, on) = (world.bo.face.code.to_string(), day(0), day(6), day(7));
    let fields = [("deputy", face.as_str()), ("from", from.as_str()), ("to", to.as_str())];
    let mut robin = world.browser(&world.robin);
    robin.post("/cohort/away", &fields);
    assert!(robin.says("bo stands in for you until"), "{}", robin.text());
    it.decides("suspend", "7", &[]);
    let mut robin = world.browser(&world.robin);
    robin.open("/cohort/away");
    assert!(!robin.says("bo stands in"), "{}", robin.text());
    assert!(robin.says("Nobody else is a coordinator here"), "nor can they be chosen");
    let fields = [("deputy", face.as_str()), ("from", from.as_str()), ("to", on.as_str())];
    assert_eq!(robin.post("/cohort/away", &fields).status(), 422);
    assert!(robin.open("/today").says("Name somebody else"), "{}", robin.text());
}
