//! Who belongs to which programme: a request to the one in which it was asked, a mentor to those that took them in. Two of
//! different programmes are put forward to one another by no road.

use crate::{ProgrammeId, Refusal};

/// The two belong to different programmes: what a coordinator is told.
pub const APART: Refusal = Refusal("programme-apart");

/// Whether a mentor whom `took` took in may be put forward for what was asked in `programme`. Whom none took in mentors in
/// the house itself, and so does whom the house took in.
#[must_use]
pub fn mentors_in(took: &[ProgrammeId], programme: ProgrammeId, house: ProgrammeId) -> bool {
    if took.is_empty() { programme == house } else { took.contains(&programme) }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn nobody_of_one_programme_meets_a_mentor_of_another() {
        let [house, one, other] = [1, 2, 3].map(|n| ProgrammeId(Uuid::from_u128(n)));
        let check = |took: &[ProgrammeId], expected: [bool; 3]| {
            let meets = [house, one, other].map(|asked| mentors_in(took, asked, house));
            assert_eq!(meets, expected, "{took:?}");
        };
        check(&[], [true, false, false]);
        check(&[house], [true, false, false]);
        check(&[one], [false, true, false]);
        check(&[one, other], [false, true, true]);
        check(&[house, other], [true, false, true]);
    }
}
