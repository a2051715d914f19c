//! Logistic regression over marks of texts: one table of weights for each question, learnt together. Of
//! a text with many parts, what counts is the stretch that says yes the loudest, in teaching as in
//! reading. Where a table says yes is found by learning from two thirds of the lines and asking about
//! the third.

use std::collections::BTreeMap;

use kith_safety::{CALM, MOST_MARKS, Reader, TABLES};

use super::{
    draw::Draw,
    sentences::{Label, Sentence},
};

/// How often all is gone through.
const ROUNDS: u8 = 10;

/// How much a weight is drawn back to nothing.
const PULL: f64 = 5e-4;

/// How much a weight has moved before it first moves: the less, the bolder the first steps.
const RESTED: f64 = 0.01;

/// How much more a yes counts.
const YES: f64 = 1.5;

/// Where numbers begin to be drawn.
const SEED: u64 = 16;

/// How many parts the lines fall into when the cuts are found.
const FOLDS: usize = 3;

/// The place of the table that is asked about plans.
const PLAN: usize = 2;

/// Of harmless lines, the share that may hear yes, in ten thousand: at the cut, where a test of scope
/// or an exception doubts the words, and beside a rule that does not count alone. Of plans, the first is
/// a share of own danger that is none, the second one of harmless lines; by the plan table alone no
/// harmless line may call a person.
const WRONG: [(usize, usize, usize); TABLES] = [
    (280, 20, 2_000),
    (270, 20, 2_000),
    (1_200, 80, 600),
    (60, 15, 1_000),
    (25, 25, 700),
    (20, 20, 700),
    (15, 15, 700),
    (40, 40, 700),
    (35, 35, 700),
    (30, 30, 700),
    (25, 25, 700),
];

/// Of own danger that is no plan, the share that may call a person by the plan table alone, in ten thousand.
const CALLED: usize = 500;

/// What a table asks of a lesson: yes, no, or nothing.
type Asked = [Option<bool>; TABLES];

/// The marks of each part of a text, and what they teach.
#[derive(Clone)]
pub struct Lesson {
    parts: Vec<Vec<u32>>,
    asked: Asked,
    weight: f64,
    line: usize,
    whole: bool,
}

/// Where a table says yes: by itself, where a test of scope doubts it, and beside a rule that does not
/// count alone.
pub struct Cuts {
    pub cut: f64,
    pub sure: f64,
    pub nod: f64,
}

/// The tables and where each says yes.
pub fn learnt(reader: &Reader, all: &[Sentence]) -> (Tables, Vec<Cuts>) {
    let lessons: Vec<Lesson> = all.iter().map(|one| lesson(reader, one)).collect();
    let mut heard = Heard::default();
    for fold in 0..FOLDS {
        let rest: Vec<&Lesson> = lessons.iter().filter(|one| one.line % FOLDS != fold).collect();
        let tables = Tables::taught(&rest);
        let asked = lessons.iter().filter(|one| one.line % FOLDS == fold && one.whole);
        asked.for_each(|lesson| heard.hear(lesson.asked, tables.scores(lesson)));
    }
    let every: Vec<&Lesson> = lessons.iter().collect();
    (Tables::taught(&every), heard.cuts())
}

/// What `one` teaches.
pub fn lesson(reader: &Reader, one: &Sentence) -> Lesson {
    let Sentence { label, weight, line, slipped, .. } = *one;
    Lesson { parts: reader.marks(&one.text), asked: asked(label), weight, line, whole: !slipped }
}

fn asked(label: Label) -> Asked {
    let mut out = [Some(false); TABLES];
    let (own, rest) = out.split_at_mut(PLAN + 1);
    match label {
        Label::Own(least, most) => {
            for (answer, level) in own.iter_mut().zip(1..) {
                *answer = match (least >= level, most >= level) {
                    (true, _) => Some(true),
                    (_, false) => Some(false),
                    _ => None,
                };
            }
            // Whoever wants to die may have been hurt by somebody too.
            let others = rest.iter_mut().skip(1).filter(|_| most > 0);
            others.for_each(|answer| *answer = None);
        }
        Label::Other => {
            own.last_mut().into_iter().for_each(|plan| *plan = None);
            rest.first_mut().into_iter().for_each(|other| *other = Some(true));
        }
        Label::Kind(kind) => {
            own.first_mut().into_iter().for_each(|answer| *answer = None);
            rest.fill(None);
            rest.get_mut(kind + 1).into_iter().for_each(|answer| *answer = Some(true));
        }
    }
    out
}

/// The tables, over the marks that they know.
pub struct Tables {
    /// In order.
    pub marks: Vec<u32>,
    pub weights: Vec<[f64; TABLES]>,
    pub bias: [f64; TABLES],
    /// The sum of squares of what moved each weight.
    moved: Vec<[f64; TABLES]>,
}

/// Stretches of parts and what each table makes of the best.
type Best = [(f64, (usize, usize)); TABLES];

impl Tables {
    /// What `lessons` teach: first all marks that two lines share, then those that weigh most.
    fn taught(lessons: &[&Lesson]) -> Self {
        let mut lines: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        for lesson in lessons {
            for mark in lesson.parts.iter().flatten() {
                let (many, last) = lines.entry(*mark).or_insert((0, usize::MAX));
                if *last != lesson.line {
                    (*many, *last) = (*many + 1, lesson.line);
                }
            }
        }
        let shared = lines.into_iter().filter(|(_, (many, _))| *many > 1);
        let mut tables = Self::over(shared.map(|(mark, _)| mark).collect());
        tables.learn(lessons);
        let most = |row: &[f64; TABLES]| row.iter().fold(0.0_f64, |most, w| most.max(w.abs()));
        let weighed = tables.marks.iter().zip(&tables.weights);
        let mut heavy: Vec<(f64, u32)> = weighed.map(|(mark, row)| (most(row), *mark)).collect();
        heavy.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        heavy.truncate(MOST_MARKS);
        let mut kept: Vec<u32> = heavy.into_iter().map(|(_, mark)| mark).collect();
        kept.sort_unstable();
        let mut tables = Self::over(kept);
        tables.learn(lessons);
        tables
    }

    fn over(marks: Vec<u32>) -> Self {
        let many = marks.len();
        let (weights, moved) = (vec![[0.0; TABLES]; many], vec![[RESTED; TABLES]; many]);
        Self { marks, weights, bias: [-2.0; TABLES], moved }
    }

    fn learn(&mut self, lessons: &[&Lesson]) {
        let known = |lesson: &&Lesson| {
            let parts = lesson.parts.iter().map(|part| self.places(part)).collect();
            Lesson { parts, ..(*lesson).clone() }
        };
        let mut lessons: Vec<Lesson> = lessons.iter().map(known).collect();
        lessons.retain(|lesson| lesson.parts.iter().any(|part| !part.is_empty()));
        let mut draw = Draw::from(SEED);
        for round in 0..ROUNDS {
            draw.shuffled(&mut lessons);
            let pace = 1.0 / (1.0 + f64::from(round));
            for lesson in &lessons {
                self.step(lesson, (pace, round), &mut draw);
            }
        }
    }

    /// The places of the marks of `part` that are known.
    fn places(&self, part: &[u32]) -> Vec<u32> {
        let place = |mark: &u32| u32::try_from(self.marks.binary_search(mark).ok()?).ok();
        part.iter().filter_map(place).collect()
    }

    /// What each table says of `lesson`.
    pub fn scores(&self, lesson: &Lesson) -> [f64; TABLES] {
        let parts: Vec<Vec<u32>> = lesson.parts.iter().map(|part| self.places(part)).collect();
        self.best(&parts).map(|(score, _)| score)
    }

    fn sums(&self, part: &[u32]) -> [f64; TABLES] {
        let mut sums = [0.0; TABLES];
        for place in part {
            let row = usize::try_from(*place).ok().and_then(|place| self.weights.get(place));
            for (sum, weight) in sums.iter_mut().zip(row.into_iter().flatten()) {
                *sum += weight;
            }
        }
        sums
    }

    fn best(&self, parts: &[Vec<u32>]) -> Best {
        let each: Vec<_> = parts.iter().map(|part| (self.sums(part), part.len())).collect();
        let mut best = [(f64::MIN, (0, parts.len())); TABLES];
        for (from, to) in stretches(parts.len()) {
            let part = each.get(from..to).unwrap_or_default();
            let share = share(part.iter().map(|(_, many)| many).sum());
            for (table, (best, bias)) in best.iter_mut().zip(self.bias).enumerate() {
                let sums = part.iter().filter_map(|(sums, _)| sums.get(table));
                let score = bias + share * sums.sum::<f64>();
                if score > best.0 {
                    *best = (score, (from, to));
                }
            }
        }
        best
    }

    /// Danger is somewhere in a text; where there is none it is nowhere in it.
    fn step(&mut self, lesson: &Lesson, (pace, round): (f64, u8), draw: &mut Draw) {
        let parts = &lesson.parts;
        let best = self.best(parts);
        let all = stretches(parts.len());
        for (table, (asked, (_, loudest))) in lesson.asked.into_iter().zip(best).enumerate() {
            let Some(yes) = asked else { continue };
            let weight = if yes { lesson.weight * YES } else { lesson.weight };
            let whole = (0, parts.len());
            let stretch = if yes && round == 0 { whole } else { loudest };
            self.turn(parts.get(stretch.0..stretch.1), (table, yes), weight * pace);
            if !yes && all.len() > 1 {
                let (from, to) = all.get(draw.below(all.len())).copied().unwrap_or(whole);
                self.turn(parts.get(from..to), (table, yes), weight * pace / 2.0);
            }
        }
    }

    fn turn(&mut self, parts: Option<&[Vec<u32>]>, (table, yes): (usize, bool), pace: f64) {
        let parts = parts.unwrap_or_default();
        let share = share(parts.iter().map(Vec::len).sum());
        let places = || parts.iter().flatten().filter_map(|place| usize::try_from(*place).ok());
        let of = |place| self.weights.get(place).and_then(|row: &[f64; TABLES]| row.get(table));
        let sum: f64 = places().filter_map(of).sum();
        let Some(bias) = self.bias.get_mut(table) else { return };
        let wrong = logistic(*bias + share * sum) - f64::from(u8::from(yes));
        if wrong.abs() < 1e-3 {
            return;
        }
        *bias -= 0.02 * pace * wrong;
        for place in places() {
            let (Some(row), Some(moved)) = (self.weights.get_mut(place), self.moved.get_mut(place))
            else {
                continue;
            };
            let (Some(weight), Some(moved)) = (row.get_mut(table), moved.get_mut(table)) else {
                continue;
            };
            let slope = wrong * share + PULL * *weight;
            *moved += slope * slope;
            *weight -= pace * slope / moved.sqrt();
        }
    }
}

/// The stretches of a text with so many parts that are listened to: the whole, each part, and two together.
fn stretches(parts: usize) -> Vec<(usize, usize)> {
    let mut out = vec![(0, parts)];
    if parts > 1 {
        out.extend((0..parts).map(|at| (at, at + 1)));
    }
    if parts > 2 {
        out.extend((0..parts - 1).map(|at| (at, at + 2)));
    }
    out
}

/// What was heard of lines that did not teach.
#[derive(Default)]
struct Heard {
    harmless: [Vec<f64>; TABLES],
    /// What the plan table said of own danger that is no plan.
    unplanned: Vec<f64>,
}

impl Heard {
    fn hear(&mut self, asked: Asked, scores: [f64; TABLES]) {
        let plan = scores.get(PLAN).copied().unwrap_or_default();
        if asked == [Some(false); TABLES] {
            self.harmless.iter_mut().zip(scores).for_each(|(all, score)| all.push(score));
        } else if matches!(asked, [Some(true), _, Some(false), ..]) {
            self.unplanned.push(plan);
        }
    }

    fn cuts(mut self) -> Vec<Cuts> {
        let called = passed(&mut self.unplanned, CALLED);
        let mut cuts = Vec::new();
        for (table, (all, (most, doubted, nods))) in self.harmless.iter_mut().zip(WRONG).enumerate()
        {
            let nod = passed(all, nods);
            cuts.push(if table == PLAN {
                let alone = passed(all, doubted);
                let cut = passed(&mut self.unplanned, most).max(alone);
                Cuts { cut, sure: passed(all, 0).max(called), nod }
            } else {
                Cuts { cut: passed(all, most), sure: passed(all, doubted), nod }
            });
        }
        cuts
    }
}

/// What so many in ten thousand of `scores` pass.
fn passed(scores: &mut [f64], share: usize) -> f64 {
    scores.sort_by(|a, b| b.total_cmp(a));
    scores.get(scores.len() * share / 10_000).copied().unwrap_or_default()
}

/// What one of `many` marks counts.
fn share(many: usize) -> f64 {
    1.0 / u32::try_from(many + usize::from(CALM)).map_or(1.0, f64::from).sqrt()
}

/// 1 / (1 + e^-x), by multiplying alone: functions of the platform differ in the last bit.
fn logistic(x: f64) -> f64 {
    let mut power = 1.0 - x.clamp(-30.0, 30.0) / 1024.0;
    for _ in 0..10 {
        power *= power;
    }
    1.0 / (1.0 + power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taught_is_told_apart() {
        let parts = |of: u32| vec![(of..of + 30).collect::<Vec<u32>>()];
        let of = |at, yes, line| {
            let asked = [Some(yes); TABLES];
            Lesson { parts: parts(at), asked, weight: 1.0, line, whole: true }
        };
        let lessons = [of(0, true, 0), of(0, true, 1), of(100, false, 2), of(100, false, 3)];
        let tables = Tables::taught(&lessons.iter().collect::<Vec<_>>());
        let score = |at| tables.scores(&of(at, true, 0));
        assert!(score(0).iter().zip(score(100)).all(|(yes, no)| *yes > no + 1.0));
        assert!((logistic(0.0) - 0.5).abs() < 1e-9 && logistic(9.0) > 0.99);
    }

    #[test]
    fn one_loud_part_is_heard_in_a_long_text() {
        let of = |from: u32| (from..from + 30).collect::<Vec<u32>>();
        let of = |parts: &[u32], yes, line| {
            let parts = parts.iter().map(|from| of(*from)).collect();
            Lesson { parts, asked: [Some(yes); TABLES], weight: 1.0, line, whole: true }
        };
        let lessons = [
            of(&[100, 0, 200], true, 0),
            of(&[300, 0, 400], true, 1),
            of(&[100, 200], false, 2),
            of(&[300, 400], false, 3),
        ];
        let tables = Tables::taught(&lessons.iter().collect::<Vec<_>>());
        let score = |parts: &[u32]| tables.scores(&of(parts, true, 9))[0];
        assert!(score(&[100, 300, 200, 400, 0]) > score(&[100, 300, 200, 400]) + 1.0);
    }
}
