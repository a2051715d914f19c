//! How much helpers take on, and how much they have; owned table: `capacity`.

use kith_core::{
    FaceId, ProgrammeId, Timestamp,
    support::capacity::{Capacity, Load},
};

use crate::{Fault, Tx, engine::Row};

/// The capacity of `helper`; `None` where they have not set it.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, helper: FaceId) -> Result<Option<Capacity>, Fault> {
    tx.one(
        "select helper_id, places, leave_until, no_new_until, paused_since from capacity
         where helper_id = $1",
        &[helper.into()],
        read,
    )
}

/// Keeps `capacity` in place of what stood there.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, capacity: &Capacity) -> Result<(), Fault> {
    tx.run(
        "insert into capacity (helper_id, places, leave_until, no_new_until, paused_since)
         values ($1, $2, $3, $4, $5)
         on conflict (helper_id) do update set places = excluded.places,
             leave_until = excluded.leave_until, no_new_until = excluded.no_new_until,
             paused_since = excluded.paused_since",
        &[
            capacity.helper.into(),
            i64::from(capacity.places).into(),
            capacity.leave_until.into(),
            capacity.no_new_until.into(),
            capacity.paused_since.into(),
        ],
    )?;
    Ok(())
}

/// Helpers who may be here at `now` and have set a place or more: up to `limit` capacities.
///
/// # Errors
/// [`Fault`] of the store.
pub fn open(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<Capacity>, Fault> {
    tx.all(
        "select helper_id, places, leave_until, no_new_until, paused_since from capacity
         where places > 0 and paused_since is null and coalesce(leave_until, 0) <= $1
           and coalesce(no_new_until, 0) <= $1
         order by helper_id limit $2",
        &[now.into(), limit.into()],
        read,
    )
}

/// As [`open`], of those only who know `topic` and opened that to the matching.
///
/// # Errors
/// [`Fault`] of the store.
pub fn knowing(
    tx: &mut Tx,
    topic: &str,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Capacity>, Fault> {
    tx.all(
        "select helper_id, places, leave_until, no_new_until, paused_since from fit
         join capacity on capacity.helper_id = fit.face_id
         where fit.kind = 'topic' and fit.value = $1 and places > 0 and paused_since is null
           and coalesce(leave_until, 0) <= $2 and coalesce(no_new_until, 0) <= $2
         order by helper_id limit $3",
        &[topic.into(), now.into(), limit.into()],
        read,
    )
}

/// As [`open`], of those only whom `programme` took in as mentors; who know `topic`, where one is named.
///
/// # Errors
/// [`Fault`] of the store.
pub fn mentoring(
    tx: &mut Tx,
    programme: ProgrammeId,
    topic: Option<&str>,
    (now, limit): (Timestamp, i64),
) -> Result<Vec<Capacity>, Fault> {
    tx.all(
        "select helper_id, places, leave_until, no_new_until, paused_since from application
         join face on face.owner_id = member_id and face.side = 'helper'
         join capacity on helper_id = face.id
         where programme_id = $1 and role = 'mentor' and how = 'accepted'
         and places > 0 and paused_since is null and coalesce(leave_until, 0) <= $2
         and coalesce(no_new_until, 0) <= $2
         and (cast($4 as text) is null or exists (select 1 from fit where fit.face_id = helper_id
              and fit.kind = 'topic' and fit.value = $4))
         union
         select helper_id, places, leave_until, no_new_until, paused_since from invitation
         join face on face.owner_id = member_id and face.side = 'helper'
         join capacity on helper_id = face.id
         where programme_id = $1 and role = 'mentor'
         and places > 0 and paused_since is null and coalesce(leave_until, 0) <= $2
         and coalesce(no_new_until, 0) <= $2
         and (cast($4 as text) is null or exists (select 1 from fit where fit.face_id = helper_id
              and fit.kind = 'topic' and fit.value = $4))
         order by helper_id limit $3",
        &[programme.into(), now.into(), limit.into(), topic.into()],
        read,
    )
}

/// What `helper` has taken on; a talk counts until they have handed it over.
///
/// # Errors
/// [`Fault`] of the store.
pub fn load(tx: &mut Tx, helper: FaceId) -> Result<Load, Fault> {
    let counted = tx.all(
        "select place, count(*) from request
         where helper_id = $1 and place in ('answered', 'offered') group by place
         union all select 'answered', count(*) from request where handover_by = $1",
        &[helper.into()],
        |row| Ok((row.get::<String>(0)?, row.get::<i64>(1)?)),
    )?;
    let of = |place: &str| {
        let counts = counted.iter().filter(|(at, _)| at == place).map(|(_, count)| count);
        u32::try_from(counts.sum::<i64>()).unwrap_or(u32::MAX)
    };
    Ok(Load { talks: of("answered"), offers: of("offered") })
}

pub(crate) fn read(row: &Row) -> Result<Capacity, Fault> {
    Ok(Capacity {
        helper: row.get(0)?,
        places: u32::try_from(row.get::<i64>(1)?).unwrap_or_default(),
        leave_until: row.get(2)?,
        no_new_until: row.get(3)?,
        paused_since: row.get(4)?,
    })
}
