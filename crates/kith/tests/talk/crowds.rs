//! Many who write at once.

use kith_app::{
    App, Error,
    people::recognising::Known,
    talk::{
        posting::{self, Draft},
        reading, seat,
    },
};
use kith_core::{Code, Private, people::grant::Role};
use kith_testkit::World;

use super::says;

/// How many threads write.
const THREADS: usize = 16;

/// How many messages each writes.
const EACH: usize = 15;

#[test]
#[expect(clippy::disallowed_methods, reason = "tests have no settings file")]
fn sixteen_who_write_at_once_share_commits() {
    let world = World::new();
    let app = &world.bare.app;
    let drafts: Vec<Vec<Draft>> = writers(&world).iter().map(|who| prepare(app, who)).collect();
    assert_eq!(drafts.len(), THREADS);
    let before = app.store.commits();
    std::thread::scope(|scope| {
        for own in drafts {
            scope.spawn(move || own.into_iter().for_each(|draft| post(app, draft).unwrap()));
        }
    });
    let commits = app.store.commits() - before;
    let posts = u64::try_from(THREADS * EACH).unwrap();
    if std::env::var("KITH_TEST_STORE").is_err() {
        assert!(commits * 2 <= posts, "{commits} commits for {posts} posts");
    } else {
        assert_eq!(commits, posts);
    }
}

/// Eight pairs, each in a talk of its own.
fn writers(world: &World) -> Vec<(Known, Code)> {
    let pair = |n| {
        let asker = world.bare.person(&format!("asker{n}"), &[]);
        let helper = world.bare.helper(&format!("helper{n}"), Role::Supporter, 1);
        let talk = world.talk_of(&asker, &helper);
        [(asker, talk), (helper, talk)]
    };
    (0..THREADS / 2).flat_map(pair).collect()
}

/// Reads and seals before the race.
fn prepare(app: &App, (who, talk): &(Known, Code)) -> Vec<Draft> {
    let words = |n| Private::new(format!("word {n}"));
    let draft = |n| posting::draft(app, &seat::faces(who), *talk, &words(n)).unwrap();
    (0..EACH).map(draft).collect()
}

fn post(app: &App, draft: Draft) -> Result<(), Error> {
    let at = app.moment();
    app.store.write(move |tx| posting::post(tx, &mut at.clone(), &draft))
}

#[test]
fn in_one_talk_every_word_of_a_crowd_is_kept_in_its_place() {
    let world = World::new();
    let talk = world.talk();
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let who = if thread % 2 == 0 { &world.ada } else { &world.bo };
            let world = &world;
            scope.spawn(move || {
                says(world, who, talk, &format!("one {thread}")).unwrap();
                says(world, who, talk, &format!("two {thread}")).unwrap();
            });
        }
    });
    let (app, faces) = (&world.bare.app, seat::faces(&world.ada));
    let gathered = app.store.read(move |tx| reading::gather(tx, &faces, talk, i64::MAX)).unwrap();
    let page = reading::open(app, &gathered).unwrap();
    let seqs: Vec<_> = page.lines.iter().map(|line| line.seq).collect();
    assert_eq!(seqs, (2..=33).collect::<Vec<_>>());
    assert_eq!(gathered.last, 33);
}
