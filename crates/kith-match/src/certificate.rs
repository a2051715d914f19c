//! The certificate `kith-match-certificate/1`: everything that a checker needs to prove an answer from the instance
//! alone. Written as it goes, because a tree of it would be larger than the problem.

use std::fmt::{self, Display, Formatter};

use crate::answer::{Answer, Cover, Objective, Options};
use crate::figures::{Figures, Held, Unmatched, wishes};
use crate::problem::Problem;
use crate::table::By;
use crate::wishes::score;

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
        let held = Held::of(&wishes, &self.answer.edges);
        f.write_str(r#","held_a":"#)?;
        let wish = |person, edge| score(wishes.of_asker(person, edge));
        half(f, &held.worst_a, wish, |person, edge| wishes.asked(person, edge))?;
        if self.problem.is_room() {
            return Ok(());
        }
        f.write_str(r#","held_b":"#)?;
        let wish = |_, edge| score(wishes.of_b(edge));
        half(f, &held.worst_b, wish, |_, edge| self.problem.a[edge])
    }

    fn duals(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Some(duals) = &self.answer.duals else {
            return f.write_str(r#","bound":null,"gap_pct":null"#);
        };
        write!(f, r#","dual_scale":{},"dual_a":"#, duals.scale)?;
        list(f, duals.a.iter())?;
        if !self.problem.is_room() {
            f.write_str(r#","dual_b":"#)?;
            list(f, duals.b.iter())?;
        }
        f.write_str(r#","odd_sets":["#)?;
        for (place, set) in duals.odd_sets.iter().enumerate() {
            f.write_str(if place == 0 { r#"{"members":"# } else { r#",{"members":"# })?;
            list(f, set.members.iter())?;
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
        list(f, parties.successor.iter())?;
        f.write_str(r#","odd_parties":["#)?;
        for (place, party) in parties.odd.iter().enumerate() {
            f.write_str(if place == 0 { "" } else { "," })?;
            list(f, party.iter())?;
        }
        f.write_str(r#"],"dropped":"#)?;
        list(f, parties.dropped.iter())
    }

    fn fair(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Some(fair) = &self.answer.fair else { return Ok(()) };
        let cover = |f: &mut Formatter<'_>, cover: &Cover| {
            f.write_str(r#"{"a":"#)?;
            list(f, cover.a.iter())?;
            if !self.problem.is_room() {
                f.write_str(r#","b":"#)?;
                list(f, cover.b.iter())?;
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
    worst: &By<Option<u32>>,
    score: impl Fn(u32, u32) -> u32,
    partner: impl Fn(u32, u32) -> u32,
) -> fmt::Result {
    f.write_str(r#"{"score":"#)?;
    let held = worst.ids().zip(worst.iter());
    list(f, held.map(|(person, edge)| edge.map_or(-1, |edge| i64::from(score(person, edge)))))?;
    f.write_str(r#","partner":"#)?;
    let held = worst.ids().zip(worst.iter());
    list(f, held.map(|(person, edge)| edge.map_or(-1, |edge| i64::from(partner(person, edge)))))?;
    f.write_str("}")
}

fn unmatched(f: &mut Formatter<'_>, unmatched: &Unmatched) -> fmt::Result {
    f.write_str(r#","unmatched":{"no_acceptable_partner":"#)?;
    list(f, unmatched.no_acceptable_partner.iter())?;
    f.write_str(r#","all_better_placed":"#)?;
    list(f, unmatched.all_better_placed.iter())?;
    f.write_str(r#","odd_party":"#)?;
    list(f, unmatched.odd_party.iter())?;
    f.write_str("}")
}

fn list<T: Display>(f: &mut Formatter<'_>, values: impl Iterator<Item = T>) -> fmt::Result {
    f.write_str("[")?;
    for (place, value) in values.enumerate() {
        if place > 0 {
            f.write_str(",")?;
        }
        value.fmt(f)?;
    }
    f.write_str("]")
}

fn or_null<T: Display>(f: &mut Formatter<'_>, value: Option<T>) -> fmt::Result {
    match value {
        Some(value) => value.fmt(f),
        None => f.write_str("null"),
    }
}
