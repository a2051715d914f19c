//! Openings: shared until a day, looked at before a programme sees them, taken up for oneself.

use kith_app::{
    people::{
        grants::{self, Giving},
        leaving,
        recognising::Known,
    },
    programme::applying,
    safety::blocking,
    support::choosing,
};
use kith_core::{
    Code, DAY,
    people::grant::Role,
    programme::application::{End, State},
    support::kind::Kind,
};
use kith_store::{
    programme::{applications, openings},
    support::offers,
};
use kith_testkit::{Browser, World};

use super::{day, open};

/// A world with Mo, who mentors Ada, and the talk of the two.
fn pair() -> (World, Known, Code) {
    let world = World::new();
    let mo = world.bare.helper("mo", Role::Mentor, 2);
    let request = world.bare.asks(&world.ada, Kind::Mentor);
    let (ada, face) = (world.ada.clone(), mo.helper.clone().unwrap());
    let helper = face.id;
    let offer = world.bare.does(move |tx, at| {
        choosing::choose(tx, at, &ada, request, face.code)?;
        Ok(offers::standing(tx, helper)?.pop().unwrap().code)
    });
    let talk = world.bare.accepts(&mo, offer.unwrap());
    (world, mo, talk)
}

/// `browser` shares a job with `to`, until so many days from now.
fn shares(world: &World, browser: &mut Browser, (to, days): (&str, i64), text: &str) {
    browser.open("/openings/new").choose("to", to).choose("kind", "job");
    browser.fill("title", "A bakery looks for hands").fill("text", text);
    browser.fill("until", &day(world, days)).press("Share it");
}

#[test]
fn a_mentor_shares_with_their_mentee_at_once_and_it_ends_by_its_day() {
    let (world, mo, talk) = pair();
    let mut mentor = world.browser(&mo);
    shares(&world, &mut mentor, (&format!("mentee-{talk}"), 10), "Mornings, near the bridge.");
    assert!(mentor.says("It is on its way"), "{}", mentor.text());
    let path = mentor.path().to_owned();
    let mut ada = world.browser(&world.ada);
    ada.open("/today").follow("Your mentor shares something that could be for you.");
    assert_eq!((ada.status(), ada.path()), (200, path.as_str()));
    assert!(ada.says("Mornings, near the bridge.") && ada.says("From mo"), "{}", ada.text());
    for other in [&world.bo, &world.cora, &world.lead] {
        let mut other = world.browser(other);
        assert_eq!(other.open(&path).status(), 404, "nobody else’s");
        assert!(!other.open("/openings").says("A bakery"), "{}", other.text());
        assert_eq!(other.post(&format!("{path}/takings"), &[("to", "tell")]).status(), 404);
        assert_eq!(other.post(&format!("{path}/looks"), &[("to", "share")]).status(), 404);
        assert_eq!(other.post(&format!("{path}/removals"), &[]).status(), 404);
    }
    assert!(ada.open("/openings").says("A bakery looks for hands"), "{}", ada.text());
    world.pass(DAY.times(11));
    let mut ada = world.browser(&world.ada);
    assert!(!ada.open("/openings").says("A bakery"), "{}", ada.text());
    assert_eq!(ada.open(&path).status(), 404);
}

#[test]
fn to_have_taken_it_up_is_ones_own_until_one_lets_it_be_known() {
    let (world, mo, talk) = pair();
    let mut mentor = world.browser(&mo);
    shares(&world, &mut mentor, (&format!("mentee-{talk}"), 10), "Mornings, near the bridge.");
    let path = mentor.path().to_owned();
    let mut ada = world.browser(&world.ada);
    ada.open(&path).press("I took this up");
    assert!(ada.says("Noted, for you alone.") && ada.says("Only you see that."), "{}", ada.text());
    assert!(!mentor.open(&path).says("ada"), "{}", mentor.text());
    ada.press("I took this up; let mo know");
    assert!(ada.says("Noted, and whoever shared it can see that."), "{}", ada.text());
    assert!(mentor.open(&path).says("Took it up, and let you know ada"), "{}", mentor.text());
    ada.open("/me/export").press("Make my copy");
    assert!(ada.html().contains("A bakery looks for hands"), "{}", ada.html());
    mentor.press("Take it back");
    assert!(mentor.says("Taken back. Nobody else sees it any more."), "{}", mentor.text());
    assert_eq!(ada.open(&path).status(), 404);
    let gone = mo.clone();
    world.bare.does(move |tx, at| leaving::leave(tx, at, &gone)).unwrap();
    world.pass(DAY.times(8));
    leaving::erase(&world.bare.app, mo.member.0).unwrap();
    let face = world.ada.face.id;
    let left = world.bare.does(move |tx, _| Ok(openings::taken_by(tx, face)?.len()));
    assert_eq!(left.unwrap(), 0, "forgotten with whoever shared it");
}

#[test]
fn a_new_pair_is_not_led_elsewhere_by_an_opening_and_danger_in_it_is_noticed() {
    let (world, mo, talk) = pair();
    let mut mentor = world.browser(&mo);
    let to = format!("mentee-{talk}");
    shares(&world, &mut mentor, (&to, 10), "Write to me at mo@elsewhere.example instead.");
    assert_eq!(mentor.status(), 422, "{}", mentor.text());
    assert_eq!(mentor.value("title").as_deref(), Some("A bakery looks for hands"));
    assert!(world.browser(&world.ada).open("/openings").says("Nothing right now"));
    shares(&world, &mut mentor, (&to, 0), "Mornings.");
    assert_eq!(mentor.status(), 422);
    assert!(mentor.says("Choose a day to come, within 400 days"), "{}", mentor.text());
    let before = cases(&world);
    shares(&world, &mut mentor, (&to, 10), "I am going to kill myself tonight.");
    assert!(mentor.says("It is on its way"), "what sounds like danger is never held up");
    assert!(cases(&world) > before, "and somebody looks");
    // The form of somebody else’s talk leads nowhere.
    let mut bo = world.browser(&world.bo);
    let asked = [("to", to.as_str()), ("kind", "job"), ("title", "x"), ("text", "y")];
    assert_eq!(bo.post("/openings", &asked).status(), 404);
    assert_eq!(bo.open("/openings/new").status(), 404);
}

/// `who` was taken into the programme as `role`, which they hold.
fn accepted(world: &World, who: &Known, role: Role) {
    let who = who.clone();
    let done = world.bare.does(move |tx, at| {
        let code = applying::begin(tx, at, &who, ("back-to-work", role))?;
        let mut it = applications::named(tx, code)?.unwrap();
        it.state = State::Ended { how: End::Accepted, at: at.now };
        applications::set(tx, &it)?;
        grants::add(tx, at, None, who.member, Giving { role, until: None })
    });
    done.unwrap();
}

/// How many cases stand on the desk of the lead.
fn cases(world: &World) -> usize {
    world.browser(&world.lead).open("/cases").all("main h2, main h3").len()
}

#[test]
fn what_is_for_a_programme_waits_for_a_coordinator_and_is_then_for_those_in_it() {
    let world = World::new();
    let mut cora = open(&world, "Back to work");
    let code = cora.path().split('/').nth(2).unwrap().to_owned();
    let (mo, eli) = (world.bare.helper("mo", Role::Supporter, 2), world.bare.person("eli", &[]));
    let talk = world.talk_of(&world.ada, &mo);
    for (who, role) in [(&mo, Role::Mentor), (&eli, Role::Mentee), (&world.ada, Role::Mentee)] {
        accepted(&world, who, role);
    }
    let mut mentor = world.browser(&mo);
    let to = format!("programme-{code}");
    shares(&world, &mut mentor, (&to, 10), "Write to lu@bakery.example by Friday.");
    assert!(mentor.says("A coordinator reads it first"), "{}", mentor.text());
    let path = mentor.path().to_owned();
    let mut reads = world.browser(&eli);
    assert_eq!(reads.open(&path).status(), 404, "nobody sees it before");
    assert_eq!(mentor.post(&format!("{path}/looks"), &[("to", "share")]).status(), 404);
    cora.open("/openings").follow("A bakery looks for hands").press("Share it with the programme");
    assert!(!cora.says("Waits for your look"), "{}", cora.text());
    assert!(reads.open("/openings").says("A bakery looks for hands"), "{}", reads.text());
    let mut told = world.browser(&mo);
    assert!(told.open("/today").says("the programme sees it now"), "{}", told.text());
    assert_eq!(world.browser(&world.bo).open(&path).status(), 404, "not in the programme");
    // With a door closed between the two there is nothing.
    let ada = world.ada.clone();
    world.bare.does(move |tx, at| blocking::block(tx, at, &ada, talk)).unwrap();
    assert_eq!(world.browser(&world.ada).open(&path).status(), 404);
    shares(&world, &mut mentor, (&to, 10), "Bring money.");
    let second = mentor.path().to_owned();
    cora.open(&second).press("Rather not");
    assert_eq!(world.browser(&eli).open(&second).status(), 404);
    assert!(mentor.open(&second).says("A coordinator would rather not share it"));
}

#[test]
fn what_somebody_shared_who_leaves_is_shown_to_nobody() {
    let (world, mo, talk) = pair();
    let mut mentor = world.browser(&mo);
    shares(&world, &mut mentor, (&format!("mentee-{talk}"), 10), "Mornings, near the bridge.");
    let path = mentor.path().to_owned();
    let mut ada = world.browser(&world.ada);
    assert_eq!(ada.open(&path).status(), 200);
    world.bare.does(move |tx, at| leaving::leave(tx, at, &mo)).unwrap();
    assert!(!ada.open("/openings").says("A bakery"), "{}", ada.text());
    assert_eq!(ada.open(&path).status(), 404);
}
