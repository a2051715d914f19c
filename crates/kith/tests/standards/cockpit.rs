//! What the cockpit says, line by line, and the rows behind it.

use kith_app::{
    Tx,
    people::grants::{self, Giving},
};
use kith_core::{
    DAY, Moment,
    people::grant::Role,
    safety::block::Block,
    standards::{self, Class},
};
use kith_store::safety::blocks;

use super::House;

/// How the whole house stands after a hundred days, as far as it is counted.
const HOUSE: &str = "\
EEPM-SCR-2 Too few people to say
EEPM-SCR-3 Partly 1 of 3
EEPM-SCR-4 Partly 1 of 2
EEPM-SCR-5 Partly 1 of 2
EEPM-SCR-6 Partly 1 of 2
EEPM-MAT-2 Partly 1 of 2
EEPM-MAT-3 No evidence 0 of 2
EEPM-MON-1 Partly 1 of 2
EEPM-MON-2 Partly 1 of 2
EEPM-MON-5 Too few people to say
EEPM-CLO-2 No evidence
EEPM-CLO-3 No evidence
EEPM-CLO-4 Too few people to say
EM-6 Met 1 of 1
NAPS-11 Too few people to say
NAPS-S Too few people to say
SAMHSA-5 Partly 1 of 2
PFP-1 Partly 1 of 2
PFP-2 Too few people to say
HOUSE-2 Too few people to say
KRAM-1 Partly 1 of 2
G1 Too few people to say
";

/// How its one programme does, where that differs.
const PROGRAMME: &str = "\
EEPM-SCR-4 Met 1 of 1
EEPM-SCR-5 Met 1 of 1
EEPM-SCR-6 Met 1 of 1
EEPM-MAT-2 Met 1 of 1
EEPM-MAT-3 No evidence 0 of 1
EEPM-MON-1 Met 1 of 1
EEPM-MON-2 Met 1 of 1
SAMHSA-5 Met 1 of 1
PFP-1 Met 1 of 1
KRAM-1 Met 1 of 1
";

/// What stands there of each benchmark that is not counted.
fn uncounted(all: &[String]) -> impl Iterator<Item = (&str, &str)> {
    standards::all().zip(all).filter_map(|(one, line)| {
        let said = line.strip_prefix(one.id)?.strip_prefix(' ')?;
        let should = match one.class {
            Class::Counted => return None,
            Class::Design => "By design",
            Class::Open => "No evidence yet",
        };
        Some((said, should))
    })
}

/// The lines of what is counted.
fn counted(all: &[String]) -> Vec<&str> {
    let lines = standards::all().zip(all).filter(|(one, _)| one.class == Class::Counted);
    lines.map(|(_, line)| line.as_str()).collect()
}

#[test]
fn g22_a_fixture_programme_gives_the_expected_cockpit_line_by_line() {
    let house = House::new();
    let _came_without = house.world.bare.helper("ned", Role::Mentor, 2);
    let fay = house.world.bare.person("fay", &[]);
    let _ = house.world.talk_of(&fay, &house.world.bo);
    let talk = house.pairs();
    house.agree(&talk);
    house.aim(&talk);
    let other = house.chooses(&house.world.ada, &house.mo);
    house.meet(&talk);
    house.live(&[&talk, &other], 5);
    house.answer(&talk, "yes");
    house.notes(&talk);
    house.live(&[&talk, &other], 85);
    let (all, own) = (house.lines(None), house.lines(Some(&house.programme)));
    for (said, should) in uncounted(&all).chain(uncounted(&own)) {
        assert_eq!(said, should);
    }
    assert_eq!((all.len(), own.len()), (110, 110));
    assert_eq!(counted(&all), HOUSE.lines().collect::<Vec<_>>());
    let differs = |line: &&str| !HOUSE.lines().any(|it| it == *line);
    let own: Vec<_> = counted(&own).into_iter().filter(differs).collect();
    assert_eq!(own, PROGRAMME.lines().collect::<Vec<_>>());
}

#[test]
fn behind_each_line_stand_its_rows_those_first_that_are_missing_something() {
    let house = House::new();
    let talk = house.pairs();
    let other = house.chooses(&house.world.ada, &house.mo);
    house.meet(&talk);
    house.live(&[&talk, &other], 10);
    let mut cora = house.cora();
    cora.open("/standards").follow("Pairing and beginning");
    cora.follow("Arrange the first meeting, and write down that it took place");
    assert_eq!(cora.path(), "/standards/EEPM-MAT-2");
    assert!(cora.says("Partly 1 of 2"), "{}", cora.text());
    assert_eq!(cora.all("main ol h3"), ["ada and mo", "eli and mo"], "{}", cora.text());
    assert!(cora.says("Not there yet; open since") && cora.says("There since"), "{}", cora.text());
    let to = cora.link("ada and mo");
    assert_eq!(to, Some(other.replace("/talks/", "/pairs/")), "{}", cora.text());
    cora.open(&format!("/standards/EEPM-MAT-2?programme={}", house.programme));
    assert!(cora.says("Met 1 of 1") && !cora.says("ada and mo"), "{}", cora.text());
    assert!(cora.says("Back to work"), "{}", cora.text());
    cora.open("/standards/EEPM-SCR-3").follow("mo");
    assert!(cora.path().ends_with("/review"), "{}", cora.path());
    assert_eq!(cora.status(), 200);
    assert!(cora.open("/standards/EEPM-CLO-2").says("Nobody to count yet."), "{}", cora.text());
    cora.open("/standards/NAPS-1");
    assert!(cora.says("By design") && cora.says("ending_costs_nothing"), "{}", cora.text());
    assert!(cora.open("/standards/G9").says("Nothing in the house shows this yet"));
}

#[test]
fn what_a_coordinator_does_not_look_after_stands_in_no_row_and_no_figure() {
    let house = House::new();
    let talk = house.pairs();
    let other = house.chooses(&house.world.ada, &house.mo);
    house.agree(&talk);
    house.live(&[&talk, &other], 22);
    assert_eq!(house.stands("EEPM-MAT-3"), "Partly 1 of 2");
    let (owner, other) = (house.eli.member, house.world.cora.member);
    let block = Block { owner, other, since: house.world.bare.app.now() };
    house.world.bare.does(move |tx, at| Ok(blocks::add(tx, &block, at.code(), None)?)).unwrap();
    assert_eq!(house.stands("EEPM-MAT-3"), "No evidence 0 of 1");
    assert!(!house.cora().open("/standards/EEPM-MAT-3").says("eli"), "nor a row");
    let mut rae = house.world.browser(&house.world.bare.person("rae", &[Role::Coordinator]));
    assert!(rae.open("/standards/EEPM-MAT-3").says("eli and mo"), "{}", rae.text());
    let mentor = house.mo.member;
    let coordinates = move |tx: &mut Tx, at: &mut Moment| {
        grants::add(tx, at, None, mentor, Giving { role: Role::Coordinator, until: None })
    };
    house.world.bare.does(coordinates).unwrap();
    let mut mo = house.mo();
    mo.open("/standards/EEPM-MAT-3");
    assert!(!mo.says("Behind it") && !mo.says("Partly"), "both are their own: {}", mo.text());
}

#[test]
fn rows_of_people_nobody_looks_after_row_by_row_are_not_shown_and_of_few_nothing_is_said() {
    let house = House::new();
    let fay = house.world.bare.person("fay", &[]);
    let _ = house.world.talk_of(&fay, &house.world.bo);
    house.world.pass(DAY.times(8));
    let mut cora = house.cora();
    cora.open("/standards/PFP-2");
    assert!(cora.says("Too few people to say"), "{}", cora.text());
    assert!(!cora.says("fay") && !cora.says(" of 1"), "{}", cora.text());
    assert!(cora.says("shown to nobody row by row"), "{}", cora.text());
    assert!(cora.all("main ol").is_empty() && !cora.says("The newest is of"), "{}", cora.text());
}

#[test]
fn whoever_is_no_coordinator_finds_nothing_and_neither_do_those_who_look_for_what_is_not_there() {
    let house = House::new();
    for who in [&house.world.ada, &house.world.bo, &house.world.lead, &house.mo] {
        let mut browser = house.world.browser(who);
        for path in ["/standards", "/standards/EEPM-MAT-2", "/standards/sheet", "/standards.csv"] {
            assert_eq!(browser.open(path).status(), 404, "{path}");
        }
    }
    let mut cora = house.cora();
    for path in [
        "/standards/EEPM-MAT-99",
        "/standards/eepm-mat-2",
        "/standards?chapter=everything",
        "/standards?programme=00000000000000000000000000000001",
    ] {
        assert_eq!(cora.open(path).status(), 404, "{path}");
    }
}
