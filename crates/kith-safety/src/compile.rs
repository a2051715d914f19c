//! From packs to what a text is read with: the words, the phrases, the rules as one tree. Runs once.

use std::{collections::BTreeMap, rc::Rc};

use crate::{
    features::hash,
    fold::folded,
    lexicon::Lexicon,
    line::Line,
    pack::{Both, Flaw, Pack, Rule},
    pattern::{Step, choice, parts, sequences},
    reading::Category,
    scope::{MARKS, Scopes},
    token::tokens,
    trie::{Edge, Growing, Trie},
};

/// What a walk that ends in a mask means.
pub const MASK: u32 = u32::MAX;

/// Everything that a text is read with.
#[derive(Debug, Default)]
pub struct Compiled {
    pub lexicon: Lexicon,
    pub phrases: Trie,
    pub rules: Trie,
    /// By what a walk means: twice the place of the rule, and one more for what speaks against it.
    pub meanings: Vec<Meaning>,
    pub boths: Vec<Together>,
    /// By language.
    pub scopes: Vec<Scopes>,
    /// The class of everyday words of each language.
    pub everyday: Vec<u32>,
    /// By class: what it says of a word to the model.
    pub marks: Vec<Known>,
    /// The names of signs; their places are their bits.
    pub signs: Vec<String>,
    pub version: String,
}

impl Compiled {
    /// What the class `symbol` says of a word; `None` where it is no class.
    pub fn mark(&self, symbol: u32) -> Option<Known> {
        self.marks.get(usize::try_from(symbol).ok()?).copied()
    }

    /// As what the tests of scope in `language` see each word of `line`, as bits.
    pub fn tests(&self, line: &Line, language: usize) -> Vec<u32> {
        let mine = |symbol: u32| self.mark(symbol).filter(|known| known.language == language);
        let tests = |symbol: u32| mine(symbol).map_or(0, |known| known.tests);
        let of = |at: usize| line.at(at).iter().fold(0, |bits, (symbol, _)| bits | tests(*symbol));
        (0..line.words.len()).map(of).collect()
    }
}

/// What a class says of a word to the model.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// The place of its language.
    pub language: usize,
    /// Its bit among [`MARKS`].
    pub bit: u16,
    /// The hash of its name.
    pub sense: u32,
    /// As what the tests of scope ask for it, as bits.
    pub tests: u32,
}

/// A rule as it is used.
#[derive(Debug)]
pub struct Meaning {
    /// The hash of its id.
    pub mark: u32,
    pub id: String,
    pub category: Option<Category>,
    pub level: u8,
    pub page: bool,
    /// Whether it counts although the model does not think so.
    pub alone: bool,
    pub signs: u64,
    pub language: usize,
    pub scope: Tests,
}

/// Which tests of scope a rule asks for.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a test that a pack may switch on")]
pub struct Tests {
    pub negation: bool,
    pub subject: bool,
    /// The subject must be said, and be the author.
    pub first: bool,
    pub past: bool,
    pub quote: bool,
    pub question: bool,
}

/// Signs that count together.
#[derive(Debug)]
pub struct Together {
    pub id: String,
    pub category: Option<Category>,
    pub level: u8,
    pub page: bool,
    pub signs: u64,
    pub sentence: bool,
}

/// The class that holds a pack's everyday words.
const EVERYDAY: &str = "everyday";

/// How many words a choice may have before it becomes a class.
const FEW: usize = 4;

/// Where words that every language shares are kept.
const UNIVERSAL: &str = "universal";

/// Compiles `packs`.
///
/// # Errors
/// What is wrong with the first pattern that says nothing.
pub fn compile(packs: &[(String, Pack)]) -> Result<Compiled, Flaw> {
    let mut building = Building::over(packs);
    building.spellings();
    building.phrases()?;
    building.patterns()?;
    Ok(building.done())
}

/// A class's full name: language and name.
type Name = (String, String);

struct Building<'a> {
    packs: &'a [(String, Pack)],
    lexicon: Lexicon,
    classes: BTreeMap<Name, u32>,
    entries: BTreeMap<Name, Vec<(String, String)>>,
    languages: Vec<String>,
    signs: Vec<String>,
    /// The phrases of the classes that were opened.
    opened: BTreeMap<Name, Rc<Vec<Vec<Edge>>>>,
    phrases: Growing,
    rules: Growing,
    meanings: Vec<Meaning>,
    boths: Vec<Together>,
}

/// Each of `heads` with each of `tails` behind it.
fn product(heads: Vec<Vec<Edge>>, tails: &[Vec<Edge>]) -> Vec<Vec<Edge>> {
    if let [only] = tails {
        let mut heads = heads;
        for head in &mut heads {
            head.extend(only);
        }
        return heads;
    }
    let with = |head: &Vec<Edge>| -> Vec<Vec<Edge>> {
        tails.iter().map(|tail| [head.as_slice(), tail].concat()).collect()
    };
    heads.iter().flat_map(with).collect()
}

impl<'a> Building<'a> {
    fn over(packs: &'a [(String, Pack)]) -> Self {
        let mut entries: BTreeMap<Name, Vec<(String, String)>> = BTreeMap::new();
        let mut languages: Vec<String> = Vec::new();
        for (name, pack) in packs {
            if !languages.contains(&pack.language) {
                languages.push(pack.language.clone());
            }
            let everyday = (&EVERYDAY.to_owned(), &pack.everyday);
            let named = |word: &String| (name.clone(), word.clone());
            for (class, words) in pack.class.iter().chain([everyday]) {
                let entry = entries.entry((pack.language.clone(), class.clone())).or_default();
                entry.extend(words.iter().map(named));
            }
        }
        for (name, pack) in packs {
            let rules = pack.rule.iter().flat_map(|rule| rule.any.iter().chain(&rule.unless));
            let masks = pack.mask.iter().flat_map(|mask| &mask.any);
            for (class, words) in rules.chain(masks).flat_map(|pattern| gathered(pattern).1) {
                let entry = entries.entry((pack.language.clone(), class)).or_default();
                if entry.is_empty() {
                    entry.extend(words.into_iter().map(|word| (name.clone(), word)));
                }
            }
        }
        let classes: BTreeMap<Name, u32> = entries.keys().cloned().zip(0..).collect();
        let first = u32::try_from(classes.len()).unwrap_or(u32::MAX);
        Self {
            packs,
            lexicon: Lexicon::starting(first),
            classes,
            entries,
            languages,
            signs: Vec::new(),
            opened: BTreeMap::new(),
            phrases: Growing::default(),
            rules: Growing::default(),
            meanings: Vec::new(),
            boths: Vec::new(),
        }
    }

    fn spellings(&mut self) {
        for (_, pack) in self.packs {
            for (short, long) in &pack.expand {
                let short = folded(short);
                let long: Vec<_> = long.split_whitespace().map(folded).collect();
                for word in &long {
                    self.lexicon.word(word);
                }
                // "i'll" may be written "ill", unless that is a word of its own.
                let joined: String = short.chars().filter(|c| *c != '\'').collect();
                if joined != short && !pack.ordinary.contains(&joined) {
                    self.lexicon.expands(joined, long.clone());
                }
                self.lexicon.expands(short, long);
            }
            pack.guard.iter().for_each(|word| self.lexicon.guards(&folded(word)));
            for word in &pack.ordinary {
                self.lexicon.word(&folded(word));
            }
        }
    }

    /// `text` in the words that a message with it would have.
    fn split(&self, text: &str) -> Vec<String> {
        let tokens = tokens(text);
        let mut out = Vec::new();
        for token in &tokens.list {
            let word = tokens.text(token);
            let joined: String = word.chars().filter(|c| *c != '\'').collect();
            match self.lexicon.expanded(word).or_else(|| self.lexicon.expanded(&joined)) {
                Some(long) => out.extend(long.iter().cloned()),
                None => out.extend(word.split('\'').filter(|w| !w.is_empty()).map(str::to_owned)),
            }
        }
        out
    }

    fn sequences(&self, pack: &str, pattern: &str) -> Result<Vec<Vec<Step>>, Flaw> {
        sequences(pattern, |text| self.split(text)).map_err(|why| Flaw::Pattern {
            pack: pack.to_owned(),
            pattern: pattern.to_owned(),
            why,
        })
    }

    /// Each class in the language `own` or, failing that, in every language.
    fn class(&self, own: &str, name: &str) -> Option<Name> {
        let of = |language: &str| (language.to_owned(), name.to_owned());
        [of(own), of(UNIVERSAL)].into_iter().find(|name| self.classes.contains_key(name))
    }

    fn phrases(&mut self) -> Result<(), Flaw> {
        let names: Vec<Name> = self.classes.keys().cloned().collect();
        for name in names {
            let Some(symbol) = self.classes.get(&name).copied() else { continue };
            for edges in self.opened(&name, 0)?.iter() {
                self.phrases.add(edges, symbol);
            }
        }
        Ok(())
    }

    /// The phrases of a class, those of the classes within it written out.
    fn opened(&mut self, name: &Name, depth: u8) -> Result<Rc<Vec<Vec<Edge>>>, Flaw> {
        if let Some(known) = self.opened.get(name) {
            return Ok(Rc::clone(known));
        }
        let mut all = Vec::new();
        for (pack, pattern) in self.entries.get(name).cloned().into_iter().flatten() {
            let flaw = |why| Flaw::Pattern { pack: pack.clone(), pattern: pattern.clone(), why };
            for steps in self.sequences(&pack, &pattern)? {
                let mut heads = vec![Vec::new()];
                for step in steps {
                    let tails = match &step {
                        Step::Class(_) if depth > 3 => return Err(flaw("has classes too deep")),
                        Step::Class(class) => {
                            let inner =
                                self.class(&name.0, class).ok_or_else(|| flaw("names no class"))?;
                            self.opened(&inner, depth + 1)?
                        }
                        Step::Word(_) | Step::Stem(_) => {
                            Rc::new(vec![vec![self.edge(&name.0, &step)]])
                        }
                        _ => return Err(flaw("has a gap or an edge inside a class")),
                    };
                    heads = product(heads, &tails);
                }
                all.extend(heads);
            }
        }
        let all = Rc::new(all);
        self.opened.insert(name.clone(), Rc::clone(&all));
        Ok(all)
    }

    fn edge(&mut self, language: &str, asked: &Step) -> Edge {
        match asked {
            Step::Word(word) => Edge::Symbol(self.lexicon.word(word)),
            Step::Stem(stem) => Edge::Symbol(self.lexicon.stem(stem)),
            Step::Class(name) => {
                let class = self.class(language, name).and_then(|name| self.classes.get(&name));
                Edge::Symbol(class.copied().unwrap_or(u32::MAX - 1))
            }
            Step::Gap(most) => Edge::Gap(*most),
            Step::Begin => Edge::Begin,
            Step::End => Edge::End,
        }
    }

    fn patterns(&mut self) -> Result<(), Flaw> {
        for (name, pack) in self.packs {
            let language = self.languages.iter().position(|tag| *tag == pack.language);
            let language = language.unwrap_or_default();
            for rule in &pack.rule {
                let what = u32::try_from(self.meanings.len() * 2).unwrap_or(MASK);
                self.grow((name, &pack.language), &rule.any, what)?;
                self.grow((name, &pack.language), &rule.unless, what + 1)?;
                let meaning = self.meaning(rule, language)?;
                self.meanings.push(meaning);
            }
            for mask in &pack.mask {
                self.grow((name, &pack.language), &mask.any, MASK)?;
            }
            for both in &pack.both {
                let together = self.together(both)?;
                self.boths.push(together);
            }
        }
        Ok(())
    }

    fn grow(&mut self, pack: (&str, &str), patterns: &[String], what: u32) -> Result<(), Flaw> {
        let (name, language) = pack;
        for pattern in patterns {
            for steps in self.sequences(name, &gathered(pattern).0)? {
                let strange = steps.iter().any(|step| {
                    matches!(step, Step::Class(class) if self.class(language, class).is_none())
                });
                if strange {
                    let (pack, pattern) = (name.to_owned(), pattern.clone());
                    return Err(Flaw::Pattern { pack, pattern, why: "names no class" });
                }
                let edges: Vec<Edge> = steps.iter().map(|step| self.edge(language, step)).collect();
                self.rules.add(&edges, what);
            }
        }
        Ok(())
    }

    fn meaning(&mut self, rule: &Rule, language: usize) -> Result<Meaning, Flaw> {
        let flaw = |why| Flaw::Rule { rule: rule.id.clone(), why };
        let mut scope = Tests::default();
        for test in &rule.scope {
            match test.as_str() {
                "negation" => scope.negation = true,
                "subject" => scope.subject = true,
                "first" => (scope.subject, scope.first) = (true, true),
                "past" => scope.past = true,
                "quote" => scope.quote = true,
                "question" => scope.question = true,
                _ => return Err(flaw("asks for a test that there is not")),
            }
        }
        Ok(Meaning {
            mark: hash(rule.id.as_bytes()),
            id: rule.id.clone(),
            category: category(&rule.category).map_err(flaw)?,
            level: rule.level.min(3),
            page: rule.page,
            alone: rule.alone,
            signs: self.bits(&rule.sign),
            language,
            scope,
        })
    }

    fn together(&mut self, both: &Both) -> Result<Together, Flaw> {
        let flaw = |why| Flaw::Rule { rule: both.id.clone(), why };
        Ok(Together {
            id: both.id.clone(),
            category: category(&both.category).map_err(flaw)?,
            level: both.level.min(3),
            page: both.page,
            signs: self.bits(&both.all),
            sentence: both.sentence,
        })
    }

    fn bits(&mut self, names: &[String]) -> u64 {
        names.iter().fold(0, |bits, name| {
            let place = self.signs.iter().position(|known| known == name).unwrap_or_else(|| {
                self.signs.push(name.clone());
                self.signs.len() - 1
            });
            bits | 1_u64.checked_shl(u32::try_from(place).unwrap_or(64)).unwrap_or(0)
        })
    }

    fn known(&self, language: &str, class: &str, scopes: &[Scopes]) -> Known {
        let place = self.languages.iter().position(|tag| tag == language).unwrap_or_default();
        let bit =
            MARKS.iter().position(|name| *name == class).and_then(|at| u32::try_from(at).ok());
        let sense = if class.contains('¦') { 0 } else { hash(class.as_bytes()) };
        let symbol = self.classes.get(&(language.to_owned(), class.to_owned()));
        let tests =
            scopes.get(place).zip(symbol).map_or(0, |(scopes, symbol)| scopes.bits(*symbol));
        Known { language: place, bit: bit.map_or(0, |bit| 1 << bit), sense, tests }
    }

    fn done(mut self) -> Compiled {
        self.lexicon.settle();
        let named = |language: &str, class: &str| {
            self.classes.get(&(language.to_owned(), class.to_owned())).copied()
        };
        let scopes: Vec<_> =
            self.languages.iter().map(|tag| Scopes::of(|class| named(tag, class))).collect();
        let known = |(tag, class): &(String, String)| self.known(tag, class, &scopes);
        let marks = self.classes.keys().map(known).collect();
        let everyday = self.languages.iter().filter_map(|tag| named(tag, EVERYDAY)).collect();
        let symbols = usize::try_from(self.lexicon.symbols()).unwrap_or_default();
        let versions = self.packs.iter().map(|(name, pack)| format!("{name}.{}", pack.version));
        Compiled {
            version: versions.collect::<Vec<_>>().join(" "),
            lexicon: self.lexicon,
            phrases: self.phrases.packed(symbols),
            rules: self.rules.packed(symbols),
            meanings: self.meanings,
            boths: self.boths,
            scopes,
            everyday,
            marks,
            signs: self.signs,
        }
    }
}

/// `pattern` with each long choice of words made a class, and those classes: name and words. Else a
/// pattern with three long choices would stand for thousands of sequences.
fn gathered(pattern: &str) -> (String, Vec<(String, Vec<String>)>) {
    let mut classes = Vec::new();
    let of = |part: &str| {
        let Ok((words, optional)) = choice(part) else { return part.to_owned() };
        let (edges, words): (Vec<&str>, Vec<&str>) =
            words.into_iter().partition(|word| matches!(*word, "^" | "$"));
        if words.len() < FEW {
            return part.to_owned();
        }
        let name = words.join("¦").replace(' ', "_");
        classes.push((name.clone(), words.iter().map(|word| (*word).to_owned()).collect()));
        let class = [format!("@{name}")].into_iter();
        let all = class.chain(edges.iter().map(|e| (*e).to_owned())).collect::<Vec<_>>().join("|");
        if optional { format!("[{all}]") } else { all }
    };
    let pattern = parts(pattern).into_iter().map(of).collect::<Vec<_>>().join(" ");
    (pattern, classes)
}

fn category(name: &str) -> Result<Option<Category>, &'static str> {
    if name == "none" {
        return Ok(None);
    }
    Category::ALL
        .into_iter()
        .find(|category| category.name() == name)
        .map(Some)
        .ok_or("leads to a category that there is not")
}
