//! What the name of an entry means, and when two names spell the same key.

/// The meaning of an entry's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The key that it spells, in any case, with `-`, `_` or nothing between words.
    Spelt,
    /// A custom key, which is never read as a built-in key.
    Declared,
    /// Another name of a key. Having both is an error.
    Other(&'static str),
    /// A name that is read for a key if the key itself is missing.
    StandIn(&'static str),
    /// An entry that was read by its name, although it is not a key of the map.
    Taken,
}

/// Returns whether two names are equal except for case and for what joins their words: `reviewBy` and `review_by`.
#[inline]
pub(super) fn same_name(one: &str, other: &str) -> bool {
    let first = |text: &str| text.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
    first(one) == first(other) && same_letters(one, other)
}

// Most names differ in their first character.
#[cold]
fn same_letters(one: &str, other: &str) -> bool {
    // Fast path with the same result.
    if one.is_ascii() && other.is_ascii() {
        return ascii_letters(one).eq(ascii_letters(other));
    }
    letters(one).eq(letters(other))
}

/// Returns the characters of a name in lowercase, without separators.
fn letters(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase)
}

fn ascii_letters(name: &str) -> impl Iterator<Item = u8> + '_ {
    name.bytes().filter(|byte| !matches!(byte, b'-' | b'_' | b' ')).map(|byte| byte.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_equal_in_any_case_and_with_any_separator() {
        for name in ["review_by", "reviewBy", "Review-By", "review by", "REVIEWBY"] {
            assert!(same_name(name, "review_by"), "{name}");
        }
        assert!(!same_name("review", "review_by"));
        assert!(!same_name("", "title"));
        assert!(!same_name("tile", "title"));
    }
}
