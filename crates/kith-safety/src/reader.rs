//! Reads a text: finds what the rules see, asks each finding whether it is meant, adds what belongs
//! together, remembers. Decides nothing that happens next.

mod sheet;

use crate::{
    compile::{Compiled, MASK, Meaning, compile},
    features::Seen,
    judge::{Judged, Verdict},
    line::{Hit, Line},
    memory::{KEPT, Memory},
    model::{ACTIVE, EMBEDDED as EMBEDDED_MODEL, KINDS, Model, OTHER, PASSIVE, PLAN, TABLES},
    pack::{EMBEDDED, Flaw, Pack},
    reading::{Category, Coverage, Level, Reading, Role, Text},
    scope::{Said, Who},
    shelf,
    token::tokens,
};
use sheet::Sheet;

/// The packs, compiled once. Cheap to share, and the same for every text.
#[derive(Debug)]
pub struct Reader {
    compiled: Compiled,
    model: Option<Model>,
    kept: [u64; KEPT.len()],
    other: u64,
    yes: u64,
    no: u64,
    ask: u64,
    active: u64,
    plan: u64,
}

/// What a hit turned out to say.
#[derive(Debug, Clone, Copy)]
struct Finding<'r> {
    rule: &'r Meaning,
    hit: Hit,
    whose: Whose,
}

/// What the model makes of a text.
struct Heard<'a> {
    model: &'a Model,
    verdict: Verdict,
}

impl Heard<'_> {
    fn score(&self, table: usize) -> f32 {
        self.verdict.scores.get(table).copied().unwrap_or(f32::MIN)
    }

    /// Whether `finding` counts by itself or the model thinks so too.
    fn nods(&self, finding: &Finding<'_>) -> bool {
        let Some(category) = finding.rule.category.filter(|_| !finding.rule.alone) else {
            return true;
        };
        let table = match (finding.whose, finding.rule.level) {
            (Whose::Own, 1) => PASSIVE,
            (Whose::Own, 2) => ACTIVE,
            (Whose::Own, 3) => PLAN,
            _ => Category::ALL
                .iter()
                .filter(|kind| kind.is_kind())
                .position(|kind| *kind == category)
                .map_or(OTHER, |place| KINDS + place),
        };
        self.score(table) >= self.model.head(table).nod
    }
}

/// What the rules find in a text.
#[derive(Debug, Default)]
struct Found<'r> {
    findings: Vec<Finding<'r>>,
    /// The same for the model, with what a test of scope or an exception took away.
    seen: Vec<Seen>,
    /// Whether danger was among that.
    doubted: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Whose {
    Own,
    Other,
    /// It is asked of the reader.
    Readers,
}

/// What the model's findings are called.
const MODEL: &str = "model";

/// How near an exception must stand to what it excepts, in words.
const NEAR: usize = 4;

/// Fewer words than this are too few to tell a language by.
const FEW: usize = 5;

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl Reader {
    /// A reader with the packs that come with the crate.
    #[must_use]
    pub fn new() -> Self {
        // A test compares these bytes with the packs, so the reader without any is never met.
        Self::over(shelf::read(shelf::EMBEDDED).unwrap_or_default())
    }

    /// A reader with `packs`: name and text of each.
    ///
    /// # Errors
    /// The first [`Flaw`] of a pack.
    pub fn with(packs: &[(&str, &str)]) -> Result<Self, Flaw> {
        Ok(Self::over(compiled(packs)?))
    }

    /// A reader in which the packs of `own` stand in the place of those of the same name, and what is
    /// wrong with those that could not: their place keeps what comes with the crate.
    #[must_use]
    pub fn with_own(own: &[(&str, &str)]) -> (Self, Vec<Flaw>) {
        let mut packs = EMBEDDED.to_vec();
        let mut flaws = Vec::new();
        for (name, text) in own {
            let mut tried = packs.clone();
            match tried.iter_mut().find(|(known, _)| known == name) {
                Some((_, place)) => *place = text,
                None => tried.push((name, text)),
            }
            match Self::with(&tried) {
                Ok(_) => packs = tried,
                Err(flaw) => flaws.push(flaw),
            }
        }
        (Self::with(&packs).unwrap_or_default(), flaws)
    }

    fn over(compiled: Compiled) -> Self {
        let bit = |name: &str| {
            let place = compiled.signs.iter().position(|sign| sign == name);
            place.and_then(|at| 1_u64.checked_shl(u32::try_from(at).ok()?)).unwrap_or(0)
        };
        let kept = KEPT.map(bit);
        let [other, yes, no, ask] = ["other", "yes", "no", "ask"].map(bit);
        let [active, plan] = ["active", "model-plan"].map(bit);
        let model = Model::of(EMBEDDED_MODEL.into());
        Self { compiled, model, kept, other, yes, no, ask, active, plan }
    }

    /// This reader with the model written in `bytes`.
    #[must_use]
    pub fn taught(mut self, bytes: Vec<u8>) -> Self {
        self.model = Model::of(bytes.into());
        self
    }

    /// What the model is taught with: the marks of each part of `text`.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<Vec<u32>> {
        let tokens = tokens(text);
        let line = Line::read(&tokens, &self.compiled.lexicon, &self.compiled.phrases);
        let found = self.found(&line, Role::Member);
        let judged = Judged::over(&self.compiled, (&tokens, &line), &found.seen);
        let of = |part: &(usize, usize)| {
            let mut out = Vec::new();
            judged.slots(*part, |mark, _| out.push(mark));
            out
        };
        judged.sentences().iter().map(of).collect()
    }

    /// Which packs, in which versions: stored with a signal, so that it can be explained later.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.compiled.version
    }

    /// Reads `text` after what `memory` holds, and lets `memory` know. Reads the same way on every
    /// machine; never fails.
    pub fn read(&self, text: &Text<'_>, memory: &mut Memory) -> Reading<'_> {
        let tokens = tokens(text.text);
        let line = Line::read(&tokens, &self.compiled.lexicon, &self.compiled.phrases);
        let Found { mut findings, seen, doubted } = self.found(&line, text.role);
        let mut sheet = Sheet { line: &line, reading: Reading::default() };
        memory.fade();
        let coverage = self.coverage(&line, &findings);
        // What no pack reads, the model was not taught either; nor does it speak for supporters.
        let asked = text.role == Role::Member && coverage == Coverage::Full;
        let heard = self.model.as_ref().filter(|_| asked).map(|model| {
            let judged = Judged::over(&self.compiled, (&tokens, &line), &seen);
            Heard { model, verdict: judged.by(model) }
        });
        let counts = |of: &&Finding<'_>| heard.as_ref().is_none_or(|heard| heard.nods(of));
        // A passing wish that does not count is still remembered, and may count with the next.
        findings.retain(|finding| counts(&finding) || finding.rule.level == 1);
        for finding in findings.iter().filter(counts) {
            sheet.add(self, finding);
        }
        let more = heard.map_or(0, |heard| self.judge(&heard, &findings, doubted, &mut sheet));
        self.together(&findings, (*memory, more), &mut sheet);
        self.answer(&findings, text.role, memory, &mut sheet);
        self.remember(&findings, memory);
        let mut reading = sheet.settled();
        reading.coverage = coverage;
        reading
    }

    /// Whether the rule called `rule` sees anything in `text`: what a pack's examples are tried with.
    #[must_use]
    pub fn sees(&self, text: &Text<'_>, rule: &str) -> bool {
        let tokens = tokens(text.text);
        let line = Line::read(&tokens, &self.compiled.lexicon, &self.compiled.phrases);
        self.found(&line, text.role).findings.iter().any(|finding| finding.rule.id == rule)
    }

    /// What the rules find.
    fn found(&self, line: &Line, by: Role) -> Found<'_> {
        let mut hits = Vec::new();
        line.walk(&self.compiled.rules, &mut hits);
        hits.sort_unstable();
        hits.dedup_by_key(|hit| (hit.what, hit.start, hit.end));
        let mut out = Found::default();
        let mut bits = vec![None; self.compiled.scopes.len()];
        for hit in hits.iter().filter(|hit| hit.what % 2 == 0) {
            let at = usize::try_from(hit.what / 2).unwrap_or(usize::MAX);
            let Some(rule) = self.compiled.meanings.get(at) else { continue };
            let whose = if excepted(hit, &hits) {
                None
            } else {
                self.meant((line, &mut bits), rule, *hit, by)
            };
            let outcome = match whose {
                Some(Whose::Own) => 1,
                Some(Whose::Other) => 2,
                Some(Whose::Readers) => 3,
                None => 4,
            };
            out.seen.push(Seen { at: hit.start, rule: rule.mark, outcome });
            match whose {
                Some(whose) => out.findings.push(Finding { rule, hit: *hit, whose }),
                None => out.doubted |= rule.level > 0,
            }
        }
        out
    }

    /// Whether `hit` says what its words say, and of whom.
    fn meant(
        &self,
        (line, bits): (&Line, &mut [Option<Vec<u32>>]),
        rule: &Meaning,
        hit: Hit,
        by: Role,
    ) -> Option<Whose> {
        let scopes = self.compiled.scopes.get(rule.language)?;
        let bits = bits
            .get_mut(rule.language)?
            .get_or_insert_with(|| self.compiled.tests(line, rule.language));
        let said = Said { line, scopes, bits, hit };
        let tests = rule.scope;
        if (tests.quote && said.quoted()) || (tests.question && said.imagined()) {
            return None;
        }
        let whose = if tests.subject { subject(&said, rule, by)? } else { Whose::Own };
        if tests.negation && whose != Whose::Readers && said.denied() {
            return None;
        }
        let over = tests.past && (said.past() || (whose == Whose::Other && said.was()));
        (!over).then_some(whose)
    }

    /// What counts because it stands together, here or with what is remembered.
    fn together<'r>(
        &'r self,
        all: &[Finding<'r>],
        (memory, more): (Memory, u64),
        sheet: &mut Sheet<'_, 'r>,
    ) {
        let now = all.iter().fold(more, |bits, finding| bits | self.signs(finding));
        let earlier = self.kept.iter().zip(memory.signs()).filter(|(_, kept)| *kept);
        let earlier = earlier.fold(0, |bits, (bit, _)| bits | bit);
        for both in &self.compiled.boths {
            let holds = if both.sentence {
                now & both.signs == both.signs
                    && all.iter().any(|finding| {
                        let within = |other: &&Finding| together(sheet.line, finding, other);
                        let near =
                            all.iter().filter(within).fold(0, |bits, f| bits | self.signs(f));
                        self.signs(finding) & both.signs != 0 && near & both.signs == both.signs
                    })
            } else {
                now & both.signs != 0 && (now | earlier) & both.signs == both.signs
            };
            if holds {
                sheet.both(both, all.iter().filter(|f| self.signs(f) & both.signs != 0));
            }
        }
    }

    /// What the model adds to what the rules found, and the signs that may count together with theirs.
    fn judge<'r>(
        &'r self,
        heard: &Heard<'_>,
        all: &[Finding<'r>],
        doubted: bool,
        sheet: &mut Sheet<'_, 'r>,
    ) -> u64 {
        let Heard { model, verdict } = heard;
        let doubted = doubted && sheet.reading.level == Level::Nothing;
        let score = |table: usize| heard.score(table);
        let cut = |table: usize| {
            let at = model.head(table);
            if doubted { at.sure } else { at.cut }
        };
        let margin = |table: usize| score(table) - cut(table);
        let own = all.iter().any(|f| f.whose == Whose::Own && f.rule.level > 0);
        let others =
            margin(OTHER) >= 0.0 && !own && margin(OTHER) > margin(PASSIVE).max(margin(ACTIVE));
        let mut raised = Vec::new();
        if others {
            sheet.category(Category::OtherAtRisk, false);
            raised.push(OTHER);
        } else if margin(ACTIVE) >= 0.0 {
            sheet.own(Level::Active, Category::Suicide);
            raised.push(ACTIVE);
        } else if margin(PASSIVE) >= 0.0 {
            sheet.own(Level::Passive, Category::Suicide);
            raised.push(PASSIVE);
        }
        let kinds = Category::ALL.iter().filter(|category| category.is_kind());
        for (table, category) in (KINDS..TABLES).zip(kinds) {
            if score(table) >= model.head(table).cut {
                sheet.category(*category, false);
                raised.push(table);
            }
        }
        for table in raised {
            for at in verdict.heaviest(model, table) {
                sheet.because(Hit { what: 0, start: at, end: at + 1, gap: (0, 0) }, MODEL);
            }
        }
        let active = sheet.reading.level >= Level::Active && !others;
        let sign = |is: bool, bit: u64| if is { bit } else { 0 };
        let planned = active && score(PLAN) >= model.head(PLAN).cut;
        if active && !doubted && score(PLAN) >= model.head(PLAN).sure {
            sheet.own(Level::Imminent, Category::Suicide);
        }
        sign(active, self.active) | sign(planned, self.plan) | sign(others, self.other)
    }

    fn signs(&self, finding: &Finding) -> u64 {
        match finding.whose {
            Whose::Own if finding.rule.category == Some(Category::OtherAtRisk) => {
                finding.rule.signs | self.other
            }
            Whose::Own => finding.rule.signs,
            Whose::Other => self.other,
            Whose::Readers => 0,
        }
    }

    /// A yes or a no to what a supporter asked.
    fn answer<'r>(
        &'r self,
        all: &[Finding<'r>],
        by: Role,
        memory: &mut Memory,
        sheet: &mut Sheet<'_, 'r>,
    ) {
        let question = memory.question();
        if question == Level::Nothing || by == Role::Supporter {
            return;
        }
        let first = |bit: u64| all.iter().find(|f| f.hit.start == 0 && f.rule.signs & bit != 0);
        if let Some(yes) = first(self.yes) {
            sheet.own(question, Category::Suicide);
            sheet.because(yes.hit, &yes.rule.id);
            memory.answered();
        } else if first(self.no).is_some() {
            memory.answered();
        }
    }

    fn remember(&self, all: &[Finding<'_>], memory: &mut Memory) {
        let own = all.iter().filter(|finding| finding.whose == Whose::Own);
        let now = own.fold(0, |bits, finding| bits | finding.rule.signs);
        memory.keep(self.kept.map(|bit| now & bit != 0));
    }

    fn coverage(&self, line: &Line, found: &[Finding<'_>]) -> Coverage {
        let everyday =
            |at| self.compiled.everyday.iter().any(|class| line.class(at, Some(*class)).is_some());
        let known =
            !found.is_empty() || line.words.len() < FEW || (0..line.words.len()).any(everyday);
        if known { Coverage::Full } else { Coverage::None }
    }
}

fn compiled(packs: &[(&str, &str)]) -> Result<Compiled, Flaw> {
    let read = |(name, text): &(&str, &str)| Ok(((*name).to_owned(), Pack::read(name, text)?));
    compile(&packs.iter().map(read).collect::<Result<Vec<_>, Flaw>>()?)
}

/// The bytes that the crate is built with, so that [`Reader::new`] need not compile `packs`.
///
/// # Errors
/// The first [`Flaw`] of a pack.
pub fn shelved(packs: &[(&str, &str)]) -> Result<Vec<u8>, Flaw> {
    Ok(shelf::written(&compiled(packs)?))
}

/// Whose danger `said` speaks of; `None` where it speaks of nobody's.
fn subject(said: &Said<'_>, rule: &Meaning, by: Role) -> Option<Whose> {
    let supporter = by == Role::Supporter;
    if said.put() {
        return Some(Whose::Readers);
    }
    match said.who() {
        Who::You => (supporter || said.asked()).then_some(Whose::Readers),
        Who::People => None,
        Who::They => (!rule.scope.first).then_some(Whose::Other),
        Who::Unsaid if supporter => said.asked().then_some(Whose::Readers),
        Who::Unsaid => (!rule.scope.first).then_some(Whose::Own),
        Who::Me => (!(supporter && said.asked())).then_some(Whose::Own),
    }
}

/// Whether a mask lies over `hit`, or an exception of its rule stands by it.
fn excepted(hit: &Hit, hits: &[Hit]) -> bool {
    let over =
        |other: &Hit, near: usize| other.start < hit.end + near && hit.start < other.end + near;
    let masks = hits.iter().rev().take_while(|other| other.what == MASK);
    let against = hits.partition_point(|other| other.what <= hit.what);
    let own = hits.get(against..).unwrap_or_default().iter();
    let own = own.take_while(|other| other.what == hit.what + 1);
    masks.into_iter().any(|mask| over(mask, 0)) || own.into_iter().any(|other| over(other, NEAR))
}

/// Whether two findings stand in one sentence.
fn together(line: &Line, one: &Finding<'_>, other: &Finding<'_>) -> bool {
    let of = |finding: &Finding<'_>| line.words.get(finding.hit.start).map(|word| word.sentence);
    of(one) == of(other)
}
