//! The sealed copy of a report: it outlasts withdrawal, block and erasure, the desk alone opens it, and
//! nobody can forge it.

use kith_app::{Error, Tx, people::leaving, people::recognising::Known, talk::posting, talk::seat};
use kith_core::{Code, DAY, MINUTE, Moment, Private};
use kith_store::safety::{cases, evidence};
use kith_testkit::Browser;

use super::world::{World, code};

pub const HARM: &str = "Send me a photograph of the yellow boat";
pub const GENTLE: &str = "I would rather not";

pub fn say(world: &World, who: &Known, talk: Code, text: &str) -> Code {
    let draft = posting::draft(&world.bare.app, &seat::faces(who), talk, &Private::new(text));
    let draft = draft.unwrap();
    let code = draft.code();
    world.bare.does(move |tx, at| posting::post(tx, at, &draft)).unwrap();
    code
}

/// A talk in which Bo said what should not have been said; the code of that message.
pub fn harmed(world: &World) -> (Code, Code) {
    let talk = world.talk();
    say(world, &world.ada, talk, "Hello");
    let harm = say(world, &world.bo, talk, HARM);
    say(world, &world.ada, talk, GENTLE);
    (talk, harm)
}

/// Ada reports the message `harm` from where it stands, and closes the door; the reference code.
pub fn report(world: &World, talk: Code, harm: Code) -> String {
    let mut ada = world.browser(&world.ada);
    ada.open(&format!("/talks/{talk}"));
    assert!(ada.html().contains(&format!("/messages/{harm}/concern")), "{}", ada.html());
    ada.open(&format!("/messages/{harm}/concern"));
    assert!(ada.says("a sealed copy of this message"), "{}", ada.text());
    ada.fill("body", "He asks for pictures").choose("matter", "pressure").choose("block", "yes");
    ada.press("Report");
    assert_eq!(ada.status(), 200, "{}", ada.text());
    code(&ada)
}

pub fn erase(world: &World, who: &Known) {
    let (app, known) = (&world.bare.app, who.clone());
    world.bare.does(move |tx, at| leaving::leave(tx, at, &known)).unwrap();
    world.pass(DAY.times(8));
    let member = who.member;
    let gone = move |tx: &mut Tx| kith_store::people::members::find(tx, member);
    assert!(app.store.read(gone).unwrap().is_none(), "erased");
}

fn desk(world: &World) -> Browser {
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow("A report: Pressing me");
    desk
}

#[test]
fn what_is_withdrawn_blocked_and_erased_is_still_read_at_the_desk_and_nowhere_else() {
    let world = World::new();
    let (talk, harm) = harmed(&world);
    let receipt = report(&world, talk, harm);
    let mut bo = world.browser(&world.bo);
    bo.open(&format!("/messages/{harm}/withdrawals")).press("Take it back");
    assert!(!bo.open(&format!("/talks/{talk}")).says(HARM), "{}", bo.text());
    erase(&world, &world.bo);
    erase(&world, &world.ada);
    let mut desk = desk(&world);
    assert!(!desk.says(HARM) && desk.says("3 messages were copied"), "{}", desk.text());
    desk.press("Open the copy");
    assert!(desk.says(HARM) && desk.says(GENTLE), "{}", desk.text());
    assert!(desk.says("Checked: nothing in it was altered"), "{}", desk.text());
    let path = desk.path().to_owned();
    let cy = world.bare.person("cy", &[]);
    let mut cy = world.browser(&cy);
    assert_eq!(cy.open(&path).status(), 404);
    assert_eq!(cy.post(&format!("{path}/openings"), &[]).status(), 404);
    let mut stranger = world.stranger();
    assert_ne!(stranger.open(&path).status(), 200);
    stranger.open("/receipts").fill("code", &receipt).press("Look");
    assert!(stranger.says("He asks for pictures") && !stranger.says(HARM), "{}", stranger.text());
    let report = kith_app::audit::words(&world.bare.app).unwrap();
    assert!(report.holds() && report.messages == 3, "{report:?}");
}

#[test]
fn the_copy_is_closed_to_others_and_after_half_an_hour() {
    let world = World::new();
    let (talk, harm) = harmed(&world);
    report(&world, talk, harm);
    let mut desk = desk(&world);
    desk.press("Open the copy");
    let path = desk.path().split('?').next().unwrap().to_owned();
    let lea = world.bare.person("lea", &[kith_core::people::grant::Role::Moderator]);
    assert!(!world.browser(&lea).open(&path).says(HARM), "what one opened is closed to others");
    world.bare.clock.pass(MINUTE.times(31));
    assert!(!desk.open(&path).says(HARM));
}

#[test]
fn a_coordinator_leaves_the_copy_to_a_moderator_where_there_is_one() {
    let world = World::new();
    let (talk, harm) = harmed(&world);
    report(&world, talk, harm);
    let lea = world.bare.person("lea", &[kith_core::people::grant::Role::Moderator]);
    let mut robin = desk(&world);
    robin.press("Open the copy");
    assert_eq!(robin.status(), 422);
    assert!(robin.says("A moderator or a safeguarding lead opens this copy"), "{}", robin.text());
    assert!(!robin.says(HARM));
    let mut lea = world.browser(&lea);
    lea.open("/cases").follow("A report: Pressing me").press("Open the copy");
    assert!(lea.says(HARM), "{}", lea.text());
    assert!(world.browser(&world.ada).open("/me/reads").says("A moderator opened them."));
}

#[test]
fn whoever_reports_sees_the_opening_at_once_and_the_other_side_later() {
    let world = World::new();
    let (talk, harm) = harmed(&world);
    report(&world, talk, harm);
    desk(&world).press("Open the copy");
    let reads = |who| {
        let mut browser = world.browser(who);
        browser.open("/me/reads").says("Some of your messages")
    };
    let notices = |who: &Known| {
        let who = who.member;
        let told = move |tx: &mut Tx| kith_store::people::notices::list(tx, who);
        let told = world.bare.app.store.read(told).unwrap();
        told.iter().filter(|one| one.kind == "notice-reads").count()
    };
    assert!(reads(&world.ada) && !reads(&world.bo));
    assert_eq!((notices(&world.ada), notices(&world.bo)), (1, 0));
    world.pass(DAY.times(30));
    assert!(reads(&world.bo), "held back, not hidden");
    assert_eq!((notices(&world.ada), notices(&world.bo)), (1, 1));
}

#[test]
fn a_copy_that_somebody_forged_says_so() {
    let world = World::new();
    let (talk, harm) = harmed(&world);
    report(&world, talk, harm);
    let case = world.bare.does(|tx, _| Ok(cases::desk(tx, None, 1)?.remove(0))).unwrap();
    let letter = case.subject.into();
    let swap = move |tx: &mut Tx, _: &mut Moment| {
        let mut copy = evidence::find(tx, letter)?.ok_or(Error::NotFound)?;
        copy.lines.remove(1);
        evidence::remove(tx, letter)?;
        Ok(evidence::add(tx, &copy)?)
    };
    world.bare.does(swap).unwrap();
    assert!(desk(&world).says("this copy was changed in our database"));
}

#[test]
fn nobody_reports_a_message_of_a_talk_that_is_not_theirs() {
    let world = World::new();
    let (talk, harm) = harmed(&world);
    let cy = world.bare.person("cy", &[]);
    let mut cy = world.browser(&cy);
    assert_eq!(cy.open(&format!("/messages/{harm}/concern")).status(), 404);
    let [talk, harm] = [talk, harm].map(|code| code.to_string());
    let form = [("talk", &*talk), ("message", &*harm), ("body", "x"), ("matter", "other")];
    assert_eq!(cy.post("/concerns", &form).status(), 404);
    let mut ada = world.browser(&world.ada);
    let elsewhere = say(&world, &world.ada, talk.parse().unwrap(), "one").to_string();
    assert_eq!(ada.open(&format!("/messages/{elsewhere}/concern")).status(), 200);
    let form = [("talk", &*talk), ("message", &*talk), ("body", "x"), ("matter", "other")];
    assert_eq!(ada.post("/concerns", &form).status(), 404, "no message of this talk");
}

#[test]
fn a_copy_is_forgotten_with_its_letter_and_its_key_is_destroyed() {
    let world = World::new();
    let (talk, harm) = harmed(&world);
    report(&world, talk, harm);
    let mut desk = desk(&world);
    desk.choose("how", "true").fill("reasons", "We spoke to him").press("Close the case");
    assert!(desk.says("The case is closed"), "{}", desk.text());
    let letter = world.bare.does(|tx, _| {
        let robin = cases::closed_before(
            tx,
            kith_core::Timestamp::from_micros(i64::MAX / 4000).unwrap(),
            9,
        )?;
        Ok(robin[0].subject)
    });
    let letter = letter.unwrap().into();
    world.pass(DAY.times(366));
    let copy = world.bare.does(move |tx, _| Ok(evidence::find(tx, letter)?)).unwrap();
    assert!(copy.is_none());
    let mut at = world.bare.app.moment();
    let place = kith_store::seal::Place { table: "x", row: uuid::Uuid::nil(), column: "x" };
    let owner = kith_store::keys::Owner::Evidence(letter);
    let sealed = world.bare.app.keys.seal(owner, place, &mut at, &Private::new("x")).unwrap();
    assert!(sealed.is_none(), "destroyed, not only unused");
}

#[test]
fn a_code_shows_the_decision_and_its_reasons_and_asks_whether_its_writer_is_safe() {
    let world = World::new();
    let (talk, harm) = harmed(&world);
    let receipt = report(&world, talk, harm);
    erase(&world, &world.ada);
    let mut stranger = world.stranger();
    stranger.open("/receipts").fill("code", &receipt).press("Look");
    assert!(stranger.says("Are you safe now?"), "{}", stranger.text());
    stranger.press("Answer");
    assert_eq!(stranger.status(), 422);
    assert!(stranger.says("Choose one of the three"), "{}", stranger.text());
    stranger.choose("safe", "no").press("Answer");
    assert!(stranger.says("everybody at the desk is told now"), "{}", stranger.text());
    world.pass(MINUTE.times(0));
    let mut desk = world.browser(&world.robin);
    desk.open("/cases");
    assert!(desk.says("Somebody is at risk now"), "{}", desk.text());
    desk.follow("A report: Pressing me");
    assert!(desk.says("they said no"), "{}", desk.text());
    desk.choose("how", "true").press("Close the case");
    assert_eq!(desk.status(), 422, "no measure without reasons");
    desk.choose("how", "true").fill("reasons", "He may not help here any more");
    desk.press("Close the case");
    stranger.open("/receipts").fill("code", &receipt).press("Look");
    assert!(stranger.says("we found it as you told us"), "{}", stranger.text());
    assert!(stranger.says("He may not help here any more"));
    stranger.fill("body", "Thank you. What if he comes back?").press("Send");
    assert!(
        stranger.says("Somebody does by") || stranger.says("we are late"),
        "{}",
        stranger.text()
    );
    stranger.choose("safe", "yes").press("Answer");
    assert!(stranger.says("We are glad"), "{}", stranger.text());
}

#[test]
fn a_member_answers_on_their_letter_too() {
    let world = World::new();
    let (talk, harm) = harmed(&world);
    report(&world, talk, harm);
    let mut ada = world.browser(&world.ada);
    ada.open("/me/letters").follow("Your report");
    ada.choose("safe", "not_sure").press("Answer");
    assert!(ada.says("you answered: not sure"), "{}", ada.text());
    let mut bo = world.browser(&world.bo);
    let path = ada.path().to_owned();
    let form = [("ask", "safe"), ("safe", "yes")];
    assert_eq!(bo.post(&format!("{path}/lines"), &form).status(), 404);
}
