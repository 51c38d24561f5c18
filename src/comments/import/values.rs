//! Reads values that occur in the exports of several systems.

use std::io;

use crate::comments::import::html_tokens;
use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, codes};
use crate::path::SourcePath;

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

/// The error of an export that cannot be read.
pub(super) fn unreadable(file: &SourcePath, reason: &io::Error) -> Diagnostic {
    Diagnostic::error(codes::UNREADABLE, format!("`{file}` cannot be read: {reason}"))
}
