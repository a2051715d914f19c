//! Recognising who asks, by what their browser shows.

use kith_core::{
    Code, MemberId, SessionId, Span, Timestamp,
    people::{
        face::{Face, Side},
        grant::Role,
        session::{Lasting, Session, Token},
        taste::Tastes,
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
    /// page that somebody left open keeps nobody signed in.
    #[must_use]
    pub fn wants_note_of_stream(&self) -> bool {
        self.wants_note && self.shared.is_none()
    }

    /// Whether offers are put to them.
    #[must_use]
    pub fn helps(&self) -> bool {
        self.roles.iter().any(|role| role.helps())
    }
}

/// Who shows `token` at `now`; `None` where its session has ended or never was.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn recognise(tx: &mut Tx, now: Timestamp, token: &Token) -> Result<Option<Known>, Error> {
    let Some(session) = sessions::find(tx, token)? else { return Ok(None) };
    let roles = grants::holding(tx, session.member, now)?;
    if !session.stands(now, Lasting::of(&roles)) {
        return Ok(None);
    }
    know(tx, now, &session, roles)
}

/// Whether `token` was shown for a session that is kept, and whose time is over.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn is_over(tx: &mut Tx, now: Timestamp, token: &Token) -> Result<bool, Error> {
    let Some(session) = sessions::find(tx, token)? else { return Ok(false) };
    let roles = grants::holding(tx, session.member, now)?;
    Ok(!session.stands(now, Lasting::of(&roles)))
}

/// Ends the session of `token` where its time is over, so that it never stands again, whatever a clock
/// may show later.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn end_over(tx: &mut Tx, now: Timestamp, token: &Token) -> Result<(), Error> {
    if is_over(tx, now, token)? {
        sessions::remove(tx, token)?;
    }
    Ok(())
}

fn know(
    tx: &mut Tx,
    now: Timestamp,
    session: &Session,
    roles: Vec<Role>,
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
        tastes: tastes::find(tx, session.member)?,
        leaving: departures::find(tx, session.member)?,
        barred: standing::barred(tx, now, session.member)?,
        wants_note: session.wants_note(now)
            || calling::is_stirred(tx, session.member, session.seen)?,
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
