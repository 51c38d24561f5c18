//! The settings and limits of the server.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use crate::comment_server::client::Network;
use crate::connection::LONGEST_STALL;
use crate::language::Language;

/// The settings of a comment server.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The path that the form is sent to, such as `/comments/post`.
    pub path: String,
    /// The origin of the site, such as `https://example.com`: forms of other sites are refused.
    pub origin: String,
    /// The whole address to which a reader is redirected after the comment is stored.
    pub thanks: String,
    /// The proxies whose `X-Forwarded-For` is trusted.
    pub proxies: Vec<Network>,
    /// The most comments within an hour from one network, and from all clients together.
    pub per_client: NonZeroU32,
    /// See [`Settings::per_client`].
    pub in_all: NonZeroU32,
    /// Whether the site's form asks for a mail address.
    pub mail: Mail,
    /// The language of messages to readers whose comments were not stored.
    pub language: Arc<Language>,
    /// The limits of connections.
    pub limits: Limits,
}

/// The limits of connections.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most connections at a time.
    pub connections: usize,
    /// The most connections at a time from one network, unless it is a proxy's.
    pub connections_of_one: usize,
    /// The longest time in which a request's head must arrive, and then its body.
    pub head: Duration,
    /// See [`Limits::head`].
    pub body: Duration,
    /// The longest time for which a client may read nothing of its answer.
    pub stall: Duration,
    /// The longest time for present requests to end after [`Receiver::stop`](crate::comment_server::Receiver::stop).
    pub end: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        let seconds = Duration::from_secs;
        Limits {
            connections: 1024,
            connections_of_one: 256,
            head: seconds(10),
            body: seconds(20),
            stall: LONGEST_STALL,
            end: seconds(10),
        }
    }
}

/// Whether a form asks for a mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mail {
    /// It does, and the field may stay empty.
    Asked,
    /// It does not.
    NotAsked,
}

/// The most bytes of a form. Its text may have 10,000 characters, each of which takes up to 12 bytes in the request.
pub const LARGEST_FORM: usize = 192 * 1024;
