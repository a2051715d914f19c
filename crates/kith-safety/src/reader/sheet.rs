//! A reading while it is made: what counts is added to it one by one. Knows no tests of scope.

use super::{Finding, Reader, Whose};
use crate::{
    compile::Together,
    line::{Hit, Line},
    reading::{Because, Category, Level, Reading, Subject},
};

/// A reading while it is made.
pub struct Sheet<'l, 'r> {
    pub line: &'l Line,
    pub reading: Reading<'r>,
}

impl<'r> Sheet<'_, 'r> {
    pub fn add(&mut self, reader: &Reader, finding: &Finding<'r>) {
        let rule = finding.rule;
        match (finding.whose, rule.category) {
            (Whose::Readers, _) => self.asks(rule.level),
            (Whose::Own, None) if rule.signs & reader.ask != 0 => self.asks(rule.level),
            (_, None) => {}
            (Whose::Other, Some(category)) if category.is_own_danger() => {
                if rule.level > 1 {
                    self.category(Category::OtherAtRisk, false);
                    self.because(finding.hit, &rule.id);
                }
            }
            (_, Some(category)) => {
                if category.is_own_danger() {
                    self.own(Level::of(rule.level), category);
                }
                self.category(category, rule.page);
                self.because(finding.hit, &rule.id);
            }
        }
    }

    pub fn asks(&mut self, level: u8) {
        self.reading.asks = self.reading.asks.max(Level::of(level));
    }

    pub fn both<'a>(&mut self, both: &'r Together, parts: impl Iterator<Item = &'a Finding<'r>>)
    where
        'r: 'a,
    {
        let Some(category) = both.category else { return };
        if category.is_own_danger() {
            self.own(Level::of(both.level), category);
        }
        self.category(category, both.page);
        for part in parts {
            self.because(part.hit, &both.id);
        }
    }

    pub fn own(&mut self, level: Level, category: Category) {
        self.reading.level = self.reading.level.max(level);
        self.category(category, false);
    }

    pub fn category(&mut self, category: Category, page: bool) {
        self.reading.page |= page;
        if !self.reading.categories.contains(&category) {
            self.reading.categories.push(category);
        }
    }

    pub fn because(&mut self, hit: Hit, rule: &'r str) {
        let words = self.line.words.get(hit.start..hit.end).unwrap_or_default();
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            self.reading.because.push(Because { start: first.start, end: last.end, rule });
        }
    }

    pub fn settled(self) -> Reading<'r> {
        let mut reading = self.reading;
        let own = reading.level > Level::Nothing;
        let other = reading.categories.contains(&Category::OtherAtRisk);
        reading.subject = match (own, other) {
            (true, _) => Subject::Own,
            (false, true) => Subject::Other,
            (false, false) => Subject::Nobody,
        };
        reading.categories.sort_unstable();
        reading.offer = own || reading.categories.iter().any(|category| category.offers());
        reading.page |= reading.level == Level::Imminent;
        reading.because.sort_by(|a, b| (a.start, a.end, a.rule).cmp(&(b.start, b.end, b.rule)));
        reading.because.dedup();
        reading
    }
}
