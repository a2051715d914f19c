//! Names for things: ids that stay in the house, and codes that may leave it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Declares ids: time-ordered (UUID v7), never shown outside, because they print their millisecond.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        $($(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub Uuid);

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        })*
    };
}

ids! {
    /// Names one member, the person behind one or two faces.
    MemberId,
    /// Names one face: what others see of a member.
    FaceId,
    /// Names one sign-in.
    SessionId,
    /// Names one way back in by waiting.
    RetrievalId,
    /// Names one grant of a role.
    GrantId,
    /// Names one facet of a member.
    FacetId,
    /// Names one notice to a member.
    NoticeId,
    /// Names one mailbox of a member.
    MailboxId,
    /// Names one programme.
    ProgrammeId,
    /// Names one application for a role.
    ApplicationId,
    /// Names one request for support.
    RequestId,
    /// Names one offer of a request to a helper.
    OfferId,
    /// Names one run of the matching.
    RunId,
    /// Names one talk.
    TalkId,
    /// Names one message of a talk.
    MessageId,
    /// Names one case on the desk.
    CaseId,
    /// Names what the house does for one person at one place.
    CareId,
    /// Names one letter: a concern that was reported, or a message to the house.
    LetterId,
    /// Names one measure against a member.
    MeasureId,
    /// Names one warrant to read a talk.
    WarrantId,
}

/// What names a thing outside the house: 128 random bits that tell nothing, written as 32 hexadecimal
/// digits (docs/adr/0003).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(pub Uuid);

/// A text that is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code")]
pub struct NotACode;

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.simple())
    }
}

impl FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        // One spelling for each thing: the hyphenated and braced forms of a UUID are not codes.
        let plain = text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let id = Uuid::try_parse(text).map_err(|_| NotACode)?;
        plain.then_some(Self(id)).ok_or(NotACode)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_was_written_and_only_so() {
        let code = Code(Uuid::from_u128(0xabc));
        assert_eq!(code.to_string().parse(), Ok(code));
        for bad in ["", "abc", "00000000-0000-0000-0000-000000000abc", "'; drop table talk; --"] {
            assert_eq!(bad.parse::<Code>(), Err(NotACode), "{bad}");
        }
    }
}
