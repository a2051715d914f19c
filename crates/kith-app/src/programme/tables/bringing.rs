//! Bringing a table in, by pages of rows: each page is kept whole or not at all, and a row that stands there already is
//! left as it is, so that whatever broke off is done to its end by doing it again.

use kith_core::{
    Code, Moment, Private, ProgrammeId, Timestamp,
    programme::table::{self, ASKS, UNCHECKED},
};
use kith_store::{
    Tx,
    programme::{
        invitations,
        invited_pairs::{self, Meeting, Pair},
        spreadsheets::{self, Kept},
    },
    seal::Sealed,
};
use uuid::Uuid;

use super::{
    STEP, note, opening,
    planning::{self, Invited, Of, Plan},
    sealed, sheet, until,
};
use crate::{App, Error, people::recognising::Known};

/// A row on its way: sealed, not yet kept.
#[derive(Clone)]
enum Row {
    /// Somebody new.
    New(invitations::Kept),
    /// Somebody of whom the sheet says something else now.
    Changed(invitations::Kept),
    /// Two.
    Pair(Pair),
    /// A meeting of theirs.
    Meeting(Meeting),
}

/// Brings in what can be brought in of the table that `code` names, and forgets the file. `checked`: whoever brings it says
/// that its mentors were checked. Done twice, it is done once. Takes a while: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for whoever is no coordinator; [`UNCHECKED`].
pub fn bring(app: &App, who: &Known, code: Code, checked: bool) -> Result<(), Error> {
    let (mut at, asker) = (app.moment(), who.clone());
    let now = at.now;
    let (kept, until) = app.store.read(move |tx| {
        let kept = sheet(tx, now, &asker, code)?;
        let until = until(tx, now, kept.programme)?;
        Ok::<_, Error>((kept, until))
    })?;
    let (Some(text), None) = (&kept.text, kept.brought) else { return Ok(()) };
    let place = spreadsheets::text_place(kept.id);
    let text = sealed::open(app, (kept.programme, place), text)?;
    let of = Of { programme: kept.programme, kind: kept.kind, role: kept.role };
    let plan = planning::plan(app, &mut at, of, &text)?;
    if plan.look.mentors > 0 && !checked {
        return Err(UNCHECKED.into());
    }
    let look = Private::new(plan.look.written());
    let place = spreadsheets::look_place(kept.id);
    let look = sealed::seal(app, &mut at, (kept.programme, place), &look)?;
    let rows = rows(app, &mut at, (&kept, until), plan)?;
    for page in rows.chunks(STEP) {
        let page = page.to_vec();
        app.store.write(move |tx| {
            for row in &page {
                keep(tx, row)?;
            }
            Ok::<_, Error>(())
        })?;
    }
    opening::open_ready(app)?;
    let (who, at) = (who.clone(), app.moment());
    app.store.write(move |tx| done(tx, &at, &who, (code, &look)))
}

fn done(tx: &mut Tx, at: &Moment, who: &Known, (code, look): (Code, &Sealed)) -> Result<(), Error> {
    let kept = sheet(tx, at.now, who, code)?;
    if spreadsheets::bring(tx, kept.id, at.now, look)? {
        note(tx, at, who, (kept.programme, kept.id, "bring_in_table"))?;
    }
    Ok(())
}

/// Whether anything was kept: what stands there already is left as it is.
fn keep(tx: &mut Tx, row: &Row) -> Result<bool, Error> {
    Ok(match row {
        Row::New(one) => invitations::add(tx, one)?,
        Row::Changed(one) => invitations::set(tx, one)?,
        Row::Pair(pair) => invited_pairs::add(tx, pair)?,
        Row::Meeting(meeting) => invited_pairs::add_meeting(tx, meeting)?,
    })
}

/// Every row of `plan`, sealed.
fn rows(
    app: &App,
    at: &mut Moment,
    (kept, until): (&Kept, Timestamp),
    plan: Plan,
) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    for one in plan.people {
        rows.push(person(app, at, (kept, until), one)?);
    }
    for one in plan.pairs {
        rows.push(pair(app, at, kept.programme, one)?);
    }
    for one in plan.meetings {
        rows.push(meeting(app, at, kept.programme, one)?);
    }
    Ok(rows)
}

fn person(
    app: &App,
    at: &mut Moment,
    (kept, until): (&Kept, Timestamp),
    one: Invited,
) -> Result<Row, Error> {
    let (programme, known) = (kept.programme, one.known.is_some());
    let id = one.known.unwrap_or_else(|| at.id());
    let (who, said) = sealed::written(&one.person);
    let who = sealed::seal(app, at, (programme, invitations::who_place(id)), &who)?;
    let said = sealed::seal(app, at, (programme, invitations::said_place(id)), &said)?;
    let invitation = invitations::Kept {
        id,
        code: at.code(),
        programme,
        sheet: kept.id,
        role: one.person.role,
        mark: one.mark,
        sum: one.sum,
        who,
        said: Some(said),
        made: at.now,
        until,
        member: None,
        came: None,
    };
    Ok(if known { Row::Changed(invitation) } else { Row::New(invitation) })
}

fn pair(
    app: &App,
    at: &mut Moment,
    programme: ProgrammeId,
    (mark, key, [mentee, mentor]): (String, String, [Uuid; 2]),
) -> Result<Row, Error> {
    let (id, code, made) = (at.id(), at.code(), at.now);
    let place = invited_pairs::pair_place(id);
    let who = sealed::seal(app, at, (programme, place), &Private::new(key))?;
    let (until, talk) = (Some(at.now + ASKS), None);
    Ok(Row::Pair(Pair { id, code, programme, mark, who, mentee, mentor, made, until, talk }))
}

fn meeting(
    app: &App,
    at: &mut Moment,
    programme: ProgrammeId,
    (mark, one, pair): (String, table::Meeting, Uuid),
) -> Result<Row, Error> {
    let id = at.id();
    let place = invited_pairs::meeting_place(id);
    let who = sealed::seal(app, at, (programme, place), &Private::new(one.key))?;
    let (start, minutes, held, meeting) = (one.start, one.minutes, one.held, None);
    Ok(Row::Meeting(Meeting { id, programme, pair, mark, who, start, minutes, held, meeting }))
}
