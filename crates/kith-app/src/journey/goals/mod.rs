//! Goals of a mentee: theirs to write down, to move and to end; the mentor reads them and says something about them. What
//! either writes is read for danger as every word between the two is (docs/adr/0031).

pub mod exporting;
pub mod growing;
pub mod making;
pub mod reading;

use kith_core::{
    Code, DAY, FaceId, Moment, Private, Refusal,
    journey::{
        agreement,
        goal::{Level, UNEXPECTED, UNSAID},
    },
    people::{face::Side, notice::About},
    safety::care::Place as Care,
};
use kith_store::{
    Tx,
    journey::goals::{self, Kept},
    keys::Owner,
    people::{faces, notices},
    seal::{Place, Sealed},
};
use serde_json::{Map, Value, json};

use super::{agreeing, of};
use crate::{
    App, Error, Fault, people,
    safety::noticing::{self, Noticed, Spot},
    talk::{
        posting,
        seat::{self, Seat},
    },
};

/// What a mentee writes of a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What they want.
    pub want: Private,
    /// Why it matters; `None` where they do not say.
    pub why: Option<Private>,
    /// What each level means, one that is left open apart; what they expect is always there.
    pub levels: Vec<(Level, Private)>,
}

/// Words on their way in: read for danger and sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    faces: Vec<(FaceId, Side)>,
    talk: Code,
    place: Place,
    words: Sealed,
    noticed: Noticed,
    way: Option<(Refusal, u32)>,
}

impl Text {
    /// What was `typed` into the fields `want`, `why` and, by their words, the levels.
    ///
    /// # Errors
    /// The field that is too long, with [`agreement::LONG`]; [`UNSAID`]; [`UNEXPECTED`].
    pub fn of(typed: impl Fn(&str) -> String) -> Result<Self, (&'static str, Refusal)> {
        let words =
            |field: &'static str| agreement::words(&typed(field)).map_err(|why| (field, why));
        let want = words("want")?.ok_or(("want", UNSAID))?;
        let why = words("why")?;
        let mut levels = Vec::new();
        for level in Level::ALL {
            levels.extend(words(level.word())?.map(|words| (*level, words)));
        }
        let text = Self { want, why, levels };
        text.level(Level::Expected).ok_or((Level::Expected.word(), UNEXPECTED))?;
        Ok(text)
    }

    /// What `level` means; `None` where that was left open.
    #[must_use]
    pub fn level(&self, level: Level) -> Option<&str> {
        self.levels.iter().find(|(is, _)| *is == level).map(|(_, words)| words.reveal())
    }

    /// Everything that stands there, by its field.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let why = self.why.iter().map(|words| ("why", words.reveal()));
        let levels = self.levels.iter().map(|(level, words)| (level.word(), words.reveal()));
        std::iter::once(("want", self.want.reveal())).chain(why).chain(levels)
    }

    fn written(&self) -> Private {
        let all = self.parts().map(|(field, words)| (field.to_owned(), json!(words)));
        Private::new(Value::Object(all.collect()).to_string())
    }

    fn read(words: &Private) -> Result<Self, Fault> {
        let all: Map<String, Value> = serde_json::from_str(words.reveal()).map_err(Fault::new)?;
        let text = |field: &str| all.get(field).and_then(Value::as_str).unwrap_or_default();
        Self::of(|field| text(field).to_owned()).map_err(|(_, why)| Fault::new(why.0))
    }

    /// All of it in one, as it is read for danger.
    fn whole(&self) -> Private {
        let all: Vec<_> = self.parts().map(|(_, words)| words).collect();
        Private::new(all.join("\n"))
    }
}

/// Reads `whole` for danger, and seals `words`, in which it is written down, for `place` with the key that their author has in
/// this talk.
fn draft(
    app: &App,
    faces: &[(FaceId, Side)],
    talk: Code,
    place: Place,
    (whole, words): (&Private, &Private),
) -> Result<Draft, Error> {
    let ours = faces.to_owned();
    let seat: Seat = app.store.read(move |tx| seat::find(tx, &ours, talk))?;
    let noticed = noticing::in_talk(app, &seat, whole)?;
    let way = posting::way(app, whole, &noticed);
    let owner = Owner::Talk(seat.talk.id, seat.face);
    let words = app.seal(owner, place, &mut app.moment(), words)?;
    Ok(Draft { faces: faces.to_owned(), talk, place, words, noticed, way })
}

impl Draft {
    /// The seat of its writer, who may write now and leads a new pair nowhere else.
    fn seat(&self, tx: &mut Tx, at: &Moment) -> Result<Seat, Error> {
        let seat = sit(tx, at, &self.faces, self.talk)?;
        posting::may_lead(tx, &seat, self.way)?;
        Ok(seat)
    }

    /// It is kept: what was noticed in it too.
    fn kept(&self, tx: &mut Tx, at: &mut Moment, seat: &Seat) -> Result<(), Error> {
        let spot = Spot { place: Care::Talk, id: seat.talk.id.0, author: seat.face, message: None };
        noticing::keep(tx, at, &self.noticed, spot)
    }
}

/// The seat of whoever has `faces` in the journey of the talk `code`, who may write there now.
fn sit(tx: &mut Tx, at: &Moment, faces: &[(FaceId, Side)], code: Code) -> Result<Seat, Error> {
    let (seat, _) = of(tx, faces, code)?;
    agreeing::may_act(tx, at, &seat)?;
    Ok(seat)
}

/// Tells the other side the words at `key` about the goals of this journey, at most once a day: whoever says how it goes
/// ten times over calls nobody ten times.
fn tell(tx: &mut Tx, at: &mut Moment, seat: &Seat, key: &str) -> Result<(), Error> {
    let Some(other) = faces::find(tx, seat.other())? else { return Ok(()) };
    if notices::told_since(tx, other.owner, (key, seat.talk.code), at.now + -DAY)? {
        return Ok(());
    }
    let about = Some((About::Goal, seat.talk.code));
    people::notices::tell(tx, at, other.owner, key, about)
}

/// The goal in the talk of `seat` that `code` names.
fn found(tx: &mut Tx, seat: &Seat, code: Code) -> Result<Kept, Error> {
    goals::find(tx, seat.talk.id, code)?.ok_or(Error::NotFound)
}
