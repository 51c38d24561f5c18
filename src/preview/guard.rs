//! The checks that every request must pass before it is answered.
//!
//! A web page in the author's browser can send requests to the preview. With a domain that resolves to this machine (DNS
//! rebinding), it could even read the answers. It cannot choose the `Host` that the browser sends, nor the `Origin`.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::preview::chrome;
use crate::preview::origins::Side;
use crate::preview::refusal::Refusal;

/// The parts of a request that are checked.
#[derive(Clone, Debug, Default)]
pub(super) struct RequestHead<'a> {
    pub(super) method: &'a str,
    pub(super) path: &'a str,
    /// The values of all `Host` headers.
    pub(super) hosts: Vec<&'a [u8]>,
    /// The host in the request's first line, if there is one.
    pub(super) authority: Option<&'a str>,
    /// The value of `Origin`.
    pub(super) origin: Option<&'a [u8]>,
    /// The value of `Sec-Fetch-Site`.
    pub(super) site: Option<&'a [u8]>,
    /// The value of `Content-Type`.
    pub(super) content_type: Option<&'a [u8]>,
}

/// The hosts that the preview accepts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hosts {
    /// The port that it listens at.
    pub(super) port: u16,
    /// The local address of the connection.
    pub(super) reached: IpAddr,
}

impl Hosts {
    /// Returns whether the preview accepts a host.
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

/// A parsed `name:port`. The name of an IPv6 address has no brackets here.
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

/// Returns the refusal if a request may not be answered.
pub(super) fn check(head: &RequestHead<'_>, hosts: Hosts) -> Result<(), Refusal> {
    let [host] = head.hosts.as_slice() else { return Err(Refusal::BadHost) };
    let parsed = Host::parse(host).ok_or(Refusal::BadHost)?;
    if let Some(authority) = head.authority
        && authority.as_bytes() != *host
    {
        return Err(Refusal::BadHost);
    }
    if !hosts.know(&parsed) {
        return Err(Refusal::OtherHost);
    }
    match (head.path == chrome::DECIDE, head.method) {
        (true, "POST") | (false, "GET" | "HEAD") => Ok(()),
        (true, _) => Err(Refusal::OnlyDecided),
        (false, _) => Err(Refusal::Method),
    }
}

/// Returns the origin of a request that has passed [`check`].
pub(super) fn side(head: &RequestHead<'_>) -> Side {
    let host = head.hosts.first().and_then(|host| Host::parse(host));
    match host.is_some_and(|host| host.name.eq_ignore_ascii_case("localhost")) {
        true => Side::Queue,
        false => Side::Site,
    }
}

/// Returns the refusal if a request that has passed [`check`] may not open the channel of changes.
pub(super) fn check_listener(head: &RequestHead<'_>) -> Result<(), Refusal> {
    if head.origin.is_some_and(|origin| !is_own(origin, head)) {
        return Err(Refusal::OtherSite);
    }
    if head.site.is_some_and(|site| !matches!(site, b"same-origin" | b"none")) {
        return Err(Refusal::OtherSite);
    }
    Ok(())
}

/// Returns the refusal if a request that has passed [`check`] may not bring a decision: it must come from the queue's origin.
/// A browser sends at least one of the two headers with every form; a client that sends neither is not a browser.
pub(super) fn check_decision(head: &RequestHead<'_>) -> Result<(), Refusal> {
    let from_here = head.site.map(|site| site == b"same-origin");
    let own = head.origin.map(|origin| is_own(origin, head));
    if side(head) == Side::Site || own.or(from_here) != Some(true) || from_here == Some(false) {
        return Err(Refusal::OtherPage);
    }
    let kind = head.content_type.and_then(|kind| kind.split(|byte| *byte == b';').next()).unwrap_or_default();
    match kind.trim_ascii().eq_ignore_ascii_case(b"application/x-www-form-urlencoded") {
        true => Ok(()),
        false => Err(Refusal::Type),
    }
}

/// Returns whether an origin is that of the request's own host.
fn is_own(origin: &[u8], head: &RequestHead<'_>) -> bool {
    let host = head.hosts.first().copied().unwrap_or_default();
    origin.strip_prefix(b"http://").is_some_and(|rest| rest.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(hosts: &[&str], authority: Option<&str>, method: &str) -> Option<u16> {
        let hosts = hosts.iter().map(|host| host.as_bytes()).collect();
        let head = RequestHead { method, hosts, authority, ..RequestHead::default() };
        let known = Hosts { port: 4000, reached: IpAddr::from([192, 168, 1, 7]) };
        check(&head, known).err().map(Refusal::status)
    }

    #[test]
    fn only_the_hosts_of_the_preview_are_answered() {
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
    fn decisions_are_posted_to_one_address_and_from_pages_of_the_preview() {
        let form = "application/x-www-form-urlencoded; charset=UTF-8";
        let outcome =
            |method, path, origin: Option<&'static str>, site: Option<&'static str>, kind: &'static str| {
                let head = RequestHead {
                    method,
                    path,
                    hosts: vec![b"localhost:4000"],
                    origin: origin.map(str::as_bytes),
                    site: site.map(str::as_bytes),
                    content_type: Some(kind.as_bytes()),
                    ..RequestHead::default()
                };
                let hosts = Hosts { port: 4000, reached: IpAddr::V4(Ipv4Addr::LOCALHOST) };
                check(&head, hosts).and_then(|()| check_decision(&head)).err().map(Refusal::status)
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
        // A script in a page of the site can send the same request to its own origin.
        let head = RequestHead {
            method: "POST",
            path: decide,
            hosts: vec![b"127.0.0.1:4000"],
            origin: Some(b"http://127.0.0.1:4000"),
            site: Some(b"same-origin"),
            content_type: Some(form.as_bytes()),
            ..RequestHead::default()
        };
        assert_eq!(check_decision(&head), Err(Refusal::OtherPage));
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
    fn only_pages_of_the_preview_may_listen_for_changes() {
        let listens = |origin: Option<&'static str>, site: Option<&'static str>| {
            let head = RequestHead {
                hosts: vec![b"localhost:4000"],
                origin: origin.map(str::as_bytes),
                site: site.map(str::as_bytes),
                ..RequestHead::default()
            };
            check_listener(&head).is_ok()
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
