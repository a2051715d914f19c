//! A sealed copy shows whatever was done to it, or to its talk before.

use kith_core::Span;
use proptest::prelude::*;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::*;

const LINES: usize = 7;

fn frank() -> Frank {
    Frank::new(Zeroizing::new([3; 32]))
}

fn at(micros: i64) -> Timestamp {
    Timestamp::from_micros(1_700_000_000_000_000 + micros).unwrap()
}

fn sealed(text: &str) -> Sealed {
    Sealed { bytes: text.as_bytes().to_vec(), first: None }
}

fn line(seq: i64) -> Line {
    let even = seq % 2 == 0;
    Line {
        message: MessageId(Uuid::from_u128(seq.unsigned_abs().into())),
        seq,
        author: FaceId(Uuid::from_u128(u128::from(even))),
        side: if even { Side::Member } else { Side::Helper },
        chosen: seq == 15,
        at: at(seq),
        digest: digest(Some(&sealed(&format!("theirs {seq}")))),
        tag: [0; 32],
        words: (seq != 13).then(|| sealed(&format!("ours {seq}"))),
    }
}

/// A copy of seven lines out of the middle of a talk.
fn copy() -> Evidence {
    let (letter, talk) = (LetterId(Uuid::from_u128(5)), TalkId(Uuid::from_u128(6)));
    let mut lines: Vec<_> = (11..18).map(line).collect();
    tag(talk, [9; 32], &mut lines);
    let reporter = Side::Member;
    Evidence::of((letter, talk), reporter, (Some([9; 32]), lines), at(99)).marked(&frank())
}

fn tag(talk: TalkId, before: Sum, lines: &mut [Line]) {
    let mut before = before;
    for line in lines {
        let Line { seq, author, at, digest, .. } = *line;
        before = frank().tag(&Said { talk, seq, author, at, digest }, Some(&before));
        line.tag = before;
    }
}

#[test]
fn a_copy_that_nobody_touched_holds() {
    assert_eq!(copy().proof(&frank()), Proof::Holds);
    let other = Frank::new(Zeroizing::new([4; 32]));
    assert_eq!(copy().proof(&other), Proof::Copy, "another key does not prove it");
}

/// Changes the copy in the way `how`, at the line `of`; false where nothing is changed.
fn change(copy: &mut Evidence, how: u8, of: usize, other: usize) -> bool {
    let lines = &mut copy.lines;
    match how {
        // Altered.
        0 => lines[of].words = Some(sealed("forged")),
        1 => lines[of].words = lines[of].words.is_none().then(|| sealed("forged")),
        2 => lines[of].author = FaceId(Uuid::from_u128(7)),
        3 => {
            lines[of].side =
                if lines[of].side == Side::Member { Side::Helper } else { Side::Member }
        }
        4 => lines[of].at = lines[of].at + Span(1),
        5 => lines[of].chosen = !lines[of].chosen,
        6 => lines[of].digest = digest(Some(&sealed("forged"))),
        7 => lines[of].tag = [7; 32],
        8 => lines[of].message = MessageId(Uuid::from_u128(7)),
        9 => copy.reporter = Side::Helper,
        10 => copy.before = None,
        11 => copy.letter = LetterId(Uuid::from_u128(7)),
        // Left out, cut off at either end.
        12 => drop(lines.remove(of)),
        13 => lines.truncate(of),
        14 => drop(lines.drain(..=of)),
        // Reordered.
        15 if of != other => lines.swap(of, other),
        16 if of != other => {
            let words = lines[of].words.clone();
            lines[of].words = lines[other].words.clone();
            lines[other].words = words;
        }
        // Invented.
        17 => lines.insert(of, line(30)),
        18 => lines.push(line(30)),
        19 => copy.mark = vec![1; 32],
        20 => copy.mark.truncate(of),
        _ => return false,
    }
    true
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn any_change_to_a_copy_is_found(how in 0_u8..21, of in 0..LINES, other in 0..LINES) {
        let mut copy = copy();
        let changed = change(&mut copy, how, of, other);
        prop_assert_eq!(copy.proof(&frank()) == Proof::Holds, !changed, "{} {} {}", how, of, other);
    }

    /// Whoever could write to the database before the report gains nothing: a mark made over forged
    /// messages does not make their tags fit.
    #[test]
    fn a_copy_of_a_forged_talk_names_the_forged_message(how in 0_u8..6, of in 0..LINES) {
        let mut copy = copy();
        let lines = &mut copy.lines;
        let seq = match how {
            0 => { lines[of].digest = digest(Some(&sealed("forged"))); lines[of].seq }
            1 => { lines[of].author = FaceId(Uuid::from_u128(7)); lines[of].seq }
            2 => { lines[of].at = lines[of].at + Span(1); lines[of].seq }
            3 if of + 1 < LINES => { lines.remove(of); lines[of].seq }
            4 if of + 1 < LINES => { lines.swap(of, of + 1); lines[of].seq }
            _ => { lines.insert(of, line(30)); 30 }
        };
        let copy = copy.marked(&frank());
        prop_assert_eq!(copy.proof(&frank()), Proof::Talk(seq));
    }
}
