//! Rejects submissions that no comment can be made from, before the rules run.

use crate::comments::Submission;
use crate::comments::file_format::{body, one_line};
use crate::diagnostic::{Diagnostic, codes};

/// The most characters of a name and of other one-line values.
const LONGEST_VALUE: usize = 300;

/// Returns an error for a submission that no comment can be made from: without a name or text, or with too long values.
pub(super) fn validate(submission: &Submission, author: &str) -> Result<(), Diagnostic> {
    if is_blank(author) {
        return Err(Diagnostic::error(codes::MISSING_KEY, "a comment needs a name")
            .help("give `author`:\nauthor: Ann"));
    }
    if is_blank(&body(&submission.body)) {
        return Err(Diagnostic::error(codes::MISSING_KEY, "the comment has no text"));
    }
    let values = [
        Some(author),
        submission.url.as_deref(),
        submission.mail.as_deref(),
        submission.source_id.as_deref(),
    ];
    match values.iter().flatten().find(|value| value.chars().count() > LONGEST_VALUE) {
        Some(value) => {
            let start: String = one_line(value).chars().take(40).collect();
            let message =
                format!("`{start}…` has more than {LONGEST_VALUE} characters, the most for one line");
            Err(Diagnostic::error(codes::TOO_LARGE, message))
        }
        None => Ok(()),
    }
}

/// Characters that are invisible by themselves. Source: Unicode, Default_Ignorable_Code_Point, and also the empty Braille
/// pattern and the replacement character.
const UNSEEN: [(char, char); 19] = [
    ('\u{ad}', '\u{ad}'),
    ('\u{34f}', '\u{34f}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{17b4}', '\u{17b5}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{202a}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{2800}', '\u{2800}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff0}', '\u{fffb}'),
    ('\u{fffd}', '\u{ffff}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0000}', '\u{e0fff}'),
];

/// Returns whether a text has no visible character.
pub fn is_blank(text: &str) -> bool {
    let is_unseen = |c: char| UNSEEN.iter().any(|(first, last)| (*first..=*last).contains(&c));
    text.chars().all(|c| c.is_whitespace() || c.is_control() || is_unseen(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_text_is_blank() {
        for text in ["", " \n", "\u{0}\u{1}", "\u{fffd}", "\u{200b}\u{3164}", "\u{e0041}\u{fe0f}", "\u{202e}"]
        {
            assert!(is_blank(text), "{text:?}");
        }
        for text in ["a", "\u{202e}a", "\u{1f469}\u{200d}\u{1f4bb}", "?", "\u{5d0}"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }
}
