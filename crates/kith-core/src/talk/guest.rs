//! Guests: somebody on duty who joins a talk of two, visibly, because words in it sound like danger.

use uuid::Uuid;

use crate::{
    CaseId, Code, FaceId, Refusal, TalkId, Timestamp,
    support::safe::Level,
    talk::{CLOSED, State, Talk},
};

worded! {
    /// Why a guest is there no longer.
    Left {
        /// They said goodbye.
        Done = "done",
        /// The member said no to them.
        No = "no",
    }
}

/// Somebody on duty in a talk of two others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// Which visit.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// In which talk.
    pub talk: TalkId,
    /// Behind which face.
    pub face: FaceId,
    /// For which case.
    pub case: CaseId,
    /// Since when; they read what is written from then on.
    pub since: Timestamp,
    /// When they left, and why; `None` while they are there.
    pub left: Option<(Timestamp, Left)>,
}

/// The member said no to somebody joining.
pub const REFUSED: Refusal = Refusal("guest-refused");

/// Their life may be at stake now, so a no does not send anybody away.
pub const NEEDED: Refusal = Refusal("guest-needed");

/// Whether somebody may join `talk` for a case that calls at `level`, where `before` are those who came
/// before: whom the member sent away nobody follows, unless their life may be at stake.
///
/// # Errors
/// [`CLOSED`], [`REFUSED`].
pub fn may_join(talk: &Talk, level: Level, before: &[Guest]) -> Result<(), Refusal> {
    if let State::Closed { .. } = talk.state {
        return Err(CLOSED);
    }
    let said_no = before.iter().any(|one| matches!(one.left, Some((_, Left::No))));
    if said_no && level < Level::Danger { Err(REFUSED) } else { Ok(()) }
}

impl Guest {
    /// Whether they are there.
    #[must_use]
    pub const fn is_there(&self) -> bool {
        self.left.is_none()
    }

    /// They say goodbye. Twice is once.
    pub fn leave(&mut self, now: Timestamp) {
        self.left = self.left.or(Some((now, Left::Done)));
    }

    /// The member says no to them, in a case that calls at `level`. Twice is once.
    ///
    /// # Errors
    /// [`NEEDED`].
    pub fn send_away(&mut self, level: Level, now: Timestamp) -> Result<(), Refusal> {
        if level == Level::Danger {
            return Err(NEEDED);
        }
        self.left = self.left.or(Some((now, Left::No)));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{RequestId, talk::End};

    fn now() -> Timestamp {
        Timestamp::from_micros(9).unwrap()
    }

    fn talk(state: State) -> Talk {
        let id = Uuid::from_u128(1);
        Talk {
            id: TalkId(id),
            code: Code(id),
            request: RequestId(id),
            member: FaceId(id),
            helper: FaceId(Uuid::from_u128(2)),
            since: now(),
            state,
        }
    }

    fn guest() -> Guest {
        let id = Uuid::from_u128(3);
        let (code, talk) = (Code(id), TalkId(id));
        let (face, case) = (FaceId(id), CaseId(id));
        Guest { id, code, talk, face, case, since: now(), left: None }
    }

    #[test]
    fn whom_the_member_sends_away_nobody_follows_unless_it_is_about_their_life() {
        let mut first = guest();
        assert_eq!(first.send_away(Level::Danger, now()), Err(NEEDED));
        assert!(first.is_there());
        first.send_away(Level::Concern, now()).unwrap();
        let before = [first];
        let open = talk(State::Open);
        assert_eq!(may_join(&open, Level::Concern, &before), Err(REFUSED));
        assert_eq!(may_join(&open, Level::Danger, &before), Ok(()));
        assert_eq!(may_join(&open, Level::Concern, &[]), Ok(()));
        let closed = State::Closed { how: End::Done, at: now() };
        assert_eq!(may_join(&talk(closed), Level::Danger, &[]), Err(CLOSED));
    }

    #[test]
    fn a_goodbye_that_was_said_stays_as_it_was() {
        let mut gone = guest();
        gone.leave(now());
        gone.send_away(Level::Concern, now()).unwrap();
        assert_eq!(gone.left, Some((now(), Left::Done)));
    }
}
