//! Sameness in time (SAF-92): what must not be told is not told by how long an answer takes either. Figures
//! of one machine: `cargo test -p kith --test sameness -- --ignored --nocapture --test-threads 1`, on a
//! machine that does nothing else.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
#![expect(clippy::disallowed_methods, reason = "figures of this machine")]
#![expect(clippy::indexing_slicing, reason = "what is not there must stop its test")]
#![expect(clippy::print_stdout, reason = "figures are printed")]

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use kith_app::{people::registering, safety::blocking, support::hearing};
use kith_core::{
    Code, HOUR,
    people::{
        account::{Pseudonym, SignInName},
        grant::Role,
    },
    support::kind::Kind,
};
use kith_testkit::{Browser, World};
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{
    Layer,
    layer::{Context, SubscriberExt as _},
    util::SubscriberInitExt as _,
};

/// How often each side is tried.
const TRIES: usize = 2_000;

/// Tries in turn where there is something (`true`) and where there is nothing; `attempt` answers how long
/// it took. The medians lie less than 2 ms and 5 % apart.
fn compare(what: &str, mut attempt: impl FnMut(bool) -> Duration) {
    let mut took = [Vec::new(), Vec::new()];
    for turn in 0..TRIES {
        // Neither is always the one that comes second.
        for there in [turn % 2 == 0, turn % 2 != 0] {
            took[usize::from(there)].push(attempt(there));
        }
    }
    let [gone, there] = took.map(|mut took| {
        took.sort_unstable();
        took[TRIES / 2].as_secs_f64() * 1_000.0
    });
    let apart = (there - gone).abs();
    let share = 100.0 * apart / there.max(gone);
    println!("{what}: {there:.3} ms and {gone:.3} ms, {apart:.3} ms or {share:.2} % apart");
    assert!(apart < 2.0 && share < 5.0, "{what}");
}

/// How long the answer takes to a form that is sent to `path`.
fn sent(browser: &mut Browser, path: &str, fields: &[(&str, &str)], status: u16) -> Duration {
    let began = Instant::now();
    browser.post(path, fields);
    let took = began.elapsed();
    assert_eq!(browser.status(), status, "{}", browser.text());
    took
}

/// Wrong tries at a name that somebody has, and at one that nobody has; an hour apart, so that nobody is
/// slowed down.
fn at_names(what: &str, path: &str, more: &[(&str, &str)]) {
    let world = World::new();
    let name = SignInName::parse("amber river lamp").unwrap();
    let pseudonym = Pseudonym::parse("Wren").unwrap();
    let passphrase = "tea by the window at six";
    let draft = registering::draft(&world.bare.app, name, pseudonym, passphrase).unwrap();
    let _ = world.bare.does(move |tx, at| registering::add(tx, at, &draft)).unwrap();
    let mut browser = world.stranger();
    compare(what, |there| {
        world.bare.clock.pass(HOUR);
        let name = if there { "amber river lamp" } else { "onyx paper fence" };
        sent(&mut browser, path, &[&[("name", name)], more].concat(), 422)
    });
}

#[test]
#[ignore = "figures of this machine, not a law"]
fn signing_in_takes_as_long_whether_a_name_is_known_or_not() {
    at_names("sign-in", "/sessions", &[("passphrase", "not this one at all")]);
}

#[test]
#[ignore = "figures of this machine, not a law"]
fn a_recovery_code_takes_as_long_whether_a_name_is_known_or_not() {
    let more = [("code", "0000-0000-0000-0000"), ("passphrase", "a kettle on the windowsill")];
    at_names("recovery code", "/recoveries", &more);
}

#[test]
#[ignore = "figures of this machine, not a law"]
fn beginning_to_wait_takes_as_long_whether_a_name_is_known_or_not() {
    let world = World::new();
    let names: Vec<_> = (0..TRIES).map(|n| format!("amber{n:05}")).collect();
    for name in &names {
        let _ = world.bare.person(name, &[]);
    }
    let (mut browser, mut next) = (world.stranger(), names.iter());
    compare("begin to wait", |there| {
        world.bare.clock.pass(HOUR);
        let name = if there { next.next().unwrap() } else { "onyx00000" };
        sent(&mut browser, "/retrievals", &[("name", &format!("{name}-here"))], 200)
    });
}

#[test]
#[ignore = "figures of this machine, not a law"]
fn a_reference_code_takes_as_long_whether_it_opened_something_or_never_did() {
    let world = World::new();
    let mut browser = world.stranger();
    let once = browser.open("/contact").value("once").unwrap();
    let form = [("once", once.as_str()), ("body", "The line is broken"), ("way", "")];
    let first = browser.post("/contacts", &form).all("main .num").remove(0);
    // The second sending gets a code of its own, and the first opens nothing any more.
    assert_eq!(browser.post("/contacts", &form).status(), 200);
    compare("reference code", |there| {
        world.bare.clock.pass(HOUR);
        let code = if there { first.as_str() } else { "7KQ2-M4TX-9RBN" };
        sent(&mut browser, "/receipts", &[("code", code)], 422)
    });
}

/// Two talks that are over: in one the member looked on for somebody else (`false`), in the other they closed
/// the door (`true`). Each with the browser of its helper, and its path.
fn over() -> (World, [(Browser, String); 2]) {
    let world = World::new();
    let (dana, cy) = (world.bare.person("dana", &[]), world.bare.helper("cy", Role::Supporter, 2));
    let request = world.bare.asks(&dana, Kind::Listen);
    let offer = world.bare.takes(&cy).unwrap();
    let left = world.bare.accepts(&cy, offer);
    let request = world.bare.request(request).id;
    let kept_out = world.talk();
    let ada = world.ada.clone();
    world.bare.does(move |tx, at| blocking::block(tx, at, &ada, kept_out)).unwrap();
    world.bare.does(move |tx, at| hearing::member_looks_on(tx, at, request)).unwrap();
    let path = |talk: Code| format!("/talks/{talk}");
    let both = [(world.browser(&cy), path(left)), (world.browser(&world.bo), path(kept_out))];
    (world, both)
}

/// The statements that ran, in all threads.
static RAN: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Writes them down.
struct Statements;

impl<S: Subscriber> Layer<S> for Statements {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "kith_store::engine::tx" {
            event.record(&mut Self);
        }
    }
}

impl Visit for Statements {
    fn record_str(&mut self, field: &Field, text: &str) {
        if field.name() == "text" {
            RAN.lock().unwrap_or_else(PoisonError::into_inner).push(text.to_owned());
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}
}

/// The statements that `what` runs, in the order of their texts.
fn ran(what: impl FnOnce()) -> Vec<String> {
    RAN.lock().unwrap().clear();
    what();
    let mut ran = RAN.lock().unwrap().clone();
    ran.sort_unstable();
    ran
}

#[test]
fn a_closed_door_runs_the_statements_of_somebody_who_went_on() {
    tracing_subscriber::registry().with(Statements).init();
    let (world, mut both) = over();
    let looks = both.each_mut().map(|(browser, path)| {
        ran(|| {
            browser.open(path);
        })
    });
    let writes = both.each_mut().map(|(browser, path)| {
        world.bare.clock.pass(kith_core::SECOND.times(4));
        let messages = format!("{path}/messages");
        ran(|| {
            let _ = sent(browser, &messages, &[("body", "Are you there?")], 422);
        })
    });
    for [went, closed] in [looks, writes] {
        assert!(went.len() > 10, "{went:#?}");
        assert_eq!(closed, went);
    }
}

#[test]
#[ignore = "figures of this machine, not a law"]
fn a_closed_door_takes_as_long_as_somebody_who_went_on() {
    let (world, both) = over();
    let [(cy, left), (bo, kept_out)] = both;
    let (mut browsers, paths) = ([cy, bo], [left, kept_out]);
    compare("a talk that is over, opened", |there| {
        world.bare.clock.pass(kith_core::SECOND);
        let (browser, path) = (&mut browsers[usize::from(there)], &paths[usize::from(there)]);
        let began = Instant::now();
        browser.open(path);
        began.elapsed()
    });
    compare("a talk that is over, written to", |there| {
        world.bare.clock.pass(kith_core::SECOND.times(4));
        let (browser, path) = (&mut browsers[usize::from(there)], &paths[usize::from(there)]);
        sent(browser, &format!("{path}/messages"), &[("body", "Are you there?")], 422)
    });
}
