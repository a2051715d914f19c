//! Mail: planted in the unit of work in which its reason arises, carried by a worker. It holds no name,
//! no topic and no word of a member.

use kith_core::{
    Code, MemberId, Moment, Private,
    people::mailbox::{Errand, MAILS, Mailbox, PROOF_LASTS, WINDOW},
};
use kith_store::{
    outbox::{self, Line},
    people::{mailboxes, mailings, tastes},
};

use super::outward;
use crate::{
    App, Error, Tx,
    people::mailing,
    ports::Undelivered,
    sealing::{Owner, Sealed},
};

/// A mail on its way.
#[derive(Debug, Clone)]
pub struct Mail {
    /// What names it; the same however often it is carried.
    pub id: Code,
    /// Where to.
    pub to: Private,
    /// What for.
    pub errand: Errand,
    /// In which language, as a tag; `None` as the house speaks.
    pub locale: Option<String>,
    /// The code that proves the address, where that is the errand.
    pub proof: Option<String>,
    /// How its reader stops such mail; `None` for mail that comes only when asked for.
    pub stop: Option<Stop>,
    /// What opens the page of a reader without an account; `None` for a member.
    pub door: Option<Code>,
}

/// How mail is stopped without signing in.
#[derive(Debug, Clone)]
pub struct Stop {
    /// What names the mailbox in an address.
    pub code: Code,
    /// What is typed.
    pub typed: String,
}

/// Plants a mail to `member` for `errand`. False where they have no mailbox that takes it, or had as
/// many mails as in one day may be; whoever is called to the desk is called all the same.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn plant(
    tx: &mut Tx,
    at: &mut Moment,
    member: MemberId,
    errand: Errand,
) -> Result<bool, Error> {
    let Some((mailbox, _)) = mailboxes::of_member(tx, member)? else { return Ok(false) };
    let flooded = mailings::count(tx, &mailbox, at.now + -WINDOW)? >= MAILS;
    if !mailbox.takes_mail() || (flooded && errand != Errand::Case) {
        return Ok(false);
    }
    send(tx, at, &mailbox, errand)?;
    Ok(true)
}

/// Plants a mail to `mailbox`, and counts it.
pub(crate) fn send(
    tx: &mut Tx,
    at: &mut Moment,
    mailbox: &Mailbox,
    errand: Errand,
) -> Result<(), Error> {
    mailings::add(tx, at, mailbox, errand)?;
    Ok(outbox::add(tx, at, errand.word(), mailbox.id.0)?)
}

/// Carries the mail that `line` asks for, to the mailbox that is its subject. An address that will
/// never take it is noted as failing; its owner sees that at `/me/notices`.
///
/// # Errors
/// A fault of the store, or of whoever carries mail: it is tried again.
pub fn carry(app: &App, line: &Line) -> Result<(), Error> {
    let Some(mailer) = &app.outside.mailer else { return Ok(()) };
    let Some(errand) = Errand::of(&line.topic) else { return Ok(()) };
    let subject = line.subject;
    let found = app.store.read(move |tx| {
        let Some((mailbox, address)) = mailboxes::find(tx, subject)? else { return Ok(None) };
        let locale = tastes::find(tx, mailbox.member)?.locale;
        Ok::<_, Error>(Some((mailbox, address, locale)))
    })?;
    let Some((mailbox, address, locale)) = found else { return Ok(()) };
    let in_time = match errand {
        Errand::Proof => app.now() < mailbox.asked + PROOF_LASTS,
        _ => mailbox.takes_mail(),
    };
    let to = if in_time { open(app, &mailbox, &address)? } else { None };
    let Some(to) = to else { return Ok(()) };
    let mail = Mail {
        id: outward(line.id),
        to,
        errand,
        locale,
        proof: (errand == Errand::Proof).then(|| mailing::proof(app, &mailbox)).transpose()?,
        stop: (errand == Errand::News)
            .then(|| Stop { code: mailbox.code, typed: mailbox.stop.clone() }),
        door: None,
    };
    match mailer.carry(&mail) {
        Ok(()) => Ok(()),
        Err(Undelivered::Later(fault)) => Err(fault.into()),
        Err(Undelivered::Refused) => turned_away(app, mailbox),
    }
}

/// The address of `mailbox`; `None` where its owner was erased.
pub(crate) fn open(
    app: &App,
    mailbox: &Mailbox,
    address: &Sealed,
) -> Result<Option<Private>, Error> {
    app.unseal(Owner::Member(mailbox.member), mailboxes::place(mailbox.id), address)
}

fn turned_away(app: &App, mailbox: Mailbox) -> Result<(), Error> {
    let now = app.now();
    app.store.write(move |tx| {
        let failing = Some(now);
        Ok(mailboxes::set(tx, &Mailbox { failing, ..mailbox.clone() })?)
    })
}
