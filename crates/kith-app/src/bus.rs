//! The bus within one process, and the bells that any bus rings.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    task::Waker,
    time::Duration,
};

use crate::ports::Bus;

/// Rings within this process; also what a bus between nodes rings when it hears from another.
#[derive(Clone, Default)]
pub struct InProcess(Arc<Mutex<HashMap<String, Vec<Arc<Clapper>>>>>);

/// One listener's side: it holds the newest seq that was rung and nothing else, so that a listener
/// who is slow misses rings in between, and nobody waits for them.
pub struct Bell {
    clapper: Arc<Clapper>,
    topic: String,
    bus: InProcess,
}

#[derive(Default)]
struct Clapper {
    heard: Mutex<Heard>,
    rung: Condvar,
}

#[derive(Default)]
struct Heard {
    /// The newest seq that was rung since the listener last looked.
    seq: Option<i64>,
    waker: Option<Waker>,
}

impl Bus for InProcess {
    fn ring(&self, topic: &str, seq: i64) {
        // The list is let go before anybody is woken, who may well listen to something else.
        let bells = locked(&self.0).get(topic).cloned().unwrap_or_default();
        for bell in bells {
            bell.ring(seq);
        }
    }

    fn listen(&self, topic: &str) -> Bell {
        let clapper = Arc::new(Clapper::default());
        let mut topics = locked(&self.0);
        topics.entry(topic.to_owned()).or_default().push(Arc::clone(&clapper));
        Bell { clapper, topic: topic.to_owned(), bus: self.clone() }
    }
}

impl InProcess {
    /// How many topics are listened to.
    #[must_use]
    pub fn topics(&self) -> usize {
        locked(&self.0).len()
    }
}

impl Bell {
    /// The newest seq that was rung since the last time; waits for a ring, at most `patience`.
    #[must_use]
    pub fn wait(&self, patience: Duration) -> Option<i64> {
        let heard = locked(&self.clapper.heard);
        let silent = |heard: &mut Heard| heard.seq.is_none();
        let waited = self.clapper.rung.wait_timeout_while(heard, patience, silent);
        waited.unwrap_or_else(PoisonError::into_inner).0.seq.take()
    }

    /// The newest seq that was rung since the last time; where nothing was, `waker` is woken by the
    /// next ring. For those who must not wait on a thread.
    #[must_use]
    pub fn poll(&self, waker: &Waker) -> Option<i64> {
        let mut heard = locked(&self.clapper.heard);
        let seq = heard.seq.take();
        if seq.is_none() {
            heard.waker = Some(waker.clone());
        }
        seq
    }
}

impl Clapper {
    fn ring(&self, seq: i64) {
        let waker = {
            let mut heard = locked(&self.heard);
            heard.seq = heard.seq.max(Some(seq));
            heard.waker.take()
        };
        self.rung.notify_all();
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl Drop for Bell {
    fn drop(&mut self) {
        let mut topics = locked(&self.bus.0);
        if let Some(bells) = topics.get_mut(&self.topic) {
            bells.retain(|bell| !Arc::ptr_eq(bell, &self.clapper));
            if bells.is_empty() {
                topics.remove(&self.topic);
            }
        }
    }
}

/// What `mutex` guards: nothing here is half done when a thread panics.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for InProcess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InProcess").field("topics", &self.topics()).finish_non_exhaustive()
    }
}

impl fmt::Debug for Bell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bell").field("topic", &self.topic).finish_non_exhaustive()
    }
}
