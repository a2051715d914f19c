//! What must hold for every pair, whatever the weights: a law without an answer to go by is not kept.

use super::{Person, Said};
use crate::table::at;

/// Something that must hold between a member and a mentor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// At least so many words in common.
    Shared {
        /// In which field.
        field: u32,
        /// How many.
        least: u32,
    },
    /// No word in common; whoever did not answer has none.
    Different {
        /// In which field.
        field: u32,
    },
    /// The mentor's place less the member's, from `least` to `most`.
    Above {
        /// In which field.
        field: u32,
        /// At least.
        least: i64,
        /// At most.
        most: i64,
    },
    /// Nothing that the mentor said in one field is what the member said in the other.
    Apart {
        /// The mentor's field.
        mentor: u32,
        /// The member's.
        member: u32,
    },
    /// Both chose one another, or one chose and the other ranked nobody.
    Chosen,
}

/// What stands between two people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Barrier {
    /// They are one person.
    Oneself,
    /// One of them said never.
    Never,
    /// The law at this place.
    Law(u32),
}

impl Barrier {
    /// Oneself, never, then the laws in their order.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        [Self::Oneself, Self::Never].into_iter().chain((0..).map(Self::Law))
    }

    pub(super) fn place(self) -> usize {
        match self {
            Self::Oneself => 0,
            Self::Never => 1,
            Self::Law(law) => at(law) + 2,
        }
    }
}

/// The first barrier between a member and a mentor, each with their place.
pub(super) fn barrier(
    laws: &[Law],
    (a, member): (u32, &Person),
    (b, mentor): (u32, &Person),
) -> Option<Barrier> {
    if member.who == mentor.who {
        return Some(Barrier::Oneself);
    }
    if member.never.contains(&b) || mentor.never.contains(&a) {
        return Some(Barrier::Never);
    }
    let broken = |law: &Law| match *law {
        Law::Shared { field, least } => common(member.field(field), mentor.field(field)) < least,
        Law::Different { field } => common(member.field(field), mentor.field(field)) > 0,
        Law::Above { field, least, most } => {
            let gap = gap(member.field(field), mentor.field(field));
            gap.is_none_or(|gap| gap < least || gap > most)
        }
        Law::Apart { mentor: not, member: wish } => {
            common(member.field(wish), mentor.field(not)) > 0
        }
        Law::Chosen => {
            let nobody = member.choices.is_empty() && mentor.choices.is_empty();
            nobody || !chose(&member.choices, b) || !chose(&mentor.choices, a)
        }
    };
    (0..).zip(laws).find(|(_, law)| broken(law)).map(|(place, _)| Barrier::Law(place))
}

impl Person {
    pub(super) fn field(&self, field: u32) -> &Said {
        self.said.get(at(field)).unwrap_or(&Said::Nothing)
    }
}

fn chose(choices: &[u32], other: u32) -> bool {
    choices.is_empty() || choices.contains(&other)
}

/// How many words two people have in common.
pub(super) fn common(one: &Said, other: &Said) -> u32 {
    let (Said::Words(one), Said::Words(other)) = (one, other) else { return 0 };
    if let ([one], [other]) = (one.as_slice(), other.as_slice()) {
        return u32::from(one == other);
    }
    crate::table::no(one.iter().filter(|word| other.binary_search(word).is_ok()).count())
}

/// How far the mentor stands above the member.
pub(super) fn gap(member: &Said, mentor: &Said) -> Option<i64> {
    let (Said::Place(member), Said::Place(mentor)) = (member, mentor) else { return None };
    mentor.checked_sub(*member)
}
