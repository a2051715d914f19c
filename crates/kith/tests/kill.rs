//! SAF-121: the server is killed, again and again, under people who write. Whatever it acknowledged is
//! there afterwards, once; and what is sent again with the same key is no second message.
//!
//! `cargo test -p kith --test kill` kills it a few times; five hundred times:
//! `KITH_KILLS=500 cargo test -p kith --release --test kill -- --ignored --nocapture`.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "kill/house.rs"]
mod house;
#[path = "kill/post.rs"]
mod post;

use std::{
    sync::atomic::{AtomicBool, Ordering::Relaxed},
    thread,
    time::Duration,
};

use house::{House, Writer};
use post::{Answer, post};

/// How many kills the short form has.
const FEW: u32 = 8;

/// What one writer sent, in order: its text, and whether the house had acknowledged it before the kill.
#[derive(Default)]
struct Ledger {
    acknowledged: Vec<String>,
    /// What was sent and not answered: it may be there or not, until it is sent again.
    open: Option<(String, String)>,
}

#[test]
fn what_was_acknowledged_outlives_a_few_kills() {
    survives(FEW);
}

#[test]
#[ignore = "takes a quarter of an hour"]
#[expect(clippy::disallowed_methods, reason = "tests have no settings file")]
fn what_was_acknowledged_outlives_many_kills() {
    let kills = std::env::var("KITH_KILLS").ok().and_then(|kills| kills.parse().ok());
    survives(kills.unwrap_or(500));
}

fn survives(kills: u32) {
    let mut house = House::new();
    let mut ledgers: Vec<_> = house.writers.iter().map(|_| Ledger::default()).collect();
    for kill in 0..kills {
        house.start();
        // From 20 ms to half a second, differently each time.
        let moment = Duration::from_millis(20 + u64::from(kill * 137 % 480));
        let over = AtomicBool::new(false);
        thread::scope(|scope| {
            for (writer, ledger) in house.writers.iter().zip(&mut ledgers) {
                let (over, port) = (&over, house.port);
                scope.spawn(move || write(writer, ledger, port, over));
            }
            thread::sleep(moment);
            house.process.as_mut().unwrap().kill().unwrap();
            over.store(true, Relaxed);
        });
        house.stop();
    }
    settle(&mut house, &mut ledgers);
    let sent: usize = ledgers.iter().map(|ledger| ledger.acknowledged.len()).sum();
    assert!(sent >= usize::try_from(kills).unwrap(), "only {sent} messages: nothing was tried");
    house.check(&ledgers.into_iter().map(|ledger| ledger.acknowledged).collect::<Vec<_>>());
}

/// Writes until it is `over`; what was left open is sent again first, with its key.
fn write(writer: &Writer, ledger: &mut Ledger, port: u16, over: &AtomicBool) {
    while !over.load(Relaxed) {
        let next = || (format!("word {}.", ledger.acknowledged.len()), writer.key());
        let (text, key) = ledger.open.take().unwrap_or_else(next);
        match post(writer, port, &text, &key) {
            Answer::Kept => ledger.acknowledged.push(text),
            Answer::Nothing => {
                ledger.open = Some((text, key));
                thread::sleep(Duration::from_millis(5));
            }
            Answer::Slower => {
                ledger.open = Some((text, key));
                thread::sleep(Duration::from_millis(50));
            }
        }
    }
}

/// Sends what was left open once more, twice even, to a house that nobody kills.
fn settle(house: &mut House, ledgers: &mut [Ledger]) {
    house.start();
    for (writer, ledger) in house.writers.iter().zip(ledgers) {
        let Some((text, key)) = ledger.open.take() else { continue };
        for _ in 0..2 {
            let kept = (0..1_000).any(|_| {
                let kept = matches!(post(writer, house.port, &text, &key), Answer::Kept);
                if !kept {
                    thread::sleep(Duration::from_millis(100));
                }
                kept
            });
            assert!(kept, "{text} was never taken");
        }
        ledger.acknowledged.push(text);
    }
    house.process.as_mut().unwrap().kill().unwrap();
    house.stop();
}
