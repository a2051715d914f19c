//! Debriefs: after a talk in which somebody was in danger, a named person asks its helper how they are.

use uuid::Uuid;

use crate::{Code, DAY, FaceId, MemberId, Refusal, Span, TalkId, Timestamp};

worded! {
    /// How a debrief ended.
    End {
        /// The two spoke.
        Held = "held",
        /// The helper does not need it.
        Declined = "declined",
    }
}

/// One debrief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debrief {
    /// Which debrief.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// Who helped.
    pub helper: FaceId,
    /// In which talk.
    pub talk: TalkId,
    /// Who asks after them; `None` where nobody could be named.
    pub with: Option<MemberId>,
    /// Since when it is promised.
    pub since: Timestamp,
    /// By when.
    pub due: Timestamp,
    /// When and how it ended; `None` while it is open.
    pub ended: Option<(Timestamp, End)>,
}

/// How long a helper waits for it at most.
pub const WITHIN: Span = DAY;

/// New requests come again when the debrief was held, or declined.
pub const FIRST: Refusal = Refusal("debrief-first");

impl Debrief {
    /// Whether it is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.ended.is_none()
    }

    /// Whether it was promised for earlier than `now`.
    #[must_use]
    pub fn is_late(&self, now: Timestamp) -> bool {
        self.is_open() && now >= self.due
    }

    /// It ended. Twice is once.
    pub fn end(&mut self, how: End, now: Timestamp) {
        self.ended = self.ended.or(Some((now, how)));
    }
}

/// Who of `free`, each with how many open debriefs they have, asks next: whoever has the fewest, and of
/// these the first.
#[must_use]
pub fn next(free: &[(MemberId, usize)]) -> Option<MemberId> {
    free.iter().min_by_key(|(member, open)| (*open, *member)).map(|(member, _)| *member)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_the_fewest_asks_next() {
        let [ada, bo] = [1, 2].map(|n| MemberId(Uuid::from_u128(n)));
        assert_eq!(next(&[(ada, 2), (bo, 1)]), Some(bo));
        assert_eq!(next(&[(bo, 1), (ada, 1)]), Some(ada));
        assert_eq!(next(&[]), None);
    }

    #[test]
    fn a_debrief_ends_once() {
        let now = Timestamp::from_micros(1_700_000_000_000_000).unwrap();
        let id = Uuid::from_u128(1);
        let mut one = Debrief {
            id,
            code: Code(id),
            helper: FaceId(id),
            talk: TalkId(id),
            with: None,
            since: now,
            due: now + WITHIN,
            ended: None,
        };
        assert!(one.is_open() && !one.is_late(now) && one.is_late(now + DAY));
        one.end(End::Held, now);
        one.end(End::Declined, now + DAY);
        assert_eq!(one.ended, Some((now, End::Held)));
        assert!(!one.is_late(now + DAY));
    }
}
