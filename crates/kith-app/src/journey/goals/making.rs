//! Making a goal, rewording it, and saying what has become of it.

use kith_core::{
    Code, FaceId, Moment,
    journey::goal::{Goal, State, Weight},
    people::face::Side,
};
use kith_store::{
    Tx,
    journey::goals::{self, Kept},
};

use super::{Draft, Text, found, sit, tell};
use crate::{App, Error, journey::lives, talk::seat};

/// Reads `text` for danger and seals it, as a new goal in the talk `talk`, or in the place of the one that `goal` names.
/// Writes the key store where the key of its author is new, so it is called aside.
///
/// # Errors
/// [`Error::NotFound`] where the talk is not theirs, or holds no such goal.
pub fn draft(
    app: &App,
    faces: &[(FaceId, Side)],
    (talk, goal): (Code, Option<Code>),
    text: &Text,
) -> Result<Draft, Error> {
    let ours = faces.to_owned();
    let kept = app.store.read(move |tx| {
        let seat = seat::find(tx, &ours, talk)?;
        goal.map(|goal| found(tx, &seat, goal)).transpose()
    })?;
    let id = kept.map_or_else(|| app.moment().id(), |kept| kept.id);
    super::draft(app, faces, talk, goals::place(id), (&text.whole(), &text.written()))
}

/// Keeps `draft` as a new goal, which matters so much; what names it.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs; [`Error::Refused`] where they are the mentor, so many are open
/// or there already, the talk is closed or rests, or a new pair would be led elsewhere.
pub fn make(tx: &mut Tx, at: &mut Moment, draft: &Draft, weight: Weight) -> Result<Code, Error> {
    let seat = draft.seat(tx, at)?;
    let (talk, author) = (seat.talk.id, seat.face);
    let (open, all) = (goals::count(tx, talk, Some(State::Open))?, goals::count(tx, talk, None)?);
    let goal = Goal::new(seat.side, weight, (open, all))?;
    let (id, code, words) = (draft.place.row, at.code(), draft.words.clone());
    let kept =
        Kept { id, code, talk, author, words, worded: at.now, goal, made: at.now, since: at.now };
    goals::add(tx, &kept)?;
    draft.kept(tx, at, &seat)?;
    lives(tx, at, &seat, "make_goal")?;
    tell(tx, at, &seat, "notice-goal-made")?;
    Ok(code)
}

/// Puts `draft` in the place of what stood there, which matters so much from now on.
///
/// # Errors
/// As [`make`]; [`Error::Refused`] also where the goal was reached or dropped.
pub fn reword(
    tx: &mut Tx,
    at: &mut Moment,
    draft: &Draft,
    (goal, weight): (Code, Weight),
) -> Result<(), Error> {
    let seat = draft.seat(tx, at)?;
    let kept = found(tx, &seat, goal)?;
    let goal = kept.goal.reword(seat.side, weight)?;
    goals::set(tx, &Kept { words: draft.words.clone(), worded: at.now, goal, ..kept })?;
    draft.kept(tx, at, &seat)?;
    lives(tx, at, &seat, "reword_goal")
}

/// Whoever has `faces` says that their goal is reached, that they drop it, or that they open it again. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where the goal is not of their journey; [`Error::Refused`] where they are the mentor, so many are open
/// already, or the talk is closed or rests.
pub fn turn(
    tx: &mut Tx,
    at: &mut Moment,
    faces: &[(FaceId, Side)],
    (talk, goal, state): (Code, Code, State),
) -> Result<(), Error> {
    let seat = sit(tx, at, faces, talk)?;
    let kept = found(tx, &seat, goal)?;
    let open = goals::count(tx, seat.talk.id, Some(State::Open))?;
    let goal = kept.goal.turn(seat.side, state, open)?;
    if goal == kept.goal {
        return Ok(());
    }
    goals::set(tx, &Kept { goal, since: at.now, ..kept })?;
    lives(tx, at, &seat, "turn_goal")?;
    tell(tx, at, &seat, "notice-goal-moved")
}
