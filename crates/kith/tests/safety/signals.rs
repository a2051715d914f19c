//! Words that sound like danger: what they call, what the desk sees of them, and what it does not.

use kith_app::{
    people::{exporting, recognising::Known},
    safety::Detector,
    talk::{posting, seat},
};
use kith_core::{
    Code, DAY, MINUTE, Private, SECOND,
    people::grant::Role,
    safety::{
        case::{Case, State},
        signal::Heard,
    },
    support::{
        kind::Kind,
        safe::{Level, Safe},
    },
};
use kith_store::{
    people::notices,
    safety::{cases, signals},
};
use kith_testkit::{Browser, support::form};

use super::world::World;

/// A plan with a time.
pub const PLAN: &str = "I am going to kill myself tonight";

/// Thoughts, and no plan.
pub const THOUGHTS: &str = "I keep thinking about killing myself";

/// What the list of cases calls it.
pub const NAME: &str = "Words that sound like danger";

/// `who` writes `text` in `talk`, without a browser.
pub fn says(world: &World, who: &Known, talk: Code, text: &str) {
    let draft = posting::draft(&world.bare.app, &seat::faces(who), talk, &Private::new(text));
    let draft = draft.unwrap();
    world.bare.does(move |tx, at| posting::post(tx, at, &draft)).unwrap();
}

/// Every open case.
pub fn open(world: &World) -> Vec<Case> {
    world.bare.does(|tx, _| Ok(cases::desk(tx, None, 50)?)).unwrap()
}

fn told(world: &World, who: &Known) -> usize {
    let member = who.member;
    let waiting = world.bare.does(move |tx, _| Ok(notices::waiting(tx, member, 20)?)).unwrap();
    waiting.iter().filter(|one| one.kind == "notice-case-risk").count()
}

#[test]
fn a_plan_opens_a_case_in_the_unit_of_work_of_its_message() {
    let world = World::new();
    let talk = world.talk();
    says(&world, &world.ada, talk, "Thank you for being here today.");
    assert!(open(&world).is_empty(), "nothing is kept of an ordinary text");
    says(&world, &world.ada, talk, THOUGHTS);
    assert_eq!(open(&world).iter().map(|case| case.level).collect::<Vec<_>>(), [Level::Concern]);
    world.pass(SECOND);
    says(&world, &world.ada, talk, PLAN);
    let raised = open(&world);
    assert_eq!(raised.iter().map(|case| case.level).collect::<Vec<_>>(), [Level::Danger]);
    world.pass(SECOND.times(0));
    assert_eq!(told(&world, &world.robin), 1, "at once");
    let subject = raised[0].subject;
    let kept = world.bare.does(move |tx, _| Ok(signals::of(tx, subject, 9)?)).unwrap();
    assert_eq!(kept.len(), 2);
    assert!(kept[0].reading.page && !kept[0].marks.is_empty() && !kept[0].pack.is_empty());
}

#[test]
fn a_message_that_is_refused_opens_nothing() {
    let world = World::new();
    let talk = world.talk();
    let draft =
        |text| posting::draft(&world.bare.app, &seat::faces(&world.ada), talk, &Private::new(text));
    let plan = draft(PLAN).unwrap();
    let mut bo = world.browser(&world.bo);
    bo.open(&format!("/talks/{talk}/goodbye")).press("Say goodbye");
    assert!(world.bare.does(move |tx, at| posting::post(tx, at, &plan)).is_err());
    assert!(open(&world).is_empty());
}

#[test]
fn a_detector_that_breaks_loses_no_message_and_says_unread() {
    let mut world = World::new();
    let talk = world.talk();
    world.bare.app.detector = Detector::by(|_, _| panic!("broken"));
    let mut ada = world.browser(&world.ada);
    ada.open(&format!("/talks/{talk}")).fill("body", PLAN).press("Send");
    assert_eq!(ada.status(), 200);
    assert!(ada.says(PLAN), "{}", ada.text());
    let unread =
        world.bare.does(|tx, at| Ok(signals::count(tx, Heard::Unread, at.now + -MINUTE)?)).unwrap();
    assert_eq!(unread, 1);
    let line = "One text of the last seven days could not be read by the detector";
    let lea = world.bare.person("lea", &[Role::Moderator]);
    assert!(world.browser(&lea).open("/cases").says(line), "moderators see how many");
    assert!(!world.browser(&world.robin).open("/cases").says(line), "a coordinator can do nothing");
    world.bare.clock.pass(DAY.times(8));
    assert!(!world.browser(&lea).open("/cases").says("could not be read"));
}

#[test]
fn a_helper_may_ask_and_a_yes_after_it_counts() {
    let world = World::new();
    let talk = world.talk();
    says(&world, &world.bo, talk, "Are you thinking of killing yourself?");
    assert!(open(&world).is_empty(), "asking is no danger");
    says(&world, &world.ada, talk, "Yes.");
    assert_eq!(open(&world).len(), 1);
    assert!(open(&world)[0].level.is_risk());
}

#[test]
fn the_desk_reads_the_kind_and_the_words_only_with_a_yes() {
    let world = World::new();
    let talk = world.talk();
    says(&world, &world.ada, talk, THOUGHTS);
    says(&world, &world.bo, talk, "I am here and listening.");
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow(NAME);
    assert!(desk.says("They may be thinking of ending their life"), "{}", desk.text());
    assert!(!desk.says(THOUGHTS) && !desk.says("Open their words"));
    desk.press("Ask whether you may read it");
    assert!(desk.says("They are asked whether you may read it"), "{}", desk.text());
    let path = desk.path().to_owned();
    desk.post(&format!("{path}/openings"), &[("why", "urgent")]);
    assert_eq!(desk.status(), 422);
    assert!(desk.says("They have not said yes"), "{}", desk.text());
    assert!(!desk.says(THOUGHTS));
}

#[test]
fn danger_is_read_at_once_for_a_reason_that_the_member_sees() {
    let world = World::new();
    let talk = world.talk();
    says(&world, &world.ada, talk, PLAN);
    says(&world, &world.bo, talk, "I am here and listening.");
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow(NAME).press("Open their words");
    assert_eq!(desk.status(), 422);
    assert!(desk.says("Choose why. They will see it."), "{}", desk.text());
    desk.choose("why", "urgent").press("Open their words");
    assert!(desk.says(PLAN), "{}", desk.text());
    assert!(!desk.all("mark").is_empty(), "the words that were noticed are marked");
    assert!(!desk.says("I am here and listening"), "nobody else's words");
    let mut ada = world.browser(&world.ada);
    ada.open("/me/reads");
    assert!(ada.says("somebody had to see how urgent it is"), "{}", ada.text());
    world.pass(MINUTE.times(31));
    let path = desk.path().to_owned();
    assert!(!desk.open(&path).says(PLAN), "closed again");
}

#[test]
fn where_somebody_was_in_danger_a_second_person_closes() {
    let world = World::new();
    let lea = world.bare.person("lea", &[Role::Lead]);
    let talk = world.talk();
    says(&world, &world.ada, talk, PLAN);
    let mut robin = world.browser(&world.robin);
    robin.open("/cases").follow(NAME).choose("how", "true").press("Close the case");
    assert!(robin.says("Somebody else says how it ended too"), "{}", robin.text());
    assert!(robin.says("You want to close it"));
    let path = robin.path().to_owned();
    let mut second = world.browser(&lea);
    second.open(&path);
    assert!(second.says("Somebody wants to close it"), "{}", second.text());
    second.choose("how", "true").press("Close the case");
    assert!(second.says("The case is closed"), "{}", second.text());
    assert!(open(&world).is_empty());
    says(&world, &world.ada, talk, PLAN);
    assert_eq!(open(&world).len(), 1, "a word after the end opens it again");
}

#[test]
fn nobody_works_on_a_case_about_themselves() {
    let world = World::new();
    let lea = world.bare.person("lea", &[Role::Lead]);
    let _ = world.bare.asks(&lea, Kind::Listen);
    let offer = world.bare.takes(&world.bo).unwrap();
    let talk = world.bare.accepts(&world.bo, offer);
    says(&world, &lea, talk, PLAN);
    assert!(!world.browser(&lea).open("/cases").says(NAME));
    assert!(world.browser(&world.robin).open("/cases").says(NAME));
}

#[test]
fn where_nobody_claims_the_rungs_are_climbed_each_once_also_after_a_restart() {
    let world = World::new();
    let mia = world.bare.person("mia", &[Role::Moderator]);
    let lea = world.bare.person("lea", &[Role::Lead]);
    let zoe = world.bare.person("zoe", &[Role::Moderator]);
    let here = world.browser(&zoe); // signed in just now
    drop(here);
    let talk = world.talk();
    says(&world, &world.ada, talk, PLAN);
    let each = |world: &World| [&zoe, &mia, &lea, &world.robin].map(|who| told(world, who));
    let clear = |world: &World| {
        for who in [&zoe, &mia, &lea, &world.robin] {
            let member = who.member;
            let see = move |tx: &mut kith_app::Tx, at: &mut kith_core::Moment| {
                Ok(notices::remove(tx, member).map(|_| at.now)?)
            };
            world.bare.does(see).unwrap();
        }
    };
    let steps = [
        (0, [1, 0, 0, 0]),
        (59, [0, 0, 0, 0]),
        (1, [1, 1, 0, 0]),
        (120, [0, 0, 1, 0]),
        (119, [0, 0, 0, 0]),
        (1, [0, 0, 0, 1]),
        (299, [0, 0, 0, 0]),
        (1, [1, 1, 1, 1]),
    ];
    for (seconds, expected) in steps {
        world.bare.clock.pass(SECOND.times(seconds));
        // As a node that has just started, and another that had been asleep.
        let other = world.bare.another_node();
        kith_app::promises::plant_lost(&other).unwrap();
        kith_app::workers::run_due(&other).unwrap();
        kith_app::workers::run_due(&world.bare.app).unwrap();
        assert_eq!(each(&world), expected, "after {seconds} more seconds");
        clear(&world);
    }
}

#[test]
fn requests_and_letters_are_read_too() {
    let world = World::new();
    let mut asked = form(Kind::Listen, world.bare.app.moment().code());
    asked.text = Private::new(PLAN);
    let _ = world.bare.asks_as(&world.ada, asked);
    assert_eq!(open(&world).iter().map(|case| case.level).collect::<Vec<_>>(), [Level::Danger]);
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow(NAME).choose("why", "unreached").press("Open their words");
    assert!(desk.says(PLAN), "{}", desk.text());
    world.stranger().open("/contact").fill("body", PLAN).press("Send");
    desk.open("/cases").follow("A message");
    assert!(desk.says("Somebody is at risk now"), "{}", desk.text());
}

#[test]
fn whoever_said_that_they_are_not_safe_has_one_case_and_no_second() {
    let world = World::new();
    let mut asked = form(Kind::Listen, world.bare.app.moment().code());
    (asked.text, asked.safe) = (Private::new(PLAN), Safe::NotSure);
    let _ = world.bare.asks_as(&world.ada, asked);
    let cases = open(&world);
    assert_eq!(cases.len(), 1);
    assert_eq!(cases[0].level, Level::Danger, "raised by what they wrote");
    assert!(matches!(cases[0].state, State::Open { .. }));
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow("Somebody who asks may not be safe");
    assert!(desk.says("The answer was: not sure."), "{}", desk.text());
}

#[test]
fn what_was_noticed_is_taken_along_and_never_holds_words() {
    let world = World::new();
    let talk = world.talk();
    says(&world, &world.ada, talk, PLAN);
    let archive = exporting::export(&world.bare.app, world.ada.member).unwrap();
    let noticed = archive["noticed"].to_string();
    assert!(noticed.contains("\"suicide\"") && noticed.contains("\"level\":3"), "{noticed}");
    assert!(!noticed.contains("tonight"));
    let disk = world.bare.on_disk();
    assert!(!disk.windows(PLAN.len()).any(|part| part == PLAN.as_bytes()));
}

#[test]
fn nobody_else_sees_that_anything_was_noticed() {
    let world = World::new();
    let talk = world.talk();
    says(&world, &world.ada, talk, PLAN);
    let mut bo = world.browser(&world.bo);
    let page = |bo: &mut Browser| bo.open(&format!("/talks/{talk}")).text();
    let seen = page(&mut bo);
    assert!(seen.contains(PLAN) && !seen.contains("duty"), "{seen}");
}
