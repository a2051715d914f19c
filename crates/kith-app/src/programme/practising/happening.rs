//! What happens to a practice without the two: a clock calls, a day goes by, a signature ends, somebody leaves.

use kith_core::{
    MemberId, Moment, Timestamp,
    people::grant::Role,
    programme::practice::{Due, Practice},
    support::kind::Kind,
};
use kith_store::{
    Tx, jobs,
    people::grants,
    programme::{
        practices::{self, Kept},
        sign_offs,
    },
};
use uuid::Uuid;

use super::{apart_from, call, note, tell};
use crate::{App, Error, people::notices, programme::tallying, support::leaving};

/// The job [`practices::JOB`]: does what is due, once, however often and late it is called.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, id: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| happen(tx, &mut moment.clone(), id))
}

fn happen(tx: &mut Tx, at: &mut Moment, id: Uuid) -> Result<(), Error> {
    let Some(mut kept) = practices::find(tx, id)? else { return Ok(()) };
    let due = kept.it.due(at.now);
    if let Some(due) = due {
        kept.it = kept.it.done(at.now, due);
    }
    practices::set(tx, &kept)?;
    match due {
        None => Ok(()),
        Some(Due::Call) if !supports(tx, at, &kept)? => rests(tx, at, kept.it.supporter),
        // Whoever is kept apart from their supervisor by now waits for another.
        Some(Due::Call) if is_apart(tx, &kept)? => release(tx, at, kept, None),
        Some(Due::Call) => {
            call(tx, at, &kept, "notice-practice-waits")?;
            for coordinator in grants::holders(tx, Role::Coordinator, at.now)? {
                notices::tell(tx, at, coordinator, "notice-coordinator-practice", None)?;
            }
            Ok(())
        }
        Some(Due::Remind) => remind(tx, at, &kept),
        Some(Due::Lapse) => {
            call(tx, at, &kept, "notice-practice-lapsed")?;
            tell(tx, at, (kept.it.supporter, &kept), "notice-practice-passed")
        }
        Some(Due::Warn) => ends(tx, at, &kept, "notice-practice-warn"),
        Some(Due::Over) => {
            note(tx, at, &kept, (None, "end_signature"))?;
            over(tx, at, &kept)?;
            ends(tx, at, &kept, "notice-practice-over")
        }
    }
}

fn supports(tx: &mut Tx, at: &Moment, kept: &Kept) -> Result<bool, Error> {
    Ok(grants::holding(tx, kept.it.supporter, at.now)?.contains(&Role::Supporter))
}

fn is_apart(tx: &mut Tx, kept: &Kept) -> Result<bool, Error> {
    let Some(supervisor) = kept.it.supervisor else { return Ok(false) };
    Ok(apart_from(tx, kept.it.supporter)?.contains(&supervisor))
}

/// Who comes a day late to it is told nothing of tomorrow.
fn remind(tx: &mut Tx, at: &mut Moment, kept: &Kept) -> Result<(), Error> {
    if kept.it.next.is_none_or(|next| next <= at.now) {
        return Ok(());
    }
    let both = [Some(kept.it.supporter), kept.it.supervisor];
    let mut both = both.into_iter().flatten();
    both.try_for_each(|member| tell(tx, at, (member, kept), "notice-practice-near"))
}

/// Tells a supporter of the end of their signature.
fn ends(tx: &mut Tx, at: &mut Moment, kept: &Kept, kind: &str) -> Result<(), Error> {
    if supports(tx, at, kept)? { tell(tx, at, (kept.it.supporter, kept), kind) } else { Ok(()) }
}

/// Where a signature is asked for, what was offered to whoever has none any more goes on to others.
fn over(tx: &mut Tx, at: &mut Moment, kept: &Kept) -> Result<(), Error> {
    let supporter = kept.it.supporter;
    if sign_offs::asked(tx, at.now, supporter)?.is_none() {
        return Ok(());
    }
    match tallying::helper(tx, supporter)? {
        Some(face) => leaving::pass_on(tx, at, face.id, Kind::is_for_duty),
        None => Ok(()),
    }
}

/// Plants the timer of the practice `id` again.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let kept = practices::find(tx, id)?.ok_or(Error::NotFound)?;
    let due: Timestamp = kept.it.deadline().ok_or(Error::NotFound)?;
    Ok(jobs::plant(tx, practices::JOB, id, due)?)
}

/// `member` supervises nobody any more: whoever is on their way with them waits for another from now on.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn released(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    let all = practices::with(tx, member, i64::MAX)?;
    all.into_iter().try_for_each(|(kept, _)| release(tx, at, kept, None))
}

/// A door closed between these two: neither is beside the other any more.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn parted(tx: &mut Tx, at: &mut Moment, two: [MemberId; 2]) -> Result<(), Error> {
    let [one, other] = two;
    for (supporter, supervisor) in [(one, other), (other, one)] {
        let kept = practices::of(tx, supporter)?;
        if let Some(kept) = kept.filter(|kept| kept.it.supervisor == Some(supervisor)) {
            release(tx, at, kept, None)?;
        }
    }
    Ok(())
}

/// The supporter of `kept` waits for another supervisor, where they are on their way.
pub(super) fn release(
    tx: &mut Tx,
    at: &mut Moment,
    mut kept: Kept,
    by: Option<MemberId>,
) -> Result<(), Error> {
    kept.it = kept.it.released(at.now);
    practices::set(tx, &kept)?;
    if kept.it.over.is_some() {
        return Ok(());
    }
    note(tx, at, &kept, (by, "release_practice"))?;
    tell(tx, at, (kept.it.supporter, &kept), "notice-practice-released")?;
    call(tx, at, &kept, "notice-practice-asked")
}

/// `member` leaves: their own practice rests, and whoever they supervise waits for another.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn departing(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    rests(tx, at, member)?;
    released(tx, at, member)
}

/// `member` supports nobody any more, or may not for a time: nobody is called for their practice, and what was done stays.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn rests(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    if let Some(kept) = practices::of(tx, member)?.filter(|kept| kept.it.over.is_none()) {
        let supervisor = kept.it.supervisor;
        let it = Practice { supervisor: None, ..kept.it.stopped(at.now) };
        practices::set(tx, &Kept { it, ..kept })?;
        if let Some(supervisor) = supervisor {
            notices::tell(tx, at, supervisor, "notice-practice-stopped", None)?;
        }
    }
    Ok(())
}

/// Forgets the practice of `member`, what was said of it, and how they rated themselves, when they are erased.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, at: &mut Moment, member: MemberId) -> Result<(), Error> {
    released(tx, at, member)?;
    practices::forget(tx, member)?;
    Ok(sign_offs::forget(tx, member)?)
}
