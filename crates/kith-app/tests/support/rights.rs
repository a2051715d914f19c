//! Who may work on what: nobody on their own, nobody across a closed door, nobody whose grant ended.

use kith_app::{
    people::{
        grants::{self, Giving},
        recognising::Known,
    },
    programme::needing::{self, Sought},
    safety::desk as case_desk,
    support::{handing, reading, taking},
    workers,
};
use kith_core::{
    Code, HOUR,
    people::grant::Role,
    programme::need::Reason,
    safety::block::Block,
    support::{kind::Kind, safe::Safe},
};
use kith_store::{
    people::{grants as kept, notices},
    safety::blocks,
};
use kith_testkit::support::form;

use super::{House, helper, not_found};

/// A request of `asker` that is on the desk.
fn on_desk(house: &House, asker: &Known) -> Code {
    let request = house.bare.asks(asker, Kind::Hand);
    house.bare.clock.pass(HOUR.times(4));
    workers::run_due(&house.bare.app).unwrap();
    request
}

/// The requests on the desk of `who`.
fn desk(house: &House, who: &Known) -> Vec<Code> {
    let (who, now) = (who.clone(), house.bare.app.now());
    let sought = Sought { reason: Some(Reason::Request), ..Sought::default() };
    let read = house.bare.does(move |tx, _| needing::page(tx, now, &who, sought));
    read.unwrap().needs.into_iter().map(|one| one.code).collect()
}

/// `who` finds the request neither to look at nor to decide.
fn cannot_work_on(house: &House, who: &Known, request: Code) {
    assert!(!desk(house, who).contains(&request));
    let (now, face) = (house.bare.app.now(), helper(&house.cy).code);
    let me = who.clone();
    not_found(house.bare.does(move |tx, _| reading::desk::open(tx, now, &me, request)));
    let me = who.clone();
    not_found(house.bare.does(move |tx, at| handing::open_words(tx, at, &me, request)));
    let me = who.clone();
    not_found(house.bare.does(move |tx, at| handing::offer(tx, at, &me, request, face)));
    let me = who.clone();
    not_found(house.bare.does(move |tx, at| handing::give_back(tx, at, &me, request)));
    let letter = kith_core::Private::new("There is a group for this.");
    let draft = handing::draft(&house.bare.app, who, (request, None), &letter).unwrap();
    let me = who.clone();
    not_found(house.bare.does(move |tx, at| handing::alternative(tx, at, &me, &draft)));
}

fn told(house: &House, who: &Known) -> Vec<String> {
    let member = who.member;
    let waiting = house.bare.does(move |tx, _| Ok(notices::waiting(tx, member, 9)?)).unwrap();
    waiting.into_iter().map(|one| one.kind).collect()
}

fn closes_the_door(house: &House, owner: &Known, other: &Known) {
    let (code, since) = (house.bare.app.moment().code(), house.bare.app.now());
    let block = Block::close(owner.member, other.member, &[], since).unwrap();
    house.bare.does(move |tx, _| Ok(blocks::add(tx, &block, code, None)?)).unwrap();
}

#[test]
fn a_whole_page_that_is_not_theirs_does_not_hide_what_is() {
    let house = House::new();
    for n in 0..20 {
        let other = house.bare.person(&format!("other{n}"), &[]);
        closes_the_door(&house, &other, &house.dee);
        let _ = house.bare.asks(&other, Kind::Hand);
    }
    let request = on_desk(&house, &house.ada);
    assert_eq!(desk(&house, &house.dee), [request], "behind twenty of others");
}

#[test]
fn a_desk_of_many_pages_shows_each_request_once() {
    let house = House::new();
    let many: Vec<_> = (0..41).map(|n| house.bare.person(&format!("other{n}"), &[])).collect();
    closes_the_door(&house, &many[20], &house.dee);
    let mut asked: Vec<_> = many.iter().map(|one| house.bare.asks(one, Kind::Hand)).collect();
    asked.remove(20);
    house.bare.clock.pass(HOUR.times(4));
    workers::run_due(&house.bare.app).unwrap();
    let (mut after, mut seen, mut pages) = (None, Vec::new(), 0);
    loop {
        let (who, now) = (house.dee.clone(), house.bare.app.now());
        let sought = Sought { reason: Some(Reason::Request), after, mine: false };
        let read = house.bare.does(move |tx, _| needing::page(tx, now, &who, sought));
        let page = read.unwrap();
        assert_eq!(page.needs.len(), 20);
        seen.extend(page.needs.iter().map(|one| one.code));
        (after, pages) = (page.more, pages + 1);
        if after.is_none() {
            break;
        }
    }
    seen.sort_unstable();
    asked.sort_unstable();
    assert_eq!((seen, pages), (asked, 2), "and no empty page follows");
}

#[test]
fn a_coordinator_is_told_truly_that_whoever_asked_is_there_no_more() {
    let house = House::new();
    let request = on_desk(&house, &house.ada);
    let ada = house.ada.clone();
    house.bare.does(move |tx, at| kith_app::people::leaving::leave(tx, at, &ada)).unwrap();
    let (dee, face) = (house.dee.clone(), helper(&house.cy).code);
    let put = house.bare.does(move |tx, at| handing::offer(tx, at, &dee, request, face));
    assert_eq!(super::refused(put), handing::NO_LONGER, "nothing is wrong with the helper");
}

#[test]
fn a_coordinator_who_asks_finds_their_own_request_on_no_desk_of_theirs() {
    let house = House::new();
    let eve = house.bare.person("eve", &[Role::Coordinator]);
    let request = on_desk(&house, &house.dee);
    cannot_work_on(&house, &house.dee, request);
    assert!(!told(&house, &house.dee).contains(&"notice-desk-request".to_owned()));
    assert_eq!(desk(&house, &eve), [request], "it is on the others' desks");
    assert!(told(&house, &eve).contains(&"notice-desk-request".to_owned()));
    house.bare.does(move |tx, at| handing::open_words(tx, at, &eve, request)).unwrap();
}

#[test]
fn a_closed_door_keeps_a_coordinator_from_a_request_whoever_closed_it() {
    for by_member in [true, false] {
        let house = House::new();
        let eve = house.bare.person("eve", &[Role::Coordinator]);
        let request = on_desk(&house, &house.ada);
        assert_eq!(desk(&house, &house.dee), [request]);
        let (one, other) = (&house.ada, &house.dee);
        let (owner, shut_out) = if by_member { (one, other) } else { (other, one) };
        closes_the_door(&house, owner, shut_out);
        cannot_work_on(&house, &house.dee, request);
        assert_eq!(desk(&house, &eve), [request]);
    }
}

#[test]
fn a_closed_door_keeps_a_coordinator_from_the_case_while_there_is_anybody_else() {
    let house = House::new();
    let cases = |who: &Known| {
        let (member, now) = (who.member, house.bare.app.now());
        house
            .bare
            .does(move |tx, _| case_desk::cases(tx, now, member, case_desk::Sought::default()))
            .unwrap()
            .rows
            .len()
    };
    let mut unsafe_now = form(Kind::Listen, house.bare.app.moment().code());
    unsafe_now.safe = Safe::No;
    let _ = house.bare.asks_as(&house.ada, unsafe_now);
    closes_the_door(&house, &house.ada, &house.dee);
    assert_eq!(cases(&house.dee), 1, "a case that nobody sees would be forgotten");
    let eve = house.bare.person("eve", &[Role::Coordinator]);
    assert_eq!((cases(&house.dee), cases(&eve)), (0, 1));
}

#[test]
fn whoever_coordinates_is_told_once_of_somebody_at_risk() {
    let house = House::new();
    let mut unsafe_now = form(Kind::Listen, house.bare.app.moment().code());
    unsafe_now.safe = Safe::No;
    let _ = house.bare.asks_as(&house.ada, unsafe_now);
    workers::run_due(&house.bare.app).unwrap();
    assert_eq!(told(&house, &house.dee), ["notice-case-risk"]);
}

#[test]
fn a_right_that_ended_a_moment_ago_is_no_right_in_the_unit_of_work() {
    let house = House::new();
    let request = on_desk(&house, &house.ada);
    for who in [&house.dee, &house.bo] {
        let member = who.member;
        let end = house.bare.does(move |tx, at| {
            for grant in kept::list(tx, member)? {
                grants::end(tx, at, None, grant.code)?;
            }
            Ok(())
        });
        end.unwrap();
    }
    let (bo, dee) = (house.bo.clone(), house.dee.clone());
    not_found(house.bare.does(move |tx, at| taking::next(tx, at, &bo)));
    not_found(house.bare.does(move |tx, at| handing::give_back(tx, at, &dee, request)));
}

#[test]
fn only_who_is_admin_at_that_moment_gives_and_ends_roles() {
    let house = House::new();
    let (by, cy, ada) = (house.dee.member, house.cy.member, house.ada.member);
    let giving = Giving { role: Role::Coordinator, until: None };
    not_found(house.bare.does(move |tx, at| grants::add(tx, at, Some(by), ada, giving)));
    not_found(house.bare.does(move |tx, at| {
        let held = kept::list(tx, cy)?.remove(0);
        grants::end(tx, at, Some(by), held.code)
    }));
}
