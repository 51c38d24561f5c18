//! Reads values that occur in the exports of several systems.

use crate::comments::import::html_tokens;
use crate::date::{Moment, Zone};

/// The most bytes of HTML of a comment. HTML is longer than the Markdown of a comment, which has a lower limit.
pub(super) const LONGEST_HTML: usize = 1024 * 1024;

/// Parses a date of an export. If that fails, the comment gets the date of its import.
pub(super) fn date(text: &str, zone: &Zone) -> Option<Moment> {
    Moment::parse(text, zone).ok()
}

/// Returns a value unless it is empty.
pub(super) fn some(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// Returns a name, or `Anonymous`. Most systems store names as HTML, so references such as `&amp;` are decoded.
pub(super) fn name(text: &str) -> String {
    some(&html_tokens::decoded(text)).unwrap_or_else(|| "Anonymous".to_owned())
}

/// Returns an address that is stored as HTML.
pub(super) fn address(text: &str) -> Option<String> {
    some(&html_tokens::decoded(text))
}
