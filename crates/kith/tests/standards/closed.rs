//! How ends count: with their forms, their notice, and nothing that was kept to oneself.

use kith_core::DAY;

use super::House;

#[test]
fn eepm_clo_2_clo_3_clo_4_an_end_counts_with_what_both_did_about_it() {
    let house = House::new();
    let talk = house.pairs();
    house.agree(&talk);
    let journey = talk.replace("/talks/", "/journeys/");
    let mut eli = house.eli();
    eli.open(&journey).follow("Ways to end it well").fill("day", &house.day(14));
    eli.choose("how", "helped").press("Set our last day together");
    house.live(&[], 16);
    assert_eq!(house.stands("EEPM-CLO-3"), "Met 1 of 1", "the day was kept");
    assert_eq!(house.stands("EEPM-CLO-2"), "No evidence", "both have a month");
    assert_eq!(house.stands("EEPM-MON-1"), "No evidence", "what ended needs no more check-ins");
    let mut eli = house.eli();
    eli.open(&format!("{journey}/reflection")).fill("helped", "the waiting");
    eli.choose("reads", "coordinators").press("Keep what I wrote");
    house.world.pass(DAY.times(31));
    assert_eq!(house.stands("EEPM-CLO-2"), "No evidence 0 of 1", "one form is not that of both");
    assert_eq!(house.stands("EEPM-CLO-4"), "Too few people to say");
    let mut cora = house.cora();
    cora.open("/standards/EEPM-CLO-2");
    assert!(cora.says("eli and mo") && !cora.says("the waiting"), "{}", cora.text());
    assert!(cora.link("eli and mo").is_none(), "what is over has no page to look after");
    assert!(cora.open("/standards/EEPM-CLO-4").all("main ol").is_empty(), "{}", cora.text());
}

#[test]
fn eepm_clo_2_the_forms_of_both_make_it_met_and_a_pair_that_was_parted_owes_none() {
    let house = House::new();
    let talk = house.pairs();
    let journey = talk.replace("/talks/", "/journeys/");
    let parted = house.chooses(&house.world.ada, &house.mo);
    let mut ada = house.world.browser(&house.world.ada);
    ada.open(&format!("/blocks/new?talk={}", super::code(&parted))).press("Close the door");
    let mut eli = house.eli();
    eli.open(&format!("{journey}/end")).follow("End it today");
    eli.choose("how", "helped").press("Say goodbye");
    for mut browser in [house.eli(), house.mo()] {
        browser.open(&format!("{journey}/reflection")).fill("helped", "the waiting");
        browser.choose("reads", "coordinators").press("Keep what I wrote");
        assert_eq!(browser.status(), 200, "{}", browser.text());
    }
    house.world.pass(DAY.times(31));
    assert_eq!(house.stands("EEPM-CLO-2"), "Met 1 of 1");
    assert_eq!(house.stands("EEPM-SCR-6"), "No evidence", "who left early owes nothing");
    assert_eq!(house.stands("EEPM-CLO-3"), "No evidence 0 of 1", "nobody set a day before");
}
