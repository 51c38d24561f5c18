//! The intake: one address that a plain HTML form posts to, and that keeps what it gets until somebody has read it.
//!
//! It does nothing else: it shows no comment, decides on none, and has no page of its own but for the words to a reader
//! whose comment it could not take, which stand in a frame that the site lends it. What a comment is and where it is kept is the affair of the function that it is
//! started with. A redirect means that this function has kept the comment; any other answer means that it has not.

mod client;
mod form;
mod page;
mod rate;
mod refusal;
mod sender;
mod server;
#[cfg(test)]
mod tests;

pub use client::Network;
pub use form::Posted;
pub use page::Surroundings;
pub use page::Way;
pub use server::Keep;
pub use server::Lend;
pub use server::Receiver;
pub use server::Tell;
pub use server::start;

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use crate::connection::LONGEST_STALL;
use crate::language::Language;

/// How an intake answers.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The path that the form is sent to, such as `/comments/post`.
    pub path: String,
    /// The origin of the site, such as `https://example.com`: forms of other sites are refused.
    pub origin: String,
    /// Where a reader is led whose comment was kept: a whole address.
    pub thanks: String,
    /// The machines whose word is taken on who the client is.
    pub proxies: Vec<Network>,
    /// The comments that the clients of one network may send within an hour, and all clients together.
    pub per_client: NonZeroU32,
    /// See [`Settings::per_client`].
    pub in_all: NonZeroU32,
    /// Whether the site's form asks for a mail address.
    pub mail: Mail,
    /// The language of the words to a reader whose comment was not kept.
    pub language: Arc<Language>,
    /// The limits of connections.
    pub limits: Limits,
}

/// What one connection, and all of them, may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most connections at a time.
    pub connections: usize,
    /// The most connections at a time from one network, unless it is a proxy's.
    pub connections_of_one: usize,
    /// The longest time that a request's head may take, and then its body.
    pub head: Duration,
    /// See [`Limits::head`].
    pub body: Duration,
    /// How long a client may take nothing of its answer.
    pub stall: Duration,
    /// How long requests that have begun may take to end after [`Receiver::stop`].
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

/// The most bytes that a form may have. Its text may have 10,000 characters, of which each takes up to 12 bytes on its way.
pub const LARGEST_FORM: usize = 192 * 1024;

/// Whether a form asks for a mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mail {
    /// It does, and it may stay empty.
    Asked,
    /// It does not.
    NotAsked,
}

/// What became of a comment that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is a file now, of this id.
    New(String),
    /// It had come before.
    Before,
}

/// Why a comment was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The form lacks the name.
    NoName,
    /// The form lacks the comment.
    NoComment,
    /// A field is longer than it may be.
    TooLong,
    /// The site has no such article.
    NoArticle,
    /// There is no comment that it could answer.
    NoParent,
    /// The article takes no comments.
    Closed,
    /// As many comments wait as may wait.
    Full,
    /// The disk does not take it.
    Disk,
}

/// What there is to tell of one request. No word of it says who sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What came of it: `kept`, or why it was refused.
    pub outcome: &'static str,
    /// The status of the answer.
    pub status: u16,
    /// The id of the comment that was kept.
    pub id: Option<String>,
    /// How long it took.
    pub took: Duration,
}
