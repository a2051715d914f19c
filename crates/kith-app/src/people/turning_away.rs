//! Whom the house turned away, for its log: what was tried, and in place of a name a mark that only
//! this house can make, the same for the same person each time.

use kith_core::{MemberId, people::account::SignInName};

use crate::{App, Error};

/// Who was turned away, as far as the house knows.
#[derive(Debug, Clone)]
pub enum Who {
    /// A member, signed in or not.
    Member(MemberId),
    /// Whoever typed a sign-in name that nobody has.
    Name(SignInName),
    /// Whoever typed what can be no sign-in name.
    Nobody,
}

/// Says in the log that `who` was turned away when they `tried` something. May wait for the key store.
pub fn note(app: &App, tried: &str, who: &Who) {
    match mark(app, who) {
        Ok(who) => tracing::warn!(tried, who, "turned away"),
        Err(error) => tracing::warn!(tried, %error, "turned away, and no mark could be made"),
    }
}

/// The mark of `who`: 64 bits, of which nobody learns the name, even with a list of all names.
///
/// # Errors
/// A fault of the key store.
pub fn mark(app: &App, who: &Who) -> Result<String, Error> {
    let key = app.keys.house("whom the log says", &mut app.moment())?;
    let marked = match who {
        Who::Member(member) => blake3::keyed_hash(&key, member.0.as_bytes()),
        Who::Name(name) => blake3::keyed_hash(&key, name.text().as_bytes()),
        Who::Nobody => return Ok(String::new()),
    };
    Ok(marked.to_hex().chars().take(16).collect())
}
