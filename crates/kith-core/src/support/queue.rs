//! The queue: whoever is at risk first, then the most urgent, then whoever waited longest.

use std::cmp::Reverse;

use crate::{
    RequestId, Timestamp,
    support::{request::Request, safe::Level, urgency::Urgency},
};

/// A request's place in the queue: the least is next. It knows nothing by which one could pick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(Reverse<Level>, Urgency, Timestamp, RequestId);

impl Request {
    /// Its place in the queue. Waiting counts from asking: whoever lost a helper is not last again.
    #[must_use]
    pub fn rank(&self) -> Rank {
        let risk = if self.level.is_risk() { self.level } else { Level::Calm };
        Rank(Reverse(risk), self.urgency, self.asked, self.id)
    }
}
