//! What a mentor hears of what mentees say: of enough people together, and never of one.

use kith_app::{
    journey::feedback::giving::{self, Said},
    people::{exporting, leaving, recognising::Known},
    support::choosing,
    talk::seat,
};
use kith_core::{
    Code, DAY,
    journey::feedback::{Answers, Wave},
    people::{face::Side, grant::Role},
    support::kind::Kind,
};
use kith_store::{
    journey::{bonds, feedbacks, pools},
    support::offers,
};
use kith_testkit::World;

/// `asker` walks with `mentor`; the code of their talk.
fn walk(world: &World, asker: &Known, mentor: &Known) -> Code {
    let (request, face) = (world.bare.asks(asker, Kind::Mentor), mentor.helper.clone().unwrap());
    let who = asker.clone();
    world.bare.does(move |tx, at| choosing::choose(tx, at, &who, request, face.code)).unwrap();
    let offer = world.bare.does(move |tx, _| Ok(offers::standing(tx, face.id)?.pop().unwrap()));
    world.bare.accepts(mentor, offer.unwrap().code)
}

/// They are asked in `wave`, and say `points` to each question.
fn says(world: &World, asker: &Known, (talk, wave): (Code, Wave), points: u8) {
    let puts = move |tx: &mut kith_store::Tx, at: &mut kith_core::Moment| {
        let (id, due, side) = (at.id(), at.now, Side::Member);
        let talk = bonds::named(tx, talk)?.unwrap();
        let (given, words, shared) = (None, None, None);
        let kept = feedbacks::Kept { id, wave, side, due, asked: due, given, words, shared };
        Ok(feedbacks::add(tx, talk, &kept)?)
    };
    world.bare.clock.pass(kith_core::SECOND);
    world.bare.does(puts).unwrap();
    let answers = Answers::new(|_| Some(points)).unwrap();
    let said = Said { answers, words: None, shared: false };
    let draft = giving::draft(&world.bare.app, &seat::faces(asker), talk, &said).unwrap();
    world.bare.does(move |tx, at| giving::keep(tx, at, &draft)).unwrap();
}

#[test]
fn j3_8_out_60_a_mentor_hears_eight_people_together_and_nothing_of_seven() {
    let world = World::new();
    let mo = world.bare.helper("mo", Role::Mentor, 20);
    let mut first = None;
    for place in 1..=16 {
        let asker = world.bare.person(&format!("eli{place}"), &[]);
        let talk = walk(&world, &asker, &mo);
        let points = if place > 8 { 3 } else { u8::from(place < 8) * 2 };
        says(&world, &asker, (talk, Wave::SixWeeks), points);
        let again = first.get_or_insert((asker, talk)).clone();
        if place == 7 {
            says(&world, &again.0, (again.1, Wave::ThreeMonths), 4);
        }
        let mut browser = world.browser(&mo);
        browser.open("/duty").follow("What you hear back from mentees");
        let told = ["Something stands here once eight", "2.0 of 4", "3.0 of 4"];
        let expected = told[usize::from(place >= 8) + usize::from(place >= 16)];
        for words in told {
            assert_eq!(browser.says(words), words == expected, "{place}: {}", browser.text());
        }
    }
    is_theirs(&world, &mo);
}

/// What they are told goes along in the archive, is shown to nobody else, and goes with them.
fn is_theirs(world: &World, mo: &Known) {
    let archive = exporting::export(&world.bare.app, mo.member).unwrap();
    let told = archive.pointer("/feedback/said_of_you/0/about_people");
    assert_eq!(told.and_then(serde_json::Value::as_i64), Some(10));
    assert_eq!(world.browser(&world.ada).open("/me/feedback").status(), 404, "no mentor");
    assert!(world.browser(&world.bo).open("/me/feedback").says("Nothing yet."));
    let (who, face) = (mo.clone(), mo.helper.clone().unwrap().id);
    let told = || world.bare.does(move |tx, _| Ok(pools::find(tx, face)?)).unwrap();
    assert!(told().is_some());
    world.bare.does(move |tx, at| leaving::leave(tx, at, &who)).unwrap();
    world.pass(DAY.times(8));
    assert_eq!(told(), None);
}
