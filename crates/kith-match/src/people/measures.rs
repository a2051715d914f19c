//! Features: each one number of 0..=1,000 from what two people said in one field.

use super::laws::{common, gap};
use super::{Person, Said};
use crate::table::no;

/// A feature and what it counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Of which field.
    pub field: u32,
    /// In thousandths of the whole.
    pub weight: u32,
    /// How it is measured.
    pub measure: Measure,
}

/// How a field is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The share of the member's words that the mentor has too.
    Overlap,
    /// A tenth for each word in common, up to ten: hours.
    Count,
    /// The nearer the mentor's place above the member's comes to a target, the more.
    Stage {
        /// So many places above.
        target: i64,
        /// From this distance on nothing is left; at least 1.
        span: i64,
    },
}

/// What a feature gives a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Points {
    /// 0..=1,000.
    pub of: u32,
    /// Whether one of both had not answered, so that the programme's mean stands here.
    pub missing: bool,
}

impl Feature {
    pub(super) fn points(&self, member: &Person, mentor: &Person, mean: u32) -> Points {
        let known = self.known(member, mentor);
        Points { of: known.unwrap_or(mean), missing: known.is_none() }
    }

    /// Nothing where one of both did not answer.
    pub(super) fn known(&self, member: &Person, mentor: &Person) -> Option<u32> {
        let (near, far) = (member.field(self.field), mentor.field(self.field));
        if *near == Said::Nothing || *far == Said::Nothing {
            return None;
        }
        match (self.measure, near) {
            (Measure::Overlap, Said::Words(words)) => {
                (common(near, far) * 1_000).checked_div(no(words.len()))
            }
            (Measure::Count, Said::Words(_)) => Some(common(near, far).min(10) * 100),
            (Measure::Stage { target, span }, _) => {
                let off = gap(near, far)?.checked_sub(target)?.checked_abs()?;
                let left = span.saturating_sub(off).max(0);
                u32::try_from(left.checked_mul(1_000)?.checked_div(span)?).ok()
            }
            _ => None,
        }
    }
}
