//! Of what nobody reads row by row: as soon as enough people are counted it is met or partly, and it is never said that
//! nobody did.

use kith_app::{Tx, people::recognising::Known, support::handing};
use kith_core::{
    DAY, FaceId, Moment,
    people::grant::Role,
    safety::{
        debrief::{Debrief, End},
        opening::{LENGTH, Opening, What, Why},
    },
    support::kind::Kind,
};
use kith_store::{
    safety::{debriefs, openings},
    support::silences::{self, Silence},
    talk::talks,
};

use super::{House, verdicts::unlooked};

/// So many people called `stem`, each with `roles`.
fn crowd(house: &House, stem: &str, (many, roles): (usize, &[Role])) -> Vec<Known> {
    (0..many).map(|n| house.world.bare.person(&format!("{stem}{n}"), roles)).collect()
}

/// So many days pass, one by one.
fn days(house: &House, many: usize) {
    for _ in 0..many {
        house.world.pass(DAY);
    }
}

#[test]
fn of_enough_requests_it_says_how_many_were_taken_answered_and_closed_by_whoever_asked() {
    let house = unlooked();
    let sol = house.world.bare.helper("sol", Role::Supporter, 20);
    for (n, asker) in crowd(&house, "asker", (18, &[])).iter().enumerate() {
        let talk = house.world.talk_of(asker, &sol);
        // Ten of them say that it helped; the others are left to the house, for Sol writes nothing.
        if n < 10 {
            let mut browser = house.world.browser(asker);
            browser.open(&format!("/talks/{talk}/goodbye")).choose("how", "helped");
            assert_eq!(browser.press("Say goodbye").status(), 200, "{}", browser.text());
        }
    }
    assert_eq!(house.stands("PFP-2"), "Too few people to say", "none is a week old");
    days(&house, 8);
    assert_eq!(house.stands("PFP-2"), "Met 20 of 20", "all eighteen");
    assert_eq!(house.stands("HOUSE-2"), "Met 10 of 10");
    for asker in crowd(&house, "waits", (8, &[])) {
        let _nobody_takes_it = house.world.bare.asks(&asker, Kind::Listen);
    }
    days(&house, 45);
    assert_eq!(house.stands("PFP-2"), "Partly 20 of 25", "eighteen of twenty-six");
    assert_eq!(house.stands("G1"), "Met 25 of 25", "a yes, or another place");
    assert_eq!(house.stands("HOUSE-2"), "Partly 10 of 20", "ten of eighteen");
}

#[test]
fn whoever_holds_a_role_without_an_application_makes_it_partly() {
    let house = House::new();
    for who in crowd(&house, "wrote", (6, &[])) {
        let path = house.applies(&who, "mentee");
        house.decides(&path, "accepted");
        house.world.tick();
    }
    let _were_here_before = crowd(&house, "older", (8, &[Role::Mentee]));
    house.world.pass(DAY);
    assert_eq!(house.stands("EEPM-SCR-2"), "Partly 10 of 15", "eight of sixteen");
}

#[test]
fn a_reading_that_its_member_does_not_see_yet_makes_it_partly() {
    let house = unlooked();
    let (member, by) = (house.world.ada.member, house.world.lead.member);
    let later = house.world.bare.app.now() + DAY.times(30);
    for (many, shown, says) in [(10, None, "Met 10 of 10"), (8, Some(later), "Partly 10 of 20")] {
        for _ in 0..many {
            let add = move |tx: &mut Tx, at: &mut Moment| {
                let (role, what, why) = (Role::Lead, What::Request, Why::Safety);
                let (at, ids) = (at.now, (at.id(), at.id()));
                let one = Opening { member, by, role, what, why, at, until: at + LENGTH };
                Ok(openings::add_held(tx, ids, &one, shown)?)
            };
            house.world.bare.does(add).unwrap();
        }
        house.world.pass(DAY);
        assert_eq!(house.stands("NAPS-11"), says);
    }
    house.world.pass(DAY.times(30));
    assert_eq!(house.stands("NAPS-11"), "Met 20 of 20", "in the end they see all eighteen");
}

/// So many silences of `helper` that somebody is to ask after, in requests of people called `stem`.
fn falls_silent(house: &House, stem: &str, (many, helper): (usize, FaceId)) {
    for asker in crowd(house, stem, (many, &[])) {
        let code = house.world.bare.asks(&asker, Kind::Listen);
        let (request, since) = (house.world.bare.request(code).id, house.world.bare.app.now());
        let add = move |tx: &mut Tx, _: &mut Moment| {
            Ok(silences::add(tx, &Silence { helper, request, since })?)
        };
        house.world.bare.does(add).unwrap();
    }
}

#[test]
fn eepm_mon_5_who_fell_silent_and_was_asked_after_counts_and_who_was_not_makes_it_partly() {
    let house = unlooked();
    let (bo, sol) = (&house.world.bo, house.world.bare.helper("sol", Role::Supporter, 1));
    let (bo, sol) = (bo.helper.clone().unwrap(), sol.helper.unwrap());
    falls_silent(&house, "early", (10, bo.id));
    let cora = house.world.cora.clone();
    house.world.bare.does(move |tx, at| handing::ask_after(tx, at, &cora, bo.code)).unwrap();
    house.world.pass(DAY.times(3));
    assert_eq!(house.stands("EEPM-MON-5"), "Met 10 of 10");
    falls_silent(&house, "later", (8, sol.id));
    house.world.pass(DAY.times(3));
    assert_eq!(house.stands("EEPM-MON-5"), "Partly 10 of 20", "ten of eighteen");
}

#[test]
fn naps_s_a_debrief_that_was_held_counts_and_one_that_is_late_makes_it_partly() {
    let house = unlooked();
    let (talk, helper) = (house.world.talk(), house.world.bo.helper.clone().unwrap().id);
    for (many, held, says) in [(10, true, "Met 10 of 10"), (8, false, "Partly 10 of 20")] {
        for _ in 0..many {
            let add = move |tx: &mut Tx, at: &mut Moment| {
                let talk = talks::named(tx, talk)?.unwrap().id;
                let (id, code, since) = (at.id(), at.code(), at.now);
                let (due, ended) = (since, held.then_some((since, End::Held)));
                let one = Debrief { id, code, helper, talk, with: None, since, due, ended };
                debriefs::add(tx, &one)?;
                Ok(debriefs::set(tx, &one)?)
            };
            house.world.bare.does(add).unwrap();
        }
        house.world.pass(DAY);
        assert_eq!(house.stands("NAPS-S"), says);
    }
}

/// `max` walks with somebody called `name`, who ends it; where `both`, each of the two writes down how it was.
fn ends(house: &House, max: &Known, (name, both): (&str, bool)) {
    let who = house.world.bare.person(name, &[]);
    let journey = house.chooses(&who, max).replace("/talks/", "/journeys/");
    let mut browser = house.world.browser(&who);
    browser.open(&format!("{journey}/end")).follow("End it today");
    browser.choose("how", "helped").press("Say goodbye");
    let writers = if both { vec![&who, max] } else { Vec::new() };
    for one in writers {
        let mut browser = house.world.browser(one);
        browser.open(&format!("{journey}/reflection")).fill("helped", "the waiting");
        browser.choose("reads", "coordinators").press("Keep what I wrote");
        assert_eq!(browser.status(), 200, "{}", browser.text());
    }
    house.world.tick();
}

#[test]
fn eepm_clo_4_of_enough_ends_it_says_at_how_many_both_wrote_what_comes_afterwards() {
    let house = unlooked();
    let max = house.world.bare.helper("max", Role::Mentor, 20);
    for n in 0..10 {
        ends(&house, &max, (&format!("well{n}"), true));
    }
    house.world.pass(DAY.times(32));
    assert_eq!(house.stands("EEPM-CLO-4"), "Met 10 of 10");
    assert_eq!(house.stands("EEPM-CLO-2"), "Met 10 of 10");
    for n in 0..8 {
        ends(&house, &max, (&format!("brief{n}"), false));
    }
    house.world.pass(DAY.times(32));
    assert_eq!(house.stands("EEPM-CLO-4"), "Partly 10 of 20", "ten of eighteen");
    assert_eq!(house.stands("EEPM-CLO-2"), "Partly 10 of 18");
}
