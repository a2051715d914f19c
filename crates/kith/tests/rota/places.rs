//! J4.3, J4.x6: places in shifts: never too many, never too much for one, given back in time and late.

use std::thread;

use kith_app::{
    Error,
    people::{exporting, grants},
    programme::requiring,
    promises,
    support::{covering, leaving, rota::placing},
};
use kith_core::{
    DAY, HOUR,
    people::grant::Role,
    programme::{courses, learning::FIRST},
    support::rota::{AWAY, ENOUGH, FULL, Hours, OVERLAPS, TIRED},
};
use kith_store::{jobs, people::grants as kept, support::shifts as rows};
use kith_testkit::World;

use super::{holders, path, shift, take, told};

fn refused(done: &Result<(), Error>) -> Option<kith_core::Refusal> {
    match done {
        Err(Error::Refused(why)) => Some(*why),
        _ => None,
    }
}

#[test]
fn j4_3_a_hundred_who_press_at_once_never_exceed_the_places() {
    let world = World::new();
    let code = shift(&world, (30, 2), None, 3);
    let crowd: Vec<_> =
        (0..100).map(|n| world.bare.person(&format!("sol{n}"), &[Role::Supporter])).collect();
    let taken = thread::scope(|scope| {
        let world = &world;
        let all: Vec<_> =
            crowd.iter().map(|who| scope.spawn(move || take(world, who, code))).collect();
        let done = all.into_iter().map(|one| one.join().unwrap());
        done.filter(|done| match done {
            Ok(()) => true,
            Err(Error::Refused(why)) => {
                assert_eq!(*why, FULL);
                false
            }
            Err(error) => panic!("{error}"),
        })
        .count()
    });
    assert_eq!(taken, 3);
    assert_eq!(holders(&world, code).len(), 3);
}

#[test]
fn j4_3_nobody_is_in_two_shifts_at_once_or_takes_more_than_is_good() {
    let world = World::new();
    take(&world, &world.bo, shift(&world, (30, 4), None, 2)).unwrap();
    let check = |hours, why| {
        let code = shift(&world, hours, Some("en"), 2);
        assert_eq!(refused(&take(&world, &world.bo, code)), Some(why), "{hours:?}");
        let mut bo = world.browser(&world.bo);
        bo.open(&path(code)).press("Take a place");
        assert_eq!(bo.status(), 422, "{}", bo.text());
    };
    check((31, 1), OVERLAPS);
    check((36, 4), TIRED);
    take(&world, &world.bo, shift(&world, (54, 8), None, 2)).unwrap();
    take(&world, &world.bo, shift(&world, (78, 8), None, 2)).unwrap();
    check((102, 2), ENOUGH);
}

#[test]
fn j4_3_a_place_is_given_back_until_it_begins_and_late_a_coordinator_hears() {
    let world = World::new();
    let (soon, later) = (shift(&world, (30, 2), None, 2), shift(&world, (24 * 5, 2), None, 2));
    let mut bo = world.browser(&world.bo);
    for code in [soon, later] {
        bo.open(&path(code)).press("Take a place");
        assert!(bo.says("The place is yours"), "{}", bo.text());
    }
    bo.open(&path(later)).press("Give it back");
    assert!(bo.says("Given back") && bo.says("Nobody holds a place yet"), "{}", bo.text());
    let mut cora = world.browser(&world.cora);
    assert!(!cora.open("/today").says("A place was given back"), "in time is nobody's alarm");
    bo.open(&path(soon)).press("Give it back");
    bo.post(&format!("{}/places", path(soon)), &[("to", "back"), ("once", "2")]);
    assert_eq!(told(&mut cora, "A place was given back"), 1, "{}", cora.text());
    bo.open(&path(soon)).press("Take a place");
    world.bare.clock.pass(HOUR.times(31));
    let mut bo = world.browser(&world.bo);
    bo.post(&format!("{}/places", path(soon)), &[("to", "back")]);
    assert_eq!(bo.status(), 422, "{}", bo.text());
    assert!(bo.says("This shift has begun"), "{}", bo.text());
    assert_eq!(holders(&world, soon), ["bo"]);
}

#[test]
fn j4_3_whoever_is_away_frees_their_places_and_takes_none() {
    let world = World::new();
    let (inside, outside) = (shift(&world, (60, 2), None, 2), shift(&world, (24 * 9, 2), None, 2));
    for code in [inside, outside] {
        take(&world, &world.bo, code).unwrap();
    }
    let mut bo = world.browser(&world.bo);
    bo.open("/rota").fill("from", "2023-11-18").fill("until", "2023-11-16").press("Save");
    assert_eq!((bo.status(), bo.value("from").as_deref()), (422, Some("2023-11-18")));
    bo.open("/rota").fill("from", "2023-11-16").fill("until", "2023-11-18").press("Save");
    assert!(bo.says("Thursday 16 November 2023 to Saturday 18 November 2023"), "{}", bo.text());
    assert!(holders(&world, inside).is_empty());
    assert_eq!(holders(&world, outside), ["bo"]);
    assert_eq!(refused(&take(&world, &world.bo, inside)), Some(AWAY));
    bo.press("I am here after all: Thursday 16 November 2023 to Saturday 18 November 2023");
    assert!(bo.says("You can take places again"), "{}", bo.text());
    take(&world, &world.bo, inside).unwrap();
    let (who, until) = (world.bo.clone(), world.bare.app.now() + DAY.times(4));
    world.bare.does(move |tx, at| covering::leave(tx, at, &who, until)).unwrap();
    assert!(holders(&world, inside).is_empty(), "a leave counts for the rota too");
}

#[test]
fn j4_3_a_course_that_is_asked_for_comes_before_a_place() {
    let world = World::new();
    let code = shift(&world, (30, 2), None, 2);
    let course = courses::of(Role::Supporter).unwrap().code;
    let cora = world.cora.clone();
    let new = world.bare.person("new", &[Role::Supporter]);
    world.bare.does(move |tx, at| requiring::set(tx, at, &cora, None, &[course])).unwrap();
    assert_eq!(refused(&take(&world, &new, code)), Some(FIRST));
}

#[test]
fn j4_x6_whoever_leaves_or_loses_the_role_leaves_no_promise_behind() {
    let world = World::new();
    let code = shift(&world, (30, 2), None, 3);
    let [one, two] =
        ["one", "two"].map(|name| world.bare.person(name, &[Role::Supporter, Role::Mentor]));
    for who in [&world.bo, &one, &two] {
        take(&world, who, code).unwrap();
    }
    let (archive, member) = (world.bare.app.clone(), world.bo.member);
    let export = exporting::export(&archive, member).unwrap();
    assert_eq!(export["rota"]["shifts"].as_array().unwrap().len(), 1, "{export}");
    world
        .bare
        .does(move |tx, at| {
            let grants = kept::list(tx, two.member)?;
            let grant = grants.iter().find(|grant| grant.role == Role::Supporter).unwrap();
            grants::end(tx, at, None, grant.code)
        })
        .unwrap();
    assert_eq!(holders(&world, code), ["bo", "one"], "a mentor who supports no more");
    let hours =
        Hours { since: world.bare.app.now() + DAY, until: world.bare.app.now() + DAY.times(9) };
    let who = one.clone();
    world.bare.does(move |tx, at| placing::go_away(tx, at, &who, hours)).unwrap();
    world.bare.does(move |tx, at| leaving::departing(tx, at, member)).unwrap();
    assert!(holders(&world, code).is_empty());
    world.bare.does(move |tx, at| leaving::erased(tx, at, one.member)).unwrap();
    let export = exporting::export(&archive, one.member).unwrap();
    assert!(export["rota"]["away"].as_array().unwrap().is_empty(), "{export}");
}

#[test]
fn j4_3_a_shift_whose_timer_was_lost_is_looked_at_all_the_same() {
    let world = World::new();
    let code = shift(&world, (30, 2), None, 2);
    take(&world, &world.bo, code).unwrap();
    world
        .bare
        .does(move |tx, _| {
            let id = rows::named(tx, code)?.unwrap().id;
            Ok(jobs::pull(tx, rows::JOB, id).map(drop)?)
        })
        .unwrap();
    assert_eq!(promises::plant_lost(&world.bare.app).unwrap(), 1);
    world.pass(HOUR.times(19));
    let mut bo = world.browser(&world.bo);
    assert!(bo.open("/today").says("You have a date coming up"), "{}", bo.text());
}
