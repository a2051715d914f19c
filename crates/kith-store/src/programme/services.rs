//! Services outside the house; owned tables: `service`, `service_topic`.

use kith_core::{Code, ProgrammeId, RequestId, Timestamp};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row};

/// A service that can be named where nobody in the house was found in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Which.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// Whose list it stands on.
    pub programme: ProgrammeId,
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
    /// Since when it stands on the list.
    pub since: Timestamp,
}

/// Adds `service` for `topics`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, service: &Service, topics: &[String]) -> Result<(), Fault> {
    tx.run(
        "insert into service (id, code, programme_id, name, about, web, dial, country, since)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            service.id.into(),
            service.code.into(),
            service.programme.into(),
            service.name.as_str().into(),
            service.about.as_str().into(),
            service.web.as_deref().into(),
            service.dial.as_deref().into(),
            service.country.as_deref().into(),
            service.since.into(),
        ],
    )?;
    topics.iter().try_for_each(|topic| put(tx, service.id, topic))
}

/// The services of `programme` by name; up to 100.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<Service>, Fault> {
    tx.all(
        "select id, code, programme_id, name, about, web, dial, country, since from service
         where programme_id = $1 order by name, id limit 100",
        &[programme.into()],
        read,
    )
}

/// The service `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Service>, Fault> {
    tx.one(
        "select id, code, programme_id, name, about, web, dial, country, since from service
         where id = $1",
        &[id.into()],
        read,
    )
}

/// The service that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn by_code(tx: &mut Tx, code: Code) -> Result<Option<Service>, Fault> {
    tx.one(
        "select id, code, programme_id, name, about, web, dial, country, since from service
         where code = $1",
        &[code.into()],
        read,
    )
}

/// The service that serves most of what `request` is about; `None` where none does.
///
/// # Errors
/// [`Fault`] of the store.
pub fn nearest(tx: &mut Tx, request: RequestId) -> Result<Option<Uuid>, Fault> {
    tx.one(
        "select service_topic.service_id from request_topic
         join service_topic on service_topic.topic = request_topic.topic
         where request_topic.request_id = $1
         group by service_topic.service_id
         order by count(*) desc, service_topic.service_id limit 1",
        &[request.into()],
        |row| row.get(0),
    )
}

fn put(tx: &mut Tx, service: Uuid, topic: &str) -> Result<(), Fault> {
    tx.run(
        "insert into service_topic (service_id, topic) values ($1, $2) on conflict do nothing",
        &[service.into(), topic.into()],
    )?;
    Ok(())
}

fn read(row: &Row) -> Result<Service, Fault> {
    Ok(Service {
        id: row.get(0)?,
        code: row.get(1)?,
        programme: row.get(2)?,
        name: row.get(3)?,
        about: row.get(4)?,
        web: row.get(5)?,
        dial: row.get(6)?,
        country: row.get(7)?,
        since: row.get(8)?,
    })
}
