//! Chance by a seed, in whole numbers: the same on every machine.

/// `SplitMix64` (Steele, Lea & Flood 2014).
#[derive(Clone, Debug)]
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// 0..`limit`; 0 where that is 0. The remainder's bias is below one in 2³².
    pub(super) fn below(&mut self, limit: u32) -> u32 {
        u32::try_from(self.next() % u64::from(limit.max(1))).unwrap_or(0)
    }

    /// Both ends may come.
    pub(super) fn between(&mut self, least: u32, most: u32) -> u32 {
        least + self.below(most.saturating_sub(least) + 1)
    }

    /// Yes, so often in a thousand.
    pub(super) fn thousandths(&mut self, yes: u32) -> bool {
        self.below(1_000) < yes
    }

    /// The hours 0..`hours` at which something happens that is expected `count` times: small equal chances, which is a
    /// Poisson process as near as hours can tell.
    pub(super) fn times(&mut self, count: u32, hours: u32) -> Vec<u32> {
        let tries = 16.max(4 * count.div_ceil(hours.max(1)));
        let all = u64::from(tries) * u64::from(hours);
        let mut times = Vec::new();
        for hour in 0..hours {
            for _ in 0..tries {
                if self.next() % all < u64::from(count) {
                    times.push(hour);
                }
            }
        }
        times
    }

    /// So many different of `all` bits.
    pub(super) fn bits(&mut self, many: u32, all: u32) -> u32 {
        let mut bits = 0_u32;
        while bits.count_ones() < many.min(all) {
            bits |= 1 << self.below(all);
        }
        bits
    }
}
