//! By hand: what a coordinator does with a request on their desk.

use kith_core::{
    Code, FaceId, MemberId, Moment, Private, Refusal, Timestamp,
    people::grant::Role,
    safety::opening::{LENGTH, Opening, What, Why},
    support::{
        input::Input,
        request::Request,
        state::{Place as Where, Route},
        words,
    },
};
use kith_store::{
    Tx,
    keys::Owner,
    people::faces,
    programme::services,
    safety::{blocks, openings},
    seal::{Place, Sealed},
    support::{
        alternatives::{self, Alternative},
        silences,
    },
};
use uuid::Uuid;

use super::{
    carrying::{self, Doer},
    choosing,
};
use crate::{
    App, Error,
    journey::rematching,
    people::{grants, leaving, notices, recognising::Known},
};

/// An alternative on its way: its letter sealed, not yet named.
#[derive(Debug, Clone)]
pub struct Draft {
    id: Uuid,
    request: Code,
    service: Option<Code>,
    note: Option<Sealed>,
}

/// Whoever asked is leaving, so it is put to nobody: said to a coordinator, in words that do not tell it.
pub const NO_LONGER: Refusal = Refusal("request-no-longer-open");

/// Where the letter to a named alternative stands.
#[must_use]
pub const fn place(alternative: Uuid) -> Place {
    Place { table: "alternative", row: alternative, column: "note" }
}

/// Puts the request to the helper whose face `helper` names. Pressed twice it is one offer.
///
/// # Errors
/// [`Error::NotFound`] where it is on no desk of theirs, or nobody who helps has that face;
/// [`Error::Refused`] where that person cannot, or another holds it; [`NO_LONGER`].
pub fn offer(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    request: Code,
    helper: Code,
) -> Result<(), Error> {
    let request = on_desk(tx, at.now, who, request)?;
    let helper = choosing::helping(tx, at.now, &request, helper)?;
    if request.state.offer().is_some_and(|offer| offer.to == helper && at.now < offer.until) {
        return Ok(());
    }
    let asker = faces::find(tx, request.asker)?.ok_or(NO_LONGER)?;
    if leaving::is_away(tx, asker.owner)? {
        return Err(NO_LONGER.into());
    }
    let by = Doer::staff(who.member, "hand-offer");
    choosing::put(tx, at, (&request, helper), (Route::Hand, by))?;
    rematching::by_hand(tx, at, who, &request)
}

/// Puts the request back into the queue with a new promise.
///
/// # Errors
/// [`Error::NotFound`] where it is on no desk of theirs; [`Error::Refused`] while somebody holds it.
pub fn give_back(tx: &mut Tx, at: &mut Moment, who: &Known, request: Code) -> Result<(), Error> {
    let request = on_desk(tx, at.now, who, request)?;
    carrying::step(tx, at, Doer::staff(who.member, "hand-back"), &request, Input::Return)?;
    Ok(())
}

/// Opens the words of the request to the coordinator for half an hour; its member sees that among the
/// openings of what they wrote. While they stand open, nothing changes.
///
/// # Errors
/// [`Error::NotFound`] where it is on no desk of theirs, or its author left for good.
pub fn open_words(tx: &mut Tx, at: &mut Moment, who: &Known, request: Code) -> Result<(), Error> {
    let request = on_desk(tx, at.now, who, request)?;
    if openings::standing(tx, request.id.0, who.member, at.now)?.is_some() {
        return Ok(());
    }
    let member = faces::find(tx, request.asker)?.ok_or(Error::NotFound)?.owner;
    let opening = Opening {
        member,
        by: who.member,
        role: Role::Coordinator,
        what: What::Request,
        why: Why::Desk,
        at: at.now,
        until: at.now + LENGTH,
    };
    let id: Uuid = at.id();
    openings::add(tx, id, request.id.0, &opening)?;
    notices::tell(tx, at, member, "notice-reads", None)?;
    carrying::note(tx, at, Doer::staff(who.member, "open_words"), &request)
}

/// Seals the letter to an alternative; a blank one is none. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator; [`Error::Refused`] where the letter is too long.
pub fn draft(
    app: &App,
    who: &Known,
    (request, service): (Code, Option<Code>),
    note: &Private,
) -> Result<Draft, Error> {
    let (asked, mut at) = (who.clone(), app.moment());
    let now = at.now;
    app.store.read(move |tx| coordinator(tx, now, &asked))?;
    let id: Uuid = at.id();
    let note = match words::fit(note.reveal()) {
        Ok(words) => Some(app.seal(Owner::Member(who.member), place(id), &mut at, &words)?),
        Err(words::BLANK) => None,
        Err(why) => return Err(why.into()),
    };
    Ok(Draft { id, request, service, note })
}

/// Names the alternative to the member. Pressed twice it is one.
///
/// # Errors
/// [`Error::NotFound`] where the request is on no desk of theirs, or there is no such service.
pub fn alternative(tx: &mut Tx, at: &mut Moment, who: &Known, draft: &Draft) -> Result<(), Error> {
    let request = reachable(tx, at.now, who, draft.request)?;
    if request.state.place() == Where::Alternative {
        return Ok(());
    }
    let request = on_desk(tx, at.now, who, draft.request)?;
    let service = match draft.service {
        Some(code) => Some(services::by_code(tx, code)?.ok_or(Error::NotFound)?.id),
        None => None,
    };
    let (id, by, note) = (draft.id, Some(who.member), draft.note.clone());
    let named = Alternative { id, request: request.id, at: at.now, service, by, note };
    alternatives::add(tx, &named)?;
    carrying::step(tx, at, Doer::staff(who.member, "hand-alternative"), &request, Input::Name)?;
    Ok(())
}

/// Keeps that `who` asked after the silent helper whose face `helper` names. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator, or where nobody has that face.
pub fn ask_after(tx: &mut Tx, at: &mut Moment, who: &Known, helper: Code) -> Result<(), Error> {
    coordinator(tx, at.now, who)?;
    let helper: FaceId = faces::find_by_code(tx, helper)?.ok_or(Error::NotFound)?.id;
    silences::see(tx, helper, who.member, at.now)?;
    Ok(())
}

/// The request that `code` names, where `who` is a coordinator and it is on the desk.
pub(super) fn on_desk(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    code: Code,
) -> Result<Request, Error> {
    let request = reachable(tx, now, who, code)?;
    request.state.desk().map(|_| request.clone()).ok_or(Error::NotFound)
}

/// The request that `code` names, where `who` is a coordinator and may work on it.
fn reachable(tx: &mut Tx, now: Timestamp, who: &Known, code: Code) -> Result<Request, Error> {
    coordinator(tx, now, who)?;
    let request = carrying::named(tx, code)?;
    works_on(tx, who.member, &request)?.then_some(request).ok_or(Error::NotFound)
}

/// Whether `coordinator` may know of `request`: nobody works on their own, whichever face asked, nor on
/// one of somebody with whom a door is closed, whoever closed it. Where there is no other coordinator,
/// the house goes on by itself at the deadline.
pub(super) fn works_on(
    tx: &mut Tx,
    coordinator: MemberId,
    request: &Request,
) -> Result<bool, Error> {
    let Some(asker) = faces::find(tx, request.asker)? else { return Ok(true) };
    let closed = blocks::stands_between(tx, asker.owner, coordinator)?;
    Ok(asker.owner != coordinator && !closed)
}

/// That `who` is a coordinator now.
pub(crate) fn coordinator(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<(), Error> {
    grants::holds(tx, now, who, Role::Coordinator)?.then_some(()).ok_or(Error::NotFound)
}
