//! The reasons for pairs and the want of one, for a coordinator or for the two themselves. A member's line is made from
//! nothing but what both sides were told is shown: neither its words nor their number depend on anything else.

use std::collections::BTreeMap;

use kith_match::{
    Unmatched,
    people::{Feature, Measure, Points, Said},
};
use serde_json::{Value, json};

use super::{Run, key};

/// The most reasons that a member reads.
const MOST: usize = 3;

/// Counts up to here are not told: a few people could be recognised by them.
const FEW: u64 = 7;

impl Run {
    /// One line for each pair, then one for each mentee without.
    pub(super) fn lines(
        &self,
        pairs: &[(u32, u32)],
        alone: &Unmatched,
        member: bool,
    ) -> Vec<Value> {
        let pair = |&(a, b): &(u32, u32)| if member { self.told(a, b) } else { self.traced(a, b) };
        let nobody = alone.no_acceptable_partner.iter().map(|&a| (a, false));
        let others = alone.all_better_placed.iter().map(|&a| (a, true));
        let rest = nobody.chain(others).collect::<BTreeMap<u32, bool>>();
        let rest = rest
            .into_iter()
            .map(|(a, wanted)| if member { waiting(a, wanted) } else { self.missed(a, wanted) });
        pairs.iter().map(pair).chain(rest).collect()
    }

    /// For the two: what both said where both know that it is shown, the most telling first.
    fn told(&self, a: u32, b: u32) -> Value {
        let mut reasons: Vec<(u32, &str, String)> = self
            .features(a, b)
            .filter(|(name, feature, points)| {
                let shown =
                    self.rules.shown.iter().any(|it| it == name || *it == self.field(feature));
                shown && !points.missing && points.of > 0
            })
            .filter_map(|(name, feature, points)| {
                let text = self.together(feature, (a, b))?;
                Some((points.of, name, text))
            })
            .collect();
        reasons.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
        reasons.truncate(MOST);
        let mut list: Vec<Value> = reasons
            .into_iter()
            .map(|(_, feature, text)| json!({ "feature": feature, "text": text }))
            .collect();
        if list.is_empty() {
            list.push(json!({ "feature": "fit", "text": "We think you may get on." }));
        }
        json!({ "a": a, "b": b, "for": "member", "reasons": list })
    }

    /// For a coordinator: every feature with what it gave.
    fn traced(&self, a: u32, b: u32) -> Value {
        let reasons: Vec<Value> = self
            .features(a, b)
            .map(|(name, feature, points)| {
                let text = if points.missing {
                    format!("{}: one of the two did not answer, so the programme's mean counts", self.field(feature))
                } else {
                    self.together(feature, (a, b))
                        .unwrap_or_else(|| format!("{}: nothing in common", self.field(feature)))
                };
                json!({ "feature": name, "text": text, "points": points.of * feature.weight / 1_000 })
            })
            .collect();
        json!({
            "a": a, "b": b, "for": "coordinator", "reasons": reasons,
            "mentee": key(&self.roster.mentees, a), "mentor": key(&self.roster.mentors, b),
        })
    }

    /// For a coordinator: how many mentors each hard rule shut out.
    fn missed(&self, a: u32, wanted: bool) -> Value {
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for b in 0..u32::try_from(self.roster.mentors.len()).unwrap_or(u32::MAX) {
            if let Some(barrier) = self.pool.barrier(a, b) {
                *counts.entry(self.code(barrier)).or_default() += 1;
            }
        }
        let told = |count| if count > FEW { json!(count) } else { json!("few or none") };
        let counts: BTreeMap<&str, Value> =
            counts.into_iter().map(|(code, count)| (code, told(count))).collect();
        let text = if wanted {
            "Everybody who may be a mentor here has no seat left."
        } else {
            "Nobody keeps all the hard rules for this person."
        };
        json!({
            "a": a, "b": null, "for": "coordinator", "mentee": key(&self.roster.mentees, a),
            "reasons": [{ "feature": "unmatched", "text": text }], "constraints": counts,
        })
    }

    fn features(&self, a: u32, b: u32) -> impl Iterator<Item = (&str, &Feature, Points)> {
        let points = self.pool.points(a, b, &self.weighed.means);
        let names = self.plan.names.iter().map(String::as_str);
        names.zip(&self.plan.features).zip(points).map(|((name, feature), it)| (name, feature, it))
    }

    fn field(&self, feature: &Feature) -> &str {
        let place = usize::try_from(feature.field).unwrap_or(usize::MAX);
        self.plan.fields.get(place).map_or("", |field| field.name.as_str())
    }

    /// What both said, in a sentence; `None` where they have nothing in common.
    fn together(&self, feature: &Feature, (a, b): (u32, u32)) -> Option<String> {
        let place = |it: u32| usize::try_from(it).unwrap_or(usize::MAX);
        let near = self.pool.members.get(place(a))?.said.get(place(feature.field))?;
        let far = self.pool.mentors.get(place(b))?.said.get(place(feature.field))?;
        let field = self.field(feature);
        match (near, far) {
            (Said::Words(near), Said::Words(far)) => {
                let both = near.iter().filter(|word| far.contains(word));
                let words: Vec<&str> = both
                    .filter_map(|&word| Some(self.roster.words.get(place(word))?.as_str()))
                    .collect();
                let list = listed(&words)?;
                Some(match feature.measure {
                    Measure::Count => format!("Both have time: {list}."),
                    _ => format!("Both named {list} ({field})."),
                })
            }
            (Said::Place(near), Said::Place(far)) => Some(match far.checked_sub(*near)? {
                0 => format!("Both are at the same place ({field})."),
                1 => format!("The mentor is one step above ({field})."),
                steps @ 2.. => format!("The mentor is {steps} steps above ({field})."),
                steps => format!("The mentee is {} above ({field}).", steps.checked_abs()?),
            }),
            _ => None,
        }
    }
}

/// `a`, `a and b`, `a, b and c`.
fn listed(words: &[&str]) -> Option<String> {
    let (last, rest) = words.split_last()?;
    if rest.is_empty() {
        Some((*last).to_owned())
    } else {
        Some(format!("{} and {last}", rest.join(", ")))
    }
}

/// For a mentee without a mentor. Says nothing of what others asked for.
fn waiting(a: u32, wanted: bool) -> Value {
    let text = if wanted {
        "Nobody who fits is free right now. You keep your place, and weeks waited count."
    } else {
        "Nobody fits all you asked for yet. You could ask for less, or wait for new people."
    };
    json!({ "a": a, "b": null, "for": "member", "reasons": [{ "feature": "unmatched", "text": text }] })
}

#[cfg(test)]
mod tests {
    #[test]
    fn lists_read_as_people_speak() {
        let check = |words: &[&str], expected: Option<&str>| {
            assert_eq!(super::listed(words).as_deref(), expected);
        };
        check(&[], None);
        check(&["a"], Some("a"));
        check(&["a", "b"], Some("a and b"));
        check(&["a", "b", "c"], Some("a, b and c"));
    }
}
