//! Recognising who asks, by what their browser shows.

use kith_core::{
    Code, MemberId, SessionId, Span, Timestamp,
    people::{
        face::{Face, Side},
        grant::Role,
        session::{Lasting, Session, Token},
        taste::{Lock, Tastes},
    },
};
use kith_store::people::{departures, faces, grants, second_steps, sessions, tastes};

use super::calling;
use crate::{Error, Tx, safety::standing};

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Known {
    /// Who it is.
    pub member: MemberId,
    /// By which sign-in.
    pub session: SessionId,
    /// How long this sign-in may lie unused, where others use its device too: it goes with the browser.
    pub shared: Option<Span>,
    /// What others see of them.
    pub face: Face,
    /// What others see of them as a helper; `None` for one who has no such grant.
    pub helper: Option<Face>,
    /// What they answer for, in the order of the handbook.
    pub roles: Vec<Role>,
    /// Whether they have a second step; looked for only where they work on a desk.
    pub second_step: bool,
    /// How they want Kith to look.
    pub tastes: Tastes,
    /// Until when they may come back; `None` for one who stays. Who leaves can open nothing but
    /// `/me/leave`, `/me/export` and the public pages.
    pub leaving: Option<Timestamp>,
    /// The measure that keeps them out; `None` for one who may come in. Who is kept out can open nothing
    /// but that, their letters, `/me/export`, `/me/leave` and the public pages.
    pub barred: Option<Code>,
    /// Whether [`note`] should be done: the note of their last visit is getting old, or they
    /// are about to be called.
    pub wants_note: bool,
}

impl Known {
    /// Whether they hold `role`.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether [`note`] should be done though only an open stream asks: on a device that others use, a
    /// page that somebody left open keeps nobody signed in; and where a lock falls, it holds nothing open.
    #[must_use]
    pub fn wants_note_of_stream(&self) -> bool {
        self.wants_note && self.shared.is_none() && self.tastes.lock == Lock::Never
    }

    /// Whether offers are put to them.
    #[must_use]
    pub fn helps(&self) -> bool {
        self.roles.iter().any(|role| role.helps())
    }
}

/// Who shows `token` at `now`; `None` where its session is [`shut`], or never was.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn recognise(tx: &mut Tx, now: Timestamp, token: &Token) -> Result<Option<Known>, Error> {
    let Some(session) = sessions::find(tx, token)? else { return Ok(None) };
    let roles = grants::holding(tx, session.member, now)?;
    let tastes = tastes::find(tx, session.member)?;
    let stands = session.stands(now, Lasting::of(&roles));
    if !stands || is_locked(tx, now, &session, tastes.lock)? {
        return Ok(None);
    }
    know(tx, now, &session, (roles, tastes))
}

/// Why a session that is kept opens nothing.
#[derive(Debug, Clone)]
pub enum Shut {
    /// Its time is over.
    Over,
    /// Its member has yet to prove their passphrase again.
    Locked(Locked),
}

/// A session that is locked: whose it is, and nothing else of them.
#[derive(Debug, Clone)]
pub struct Locked {
    /// Whose.
    pub member: MemberId,
    /// Which.
    pub session: SessionId,
    /// As [`Known::shared`].
    pub shared: Option<Span>,
    /// The language of its pages, as [`Tastes::locale`].
    pub locale: Option<String>,
    /// Whether a form came meanwhile, which stands again afterwards.
    pub keeps: bool,
    /// Whether it is kept that it is locked.
    noted: bool,
}

impl Shut {
    /// Whether [`keep_shut`] is still to be done.
    #[must_use]
    pub fn wants_note(&self) -> bool {
        !matches!(self, Self::Locked(Locked { noted: true, .. }))
    }
}

/// Why `token` opens nothing at `now`, where its session is kept.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn shut(tx: &mut Tx, now: Timestamp, token: &Token) -> Result<Option<Shut>, Error> {
    let Some(session) = sessions::find(tx, token)? else { return Ok(None) };
    if !session.stands(now, Lasting::of(&grants::holding(tx, session.member, now)?)) {
        return Ok(Some(Shut::Over));
    }
    let Tastes { lock, locale, .. } = tastes::find(tx, session.member)?;
    if !is_locked(tx, now, &session, lock)? {
        return Ok(None);
    }
    let (noted, shared) = (sessions::lock_of(tx, session.id)?, session.device.shared);
    let (member, session, keeps) = (session.member, session.id, noted == Some(true));
    let noted = noted.is_some();
    Ok(Some(Shut::Locked(Locked { member, session, shared, locale, keeps, noted })))
}

/// Keeps that the session of `token` is shut, so that it never opens by itself again, whatever a clock
/// may show later.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn keep_shut(tx: &mut Tx, now: Timestamp, token: &Token) -> Result<(), Error> {
    match shut(tx, now, token)? {
        Some(Shut::Over) => drop(sessions::remove(tx, token)?),
        Some(Shut::Locked(locked)) => sessions::lock(tx, locked.session, now)?,
        None => {}
    }
    Ok(())
}

fn is_locked(tx: &mut Tx, now: Timestamp, session: &Session, lock: Lock) -> Result<bool, Error> {
    Ok(lock.falls(session.seen, now)
        || (lock != Lock::Never && sessions::lock_of(tx, session.id)?.is_some()))
}

fn know(
    tx: &mut Tx,
    now: Timestamp,
    session: &Session,
    (roles, tastes): (Vec<Role>, Tastes),
) -> Result<Option<Known>, Error> {
    let (mut own, helper): (Vec<_>, Vec<_>) =
        faces::list(tx, session.member)?.into_iter().partition(|face| face.side == Side::Member);
    let Some(face) = own.pop() else { return Ok(None) };
    let helps = roles.iter().any(|role| role.helps());
    let staff = roles.iter().any(|role| role.is_staff());
    let second_step = staff && second_steps::find(tx, session.member)?.is_some();
    Ok(Some(Known {
        member: session.member,
        session: session.id,
        shared: session.device.shared,
        face,
        // The face stays when the grant ends: what it said to others remains under its name.
        helper: helper.into_iter().next().filter(|_| helps),
        second_step,
        leaving: departures::find(tx, session.member)?,
        barred: standing::barred(tx, now, session.member)?,
        wants_note: session.wants_note(now, tastes.lock)
            || calling::is_stirred(tx, session.member, session.seen)?,
        tastes,
        roles,
    }))
}

/// Notes that the session `id` is in use at `now`. An open stream does so too, where it may
/// ([`Known::wants_note_of_stream`]).
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn note(tx: &mut Tx, now: Timestamp, id: SessionId) -> Result<(), Error> {
    sessions::note(tx, id, now)?;
    Ok(())
}
