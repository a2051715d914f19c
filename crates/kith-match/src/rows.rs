//! Pairs in order: checked, ascending by (a, b), and where the rows of each member begin. One pass over what is in
//! order already; what is not is put there by counting, first by b and then by a.

use std::ops::Range;

use crate::crew::{hands, share};
use crate::problem::{Columns, Flaw, Kind, MAX_SCORE};
use crate::table::{By, at, no};

/// So many rows are checked at once: they lie in the cache until all is asked about them.
const CHECKED: u32 = 1_024;

/// The pairs in order and where each person's begin.
pub(crate) fn in_order(kind: Kind, columns: Columns) -> Result<(Columns, By<u32>), Flaw> {
    let rows = columns.a.len();
    if [&columns.b, &columns.score_a, &columns.score_b].iter().any(|column| column.len() != rows) {
        return Err(Flaw::Columns);
    }
    let rows = no(rows);
    let parts = share(rows, hands(rows), |part| verdict(kind, &columns, part));
    if !parts.iter().all(|part| part.sound) {
        first_flaw(kind, &columns)?;
    }
    let (na, nb) = kind.sizes();
    let columns = if parts.iter().all(|part| part.ascends) {
        columns
    } else {
        sorted(&columns, na, nb.max(na))?
    };
    let start = starts(na, &columns.a).into();
    Ok((columns, start))
}

/// What can be said about some rows at once.
struct Verdict {
    /// No single pair has a flaw.
    sound: bool,
    /// Each row comes before the next.
    ascends: bool,
}

fn verdict(kind: Kind, columns: &Columns, rows: Range<u32>) -> Verdict {
    let mut all = Verdict { sound: true, ascends: true };
    for from in rows.clone().step_by(at(CHECKED)) {
        let these = at(from)..at(rows.end.min(from + CHECKED));
        all.sound &= is_sound(kind, columns, &these);
        all.ascends &= ascend(columns, &these);
    }
    all
}

/// Greatest values only, which is as fast as memory is read.
fn is_sound(kind: Kind, columns: &Columns, rows: &Range<usize>) -> bool {
    let (na, nb) = kind.sizes();
    let room = matches!(kind, Kind::Room { .. });
    let [a, b, score_a, score_b] = [&columns.a, &columns.b, &columns.score_a, &columns.score_b]
        .map(|column| part(column, rows.start, rows.end));
    let below = |these: &[u32], limit| these.iter().fold(0, |most, &it| it.max(most)) < limit;
    below(a, na)
        && below(b, if room { na } else { nb })
        && below(score_a, MAX_SCORE + 1)
        && below(score_b, MAX_SCORE + 1)
        && (!room || a.iter().zip(b).all(|(a, b)| a < b))
}

/// Whether each of these rows comes before the next. Every row is counted, because nothing is then guessed.
fn ascend(columns: &Columns, rows: &Range<usize>) -> bool {
    let last = columns.a.len().min(rows.end + 1);
    let [a, b] = [&columns.a, &columns.b].map(|column| {
        let these = part(column, rows.start, rows.end).iter();
        these.zip(part(column, rows.start + 1, last))
    });
    let wrong = a.zip(b).map(|((a, next_a), (b, next_b))| {
        u32::from(a > next_a) + u32::from(a == next_a) * u32::from(b >= next_b)
    });
    wrong.sum::<u32>() == 0
}

fn part(column: &[u32], from: usize, to: usize) -> &[u32] {
    column.get(from..to).unwrap_or_default()
}

fn first_flaw(kind: Kind, columns: &Columns) -> Result<(), Flaw> {
    let (na, nb) = kind.sizes();
    let room = matches!(kind, Kind::Room { .. });
    let far = if room { na } else { nb };
    let scores = columns.score_a.iter().zip(&columns.score_b);
    let pairs = columns.a.iter().zip(&columns.b).zip(scores);
    for (edge, ((&a, &b), (&score_a, &score_b))) in pairs.enumerate() {
        if a >= na {
            return Err(Flaw::Unknown { edge, side: 'a' });
        }
        if b >= far {
            return Err(Flaw::Unknown { edge, side: 'b' });
        }
        if score_a.max(score_b) > MAX_SCORE {
            return Err(Flaw::Score { edge });
        }
        if room && a >= b {
            return Err(Flaw::Order { edge });
        }
    }
    Ok(())
}

/// By b, then by a without changing the order of equals.
fn sorted(columns: &Columns, na: u32, nb: u32) -> Result<Columns, Flaw> {
    let rows = no(columns.a.len());
    let by_b = counted((0..rows).collect(), &columns.b, nb);
    let order = counted(by_b, &columns.a, na);
    let along = |column: &Vec<u32>| -> Vec<u32> {
        order.iter().filter_map(|&row| column.get(at(row)).copied()).collect()
    };
    let (a, b) = (along(&columns.a), along(&columns.b));
    let pairs = || a.iter().zip(&b);
    if let Some(((&a, &b), _)) = pairs().zip(pairs().skip(1)).find(|(one, next)| one == next) {
        return Err(Flaw::Twice { a, b });
    }
    Ok(Columns { score_a: along(&columns.score_a), score_b: along(&columns.score_b), a, b })
}

/// Rows in the order of their key.
fn counted(rows: Vec<u32>, key: &[u32], keys: u32) -> Vec<u32> {
    let mut next = By::all(keys + 1, 0_u32);
    for &key in key {
        next[key + 1] += 1;
    }
    sum_up(&mut next);
    let mut order = By::all(no(rows.len()), 0);
    for row in rows {
        let Some(&key) = key.get(at(row)) else { continue };
        order[next[key]] = row;
        next[key] += 1;
    }
    order.into_vec()
}

fn sum_up(counts: &mut By<u32>) {
    let mut sum = 0;
    for count in counts.iter_mut() {
        sum += *count;
        *count = sum;
    }
}

/// Where each person's rows begin in an ascending column.
fn starts(people: u32, column: &[u32]) -> Vec<u32> {
    let part = |part: Range<u32>| -> Vec<u32> {
        let mut next = column.partition_point(|&person| person < part.start);
        let begin = |person| {
            let begin = next;
            while column.get(next) == Some(&person) {
                next += 1;
            }
            no(begin)
        };
        part.map(begin).collect()
    };
    let rows = no(column.len());
    let mut start = share(people, hands(rows), part).concat();
    start.push(rows);
    start
}
