//! J5.x2: a coordinator is away, and nothing waits for one person.

use kith_app::people::{grants, leaving};
use kith_core::{DAY, HOUR, people::grant::Role, support::kind::Kind};
use kith_testkit::World;

use super::{day, reasons};

#[test]
fn j5_x2_while_one_is_away_their_rows_stand_on_the_list_of_the_deputy_with_name_and_day() {
    let world = World::new();
    let robin = world.bare.person("robin", &[Role::Coordinator]);
    let _ = world.bare.asks(&world.ada, Kind::Listen);
    world.pass(HOUR.times(4));
    let mut cora = world.browser(&world.cora);
    cora.open("/cohort").press("I’ll see to it: ada");
    cora.open("/cohort").follow("name who stands in for you");
    let face = cora.all("select[name=deputy] option").len();
    assert_eq!(face, 2, "choose, and robin");
    let robins = cora.html().split("<option value=\"").nth(2).unwrap()[..32].to_owned();
    cora.choose("deputy", &robins).fill("from", &day(&world, DAY)).fill("to", &day(&world, DAY));
    cora.press("Name them");
    assert!(cora.says("They stand in for you then"), "{}", cora.text());
    let mut sees = world.browser(&robin);
    assert!(sees.open("/today").says("asks you to stand in"), "{}", sees.text());
    assert!(reasons(sees.open("/cohort?whose=mine")).is_empty(), "not before the day");
    world.pass(DAY);
    let mut sees = world.browser(&robin);
    sees.open("/cohort?whose=mine");
    assert_eq!(reasons(&sees), ["request"], "{}", sees.text());
    assert!(sees.says("For cora until"), "{}", sees.text());
    let mut cora = world.browser(&world.cora);
    assert_eq!(reasons(cora.open("/cohort?whose=mine")), ["request"], "theirs as well");
    cora.open("/cohort/away").press("I am back");
    assert!(cora.says("You are back"), "{}", cora.text());
    assert!(reasons(sees.open("/cohort?whose=mine")).is_empty(), "{}", sees.text());
}

#[test]
fn j5_x2_nobody_stands_in_who_does_not_coordinate_or_for_days_gone_by() {
    let world = World::new();
    let robin = world.bare.person("robin", &[Role::Coordinator]);
    let mut cora = world.browser(&world.cora);
    let (today, later) = (day(&world, DAY), day(&world, DAY.times(3)));
    let code = |who: &kith_app::people::recognising::Known| who.face.code.to_string();
    let (ada, own, robins) = (code(&world.ada), code(&world.cora), code(&robin));
    for (deputy, from, to, status) in [
        (&ada, &today, &later, 422),
        (&own, &today, &later, 422),
        (&robins, &later, &today, 422),
        (&robins, &"never".to_owned(), &today, 422),
        (&robins, &today, &later, 200),
    ] {
        let fields = [("deputy", deputy.as_str()), ("from", from.as_str()), ("to", to.as_str())];
        assert_eq!(cora.post("/cohort/away", &fields).status(), status, "{}", cora.text());
    }
    assert!(cora.says("robin stands in for you until"), "{}", cora.text());
    let helps = world.bare.helper("sol", Role::Supporter, 1);
    let sol = helps.member;
    let giving = grants::Giving { role: Role::Coordinator, until: None };
    world.bare.does(move |tx, at| grants::add(tx, at, None, sol, giving)).unwrap();
    let behind = helps.helper.unwrap().code.to_string();
    let fields = [("deputy", behind.as_str()), ("from", today.as_str()), ("to", later.as_str())];
    assert_eq!(cora.post("/cohort/away", &fields).status(), 422, "a helper’s face tells nothing");
    assert!(!cora.says("sol stands in"), "{}", cora.text());
    assert_eq!(world.browser(&world.ada).open("/cohort/away").status(), 404);
}

#[test]
fn j5_x2_whoever_coordinates_no_more_stands_in_for_nobody_and_whoever_is_away_is_told() {
    let world = World::new();
    let robin = world.bare.person("robin", &[Role::Coordinator]);
    let (from, to) = (day(&world, DAY), day(&world, DAY.times(9)));
    let face = robin.face.code.to_string();
    let fields = [("deputy", face.as_str()), ("from", from.as_str()), ("to", to.as_str())];
    assert_eq!(world.browser(&world.cora).post("/cohort/away", &fields).status(), 200);
    world.bare.does(move |tx, at| leaving::leave(tx, at, &robin)).unwrap();
    let mut cora = world.browser(&world.cora);
    assert!(!cora.open("/cohort/away").says("robin"), "{}", cora.text());
    assert!(cora.open("/today").says("Name somebody else"), "{}", cora.text());
}
