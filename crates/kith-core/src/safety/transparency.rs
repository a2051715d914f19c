//! What the house publishes about its cases: counts and times of a whole quarter, and nothing from which a
//! single case could be told (OUT-60, K = 7).

use crate::{HOUR, MINUTE, Span, Timestamp};

/// A count as it may leave the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// None at all.
    None,
    /// Some, but so few that the number would tell of somebody: one to seven.
    Few,
    /// About so many, to the nearest five.
    About(u32),
}

/// Counts up to this are only called few.
pub const FEW: u32 = 7;

/// From how many times on their last twentieth may be told.
pub const MANY: usize = 20;

/// A quarter of a year, which has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quarter {
    /// The year.
    pub year: i16,
    /// 1 to 4.
    pub number: i8,
}

impl Figure {
    /// `count` as it may leave.
    #[must_use]
    pub const fn of(count: u32) -> Self {
        match count {
            0 => Self::None,
            1..=FEW => Self::Few,
            more => Self::About(more.saturating_add(2) / 5 * 5),
        }
    }
}

/// The sum of `counts` as it may leave; `None` where one of them is called few, for the difference to the
/// others would tell it.
#[must_use]
pub fn whole(counts: &[u32]) -> Option<Figure> {
    let hidden = counts.iter().any(|count| Figure::of(*count) == Figure::Few);
    let sum = counts.iter().fold(0_u32, |sum, count| sum.saturating_add(*count));
    (!hidden).then(|| Figure::of(sum))
}

/// The middle of `times`, and the time that nineteen of twenty did not exceed; each `None` where there are
/// too few. Rounded up: to the hour, below two hours to ten minutes.
#[must_use]
pub fn times(times: &[Span]) -> (Option<Span>, Option<Span>) {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let at = |part: usize| {
        let place = (sorted.len() * part).div_ceil(100).saturating_sub(1);
        sorted.get(place).copied().map(rounded)
    };
    let few = u32::try_from(sorted.len()).is_ok_and(|count| count <= FEW);
    let median = if few { None } else { at(50) };
    let last = if sorted.len() < MANY { None } else { at(95) };
    (median, last)
}

fn rounded(span: Span) -> Span {
    let step = if span < HOUR.times(2) { MINUTE.times(10) } else { HOUR };
    Span((span.0.max(1) + step.0 - 1) / step.0 * step.0)
}

impl Quarter {
    /// The last one that had ended at `now`, in UTC: what is published once is never counted again.
    #[must_use]
    pub fn before(now: Timestamp) -> Self {
        let day = now.jiff().to_zoned(jiff::tz::TimeZone::UTC).date();
        let number = (day.month() - 1) / 3;
        match number {
            0 => Self { year: day.year() - 1, number: 4 },
            number => Self { year: day.year(), number },
        }
    }

    /// When it began, and when the next one did; `None` beyond the calendar.
    #[must_use]
    pub fn bounds(self) -> Option<(Timestamp, Timestamp)> {
        let first = |year, month| {
            let day = jiff::civil::Date::new(year, month, 1).ok()?;
            let zoned = day.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
            Timestamp::from_micros(zoned.timestamp().as_microsecond())
        };
        let begin = first(self.year, (self.number - 1) * 3 + 1)?;
        let end = match self.number {
            4 => first(self.year + 1, 1)?,
            number => first(self.year, number * 3 + 1)?,
        };
        Some((begin, end))
    }
}

impl std::fmt::Display for Quarter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.year, self.number)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::DAY;

    #[test]
    fn small_counts_are_called_few() {
        let check = |count, expected| assert_eq!(Figure::of(count), expected, "{count}");
        check(0, Figure::None);
        check(1, Figure::Few);
        check(7, Figure::Few);
        check(8, Figure::About(10));
        check(12, Figure::About(10));
        check(13, Figure::About(15));
    }

    #[test]
    fn a_quarter_has_ended_and_follows_the_one_before() {
        let start = Timestamp::from_micros(1_700_000_000_000_000).unwrap();
        let last = Quarter::before(start);
        assert_eq!(last.to_string(), "2023-3");
        let (begin, end) = last.bounds().unwrap();
        assert!(begin < end && end <= start);
        assert_eq!(Quarter::before(end + DAY), last);
        assert_eq!(Quarter::before(end + DAY.times(93)).to_string(), "2023-4");
        assert_eq!(Quarter::before(begin).to_string(), "2023-2");
    }

    #[test]
    fn times_of_few_are_not_told() {
        let of = |count: i64| times(&(1..=count).map(|n| HOUR.times(n)).collect::<Vec<_>>());
        assert_eq!(of(7), (None, None));
        assert_eq!(of(8), (Some(HOUR.times(4)), None));
        assert_eq!(of(20), (Some(HOUR.times(10)), Some(HOUR.times(19))));
        assert_eq!(times(&[MINUTE.times(61); 9]).0, Some(MINUTE.times(70)));
    }

    proptest! {
        #[test]
        fn no_small_count_follows_from_what_is_published(
            counts in proptest::collection::vec(0_u32..60, 1..8),
            small in 1_u32..=FEW,
            place: proptest::sample::Index,
        ) {
            let (mut one, mut other) = (counts.clone(), counts);
            let place = place.index(one.len());
            one[place] = small;
            other[place] = small % FEW + 1;
            let shown = |counts: &[u32]| {
                let figures: Vec<_> = counts.iter().map(|count| Figure::of(*count)).collect();
                (figures, whole(counts))
            };
            // Another small number in its place, and everything that is published is the same.
            prop_assert_ne!(&one, &other);
            prop_assert_eq!(shown(&one), shown(&other));
        }
    }
}
