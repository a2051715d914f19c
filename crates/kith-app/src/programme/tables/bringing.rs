//! Bringing a table in, by pages of rows: each page is kept whole or not at all, and a row that stands there already is
//! left as it is, so that whatever broke off is done to its end by doing it again.

use kith_core::{
    Code, Moment, Private, ProgrammeId, Timestamp,
    programme::table::{ASKS, UNCHECKED},
};
use kith_store::{
    Tx,
    programme::{
        invitations,
        invited_pairs::{self, Meeting, Pair},
        spreadsheets::{self, Kept},
    },
};
use uuid::Uuid;

use super::{
    STEP, note, opening,
    planning::{self, Of, Plan},
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
    let pairs: Vec<Uuid> = plan.meetings.iter().map(|(_, _, pair)| *pair).collect();
    let rows = rows(app, &mut at, (&kept, until), plan)?;
    let mut open: Vec<Uuid> = rows.iter().filter_map(Row::pair).chain(pairs).collect();
    for page in rows.chunks(STEP) {
        let (page, at) = (page.to_vec(), at.clone());
        app.store.write(move |tx| {
            for row in &page {
                keep(tx, &at, row)?;
            }
            Ok::<_, Error>(())
        })?;
    }
    open.sort_unstable();
    open.dedup();
    for id in open {
        let at = app.moment();
        app.store.write(move |tx| opening::open(tx, &mut at.clone(), id))?;
    }
    let (who, at) = (who.clone(), app.moment());
    app.store.write(move |tx| done(tx, &at, &who, (kept.programme, kept.id, code)))
}

impl Row {
    fn pair(&self) -> Option<Uuid> {
        if let Self::Pair(pair) = self { Some(pair.id) } else { None }
    }
}

fn done(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    (programme, id, code): (ProgrammeId, Uuid, Code),
) -> Result<(), Error> {
    sheet(tx, at.now, who, code)?;
    if spreadsheets::bring(tx, id, at.now)? {
        note(tx, at, who, (programme, id, "bring_in_table"))?;
    }
    Ok(())
}

/// Whether anything was kept: what stands there already is left as it is.
fn keep(tx: &mut Tx, at: &Moment, row: &Row) -> Result<bool, Error> {
    Ok(match row {
        Row::New(one) => invitations::add(tx, one)?,
        Row::Changed(one) => invitations::set(tx, one)?,
        Row::Pair(pair) => {
            let due = Pair { until: Some(at.now + ASKS), ..pair.clone() };
            invited_pairs::add(tx, &due)?
        }
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
    let programme = kept.programme;
    let mut rows = Vec::new();
    for one in plan.people {
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
        rows.push(if one.known.is_some() {
            Row::Changed(invitation)
        } else {
            Row::New(invitation)
        });
    }
    for (mark, key, [mentee, mentor]) in plan.pairs {
        let (id, code, made) = (at.id(), at.code(), at.now);
        let place = invited_pairs::pair_place(id);
        let who = sealed::seal(app, at, (programme, place), &Private::new(key))?;
        let (until, talk) = (None, None);
        rows.push(Row::Pair(Pair {
            id,
            code,
            programme,
            mark,
            who,
            mentee,
            mentor,
            made,
            until,
            talk,
        }));
    }
    for (mark, meeting, pair) in plan.meetings {
        let id = at.id();
        let place = invited_pairs::meeting_place(id);
        let who = sealed::seal(app, at, (programme, place), &Private::new(meeting.key))?;
        let (start, minutes, held) = (meeting.start, meeting.minutes, meeting.held);
        let meeting = None;
        rows.push(Row::Meeting(Meeting {
            id,
            programme,
            pair,
            mark,
            who,
            start,
            minutes,
            held,
            meeting,
        }));
    }
    Ok(rows)
}
