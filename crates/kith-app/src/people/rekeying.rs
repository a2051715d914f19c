//! A new passphrase: for whoever knows the old one, or has a recovery code.

use kith_core::{
    MemberId, Moment, Refusal, SessionId,
    people::{
        account::{NAME_PASSPHRASE, NAME_TAKEN, PASSPHRASE_WRONG, Passphrase, SignInName},
        device::Device,
        mailbox::Errand,
        recovery::{Left, RecoveryCode, WRONG},
        session::Token,
    },
};
use kith_store::people::{members, recoveries, second_steps, sessions};

use super::{
    ending,
    registering::{self, note, open_session},
    retrieving,
    signing_in::Proved,
    turning_away::{self, Who},
};
use crate::{App, Error, Tx, outgoing::mail};

/// The same account was changed from elsewhere, or from another window, and that came first.
pub const MEANWHILE: Refusal = Refusal("passphrase-meanwhile");

/// A way back in that is about to be used.
#[derive(Debug, Clone)]
pub struct Recovery {
    pub(super) name: Option<SignInName>,
    pub(super) code: Option<RecoveryCode>,
    /// Hashed.
    pub(super) passphrase: String,
}

impl Recovery {
    /// Notes that it was wrong, so that guessing at its name gets slower. May wait for the key store.
    pub fn was_wrong(&self, app: &App) {
        if let Some(name) = &self.name {
            app.porch.pace.wrong(name, app.now());
        }
        let who = self.name.clone().map_or(Who::Nobody, Who::Name);
        turning_away::note(app, "come back with a code", &who);
    }
}

/// Gets a way back in ready. Does the same work for a name that nobody has, and for what is no code.
///
/// # Errors
/// [`Error::Refused`] by the rules of a passphrase; a busy fault.
pub fn recovery(app: &App, name: &str, code: &str, passphrase: &str) -> Result<Recovery, Error> {
    let name = SignInName::parse(name).ok();
    let nobody = SignInName::parse("nobody")?;
    let chosen = Passphrase::choose(passphrase, name.as_ref().unwrap_or(&nobody))?;
    let passphrase = app.porch.hashing.hash(&chosen, app.moment().bytes())?;
    Ok(Recovery { name, code: RecoveryCode::read(code), passphrase })
}

/// Uses a code up: the new passphrase counts, every older sign-in ends, and this `device` is signed
/// in; `None` where a second step is asked for first.
///
/// # Errors
/// [`WRONG`] where name and code do not belong together.
pub fn recover(
    tx: &mut Tx,
    at: &mut Moment,
    recovery: &Recovery,
    device: Device,
) -> Result<Option<Token>, Error> {
    let member = owner(tx, at, recovery)?.ok_or(WRONG)?;
    members::set_passphrase(tx, member, &recovery.passphrase)?;
    ending::end_others(tx, member, None)?;
    mail::plant(tx, at, member, Errand::Security)?;
    retrieving::stop_any(tx, at, member)?;
    note(tx, at, member, "recover")?;
    if second_steps::find(tx, member)?.is_some() {
        return Ok(None);
    }
    open_session(tx, at, member, device).map(Some)
}

fn owner(tx: &mut Tx, at: &Moment, recovery: &Recovery) -> Result<Option<MemberId>, Error> {
    let (Some(name), Some(code)) = (&recovery.name, &recovery.code) else { return Ok(None) };
    let Some(account) = members::find_by_name(tx, name)? else { return Ok(None) };
    let taken = recoveries::take(tx, account.member, code, at.now)?;
    Ok(taken.then_some(account.member))
}

/// How many ways back in `member` has left.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn left(tx: &mut Tx, member: MemberId) -> Result<Left, Error> {
    Ok(recoveries::left(tx, member)?)
}

/// Gives whoever `proved` their passphrase ten new ways back in; the older ones no longer open
/// anything.
///
/// # Errors
/// [`PASSPHRASE_WRONG`] where it has been changed meanwhile.
pub fn new_codes(
    tx: &mut Tx,
    at: &mut Moment,
    proved: &Proved,
) -> Result<Vec<RecoveryCode>, Error> {
    if !proved.stands(tx)? {
        return Err(PASSPHRASE_WRONG.into());
    }
    registering::new_codes(tx, at, proved.member())
}

/// Hashes a new passphrase for whoever `proved` the old one.
///
/// # Errors
/// [`Error::Refused`] by the rules of a passphrase; a busy fault.
pub fn hash(app: &App, proved: &Proved, passphrase: &str) -> Result<String, Error> {
    let chosen = Passphrase::choose(passphrase, proved.name())?;
    app.porch.hashing.hash(&chosen, app.moment().bytes())
}

/// Changes the passphrase to the one that was hashed as `hash`: the other sign-ins end, and `session`
/// goes on under a new token.
///
/// # Errors
/// [`MEANWHILE`] where the passphrase was changed, or the session ended, since the old one was proved.
pub fn change(
    tx: &mut Tx,
    at: &mut Moment,
    proved: &Proved,
    hash: &str,
    session: SessionId,
) -> Result<Token, Error> {
    let (member, token) = (proved.member(), Token::new(at.bytes()));
    if !proved.stands(tx)? || !sessions::rotate(tx, session, &token)? {
        return Err(MEANWHILE.into());
    }
    members::set_passphrase(tx, member, hash)?;
    ending::end_others(tx, member, Some(session))?;
    mail::plant(tx, at, member, Errand::Security)?;
    retrieving::stop_any(tx, at, member)?;
    note(tx, at, member, "change_passphrase")?;
    Ok(token)
}

/// Gives whoever `proved` their passphrase another sign-in name. Their sign-ins stay.
///
/// # Errors
/// [`PASSPHRASE_WRONG`] where it has been changed meanwhile; [`NAME_PASSPHRASE`]; [`NAME_TAKEN`].
pub fn rename(
    tx: &mut Tx,
    at: &mut Moment,
    proved: &Proved,
    name: &SignInName,
) -> Result<(), Error> {
    if !proved.stands(tx)? {
        return Err(PASSPHRASE_WRONG.into());
    }
    if proved.is_name(name) {
        return Err(NAME_PASSPHRASE.into());
    }
    if !members::rename(tx, proved.member(), name)? {
        return Err(NAME_TAKEN.into());
    }
    note(tx, at, proved.member(), "rename")
}
