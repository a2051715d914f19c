//! What is heard of events, and when.

use std::time::Duration;

use kith_app::{Fault, Tx, bus::InProcess};
use kith_core::{SECOND, Timestamp};
use kith_store::audit::events;
use kith_testkit::{Bare, bus, now};
use uuid::Uuid;

fn happen(tx: &mut Tx, at: Timestamp) -> Result<i64, Fault> {
    events::append(tx, "talk:1", "said", Uuid::nil(), at)
}

#[test]
fn the_bus_within_a_process_keeps_the_contract() {
    let one = InProcess::default();
    bus::keeps_its_contract(&one, &one.clone());
    assert_eq!(one.topics(), 0, "nothing is kept of bells that were dropped");
}

#[test]
fn what_was_committed_is_heard_and_what_was_refused_is_not() {
    let bare = Bare::new();
    let bell = bare.app.bus.listen("talk:1");
    let refused = |tx: &mut Tx| {
        happen(tx, now())?;
        Err::<(), _>(Fault::new("refused after all"))
    };
    assert!(bare.app.store.write(refused).is_err());
    assert_eq!(bell.wait(Duration::from_millis(20)), None);
    for seq in 1..=3 {
        let at = now() + SECOND.times(seq);
        bare.app.store.write(move |tx| happen(tx, at)).unwrap();
        assert_eq!(bell.wait(Duration::ZERO), Some(seq), "it rings before the answer is given");
    }
}
