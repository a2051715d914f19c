//! Looking at a table: what would be made, and what is wrong with it line by line. The file is kept sealed for a day, and
//! nothing else of it.

use kith_core::{
    Code, Moment, Private, Timestamp,
    people::grant::Role,
    programme::table::{self, Kind},
};
use kith_store::{
    Tx,
    programme::spreadsheets::{self, Kept},
};

use super::{
    may, note,
    planning::{self, Look, Of},
    programme, sealed, sheet,
};
use crate::{App, Error, people::recognising::Known};

/// A table as the form brought it.
#[derive(Debug, Clone)]
pub struct Form {
    /// For which programme; `None` for the house itself.
    pub programme: Option<Code>,
    /// What its rows are.
    pub kind: Kind,
    /// The role of everybody in it who says none.
    pub role: Option<Role>,
    /// The file.
    pub text: Private,
}

/// A table on its way: looked at and sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft(Kept);

/// What a table is, for its page.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    /// What names it.
    pub code: Code,
    /// What its rows are.
    pub kind: Kind,
    /// When it was looked at.
    pub made: Timestamp,
    /// When it was brought in; `None` until then.
    pub brought: Option<Timestamp>,
}

/// A table that was looked at, for its page.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The table.
    pub sheet: Sheet,
    /// What was seen in it.
    pub look: Look,
    /// Of which programme, where it is not the house itself.
    pub programme: Option<(Code, String)>,
}

/// Looks at what `form` brought. Reads and seals much: call it aside.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator; [`Error::Refused`] where the file as a whole cannot be read.
pub fn draft(app: &App, who: &Known, form: &Form) -> Result<Draft, Error> {
    let (mut at, asker, code) = (app.moment(), who.clone(), form.programme);
    let now = at.now;
    let programme = app.store.read(move |tx| programme(tx, now, &asker, code))?;
    let of = Of { programme, kind: form.kind, role: form.role };
    let plan = planning::plan(app, &mut at, of, form.text.reveal())?;
    let id = at.id();
    let text = sealed::seal(app, &mut at, (programme, spreadsheets::text_place(id)), &form.text)?;
    let look = Private::new(plan.look.written());
    let look = sealed::seal(app, &mut at, (programme, spreadsheets::look_place(id)), &look)?;
    Ok(Draft(Kept {
        id,
        code: at.code(),
        programme,
        by: who.member,
        kind: form.kind,
        role: form.role,
        made: at.now,
        brought: None,
        text: Some(text),
        look,
    }))
}

/// Keeps what was looked at, for a day; its code.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator.
pub fn keep(tx: &mut Tx, at: &Moment, who: &Known, draft: &Draft) -> Result<Code, Error> {
    may(tx, at.now, who)?;
    spreadsheets::add(tx, &draft.0)?;
    note(tx, at, who, (draft.0.programme, draft.0.id, "look_at_table"))?;
    Ok(draft.0.code)
}

/// The table that `code` names. Opens seals: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for whoever is no coordinator.
pub fn seen(app: &App, who: &Known, code: Code) -> Result<Seen, Error> {
    let (now, who) = (app.now(), who.clone());
    let (sheet, programme) = app.store.read(move |tx| {
        let sheet = sheet(tx, now, &who, code)?;
        let programme = super::listing::name(tx, now, sheet.programme)?;
        Ok::<_, Error>((sheet, programme))
    })?;
    let look = look(app, &sheet)?;
    Ok(Seen { sheet: Sheet::of(&sheet), look, programme })
}

/// What was seen in `kept`.
pub(super) fn look(app: &App, kept: &Kept) -> Result<Look, Error> {
    let place = spreadsheets::look_place(kept.id);
    let text = sealed::open(app, (kept.programme, place), &kept.look)?;
    if text.is_empty() { Ok(Look::default()) } else { Ok(Look::read(&text)?) }
}

impl Sheet {
    pub(super) const fn of(kept: &Kept) -> Self {
        Self { code: kept.code, kind: kept.kind, made: kept.made, brought: kept.brought }
    }

    /// Until when it is kept, where nobody brings it in.
    #[must_use]
    pub fn until(&self) -> Timestamp {
        self.made + table::LOOKED
    }
}
