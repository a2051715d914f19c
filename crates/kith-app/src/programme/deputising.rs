//! Deputies: a coordinator who is away names who stands in, from a day to a day. What they see to stands on the list of the
//! deputy meanwhile.

use kith_core::{
    Code, DAY, MemberId, Moment, Timestamp,
    people::{face::Side, grant::Role},
    programme::deputy::{Deputy, WHO},
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    journey::farewells,
    people::{faces, grants as kept},
    programme::{deputies, keepers, programmes},
};
use serde_json::{Value, json};

use crate::{
    App, Error,
    people::{exporting::moment, leaving, notices, recognising::Known},
    safety::{measured::own_face, standing},
    support::handing,
};

/// Who stands in for a coordinator, and for whom they do.
#[derive(Debug, Clone)]
pub struct Page {
    /// Who stands in for them, and what that one is called; `None` where nobody does.
    pub own: Option<(Deputy, String)>,
    /// For whom they stand in, or will, with what each is called.
    pub for_others: Vec<(Deputy, String)>,
    /// Who could: the code of a face, and what they are called.
    pub others: Vec<(Code, String)>,
}

/// What `who` sees of deputies.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator.
pub fn page(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<Page, Error> {
    handing::coordinator(tx, now, who)?;
    let own = match deputies::of(tx, who.member, now)? {
        Some(deputy) => own_face(tx, deputy.deputy)?.map(|face| (deputy, face.pseudonym)),
        None => None,
    };
    let (for_others, others) =
        (deputies::by(tx, who.member, now)?, deputies::others(tx, who.member, now)?);
    Ok(Page { own, for_others, others })
}

/// Whoever has the face `deputy` stands in for `who` from the day `from` to the end of the day `to`, as the programme counts
/// its days, and in the place of whoever was to. They are told.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator; [`Error::Refused`] where the deputy is none, or the days are no days
/// to come.
pub fn name(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (deputy, from, to): (Code, Timestamp, Timestamp),
) -> Result<(), Error> {
    handing::coordinator(tx, at.now, who)?;
    // The code of a helper's face would tell whose it is.
    let face = faces::find_by_code(tx, deputy)?.filter(|face| face.side == Side::Member);
    let face = face.ok_or(WHO)?;
    let coordinates = kept::holders(tx, Role::Coordinator, at.now)?.contains(&face.owner);
    let kept_out = standing::barred(tx, at.now, face.owner)?.is_some();
    if !coordinates || kept_out || leaving::is_away(tx, face.owner)? {
        return Err(WHO.into());
    }
    let zone = programmes::the_one(tx)?.calendar.zone;
    let (member, deputy) = (who.member, face.owner);
    let (since, until) = (zone.midnight(from), zone.midnight(to + DAY));
    let (id, code) = (at.id(), at.code());
    let one = Deputy { id, code, member, deputy, since, until }.checked(at.now)?;
    deputies::set(tx, &one, at.now)?;
    notices::tell(tx, at, deputy, "notice-desk-deputy", None)?;
    note(tx, at.now, who, "name_deputy")
}

/// `who` is back: nobody stands in for them. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator.
pub fn come_back(tx: &mut Tx, at: &mut Moment, who: &Known) -> Result<(), Error> {
    handing::coordinator(tx, at.now, who)?;
    if deputies::end(tx, who.member, at.now)? == 0 {
        return Ok(());
    }
    note(tx, at.now, who, "end_deputy")
}

/// `member` coordinates no more, is kept out, or leaves: they see to nothing and stand in for nobody. Whoever is away is told.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn gone(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    for (one, _) in deputies::by(tx, member, at.now)? {
        notices::tell(tx, at, one.member, "notice-desk-deputy-gone", None)?;
    }
    deputies::forget(tx, member)?;
    keepers::remove_all(tx, member)?;
    Ok(())
}

/// `member` is erased: they see to nothing and stand in for nobody, and what they set for many stands without a name.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, _: &mut Moment, member: MemberId) -> Result<(), Error> {
    deputies::forget(tx, member)?;
    keepers::remove_all(tx, member)?;
    farewells::untie(tx, member)?;
    Ok(())
}

/// What `member` does as a coordinator: what they see to, who stands in for them, and the ends that they set for many.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn coordinating(app: &App, member: MemberId) -> Result<Value, Error> {
    let now = app.now();
    app.store.read(move |tx| {
        let sees: Vec<_> =
            keepers::of(tx, member)?.iter().map(|(_, since)| moment(*since)).collect();
        let days = |one: &Deputy| json!({ "since": moment(one.since), "until": moment(one.until) });
        let own = deputies::of(tx, member, now)?.as_ref().map(days);
        let others: Vec<_> =
            deputies::by(tx, member, now)?.iter().map(|(one, _)| days(one)).collect();
        let ends = farewells::of(tx, member)?;
        let ends: Vec<_> = ends
            .iter()
            .map(|one| json!({ "made": moment(one.made), "day": moment(one.day), "stands": one.state.word() }))
            .collect();
        Ok(json!({ "sees_to_since": sees, "away": own, "stands_in": others, "ends_set": ends }))
    })
}

fn note(tx: &mut Tx, now: Timestamp, who: &Known, verb: &'static str) -> Result<(), Error> {
    let (stream, actor) = (deeds::of_member(who.member), Some(who.member.into()));
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object: who.member.0, at: now })?)
}
