//! Language codes, as in RFC 5646.

/// The language that lends its texts to all others.
pub(super) const ENGLISH: &str = "en";

/// The part of a code that names the language itself.
pub(super) fn primary(code: &str) -> String {
    code.split('-').next().unwrap_or_default().to_ascii_lowercase()
}
