//! A line of the log that many requests would write at once: said once a minute, with how often it was
//! left unsaid.

use std::sync::{Mutex, PoisonError};

use kith_core::{MINUTE, Timestamp};

/// When such a line was last said, and how often it was kept back since.
#[derive(Debug, Default)]
pub(crate) struct Murmur(Mutex<(Option<Timestamp>, u64)>);

impl Murmur {
    /// Whether the line is to be said at `now`; then how often it was not, since the last time.
    pub(crate) fn say(&self, now: Timestamp) -> Option<u64> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (last, unsaid) = *kept;
        // A clock that was put back says it again, rather than never.
        let soon = last.is_some_and(|last| last <= now && now < last + MINUTE);
        *kept = if soon { (last, unsaid + 1) } else { (Some(now), 0) };
        (!soon).then_some(unsaid)
    }
}

#[cfg(test)]
mod tests {
    use kith_core::SECOND;

    use super::*;

    #[test]
    fn it_is_said_once_a_minute_with_what_was_left_unsaid() {
        let (murmur, at) = (Murmur::default(), Timestamp::from_micros(1_700_000_000_000_000));
        let say = |seconds: i64| murmur.say(at.unwrap() + SECOND.times(seconds));
        assert_eq!([0, 1, 59, 60, 61, -5].map(say), [Some(0), None, None, Some(2), None, Some(1)]);
    }
}
