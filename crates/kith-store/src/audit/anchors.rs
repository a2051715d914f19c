//! Where every stream stands, written down outside the database: a chain that lost its end, or is
//! missing altogether, looks whole by itself. Pure text, but for two questions to the store.

use std::{collections::BTreeMap, fmt::Write};

use blake3::{Hash, Hasher};
use kith_core::{TalkId, Timestamp};
use uuid::Uuid;

use crate::{Fault, Store, Tx, talk::tags};

/// What the key of the anchors is called among the secrets of the house.
pub const PURPOSE: &str = "anchors";

/// What the stream of a talk's messages is called, before its id.
const WORDS: &str = "words:";

/// How many streams are looked at in one read.
const PAGE: usize = 1_000;

/// Where a stream stands: its newest seq, and the hash or the tag there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    seq: i64,
    sum: String,
}

/// Where all streams stand, by name.
pub type Stands = BTreeMap<String, Stand>;

/// A list of anchors as it was written down: where all streams stood at its last one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Log {
    /// Where the streams stood.
    pub stands: Stands,
    /// When the last anchor was written; `None` where there is none.
    pub at: Option<Timestamp>,
    /// The first line that is not what was written.
    pub wrong: Option<usize>,
    mark: Option<Hash>,
}

/// What a verification against a log found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many streams the last anchor knows.
    pub streams: u64,
    /// Streams that are gone.
    pub missing: Vec<String>,
    /// Streams that lost their end, or were written anew: with the seq that is not what it was.
    pub changed: Vec<(String, i64)>,
}

/// Where every stream stands now: those of deeds as far as they are linked, and those of messages.
///
/// # Errors
/// [`Fault`] of the store.
pub fn stands(tx: &mut Tx) -> Result<Stands, Fault> {
    let deeds = tx.all(
        "select d.stream, d.seq, d.hash from deed d join
         (select stream, max(seq) as seq from deed where hash is not null group by stream) newest
         on d.stream = newest.stream and d.seq = newest.seq",
        &[],
        |row| Ok((row.get(0)?, Stand { seq: row.get(1)?, sum: row.get(2)? })),
    )?;
    let words = tags::heads(tx)?.into_iter().map(|head| {
        let name = format!("{WORDS}{}", head.talk.0.simple());
        (name, Stand { seq: head.seq, sum: hex(&head.tag) })
    });
    Ok(deeds.into_iter().chain(words).collect())
}

impl Log {
    /// The log in `text`, whose marks were made with `key`; nothing is believed after the first line
    /// that is wrong.
    #[must_use]
    pub fn read(text: &str, key: &[u8; 32]) -> Self {
        let (mut log, mut block) = (Self::default(), Block::default());
        for (at, line) in text.split_inclusive('\n').enumerate() {
            let read = line.strip_suffix('\n').and_then(|line| block.read(line));
            let whole = match read {
                Some(Part::Stand) => continue,
                Some(Part::End(end)) => log.accept(std::mem::take(&mut block), &end, key),
                None => false,
            };
            if !whole {
                log.wrong = Some(at + 1);
                return log;
            }
        }
        if block.lines > 0 {
            log.wrong = Some(text.lines().count());
        }
        log
    }

    /// Takes over `block`; false where its `end` does not fit.
    fn accept(&mut self, block: Block, end: &End, key: &[u8; 32]) -> bool {
        let mut stands = self.stands.clone();
        stands.extend(block.stands);
        let first = self.at.is_none();
        let mark = end.mark_by(key, block.text.finalize());
        let fits = end.streams == stands.len()
            && end.root == root(&stands)
            && (first || end.before == self.mark)
            && end.mark == mark;
        if fits {
            (self.stands, self.at, self.mark) = (stands, Some(end.at), Some(mark));
        }
        fits
    }

    /// The streams of this log that do not stand in `now`, or stand there further back.
    pub fn lost<'l>(&'l self, now: &'l Stands) -> impl Iterator<Item = &'l str> {
        let behind = |(name, stand): &(&String, &Stand)| {
            now.get(*name).is_none_or(|now| now.seq < stand.seq)
        };
        self.stands.iter().filter(behind).map(|(name, _)| name.as_str())
    }

    /// What is written behind this log, or as the beginning of a new one (`anew`), so that its last
    /// anchor says where the streams stand `now`. What was lost since is kept as it stood: an anchor
    /// forgets nothing.
    #[must_use]
    pub fn next(&self, now: &Stands, at: Timestamp, key: &[u8; 32], anew: bool) -> String {
        let mut stands = self.stands.clone();
        for (name, stand) in now {
            if stands.get(name).is_none_or(|old| old.seq <= stand.seq) {
                stands.insert(name.clone(), stand.clone());
            }
        }
        let mut text = String::new();
        for (name, stand) in &stands {
            if anew || self.stands.get(name) != Some(stand) {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "stand {name} {} {}", stand.seq, stand.sum);
            }
        }
        let mut end = End {
            at,
            streams: stands.len(),
            root: root(&stands),
            before: self.mark,
            mark: Hash::from_bytes([0; 32]),
        };
        end.mark = end.mark_by(key, blake3::hash(text.as_bytes()));
        text + &end.written()
    }
}

/// The lines of one anchor, up to its end.
#[derive(Default)]
struct Block {
    stands: Vec<(String, Stand)>,
    text: Hasher,
    lines: usize,
}

impl Block {
    /// Takes `line` in; `None` where it is nothing.
    fn read(&mut self, line: &str) -> Option<Part> {
        let mut words = line.split(' ');
        match words.next() {
            Some("root") => End::read(words).map(Part::End),
            Some("stand") => {
                let (name, seq, sum) = (words.next()?, words.next()?, words.next()?);
                let stand = Stand { seq: seq.parse().ok()?, sum: sum.to_owned() };
                self.stands.push((name.to_owned(), stand));
                self.text.update(line.as_bytes()).update(b"\n");
                self.lines += 1;
                words.next().is_none().then_some(Part::Stand)
            }
            _ => None,
        }
    }
}

/// What a line is.
enum Part {
    /// Where one stream stands.
    Stand,
    /// The end of the block.
    End(End),
}

/// The end of an anchor.
struct End {
    at: Timestamp,
    streams: usize,
    root: Hash,
    /// The mark of the anchor before.
    before: Option<Hash>,
    mark: Hash,
}

impl End {
    fn read<'l>(mut words: impl Iterator<Item = &'l str>) -> Option<Self> {
        let at = Timestamp::from_micros(words.next()?.parse().ok()?)?;
        let streams = words.next()?.parse().ok()?;
        let root = hash(words.next()?)?;
        let before = match words.next()? {
            "-" => None,
            mark => Some(hash(mark)?),
        };
        let mark = hash(words.next()?)?;
        let end = Self { at, streams, root, before, mark };
        words.next().is_none().then_some(end)
    }

    fn written(&self) -> String {
        let before = self.before.map_or_else(|| "-".to_owned(), |mark| mark.to_hex().to_string());
        let (at, root, mark) = (self.at.micros(), self.root.to_hex(), self.mark.to_hex());
        format!("root {at} {} {root} {before} {mark}\n", self.streams)
    }

    /// The mark over everything else that it says, and over the `text` of its block.
    fn mark_by(&self, key: &[u8; 32], text: Hash) -> Hash {
        let mut hasher = Hasher::new_keyed(key);
        hasher.update(&self.at.micros().to_be_bytes()).update(&self.streams.to_be_bytes());
        hasher.update(self.root.as_bytes()).update(&[u8::from(self.before.is_some())]);
        hasher.update(self.before.map_or([0; 32], |mark| *mark.as_bytes()).as_slice());
        hasher.update(text.as_bytes()).finalize()
    }
}

/// A hash as it is written; another way to write the same is none.
fn hash(text: &str) -> Option<Hash> {
    Hash::from_hex(text).ok().filter(|hash| hash.to_hex().as_str() == text)
}

/// The root of the tree whose leaves are where the streams stand, in the order of their names.
fn root(stands: &Stands) -> Hash {
    let leaf = |(name, stand): (&String, &Stand)| {
        let mut hasher = Hasher::new();
        hasher.update(&[0]).update(&name.len().to_be_bytes()).update(name.as_bytes());
        hasher.update(&stand.seq.to_be_bytes()).update(stand.sum.as_bytes()).finalize()
    };
    let mut row: Vec<Hash> = stands.iter().map(leaf).collect();
    while row.len() > 1 {
        row = row.chunks(2).map(joined).collect();
    }
    row.first().copied().unwrap_or_else(|| blake3::hash(&[2]))
}

/// Two nodes as one; a single one goes up as it is.
fn joined(pair: &[Hash]) -> Hash {
    match pair {
        [one, other] => {
            let mut hasher = Hasher::new();
            hasher.update(&[1]).update(one.as_bytes()).update(other.as_bytes()).finalize()
        }
        rest => rest.first().copied().unwrap_or_else(|| blake3::hash(&[2])),
    }
}

/// Looks up every stream of `log`. That nothing within a stream was changed is what the chains and the
/// tags say; this says that they did not lose their ends.
///
/// # Errors
/// [`Fault`] of the store.
pub fn verify(store: &Store, log: &Log) -> Result<Report, Fault> {
    let mut report = Report::default();
    let streams: Vec<_> = log.stands.clone().into_iter().collect();
    for page in streams.chunks(PAGE) {
        let asked = page.to_vec();
        let all = move |tx: &mut Tx| {
            asked.iter().map(|(name, stand)| found(tx, name, stand)).collect::<Result<Vec<_>, _>>()
        };
        let found = store.read::<_, Fault>(all)?;
        page.iter().zip(found).for_each(|((name, stand), found)| report.note(found, name, stand));
    }
    Ok(report)
}

/// What became of a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    AsItStood,
    Changed,
    Missing,
}

fn found(tx: &mut Tx, name: &str, stand: &Stand) -> Result<Found, Fault> {
    let (there, any) = match talk(name) {
        Some(talk) => {
            let tag = tags::at(tx, talk, stand.seq)?;
            (tag.map(|tag| hex(&tag)), tags::head(tx, talk)?.is_some())
        }
        None => deed(tx, name, stand.seq)?,
    };
    Ok(match there {
        Some(sum) if sum == stand.sum => Found::AsItStood,
        None if !any => Found::Missing,
        _ => Found::Changed,
    })
}

/// The hash of a deed, and whether there is any in its stream.
fn deed(tx: &mut Tx, stream: &str, seq: i64) -> Result<(Option<String>, bool), Fault> {
    let hash: Option<Option<String>> = tx.one(
        "select hash from deed where stream = $1 and seq = $2",
        &[stream.into(), seq.into()],
        |row| row.get(0),
    )?;
    let any =
        tx.one("select 1 from deed where stream = $1 limit 1", &[stream.into()], |_| Ok(()))?;
    Ok((hash.flatten(), any.is_some()))
}

fn talk(name: &str) -> Option<TalkId> {
    name.strip_prefix(WORDS).and_then(|id| id.parse::<Uuid>().ok()).map(TalkId)
}

fn hex(tag: &[u8]) -> String {
    tag.try_into().map_or_else(|_| "-".to_owned(), |tag| Hash::from_bytes(tag).to_hex().to_string())
}

impl Report {
    /// Whether every stream still stands where it stood, or further on.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.missing.is_empty() && self.changed.is_empty()
    }

    fn note(&mut self, found: Found, name: &str, stand: &Stand) {
        self.streams += 1;
        match found {
            Found::AsItStood => {}
            Found::Changed => self.changed.push((name.to_owned(), stand.seq)),
            Found::Missing => self.missing.push(name.to_owned()),
        }
    }
}

#[cfg(test)]
#[path = "anchors_tests.rs"]
mod tests;
