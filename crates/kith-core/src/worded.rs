//! Enums whose every value has one word: the word by which it is kept, named and looked up.

/// Declares an enum without fields, each variant with its word, in the order of the handbook.
macro_rules! worded {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$about])* $variant,)*
        }

        impl $name {
            /// Every value, in the order of the handbook.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word by which it is kept and named.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }

            /// The value of that word; `None` where there is none.
            #[must_use]
            pub fn of(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use crate::support::{
        deadline::Next, kind::Kind, notice::Notice, safe::Safe, state::Place, urgency::Urgency,
    };

    type Of<V> = fn(&str) -> Option<V>;

    fn check<V: Copy + PartialEq + Debug>(all: &[V], word: fn(V) -> &'static str, of: Of<V>) {
        for value in all {
            assert_eq!(of(word(*value)), Some(*value));
        }
        assert_eq!(of("emperor"), None);
    }

    #[test]
    fn each_word_names_its_value_and_no_two_share_one() {
        check(Kind::ALL, Kind::word, Kind::of);
        check(Urgency::ALL, Urgency::word, Urgency::of);
        check(Safe::ALL, Safe::word, Safe::of);
        check(Place::ALL, Place::word, Place::of);
        check(Next::ALL, Next::word, Next::of);
        check(Notice::ALL, Notice::word, Notice::of);
    }

    #[test]
    fn the_most_urgent_comes_first() {
        assert!(Urgency::ALL.is_sorted());
        assert!(Urgency::Now < Urgency::NoHurry);
    }
}
