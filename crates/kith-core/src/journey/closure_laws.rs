//! The laws of an end: whatever the two do, in whatever order, and whoever is silent.

use proptest::prelude::*;

use super::*;
use crate::{HOUR, people::face::Side};

const NOTICE: Span = DAY.times(14);
const TRIAL: Span = DAY.times(60);

/// Something that happens on the way to the end.
#[derive(Debug, Clone)]
enum Does {
    Plan {
        by: Side,
        days: i64,
    },
    TakeBack(Side),
    Wish,
    Goodbye,
    Rest,
    /// Days pass; the house looks at each of them whether something is due, twice.
    Pass(i64),
}

fn does() -> impl Strategy<Value = Does> {
    let side = || prop::sample::select(vec![Side::Member, Side::Helper]);
    prop_oneof![
        4 => (side(), 0..140_i64).prop_map(|(by, days)| Does::Plan { by, days }),
        2 => side().prop_map(Does::TakeBack),
        1 => Just(Does::Wish),
        1 => Just(Does::Goodbye),
        1 => Just(Does::Rest),
        4 => (0..60_i64).prop_map(Does::Pass),
    ]
}

/// The world beside it: the hour, and how often it ended.
struct World {
    closure: Closure,
    now: Timestamp,
    ended: u32,
}

fn begin() -> Timestamp {
    Timestamp::from_micros(1_795_046_400_000_000).unwrap()
}

impl World {
    fn end(&mut self, how: End) {
        self.closure.talk = State::Closed { how, at: self.now };
        self.ended += 1;
    }

    fn look(&mut self) {
        if let Some(planned) = self.closure.due(self.now) {
            self.end(if planned.by.then().is_some() { End::Done } else { End::Goodbye });
        }
    }

    fn act(&mut self, does: &Does) -> Result<(), Refusal> {
        let then = Then::Done(Outcome::Helped);
        match *does {
            Does::Plan { by, days } => {
                let by = match by {
                    Side::Member => By::Mentee(then),
                    Side::Helper => By::Mentor(None),
                };
                let day = self.now + DAY.times(days);
                let planned = Planned::new(self.now, (by, day), &Zone::UTC);
                self.closure.may_plan(&planned, NOTICE)?;
                self.closure.planned = Some(planned);
            }
            Does::TakeBack(side) => {
                self.closure.may_take_back(side)?;
                self.closure.planned = None;
            }
            Does::Wish => self.closure.planned = Some(self.closure.wish(then)?),
            Does::Goodbye => {
                self.closure.goes_on()?;
                self.end(End::Goodbye);
            }
            Does::Rest => {
                self.closure.goes_on()?;
                let until = self.now + DAY;
                self.closure.talk = State::Paused { by: Side::Member, until };
            }
            Does::Pass(days) => {
                for _ in 0..days {
                    self.now = self.now + DAY;
                    self.look();
                    self.look();
                }
            }
        }
        Ok(())
    }
}

proptest! {
    #[test]
    fn eepm_clo_1_an_end_is_open_to_each_side_and_happens_exactly_once(
        all in prop::collection::vec(does(), 0..30),
    ) {
        let open = Closure { planned: None, talk: State::Open };
        let mut world = World { closure: open, now: begin(), ended: 0 };
        for does in &all {
            let (before, over) = (world.closure, world.ended > 0);
            let done = world.act(does);
            prop_assert!(world.ended <= 1, "nothing ends twice");
            if over {
                prop_assert_eq!(world.closure, before, "what is over changes no more");
            }
            match *does {
                Does::Goodbye if !over => prop_assert_eq!(done, Ok(()), "at once, at any time"),
                Does::TakeBack(side) if done.is_ok() => {
                    prop_assert_eq!(before.planned.unwrap().by.side(), Some(side), "their own day alone");
                }
                Does::Plan { days, .. } if !over && before.planned.is_none() => {
                    prop_assert_eq!(done.is_ok(), (14..=120).contains(&days), "{}", days);
                }
                _ => {}
            }
            let untouched = world.closure.planned.filter(|planned| planned.ends <= world.now);
            prop_assert!(untouched.is_none() || world.ended == 1, "its day ends it, also in silence");
            let reflects = world.closure.may_reflect(world.now);
            if world.ended == 0 {
                prop_assert_eq!(reflects.is_ok(), world.closure.planned.is_some());
            }
        }
        let ends = world.closure.planned.map(|planned| planned.ends);
        if let Some(ends) = ends.filter(|_| world.ended == 0) {
            let left = ends.since(world.now).0 / DAY.0 + 1;
            world.act(&Does::Pass(left)).unwrap();
            prop_assert_eq!(world.ended, 1, "whoever is silent");
            prop_assert_eq!(world.closure.how(begin(), TRIAL), Some(How::Planned));
        }
    }

    #[test]
    fn eepm_clo_4_nobody_learns_a_wish_that_is_not_shared(
        one in prop::sample::select(After::ALL), other in prop::sample::select(After::ALL),
    ) {
        prop_assert_eq!(one.meets(other), other.meets(one));
        prop_assert_eq!(one.meets(other), ![one, other].contains(&After::No));
    }
}

#[test]
fn each_end_has_its_word() {
    let since = begin();
    let day = |days| since + DAY.times(days);
    let by = By::Mentor(None);
    let planned = Some(Planned::new(day(80), (by, day(100)), &Zone::UTC));
    let check = |planned, how, days, expected| {
        let talk = State::Closed { how, at: day(days) };
        assert_eq!(Closure { planned, talk }.how(since, TRIAL), Some(expected), "{how:?} {days}");
    };
    check(None, End::Goodbye, 60, How::NoFault);
    check(None, End::Another, 61, How::Early);
    check(planned, End::Done, 99, How::Early);
    check(planned, End::Goodbye, 100, How::Planned);
    check(planned, End::Done, 101, How::Planned);
    check(planned, End::Frozen, 101, How::Safeguarding);
    check(None, End::HelperSilent, 5, How::Absent);
    check(None, End::Erased, 5, How::Left);
    assert_eq!(Closure { planned, talk: State::Open }.how(since, TRIAL), None);
}

#[test]
fn words_are_written_until_a_month_after_the_end_and_never_between_two_who_were_parted() {
    let at = begin();
    let check = |how, days, expected| {
        let closure = Closure { planned: None, talk: State::Closed { how, at } };
        assert_eq!(closure.may_reflect(at + DAY.times(days)), expected, "{how:?} {days}");
    };
    check(End::HelperSilent, 30, Ok(()));
    check(End::Goodbye, 31, Err(NOT_NOW));
    check(End::Frozen, 1, Err(CLOSED));
}

#[test]
fn what_the_mentee_wants_then_has_a_word() {
    for word in ["helped", "partly", "not", "moved_on", "another"] {
        assert_eq!(Then::of(word).map(Then::word), Some(word));
    }
    assert_eq!(Then::of("more"), None);
}

#[test]
fn the_whole_last_day_is_theirs_where_the_programme_is() {
    let zone = |name| Zone::named(name).unwrap();
    let check = |zone: &Zone, hours| {
        let planned = Planned::new(begin(), (By::Mentor(None), begin() + DAY.times(20)), zone);
        assert_eq!(planned.ends, begin() + DAY.times(21) + HOUR.times(hours), "{zone}");
    };
    check(&Zone::UTC, 0);
    check(&zone("America/Los_Angeles"), 8);
    check(&zone("Asia/Tokyo"), -9);
}

#[test]
fn a_last_day_keeps_the_question_after_silence_away_for_two_weeks_at_most() {
    let planned =
        |days| Planned::new(begin(), (By::Mentor(None), begin() + DAY.times(days)), &Zone::UTC);
    assert_eq!(planned(10).holds(), begin() + DAY.times(11));
    assert_eq!(planned(120).holds(), begin() + HOLDS);
}
