//! A sheet of invented people, and everybody in it coming in by their code.

use std::fmt::Write as _;

use kith_app::{
    people::recognising::Known,
    programme::tables::{bringing, coming_in, handing, looking},
};
use kith_core::{
    Code, Private, SECOND,
    people::{face::Side, grant::Role},
    programme::table,
    support::safe::Safe,
};
use kith_store::people::{faces, grants};
use kith_testkit::World;

/// What they speak: common ones, and one that hardly anybody mentors in.
const TONGUES: [&str; 12] =
    ["en", "de", "fr", "es", "it", "pl", "tr", "ar", "hi", "nl", "pt", "cy"];

/// When they have time.
const TIMES: [&str; 4] = ["weekday morning", "weekday evening", "weekend day", "weekend evening"];

/// Of so many who come in, one mentors.
const EACH: usize = 4;

/// Whoever is this one of so many says no to the matching.
const SILENT: usize = 50;

/// A sheet of `rows` people. Nobody mentors in the last of the tongues, and few places are free in the first.
fn sheet(rows: usize) -> String {
    let mut text = "key,name,role,languages,times,interests,capacity,biography\n".to_owned();
    for n in 0..rows {
        let mentors = n % EACH == 0;
        let turn = n / EACH;
        let tongue = if mentors { turn % (TONGUES.len() - 1) } else { n % TONGUES.len() };
        let (tongue, time) = (TONGUES[tongue], TIMES[turn % TIMES.len()]);
        let other = TIMES[(turn + 1) % TIMES.len()];
        let role = if mentors { "mentor" } else { "mentee" };
        let places = if tongue == "en" { 1 } else { 1 + turn % 4 };
        let words = if mentors { "" } else { "I would like to change trades." };
        writeln!(text, "k{n},N {n},{role},{tongue},{time}; {other},tea {},{places},{words}", n % 7)
            .unwrap();
    }
    text
}

/// Brings a sheet of `rows` people in, makes their codes, and lets them come: mentees, and mentors.
pub fn all(world: &World, rows: usize) -> (Vec<Known>, Vec<Known>) {
    let (app, cora) = (&world.bare.app, &world.cora);
    let text = Private::new(sheet(rows));
    let form = looking::Form { programme: None, kind: table::Kind::People, role: None, text };
    let draft = looking::draft(app, cora, &form).unwrap();
    let who = cora.clone();
    let code = world.bare.does(move |tx, at| looking::keep(tx, at, &who, &draft)).unwrap();
    bringing::bring(app, cora, code, true).unwrap();
    let tickets = handing::all(app, cora, code).unwrap();
    assert_eq!(tickets.len(), rows);
    let (mut mentees, mut mentors) = (Vec::new(), Vec::new());
    for (n, ticket) in tickets.into_iter().enumerate() {
        world.bare.clock.pass(SECOND);
        let who = comes(world, n, &ticket.code);
        if ticket.role == Role::Mentor { mentors.push(who) } else { mentees.push(who) }
    }
    (mentees, mentors)
}

/// Somebody makes an account, types `code`, and says what may be read of them.
fn comes(world: &World, n: usize, code: &str) -> Known {
    let (mut who, typed) = (world.bare.person(&format!("person{n}"), &[]), code.to_owned());
    let me = who.clone();
    let code = world.bare.does(move |tx, at| coming_in::take(tx, at, &me, &typed)).unwrap();
    knows_themselves(world, &mut who);
    let draft = coming_in::draft(&world.bare.app, &who, code, &says(world, &who, code, n)).unwrap();
    let me = who.clone();
    world.bare.does(move |tx, at| coming_in::come(tx, at, &me, &draft)).unwrap();
    who
}

/// What their next sign-in would know of `who`: the role and the face that came with the code.
fn knows_themselves(world: &World, who: &mut Known) {
    let (member, now) = (who.member, world.bare.app.now());
    let read = world.bare.does(move |tx, _| {
        let face = faces::list(tx, member)?.into_iter().find(|face| face.side == Side::Helper);
        Ok((grants::holding(tx, member, now)?, face))
    });
    (who.roles, who.helper) = read.unwrap();
}

/// What the `n`-th says when they come in.
fn says(world: &World, who: &Known, code: Code, n: usize) -> coming_in::Form {
    let said = coming_in::own(&world.bare.app, who, code).unwrap().said.unwrap();
    coming_in::Form {
        keep: (0..said.answers.len()).collect(),
        matching: Some(n % SILENT != 1),
        special: Vec::new(),
        words: said.words,
        safe: Some(Safe::Yes),
        locale: "en".to_owned(),
    }
}
