//! How this house is set up, as far as the rooms need to know; read once by the binary's settings.

use std::{net::IpAddr, path::PathBuf};

use kith_core::{
    DAY, Span,
    people::{device::SHARED, retrieval::WAIT, second_step::Ask},
    safety::exposure::SHARE,
};

/// The settings that deeds and pages ask for.
#[derive(Debug, Clone)]
pub struct Site {
    /// Where people reach it, without a slash at the end: `https://kith.example`.
    pub base_url: String,
    /// Where *Leave now* goes.
    pub exit_url: String,
    /// Whose word about where a request comes from is believed, as networks: address and bits.
    pub proxies: Vec<(IpAddr, u8)>,
    /// The help lines that the people of the site placed or confirmed, as they wrote them down; empty
    /// where they wrote none.
    pub help_lines: String,
    /// Into which folder anchors of the audit chain are written; nowhere where that is `None`.
    pub anchors: Option<PathBuf>,
    /// How many messages a new pair writes before links and ways to reach one another may stand in one.
    pub first_messages: u32,
    /// How long somebody waits who comes back without passphrase and without code.
    pub recovery_wait: Span,
    /// How long a sign-in may lie unused on a device that others use too.
    pub shared_idle: Span,
    /// Whether whoever works on a desk needs a second step. What is built without settings, such as the
    /// demo, offers it; the binary's settings require it.
    pub second_step: Ask,
    /// How long words of a talk are kept after its last one.
    pub keep_talks: Span,
    /// How many private texts one person at the desk opens in a week at most.
    pub exposure: i64,
    /// Whether this is the demo: limits are ten times as wide, and the pages say so.
    pub demo: bool,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            base_url: "http://127.0.0.1:8080".to_owned(),
            exit_url: "https://www.bbc.co.uk/weather".to_owned(),
            proxies: Vec::new(),
            help_lines: String::new(),
            anchors: None,
            first_messages: kith_core::talk::first::FIRST,
            recovery_wait: WAIT,
            shared_idle: SHARED,
            second_step: Ask::Offered,
            keep_talks: DAY.times(365),
            exposure: SHARE,
            demo: false,
        }
    }
}

impl Site {
    /// Whether `address` belongs to a proxy whose word is believed.
    #[must_use]
    pub fn trusts(&self, address: IpAddr) -> bool {
        // A port that listens for both kinds sees IPv4 as `::ffff:192.0.2.1`.
        let address = address.to_canonical();
        self.proxies.iter().any(|(network, bits)| within(address, *network, *bits))
    }
}

/// Whether the first `bits` bits of both are the same; never for two kinds of address.
fn within(address: IpAddr, network: IpAddr, bits: u8) -> bool {
    let (one, other, width) = match (address, network) {
        (IpAddr::V4(one), IpAddr::V4(other)) => (one.to_bits().into(), other.to_bits().into(), 32),
        (IpAddr::V6(one), IpAddr::V6(other)) => (one.to_bits(), other.to_bits(), 128),
        _ => return false,
    };
    let differ: u128 = one ^ other;
    differ.checked_shr(u32::from(width - bits.min(width))).unwrap_or(0) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_holds_its_own_addresses_only() {
        let check = |address: &str, network: &str, bits, held| {
            let site = Site { proxies: vec![(network.parse().unwrap(), bits)], ..Site::default() };
            assert_eq!(site.trusts(address.parse().unwrap()), held, "{address} {network}/{bits}");
        };
        check("10.1.2.3", "10.0.0.0", 8, true);
        check("11.1.2.3", "10.0.0.0", 8, false);
        check("10.0.0.1", "10.0.0.1", 32, true);
        check("10.0.0.2", "10.0.0.1", 32, false);
        check("192.0.2.1", "0.0.0.0", 0, true);
        check("::1", "0.0.0.0", 0, false);
        check("2001:db8::1", "2001:db8::", 32, true);
        check("::ffff:10.1.2.3", "10.0.0.0", 8, true);
    }
}
