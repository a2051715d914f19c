//! The links of the audit chain: each deed's hash covers the deed and the hash before it, under a key
//! that the database does not hold. Owned column: `deed.hash`.

use std::mem::take;

use blake3::Hash;
use kith_core::Timestamp;
use uuid::Uuid;

use crate::{Fault, Store, Tx, audit::deeds::Actor, engine::Row};

/// What the key of the chain is called among the secrets of the house.
pub const PURPOSE: &str = "chain";

/// How many deeds are read at once while verifying.
const PAGE: i64 = 5_000;

/// What a verification found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many deeds there are.
    pub deeds: u64,
    /// How many streams.
    pub streams: u64,
    /// How many of the deeds are not linked yet: those of the last seconds, while the house runs.
    pub unlinked: u64,
    /// The first wrong row of each stream that does not hold.
    pub broken: Vec<Broken>,
}

/// Where a stream stops holding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The stream.
    pub stream: String,
    /// The seq that is wrong, or that is not where it should be.
    pub seq: i64,
}

/// A row of the chain.
#[derive(Debug, Clone, PartialEq)]
struct Link {
    stream: String,
    seq: i64,
    actor: Option<Actor>,
    verb: String,
    object: Uuid,
    at: Timestamp,
    hash: Option<String>,
}

impl Report {
    /// Whether every stream holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.broken.is_empty()
    }
}

/// Whether deeds wait to be linked.
///
/// # Errors
/// [`Fault`] of the store.
pub fn has_unlinked(tx: &mut Tx) -> Result<bool, Fault> {
    Ok(tx.one("select 1 from deed where hash is null limit 1", &[], |_| Ok(()))?.is_some())
}

/// Links up to `limit` deeds with `key`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn link(tx: &mut Tx, key: &[u8; 32], limit: i64) -> Result<i64, Fault> {
    let unlinked = tx.all(
        "select stream, seq, actor_id, verb, object_id, at, hash from deed where hash is null
         order by stream, seq limit $1",
        &[limit.into()],
        read,
    )?;
    let (mut linked, mut last) = (0, None::<(String, Hash)>);
    for link in unlinked {
        let before = match last {
            Some((stream, hash)) if stream == link.stream => Some(hash),
            _ => before(tx, &link)?,
        };
        let hash = link.hash(key, before);
        let text = hash.to_hex();
        tx.run(
            "update deed set hash = $3 where stream = $1 and seq = $2",
            &[link.stream.as_str().into(), link.seq.into(), text.as_str().into()],
        )?;
        last = Some((link.stream, hash));
        linked += 1;
    }
    Ok(linked)
}

/// The hash of the deed before `link` in its stream; `None` where it is the first.
fn before(tx: &mut Tx, link: &Link) -> Result<Option<Hash>, Fault> {
    let before: Option<Option<String>> = tx.one(
        "select hash from deed where stream = $1 and seq < $2 order by seq desc limit 1",
        &[link.stream.as_str().into(), link.seq.into()],
        |row| row.get(0),
    )?;
    // A hash that cannot be read was tampered with; verifying names it, linking goes on.
    Ok(before.flatten().and_then(|hash| Hash::from_hex(hash).ok()))
}

/// Verifies every stream with `key`, page by page.
///
/// Sees every change within a stream. That a stream lost its end, or is missing altogether, only a
/// head can show that was kept elsewhere.
///
/// # Errors
/// [`Fault`] of the store.
pub fn verify(store: &Store, key: &[u8; 32]) -> Result<Report, Fault> {
    let (mut walk, mut from) = (Walk::default(), (String::new(), 0));
    loop {
        let after = from.clone();
        let page = store.read(move |tx| page(tx, &after))?;
        let Some(last) = page.last() else { return Ok(walk.report) };
        from = (last.stream.clone(), last.seq);
        for link in page {
            walk.step(key, link);
        }
    }
}

fn page(tx: &mut Tx, (stream, seq): &(String, i64)) -> Result<Vec<Link>, Fault> {
    tx.all(
        "select stream, seq, actor_id, verb, object_id, at, hash from deed
         where (stream, seq) > ($1, $2) order by stream, seq limit $3",
        &[stream.as_str().into(), (*seq).into(), PAGE.into()],
        read,
    )
}

/// A walk over all streams, one after the other.
#[derive(Default)]
struct Walk {
    report: Report,
    stream: Option<String>,
    /// The last seq of this stream.
    seq: i64,
    /// The hash of the last deed; `None` where it is not linked, or there was none.
    hash: Option<Hash>,
    /// The first seq that is not linked.
    open: Option<i64>,
    is_broken: bool,
}

impl Walk {
    fn step(&mut self, key: &[u8; 32], link: Link) {
        if self.stream.as_ref() != Some(&link.stream) {
            *self = Self {
                stream: Some(link.stream.clone()),
                report: take(&mut self.report),
                ..Self::default()
            };
            self.report.streams += 1;
        }
        self.report.deeds += 1;
        if !self.is_broken {
            self.judge(key, link);
        }
    }

    fn judge(&mut self, key: &[u8; 32], link: Link) {
        let expected = self.seq + 1;
        let hash = link.hash.as_ref().map(Hash::from_hex);
        let wrong = match &hash {
            _ if link.seq != expected => Some(expected),
            None => None,
            // After a deed that is not linked, none can be.
            Some(_) if self.open.is_some() => self.open,
            Some(Ok(hash)) if *hash == link.hash(key, self.hash) => None,
            Some(_) => Some(expected),
        };
        if hash.is_none() {
            self.report.unlinked += 1;
            self.open = self.open.or(Some(link.seq));
        }
        (self.seq, self.hash) = (link.seq, hash.and_then(Result::ok));
        if let Some(seq) = wrong {
            self.is_broken = true;
            self.report.broken.push(Broken { stream: link.stream, seq });
        }
    }
}

impl Link {
    /// The hash of this deed after the hash `before`: every part in a fixed order, those of varying
    /// length after their length, so that no two deeds are written alike.
    fn hash(&self, key: &[u8; 32], before: Option<Hash>) -> Hash {
        let mut hasher = blake3::Hasher::new_keyed(key);
        hasher.update(before.map_or([0; 32], |hash| *hash.as_bytes()).as_slice());
        for text in [&self.stream, &self.verb] {
            hasher.update(&text.len().to_be_bytes()).update(text.as_bytes());
        }
        let actor = self.actor.map_or(Uuid::nil(), |actor| actor.0);
        hasher.update(&[u8::from(self.actor.is_some())]).update(actor.as_bytes());
        hasher.update(&self.seq.to_be_bytes()).update(self.object.as_bytes());
        hasher.update(&self.at.micros().to_be_bytes());
        hasher.finalize()
    }
}

fn read(row: &Row) -> Result<Link, Fault> {
    Ok(Link {
        stream: row.get(0)?,
        seq: row.get(1)?,
        actor: row.get(2)?,
        verb: row.get(3)?,
        object: row.get(4)?,
        at: row.get(5)?,
        hash: row.get(6)?,
    })
}

#[cfg(test)]
#[path = "chain_tests.rs"]
mod tests;
