//! Ending a talk and reporting it in one tap (J4.x1): what it does, what it costs, and who hears of it.

use kith_app::{
    people::recognising::Known,
    support::{answering, covering},
};
use kith_core::{
    Code, DAY, HOUR,
    people::grant::Role,
    support::{kind::Kind, state::State},
};
use kith_testkit::{Browser, support::form};

use super::{
    signals::says,
    world::{World, code},
};

const ROUGH: &str = "Nobody has to know. Show me what you wear under it.";

/// A talk in which Ada says what nobody should have to read.
fn rough(world: &World) -> Code {
    let talk = world.talk();
    says(world, &world.ada, talk, "Hello");
    says(world, &world.bo, talk, "Hello, how was the week?");
    says(world, &world.ada, talk, ROUGH);
    talk
}

fn end(world: &World, who: &Known, talk: Code, button: &str) -> Browser {
    let mut browser = world.browser(who);
    browser.open(&format!("/talks/{talk}")).press(button);
    assert_eq!(browser.status(), 200, "{}", browser.text());
    browser
}

/// A moderator closes the report, so that somebody has looked.
fn look(world: &World) {
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow("A report: Sex that I did not ask for: words, wishes, pictures");
    assert!(desk.says("in one step, as sexual"), "{}", desk.text());
    desk.choose("how", "unclear").fill("reasons", "We spoke to her").press("Close the case");
    assert!(desk.says("Closed"), "{}", desk.text());
}

#[test]
fn one_tap_ends_seals_and_blocks_and_asks_after_whoever_did_it() {
    let world = World::new();
    let talk = rough(&world);
    let bo = end(&world, &world.bo, talk, "End and report: sexual");
    assert!(bo.says("Are you all right?") && bo.says("Ask for a word with us"), "{}", bo.text());
    assert_eq!(code(&bo).len(), 14);
    // The other reads that it is over, and nothing of a report.
    let mut ada = world.browser(&world.ada);
    ada.open(&format!("/talks/{talk}"));
    assert!(ada.says("This talk is closed"), "{}", ada.text());
    assert!(!ada.text().contains("sexual"), "{}", ada.text());
    ada.post(&format!("/talks/{talk}/messages"), &[("body", "Come back")]);
    assert_eq!(ada.status(), 422, "nothing reaches whoever ended it");
    let request = world.bare.does({
        let id = world.request();
        move |tx, _| Ok(kith_store::support::requests::find(tx, id)?.unwrap())
    });
    let request = request.unwrap();
    assert!(matches!(request.state, State::Waiting { .. }), "{:?}", request.state);
    ada.open(&format!("/requests/{}", request.code));
    assert!(ada.says("A person of the house looks at your requests first"), "{}", ada.text());
    // What was said is sealed: a moderator opens it.
    let lea = world.bare.person("lea", &[Role::Moderator]);
    let mut lea = world.browser(&lea);
    lea.open("/cases").follow("A report: Sex that I did not ask for: words, wishes, pictures");
    lea.press("Open the copy");
    assert!(lea.says(ROUGH), "{}", lea.text());
}

#[test]
fn requests_wait_until_somebody_has_looked_and_the_promise_runs_on() {
    let world = World::new();
    let talk = rough(&world);
    let cy = world.bare.helper("cy", Role::Supporter, 2);
    end(&world, &world.bo, talk, "End and report: sexual");
    let _another = world.bare.asks(&world.ada, Kind::Listen);
    assert_eq!(world.bare.takes(&cy), None, "neither the old request nor a new one");
    let dana = world.bare.person("dana", &[]);
    let _hers = world.bare.asks(&dana, Kind::Listen);
    assert!(world.bare.takes(&cy).is_some(), "whoever was not reported waits for nobody");
    let id = world.request();
    let deadline = world.bare.does(move |tx, _| {
        Ok(kith_store::support::requests::find(tx, id)?.unwrap().deadline().unwrap().at)
    });
    assert!(deadline.unwrap() > world.bare.app.now(), "it has a deadline, as ever");
    look(&world);
    let dee = world.bare.helper("dee", Role::Supporter, 2);
    assert!(world.bare.takes(&dee).is_some(), "somebody has looked: it goes on");
}

#[test]
fn what_nobody_looks_at_comes_to_a_coordinator_when_it_was_promised() {
    let world = World::new();
    let talk = rough(&world);
    end(&world, &world.bo, talk, "End and report: sexual");
    world.pass(DAY.times(2));
    let id = world.request();
    let request =
        world.bare.does(move |tx, _| Ok(kith_store::support::requests::find(tx, id)?.unwrap()));
    assert!(matches!(request.unwrap().state, State::Escalated { .. } | State::Alternative { .. }));
}

#[test]
fn ending_costs_nothing_and_twice_is_once() {
    let world = World::new();
    let talk = world.talk();
    let mut bo = world.browser(&world.bo);
    bo.open(&format!("/talks/{talk}"));
    let mut again = world.browser(&world.bo);
    again.open(&format!("/talks/{talk}"));
    bo.press("End and report");
    assert!(bo.says("You did nothing wrong by ending it"), "{}", bo.text());
    again.press("End and report: sexual");
    assert!(again.says("This talk is closed"), "the second page says how it is: {}", again.text());
    let letters = world.bare.does({
        let bo = world.bo.member;
        move |tx, _| Ok(kith_store::safety::letters::list(tx, bo, 9)?.len())
    });
    assert_eq!(letters.unwrap(), 1);
    // The place is free at once, and the next request comes to them as to anybody.
    let dana = world.bare.person("dana", &[]);
    let _hers = world.bare.asks(&dana, Kind::Listen);
    assert!(world.bare.takes(&world.bo).is_some());
}

#[test]
fn a_member_ends_it_too_and_their_request_goes_on() {
    let world = World::new();
    let talk = world.talk();
    let ada = end(&world, &world.ada, talk, "End and report");
    assert!(ada.says("Your request goes on to somebody else"), "{}", ada.text());
    assert!(world.bare.takes(&world.bo).is_none(), "the door is closed");
    let cy = world.bare.helper("cy", Role::Supporter, 1);
    assert!(world.bare.takes(&cy).is_some());
    let mut stranger = world.browser(&cy);
    stranger.post(&format!("/talks/{talk}/stops"), &[("matter", "sexual")]);
    assert_eq!(stranger.status(), 404, "not yours is not there");
}

#[test]
fn a_talk_with_a_safeguarding_lead_ends_though_their_door_stays_open() {
    let world = World::new();
    let lee = world.bare.person("lee", &[Role::Supporter, Role::Lead]);
    let until = world.bare.app.now() + HOUR.times(3);
    let helper = lee.clone();
    world
        .bare
        .does(move |tx, at| {
            covering::set_places(tx, at, &helper, 1)?;
            covering::begin(tx, at, &helper, until)
        })
        .unwrap();
    let _request = world.bare.asks(&world.ada, Kind::Listen);
    let offer = world.bare.takes(&lee).unwrap();
    let talk = world.bare.accepts(&lee, offer);
    end(&world, &world.ada, talk, "End and report");
    let mut ada = world.browser(&world.ada);
    assert!(ada.open(&format!("/talks/{talk}")).says("This talk is closed"), "{}", ada.text());
}

#[test]
fn refusing_any_request_or_topic_costs_nothing() {
    let world = World::new();
    for n in 0..12 {
        let who = world.bare.person(&format!("asker{n}"), &[]);
        let _request = world.bare.asks_as(&who, form(Kind::Listen, world.bare.app.moment().code()));
    }
    let cy = world.bare.helper("cy", Role::Supporter, 2);
    let mut refused = Vec::new();
    for _ in 0..11 {
        let offer = world.bare.takes(&world.bo).expect("there is always a next one");
        assert!(!refused.contains(&offer));
        refused.push(offer);
        let bo = world.bo.clone();
        world.bare.does(move |tx, at| answering::pass(tx, at, &bo, offer, None)).unwrap();
    }
    assert!(world.bare.takes(&world.bo).is_some(), "whoever refused eleven gets the twelfth");
    assert!(world.bare.takes(&cy).is_some(), "and what was refused goes to others");
}

#[test]
fn what_asks_for_sex_puts_the_way_out_forward_for_the_receiver_alone() {
    let world = World::new();
    let talk = world.talk();
    says(&world, &world.ada, talk, "Hello");
    const FORWARD: &str = "You owe nobody an answer";
    let seen = |who: &Known, sub: &str| {
        let mut page = world.browser(who);
        page.open(&format!("/talks/{talk}{sub}"));
        assert_eq!(page.text().matches("If this goes wrong").count(), 1, "{sub}: {}", page.text());
        page.says(FORWARD)
    };
    for sub in ["", "/live"] {
        assert!(!seen(&world.bo, sub) && !seen(&world.ada, sub), "nothing was written");
    }
    says(&world, &world.ada, talk, "you sound hot, send nudes");
    for sub in ["", "/live"] {
        assert!(seen(&world.bo, sub), "{sub}");
        assert!(!seen(&world.ada, sub), "whoever wrote it is not told");
    }
    let mut bo = world.browser(&world.bo);
    bo.open(&format!("/talks/{talk}/live")).press("End and report: sexual");
    assert!(bo.says("Are you all right?"), "{}", bo.text());
}
