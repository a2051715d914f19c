//! What programmes say of themselves in public; owned table: `charter`.

use kith_core::{
    Code, ProgrammeId, Timestamp,
    programme::{
        charter::{Charter, Part, State, Texts},
        frame::{Frame, Model},
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
        "insert into charter (programme_id, locale, slug, model, state, places, weeks, hours,
         purpose, gains, runner, hard, effort, limits, people, made)
         values ($1, $2, $3, $4, 'draft', 0, 0, 0, '', '', '', '', '', '', '', $5)",
        &[
            charter.programme.into(),
            charter.locale.as_str().into(),
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
        "update charter set slug = $2, state = $3, begins = $4, ends = $5, places = $6, weeks = $7,
         hours = $8, purpose = $9, gains = $10, runner = $11, hard = $12, effort = $13,
         limits = $14, people = $15 where programme_id = $1",
        &[
            charter.programme.into(),
            charter.slug.text().into(),
            charter.state.word().into(),
            frame.begins.into(),
            frame.ends.into(),
            i64::from(frame.places).into(),
            i64::from(frame.weeks).into(),
            i64::from(frame.hours).into(),
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

/// Removes the charter of the programme `id`, and the programme with its calendar and clocks: only for a draft, to which
/// nothing else points.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: ProgrammeId) -> Result<(), Fault> {
    tx.run("delete from charter where programme_id = $1", &[id.into()])?;
    super::programmes::remove(tx, id)
}

/// The addresses that begin with `stem`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn slugs(tx: &mut Tx, stem: &str) -> Result<Vec<String>, Fault> {
    let like = format!("{stem}%");
    tx.all("select slug from charter where slug like $1", &[like.as_str().into()], |row| row.get(0))
}

/// The charter at the address `slug`, as it is at `now`; `None` where nothing stands there.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, now: Timestamp, slug: &Slug) -> Result<Option<Charter>, Fault> {
    tx.one(
        "select programme.id, code, name, locale, slug, model, state, begins, ends, places, weeks,
         hours, purpose, gains, runner, hard, effort, limits, people
         from charter join programme on programme.id = programme_id where slug = $1",
        &[slug.text().into()],
        |row| read(row, now),
    )
}

/// The charter of the programme `id`, as it is at `now`; `None` for the founded one, which has none.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, now: Timestamp, id: ProgrammeId) -> Result<Option<Charter>, Fault> {
    tx.one(
        "select programme.id, code, name, locale, slug, model, state, begins, ends, places, weeks,
         hours, purpose, gains, runner, hard, effort, limits, people
         from charter join programme on programme.id = programme_id where programme.id = $1",
        &[id.into()],
        |row| read(row, now),
    )
}

/// The charter of the programme that `code` names, as it is at `now`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, now: Timestamp, code: Code) -> Result<Option<Charter>, Fault> {
    tx.one(
        "select programme.id, code, name, locale, slug, model, state, begins, ends, places, weeks,
         hours, purpose, gains, runner, hard, effort, limits, people
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
        "select programme.id, code, name, locale, slug, model, state, begins, ends, places, weeks,
         hours, purpose, gains, runner, hard, effort, limits, people
         from charter join programme on programme.id = programme_id
         where state = 'open' and (ends is null or ends > $2) and not exists
             (select 1 from programme as mark join charter as edge on edge.programme_id = mark.id
              where mark.code = $1
              and (edge.begins, edge.programme_id) >= (charter.begins, charter.programme_id))
         order by begins, programme_id limit $3",
        &[after.into(), now.into(), limit.into()],
        |row| read(row, now),
    )
}

/// Whether one takes people in at `now`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn is_any_open(tx: &mut Tx, now: Timestamp) -> Result<bool, Fault> {
    let one = tx.one(
        "select 1 from charter where state = 'open' and (ends is null or ends > $1) limit 1",
        &[now.into()],
        |_| Ok(()),
    )?;
    Ok(one.is_some())
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
        "select programme.id, code, name, locale, slug, model, state, begins, ends, places, weeks,
         hours, purpose, gains, runner, hard, effort, limits, people
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
    let ends = row.get(8)?;
    let mut said = Vec::new();
    for (at, part) in (12..).zip(Part::ALL) {
        said.push((*part, word(at)?));
    }
    Ok(Charter {
        programme: row.get(0)?,
        code: row.get(1)?,
        name: row.get(2)?,
        locale: row.get(3)?,
        slug: Slug::parse(&word(4)?).map_err(Fault::new)?,
        model: worded(&word(5)?, Model::of)?,
        state: worded(&word(6)?, |state| State::of(state, ends, now))?,
        texts: Texts::kept(said),
        frame: Frame {
            begins: row.get(7)?,
            ends,
            places: figure(9)?,
            weeks: figure(10)?,
            hours: figure(11)?,
        },
    })
}
