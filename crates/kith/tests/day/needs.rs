//! J5.7: one list of what waits for a coordinator, by reason and time.

use kith_core::{
    DAY, HOUR, MINUTE, people::grant::Role, safety::block::Block, support::kind::Kind,
};
use kith_store::safety::blocks;
use kith_testkit::World;

use super::{mentor, pair, reasons, talking};

#[test]
fn j5_7_one_list_holds_what_waits_danger_first_then_what_is_due_soonest() {
    let world = World::new();
    let _ = world.bare.asks(&world.ada, Kind::Listen);
    world.pass(HOUR.times(4));
    let mut writer = world.stranger();
    writer.open("/contact").fill("body", "Hello").press("Send");
    world.pass(MINUTE);
    let eve = world.bare.person("eve", &[]);
    let mut form = kith_testkit::support::form(Kind::Listen, world.bare.app.moment().code());
    form.safe = kith_core::support::safe::Safe::No;
    let _ = world.bare.asks_as(&eve, form);
    let mut cora = world.browser(&world.cora);
    cora.open("/cohort");
    assert_eq!(reasons(&cora), ["danger", "request", "letter"], "{}", cora.text());
    assert!(cora.says("Requests (1)") && cora.says("Letters and reports (1)"), "{}", cora.text());
    cora.follow("Requests");
    assert_eq!(reasons(&cora), ["request"], "{}", cora.text());
    assert!(cora.link("ada").unwrap().ends_with("/hands"));
    cora.follow("Everything");
    assert_eq!(reasons(&cora).len(), 3);
}

#[test]
fn j5_7_somebody_sees_to_it_and_everybody_still_sees_it() {
    let world = World::new();
    let _ = world.bare.asks(&world.ada, Kind::Listen);
    world.pass(HOUR.times(4));
    let robin = world.bare.person("robin", &[Role::Coordinator]);
    let (mut cora, mut robin) = (world.browser(&world.cora), world.browser(&robin));
    cora.open("/cohort?whose=mine");
    assert!(cora.says("Nothing of this kind waits"), "{}", cora.text());
    cora.open("/cohort").press("I’ll see to it: ada");
    assert!(cora.says("You see to it. It stands on your own list too"), "{}", cora.text());
    cora.open("/cohort?whose=mine");
    assert_eq!(reasons(&cora), ["request"], "{}", cora.text());
    robin.open("/cohort");
    assert!(robin.says("cora sees to it"), "{}", robin.text());
    assert!(reasons(robin.open("/cohort?whose=mine")).is_empty());
    robin.open("/cohort").press("I’ll see to it: ada");
    assert!(reasons(cora.open("/cohort?whose=mine")).is_empty(), "it went to somebody else");
    robin.open("/cohort").press("Give it back: ada");
    assert!(robin.says("It is everybody’s again"), "{}", robin.text());
    assert!(!cora.open("/cohort").says("sees to it"), "{}", cora.text());
}

#[test]
fn j5_7_what_does_not_wait_for_a_coordinator_cannot_be_taken() {
    let world = World::new();
    let code = world.bare.asks(&world.ada, Kind::Listen).to_string();
    let mut cora = world.browser(&world.cora);
    let fields = [("why", "request"), ("need", code.as_str())];
    assert_eq!(cora.post("/cohort/keepers", &fields).status(), 404, "not on the desk yet");
    world.pass(HOUR.times(4));
    let mut cora = world.browser(&world.cora);
    for (why, status) in [("danger", 404), ("pair", 404), ("plum", 404), ("request", 303)] {
        let fields = [("why", why), ("need", code.as_str())];
        assert_eq!(
            cora.post("/cohort/keepers", &fields).status(),
            if status == 303 { 200 } else { status },
            "{why}"
        );
    }
    let mut bo = world.browser(&world.bo);
    assert_eq!(bo.post("/cohort/keepers", &[("need", &code)]).status(), 404);
    let given = [("do", "give"), ("need", code.as_str())];
    let robin = world.bare.person("robin", &[Role::Coordinator]);
    assert_eq!(world.browser(&robin).post("/cohort/keepers", &given).status(), 404, "another’s");
}

#[test]
fn j5_7_a_coordinator_does_not_see_what_is_about_themselves_or_across_a_closed_door() {
    let world = World::new();
    let both = world.bare.person("both", &[Role::Coordinator]);
    let _ = world.bare.asks(&both, Kind::Listen);
    world.pass(HOUR.times(4));
    assert!(reasons(world.browser(&both).open("/cohort")).is_empty());
    assert_eq!(reasons(world.browser(&world.cora).open("/cohort")), ["request"]);
    let (owner, other) = (both.member, world.cora.member);
    let block = Block { owner, other, since: world.bare.app.now() };
    world.bare.does(move |tx, at| Ok(blocks::add(tx, &block, at.code(), None)?)).unwrap();
    assert!(reasons(world.browser(&world.cora).open("/cohort")).is_empty(), "a closed door");
}

#[test]
fn j5_7_a_helper_who_fell_silent_stands_there_once_however_many_wait() {
    let world = World::new();
    let (one, two) = (world.bare.person("one", &[]), world.bare.person("two", &[]));
    for who in [&one, &two] {
        let _ = world.bare.asks(who, Kind::Listen);
        let offer = world.bare.takes(&world.bo).unwrap();
        let _ = world.bare.accepts(&world.bo, offer);
    }
    for _ in 0..5 {
        world.pass(DAY);
    }
    let mut cora = world.browser(&world.cora);
    cora.open("/cohort?why=silence");
    assert_eq!(reasons(&cora), ["silence"], "{}", cora.text());
    cora.press("I asked after them, bo");
    assert!(reasons(cora.open("/cohort?why=silence")).is_empty(), "{}", cora.text());
}

#[test]
fn j5_7_a_pair_that_calls_stands_there_from_its_day_on_and_a_contact_renews_it() {
    let world = World::new();
    let mo = mentor(&world, "mo", 2);
    let (eli, talk) = pair(&world, "eli", &mo);
    talking(&world, [&eli, &mo], talk, 22);
    let mut cora = world.browser(&world.cora);
    cora.open("/cohort?why=pair");
    assert_eq!(reasons(&cora), ["pair"], "{}", cora.text());
    talking(&world, [&eli, &mo], talk, 14);
    let mut cora = world.browser(&world.cora);
    cora.open("/cohort?why=pair");
    assert!(cora.says("It was to be done by"), "{}", cora.text());
    cora.follow("eli and mo");
    cora.choose("with", "both").choose("channel", "phone").choose("topic", "meeting");
    cora.fill("words", "Both want to go on.").press("Keep it");
    cora.open("/cohort?why=pair");
    assert!(!cora.says("It was to be done by"), "{}", cora.text());
}

#[test]
fn j5_7_pages_of_the_list_show_each_line_once() {
    let world = World::new();
    for n in 0..45 {
        let asker = world.bare.person(&format!("ask{n}"), &[]);
        let _ = world.bare.asks(&asker, Kind::Listen);
    }
    world.pass(HOUR.times(4));
    let mut cora = world.browser(&world.cora);
    cora.open("/cohort");
    assert!(cora.says("Requests (45)"), "{}", cora.text());
    let (mut all, mut pages) = (cora.all("main ol h2"), 1);
    while cora.link("Later ones").is_some() {
        all.extend(cora.follow("Later ones").all("main ol h2"));
        pages += 1;
    }
    all.sort();
    all.dedup();
    assert_eq!((all.len(), pages), (45, 3));
}
