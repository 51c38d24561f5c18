//! Prepares a text for a card: composes letters, joins spaces, and removes control characters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The highest number of characters of a text. No card has room for more.
const MOST: usize = 400;

/// The highest number of marks on one letter. No language needs more. Malicious texts have hundreds.
const MOST_MARKS: usize = 4;

/// Returns the text as it is drawn. A text that is too long is cut and ends with an ellipsis.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    let (mut space, mut marks, mut count) = (false, 0, 0);
    // The limit includes characters that are dropped, so that no text takes long.
    for c in text.chars().take(MOST * 8).nfc() {
        let c = match c {
            // Fonts need not tell non-breaking spaces apart, or hyphens.
            '\u{a0}' | '\u{2007}' | '\u{202f}' => '\u{a0}',
            '\u{2010}' | '\u{2011}' => '-',
            c if c.is_whitespace() || c.is_control() => {
                space = true;
                continue;
            }
            c if is_dropped(c) => continue,
            c => c,
        };
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if marks > MOST_MARKS {
            continue;
        }
        if count == MOST {
            plain.push('…');
            return plain;
        }
        if space && !plain.is_empty() {
            plain.push(' ');
            count += 1;
        }
        space = false;
        plain.push(c);
        count += 1;
    }
    plain
}

/// Returns whether a character is invisible or a pictogram: controls of the direction of text, soft hyphens, variation
/// selectors, emoji, private and unassigned characters.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{20d0}'..='\u{20ff}' | '\u{3164}'
        | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{ffff}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{1f000}'..='\u{1faff}' | '\u{e0000}'..='\u{10ffff}')
}

/// Returns whether a word would change its meaning without this character. Other characters are left out if no font has
/// them.
pub(super) fn is_needed(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Returns whether a character is a space or only joins its neighbours. Fonts need not have it.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_and_emoji_are_left_out() {
        let check = |text: &str, expected: &str| assert_eq!(plain(text), expected, "{text:?}");
        check("  A \t title\r\nin  lines\u{2028}and more ", "A title in lines and more");
        check("Cafe\u{301}", "Café");
        check("evil \u{202e}txt.exe\u{202c}\u{0}\u{7}", "evil txt.exe");
        check("Our year 🎉 👩‍👩‍👧 in 🇩🇪 numbers 1️⃣", "Our year \u{200d}\u{200d} in numbers 1");
        check("50\u{202f}% plus\u{ad}minus non\u{2011}stop", "50\u{a0}% plusminus non-stop");
        check("", "");
    }

    #[test]
    fn long_texts_are_cut() {
        assert_eq!(plain(&"a".repeat(10_000)).chars().count(), MOST + 1);
        assert_eq!(plain(&"a\u{336}".repeat(10_000)).chars().count(), MOST + 1);
        assert_eq!(plain(&format!("a{}", "\u{336}".repeat(10_000))).chars().count(), 1 + MOST_MARKS);
    }
}
