//! Two origins for one preview: the site's pages have one, the queue of comments has another.
//!
//! The queue holds the token that decides about comments. Whatever runs at the queue's origin can read that token: a page of
//! one origin may fetch any other page of it, read the answer, and look into its frames and windows. Scripts do run in a
//! site's pages: those of its theme, of an article's HTML, of an SVG or HTML file that is opened by its own address. So
//! the two must not share an origin. What was weighed:
//!
//! - A cookie that is `HttpOnly`, `SameSite=Strict` and has a path: a script cannot read it, but sends it along with a
//!   request of its own. The browser looks at the path of the request, not of the page that makes it.
//! - Refusing requests whose `Sec-Fetch-*` say that a script makes them: a service worker of the site's can make the
//!   browser's own requests in its place, and older browsers say nothing.
//! - A port of its own is an origin of its own, but must be found free, forwarded and told of beside the first.
//! - A name of its own is an origin too: the site is at the address in numbers, the queue at `localhost`, and the port is
//!   the same. For browsers they are not even the same site. This is what is done.
//!
//! Nothing of the site is ever answered at the queue's origin, and the queue is never answered at the site's: each leads
//! to the other. [`crate::preview::guard`] refuses decisions that come from any page but those of the queue's origin.
//!
//! What stays: another program of this machine can ask for the queue as a browser does. So can one that an author runs.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use crate::preview::chrome;

/// Where the site and the queue are.
#[derive(Clone, Debug)]
pub(super) struct Origins {
    /// Where the site is, such as `http://127.0.0.1:4000`.
    pub(super) site: String,
    /// Where the queue is. None where it has no origin of its own; then nothing is decided.
    pub(super) queue: Option<String>,
}

/// The origin that a request is for, by the name that it has for the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The site's, by an address in numbers.
    Site,
    /// The queue's, by the name `localhost`.
    Queue,
}

impl Origins {
    /// The origins of a preview that listens at an address and is known by this origin.
    ///
    /// `localhost` leads only to the two usual addresses of the own machine. At all others, also those that a network can
    /// reach, nothing is decided.
    pub(super) fn new(at: SocketAddr, site: String) -> Origins {
        let usual = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
        let queue = usual.contains(&at.ip()).then(|| format!("http://localhost:{}", at.port()));
        Origins { site, queue }
    }

    /// Where the answer to a path is, if it is at the other origin.
    pub(super) fn elsewhere(&self, side: Side, path: &str) -> Option<&str> {
        let queue = self.queue.as_deref()?;
        let own = path.strip_prefix(chrome::DESK);
        let is_queue =
            own.is_some_and(|name| name.trim_end_matches('/') == chrome::COMMENTS.trim_end_matches('/'));
        // Scripts and styles of the preview's own, and the channel of changes, belong to both.
        let is_of_both = own.is_some_and(|name| {
            name == chrome::EVENTS || chrome::FILES.iter().any(|(file, ..)| *file == name)
        });
        match side {
            Side::Site => is_queue.then_some(queue),
            Side::Queue => (!is_queue && !is_of_both && path != chrome::DECIDE).then_some(self.site.as_str()),
        }
    }

    /// Who may show a page of the site in a frame: the queue shows them beside comments.
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
    fn nothing_is_decided_where_localhost_does_not_lead() {
        for at in ["0.0.0.0:4000", "[::]:4000", "192.168.1.7:4000", "127.0.0.2:4000"] {
            assert!(Origins::new(at.parse().unwrap(), String::new()).queue.is_none(), "{at}");
        }
        for at in ["127.0.0.1:4000", "[::1]:4000"] {
            assert!(Origins::new(at.parse().unwrap(), String::new()).queue.is_some(), "{at}");
        }
    }
}
