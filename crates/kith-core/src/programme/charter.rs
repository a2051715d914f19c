//! A charter: what a programme says of itself in public, and how it goes from a draft to its end. Nothing of it is
//! private.

use super::{
    frame::{Figure, Frame, Mode, Model},
    slug::Slug,
};
use crate::{Code, DAY, ProgrammeId, Refusal, Span, Timestamp};

worded! {
    /// One text of it. Each of them must stand before it opens (EEPM-REC-1, EEPM-REC-2).
    Part {
        /// What it is for.
        Purpose = "purpose",
        /// What one gets.
        Gains = "gains",
        /// Who runs it, and who is answered by whom.
        Runner = "runner",
        /// What is hard about it.
        Hard = "hard",
        /// How much time it takes.
        Effort = "effort",
        /// What it cannot do.
        Limits = "limits",
        /// For whom it is.
        People = "people",
    }
}

worded! {
    /// One page of setting it up.
    Step {
        /// What it is for, what one gets, who runs it.
        Purpose = "purpose",
        /// What is hard, how much time it takes, what it cannot do.
        Hard = "hard",
        /// Who may come.
        People = "people",
        /// When, how long, how often.
        Length = "length",
        /// How two find each other.
        Matching = "matching",
    }
}

/// What still has to be said before it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// A text.
    Text(Part),
    /// The day on which it begins.
    Begins,
}

/// Where a programme is between its draft and its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Only coordinators see it.
    Draft,
    /// It takes people in.
    Open,
    /// It goes on with whoever is in it.
    Running,
    /// It goes on until that day.
    Closing(Timestamp),
    /// It is over.
    Closed,
}

/// What a coordinator changes on one page.
#[derive(Debug, Clone)]
pub enum Change {
    /// The name, and the texts of [`Step::Purpose`].
    Purpose(String, Texts),
    /// The texts of [`Step::Hard`].
    Hard(Texts),
    /// For whom it is, their least age, and for how many.
    People(Texts, [u16; 2]),
    /// The days on which it begins and ends; weeks, and hours a month.
    Length([Option<Timestamp>; 2], [u16; 2]),
    /// How two find each other.
    Matching(Mode),
}

/// Its texts, each at most once; an empty one is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts(Vec<(Part, String)>);

/// A programme as the public sees it, or will.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charter {
    /// Whose it is.
    pub programme: ProgrammeId,
    /// What names the programme to its coordinators.
    pub code: Code,
    /// What it is called.
    pub name: String,
    /// Its public address.
    pub slug: Slug,
    /// What kind of programme it is.
    pub model: Model,
    /// Where it is.
    pub state: State,
    /// What it says.
    pub texts: Texts,
    /// Its days and figures.
    pub frame: Frame,
}

/// The most letters (Unicode scalar values) of a text.
pub const MOST: usize = 1_500;
/// The most letters of a name.
const LONGEST_NAME: usize = 80;
/// The latest day on which a closing one ends, from now.
pub const NOTICE: Span = DAY.times(400);

/// A text is longer than fits.
pub const LONG: Refusal = Refusal("programme-text-long");
/// No name of 3 to 80 letters.
pub const NAME: Refusal = Refusal("programme-name");
/// It opens when everything is said.
pub const GAPS: Refusal = Refusal("programme-gaps");
/// What people came for stays said while it is open.
pub const KEEPS: Refusal = Refusal("programme-keeps");
/// Nobody answers for it.
pub const NOBODY: Refusal = Refusal("programme-nobody");
/// It is at another place than that needs.
pub const ELSEWHERE: Refusal = Refusal("programme-elsewhere");
/// It is over, and stays as it is.
pub const OVER: Refusal = Refusal("programme-over");
/// The day on which it ends is no day to come, or more than 400 days away.
pub const CLOSES: Refusal = Refusal("programme-closes");

/// Reads the name that was typed.
///
/// # Errors
/// [`NAME`].
pub fn name(typed: &str) -> Result<String, Refusal> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    (3..=LONGEST_NAME).contains(&name.chars().count()).then_some(name).ok_or(NAME)
}

impl Part {
    /// The page on which it is written.
    #[must_use]
    pub const fn step(self) -> Step {
        match self {
            Self::Purpose | Self::Gains | Self::Runner => Step::Purpose,
            Self::Hard | Self::Effort | Self::Limits => Step::Hard,
            Self::People => Step::People,
        }
    }
}

impl Step {
    /// The texts that are written there.
    pub fn parts(self) -> impl Iterator<Item = Part> {
        Part::ALL.iter().copied().filter(move |part| part.step() == self)
    }

    /// The numbers that are set there.
    #[must_use]
    pub const fn figures(self) -> &'static [Figure] {
        match self {
            Self::People => &[Figure::Age, Figure::Places],
            Self::Length => &[Figure::Weeks, Figure::Hours],
            Self::Purpose | Self::Hard | Self::Matching => &[],
        }
    }

    /// The page after it; `None` after the last.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.iter().copied().skip_while(|step| *step != self).nth(1)
    }
}

impl Gap {
    /// The page on which it is filled.
    #[must_use]
    pub const fn step(self) -> Step {
        match self {
            Self::Text(part) => part.step(),
            Self::Begins => Step::Length,
        }
    }

    /// The field on that page.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Text(part) => part.word(),
            Self::Begins => "begins",
        }
    }
}

impl State {
    /// The word by which it is kept and named.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Running => "running",
            Self::Closing(_) => "closing",
            Self::Closed => "closed",
        }
    }

    /// What `word` and the day `closes` mean at `now`: a closing one whose day has come is closed by itself. `None`
    /// where they mean nothing.
    #[must_use]
    pub fn of(word: &str, closes: Option<Timestamp>, now: Timestamp) -> Option<Self> {
        match (word, closes) {
            ("draft", None) => Some(Self::Draft),
            ("open", None) => Some(Self::Open),
            ("running", None) => Some(Self::Running),
            ("closing", Some(day)) if now < day => Some(Self::Closing(day)),
            ("closing", Some(_)) => Some(Self::Closed),
            _ => None,
        }
    }

    /// The day on which it ends; `None` unless it is closing.
    #[must_use]
    pub const fn closes(self) -> Option<Timestamp> {
        match self {
            Self::Closing(day) => Some(day),
            _ => None,
        }
    }
}

impl Texts {
    /// The texts that were typed.
    ///
    /// # Errors
    /// The first that is too long, with [`LONG`].
    pub fn of<'t>(
        typed: impl IntoIterator<Item = (Part, &'t str)>,
    ) -> Result<Self, (Part, Refusal)> {
        let mut texts = Vec::new();
        for (part, text) in typed {
            let text = text.trim();
            if text.chars().count() > MOST {
                return Err((part, LONG));
            }
            texts.extend((!text.is_empty()).then(|| (part, text.to_owned())));
        }
        Ok(Self(texts))
    }

    /// What stands in `part`; empty where nothing does.
    #[must_use]
    pub fn part(&self, part: Part) -> &str {
        self.0.iter().find(|(is, _)| *is == part).map(|(_, text)| text.as_str()).unwrap_or_default()
    }

    /// These, with those of `step` as they are in `other`.
    fn with(mut self, step: Step, other: Self) -> Self {
        self.0.retain(|(part, _)| part.step() != step);
        self.0.extend(other.0.into_iter().filter(|(part, _)| part.step() == step));
        self
    }
}

impl Charter {
    /// What still has to be said before it opens, in the order of the pages.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let texts = Part::ALL.iter().filter(|part| self.texts.part(**part).is_empty());
        let begins = self.frame.begins.is_none().then_some(Gap::Begins);
        texts.map(|part| Gap::Text(*part)).chain(begins).collect()
    }

    /// It, changed at `now`.
    ///
    /// # Errors
    /// [`OVER`]; [`KEEPS`] where it has opened and something would no longer be said; [`super::frame::DAYS`].
    pub fn changed(&self, now: Timestamp, change: &Change) -> Result<Self, Refusal> {
        if self.state == State::Closed {
            return Err(OVER);
        }
        let mut new = self.clone();
        new.take(change);
        if self.state != State::Draft && !new.gaps().is_empty() {
            return Err(KEEPS);
        }
        if matches!(change, Change::Length(..)) {
            new.frame.has_days(now)?;
        }
        Ok(new)
    }

    fn take(&mut self, change: &Change) {
        let step = change.step();
        match change {
            Change::Purpose(name, texts) => {
                self.name.clone_from(name);
                self.texts = std::mem::take(&mut self.texts).with(step, texts.clone());
            }
            Change::Hard(texts) => {
                self.texts = std::mem::take(&mut self.texts).with(step, texts.clone());
            }
            Change::People(texts, [least_age, places]) => {
                self.texts = std::mem::take(&mut self.texts).with(step, texts.clone());
                self.frame = Frame { least_age: *least_age, places: *places, ..self.frame };
            }
            Change::Length([begins, ends], [weeks, hours]) => {
                let (begins, ends, weeks, hours) = (*begins, *ends, *weeks, *hours);
                self.frame = Frame { begins, ends, weeks, hours, ..self.frame };
            }
            Change::Matching(mode) => self.frame.mode = *mode,
        }
    }

    /// It, opened at `now` at the address `slug`, where so many coordinators answer for it.
    ///
    /// # Errors
    /// [`ELSEWHERE`] unless it is a draft; [`GAPS`]; [`NOBODY`]; [`super::frame::DAYS`].
    pub fn opened(&self, now: Timestamp, slug: Slug, coordinators: usize) -> Result<Self, Refusal> {
        if self.state != State::Draft {
            return Err(ELSEWHERE);
        }
        if !self.gaps().is_empty() {
            return Err(GAPS);
        }
        if coordinators == 0 {
            return Err(NOBODY);
        }
        self.frame.has_days(now)?;
        Ok(Self { slug, state: State::Open, ..self.clone() })
    }

    /// It, going on with whoever is in it.
    ///
    /// # Errors
    /// [`ELSEWHERE`] unless it is open.
    pub fn running(&self) -> Result<Self, Refusal> {
        let open = self.state == State::Open;
        open.then(|| Self { state: State::Running, ..self.clone() }).ok_or(ELSEWHERE)
    }

    /// It, going on until `day`; a closing one may be given another day.
    ///
    /// # Errors
    /// [`CLOSES`]; [`ELSEWHERE`] for a draft, which nobody is in, and for one that is over.
    pub fn closing(&self, now: Timestamp, day: Timestamp) -> Result<Self, Refusal> {
        if matches!(self.state, State::Draft | State::Closed) {
            return Err(ELSEWHERE);
        }
        let near = now < day && day < now + NOTICE;
        near.then(|| Self { state: State::Closing(day), ..self.clone() }).ok_or(CLOSES)
    }

    /// A draft that says the same, for the next ones: another programme, without days and without people.
    #[must_use]
    pub fn copied(&self, (programme, code): (ProgrammeId, Code), slug: Slug) -> Self {
        let frame = Frame { begins: None, ends: None, ..self.frame };
        Self { programme, code, slug, state: State::Draft, frame, ..self.clone() }
    }
}

impl Change {
    /// The page on which it is made.
    #[must_use]
    pub const fn step(&self) -> Step {
        match self {
            Self::Purpose(..) => Step::Purpose,
            Self::Hard(_) => Step::Hard,
            Self::People(..) => Step::People,
            Self::Length(..) => Step::Length,
            Self::Matching(_) => Step::Matching,
        }
    }
}
