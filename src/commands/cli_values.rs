//! Parses values of the command line.

use crate::date::{Moment, Zone};
use crate::path::BaseUrl;

/// Parses the address of a site.
pub(super) fn base_url(text: &str) -> Result<BaseUrl, String> {
    BaseUrl::parse(text).map_err(str::to_owned)
}

/// Checks a date. It is parsed again once the site's time zone is known.
pub(super) fn date(text: &str) -> Result<String, String> {
    Moment::parse(text, &Zone::UTC).map(|_| text.to_owned())
}

/// Parses a moment.
pub(super) fn moment(text: &str) -> Result<Moment, String> {
    Moment::parse(text, &Zone::UTC)
}
