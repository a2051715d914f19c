//! Sweeps away data keys that nothing was ever sealed with: those of forms that were begun and
//! never kept.
//!
//! How it knows: the engine notes a young key in the database itself, in the very unit of work that
//! keeps something sealed with it (`key_use`). A key a day old without such a note becomes *idle*;
//! whoever asks for an idle key to seal with wakes it. One that slept an hour, and is still not
//! noted, is swept: a node holds a key in memory for a minute at most, so none can still be on its
//! way into a unit of work.

use kith_core::{DAY, HOUR, Timestamp};

use super::{
    Keys,
    rows::{self, Slot},
};
use crate::{Fault, Store, key_uses};

/// How many keys are looked at in one sweep at most; the next one goes on.
const MOST: i64 = 5_000;

impl Keys {
    /// Sweeps away the keys with which nothing in `main` was sealed; how many.
    ///
    /// # Errors
    /// [`Fault`] of either store.
    pub fn sweep(&self, main: &Store, now: Timestamp) -> Result<u64, Fault> {
        let (made, asleep) = (now + -DAY, now + -HOUR);
        let young = move |tx: &mut crate::Tx| rows::unproven(tx, made, asleep, MOST);
        let mut swept = 0;
        for slot in self.0.store.read(young)? {
            swept += u64::from(self.sweep_one(main, slot, now)?);
        }
        if swept > 0 {
            self.0.store.settle()?;
        }
        Ok(swept)
    }

    fn sweep_one(&self, main: &Store, slot: Slot, now: Timestamp) -> Result<bool, Fault> {
        if main.read::<_, Fault>(move |tx| key_uses::is_noted(tx, slot))? {
            // First there, then here: were it broken off between, the next sweep does the rest.
            self.0.store.write(move |tx| rows::prove(tx, slot))?;
            main.write(move |tx| key_uses::remove(tx, slot))?;
            return Ok(false);
        }
        let asleep = now + -HOUR;
        self.0.store.write(move |tx| {
            let swept = rows::sweep(tx, slot, asleep)?;
            if !swept {
                rows::lay_down(tx, slot, now)?;
            }
            Ok(swept)
        })
    }
}
