//! A new root key in the place of the old one.

use kith_core::Moment;

use super::{Keys, root, root::Root, rows, wrap};
use crate::Fault;

impl Keys {
    /// Makes a new root key, wraps every data key with it, then drops the older ones; how many data
    /// keys were wrapped anew. Broken off at any point, nothing is lost, and the next time ends it.
    ///
    /// # Errors
    /// [`Fault`] of the key store or of the file.
    pub fn rotate(&self, at: &mut Moment) -> Result<u64, Fault> {
        let newest = Root::cast(at);
        let mut roots = root::read(&self.0.file)?.unwrap_or_default();
        roots.push(newest.clone());
        // First the file: a data key must never be wrapped by a key that only memory holds.
        root::write(&self.0.file, &roots)?;
        *self.roots() = roots;
        let done = self.rewrap_all(&newest, at)?;
        root::write(&self.0.file, std::slice::from_ref(&newest))?;
        *self.roots() = vec![newest];
        self.0.store.settle()?;
        Ok(done)
    }

    fn rewrap_all(&self, newest: &Root, at: &mut Moment) -> Result<u64, Fault> {
        let (id, mut done) = (newest.id(), 0);
        loop {
            let page = self.0.store.read(move |tx| rows::wrapped_by_others(tx, id, 500))?;
            if page.is_empty() {
                return Ok(done);
            }
            let mut anew = Vec::with_capacity(page.len());
            for (slot, old) in page {
                let Some(key) = self.unwrap(slot, &old)? else { continue };
                anew.push((slot, wrap(newest, slot, &key, at)?));
                done += 1;
            }
            self.0.store.write::<_, Fault>(move |tx| {
                anew.iter().try_for_each(|(slot, new)| rows::rewrap(tx, *slot, new))
            })?;
        }
    }
}
