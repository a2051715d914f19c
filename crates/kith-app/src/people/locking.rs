//! The lock of a sign-in that lies unused: after how long it falls, what came meanwhile, and how it opens
//! (SAF-69). Whom it shuts out is decided where they are recognised ([`super::recognising`]).

use kith_core::{
    MemberId, Moment, Private, SessionId,
    people::{account::PASSPHRASE_WRONG, session::Token, taste::Lock},
};
use kith_store::{
    keys::Owner,
    people::{sessions, tastes},
    seal::Sealed,
};

use super::{recognising::Locked, signing_in::Proved};
use crate::{App, Error, Tx};

/// Lets the sign-ins of `member` be locked as `lock` says; `session`, where they chose it, is in use now.
/// Another one that is locked already ends: it must not open because less is asked of it.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn choose(
    tx: &mut Tx,
    at: &Moment,
    member: MemberId,
    session: SessionId,
    lock: Lock,
) -> Result<(), Error> {
    let mut chosen = tastes::find(tx, member)?;
    for other in sessions::list(tx, member)? {
        if other.id != session && chosen.lock.falls(other.seen, at.now) {
            sessions::remove_by_code(tx, member, other.code)?;
        }
    }
    chosen.lock = lock;
    tastes::set(tx, member, &chosen)?;
    sessions::note(tx, session, at.now)?;
    Ok(())
}

/// Seals a `form` that came while `locked`. May wait for the key store.
///
/// # Errors
/// [`Error::Fault`] of the key store.
pub fn seal(app: &App, locked: &Locked, form: &Private) -> Result<Sealed, Error> {
    let place = sessions::place(locked.session);
    app.seal(Owner::Member(locked.member), place, &mut app.moment(), form)
}

/// Opens the form that was sealed so; `None` where it can never be opened again.
///
/// # Errors
/// [`Error::Fault`] of the key store.
pub fn kept(app: &App, locked: &Locked, form: &Sealed) -> Result<Option<Private>, Error> {
    app.unseal(Owner::Member(locked.member), sessions::place(locked.session), form)
}

/// Keeps it, in the place of an older one.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn keep(tx: &mut Tx, at: &Moment, session: SessionId, form: &Sealed) -> Result<(), Error> {
    sessions::lock(tx, session, at.now)?;
    Ok(sessions::keep(tx, session, form)?)
}

/// Opens `session` for whoever `proved` their passphrase, under a new token; and the form that it kept.
///
/// # Errors
/// [`PASSPHRASE_WRONG`] where the passphrase was changed, or the session ended, since it was proved.
pub fn open(
    tx: &mut Tx,
    at: &mut Moment,
    proved: &Proved,
    session: SessionId,
) -> Result<(Token, Option<Sealed>), Error> {
    let token = Token::new(at.bytes());
    if !proved.stands(tx)? || !sessions::rotate(tx, session, &token)? {
        return Err(PASSPHRASE_WRONG.into());
    }
    Ok((token, sessions::open(tx, session, at.now)?))
}
