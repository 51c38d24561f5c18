//! Language codes, as in RFC 5646.

/// The language whose texts all others fall back to.
pub(super) const ENGLISH: &str = "en";

/// Returns the primary subtag of a code, in lowercase: `en` of `en-GB`.
pub(super) fn primary(code: &str) -> String {
    code.split('-').next().unwrap_or_default().to_ascii_lowercase()
}
