//! The second step of a sign-in: setting it up, being asked for it, ending it.

use kith_core::{
    MemberId, Moment, Private, Refusal, SessionId, Timestamp,
    people::{
        account::{Account, PASSPHRASE_WRONG, SignInName},
        device::Device,
        recovery::RecoveryCode,
        second_step::{MOST, OVER, PATIENCE, SecondStep, WRONG},
        session::Token,
    },
};
use kith_store::people::{members, recoveries, second_steps, sessions};

use super::{
    digits, notices,
    registering::{note, open_session},
    rekeying::MEANWHILE,
    signing_in::Proved,
    turning_away::{self, Who},
};
use crate::{
    App, Error, Tx,
    sealing::{Owner, Sealed},
};

/// A second step that is about to be set up.
#[derive(Debug, Clone)]
pub struct Draft {
    secret: Sealed,
    step: SecondStep,
}

/// What was typed as a second step.
#[derive(Debug, Clone)]
pub enum Typed {
    /// Digits of this half minute; `None` for digits of none.
    Digits(Option<i64>),
    /// A recovery code.
    Code(RecoveryCode),
}

/// Somebody who proved their passphrase a while ago, and is asked for the second step.
#[derive(Debug, Clone)]
pub struct Half(Account);

/// What came of a second step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It was right: what the browser shows from now on.
    In(Token),
    /// It was not.
    Not(Refusal),
}

impl Half {
    /// Who it is.
    #[must_use]
    pub fn member(&self) -> MemberId {
        self.0.member
    }

    /// Notes that the second step was wrong. May wait for the key store.
    pub fn was_wrong(&self, app: &App) {
        turning_away::note(app, "take the second step", &Who::Member(self.0.member));
    }
}

/// Since when `member` has a second step, if they do.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn since(tx: &mut Tx, member: MemberId) -> Result<Option<Timestamp>, Error> {
    Ok(second_steps::find(tx, member)?.map(|step| step.since))
}

/// Gets a second step from `secret` ready for whoever `proved` their passphrase, and whose app shows
/// `shown`. May wait for the key store.
///
/// # Errors
/// [`WRONG`] where the digits are not of this moment.
pub fn draft(app: &App, proved: &Proved, secret: &str, shown: &str) -> Result<Draft, Error> {
    let (mut at, secret) = (app.moment(), Private::new(secret));
    let step = digits::step_of(&secret, shown, at.now).ok_or(WRONG)?;
    let (owner, place) = (Owner::Member(proved.member()), second_steps::place(proved.member()));
    let secret = app.seal(owner, place, &mut at, &secret)?;
    Ok(Draft { secret, step: SecondStep::new(at.now, step) })
}

/// Sets it up: the other sign-ins end, and `session` goes on under a new token.
///
/// # Errors
/// [`MEANWHILE`] where the passphrase was changed, or the session ended, since it was proved.
pub fn set_up(
    tx: &mut Tx,
    at: &mut Moment,
    proved: &Proved,
    draft: &Draft,
    session: SessionId,
) -> Result<Token, Error> {
    let token = turn(tx, at, proved, session)?;
    second_steps::put(tx, proved.member(), &draft.step, &draft.secret)?;
    note(tx, at, proved.member(), "set_second_step")?;
    Ok(token)
}

/// Ends it for whoever `proved` their passphrase and `typed` it once more: the other sign-ins end, and
/// `session` goes on under a new token.
///
/// # Errors
/// [`MEANWHILE`] as for [`set_up`].
pub fn end(
    tx: &mut Tx,
    at: &mut Moment,
    proved: &Proved,
    typed: &Typed,
    session: SessionId,
) -> Result<Answer, Error> {
    if let Err(why) = passes(tx, at, proved.member(), typed)? {
        return Ok(Answer::Not(why));
    }
    let token = turn(tx, at, proved, session)?;
    forget(tx, at, proved.member())?;
    Ok(Answer::In(token))
}

/// Lets a member who comes back by waiting in without the second step that they lost.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub(super) fn forget(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    if second_steps::remove(tx, member)? {
        note(tx, at, member, "end_second_step")?;
    }
    Ok(())
}

/// What the page that asks for the second step carries, so that nobody is asked for the passphrase
/// again: a mark that only this house can make, of this account as it is, for ten minutes.
///
/// # Errors
/// A fault of the key store.
pub fn half(app: &App, proved: &Proved) -> Result<String, Error> {
    let until = (app.now() + PATIENCE).micros();
    Ok(format!("{until}-{}", mark(app, proved.account(), until)?))
}

/// Who it is that signs in as `name` and carries `half`. May wait for the key store.
///
/// # Errors
/// [`OVER`] where it is no mark of this house, its time is over, or the passphrase was changed since.
pub fn halfway(app: &App, name: &str, half: &str) -> Result<Half, Error> {
    let name = SignInName::parse(name).map_err(|_| OVER)?;
    let found = app.store.read(move |tx| Ok::<_, Error>(members::find_by_name(tx, &name)?))?;
    let account = found.ok_or(OVER)?;
    let (until, shown) = half.split_once('-').ok_or(OVER)?;
    let until: i64 = until.parse().map_err(|_| OVER)?;
    let fits = mark(app, &account, until)? == blake3::Hash::from_hex(shown).map_err(|_| OVER)?;
    if !fits || app.now().micros() >= until {
        return Err(OVER.into());
    }
    Ok(Half(account))
}

/// Compared in constant time, as [`blake3::Hash`] does.
fn mark(app: &App, account: &Account, until: i64) -> Result<blake3::Hash, Error> {
    let key = app.keys.house("half of a sign-in", &mut app.moment())?;
    let mut mark = blake3::Hasher::new_keyed(&key);
    mark.update(account.member.0.as_bytes()).update(&until.to_le_bytes());
    mark.update(account.passphrase.as_bytes());
    Ok(mark.finalize())
}

/// Reads what `member` typed: what can be a recovery code is one, the rest is digits. May wait for the
/// key store.
///
/// # Errors
/// A fault of the key store.
pub fn read(app: &App, member: MemberId, typed: &str) -> Result<Typed, Error> {
    if let Some(code) = RecoveryCode::read(typed) {
        return Ok(Typed::Code(code));
    }
    let sealed = app.store.read(move |tx| Ok::<_, Error>(second_steps::secret(tx, member)?))?;
    let Some(sealed) = sealed else { return Ok(Typed::Digits(None)) };
    let secret = app.unseal(Owner::Member(member), second_steps::place(member), &sealed)?;
    let step = secret.and_then(|secret| digits::step_of(&secret, typed, app.now()));
    Ok(Typed::Digits(step))
}

/// Signs whoever is `half` in on `device`, if what they `typed` is right.
///
/// # Errors
/// [`OVER`] where the account was changed since the passphrase was proved.
pub fn confirm(
    tx: &mut Tx,
    at: &mut Moment,
    half: &Half,
    typed: &Typed,
    device: Device,
) -> Result<Answer, Error> {
    let member = half.member();
    if members::find(tx, member)?.as_ref() != Some(&half.0) {
        return Err(OVER.into());
    }
    if let Err(why) = passes(tx, at, member, typed)? {
        return Ok(Answer::Not(why));
    }
    note(tx, at, member, "sign_in")?;
    Ok(Answer::In(open_session(tx, at, member, device)?))
}

/// Whether what `member` typed is right. What was wrong is kept too, so that it counts: this is no
/// error, which would undo it.
fn passes(
    tx: &mut Tx,
    at: &mut Moment,
    member: MemberId,
    typed: &Typed,
) -> Result<Result<(), Refusal>, Error> {
    let kept = second_steps::find(tx, member)?.ok_or(OVER)?;
    let step = match typed {
        Typed::Code(code) => {
            let taken = recoveries::take(tx, member, code, at.now)?;
            return Ok(if taken { Ok(()) } else { Err(WRONG) });
        }
        Typed::Digits(step) => *step,
    };
    let (why, next) = match kept.takes(step, at.now) {
        Ok(next) => (None, next),
        Err((why, next)) => (Some(why), next),
    };
    second_steps::set(tx, member, &next)?;
    if kept.wrong < MOST && next.wrong >= MOST {
        notices::tell(tx, at, member, "notice-second-step-often", None)?;
    }
    Ok(why.map_or(Ok(()), Err))
}

/// Gives `session` a new token, and ends the others.
fn turn(tx: &mut Tx, at: &mut Moment, proved: &Proved, session: SessionId) -> Result<Token, Error> {
    let token = Token::new(at.bytes());
    if !proved.stands(tx)? {
        return Err(PASSPHRASE_WRONG.into());
    }
    if !sessions::rotate(tx, session, &token)? {
        return Err(MEANWHILE.into());
    }
    sessions::remove_all(tx, proved.member(), Some(session))?;
    Ok(token)
}
