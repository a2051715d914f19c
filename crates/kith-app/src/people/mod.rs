//! Members: how they come in, what they say of themselves, and how they go.

pub mod consenting;
pub mod ending;
pub mod exporting;
pub mod fitting;
pub mod grants;
pub mod hashing;
pub mod leaving;
pub mod notices;
pub mod pace;
pub mod portraying;
pub mod recognising;
pub mod registering;
pub mod rekeying;
pub mod saying;
pub mod signing_in;
pub mod welcome;

/// Where people come in: what must be bounded there, for the whole house.
#[derive(Debug, Default)]
pub struct Porch {
    /// Where passphrases are hashed.
    pub hashing: hashing::Hashing,
    /// What slows guessing down.
    pub pace: pace::Pace,
}
