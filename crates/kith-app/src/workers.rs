//! Who does the chores: plain threads that claim what is due, one piece at a time.
//!
//! A claim is a lease. A node that dies with a piece in hand leaves it to whoever comes next when the
//! lease ends, so each piece is done at least once, and its deed sees to it that once is enough.

mod chain;
mod run;

use std::{
    fmt,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
    time::Duration,
};

use kith_core::SECOND;
use kith_store::{jobs, outbox};
use uuid::Uuid;

pub(crate) use self::chain::link_some;
pub use self::run::Ran;
use crate::{
    App, Error, Fault,
    jobs::{CHORES, Chores},
    promises,
};

/// How long a worker rests at most: so late may a piece be begun that was planted nearer meanwhile.
const REST: Duration = Duration::from_secs(1);

/// How many threads do chores; one more links the chains of deeds.
const HANDS: usize = 2;

/// Threads that do the chores of a node until this is dropped; dropping waits for the piece that
/// each has in hand.
pub struct Workers {
    bell: Arc<EndOfWork>,
    threads: Vec<JoinHandle<()>>,
}

/// Does everything that is due now, on this thread; for tests, and for consoles without workers.
///
/// # Errors
/// A fault of the store; a piece that fails is counted, and put off.
pub fn run_due(app: &App) -> Result<Ran, Error> {
    CHORES.run_due(app)
}

impl Workers {
    /// Starts the chores of Kith.
    ///
    /// # Errors
    /// A fault of the store, or where no thread can be had.
    pub fn start(app: &App) -> Result<Self, Error> {
        promises::plant_lost(app)?;
        Self::with(app, CHORES)
    }

    /// Starts `chores`.
    ///
    /// # Errors
    /// As [`Workers::start`].
    pub fn with(app: &App, chores: Chores) -> Result<Self, Error> {
        chores.plant_standing(app)?;
        let mut workers = Self { bell: Arc::default(), threads: Vec::new() };
        for hand in 1..=HANDS {
            workers.thread(format!("kith-worker-{hand}"), app, move |app| work(app, chores))?;
        }
        workers.thread("kith-linker".to_owned(), app, |app| {
            app.keys.forget_stale(app.now());
            while chain::link_some(app)? {}
            Ok(REST)
        })?;
        Ok(workers)
    }

    /// Starts a thread that calls `round` and rests as long as it says, until work ends.
    fn thread(
        &mut self,
        name: String,
        app: &App,
        round: impl Fn(&App) -> Result<Duration, Error> + Send + 'static,
    ) -> Result<(), Error> {
        let (bell, app) = (Arc::clone(&self.bell), app.clone());
        let live = move || {
            let mut rest = Duration::ZERO;
            while !bell.rings_within(rest) {
                rest = round(&app).unwrap_or_else(|error| {
                    tracing::warn!(%error, "a worker could not ask for work");
                    REST
                });
            }
        };
        let thread = thread::Builder::new().name(name).spawn(live).map_err(Fault::from)?;
        self.threads.push(thread);
        Ok(())
    }
}

/// Does one job and one line, where they are due; how long to rest afterwards.
fn work(app: &App, chores: Chores) -> Result<Duration, Error> {
    let (job, line) = (chores.one_job(app)?, chores.one_line(app)?);
    if job.or(line).is_some() {
        return Ok(Duration::ZERO);
    }
    let due = app.store.read::<_, Fault>(|tx| {
        let both = [jobs::next_due(tx)?, outbox::next_due(tx)?];
        Ok(both.into_iter().flatten().min())
    })?;
    let wait = due.map_or(i64::MAX, |due| due.since(app.now()).0);
    let micros = u64::try_from(wait.max(SECOND.0 / 100)).unwrap_or(u64::MAX);
    Ok(Duration::from_micros(micros).min(REST))
}

/// Rings once, when work ends.
#[derive(Default)]
struct EndOfWork {
    rung: Mutex<bool>,
    ring: Condvar,
}

impl EndOfWork {
    /// Waits up to `patience`; whether work has ended.
    fn rings_within(&self, patience: Duration) -> bool {
        let ended = self.ring.wait_timeout_while(self.rung(), patience, |rung| !*rung);
        *ended.unwrap_or_else(PoisonError::into_inner).0
    }

    fn rung(&self) -> MutexGuard<'_, bool> {
        self.rung.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        *self.bell.rung() = true;
        self.bell.ring.notify_all();
        for thread in self.threads.drain(..) {
            // One that panicked has nothing in hand: its lease ends, and another takes it up.
            drop(thread.join());
        }
    }
}

impl fmt::Debug for Workers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workers").field("threads", &self.threads.len()).finish_non_exhaustive()
    }
}

impl Chores {
    /// Plants the standing jobs that are not there yet, due now.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn plant_standing(&self, app: &App) -> Result<(), Error> {
        let (standing, now) = (self.standing, app.now());
        app.store.write(move |tx| {
            for name in standing {
                jobs::plant_missing(tx, name, Uuid::nil(), now)?;
            }
            Ok(())
        })
    }
}
