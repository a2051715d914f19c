//! What columns are called in the spreadsheets of programmes, as data.

use super::Kind;

worded! {
    /// What a column says.
    Column {
        /// By what the programme tells its rows apart.
        Key = "key",
        /// What the coordinator calls somebody.
        Name = "name",
        /// The first part of that.
        First = "first name",
        /// The last part of that.
        Last = "last name",
        /// Mentee or mentor.
        Role = "role",
        /// How many mentees a mentor takes.
        Places = "places",
        /// In which languages they can talk.
        Languages = "languages",
        /// Experiences of the house's list.
        Topics = "topics",
        /// When in the week they have time.
        Times = "times",
        /// What they are interested in, in a word or two each.
        Interests = "interests",
        /// What they work as: an interest too.
        Profession = "profession",
        /// What they say of who they are.
        Identity = "identity",
        /// Whether they want somebody like themselves.
        Alike = "match with similar identity",
        /// What they wrote about themselves, or would like.
        Words = "words",
        /// The key of a mentee.
        Mentee = "mentee",
        /// The key of a mentor.
        Mentor = "mentor",
        /// The key of a pair.
        Pair = "pair",
        /// On which day, and at which hour.
        Date = "date",
        /// For how long.
        Minutes = "minutes",
        /// Whether it took place.
        Held = "held",
    }
}

/// Other names, in small letters.
const OTHERS: &[(&str, Column)] = &[
    ("id", Column::Key),
    ("email", Column::Key),
    ("e-mail", Column::Key),
    ("email address", Column::Key),
    ("e-mail address", Column::Key),
    ("full name", Column::Name),
    ("forename", Column::First),
    ("given name", Column::First),
    ("surname", Column::Last),
    ("family name", Column::Last),
    ("capacity", Column::Places),
    ("mentees wanted", Column::Places),
    ("language", Column::Languages),
    ("topic", Column::Topics),
    ("experiences", Column::Topics),
    ("availability", Column::Times),
    ("hours", Column::Times),
    ("interest", Column::Interests),
    ("skills", Column::Interests),
    ("characteristics", Column::Identity),
    ("identity to match", Column::Identity),
    ("biography", Column::Words),
    ("bio", Column::Words),
    ("about", Column::Words),
    ("wishes", Column::Words),
    ("goals", Column::Words),
    ("mentee key", Column::Mentee),
    ("mentor key", Column::Mentor),
    ("pair key", Column::Pair),
    ("day", Column::Date),
    ("start", Column::Date),
    ("length", Column::Minutes),
    ("took place", Column::Held),
];

/// What Kith writes for people alone, and passes over when it reads.
const PASSED: [&str; 1] = ["stands"];

/// What the column with that heading says in a table of `kind`; `None` for one that is not read.
#[must_use]
pub fn column(kind: Kind, heading: &str) -> Option<Column> {
    let heading = heading.trim().replace('_', " ").to_lowercase();
    let other = || OTHERS.iter().find(|(name, _)| *name == heading).map(|(_, column)| *column);
    Column::of(&heading).or_else(other).filter(|column| kind.reads().contains(column))
}

/// Whether nobody has to be told that the column with that heading is not read.
#[must_use]
pub fn is_known(kind: Kind, heading: &str) -> bool {
    column(kind, heading).is_some() || PASSED.contains(&heading.trim().to_lowercase().as_str())
}

impl Kind {
    /// The columns that its rows may have, in the order in which they are written down.
    #[must_use]
    pub const fn reads(self) -> &'static [Column] {
        use Column as C;
        match self {
            Self::People => &[
                C::Key,
                C::Name,
                C::First,
                C::Last,
                C::Role,
                C::Places,
                C::Languages,
                C::Topics,
                C::Times,
                C::Interests,
                C::Profession,
                C::Identity,
                C::Alike,
                C::Words,
            ],
            Self::Pairs => &[C::Key, C::Mentee, C::Mentor],
            Self::Meetings => &[C::Key, C::Pair, C::Date, C::Minutes, C::Held],
        }
    }

    /// The columns without which none of its rows can be read.
    #[must_use]
    pub const fn needs(self) -> &'static [Column] {
        use Column as C;
        match self {
            Self::People => &[C::Key],
            Self::Pairs => &[C::Key, C::Mentee, C::Mentor],
            Self::Meetings => &[C::Key, C::Pair, C::Date],
        }
    }
}
