//! That every piece of work is done, at its time, and once in its effect.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::{thread, time::Duration};

use kith_app::{
    App, Error, Fault, Tx,
    jobs::Chores,
    people::grants::{self, Giving},
    promises,
    support::asking,
    workers::{Ran, Workers},
};
use kith_core::{
    Code, DAY, HOUR, MINUTE, SECOND, Timestamp,
    people::grant::Role,
    safety::case::Source,
    support::{kind::Kind, safe::Safe, state::Place},
};
use kith_store::{
    audit::{chain, deeds, events},
    dead, jobs,
    keys::Step,
    outbox::{self, Line},
    safety::cases,
};
use kith_testkit::{Bare, now, support::form};
use uuid::Uuid;

const CHORES: Chores = Chores {
    jobs: &[
        ("settle", settle),
        ("again", again),
        ("fail", fail),
        ("keep", fail),
        ("panic", |_, _| panic!("as it was told to")),
        ("gone", |_, _| Err(Error::NotFound)),
    ],
    standing: &[],
    promises: &["keep"],
    topics: &[("letter", carry), ("lost", |app, line| fail(app, line.subject))],
};

fn note(app: &App, kind: &'static str, subject: Uuid, most: i64) -> Result<(), Error> {
    let at = app.now();
    app.store.write(move |tx| {
        let topic = format!("{kind}:{subject}");
        if events::last(tx, &topic)? < most {
            events::append(tx, &topic, kind, subject, at)?;
        }
        Ok(())
    })
}

/// Settles what is not settled yet: so a second call changes nothing.
fn settle(app: &App, subject: Uuid) -> Result<(), Error> {
    note(app, "settled", subject, 1)
}

fn carry(app: &App, line: &Line) -> Result<(), Error> {
    note(app, "carried", line.subject, 1)
}

fn fail(app: &App, subject: Uuid) -> Result<(), Error> {
    note(app, "failed", subject, i64::MAX)?;
    Err(Fault::new("as it was told to").into())
}

/// Notes that it ran, and plants itself for the next hour.
fn again(app: &App, subject: Uuid) -> Result<(), Error> {
    note(app, "ran", subject, i64::MAX)?;
    plant(app, "again", subject, app.now() + HOUR);
    Ok(())
}

fn plant(app: &App, name: &'static str, subject: Uuid, due: Timestamp) {
    app.store.write::<_, Fault>(move |tx| jobs::plant(tx, name, subject, due)).unwrap();
}

fn send(app: &App, topic: &'static str, subject: Uuid) {
    let moment = app.moment();
    let add = move |tx: &mut Tx| outbox::add(tx, &mut moment.clone(), topic, subject);
    app.store.write::<_, Fault>(add).unwrap();
}

fn times(app: &App, kind: &'static str, n: u128) -> i64 {
    let topic = format!("{kind}:{}", Uuid::from_u128(n));
    app.store.read::<_, Fault>(move |tx| events::last(tx, &topic)).unwrap()
}

fn run(app: &App) -> (u64, u64) {
    let Ran { done, failed } = CHORES.run_due(app).unwrap();
    (done, failed)
}

#[test]
fn a_job_runs_at_its_time_and_then_no_more() {
    let bare = Bare::new();
    plant(&bare.app, "settle", Uuid::from_u128(1), now() + MINUTE);
    assert_eq!(run(&bare.app), (0, 0));
    bare.clock.pass(MINUTE);
    assert_eq!((run(&bare.app), times(&bare.app, "settled", 1)), ((1, 0), 1));
    bare.clock.pass(HOUR);
    assert_eq!(run(&bare.app), (0, 0));
}

#[test]
fn a_job_that_plants_itself_anew_stays_planted() {
    let bare = Bare::new();
    plant(&bare.app, "again", Uuid::from_u128(1), now());
    for hour in 1..=3 {
        assert_eq!((run(&bare.app), times(&bare.app, "ran", 1)), ((1, 0), hour));
        bare.clock.pass(HOUR);
    }
}

#[test]
fn a_job_whose_subject_is_gone_is_over() {
    let bare = Bare::new();
    plant(&bare.app, "gone", Uuid::from_u128(1), now());
    assert_eq!(run(&bare.app), (1, 0));
    bare.clock.pass(HOUR);
    assert_eq!(run(&bare.app), (0, 0));
}

#[test]
fn work_that_fails_is_tried_twelve_times_with_growing_pauses_and_then_kept_for_a_person() {
    let bare = Bare::new();
    let app = &bare.app;
    plant(app, "fail", Uuid::from_u128(1), now());
    plant(app, "panic", Uuid::from_u128(2), now());
    send(app, "lost", Uuid::from_u128(3));
    let mut pauses = Vec::new();
    while app.store.read::<_, Fault>(jobs::next_due).unwrap().is_some() {
        run(app);
        if let Some(due) = app.store.read::<_, Fault>(jobs::next_due).unwrap() {
            pauses.push(due.since(app.now()).0 / SECOND.0);
            bare.clock.pass(due.since(app.now()));
        }
    }
    assert_eq!(pauses, [1, 3, 9, 27, 81, 243, 729, 2187, 3600, 3600, 3600]);
    assert_eq!([times(app, "failed", 1), times(app, "failed", 3)], [12, 12]);
    let dead = app.store.read::<_, Fault>(|tx| dead::list(tx, 10)).unwrap();
    let mut names: Vec<_> = dead.iter().map(|dead| (&*dead.name, dead.tries)).collect();
    names.sort_unstable();
    assert_eq!(names, [("fail", 12), ("lost", 12), ("panic", 12)]);
    assert_eq!(app.store.read::<_, Fault>(deeds::count).unwrap(), 3, "the chain says so");
    assert_eq!(run(app), (0, 0));
}

#[test]
fn a_promise_is_tried_every_hour_for_ever_and_never_buried() {
    let bare = Bare::new();
    let app = &bare.app;
    plant(app, "keep", Uuid::from_u128(1), now());
    for tries in 1..=40 {
        run(app);
        assert_eq!(times(app, "failed", 1), tries);
        let due = app.store.read::<_, Fault>(jobs::next_due).unwrap().unwrap();
        assert!(due.since(app.now()) <= HOUR);
        bare.clock.pass(due.since(app.now()));
    }
    assert!(app.store.read::<_, Fault>(|tx| dead::list(tx, 10)).unwrap().is_empty());
}

#[test]
fn promises_that_failed_or_did_not_run_are_late() {
    let bare = Bare::new();
    let late = || {
        let at = bare.app.now();
        bare.app.store.read(move |tx| promises::late(tx, at)).unwrap()
    };
    plant(&bare.app, "request", Uuid::from_u128(1), now());
    plant(&bare.app, "case", Uuid::from_u128(2), now() + HOUR);
    plant(&bare.app, "fail", Uuid::from_u128(3), now());
    assert_eq!(late(), 0);
    bare.clock.pass(MINUTE.times(2));
    assert_eq!(late(), 1, "due, and nobody came");
    let put_off = |tx: &mut Tx| {
        for second in [2, 3] {
            let (at, until) = (now() + HOUR.times(second), now() + HOUR.times(second + 1));
            while jobs::claim(tx, at, until)?.is_some() {}
        }
        Ok::<_, Fault>(())
    };
    bare.app.store.write(put_off).unwrap();
    assert_eq!(late(), 2, "failed, and tried again later");
}

#[test]
fn a_request_and_a_case_that_lost_their_timers_still_move_once_the_house_starts() {
    let bare = Bare::new();
    let ada = bare.person("ada", &[]);
    let _ = bare.person("dee", &[Role::Coordinator]);
    let unsafe_now = asking::Form { safe: Safe::No, ..form(Kind::Listen, Code(ada.member.0)) };
    let request = bare.asks_as(&ada, unsafe_now);
    let subject = bare.request(request).id.0;
    let case = move |tx: &mut Tx| cases::about(tx, Source::Safe, subject);
    let before = bare.app.store.read::<_, Fault>(case).unwrap().unwrap();
    let lost = before.id.0;
    bare.app
        .store
        .write::<_, Fault>(move |tx| {
            Ok((jobs::pull(tx, "request", subject)?, jobs::pull(tx, "case", lost)?))
        })
        .unwrap();
    bare.clock.pass(HOUR.times(24));
    kith_app::workers::run_due(&bare.app).unwrap();
    assert_eq!(bare.request(request).state.place(), Place::Waiting, "nothing moves it");
    drop(Workers::start(&bare.app).unwrap());
    kith_app::workers::run_due(&bare.app).unwrap();
    assert_eq!(bare.request(request).state.place(), Place::Escalated);
    let after = bare.app.store.read::<_, Fault>(case).unwrap().unwrap();
    assert!(after.raised > before.raised, "{after:?}");
    assert_eq!(promises::plant_lost(&bare.app).unwrap(), 0, "what stands is left alone");
}

#[test]
fn a_grant_that_lost_its_timer_still_runs_out_and_only_once() {
    let bare = Bare::new();
    let who = bare.person("bo", &[]).member;
    let until = now() + HOUR;
    let giving = Giving { role: Role::Mentor, until: Some(until) };
    let grant = bare.does(move |tx, at| grants::add(tx, at, None, who, giving)).unwrap().id.0;
    assert!(bare.does(move |tx, _| Ok(jobs::pull(tx, "grant", grant)?)).unwrap());
    bare.clock.pass(HOUR.times(2));
    let ended = || {
        kith_app::workers::run_due(&bare.app).unwrap();
        bare.app.store.read::<_, Fault>(deeds::count).unwrap()
    };
    let before = ended();
    assert_eq!(promises::plant_lost(&bare.app).unwrap(), 1);
    assert_eq!(ended(), before + 1, "what follows its end is done");
    assert_eq!(promises::plant_lost(&bare.app).unwrap(), 0, "and never again");
}

#[test]
fn a_promise_that_cannot_be_read_keeps_no_other_waiting() {
    let bare = Bare::new();
    let two = promises::Lost {
        seek: |_, after, _| {
            let all = [1, 2].map(Uuid::from_u128);
            Ok(all.into_iter().filter(|id| *id > after).collect())
        },
        plant: |tx, id| {
            if id == Uuid::from_u128(1) {
                return Err(Fault::new("unreadable").into());
            }
            Ok(jobs::plant(tx, "case", id, now())?)
        },
    };
    assert_eq!(promises::plant_all(&bare.app, &[two]).unwrap(), 1);
    assert!(bare.app.store.read::<_, Fault>(jobs::next_due).unwrap().is_some());
}

#[test]
fn work_that_only_a_newer_node_knows_waits_for_it() {
    let bare = Bare::new();
    plant(&bare.app, "unheard-of", Uuid::from_u128(1), now());
    for _ in 0..20 {
        run(&bare.app);
        bare.clock.pass(HOUR);
    }
    assert!(bare.app.store.read::<_, Fault>(jobs::next_due).unwrap().is_some());
}

#[test]
fn a_node_that_dies_with_work_in_hand_loses_nothing() {
    let bare = Bare::new();
    let app = &bare.app;
    plant(app, "settle", Uuid::from_u128(1), now());
    plant(app, "settle", Uuid::from_u128(2), now());
    let claim = |tx: &mut Tx| jobs::claim(tx, now(), now() + MINUTE);
    // The first died before its deed, the second between its deed and the note that it was done.
    app.store.write::<_, Fault>(claim).unwrap().unwrap();
    let second = app.store.write::<_, Fault>(claim).unwrap().unwrap();
    settle(app, second.subject).unwrap();
    assert_eq!(run(app), (0, 0), "what is leased is left alone");
    bare.clock.pass(MINUTE);
    assert_eq!(run(app), (2, 0));
    assert_eq!([times(app, "settled", 1), times(app, "settled", 2)], [1, 1]);
}

#[test]
fn who_lost_the_lease_cannot_end_what_another_has_in_hand() {
    let bare = Bare::new();
    plant(&bare.app, "settle", Uuid::from_u128(1), now());
    let slow = bare.app.store.write::<_, Fault>(|tx| jobs::claim(tx, now(), now() + MINUTE));
    let slow = slow.unwrap().unwrap();
    let (then, until) = (now() + MINUTE, now() + MINUTE + MINUTE);
    let quick = bare.app.store.write::<_, Fault>(move |tx| jobs::claim(tx, then, until));
    let quick = quick.unwrap().unwrap();
    assert!(!bare.app.store.write::<_, Fault>(move |tx| jobs::finish(tx, &slow)).unwrap());
    assert!(bare.app.store.write::<_, Fault>(move |tx| jobs::finish(tx, &quick)).unwrap());
}

#[test]
fn two_nodes_that_come_and_go_do_each_piece_once_in_its_effect() {
    let bare = Bare::new();
    let app = &bare.app;
    let all = || 0..60_u128;
    for n in all() {
        plant(app, "settle", Uuid::from_u128(n), now());
        send(app, "letter", Uuid::from_u128(n));
    }
    for _ in 0..3 {
        let nodes = [Workers::with(app, CHORES).unwrap(), Workers::with(app, CHORES).unwrap()];
        thread::sleep(Duration::from_millis(10));
        drop(nodes); // in the middle of it
    }
    let nodes = [Workers::with(app, CHORES).unwrap(), Workers::with(app, CHORES).unwrap()];
    let waits = |tx: &mut Tx| Ok((jobs::next_due(tx)?, outbox::next_due(tx)?));
    let done = (0..500).any(|_| {
        thread::sleep(Duration::from_millis(20));
        app.store.read::<_, Fault>(waits).unwrap() == (None, None)
    });
    drop(nodes);
    assert!(done, "{:?}", app.store.read::<_, Fault>(waits));
    assert!(all().all(|n| (times(app, "settled", n), times(app, "carried", n)) == (1, 1)));
}

#[test]
fn workers_end_at_once_when_they_have_nothing_to_do() {
    let bare = Bare::new();
    // The test itself would hang if one of them did not end.
    drop(Workers::start(&bare.app).unwrap());
}

#[test]
fn the_chains_are_linked_behind_the_deeds() {
    let bare = Bare::new();
    let deed = |n| deeds::Deed {
        stream: format!("talk:{}", n % 3),
        actor: None,
        verb: "post",
        object: Uuid::from_u128(n),
        at: now(),
    };
    let append = move |tx: &mut Tx| (0..1_200).try_for_each(|n| deeds::append(tx, &deed(n)));
    bare.app.store.write::<_, Fault>(append).unwrap();
    kith_app::workers::run_due(&bare.app).unwrap();
    let report = kith_app::audit::verify(&bare.app).unwrap();
    assert_eq!(report, chain::Report { deeds: 1_200, streams: 3, ..chain::Report::default() });
}

#[test]
fn standing_jobs_plant_themselves_for_ever() {
    let bare = Bare::new();
    let first = kith_app::workers::run_due(&bare.app).unwrap();
    assert!(first.done > 0);
    assert_eq!(kith_app::workers::run_due(&bare.app).unwrap(), Ran::default());
    bare.clock.pass(HOUR);
    assert!(kith_app::workers::run_due(&bare.app).unwrap().done > 0);
}

#[test]
fn the_root_key_is_changed_by_a_job() {
    let bare = Bare::new();
    let step = || bare.app.keys.rotate(&mut bare.app.moment()).unwrap();
    for days in [30, 7] {
        kith_app::workers::run_due(&bare.app).unwrap();
        assert_eq!(step(), None, "the job has done it all");
        bare.clock.pass(DAY.times(days));
    }
    assert_eq!(step(), Some(Step::Dropped), "a control: it was changed a week ago");
}
