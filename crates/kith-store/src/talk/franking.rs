//! Tags of messages: each covers the message and the tag before it, under a key that the database does
//! not hold. Pure; what is kept of them is [`super::tags`].

use std::fmt;

use blake3::Hasher;
use kith_core::{FaceId, TalkId, Timestamp};
use zeroize::Zeroizing;

use crate::seal::Sealed;

/// What the key of the tags is called among the secrets of the house.
pub const PURPOSE: &str = "franking";

/// A tag, a digest or a mark.
pub type Sum = [u8; 32];

/// The key of the tags; printed as `…`.
#[derive(Clone)]
pub struct Frank(Zeroizing<Sum>);

/// What a tag covers, beside the tag before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// In which talk.
    pub talk: TalkId,
    /// Its place in the talk.
    pub seq: i64,
    /// The face that wrote it.
    pub author: FaceId,
    /// When.
    pub at: Timestamp,
    /// The digest of its sealed words.
    pub digest: Sum,
}

/// What a mark is about, so that none can stand for another.
#[derive(Debug, Clone, Copy)]
enum About {
    Message,
    Head,
    Gone,
    Copy,
}

/// The digest of sealed words, nonce and all; of none where nobody knows them any more.
#[must_use]
pub fn digest(words: Option<&Sealed>) -> Sum {
    let bytes = words.map_or(&[][..], |sealed| &sealed.bytes);
    *blake3::hash(bytes).as_bytes()
}

impl Frank {
    /// The key with these bytes.
    #[must_use]
    pub fn new(key: Zeroizing<Sum>) -> Self {
        Self(key)
    }

    /// The tag of `said` after the tag `before`; `None` where it is the first of its talk.
    #[must_use]
    pub fn tag(&self, said: &Said, before: Option<&Sum>) -> Sum {
        let mut hasher = self.begin(About::Message);
        hasher.update(said.talk.0.as_bytes()).update(&said.seq.to_be_bytes());
        hasher.update(said.author.0.as_bytes()).update(&said.at.micros().to_be_bytes());
        hasher.update(&said.digest).update(before.unwrap_or(&[0; 32]));
        *hasher.finalize().as_bytes()
    }

    /// The mark that `tag` at `seq` is the newest of `talk`.
    #[must_use]
    pub fn head(&self, talk: TalkId, seq: i64, tag: &Sum) -> Sum {
        let mut hasher = self.begin(About::Head);
        hasher.update(talk.0.as_bytes()).update(&seq.to_be_bytes()).update(tag);
        *hasher.finalize().as_bytes()
    }

    /// The mark that the message tagged `tag` was withdrawn at `at`.
    #[must_use]
    pub fn gone(&self, tag: &Sum, at: Timestamp) -> Sum {
        let mut hasher = self.begin(About::Gone);
        hasher.update(tag).update(&at.micros().to_be_bytes());
        *hasher.finalize().as_bytes()
    }

    /// What the mark of a sealed copy is made with.
    pub(crate) fn copy(&self) -> Hasher {
        self.begin(About::Copy)
    }

    fn begin(&self, about: About) -> Hasher {
        let mut hasher = Hasher::new_keyed(&self.0);
        hasher.update(&[match about {
            About::Message => 1,
            About::Head => 2,
            About::Gone => 3,
            About::Copy => 4,
        }]);
        hasher
    }
}

impl fmt::Debug for Frank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}
