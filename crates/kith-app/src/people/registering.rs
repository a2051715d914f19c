//! Making an account: a name, a pseudonym, a passphrase, and nothing else.

use kith_core::{
    MemberId, Moment, SessionId,
    people::{
        account::{Account, NAME_TAKEN, Passphrase, Pseudonym, SignInName},
        device::Device,
        face::{Face, Side},
        offer,
        recovery::{RecoveryCode, SET},
        session::{Session, Token},
    },
};
use kith_store::{
    audit::deeds::{self, Deed},
    people::{faces, members, recoveries, sessions},
};

use crate::{App, Error, Tx};

/// An account that is about to be made.
#[derive(Debug, Clone)]
pub struct Draft {
    name: SignInName,
    pseudonym: Pseudonym,
    passphrase: String,
}

/// What a new member is handed, once.
#[derive(Debug)]
pub struct Made {
    /// Who it is.
    pub member: MemberId,
    /// What their browser shows from now on.
    pub token: Token,
    /// Ten ways back in.
    pub codes: Vec<RecoveryCode>,
}

/// A sign-in name to offer: three plain words that nobody has yet.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn offer(tx: &mut Tx, at: &mut Moment) -> Result<String, Error> {
    for _ in 0..8 {
        let name = offer::sign_in_name(at.bytes());
        let parsed = SignInName::parse(&name)?;
        if members::find_by_name(tx, &parsed)?.is_none() {
            return Ok(name);
        }
    }
    Ok(offer::sign_in_name(at.bytes()))
}

/// Gets an account ready, its passphrase hashed: takes a while, so it comes before the unit of work.
///
/// # Errors
/// [`Error::Refused`] by the rules of a passphrase; a busy fault.
pub fn draft(
    app: &App,
    name: SignInName,
    pseudonym: Pseudonym,
    passphrase: &str,
) -> Result<Draft, Error> {
    let passphrase = Passphrase::choose(passphrase, &name)?;
    let passphrase = app.porch.hashing.hash(&passphrase, app.moment().bytes())?;
    Ok(Draft { name, pseudonym, passphrase })
}

/// Makes the account: a member with one face, no consent and no grant, who is signed in on `device`.
///
/// # Errors
/// [`NAME_TAKEN`].
pub fn register(
    tx: &mut Tx,
    at: &mut Moment,
    draft: &Draft,
    device: Device,
) -> Result<Made, Error> {
    let member = add(tx, at, draft)?;
    let token = open_session(tx, at, member, device)?;
    let codes = new_codes(tx, at, member)?;
    Ok(Made { member, token, codes })
}

/// Makes the account without a sign-in: as [`register`], for the console and for worlds that are
/// built.
///
/// # Errors
/// [`NAME_TAKEN`].
pub fn add(tx: &mut Tx, at: &mut Moment, draft: &Draft) -> Result<MemberId, Error> {
    let account = Account {
        member: at.id(),
        name: draft.name.clone(),
        passphrase: draft.passphrase.clone(),
        since: at.now,
    };
    let member = account.member;
    if !members::add(tx, &account)? {
        return Err(NAME_TAKEN.into());
    }
    let face = Face {
        id: at.id(),
        code: at.code(),
        owner: member,
        side: Side::Member,
        pseudonym: draft.pseudonym.text().to_owned(),
        doorway: at.code(),
    };
    faces::add(tx, &face)?;
    note(tx, at, member, "register")?;
    Ok(member)
}

/// Gives `member` ten new ways back in; the older ones no longer open anything. They are handed out
/// here and never again.
pub(super) fn new_codes(
    tx: &mut Tx,
    at: &mut Moment,
    member: MemberId,
) -> Result<Vec<RecoveryCode>, Error> {
    let codes: Vec<_> = (0..SET).map(|_| RecoveryCode::new(at.bytes())).collect();
    recoveries::set(tx, member, &codes)?;
    note(tx, at, member, "make_recovery_codes")?;
    Ok(codes)
}

/// Opens a session of `member` on `device`.
pub(super) fn open_session(
    tx: &mut Tx,
    at: &mut Moment,
    member: MemberId,
    device: Device,
) -> Result<Token, Error> {
    let token = Token::new(at.bytes());
    let id: SessionId = at.id();
    let session = Session { id, code: at.code(), member, since: at.now, seen: at.now, device };
    sessions::add(tx, &session, &token)?;
    Ok(token)
}

/// Appends to the chain that `member` did `verb` to their own account.
pub(crate) fn note(
    tx: &mut Tx,
    at: &Moment,
    member: MemberId,
    verb: &'static str,
) -> Result<(), Error> {
    let stream = deeds::of_member(member);
    let deed = Deed { stream, actor: Some(member.into()), verb, object: member.0, at: at.now };
    Ok(deeds::append(tx, &deed)?)
}
