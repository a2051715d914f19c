//! Grants: giving a member a role, and ending it.

use kith_core::{
    Code, GrantId, MemberId, Moment, Refusal, Timestamp,
    people::{
        account::SignInName,
        face::{Face, Side},
        grant::{Grant, Role},
        offer,
    },
};
use kith_store::{
    audit::deeds::{self, Actor, Deed},
    jobs,
    people::{faces, grants, members, sessions},
};

use uuid::Uuid;

use super::{notices, recognising::Known};
use crate::{App, Error, Tx, programme, safety::measuring, support};

/// The job that ends what hangs on a grant when its last day is over.
pub const JOB: &str = "grant";

/// Nobody signs in with that name.
pub const NOBODY: Refusal = Refusal("role-nobody");
/// The member holds that role already.
pub const HELD: Refusal = Refusal("role-held");
/// The end lies in the past.
pub const OVER: Refusal = Refusal("role-over");
/// The last admin cannot go: nobody could give roles any more.
pub const LAST_ADMIN: Refusal = Refusal("role-last-admin");

/// A role that is about to be given.
#[derive(Debug, Clone, Copy)]
pub struct Giving {
    /// What it is.
    pub role: Role,
    /// Until when; `None` for as long as nobody ends it.
    pub until: Option<Timestamp>,
}

/// Who signs in with `name`.
///
/// # Errors
/// [`NOBODY`].
pub fn named(tx: &mut Tx, name: &str) -> Result<MemberId, Error> {
    let name = SignInName::parse(name).map_err(|_| NOBODY)?;
    Ok(members::find_by_name(tx, &name)?.ok_or(NOBODY)?.member)
}

/// Gives `member` a role; `by` is the admin who does, `None` on the console. A helper gets a second
/// face. Every sign-in of the member ends, so that no old one gains a right (SAF-93).
///
/// # Errors
/// [`HELD`] or [`OVER`]; [`Error::NotFound`] where `by` is no admin any more.
pub fn add(
    tx: &mut Tx,
    at: &mut Moment,
    by: Option<MemberId>,
    member: MemberId,
    giving: Giving,
) -> Result<Grant, Error> {
    may_give(tx, at.now, by)?;
    give(tx, at, by, member, giving)
}

/// As [`add`], for whoever has asked elsewhere whether `by` may.
pub(crate) fn give(
    tx: &mut Tx,
    at: &mut Moment,
    by: Option<MemberId>,
    member: MemberId,
    giving: Giving,
) -> Result<Grant, Error> {
    let Giving { role, until } = giving;
    if holding(tx, member, at.now)?.contains(&role) {
        return Err(HELD.into());
    }
    if until.is_some_and(|until| until <= at.now) {
        return Err(OVER.into());
    }
    let (id, code) = (at.id(), at.code());
    let grant = Grant { id, code, member, role, since: at.now, until };
    grants::add(tx, &grant)?;
    if let Some(until) = until {
        jobs::plant(tx, JOB, id.0, until)?;
    }
    if role.helps() {
        add_helper_face(tx, at, member)?;
    }
    settle(tx, at, by, &grant, "give_role")?;
    Ok(grant)
}

/// Ends the grant that `code` names, now.
///
/// # Errors
/// [`Error::NotFound`] where it is not in force, or `by` is no admin any more; [`LAST_ADMIN`].
pub fn end(tx: &mut Tx, at: &mut Moment, by: Option<MemberId>, code: Code) -> Result<(), Error> {
    may_give(tx, at.now, by)?;
    let grant = grants::find(tx, code)?.filter(|grant| grant.holds(at.now));
    let grant = grant.ok_or(Error::NotFound)?;
    if grant.role == Role::Admin && grants::holders(tx, Role::Admin, at.now)?.len() == 1 {
        return Err(LAST_ADMIN.into());
    }
    grants::end(tx, code, at.now)?;
    jobs::pull(tx, JOB, grant.id.0)?;
    over(tx, at, by, &grant)
}

/// Whoever gives or ends a role is admin at that moment; the console (`None`) may.
fn may_give(tx: &mut Tx, now: Timestamp, by: Option<MemberId>) -> Result<(), Error> {
    let Some(by) = by else { return Ok(()) };
    holding(tx, by, now)?.contains(&Role::Admin).then_some(()).ok_or(Error::NotFound)
}

/// Does what the end of the grant `subject` asks for, once its last day is over; twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn run_out(app: &App, subject: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| {
        let (at, id) = (&mut moment.clone(), GrantId(subject));
        let Some(grant) = grants::find_by_id(tx, id)? else { return Ok(()) };
        if grant.holds(at.now) {
            return Ok(grant.until.map_or(Ok(()), |until| jobs::plant(tx, JOB, subject, until))?);
        }
        // Pulled in the same unit of work: done again, there is nothing left to do.
        if jobs::pull(tx, JOB, subject)? { over(tx, at, None, &grant) } else { Ok(()) }
    })
}

/// The roles that `member` holds at `now`, in the order of the handbook.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn holding(tx: &mut Tx, member: MemberId, now: Timestamp) -> Result<Vec<Role>, Error> {
    Ok(grants::holding(tx, member, now)?)
}

/// Whether `who` holds `role` now: asked inside the unit of work that stands on it, for what their
/// sign-in said a moment ago may have ended since.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn holds(tx: &mut Tx, now: Timestamp, who: &Known, role: Role) -> Result<bool, Error> {
    Ok(grants::holding(tx, who.member, now)?.contains(&role))
}

/// Who holds `role` at `now`, longest first.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn holders(tx: &mut Tx, role: Role, now: Timestamp) -> Result<Vec<MemberId>, Error> {
    Ok(grants::holders(tx, role, now)?)
}

/// Every grant in force at `now`, by role and age, each with the member face of its holder. A helper
/// face is never shown beside it.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn standing(tx: &mut Tx, now: Timestamp) -> Result<Vec<(Grant, Face)>, Error> {
    let mut standing = Vec::new();
    for grant in grants::standing(tx, now)? {
        let own = faces::list(tx, grant.member)?.into_iter().find(|face| face.side == Side::Member);
        standing.extend(own.map(|face| (grant, face)));
    }
    Ok(standing)
}

/// A helper's second face has a name, a code and a doorway of its own: nothing of the first. It
/// stays when a grant ends, for what it said to others was said under its name.
fn add_helper_face(tx: &mut Tx, at: &mut Moment, owner: MemberId) -> Result<(), Error> {
    let pseudonym = offer::pseudonym(at.bytes());
    let (id, code, doorway) = (at.id(), at.code(), at.code());
    faces::add(tx, &Face { id, code, owner, side: Side::Helper, pseudonym, doorway })?;
    Ok(())
}

/// What follows the end of `grant`: whoever helps no more hands on what they held and answered.
fn over(tx: &mut Tx, at: &mut Moment, by: Option<MemberId>, grant: &Grant) -> Result<(), Error> {
    let helps = holding(tx, grant.member, at.now)?.into_iter().any(Role::helps);
    if grant.role.helps() && !helps {
        support::leaving::hand_on(tx, at, grant.member)?;
    }
    if grant.role == Role::Supporter {
        support::leaving::off_rota(tx, at, grant.member)?;
    }
    if grant.role == Role::Coordinator {
        programme::deputising::gone(tx, at, grant.member)?;
    }
    let nobody = grant.role == Role::Coordinator
        && grants::holders(tx, Role::Coordinator, at.now)?.is_empty();
    if nobody && programme::reading::is_any_open(tx, at.now)? {
        measuring::call_admins(tx, at, "notice-admin-programmes")?;
    }
    if grant.role == Role::Supervisor {
        programme::supervising::released(tx, at, grant.member)?;
        programme::practising::released(tx, at, grant.member)?;
    }
    if grant.role == Role::Supporter {
        programme::practising::rests(tx, at, grant.member)?;
    }
    settle(tx, at, by, grant, "end_role")
}

fn settle(
    tx: &mut Tx,
    at: &mut Moment,
    by: Option<MemberId>,
    grant: &Grant,
    verb: &'static str,
) -> Result<(), Error> {
    let (stream, object) = (deeds::of_member(grant.member), grant.id.0);
    deeds::append(tx, &Deed { stream, actor: by.map(Actor::from), verb, object, at: at.now })?;
    // Who may open more, or less, signs in again. To be mentored opens nothing.
    if grant.role != Role::Mentee {
        sessions::remove_all(tx, grant.member, None)?;
    }
    notices::tell(tx, at, grant.member, "notice-roles-changed", None)
}
