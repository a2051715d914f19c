//! Disclosures: telling somebody outside the house what is known of a member. A safeguarding lead records it,
//! on a ground that the law knows. Unless a life is in danger now, a second person says yes first; nothing is
//! sent by the house itself; and the member learns of it unless that is unsafe (SAF-46).

use uuid::Uuid;

use super::letter;
use crate::{CaseId, Code, DAY, MemberId, Private, Refusal, Span, Timestamp};

worded! {
    /// On which ground.
    Ground {
        /// A life is in danger now.
        Life = "life",
        /// A child is in danger, and the law asks for it.
        Child = "child",
        /// A court or a prosecutor orders it.
        Order = "order",
        /// Another law asks for it.
        Law = "law",
    }
}

worded! {
    /// To whom.
    To {
        /// An emergency service.
        Service = "service",
        /// The police.
        Police = "police",
        /// Those who protect children.
        Youth = "youth",
        /// A parent or a guardian.
        Guardian = "guardian",
        /// A court or a prosecutor.
        Court = "court",
    }
}

worded! {
    /// When the member learns of it.
    Telling {
        /// Before it is sent.
        Before = "before",
        /// When it was sent.
        After = "after",
        /// Not until a lead says that it is safe.
        Unsafe = "unsafe",
    }
}

/// Something told outside, or to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// Which.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// For which case.
    pub case: CaseId,
    /// Of whom; `None` where the case names no member.
    pub member: Option<MemberId>,
    /// Which lead records it.
    pub by: MemberId,
    /// On which ground.
    pub ground: Ground,
    /// To whom.
    pub to: To,
    /// When the member learns of it.
    pub telling: Telling,
    /// When it was recorded.
    pub at: Timestamp,
    /// Since when the member may see it; `None` until then.
    pub told: Option<Timestamp>,
    /// Where it is.
    pub state: State,
}

/// Where a disclosure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// A second person looks whether the law allows it, until then.
    Asked {
        /// Until when.
        until: Timestamp,
    },
    /// They said yes: it may be sent, until then.
    Allowed {
        /// Who.
        second: MemberId,
        /// Until when.
        until: Timestamp,
    },
    /// They said no.
    Refused {
        /// Who.
        second: MemberId,
        /// When.
        at: Timestamp,
    },
    /// It was sent.
    Sent {
        /// Who had said yes; `None` where a life was in danger.
        second: Option<MemberId>,
        /// When.
        at: Timestamp,
    },
}

/// Nothing says on which ground.
pub const NO_GROUND: Refusal = Refusal("disclosure-no-ground");
/// Nothing says to whom.
pub const NO_TO: Refusal = Refusal("disclosure-no-to");
/// Nothing says when the member learns of it.
pub const NO_TELLING: Refusal = Refusal("disclosure-no-telling");
/// Nothing says why the member cannot be told.
pub const NO_REASON: Refusal = Refusal("disclosure-no-reason");
/// Why the member cannot be told is longer than [`letter::MOST`] letters.
pub const LONG_REASON: Refusal = Refusal("disclosure-long-reason");
/// Nobody is their own second person.
pub const OWN: Refusal = Refusal("disclosure-own");
/// It waits for no second person: they answered, or its time is over.
pub const NOT_WAITING: Refusal = Refusal("disclosure-not-waiting");
/// It must not be sent: nobody said yes, or its time is over.
pub const NOT_ALLOWED: Refusal = Refusal("disclosure-not-allowed");
/// The member knows, or it was not sent.
pub const NOT_HIDDEN: Refusal = Refusal("disclosure-not-hidden");

/// How long a second person is waited for, and how long a yes can be used.
const WAIT: Span = DAY;

/// Why the member cannot be told, which has to be said where they are not; `None` where they are.
///
/// # Errors
/// [`NO_REASON`], [`LONG_REASON`].
pub fn reason(telling: Telling, text: &str) -> Result<Option<Private>, Refusal> {
    match (telling, letter::line(text)) {
        (Telling::Unsafe, Err(letter::EMPTY)) => Err(NO_REASON),
        (Telling::Unsafe, said) => said.map(Some).map_err(|_| LONG_REASON),
        (Telling::Before | Telling::After, _) => Ok(None),
    }
}

impl State {
    /// Where a disclosure begins: only danger to a life waits for nobody.
    #[must_use]
    pub fn first(ground: Ground, now: Timestamp) -> Self {
        match ground {
            Ground::Life => Self::Sent { second: None, at: now },
            Ground::Child | Ground::Order | Ground::Law => Self::Asked { until: now + WAIT },
        }
    }
}

impl Disclosure {
    /// The same, begun: who is told before it is sent knows now, and so does whoever is told after it where it
    /// is sent already.
    #[must_use]
    pub fn begun(self) -> Self {
        let told = (self.telling == Telling::Before).then_some(self.at);
        Self { told, ..self }.after()
    }

    /// Whether it waits for a second person at `now`.
    #[must_use]
    pub fn waits(&self, now: Timestamp) -> bool {
        matches!(self.state, State::Asked { until } if now < until)
    }

    /// Whether `by` may say at `now` that they sent it.
    #[must_use]
    pub fn sends(&self, by: MemberId, now: Timestamp) -> bool {
        by == self.by && matches!(self.state, State::Allowed { until, .. } if now < until)
    }

    /// Whether there is a member who does not know of what was sent.
    #[must_use]
    pub fn hides(&self) -> bool {
        self.member.is_some() && self.told.is_none() && matches!(self.state, State::Sent { .. })
    }

    /// `second` says whether the law allows it.
    ///
    /// # Errors
    /// [`OWN`] and [`NOT_WAITING`].
    pub fn answer(&mut self, second: MemberId, yes: bool, now: Timestamp) -> Result<(), Refusal> {
        if second == self.by {
            return Err(OWN);
        }
        if !self.waits(now) {
            return Err(NOT_WAITING);
        }
        let until = now + WAIT;
        self.state =
            if yes { State::Allowed { second, until } } else { State::Refused { second, at: now } };
        Ok(())
    }

    /// `by`, who recorded it, has sent it.
    ///
    /// # Errors
    /// [`NOT_ALLOWED`].
    pub fn send(&mut self, by: MemberId, now: Timestamp) -> Result<(), Refusal> {
        match self.state {
            State::Allowed { second, .. } if self.sends(by, now) => {
                self.state = State::Sent { second: Some(second), at: now };
                *self = self.clone().after();
                Ok(())
            }
            _ => Err(NOT_ALLOWED),
        }
    }

    /// It is safe now that the member knows.
    ///
    /// # Errors
    /// [`NOT_HIDDEN`].
    pub fn tell(&mut self, now: Timestamp) -> Result<(), Refusal> {
        self.hides().then(|| self.told = Some(now)).ok_or(NOT_HIDDEN)
    }

    fn after(self) -> Self {
        match (self.telling, self.state) {
            (Telling::After, State::Sent { at, .. }) => Self { told: Some(at), ..self },
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::MINUTE;

    fn member(n: u128) -> MemberId {
        MemberId(Uuid::from_u128(n))
    }

    fn start() -> Timestamp {
        Timestamp::from_micros(1_700_000_000_000_000).unwrap()
    }

    fn recorded(ground: Ground, telling: Telling) -> Disclosure {
        let id = Uuid::from_u128(1);
        let (code, case, state) = (Code(id), CaseId(id), State::first(ground, start()));
        let (member, by, to) = (Some(member(9)), member(1), To::Police);
        let (at, told) = (start(), None);
        Disclosure { id, code, case, member, by, ground, to, telling, at, told, state }.begun()
    }

    proptest! {
        #[test]
        fn nobody_tells_alone_unless_a_life_is_in_danger(
            ground in prop::sample::select(Ground::ALL),
            telling in prop::sample::select(Telling::ALL),
            tries in prop::collection::vec((0_u8..5, 1_u128..4, 0_i64..900), 0..30),
        ) {
            let (mut one, mut now, mut yes) = (recorded(ground, telling), start(), None);
            for (act, who, minutes) in tries {
                now = now + MINUTE.times(minutes);
                let known = one.told;
                match act {
                    0 => yes = one.answer(member(who), true, now).map_or(yes, |()| Some((who, now))),
                    1 => drop(one.answer(member(who), false, now)),
                    2 => drop(one.send(member(who), now)),
                    3 => drop(one.tell(now)),
                    _ => {}
                }
                prop_assert!(known.is_none() || one.told == known, "nobody unlearns it");
                let State::Sent { second, at } = one.state else { continue };
                if ground == Ground::Life {
                    prop_assert_eq!((second, at), (None, start()));
                } else {
                    let (who, since) = yes.expect("somebody else said yes");
                    prop_assert!(who != 1 && second == Some(member(who)) && at < since + WAIT);
                }
                prop_assert!(telling == Telling::Unsafe || one.told.is_some(), "they know");
            }
            prop_assert!(telling != Telling::Before || one.told == Some(start()));
        }
    }

    #[test]
    fn where_telling_is_unsafe_a_reason_stands_and_a_lead_says_when_it_is_safe() {
        assert_eq!(reason(Telling::Unsafe, " "), Err(NO_REASON));
        assert_eq!(reason(Telling::After, ""), Ok(None));
        assert!(reason(Telling::Unsafe, "They live together").unwrap().is_some());
        let mut one = recorded(Ground::Life, Telling::Unsafe);
        assert!(one.hides());
        one.tell(start() + DAY).unwrap();
        assert_eq!((one.told, one.tell(start())), (Some(start() + DAY), Err(NOT_HIDDEN)));
        let nobody = Disclosure { member: None, ..recorded(Ground::Life, Telling::Unsafe) };
        assert!(!nobody.hides(), "there is nobody to tell");
    }
}
