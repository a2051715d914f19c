//! What every bus promises, as tests to run against each implementation.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    task::{Wake, Waker},
    thread,
    time::Duration,
};

use kith_app::ports::Bus;

/// Long enough for any ring to arrive.
const PATIENCE: Duration = Duration::from_secs(5);

/// Long enough to be sure that none comes.
const SILENCE: Duration = Duration::from_millis(100);

/// Runs the whole contract: what is rung on `ringer` is heard on `hearer`, which may be another node
/// or the same.
pub fn keeps_its_contract(ringer: &dyn Bus, hearer: &dyn Bus) {
    a_ring_is_heard_by_all_who_listen_to_its_topic(ringer, hearer);
    a_listener_who_sleeps_blocks_nobody_and_hears_the_newest(ringer, hearer);
    a_ring_before_listening_and_after_hanging_up_is_not_heard(ringer, hearer);
    a_waker_is_woken(ringer, hearer);
    rings_from_many_threads_end_at_the_newest(ringer, hearer);
}

fn a_ring_is_heard_by_all_who_listen_to_its_topic(ringer: &dyn Bus, hearer: &dyn Bus) {
    let (one, two) = (hearer.listen("talk:1"), hearer.listen("talk:1"));
    let other = hearer.listen("talk:2");
    ringer.ring("talk:1", 5);
    assert_eq!([one.wait(PATIENCE), two.wait(PATIENCE)], [Some(5), Some(5)]);
    assert_eq!(one.wait(Duration::ZERO), None, "a ring is heard once");
    assert_eq!(other.wait(SILENCE), None);
}

fn a_listener_who_sleeps_blocks_nobody_and_hears_the_newest(ringer: &dyn Bus, hearer: &dyn Bus) {
    let (asleep, awake) = (hearer.listen("talk:3"), hearer.listen("talk:3"));
    for seq in 1..=10_000 {
        ringer.ring("talk:3", seq);
    }
    for bell in [awake, asleep] {
        let mut newest = 0;
        while newest < 10_000 {
            let heard = bell.wait(PATIENCE).unwrap();
            assert!(heard > newest, "{heard} after {newest}");
            newest = heard;
        }
    }
}

fn a_ring_before_listening_and_after_hanging_up_is_not_heard(ringer: &dyn Bus, hearer: &dyn Bus) {
    let sync = hearer.listen("talk:4");
    ringer.ring("talk:4", 1);
    assert_eq!(sync.wait(PATIENCE), Some(1));
    assert_eq!(hearer.listen("talk:4").wait(SILENCE), None);
    drop(sync);
    ringer.ring("talk:4", 2);
    assert_eq!(hearer.listen("talk:4").wait(Duration::ZERO), None);
}

fn a_waker_is_woken(ringer: &dyn Bus, hearer: &dyn Bus) {
    let (bell, woken) = (hearer.listen("talk:5"), Arc::new(Count::default()));
    let waker = Waker::from(Arc::clone(&woken));
    assert_eq!(bell.poll(&waker), None);
    ringer.ring("talk:5", 3);
    let heard = (0..500).find_map(|_| {
        thread::sleep(Duration::from_millis(10));
        (woken.0.load(Relaxed) > 0).then(|| bell.poll(&waker))
    });
    assert_eq!(heard, Some(Some(3)));
}

fn rings_from_many_threads_end_at_the_newest(ringer: &dyn Bus, hearer: &dyn Bus) {
    let bell = hearer.listen("talk:6");
    thread::scope(|scope| {
        for start in 0..4 {
            scope.spawn(move || (0..250).for_each(|n| ringer.ring("talk:6", 4 * n + start)));
        }
    });
    let mut newest = -1;
    while newest < 999 {
        newest = newest.max(bell.wait(PATIENCE).unwrap());
    }
    assert_eq!(newest, 999);
}

#[derive(Default)]
struct Count(AtomicUsize);

impl Wake for Count {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Relaxed);
    }
}
