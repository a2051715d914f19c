//! Which programmes took somebody in, by an application or by a code: the view `taken_in`.

use kith_core::{FaceId, MemberId, ProgrammeId, Timestamp, people::grant::Role};

use super::programmes::FIRST;
use crate::{Fault, Tx};

/// The programmes that took `member` in as `role`; empty where none did.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, member: MemberId, role: Role) -> Result<Vec<ProgrammeId>, Fault> {
    tx.all(
        "select distinct programme_id from taken_in as line where member_id = $1 and role = $2",
        &[member.into(), role.word().into()],
        |row| row.get(0),
    )
}

/// The programme that took `member` in as `role` last, of those that go on at `now`; `None` where none did.
///
/// # Errors
/// [`Fault`] of the store.
pub fn newest(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
    role: Role,
) -> Result<Option<ProgrammeId>, Fault> {
    tx.one(
        "select programme_id from taken_in as line where member_id = $1 and role = $2
         and not exists (select 1 from charter where charter.programme_id = line.programme_id
                         and ends <= $3)
         order by since desc, programme_id limit 1",
        &[member.into(), role.word().into(), now.into()],
        |row| row.get(0),
    )
}

/// Everybody who mentors, each with every programme that took them in as that.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of_mentors(tx: &mut Tx) -> Result<Vec<(MemberId, ProgrammeId)>, Fault> {
    tx.all(
        "select application.member_id, application.programme_id from role_grant
         join application on application.member_id = role_grant.member_id
         where role_grant.role = 'mentor' and application.role = 'mentor' and how = 'accepted'
         union
         select invitation.member_id, invitation.programme_id from role_grant
         join invitation on invitation.member_id = role_grant.member_id
         where role_grant.role = 'mentor' and invitation.role = 'mentor'",
        &[],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// What `asker` asked a mentor for in the house itself, and has not closed, belongs to `programme` from now on.
///
/// # Errors
/// [`Fault`] of the store.
pub fn move_in(tx: &mut Tx, asker: FaceId, programme: ProgrammeId) -> Result<u64, Fault> {
    tx.run(
        "update request set programme_id = $2 where asker_id = $1 and kind = 'mentor'
         and programme_id = $3 and place <> 'closed'",
        &[asker.into(), programme.into(), FIRST.into()],
    )
}
