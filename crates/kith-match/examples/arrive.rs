//! How long one arrival and one departure take in a market of so many members: `arrive [PEOPLE [EVENTS]]`. Members are
//! drawn from a seed, 50 mentors each out of a fifth as many with five seats; each who comes leaves again, so that the
//! market stays as full as it was. Prints every quantile of the first try, nothing left out.

use std::io::Write;
use std::time::{Duration, Instant};

use kith_match::Market;

type Anything = Box<dyn std::error::Error>;

const EACH: u32 = 50;
const SEATS: u32 = 5;

fn main() -> Result<(), Anything> {
    let mut words = std::env::args().skip(1);
    let people: u32 = words.next().map_or(Ok(100_000), |word| word.parse())?;
    let events: u32 = words.next().map_or(Ok(20_000), |word| word.parse())?;
    let mentors = people / 5;
    let mut market = Market::new(&vec![SEATS; usize::try_from(mentors)?], None);
    let mut arrivals = Vec::new();
    let mut departures = Vec::new();
    for member in 0..people + events {
        let acceptable = acceptable(member, mentors);
        let arrival = timed(|| market.arrive(1, &acceptable));
        if member >= people {
            arrivals.push(arrival);
            // Somebody leaves who has been here for long: a seat falls free, and others move.
            departures.push(timed(|| market.leave(member - people)));
        }
    }
    let mut out = std::io::stdout();
    writeln!(out, "{people} members, {mentors} mentors, {events} of each, microseconds")?;
    for (name, mut all) in [("arrival", arrivals), ("departure", departures)] {
        all.sort_unstable();
        let at = |share: usize| all.get(((all.len() * share) / 1000).min(all.len() - 1));
        let micros = |share| at(share).map_or(0, Duration::as_micros);
        let [half, most, nearly, last] = [500, 990, 999, 1000].map(micros);
        writeln!(out, "{name:10} p50 {half} p99 {most} p99.9 {nearly} max {last}")?;
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "it measures; the crate itself knows no clock")]
fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let began = Instant::now();
    std::hint::black_box(work());
    began.elapsed()
}

/// Mentor, own score and the mentor's score: a third quality, two thirds taste.
fn acceptable(member: u32, mentors: u32) -> Vec<(u32, u32, u32)> {
    let mut drawn: Vec<u32> = (0..EACH).map(|place| draw(1, member, place, mentors)).collect();
    drawn.sort_unstable();
    drawn.dedup();
    let score = |seed, who, whom| {
        1 + draw(seed, whom, u32::MAX, 333_333) + draw(seed + 1, who, whom, 666_666)
    };
    drawn.into_iter().map(|b| (b, score(2, member, b), score(4, b, member))).collect()
}

/// Below `limit`, from what is drawn for these numbers.
fn draw(seed: u64, one: u32, other: u32, limit: u32) -> u32 {
    let z = mix(mix(seed ^ (u64::from(one) << 32)) ^ u64::from(other));
    u32::try_from((z >> 32) % u64::from(limit.max(1))).unwrap_or(0)
}

fn mix(z: u64) -> u64 {
    let z = z.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
