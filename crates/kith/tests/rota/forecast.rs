//! What the weeks behind say of the next ones, to whoever plans.

use kith_core::{DAY, HOUR, support::kind::Kind};
use kith_testkit::World;

#[test]
fn j4_3_below_forty_requests_or_four_weeks_the_forecast_says_that_it_does_not_know() {
    let world = World::new();
    let mut cora = world.browser(&world.cora);
    cora.open("/rota/ahead");
    assert!(cora.says("We do not know yet") && cora.says("below 40 requests"), "{}", cora.text());
    let mut bo = world.browser(&world.bo);
    bo.open("/rota/ahead");
    assert!(!bo.says("We do not know yet") && !bo.says("may be needed"), "{}", bo.text());
}

#[test]
fn j4_3_an_hour_in_which_many_asked_wants_people_and_says_from_how_many_it_knows() {
    let world = World::new();
    // Each Tuesday in the hour from 22:00, eight people ask.
    for week in 0..7 {
        for n in 0..8 {
            let who = world.bare.person(&format!("w{week}n{n}"), &[]);
            let _ = world.bare.asks(&who, Kind::Listen);
        }
        world.bare.clock.pass(DAY.times(7));
    }
    world.bare.clock.pass(HOUR);
    let mut cora = world.browser(&world.cora);
    cora.open("/rota/ahead");
    assert!(cora.says("Counted from 48 requests of the last 7 weeks"), "{}", cora.text());
    assert!(
        cora.says("Tuesday 9 January 2024, the hour from 22:00: 48 were asked"),
        "{}",
        cora.text()
    );
    assert!(cora.says("4 people would be enough, and nobody has promised"), "{}", cora.text());
}
