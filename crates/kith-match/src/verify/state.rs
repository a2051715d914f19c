//! What the pairs come to: strict wishes, what everyone holds, who blocks.

use super::read::Instance;

/// Options under which pairs are judged, as the certificate names them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    pub(super) mutual: bool,
    pub(super) seed: Option<u64>,
}

/// One set of pairs of an instance.
pub(super) struct State<'i> {
    pub(super) instance: &'i Instance,
    terms: Terms,
    /// Places in the lottery, by person.
    rank: Vec<u32>,
    /// By edge.
    pub(super) made: Vec<bool>,
    pub(super) load: Vec<u32>,
    /// The wish below which a person refuses: -1 while a seat is free, above all without any seat.
    pub(super) floor: Vec<i64>,
    /// Score and own number of the least wanted partner; -1 while a seat is free.
    pub(super) score: Vec<i64>,
    pub(super) partner: Vec<i64>,
}

impl<'i> State<'i> {
    pub(super) fn new(instance: &'i Instance, terms: Terms, made: Vec<bool>) -> Self {
        let mut rank = lottery(instance.na, 0, terms.seed);
        rank.extend(lottery(instance.people - instance.na, 1, terms.seed));
        let people = instance.people;
        let mut state = Self {
            instance,
            terms,
            rank,
            made,
            load: vec![0; people],
            floor: vec![i64::MAX; people],
            score: vec![-1; people],
            partner: vec![-1; people],
        };
        state.hold();
        state
    }

    /// The person at the far end of an edge.
    pub(super) fn far(&self, edge: usize) -> usize {
        let b = self.instance.edges.get(edge).map_or(0, |row| row.b);
        if self.instance.room { b } else { self.instance.na + b }
    }

    pub(super) fn near(&self, edge: usize) -> usize {
        self.instance.edges.get(edge).map_or(0, |row| row.a)
    }

    /// The scores of both ends: with a mutual score their sum, twice.
    pub(super) fn scores(&self, edge: usize) -> (i64, i64) {
        let Some(row) = self.instance.edges.get(edge) else { return (0, 0) };
        let (a, b) = (i64::from(row.score_a), i64::from(row.score_b));
        if self.terms.mutual { (a + b, a + b) } else { (a, b) }
    }

    /// How much the ends of an edge want one another; the larger the more.
    pub(super) fn wishes(&self, edge: usize) -> (i64, i64) {
        let (a, b) = self.scores(edge);
        let behind = |person: usize| i64::from(u32::MAX - of(&self.rank, person, 0));
        ((a << 32) | behind(self.far(edge)), (b << 32) | behind(self.near(edge)))
    }

    pub(super) fn seats(&self, person: usize) -> u32 {
        of(&self.instance.seats, person, 0)
    }

    pub(super) fn floor(&self, person: usize) -> i64 {
        of(&self.floor, person, i64::MAX)
    }

    pub(super) fn is_free(&self, person: usize) -> bool {
        of(&self.load, person, 0) < self.seats(person)
    }

    pub(super) fn edges(&self) -> std::ops::Range<usize> {
        0..self.instance.edges.len()
    }

    pub(super) fn is_made(&self, edge: usize) -> bool {
        of(&self.made, edge, false)
    }

    fn hold(&mut self) {
        for edge in self.edges() {
            if !self.is_made(edge) {
                continue;
            }
            let (near, far) = (self.near(edge), self.far(edge));
            let ((wish_a, wish_b), (score_a, score_b)) = (self.wishes(edge), self.scores(edge));
            let b = self.instance.edges.get(edge).map_or(0, |row| row.b);
            self.note(near, wish_a, (score_a, b));
            self.note(far, wish_b, (score_b, near));
        }
        for person in 0..self.instance.people {
            if self.is_free(person) {
                put(&mut self.floor, person, -1);
                put(&mut self.score, person, -1);
                put(&mut self.partner, person, -1);
            }
        }
    }

    fn note(&mut self, person: usize, wish: i64, (score, partner): (i64, usize)) {
        let load = of(&self.load, person, 0);
        put(&mut self.load, person, load + 1);
        if wish < self.floor(person) {
            put(&mut self.floor, person, wish);
            put(&mut self.score, person, score);
            put(&mut self.partner, person, i64::try_from(partner).unwrap_or(-1));
        }
    }

    pub(super) fn blocks(&self, edge: usize) -> bool {
        let (wish_a, wish_b) = self.wishes(edge);
        !self.is_made(edge)
            && wish_a > self.floor(self.near(edge))
            && wish_b > self.floor(self.far(edge))
    }

    /// Whether both ends would gain more than `most` in points; a free seat is worth nothing.
    pub(super) fn gains_above(&self, edge: usize, most: i64) -> bool {
        let (a, b) = self.scores(edge);
        let gains = |person: usize, score: i64| {
            let held = if self.is_free(person) { 0 } else { of(&self.score, person, 0) };
            self.seats(person) > 0 && score - held > most
        };
        !self.is_made(edge) && gains(self.near(edge), a) && gains(self.far(edge), b)
    }

    /// A cycle of mentors, each of whom would pass a member on to the next, so that the members gain and nobody blocks
    /// (a rotation). A stable pairing without one is best for the members.
    pub(super) fn improves_for_members(&self) -> bool {
        let instance = self.instance;
        let mut next: Vec<Option<(i64, usize)>> = vec![None; instance.people];
        for edge in self.edges() {
            let (near, far) = (self.near(edge), self.far(edge));
            let (wish_a, wish_b) = self.wishes(edge);
            let full = self.floor(far) >= 0 && self.seats(far) > 0;
            let wanted = !self.is_made(edge) && full && wish_a > self.floor(near);
            if wanted && of(&next, far, None).is_none_or(|(wish, _)| wish < wish_b) {
                put(&mut next, far, Some((wish_b, near)));
            }
        }
        let onward = |mentor: usize| {
            let (_, member) = of(&next, mentor, None)?;
            usize::try_from(of(&self.partner, member, -1)).ok().map(|b| instance.na + b)
        };
        let mut seen = vec![0; instance.people];
        (instance.na..instance.people).any(|first| {
            let mut place = Some(first);
            while let Some(mentor) = place.filter(|&mentor| of(&seen, mentor, 1) == 0) {
                put(&mut seen, mentor, first + 1);
                place = onward(mentor);
            }
            place.is_some_and(|mentor| of(&seen, mentor, 0) == first + 1)
        })
    }
}

/// The entry of a list, or `none` beyond its end.
pub(super) fn of<T: Copy>(list: &[T], place: usize, none: T) -> T {
    list.get(place).copied().unwrap_or(none)
}

pub(super) fn put<T>(list: &mut [T], place: usize, value: T) {
    if let Some(entry) = list.get_mut(place) {
        *entry = value;
    }
}

/// Places in the published draw, as the rules print them.
fn lottery(people: usize, side: u64, seed: Option<u64>) -> Vec<u32> {
    let mut order: Vec<(u64, u32)> = (0..u32::try_from(people).unwrap_or(u32::MAX))
        .map(|person| (seed.map_or(0, |seed| draw(seed, 2 * u64::from(person) + side + 1)), person))
        .collect();
    order.sort_unstable();
    let mut rank = vec![0; people];
    for (place, (_, person)) in order.into_iter().enumerate() {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        put(&mut rank, usize::try_from(person).unwrap_or(usize::MAX), place);
    }
    rank
}

fn draw(seed: u64, step: u64) -> u64 {
    let z = seed.wrapping_add(step.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
