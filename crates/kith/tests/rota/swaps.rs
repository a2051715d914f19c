//! J4.3: a swap needs both.

use std::thread;

use kith_app::{
    Error,
    support::rota::swapping::{self, GONE},
};
use kith_core::{people::grant::Role, safety::block::Block, support::rota::OVERLAPS};
use kith_store::safety::blocks;
use kith_testkit::World;

use super::{holders, path, shift, take};

#[test]
fn j4_3_a_swap_needs_both_and_the_place_is_held_until_then() {
    let world = World::new();
    let code = shift(&world, (30, 2), None, 1);
    let cy = world.bare.person("cy", &[Role::Supporter]);
    take(&world, &world.bo, code).unwrap();
    let mut bo = world.browser(&world.bo);
    bo.open(&path(code)).choose("whom", &cy.helper.as_ref().unwrap().code.to_string()).press("Ask");
    assert!(bo.says("You asked cy to take your place"), "{}", bo.text());
    assert_eq!(holders(&world, code), ["bo"], "nobody is relieved before the other says yes");
    let dee = world.bare.person("dee", &[Role::Supporter]);
    let mut dee = world.browser(&dee);
    assert!(!dee.open("/rota").says("asks whether you can"), "it was asked of one");
    dee.post(&format!("{}/swaps", path(code)), &[("to", "yes"), ("whom", &bo_code(&world))]);
    assert_eq!(dee.status(), 422, "{}", dee.text());
    let mut there = world.browser(&cy);
    there.open("/today").follow("Somebody asks whether you can take their place in a shift");
    assert!(there.says("bo cannot be there, and asks whether you can."), "{}", there.text());
    there.press("Take the place of bo");
    assert!(there.says("The place is yours now"), "{}", there.text());
    assert_eq!(holders(&world, code), ["cy"]);
    bo.open("/today");
    assert!(bo.says("Somebody took your place in a shift"), "{}", bo.text());
}

fn bo_code(world: &World) -> String {
    world.bo.helper.as_ref().unwrap().code.to_string()
}

#[test]
fn j4_3_a_no_leaves_the_place_where_it_is_and_so_does_keeping_it() {
    let world = World::new();
    let code = shift(&world, (30, 2), None, 1);
    let cy = world.bare.person("cy", &[Role::Supporter]);
    take(&world, &world.bo, code).unwrap();
    let mut bo = world.browser(&world.bo);
    bo.open(&path(code)).choose("whom", &cy.helper.as_ref().unwrap().code.to_string()).press("Ask");
    let mut there = world.browser(&cy);
    there.open(&path(code)).press("I cannot");
    assert!(there.says("They have been told that you cannot"), "{}", there.text());
    assert!(bo.open("/today").says("It is still yours"), "{}", bo.text());
    bo.open(&path(code)).press("Ask");
    assert!(bo.says("You asked whether anybody can"), "{}", bo.text());
    assert!(there.open("/rota").says("bo cannot be there"), "{}", there.text());
    bo.press("Keep it after all");
    assert!(!there.open("/today").says("Somebody asks whether"), "{}", there.text());
    there.post(&format!("{}/swaps", path(code)), &[("to", "yes"), ("whom", &bo_code(&world))]);
    assert_eq!(there.status(), 422, "{}", there.text());
    assert!(there.says("Nobody asks that any more"), "{}", there.text());
    assert_eq!(holders(&world, code), ["bo"]);
}

#[test]
fn j4_3_of_many_who_say_yes_at_once_one_has_the_place_and_the_others_hear_so() {
    let world = World::new();
    let code = shift(&world, (30, 2), None, 1);
    take(&world, &world.bo, code).unwrap();
    let bo = world.bo.clone();
    world.bare.does(move |tx, at| swapping::ask(tx, at, &bo, code, None)).unwrap();
    let from = world.bo.helper.as_ref().unwrap().code;
    let crowd: Vec<_> =
        (0..20).map(|n| world.bare.person(&format!("sol{n}"), &[Role::Supporter])).collect();
    let taken = thread::scope(|scope| {
        let world = &world;
        let over = |who: &kith_app::people::recognising::Known| {
            let who = who.clone();
            world.bare.does(move |tx, at| swapping::take_over(tx, at, &who, (code, from)))
        };
        let all: Vec<_> = crowd.iter().map(|who| scope.spawn(move || over(who))).collect();
        let done = all.into_iter().map(|one| one.join().unwrap());
        done.filter(|done| match done {
            Ok(()) => true,
            Err(Error::Refused(why)) => {
                assert_eq!(*why, GONE);
                false
            }
            Err(error) => panic!("{error}"),
        })
        .count()
    });
    assert_eq!(taken, 1);
    assert_eq!(holders(&world, code).len(), 1);
    assert_ne!(holders(&world, code), ["bo"]);
}

#[test]
fn j4_3_whoever_takes_over_rests_too_and_a_closed_door_asks_nobody() {
    let world = World::new();
    let code = shift(&world, (30, 2), None, 1);
    let cy = world.bare.person("cy", &[Role::Supporter]);
    take(&world, &world.bo, code).unwrap();
    take(&world, &cy, shift(&world, (31, 2), Some("en"), 1)).unwrap();
    let (bo, there) = (world.bo.clone(), cy.clone());
    world.bare.does(move |tx, at| swapping::ask(tx, at, &bo, code, None)).unwrap();
    let from = world.bo.helper.as_ref().unwrap().code;
    let done = world.bare.does(move |tx, at| swapping::take_over(tx, at, &there, (code, from)));
    assert!(matches!(done, Err(Error::Refused(OVERLAPS))), "{done:?}");
    assert_eq!(holders(&world, code), ["bo"]);
    let block = Block { owner: cy.member, other: world.bo.member, since: world.bare.app.now() };
    let face = world.bo.helper.as_ref().unwrap().id;
    world
        .bare
        .does(move |tx, at| Ok(blocks::add(tx, &block, at.code(), Some(face)).map(drop)?))
        .unwrap();
    // What is asked of whoever can is asked of nobody behind a closed door.
    let mut closed = world.browser(&cy);
    assert!(!closed.open("/rota").says("asks whether you can"), "{}", closed.text());
    assert!(!closed.open(&path(code)).says("asks whether you can"), "{}", closed.text());
    closed.post(&format!("{}/swaps", path(code)), &[("to", "yes"), ("whom", &bo_code(&world))]);
    assert!(closed.says("Nobody asks that any more"), "{}", closed.text());
    let mut bo = world.browser(&world.bo);
    bo.open(&path(code)).press("Keep it after all");
    assert!(!bo.text().contains("cy"), "{}", bo.text());
    bo.post(
        &format!("{}/swaps", path(code)),
        &[("to", "ask"), ("whom", &cy.helper.as_ref().unwrap().code.to_string())],
    );
    assert_eq!(bo.status(), 404, "{}", bo.text());
}
