//! The key of the tags that messages carry, and giving tags to messages from before there were any.

use kith_store::talk::{
    franking::{Frank, PURPOSE},
    tags,
};

use crate::{App, Error};

/// The key of the tags. May wait for the key store: call it aside.
///
/// # Errors
/// A fault of the key store.
pub fn frank(app: &App) -> Result<Frank, Error> {
    Ok(Frank::new(app.keys.house(PURPOSE, &mut app.moment())?))
}

/// Gives every message a tag that has none: those from before there were tags, talk by talk. A tag
/// given late vouches for what stood there on that day. How many talks.
///
/// # Errors
/// A fault of either store.
pub fn tag_old(app: &App) -> Result<u64, Error> {
    let mut talks = 0;
    while let Some(talk) = app.store.read(tags::untagged)? {
        let frank = frank(app)?;
        let tagged = app.store.write(move |tx| tags::catch_up(tx, talk, &frank))?;
        if tagged.is_none() {
            break; // a head stands although messages have no tag: verifying names it
        }
        talks += 1;
    }
    Ok(talks)
}
