//! The settings of a preview, which come from the command line.

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use crate::connection::LONGEST_STALL;
use crate::date::Moment;
use crate::preview::watch::Means;
use crate::site::Status;

/// The settings of a preview.
#[derive(Clone, Debug)]
pub struct Request {
    /// The site's folder.
    pub root: PathBuf,
    /// The moment that the site is built for; `None` for the present time.
    pub now: Option<Moment>,
    /// The kinds of articles that are shown beside live ones.
    pub also: Vec<Status>,
    /// The address to listen at.
    pub bind: IpAddr,
    /// The port to listen at.
    pub port: Port,
    /// The way in which changes of files are noticed.
    pub means: Means,
    /// The reaction of a browser when another file is saved than the one that it shows.
    pub follow: Follow,
    /// The time limits of the server.
    pub times: Times,
}

/// The time limits of the server.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// The longest time that a request's head may take.
    pub longest_head: Duration,
    /// The pause between two heartbeats on a channel of changes.
    pub heartbeat: Duration,
    /// The longest time for which a browser may read nothing of its answer.
    pub longest_stall: Duration,
}

impl Default for Times {
    fn default() -> Times {
        Times {
            longest_head: Duration::from_secs(10),
            heartbeat: Duration::from_secs(15),
            longest_stall: LONGEST_STALL,
        }
    }
}

/// The port to listen at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// This port, or the next free one.
    From(u16),
    /// Only this port; 0 means any free one.
    Exactly(u16),
}

/// The reaction of a browser when another file is saved than the one that it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follow {
    /// It opens the page of that file.
    Open,
    /// It stays where it is.
    Stay,
}
