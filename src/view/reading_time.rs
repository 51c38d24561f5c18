//! The time to read a text.

/// The number of words read in a minute. Source: Brysbaert 2019, "How many words do we read per minute?", 238 in
/// English.
const WORDS_PER_MINUTE: usize = 238;

/// Returns the minutes to read a text, at least 1.
pub fn reading_minutes(words: usize) -> usize {
    words.div_ceil(WORDS_PER_MINUTE).max(1)
}
