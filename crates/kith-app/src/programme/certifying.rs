//! Certificates: given to whoever asks for one, from what the house counted; read by whoever has the link; withdrawn by their
//! owner (docs/adr/0042).

use kith_core::{
    Code, MemberId, Moment, Private, Timestamp,
    people::face::Side,
    programme::{
        calendar::Day,
        certificate::{self, Certificate, Record, What, Wish},
        hours::Kind,
        zone::Zone,
    },
};
use kith_store::{
    Tx,
    keys::Owner,
    people::faces,
    programme::{
        certificates::{self, Done, Kept},
        learnings, programmes,
    },
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::tallying;
use crate::{App, Error, Fault, people::exporting::moment, safety::standing};

/// A certificate as it is read.
#[derive(Debug, Clone)]
pub struct Given {
    /// What names it.
    pub code: Code,
    /// When it was given.
    pub at: Timestamp,
    /// By which zone the house counts that day.
    pub zone: Zone,
    /// What it says.
    pub certificate: Certificate,
}

/// A certificate on its way, sealed.
#[derive(Debug, Clone)]
pub struct Draft(Kept);

/// What the house knows of what `member` did, for each thing that a certificate can be for.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn records(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
) -> Result<Vec<(What, Record)>, Error> {
    let own = tallying::own(tx, now, member)?;
    let mut records = Vec::new();
    for face in faces::list(tx, member)? {
        let what = if face.side == Side::Helper { What::Helping } else { What::Journey };
        let mut record = of(&certificates::talks(tx, face.id, face.side)?, &own.zone);
        if what == What::Helping {
            // Of the rest no two people said the same.
            record.hours = own.ledger.given(|line| line.kind == Kind::Meeting);
            let learnt = learnings::of(tx, member)?.into_iter();
            let learnt = learnt.filter(|one| one.course.role.helps());
            record.training = learnt.map(|one| one.minutes()).sum();
        }
        records.push((what, record));
    }
    records.retain(|(_, record)| !record.is_empty());
    Ok(records)
}

/// When `talks` were, by the clock of `zone`, and in which programmes.
fn of(talks: &[Done], zone: &Zone) -> Record {
    let month = |at: Timestamp| Day::of(at, zone).month();
    let first = talks.iter().map(|(opened, ..)| *opened).min();
    let last =
        talks.iter().try_fold(None, |last, (_, closed, _)| closed.map(|at| last.max(Some(at))));
    let span = first.map(|first| (month(first), last.flatten().map(month)));
    let mut programmes: Vec<_> = talks.iter().filter_map(|(.., name)| name.clone()).collect();
    programmes.sort();
    programmes.dedup();
    Record { span, programmes, ..Record::default() }
}

/// Makes what `member` wishes for, and seals it. May wait for the key store: call it aside.
///
/// # Errors
/// The field that stands in the way, with [`Error::Refused`] as [`Certificate::new`].
pub fn draft(app: &App, member: MemberId, wish: &Wish) -> Result<Draft, (&'static str, Error)> {
    let (mut at, now) = (app.moment(), app.now());
    let records = app.store.read(move |tx| records(tx, now, member)).map_err(|why| ("for", why))?;
    let record = records.into_iter().find(|(what, _)| *what == wish.what).map(|(_, record)| record);
    let certificate = Certificate::new(&record.unwrap_or_default(), wish)
        .map_err(|(field, why)| (field, why.into()))?;
    let (id, code): (Uuid, Code) = (at.id(), at.code());
    let words =
        app.seal(Owner::Member(member), certificates::place(id), &mut at, &written(&certificate));
    let words = words.map_err(|why| ("name", why))?;
    Ok(Draft(Kept { id, code, owner: member, words, at: at.now }))
}

/// Gives the certificate `draft`; what names it.
///
/// # Errors
/// [`Error::Refused`] where so many of theirs stand already.
pub fn give(tx: &mut Tx, at: &mut Moment, draft: &Draft) -> Result<Code, Error> {
    let kept = Kept { at: at.now, ..draft.0.clone() };
    certificate::may_add(certificates::of(tx, kept.owner)?.len())?;
    certificates::add(tx, &kept)?;
    tallying::note(tx, at, kept.owner, (kept.id, "give_certificate"))?;
    Ok(kept.code)
}

/// Withdraws the certificate of `member` that `code` names: from now on there is none. Twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn withdraw(tx: &mut Tx, at: &Moment, member: MemberId, code: Code) -> Result<(), Error> {
    match certificates::remove(tx, member, code)? {
        Some(id) => tallying::note(tx, at, member, (id, "withdraw_certificate")),
        None => Ok(()),
    }
}

/// The certificate that `code` names, for whoever has the link; `None` where there is none, its owner is gone or leaving, or
/// the house keeps them out. Opens a seal: call it aside.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn open(app: &App, code: Code) -> Result<Option<Given>, Error> {
    let now = app.now();
    let found = app.store.read(move |tx| {
        let Some(kept) = certificates::named(tx, code)? else { return Ok(None) };
        let barred = standing::barred(tx, now, kept.owner)?.is_some();
        Ok::<_, Error>((!barred).then_some((kept, zone(tx)?)))
    })?;
    found.map_or(Ok(None), |(kept, zone)| given(app, &kept, &zone))
}

/// Whether the certificate that `code` names is `member`'s.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn is_of(tx: &mut Tx, member: MemberId, code: Code) -> Result<bool, Error> {
    Ok(certificates::named(tx, code)?.is_some_and(|kept| kept.owner == member))
}

/// The certificates of `member`, the newest first. Opens seals: call it aside.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn own(app: &App, member: MemberId) -> Result<Vec<Given>, Error> {
    let (kept, zone) =
        app.store.read(move |tx| Ok::<_, Error>((certificates::of(tx, member)?, zone(tx)?)))?;
    kept.iter().filter_map(|kept| given(app, kept, &zone).transpose()).collect()
}

/// The certificates of `member`, to take along.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn export(app: &App, member: MemberId) -> Result<Value, Error> {
    let one = |given: &Given| {
        let mut all = said(&given.certificate);
        if let Some(all) = all.as_object_mut() {
            all.insert("given".to_owned(), moment(given.at));
            all.insert("link".to_owned(), json!(format!("/certificates/{}", given.code)));
        }
        all
    };
    Ok(own(app, member)?.iter().map(one).collect())
}

/// Forgets the certificates of `member`, when they are erased.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, _: &mut Moment, member: MemberId) -> Result<(), Error> {
    Ok(certificates::forget(tx, member)?)
}

fn zone(tx: &mut Tx) -> Result<Zone, Error> {
    Ok(programmes::the_one(tx)?.calendar.zone)
}

fn given(app: &App, kept: &Kept, zone: &Zone) -> Result<Option<Given>, Error> {
    let owner = Owner::Member(kept.owner);
    let Some(words) = app.unseal(owner, certificates::place(kept.id), &kept.words)? else {
        return Ok(None);
    };
    let certificate = read(&words)?;
    Ok(Some(Given { code: kept.code, at: kept.at, zone: zone.clone(), certificate }))
}

fn said(certificate: &Certificate) -> Value {
    json!({
        "for": certificate.what.word(),
        "name": certificate.name.reveal(),
        "programme": certificate.programme,
        "minutes": certificate.hours,
        "minutes_of_training": certificate.training,
        "from": certificate.span.map(|(from, _)| from.to_string()),
        "until": certificate.span.and_then(|(_, until)| until).map(|until| until.to_string()),
    })
}

fn written(certificate: &Certificate) -> Private {
    Private::new(said(certificate).to_string())
}

fn read(words: &Private) -> Result<Certificate, Fault> {
    let all: Value = serde_json::from_str(words.reveal()).map_err(Fault::new)?;
    let text = |key: &str| all.get(key).and_then(Value::as_str).map(ToOwned::to_owned);
    let minutes = |key: &str| all.get(key).and_then(Value::as_u64).and_then(|n| n.try_into().ok());
    let month = |key: &str| text(key).and_then(|day| day.parse::<Day>().ok());
    let what = text("for").and_then(|word| What::of(&word));
    Ok(Certificate {
        what: what.ok_or_else(|| Fault::new("a certificate for nothing"))?,
        name: Private::new(text("name").unwrap_or_default()),
        programme: text("programme"),
        hours: minutes("minutes"),
        training: minutes("minutes_of_training"),
        span: month("from").map(|from| (from, month("until"))),
    })
}
