//! Reading goals, for the two whose journey it is. Words are opened after the unit of work that found them.

use kith_core::{
    Code, FaceId, Private, TalkId, Timestamp,
    journey::goal::{Goal, Level, State},
    people::face::Side,
};
use kith_store::{
    Tx,
    journey::{
        goals::{self, Kept},
        growth::{self, Comment, Point, Step},
    },
    keys::Owner,
};

use super::{Text, found};
use crate::{
    App, Error,
    journey::reading::{self, Seen},
};

/// How many points, steps and comments a page shows at most, the newest.
pub const PAGE: i64 = 20;

/// One goal with everything around it, still sealed.
#[derive(Debug, Clone)]
pub struct Around {
    kept: Kept,
    points: Vec<Point>,
    steps: Vec<Step>,
    comments: Vec<Comment>,
}

/// How the goals of a journey grew, still sealed.
#[derive(Debug, Clone)]
pub struct Growth {
    goals: Vec<Kept>,
    points: Vec<Point>,
    steps: Vec<Step>,
}

/// How one goal grew, opened.
#[derive(Debug, Clone)]
pub struct Grown {
    /// The goal.
    pub goal: Opened,
    /// Where it stood, the oldest first: where it began, and the newest.
    pub points: Vec<(Timestamp, Level)>,
    /// The newest steps that were done, and when.
    pub steps: Vec<(Timestamp, Option<Private>)>,
}

/// A goal, opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// What names it.
    pub code: Code,
    /// How far it has come.
    pub goal: Goal,
    /// When it was written down.
    pub made: Timestamp,
    /// Since when it is in its state.
    pub since: Timestamp,
    /// Since when it says that.
    pub worded: Timestamp,
    /// What it says; `None` where its author left for good.
    pub text: Option<Text>,
}

/// What was said on a day.
#[derive(Debug, Clone)]
pub struct Said<T> {
    /// When.
    pub at: Timestamp,
    /// About what.
    pub about: T,
    /// The words; `None` where there are none, or their author left for good.
    pub words: Option<Private>,
}

/// A step, as a page shows it.
#[derive(Debug, Clone, Copy)]
pub struct Ticked {
    /// What names it.
    pub code: Code,
    /// When it was done; `None` while it is not.
    pub done: Option<Timestamp>,
}

/// One goal with everything around it, opened.
#[derive(Debug, Clone)]
pub struct Whole {
    /// The goal.
    pub goal: Opened,
    /// Where it stood, the newest first.
    pub points: Vec<Said<Level>>,
    /// The steps towards it, the oldest first.
    pub steps: Vec<Said<Ticked>>,
    /// What the mentor said, the newest first.
    pub comments: Vec<Said<()>>,
}

/// How many goals a journey has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Those that are open.
    pub open: usize,
    /// Those that are reached.
    pub reached: usize,
}

/// How many goals stand in `talk`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn count(tx: &mut Tx, talk: TalkId) -> Result<Count, Error> {
    let open = goals::count(tx, talk, Some(State::Open))?;
    Ok(Count { open, reached: goals::count(tx, talk, Some(State::Reached))? })
}

/// The goals in the journey of the talk `code`, still sealed, the oldest first.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn list(tx: &mut Tx, faces: &[(FaceId, Side)], code: Code) -> Result<(Seen, Vec<Kept>), Error> {
    let seen = reading::journey(tx, faces, code)?;
    let kept = goals::list(tx, seen.seat.talk.id)?;
    Ok((seen, kept))
}

/// The goal `goal` in the journey of the talk `code`, still sealed.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs, or holds no such goal.
pub fn one(
    tx: &mut Tx,
    faces: &[(FaceId, Side)],
    (code, goal): (Code, Code),
) -> Result<(Seen, Around), Error> {
    let seen = reading::journey(tx, faces, code)?;
    let kept = found(tx, &seen.seat, goal)?;
    Ok((seen, around(tx, kept, PAGE)?))
}

/// How the goals in the journey of the talk `code` grew, still sealed.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn growth(tx: &mut Tx, faces: &[(FaceId, Side)], code: Code) -> Result<(Seen, Growth), Error> {
    let (seen, goals) = list(tx, faces, code)?;
    let talk = seen.seat.talk.id;
    let points = growth::points_in(tx, talk, PAGE - 1)?;
    Ok((seen, Growth { goals, points, steps: growth::done_in(tx, talk, PAGE)? }))
}

/// `kept` with everything around it, up to `limit` of each.
pub(super) fn around(tx: &mut Tx, kept: Kept, limit: i64) -> Result<Around, Error> {
    let (points, steps) = (growth::points(tx, kept.id, limit)?, growth::steps(tx, kept.id)?);
    let comments = growth::comments(tx, kept.id, limit)?;
    Ok(Around { kept, points, steps, comments })
}

/// Opens `kept`.
///
/// # Errors
/// [`Error::Fault`] of the key store.
pub fn open(app: &App, kept: &Kept) -> Result<Opened, Error> {
    let owner = Owner::Talk(kept.talk, kept.author);
    let words = app.unseal(owner, goals::place(kept.id), &kept.words)?;
    let text = words.as_ref().map(Text::read).transpose()?;
    let Kept { code, goal, made, since, worded, .. } = *kept;
    Ok(Opened { code, goal, made, since, worded, text })
}

impl Growth {
    /// Opens all of it, goal by goal, the oldest first.
    ///
    /// # Errors
    /// [`Error::Fault`] of the key store.
    pub fn open(self, app: &App) -> Result<Vec<Grown>, Error> {
        let grown = |kept: &Kept| {
            let mentee = Owner::Talk(kept.talk, kept.author);
            let points = self.points.iter().filter(|point| point.goal == kept.id);
            let steps = self.steps.iter().filter(|step| step.goal == kept.id);
            let steps = steps.filter_map(|step| Some((step.done?, step))).map(|(done, step)| {
                Ok((done, app.unseal(mentee, growth::place_of_step(step.id), &step.words)?))
            });
            Ok(Grown {
                goal: open(app, kept)?,
                points: points.map(|point| (point.at, point.level)).collect(),
                steps: steps.collect::<Result<_, Error>>()?,
            })
        };
        self.goals.iter().map(grown).collect()
    }
}

impl Around {
    /// Opens all of it.
    ///
    /// # Errors
    /// [`Error::Fault`] of the key store.
    pub fn open(self, app: &App) -> Result<Whole, Error> {
        let talk = self.kept.talk;
        let mentee = Owner::Talk(talk, self.kept.author);
        let point = |point: Point| {
            let place = growth::place_of_point(point.id);
            let words = point.words.map(|words| app.unseal(mentee, place, &words));
            Ok(Said { at: point.at, about: point.level, words: words.transpose()?.flatten() })
        };
        let step = |step: Step| {
            let words = app.unseal(mentee, growth::place_of_step(step.id), &step.words)?;
            Ok(Said { at: step.made, about: Ticked { code: step.code, done: step.done }, words })
        };
        let comment = |one: Comment| {
            let (owner, place) = (Owner::Talk(talk, one.author), growth::place_of_comment(one.id));
            Ok(Said { at: one.at, about: (), words: app.unseal(owner, place, &one.words)? })
        };
        Ok(Whole {
            goal: open(app, &self.kept)?,
            points: self.points.into_iter().map(point).collect::<Result<_, Error>>()?,
            steps: self.steps.into_iter().map(step).collect::<Result<_, Error>>()?,
            comments: self.comments.into_iter().map(comment).collect::<Result<_, Error>>()?,
        })
    }
}
