//! One text as the model sees it: sentence by sentence, two together, and the whole. Knows no rules.

use crate::{
    compile::Compiled,
    features::{Seen, Sense, features, of_rules},
    line::{Line, Word},
    model::{Model, Sums, TABLES},
    scope::{MARKS, Mark},
    token::{Break, Tokens},
};

/// A text with what the packs know of its words.
pub struct Judged<'a> {
    tokens: &'a Tokens,
    line: &'a Line,
    marks: Vec<Mark>,
    senses: Vec<[Sense; SENSES]>,
    seen: &'a [Seen],
}

/// How many senses of one word are looked at.
const SENSES: usize = 10;

/// A sentence with more words than this is taken apart at its next comma.
const PART: usize = 12;

/// Fewer words than this say nothing alone.
const SHORT: usize = 3;

/// What the model makes of a text: of each table the highest score, and the words it was found in.
pub struct Verdict {
    pub scores: [f32; TABLES],
    found: [(usize, usize); TABLES],
    /// The places of the marks that weigh something, each with its word.
    known: Vec<(usize, usize)>,
}

impl<'a> Judged<'a> {
    pub fn over(
        compiled: &Compiled,
        (tokens, line): (&'a Tokens, &'a Line),
        seen: &'a [Seen],
    ) -> Self {
        let place = tongue(compiled, line);
        let many = line.words.len();
        let (mut marks, mut senses) = (Vec::with_capacity(many), Vec::with_capacity(many));
        for at in 0..many {
            let mut bits = 0;
            let mut found = [0; SENSES];
            let mut slots = found.iter_mut();
            for (symbol, _) in line.at(at) {
                let Some(mark) = compiled.mark(*symbol).filter(|mark| mark.language == place)
                else {
                    continue;
                };
                bits |= mark.bit;
                if mark.bit == 0 && mark.sense != 0 {
                    slots.next().into_iter().for_each(|slot| *slot = mark.sense);
                }
            }
            marks.push(Mark(bits));
            senses.push(found);
        }
        Self { tokens, line, marks, senses, seen }
    }

    /// The sentences, long ones by their parts: first word and the word after the last.
    pub fn sentences(&self) -> Vec<(usize, usize)> {
        let mut out = Vec::with_capacity(8);
        let mut from = 0;
        for at in 1..=self.line.words.len() {
            let apart = self.line.apart(at);
            if apart == Break::Strong || (apart == Break::Weak && at - from >= PART) {
                out.push((from, at));
                from = at;
            }
        }
        out
    }

    /// Tells `give` of every mark of `sentence`.
    pub fn slots(&self, sentence: (usize, usize), mut give: impl FnMut(u32, usize)) {
        let here = self.seen.iter().filter(|seen| (sentence.0..sentence.1).contains(&seen.at));
        here.for_each(|seen| of_rules(seen, &mut give));
        let letters = |word: &Word| self.tokens.letters(word.letters);
        let mark = |at: usize| self.marks.get(at).copied().unwrap_or_default();
        let senses =
            |at: usize| self.senses.get(at).map(<[Sense; SENSES]>::as_slice).unwrap_or_default();
        features(self.line, sentence, letters, &(mark, senses), give);
    }

    /// What `model` makes of it.
    pub fn by(&self, model: &Model) -> Verdict {
        let all = self.sentences();
        let mut known = Vec::with_capacity(self.line.words.len() * 16);
        let sum = |sentence: &(usize, usize)| {
            let mut sums = Sums::default();
            self.slots(*sentence, |mark, at| {
                if let Some(place) = model.place(mark) {
                    model.add(place, &mut sums);
                    known.push((place, at));
                }
            });
            sums
        };
        let sums: Vec<Sums> = all.iter().map(sum).collect();
        let mut verdict = Verdict::over(known);
        let whole = sums.iter().fold(Sums::default(), |all, one| all.and(*one));
        verdict.hear(model.scores(whole), (0, self.line.words.len()));
        for (at, (first, own)) in all.iter().zip(&sums).enumerate() {
            verdict.hear_long(model, *own, *first);
            if let (Some(next), Some(more)) = (all.get(at + 1), sums.get(at + 1)) {
                verdict.hear_long(model, own.and(*more), (first.0, next.1));
            }
        }
        verdict
    }
}

impl Verdict {
    fn over(known: Vec<(usize, usize)>) -> Self {
        Self { scores: [f32::MIN; TABLES], found: [(0, 0); TABLES], known }
    }

    /// The three words that weigh most where `table` was loudest.
    pub fn heaviest(&self, model: &Model, table: usize) -> Vec<usize> {
        let found = self.found.get(table).copied().unwrap_or_default();
        let mut weights: Vec<(i32, usize)> = (found.0..found.1).map(|at| (0, at)).collect();
        for (place, at) in &self.known {
            if let Some((weight, _)) = at.checked_sub(found.0).and_then(|at| weights.get_mut(at)) {
                *weight += model.weight(*place, table);
            }
        }
        weights.sort_by_key(|(weight, at)| (-weight, *at));
        weights.into_iter().take(3).map(|(_, at)| at).collect()
    }

    fn hear_long(&mut self, model: &Model, sums: Sums, words: (usize, usize)) {
        if words.1 - words.0 >= SHORT {
            self.hear(model.scores(sums), words);
        }
    }

    fn hear(&mut self, scores: [f32; TABLES], words: (usize, usize)) {
        for ((best, found), score) in self.scores.iter_mut().zip(&mut self.found).zip(scores) {
            if score > *best {
                (*best, *found) = (score, words);
            }
        }
    }
}

/// The place of the language whose everyday words are most among those of `line`; English where there
/// are none.
fn tongue(compiled: &Compiled, line: &Line) -> usize {
    let everyday = 1 << (MARKS.len() - 1);
    let mut counts = [0_u16; 32];
    let symbols = (0..line.words.len()).flat_map(|at| line.at(at));
    for mark in symbols.filter_map(|(symbol, _)| compiled.mark(*symbol)) {
        if mark.bit == everyday
            && let Some(count) = counts.get_mut(mark.language)
        {
            *count += 1;
        }
    }
    let best = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count);
    best.filter(|(_, count)| **count > 0).map_or(1, |(place, _)| place)
}
