//! How often who may knock: a bucket of tokens for each caller and lane, in memory, bounded. Urgent
//! help, leaving and messages to the house have lanes of their own, so that nothing starves them.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::{Mutex, PoisonError},
};

use axum::{
    extract::ConnectInfo,
    http::{HeaderMap, request::Parts},
};
use kith_app::Site;
use kith_core::{DAY, MemberId, SECOND, Timestamp};

use crate::{house::House, page::Trouble};

/// From where a request comes, as a mark that tells nothing by itself and changes every day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Caller([u8; 16]);

/// What a request is about, as far as limits go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Lane {
    /// Pages.
    Look,
    /// Forms.
    Do,
    /// Urgent help and leaving.
    Help,
    /// Messages and reports to the house.
    Tell,
}

/// The buckets of every caller.
#[derive(Debug)]
pub(crate) struct Limits {
    /// How many times as wide as the defaults.
    wide: f64,
    buckets: Mutex<HashMap<(Caller, Lane), Bucket>>,
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    left: f64,
    since: Timestamp,
}

/// How many callers are remembered; beyond it the full buckets are forgotten first.
const MOST: usize = 50_000;

impl Lane {
    /// On which lane a request for `path` goes.
    pub(crate) fn of(path: &str, changes: bool) -> Self {
        match path {
            "/help" | "/exits" => Self::Help,
            "/contacts" | "/concerns" | "/receipts" | "/unsubscribe" => Self::Tell,
            _ if path.ends_with("/concerns") || path == "/blocks" => Self::Tell,
            _ if changes => Self::Do,
            _ => Self::Look,
        }
    }

    /// How many at once, and how many more each second.
    const fn rate(self) -> (f64, f64) {
        match self {
            Self::Look | Self::Help => (300.0, 10.0),
            Self::Do => (60.0, 1.0),
            Self::Tell => (30.0, 0.1),
        }
    }
}

impl Limits {
    /// The limits of a house; tenfold in a demo.
    pub(crate) fn new(demo: bool) -> Self {
        Self { wide: if demo { 10.0 } else { 1.0 }, buckets: Mutex::default() }
    }

    /// Takes one token of `caller` on `lane`.
    ///
    /// # Errors
    /// [`Trouble::TooMany`] with the seconds until there is one again.
    pub(crate) fn knock(&self, caller: Caller, lane: Lane, now: Timestamp) -> Result<(), Trouble> {
        let (most, pace) = lane.rate();
        let (most, pace) = (most * self.wide, pace * self.wide);
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MOST {
            buckets.retain(|(_, lane), bucket| !bucket.is_full(*lane, self.wide, now));
            if buckets.len() >= MOST {
                buckets.clear();
            }
        }
        let bucket = buckets.entry((caller, lane)).or_insert(Bucket { left: most, since: now });
        bucket.left = (bucket.left + seconds(bucket.since, now) * pace).min(most);
        bucket.since = now;
        if bucket.left >= 1.0 {
            bucket.left -= 1.0;
            return Ok(());
        }
        let wait = ((1.0 - bucket.left) / pace).ceil().clamp(1.0, 3600.0);
        Err(Trouble::TooMany(wait))
    }
}

impl Bucket {
    fn is_full(&self, lane: Lane, wide: f64, now: Timestamp) -> bool {
        let (most, pace) = lane.rate();
        self.left + seconds(self.since, now) * pace * wide >= most * wide
    }
}

/// Seconds between two moments; none where the clock was put back.
fn seconds(from: Timestamp, to: Timestamp) -> f64 {
    let whole = to.since(from).0.max(0) / (SECOND.0 / 1000);
    f64::from(i32::try_from(whole).unwrap_or(i32::MAX)) / 1000.0
}

impl Caller {
    /// Who sent the request: by the address of the connection, or by what a trusted proxy says.
    pub(crate) fn of(house: &House, parts: &Parts) -> Self {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        let address = behind(&house.app.site, peer, &parts.headers);
        let day = house.app.now().micros().div_euclid(DAY.0);
        let mut hash = blake3::Hasher::new_keyed(&house.secret);
        let hash = hash.update(&day.to_le_bytes()).update(&household(address)).finalize();
        let mut mark = [0; 16];
        mark.iter_mut().zip(hash.as_bytes()).for_each(|(to, from)| *to = *from);
        Self(mark)
    }

    /// Whoever is signed in as `member`, wherever they are.
    pub(crate) fn member(member: MemberId) -> Self {
        let mut hash = blake3::Hasher::new_derive_key("kith limits of a member");
        let hash = hash.update(member.0.as_bytes()).finalize();
        let mut mark = [0; 16];
        mark.iter_mut().zip(hash.as_bytes()).for_each(|(to, from)| *to = *from);
        Self(mark)
    }

    /// The bytes of the mark.
    pub(crate) fn mark(self) -> [u8; 16] {
        self.0
    }
}

/// Whoever stands behind our proxies: the last hop that is none of them. What stands before it can be
/// made up, be it in the same header or in one of its own, and what is no address ends the search.
fn behind(site: &Site, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    if !site.trusts(peer) {
        return peer;
    }
    let lines = headers.get_all("x-forwarded-for").into_iter();
    let lines: Vec<_> = lines.map(|line| line.to_str().unwrap_or_default()).collect();
    let hops = lines.iter().rev().flat_map(|line| line.rsplit(','));
    let mut hops = hops.map_while(|hop| hop.trim().parse::<IpAddr>().ok());
    hops.find(|hop| !site.trusts(*hop)).unwrap_or(peer)
}

/// What one household has: an IPv4 address, or the first 64 bits of an IPv6 address.
pub(crate) fn household(address: IpAddr) -> [u8; 16] {
    let six = match address {
        IpAddr::V4(four) => four.to_ipv6_mapped(),
        IpAddr::V6(six) => six.to_ipv4_mapped().map_or_else(
            || Ipv6Addr::from(u128::from(six) & !u128::from(u64::MAX)),
            |four| four.to_ipv6_mapped(),
        ),
    };
    six.octets()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use kith_core::MINUTE;

    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(1_700_000_000_000_000).unwrap() + SECOND.times(seconds)
    }

    fn drain(limits: &Limits, caller: Caller, lane: Lane) -> usize {
        (0..10_000).take_while(|_| limits.knock(caller, lane, at(0)).is_ok()).count()
    }

    #[test]
    fn whoever_knocks_too_often_waits_and_help_is_never_starved() {
        let (limits, caller) = (Limits::new(false), Caller([1; 16]));
        assert_eq!(drain(&limits, caller, Lane::Do), 60);
        assert!(matches!(limits.knock(caller, Lane::Do, at(0)), Err(Trouble::TooMany(_))));
        assert!(limits.knock(caller, Lane::Help, at(0)).is_ok());
        assert!(limits.knock(Caller([2; 16]), Lane::Do, at(0)).is_ok());
        assert!(limits.knock(caller, Lane::Do, at(2)).is_ok());
        assert_eq!(drain(&Limits::new(true), caller, Lane::Do), 600);
    }

    #[test]
    fn a_clock_put_back_gives_nothing_away_and_takes_nothing() {
        let (limits, caller) = (Limits::new(false), Caller([1; 16]));
        drain(&limits, caller, Lane::Do);
        assert!(limits.knock(caller, Lane::Do, at(0) + -MINUTE).is_err());
    }

    #[test]
    fn a_household_is_one_caller() {
        let of = |text: &str| household(text.parse().unwrap());
        assert_eq!(of("2001:db8::1"), of("2001:db8::2:3"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
    }

    #[test]
    fn nobody_chooses_the_address_they_are_counted_by() {
        let site = Site { proxies: vec![("10.0.0.0".parse().unwrap(), 8)], ..Site::default() };
        let check = |peer: &str, told: &[&'static str], from: &str| {
            let mut headers = HeaderMap::new();
            for line in told {
                headers.append("x-forwarded-for", HeaderValue::from_static(line));
            }
            let found = behind(&site, peer.parse().unwrap(), &headers);
            assert_eq!(found.to_string(), from, "{peer} {told:?}");
        };
        check("192.0.2.9", &["198.51.100.7"], "192.0.2.9");
        check("10.0.0.1", &[], "10.0.0.1");
        check("10.0.0.1", &["192.0.2.1"], "192.0.2.1");
        check("10.0.0.1", &["198.51.100.7, 192.0.2.1, 10.0.0.2"], "192.0.2.1");
        // Some proxies add a header of their own below the one that the browser sent.
        check("10.0.0.1", &["198.51.100.7", "192.0.2.1"], "192.0.2.1");
        check("10.0.0.1", &["198.51.100.7, unknown"], "10.0.0.1");
        check("10.0.0.1", &["198.51.100.7", ""], "10.0.0.1");
    }

    #[test]
    fn the_table_of_callers_is_bounded() {
        let limits = Limits::new(false);
        for n in 0..120_000_u32 {
            let mut mark = [0; 16];
            mark.iter_mut().zip(n.to_le_bytes()).for_each(|(to, from)| *to = from);
            let _ = limits.knock(Caller(mark), Lane::Look, at(0));
        }
        assert!(limits.buckets.lock().unwrap().len() <= MOST);
    }
}
