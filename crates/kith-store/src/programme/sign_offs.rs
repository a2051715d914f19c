//! What supervisors said at the end of a practice, and which programmes ask for it; owned tables: `sign_off`, `practice_asked`.

use kith_core::{
    MemberId, ProgrammeId, Timestamp, people::grant::Role, programme::competency::Marks,
};
use uuid::Uuid;

use super::programmes::FIRST;
use crate::{
    Fault, Tx,
    engine::Row,
    seal::{Place, Sealed},
};

/// What a supervisor said of a supporter.
#[derive(Debug, Clone)]
pub struct SignOff {
    /// Which one.
    pub id: Uuid,
    /// At the end of which practice.
    pub practice: Uuid,
    /// Of whom.
    pub supporter: MemberId,
    /// Who said it.
    pub supervisor: MemberId,
    /// When.
    pub made: Timestamp,
    /// The tag of the language in which it was heard.
    pub tongue: String,
    /// What they saw.
    pub marks: Marks,
    /// A few words to the supporter, sealed with the supporter's key.
    pub words: Sealed,
    /// Until when it holds; `None` for one that says not yet.
    pub ends: Option<Timestamp>,
    /// When they meet again, where it says not yet.
    pub again: Option<Timestamp>,
}

/// Where the words of the sign-off `id` are sealed.
#[must_use]
pub fn place(id: Uuid) -> Place {
    Place { table: "sign_off", row: id, column: "words" }
}

/// Adds `it`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, it: &SignOff) -> Result<(), Fault> {
    tx.run(
        "insert into sign_off (id, practice_id, supporter_id, supervisor_id, made, tongue, marks, words,
                               ends, again)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            it.id.into(),
            it.practice.into(),
            it.supporter.into(),
            it.supervisor.into(),
            it.made.into(),
            it.tongue.as_str().into(),
            it.marks.text().as_str().into(),
            (&it.words).into(),
            it.ends.into(),
            it.again.into(),
        ],
    )?;
    Ok(())
}

/// The up to `limit` of `supporter`, the newest first.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, supporter: MemberId, limit: i64) -> Result<Vec<SignOff>, Fault> {
    tx.all(
        "select id, practice_id, supporter_id, supervisor_id, made, tongue, marks, words, ends, again
         from sign_off where supporter_id = $1 order by made desc, id desc limit $2",
        &[supporter.into(), limit.into()],
        read,
    )
}

/// Forgets what was said of `member`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.run("delete from sign_off where supporter_id = $1", &[member.into()])?;
    Ok(())
}

/// How many supervised shifts come before a signature in the programme `id`; `None` where none is asked for.
///
/// # Errors
/// [`Fault`] of the store.
pub fn asked_by(tx: &mut Tx, id: ProgrammeId) -> Result<Option<u32>, Fault> {
    let kept =
        tx.one("select shifts from practice_asked where programme_id = $1", &[id.into()], |row| {
            u32::try_from(row.get::<i64>(0)?).map_err(Fault::new)
        })?;
    Ok(kept)
}

/// Lets the programme `id` ask for a signature after so many supervised shifts, or for none, as `by` sets it.
///
/// # Errors
/// [`Fault`] of the store.
pub fn ask(
    tx: &mut Tx,
    id: ProgrammeId,
    shifts: Option<u32>,
    (by, now): (MemberId, Timestamp),
) -> Result<(), Fault> {
    match shifts {
        None => tx.run("delete from practice_asked where programme_id = $1", &[id.into()])?,
        Some(shifts) => tx.run(
            "insert into practice_asked (programme_id, shifts, by_id, since) values ($1, $2, $3, $4)
             on conflict (programme_id) do update set shifts = $2, by_id = $3, since = $4",
            &[id.into(), i64::from(shifts).into(), by.into(), now.into()],
        )?,
    };
    Ok(())
}

/// How many supervised shifts come before the signature that is asked of `member` at `now`: by the house, or by a programme
/// that goes on and took them in as a supporter. `None` where none is asked for.
///
/// # Errors
/// [`Fault`] of the store.
pub fn asked(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<Option<u32>, Fault> {
    let kept = tx.one(
        "select max(shifts) from practice_asked where programme_id = $1 or programme_id in
             (select application.programme_id from application
              left join charter on charter.programme_id = application.programme_id
              where member_id = $3 and role = $2 and how = 'accepted'
              and (ends is null or ends > $4))",
        &[FIRST.into(), Role::Supporter.word().into(), member.into(), now.into()],
        |row| row.get::<Option<i64>>(0),
    )?;
    kept.flatten().map(u32::try_from).transpose().map_err(Fault::new)
}

/// Whether any programme asks for it.
///
/// # Errors
/// [`Fault`] of the store.
pub fn is_asked(tx: &mut Tx) -> Result<bool, Fault> {
    Ok(tx.one("select 1 from practice_asked limit 1", &[], |_| Ok(()))?.is_some())
}

fn read(row: &Row<'_>) -> Result<SignOff, Fault> {
    let marks = Marks::kept(&row.get::<String>(6)?);
    Ok(SignOff {
        id: row.get(0)?,
        practice: row.get(1)?,
        supporter: row.get(2)?,
        supervisor: row.get(3)?,
        made: row.get(4)?,
        tongue: row.get(5)?,
        marks: marks.ok_or_else(|| Fault::new("marks that are none"))?,
        words: row.get(7)?,
        ends: row.get(8)?,
        again: row.get(9)?,
    })
}
