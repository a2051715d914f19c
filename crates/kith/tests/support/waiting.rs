//! J1.x1, J1.x3: nobody answers, and the promise holds at each deadline; the helper falls silent.

use kith_core::{Code, DAY, HOUR, support::kind::Kind};
use kith_testkit::{Browser, World};

use super::path;

/// Ada signs in, for days have passed, and looks at her request.
fn look(world: &World, code: Code) -> Browser {
    let mut ada = world.browser(&world.ada);
    ada.open(&path(code));
    ada
}

#[test]
fn where_nobody_answers_the_page_tells_each_step_up_to_another_place() {
    let world = World::new();
    for kind in Kind::ALL {
        let world = if *kind == Kind::Listen { &world } else { &World::new() };
        let code = world.bare.asks(&world.ada, *kind);
        let mut ada = look(world, code);
        assert!(ada.says("We are looking for someone"), "{kind:?}");
        world.pass(if kind.is_for_duty() { HOUR.times(4) } else { DAY.times(3) });
        ada = look(world, code);
        assert!(ada.says("A coordinator has your request"), "{kind:?}: {}", ada.text());
        assert!(ada.says("Nobody had taken it in time, so a coordinator has it"));
        world.pass(DAY.times(6));
        ada = look(world, code);
        assert!(ada.says("Another place to turn to"), "{kind:?}: {}", ada.text());
        assert!(ada.says("Help lines in your country"));
        world.pass(DAY.times(7));
        ada = look(world, code);
        assert!(ada.says("Did it help?"), "{kind:?}: {}", ada.text());
        ada.press("It is still open");
        assert!(ada.says("You said that it is still open"), "{kind:?}: {}", ada.text());
        world.pass(DAY.times(7));
        world.pass(DAY.times(7));
        ada = look(world, code);
        assert!(ada.says("it closed by itself on"), "{kind:?}: {}", ada.text());
        assert!(ada.link("Ask for support again").is_some());
    }
}

#[test]
fn a_silent_helper_is_excused_and_replaced_and_blamed_nowhere() {
    let world = World::new();
    let code = world.bare.asks(&world.ada, Kind::Listen);
    let offer = world.bare.takes(&world.bo).unwrap();
    let _ = world.bare.accepts(&world.bo, offer);
    let mut ada = world.browser(&world.ada);
    ada.open(&path(code));
    assert!(ada.says("bo writes next"), "{}", ada.text());
    let steps = [
        ("bo was reminded", "we nudged them"),
        ("We are sorry that it is so quiet", "It is not about you"),
        ("Would you like somebody else?", "You can wait"),
        ("It is in line", "we look for somebody else"),
    ];
    for (title, more) in steps {
        world.pass(DAY);
        ada = look(&world, code);
        assert!(ada.says(title) && ada.says(more), "{title}: {}", ada.text());
    }
    let mut cora = world.browser(&world.cora);
    cora.open("/cohort");
    assert!(cora.says("Helpers to ask after"), "{}", cora.text());
    cora.press("I asked after them, bo");
    assert!(cora.says("Noted that you asked after them."));
    assert!(cora.all("[data-reason=silence]").is_empty(), "{}", cora.text());
    assert!(world.browser(&world.bo).open("/duty").says("New requests rest"));
}

#[test]
fn a_member_can_have_somebody_else_at_any_time_without_a_reason() {
    let world = World::new();
    let code = world.bare.asks(&world.ada, Kind::Listen);
    let offer = world.bare.takes(&world.bo).unwrap();
    let _ = world.bare.accepts(&world.bo, offer);
    let mut ada = world.browser(&world.ada);
    ada.open(&path(code)).press("Find me somebody else");
    assert!(ada.says("We are looking for someone") && ada.says("You asked for somebody else"));
    assert!(ada.link("Read the earlier talk").is_some(), "{}", ada.text());
    assert!(world.bare.takes(&world.bo).is_none(), "the same helper is not asked again");
}
