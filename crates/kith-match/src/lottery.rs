//! The published lottery that decides ties: one draw a person, the same for everybody who is tied about that person.

use crate::table::{By, no};

/// Which people draw. It only keeps the draws of the two sides apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Members, and peers.
    A,
    /// Mentors.
    B,
}

/// The place of persons 0..`people` in the draw: 0 comes first. Without a seed the smaller id comes first.
#[must_use]
pub fn ranks(people: u32, side: Side, seed: Option<u64>) -> Vec<u32> {
    if seed.is_none() {
        return (0..people).collect();
    }
    let mut order: Vec<u32> = (0..people).collect();
    order.sort_by_cached_key(|&person| (draw(person, side, seed), person));
    let mut rank: By<u32> = By::all(people, 0);
    for (place, &person) in order.iter().enumerate() {
        rank[person] = no(place);
    }
    rank.into_vec()
}

/// `SplitMix64` (Steele, Lea & Flood 2014) at the person's own place in the sequence; the lower, the earlier. The same
/// for everybody without a seed, so that the smaller id decides.
pub(crate) fn draw(person: u32, side: Side, seed: Option<u64>) -> u64 {
    let Some(seed) = seed else { return 0 };
    let offset = match side {
        Side::A => 1,
        Side::B => 2,
    };
    let step = 2 * u64::from(person) + offset;
    let mut z = seed.wrapping_add(step.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::{Side, ranks};

    #[test]
    fn known_draws_come_out_as_published() {
        let check = |seed, a: [u32; 6], b: [u32; 2]| {
            assert_eq!(ranks(6, Side::A, Some(seed)), a);
            assert_eq!(ranks(2, Side::B, Some(seed)), b);
        };
        check(1, [3, 5, 2, 4, 0, 1], [1, 0]);
        check(2, [3, 4, 1, 5, 0, 2], [0, 1]);
        check(2026, [4, 2, 3, 5, 0, 1], [1, 0]);
    }

    #[test]
    fn without_a_seed_the_smaller_id_comes_first() {
        assert_eq!(ranks(3, Side::A, None), [0, 1, 2]);
    }
}
