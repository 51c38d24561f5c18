//! The words of all texts, for a spelling program of the author's choice.

use std::collections::BTreeSet;

use crate::checks::subject::CheckedText;

/// Returns the words of all texts in a language (`en`), sorted, each once. Code, addresses and numbers are left out.
pub fn words<'s>(texts: &'s [CheckedText<'_>], language: &str) -> BTreeSet<&'s str> {
    let texts = texts.iter().filter(|text| text.language == language);
    let mut words = BTreeSet::new();
    for text in texts {
        let title = text.article.map(|entry| entry.article.title.value.as_str());
        let passages = text.parts.passages.iter().map(|passage| passage.text.as_str());
        for passage in passages.chain(title) {
            words.extend(passage.split_whitespace().filter(|word| !is_code(word)).flat_map(of_token));
        }
    }
    words
}

/// Returns whether what stands between two spaces is an address, a path or code.
fn is_code(token: &str) -> bool {
    token.contains(['@', '_', '\\', '{', '}', '<', '>', '=', '\u{fffc}'])
        || token.contains("://")
        || token.contains("www.")
        || token.contains(|c: char| c.is_numeric())
}

/// Returns the words of a token: letters, with apostrophes between them.
fn of_token(token: &str) -> impl Iterator<Item = &str> {
    let parts = token.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}'));
    parts.map(|word| word.trim_matches(['\'', '’'])).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_and_code_is_left_out() {
        let words = |text| -> Vec<&str> {
            str::split_whitespace(text).filter(|word| !is_code(word)).flat_map(of_token).collect()
        };
        assert_eq!(words("It’s “well-known”: and/or (café)"), ["It’s", "well", "known", "and", "or", "café"]);
        assert!(words("https://a.b me@c.d x_y v2.0 {{x}} 12").is_empty());
    }
}
