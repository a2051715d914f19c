//! Who is meant, when, and whether at all: the tests that take a statement's danger away or leave it.
//! Reads classes of words that each pack fills under fixed names; knows no language itself.

use crate::{
    line::{Hit, Line},
    token::Break,
};

/// The names of the classes that the tests ask for; each pack fills those it has words for. Their places
/// are the bits of [`Scopes::bits`].
const NAMES: [&str; SCOPES] = [
    "not", "moot", "says", "me", "i", "he", "owns", "you", "they", "people", "toward", "past",
    "was", "again", "but", "media", "titled", "reports", "whatif", "nay", "asks",
];

/// How many there are.
pub const SCOPES: usize = 21;

/// What denies.
const NOT: usize = 0;
/// Behind a denial it takes the denial away ("can't *stop* thinking").
const MOOT: usize = 1;
/// What a denial passes over to reach a further clause ("don't *think* I").
const SAYS: usize = 2;
/// The author.
const ME: usize = 3;
/// The author as the subject of a clause; all of `me` where a pack has none.
const I: usize = 4;
/// A third person as the subject of a clause, and so never an object.
const HE: usize = 5;
/// What makes the person before it an owner, and so no subject ("my dad's gun").
const OWNS: usize = 6;
/// The reader.
const YOU: usize = 7;
/// A third person.
const THEY: usize = 8;
/// Nobody in particular.
const PEOPLE: usize = 9;
/// What makes the next person an object ("told *my friend*").
const TOWARD: usize = 10;
/// Long ago, or over.
const PAST: usize = 11;
/// Verbs in the past, which speak of a third person's past.
const WAS: usize = 12;
/// It is back.
const AGAIN: usize = 13;
/// What a denial or a past does not reach over.
const BUT: usize = 14;
/// Songs, films, books, trainings.
const MEDIA: usize = 15;
/// What leads from a work to its words.
const TITLED: usize = 16;
/// What a third person does with words.
const REPORTS: usize = 17;
/// A case that is only imagined.
const WHATIF: usize = 18;
/// What answers a question, or what was asked about, with no.
const NAY: usize = 19;
/// What asks the reader about their state.
const ASKS: usize = 20;

/// The classes of one language, by [`NAMES`]; `None` where a pack has none.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scopes(pub [Option<u32>; SCOPES]);

impl Scopes {
    /// The classes by the names that `named` knows.
    pub fn of(named: impl Fn(&str) -> Option<u32>) -> Self {
        let mut all = NAMES.map(&named);
        if all[I].is_none() {
            all[I] = all[ME];
        }
        Self(all)
    }

    /// As what `class` is asked for, as bits by [`NAMES`].
    pub fn bits(&self, class: u32) -> u32 {
        let mine = self.0.iter().enumerate().filter(|(_, known)| **known == Some(class));
        mine.fold(0, |bits, (place, _)| bits | 1 << place)
    }
}

/// What the tests know of one word, for the model.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mark(pub u16);

/// The classes that a mark tells of, each with its bit.
pub const MARKS: [&str; 13] = [
    "me", "you", "they", "people", "not", "past", "again", "media", "whatif", "reports", "was",
    "kin", "everyday",
];

impl Mark {
    /// The person that it names; the last where it names several.
    pub fn who(self) -> Option<u32> {
        (1..=4).rev().find(|who| self.0 >> (who - 1) & 1 == 1)
    }

    /// Whether it denies.
    pub fn denies(self) -> bool {
        self.0 >> 4 & 1 == 1
    }

    /// The classes that count by themselves.
    pub fn kinds(self) -> impl Iterator<Item = u32> {
        (4..12).filter(move |kind| self.0 >> kind & 1 == 1)
    }
}

/// Whom a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The author.
    Me,
    /// The reader.
    You,
    /// Somebody else.
    They,
    /// Nobody in particular.
    People,
    /// Nobody is named.
    Unsaid,
}

/// How far to the left a test looks.
const REACH: usize = 9;

/// A statement in its line.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    pub line: &'a Line,
    pub scopes: &'a Scopes,
    /// As what each word begins a class, as [`Scopes::bits`] says.
    pub bits: &'a [u32],
    pub hit: Hit,
}

impl Said<'_> {
    fn has(&self, at: usize, class: usize) -> bool {
        self.bits.get(at).is_some_and(|bits| bits >> class & 1 == 1)
    }

    /// How many words of `class` begin at `at`; the longest.
    fn length(&self, at: usize, class: usize) -> Option<usize> {
        let symbol = self.scopes.0.get(class).copied().flatten();
        if self.has(at, class) { self.line.class(at, symbol) } else { None }
    }

    /// The words before the statement, nearest first, within its clause.
    fn before(&self) -> impl Iterator<Item = usize> + '_ {
        let first = self.hit.start;
        (first.saturating_sub(REACH)..first)
            .rev()
            .take_while(|at| self.line.apart(at + 1) == Break::None)
    }

    /// Whether it is denied: an odd number of denials. "Not sure", "can't stop" and their like are
    /// none; two take each other away.
    pub fn denied(&self) -> bool {
        if self.answered() {
            return true;
        }
        let (from, to) = self.hit.gap;
        let inside = (from..to).filter(|at| self.denies(*at)).count();
        let mut count = inside;
        for at in self.before() {
            if self.has(at, BUT) {
                break;
            }
            count += usize::from(self.denies(at));
            // A new subject closes the clause, unless what stands before it opens it again.
            if self.has(at, I) && !self.opens(at) {
                break;
            }
        }
        // Where a pack says what denials reach over, two take each other away; else ("nigdy nie")
        // the second only underlines the first.
        if self.scopes.0[SAYS].is_some() { count % 2 == 1 } else { count > 0 }
    }

    /// Whether what follows is a no that stands by itself: "suicidal: no", "suicidal? I have not".
    fn answered(&self) -> bool {
        let mut behind = self.hit.end..self.hit.end + 4;
        let next = behind.find(|at| self.line.apart(*at) != Break::None);
        next.is_some_and(|at| {
            let length = self.length(at, NAY);
            let whole = length.is_some_and(|length| self.line.apart(at + length) != Break::None);
            whole && (self.asked() || self.line.apart(at) == Break::Weak)
        })
    }

    fn opens(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            self.line.apart(at) == Break::None && (self.has(before, SAYS) || self.has(before, NOT))
        })
    }

    fn denies(&self, at: usize) -> bool {
        let Some(length) = self.length(at, NOT) else { return false };
        let behind = at + length;
        let moot = (behind..behind + 3).take(3).find(|next| self.has(*next, MOOT));
        // Only what follows at once, or behind one small word, belongs to the denial.
        !moot.is_some_and(|next| next <= behind + 1 && next < self.hit.start.max(self.hit.gap.1))
    }

    /// Whom it is about: a word of the statement itself, else the nearest person before it.
    pub fn who(&self) -> Who {
        let mut inside = (self.hit.start..self.hit.end).rev().filter_map(|at| self.person(at));
        if let Some(who) = inside.find(|who| matches!(who, Who::Me | Who::You)) {
            return who;
        }
        let mut belongs = false;
        for at in self.before() {
            // Of "my dad's", neither is whom it is about.
            let before = std::mem::replace(&mut belongs, self.has(at + 1, OWNS));
            let Some(who) = self.person(at) else { continue };
            if belongs || before {
                continue;
            }
            if who == Who::They && !self.has(at, HE) && self.is_object(at) {
                continue;
            }
            return who;
        }
        Who::Unsaid
    }

    fn person(&self, at: usize) -> Option<Who> {
        let all = [(PEOPLE, Who::People), (ME, Who::Me), (YOU, Who::You), (THEY, Who::They)];
        all.into_iter().find(|(class, _)| self.has(at, *class)).map(|(_, who)| who)
    }

    fn is_object(&self, at: usize) -> bool {
        let near = at.saturating_sub(2)..at;
        near.rev().any(|before| self.has(before, TOWARD))
    }

    /// Whether it lies in the past and is over.
    pub fn past(&self) -> bool {
        let range = self.stretch();
        let over = range.clone().any(|at| self.has(at, PAST));
        over && !range.clone().any(|at| self.has(at, AGAIN))
    }

    /// The words of its sentence, without what a "but" or a "now" keeps apart.
    fn stretch(&self) -> std::ops::Range<usize> {
        let (line, hit) = (self.line, self.hit);
        let far = 30;
        let left = (hit.start.saturating_sub(far)..hit.start)
            .rev()
            .take_while(|at| line.apart(at + 1) != Break::Strong && !self.has(*at, BUT))
            .last()
            .unwrap_or(hit.start);
        let right = (hit.end..hit.end + far)
            .take_while(|at| line.apart(*at) != Break::Strong && !self.has(*at, BUT))
            .last()
            .map_or(hit.end, |at| at + 1);
        left..right
    }

    /// Whether its verb, or what stands right before it, is in the past.
    pub fn was(&self) -> bool {
        (self.hit.start.saturating_sub(3)..self.hit.end).any(|at| self.has(at, WAS))
    }

    /// Whether the words belong to a work or to somebody else's mouth.
    pub fn quoted(&self) -> bool {
        let line = self.line;
        let inside = line.words.get(self.hit.start).is_some_and(|word| word.quoted);
        let near = self.hit.start.saturating_sub(14)..self.hit.end + 8;
        let sentence = near.filter(|at| *at < line.words.len());
        if inside {
            let source = |at| self.has(at, MEDIA) || self.has(at, REPORTS);
            return sentence.into_iter().any(source);
        }
        let work = self.before().find(|at| self.has(*at, MEDIA));
        let Some(work) = work else { return false };
        let led = (work..self.hit.start).any(|at| self.has(at, TITLED));
        led || !matches!(self.who(), Who::Me)
    }

    /// Whether it is only imagined.
    pub fn imagined(&self) -> bool {
        self.before().any(|at| self.has(at, WHATIF)) || self.has(self.hit.start, WHATIF)
    }

    /// Whether it is asked of the reader, whoever else is named.
    pub fn put(&self) -> bool {
        self.asked() && self.before().any(|at| self.has(at, ASKS))
    }

    /// Whether its sentence is a question.
    pub fn asked(&self) -> bool {
        self.line.words.get(self.hit.start).is_some_and(|word| word.asked)
    }
}
