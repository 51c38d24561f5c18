//! What the command line decides about a build.

use crate::date::Moment;
use crate::path::BaseUrl;
use crate::site::Standing;

/// What the command line decides about a build.
#[derive(Clone, Debug)]
pub struct Request {
    /// The moment of the build, in any zone.
    pub now: Moment,
    /// What is shown beside live articles.
    pub also: Vec<Standing>,
    /// The site's address, instead of the one in its settings.
    pub base_url: Option<BaseUrl>,
}
