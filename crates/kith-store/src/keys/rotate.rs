//! A new root key in the place of the old one, step by step. What a step does follows from the file and
//! the store alone, and each does one thing that lasts: broken off between any two, everything can be
//! read, and the next call goes on.
//!
//! The file holds the new key and the old one for a while, the newest last: whoever copies it then has
//! both, and a node that read it before wraps nothing by a key that is about to go.

use kith_core::{DAY, Moment, Span, Timestamp};

use super::{Keys, root, root::Root, rows, wrap};
use crate::Fault;

/// How long a root key wraps before another takes its place.
const EVERY: Span = DAY.times(30);
/// How long the one before it stays in the file after that.
const GRACE: Span = DAY.times(7);
/// How many data keys are wrapped anew in one step.
const PAGE: i64 = 100;

/// What a step did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Kept since when the newest root key is known.
    Noted,
    /// Put a new root key into the file, beside the old one.
    Added,
    /// Wrapped so many data keys by the newest root key.
    Wrapped(u64),
    /// Dropped the older root keys from the file: what they wrapped can be opened by nobody any more.
    Dropped,
}

impl Keys {
    /// Does the next step of changing the root key; `None` where there is nothing to do now.
    ///
    /// # Errors
    /// [`Fault`] of the key store or of the file.
    pub fn rotate(&self, at: &mut Moment) -> Result<Option<Step>, Fault> {
        let held = root::hold(&self.0.file)?;
        let newest = self.newest()?;
        let (id, now) = (newest.id(), at.now);
        let Some(made) = self.0.store.read(move |tx| rows::root_made(tx, id))? else {
            self.0.store.write(move |tx| rows::note_root(tx, id, now))?;
            return Ok(Some(Step::Noted));
        };
        if held.is_some() && now >= made + EVERY {
            let mut roots = self.roots().clone();
            roots.push(Root::cast(at));
            root::write(&self.0.file, &roots)?;
            return Ok(Some(Step::Added));
        }
        match self.wrap_page(&newest, at)? {
            0 if held.is_some() => self.drop_older(&newest, made, now),
            0 => Ok(None),
            some => Ok(Some(Step::Wrapped(some))),
        }
    }

    /// Whether the root key changes by itself: not where whoever keeps the house keeps that file, and
    /// nobody may write to it.
    ///
    /// # Errors
    /// [`Fault`] where the file cannot be asked.
    pub fn rotates(&self) -> Result<bool, Fault> {
        Ok(root::hold(&self.0.file)?.is_some())
    }

    fn drop_older(
        &self,
        newest: &Root,
        made: Timestamp,
        now: Timestamp,
    ) -> Result<Option<Step>, Fault> {
        if self.roots().len() < 2 || now < made + GRACE {
            return Ok(None);
        }
        root::write(&self.0.file, std::slice::from_ref(newest))?;
        let id = newest.id();
        self.0.store.write(move |tx| rows::forget_roots(tx, id))?;
        self.0.store.settle()?;
        Ok(Some(Step::Dropped))
    }

    /// Wraps a page of data keys by `newest`; how many.
    fn wrap_page(&self, newest: &Root, at: &mut Moment) -> Result<u64, Fault> {
        let id = newest.id();
        let page = self.0.store.read(move |tx| rows::wrapped_by_others(tx, id, PAGE))?;
        let (mut anew, mut done) = (Vec::with_capacity(page.len()), 0);
        for (slot, old) in page {
            let Some(key) = self.unwrap(slot, &old)? else { continue };
            anew.push((slot, wrap(newest, slot, &key, at)?));
            done += 1;
        }
        self.0.store.write::<_, Fault>(move |tx| {
            anew.iter().try_for_each(|(slot, new)| rows::rewrap(tx, *slot, new))
        })?;
        Ok(done)
    }
}
