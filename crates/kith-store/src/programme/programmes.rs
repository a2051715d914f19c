//! Programmes, with their calendars and clocks; owned tables: `programme`, `programme_timer`,
//! `day_off`.

use std::collections::BTreeSet;

use kith_core::{
    Code, ProgrammeId, Span,
    programme::{
        Programme,
        calendar::{Calendar, Day, Weekdays},
        timers::Timers,
        zone::Zone,
    },
};
use uuid::Uuid;

use crate::{Fault, Tx, engine::Row};

/// The id of the first programme, the same in every house.
pub const FIRST: ProgrammeId =
    ProgrammeId(Uuid::from_u128(0x6b69_7468_0000_7000_8000_0000_0000_0001));

/// What names the first programme outside.
pub const FIRST_CODE: Code = Code(Uuid::from_u128(0x6b69_7468_0c0d_4e00_8000_0000_0000_0001));

/// Founds the first programme, Kith, where there is none.
///
/// # Errors
/// [`Fault`] of the store.
pub(crate) fn found(tx: &mut Tx) -> Result<(), Fault> {
    tx.run(
        "insert into programme (id, code, name, zone, weekdays)
         values ($1, $2, 'Kith', 'UTC', $3) on conflict do nothing",
        &[FIRST.into(), FIRST_CODE.into(), i64::from(Weekdays::MONDAY_TO_FRIDAY.bits()).into()],
    )?;
    super::topics::found(tx)
}

/// The one programme of this house, with its calendar and clocks.
///
/// # Errors
/// [`Fault`] of the store, and where no programme was founded.
pub fn the_one(tx: &mut Tx) -> Result<Programme, Fault> {
    find(tx, FIRST)?.ok_or_else(|| Fault::new("no programme was founded"))
}

/// The programme `id`, with its calendar and clocks.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: ProgrammeId) -> Result<Option<Programme>, Fault> {
    let found = tx.one(
        "select id, code, name, zone, weekdays from programme where id = $1",
        &[id.into()],
        read,
    )?;
    let Some(mut programme) = found else { return Ok(None) };
    programme.calendar.days_off = days_off(tx, id)?;
    programme.timers = timers(tx, id)?;
    Ok(Some(programme))
}

/// The programme that `code` names outside.
///
/// # Errors
/// [`Fault`] of the store.
pub fn id_of(tx: &mut Tx, code: Code) -> Result<Option<ProgrammeId>, Fault> {
    tx.one("select id from programme where code = $1", &[code.into()], |row| row.get(0))
}

/// What the programme `id` is called.
///
/// # Errors
/// [`Fault`] of the store.
pub fn name(tx: &mut Tx, id: ProgrammeId) -> Result<Option<String>, Fault> {
    tx.one("select name from programme where id = $1", &[id.into()], |row| row.get(0))
}

/// Adds the programme `id`, called `name`, which keeps the calendar and the clocks of the house.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, (id, code): (ProgrammeId, Code), name: &str) -> Result<(), Fault> {
    tx.run(
        "insert into programme (id, code, name, zone, weekdays)
         select $1, $2, $3, zone, weekdays from programme where id = $4",
        &[id.into(), code.into(), name.into(), FIRST.into()],
    )?;
    tx.run(
        "insert into programme_timer (programme_id, timer, span)
         select $1, timer, span from programme_timer where programme_id = $2",
        &[id.into(), FIRST.into()],
    )?;
    tx.run(
        "insert into day_off (programme_id, day)
         select $1, day from day_off where programme_id = $2",
        &[id.into(), FIRST.into()],
    )?;
    Ok(())
}

/// Removes the programme `id`, with its calendar and clocks.
///
/// # Errors
/// [`Fault`] of the store, also where something points to it.
pub(super) fn remove(tx: &mut Tx, id: ProgrammeId) -> Result<(), Fault> {
    tx.run("delete from day_off where programme_id = $1", &[id.into()])?;
    tx.run("delete from programme_timer where programme_id = $1", &[id.into()])?;
    tx.run("delete from programme where id = $1", &[id.into()])?;
    Ok(())
}

/// Keeps the name, zone and weekdays of `programme`. False where it was never founded.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, programme: &Programme) -> Result<bool, Fault> {
    let set = tx.run(
        "update programme set name = $2, zone = $3, weekdays = $4 where id = $1",
        &[
            programme.id.into(),
            programme.name.as_str().into(),
            programme.calendar.zone.name().into(),
            i64::from(programme.calendar.weekdays.bits()).into(),
        ],
    )?;
    Ok(set == 1)
}

/// Sets one clock of the programme `id`: microseconds, or working days for `desk_days`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set_timer(tx: &mut Tx, id: ProgrammeId, timer: &str, span: i64) -> Result<(), Fault> {
    tx.run(
        "insert into programme_timer (programme_id, timer, span) values ($1, $2, $3)
         on conflict (programme_id, timer) do update set span = excluded.span",
        &[id.into(), timer.into(), span.into()],
    )?;
    Ok(())
}

/// Puts `day` to the days off of the programme `id`. False where it was one.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add_day_off(tx: &mut Tx, id: ProgrammeId, day: Day) -> Result<bool, Fault> {
    let added = tx.run(
        "insert into day_off (programme_id, day) values ($1, $2) on conflict do nothing",
        &[id.into(), day.to_string().as_str().into()],
    )?;
    Ok(added == 1)
}

fn days_off(tx: &mut Tx, id: ProgrammeId) -> Result<BTreeSet<Day>, Fault> {
    let days = tx.all("select day from day_off where programme_id = $1", &[id.into()], |row| {
        row.get::<String>(0)?.parse().map_err(Fault::new)
    })?;
    Ok(days.into_iter().collect())
}

fn timers(tx: &mut Tx, id: ProgrammeId) -> Result<Timers, Fault> {
    let set = tx.all(
        "select timer, span from programme_timer where programme_id = $1",
        &[id.into()],
        |row| Ok((row.get::<String>(0)?, row.get::<i64>(1)?)),
    )?;
    let mut timers = Timers::default();
    for (timer, span) in set {
        apply(&mut timers, &timer, span);
    }
    timers.checked().map_err(Fault::new)
}

fn apply(timers: &mut Timers, timer: &str, span: i64) {
    let clock = match timer {
        "promise" => &mut timers.promise,
        "mentor_promise" => &mut timers.mentor_promise,
        "hold" => &mut timers.hold,
        "direct" => &mut timers.direct,
        "mentor_direct" => &mut timers.mentor_direct,
        "quiet" => &mut timers.quiet,
        "question" => &mut timers.question,
        "remind" => &mut timers.ladder.remind,
        "apologise" => &mut timers.ladder.apologise,
        "another" => &mut timers.ladder.another,
        "replace" => &mut timers.ladder.replace,
        "pause" => &mut timers.pause,
        "notice" => &mut timers.notice,
        "trial" => &mut timers.trial,
        "check_in" => &mut timers.check_in,
        "cool_down" => &mut timers.cool_down,
        "desk_days" => return timers.desk_days = u16::try_from(span).unwrap_or_default(),
        // A clock of a newer house: this one does not run by it.
        _ => return,
    };
    *clock = Span(span);
}

fn read(row: &Row) -> Result<Programme, Fault> {
    let zone = Zone::named(&row.get::<String>(3)?).map_err(Fault::new)?;
    let bits = u8::try_from(row.get::<i64>(4)?).unwrap_or_default();
    let weekdays = Weekdays::from_bits(bits);
    Ok(Programme {
        id: row.get(0)?,
        code: row.get(1)?,
        name: row.get(2)?,
        calendar: Calendar { zone, weekdays, days_off: BTreeSet::new() },
        timers: Timers::default(),
    })
}
