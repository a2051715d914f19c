//! The address to which a member is called: given by choice, sealed, proven by a code that is sent
//! there and typed in.

use kith_core::{
    MailboxId, MemberId, Moment, Private,
    people::mailbox::{Address, ENOUGH, Errand, Mailbox, PROOFS, WINDOW},
    safety::receipt::Receipt,
};
use kith_store::people::{mailboxes, mailings};
use zeroize::Zeroizing;

use super::registering::note;
use crate::{
    App, Error, Tx,
    outgoing::mail,
    sealing::{Owner, Sealed},
};

/// An address on its way: sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    mailbox: Mailbox,
    address: Sealed,
}

/// The secret of the house by which codes are made and typed codes are compared.
pub type Secret = Zeroizing<[u8; 32]>;

/// Seals the address that `member` typed. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::Refused`] where no mail could go there.
pub fn draft(app: &App, member: MemberId, typed: &str) -> Result<Draft, Error> {
    let address = Address::parse(typed)?;
    let mut at = app.moment();
    let id: MailboxId = at.id();
    let mark = mark(app, &mut at, &address)?;
    let place = mailboxes::place(id);
    let address = app.seal(Owner::Member(member), place, &mut at, address.private())?;
    let (code, stop) = (at.code(), Receipt::draw(&mut at).to_string());
    let (proven, failing, asked) = (None, None, at.now);
    let mailbox = Mailbox { id, code, stop, member, mark, asked, wrong: 0, proven, failing };
    Ok(Draft { mailbox, address })
}

/// The keyed hash by which `address` is known without being read. May wait for the key store.
///
/// # Errors
/// A fault of the key store.
pub(crate) fn mark(app: &App, at: &mut Moment, address: &Address) -> Result<String, Error> {
    let marks = app.keys.house("mail addresses", at)?;
    Ok(blake3::keyed_hash(&marks, address.folded().as_bytes()).to_hex().to_string())
}

/// Keeps `draft` in place of an older address, and sends a code there.
///
/// # Errors
/// [`ENOUGH`] where as many codes went there, or went out for its member, as in one day may be.
pub fn keep(tx: &mut Tx, at: &mut Moment, draft: &Draft) -> Result<(), Error> {
    mailboxes::add(tx, &draft.mailbox, &draft.address)?;
    note(tx, at, draft.mailbox.member, "give_address")?;
    send_proof(tx, at, draft.mailbox.clone())
}

/// Sends another code to the address of `member`; older ones prove nothing any more.
///
/// # Errors
/// [`Error::NotFound`] where they gave none; [`ENOUGH`].
pub fn send_again(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    let (mailbox, _) = mailboxes::of_member(tx, member)?.ok_or(Error::NotFound)?;
    send_proof(tx, at, mailbox)
}

fn send_proof(tx: &mut Tx, at: &mut Moment, mailbox: Mailbox) -> Result<(), Error> {
    if mailings::count_proofs(tx, &mailbox, at.now + -WINDOW)? >= PROOFS {
        return Err(ENOUGH.into());
    }
    let mailbox = Mailbox { asked: at.now, wrong: 0, ..mailbox };
    mailboxes::set(tx, &mailbox)?;
    mail::send(tx, at, &mailbox, Errand::Proof)
}

/// The secret that [`prove`] needs. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::Fault`] of the key store.
pub fn secret(app: &App) -> Result<Secret, Error> {
    Ok(app.keys.house("mail proofs", &mut app.moment())?)
}

/// Takes `typed` as the proof that `member` reads what is sent to their address. False where it is
/// another code, too old, or guessed at too often; that is counted.
///
/// # Errors
/// [`Error::NotFound`] where they gave no address.
pub fn prove(
    tx: &mut Tx,
    at: &Moment,
    member: MemberId,
    (typed, secret): (&str, &Secret),
) -> Result<bool, Error> {
    let (mut mailbox, _) = mailboxes::of_member(tx, member)?.ok_or(Error::NotFound)?;
    let proven = mailbox.prove(typed, secret, at.now).is_ok();
    mailboxes::set(tx, &mailbox)?;
    if proven {
        note(tx, at, member, "prove_address")?;
    }
    Ok(proven)
}

/// Forgets the address of `member`: nothing more goes there, whatever for.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn remove(tx: &mut Tx, at: &Moment, member: MemberId) -> Result<(), Error> {
    if mailboxes::remove(tx, member)? {
        note(tx, at, member, "forget_address")?;
    }
    Ok(())
}

/// The mailbox of `member` with its address, for its owner. May wait for the key store.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn own(app: &App, member: MemberId) -> Result<Option<(Mailbox, Private)>, Error> {
    let found = app.store.read(move |tx| Ok::<_, Error>(mailboxes::of_member(tx, member)?))?;
    let Some((mailbox, sealed)) = found else { return Ok(None) };
    Ok(mail::open(app, &mailbox, &sealed)?.map(|address| (mailbox, address)))
}

/// The code that proves `mailbox`, as it is shown.
pub(crate) fn proof(app: &App, mailbox: &Mailbox) -> Result<String, Error> {
    Ok(mailbox.proof(&*secret(app)?).to_string())
}
