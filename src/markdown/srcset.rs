//! The URLs of a `srcset`. Each may be followed by a width or density; a comma ends a candidate.

/// Replaces the URLs for which `other` returns one.
pub(super) fn with_addresses(set: &str, mut other: impl FnMut(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(set.len());
    let mut rest = set.trim_start();
    while !rest.is_empty() {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let address = rest[..end].trim_end_matches(',');
        if address.is_empty() {
            rest = rest[end..].trim_start();
            continue;
        }
        match other(address) {
            Some(address) => out.push_str(&address),
            None => out.push_str(address),
        }
        // Copies up to the comma that ends this candidate, and the whitespace after it.
        let behind = &rest[address.len()..];
        let comma = behind.find(',').map_or(behind.len(), |at| at + 1);
        let next = behind[comma..].trim_start();
        out.push_str(&behind[..behind.len() - next.len()]);
        rest = next;
    }
    out
}
