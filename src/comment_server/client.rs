//! The client that sent a request: its network, and its address behind proxies.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

/// An IP network: an address and the length of its prefix, written `10.0.0.0/8`. An address without a length is a network with
/// only this address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network {
    /// The address as IPv6, with IPv4 addresses mapped. The bits after the prefix are 0.
    bits: u128,
    /// The length of the prefix, in bits of the IPv6 address.
    length: u32,
}

/// The prefix lengths of the networks that one household or one server usually has. Limits apply to such a network as a whole.
const USUAL_V4: u32 = 24;
const USUAL_V6: u32 = 56;
/// The prefix length of the largest IPv6 network that a provider gives to a customer.
const WIDE_V6: u32 = 48;

impl Network {
    /// Returns the network that an address is counted with.
    pub(super) fn of(ip: IpAddr) -> Network {
        match ip.to_canonical() {
            IpAddr::V4(_) => Network::new(ip, 96 + USUAL_V4),
            IpAddr::V6(_) => Network::new(ip, USUAL_V6),
        }
    }

    /// Returns the wider network that an IPv6 address is also counted with.
    pub(super) fn wide(ip: IpAddr) -> Option<Network> {
        ip.to_canonical().is_ipv6().then(|| Network::new(ip, WIDE_V6))
    }

    fn new(ip: IpAddr, length: u32) -> Network {
        Network { bits: bits(ip) & mask(length), length }
    }

    /// Returns whether an address belongs to the network.
    pub(super) fn has(self, ip: IpAddr) -> bool {
        bits(ip) & mask(self.length) == self.bits
    }
}

fn mask(length: u32) -> u128 {
    u128::MAX.checked_shl(128 - length).unwrap_or(0)
}

fn bits(ip: IpAddr) -> u128 {
    match ip {
        IpAddr::V4(ip) => ip.to_ipv6_mapped().to_bits(),
        IpAddr::V6(ip) => ip.to_bits(),
    }
}

impl FromStr for Network {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Network, Self::Err> {
        let (ip, length) = match text.split_once('/') {
            Some((ip, length)) => (ip, Some(length)),
            None => (text, None),
        };
        let ip: IpAddr =
            ip.parse().map_err(|_| "it is not an IP address, such as `127.0.0.1` or `10.0.0.0/8`")?;
        let before = if ip.is_ipv4() { 96 } else { 0 };
        let length = match length.map(str::parse::<u32>) {
            None => 128,
            Some(Ok(length)) if length <= 128 - before => before + length,
            Some(_) => return Err("what follows the slash is not the length of a network"),
        };
        Ok(Network::new(ip, length))
    }
}

impl fmt::Display for Network {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ip = Ipv6Addr::from_bits(self.bits).to_canonical();
        let before = if ip.is_ipv4() { 96 } else { 0 };
        write!(out, "{ip}/{}", self.length.saturating_sub(before))
    }
}

/// Returns the address of the client behind a connection. A proxy appends the address that it sees to `X-Forwarded-For`. Only
/// the entries of known proxies are trusted: the client can write everything before them.
pub(super) fn address(peer: IpAddr, forwarded: &[&[u8]], proxies: &[Network]) -> IpAddr {
    let is_proxy = |ip: IpAddr| proxies.iter().any(|network| network.has(ip));
    let mut client = peer;
    // The client may have sent any bytes before the entries of the proxies.
    for entry in forwarded.iter().flat_map(|line| line.split(|byte| *byte == b',')).rev() {
        if !is_proxy(client) {
            break;
        }
        let Some(ip) = entry_address(entry) else { break };
        client = ip;
    }
    client
}

/// Parses an address as a proxy writes it: alone, with its port, or in brackets.
fn entry_address(entry: &[u8]) -> Option<IpAddr> {
    let entry = std::str::from_utf8(entry).ok()?.trim().trim_matches('"');
    if let Some((inside, _)) = entry.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return inside.parse().ok();
    }
    let without_port = entry.split_once(':').map(|(ip, _)| ip).filter(|_| entry.matches(':').count() == 1);
    without_port.unwrap_or(entry).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn networks_have_their_addresses() {
        let network: Network = "10.1.2.3/8".parse().unwrap();
        assert_eq!(network.to_string(), "10.0.0.0/8");
        assert!(network.has(ip("10.200.0.1")) && network.has(ip("::ffff:10.0.0.1")));
        assert!(!network.has(ip("11.0.0.1")) && !network.has(ip("::1")));
        let all: Network = "::/0".parse().unwrap();
        assert!(all.has(ip("1.2.3.4")));
        assert!("127.0.0.1".parse::<Network>().unwrap().has(ip("127.0.0.1")));
        for wrong in ["", "localhost", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1"] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn neighbours_are_counted_together() {
        assert_eq!(Network::of(ip("192.0.2.1")), Network::of(ip("192.0.2.200")));
        assert_eq!(Network::of(ip("192.0.2.1")), Network::of(ip("::ffff:192.0.2.9")));
        assert_ne!(Network::of(ip("192.0.2.1")), Network::of(ip("192.0.3.1")));
        assert_eq!(Network::of(ip("2001:db8:1:1::1")), Network::of(ip("2001:db8:1:2::9")));
        assert_ne!(Network::of(ip("2001:db8:1::1")), Network::of(ip("2001:db8:2::1")));
    }

    #[test]
    fn only_proxies_are_trusted() {
        let proxies = ["127.0.0.1".parse().unwrap(), "10.0.0.0/8".parse().unwrap()];
        let client = |peer, forwarded: &[&str]| {
            let forwarded: Vec<&[u8]> = forwarded.iter().map(|line| line.as_bytes()).collect();
            address(ip(peer), &forwarded, &proxies).to_string()
        };
        assert_eq!(client("198.51.100.7", &["1.1.1.1"]), "198.51.100.7");
        assert_eq!(client("127.0.0.1", &["1.1.1.1, 198.51.100.7"]), "198.51.100.7");
        assert_eq!(client("127.0.0.1", &["1.1.1.1", "198.51.100.7, 10.0.0.3"]), "198.51.100.7");
        assert_eq!(client("127.0.0.1", &["what, ever"]), "127.0.0.1");
        assert_eq!(client("127.0.0.1", &["caf\u{e9}, 198.51.100.7"]), "198.51.100.7");
        assert_eq!(client("127.0.0.1", &["1.1.1.1, 198.51.100.7:4711"]), "198.51.100.7");
        assert_eq!(client("127.0.0.1", &["[2001:db8::1]:4711"]), "2001:db8::1");
        assert_eq!(client("127.0.0.1", &["\"[2001:db8::1]\""]), "2001:db8::1");
        assert_eq!(client("127.0.0.1", &["2001:db8::1"]), "2001:db8::1");
        assert_eq!(address(ip("127.0.0.1"), &[b"\xff\xfe, 198.51.100.7"], &proxies), ip("198.51.100.7"));
        assert_eq!(client("127.0.0.1", &[]), "127.0.0.1");
    }
}
