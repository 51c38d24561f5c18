//! What the name of an entry means, and when two names spell the same key.

/// What the name of an entry says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The key that it spells, in any case, with `-`, `_` or nothing between its words.
    Spelt,
    /// A key that the site declares. No key of the program's takes it.
    Declared,
    /// Another name of a key. Giving both is a fault.
    Other(&'static str),
    /// A name that is read for a key when the key itself is not there.
    StandIn(&'static str),
    /// An entry that was read under its own name, without being a key of what the map describes.
    Taken,
}

/// Whether two names differ at most in case and in what joins their words: `reviewBy` and `review_by`.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    // Most names differ in their first letter.
    let first = |text: &str| text.bytes().next().map(|byte| byte.to_ascii_lowercase());
    first(one) == first(other) && (one == other || letters(one).eq(letters(other)))
}

/// The letters of a name, in lower case.
fn letters(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_in_any_case_and_however_their_words_are_joined() {
        for name in ["review_by", "reviewBy", "Review-By", "review by", "REVIEWBY"] {
            assert!(same_name(name, "review_by"), "{name}");
        }
        assert!(!same_name("review", "review_by"));
        assert!(!same_name("", "title"));
        assert!(!same_name("tile", "title"));
    }
}
