//! Who may ask, and what: the checks that come before anything else.
//!
//! A web page in the author's browser can send requests here, and with a name of its own that leads to this machine (DNS
//! rebinding) could even read the answers. It cannot choose the `Host` that its browser sends, nor the `Origin`.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::preview::chrome;
use crate::preview::origins::Side;
use crate::preview::refusal::Refusal;

/// The parts of a request that decide.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked<'a> {
    pub(super) method: &'a str,
    pub(super) path: &'a str,
    /// The values of all `Host` headers.
    pub(super) hosts: Vec<&'a [u8]>,
    /// The host in the request's first line, where there is one.
    pub(super) authority: Option<&'a str>,
    /// The value of `Origin`.
    pub(super) origin: Option<&'a [u8]>,
    /// The value of `Sec-Fetch-Site`.
    pub(super) site: Option<&'a [u8]>,
    /// The value of `Content-Type`.
    pub(super) content_type: Option<&'a [u8]>,
}

/// The addresses under which the preview is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hosts {
    /// The port that it listens at.
    pub(super) port: u16,
    /// The address that a connection has reached.
    pub(super) reached: IpAddr,
}

impl Hosts {
    /// Whether a host is one of this preview's.
    fn know(self, host: &Host<'_>) -> bool {
        if host.port.unwrap_or(80) != self.port {
            return false;
        }
        let here = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST), self.reached];
        match host.name.parse::<IpAddr>() {
            Ok(ip) => here.contains(&ip),
            Err(_) => host.name.eq_ignore_ascii_case("localhost"),
        }
    }
}

/// `name:port` taken apart. The name of an IPv6 address has no brackets here.
#[derive(Debug, PartialEq, Eq)]
struct Host<'a> {
    name: &'a str,
    port: Option<u16>,
}

impl<'a> Host<'a> {
    fn parse(bytes: &'a [u8]) -> Option<Host<'a>> {
        let text = std::str::from_utf8(bytes).ok()?;
        let (name, rest) = match text.strip_prefix('[') {
            Some(inside) => {
                let (name, rest) = inside.split_once(']')?;
                name.parse::<Ipv6Addr>().ok()?;
                (name, rest)
            }
            None => text.split_at(text.find(':').unwrap_or(text.len())),
        };
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b':');
        if name.is_empty() || !name.bytes().all(plain) {
            return None;
        }
        let port = match rest.strip_prefix(':') {
            Some(port) if port.bytes().all(|byte| byte.is_ascii_digit()) => Some(port.parse().ok()?),
            None if rest.is_empty() => None,
            _ => return None,
        };
        Some(Host { name, port })
    }
}

/// Whether a request may be answered.
pub(super) fn check(asked: &Asked<'_>, hosts: Hosts) -> Result<(), Refusal> {
    let [host] = asked.hosts.as_slice() else { return Err(Refusal::BadHost) };
    let parsed = Host::parse(host).ok_or(Refusal::BadHost)?;
    if let Some(authority) = asked.authority
        && authority.as_bytes() != *host
    {
        return Err(Refusal::BadHost);
    }
    if !hosts.know(&parsed) {
        return Err(Refusal::OtherHost);
    }
    match (asked.path == chrome::DECIDE, asked.method) {
        (true, "POST") | (false, "GET" | "HEAD") => Ok(()),
        (true, _) => Err(Refusal::OnlyDecided),
        (false, _) => Err(Refusal::Method),
    }
}

/// The origin that a request that passed [`check`] is for.
pub(super) fn side(asked: &Asked<'_>) -> Side {
    let host = asked.hosts.first().and_then(|host| Host::parse(host));
    match host.is_some_and(|host| host.name.eq_ignore_ascii_case("localhost")) {
        true => Side::Queue,
        false => Side::Site,
    }
}

/// Whether a request that passed [`check`] may open the channel of changes.
pub(super) fn check_listener(asked: &Asked<'_>) -> Result<(), Refusal> {
    if asked.origin.is_some_and(|origin| !is_own(origin, asked)) {
        return Err(Refusal::OtherSite);
    }
    if asked.site.is_some_and(|site| !matches!(site, b"same-origin" | b"none")) {
        return Err(Refusal::OtherSite);
    }
    Ok(())
}

/// Whether a request that passed [`check`] comes from the queue's own origin and may bring a decision. A browser says one
/// of both headers with every form; who says neither is no browser.
pub(super) fn check_decision(asked: &Asked<'_>) -> Result<(), Refusal> {
    let from_here = asked.site.map(|site| site == b"same-origin");
    let own = asked.origin.map(|origin| is_own(origin, asked));
    if side(asked) == Side::Site || own.or(from_here) != Some(true) || from_here == Some(false) {
        return Err(Refusal::OtherPage);
    }
    let kind =
        asked.content_type.and_then(|kind| kind.split(|byte| *byte == b';').next()).unwrap_or_default();
    match kind.trim_ascii().eq_ignore_ascii_case(b"application/x-www-form-urlencoded") {
        true => Ok(()),
        false => Err(Refusal::Type),
    }
}

/// Whether an origin is the preview's own, under the name that the request has for it.
fn is_own(origin: &[u8], asked: &Asked<'_>) -> bool {
    let host = asked.hosts.first().copied().unwrap_or_default();
    origin.strip_prefix(b"http://").is_some_and(|rest| rest.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(hosts: &[&str], authority: Option<&str>, method: &str) -> Option<u16> {
        let hosts = hosts.iter().map(|host| host.as_bytes()).collect();
        let asked = Asked { method, hosts, authority, ..Asked::default() };
        let known = Hosts { port: 4000, reached: IpAddr::from([192, 168, 1, 7]) };
        check(&asked, known).err().map(Refusal::status)
    }

    #[test]
    fn only_the_preview_s_own_names_are_answered() {
        for host in ["localhost:4000", "LOCALHOST:4000", "127.0.0.1:4000", "[::1]:4000", "192.168.1.7:4000"] {
            assert_eq!(outcome(&[host], None, "GET"), None, "{host}");
        }
        for host in [
            "evil.example:4000",
            "localhost",
            "localhost:4001",
            "127.0.0.2:4000",
            "localhost.:4000",
            "192.168.1.8:4000",
        ] {
            assert_eq!(outcome(&[host], None, "GET"), Some(421), "{host}");
        }
    }

    #[test]
    fn a_request_without_one_whole_host_is_malformed() {
        let long = "a".repeat(60_000);
        for host in [
            "",
            "[",
            "[::1",
            "[evil]:4000",
            "a b",
            "localhost:",
            "localhost:99999",
            "localhost:4000:1",
            "a@b",
            "\u{fffd}",
        ] {
            let malformed = outcome(&[host], None, "GET");
            assert!(matches!(malformed, Some(400 | 421)), "{host}: {malformed:?}");
        }
        assert_eq!(outcome(&[&format!("[{long}")], None, "GET"), Some(400));
        assert_eq!(outcome(&[], None, "GET"), Some(400));
        assert_eq!(outcome(&["localhost:4000", "localhost:4000"], None, "GET"), Some(400));
        assert_eq!(outcome(&["localhost:4000"], Some("evil.example"), "GET"), Some(400));
        assert_eq!(outcome(&["localhost:4000"], Some("localhost:4000"), "GET"), None);
    }

    #[test]
    fn a_preview_can_only_be_read() {
        assert_eq!(outcome(&["localhost:4000"], None, "HEAD"), None);
        for method in ["POST", "PUT", "DELETE", "TRACE", "OPTIONS", "CONNECT", "get"] {
            assert_eq!(outcome(&["localhost:4000"], None, method), Some(405), "{method}");
        }
        assert_eq!(outcome(&["evil.example"], None, "POST"), Some(421));
    }

    #[test]
    fn decisions_are_posted_to_one_address_and_from_the_preview_s_own_pages() {
        let form = "application/x-www-form-urlencoded; charset=UTF-8";
        let outcome =
            |method, path, origin: Option<&'static str>, site: Option<&'static str>, kind: &'static str| {
                let asked = Asked {
                    method,
                    path,
                    hosts: vec![b"localhost:4000"],
                    origin: origin.map(str::as_bytes),
                    site: site.map(str::as_bytes),
                    content_type: Some(kind.as_bytes()),
                    ..Asked::default()
                };
                let hosts = Hosts { port: 4000, reached: IpAddr::V4(Ipv4Addr::LOCALHOST) };
                check(&asked, hosts).and_then(|()| check_decision(&asked)).err().map(Refusal::status)
            };
        let (own, here) = (Some("http://localhost:4000"), Some("same-origin"));
        let (decide, evil) = ("/_steadfast/comments/decide", Some("http://evil.example"));
        for (origin, site) in [(own, here), (own, None), (None, here)] {
            assert_eq!(outcome("POST", decide, origin, site, form), None, "{origin:?} {site:?}");
        }
        for (origin, site) in [
            (None, None),
            (None, Some("none")),
            (None, Some("same-site")),
            (own, Some("cross-site")),
            (evil, None),
            (evil, here),
            (Some("null"), here),
            (Some("http://127.0.0.1:4000"), here),
            (Some("https://localhost:4000"), here),
            (Some("http://localhost:4001"), None),
            (Some("http://127.0.0.1:4000"), None),
        ] {
            assert_eq!(outcome("POST", decide, origin, site, form), Some(403), "{origin:?} {site:?}");
        }
        // What runs in a page of the site can send the same to its own origin.
        let asked = Asked {
            method: "POST",
            path: decide,
            hosts: vec![b"127.0.0.1:4000"],
            origin: Some(b"http://127.0.0.1:4000"),
            site: Some(b"same-origin"),
            content_type: Some(form.as_bytes()),
            ..Asked::default()
        };
        assert_eq!(check_decision(&asked), Err(Refusal::OtherPage));
        for kind in ["text/plain", "multipart/form-data; boundary=x", "", "application/json"] {
            assert_eq!(outcome("POST", decide, own, here, kind), Some(415), "{kind}");
        }
        for (method, path) in [
            ("GET", decide),
            ("HEAD", decide),
            ("PUT", decide),
            ("POST", "/_steadfast/comments/"),
            ("POST", "/_steadfast/comments/decide/"),
            ("POST", "/_steadfast/comments/%64ecide"),
        ] {
            assert_eq!(outcome(method, path, own, here, form), Some(405), "{method} {path}");
        }
    }

    #[test]
    fn only_the_preview_s_own_pages_hear_of_changes() {
        let listens = |origin: Option<&'static str>, site: Option<&'static str>| {
            let asked = Asked {
                hosts: vec![b"localhost:4000"],
                origin: origin.map(str::as_bytes),
                site: site.map(str::as_bytes),
                ..Asked::default()
            };
            check_listener(&asked).is_ok()
        };
        assert!(listens(None, None));
        assert!(listens(Some("http://localhost:4000"), Some("same-origin")));
        for origin in ["null", "https://localhost:4000", "http://localhost:4001", "http://evil.example", ""] {
            assert!(!listens(Some(origin), None), "{origin}");
        }
        for site in ["cross-site", "same-site", "x"] {
            assert!(!listens(None, Some(site)), "{site}");
        }
    }
}
