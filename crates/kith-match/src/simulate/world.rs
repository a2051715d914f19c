//! The programme while it is played: who waits, who is offered to whom, who meets, and what happens next.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use super::{MONTH, Scenario, chance::Chance};
use crate::market::Market;
use crate::people::turn;
use crate::table::{By, no};

/// Hours of a week.
const WEEK: u32 = 168;
/// Place gained by whose bond failed early, in hours.
const EARLY: u32 = 26 * WEEK;

/// What a person brings: three of twelve topics asked, five offered; languages; half-days of the week.
#[derive(Clone, Copy, Debug)]
struct Profile {
    topics: u32,
    languages: u32,
    times: u32,
}

#[derive(Clone, Debug)]
pub(super) struct Member {
    profile: Profile,
    /// A self-described group, of which 3 is small.
    pub(super) group: u32,
    /// When the person first asked, in hours.
    pub(super) asked: u32,
    /// Hours of place gained by an early ending.
    gained: u32,
    left_out: bool,
    pub(super) state: State,
    /// When the first bond began.
    pub(super) met: Option<u32>,
    avoid: BTreeSet<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Waiting,
    Offered,
    Bound,
    Gone,
}

#[derive(Clone, Debug)]
struct Mentor {
    profile: Profile,
    seats: u32,
    /// Open offers and bonds.
    taken: u32,
    stopped: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    MemberComes,
    MentorComes,
    MentorStops,
    /// An offer to both: whether both said yes in time.
    Answered {
        member: u32,
        mentor: u32,
        yes: bool,
    },
    /// A bond: whether it failed early.
    Parted {
        member: u32,
        mentor: u32,
        early: bool,
    },
    Run,
    /// A seat that was taken from the beginning.
    Freed {
        mentor: u32,
    },
}

pub(super) struct World {
    scenario: Scenario,
    chance: Chance,
    pub(super) now: u32,
    coming: BinaryHeap<Reverse<(u32, u32, Event)>>,
    events: u32,
    pub(super) members: By<Member>,
    mentors: By<Mentor>,
    pub(super) offers: u32,
    pub(super) overtaken: u32,
    pub(super) over_seats: u32,
    pub(super) avoid_pairs: u32,
}

impl World {
    pub(super) fn new(scenario: Scenario, seed: u64) -> Self {
        let mut world = Self {
            scenario,
            chance: Chance(seed),
            now: 0,
            coming: BinaryHeap::new(),
            events: 0,
            members: Vec::new().into(),
            mentors: Vec::new().into(),
            offers: 0,
            overtaken: 0,
            over_seats: 0,
            avoid_pairs: 0,
        };
        world.begin();
        let (members, hours) = (scenario.members, scenario.hours);
        for at in world.chance.times(members, hours) {
            world.plan(at, Event::MemberComes);
        }
        let stops =
            u64::from(scenario.mentors) * u64::from(scenario.mentors_stop) * u64::from(hours);
        let stops = u32::try_from(stops / 1_000 / u64::from(MONTH)).unwrap_or(u32::MAX);
        for event in [Event::MentorStops, Event::MentorComes] {
            for at in world.chance.times(stops, hours) {
                world.plan(at, event);
            }
        }
        if scenario.rhythm > 0 && scenario.waiting == 0 {
            world.plan(scenario.rhythm, Event::Run);
        }
        world
    }

    /// Who is there at the hour 0.
    fn begin(&mut self) {
        for _ in 0..self.scenario.mentors {
            self.mentor_comes();
        }
        for _ in 0..self.scenario.waiting {
            self.member_comes();
        }
        if self.scenario.waiting > 0 && self.scenario.rhythm > 0 {
            self.plan(0, Event::Run);
        }
        let seats = self.mentors.ids().map(|it| self.room(it)).max().unwrap_or(0);
        let mut left = self.scenario.taken;
        // One of each mentor, then a second of each: as even as the seats are.
        for _ in 0..seats {
            for mentor in self.mentors.ids() {
                if left > 0 && self.room(mentor) > 0 {
                    left -= 1;
                    self.mentors[mentor].taken += 1;
                    let at = self.chance.between(1, self.scenario.weeks * WEEK);
                    self.plan(at, Event::Freed { mentor });
                }
            }
        }
    }

    /// Until the time is over.
    pub(super) fn play(&mut self) {
        while let Some(Reverse((at, _, event))) = self.coming.pop() {
            if at >= self.scenario.hours {
                break;
            }
            self.now = at;
            self.happen(event);
            if self.scenario.rhythm == 0 || event == Event::Run {
                self.run();
            }
        }
        self.now = self.scenario.hours;
    }

    fn plan(&mut self, at: u32, event: Event) {
        self.events += 1;
        self.coming.push(Reverse((at, self.events, event)));
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::MemberComes => self.member_comes(),
            Event::MentorComes => self.mentor_comes(),
            Event::MentorStops => {
                let who = self.chance.below(self.mentors.count());
                if who < self.mentors.count() {
                    self.mentors[who].stopped = true;
                }
            }
            Event::Answered { member, mentor, yes } => self.answered(member, mentor, yes),
            Event::Parted { member, mentor, early } => self.parted(member, mentor, early),
            Event::Freed { mentor } => self.mentors[mentor].taken -= 1,
            Event::Run => self.plan(self.now + self.scenario.rhythm, Event::Run),
        }
    }

    fn profile(&mut self, topics: u32) -> Profile {
        let languages = match self.chance.below(10) {
            0..=6 => 0b001,
            7 | 8 => 0b011,
            _ => 0b110,
        };
        Profile { topics: self.chance.bits(topics, 12), languages, times: self.chance.bits(4, 14) }
    }

    fn member_comes(&mut self) {
        let profile = self.profile(3);
        let group = match self.chance.below(20) {
            0..=9 => 0,
            10..=15 => 1,
            16..=18 => 2,
            _ => 3,
        };
        self.members.push(Member {
            profile,
            group,
            asked: self.now,
            gained: 0,
            left_out: false,
            state: State::Waiting,
            met: None,
            avoid: BTreeSet::new(),
        });
    }

    fn mentor_comes(&mut self) {
        let profile = self.profile(5);
        let seats = self.seats();
        self.mentors.push(Mentor { profile, seats, taken: 0, stopped: false });
    }

    /// How many the next mentor has: a part of those of the beginning, then as many as a mentor has on average.
    fn seats(&mut self) -> u32 {
        let (all, of, next) =
            (self.scenario.seats, self.scenario.mentors.max(1), self.mentors.count());
        if all == 0 {
            return self.chance.between(1, 3);
        }
        if next < of { all * (next + 1) / of - all * next / of } else { (all / of).max(1) }
    }

    fn answered(&mut self, member: u32, mentor: u32, yes: bool) {
        if !yes {
            self.members[member].avoid.insert(mentor);
            self.members[member].state = State::Waiting;
            self.mentors[mentor].taken -= 1;
            return;
        }
        let it = &mut self.members[member];
        it.state = State::Bound;
        it.met = it.met.or(Some(self.now));
        let early = self.chance.thousandths(self.scenario.early_endings);
        let weeks = self.scenario.weeks;
        let hours = if early {
            self.chance.between(1, 4 * WEEK - 1)
        } else {
            self.chance.between(weeks * WEEK / 4, weeks * WEEK)
        };
        self.plan(self.now + hours, Event::Parted { member, mentor, early });
    }

    fn parted(&mut self, member: u32, mentor: u32, early: bool) {
        self.mentors[mentor].taken -= 1;
        let it = &mut self.members[member];
        it.avoid.insert(mentor);
        it.state = if early { State::Waiting } else { State::Gone };
        if early {
            it.gained = EARLY;
        }
    }

    /// Offers free seats to those who wait: no two of them would rather have one another.
    fn run(&mut self) {
        let free: Vec<u32> = self.mentors.ids().filter(|&it| self.room(it) > 0).collect();
        let mut waiting: Vec<u32> =
            self.members.ids().filter(|&it| self.members[it].state == State::Waiting).collect();
        if free.is_empty() || waiting.is_empty() {
            return;
        }
        // Who asked first has the smaller number, which decides between equals.
        waiting.sort_by_key(|&it| (self.place(it), it));
        let seats: Vec<u32> = free.iter().map(|&it| self.room(it)).collect();
        let mut market = Market::new(&seats, None);
        for &member in &waiting {
            let acceptable: Vec<(u32, u32, u32)> = (0..)
                .zip(&free)
                .filter_map(|(place, &mentor)| {
                    let fit = self.fit(member, mentor)?;
                    Some((place, fit / 100 * 89, self.wish(member, fit)))
                })
                .collect();
            market.arrive(1, &acceptable);
        }
        let at = |list: &[u32], place: u32| list.get(crate::table::at(place)).copied();
        let pairs: Vec<(u32, u32)> = market
            .pairs()
            .into_iter()
            .filter_map(|(a, b)| at(&waiting, a).zip(at(&free, b)))
            .collect();
        waiting.retain(|&it| pairs.iter().all(|&(member, _)| member != it));
        self.overtaken += self.overtakings(&pairs, &waiting);
        self.offer(&pairs);
        for member in waiting {
            self.members[member].left_out = true;
        }
    }

    fn offer(&mut self, pairs: &[(u32, u32)]) {
        for &(member, mentor) in pairs {
            self.offers += 1;
            self.avoid_pairs += u32::from(self.members[member].avoid.contains(&mentor));
            self.over_seats += u32::from(self.room(mentor) == 0);
            self.mentors[mentor].taken += 1;
            self.members[member].state = State::Offered;
            self.members[member].left_out = false;
            let window = self.scenario.window;
            // A quarter longer than the window: some are silent too long.
            let mut says =
                |yes| (self.chance.between(1, window * 5 / 4 + 1), self.chance.thousandths(yes));
            let (near, far) =
                (says(self.scenario.member_accepts), says(self.scenario.mentor_accepts));
            let yes = near.1 && far.1 && near.0.max(far.0) <= window;
            let first_no = [near, far].into_iter().filter(|it| !it.1).map(|it| it.0).min();
            let after =
                if yes { near.0.max(far.0) } else { first_no.unwrap_or(window).min(window) };
            self.plan(self.now + after, Event::Answered { member, mentor, yes });
        }
    }

    /// Of those who still wait: how often somebody who asked later, and is otherwise equal (fits no better, was left out
    /// no more), is about to be offered the seat.
    fn overtakings(&self, pairs: &[(u32, u32)], waiting: &[u32]) -> u32 {
        let passed = |&(member, mentor): &(u32, u32)| {
            let Some(fit) = self.fit(member, mentor) else { return false };
            waiting.iter().any(|&other| {
                self.place(other) < self.place(member)
                    && self.members[other].left_out >= self.members[member].left_out
                    && self.fit(other, mentor).is_some_and(|far| far >= fit)
            })
        };
        no(pairs.iter().filter(|pair| passed(pair)).count())
    }

    fn room(&self, mentor: u32) -> u32 {
        let it = &self.mentors[mentor];
        if it.stopped { 0 } else { it.seats.saturating_sub(it.taken) }
    }

    /// When the person would have asked, with what an early ending gained: the smaller, the earlier.
    fn place(&self, member: u32) -> i64 {
        let it = &self.members[member];
        i64::from(it.asked) - i64::from(it.gained)
    }

    /// How well they fit, 0..=1,000,000; nothing where a hard rule stands between them.
    fn fit(&self, member: u32, mentor: u32) -> Option<u32> {
        let it = &self.members[member];
        let (near, far) = (it.profile, self.mentors[mentor].profile);
        let may = near.languages & far.languages != 0
            && (near.times & far.times).count_ones() > 0
            && !it.avoid.contains(&mentor);
        may.then(|| (near.topics & far.topics).count_ones() * 333_333)
    }

    /// How much a mentor wants a member: the tier without a choice.
    fn wish(&self, member: u32, fit: u32) -> u32 {
        let it = &self.members[member];
        turn(fit, (self.now - it.asked + it.gained) / WEEK, it.left_out)
    }
}
