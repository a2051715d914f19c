//! The moment of a deed: what time it is, and what chance has to say, as values.

use uuid::Uuid;

use crate::{Code, Timestamp};

/// What time it is for one deed, and a lot from which its ids are drawn. A deed that is run again
/// gets the same moment again, so it draws the same ids.
#[derive(Debug, Clone)]
pub struct Moment {
    /// What time it is.
    pub now: Timestamp,
    lot: [u8; 32],
    drawn: u64,
}

impl Moment {
    /// The moment `now` with the lot that was cast for it: 32 bytes from a good source of chance.
    #[must_use]
    pub fn new(now: Timestamp, lot: [u8; 32]) -> Self {
        Self { now, lot, drawn: 0 }
    }

    /// A fresh id, ordered by time (UUID v7).
    pub fn id<I: From<Uuid>>(&mut self) -> I {
        let millis = u64::try_from(self.now.micros() / 1000).unwrap_or_default();
        let mut chance = [0; 10];
        chance.iter_mut().zip(self.bytes()).for_each(|(to, from)| *to = from);
        uuid::Builder::from_unix_timestamp_millis(millis, &chance).into_uuid().into()
    }

    /// A fresh code, which tells nothing.
    pub fn code(&mut self) -> Code {
        let mut code = [0; 16];
        code.iter_mut().zip(self.bytes()).for_each(|(to, from)| *to = from);
        Code(Uuid::from_bytes(code))
    }

    /// Thirty-two fresh bytes of chance.
    pub fn bytes(&mut self) -> [u8; 32] {
        self.drawn += 1;
        *blake3::keyed_hash(&self.lot, &self.drawn.to_le_bytes()).as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_lot_draws_the_same_and_never_twice() {
        let now = Timestamp::from_micros(1_700_000_000_000_000).unwrap();
        let (mut one, mut again) = (Moment::new(now, [7; 32]), Moment::new(now, [7; 32]));
        let (a, b): (Uuid, Uuid) = (one.id(), one.id());
        assert_eq!((a, b), (again.id(), again.id()));
        assert_ne!(a, b);
        assert_eq!(a.get_version_num(), 7);
        assert_ne!(one.code(), one.code());
    }
}
