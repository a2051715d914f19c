//! Somebody turns out to be too young to be here (J1.x11): lines for them, a person who looks after it,
//! and with whom they talked; never a machine that shows them out.

use kith_core::{people::grant::Role, support::safe::Level};

use super::{
    signals::{NAME, open, says},
    world::World,
};

const YOUNG: &str = "I am only 14 years old and my parents do not know";

#[test]
fn a_machine_shows_lines_and_calls_a_person_and_shows_nobody_out() {
    let world = World::new();
    let talk = world.talk();
    says(&world, &world.ada, talk, YOUNG);
    let mut ada = world.browser(&world.ada);
    ada.speak("en-GB").open(&format!("/talks/{talk}"));
    assert!(ada.says("It sounds as if you are young") && ada.says("Shout"), "{}", ada.text());
    let cases = open(&world);
    assert_eq!(cases.iter().map(|case| case.level).collect::<Vec<_>>(), [Level::Concern]);
    let mut robin = world.browser(&world.robin);
    robin.open("/cases").follow(NAME);
    assert!(robin.says("Somebody may be too young to be here"), "{}", robin.text());
    assert!(robin.says("They talk or talked with: bo."), "{}", robin.text());
    assert!(!robin.says(YOUNG), "their words stay closed");
    assert!(world.browser(&world.ada).open("/measures").says("Nothing was decided about you"));
    ada.open(&format!("/talks/{talk}")).fill("body", "Hello again").press("Send");
    assert_eq!(ada.status(), 200, "they go on talking until a person has spoken to them");
    says(&world, &world.ada, talk, YOUNG);
    assert_eq!(open(&world).len(), 1, "one case, however often");
}

#[test]
fn whoever_reports_it_is_answered_and_a_person_leads_them_out_to_those_who_can_help() {
    let world = World::new();
    let talk = world.talk();
    says(&world, &world.ada, talk, "We had maths at school today");
    let mut bo = world.browser(&world.bo);
    bo.open(&format!("/talks/{talk}/concern")).fill("body", "I think she goes to school");
    bo.choose("matter", "young").press("Report");
    assert_eq!(bo.status(), 200, "{}", bo.text());
    let lea = world.bare.person("lea", &[Role::Moderator]);
    let mut lea = world.browser(&lea);
    lea.open("/cases");
    assert!(lea.says("Somebody may be at risk"), "{}", lea.text());
    lea.follow("A report: Somebody seems to be under 18");
    assert!(lea.says("They talk or talked with: bo."), "{}", lea.text());
    lea.follow("Decide what follows").choose("kind", "suspend").choose("days", "7");
    lea.choose("rule", "adults").fill("facts", "You wrote that you have school on Mondays.");
    lea.press("Decide and explain");
    assert!(lea.says("It is decided"), "{}", lea.text());
    let mut ada = world.browser(&world.ada);
    ada.speak("en-GB").open("/today");
    assert!(ada.path().starts_with("/measures/"), "{}", ada.path());
    assert!(
        ada.says("This place is for adults.") && !ada.text().split(' ').any(|word| word == "bo"),
        "{}",
        ada.text()
    );
    ada.follow("Here is whom you can call or write to");
    assert_eq!((ada.status(), ada.path()), (200, "/help"));
    assert!(ada.says("for young people"), "{}", ada.text());
}

#[test]
fn a_stranger_who_reports_it_names_nobody_and_the_page_says_nothing_of_talks() {
    let world = World::new();
    let mut stranger = world.stranger();
    stranger.open("/concerns/new").fill("body", "A child I know writes with somebody here");
    stranger.choose("matter", "young").press("Report");
    let mut robin = world.browser(&world.robin);
    robin.open("/cases").follow("A report: Somebody seems to be under 18");
    assert!(robin.says("They have talked with nobody here"), "{}", robin.text());
}
