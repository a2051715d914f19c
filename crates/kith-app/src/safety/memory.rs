//! What the detector remembers of one author in one talk, sealed with the author's own key: sums that
//! fade, what they asked the other side last, and how much of the other side's asking they have heard.

use kith_core::{FaceId, Moment, Private, TalkId};
use kith_safety::{Level, Memory};
use kith_store::{
    Tx,
    keys::Owner,
    safety::signals,
    seal::{Place, Sealed},
};
use uuid::Uuid;

use crate::{App, Error};

/// What is remembered of one author in one talk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Recalled {
    /// The detector's own.
    pub(super) memory: Memory,
    /// The danger that they asked about last.
    asks: u8,
    /// How often they have asked.
    asked: u32,
    /// How many questions of the other side they have heard.
    heard: u32,
}

/// A memory on its way back, sealed.
#[derive(Debug, Clone)]
pub(super) struct Sums {
    talk: TalkId,
    author: FaceId,
    id: Uuid,
    sealed: Sealed,
}

/// Where a memory stands.
pub(super) struct Spot {
    talk: TalkId,
    author: FaceId,
    /// Its row, where there is one already.
    id: Option<Uuid>,
}

/// What is remembered of `author` in `talk`, with what `other` has asked since. What cannot be opened is
/// forgotten: no message waits for a memory.
pub(super) fn recall(
    app: &App,
    talk: TalkId,
    (author, other): (FaceId, FaceId),
) -> Result<(Recalled, Spot), Error> {
    let both = app.store.read(move |tx| {
        Ok::<_, Error>((signals::memory(tx, talk, author)?, signals::memory(tx, talk, other)?))
    })?;
    let open = |kept: &Option<(Uuid, Sealed)>, of| {
        let (id, sealed) = kept.as_ref()?;
        let words = app.unseal(Owner::Talk(talk, of), place(*id), sealed).ok()??;
        Recalled::of(words.reveal())
    };
    let (mut own, theirs) =
        (open(&both.0, author).unwrap_or_default(), open(&both.1, other).unwrap_or_default());
    if theirs.asked > own.heard {
        own.memory.asked(level(theirs.asks));
        own.heard = theirs.asked;
    }
    Ok((own, Spot { talk, author, id: both.0.map(|(id, _)| id) }))
}

impl Recalled {
    /// The author's text asks the other side about `level`.
    pub(super) fn ask(&mut self, level: Level) {
        if level > Level::Nothing {
            (self.asks, self.asked) = (level.number(), self.asked.saturating_add(1));
        }
    }

    /// Seals it for `spot`. Writes the key store: call it aside.
    pub(super) fn seal(self, app: &App, at: &mut Moment, spot: &Spot) -> Result<Sums, Error> {
        let id = spot.id.unwrap_or_else(|| at.id());
        let words = Private::new(self.written());
        let sealed = app.seal(Owner::Talk(spot.talk, spot.author), place(id), at, &words)?;
        Ok(Sums { talk: spot.talk, author: spot.author, id, sealed })
    }

    fn written(self) -> String {
        let sums = u64::from_be_bytes(self.memory.to_bytes());
        format!("{sums} {} {} {}", self.asks, self.asked, self.heard)
    }

    fn of(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let memory = Memory::from_bytes(parts.next()?.parse::<u64>().ok()?.to_be_bytes());
        let asks = parts.next()?.parse().ok()?;
        let (asked, heard) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some(Self { memory, asks, asked, heard })
    }
}

impl Sums {
    /// Keeps it.
    pub(super) fn keep(&self, tx: &mut Tx) -> Result<(), Error> {
        Ok(signals::remember(tx, (self.talk, self.author), self.id, &self.sealed)?)
    }
}

fn place(id: Uuid) -> Place {
    Place { table: "signal_memory", row: id, column: "sums" }
}

fn level(number: u8) -> Level {
    [Level::Passive, Level::Active, Level::Imminent]
        .into_iter()
        .find(|level| level.number() == number)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_memory_is_read_as_it_was_written() {
        let mut one = Recalled::default();
        one.memory.asked(Level::Active);
        one.ask(Level::Imminent);
        one.heard = 7;
        assert_eq!(Recalled::of(&one.written()), Some(one));
        assert_eq!(Recalled::of("something else"), None);
    }
}
