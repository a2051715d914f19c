//! An introduction: a mentor brings their mentee together with somebody else whom they talk with here. The mentee is asked
//! first, then the third; a day after both said yes a talk opens. Whatever comes between looks like a wait, until it has not
//! come about for all at once (docs/adr/0047).

use crate::{Code, DAY, Private, Refusal, Span, TalkId, Timestamp, pairing::proposal::Word};

worded! {
    /// Where it is. Between [`Self::Quiet`] and a wait nobody sees a difference.
    Place {
        /// The mentee is asked.
        Offered = "offered",
        /// The mentee said yes, and the third is asked.
        Asked = "asked",
        /// Both said yes: the talk opens a day later.
        Agreed = "agreed",
        /// It will not come about, and looks as if it still could.
        Quiet = "quiet",
        /// The two have a talk.
        Made = "made",
        /// It did not come about.
        Over = "over",
    }
}

worded! {
    /// Who of the three.
    Party {
        /// Who offers it.
        Mentor = "mentor",
        /// Whose mentor that is.
        Mentee = "mentee",
        /// Whom the mentor talks with besides.
        Third = "third",
    }
}

/// Whether the two may be brought together, as far as the house knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Nothing stands between them.
    Open,
    /// Something does. What it is, is told to nobody.
    Barred,
}

/// What is due next, and when.
type Next = (Timestamp, Due);

/// An introduction; its words are sealed and stand apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Introduction {
    /// What names it outside.
    pub code: Code,
    /// When it was offered.
    pub offered: Timestamp,
    /// Where it is.
    pub place: Place,
    /// Since when it is there.
    pub since: Timestamp,
    /// What the mentee said; `None` while they have not.
    pub mentee: Option<Word>,
    /// When the third was asked; `None` where they were not, and know of nothing.
    pub asked: Option<Timestamp>,
    /// What the third said; `None` while they have not.
    pub third: Option<Word>,
    /// Whether whoever is asked now was reminded.
    pub reminded: bool,
    /// The talk of the two; `None` unless it is made.
    pub talk: Option<TalkId>,
}

/// How it stands for one of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// They are asked, until then.
    Asks(Timestamp),
    /// Nothing is asked of them; by then it has come about or not.
    Waits(Timestamp),
    /// They said no.
    Declined,
    /// It came about, and the two talk here.
    Made(TalkId),
    /// It did not come about.
    Over,
}

/// What is due of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Whoever is asked is reminded, once.
    Remind(Party),
    /// Both said yes a day ago: a talk opens, if the way is open.
    Open,
    /// Whoever was asked said nothing.
    Lapse,
    /// All who wait hear that it did not come about.
    End,
}

/// How long it stands at the most, for everybody who waits.
pub const WHOLE: Span = DAY.times(14);
/// How long the mentee is asked.
const FIRST: Span = DAY.times(7);
/// How long before its end the third is asked no longer, and how long after two yeses the talk opens.
const LAST: Span = DAY;
/// How many of a mentor stand at once, and how long after one the same two are not brought together again.
pub const OPEN: i64 = 3;
/// As [`OPEN`]: how long.
pub const AGAIN: Span = DAY.times(90);
/// How many letters each text has at the most.
pub const MOST: usize = 600;

/// It is not where that could be said.
pub const NOT_NOW: Refusal = Refusal("introduction-not-now");
/// So many stand already.
pub const MANY: Refusal = Refusal("introduction-many");
/// They offered to bring these two together not long ago.
pub const SOON: Refusal = Refusal("introduction-soon");
/// Nothing was written, or more than fits.
pub const WORDS: Refusal = Refusal("introduction-words");

/// What somebody writes for another of the three.
///
/// # Errors
/// [`WORDS`].
pub fn words(text: &str) -> Result<Private, Refusal> {
    let text = text.trim();
    let plain = text.chars().all(|c| !c.is_control() || c == '\n' || c == '\r');
    let fits = (1..=MOST).contains(&text.chars().count());
    if plain && fits { Ok(Private::new(text.to_owned())) } else { Err(WORDS) }
}

/// Whether one more may be offered, where `open` stand and the last one of the same two was offered then.
///
/// # Errors
/// [`MANY`]; [`SOON`].
pub fn may_offer(now: Timestamp, open: i64, last: Option<Timestamp>) -> Result<(), Refusal> {
    match last {
        _ if open >= OPEN => Err(MANY),
        Some(last) if now.since(last) < AGAIN => Err(SOON),
        _ => Ok(()),
    }
}

impl Introduction {
    /// One that is offered now: the mentee is asked.
    #[must_use]
    pub const fn offer(code: Code, now: Timestamp) -> Self {
        let (place, reminded) = (Place::Offered, false);
        let (mentee, third, asked, talk) = (None, None, None, None);
        Self { code, offered: now, place, since: now, mentee, asked, third, reminded, talk }
    }

    /// By when it has come about or not.
    #[must_use]
    pub fn until(&self) -> Timestamp {
        self.offered + WHOLE
    }

    /// Until when `party` is asked; `None` for the mentor.
    fn asked_until(&self, party: Party) -> Option<Timestamp> {
        match party {
            Party::Mentor => None,
            Party::Mentee => Some(self.offered + FIRST),
            Party::Third => Some(self.until() + -LAST),
        }
    }

    /// What `party` said; `None` while they have not.
    #[must_use]
    pub const fn said(&self, party: Party) -> Option<Word> {
        match party {
            Party::Mentor => Some(Word::Yes),
            Party::Mentee => self.mentee,
            Party::Third => self.third,
        }
    }

    /// Whether `party` knows of it.
    #[must_use]
    pub fn knows(&self, party: Party) -> bool {
        party != Party::Third || self.asked.is_some()
    }

    /// Whether it has an end that all who wait have heard of.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self.place, Place::Made | Place::Over)
    }

    /// How it stands for `party` at `now`: what the others said or left unsaid is never part of it.
    #[must_use]
    pub fn view(&self, now: Timestamp, party: Party) -> View {
        match (self.place, self.talk) {
            (Place::Made, Some(talk)) => return View::Made(talk),
            (Place::Over, _) => return View::Over,
            _ => {}
        }
        match (self.said(party), self.asked_until(party)) {
            (Some(Word::No), _) => View::Declined,
            (Some(Word::Yes), _) if now < self.until() => View::Waits(self.until()),
            (None, Some(until)) if now < until => View::Asks(until),
            _ => View::Over,
        }
    }

    /// The same, after `party` said `word`. A yes can be taken back until the two have a talk; a no stands. Twice is once.
    ///
    /// # Errors
    /// [`NOT_NOW`] where they are not asked, or not any more.
    pub fn say(
        self,
        now: Timestamp,
        (party, word): (Party, Word),
        way: Way,
    ) -> Result<Self, Refusal> {
        if party == Party::Mentor || !self.knows(party) {
            return Err(NOT_NOW);
        }
        let next = match (self.view(now, party), word) {
            (View::Waits(_), Word::Yes) | (View::Declined, Word::No) => return Ok(self),
            (View::Asks(_) | View::Waits(_), Word::No) => self.at(Place::Quiet, now),
            (View::Asks(_), Word::Yes) => self.goes_on(now, party, way),
            _ => return Err(NOT_NOW),
        };
        Ok(match party {
            Party::Third => Self { third: Some(word), ..next },
            _ => Self { mentee: Some(word), ..next },
        })
    }

    /// After a yes of `party`.
    fn goes_on(self, now: Timestamp, party: Party, way: Way) -> Self {
        match (self.place, party, way) {
            (Place::Offered, Party::Mentee, Way::Open) => {
                Self { asked: Some(now), reminded: false, ..self.at(Place::Asked, now) }
            }
            (Place::Asked, Party::Third, Way::Open) => self.at(Place::Agreed, now),
            (Place::Offered | Place::Asked, ..) => self.at(Place::Quiet, now),
            _ => self,
        }
    }

    /// The same, after the mentor took it back: that is said to all at once. Twice is once.
    ///
    /// # Errors
    /// [`NOT_NOW`] where the two have a talk.
    pub fn withdraw(self, now: Timestamp) -> Result<Self, Refusal> {
        match self.place {
            Place::Made => Err(NOT_NOW),
            Place::Over => Ok(self),
            _ => Ok(self.over(now)),
        }
    }

    /// The same, where something came between that is told to nobody.
    #[must_use]
    pub fn hush(self, now: Timestamp) -> Self {
        match self.place {
            Place::Offered | Place::Asked | Place::Agreed => self.at(Place::Quiet, now),
            Place::Quiet | Place::Made | Place::Over => self,
        }
    }

    /// When something is due of it next; `None` once it is over.
    #[must_use]
    pub fn next(&self) -> Option<(Timestamp, Due)> {
        let (reminder, lapse) = self.silent().unzip();
        match self.place {
            Place::Offered | Place::Asked => reminder.flatten().or(lapse),
            Place::Agreed => Some((self.since + LAST, Due::Open)),
            // Whoever is asked in vain is reminded as if it were not.
            Place::Quiet => reminder.flatten().or(Some((self.until(), Due::End))),
            Place::Made | Place::Over => None,
        }
    }

    /// Of whoever is asked and silent: when they are reminded, where they were not, and until when they are asked; `None`
    /// where nobody is. It depends on nothing that is kept from them.
    fn silent(&self) -> Option<(Option<Next>, Next)> {
        let (party, since) = match (self.mentee, self.asked, self.third) {
            (None, ..) => (Party::Mentee, self.offered),
            (Some(_), Some(asked), None) => (Party::Third, asked),
            _ => return None,
        };
        let until = self.asked_until(party)?;
        let half = since + Span(until.since(since).0 / 2);
        let reminder = (half, Due::Remind(party));
        Some(((!self.reminded).then_some(reminder), (until, Due::Lapse)))
    }

    /// The same, after what was due at `now`, with what that was; `None` where nothing is due. Where a talk is to open,
    /// that is `talk`, and `way` says whether it may.
    #[must_use]
    pub fn due(self, now: Timestamp, way: Way, talk: TalkId) -> Option<(Self, Due)> {
        let (_, due) = self.next().filter(|(at, _)| *at <= now)?;
        let next = match (due, way) {
            (Due::Remind(_), _) => Self { reminded: true, ..self },
            (Due::Open, Way::Open) => Self { talk: Some(talk), ..self.at(Place::Made, now) },
            (Due::Open, Way::Barred) | (Due::Lapse, _) => self.at(Place::Quiet, now),
            (Due::End, _) => self.over(now),
        };
        Some((next, due))
    }

    /// The same, over. Who had said what is forgotten with it.
    const fn over(self, now: Timestamp) -> Self {
        Self { mentee: None, third: None, ..self.at(Place::Over, now) }
    }

    const fn at(self, place: Place, now: Timestamp) -> Self {
        Self { place, since: now, ..self }
    }
}

#[cfg(test)]
#[path = "introduction_laws.rs"]
mod laws;
