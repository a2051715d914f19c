//! Judges pairs and a certificate from the instance alone. It trusts nothing, recomputes everything and shares no code
//! with the solvers: a wrong answer that is accepted here would be the worst fault of this crate.

mod parties;
mod proof;
mod read;
mod state;

use serde_json::Value;

use proof::{bound, integers, most_pairs};
use read::{Instance, bad, table};
pub use read::{Papers, Unreadable};
use state::{State, Terms, of, put};

/// One thing that does not hold: a code from a closed list, and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// For machines.
    pub code: &'static str,
    /// For people.
    pub what: String,
}

/// Everything that does not hold; empty when the certificate holds. `digest` is SHA-256 in hexadecimal digits.
///
/// # Errors
/// [`Unreadable`] where a file is not what the contract says.
pub fn verify(
    papers: &Papers,
    digest: &dyn Fn(&[u8]) -> String,
) -> Result<Vec<Failure>, Unreadable> {
    let unreadable = |what| bad("certificate", 0, what);
    let certificate: Value = serde_json::from_slice(papers.certificate)
        .map_err(|_| unreadable("is not a JSON object"))?;
    let objective = match certificate.get("objective").and_then(Value::as_str) {
        Some("stable") => Objective::Stable,
        Some("total") => Objective::Total,
        Some("fair") => Objective::Fair,
        _ => return Err(unreadable("no objective")),
    };
    let instance = Instance::read(papers)?;
    let pairs = table("pairs", "a,b", papers.pairs)?;
    let mut failed = Vec::new();
    let options = (|| {
        let there = |name| certificate.get(name).filter(|value: &&Value| !value.is_null());
        let mutual = there("mutual").map_or(Some(false), Value::as_bool)?;
        let epsilon = there("epsilon").map_or(Some(None), |it| it.as_i64().map(Some))?;
        let seed = there("seed").map_or(Some(None), |it| it.as_u64().map(Some))?;
        Some((epsilon, Terms { mutual, seed }))
    })();
    let Some((epsilon, terms)) = options else {
        fail(&mut failed, "format", "mutual, epsilon or seed is not what it must be");
        return Ok(failed);
    };
    let Some(made) = made(&instance, &pairs, &mut failed) else { return Ok(failed) };
    let state = State::new(&instance, terms, made);
    if (0..instance.people).any(|person| of(&state.load, person, 0) > state.seats(person)) {
        fail(&mut failed, "over_capacity", "somebody has more partners than seats");
        return Ok(failed);
    }
    let case = Case { papers, digest, certificate: &certificate, objective, epsilon, terms };
    case.judge(&state, &mut failed);
    Ok(failed)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Objective {
    Stable,
    Total,
    Fair,
}

struct Case<'a> {
    papers: &'a Papers<'a>,
    digest: &'a dyn Fn(&[u8]) -> String,
    certificate: &'a Value,
    objective: Objective,
    epsilon: Option<i64>,
    terms: Terms,
}

fn fail(failed: &mut Vec<Failure>, code: &'static str, what: &str) {
    failed.push(Failure { code, what: what.to_owned() });
}

/// Which edges the pairs make; `None` where a pair is nobody's, not acceptable, or there twice.
fn made(instance: &Instance, pairs: &[[u32; 2]], failed: &mut Vec<Failure>) -> Option<Vec<bool>> {
    let far = if instance.room { instance.na } else { instance.people - instance.na };
    let mut made = vec![false; instance.edges.len()];
    for &[a, b] in pairs {
        let (a, b) = (usize::try_from(a).ok()?, usize::try_from(b).ok()?);
        if a >= instance.na || b >= far {
            fail(failed, "id", "a pair names a person who does not exist");
        } else {
            match instance.find(a, b) {
                None => fail(failed, "pair_not_acceptable", &format!("[{a}, {b}]")),
                Some(edge) if of(&made, edge, true) => {
                    fail(failed, "duplicate_pair", &format!("[{a}, {b}]"));
                }
                Some(edge) => put(&mut made, edge, true),
            }
        }
    }
    failed.is_empty().then_some(made)
}

impl Case<'_> {
    fn judge(&self, state: &State, failed: &mut Vec<Failure>) {
        let addable = |&edge: &usize| {
            !state.is_made(edge)
                && state.is_free(state.near(edge))
                && state.is_free(state.far(edge))
        };
        if state.edges().any(|edge| addable(&edge)) {
            fail(failed, "not_maximal", "an acceptable pair in which both have a free seat");
        }
        let dropped = self.stability(state, failed);
        if let Some(most) = self.epsilon
            && state.edges().any(|edge| state.gains_above(edge, most))
        {
            fail(failed, "epsilon", "a pair would gain more than that on both sides");
        }
        if self.certificate.get("format").and_then(Value::as_str)
            != Some("kith-match-certificate/1")
        {
            fail(failed, "format", "another format");
            return;
        }
        self.hashes(failed);
        self.figures(state, failed);
        self.held(state, failed);
        self.bound(state, failed);
        if self.objective == Objective::Fair {
            self.covers(state, failed);
        }
        self.unmatched(state, &dropped, failed);
    }

    /// Who blocks whom; who is left out of odd parties.
    fn stability(&self, state: &State, failed: &mut Vec<Failure>) -> Vec<usize> {
        if self.objective != Objective::Stable {
            return Vec::new();
        }
        let mut left_out = vec![false; state.instance.people];
        let mut dropped = Vec::new();
        if state.instance.room && !self.terms.mutual {
            match parties::dropped(state, self.certificate) {
                Ok(people) => dropped = people,
                Err((code, what)) => fail(failed, code, what),
            }
            for &person in &dropped {
                put(&mut left_out, person, true);
            }
        }
        let is_out = |person| of(&left_out, person, false);
        let counts = |edge: &usize| !is_out(state.near(*edge)) && !is_out(state.far(*edge));
        if state.edges().filter(counts).any(|edge| state.blocks(edge)) {
            fail(failed, "blocking_pairs", "a pair would rather have one another");
        } else if !state.instance.room && !self.terms.mutual && state.improves_for_members() {
            fail(failed, "not_a_optimal", "another stable pairing is better for members");
        }
        dropped
    }

    fn hashes(&self, failed: &mut Vec<Failure>) {
        let papers = self.papers;
        let files = [
            ("meta.json", Some(papers.meta)),
            ("edges.csv", Some(papers.edges)),
            ("caps.csv", papers.caps),
            ("caps_a.csv", papers.caps_a),
        ];
        let there: serde_json::Map<String, Value> = files
            .into_iter()
            .filter_map(|(name, bytes)| Some((name.to_owned(), (self.digest)(bytes?).into())))
            .collect();
        if self.certificate.get("files") != Some(&Value::Object(there)) {
            fail(failed, "files", "the hashes are not those of this instance");
        }
        let pairs = (self.digest)(papers.pairs);
        if self.certificate.get("pairs_sha256").and_then(Value::as_str) != Some(&pairs) {
            fail(failed, "pairs_sha256", "the certificate belongs to other pairs");
        }
    }

    fn figures(&self, state: &State, failed: &mut Vec<Failure>) {
        let rows = state.instance.edges.iter();
        let made = || rows.clone().zip(&state.made).filter(|(_, made)| **made).map(|(row, _)| row);
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let blocking = state.edges().filter(|&edge| state.blocks(edge)).count();
        let worst = made().map(|row| row.score_a.min(row.score_b)).min();
        let figures = [
            ("pairs", number(made().count())),
            ("total", total(state)),
            ("worst_side_score", u64::from(worst.unwrap_or(0))),
            ("blocking_pairs", number(blocking)),
        ];
        for (code, found) in figures {
            if self.certificate.get(code).and_then(Value::as_u64) != Some(found) {
                fail(failed, code, &format!("the instance says {found}"));
            }
        }
    }

    fn held(&self, state: &State, failed: &mut Vec<Failure>) {
        let na = state.instance.na;
        let sides = [("held_a", 0..na), ("held_b", na..state.instance.people)];
        for (code, side) in sides.into_iter().take(if state.instance.room { 1 } else { 2 }) {
            let held = self.certificate.get(code);
            let same = |name, found: &Vec<i64>| {
                let list = held.and_then(|held| integers(held.get(name)));
                list.as_deref() == found.get(side.clone())
            };
            if !same("score", &state.score) || !same("partner", &state.partner) {
                fail(failed, code, "not what the pairs give");
            }
        }
    }

    fn bound(&self, state: &State, failed: &mut Vec<Failure>) {
        let claimed = self.certificate.get("bound");
        let plain = self.objective == Objective::Total && self.epsilon.is_none();
        if matches!(claimed, None | Some(Value::Null)) {
            if self.objective == Objective::Total {
                fail(failed, "bound", "a total without a bound");
            }
            return;
        }
        let Some(proved) = bound(state, self.certificate) else {
            fail(failed, "duals", "the prices are not prices");
            return;
        };
        if claimed.and_then(Value::as_i64).map(i128::from) != Some(proved) {
            fail(failed, "bound", &format!("the prices prove {proved}"));
        }
        let total = i128::from(total(state));
        if plain && proved != total {
            fail(failed, "optimum", &format!("the total is {total}, the prices prove {proved}"));
        }
        let gap = if proved == 0 {
            Some(0)
        } else {
            ((proved - total) * 100_000_000).checked_div(proved)
        };
        let said = self.certificate.get("gap_pct").and_then(Value::as_f64);
        let near = gap.and_then(|gap| u32::try_from(gap).ok()).zip(said);
        // Said with six decimals; a difference in the fourth is another number.
        if !near.is_some_and(|(gap, said)| (f64::from(gap) / 1e6 - said).abs() <= 1e-4) {
            fail(failed, "gap_pct", "not what the bound gives");
        }
    }

    fn covers(&self, state: &State, failed: &mut Vec<Failure>) {
        let fair = self.certificate.get("fair");
        let value = |edge: usize| {
            state.instance.edges.get(edge).map_or(0, |row| row.score_a.min(row.score_b))
        };
        let pairs = state.made.iter().filter(|&&made| made).count();
        let pairs = u128::try_from(pairs).unwrap_or(u128::MAX);
        let all = most_pairs(state, fair.and_then(|fair| fair.get("cover")), |_| true);
        if all != Some(pairs) {
            fail(failed, "fair", "the cover does not prove that there are no more pairs");
        }
        let made = state.edges().filter(|&edge| state.is_made(edge));
        let worst = made.map(value).min().unwrap_or(0);
        let cover = fair.and_then(|fair| fair.get("level_cover"));
        let above = most_pairs(state, cover, |edge| value(edge) > worst);
        if pairs > 0 && above.is_none_or(|above| above >= pairs) {
            fail(failed, "fair", "the level cover leaves room for a better worst value");
        }
    }

    fn unmatched(&self, state: &State, dropped: &[usize], failed: &mut Vec<Failure>) {
        let mut wanted = vec![false; state.instance.people];
        for edge in state.edges() {
            put(&mut wanted, state.near(edge), true);
            put(&mut wanted, state.far(edge), true);
        }
        let mut found = [Vec::new(), Vec::new(), Vec::new()];
        let alone = |&person: &usize| of(&state.load, person, 1) == 0 && state.seats(person) > 0;
        for person in (0..state.instance.na).filter(alone) {
            let reason = match (of(&wanted, person, false), dropped.binary_search(&person).is_ok())
            {
                (false, _) => 0,
                (true, false) => 1,
                (true, true) => 2,
            };
            if let Some(list) = found.get_mut(reason) {
                list.push(i64::try_from(person).unwrap_or(-1));
            }
        }
        let said = self.certificate.get("unmatched");
        let reasons = ["no_acceptable_partner", "all_better_placed", "odd_party"];
        for (reason, found) in reasons.into_iter().zip(found) {
            let list = said.and_then(|said| said.get(reason));
            let list = match (list, reason) {
                (None, "odd_party") if said.is_some_and(Value::is_object) => Some(Vec::new()),
                (list, _) => integers(list),
            };
            let sorted = list.map(|mut list| {
                list.sort_unstable();
                list
            });
            if sorted != Some(found) {
                fail(failed, "unmatched", reason);
            }
        }
    }
}

/// Sum of both scores over all pairs.
fn total(state: &State) -> u64 {
    let made = state.instance.edges.iter().zip(&state.made).filter(|(_, made)| **made);
    made.map(|(row, _)| u64::from(row.score_a) + u64::from(row.score_b)).sum()
}
