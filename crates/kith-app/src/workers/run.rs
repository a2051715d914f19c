//! One piece of work: claimed, done, and noted as done, put off or given up.

use std::panic::{AssertUnwindSafe, catch_unwind};

use kith_core::{HOUR, MINUTE, Moment, SECOND, Span, Timestamp};
use kith_store::{
    audit::deeds::{self, Deed},
    jobs::{self, Job},
    outbox::{self, Line},
};
use uuid::Uuid;

use super::chain;
use crate::{App, Error, Fault, Tx, jobs::Chores};

/// How long a piece belongs to whoever claimed it.
const LEASE: Span = MINUTE;

/// How often a piece that carries no promise is tried before it is given up; that takes about four
/// hours.
const TRIES: i64 = 12;

/// How many pieces [`Chores::run_due`] does before it takes them for endless.
const ENDLESS: u64 = 100_000;

/// What was done of what was due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ran {
    /// How many pieces were done.
    pub done: u64,
    /// How many failed, and were put off or given up.
    pub failed: u64,
}

/// What became of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Done,
    Failed,
}

/// How much patience a piece is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Patience {
    /// This node does not know its name; a newer one may.
    Unknown,
    /// It is given up after [`TRIES`].
    Bounded,
    /// Somebody waits for it: it is tried until it is done.
    Endless,
}

/// What happens to a piece that is not done.
enum Later {
    At(Timestamp),
    Never,
}

impl Chores {
    /// Does everything that is due now, on this thread, until nothing is: standing jobs, jobs, the
    /// outbox, then the linking of the chains. Time stands still meanwhile only if the clock does.
    ///
    /// # Errors
    /// A fault of the store, or where there is no end of it.
    pub fn run_due(&self, app: &App) -> Result<Ran, Error> {
        self.plant_standing(app)?;
        let mut ran = Ran::default();
        while let Some(fate) = self.one(app)? {
            match fate {
                Fate::Done => ran.done += 1,
                Fate::Failed => ran.failed += 1,
            }
            if ran.done + ran.failed >= ENDLESS {
                return Err(Fault::new("some work plants itself without end").into());
            }
        }
        while chain::link_some(app)? {}
        Ok(ran)
    }

    fn one(&self, app: &App) -> Result<Option<Fate>, Error> {
        self.one_job(app)?.map_or_else(|| self.one_line(app), |fate| Ok(Some(fate)))
    }

    /// Does the job that has been due longest; `None` where none is due.
    pub(super) fn one_job(&self, app: &App) -> Result<Option<Fate>, Error> {
        let now = app.now();
        let due = app.store.read::<_, Fault>(jobs::next_due)?;
        if due.is_none_or(|due| due > now) {
            return Ok(None); // asking costs no commit, claiming does
        }
        let claim = move |tx: &mut Tx| jobs::claim(tx, now, now + LEASE);
        let Some(job) = app.store.write::<_, Fault>(claim)? else { return Ok(None) };
        let Some(body) = named(self.jobs, &job.name) else {
            return self.leave_job(app, job).map(Some);
        };
        match attempt(&job.name, || body(app, job.subject)) {
            Ok(()) => {
                app.store.write::<_, Fault>(move |tx| jobs::finish(tx, &job))?;
                Ok(Some(Fate::Done))
            }
            Err(why) => {
                self.warn_of(app, &job, &why);
                self.leave_job(app, job).map(Some)
            }
        }
    }

    /// Does the line of the outbox that has been due longest; `None` where none is due.
    pub(super) fn one_line(&self, app: &App) -> Result<Option<Fate>, Error> {
        let now = app.now();
        let due = app.store.read::<_, Fault>(outbox::next_due)?;
        if due.is_none_or(|due| due > now) {
            return Ok(None);
        }
        let take = move |tx: &mut Tx| outbox::take(tx, now, now + LEASE);
        let Some(line) = app.store.write::<_, Fault>(take)? else { return Ok(None) };
        let Some(carrier) = named(self.topics, &line.topic) else {
            return self.leave_line(app, line).map(Some);
        };
        match attempt(&line.topic, || carrier(app, &line)) {
            Ok(()) => {
                app.store.write::<_, Fault>(move |tx| outbox::remove(tx, line.id))?;
                Ok(Some(Fate::Done))
            }
            Err(why) => {
                warn(&line.topic, line.tries, &why);
                self.leave_line(app, line).map(Some)
            }
        }
    }

    fn patience(&self, name: &str) -> Patience {
        if named(self.jobs, name).is_none() {
            Patience::Unknown
        } else if self.promises.contains(&name) || self.standing.contains(&name) {
            Patience::Endless
        } else {
            Patience::Bounded
        }
    }

    /// Says that `job` failed; a promise by a number of its own, so that its keeper can be asked.
    fn warn_of(&self, app: &App, job: &Job, why: &Error) {
        let (name, tries) = (&*job.name, job.tries);
        if self.promises.contains(&name) {
            let incident: Uuid = app.moment().id();
            let (subject, why) = (job.subject, chain_of(why));
            tracing::error!(%incident, name, %subject, tries, why, "a promise waits, and is tried again");
        } else {
            warn(name, tries, why);
        }
    }

    fn leave_job(&self, app: &App, job: Job) -> Result<Fate, Error> {
        let moment = app.moment();
        let later = later(self.patience(&job.name), job.tries, moment.now);
        app.store.write::<_, Fault>(move |tx| match later {
            Later::At(due) => jobs::put_off(tx, &job, due).map(drop),
            Later::Never => {
                let at = &mut moment.clone();
                let buried = jobs::bury(tx, at, &job)?;
                note(tx, at, buried)
            }
        })?;
        Ok(Fate::Failed)
    }

    fn leave_line(&self, app: &App, line: Line) -> Result<Fate, Error> {
        let moment = app.moment();
        let known = named(self.topics, &line.topic).is_some();
        let patience = if known { Patience::Bounded } else { Patience::Unknown };
        let later = later(patience, line.tries, moment.now);
        app.store.write::<_, Fault>(move |tx| match later {
            Later::At(due) => outbox::put_off(tx, &line, due).map(drop),
            Later::Never => {
                let at = &mut moment.clone();
                let buried = outbox::bury(tx, at, &line)?;
                note(tx, at, buried)
            }
        })?;
        Ok(Fate::Failed)
    }
}

/// When a piece that failed is tried again: pauses from a second to an hour, each three times the
/// last.
fn later(patience: Patience, tries: i64, now: Timestamp) -> Later {
    match patience {
        Patience::Unknown => return Later::At(now + LEASE),
        Patience::Bounded if tries >= TRIES => return Later::Never,
        Patience::Bounded | Patience::Endless => {}
    }
    let grown = u32::try_from(tries - 1).ok().and_then(|steps| 3_i64.checked_pow(steps));
    Later::At(now + SECOND.times(grown.unwrap_or(i64::MAX)).min(HOUR))
}

/// A deed in the chain of the house says that something was given up.
fn note(tx: &mut Tx, at: &Moment, buried: Option<Uuid>) -> Result<(), Fault> {
    let Some(id) = buried else { return Ok(()) };
    tracing::error!(%id, "work that failed too often was given up");
    let stream = "house".to_owned();
    deeds::append(tx, &Deed { stream, actor: None, verb: "give_up_work", object: id, at: at.now })
}

/// Runs one piece; one that panics has failed. A subject that is gone, or a rule that now says no,
/// is no failure: nothing is left to do.
fn attempt(name: &str, piece: impl FnOnce() -> Result<(), Error>) -> Result<(), Error> {
    let panicked = |_| Err(Fault::new("it panicked").into());
    match catch_unwind(AssertUnwindSafe(piece)).unwrap_or_else(panicked) {
        Err(Error::NotFound | Error::Refused(_)) => {
            tracing::info!(name, "work had nothing left to do");
            Ok(())
        }
        done => done,
    }
}

fn warn(name: &str, tries: i64, why: &Error) {
    tracing::warn!(name, tries, why = &*chain_of(why), "work failed");
}

/// What went wrong and because of what, on one line.
fn chain_of(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

fn named<T: Copy>(list: &[(&'static str, T)], name: &str) -> Option<T> {
    list.iter().find(|(known, _)| *known == name).map(|(_, what)| *what)
}
