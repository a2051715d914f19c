//! What programmes say of themselves in public; owned table: `charter`.

use kith_core::{
    Code, Timestamp,
    programme::{
        charter::{Charter, Part, State, Texts},
        frame::{Frame, Mode, Model},
        slug::Slug,
    },
};

use crate::{Fault, Tx, engine::Row, people::worded};

/// Adds `charter`, made at `made`. Its programme stands already.
///
/// # Errors
/// [`Fault`] of the store, also where another one has that slug.
pub fn add(tx: &mut Tx, charter: &Charter, made: Timestamp) -> Result<(), Fault> {
    tx.run(
        "insert into charter (programme_id, slug, model, state, least_age, places, weeks, hours, mode,
         purpose, gains, runner, hard, effort, limits, people, made)
         values ($1, $2, $3, 'draft', 0, 0, 0, 0, '', '', '', '', '', '', '', '', $4)",
        &[
            charter.programme.into(),
            charter.slug.text().into(),
            charter.model.word().into(),
            made.into(),
        ],
    )?;
    set(tx, charter).map(drop)
}

/// Keeps `charter` as it is now, and the name of its programme. False where there is none.
///
/// # Errors
/// [`Fault`] of the store, also where another one has that slug.
pub fn set(tx: &mut Tx, charter: &Charter) -> Result<bool, Fault> {
    let (frame, text) = (&charter.frame, |part| charter.texts.part(part));
    tx.run(
        "update programme set name = $2 where id = $1",
        &[charter.programme.into(), charter.name.as_str().into()],
    )?;
    let set = tx.run(
        "update charter set slug = $2, state = $3, closes = $4, begins = $5, ends = $6,
         least_age = $7, places = $8, weeks = $9, hours = $10, mode = $11, purpose = $12,
         gains = $13, runner = $14, hard = $15, effort = $16, limits = $17, people = $18
         where programme_id = $1",
        &[
            charter.programme.into(),
            charter.slug.text().into(),
            charter.state.word().into(),
            charter.state.closes().into(),
            frame.begins.into(),
            frame.ends.into(),
            i64::from(frame.least_age).into(),
            i64::from(frame.places).into(),
            i64::from(frame.weeks).into(),
            i64::from(frame.hours).into(),
            frame.mode.word().into(),
            text(Part::Purpose).into(),
            text(Part::Gains).into(),
            text(Part::Runner).into(),
            text(Part::Hard).into(),
            text(Part::Effort).into(),
            text(Part::Limits).into(),
            text(Part::People).into(),
        ],
    )?;
    Ok(set == 1)
}

/// The charter at the address `slug`, as it is at `now`; `None` where nothing stands there.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, now: Timestamp, slug: &Slug) -> Result<Option<Charter>, Fault> {
    tx.one(
        "select programme.id, code, name, slug, model, state, closes, begins, ends, least_age,
         places, weeks, hours, mode, purpose, gains, runner, hard, effort, limits, people
         from charter join programme on programme.id = programme_id where slug = $1",
        &[slug.text().into()],
        |row| read(row, now),
    )
}

/// The charter of the programme that `code` names, as it is at `now`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, now: Timestamp, code: Code) -> Result<Option<Charter>, Fault> {
    tx.one(
        "select programme.id, code, name, slug, model, state, closes, begins, ends, least_age,
         places, weeks, hours, mode, purpose, gains, runner, hard, effort, limits, people
         from charter join programme on programme.id = programme_id where code = $1",
        &[code.into()],
        |row| read(row, now),
    )
}

/// The programmes that take people in at `now`, by the day on which they begin: up to `limit` after the one that `after`
/// names, from the first on where nothing is named so.
///
/// # Errors
/// [`Fault`] of the store.
pub fn open(
    tx: &mut Tx,
    now: Timestamp,
    after: Option<Code>,
    limit: i64,
) -> Result<Vec<Charter>, Fault> {
    tx.all(
        "select programme.id, code, name, slug, model, state, closes, begins, ends, least_age,
         places, weeks, hours, mode, purpose, gains, runner, hard, effort, limits, people
         from charter join programme on programme.id = programme_id
         where state = 'open' and not exists
             (select 1 from programme as mark join charter as edge on edge.programme_id = mark.id
              where mark.code = $1
              and (edge.begins, edge.programme_id) >= (charter.begins, charter.programme_id))
         order by begins, programme_id limit $2",
        &[after.into(), limit.into()],
        |row| read(row, now),
    )
}

/// Every programme at `now`, the newest first: up to `limit` that were made before the one that `before` names, from
/// the newest on where nothing is named so.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(
    tx: &mut Tx,
    now: Timestamp,
    before: Option<Code>,
    limit: i64,
) -> Result<Vec<Charter>, Fault> {
    tx.all(
        "select programme.id, code, name, slug, model, state, closes, begins, ends, least_age,
         places, weeks, hours, mode, purpose, gains, runner, hard, effort, limits, people
         from charter join programme on programme.id = programme_id
         where not exists (select 1 from programme as mark join charter as edge
                           on edge.programme_id = mark.id where mark.code = $1
                           and (edge.made, edge.programme_id) <= (charter.made, charter.programme_id))
         order by made desc, programme_id desc limit $2",
        &[before.into(), limit.into()],
        |row| read(row, now),
    )
}

fn read(row: &Row, now: Timestamp) -> Result<Charter, Fault> {
    let word = |at| row.get::<String>(at);
    let figure = |at| u16::try_from(row.get::<i64>(at)?).map_err(Fault::new);
    let closes = row.get(6)?;
    let mut said = Vec::new();
    for (at, part) in (14..).zip(Part::ALL) {
        said.push((*part, word(at)?));
    }
    let texts = Texts::of(said.iter().map(|(part, text)| (*part, text.as_str())));
    Ok(Charter {
        programme: row.get(0)?,
        code: row.get(1)?,
        name: row.get(2)?,
        slug: Slug::parse(&word(3)?).map_err(Fault::new)?,
        model: worded(&word(4)?, Model::of)?,
        state: worded(&word(5)?, |state| State::of(state, closes, now))?,
        texts: texts.map_err(|(_, why)| Fault::new(why))?,
        frame: Frame {
            begins: row.get(7)?,
            ends: row.get(8)?,
            least_age: figure(9)?,
            places: figure(10)?,
            weeks: figure(11)?,
            hours: figure(12)?,
            mode: worded(&word(13)?, Mode::of)?,
        },
    })
}
