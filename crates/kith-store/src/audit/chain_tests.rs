//! Every change to a chain is found, and the first wrong row is named.

use proptest::prelude::*;

use super::*;
use crate::{
    Scratch,
    audit::deeds::{self, Deed},
};

const KEY: [u8; 32] = [3; 32];

fn at(micros: i64) -> Timestamp {
    Timestamp::from_micros(1_700_000_000_000_000 + micros).unwrap()
}

fn link_of(stream: &str, seq: i64) -> Link {
    let actor = (seq % 3 != 0).then(|| Actor(Uuid::from_u128(seq.unsigned_abs().into())));
    let (verb, object) = ("post".to_owned(), Uuid::from_u128(77));
    Link { stream: stream.to_owned(), seq, actor, verb, object, at: at(seq), hash: None }
}

/// Three linked streams of seven deeds.
fn ledger() -> Vec<Link> {
    let mut rows = Vec::new();
    for stream in ["case:1", "talk:1", "talk:2"] {
        let mut before = None;
        for seq in 1..=7 {
            let mut link = link_of(stream, seq);
            before = Some(link.hash(&KEY, before));
            link.hash = before.map(|hash| hash.to_hex().to_string());
            rows.push(link);
        }
    }
    rows
}

/// What a verification of `rows` finds, read as the store would give them out.
fn verified(mut rows: Vec<Link>) -> Report {
    rows.sort_by(|a, b| (&a.stream, a.seq).cmp(&(&b.stream, b.seq)));
    let mut walk = Walk::default();
    for link in rows {
        walk.step(&KEY, link);
    }
    walk.report
}

#[test]
fn a_chain_that_nobody_touched_holds() {
    let report = verified(ledger());
    assert_eq!(report, Report { deeds: 21, streams: 3, unlinked: 0, broken: Vec::new() });
}

#[test]
fn deeds_that_are_not_linked_yet_are_counted_and_no_fault() {
    let mut rows = ledger();
    rows.extend([link_of("talk:1", 8), link_of("talk:1", 9), link_of("new", 1)]);
    let report = verified(rows);
    assert!(report.holds());
    assert_eq!((report.unlinked, report.deeds, report.streams), (3, 24, 4));
}

/// Changes the row `of` (of those of [`ledger`]) in the way `how`; what is wrong first, then.
fn change(rows: &mut Vec<Link>, how: u8, of: usize, other: usize) -> Broken {
    let first = Broken { stream: rows[of].stream.clone(), seq: rows[of].seq };
    match how {
        0 => rows[of].actor = Some(Actor(Uuid::from_u128(99))),
        1 => rows[of].actor = rows[of].actor.is_none().then(|| Actor(Uuid::nil())),
        2 => rows[of].verb.push('s'),
        3 => rows[of].object = Uuid::from_u128(78),
        4 => rows[of].at = rows[of].at + kith_core::Span(1),
        5 => rows[of].hash = Some("no hash".to_owned()),
        6 => rows[of].hash = Some(blake3::hash(b"forged").to_hex().to_string()),
        7 if rows[of].seq < 7 => rows[of].hash = None,
        8 if rows[of].seq < 7 => drop(rows.remove(of)),
        9 if rows[other] != rows[of] => {
            // The words of another deed in this place: a swap, a copy, a splice of two chains.
            let (stream, seq) = (rows[of].stream.clone(), rows[of].seq);
            rows[of] = Link { stream, seq, ..rows[other].clone() };
        }
        10 => {
            // A deed pushed in, and everything behind it moved on.
            let stream = rows[of].stream.clone();
            let mut new = rows[of].clone();
            new.verb = "open".to_owned();
            for row in rows.iter_mut().skip(of).filter(|row| row.stream == stream) {
                row.seq += 1;
            }
            rows.push(new);
        }
        _ => rows[of].hash = rows[of].hash.as_ref().map(|hash| hash.chars().rev().collect()),
    }
    first
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn any_change_is_found_and_its_row_named(
        how in 0_u8..12, of in 0_usize..21, other in 0_usize..21,
    ) {
        let mut rows = ledger();
        let first = change(&mut rows, how, of, other);
        let report = verified(rows);
        prop_assert_eq!(report.broken, vec![first]);
    }
}

#[test]
fn the_chain_of_a_store_is_linked_and_a_change_below_it_is_found() {
    let scratch = Scratch::new(None).unwrap();
    let store = Store::open(&scratch.place).unwrap();
    store
        .write::<_, Fault>(|tx| {
            for n in 0..10 {
                let (stream, object) = (format!("talk:{}", n % 2), Uuid::from_u128(n));
                let (actor, verb) = (None, "post");
                deeds::append(tx, &Deed { stream, actor, verb, object, at: at(0) })?;
            }
            Ok(())
        })
        .unwrap();
    assert_eq!(verify(&store, &KEY).unwrap().unlinked, 10);
    while store.write(|tx| link(tx, &KEY, 3)).unwrap() == 3 {}
    assert!(!store.read(has_unlinked).unwrap());
    let report = verify(&store, &KEY).unwrap();
    assert_eq!(report, Report { deeds: 10, streams: 2, unlinked: 0, broken: Vec::new() });
    assert!(!verify(&store, &[4; 32]).unwrap().holds(), "another key does not verify it");

    let forge = "update deed set verb = 'read' where stream = 'talk:1' and seq = 3";
    store.write(move |tx| tx.run(forge, &[])).unwrap();
    let broken = verify(&store, &KEY).unwrap().broken;
    assert_eq!(broken, [Broken { stream: "talk:1".to_owned(), seq: 3 }]);
}
