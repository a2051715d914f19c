//! How many statements the store runs, for tests of lists that stay flat.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{
    Layer,
    layer::{Context, SubscriberExt as _},
    util::SubscriberInitExt as _,
};

/// How many statements ran, in all threads.
pub static RAN: Mutex<usize> = Mutex::new(0);

/// Held by the test that counts: all count in one place.
static ALONE: Mutex<()> = Mutex::new(());

/// Counts them.
struct Statements;

impl<S: Subscriber> Layer<S> for Statements {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "kith_store::engine::tx" {
            event.record(&mut Self);
        }
    }
}

impl Visit for Statements {
    fn record_str(&mut self, field: &Field, _: &str) {
        if field.name() == "text" {
            *RAN.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}
}

/// Counts for one test, for as long as it holds this.
pub fn alone() -> MutexGuard<'static, ()> {
    let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    // The first test has set it already.
    let _ = tracing_subscriber::registry().with(Statements).try_init();
    alone
}

/// How many statements `deed` takes.
pub fn counted(deed: impl FnOnce()) -> usize {
    let ran = || RAN.lock().unwrap_or_else(PoisonError::into_inner);
    *ran() = 0;
    deed();
    *ran()
}
