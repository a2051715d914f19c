//! Consents, one by one: what a yes opens, and what a no closes at once.

use kith_core::{
    MemberId, Moment,
    people::{
        consent::{Consent, Decision, Purpose},
        facet::Audience,
    },
};
use kith_store::people::{
    consents,
    facets::{self, Line},
    fits,
};

use super::{fitting, notices, registering::note};
use crate::{App, Error, Tx};

/// How many lapse in one unit of work.
const STEP: i64 = 100;

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
        Decision::Withdrawn | Decision::Lapsed => Ok(()),
    }
}

/// Lets each yes to a text that has changed since lapse: nothing is read by it from then on, and its
/// member is told and asked again.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn lapse(app: &App) -> Result<(), Error> {
    for purpose in Purpose::ALL {
        let at = app.moment();
        let step = move |tx: &mut Tx| lapse_some(tx, &mut at.clone(), *purpose);
        while app.store.write::<_, Error>(step.clone())? > 0 {}
    }
    Ok(())
}

fn lapse_some(tx: &mut Tx, at: &mut Moment, purpose: Purpose) -> Result<usize, Error> {
    let (version, decision) = (purpose.version(), Decision::Lapsed);
    let members = consents::outdated(tx, purpose, version, STEP)?;
    for member in &members {
        let (member, locale) = (*member, String::new());
        keep(tx, at, &Consent { member, purpose, decision, version, locale, at: at.now })?;
        notices::tell(tx, at, member, "notice-consent-text", None)?;
    }
    Ok(members.len())
}

/// How many answers of `member` each consent opens now, for those that open some.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn effects(tx: &mut Tx, member: MemberId) -> Result<Vec<(Purpose, usize)>, Error> {
    let said = fitting::lines(tx, member)?;
    let mut effects = Vec::new();
    for purpose in Purpose::ALL {
        let of =
            |line: &&Line| line.facet.special.is_some() && line.facet.special == purpose.special();
        let open = |line: &&Line| line.facet.audience != Audience::Nobody;
        effects.push(match purpose {
            Purpose::Matching => (*purpose, fits::count(tx, member)?),
            _ => (*purpose, said.iter().filter(of).filter(open).count()),
        });
    }
    effects.retain(|(_, count)| *count > 0);
    Ok(effects)
}

/// Keeps one decision. What a withdrawn consent had opened is closed in the same unit of work.
pub(crate) fn keep(tx: &mut Tx, at: &Moment, consent: &Consent) -> Result<(), Error> {
    if !consents::append(tx, consent)? {
        return Ok(());
    }
    let verb = match consent.decision {
        Decision::Given => "give_consent",
        Decision::Withdrawn => "withdraw_consent",
        Decision::Lapsed => "lapse_consent",
    };
    note(tx, at, consent.member, verb)?;
    if consent.decision != Decision::Given {
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
