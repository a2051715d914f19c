//! A charter: what a programme says of itself in public, and how it goes from a draft to its end. Nothing of it is
//! private.

use super::{
    frame::{Figure, Frame, Model},
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
    /// It goes on with whoever is in it, until the day on which it ends.
    Closing,
    /// It is over: the day on which it ends has come.
    Closed,
}

/// What a coordinator changes on one page.
#[derive(Debug, Clone)]
pub enum Change {
    /// The name, and the texts of [`Step::Purpose`].
    Purpose(String, Texts),
    /// The texts of [`Step::Hard`].
    Hard(Texts),
    /// For whom it is, and for how many.
    People(Texts, u16),
    /// The days on which it begins and ends; weeks, and hours a month.
    Length([Option<Timestamp>; 2], [u16; 2]),
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
    /// The language of its name and its texts, as `lang` has it.
    pub locale: String,
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
/// The most bytes of all texts together: with them its page still comes in one go over a slow line.
pub const HEAVIEST: usize = 6_000;
/// The most letters of a name.
const LONGEST_NAME: usize = 80;
/// The latest day on which a closing one ends, from now.
pub const NOTICE: Span = DAY.times(400);

/// A text is longer than fits.
pub const LONG: Refusal = Refusal("programme-text-long");
/// All texts together are longer than fits on a page.
pub const HEAVY: Refusal = Refusal("programme-heavy");
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
/// It is open or was once: nobody can drop it any more.
pub const SEEN: Refusal = Refusal("programme-seen");
/// The day on which it ends is no day to come, or more than 400 days away.
pub const CLOSES: Refusal = Refusal("programme-closes");

/// Reads the name that was typed.
///
/// # Errors
/// [`NAME`].
pub fn name(typed: &str) -> Result<String, Refusal> {
    let name = plain(typed).split_whitespace().collect::<Vec<_>>().join(" ");
    (3..=LONGEST_NAME).contains(&name.chars().count()).then_some(name).ok_or(NAME)
}

/// `typed` without what no reader sees and no database keeps: a NUL, a bell. Lines stay lines.
fn plain(typed: &str) -> String {
    typed.replace(|letter: char| letter.is_control() && letter != '\n', " ")
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
            Self::People => &[Figure::Places],
            Self::Length => &[Figure::Weeks, Figure::Hours],
            Self::Purpose | Self::Hard => &[],
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
            Self::Closing => "closing",
            Self::Closed => "closed",
        }
    }

    /// What `word` means at `now` for one that ends on the day `ends`: where that has come it is over by itself, however
    /// far it had got; only a draft waits. `None` where they mean nothing.
    #[must_use]
    pub fn of(word: &str, ends: Option<Timestamp>, now: Timestamp) -> Option<Self> {
        let state = match word {
            "draft" => return Some(Self::Draft),
            "open" => Self::Open,
            "running" => Self::Running,
            "closing" if ends.is_some() => Self::Closing,
            _ => return None,
        };
        Some(if ends.is_some_and(|day| day <= now) { Self::Closed } else { state })
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
            let text = plain(text);
            let text = text.trim();
            if text.chars().count() > MOST {
                return Err((part, LONG));
            }
            texts.extend((!text.is_empty()).then(|| (part, text.to_owned())));
        }
        Ok(Self(texts))
    }

    /// The texts as they are kept, whatever could be typed when they were.
    #[must_use]
    pub fn kept(texts: impl IntoIterator<Item = (Part, String)>) -> Self {
        Self(texts.into_iter().filter(|(_, text)| !text.is_empty()).collect())
    }

    /// How many bytes all of them have.
    fn weight(&self) -> usize {
        self.0.iter().map(|(_, text)| text.len()).sum()
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
    /// [`OVER`]; [`HEAVY`] where its texts get heavier than fits; [`KEEPS`] where it has opened and something would no
    /// longer be said, or one that comes to its end would have none; [`super::frame::DAYS`].
    pub fn changed(&self, now: Timestamp, change: &Change) -> Result<Self, Refusal> {
        if self.state == State::Closed {
            return Err(OVER);
        }
        let mut new = self.clone();
        new.take(change);
        if new.texts.weight() > HEAVIEST.max(self.texts.weight()) {
            return Err(HEAVY);
        }
        let unsaid =
            !new.gaps().is_empty() || (self.state == State::Closing && new.frame.ends.is_none());
        if self.state != State::Draft && unsaid {
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
            Change::People(texts, places) => {
                self.texts = std::mem::take(&mut self.texts).with(step, texts.clone());
                self.frame.places = *places;
            }
            Change::Length([begins, ends], [weeks, hours]) => {
                let (begins, ends, weeks, hours) = (*begins, *ends, *weeks, *hours);
                self.frame = Frame { begins, ends, weeks, hours, ..self.frame };
            }
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

    /// It, going on with whoever is in it until `day`; a closing one may be given another day.
    ///
    /// # Errors
    /// [`CLOSES`]; [`ELSEWHERE`] for a draft, which nobody is in, and for one that is over.
    pub fn closing(&self, now: Timestamp, day: Timestamp) -> Result<Self, Refusal> {
        if matches!(self.state, State::Draft | State::Closed) {
            return Err(ELSEWHERE);
        }
        let near = now < day && day < now + NOTICE;
        let frame = Frame { ends: Some(day), ..self.frame };
        near.then(|| Self { state: State::Closing, frame, ..self.clone() }).ok_or(CLOSES)
    }

    /// That it can be dropped: only a draft, which nobody has seen.
    ///
    /// # Errors
    /// [`SEEN`].
    pub fn dropped(&self) -> Result<(), Refusal> {
        if self.state == State::Draft { Ok(()) } else { Err(SEEN) }
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
        }
    }
}
