//! The laws of a retrieval, whatever happens in whatever order.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::HOUR;

/// What can happen.
#[derive(Debug, Clone, Copy)]
enum Act {
    Begin,
    Pass(i64),
    Stop,
    Use,
    MakeStaff(bool),
}

/// One account, what was begun for it, and what the clock shows.
struct World {
    all: Vec<Retrieval>,
    now: Timestamp,
    staff: bool,
    begun: u128,
    stopped: Vec<RetrievalId>,
    opened: Vec<(RetrievalId, Timestamp)>,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => Just(Act::Begin),
        6 => (1_i64..400).prop_map(Act::Pass),
        1 => Just(Act::Stop),
        3 => Just(Act::Use),
        1 => any::<bool>().prop_map(Act::MakeStaff),
    ]
}

impl World {
    fn new() -> Self {
        let now = Timestamp::from_micros(1_700_000_000_000_000).unwrap();
        let (all, stopped, opened) = (Vec::new(), Vec::new(), Vec::new());
        Self { all, now, staff: false, begun: 0, stopped, opened }
    }

    fn does(&mut self, act: Act) {
        let (now, staff) = (self.now, self.staff);
        match act {
            Act::Begin if may_begin(&self.all, staff, now) => {
                self.begun += 1;
                let id = RetrievalId(Uuid::from_u128(self.begun));
                let (code, member) = (Code(id.0), MemberId(Uuid::nil()));
                let (due, place) = (now + WAIT, Place::Waiting);
                self.all.push(Retrieval { id, code, member, since: now, due, place });
            }
            Act::Pass(hours) => self.pass(HOUR.times(hours)),
            Act::Stop => {
                let kept = self.all.iter_mut();
                for (one, stopped) in kept.filter_map(|one| one.stopped(now).map(|is| (one, is))) {
                    *one = stopped;
                    self.stopped.push(one.id);
                }
            }
            Act::Use => {
                let kept = self.all.iter_mut();
                for (one, used) in kept.filter_map(|one| one.used(staff, now).map(|is| (one, is))) {
                    *one = used;
                    self.opened.push((one.id, now));
                }
            }
            Act::Begin => {}
            Act::MakeStaff(staff) => self.staff = staff,
        }
    }

    /// Time passes; what falls due is done then, once.
    fn pass(&mut self, span: Span) {
        self.now = self.now + span;
        let now = self.now;
        self.all = std::mem::take(&mut self.all)
            .into_iter()
            .filter_map(|one| match one.step(now) {
                Step::Later => Some(one),
                Step::Goes(next) => Some(next),
                Step::Forgotten => None,
            })
            .collect();
    }
}

proptest! {
    #[test]
    fn nothing_opens_before_its_time_nor_twice_nor_after_it_was_stopped(
        acts in prop::collection::vec(act(), 0..60),
    ) {
        let mut world = World::new();
        for act in acts {
            let (staff, opened) = (world.staff, world.opened.len());
            let begun: Vec<_> = world.all.iter().map(|one| (one.id, one.since)).collect();
            world.does(act);
            for (id, at) in world.opened.iter().skip(opened) {
                let since = begun.iter().find(|(is, _)| is == id).unwrap().1;
                prop_assert!(*at >= since + WAIT, "before its time");
                prop_assert!(!staff, "of whoever works on a desk");
                prop_assert!(!world.stopped.contains(id), "stopped");
                prop_assert_eq!(world.opened.iter().filter(|(is, _)| is == id).count(), 1);
            }
        }
    }

    #[test]
    fn one_stands_at_a_time_and_three_begin_in_a_month(
        acts in prop::collection::vec(act(), 0..60),
    ) {
        let mut world = World::new();
        let mut begun = Vec::new();
        for act in acts {
            world.does(act);
            begun.extend(world.all.iter().map(|one| (one.id, one.since)));
            begun.sort_unstable();
            begun.dedup();
            prop_assert!(world.all.iter().filter(|one| one.place.stands()).count() <= 1);
            let recent = begun.iter().filter(|(_, since)| world.now < *since + MONTH).count();
            prop_assert!(recent <= MOST, "{recent}");
        }
    }

    #[test]
    fn left_alone_each_walks_to_its_end_and_is_forgotten(pauses in prop::collection::vec(1_i64..2000, 1..8)) {
        let mut world = World::new();
        world.does(Act::Begin);
        for hours in pauses {
            world.does(Act::Pass(hours));
        }
        for _ in 0..3 {
            let Some(one) = world.all.first().copied() else { break };
            world.now = one.due.max(world.now);
            world.pass(Span(0));
        }
        prop_assert!(world.all.is_empty());
    }
}

#[test]
fn a_house_that_was_shut_takes_nothing_of_the_time_in_which_the_code_opens() {
    let mut world = World::new();
    world.does(Act::Begin);
    world.does(Act::Pass(24 * 90));
    world.does(Act::Use);
    assert_eq!(world.opened.len(), 1);
}
