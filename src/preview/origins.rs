//! The two origins of a preview: one for the pages of the site, one for the queue of comments.
//!
//! The queue contains the token that allows decisions about comments. Every script at the queue's origin can read that token: a
//! page may fetch any other page of its origin, read the answer, and access its frames and windows. A site's pages do run
//! scripts: those of its theme, of an article's HTML, of an SVG or HTML file that is opened directly. So the two must not share
//! an origin. The options:
//!
//! - A cookie that is `HttpOnly`, `SameSite=Strict` and has a path: a script cannot read it, but sends it along with a
//!   request of its own. The browser looks at the path of the request, not of the page that makes it.
//! - Refusing requests whose `Sec-Fetch-*` headers name a script: a service worker of the site can make the browser's own
//!   requests, and older browsers send no such headers.
//! - A second port is a separate origin, but it must be free, forwarded and announced beside the first.
//! - A second host name is a separate origin too: the site is at the numeric address, the queue at `localhost`, with the same
//!   port. For browsers they are not even the same site. This is the option chosen.
//!
//! The queue's origin never serves pages of the site, and the site's origin never serves the queue: each redirects to the
//! other. [`crate::preview::guard`] refuses decisions from pages of other origins than the queue's.
//!
//! Not covered: another program on this machine can request the queue as a browser does.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use crate::preview::chrome;

/// The origins of the site and of the queue.
#[derive(Clone, Debug)]
pub(super) struct Origins {
    /// The origin of the site, such as `http://127.0.0.1:4000`.
    pub(super) site: String,
    /// The origin of the queue. None if it has no separate origin; then decisions are not allowed.
    pub(super) queue: Option<String>,
}

/// The origin that a request is for, by its host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The site's: a numeric address.
    Site,
    /// The queue's: `localhost`.
    Queue,
}

impl Origins {
    /// The origins of a preview that listens at an address, with the origin of the site.
    ///
    /// `localhost` resolves only to the two loopback addresses. At all others, including those that a network can reach,
    /// decisions are not allowed.
    pub(super) fn new(at: SocketAddr, site: String) -> Origins {
        let usual = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
        let queue = usual.contains(&at.ip()).then(|| format!("http://localhost:{}", at.port()));
        Origins { site, queue }
    }

    /// Returns the other origin if that serves a path.
    pub(super) fn elsewhere(&self, side: Side, path: &str) -> Option<&str> {
        let queue = self.queue.as_deref()?;
        let own = path.strip_prefix(chrome::DESK);
        let is_queue =
            own.is_some_and(|name| name.trim_end_matches('/') == chrome::COMMENTS.trim_end_matches('/'));
        // Both origins serve the preview's scripts and styles, and the channel of changes.
        let is_of_both = own.is_some_and(|name| {
            name == chrome::EVENTS || chrome::FILES.iter().any(|(file, ..)| *file == name)
        });
        match side {
            Side::Site => is_queue.then_some(queue),
            Side::Queue => (!is_queue && !is_of_both && path != chrome::DECIDE).then_some(self.site.as_str()),
        }
    }

    /// Returns who may show a page of the site in a frame: the queue does, beside comments.
    pub(super) fn frames_of_the_site(&self) -> String {
        match &self.queue {
            Some(queue) => format!("'self' {queue}"),
            None => "'self'".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn site_and_queue_share_no_path_that_shows_a_page() {
        let at = SocketAddr::from((Ipv4Addr::LOCALHOST, 4000));
        let origins = Origins::new(at, "http://127.0.0.1:4000".to_owned());
        let check = |side, path: &str, expected: Option<&str>| {
            assert_eq!(origins.elsewhere(side, path), expected, "{side:?} {path}");
        };
        let (site, queue) = (Some("http://127.0.0.1:4000"), Some("http://localhost:4000"));
        for path in ["/", "/x.svg", "/_steadfast/", "/_steadfast/comments/x", "/_steadfast", "//", "*"] {
            check(Side::Site, path, None);
            check(Side::Queue, path, site);
        }
        for path in ["/_steadfast/comments", "/_steadfast/comments/"] {
            check(Side::Site, path, queue);
            check(Side::Queue, path, None);
        }
        for path in ["/_steadfast/events", "/_steadfast/client.js", "/_steadfast/preview.css"] {
            check(Side::Site, path, None);
            check(Side::Queue, path, None);
        }
    }

    #[test]
    fn nothing_is_decided_at_addresses_that_localhost_does_not_resolve_to() {
        for at in ["0.0.0.0:4000", "[::]:4000", "192.168.1.7:4000", "127.0.0.2:4000"] {
            assert!(Origins::new(at.parse().unwrap(), String::new()).queue.is_none(), "{at}");
        }
        for at in ["127.0.0.1:4000", "[::1]:4000"] {
            assert!(Origins::new(at.parse().unwrap(), String::new()).queue.is_some(), "{at}");
        }
    }
}
