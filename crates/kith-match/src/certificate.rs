//! The certificate `kith-match-certificate/1`: everything that a checker needs to prove an answer from the instance
//! alone. Written as it goes, because a tree of it would be larger than the problem.

use std::fmt::{self, Display, Formatter};
use std::ops::Range;

use crate::answer::{Answer, Cover, Objective, Options};
use crate::crew::{hands, share};
use crate::figures::{Figures, Unmatched, wishes};
use crate::problem::Problem;
use crate::table::{By, at, no};
use crate::wishes::score;

/// Writing a number takes as long as asking so many pairs something.
const PAIRS: u32 = 8;

/// An answer with the names of what it answers. `Display` writes the JSON object.
#[derive(Clone, Copy, Debug)]
pub struct Certificate<'a> {
    /// What was solved.
    pub problem: &'a Problem,
    /// For what.
    pub options: Options,
    /// The pairing.
    pub answer: &'a Answer,
    /// What it comes to.
    pub figures: &'a Figures,
    /// Name and SHA-256 in hexadecimal digits of every file of the instance that exists.
    pub files: &'a [(&'a str, String)],
    /// SHA-256 of the file of pairs.
    pub pairs_sha256: &'a str,
}

impl Display for Certificate<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let figures = self.figures;
        self.head(f)?;
        write!(f, r#","pairs":{},"total":{}"#, figures.pairs, figures.total)?;
        write!(f, r#","worst_side_score":{}"#, figures.worst_side_score)?;
        write!(f, r#","blocking_pairs":{}"#, figures.blocking_pairs)?;
        self.held(f)?;
        self.duals(f)?;
        self.parties(f)?;
        self.fair(f)?;
        unmatched(f, &figures.unmatched)?;
        f.write_str("}\n")
    }
}

impl Certificate<'_> {
    fn head(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(r#"{"format":"kith-match-certificate/1","files":{"#)?;
        for (place, (name, hash)) in self.files.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            write!(f, r#"{comma}"{name}":"{hash}""#)?;
        }
        write!(f, r#"}},"pairs_sha256":"{}""#, self.pairs_sha256)?;
        let (objective, mutual, epsilon) = match self.options.objective {
            Objective::Stable => ("stable", false, None),
            Objective::Mutual => ("stable", true, None),
            Objective::Total => ("total", false, None),
            Objective::Within(epsilon) => ("total", false, Some(epsilon)),
            Objective::Fair => ("fair", false, None),
        };
        write!(f, r#","objective":"{objective}","mutual":{mutual},"epsilon":"#)?;
        or_null(f, epsilon)?;
        f.write_str(r#","seed":"#)?;
        or_null(f, self.options.seed)
    }

    fn held(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let wishes = wishes(self.problem, self.options);
        let held = &self.figures.held;
        f.write_str(r#","held_a":"#)?;
        half(f, &held.floor_a, |wish| wishes.partner_of_a(wish))?;
        if self.problem.is_room() {
            return Ok(());
        }
        f.write_str(r#","held_b":"#)?;
        half(f, &held.floor_b, |wish| wishes.member_behind(wish))
    }

    fn duals(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Some(duals) = &self.answer.duals else {
            return f.write_str(r#","bound":null,"gap_pct":null"#);
        };
        write!(f, r#","dual_scale":{},"dual_a":"#, duals.scale)?;
        plain(f, &duals.a)?;
        if !self.problem.is_room() {
            f.write_str(r#","dual_b":"#)?;
            plain(f, &duals.b)?;
        }
        f.write_str(r#","odd_sets":["#)?;
        for (place, set) in duals.odd_sets.iter().enumerate() {
            f.write_str(if place == 0 { r#"{"members":"# } else { r#",{"members":"# })?;
            plain(f, &set.members)?;
            write!(f, r#","z":{}}}"#, set.z)?;
        }
        f.write_str(r#"],"bound":"#)?;
        or_null(f, self.figures.bound)?;
        let gap = self.figures.gap().unwrap_or(0);
        write!(f, r#","gap_pct":{}.{:06}"#, gap / 1_000_000, gap % 1_000_000)
    }

    fn parties(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Some(parties) = &self.answer.parties else { return Ok(()) };
        f.write_str(r#","partition":"#)?;
        plain(f, &parties.successor)?;
        f.write_str(r#","odd_parties":["#)?;
        for (place, party) in parties.odd.iter().enumerate() {
            f.write_str(if place == 0 { "" } else { "," })?;
            plain(f, party)?;
        }
        f.write_str(r#"],"dropped":"#)?;
        plain(f, &parties.dropped)
    }

    fn fair(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Some(fair) = &self.answer.fair else { return Ok(()) };
        let cover = |f: &mut Formatter<'_>, cover: &Cover| {
            f.write_str(r#"{"a":"#)?;
            plain(f, &cover.a)?;
            if !self.problem.is_room() {
                f.write_str(r#","b":"#)?;
                plain(f, &cover.b)?;
            }
            f.write_str("}")
        };
        f.write_str(r#","fair":{"cover":"#)?;
        cover(f, &fair.cover)?;
        f.write_str(r#","level_cover":"#)?;
        cover(f, &fair.level_cover)?;
        write!(f, r#"}},"leximin_exact":{}"#, fair.leximin_exact)
    }
}

/// Score and id of the least wanted partner of each person of one side; -1 while a seat is free.
fn half(
    f: &mut Formatter<'_>,
    floor: &By<u64>,
    partner: impl Fn(u64) -> u32 + Sync,
) -> fmt::Result {
    let or_none = |&wish: &u64, of: &dyn Fn(u64) -> u32| match wish {
        0 | u64::MAX => -1,
        _ => i64::from(of(wish)),
    };
    f.write_str(r#"{"score":"#)?;
    list(f, floor.all_of(), |wish| or_none(wish, &score))?;
    f.write_str(r#","partner":"#)?;
    list(f, floor.all_of(), |wish| or_none(wish, &partner))?;
    f.write_str("}")
}

fn unmatched(f: &mut Formatter<'_>, unmatched: &Unmatched) -> fmt::Result {
    f.write_str(r#","unmatched":{"no_acceptable_partner":"#)?;
    plain(f, &unmatched.no_acceptable_partner)?;
    f.write_str(r#","all_better_placed":"#)?;
    plain(f, &unmatched.all_better_placed)?;
    f.write_str(r#","odd_party":"#)?;
    plain(f, &unmatched.odd_party)?;
    f.write_str("}")
}

fn plain(f: &mut Formatter<'_>, ids: &[u32]) -> fmt::Result {
    list(f, ids, |&id| i64::from(id))
}

/// A list of whole numbers. Hundreds of thousands of them are most of a certificate.
fn list<T: Sync>(
    f: &mut Formatter<'_>,
    values: &[T],
    whole: impl Fn(&T) -> i64 + Sync,
) -> fmt::Result {
    let count = no(values.len());
    let part = |part: Range<u32>| {
        let mut text = Vec::with_capacity(8 * part.len());
        for (place, value) in
            part.clone().zip(values.get(at(part.start)..at(part.end)).unwrap_or_default())
        {
            if place > 0 {
                text.push(b',');
            }
            number(&mut text, whole(value));
        }
        text
    };
    f.write_str("[")?;
    for text in share(count, hands(count.saturating_mul(PAIRS)), part) {
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())?;
    }
    f.write_str("]")
}

/// Two digits at a time, the last first.
fn number(block: &mut Vec<u8>, value: i64) {
    if value < 0 {
        block.push(b'-');
    }
    let digit = |digit: u64| b'0' + u8::try_from(digit).unwrap_or(0);
    let mut rest = value.unsigned_abs();
    let mut digits = [0; 20];
    let mut from = digits.len();
    for pair in digits.rchunks_exact_mut(2) {
        let last = rest % 100;
        rest /= 100;
        pair.copy_from_slice(&[digit(last / 10), digit(last % 10)]);
        from -= 2;
        if rest == 0 {
            from += usize::from(last < 10);
            break;
        }
    }
    block.extend_from_slice(digits.get(from..).unwrap_or_default());
}

fn or_null<T: Display>(f: &mut Formatter<'_>, value: Option<T>) -> fmt::Result {
    match value {
        Some(value) => value.fmt(f),
        None => f.write_str("null"),
    }
}
