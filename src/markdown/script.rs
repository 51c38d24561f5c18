//! Scripts without spaces between words, and their punctuation.

/// Returns whether a character belongs to a script without spaces between words: Han, Kana, Bopomofo, Thai, Lao, Tai,
/// Khmer, Myanmar.
pub fn is_unspaced(c: char) -> bool {
    c >= '\u{e00}'
        && matches!(c,
            '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{19ff}'
            | '\u{1a20}'..='\u{1aaf}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{312f}'
            | '\u{31a0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a9e0}'..='\u{a9ff}'
            | '\u{aa60}'..='\u{aadf}' | '\u{f900}'..='\u{faff}' | '\u{1aff0}'..='\u{1b16f}'
            | '\u{20000}'..='\u{3ffff}')
}

/// Returns whether a character is a combining mark of such a script, which does not add to the length of a word.
pub(super) fn is_unspaced_mark(c: char) -> bool {
    matches!(c,
        '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{eb1}' | '\u{eb4}'..='\u{ebc}'
        | '\u{ec8}'..='\u{ece}' | '\u{102b}'..='\u{103e}' | '\u{1056}'..='\u{1059}' | '\u{17b4}'..='\u{17d3}')
}

/// Returns whether a character is punctuation of such a script. `「` and `：` are as wide as a letter and include their
/// own space.
pub(super) fn is_unspaced_punctuation(c: char) -> bool {
    c >= '\u{104a}'
        && matches!(c,
            '\u{104a}'..='\u{104f}' | '\u{17d4}'..='\u{17da}' | '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}'
            | '\u{3030}' | '\u{30a0}' | '\u{30fb}' | '\u{fe10}'..='\u{fe19}' | '\u{fe30}'..='\u{fe6b}'
            | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}')
}

/// Returns whether a line break between two characters is not a space.
pub(super) fn joins(before: char, after: char) -> bool {
    let is_joined = |c: char| is_unspaced(c) || is_unspaced_punctuation(c);
    is_joined(before) && is_joined(after)
}

/// Returns whether a character is Hangul. Korean has spaces between words, but none before the endings of a word.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}')
}
