//! Who belongs to which programme: a request to the one in which it was asked, a mentor to those that took them in.
//! Two of different programmes are put forward to one another by no road. Whoever belongs to none is kept from nobody.

use crate::{ProgrammeId, Refusal};

/// The two belong to different programmes: what a coordinator is told.
pub const APART: Refusal = Refusal("programme-apart");

/// A course that the programme asks of those who mentor comes first for the mentor: what a coordinator is told.
pub const COURSE: Refusal = Refusal("programme-course-first");

/// Whether a mentor whom `took` took in may be put forward for what was asked in `asked`. What was asked in the house itself
/// is open to everybody who mentors, and so is a mentor whom nobody took in, or the house. A programme that is over counts as
/// any other: whom it took in, no other one has looked at.
#[must_use]
pub fn may_meet(took: &[ProgrammeId], asked: ProgrammeId, house: ProgrammeId) -> bool {
    asked == house || took.is_empty() || took.contains(&asked) || took.contains(&house)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn nobody_of_one_programme_meets_a_mentor_of_another() {
        let [house, one, other] = [1, 2, 3].map(|n| ProgrammeId(Uuid::from_u128(n)));
        let check = |took: &[ProgrammeId], expected: [bool; 3]| {
            let meets = [house, one, other].map(|asked| may_meet(took, asked, house));
            assert_eq!(meets, expected, "{took:?}");
        };
        check(&[one], [true, true, false]);
        check(&[other], [true, false, true]);
        check(&[one, other], [true, true, true]);
        check(&[], [true, true, true]);
        check(&[house, other], [true, true, true]);
    }
}
