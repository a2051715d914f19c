//! Hashing passphrases: slow on purpose, so never in a unit of work, never on an async thread, and
//! only as many at a time as the machine has cores.

use std::{
    fmt,
    sync::{
        Condvar, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    thread,
};

use argon2::{Argon2, Params, PasswordHasher, PasswordVerifier};
use kith_core::people::account::Passphrase;
use kith_store::Fault;

use crate::Error;

/// How many may wait for their turn; whoever comes then is asked to come again in a moment.
const QUEUE: usize = 64;

/// Where passphrases are hashed: Argon2id with 46 MiB, one pass, one lane (SAF-91; among OWASP's
/// equals the one whose memory goes back to the system at once: below 32 MiB the allocator keeps it
/// for each thread, and a crowd of sign-ins left gigabytes behind).
pub struct Hashing {
    argon: Argon2<'static>,
    cores: usize,
    turns: Mutex<Turns>,
    free: Condvar,
    done: AtomicU64,
}

#[derive(Debug, Default)]
struct Turns {
    running: usize,
    waiting: usize,
}

/// A turn; it is over when this is dropped.
struct Turn<'h>(&'h Hashing);

impl Hashing {
    /// Hashes `passphrase` with `chance` as its salt: a PHC string.
    ///
    /// # Errors
    /// A busy [`Fault`] where too many wait already.
    pub fn hash(&self, passphrase: &Passphrase, chance: [u8; 32]) -> Result<String, Error> {
        let _turn = self.turn()?;
        let salt: &[u8] = chance.first_chunk::<16>().map_or(&[], |salt| salt);
        let hash = self.argon.hash_password_with_salt(passphrase.reveal().as_bytes(), salt);
        Ok(hash.map_err(|error| Fault::new(error.to_string()))?.to_string())
    }

    /// Whether `passphrase` is the one that was kept as the hash `kept`. `None` takes just as long,
    /// and is always wrong: so a name that nobody has cannot be told from one that somebody has.
    ///
    /// # Errors
    /// A busy [`Fault`] where too many wait already.
    pub fn fits(&self, passphrase: &Passphrase, kept: Option<&str>) -> Result<bool, Error> {
        let _turn = self.turn()?;
        let nobodys = self.nobodys();
        let hash = kept.unwrap_or(&nobodys);
        let fits = self.argon.verify_password(passphrase.reveal().as_bytes(), hash).is_ok();
        Ok(fits && kept.is_some())
    }

    /// How many were hashed since the start: what a try costs, as a number that a test can hold to.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.done.load(Relaxed)
    }

    /// A hash that costs what a real one costs and that no passphrase is known to have.
    fn nobodys(&self) -> String {
        let params = self.argon.params();
        format!(
            "$argon2id$v=19$m={},t={},p={}${}${}",
            params.m_cost(),
            params.t_cost(),
            params.p_cost(),
            "A".repeat(22),
            "A".repeat(43)
        )
    }

    fn turn(&self) -> Result<Turn<'_>, Error> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        if turns.waiting >= QUEUE {
            return Err(Fault::too_many().into());
        }
        turns.waiting += 1;
        while turns.running >= self.cores {
            turns = self.free.wait(turns).unwrap_or_else(PoisonError::into_inner);
        }
        turns.waiting -= 1;
        turns.running += 1;
        self.done.fetch_add(1, Relaxed);
        Ok(Turn(self))
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.turns.lock().unwrap_or_else(PoisonError::into_inner).running -= 1;
        self.0.free.notify_one();
    }
}

impl Default for Hashing {
    fn default() -> Self {
        Self {
            argon: Argon2::from(Params::new(46 * 1024, 1, 1, None).unwrap_or(Params::DEFAULT)),
            cores: thread::available_parallelism().map_or(1, usize::from),
            turns: Mutex::default(),
            free: Condvar::new(),
            done: AtomicU64::new(0),
        }
    }
}

impl fmt::Debug for Hashing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hashing").field("turns", &self.turns).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_passphrase_fits() {
        let hashing = Hashing::default();
        let right = Passphrase::typed("tea by the window");
        let kept = hashing.hash(&right, [7; 32]).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=47104,t=1,p=1$"), "{kept}");
        assert!(hashing.fits(&right, Some(&kept)).unwrap());
        assert!(!hashing.fits(&Passphrase::typed("tea by the door"), Some(&kept)).unwrap());
        assert!(!hashing.fits(&right, None).unwrap());
    }

    #[test]
    fn what_nobody_has_is_a_hash_that_has_to_be_worked_through() {
        let hash = Hashing::default().nobodys();
        assert!(argon2::PasswordHash::new(&hash).is_ok(), "{hash}");
    }

    #[test]
    fn a_crowd_is_asked_to_come_again() {
        let hashing = Hashing::default();
        hashing.turns.lock().unwrap().waiting = QUEUE;
        let refused = hashing.fits(&Passphrase::typed("tea by the window"), None);
        assert!(matches!(refused, Err(Error::Fault(fault)) if fault.busy()));
    }
}
