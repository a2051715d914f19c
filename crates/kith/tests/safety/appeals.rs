//! Appeals: somebody who had no hand in a measure looks at it again, within days, and what they take back
//! is as it was before.

use kith_core::{DAY, people::grant::Role};
use kith_testkit::Browser;

use super::{
    evidence::HARM,
    measures::{FACTS, Reported},
    world::World,
};

const PLEA: &str = "I asked for pictures of the garden, as we had agreed.";

/// Bo appeals what was decided.
fn appeal(it: &Reported) -> Browser {
    let mut bo = it.told();
    bo.fill("body", PLEA).press("Appeal");
    assert!(bo.says("Your appeal is with us"), "{}", bo.text());
    bo
}

fn desk(it: &Reported) -> Browser {
    let mut mo = it.world.browser(&it.mo);
    mo.open("/appeals");
    mo
}

#[test]
fn an_appeal_is_decided_by_somebody_else_and_does_not_exist_for_whoever_decided() {
    let it = Reported::new();
    it.decides("warn", "", &[]);
    let mut bo = appeal(&it);
    assert!(bo.says("decides by") && bo.says("Nobody has answered yet"), "{}", bo.text());
    assert!(!bo.says("It cannot be appealed any more"), "it is being looked at");
    assert!(!bo.says("Do you see it otherwise?"), "once");
    let mut mo = desk(&it);
    mo.follow("Warn");
    assert!(mo.says(PLEA) && mo.says(FACTS), "{}", mo.text());
    let path = mo.path().to_owned();
    let case = path.replace("/appeals/", "/cases/");
    for hand in [&it.lea, &it.world.bo, &it.world.ada] {
        let mut browser = it.world.browser(hand);
        assert_eq!(browser.open(&path).status(), 404, "{}", browser.text());
        assert_eq!(browser.open(&case).status(), 404);
        assert_eq!(browser.post(&format!("{path}/decisions"), &[]).status(), 404);
    }
    assert!(it.world.browser(&it.lea).open("/appeals").says("No appeal waits for you"));
    mo.press("Decide");
    assert_eq!(mo.status(), 422);
    assert!(mo.says("Choose whether it stands"), "{}", mo.text());
    mo.choose("verdict", "upheld").press("Decide");
    assert!(mo.says("Write why"), "{}", mo.text());
    mo.fill("reasons", "We read all of it, and it was no garden").press("Decide");
    assert!(mo.says("It is decided. Whoever appealed is told"), "{}", mo.text());
    assert!(mo.says("No appeal waits for you"));
    assert!(bo.open("/today").says("what we did stands"), "{}", bo.text());
    let mut bo = it.told();
    assert!(bo.says("looked at it again, and it stands"), "{}", bo.text());
    bo.follow("What you wrote, and our answers");
    assert!(bo.says("it was no garden"), "{}", bo.text());
    let again = bo.open("/measures").links().into_iter().find(|to| to.starts_with("/measures/"));
    let status = bo.post(&format!("{}/appeals", again.unwrap()), &[("body", "Again")]).status();
    assert_eq!(status, 422, "once: {}", bo.text());
}

#[test]
fn what_is_overturned_is_as_it_was_before_and_both_are_told_in_their_words() {
    let it = Reported::new();
    let talk = format!("/talks/{}", it.talk);
    it.decides("hide", "", &[]);
    let mut ada = it.world.browser(&it.world.ada);
    assert!(!ada.open(&talk).says(HARM));
    appeal(&it);
    let mut mo = desk(&it);
    mo.follow("Hide the message from both").choose("verdict", "overturned");
    mo.fill("reasons", "You had agreed on it. We were wrong.");
    mo.fill("reporter", "We looked again and see it otherwise. We are sorry.").press("Decide");
    assert!(mo.says("It is decided"), "{}", mo.text());
    assert!(ada.open(&talk).says(HARM), "restored: {}", ada.text());
    let mut bo = it.world.browser(&it.world.bo);
    assert!(
        bo.open("/today").says("we were wrong, and took it back. We are sorry"),
        "{}",
        bo.text()
    );
    let told = it.told();
    assert!(told.says("We were wrong, and we are sorry"), "{}", told.text());
    assert_eq!(told.all("h1"), ["We took it back"], "not what was wrong once more");
    assert!(told.says("What it was: We hide a message of yours."), "{}", told.text());
    ada.open("/me/letters").follow("Your report");
    assert!(ada.says("We looked again and see it otherwise"), "{}", ada.text());
    assert!(!ada.says("You had agreed on it") && !ada.says(PLEA), "{}", ada.text());
    let mut letters = it.world.browser(&it.world.bo);
    letters.open("/me/letters").follow("Your appeal");
    assert!(letters.says("You had agreed on it") && !letters.says("We looked again"));
}

#[test]
fn whoever_is_suspended_appeals_and_comes_back_in_at_once() {
    let it = Reported::new();
    it.decides("suspend", "7", &[]);
    appeal(&it);
    assert!(it.world.browser(&it.world.bo).open("/today").path().starts_with("/measures/"));
    let mut mo = desk(&it);
    mo.follow("Suspend").choose("verdict", "overturned").fill("reasons", "A mistake of ours");
    mo.press("Decide");
    assert_eq!(it.world.browser(&it.world.bo).open("/today").path(), "/today");
}

#[test]
fn whoever_decides_reads_the_sealed_copy_and_may_ask() {
    let it = Reported::new();
    it.decides("warn", "", &[]);
    appeal(&it);
    let mut mo = desk(&it);
    mo.follow("Warn").follow("The case, with the sealed copy");
    assert!(!mo.says(HARM));
    mo.press("Open the copy");
    assert!(mo.says(HARM), "{}", mo.text());
    mo.fill("body", "Which garden?").press("Send the answer");
    assert!(mo.says("Your answer is sent"), "{}", mo.text());
    let path = mo.path().split('?').next().unwrap().to_owned();
    let closed = mo.post(&format!("{path}/closures"), &[("how", "done")]).status();
    assert_eq!(closed, 422, "{}", mo.text());
    assert!(mo.says("An appeal is not closed here"), "{}", mo.text());
    let mut bo = it.world.browser(&it.world.bo);
    bo.open("/me/letters").follow("Your appeal").fill("body", "The one behind the house");
    bo.press("Send");
    assert!(desk(&it).follow("Warn").says("The one behind the house"));
}

#[test]
fn a_late_appeal_is_called_for_every_day_and_whoever_waits_is_told() {
    let it = Reported::new();
    let admin = it.world.bare.person("adi", &[Role::Admin]);
    it.decides("warn", "", &[]);
    appeal(&it);
    assert!(it.world.browser(&it.mo).open("/today").says("An appeal waits for somebody"));
    it.world.pass(DAY.times(5));
    let says = |who, words| it.world.browser(who).open("/today").says(words);
    assert!(says(&it.mo, "An appeal is late"));
    assert!(says(&admin, "An appeal at the desk is late"));
    assert!(says(&it.world.bo, "and we are late. That is our fault"));
    let mut mo = desk(&it);
    assert!(mo.says("it is late"), "{}", mo.text());
    mo.follow("Warn");
    it.world.pass(DAY.times(20));
    assert!(says(&it.mo, "An appeal is late"), "and again");
    let mut mo = desk(&it);
    mo.follow("Warn");
    mo.choose("verdict", "upheld").fill("reasons", "It stands, and we are late").press("Decide");
    assert!(mo.says("It is decided"), "{}", mo.text());
}

#[test]
fn an_appeal_that_nobody_may_decide_calls_whoever_gives_roles() {
    let world = World::new();
    let (_, harm) = super::evidence::harmed(&world);
    let admin = world.bare.person("adi", &[Role::Admin]);
    let mut ada = world.browser(&world.ada);
    ada.open(&format!("/messages/{harm}/concern"));
    ada.fill("body", "Look at this").choose("matter", "unkind").press("Report");
    let mut robin = world.browser(&world.robin);
    robin.open("/cases").follow("A report: Words that hurt").follow("Decide what follows");
    robin.choose("kind", "warn").choose("rule", "kind").fill("facts", FACTS);
    robin.press("Decide and explain");
    assert!(robin.says("It is decided"), "alone, a coordinator decides: {}", robin.text());
    let mut bo = world.browser(&world.bo);
    bo.open("/measures").follow("We warn you").fill("body", PLEA).press("Appeal");
    assert!(robin.open("/appeals").says("No appeal waits for you"), "{}", robin.text());
    let mut adi = world.browser(&admin);
    assert!(adi.open("/today").says("Give somebody the role of moderator"), "{}", adi.text());
    let lea = world.bare.person("lea", &[Role::Moderator]);
    let mut lea = world.browser(&lea);
    lea.open("/appeals").follow("Warn").choose("verdict", "overturned");
    lea.fill("reasons", "It was not so").press("Decide");
    assert!(lea.says("It is decided"), "{}", lea.text());
}

#[test]
fn after_thirty_days_it_is_too_late_to_appeal() {
    let it = Reported::new();
    it.decides("warn", "", &[]);
    let to = it.told().path().to_owned();
    it.world.pass(DAY.times(30));
    let mut bo = it.told();
    assert!(bo.says("It cannot be appealed any more"), "{}", bo.text());
    bo.post(&format!("{to}/appeals"), &[("body", PLEA)]);
    assert_eq!(bo.status(), 422);
    assert!(bo.says("This cannot be appealed any more"), "{}", bo.text());
}
