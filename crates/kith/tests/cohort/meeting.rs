//! Two who were put forward to one another: both say yes, they agree, and they have a meeting.

use kith_app::{
    journey::{
        agreeing,
        meeting::{answering as taking, proposing},
    },
    pairing::answering::{self, Said},
    people::recognising::Known,
};
use kith_core::{
    Code, DAY, FaceId, Private,
    journey::{
        agreement::Part,
        meeting::{State, Way},
    },
    pairing::proposal::Word,
    people::face::Side,
};
use kith_store::{journey::meetings, pairing::proposals};
use kith_testkit::World;

/// The faces of somebody.
type Faces = [(FaceId, Side)];

/// An agreement, whole.
const WORDS: [(Part, &str); 5] = [
    (Part::Purpose, "To find a way into a new trade."),
    (Part::Rhythm, "Every second Tuesday, here."),
    (Part::Length, "Until summer."),
    (Part::Between, "Everything, unless somebody is in danger."),
    (Part::Missed, "We say so the day before."),
];

/// The two go from the question to a meeting.
pub fn meet(world: &World, (mentee, mentor): (&Known, &Known)) {
    let talk = both_say_yes(world, mentee, mentor);
    let faces = |who: &Known, side| match side {
        Side::Member => vec![(who.face.id, side)],
        Side::Helper => vec![(who.helper.as_ref().unwrap().id, side)],
    };
    let (theirs, ours) = (faces(mentee, Side::Member), faces(mentor, Side::Helper));
    agree(world, talk, (&ours, &theirs));
    meets(world, talk, (&ours, mentor, &theirs));
}

/// Both say yes: the code of their talk.
fn both_say_yes(world: &World, mentee: &Known, mentor: &Known) -> Code {
    let face = mentee.face.id;
    let code = world.bare.does(move |tx, _| Ok(proposals::standing(tx, face)?.remove(0).code));
    let code = code.unwrap();
    let says = |who: &Known| {
        let who = who.clone();
        world
            .bare
            .does(move |tx, at| answering::say(tx, at, &who, code, (Word::Yes, None)))
            .unwrap()
    };
    assert_eq!(says(mentee), Said::Waits);
    let Said::Talk(talk) = says(mentor) else { panic!("no talk opened") };
    talk
}

/// One of the two writes an agreement, and both sign it.
fn agree(world: &World, talk: Code, (ours, theirs): (&Faces, &Faces)) {
    let text = agreeing::Text::of(WORDS).unwrap();
    let review = world.bare.app.now() + DAY.times(90);
    let draft = agreeing::draft(&world.bare.app, ours, talk, (&text, review)).unwrap();
    world.bare.does(move |tx, at| agreeing::write(tx, at, &draft, 0)).unwrap();
    for faces in [ours, theirs] {
        let faces = faces.to_vec();
        world.bare.does(move |tx, at| agreeing::sign(tx, at, &faces, (talk, 1))).unwrap();
    }
}

/// One of the two proposes a meeting, and the other takes it.
fn meets(world: &World, talk: Code, (ours, who, theirs): (&Faces, &Known, &Faces)) {
    let start = world.bare.app.now() + DAY.times(2);
    let agenda = Some(Private::new("How we begin."));
    let (times, minutes, way, spot) = (vec![start], 60, Way::Here, None);
    let wish = proposing::Wish { times, minutes, way, spot, agenda };
    let draft = proposing::draft(&world.bare.app, (ours, who.member), talk, wish).unwrap();
    let code = world.bare.does(move |tx, at| proposing::propose(tx, at, &draft)).unwrap();
    let theirs = theirs.to_vec();
    let read = world.bare.does(move |tx, _| Ok(meetings::named(tx, code)?.unwrap().meeting));
    let read = read.unwrap().sequence;
    world.bare.does(move |tx, at| taking::take(tx, at, &theirs, (code, read, start))).unwrap();
    let read = world.bare.does(move |tx, _| Ok(meetings::named(tx, code)?.unwrap().meeting));
    assert!(matches!(read.unwrap().state, State::Agreed { .. }));
}
