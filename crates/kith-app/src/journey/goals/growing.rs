//! How a goal grows: where it stands, the steps towards it, what the mentor says about it.

use kith_core::{
    Code, FaceId, Moment, Private,
    journey::{
        agreement,
        goal::{self, Level, Tick},
    },
    people::face::Side,
};
use kith_store::{
    Tx,
    journey::growth::{self, Comment, Point, Step},
    seal::Place,
};
use uuid::Uuid;

use super::{Draft, found, sit, tell};
use crate::{
    App, Error,
    journey::{agreeing, lives},
};

/// What is said about a goal, and where that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Where it stands.
    Level,
    /// A step towards it.
    Step,
    /// What the mentor thinks.
    Comment,
}

impl About {
    fn place(self, id: Uuid) -> Place {
        match self {
            Self::Level => growth::place_of_point(id),
            Self::Step => growth::place_of_step(id),
            Self::Comment => growth::place_of_comment(id),
        }
    }
}

/// Reads what was `typed` for danger and seals it; `None` where that is nothing. Called aside, as
/// [`making::draft`](super::making::draft).
///
/// # Errors
/// [`Error::NotFound`] where the talk is not theirs; [`Error::Refused`] where it is too long.
pub fn draft(
    app: &App,
    faces: &[(FaceId, Side)],
    talk: Code,
    (about, typed): (About, &str),
) -> Result<Option<Draft>, Error> {
    let said = |words: Private| {
        let place = about.place(app.moment().id());
        super::draft(app, faces, talk, place, (&words, &words))
    };
    agreement::words(typed)?.map(said).transpose()
}

/// Whoever has `faces` says that their goal stands at `level` now, in the words of `draft` where there are some.
///
/// # Errors
/// [`Error::NotFound`] where the goal is not of their journey; [`Error::Refused`] where they are the mentor, it was reached or
/// dropped, the talk is closed or rests, or a new pair would be led elsewhere.
pub fn stand(
    tx: &mut Tx,
    at: &mut Moment,
    faces: &[(FaceId, Side)],
    (talk, goal, level): (Code, Code, Level),
    draft: Option<&Draft>,
) -> Result<(), Error> {
    let seat = match draft {
        Some(draft) => draft.seat(tx, at)?,
        None => sit(tx, at, faces, talk)?,
    };
    let kept = found(tx, &seat, goal)?;
    kept.goal.stand(seat.side, level, growth::count_points(tx, kept.id)?)?;
    let id = draft.map_or_else(|| at.id(), |draft| draft.place.row);
    let words = draft.map(|draft| draft.words.clone());
    growth::add_point(tx, &Point { goal: kept.id, id, level, words, at: at.now })?;
    draft.map(|draft| draft.kept(tx, at, &seat)).transpose()?;
    lives(tx, at, &seat, "move_goal")?;
    if kept.goal.level == Some(level) {
        return Ok(());
    }
    tell(tx, at, &seat, "notice-goal-moved")
}

/// Keeps `draft` as the next step towards `goal`.
///
/// # Errors
/// As [`stand`]; [`Error::Refused`] also where so many steps are there already.
pub fn add(tx: &mut Tx, at: &mut Moment, draft: &Draft, goal: Code) -> Result<(), Error> {
    let seat = draft.seat(tx, at)?;
    let kept = found(tx, &seat, goal)?;
    kept.goal.may_add(seat.side, growth::steps(tx, kept.id)?.len())?;
    let (id, code, words) = (draft.place.row, at.code(), draft.words.clone());
    growth::add_step(tx, &Step { goal: kept.id, id, code, words, made: at.now, done: None })?;
    draft.kept(tx, at, &seat)?;
    lives(tx, at, &seat, "add_step")
}

/// Whoever has `faces` ticks a step towards their goal, takes the tick back, or takes the step away. Twice is
/// once.
///
/// # Errors
/// As [`stand`]; [`Error::NotFound`] also where there is no such step.
pub fn tick(
    tx: &mut Tx,
    at: &mut Moment,
    faces: &[(FaceId, Side)],
    (talk, goal): (Code, Code),
    (step, tick): (Code, Tick),
) -> Result<(), Error> {
    let seat = sit(tx, at, faces, talk)?;
    let kept = found(tx, &seat, goal)?;
    kept.goal.goes_on(seat.side)?;
    let done = growth::steps(tx, kept.id)?.iter().find(|one| one.code == step).map(|one| one.done);
    match (tick, done) {
        (Tick::Away, None) | (Tick::Done, Some(Some(_))) | (Tick::Todo, Some(None)) => {
            return Ok(());
        }
        (_, None) => return Err(Error::NotFound),
        (Tick::Done, _) => growth::tick(tx, kept.id, step, Some(at.now))?,
        (Tick::Todo, _) => growth::tick(tx, kept.id, step, None)?,
        (Tick::Away, _) => growth::remove_step(tx, kept.id, step)?,
    }
    lives(tx, at, &seat, "tick_step")
}

/// The mentor says `draft` about the goal that `named` names, whatever has become of it.
///
/// # Errors
/// [`Error::NotFound`] where the goal is not of a journey in which they are the mentor; [`Error::Refused`] as [`stand`].
pub fn comment(tx: &mut Tx, at: &mut Moment, draft: &Draft, named: Code) -> Result<(), Error> {
    let seat = draft.seat(tx, at)?;
    let kept = found(tx, &seat, named)?;
    if seat.side == Side::Member {
        return Err(Error::NotFound);
    }
    goal::may_say(growth::count_comments(tx, kept.id)?)?;
    let (id, author, words) = (draft.place.row, seat.face, draft.words.clone());
    growth::add_comment(tx, &Comment { goal: kept.id, id, author, words, at: at.now })?;
    draft.kept(tx, at, &seat)?;
    agreeing::done(tx, at, &seat, "comment_goal")?;
    tell(tx, at, &seat, "notice-goal-comment")
}
