//! Handing over: a helper who cannot go on stays until somebody else has said yes. The request looks for
//! that person by its own clocks; the talk is never without somebody whose it is.

use crate::{
    FaceId, Private, Refusal, TalkId, Timestamp,
    people::face::Side,
    programme::Programme,
    support::{
        answering::{PAUSED, turn_of},
        effect::{Effect, HandoverEnd, Step},
        notice::{HelperNotice, Notice},
        request::Request,
        state::{Answer, State, Turn},
    },
    talk::{End, message},
};

/// A talk that stays open with its helper while somebody else is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Handover {
    /// Whose talk it is until then.
    pub by: FaceId,
    /// The talk.
    pub talk: TalkId,
}

/// A mentor is chosen for a long way, so nobody takes over from them.
pub const CHOSEN: Refusal = Refusal("handover-mentor");
/// The member said before that they would rather wait than talk to somebody else.
pub const UNWANTED: Refusal = Refusal("handover-unwanted");
/// While it is handed over, nobody pauses it.
pub const PENDING: Refusal = Refusal("handover-pending");
/// It is handed over to nobody just now: somebody took it, or it came back.
pub const NOT_HANDED: Refusal = Refusal("handover-not-now");

/// What whoever takes over should know is longer than [`LONGEST`] characters.
pub const TOO_LONG: Refusal = Refusal("handover-too-long");

/// How many characters they read about it, at most.
pub const LONGEST: usize = 500;

/// What whoever takes over should know, tidied as [`message::fit`] does; `None` where nothing was written.
///
/// # Errors
/// [`TOO_LONG`].
pub fn note(text: &str) -> Result<Option<Private>, Refusal> {
    match message::fit(text) {
        Err(message::BLANK) => Ok(None),
        Ok(note) if note.reveal().chars().count() <= LONGEST => Ok(Some(note)),
        _ => Err(TOO_LONG),
    }
}

/// Whether a talk may be handed over that was before, each time to the end that `before` says: where the
/// member would rather wait, they are not asked again.
///
/// # Errors
/// [`UNWANTED`].
pub fn may_hand_over(before: &[HandoverEnd]) -> Result<(), Refusal> {
    if before.contains(&HandoverEnd::No) { Err(UNWANTED) } else { Ok(()) }
}

impl Request {
    /// Its helper cannot go on: somebody else is looked for, with a new promise, and the talk stays theirs.
    pub(super) fn hand_over(
        &self,
        now: Timestamp,
        by: FaceId,
        rules: &Programme,
    ) -> Result<Step, Refusal> {
        let answer = self.answered_by(by)?;
        if !self.kind.is_for_duty() {
            return Err(CHOSEN);
        }
        if let Turn::Paused { .. } = answer.turn {
            return Err(PAUSED);
        }
        let handover = Some(Handover { by, talk: answer.talk });
        let handed = Self { handover, ..self.clone() };
        Ok(handed.waits_again(now, rules).tell(Notice::HandingOver))
    }

    /// The talk stays with its helper after all: the member would rather wait for them, or they can go on.
    pub(super) fn keep(
        &self,
        now: Timestamp,
        by: Side,
        rules: &Programme,
    ) -> Result<Step, Refusal> {
        let handover = self.handover.ok_or(NOT_HANDED)?;
        Ok(match by {
            Side::Member => self
                .takes_back(self.stays(now, (handover, HandoverEnd::No), rules))
                .tell_helper(handover.by, HelperNotice::HandoverNo)
                .tell(Notice::HandoverNo),
            Side::Helper => self
                .takes_back(self.stays(now, (handover, HandoverEnd::Kept), rules))
                .tell(Notice::HandoverKept),
        })
    }

    /// Nobody was found in time: another place is named, and the helper is still there.
    pub(super) fn nobody_takes_over(
        &self,
        now: Timestamp,
        handover: Handover,
        rules: &Programme,
    ) -> Step {
        self.stays(now, (handover, HandoverEnd::Nobody), rules)
            .and(Effect::NameAlternative)
            .tell_helper(handover.by, HelperNotice::HandoverNobody)
            .tell(Notice::HandoverNobody)
    }

    /// Whoever stayed goes, in a step that ends the talk for `how`; where nobody did, nothing follows.
    pub(super) fn relieves(&self, step: Step, (end, how): (HandoverEnd, End)) -> Step {
        let Some(Handover { talk, .. }) = self.handover else { return step };
        let request = Self { handover: None, ..step.request };
        Step { request, ..step }
            .and(Effect::CloseTalk { talk, how })
            .and(Effect::EndHandover { talk, how: end })
    }

    fn stays(
        &self,
        now: Timestamp,
        (Handover { by, talk }, how): (Handover, HandoverEnd),
        rules: &Programme,
    ) -> Step {
        let turn = turn_of(Side::Helper, now, rules);
        let kept = Self { handover: None, ..self.clone() };
        kept.moved(now, State::Answered(Answer { by, talk, turn }))
            .and(Effect::EndHandover { talk, how })
    }
}
