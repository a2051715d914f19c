//! Who is meant, when, and whether at all: the tests that take a statement's danger away or leave it.
//! Reads classes of words that each pack fills under fixed names; knows no language itself.

use crate::{
    line::{Hit, Line},
    token::Break,
};

/// The classes of one language that the tests ask for; `None` where a pack has none.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scopes {
    /// `not`: what denies.
    not: Option<u32>,
    /// `moot`: behind a denial it takes the denial away ("can't *stop* thinking").
    moot: Option<u32>,
    /// `says`: what a denial passes over to reach a further clause ("don't *think* I").
    says: Option<u32>,
    /// `me`: the author.
    me: Option<u32>,
    /// `i`: the author as the subject of a clause; all of `me` where a pack has none.
    i: Option<u32>,
    /// `he`: a third person as the subject of a clause, and so never an object.
    he: Option<u32>,
    /// `owns`: what makes the person before it an owner, and so no subject ("my dad's gun").
    owns: Option<u32>,
    /// `you`: the reader.
    you: Option<u32>,
    /// `they`: a third person.
    they: Option<u32>,
    /// `people`: nobody in particular.
    people: Option<u32>,
    /// `toward`: what makes the next person an object ("told *my friend*").
    toward: Option<u32>,
    /// `past`: long ago, or over.
    past: Option<u32>,
    /// `was`: verbs in the past, which speak of a third person's past.
    was: Option<u32>,
    /// `again`: it is back.
    again: Option<u32>,
    /// `but`: what a denial or a past does not reach over.
    but: Option<u32>,
    /// `media`: songs, films, books, trainings.
    media: Option<u32>,
    /// `titled`: what leads from a work to its words.
    titled: Option<u32>,
    /// `reports`: what a third person does with words.
    reports: Option<u32>,
    /// `whatif`: a case that is only imagined.
    whatif: Option<u32>,
}

impl Scopes {
    /// The classes in the order of the fields.
    pub fn all(&self) -> [Option<u32>; 19] {
        [
            self.not,
            self.moot,
            self.says,
            self.me,
            self.i,
            self.he,
            self.owns,
            self.you,
            self.they,
            self.people,
            self.toward,
            self.past,
            self.was,
            self.again,
            self.but,
            self.media,
            self.titled,
            self.reports,
            self.whatif,
        ]
    }

    /// The classes that [`Self::all`] gave.
    pub fn from_all(all: [Option<u32>; 19]) -> Self {
        let [
            not,
            moot,
            says,
            me,
            i,
            he,
            owns,
            you,
            they,
            people,
            toward,
            past,
            was,
            again,
            but,
            media,
            titled,
            reports,
            whatif,
        ] = all;
        Self {
            not,
            moot,
            says,
            me,
            i,
            he,
            owns,
            you,
            they,
            people,
            toward,
            past,
            was,
            again,
            but,
            media,
            titled,
            reports,
            whatif,
        }
    }

    /// The classes by the names that `named` knows.
    pub fn of(named: impl Fn(&str) -> Option<u32>) -> Self {
        Self {
            not: named("not"),
            moot: named("moot"),
            says: named("says"),
            me: named("me"),
            i: named("i").or(named("me")),
            he: named("he"),
            owns: named("owns"),
            you: named("you"),
            they: named("they"),
            people: named("people"),
            toward: named("toward"),
            past: named("past"),
            was: named("was"),
            again: named("again"),
            but: named("but"),
            media: named("media"),
            titled: named("titled"),
            reports: named("reports"),
            whatif: named("whatif"),
        }
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
    pub hit: Hit,
}

impl Said<'_> {
    fn has(&self, at: usize, class: Option<u32>) -> bool {
        self.line.class(at, class).is_some()
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
        let (from, to) = self.hit.gap;
        let inside = (from..to).filter(|at| self.denies(*at)).count();
        let mut count = inside;
        for at in self.before() {
            if self.has(at, self.scopes.but) {
                break;
            }
            count += usize::from(self.denies(at));
            // A new subject closes the clause, unless what stands before it opens it again.
            if self.has(at, self.scopes.i) && !self.opens(at) {
                break;
            }
        }
        // Where a pack says what denials reach over, two take each other away; else ("nigdy nie")
        // the second only underlines the first.
        if self.scopes.says.is_some() { count % 2 == 1 } else { count > 0 }
    }

    fn opens(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            self.line.apart(at) == Break::None
                && (self.has(before, self.scopes.says) || self.has(before, self.scopes.not))
        })
    }

    fn denies(&self, at: usize) -> bool {
        let Some(length) = self.line.class(at, self.scopes.not) else { return false };
        let behind = at + length;
        let moot = (behind..behind + 3).take(3).find(|next| self.has(*next, self.scopes.moot));
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
            let before = std::mem::replace(&mut belongs, self.has(at + 1, self.scopes.owns));
            let Some(who) = self.person(at) else { continue };
            if belongs || before {
                continue;
            }
            if who == Who::They && !self.has(at, self.scopes.he) && self.is_object(at) {
                continue;
            }
            return who;
        }
        Who::Unsaid
    }

    fn person(&self, at: usize) -> Option<Who> {
        let Scopes { me, you, they, people, .. } = *self.scopes;
        let all = [(people, Who::People), (me, Who::Me), (you, Who::You), (they, Who::They)];
        all.into_iter().find(|(class, _)| self.has(at, *class)).map(|(_, who)| who)
    }

    fn is_object(&self, at: usize) -> bool {
        let near = at.saturating_sub(2)..at;
        near.rev().any(|before| self.has(before, self.scopes.toward))
    }

    /// Whether it lies in the past and is over.
    pub fn past(&self) -> bool {
        let range = self.stretch();
        let over = range.clone().any(|at| self.has(at, self.scopes.past));
        over && !range.clone().any(|at| self.has(at, self.scopes.again))
    }

    /// The words of its sentence, without what a "but" or a "now" keeps apart.
    fn stretch(&self) -> std::ops::Range<usize> {
        let (line, hit) = (self.line, self.hit);
        let far = 30;
        let left = (hit.start.saturating_sub(far)..hit.start)
            .rev()
            .take_while(|at| line.apart(at + 1) != Break::Strong && !self.has(*at, self.scopes.but))
            .last()
            .unwrap_or(hit.start);
        let right = (hit.end..hit.end + far)
            .take_while(|at| line.apart(*at) != Break::Strong && !self.has(*at, self.scopes.but))
            .last()
            .map_or(hit.end, |at| at + 1);
        left..right
    }

    /// Whether its verb, or what stands right before it, is in the past.
    pub fn was(&self) -> bool {
        (self.hit.start.saturating_sub(3)..self.hit.end).any(|at| self.has(at, self.scopes.was))
    }

    /// Whether the words belong to a work or to somebody else's mouth.
    pub fn quoted(&self) -> bool {
        let line = self.line;
        let inside = line.words.get(self.hit.start).is_some_and(|word| word.quoted);
        let near = self.hit.start.saturating_sub(14)..self.hit.end + 8;
        let sentence = near.filter(|at| *at < line.words.len());
        if inside {
            let source = |at| self.has(at, self.scopes.media) || self.has(at, self.scopes.reports);
            return sentence.into_iter().any(source);
        }
        let work = self.before().find(|at| self.has(*at, self.scopes.media));
        let Some(work) = work else { return false };
        let led = (work..self.hit.start).any(|at| self.has(at, self.scopes.titled));
        led || !matches!(self.who(), Who::Me)
    }

    /// Whether it is only imagined.
    pub fn imagined(&self) -> bool {
        self.before().any(|at| self.has(at, self.scopes.whatif))
            || self.has(self.hit.start, self.scopes.whatif)
    }

    /// Whether its sentence is a question.
    pub fn asked(&self) -> bool {
        self.line.words.get(self.hit.start).is_some_and(|word| word.asked)
    }
}
