//! Small numbers: what may be said about a group without telling of one of its people (OUT-60, K = 7).

/// Counts up to this are hidden.
pub const HIDDEN: u32 = 7;
/// Groups below this are not shown at all.
pub const LEAST_GROUP: u32 = 10;

/// `count` as it may leave: `None` where it is small, else rounded to the nearest five.
#[must_use]
pub const fn released(count: u32) -> Option<u32> {
    if count <= HIDDEN { None } else { Some(count.saturating_add(2) / 5 * 5) }
}

/// How many of a group found somebody, as it may leave: `None` for a small group, or where either part of it is small.
/// Both numbers are rounded, and nothing else is derived from the true ones.
#[must_use]
pub fn of_group(found: u32, all: u32) -> Option<(u32, u32)> {
    let left = all.checked_sub(found)?;
    if all < LEAST_GROUP || (1..=HIDDEN).contains(&left) {
        return None;
    }
    released(found).zip(released(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_counts_are_hidden_and_others_are_rounded() {
        for (count, shown) in [(0, None), (7, None), (8, Some(10)), (12, Some(10)), (13, Some(15))]
        {
            assert_eq!(released(count), shown, "{count}");
        }
    }

    #[test]
    fn a_group_is_shown_only_where_neither_part_of_it_is_small() {
        assert_eq!(of_group(9, 9), None, "fewer than ten people");
        assert_eq!(of_group(12, 14), None, "two people could be told apart");
        assert_eq!(of_group(5, 30), None);
        assert_eq!(of_group(20, 30), Some((20, 30)));
        assert_eq!(of_group(12, 12), Some((10, 10)));
        assert_eq!(of_group(13, 12), None);
    }
}
