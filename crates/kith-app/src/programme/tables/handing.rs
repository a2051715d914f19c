//! Handing out: the codes by which people come in, made all at once or one anew. Each is shown once and kept as a hash; a
//! new one ends the one before it.

use kith_core::{
    Code, Moment, Timestamp,
    people::{grant::Role, recovery::RecoveryCode},
};
use kith_store::{
    Tx,
    programme::{
        invitations::{self, Kept},
        invited_pairs,
    },
};
use uuid::Uuid;

use super::{
    STEP, may, note,
    sealed::{self, Who},
    sheet,
};
use crate::{
    App, Error,
    people::{notices, recognising::Known},
};

/// What somebody is handed.
#[derive(Debug, Clone)]
pub struct Ticket {
    /// Who they are to the coordinator.
    pub who: Who,
    /// As what they are invited.
    pub role: Role,
    /// What they type.
    pub code: String,
    /// Until when.
    pub until: Timestamp,
}

/// Makes a code for everybody of the table that `code` names who has not come in. Takes a while: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for whoever is no coordinator.
pub fn all(app: &App, who: &Known, code: Code) -> Result<Vec<Ticket>, Error> {
    let (now, asker) = (app.now(), who.clone());
    let kept = app.store.read(move |tx| sheet(tx, now, &asker, code))?;
    let (mut tickets, mut after) = (Vec::new(), Uuid::nil());
    let limit = i64::try_from(STEP).unwrap_or(i64::MAX);
    loop {
        let (asker, at, id) = (who.clone(), app.moment(), kept.id);
        let page = app.store.write(move |tx| {
            let mut at = at.clone();
            may(tx, at.now, &asker)?;
            let page = invitations::unused(tx, id, after, limit)?;
            page.into_iter().map(|one| draw(tx, &mut at, one)).collect::<Result<Vec<_>, Error>>()
        })?;
        let Some((last, _)) = page.last() else { break };
        after = last.id;
        for (one, code) in page {
            tickets.push(ticket(app, &one, &code)?);
        }
    }
    let (asker, at) = (who.clone(), app.moment());
    app.store.write(move |tx| note(tx, &at, &asker, (kept.programme, kept.id, "make_codes")))?;
    Ok(tickets)
}

/// Makes a code for the invitation that `code` names, in place of the one before.
///
/// # Errors
/// [`Error::NotFound`] where nobody is waited for, and for whoever is no coordinator.
pub fn one(app: &App, who: &Known, code: Code) -> Result<Ticket, Error> {
    let (asker, at) = (who.clone(), app.moment());
    let (one, fresh) = app.store.write(move |tx| {
        let mut at = at.clone();
        may(tx, at.now, &asker)?;
        let found = invitations::named(tx, code)?.filter(|one| one.member.is_none());
        let found = found.ok_or(Error::NotFound)?;
        note(tx, &at, &asker, (found.programme, found.id, "make_code"))?;
        draw(tx, &mut at, found)
    })?;
    ticket(app, &one, &fresh)
}

/// Forgets the invitation that `code` names, by which nobody came, with the pairs that it is half of.
///
/// # Errors
/// [`Error::NotFound`] where nobody is waited for, and for whoever is no coordinator.
pub fn forget(tx: &mut Tx, at: &Moment, who: &Known, code: Code) -> Result<(), Error> {
    may(tx, at.now, who)?;
    let found = invitations::named(tx, code)?.filter(|one| one.member.is_none());
    let found = found.ok_or(Error::NotFound)?;
    invitations::remove(tx, found.id)?;
    note(tx, at, who, (found.programme, found.id, "forget_invitation"))
}

/// Forgets the pair that `code` names, which has not opened, with its meetings. Whoever of the two has come in stays here, and
/// a mentee is looked for like everybody: both are told.
///
/// # Errors
/// [`Error::NotFound`] where it is open, or none, and for whoever is no coordinator.
pub fn part(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<(), Error> {
    may(tx, at.now, who)?;
    let pair = invited_pairs::named(tx, code)?.ok_or(Error::NotFound)?;
    if !invited_pairs::remove(tx, pair.id)? {
        return Err(Error::NotFound);
    }
    let two =
        [(pair.mentee, "notice-invited-parted"), (pair.mentor, "notice-invited-parted-mentor")];
    for (invitation, kind) in two {
        if let Some(member) = invited_pairs::comer(tx, invitation)? {
            notices::tell(tx, at, member, kind, None)?;
        }
    }
    note(tx, at, who, (pair.programme, pair.id, "forget_invited_pair"))
}

fn draw(tx: &mut Tx, at: &mut Moment, one: Kept) -> Result<(Kept, RecoveryCode), Error> {
    let code = RecoveryCode::new(at.bytes());
    invitations::lock(tx, one.id, &lock(&code))?;
    Ok((one, code))
}

fn ticket(app: &App, one: &Kept, code: &RecoveryCode) -> Result<Ticket, Error> {
    let who = sealed::who(app, one)?;
    Ok(Ticket { who, role: one.role, code: code.shown(), until: one.until })
}

/// What is kept of a code; another hash than that of a way back into an account.
pub(super) fn lock(code: &RecoveryCode) -> String {
    let mut hash = blake3::Hasher::new_derive_key("kith invitation code");
    hash.update(&code.hash()).finalize().to_hex().to_string()
}
