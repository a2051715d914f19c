//! Work on many threads whose result does not depend on how many there are: parts of people, taken in order.

use std::iter;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use crate::table::no;

/// Below so many pairs a thread costs more than it brings.
const WORTH_IT: u32 = 300_000;
/// So many parts for each hand.
const PARTS: u32 = 4;

/// How many threads share work on so many pairs.
pub(crate) fn hands(pairs: u32) -> usize {
    let all = || thread::available_parallelism().map_or(1, usize::from);
    if pairs < WORTH_IT { 1 } else { all().min(8) }
}

/// What `work` gives for each part of 0..`people`, in the order of the parts. There are more parts than hands, and who
/// has done one takes the next: a hand that others keep from working then holds up nobody.
pub(crate) fn share<T: Send>(
    people: u32,
    hands: usize,
    work: impl Fn(Range<u32>) -> T + Sync,
) -> Vec<T> {
    let parts = if hands == 1 { 1 } else { no(hands) * PARTS };
    let size = people.div_ceil(parts).max(1);
    let next = AtomicU32::new(0);
    let take_parts = || {
        let ours = || next.fetch_add(1, Ordering::Relaxed);
        let froms = iter::repeat_with(ours).take_while(|&part| part < people.div_ceil(size));
        let done = |part: u32| {
            let from = part * size;
            (part, work(from..people.min(from.saturating_add(size))))
        };
        froms.map(done).collect::<Vec<_>>()
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..hands).map(|_| scope.spawn(take_parts)).collect();
        let mut done = take_parts();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|&(part, _)| part);
    done.into_iter().map(|(_, it)| it).collect()
}
