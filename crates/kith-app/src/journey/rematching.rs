//! Looking again after a journey that ended early: from when on a run may, and a coordinator's yes where it is the second.
//! With whom it ended is never put forward again: that is `pairing::gathering`.

use kith_core::{
    Code, Moment, Timestamp,
    journey::rematch::{Rematch, rematch},
    people::notice::About,
    support::{kind::Kind, request::Request},
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    journey::rematches,
    pairing::pool,
    support::requests,
    talk::talks,
};

use super::{closing, tell};
use crate::{Error, people::recognising::Known, support::carrying};

/// Whether somebody is looked for on behalf of `request`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn of(tx: &mut Tx, now: Timestamp, request: &Request) -> Result<Rematch, Error> {
    if request.kind != Kind::Mentor {
        return Ok(Rematch::Free);
    }
    let (short, yes) = rematches::of(tx, request.asker)?;
    if short.is_empty() {
        return Ok(Rematch::Free);
    }
    let cool_down = carrying::rules(tx, request)?.timers.cool_down;
    Ok(rematch(&short, yes, cool_down, now))
}

/// How it stands for the mentee whose journey ended in the talk that `code` names, and who waits for another mentor; `None`
/// where they do not, or it did not end early.
///
/// # Errors
/// [`Error::NotFound`] where it is not `who`'s to look after.
pub fn seen(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    code: Code,
) -> Result<Option<Rematch>, Error> {
    let talk = closing::named(tx, now, who, code)?.talk;
    if !rematches::is_short(tx, talk.id)? || !pool::waits(tx, talk.member)? {
        return Ok(None);
    }
    let request = carrying::found(tx, talk.request)?;
    of(tx, now, &request).map(Some)
}

/// `who` says yes: runs look for the mentee whose journey ended in the talk that `code` names. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs to look after, or nobody waits.
pub fn say_yes(tx: &mut Tx, at: &mut Moment, who: &Known, code: Code) -> Result<(), Error> {
    let stands = seen(tx, at.now, who, code)?.ok_or(Error::NotFound)?;
    if stands == Rematch::Free {
        return Ok(());
    }
    let talk = talks::named(tx, code)?.ok_or(Error::NotFound)?;
    for id in requests::open_of(tx, talk.member)? {
        let request = requests::find(tx, id)?.filter(|it| it.kind == Kind::Mentor);
        if let Some(request) = request.filter(|it| it.state.answer().is_none()) {
            keep(tx, at, who, &request)?;
            let about = (About::Request, request.code);
            return tell(tx, at, request.asker, about, "notice-rematch-yes");
        }
    }
    Ok(())
}

/// `who` put `request` to somebody by hand: that is a yes.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn by_hand(tx: &mut Tx, at: &mut Moment, who: &Known, request: &Request) -> Result<(), Error> {
    if of(tx, at.now, request)? == Rematch::Free {
        return Ok(());
    }
    keep(tx, at, who, request)
}

fn keep(tx: &mut Tx, at: &mut Moment, who: &Known, request: &Request) -> Result<(), Error> {
    rematches::add(tx, at.id(), (request.asker, who.member), at.now)?;
    let (stream, actor) = (deeds::of_programme(request.programme), Some(who.member.into()));
    let deed = Deed { stream, actor, verb: "look_again", object: request.id.0, at: at.now };
    Ok(deeds::append(tx, &deed)?)
}
