//! How far those who applied to a programme got, by the way they came: counted over the tables of others, in one statement
//! whatever their number. Owns no table and writes nothing.

use kith_core::{ProgrammeId, Timestamp, people::grant::Role, programme::recruitment::Counts};
use uuid::Uuid;

use crate::{Fault, Tx, people::worded};

/// Which way: a source of the desk, the links of all mentors together, or no link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The link of this source.
    Desk(Uuid),
    /// The link of a mentor.
    Mentors,
    /// None.
    Without,
}

/// How many stand on the waiting list of each programme, in each role.
///
/// # Errors
/// [`Fault`] of the store.
pub fn lines(tx: &mut Tx) -> Result<Vec<(ProgrammeId, Role, i64)>, Fault> {
    tx.all(
        "select programme_id, role, count(*) from application where place = 'waiting'
         group by programme_id, role order by programme_id, role",
        &[],
        |row| Ok((row.get(0)?, worded(&row.get::<String>(1)?, Role::of)?, row.get(2)?)),
    )
}

/// How many of those who applied to the programme `id` for `role` had got as far as each stage at `then`, by the way they
/// came. A way by which nobody came is left out.
///
/// # Errors
/// [`Fault`] of the store.
pub fn counts(
    tx: &mut Tx,
    then: Timestamp,
    id: ProgrammeId,
    role: Role,
) -> Result<Vec<(Way, Counts)>, Fault> {
    tx.all(
        "select way, linked, count(*), count(handed), count(referred), count(accepted),
             count(waits), count(declined), count(trained), count(paired)
         from (select case when source.name <> '' then source.id end as way,
                 case when source.id is null then cast(0 as bigint) else cast(1 as bigint) end as linked,
                 case when sent < $3 then 1 end as handed,
                 (select max(1) from reference where reference.application_id = application.id
                  and reference.place = 'given' and asked < $3) as referred,
                 case when how = 'accepted' and over < $3 then 1 end as accepted,
                 case when place = 'waiting' and application.since < $3 then 1 end as waits,
                 case when place = 'declined' or how = 'declined' then
                     (select max(1) from application_decision as said
                      where said.application_id = application.id and verdict = 'declined'
                      and told < $3) end as declined,
                 case when how = 'accepted' and over < $3 then
                     (select max(1) from learning where learning.member_id = application.member_id
                      and course = $2 and passed < $3) end as trained,
                 case when how = 'accepted' and over < $3 then
                     (select max(1) from face join paired on paired.mentor = face.id or paired.mentee = face.id
                      where face.owner_id = application.member_id
                      and face.side = case when $2 = 'mentor' then 'helper' else 'member' end
                      and paired.opened < $3 and paired.opened >= sent) end as paired
             from application left join came_by on came_by.application_id = application.id
             left join source on source.id = came_by.source_id
             where application.programme_id = $1 and role = $2 and made < $3) as got
         group by way, linked",
        &[id.into(), role.word().into(), then.into()],
        |row| {
            let way = match (row.get::<Option<Uuid>>(0)?, row.get::<i64>(1)?) {
                (Some(source), _) => Way::Desk(source),
                (None, 1) => Way::Mentors,
                (None, _) => Way::Without,
            };
            let mut counts = Counts::default();
            for (at, count) in (2..).zip(&mut counts) {
                *count = u32::try_from(row.get::<i64>(at)?).map_err(Fault::new)?;
            }
            Ok((way, counts))
        },
    )
}
