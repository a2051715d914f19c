//! Capacity: how much a helper takes on, and whether there is room for one more (law 3).

use crate::{FaceId, Refusal, Timestamp};

/// How much a helper takes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capacity {
    /// Whose it is.
    pub helper: FaceId,
    /// How many talks at a time.
    pub places: u32,
    /// On leave until then; `None` while here.
    pub leave_until: Option<Timestamp>,
    /// No new requests until then; `None` while new ones are welcome.
    pub no_new_until: Option<Timestamp>,
    /// Since when new requests rest because of a silence; `None` once the helper said that they are back.
    pub paused_since: Option<Timestamp>,
}

/// What a helper has taken on already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Load {
    /// Answered requests that are theirs.
    pub talks: u32,
    /// Offers that stand.
    pub offers: u32,
}

/// That a helper has room for one more. Only [`Capacity`] gives it out, and the machine takes no offer
/// and no yes without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    helper: FaceId,
}

/// All places are taken.
pub const FULL: Refusal = Refusal("capacity-full");
/// The helper is on leave.
pub const ON_LEAVE: Refusal = Refusal("capacity-on-leave");
/// The helper wants no new requests for now.
pub const NO_NEW: Refusal = Refusal("capacity-no-new");
/// New requests rest until the helper says that they are back.
pub const PAUSED: Refusal = Refusal("capacity-paused");

impl Room {
    /// Who has it.
    #[must_use]
    pub const fn helper(self) -> FaceId {
        self.helper
    }
}

impl Capacity {
    /// Room for one more offer. Offers that stand take places too: each of them may become a yes.
    ///
    /// # Errors
    /// [`ON_LEAVE`], [`NO_NEW`], [`PAUSED`] while that lasts, [`FULL`] where no place is free.
    pub fn may_be_offered(&self, load: Load, now: Timestamp) -> Result<Room, Refusal> {
        if self.leave_until.is_some_and(|end| now < end) {
            return Err(ON_LEAVE);
        }
        if self.no_new_until.is_some_and(|end| now < end) {
            return Err(NO_NEW);
        }
        if self.paused_since.is_some() {
            return Err(PAUSED);
        }
        self.room(load.talks.saturating_add(load.offers))
    }

    /// Room to say yes to an offer that stands. Leave or rest since then do not hinder a yes.
    ///
    /// # Errors
    /// [`FULL`] where no place is free.
    pub fn may_accept(&self, load: Load) -> Result<Room, Refusal> {
        self.room(load.talks)
    }

    fn room(&self, taken: u32) -> Result<Room, Refusal> {
        if taken < self.places { Ok(Room { helper: self.helper }) } else { Err(FULL) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::SECOND;

    fn capacity(places: u32) -> Capacity {
        let helper = FaceId(Uuid::from_u128(1));
        Capacity { helper, places, leave_until: None, no_new_until: None, paused_since: None }
    }

    fn now() -> Timestamp {
        Timestamp::from_micros(1_000_000).unwrap()
    }

    #[test]
    fn leave_rest_and_silence_stop_new_offers_but_not_a_yes() {
        let check = |capacity: Capacity, expected| {
            let room = capacity.may_be_offered(Load::default(), now());
            assert_eq!(room.map(|_| ()), expected, "{capacity:?}");
            assert!(capacity.may_accept(Load::default()).is_ok());
        };
        let later = Some(now() + SECOND);
        check(capacity(1), Ok(()));
        check(Capacity { leave_until: later, ..capacity(1) }, Err(ON_LEAVE));
        check(Capacity { leave_until: Some(now()), ..capacity(1) }, Ok(()));
        check(Capacity { no_new_until: later, ..capacity(1) }, Err(NO_NEW));
        check(Capacity { no_new_until: Some(now()), ..capacity(1) }, Ok(()));
        check(Capacity { paused_since: Some(now()), ..capacity(1) }, Err(PAUSED));
    }

    #[test]
    fn an_offer_that_stands_takes_a_place() {
        let load = Load { talks: 1, offers: 1 };
        assert_eq!(capacity(2).may_be_offered(load, now()), Err(FULL));
        assert!(capacity(2).may_accept(load).is_ok());
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..<_>::default() })]

        /// Law 3: whatever is offered, accepted and ended, in whichever order, no place is taken twice.
        #[test]
        fn no_order_of_events_exceeds_a_capacity(
            places in 0_u32..6,
            events in prop::collection::vec(0..4, 0..100),
        ) {
            let (capacity, mut load) = (capacity(places), Load::default());
            for event in events {
                match event {
                    0 if capacity.may_be_offered(load, now()).is_ok() => load.offers += 1,
                    1 if capacity.may_accept(load).is_ok() => {
                        load = Load { talks: load.talks + 1, offers: load.offers.saturating_sub(1) }
                    }
                    2 => load.talks = load.talks.saturating_sub(1),
                    3 => load.offers = load.offers.saturating_sub(1),
                    _ => {}
                }
                prop_assert!(load.talks <= places);
            }
        }
    }
}
