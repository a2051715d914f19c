//! Whatever is altered, invented, left out, put elsewhere or cut off is found.

use kith_core::{Moment, RequestId};
use proptest::prelude::*;
use zeroize::Zeroizing;

use super::*;
use crate::{
    Scratch,
    talk::{messages, talks},
};

const TALKS: [u128; 3] = [1, 2, 3];
/// How many messages each of them has.
const EACH: usize = 7;
const NEWEST: i64 = 7;

fn frank() -> Frank {
    Frank::new(Zeroizing::new([3; 32]))
}

fn at(micros: i64) -> Timestamp {
    Timestamp::from_micros(1_700_000_000_000_000 + micros).unwrap()
}

fn body(talk: u128, seq: i64) -> Sealed {
    Sealed { bytes: format!("{talk}:{seq}").into_bytes(), first: None }
}

/// A message, untagged; the third of each talk was withdrawn.
fn message(talk: u128, seq: i64) -> Franked {
    let withdrawn = (seq == 3).then(|| at(1_000));
    let author = FaceId(Uuid::from_u128(u128::from(seq.unsigned_abs()) % 2));
    Franked {
        id: MessageId(Uuid::from_u128(talk * 100 + u128::from(seq.unsigned_abs()))),
        talk: TalkId(Uuid::from_u128(talk)),
        seq,
        author,
        body: withdrawn.is_none().then(|| body(talk, seq)),
        at: at(seq),
        withdrawn,
        digest: None,
        tag: None,
        gone: None,
    }
}

fn tag(message: &mut Franked, before: Option<&Sum>) -> Sum {
    let digest = digest(Some(&body(message.talk.0.as_u128(), message.seq)));
    let tag = frank().tag(&message.said(digest), before);
    message.digest = Some(digest.to_vec());
    message.tag = Some(tag.to_vec());
    message.gone = message.withdrawn.map(|at| frank().gone(&tag, at).to_vec());
    tag
}

fn head_of(message: &Franked) -> Head {
    let mark = frank().head(message.talk, message.seq, &message.tag()).to_vec();
    Head { talk: message.talk, seq: message.seq, tag: message.tag().to_vec(), mark }
}

/// Three talks of seven messages each, with their heads.
fn house() -> (Vec<Franked>, Vec<Head>) {
    let (mut rows, mut heads) = (Vec::new(), Vec::new());
    for talk in TALKS {
        let mut before = None;
        for seq in 1..=NEWEST {
            let mut new = message(talk, seq);
            before = Some(tag(&mut new, before.as_ref()));
            rows.push(new);
        }
        heads.push(head_of(rows.last().unwrap()));
    }
    (rows, heads)
}

/// What a verification finds in `rows`, read as the store would give them out.
fn verified(mut rows: Vec<Franked>, heads: Vec<Head>) -> Report {
    rows.sort_by_key(|row| (row.talk, row.seq));
    let mut walk = Walk::new(heads.into_iter().map(|head| (head.talk, head)).collect());
    for row in &rows {
        walk.step(&frank(), row);
    }
    walk.end()
}

#[test]
fn talks_that_nobody_touched_hold() {
    let (rows, heads) = house();
    let report = verified(rows, heads);
    assert_eq!(report, Report { talks: 3, messages: 21, broken: Vec::new() });
}

/// Changes the house in the way `how`, at the message `of`.
fn change((rows, heads): &mut (Vec<Franked>, Vec<Head>), how: u8, of: usize, other: usize) {
    let (talk, last) = (of / EACH, of % EACH == EACH - 1);
    match how {
        // Altered.
        0 => rows[of].author = FaceId(Uuid::from_u128(9)),
        1 => rows[of].at = rows[of].at + kith_core::Span(1),
        2 => rows[of].body = Some(body(77, 7)),
        3 => rows[of].digest = Some(digest(Some(&body(77, 7))).to_vec()),
        4 => {
            // Words and digest alike.
            rows[of].body = Some(body(77, 7));
            rows[of].digest = Some(digest(Some(&body(77, 7))).to_vec());
        }
        5 => rows[of].tag = Some(vec![1; 32]),
        6 => rows[of].tag = None,
        // Withdrawn by nobody, or given back.
        7 if rows[of].withdrawn.is_none() => {
            (rows[of].body, rows[of].withdrawn) = (None, Some(at(1_000)));
            rows[of].gone = rows[2].gone.clone();
        }
        8 if rows[of].withdrawn.is_some() => {
            (rows[of].body, rows[of].withdrawn) = (Some(body(77, 7)), None);
        }
        // Left out, or cut off.
        9 => drop(rows.remove(of)),
        10 => {
            let (mine, from) = (rows[of].talk, rows[of].seq);
            rows.retain(|row| row.talk != mine || row.seq < from);
        }
        11 => {
            // Cut off, with a head that was the newest once, or looks as if.
            let to = of - usize::from(last);
            heads[talk] = Head { mark: heads[talk].mark.clone(), ..head_of(&rows[to]) };
            rows.retain(|row| row.talk != heads[talk].talk || row.seq <= heads[talk].seq);
        }
        12 => drop(heads.remove(talk)),
        // Put elsewhere: the words, or the whole message, of another place.
        13 if other != of => {
            let (talk, seq) = (rows[of].talk, rows[of].seq);
            rows[of] = Franked { talk, seq, ..rows[other].clone() };
        }
        14 if other != of => {
            let (one, two) = (rows[of].clone(), rows[other].clone());
            (rows[of].talk, rows[of].seq) = (two.talk, two.seq);
            (rows[other].talk, rows[other].seq) = (one.talk, one.seq);
        }
        // Invented.
        15 => {
            let mut new = message(TALKS[talk], NEWEST + rows[other].seq);
            tag(&mut new, Some(&[1; 32]));
            rows.push(new);
        }
        16 => {
            let mine = rows[of].talk;
            let new = rows[of].clone();
            rows.iter_mut().skip(of).filter(|row| row.talk == mine).for_each(|row| row.seq += 1);
            rows.push(new);
        }
        _ => {
            // A whole talk without tags, as if from before there were any.
            let mine = rows[of].talk;
            for row in rows.iter_mut().filter(|row| row.talk == mine) {
                (row.digest, row.tag, row.gone) = (None, None, None);
            }
            heads.remove(talk);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn any_change_is_found_in_its_talk(
        how in 0_u8..18, of in 0..TALKS.len() * EACH, other in 0..TALKS.len() * EACH,
    ) {
        let mut house = house();
        let talk = house.0[of].talk;
        change(&mut house, how, of, other);
        let report = verified(house.0, house.1);
        prop_assert!(report.broken.iter().any(|broken| broken.talk == talk), "{how} {of} {other}");
    }
}

#[test]
fn a_kept_talk_holds_through_withdrawals_and_old_messages_get_their_tags() {
    let scratch = Scratch::new(None).unwrap();
    let store = Store::open(&scratch.place).unwrap();
    let (talk, author) = (TalkId(Uuid::from_u128(1)), FaceId(Uuid::from_u128(2)));
    store
        .write::<_, Fault>(move |tx| {
            let mut at = Moment::new(at(0), [1; 32]);
            let request = RequestId(Uuid::from_u128(1));
            talks::open(tx, &mut at, (talk, request), author, FaceId(Uuid::from_u128(3)))?;
            for n in 1..=4 {
                let (id, code) = (at.id(), at.code());
                let new = messages::Fresh { id, code, author, body: body(1, n) };
                messages::add(tx, talk, &new, &frank(), at.now)?;
                if n == 2 {
                    // As if these two were from before there were tags, and one withdrawn then.
                    tx.run("update message set digest = null, tag = null, gone = null", &[])?;
                    tx.run("update message set body = null, withdrawn = 5 where seq = 2", &[])?;
                    tx.run("delete from talk_tag", &[])?;
                }
            }
            let newest = messages::before(tx, talk, 99, 1)?.remove(0);
            messages::withdraw(tx, &newest, &frank(), at.now)
        })
        .unwrap();
    let report = verify(&store, &frank()).unwrap();
    assert_eq!(report, Report { talks: 1, messages: 4, broken: Vec::new() });
    assert_eq!(store.read(untagged).unwrap(), None);
    let other = Frank::new(Zeroizing::new([4; 32]));
    assert!(!verify(&store, &other).unwrap().holds(), "another key does not verify it");
    let cut = "delete from message where seq = 5";
    store.write(move |tx| tx.run(cut, &[])).unwrap();
    assert_eq!(verify(&store, &frank()).unwrap().broken, [Broken { talk, seq: 5 }]);
}
