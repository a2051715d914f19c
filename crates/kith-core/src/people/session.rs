//! Sessions: one sign-in of a member on one device, and how long it lasts.

use super::{device::Device, grant::Role, taste::Lock};
use crate::{Code, DAY, HOUR, MINUTE, MemberId, SessionId, Span, Timestamp};

/// What a browser shows to be recognised: 256 bits of chance. The store keeps only its hash.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Token([u8; 32]);

/// One sign-in of a member on one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Which sign-in.
    pub id: SessionId,
    /// What names it outside.
    pub code: Code,
    /// Whose.
    pub member: MemberId,
    /// Since when.
    pub since: Timestamp,
    /// When it was last used, to within [`FRESH`].
    pub seen: Timestamp,
    /// On what.
    pub device: Device,
}

/// How long a session lasts: unused, and in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lasting {
    /// Without use.
    pub idle: Span,
    /// However much it is used.
    pub whole: Span,
}

/// How old the note of a session's last use may grow before it is written anew: a page that is only
/// read should not cost a write each time.
pub const FRESH: Span = MINUTE.times(5);

impl Lasting {
    /// How long a session lasts for whoever holds `roles`: shorter for those who work on a desk
    /// (SAF-93).
    #[must_use]
    pub fn of(roles: &[Role]) -> Self {
        if roles.iter().any(|role| role.is_staff()) {
            return Self { idle: MINUTE.times(30), whole: HOUR.times(8) };
        }
        Self { idle: DAY, whole: DAY.times(30) }
    }
}

impl Session {
    /// Whether it still stands at `now`.
    #[must_use]
    pub fn stands(&self, now: Timestamp, lasting: Lasting) -> bool {
        let idle = self.device.shared.map_or(lasting.idle, |own| own.min(lasting.idle));
        now < self.seen + idle && now < self.since + lasting.whole
    }

    /// Whether its last use should be written anew at `now`: at once where `lock` counts from it.
    #[must_use]
    pub fn wants_note(&self, now: Timestamp, lock: Lock) -> bool {
        now >= self.seen + FRESH || (lock != Lock::Never && now > self.seen)
    }
}

impl Token {
    /// The token made of fresh chance.
    #[must_use]
    pub fn new(chance: [u8; 32]) -> Self {
        Self(chance)
    }

    /// Reads what a browser showed; `None` where it cannot be one of ours.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        if pairs.len() != bytes.len() || !rest.is_empty() {
            return None;
        }
        for (to, [high, low]) in bytes.iter_mut().zip(pairs) {
            *to = digit(*high)? << 4 | digit(*low)?;
        }
        Some(Self(bytes))
    }

    /// What a browser keeps and shows: 64 hexadecimal digits.
    #[must_use]
    pub fn shown(&self) -> String {
        use std::fmt::Write as _;
        self.0.iter().fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }

    /// What is kept of it. A plain hash is enough: nobody guesses 256 bits.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        *blake3::Hasher::new_derive_key("kith session token").update(&self.0).finalize().as_bytes()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn session(now: Timestamp) -> Session {
        Session {
            id: SessionId(Uuid::from_u128(1)),
            code: Code(Uuid::from_u128(2)),
            member: MemberId(Uuid::from_u128(3)),
            since: now,
            seen: now,
            device: Device::named(""),
        }
    }

    #[test]
    fn a_session_ends_unused_after_a_day_and_in_any_case_after_thirty() {
        let now = Timestamp::from_micros(1_700_000_000_000_000).unwrap();
        let (mut session, lasting) = (session(now), Lasting::of(&[Role::Supporter]));
        assert!(session.stands(now + HOUR.times(23), lasting));
        assert!(!session.stands(now + DAY, lasting));
        session.seen = now + DAY.times(30);
        assert!(!session.stands(now + DAY.times(30), lasting));
    }

    #[test]
    fn whoever_works_on_a_desk_signs_in_more_often() {
        let now = Timestamp::from_micros(0).unwrap();
        let (mut session, lasting) = (session(now), Lasting::of(&[Role::Mentor, Role::Moderator]));
        assert!(!session.stands(now + MINUTE.times(30), lasting));
        session.seen = now + HOUR.times(8);
        assert!(!session.stands(now + HOUR.times(8), lasting));
    }

    #[test]
    fn on_a_device_that_others_use_it_ends_sooner_and_never_later() {
        let now = Timestamp::from_micros(0).unwrap();
        let mut session = session(now);
        for (own, role, ends) in [
            (MINUTE.times(20), Role::Supporter, MINUTE.times(20)),
            (HOUR.times(4), Role::Supporter, HOUR.times(4)),
            (HOUR.times(4), Role::Moderator, MINUTE.times(30)),
        ] {
            session.device.shared = Some(own);
            assert!(session.stands(now + ends + -Span(1), Lasting::of(&[role])), "{own:?}");
            assert!(!session.stands(now + ends, Lasting::of(&[role])), "{own:?}");
        }
    }

    #[test]
    fn a_token_is_read_as_it_was_shown_and_never_printed() {
        let token = Token::new([0xa7; 32]);
        assert_eq!(Token::read(&token.shown()), Some(token));
        assert_eq!(format!("{token:?}"), "…");
        for bad in ["", "a7", &"A7".repeat(32), &"g0".repeat(32), &"a7".repeat(33)] {
            assert_eq!(Token::read(bad), None, "{bad}");
        }
    }
}
