//! What a request can be about; owned tables: `topic`, `request_topic`.

use kith_core::{RequestId, people::topic::TOPICS};

use crate::{Fault, Tx, engine::Row};

/// An entry of the list of topics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its lasting name, of lower-case letters and hyphens.
    pub slug: String,
    /// Shown where the house has no words for the slug.
    pub name: String,
    /// Whether it says something about health, sex life, orientation, belief or ethnicity.
    pub special: bool,
    /// Its place in lists, least first.
    pub place: i64,
}

/// Adds `topic`. False where one of that slug stood there; it then stays as it was.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, topic: &Topic) -> Result<bool, Fault> {
    let added = tx.run(
        "insert into topic (slug, name, special, place) values ($1, $2, $3, $4)
         on conflict do nothing",
        &[
            topic.slug.as_str().into(),
            topic.name.as_str().into(),
            topic.special.into(),
            topic.place.into(),
        ],
    )?;
    Ok(added == 1)
}

/// Adds the topics that every house begins with, where they are not there. Their names stand in the
/// words files; what is kept is the slug.
///
/// # Errors
/// [`Fault`] of the store.
pub(crate) fn found(tx: &mut Tx) -> Result<(), Fault> {
    for (place, (slug, special)) in (0..).zip(TOPICS) {
        let (slug, name) = ((*slug).to_owned(), (*slug).to_owned());
        add(tx, &Topic { slug, name, special: special.is_some(), place })?;
    }
    Ok(())
}

/// All topics, in their order: some tens.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx) -> Result<Vec<Topic>, Fault> {
    tx.all("select slug, name, special, place from topic order by place, slug", &[], read)
}

/// The topic of that slug.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, slug: &str) -> Result<Option<Topic>, Fault> {
    tx.one("select slug, name, special, place from topic where slug = $1", &[slug.into()], read)
}

/// Puts `slug` to the topics of `request`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn put(tx: &mut Tx, request: RequestId, slug: &str) -> Result<(), Fault> {
    tx.run(
        "insert into request_topic (request_id, topic) values ($1, $2) on conflict do nothing",
        &[request.into(), slug.into()],
    )?;
    Ok(())
}

/// What `request` is about, in the order of the list.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, request: RequestId) -> Result<Vec<Topic>, Fault> {
    tx.all(
        "select slug, name, special, place from topic
         join request_topic on request_topic.topic = topic.slug
         where request_topic.request_id = $1 order by place, slug",
        &[request.into()],
        read,
    )
}

fn read(row: &Row) -> Result<Topic, Fault> {
    Ok(Topic { slug: row.get(0)?, name: row.get(1)?, special: row.get(2)?, place: row.get(3)? })
}
