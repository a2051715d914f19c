//! A stable pairing that lives: people come and go one at a time, and only those whom it concerns move. A member who
//! arrives proposes, which gives exactly what a full run gives (`McVitie` & Wilson 1971). A seat that falls free is
//! offered to the best who would move, whose old seat is offered in turn (Blum, Roth & Rothblum 1997): stable again,
//! though not always the best for members, which the nightly run restores.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::answer::{Answer, Options, solve};
use crate::answer::{NoAnswer, Objective};
use crate::lottery::{Side, draw};
use crate::problem::{Edge, Flaw, Kind, Problem};
use crate::table::{By, at, no};

/// How much one person wants another: score, then the earlier draw, then the smaller id. The larger, the more.
type Wish = (u32, Reverse<(u64, u32)>);

/// What an event changed: pairs that are new, pairs that are gone; both ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// New pairs.
    pub made: Vec<(u32, u32)>,
    /// Pairs that are gone.
    pub broken: Vec<(u32, u32)>,
}

/// Somebody whom a member can ask, or who can ask a mentor.
#[derive(Clone, Copy, Debug)]
struct Choice {
    wish: Wish,
    other: u32,
    /// The other's wish.
    back: Wish,
}

#[derive(Clone, Debug, Default)]
struct Person {
    seats: u32,
    /// Best first.
    choices: Vec<Choice>,
    held: Vec<(Wish, u32)>,
}

/// Members, mentors and the pairs between them.
#[derive(Clone, Debug)]
pub struct Market {
    seed: Option<u64>,
    members: By<Person>,
    mentors: By<Person>,
    /// What a member's wish at each mentor must beat, so that most mentors are never looked up; `None`: a seat is free.
    bars: By<Option<Wish>>,
    /// What has changed since the event began: +1 made, -1 broken.
    diary: BTreeMap<(u32, u32), i32>,
}

impl Market {
    /// Mentors with these seats, and nobody yet who needs one.
    #[must_use]
    pub fn new(seats: &[u32], seed: Option<u64>) -> Self {
        let mentor = |&seats: &u32| Person { seats, ..Person::default() };
        let mentors: By<Person> = seats.iter().map(mentor).collect();
        let bars = mentors.iter().map(Person::bar).collect();
        Self { seed, members: By::default(), mentors, bars, diary: BTreeMap::new() }
    }

    /// The next member comes, with seats and acceptable mentors `(mentor, own score, the mentor's score)`, each mentor
    /// once; one who does not exist is passed over. The member's id is how many came before.
    pub fn arrive(&mut self, seats: u32, acceptable: &[(u32, u32, u32)]) -> Changes {
        let member = self.members.count();
        let mut choices = Vec::new();
        let mentors = self.mentors.count();
        for &(mentor, own, far) in acceptable.iter().filter(|it| it.0 < mentors) {
            let wish = (own, Reverse((draw(mentor, Side::B, self.seed), mentor)));
            let back = (far, Reverse((draw(member, Side::A, self.seed), member)));
            choices.push(Choice { wish, other: mentor, back });
            self.mentors[mentor].note(Choice { wish: back, other: member, back: wish });
        }
        choices.sort_unstable_by_key(|choice| Reverse(choice.wish));
        self.members.push(Person { seats, choices, held: Vec::new() });
        self.propose(member);
        self.changes()
    }

    /// A member goes; the seats go to whoever would move.
    pub fn leave(&mut self, member: u32) -> Changes {
        if member < self.members.count() {
            self.members[member].seats = 0;
            // Nobody invites who has left; a market that lives long must not remember them at every mentor.
            for &Choice { other, back, .. } in &self.members[member].choices {
                self.mentors[other].forget(back);
            }
            for (_, mentor) in std::mem::take(&mut self.members[member].held) {
                self.mentors[mentor].drop_partner(member);
                self.note(member, mentor, -1);
                self.measure(mentor);
                self.invite(mentor);
            }
        }
        self.changes()
    }

    /// A mentor opens or closes seats; with one too few the least wanted member has to look on.
    pub fn seat(&mut self, mentor: u32, seats: u32) -> Changes {
        if mentor < self.mentors.count() {
            self.mentors[mentor].seats = seats;
            self.measure(mentor);
            while no(self.mentors[mentor].held.len()) > seats {
                let Some((_, member)) = self.mentors[mentor].worst() else { break };
                self.part(member, mentor);
                self.propose(member);
            }
            self.invite(mentor);
        }
        self.changes()
    }

    /// A pair becomes impossible: after a decline, a block, or by a coordinator.
    pub fn forbid(&mut self, member: u32, mentor: u32) -> Changes {
        if member < self.members.count() && mentor < self.mentors.count() {
            self.members[member].choices.retain(|choice| choice.other != mentor);
            self.mentors[mentor].choices.retain(|choice| choice.other != member);
            if self.members[member].holds(mentor) {
                self.part(member, mentor);
                self.propose(member);
                self.invite(mentor);
            }
        }
        self.changes()
    }

    /// All pairs, ascending.
    #[must_use]
    pub fn pairs(&self) -> Vec<(u32, u32)> {
        let ids = self.members.ids();
        let held = ids.zip(self.members.iter());
        let mut pairs: Vec<(u32, u32)> = held
            .flat_map(|(member, it)| it.held.iter().map(move |&(_, mentor)| (member, mentor)))
            .collect();
        pairs.sort_unstable();
        pairs
    }

    /// The market as an instance: who left has no seats.
    ///
    /// # Errors
    /// [`Flaw`] where scores or seats were out of range.
    pub fn problem(&self) -> Result<Problem, Flaw> {
        let mut edges = Vec::new();
        for (a, member) in self.members.ids().zip(self.members.iter()) {
            let edge =
                |it: &Choice| Edge { a, b: it.other, score_a: it.wish.0, score_b: it.back.0 };
            edges.extend(member.choices.iter().map(edge));
        }
        let seats = |people: &By<Person>| people.iter().map(|person| person.seats).collect();
        let kind = Kind::Bip { na: self.members.count(), nb: self.mentors.count() };
        Problem::new(kind, seats(&self.members), seats(&self.mentors), &edges)
    }

    /// The pairs as an answer to [`Market::problem`], with a bound on the total, for a certificate.
    ///
    /// # Errors
    /// [`NoAnswer`] never: members and mentors always have one.
    pub fn answer(&self, problem: &Problem) -> Result<Answer, NoAnswer> {
        let full = solve(problem, Options { objective: Objective::Stable, seed: self.seed })?;
        let edges = self.pairs().into_iter().filter_map(|(a, b)| problem.find(a, b)).collect();
        Ok(Answer { duals: full.duals, bound: full.bound, ..Answer::new(edges) })
    }

    /// A member asks down the list for each free seat, and so does everyone who loses one by it.
    fn propose(&mut self, first: u32) {
        let mut waiting = vec![first];
        while let Some(member) = waiting.pop() {
            while let Some(choice) = self.next_for(member) {
                if let Some(left) = self.pair(member, &choice) {
                    waiting.push(left);
                }
            }
        }
    }

    /// The best mentor who would take a member with a free seat.
    fn next_for(&self, member: u32) -> Option<Choice> {
        let it = &self.members[member];
        let takes = |choice: &&Choice| {
            self.bars[choice.other].is_none_or(|bar| choice.back > bar) && !it.holds(choice.other)
        };
        it.is_free().then(|| it.choices.iter().find(takes).copied())?
    }

    /// A mentor's free seats go to the best members who would move, and theirs in turn.
    fn invite(&mut self, first: u32) {
        let mut open = vec![first];
        while let Some(mentor) = open.pop() {
            while let Some(choice) = self.next_to_invite(mentor) {
                let member = choice.other;
                if !self.members[member].is_free()
                    && let Some((_, left)) = self.members[member].worst()
                {
                    self.part(member, left);
                    open.push(left);
                }
                let choice = Choice { wish: choice.back, other: mentor, back: choice.wish };
                self.pair(member, &choice);
            }
        }
    }

    fn next_to_invite(&self, mentor: u32) -> Option<Choice> {
        let it = &self.mentors[mentor];
        let comes = |choice: &&Choice| {
            !it.holds(choice.other) && self.members[choice.other].would_take(choice.back)
        };
        it.is_free().then(|| it.choices.iter().find(comes).copied())?
    }

    /// Makes a pair; the member who has to go for it, where the mentor was full.
    fn pair(&mut self, member: u32, choice: &Choice) -> Option<u32> {
        let mentor = choice.other;
        let gone = if self.mentors[mentor].is_free() { None } else { self.mentors[mentor].worst() };
        if let Some((_, left)) = gone {
            self.part(left, mentor);
        }
        self.members[member].held.push((choice.wish, mentor));
        self.mentors[mentor].held.push((choice.back, member));
        self.measure(mentor);
        self.note(member, mentor, 1);
        gone.map(|(_, left)| left)
    }

    fn part(&mut self, member: u32, mentor: u32) {
        self.members[member].drop_partner(mentor);
        self.mentors[mentor].drop_partner(member);
        self.measure(mentor);
        self.note(member, mentor, -1);
    }

    fn measure(&mut self, mentor: u32) {
        self.bars[mentor] = self.mentors[mentor].bar();
    }

    fn note(&mut self, member: u32, mentor: u32, change: i32) {
        *self.diary.entry((member, mentor)).or_default() += change;
    }

    fn changes(&mut self) -> Changes {
        let mut changes = Changes::default();
        for (pair, change) in std::mem::take(&mut self.diary) {
            match change {
                1.. => changes.made.push(pair),
                0 => {}
                _ => changes.broken.push(pair),
            }
        }
        changes
    }
}

impl Person {
    fn note(&mut self, choice: Choice) {
        let place = self.choices.partition_point(|other| other.wish > choice.wish);
        self.choices.insert(place, choice);
    }

    /// Takes a choice out again, found by its wish, which is no other's.
    fn forget(&mut self, wish: Wish) {
        let place = self.choices.partition_point(|other| other.wish > wish);
        if self.choices.get(place).is_some_and(|other| other.wish == wish) {
            self.choices.remove(place);
        }
    }

    fn is_free(&self) -> bool {
        self.held.len() < at(self.seats)
    }

    fn holds(&self, other: u32) -> bool {
        self.held.iter().any(|&(_, held)| held == other)
    }

    fn worst(&self) -> Option<(Wish, u32)> {
        self.held.iter().min().copied()
    }

    fn would_take(&self, wish: Wish) -> bool {
        self.bar().is_none_or(|bar| wish > bar)
    }

    /// The wish for the least wanted partner; above all without a seat, `None` while one is free.
    fn bar(&self) -> Option<Wish> {
        const ABOVE_ALL: Wish = (u32::MAX, Reverse((0, 0)));
        (!self.is_free()).then(|| self.worst().map_or(ABOVE_ALL, |(worst, _)| worst))
    }

    fn drop_partner(&mut self, other: u32) {
        self.held.retain(|&(_, held)| held != other);
    }
}

#[cfg(test)]
mod tests {
    use super::{Market, Person};

    #[test]
    fn who_has_left_is_remembered_by_no_mentor() {
        let mut market = Market::new(&[1, 2], None);
        market.arrive(1, &[(0, 9, 5), (1, 3, 7)]);
        for later in 1..20 {
            market.arrive(1, &[(0, 8, 6), (1, 8, 6)]);
            market.leave(later);
        }
        let known = |mentor: &Person| mentor.choices.len();
        assert_eq!(market.mentors.iter().map(known).collect::<Vec<_>>(), [1, 1]);
        assert_eq!(market.pairs().len(), 1);
    }
}
