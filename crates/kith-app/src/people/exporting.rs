//! Everything that is theirs, for a member to take along: open formats, readable without Kith.

use kith_core::{
    MemberId, Timestamp,
    people::{
        calling::{Calling, Quiet},
        face::Face,
        facet::Special,
        grant::Grant,
        retrieval::Retrieval,
    },
};
use kith_store::people::{
    consents, faces, grants, members, notices, recoveries, retrievals, second_steps, sessions,
    tastes, welcomes,
};
use serde_json::{Value, json};

use super::{calling, mailing, saying};
use crate::{App, Error, support::exporting::requests};

/// One chapter of the archive: its key, and what gathers it.
pub type Chapter = (&'static str, fn(&App, MemberId) -> Result<Value, Error>);

/// The chapters, in their order; each feature adds its own. One a line.
pub const CHAPTERS: &[Chapter] = &[
    ("account", account),
    ("faces", all_faces),
    ("calls", calls),
    ("consents", ledger),
    ("sign_ins", sign_ins),
    ("letters", crate::safety::exporting::letters),
    ("openings", crate::safety::exporting::openings),
    ("measures", crate::safety::exporting::measures),
    ("closed_doors", crate::safety::exporting::doors),
    ("noticed", crate::safety::exporting::noticed),
    ("notices", told),
    ("plan", crate::safety::planning::export),
    ("pairing", crate::pairing::exporting::pairing),
    ("requests", requests),
    ("rota", crate::support::rota::exporting::rota),
    ("talks", crate::talk::exporting::talks),
    ("agreements", crate::journey::exporting::agreements),
    ("goals", crate::journey::goals::exporting::goals),
    ("meetings", crate::journey::meeting::exporting::meetings),
    ("busy_times", crate::journey::busy::export),
    ("reflections", crate::journey::exporting::reflections),
    ("check_ins", crate::journey::exporting::check_ins),
    ("feedback", crate::journey::feedback::exporting::feedback),
    ("midterms", crate::journey::midterm::exporting::midterms),
    ("introductions", crate::journey::introduction::exporting::introductions),
    ("coordinators_in_touch", crate::journey::exporting::contacts),
    ("applications", crate::programme::exporting::applications),
    ("checks", crate::programme::exporting::checks),
    ("courses", crate::programme::exporting::courses),
    ("opportunities", crate::programme::opening::export),
    ("links", crate::programme::linking::export),
    ("invitations", crate::programme::tables::exporting::invitations),
    ("hours", crate::programme::tallying::export),
    ("certificates", crate::programme::certifying::export),
    ("supervision", crate::programme::exporting::supervision),
    ("practice", crate::programme::exporting::practice),
    ("how_you_see_yourself", crate::programme::rating::export),
    ("letters_to_many", crate::programme::circulating::letters),
    ("coordinating", crate::programme::deputising::coordinating),
    ("copies_asked_for", super::archiving::export),
];

/// The whole archive of `member`: a chapter a key. Opens seals and reads much: call it where a thread
/// may wait.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn export(app: &App, member: MemberId) -> Result<Value, Error> {
    let mut archive = serde_json::Map::new();
    archive.insert("made_at".to_owned(), moment(app.now()));
    for (key, gather) in CHAPTERS {
        archive.insert((*key).to_owned(), gather(app, member)?);
    }
    Ok(Value::Object(archive))
}

/// A moment as the archive writes it: ISO 8601, UTC.
#[must_use]
pub fn moment(at: Timestamp) -> Value {
    Value::String(at.jiff().to_string())
}

fn account(app: &App, member: MemberId) -> Result<Value, Error> {
    app.store.read(move |tx| {
        let account = members::find(tx, member)?.ok_or(Error::NotFound)?;
        let (tastes, left) = (tastes::find(tx, member)?, recoveries::left(tx, member)?);
        let (steps, waits) = (welcomes::list(tx, member)?, retrievals::list(tx, member)?);
        Ok(json!({
            "sign_in_name": account.name.text(),
            "since": moment(account.since),
            "roles": grants::list(tx, member)?.iter().map(grant).collect::<Vec<_>>(),
            "recovery_codes_left": left.codes,
            "second_step_since": second_steps::find(tx, member)?.map(|step| moment(step.since)),
            "came_back_by_waiting": waits.iter().map(wait).collect::<Vec<_>>(),
            "language": tastes.locale,
            "theme": tastes.theme.word(),
            "titles": tastes.titles.word(),
            "leave_now": tastes.exit.word(),
            "lock_after_minutes": tastes.lock.word(),
            "welcome": steps.iter().map(|step| step.word()).collect::<Vec<_>>(),
        }))
    })
}

fn wait(kept: &Retrieval) -> Value {
    json!({ "since": moment(kept.since), "stands": kept.place.word() })
}

fn grant(grant: &Grant) -> Value {
    json!({
        "role": grant.role.word(),
        "since": moment(grant.since),
        "until": grant.until.map(moment),
    })
}

fn all_faces(app: &App, member: MemberId) -> Result<Value, Error> {
    let own = app.store.read(move |tx| Ok::<_, Error>(faces::list(tx, member)?))?;
    own.iter().map(|own| face(app, own)).collect()
}

fn face(app: &App, own: &Face) -> Result<Value, Error> {
    let said: Vec<_> = saying::own(app, own)?
        .into_iter()
        .map(|(kind, said)| {
            json!({
                "about": kind.word(),
                "text": said.text,
                "category": said.special.map(Special::word),
                "who_may_see": said.audience.word(),
            })
        })
        .collect();
    Ok(json!({ "side": own.side.word(), "name": own.pseudonym, "says": said }))
}

fn ledger(app: &App, member: MemberId) -> Result<Value, Error> {
    let lines = app.store.read(move |tx| Ok::<_, Error>(consents::list(tx, member)?))?;
    let line = |line: &kith_core::people::consent::Consent| {
        json!({
            "purpose": line.purpose.word(),
            "decision": line.decision.word(),
            "version": line.version,
            "language": line.locale,
            "at": moment(line.at),
        })
    };
    Ok(lines.iter().map(line).collect())
}

fn sign_ins(app: &App, member: MemberId) -> Result<Value, Error> {
    let all = app.store.read(move |tx| Ok::<_, Error>(sessions::list(tx, member)?))?;
    let line = |session: &kith_core::people::session::Session| {
        json!({
            "browser": session.device.browser.word(),
            "system": session.device.system.word(),
            "since": moment(session.since),
            "last_used": moment(session.seen),
        })
    };
    Ok(all.iter().map(line).collect())
}

fn told(app: &App, member: MemberId) -> Result<Value, Error> {
    let all = app.store.read(move |tx| Ok::<_, Error>(notices::list(tx, member)?))?;
    let line = |notice: &kith_core::people::notice::Notice| {
        json!({
            "what": notice.kind,
            "at": moment(notice.at),
            "seen": notice.seen.map(moment),
        })
    };
    Ok(all.iter().map(line).collect())
}

fn calls(app: &App, member: MemberId) -> Result<Value, Error> {
    let chosen = app.store.read(move |tx| calling::chosen(tx, member))?;
    let choice = |calling: &Calling| {
        json!({
            "called_for": calling.called.word(),
            "zone": calling.zone.name(),
            "quiet_hours": calling.quiet.map(Quiet::shown),
        })
    };
    let mail = mailing::own(app, member)?.map(|(mailbox, address)| {
        json!({
            "address": address.reveal(),
            "proven": mailbox.proven.map(moment),
            "turned_away": mailbox.failing.map(moment),
        })
    });
    Ok(json!({ "choice": chosen.as_ref().map(choice), "mail": mail }))
}
