//! Topics and services: what a request can be about, and what can be named where nobody was found.

use kith_core::{Code, Moment, people::grant::Role};
pub use kith_store::programme::{services::Service, topics::Topic};
use kith_store::{
    Tx,
    programme::{programmes, services, topics},
};
use uuid::Uuid;

use crate::{
    Error,
    people::{grants, recognising::Known},
};

/// A service as a coordinator describes it.
#[derive(Debug, Clone)]
pub struct Described {
    /// Its name.
    pub name: String,
    /// What it does, in a sentence.
    pub about: String,
    /// Where it is found, an https address.
    pub web: Option<String>,
    /// What one dials there.
    pub dial: Option<String>,
    /// The ISO code of the one country that it serves; `None` where it serves everywhere.
    pub country: Option<String>,
    /// What it is good for, by the slugs of the list; others are left out.
    pub topics: Vec<String>,
}

/// What a request can be about, in the order of the list.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn topics(tx: &mut Tx) -> Result<Vec<Topic>, Error> {
    Ok(topics::list(tx)?)
}

/// Puts `topic` on the list. False where one of that slug stood there.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn add_topic(tx: &mut Tx, topic: &Topic) -> Result<bool, Error> {
    Ok(topics::add(tx, topic)?)
}

/// The services of the house, by name.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn services(tx: &mut Tx) -> Result<Vec<Service>, Error> {
    let programme = programmes::the_one(tx)?;
    Ok(services::list(tx, programme.id)?)
}

/// Puts a service on the list; its code.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator.
pub fn add_service(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    service: &Described,
) -> Result<Code, Error> {
    if !grants::holds(tx, at.now, who, Role::Coordinator)? {
        return Err(Error::NotFound);
    }
    let programme = programmes::the_one(tx)?.id;
    let (id, code): (Uuid, Code) = (at.id(), at.code());
    let Described { name, about, web, dial, country, topics: known } = service.clone();
    let mut listed = Vec::new();
    for slug in known {
        listed.extend(topics::find(tx, &slug)?.map(|topic| topic.slug));
    }
    let since = at.now;
    let kept = Service { id, code, programme, name, about, web, dial, country, since };
    services::add(tx, &kept, &listed)?;
    Ok(code)
}
