//! Many at once: law 3 on the engine under test.

use std::thread;

use kith_app::{
    Tx,
    safety::{deciding, desk},
    support::{answering, covering, taking},
};
use kith_core::{
    Moment,
    people::grant::Role,
    support::{kind::Kind, safe::Safe},
};
use kith_testkit::{Bare, support::form};

use super::House;

#[test]
fn a_hundred_who_accept_at_once_never_exceed_a_capacity() {
    let bare = Bare::new();
    let mut offers = Vec::new();
    let mut helpers = Vec::new();
    for n in 0..5 {
        let helper = bare.helper(&format!("helper{n}"), Role::Supporter, 20);
        let asker = bare.person(&format!("asker{n}"), &[]);
        helpers.push(helper.clone());
        for _ in 0..20 {
            let request = bare.asks(&asker, Kind::Listen);
            let (ada, face) = (asker.clone(), helper.helper.clone().unwrap().code);
            let choose = move |tx: &mut Tx, at: &mut Moment| {
                kith_app::support::choosing::choose(tx, at, &ada, request, face)
            };
            bare.does(choose).unwrap();
        }
        let (own, now) = (helper.clone(), bare.app.now());
        let read = move |tx: &mut Tx| kith_app::support::reading::queue::desk(tx, now, &own);
        let held = bare.app.store.read(read).unwrap().offers;
        offers.extend(held.into_iter().map(|held| (helper.clone(), held.code)));
        bare.does(move |tx, at| covering::set_places(tx, at, &helper, 3)).unwrap();
    }
    assert_eq!(offers.len(), 100);
    let accepted: usize = thread::scope(|scope| {
        let each = offers.into_iter().map(|(helper, offer)| {
            let bare = &bare;
            scope.spawn(move || {
                let yes = move |tx: &mut Tx, at: &mut Moment| {
                    answering::accept(tx, at, &helper, offer, None)
                };
                usize::from(bare.does(yes).is_ok())
            })
        });
        each.collect::<Vec<_>>().into_iter().map(|one| one.join().unwrap()).sum()
    });
    assert_eq!(accepted, 15, "five helpers, three places each");
    for helper in helpers {
        let face = helper.helper.unwrap().id;
        let load = move |tx: &mut Tx| kith_store::support::capacities::load(tx, face);
        assert_eq!(bare.app.store.read(load).unwrap().talks, 3);
    }
}

#[test]
fn one_request_is_held_by_one_helper_however_many_reach_for_it() {
    let house = House::new();
    let helpers: Vec<_> =
        (0..16).map(|n| house.bare.helper(&format!("h{n}"), Role::Supporter, 1)).collect();
    let request = house.bare.asks(&house.ada, Kind::Know);
    let held: usize = thread::scope(|scope| {
        let each = helpers.into_iter().map(|helper| {
            let bare = &house.bare;
            scope.spawn(move || {
                let take = move |tx: &mut Tx, at: &mut Moment| taking::next(tx, at, &helper);
                usize::from(matches!(bare.does(take), Ok(Some(_))))
            })
        });
        each.collect::<Vec<_>>().into_iter().map(|one| one.join().unwrap()).sum()
    });
    assert_eq!(held, 1);
    assert!(house.bare.request(request).state.offer().is_some());
}

#[test]
fn one_case_is_claimed_by_one_however_many_reach_for_it() {
    let house = House::new();
    let desk: Vec<_> =
        (0..16).map(|n| house.bare.person(&format!("d{n}"), &[Role::Coordinator])).collect();
    let mut unsafe_now = form(Kind::Listen, house.bare.app.moment().code());
    unsafe_now.safe = Safe::No;
    let _ = house.bare.asks_as(&house.ada, unsafe_now);
    let (member, now) = (house.dee.member, house.bare.app.now());
    let cases = house
        .bare
        .does(move |tx, _| desk::cases(tx, now, member, desk::Sought::default()))
        .unwrap()
        .rows;
    let case = cases[0].case.code;
    let won: usize = thread::scope(|scope| {
        let each = desk.into_iter().map(|who| {
            let bare = &house.bare;
            scope.spawn(move || {
                let claim = bare.does(move |tx, at| deciding::claim(tx, at, &who, case));
                usize::from(claim.is_ok())
            })
        });
        each.collect::<Vec<_>>().into_iter().map(|one| one.join().unwrap()).sum()
    });
    assert_eq!(won, 1);
}
