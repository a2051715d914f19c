//! Of what a coordinator reads row by row: met, partly and no evidence, each from what was done.

use kith_core::{DAY, people::grant::Role};
use kith_testkit::World;

use super::{House, opened};

/// How a pair stands to whom nothing happened but that they wrote, and of whom nobody asked anything.
const NOTHING: &str = "\
EEPM-SCR-3 No evidence 0 of 1
EEPM-SCR-4 No evidence 0 of 1
EEPM-SCR-5 No evidence 0 of 1
EEPM-SCR-6 No evidence 0 of 1
EEPM-MAT-2 No evidence 0 of 1
EEPM-MAT-3 No evidence 0 of 1
EEPM-MON-1 No evidence 0 of 1
EEPM-MON-2 No evidence 0 of 1
EEPM-CLO-2 No evidence
EEPM-CLO-3 No evidence
EM-6 No evidence 0 of 1
SAMHSA-5 No evidence 0 of 1
PFP-1 No evidence 0 of 1
KRAM-1 No evidence 0 of 1
";

/// A house in which Mo mentors though nobody looked into it, and Eli has not applied yet.
pub(super) fn unlooked() -> House {
    let world = World::new();
    let programme = opened(&world);
    let mo = world.bare.helper("mo", Role::Mentor, 3);
    let eli = world.bare.person("eli", &[]);
    House { world, programme, mo, eli }
}

#[test]
fn where_nothing_was_done_there_is_no_evidence_however_many_weeks_pass() {
    let house = unlooked();
    let path = house.applies(&house.eli, "mentee");
    house.decides(&path, "declined");
    let talk = house.chooses(&house.eli, &house.mo);
    let _meeting = house.arrange(&talk);
    house.live(&[&talk], 92);
    let all = house.lines(None);
    for line in NOTHING.lines() {
        assert!(all.iter().any(|it| it == line), "{line}: {all:#?}");
    }
}

#[test]
fn an_interview_and_an_agreement_of_all_make_it_met_until_its_review_is_past() {
    let house = unlooked();
    let path = house.applies(&house.eli, "mentee");
    let mut cora = house.opens(&path);
    cora.fill("note", "Knows what she wants.").press("Keep the note");
    house.decides(&path, "accepted");
    assert_eq!(house.stands("EEPM-SCR-3"), "Met 1 of 1");
    let talk = house.chooses(&house.eli, &house.mo);
    house.agree(&talk);
    assert_eq!(house.stands("EEPM-MAT-3"), "No evidence", "nobody is asked on the first day");
    house.live(&[&talk], 22);
    assert_eq!(house.stands("EEPM-MAT-3"), "Met 1 of 1");
    house.live(&[&talk], 70);
    assert_eq!(house.stands("EEPM-MAT-3"), "No evidence 0 of 1", "nobody looked at it again");
}

#[test]
fn of_two_ends_and_two_meetings_one_done_well_is_partly() {
    let house = House::new();
    let (talk, other) = (house.pairs(), house.chooses(&house.world.ada, &house.mo));
    let [journey, brief] = [&talk, &other].map(|talk| talk.replace("/talks/", "/journeys/"));
    let mut ada = house.world.browser(&house.world.ada);
    ada.open(&format!("{brief}/end")).follow("End it today");
    ada.choose("how", "helped").press("Say goodbye");
    house.agree(&talk);
    house.meet(&talk);
    let _nobody_says_how_it_was = house.arrange(&talk);
    house.live(&[&talk], 9);
    assert_eq!(house.stands("EM-6"), "Partly 1 of 2");
    let mut eli = house.eli();
    eli.open(&journey).follow("Ways to end it well").fill("day", &house.day(14));
    eli.choose("how", "helped").press("Set our last day together");
    house.live(&[], 16);
    assert_eq!(house.stands("EEPM-CLO-3"), "Partly 1 of 2", "the other had no day set before");
    for mut browser in [house.eli(), house.mo()] {
        browser.open(&format!("{journey}/reflection")).fill("helped", "the waiting");
        browser.choose("reads", "coordinators").press("Keep what I wrote");
        assert_eq!(browser.status(), 200, "{}", browser.text());
    }
    house.world.pass(DAY.times(31));
    assert_eq!(house.stands("EEPM-CLO-2"), "Partly 1 of 2");
}
