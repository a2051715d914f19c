//! Lists stay flat: a page of them asks the store as often with many rows as with few.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use kith_app::{
    Tx,
    people::recognising::Known,
    programme::{
        recruiting,
        setting_up::{self, Begun},
        supervising,
        tables::{bringing, looking},
        tallying,
    },
    support::{
        choosing,
        rota::{
            placing,
            planning::{self, Plan},
            swapping,
        },
    },
};
use kith_core::{
    Code, DAY, HOUR, Moment, Private,
    people::grant::Role,
    programme::{
        charter::Texts,
        courses,
        frame::Model,
        hours::{Entry, Kind as OwnTime},
        practice::Practice,
        recruitment::{Short, Source, Wanted},
        table,
    },
    support::{kind::Kind, rota::Hours},
};
use kith_store::{
    programme::{charters, practices, sources},
    support::offers,
};
use kith_testkit::{
    Browser, World,
    statements::{RAN, alone},
};

/// One more pair, with `mentor`.
fn pair(world: &World, name: &str, mentor: &Known) {
    let asker = world.bare.person(name, &[]);
    let request = world.bare.asks(&asker, Kind::Mentor);
    let face = mentor.helper.clone().unwrap();
    world.bare.does(move |tx, at| choosing::choose(tx, at, &asker, request, face.code)).unwrap();
    let offer =
        world.bare.does(move |tx, _| Ok(offers::standing(tx, face.id)?.pop().unwrap().code));
    let _talk = world.bare.accepts(mentor, offer.unwrap());
}

#[test]
fn j5_7_the_list_of_pairs_asks_the_store_as_often_with_ninety_as_with_three() {
    let _alone = alone();
    let world = World::new();
    let (mut counts, mut behind) = (Vec::new(), Vec::new());
    for (from, to) in [(0, 3), (3, 20), (20, 90)] {
        let mut cora = world.browser(&world.cora);
        for n in from..to {
            let mentor = world.bare.helper(&format!("mo{n}"), Role::Mentor, 1);
            pair(&world, &format!("eli{n}"), &mentor);
        }
        *RAN.lock().unwrap() = 0;
        cora.open("/pairs");
        counts.push(*RAN.lock().unwrap());
        assert_eq!(cora.all("main ol > li").len(), to.min(20), "{}", cora.text());
        assert_eq!(cora.link("More pairs").is_some(), to > 20, "{}", cora.text());
        world.bare.clock.pass(DAY.times(22));
        let mut cora = world.browser(&world.cora);
        for page in ["/standards", "/standards/KRAM-1"] {
            *RAN.lock().unwrap() = 0;
            cora.open(page);
            behind.push((page, *RAN.lock().unwrap()));
        }
        assert_eq!(cora.all("main ol > li").len(), to.min(20), "{}", cora.text());
        assert_eq!(cora.link("More of them").is_some(), to > 20, "{}", cora.text());
    }
    let mut cora = world.browser(&world.cora);
    cora.open("/pairs").follow("More pairs");
    assert_eq!(cora.all("main ol > li").len(), 20, "{}", cora.text());
    cora.open("/standards/KRAM-1");
    let mut all = cora.all("main ol h3");
    while cora.link("More of them").is_some() {
        cora.follow("More of them");
        all.extend(cora.all("main ol h3"));
    }
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 90, "each stands on one page");
    behind.sort_unstable();
    behind.dedup();
    assert_eq!(behind.len(), 2, "as many statements whatever the number: {behind:?}");
    assert!(counts.iter().all(|count| *count > 1), "{counts:?}");
    assert!(counts.iter().all(|count| Some(count) == counts.first()), "{counts:?}");
}

#[test]
fn j5_4_the_people_of_a_course_ask_the_store_as_often_with_ninety_as_with_three() {
    let _alone = alone();
    let world = World::new();
    let mut cora = world.browser(&world.cora);
    let code = courses::of(Role::Mentor).unwrap().code;
    let mut counts = Vec::new();
    for (from, to) in [(0, 3), (3, 20), (20, 90)] {
        for n in from..to {
            let _mentor = world.bare.helper(&format!("mo{n}"), Role::Mentor, 1);
        }
        *RAN.lock().unwrap() = 0;
        cora.open(&format!("/courses/{code}/people"));
        counts.push(*RAN.lock().unwrap());
        assert_eq!(cora.all("main ol > li").len(), to.min(20), "{}", cora.text());
    }
    assert!(counts.iter().all(|count| *count > 1), "{counts:?}");
    assert!(counts.iter().all(|count| Some(count) == counts.first()), "{counts:?}");
}

/// One more shift, later than all before it, in which `who` holds a place.
fn rota_shift(world: &World, who: &Known, n: i64) -> Code {
    let since = world.bare.app.now() + HOUR.times(30 + 12 * n);
    let hours = vec![Hours { since, until: since + HOUR }];
    let (cora, who) = (world.cora.clone(), who.clone());
    let plan = Plan { hours, tongue: None, wanted: 3 };
    world
        .bare
        .does(move |tx, at| {
            let code = planning::plan(tx, at, &cora, &plan)?.remove(0);
            placing::take(tx, at, &who, code)?;
            swapping::ask(tx, at, &who, code, None)?;
            Ok(code)
        })
        .unwrap()
}

#[test]
fn j4_3_the_rota_asks_the_store_as_often_with_ninety_shifts_as_with_three() {
    let _alone = alone();
    let world = World::new();
    let other = world.bare.person("other", &[Role::Supporter]);
    let mut counts = Vec::new();
    for (from, to) in [(0, 3), (3, 20), (20, 90)] {
        let mut last = None;
        for n in from..to {
            let who = if n % 2 == 0 { &world.bo } else { &other };
            last = Some(rota_shift(&world, who, n));
        }
        let mut bo = world.browser(&world.bo);
        let mut cora = world.browser(&world.cora);
        let count = |browser: &mut Browser, page: &str| {
            *RAN.lock().unwrap() = 0;
            browser.open(page);
            assert_eq!(browser.status(), 200, "{page}: {}", browser.text());
            *RAN.lock().unwrap()
        };
        let shift = format!("/rota/{}", last.unwrap());
        let mut all: Vec<_> =
            ["/rota", "/duty", "/cover"].into_iter().map(|page| count(&mut bo, page)).collect();
        all.extend(["/rota/ahead", &shift].map(|page| count(&mut cora, page)));
        counts.push(all);
    }
    assert!(counts.iter().flatten().all(|count| *count > 1), "{counts:?}");
    assert!(counts.iter().all(|count| Some(count) == counts.first()), "{counts:?}");
}

/// Cora looks at `text` and brings it in: how many statements the look took, and how many the bringing.
fn tables(world: &World, kind: table::Kind, text: &str) -> (usize, usize) {
    let app = &world.bare.app;
    let text = Private::new(text);
    let form = looking::Form { programme: None, kind, role: Some(Role::Mentee), text };
    *RAN.lock().unwrap() = 0;
    let draft = looking::draft(app, &world.cora, &form).unwrap();
    let looked = *RAN.lock().unwrap();
    let who = world.cora.clone();
    let code = world.bare.does(move |tx, at| looking::keep(tx, at, &who, &draft)).unwrap();
    *RAN.lock().unwrap() = 0;
    bringing::bring(app, &world.cora, code, true).unwrap();
    (looked, *RAN.lock().unwrap())
}

#[test]
fn the_lists_of_spreadsheets_ask_the_store_as_often_with_five_thousand_people_as_with_three() {
    let _alone = alone();
    let world = World::new();
    let pages = ["/tables", "/tables/people", "/tables/pairs"];
    let (mut opened, mut looks) = (Vec::new(), Vec::new());
    let mut before = 0;
    for all in [3, 20, 90, 5_000] {
        let rows = (0..all).map(|n| format!("a{n},mentee\nb{n},mentor\n"));
        let people = format!("key,role\n{}", rows.collect::<String>());
        let rows = (0..all).map(|n| format!("p{n},a{n},b{n}\n"));
        let pairs = format!("key,mentee,mentor\n{}", rows.collect::<String>());
        let new = all - before;
        // Two people a line: one statement each, and one for each seal while its key is new. Of a pair three more ask
        // whether the two are here.
        let sheets = [(table::Kind::People, people, 6 * new), (table::Kind::Pairs, pairs, 6 * new)];
        for (kind, text, most) in sheets {
            let (looked, brought) = tables(&world, kind, &text);
            looks.push((kind, looked));
            assert!(brought < most + 60, "{kind:?} of {all}: {brought}");
        }
        before = all;
        let mut cora = world.browser(&world.cora);
        cora.open("/tables");
        for page in pages {
            *RAN.lock().unwrap() = 0;
            cora.open(page);
            opened.push((page, *RAN.lock().unwrap()));
            assert_eq!(cora.status(), 200, "{}", cora.text());
        }
        assert_eq!(cora.all("main ol > li").len(), all.min(20), "{}", cora.text());
    }
    for (page, count) in &opened {
        let first = opened.iter().find(|(is, _)| is == page).unwrap().1;
        assert_eq!(*count, first, "{page}: {opened:?}");
    }
    for (kind, count) in &looks {
        let first = looks.iter().find(|(is, _)| is == kind).unwrap().1;
        assert!(*count <= first, "{kind:?}: {looks:?}");
    }
    let mut cora = world.browser(&world.cora);
    cora.open("/tables/people").follow("More of them");
    assert_eq!(cora.all("main ol > li").len(), 20, "{}", cora.text());
}

#[test]
fn j4_7_who_waits_for_a_supervisor_asks_the_store_as_often_with_thirty_as_with_three() {
    let _alone = alone();
    let world = World::new();
    let sal = world.bare.person("sal", &[Role::Supervisor]);
    let mut sal = world.browser(&sal);
    let mut counts = Vec::new();
    for (from, to) in [(0, 3), (3, 30)] {
        for n in from..to {
            let mentor = world.bare.helper(&format!("mo{n}"), Role::Mentor, 1);
            world.bare.does(move |tx, at| supervising::ask(tx, at, &mentor)).unwrap();
        }
        *RAN.lock().unwrap() = 0;
        sal.open("/supervision");
        counts.push(*RAN.lock().unwrap());
        assert_eq!(sal.all("main ul > li").len(), to, "{}", sal.text());
    }
    assert!(counts.iter().all(|count| *count > 1 && Some(count) == counts.first()), "{counts:?}");
}

#[test]
fn j4_2_who_waits_for_practice_asks_the_store_as_often_with_thirty_as_with_three() {
    let _alone = alone();
    let world = World::new();
    let sal = world.bare.person("sal", &[Role::Supervisor]);
    let mut sal = world.browser(&sal);
    let mut counts = Vec::new();
    for (from, to) in [(0, 3), (3, 30)] {
        for n in from..to {
            let helper = world.bare.helper(&format!("su{n}"), Role::Supporter, 1);
            let asks = world.bare.does(move |tx, at| {
                let it = Practice::new(helper.member, at.now);
                let kept = practices::Kept { id: at.id(), code: at.code(), since: at.now, it };
                Ok(practices::set(tx, &kept)?)
            });
            asks.unwrap();
        }
        *RAN.lock().unwrap() = 0;
        sal.open("/practice");
        counts.push(*RAN.lock().unwrap());
        assert_eq!(sal.all("main ul > li").len(), to, "{}", sal.text());
    }
    assert!(counts.iter().all(|count| *count > 1 && Some(count) == counts.first()), "{counts:?}");
}

#[test]
fn j3_9_hours_ask_the_store_as_often_with_ninety_lines_as_with_three() {
    let _alone = alone();
    let world = World::new();
    let (member, mut bo) = (world.bo.member, world.browser(&world.bo));
    let mut counts = Vec::new();
    for (from, to) in [(0, 3), (3, 90)] {
        for n in from..to {
            let day = format!("2023-10-{:02}", n % 30 + 1).parse().unwrap();
            let entry = Entry { day, minutes: 10, kind: OwnTime::Travel };
            world.bare.does(move |tx, at| tallying::add(tx, at, member, &entry)).unwrap();
        }
        *RAN.lock().unwrap() = 0;
        bo.open("/hours");
        counts.push(*RAN.lock().unwrap());
        assert_eq!(bo.all("main ol > li").len(), to.min(20), "{}", bo.text());
        assert_eq!(bo.link("More of this month").is_some(), to > 20, "{}", bo.text());
    }
    bo.open("/hours?month=2023-10&page=99");
    assert_eq!(bo.all("main ol > li").len(), 10, "the last page: {}", bo.text());
    assert!(bo.link("The beginning of this month").is_some());
    assert!(counts.iter().all(|count| *count > 1 && Some(count) == counts.first()), "{counts:?}");
}
#[test]
fn j5_7_the_list_of_what_waits_asks_the_store_as_often_with_ninety_as_with_three() {
    let _alone = alone();
    let world = World::new();
    let mut counts = Vec::new();
    for (from, to) in [(0, 3), (3, 20), (20, 90)] {
        for n in from..to {
            let asker = world.bare.person(&format!("asks{n}"), &[]);
            let _ = world.bare.asks(&asker, Kind::Listen);
        }
        world.pass(HOUR.times(4));
        let mut cora = world.browser(&world.cora);
        *RAN.lock().unwrap() = 0;
        cora.open("/cohort");
        counts.push(*RAN.lock().unwrap());
        assert_eq!(cora.all("main ol#needs > li").len(), to.min(20), "{}", cora.text());
    }
    assert!(counts.iter().all(|count| *count > 1), "{counts:?}");
    assert!(counts.iter().all(|count| Some(count) == counts.first()), "{counts:?}");
}

#[test]
fn j5_2_recruitment_asks_the_store_as_often_with_ninety_as_with_three() {
    let _alone = alone();
    let world = World::new();
    let (cora, charter) = (world.cora.clone(), begun());
    let code = world.bare.does(move |tx, at| setting_up::begin(tx, at, &cora, &charter)).unwrap();
    let now = world.bare.app.now();
    let id = world.bare.does(move |tx, _| Ok(charters::find(tx, now, code)?.unwrap().programme));
    let programme = id.unwrap();
    let (mut counts, mut cora) = (Vec::new(), world.browser(&world.cora));
    for (from, to) in [(0, 3), (3, 20), (20, 90)] {
        for n in from..to {
            // Links come one after another: each a second later.
            let since = now + kith_core::SECOND.times(n);
            let source = move |short| Source { short, programme, name: format!("wall {n}"), since };
            let added = world.bare.does(move |tx, at| {
                let short = Short::drawn(at.bytes());
                let source = source(short);
                Ok(sources::add(tx, at.id(), &source, None)?)
            });
            assert!(added.unwrap());
            if n < 20 {
                let who = world.cora.clone();
                let (role, many, need) = (Role::Mentor, "2".to_owned(), String::new());
                let wanted = Wanted { role, many, need, until: Some(now + DAY.times(9)) };
                let set = move |tx: &mut Tx, at: &mut Moment| {
                    recruiting::want(tx, at, &who, code, &wanted)
                };
                world.bare.does(set).unwrap();
            }
        }
        for page in ["/recruitment".to_owned(), format!("/recruitment/{code}")] {
            *RAN.lock().unwrap() = 0;
            cora.open(&page);
            counts.push((page, *RAN.lock().unwrap()));
        }
        let all = i64::try_from(cora.all("main tbody tr").len()).unwrap();
        assert_eq!(all, to.min(20) + 3, "{}", cora.text());
        assert_eq!(cora.link("Older ones").is_some(), to > 20, "{}", cora.text());
    }
    let mut seen = 20;
    while cora.link("Older ones").is_some() {
        cora.follow("Older ones");
        seen += cora.all("main tbody tr").len() - 3;
    }
    assert_eq!(seen, 90, "each stands on one page");
    counts.sort_unstable();
    counts.dedup();
    assert_eq!(counts.len(), 2, "as many statements whatever the number: {counts:?}");
}

/// A draft of a programme.
fn begun() -> Begun {
    let (name, locale) = ("Back to work".to_owned(), "en".to_owned());
    Begun { name, model: Model::Career, locale, texts: Texts::default() }
}
