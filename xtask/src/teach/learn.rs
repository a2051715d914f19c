//! Logistic regression over slots: one table of weights for each question, learnt together. Where a
//! table says yes is found by learning from two thirds of the lines and asking about the third.

use kith_safety::{BYTES, Reader, SLOTS, TABLES};

use super::{
    draw::Draw,
    sentences::{Label, Sentence},
};

/// How often all is gone through.
const ROUNDS: u8 = 12;

/// How much a weight is drawn back to nothing.
const PULL: f64 = 5e-5;

/// How much a weight has moved before it first moves: the less, the bolder the first steps.
const RESTED: f64 = 0.01;

/// How much more a yes counts.
const YES: f64 = 1.5;

/// Where numbers begin to be drawn.
const SEED: u64 = 16;

/// How many parts the lines fall into when the cuts are found.
const FOLDS: usize = 3;

/// Of those who should hear no, the share that may hear yes, in ten thousand: at the cut, and where a
/// test of scope or an exception doubts the words.
const WRONG: [(usize, usize); TABLES] = [(280, 20), (380, 25), (1400, 800), (110, 12)];

/// The fewest words' worth of slots that are taught as a sentence of their own.
const SHORT: usize = 20;

/// What a table asks of an example: yes, no, or nothing.
type Asked = [Option<bool>; TABLES];

/// The slots of each sentence of a text, and what they teach.
pub struct Lesson {
    parts: Vec<Vec<u16>>,
    asked: Asked,
    weight: f64,
    line: usize,
}

struct Example {
    slots: Vec<u16>,
    asked: Asked,
    weight: f64,
}

/// The bytes of the model that `all` teach.
pub fn learnt(reader: &Reader, all: &[Sentence]) -> Vec<u8> {
    let lessons: Vec<Lesson> = all.iter().map(|one| lesson(reader, one)).collect();
    let mut scores: [Vec<f64>; TABLES] = Default::default();
    for fold in 0..FOLDS {
        let tables = taught(lessons.iter().filter(|one| one.line % FOLDS != fold));
        let asked = lessons.iter().filter(|one| one.line % FOLDS == fold);
        asked.for_each(|lesson| tables.misled(lesson, &mut scores));
    }
    let mut cuts = [(0.0, 0.0); TABLES];
    for ((cut, scores), (most, doubted)) in cuts.iter_mut().zip(&mut scores).zip(WRONG) {
        scores.sort_by(|a, b| b.total_cmp(a));
        let at = |share: usize| scores.get(scores.len() * share / 10_000).copied();
        *cut = (at(most).unwrap_or_default(), at(doubted).unwrap_or_default());
    }
    taught(lessons.iter()).bytes(cuts)
}

fn lesson(reader: &Reader, one: &Sentence) -> Lesson {
    let parts = reader.slots(&one.text);
    Lesson { parts, asked: asked(one.label), weight: one.weight, line: one.line }
}

fn asked(label: Label) -> Asked {
    match label {
        Label::Other => [Some(false), Some(false), None, Some(true)],
        Label::Own(least, most) => {
            let from = |level: u8| match (least >= level, most >= level) {
                (true, _) => Some(true),
                (_, false) => Some(false),
                _ => None,
            };
            [from(1), from(2), from(3), Some(false)]
        }
    }
}

fn taught<'a>(lessons: impl Iterator<Item = &'a Lesson>) -> Tables {
    let mut examples: Vec<Example> = lessons.flat_map(examples).collect();
    let mut tables = Tables::default();
    let mut draw = Draw::from(SEED);
    for round in 0..ROUNDS {
        draw.shuffled(&mut examples);
        let pace = 1.0 / (1.0 + f64::from(round));
        for example in &examples {
            tables.step(example, pace);
        }
    }
    tables
}

/// The whole text; of one without danger each sentence too, for none of them has any.
fn examples(lesson: &Lesson) -> Vec<Example> {
    let Lesson { parts, asked, weight, .. } = lesson;
    let example = |slots, weight| Example { slots, asked: *asked, weight };
    let mut out = vec![example(parts.concat(), *weight)];
    if asked.iter().all(|answer| *answer == Some(false)) && parts.len() > 1 {
        let alone = parts.iter().filter(|slots| slots.len() > SHORT);
        out.extend(alone.map(|slots| example(slots.clone(), weight / 2.0)));
    }
    out.retain(|example| !example.slots.is_empty());
    out
}

struct Tables {
    weights: Vec<[f64; TABLES]>,
    /// The sum of squares of what moved each weight.
    moved: Vec<[f64; TABLES]>,
    bias: [f64; TABLES],
}

impl Default for Tables {
    fn default() -> Self {
        Self {
            weights: vec![[0.0; TABLES]; SLOTS],
            moved: vec![[RESTED; TABLES]; SLOTS],
            bias: [-2.0; TABLES],
        }
    }
}

impl Tables {
    fn scores<'a>(&self, slots: impl Iterator<Item = &'a u16>, many: usize) -> [f64; TABLES] {
        let each = each(many);
        let mut sums = self.bias;
        for slot in slots {
            let row = self.weights.get(usize::from(*slot)).copied().unwrap_or_default();
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight * each);
        }
        sums
    }

    fn step(&mut self, example: &Example, pace: f64) {
        let sums = self.scores(example.slots.iter(), example.slots.len());
        let mut wrong = [0.0; TABLES];
        for ((wrong, asked), sum) in wrong.iter_mut().zip(example.asked).zip(sums) {
            let Some(yes) = asked else { continue };
            let heavy = if yes { YES } else { 1.0 };
            *wrong = (logistic(sum) - f64::from(u8::from(yes))) * example.weight * heavy;
        }
        self.bias.iter_mut().zip(wrong).for_each(|(bias, wrong)| *bias -= 0.02 * pace * wrong);
        let each = each(example.slots.len());
        for slot in &example.slots {
            self.turn(usize::from(*slot), wrong.map(|wrong| wrong * each), pace);
        }
    }

    fn turn(&mut self, slot: usize, slopes: [f64; TABLES], pace: f64) {
        let (Some(row), Some(moved)) = (self.weights.get_mut(slot), self.moved.get_mut(slot))
        else {
            return;
        };
        for ((weight, moved), slope) in row.iter_mut().zip(moved).zip(slopes) {
            let slope = slope + PULL * *weight;
            *moved += slope * slope;
            *weight -= pace * slope / moved.sqrt();
        }
    }

    /// Adds to `out` what each table says where it should say no, read as a text is read.
    fn misled(&self, lesson: &Lesson, out: &mut [Vec<f64>; TABLES]) {
        let parts = &lesson.parts;
        let windows = (0..parts.len()).flat_map(|at| [(at, at + 1), (at, at + 2)]);
        let windows =
            windows.chain([(0, parts.len())]).filter_map(|(from, to)| parts.get(from..to));
        let mut best = [f64::MIN; TABLES];
        for window in windows {
            let many = window.iter().map(Vec::len).sum();
            let scores = self.scores(window.iter().flatten(), many);
            best.iter_mut().zip(scores).for_each(|(best, score)| *best = best.max(score));
        }
        let own = matches!(lesson.asked, [Some(true), ..]);
        for (table, ((out, asked), best)) in out.iter_mut().zip(lesson.asked).zip(best).enumerate()
        {
            // Whether something is planned is asked only where danger was found.
            if asked == Some(false) && best > f64::MIN && (table != 2 || own) {
                out.push(best);
            }
        }
    }

    fn bytes(&self, cuts: [(f64, f64); TABLES]) -> Vec<u8> {
        let mut out = Vec::with_capacity(BYTES);
        let steps: Vec<f64> = (0..TABLES).map(|table| self.step_of(table)).collect();
        for ((step, bias), (cut, sure)) in steps.iter().zip(self.bias).zip(cuts) {
            out.extend([*step, bias, cut, sure].into_iter().flat_map(single));
        }
        for row in &self.weights {
            out.extend(row.iter().zip(&steps).map(|(weight, step)| byte(weight / step)));
        }
        out
    }

    /// What one step of a byte is worth: the weights that are larger than all but a few are cut off.
    fn step_of(&self, table: usize) -> f64 {
        let of = |row: &[f64; TABLES]| row.get(table).map_or(0.0, |weight| weight.abs());
        let mut sizes: Vec<f64> = self.weights.iter().map(of).collect();
        sizes.sort_by(f64::total_cmp);
        let most = sizes.len().checked_sub(32).and_then(|at| sizes.get(at)).copied();
        most.unwrap_or(1.0).max(1e-6) / 127.0
    }
}

/// What one of `many` slots counts.
fn each(many: usize) -> f64 {
    1.0 / u32::try_from(many.max(1)).map_or(1.0, f64::from).sqrt()
}

#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "rounding is meant")]
fn single(number: f64) -> [u8; 4] {
    (number as f32).to_le_bytes()
}

#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "it is clamped before")]
fn byte(weight: f64) -> u8 {
    (weight.round().clamp(-127.0, 127.0) as i8).cast_unsigned()
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
        let slots = |of: u16| vec![(of..of + 30).collect::<Vec<u16>>()];
        let of =
            |at, yes| Lesson { parts: slots(at), asked: [Some(yes); TABLES], weight: 1.0, line: 0 };
        let tables = taught([of(0, true), of(100, false)].iter());
        let score = |at: u16| tables.scores((at..at + 30).collect::<Vec<_>>().iter(), 30);
        assert!(score(0).iter().zip(score(100)).all(|(yes, no)| *yes > no + 1.0));
        assert!((logistic(0.0) - 0.5).abs() < 1e-9 && logistic(9.0) > 0.99);
    }
}
