//! The coordinator’s day: what waits for them, who sees to it, and what they do for many at once; by HTTP without JavaScript.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "day/circulars.rs"]
mod circulars;
#[path = "day/deputies.rs"]
mod deputies;
#[path = "day/farewells.rs"]
mod farewells;
#[path = "day/needs.rs"]
mod needs;

use kith_app::{people::recognising::Known, support::choosing};
use kith_core::{Code, DAY, Span, people::grant::Role, support::kind::Kind};
use kith_store::support::offers;
use kith_testkit::{Browser, World};

/// What stands on the list of what waits, each line by its reason.
fn reasons(cora: &Browser) -> Vec<String> {
    let lines = cora.html().split("data-reason=\"").skip(1);
    lines.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

/// One more mentee, who walks with `mentor`; and the code of their talk.
fn pair(world: &World, name: &str, mentor: &Known) -> (Known, Code) {
    let asker = world.bare.person(name, &[]);
    let request = world.bare.asks(&asker, Kind::Mentor);
    let (face, who) = (mentor.helper.clone().unwrap(), asker.clone());
    world.bare.does(move |tx, at| choosing::choose(tx, at, &who, request, face.code)).unwrap();
    let face = mentor.helper.clone().unwrap();
    let offer =
        world.bare.does(move |tx, _| Ok(offers::standing(tx, face.id)?.pop().unwrap().code));
    let talk = world.bare.accepts(mentor, offer.unwrap());
    (asker, talk)
}

/// So many days pass, while the two of `talk` write to each other now and then.
fn talking(world: &World, two: [&Known; 2], talk: Code, days: u32) {
    for n in 0..days {
        if n % 3 == 0 {
            for who in two {
                let mut browser = world.browser(who);
                browser.open(&format!("/talks/{talk}")).fill("body", "Here I am.").press("Send");
            }
        }
        world.pass(DAY);
    }
}

/// A mentor with places for `places`.
fn mentor(world: &World, name: &str, places: u32) -> Known {
    world.bare.helper(name, Role::Mentor, places)
}

/// The day `span` from now, as a form writes it.
fn day(world: &World, span: Span) -> String {
    (world.bare.app.now() + span).jiff().strftime("%Y-%m-%d").to_string()
}
