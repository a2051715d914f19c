//! How far somebody got on their way into a role, as it is counted.

use kith_app::programme::{
    applying, learning,
    referring::{self, Form, Words},
};
use kith_core::{
    Code, SECOND,
    people::grant::Role,
    programme::{courses, quiz::Answers, recruitment::Counts},
};
use kith_store::programme::{
    pipeline::{self, Way},
    programmes::FIRST,
};
use kith_testkit::World;

use super::{answers, applies, decides};

/// How many got how far by no link, before anything is rounded.
fn counted(world: &World, role: Role) -> Counts {
    let then = world.bare.app.now() + SECOND;
    let found = world.bare.does(move |tx, _| Ok(pipeline::counts(tx, then, FIRST, role)?)).unwrap();
    let without = found.into_iter().find(|(way, _)| *way == Way::Without);
    without.map(|(_, counts)| counts).unwrap_or_default()
}

#[test]
fn j5_2_each_stage_of_the_way_in_is_counted_for_itself() {
    let world = World::new();
    let check = |begun_to_paired| assert_eq!(counted(&world, Role::Mentor), begun_to_paired);
    let bo = &world.bo;
    let mut writes = world.browser(bo);
    writes.open("/applications/new?role=mentor").press("Begin");
    check([1, 0, 0, 0, 0, 0, 0, 0]);
    answers(&mut writes, "mentor");
    writes.press("Send it");
    let path = writes.path().to_owned();
    check([1, 1, 0, 0, 0, 0, 0, 0]);
    let code: Code = path.rsplit('/').next().unwrap().parse().unwrap();
    let (app, member) = (&world.bare.app, bo.member);
    let [referee, known_as] = ["Lu Grey", "A neighbour"].map(str::to_owned);
    let form = Form { referee, known_as, address: String::new() };
    let named = referring::draft(app, (member, code), &form).map_err(|(_, why)| why).unwrap();
    world.bare.does(move |tx, at| referring::ask(tx, at, member, &named)).unwrap();
    check([1, 1, 0, 0, 0, 0, 0, 0]);
    let token = applying::own(app, member, code).unwrap().references.first().unwrap().way.unwrap();
    let words = Words::of(|_| "They listen.".to_owned()).map_err(|(_, why)| why).unwrap();
    let written = referring::draft_words(app, token, &words).unwrap();
    world.bare.does(move |tx, at| referring::give(tx, at, &written, false)).unwrap();
    check([1, 1, 1, 0, 0, 0, 0, 0]);
    let _ = decides(&world, &world.cora, (&path, "accepted"));
    check([1, 1, 1, 1, 0, 0, 0, 0]);
    let course = courses::of(Role::Mentor).unwrap();
    let right: Vec<_> = course.quiz.questions.iter().map(|one| one.right).collect();
    let right: Answers = course.quiz.kept(&right.join(" ")).unwrap();
    let learner = bo.clone();
    let learnt = world.bare.does(move |tx, at| {
        for place in 1..=course.lessons.len() {
            learning::read(tx, at, &learner, (course.code, place))?;
        }
        learning::answer(tx, at, &learner, (course.code, &right))
    });
    learnt.unwrap();
    check([1, 1, 1, 1, 0, 0, 1, 0]);
    world.tick();
    let request = world.bare.asks(&world.ada, kith_core::support::kind::Kind::Mentor);
    let (ada, face) = (world.ada.clone(), bo.helper.clone().unwrap());
    let helper = face.id;
    let chosen = world.bare.does(move |tx, at| {
        kith_app::support::choosing::choose(tx, at, &ada, request, face.code)?;
        Ok(kith_store::support::offers::standing(tx, helper)?.pop().unwrap().code)
    });
    let _talk = world.bare.accepts(bo, chosen.unwrap());
    check([1, 1, 1, 1, 0, 0, 1, 1]);
    let eli = world.bare.person("eli", &[]);
    let waits = applies(&world, &eli, "mentor");
    let _ = decides(&world, &world.cora, (&waits, "waiting"));
    check([2, 2, 1, 1, 1, 0, 1, 1]);
    let sam = world.bare.person("sam", &[]);
    let told = applies(&world, &sam, "mentor");
    let _ = decides(&world, &world.cora, (&told, "declined"));
    check([3, 3, 1, 1, 1, 1, 1, 1]);
    assert_eq!(counted(&world, Role::Mentee), Counts::default(), "of another role, nobody");
}
