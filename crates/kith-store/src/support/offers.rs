//! Each time a request was put to a helper; owned tables: `offer`, `passed`.

use kith_core::{
    Code, FaceId, OfferId, RequestId, Timestamp,
    support::{
        effect::OfferEnd,
        state::{Offer, Route},
    },
};

use crate::{Fault, Tx, engine::Row};

/// An offer as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The offer.
    pub offer: Offer,
    /// What names it outside.
    pub code: Code,
    /// Which request.
    pub request: RequestId,
    /// When it was made.
    pub made: Timestamp,
    /// When and how it ended; `None` while it stands.
    pub end: Option<(Timestamp, OfferEnd)>,
}

/// Adds `offer` of `request`, made at `now`; two at a time are a fault.
///
/// # Errors
/// [`Fault`] of the store, and where another offer of the request stands.
pub fn add(
    tx: &mut Tx,
    request: RequestId,
    offer: &Offer,
    code: Code,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.run(
        "insert into offer (id, code, request_id, helper_id, route, made, until)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            offer.id.into(),
            code.into(),
            request.into(),
            offer.to.into(),
            offer.route.word().into(),
            now.into(),
            offer.until.into(),
        ],
    )?;
    Ok(())
}

/// Ends the offer `id`; the helper it stood with. `None` where it had ended.
///
/// # Errors
/// [`Fault`] of the store.
pub fn end(
    tx: &mut Tx,
    id: OfferId,
    how: OfferEnd,
    now: Timestamp,
) -> Result<Option<FaceId>, Fault> {
    tx.one(
        "update offer set ended = $2, how = $3 where id = $1 and ended is null
         returning helper_id",
        &[id.into(), now.into(), how.word().into()],
        |row| row.get(0),
    )
}

/// The offer that `code` names, where it was put to `helper`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, code: Code, helper: FaceId) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, helper_id, route, until, code, request_id, made, ended, how from offer
         where code = $1 and helper_id = $2",
        &[code.into(), helper.into()],
        read,
    )
}

/// The offers that stand with `helper`, the newest last.
///
/// # Errors
/// [`Fault`] of the store.
pub fn standing(tx: &mut Tx, helper: FaceId) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, helper_id, route, until, code, request_id, made, ended, how from offer
         where helper_id = $1 and ended is null order by made",
        &[helper.into()],
        read,
    )
}

/// The code of the offer `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn code(tx: &mut Tx, id: OfferId) -> Result<Option<Code>, Fault> {
    tx.one("select code from offer where id = $1", &[id.into()], |row| row.get(0))
}

/// To how many helpers `asker` put requests by their own choice since `since`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn chosen_since(tx: &mut Tx, asker: FaceId, since: Timestamp) -> Result<i64, Fault> {
    let count = tx.one(
        "select count(*) from offer join request on request.id = offer.request_id
         where request.asker_id = $1 and offer.route = 'choice' and offer.made >= $2",
        &[asker.into(), since.into()],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or_default())
}

/// Keeps that `helper` is not asked about `request` again.
///
/// # Errors
/// [`Fault`] of the store.
pub fn pass(tx: &mut Tx, request: RequestId, helper: FaceId, now: Timestamp) -> Result<(), Fault> {
    tx.run(
        "insert into passed (request_id, helper_id, at) values ($1, $2, $3)
         on conflict do nothing",
        &[request.into(), helper.into(), now.into()],
    )?;
    Ok(())
}

/// Whether `helper` is not asked about `request` again.
///
/// # Errors
/// [`Fault`] of the store.
pub fn has_passed(tx: &mut Tx, request: RequestId, helper: FaceId) -> Result<bool, Fault> {
    let found = tx.one(
        "select 1 from passed where request_id = $1 and helper_id = $2",
        &[request.into(), helper.into()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

fn read(row: &Row) -> Result<Kept, Fault> {
    let route = row.get::<String>(2)?;
    let how: Option<String> = row.get(8)?;
    Ok(Kept {
        offer: Offer {
            id: row.get(0)?,
            to: row.get(1)?,
            route: Route::of(&route).ok_or_else(|| Fault::new("an offer without a route"))?,
            until: row.get(3)?,
        },
        code: row.get(4)?,
        request: row.get(5)?,
        made: row.get(6)?,
        end: row.get::<Option<Timestamp>>(7)?.zip(how.as_deref().and_then(OfferEnd::of)),
    })
}
