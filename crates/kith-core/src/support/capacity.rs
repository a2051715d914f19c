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
