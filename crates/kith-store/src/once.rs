//! One-time keys of forms; owned table: `once`.

use kith_core::{Code, MemberId, Timestamp};
use uuid::Uuid;

use crate::{Fault, Tx};

/// What a one-time key says of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// It is the first with this key: go on.
    New,
    /// The same was sent before; what it made stands at this path.
    Same(String),
    /// The key was used for other content.
    Other,
}

/// A form that was sent: who sent it, its key, and a keyed hash of what it held.
#[derive(Debug, Clone)]
pub struct Post {
    /// Who sent it; `None` for someone without an account.
    pub owner: Option<MemberId>,
    /// Its one-time key.
    pub key: Code,
    /// What it held, hashed.
    pub content: String,
}

/// Looks `post` up.
///
/// # Errors
/// [`Fault`] of the store.
pub fn look(tx: &mut Tx, post: &Post) -> Result<Seen, Fault> {
    let found = tx.one(
        "select content, made from once where owner_id = $1 and key = $2",
        &[owner(post).into(), post.key.0.into()],
        |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)),
    )?;
    Ok(match found {
        None => Seen::New,
        Some((content, made)) if content == post.content => Seen::Same(made),
        Some(_) => Seen::Other,
    })
}

/// Keeps that `post` made what stands at the path `made`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn keep(tx: &mut Tx, post: &Post, made: &str, now: Timestamp) -> Result<(), Fault> {
    tx.run(
        "insert into once (owner_id, key, content, made, at) values ($1, $2, $3, $4, $5)",
        &[
            owner(post).into(),
            post.key.0.into(),
            post.content.as_str().into(),
            made.into(),
            now.into(),
        ],
    )?;
    Ok(())
}

/// Forgets what was kept before `before`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64, Fault> {
    tx.run("delete from once where at < $1", &[before.into()])
}

fn owner(post: &Post) -> Uuid {
    post.owner.map_or(Uuid::nil(), |member| member.0)
}
