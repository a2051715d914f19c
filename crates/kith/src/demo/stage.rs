//! Where the world happens: an app on passing stores, whose clock can be set until the curtain falls,
//! and shows the time of the machine from then on.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering::Relaxed},
};

use anyhow::Context;
use kith_app::{App, Error, Fault, Site, Tx, bus::InProcess, outgoing::Outside, workers};
use kith_core::{Moment, Span, Timestamp};
use kith_store::{Scratch, Store, jobs, keys::Keys, outbox};

use crate::wiring;

/// The clock follows the machine.
const REAL: i64 = i64::MIN;

/// The stage.
pub(crate) struct Stage {
    /// The app on it.
    pub(crate) app: App,
    /// When the world ends: now, as the machine has it.
    pub(crate) now: Timestamp,
    shown: Arc<AtomicI64>,
    _held: [Scratch; 2],
}

impl Stage {
    /// Sets it up, for a world that ends now.
    pub(crate) fn new(site: Site) -> anyhow::Result<Self> {
        Self::ending(wiring::now(), site)
    }

    /// Sets it up, for a world that ends at `now`.
    pub(crate) fn ending(now: Timestamp, site: Site) -> anyhow::Result<Self> {
        let (scratch, keyring) = (Scratch::new(None)?, Scratch::new(None)?);
        let shown = Arc::new(AtomicI64::new(now.micros()));
        let clock = Arc::clone(&shown);
        let mut first = Moment::new(now, wiring::cast());
        let app = App {
            store: Store::open(&scratch.place).context("the passing store")?,
            keys: Keys::open(&keyring.place, &keyring.file("root.key"), &mut first)?,
            bus: Arc::new(InProcess::default()),
            outside: Outside::default(),
            porch: Arc::default(),
            detector: kith_app::safety::Detector::default(),
            clock: Arc::new(move || read(&clock)),
            dice: Arc::new(wiring::cast),
            site: Arc::new(site),
        };
        Ok(Self { app: app.wired(), now, shown, _held: [scratch, keyring] })
    }

    /// Turns the clock to `at`; what falls due on the way is done in its own time.
    pub(crate) fn turn_to(&self, at: Timestamp) -> anyhow::Result<()> {
        loop {
            let due = self.app.store.read::<_, Fault>(|tx| {
                let both = [jobs::next_due(tx)?, outbox::next_due(tx)?];
                Ok(both.into_iter().flatten().min())
            })?;
            let Some(due) = due.filter(|due| *due <= at) else { break };
            self.set(due.max(read(&self.shown)));
            workers::run_due(&self.app)?;
        }
        self.set(at.max(read(&self.shown)));
        Ok(())
    }

    /// Turns the clock to `at` and lets nothing happen meanwhile: for the very beginning.
    pub(crate) fn set(&self, at: Timestamp) {
        self.shown.store(at.micros(), Relaxed);
    }

    /// The moment that lies `hours` before the end.
    pub(crate) fn ago(&self, hours: f64) -> Timestamp {
        #[expect(
            clippy::as_conversions,
            clippy::cast_possible_truncation,
            clippy::cast_precision_loss,
            reason = "hours of a demo, to the microsecond, lie far within both types"
        )]
        let micros = (hours * kith_core::HOUR.0 as f64) as i64;
        self.now + Span(-micros)
    }

    /// Does `deed` at the moment that the clock shows.
    pub(crate) fn act<T: Send + 'static>(
        &self,
        deed: impl Fn(&mut Tx, &mut Moment) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let moment = self.app.moment();
        self.app.store.write(move |tx| deed(tx, &mut moment.clone()))
    }

    /// Ends the play: from now on the clock is the machine's.
    pub(crate) fn curtain(&self) -> anyhow::Result<()> {
        self.turn_to(self.now)?;
        self.shown.store(REAL, Relaxed);
        Ok(())
    }
}

fn read(shown: &AtomicI64) -> Timestamp {
    match shown.load(Relaxed) {
        REAL => wiring::now(),
        micros => Timestamp::from_micros(micros).unwrap_or_else(wiring::now),
    }
}
