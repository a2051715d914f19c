//! From people to plain numbers: who can be paired with whom, and how well each pair would fit.

use std::collections::{BTreeMap, HashMap};

use kith_core::{
    FaceId,
    pairing::{
        barrier::Barrier,
        exclusion::Kind as Decided,
        fit::{self, Features},
        preference::Wish,
        score,
        settings::Weights,
    },
    people::facet::Kind,
};
use kith_match::Edge;

use super::gathering::{Gathered, Mentee, Mentor};

/// Everybody in numbers. Ids are places in the lists that were gathered.
#[derive(Debug, Clone, Default)]
pub(super) struct Weighed {
    /// Pairs that are possible, ascending by (a, b).
    pub(super) edges: Vec<Edge>,
    /// How well each of them fits, 0 to 1,000,000.
    pub(super) fits: HashMap<(u32, u32), u32>,
    /// How many pairs each barrier keeps apart.
    pub(super) barriers: BTreeMap<Barrier, u32>,
    /// Pairs that a coordinator keeps together, as far as that is possible.
    pub(super) locked: Vec<(u32, u32)>,
}

/// Weighs everybody.
pub(super) fn weigh(gathered: &Gathered, weights: &Weights) -> Weighed {
    let mut weighed = Weighed::default();
    let mut open: Vec<((u32, u32), Features)> = Vec::new();
    for (a, mentee) in (0_u32..).zip(&gathered.mentees) {
        for (b, mentor) in (0_u32..).zip(&gathered.mentors) {
            if let Some(barrier) = barrier(gathered, mentee, mentor) {
                *weighed.barriers.entry(barrier).or_default() += 1;
            } else {
                let features = fit::features(&mentee.person.said, &mentor.person.said);
                open.push(((a, b), features));
            }
        }
    }
    let means = fit::means(&open.iter().map(|(_, features)| *features).collect::<Vec<_>>());
    for ((a, b), features) in open {
        let fit = fit::fit(&features, &means, weights);
        weighed.fits.insert((a, b), fit);
        weighed.edges.extend(edge(gathered, (a, b), fit));
        if decided(gathered, (a, b)) == Some(Decided::Locked) {
            weighed.locked.push((a, b));
        }
    }
    weighed
}

/// What keeps the two apart; the first of all that do.
pub(super) fn barrier(gathered: &Gathered, mentee: &Mentee, mentor: &Mentor) -> Option<Barrier> {
    let (one, other) = (&mentee.person, &mentor.person);
    let pair = (one.face.id, other.face.id);
    let never = |wish: Option<&Wish>| wish == Some(&Wish::Never);
    if one.face.owner == other.face.owner {
        Some(Barrier::Oneself)
    } else if one.away || other.away {
        Some(Barrier::Away)
    } else if !one.agreed || !other.agreed {
        Some(Barrier::Consent)
    } else if mentee.apart.contains(&other.face.owner)
        || never(one.wishes.get(&pair.1))
        || never(other.wishes.get(&pair.0))
        || fit::cross(&one.said, &other.said)
    {
        Some(Barrier::Boundary)
    } else if gathered.decided.get(&pair) == Some(&Decided::Forbidden) {
        Some(Barrier::Forbidden)
    } else if gathered.before.contains(&pair) || mentee.avoided.contains(&other.face.owner) {
        Some(Barrier::Avoid)
    } else if fit::are_apart(&one.said, &other.said, Kind::Language) {
        Some(Barrier::Language)
    } else if fit::are_apart(&one.said, &other.said, Kind::Slot) {
        Some(Barrier::Slots)
    } else {
        None
    }
}

fn edge(gathered: &Gathered, (a, b): (u32, u32), fit: u32) -> Option<Edge> {
    let (mentee, mentor) = pair(gathered, (a, b))?;
    let wish = |of: &HashMap<FaceId, Wish>, about: FaceId| of.get(&about).copied();
    let theirs = wish(&mentor.person.wishes, mentee.person.face.id);
    let ours = wish(&mentee.person.wishes, mentor.person.face.id);
    Some(Edge {
        a,
        b,
        score_a: score::of_mentee(fit, ours),
        score_b: score::of_mentor(fit, mentee.seniority, theirs),
    })
}

fn decided(gathered: &Gathered, at: (u32, u32)) -> Option<Decided> {
    let (mentee, mentor) = pair(gathered, at)?;
    gathered.decided.get(&(mentee.person.face.id, mentor.person.face.id)).copied()
}

/// The two at their places.
pub(super) fn pair(gathered: &Gathered, (a, b): (u32, u32)) -> Option<(&Mentee, &Mentor)> {
    let (a, b) = (usize::try_from(a).ok()?, usize::try_from(b).ok()?);
    gathered.mentees.get(a).zip(gathered.mentors.get(b))
}
