//! The options of a build that come from the command line.

use crate::date::Moment;
use crate::path::BaseUrl;
use crate::site::Status;

/// The options of a build that come from the command line.
#[derive(Clone, Debug)]
pub struct Request {
    /// The moment of the build, in any zone.
    pub now: Moment,
    /// The articles that are shown beside live ones.
    pub also: Vec<Status>,
    /// The site's address, in place of the one in its settings.
    pub base_url: Option<BaseUrl>,
}
