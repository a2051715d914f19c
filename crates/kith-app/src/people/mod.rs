//! Members: how they come in, what they say of themselves, and how they go.

pub mod archiving;
pub mod calling;
pub mod confirming;
pub mod consenting;
pub mod digits;
pub mod ending;
pub mod exporting;
pub mod fitting;
pub mod grants;
pub mod hashing;
pub mod leaving;
pub mod locking;
pub mod mailing;
pub mod notices;
pub mod pace;
pub mod portraying;
pub mod recognising;
pub mod registering;
pub mod rekeying;
pub mod retrieving;
pub mod saying;
pub mod signing_in;
pub mod turning_away;
pub mod welcome;

use kith_core::{MemberId, people::account::SignInName};

/// Where people come in: what must be bounded there, for the whole house.
#[derive(Debug, Default)]
pub struct Porch {
    /// Where passphrases are hashed.
    pub hashing: hashing::Hashing,
    /// What slows guessing down, at the door.
    pub pace: pace::Pace<SignInName>,
    /// The same, for whoever is signed in and proves a passphrase again.
    pub again: pace::Pace<MemberId>,
}
