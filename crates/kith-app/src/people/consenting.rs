//! Consents, one by one: what a yes opens, and what a no closes at once.

use kith_core::{
    MemberId, Moment,
    people::consent::{Consent, Decision, Purpose},
};
use kith_store::people::{consents, facets, fits};

use super::{fitting, registering::note};
use crate::{App, Error, Tx};

/// Gives or withdraws the consent of `member` to `purpose`, whose text they read in `locale`; then
/// pairing reads what it may read from now on. The same decision again changes nothing.
///
/// Opens seals, so it is called where a thread may wait.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn decide(
    app: &App,
    member: MemberId,
    purpose: Purpose,
    decision: Decision,
    locale: &str,
) -> Result<(), Error> {
    let (at, locale) = (app.moment(), locale.to_owned());
    app.store.write(move |tx| {
        let (at, version) = (&mut at.clone(), purpose.version());
        let locale = locale.clone();
        keep(tx, at, &Consent { member, purpose, decision, version, locale, at: at.now })
    })?;
    match decision {
        Decision::Given => fitting::refit(app, member),
        Decision::Withdrawn => Ok(()),
    }
}

/// Keeps one decision. What a withdrawn consent had opened is closed in the same unit of work.
fn keep(tx: &mut Tx, at: &Moment, consent: &Consent) -> Result<(), Error> {
    if !consents::append(tx, consent)? {
        return Ok(());
    }
    let verb = match consent.decision {
        Decision::Given => "give_consent",
        Decision::Withdrawn => "withdraw_consent",
    };
    note(tx, at, consent.member, verb)?;
    if consent.decision == Decision::Withdrawn {
        close(tx, consent.member, consent.purpose)?;
    }
    Ok(())
}

fn close(tx: &mut Tx, member: MemberId, purpose: Purpose) -> Result<(), Error> {
    if purpose == Purpose::Matching {
        fits::remove(tx, member)?;
    }
    if let Some(special) = purpose.special() {
        facets::close(tx, member, special)?;
        fits::close(tx, member, special)?;
    }
    Ok(())
}

/// What `member` agrees to now.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn given(tx: &mut Tx, member: MemberId) -> Result<Vec<Purpose>, Error> {
    Ok(consents::given(tx, member)?)
}

/// The ledger of `member`, oldest first within each purpose.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn ledger(tx: &mut Tx, member: MemberId) -> Result<Vec<Consent>, Error> {
    Ok(consents::list(tx, member)?)
}
