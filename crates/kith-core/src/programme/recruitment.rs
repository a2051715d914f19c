//! Recruiting: how many people a programme wants by when, by which ways they hear of it, and how far those who came by each
//! way got. Who it was is never asked (docs/adr/0044).

use std::fmt;

use crate::{
    Code, DAY, ProgrammeId, Refusal, Span, Timestamp, pairing::disclosure, people::grant::Role,
};

worded! {
    /// How far somebody got on their way into a role; the order of the handbook.
    Stage {
        /// They began an application.
        Begun = "begun",
        /// They handed it in.
        Sent = "sent",
        /// Somebody outside gave them a reference.
        Referred = "referred",
        /// They have the role.
        Accepted = "accepted",
        /// They fit, and wait for a place.
        Waiting = "waiting",
        /// They heard a no.
        Declined = "declined",
        /// They have the role, and passed its course.
        Trained = "trained",
        /// They walk with somebody, or did.
        Paired = "paired",
    }
}

/// How many got as far as each of [`Stage::ALL`], in its order.
pub type Counts = [u32; Stage::ALL.len()];

/// The same, as it may be told.
pub type Told = [Option<u32>; Stage::ALL.len()];

/// So many people, in a role, by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What names it outside.
    pub code: Code,
    /// Who wants them.
    pub programme: ProgrammeId,
    /// In which role.
    pub role: Role,
    /// How many.
    pub many: u16,
    /// Who, in a few words, such as “who speak Arabic”; empty for anybody who fits.
    pub need: String,
    /// By when.
    pub until: Timestamp,
}

/// A target as it was typed.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// In which role.
    pub role: Role,
    /// How many.
    pub many: String,
    /// Who, in a few words.
    pub need: String,
    /// By when; `None` where that is no day.
    pub until: Option<Timestamp>,
}

/// A way by which people hear of a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The letters of its link.
    pub short: Short,
    /// Of which programme.
    pub programme: ProgrammeId,
    /// What the desk calls it; empty for the link of a mentor.
    pub name: String,
    /// When it was made.
    pub since: Timestamp,
}

/// Eight letters that one can read aloud and type from a poster: 40 bits that tell nothing, not even the programme.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Short(String);

/// Letters that nobody takes for one another: neither `i` nor `l` nor `o`, and no `u`.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// How many of them.
const LENGTH: usize = 8;

/// How many targets a programme has at the most.
pub const TARGETS: i64 = 20;
/// How many links the desk of a programme makes at the most.
pub const LINKS: i64 = 100;
/// How many people a target asks for at the most.
const MANY: u16 = 999;
/// How many letters a need or the name of a link has at the most.
const LONGEST: usize = 60;
/// How far away the day of a target is at the most.
const AHEAD: Span = DAY.times(730);

/// No number from 1 to 999.
pub const NUMBER: Refusal = Refusal("target-number");
/// Longer than fits, or on several lines.
pub const NEED: Refusal = Refusal("target-need");
/// No day to come, or one more than two years away.
pub const DAYS: Refusal = Refusal("target-days");
/// There are as many as fit.
pub const FULL: Refusal = Refusal("target-full");
/// The name of a link is none, or longer than fits.
pub const NAME: Refusal = Refusal("source-name");
/// There are as many links as fit.
pub const ENOUGH: Refusal = Refusal("source-enough");
/// No link has these letters.
pub const UNKNOWN: Refusal = Refusal("source-unknown");

/// The roles that are wanted; a supporter is the house's, and no programme's.
#[must_use]
pub const fn roles(house: bool) -> &'static [Role] {
    if house {
        &[Role::Mentor, Role::Mentee, Role::Supporter]
    } else {
        &[Role::Mentor, Role::Mentee]
    }
}

/// As much of `counts` as may be told of people whose applications the reader knows: rounded, and `None` for a few (OUT-60).
/// That nobody came is a few as well, or the first who comes could be told apart.
#[must_use]
pub fn told(counts: Counts) -> Told {
    counts.map(disclosure::released)
}

/// The name of a link, as the desk typed it.
///
/// # Errors
/// [`NAME`].
pub fn name(text: &str) -> Result<String, Refusal> {
    line(text).filter(|name| !name.is_empty()).ok_or(NAME)
}

fn line(text: &str) -> Option<String> {
    let line = text.trim();
    let fits = line.chars().count() <= LONGEST && !line.chars().any(char::is_control);
    fits.then(|| line.to_owned())
}

impl Wanted {
    /// The target that `code` names from now on, and every field that has to be put right.
    ///
    /// # Errors
    /// The name of each such field, with [`NUMBER`], [`NEED`] or [`DAYS`].
    pub fn target(
        &self,
        now: Timestamp,
        (programme, code): (ProgrammeId, Code),
    ) -> Result<Target, Vec<(&'static str, Refusal)>> {
        let many = self.many.trim().parse().ok().filter(|many| (1..=MANY).contains(many));
        let need = line(&self.need);
        let until = self.until.filter(|day| *day > now && *day <= now + AHEAD);
        match (many, need, until) {
            (Some(many), Some(need), Some(until)) => {
                Ok(Target { code, programme, role: self.role, many, need, until })
            }
            (many, need, until) => {
                let gaps = [
                    ("many", many.is_none(), NUMBER),
                    ("need", need.is_none(), NEED),
                    ("until", until.is_none(), DAYS),
                ];
                let gaps = gaps.into_iter().filter(|(_, is, _)| *is);
                Err(gaps.map(|(field, _, why)| (field, why)).collect())
            }
        }
    }
}

impl Target {
    /// How many are still to come, where `have` are there.
    #[must_use]
    pub fn gap(&self, have: u32) -> u32 {
        u32::from(self.many).saturating_sub(have)
    }
}

impl Short {
    /// The letters that `chance` draws.
    #[must_use]
    pub fn drawn(chance: [u8; 32]) -> Self {
        // 256 is eight times 32: each letter is as likely as any other.
        let letter = |byte: &u8| LETTERS.get(usize::from(byte % 32)).copied().map(char::from);
        Self(chance.iter().take(LENGTH).filter_map(letter).collect())
    }

    /// Reads what was typed or stands in an address: capitals, spaces and hyphens are as good, and so is a letter that looks
    /// like the one that is meant.
    ///
    /// # Errors
    /// [`UNKNOWN`] where no link has such letters.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let bare = text.chars().filter(|c| !c.is_whitespace() && *c != '-').take(LENGTH + 1);
        let meant = bare.map(|c| match c.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        });
        let letters: String = meant.collect();
        let known = |c: char| u8::try_from(c).is_ok_and(|byte| LETTERS.contains(&byte));
        let fits = letters.chars().count() == LENGTH && letters.chars().all(known);
        fits.then_some(Self(letters)).ok_or(UNKNOWN)
    }

    /// They, as they stand in an address.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn now() -> Timestamp {
        Timestamp::from_micros(1_700_000_000_000_000).unwrap()
    }

    fn typed(many: &str, need: &str, days: i64) -> Result<Target, Vec<(&'static str, Refusal)>> {
        let until = Some(now() + DAY.times(days));
        let wanted = Wanted { role: Role::Mentor, many: many.into(), need: need.into(), until };
        let id = Uuid::from_u128(1);
        wanted.target(now(), (ProgrammeId(id), Code(id)))
    }

    #[test]
    fn a_target_is_so_many_people_by_a_day_to_come() {
        let target = typed(" 8 ", " who speak Arabic ", 30).unwrap();
        assert_eq!((target.many, target.need.as_str()), (8, "who speak Arabic"));
        assert_eq!((target.gap(3), target.gap(8), target.gap(9)), (5, 0, 0));
        for (many, need, days, gaps) in [
            ("0", "", 30, &[("many", NUMBER)][..]),
            ("1000", "", 30, &[("many", NUMBER)]),
            ("eight", "", 0, &[("many", NUMBER), ("until", DAYS)]),
            ("8", &"x".repeat(61), 731, &[("need", NEED), ("until", DAYS)]),
            ("8", "two\nlines", 30, &[("need", NEED)]),
        ] {
            assert_eq!(typed(many, need, days), Err(gaps.to_vec()), "{many} {need} {days}");
        }
        assert_eq!(name("  Poster in the library "), Ok("Poster in the library".to_owned()));
        assert_eq!((name(" "), name(&"x".repeat(61))), (Err(NAME), Err(NAME)));
    }

    #[test]
    fn letters_from_a_poster_are_read_as_they_are_meant() {
        let short = Short::drawn([
            0, 1, 17, 31, 32, 20, 10, 255, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9,
            9, 9, 9, 9, 9,
        ]);
        assert_eq!(short.text(), "01hz0maz");
        for meant in ["01hz0maz", "01HZ-0MAZ", " o1hz oma z ", "OLHZOMAZ", "oihzomaz"] {
            assert_eq!(Short::parse(meant), Ok(short.clone()), "{meant}");
        }
        for other in ["", "01hz0ma", "01hz0mazz", "01hz0mau", "01hz0ma/", "01hz0maß"] {
            assert_eq!(Short::parse(other), Err(UNKNOWN), "{other}");
        }
    }

    #[test]
    fn of_few_it_is_not_even_told_that_there_is_anybody() {
        let told = told([12, 8, 7, 1, 0, 0, 0, 0]);
        assert_eq!(told, [Some(10), Some(10), None, None, None, None, None, None]);
    }

    proptest! {
        #[test]
        fn one_more_person_moves_what_is_told_by_a_whole_step_or_not_at_all(count in 0_u32..500) {
            let [before, after] = [count, count + 1].map(|n| told([n; 8])[0].unwrap_or(0));
            prop_assert!(after == before || after >= before + 5, "{before} {after}");
        }

        #[test]
        fn whatever_chance_draws_is_read_again(chance in prop::array::uniform32(any::<u8>())) {
            let short = Short::drawn(chance);
            prop_assert_eq!(Short::parse(short.text()), Ok(short));
        }
    }
}
