//! Work on many threads whose result does not depend on how many there are: parts of people, taken in order.

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

use crate::table::{at, no};

/// Below so many pairs a thread costs more than it brings.
const WORTH_IT: u32 = 200_000;

/// How many threads share work on so many pairs.
pub(crate) fn hands(pairs: u32) -> usize {
    let all = || thread::available_parallelism().map_or(1, usize::from);
    if pairs < WORTH_IT { 1 } else { all().min(8) }
}

/// What `work` gives for each part of 0..`people`, in the order of the parts.
pub(crate) fn share<T: Send>(
    people: u32,
    hands: usize,
    work: impl Fn(Range<u32>) -> T + Sync,
) -> Vec<T> {
    let size = people.div_ceil(no(hands.max(1))).max(1);
    let parts = (0..people).step_by(at(size)).map(|from| from..(from + size).min(people));
    if size >= people {
        return parts.map(work).collect();
    }
    thread::scope(|scope| {
        let work = &work;
        let parts: Vec<_> = parts.map(|part| scope.spawn(move || work(part))).collect();
        let done = parts.into_iter().map(thread::ScopedJoinHandle::join);
        done.map(|part| part.unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}
