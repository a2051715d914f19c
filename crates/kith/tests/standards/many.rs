//! What a coordinator does for many at once reaches those of its programme, and nobody else.

use kith_core::{DAY, MINUTE, people::grant::Role};

use super::House;

#[test]
fn j5_x4_a_programme_that_ends_tells_its_own_pairs_and_a_letter_of_it_goes_to_its_own_people() {
    let house = House::new();
    let own = house.pairs();
    let max = house.world.bare.helper("max", Role::Mentor, 1);
    let kim = house.world.bare.person("kim", &[]);
    let other = house.chooses(&kim, &max);
    for (whom, programme) in [("mentees", true), ("mentors", true), ("mentees", false)] {
        let mut cora = house.cora();
        cora.open("/letters/new").choose("whom", whom).fill("words", "Dear all,");
        if programme {
            cora.choose("programme", &house.programme);
        }
        cora.press("See how many get it");
        let says = if programme { "One person gets it" } else { "2 people get it" };
        assert!(cora.says(says), "{whom}: {}", cora.text());
    }
    let mut cora = house.cora();
    cora.open("/closings/new").choose("of", &house.programme);
    cora.fill("day", &house.day(30)).press("Set their last day");
    assert!(cora.says("One pair is told at"), "{}", cora.text());
    house.world.pass(MINUTE.times(11));
    house.world.pass(DAY);
    let ends = |talk: &str| talk.replace("/talks/", "/journeys/") + "/end";
    assert!(house.eli().open(&ends(&own)).says("The people who look after Kith set this day"));
    let mut kim = house.world.browser(&kim);
    assert!(kim.open(&ends(&other)).says("How this can end"), "{}", kim.text());
}
