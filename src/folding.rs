//! Texts without what readers do not tell apart: case, marks that cannot be seen, the forms that a letter can be stored in.
//!
//! Slugs, ids, tags, names and files are compared by what stands here. Searching has rules of its own.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The text in Unicode's form C, in which names of files are compared. ASCII is in it already; looking that up for each
/// letter took 5 per cent of a build.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || unicode_normalization::is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// What two spellings of one name share: letters without case, one space between words, nothing that cannot be seen.
pub fn folded(name: &str) -> String {
    if name.is_ascii() {
        // What follows would come to the same, in many times the time.
        return name.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    }
    let plain: String = caseless(name.nfkc()).nfkc().collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters of a text without case, and nothing that cannot be seen: for addresses and ids.
pub fn caseless(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut last = ' ';
    letters.filter(|c| !is_invisible(*c)).flat_map(fold_case).filter(move |c| {
        // `İ` without case is `i` with a dot above it, which nobody types.
        let spare_dot = *c == '\u{307}' && last == 'i';
        last = *c;
        !spare_dot
    })
}

/// Full case folding: `ß` and `ẞ` are `ss`, `ς` is `σ`. A letter without case stays.
///
/// Small, large and small again comes to what Unicode's `CaseFolding.txt` says, but for `ı`, which is no `i`.
pub fn fold_case(c: char) -> impl Iterator<Item = char> {
    let (ascii, other) = match c {
        'ı' => (Some(c), None),
        _ if c.is_ascii() => (Some(c.to_ascii_lowercase()), None),
        _ => (None, Some(c)),
    };
    let letters = other.into_iter().flat_map(char::to_lowercase).flat_map(char::to_uppercase);
    ascii.into_iter().chain(letters.flat_map(char::to_lowercase))
}

/// Whether a character takes no room and has no shape: soft hyphens, joiners, marks of direction, and what chooses
/// between two shapes of the sign before it. Source: Unicode's property `Default_Ignorable_Code_Point`.
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
    fn spellings_of_one_name_are_one() {
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
