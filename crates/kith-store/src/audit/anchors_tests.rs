//! A chain that lost its end or is gone is found, and so is every change to what was written down.

use proptest::prelude::*;

use super::*;

const KEY: [u8; 32] = [3; 32];
const STREAMS: usize = 5;
const EACH: i64 = 6;

fn at(micros: i64) -> Timestamp {
    Timestamp::from_micros(1_700_000_000_000_000 + micros).unwrap()
}

fn sum(stream: usize, seq: i64) -> String {
    blake3::hash(format!("{stream}:{seq}").as_bytes()).to_hex().to_string()
}

/// Where five streams stand after `upto` deeds each.
fn standing(upto: i64) -> Stands {
    let stand = |stream| (format!("talk:{stream}"), Stand { seq: upto, sum: sum(stream, upto) });
    (0..STREAMS).map(stand).collect()
}

/// A log of three anchors.
fn log() -> String {
    let mut text = String::new();
    for n in 1..=3 {
        let log = Log::read(&text, &KEY);
        text += &log.next(&standing(n * 2), at(n), &KEY, n == 1);
    }
    text
}

/// The rows of a store whose streams have six deeds each.
fn rows() -> Vec<(usize, i64, String)> {
    let each = |stream| (1..=EACH).map(move |seq| (stream, seq, sum(stream, seq)));
    (0..STREAMS).flat_map(each).collect()
}

/// What a verification of `rows` against `log` finds.
fn verified(rows: &[(usize, i64, String)], log: &Log) -> Report {
    let mut report = Report::default();
    for (name, stand) in &log.stands {
        let mine = || rows.iter().filter(|(stream, ..)| format!("talk:{stream}") == *name);
        let there = mine().find(|(_, seq, _)| *seq == stand.seq);
        let found = match there {
            Some((.., sum)) if *sum == stand.sum => Found::AsItStood,
            None if mine().next().is_none() => Found::Missing,
            _ => Found::Changed,
        };
        report.note(found, name, stand);
    }
    report
}

#[test]
fn what_nobody_touched_holds_and_may_go_on() {
    let log = Log::read(&log(), &KEY);
    assert_eq!((log.wrong, log.at), (None, Some(at(3))));
    assert_eq!(log.stands, standing(EACH));
    let mut rows = rows();
    rows.push((0, EACH + 1, sum(0, EACH + 1)));
    assert_eq!(verified(&rows, &log), Report { streams: 5, ..Report::default() });
    assert_eq!(Log::read("", &KEY), Log::default(), "an empty file says nothing");
    assert_eq!(Log::read(&self::log(), &[4; 32]).wrong, Some(6), "another key");
}

#[test]
fn an_anchor_forgets_no_stream_that_was_lost() {
    let before = Log::read(&log(), &KEY);
    let mut now = standing(EACH + 1);
    now.remove("talk:2");
    now.insert("talk:3".to_owned(), Stand { seq: 1, sum: sum(3, 1) });
    assert_eq!(before.lost(&now).collect::<Vec<_>>(), ["talk:2", "talk:3"]);
    for anew in [false, true] {
        let next = before.next(&now, at(9), &KEY, anew);
        let text = if anew { next } else { log() + &next };
        let after = Log::read(&text, &KEY);
        assert_eq!(after.wrong, None);
        assert_eq!(after.stands["talk:2"].seq, EACH);
        assert_eq!(after.stands["talk:3"].seq, EACH);
        assert_eq!(after.stands["talk:4"].seq, EACH + 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn a_chain_cut_left_out_or_written_anew_is_found_and_named(
        how in 0_u8..4, stream in 0..STREAMS, other in 0..STREAMS, cut in 1..=EACH,
    ) {
        let (mut rows, log) = (rows(), Log::read(&log(), &KEY));
        let name = format!("talk:{stream}");
        match how {
            // Cut off at its end, or left out.
            0 => rows.retain(|(is, seq, _)| *is != stream || *seq < cut),
            1 => rows.retain(|(is, ..)| *is != stream),
            // Written anew by somebody who has the key of the chain.
            2 => rows.iter_mut().filter(|(is, seq, _)| *is == stream && *seq >= cut).for_each(|row| {
                row.2 = sum(99, row.1);
            }),
            // Another whole chain in its place.
            _ => rows.iter_mut().filter(|(is, ..)| *is == stream).for_each(|row| {
                row.2 = sum(if other == stream { 99 } else { other }, row.1);
            }),
        }
        let report = verified(&rows, &log);
        let gone = how == 1 || (how == 0 && cut == 1);
        if gone {
            prop_assert_eq!(report.missing, vec![name]);
        } else {
            prop_assert_eq!(report.changed, vec![(name, EACH)]);
        }
    }

    #[test]
    fn any_change_to_what_was_written_down_is_found(
        how in 0_u8..5, spot: prop::sample::Index, other: prop::sample::Index, bit in 0_u8..7,
    ) {
        let whole = log();
        let mut lines: Vec<&str> = whole.split_inclusive('\n').collect();
        let (one, two) = (spot.index(lines.len()), other.index(lines.len()));
        let text = match how {
            0 => {
                let mut bytes = whole.clone().into_bytes();
                let spot = spot.index(bytes.len());
                bytes[spot] ^= 1 << bit;
                String::from_utf8(bytes).unwrap()
            }
            // Cut anywhere but behind an anchor: there it is an older one, which is true.
            1 => whole[..spot.index(whole.len())].to_owned(),
            2 => { lines.remove(one); lines.concat() }
            3 => { lines.swap(one, two); lines.concat() }
            _ => { lines.insert(one, lines[two]); lines.concat() }
        };
        let older = whole.strip_prefix(&text).is_some_and(|_| text.is_empty() || text.lines().last().is_some_and(|last| last.starts_with("root")) && text.ends_with('\n'));
        prop_assert!(text == whole || older || Log::read(&text, &KEY).wrong.is_some(), "{text}");
    }
}

#[test]
fn a_store_that_lost_a_stream_or_its_end_is_found_by_its_anchor_alone() {
    use crate::{
        Scratch,
        audit::{
            chain,
            deeds::{self, Deed},
        },
    };
    let scratch = Scratch::new(None).unwrap();
    let store = Store::open(&scratch.place).unwrap();
    let fill = |tx: &mut Tx| {
        for n in 0..9_u128 {
            let (stream, object) = (format!("talk:{}", n % 3), Uuid::from_u128(n));
            deeds::append(tx, &Deed { stream, actor: None, verb: "post", object, at: at(0) })?;
        }
        chain::link(tx, &KEY, 99)
    };
    store.write::<_, Fault>(fill).unwrap();
    let now = store.read(super::stands).unwrap();
    let log = Log::read(&Log::default().next(&now, at(1), &KEY, true), &KEY);
    assert_eq!(verify(&store, &log).unwrap(), Report { streams: 3, ..Report::default() });
    for forge in ["delete from deed where stream = 'talk:1'", "delete from deed where seq = 3"] {
        store.write(move |tx| tx.run(forge, &[])).unwrap();
        assert!(chain::verify(&store, &KEY).unwrap().holds(), "by itself it looks whole");
    }
    let report = verify(&store, &log).unwrap();
    assert_eq!(report.missing, ["talk:1"]);
    assert_eq!(report.changed, [("talk:0".to_owned(), 3), ("talk:2".to_owned(), 3)]);
}
