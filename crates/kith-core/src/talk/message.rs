//! Messages: who may write, how much, how fast, and taking one's own words back.

use crate::{
    Code, FaceId, MINUTE, MessageId, Private, Refusal, Span, TalkId, Timestamp,
    people::face::Side,
    talk::{State, Talk},
};

/// What one side said, in its place in the talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Which message.
    pub id: MessageId,
    /// What names it outside.
    pub code: Code,
    /// Where it was said.
    pub talk: TalkId,
    /// Its place in the talk: 1, 2, 3 …
    pub seq: i64,
    /// Who said it.
    pub author: FaceId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub words: Words,
}

/// What is left of what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// The words, as they were written.
    Said(Private),
    /// Their author took them back.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
    /// The key of their author is gone, and with it the words.
    Erased,
}

/// The longest message, in characters.
pub const LONGEST: usize = 4_000;
/// How many messages one side may write within [`PACE_SPAN`].
pub const PACE: u32 = 20;
/// The span over which the pace is counted.
pub const PACE_SPAN: Span = MINUTE;

/// Nothing was written.
pub const BLANK: Refusal = Refusal("message-blank");
/// It is longer than [`LONGEST`].
pub const TOO_LONG: Refusal = Refusal("message-too-long");
/// The talk is closed: it can be read, and no more.
pub const CLOSED: Refusal = Refusal("message-talk-closed");
/// The talk is paused.
pub const PAUSED: Refusal = Refusal("message-talk-paused");
/// Whoever writes is on neither side.
pub const NOT_THEIRS: Refusal = Refusal("message-not-theirs");
/// A closed door stands between the two. The words are those of a closed talk: a block is silent.
pub const BLOCKED: Refusal = CLOSED;
/// So many at once cannot be read; nothing is lost by waiting a moment.
pub const TOO_FAST: Refusal = Refusal("message-too-fast");

/// What stands between a writer and the talk, counted by the deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whether a block stands between the two.
    pub door: Door,
    /// How many messages the writer wrote within the last [`PACE_SPAN`].
    pub recent: u32,
    /// How many they may; [`PACE`] unless the settings say otherwise.
    pub pace: u32,
}

/// The door between two members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Open.
    Open,
    /// One of them closed it.
    Closed,
}

/// The words as they may be said or asked: whatever was written, without white space around it and without
/// control characters; a line ends as `\n`.
///
/// # Errors
/// [`BLANK`] where nothing is left, [`TOO_LONG`] beyond [`LONGEST`] characters.
pub fn fit(text: &str) -> Result<Private, Refusal> {
    let text: String =
        text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let text = text.trim();
    if text.is_empty() {
        return Err(BLANK);
    }
    // Most texts are short; only a long one is worth counting.
    if text.len() > LONGEST && text.chars().count() > LONGEST {
        return Err(TOO_LONG);
    }
    Ok(Private::new(text))
}

/// On which side `who` may write in `talk`.
///
/// # Errors
/// [`NOT_THEIRS`] for a stranger; [`CLOSED`] or [`PAUSED`] unless the talk is open; [`BLOCKED`] behind a
/// closed door; [`TOO_FAST`] beyond the pace.
pub fn may_write(talk: &Talk, who: FaceId, standing: Standing) -> Result<Side, Refusal> {
    let side = talk.side(who).ok_or(NOT_THEIRS)?;
    may_be_written(talk, standing)?;
    Ok(side)
}

/// Whether anything may be written in `talk`, by one of the two or by somebody on duty who joined.
///
/// # Errors
/// As [`may_write`], but for strangers.
pub fn may_be_written(talk: &Talk, standing: Standing) -> Result<(), Refusal> {
    match talk.state {
        State::Open => {}
        State::Paused { .. } => return Err(PAUSED),
        State::Closed { .. } => return Err(CLOSED),
    }
    if standing.door == Door::Closed {
        return Err(BLOCKED);
    }
    if standing.recent >= standing.pace { Err(TOO_FAST) } else { Ok(()) }
}

impl Message {
    /// Takes the words back: in an open, a paused or a closed talk alike, as long as it can be read. What
    /// was taken back already stays as it is.
    ///
    /// # Errors
    /// [`NOT_THEIRS`] unless `who` wrote it.
    pub fn withdraw(self, who: FaceId, now: Timestamp) -> Result<Self, Refusal> {
        if self.author != who {
            return Err(NOT_THEIRS);
        }
        let words = match self.words {
            Words::Said(_) => Words::Withdrawn { at: now },
            gone => gone,
        };
        Ok(Self { words, ..self })
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{RequestId, talk::End};

    const ADA: FaceId = FaceId(Uuid::from_u128(1));
    const BO: FaceId = FaceId(Uuid::from_u128(2));
    const CY: FaceId = FaceId(Uuid::from_u128(3));
    const FREE: Standing = Standing { door: Door::Open, recent: 0, pace: PACE };

    fn now() -> Timestamp {
        Timestamp::from_micros(9).unwrap()
    }

    fn talk(state: State) -> Talk {
        let (id, code) = (TalkId(Uuid::from_u128(1)), Code(Uuid::from_u128(1)));
        let request = RequestId(Uuid::from_u128(1));
        Talk { id, code, request, member: ADA, helper: BO, since: now(), state }
    }

    fn message(words: Words) -> Message {
        let (id, code) = (MessageId(Uuid::from_u128(1)), Code(Uuid::from_u128(1)));
        let talk = TalkId(Uuid::from_u128(1));
        Message { id, code, talk, seq: 1, author: ADA, at: now(), words }
    }

    #[test]
    fn a_message_says_something_and_fits_on_a_few_pages() {
        let check = |text: &str, expected: Result<&str, Refusal>| {
            let said = fit(text);
            assert_eq!(said.as_ref().map(Private::reveal).map_err(|no| *no), expected);
        };
        check("", Err(BLANK));
        check(" \n\t ", Err(BLANK));
        check("\u{0}", Err(BLANK));
        check("  hello\r\n there\u{7} ", Ok("hello\n there"));
        // Characters count, not bytes: every script has the same room.
        let full = "ж".repeat(LONGEST);
        check(&full, Ok(&full));
        check(&format!("{full}ж"), Err(TOO_LONG));
    }

    #[test]
    fn the_two_of_a_talk_write_while_it_is_open() {
        let check = |state, who, standing, expected| {
            assert_eq!(may_write(&talk(state), who, standing), expected, "{state:?}");
        };
        let paused = State::Paused { by: Side::Member, until: now() };
        let closed = State::Closed { how: End::Done, at: now() };
        check(State::Open, ADA, FREE, Ok(Side::Member));
        check(State::Open, BO, FREE, Ok(Side::Helper));
        check(State::Open, CY, FREE, Err(NOT_THEIRS));
        check(paused, ADA, FREE, Err(PAUSED));
        check(closed, ADA, FREE, Err(CLOSED));
        check(closed, CY, FREE, Err(NOT_THEIRS));
        check(State::Open, ADA, Standing { door: Door::Closed, ..FREE }, Err(BLOCKED));
        check(State::Open, ADA, Standing { recent: PACE, ..FREE }, Err(TOO_FAST));
        check(State::Open, ADA, Standing { recent: PACE - 1, ..FREE }, Ok(Side::Member));
    }

    #[test]
    fn everyone_takes_back_their_own_words_and_no_others() {
        let said = || message(Words::Said(Private::new("too much")));
        let gone = said().withdraw(ADA, now()).unwrap();
        assert_eq!(gone.words, Words::Withdrawn { at: now() });
        assert_eq!(said().withdraw(BO, now()), Err(NOT_THEIRS));
        let erased = message(Words::Erased).withdraw(ADA, now()).unwrap();
        assert_eq!(erased.words, Words::Erased);
        let again = Timestamp::from_micros(10).unwrap();
        assert_eq!(gone.clone().withdraw(ADA, again), Ok(gone));
    }

    #[test]
    fn each_side_knows_the_other_and_nobody_else() {
        let talk = talk(State::Open);
        assert_eq!((talk.other(ADA), talk.other(BO), talk.other(CY)), (Some(BO), Some(ADA), None));
    }
}
