//! Signing in with a name and a passphrase.

use kith_core::{
    MemberId, Moment, Refusal,
    people::{
        account::{Account, PASSPHRASE_WRONG, Passphrase, SignInName, WRONG},
        device::Device,
        session::Token,
    },
};
use kith_store::people::{members, second_steps};

use super::{
    registering::{note, open_session},
    turning_away::{self, Who},
};
use crate::{App, Error, Tx};

/// The passphrase is right, and there is a second step: [`super::confirming`] goes on from here.
pub const SECOND: Refusal = Refusal("second-step-first");

/// An account whose passphrase was proved a moment ago.
#[derive(Debug, Clone)]
pub struct Proved {
    account: Account,
    passphrase: Passphrase,
}

impl Proved {
    /// Whose it is.
    #[must_use]
    pub fn member(&self) -> MemberId {
        self.account.member
    }

    /// With which name they sign in.
    #[must_use]
    pub fn name(&self) -> &SignInName {
        &self.account.name
    }

    /// The account as it was then.
    pub(super) fn account(&self) -> &Account {
        &self.account
    }

    /// Whether the passphrase is `name`.
    pub(super) fn is_name(&self, name: &SignInName) -> bool {
        self.passphrase.is_name(name)
    }

    /// Whether the passphrase is still the one that was proved.
    pub(super) fn stands(&self, tx: &mut Tx) -> Result<bool, Error> {
        Ok(members::find(tx, self.account.member)?.as_ref() == Some(&self.account))
    }
}

/// Proves that `name` and `passphrase` belong together. Takes as long, and answers the same, for a
/// name that nobody has.
///
/// # Errors
/// [`WRONG`]; a busy fault.
pub fn prove(app: &App, name: &str, passphrase: &str) -> Result<Proved, Error> {
    let parsed = SignInName::parse(name).ok();
    let sought = parsed.clone();
    let account = app.store.read(move |tx| match &sought {
        Some(name) => Ok::<_, Error>(members::find_by_name(tx, name)?),
        None => Ok(None),
    })?;
    let member = account.as_ref().map(|account| account.member);
    let proved = check(app, account, passphrase)?;
    if proved.is_none() {
        let named = parsed.clone().map_or(Who::Nobody, Who::Name);
        turning_away::note(app, "sign in", &member.map_or(named, Who::Member));
    }
    if let Some(name) = &parsed {
        match proved {
            Some(_) => app.porch.pace.right(name),
            None => app.porch.pace.wrong(name, app.now()),
        }
    }
    proved.ok_or_else(|| WRONG.into())
}

/// Proves that `passphrase` is the one of `member`, who is signed in. Guessing gets slower as it does at
/// the door ([`Porch::again`](super::Porch::again)), for whoever sat down at a browser that was left open.
///
/// # Errors
/// [`PASSPHRASE_WRONG`]; a busy fault.
pub fn prove_again(app: &App, member: MemberId, passphrase: &str) -> Result<Proved, Error> {
    let account = app.store.read(move |tx| Ok::<_, Error>(members::find(tx, member)?))?;
    let proved = check(app, account, passphrase)?;
    if proved.is_some() {
        app.porch.again.right(&member);
    } else {
        app.porch.again.wrong(&member, app.now());
        turning_away::note(app, "prove the passphrase again", &Who::Member(member));
    }
    proved.ok_or_else(|| PASSPHRASE_WRONG.into())
}

fn check(app: &App, account: Option<Account>, passphrase: &str) -> Result<Option<Proved>, Error> {
    let kept = account.as_ref().map(|account| account.passphrase.as_str());
    let passphrase = Passphrase::typed(passphrase);
    let fits = app.porch.hashing.fits(&passphrase, kept)?;
    Ok(account.filter(|_| fits).map(|account| Proved { account, passphrase }))
}

/// Signs whoever was `proved` in on `device`: what their browser shows from now on.
///
/// # Errors
/// [`WRONG`] where the passphrase has been changed since it was proved; [`SECOND`].
pub fn sign_in(
    tx: &mut Tx,
    at: &mut Moment,
    proved: &Proved,
    device: Device,
) -> Result<Token, Error> {
    if !proved.stands(tx)? {
        return Err(WRONG.into());
    }
    if second_steps::find(tx, proved.member())?.is_some() {
        return Err(SECOND.into());
    }
    note(tx, at, proved.member(), "sign_in")?;
    open_session(tx, at, proved.member(), device)
}
