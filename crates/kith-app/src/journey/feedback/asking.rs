//! Asking both what they say of walking together: once in each wave, by the job that looks after their bond.

use kith_core::{
    Moment, Timestamp,
    journey::feedback::{Given, Wave},
    people::{face::Side, notice::About},
    talk::State,
};
use kith_store::{
    Tx,
    journey::feedbacks::{self, Kept},
    safety::blocks,
};

use crate::{
    Error,
    journey::looking::{self, Seen},
};

/// Asks both where a day of theirs has come, and they were not asked on it: not while they rest, nor while something stands
/// between them.
pub(in crate::journey) fn ask(tx: &mut Tx, at: &mut Moment, seen: &Seen) -> Result<(), Error> {
    let (mentee, mentor) = (seen.talk.member, seen.talk.helper);
    let apart = seen.signs.frozen || blocks::stands_between_faces(tx, mentee, mentor)?;
    if apart || seen.signs.rests {
        return Ok(());
    }
    let Some((wave, due)) = due(tx, at.now, seen)? else { return Ok(()) };
    if seen.feedback.iter().any(|kept| kept.wave == wave) {
        return Ok(());
    }
    for side in Side::ALL {
        let (id, side, asked) = (at.id(), *side, at.now);
        let kept = Kept { id, wave, side, due, asked, given: None, words: None, shared: None };
        feedbacks::add(tx, seen.talk.id, &kept)?;
    }
    looking::tell_both(tx, at, &seen.talk, (About::Feedback, "notice-feedback"))
}

/// The wave whose day has come, with its day. Who never had to do with each other is asked in none.
fn due(tx: &mut Tx, now: Timestamp, seen: &Seen) -> Result<Option<(Wave, Timestamp)>, Error> {
    let Some(first) = feedbacks::first_contact(tx, seen.talk.id)? else { return Ok(None) };
    Ok(match seen.talk.state {
        State::Closed { how, at } => Wave::is_asked_after(how, at, now).then_some((Wave::End, at)),
        State::Open | State::Paused { .. } => Wave::due(first, now),
    })
}

/// What was said in `kept`.
pub(in crate::journey) fn given(kept: &[Kept]) -> Vec<Given> {
    let one = |kept: &Kept| {
        let (answers, at) = kept.given.clone()?;
        Some(Given { side: kept.side, wave: kept.wave, at, answers })
    };
    kept.iter().filter_map(one).collect()
}
