//! Data keys: one for each talk and author, one for each member, one for each programme, one for what
//! was copied for each report. They live in
//! a store of their own, each wrapped by the root key. Sealing itself is [`crate::seal`].

mod cache;
mod root;
mod rotate;
mod rows;
mod sweep;

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use kith_core::{FaceId, LetterId, MemberId, Moment, Private, ProgrammeId, TalkId, Timestamp};
use uuid::Uuid;
use zeroize::Zeroizing;

pub use self::rotate::Step;
pub(crate) use self::rows::Slot;
use self::{
    cache::{Cache, Known},
    root::Root,
    rows::Wrapped,
};
use crate::{
    Fault, Store,
    seal::{self, DataKey, Place, Sealed},
};

/// Every kind of owner, as the rows name them.
const KINDS: [&str; 5] = ["talk", "member", "programme", "evidence", "house"];

/// Whose words they are: each author's are sealed with a key of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    /// What this face wrote in this talk.
    Talk(TalkId, FaceId),
    /// What this member wrote elsewhere.
    Member(MemberId),
    /// What belongs to neither, such as a message to the house.
    Programme(ProgrammeId),
    /// What was copied for this report: held for safeguarding, whoever wrote it.
    Evidence(LetterId),
}

/// The open key store; its clones share it.
#[derive(Clone)]
pub struct Keys(Arc<Ring>);

struct Ring {
    store: Store,
    file: PathBuf,
    /// The root keys, newest last.
    roots: Mutex<Vec<Root>>,
    cache: Mutex<Cache>,
}

impl Keys {
    /// Opens the key store at `place` (`sqlite:PATH` or `postgres://…`), whose keys are wrapped by the
    /// root key in `file`; makes both where neither is there.
    ///
    /// # Errors
    /// [`Fault`] where the store cannot be reached, the file is missing although keys are wrapped by
    /// what it held, or others than its owner may read it.
    pub fn open(place: &str, file: &Path, at: &mut Moment) -> Result<Self, Fault> {
        let store = Store::open_keys(place)?;
        let roots = match root::read(file)? {
            Some(roots) => roots,
            None if store.read::<_, Fault>(rows::is_empty)? => {
                root::found(file, &Root::cast(at))?;
                root::read(file)?.unwrap_or_default()
            }
            None => {
                let missing = format!("{} is missing, and keys are wrapped by it", file.display());
                return Err(Fault::new(missing));
            }
        };
        let (roots, cache) = (Mutex::new(roots), Mutex::default());
        Ok(Self(Arc::new(Ring { store, file: file.to_owned(), roots, cache })))
    }

    /// Seals the `words` of `owner` for `place`. A key that did not exist is on disk when this
    /// returns. `None` where the owner's key was destroyed: no more words of theirs are taken.
    ///
    /// May wait for the key store, so it comes before a unit of work and never inside one.
    ///
    /// # Errors
    /// [`Fault`] of the key store.
    pub fn seal(
        &self,
        owner: Owner,
        place: Place,
        at: &mut Moment,
        words: &Private,
    ) -> Result<Option<Sealed>, Fault> {
        let known = self.for_sealing(owner.slot(), at)?;
        let Some(key) = known.key else { return Ok(None) };
        let bytes = seal::seal(&key, place, at, words)?;
        Ok(Some(Sealed { bytes, first: (!known.used).then_some(owner) }))
    }

    /// Opens what `owner` wrote at `place`. `None` where the owner's key was destroyed: the words are
    /// erased.
    ///
    /// # Errors
    /// [`Fault`] of the key store, or where the seal does not fit this owner and place.
    pub fn unseal(
        &self,
        owner: Owner,
        place: Place,
        sealed: &Sealed,
        now: Timestamp,
    ) -> Result<Option<Private>, Fault> {
        let known = self.known(owner.slot(), now)?;
        let known = known.ok_or_else(|| Fault::new("the key of a sealed text is not there"))?;
        let Some(key) = known.key else { return Ok(None) };
        if key.version != sealed.version()? {
            return Err(Fault::new("sealed with another version of the key"));
        }
        seal::open(&key, place, sealed).map(Some)
    }

    /// Destroys every key of the member `author`, who wrote as `faces`: what they wrote can never be
    /// opened again. This node forgets them now; other nodes within a minute.
    ///
    /// # Errors
    /// [`Fault`] of the key store.
    pub fn destroy(&self, author: MemberId, faces: &[FaceId], now: Timestamp) -> Result<(), Fault> {
        let faces: Vec<Uuid> = faces.iter().map(|face| face.0).collect();
        let member = Owner::Member(author).slot();
        self.0.store.write::<_, Fault>(move |tx| {
            for face in &faces {
                rows::destroy_author(tx, *face)?;
            }
            rows::destroy(tx, member, now)
        })?;
        self.cache().clear();
        self.0.store.settle()
    }

    /// Destroys the key of what was copied for the report `letter`: the copy can never be opened again.
    ///
    /// # Errors
    /// [`Fault`] of the key store.
    pub fn destroy_evidence(&self, letter: LetterId, now: Timestamp) -> Result<(), Fault> {
        let slot = Owner::Evidence(letter).slot();
        self.0.store.write::<_, Fault>(move |tx| rows::destroy(tx, slot, now))?;
        self.cache().clear();
        self.0.store.settle()
    }

    /// A secret of the house for one purpose, such as the chain of deeds or one-time keys: always the
    /// same for the same purpose, and no other can be told from it.
    ///
    /// # Errors
    /// [`Fault`] of the key store.
    pub fn house(&self, purpose: &str, at: &mut Moment) -> Result<Zeroizing<[u8; 32]>, Fault> {
        let slot = Slot { kind: "house", scope: Uuid::nil(), author: Uuid::nil() };
        let known = self.for_sealing(slot, at)?;
        let key = known.key.ok_or_else(|| Fault::new("the key of the house was destroyed"))?;
        let mut derived = blake3::Hasher::new_keyed(&key.secret);
        derived.update(purpose.as_bytes());
        Ok(Zeroizing::new(*derived.finalize().as_bytes()))
    }

    /// Forgets the keys that have been in memory for a minute; the workers say when.
    pub fn forget_stale(&self, now: Timestamp) {
        self.cache().forget_stale(now);
    }

    /// What is known of the key of `slot`, which is made where there is none.
    fn for_sealing(&self, slot: Slot, at: &mut Moment) -> Result<Known, Fault> {
        let now = at.now;
        if let Some(known) = self.cache().find(slot, now) {
            return Ok(known);
        }
        let fresh = slot.cast(at);
        let mut new = wrap(&self.newest()?, slot, &fresh, at)?;
        new.used = slot.kind == "house";
        let row = self.0.store.write(move |tx| rows::find_or_add(tx, slot, &new, now))?;
        self.learn(slot, &row, now)
    }

    /// What is known of the key of `slot`; `None` where there was never one.
    fn known(&self, slot: Slot, now: Timestamp) -> Result<Option<Known>, Fault> {
        if let Some(known) = self.cache().find(slot, now) {
            return Ok(Some(known));
        }
        let row = self.0.store.read(move |tx| rows::find(tx, slot))?;
        row.map(|row| self.learn(slot, &row, now)).transpose()
    }

    fn learn(&self, slot: Slot, row: &Wrapped, now: Timestamp) -> Result<Known, Fault> {
        let key = self.unwrap(slot, row)?.map(Arc::new);
        let known = Known { key, used: row.used, at: now };
        self.cache().keep(slot, known.clone());
        Ok(known)
    }

    /// The key that `row` wraps; `None` where it was destroyed.
    fn unwrap(&self, slot: Slot, row: &Wrapped) -> Result<Option<DataKey>, Fault> {
        let Some(bytes) = &row.bytes else { return Ok(None) };
        let root = self.root(row.root)?;
        let wrong = || Fault::new("a wrapped key was changed");
        let (nonce, rest) = bytes.split_first_chunk().ok_or_else(wrong)?;
        let secret = Zeroizing::new(seal::unlock(&root.secret, &slot.context(row), *nonce, rest)?);
        let secret = Zeroizing::new(secret.as_slice().try_into().map_err(|_| wrong())?);
        let version = u32::try_from(row.version).map_err(Fault::new)?;
        Ok(Some(DataKey { version, secret }))
    }

    /// The root key that wraps now; looks into the file again, for another node may have made it.
    fn newest(&self) -> Result<Root, Fault> {
        if let Some(roots) = root::read(&self.0.file)? {
            *self.roots() = roots;
        }
        let newest = self.roots().last().cloned();
        newest.ok_or_else(|| Fault::new("there is no root key"))
    }

    /// The root key called `id`; looks into the file again, for another node may have made it.
    fn root(&self, id: i64) -> Result<Root, Fault> {
        let named = |roots: &[Root]| roots.iter().find(|root| root.id() == id).cloned();
        if let Some(root) = named(&self.roots()) {
            return Ok(root);
        }
        let roots = root::read(&self.0.file)?.unwrap_or_default();
        let root = named(&roots);
        *self.roots() = roots;
        root.ok_or_else(|| Fault::new("a data key is wrapped by a root key that is not there"))
    }

    fn cache(&self) -> MutexGuard<'_, Cache> {
        // A panic elsewhere leaves a cache that is still only a cache.
        self.0.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn roots(&self) -> MutexGuard<'_, Vec<Root>> {
        self.0.roots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `key`, wrapped by `root` for `slot`.
fn wrap(root: &Root, slot: Slot, key: &DataKey, at: &mut Moment) -> Result<Wrapped, Fault> {
    let mut new =
        Wrapped { version: key.version.into(), root: root.id(), bytes: None, used: false };
    let (nonce, rest) = seal::lock(&root.secret, &slot.context(&new), at, &*key.secret)?;
    new.bytes = Some([&nonce[..], &rest].concat());
    Ok(new)
}

impl Owner {
    pub(crate) fn slot(self) -> Slot {
        let (kind, scope, author) = match self {
            Self::Talk(talk, face) => ("talk", talk.0, face.0),
            Self::Member(member) => ("member", member.0, Uuid::nil()),
            Self::Programme(programme) => ("programme", programme.0, Uuid::nil()),
            Self::Evidence(letter) => ("evidence", letter.0, Uuid::nil()),
        };
        Slot { kind, scope, author }
    }
}

impl Slot {
    /// A new key for this slot; another slot gets another even from a copy of the same moment.
    fn cast(&self, at: &mut Moment) -> DataKey {
        let mut chance = blake3::Hasher::new_keyed(&Zeroizing::new(at.bytes()));
        chance.update(self.kind.as_bytes());
        chance.update(self.scope.as_bytes()).update(self.author.as_bytes());
        DataKey { version: 1, secret: Zeroizing::new(*chance.finalize().as_bytes()) }
    }

    /// What a wrapped key is bound to, so that it cannot be moved to another owner. The parts after
    /// the kind have one length each, so no two slots are written alike.
    fn context(&self, row: &Wrapped) -> Vec<u8> {
        let (version, root) = (row.version.to_be_bytes(), row.root.to_be_bytes());
        let (scope, author) = (self.scope.as_bytes(), self.author.as_bytes());
        [self.kind.as_bytes(), scope, author, &version, &root].concat()
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::Scratch;

    #[test]
    fn a_destroyed_key_leaves_no_trace_on_disk() {
        let scratch = Scratch::new(None).unwrap();
        let now = Timestamp::from_micros(1_700_000_000_000_000).unwrap();
        let (mut at, file) = (Moment::new(now, [1; 32]), scratch.file("root.key"));
        let keys = Keys::open(&scratch.place, &file, &mut at).unwrap();
        let owner = Owner::Member(MemberId(Uuid::from_u128(4)));
        let slot = owner.slot();
        keys.for_sealing(slot, &mut at).unwrap();
        let row = keys.0.store.read::<_, Fault>(move |tx| rows::find(tx, slot)).unwrap().unwrap();
        let wrapped = row.bytes.unwrap();
        let found = || {
            let held = ["kith.db", "kith.db-wal"].map(|name| fs::read(scratch.file(name)));
            let held = held.into_iter().flat_map(Result::unwrap_or_default).collect::<Vec<_>>();
            held.windows(wrapped.len()).any(|part| part == wrapped)
        };
        assert!(found(), "a control: it was there");
        keys.destroy(MemberId(Uuid::from_u128(4)), &[], now).unwrap();
        assert!(!found());
    }
}
