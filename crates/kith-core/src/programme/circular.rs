//! A circular: a letter of a coordinator to many at once. It waits a while in which it can be stopped whole; who belongs to
//! the group is looked up when it goes.

use uuid::Uuid;

use crate::{
    Code, MINUTE, MemberId, Private, ProgrammeId, Refusal, Span, Timestamp, talk::message,
};

worded! {
    /// To whom it goes.
    Whom {
        /// Everybody who mentors.
        Mentors = "mentors",
        /// Everybody who walks with a mentor.
        Mentees = "mentees",
        /// Mentors who walk with nobody.
        Free = "free",
        /// Everybody who asked for a mentor and waits.
        Waiting = "waiting",
    }
}

worded! {
    /// Where it is.
    State {
        /// It was written, and not sent.
        Draft = "draft",
        /// It is about to go.
        Waiting = "waiting",
        /// It went.
        Sent = "sent",
        /// It was stopped, and nobody got it.
        Stopped = "stopped",
    }
}

/// For how long it can be stopped.
pub const UNDO: Span = MINUTE.times(10);

/// Nothing was written.
pub const BLANK: Refusal = Refusal("circular-blank");

/// It is longer than a message may be.
pub const TOO_LONG: Refusal = Refusal("circular-too-long");

/// Nobody was chosen.
pub const NO_GROUP: Refusal = Refusal("circular-whom");

/// It went already, or was stopped.
pub const TOO_LATE: Refusal = Refusal("circular-too-late");

/// Nobody belongs to the group.
pub const NOBODY: Refusal = Refusal("circular-nobody");

/// A letter to many; its words are sealed and stand apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circular {
    /// Which.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// Who wrote it; `None` once they have left.
    pub by: Option<MemberId>,
    /// To whom.
    pub whom: Whom,
    /// Of which programme; `None` for the whole house.
    pub programme: Option<ProgrammeId>,
    /// When it was written.
    pub made: Timestamp,
    /// When it goes; `None` while nobody sent it.
    pub due: Option<Timestamp>,
    /// Where it is.
    pub state: State,
}

/// The words as they may be sent, tidied as [`message::fit`] does.
///
/// # Errors
/// [`BLANK`]; [`TOO_LONG`].
pub fn fit(text: &str) -> Result<Private, Refusal> {
    message::fit(text).map_err(|why| if why == message::BLANK { BLANK } else { TOO_LONG })
}

impl Circular {
    /// Sent at `now`: it goes when the time to stop it is over. Pressed twice, it goes as it was to go.
    ///
    /// # Errors
    /// [`TOO_LATE`].
    pub fn send(self, now: Timestamp) -> Result<Self, Refusal> {
        match self.state {
            State::Draft => Ok(Self { due: Some(now + UNDO), state: State::Waiting, ..self }),
            State::Waiting => Ok(self),
            State::Sent | State::Stopped => Err(TOO_LATE),
        }
    }

    /// Stopped at `now`, before anybody got it.
    ///
    /// # Errors
    /// [`TOO_LATE`].
    pub fn stop(self, now: Timestamp) -> Result<Self, Refusal> {
        let goes = self.due.is_some_and(|due| due <= now);
        match self.state {
            State::Draft => Ok(Self { state: State::Stopped, ..self }),
            State::Waiting if !goes => Ok(Self { state: State::Stopped, ..self }),
            State::Stopped => Ok(self),
            State::Waiting | State::Sent => Err(TOO_LATE),
        }
    }

    /// Whether it goes now.
    #[must_use]
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.state == State::Waiting && self.due.is_some_and(|due| due <= now)
    }
}

#[cfg(test)]
mod laws {
    use super::*;

    #[test]
    fn it_goes_ten_minutes_after_it_was_sent_or_never() {
        let made = Timestamp::from_micros(1_795_000_000_000_000).unwrap();
        let id = Uuid::nil();
        let draft = Circular {
            id,
            code: Code(id),
            by: None,
            whom: Whom::Mentors,
            programme: None,
            made,
            due: None,
            state: State::Draft,
        };
        assert!(!draft.is_due(made + UNDO), "a draft never goes by itself");
        let sent = draft.clone().send(made).unwrap();
        assert_eq!(sent.clone().send(made + MINUTE).unwrap(), sent, "twice is once");
        for minutes in 0..30 {
            let now = made + MINUTE.times(minutes);
            let stopped = sent.clone().stop(now);
            assert_eq!(stopped.is_ok(), !sent.is_due(now), "{minutes}");
            assert!(!stopped.is_ok_and(|it| it.is_due(now + UNDO)), "what was stopped never goes");
        }
        let gone = Circular { state: State::Sent, ..sent };
        assert_eq!(gone.clone().stop(made).unwrap_err(), TOO_LATE);
        assert_eq!(gone.send(made).unwrap_err(), TOO_LATE);
    }

    #[test]
    fn it_says_something_and_fits_on_a_page() {
        assert_eq!(fit(" \n").unwrap_err(), BLANK);
        assert_eq!(fit(&"a".repeat(4_001)).unwrap_err(), TOO_LONG);
        assert_eq!(fit(" Dear all ").unwrap().reveal(), "Dear all");
    }
}
