//! What happens when an engine has no room.

use std::{sync::mpsc, thread};

use super::*;
use crate::Scratch;

fn full(store: &Store) -> Result<(), Fault> {
    store.write(|tx| {
        let large = vec![1; 1 << 20];
        tx.run("insert into pear (core) values ($1)", &[large.as_slice().into()]).map(drop)
    })
}

#[test]
fn a_full_disk_is_told_apart_and_what_is_there_can_be_read() {
    let scratch = Scratch::new(None).unwrap();
    let store = Store::open_keys(&scratch.place).unwrap();
    store.write::<_, Fault>(|tx| tx.script("create table pear (core blob)")).unwrap();
    full(&store).unwrap();
    let pages = |n: u32| format!("pragma max_page_count = {n}");
    store.write::<_, Fault>(move |tx| tx.script(&pages(300))).unwrap();

    let fault = full(&store).unwrap_err();
    assert!(fault.full() && !fault.busy(), "{fault:?}");
    let count = |tx: &mut Tx| tx.one("select count(*) from pear", &[], |row| row.get::<i64>(0));
    assert_eq!(store.read(count).unwrap(), Some(1));

    store.write::<_, Fault>(move |tx| tx.script(&pages(100_000))).unwrap();
    full(&store).unwrap();
    assert_eq!(store.read(count).unwrap(), Some(2), "it goes on without a restart");
}

#[test]
fn more_than_can_wait_is_refused_at_once_and_said_to_be_busy() {
    let scratch = Scratch::new(None).unwrap();
    let store = Store::open_keys(&scratch.place).unwrap();
    let (enter, entered) = mpsc::sync_channel(1);
    let (leave, left) = crossbeam_channel::bounded::<()>(0);
    let hold = move |_: &mut Tx| {
        enter.send(()).map_err(Fault::new)?;
        let _ = left.recv();
        Ok::<_, Fault>(())
    };
    store.write_then(hold, drop);
    entered.recv().unwrap();
    let (tell, told) = mpsc::channel();
    for _ in 0..4_200 {
        let tell = tell.clone();
        store.write_then(|_| Ok::<_, Fault>(()), move |answer| tell.send(answer).unwrap());
    }
    let refused: Vec<_> = told.try_iter().collect();
    assert_eq!(refused.len(), 4_200 - 4_096);
    assert!(refused.iter().all(|answer| answer.as_ref().is_err_and(Fault::busy)));
    drop(leave);
    assert!(told.iter().take(4_096).all(|answer| answer.is_ok()));
}

#[test]
fn one_thread_reads_two_stores_by_turns_and_forgets_one_that_is_gone() {
    let (one, two) = (Scratch::new(None).unwrap(), Scratch::new(None).unwrap());
    let stores = [&one, &two].map(|scratch| Store::open_keys(&scratch.place).unwrap());
    let [first, second] = stores;
    first.write::<_, Fault>(|tx| tx.script("create table pear (n bigint)")).unwrap();
    let ask = |tx: &mut Tx| tx.one("select count(*) from pear", &[], |row| row.get::<i64>(0));
    for _ in 0..3 {
        assert!(first.read(ask).is_ok());
        assert!(second.read(ask).is_err());
    }
    drop(first);
    thread::spawn(move || drop(second.read(ask))).join().unwrap();
}
