//! Ids of headings by the rules of other generators, so that links to headings still work after a move.
//!
//! Sources: github-slugger; kramdown, "Automatic ID generation"; Hugo, `autoHeadingIDType`; Zola, "Internal links &
//! deep linking"; Pandoc's manual, `auto_identifiers`; Python-Markdown, "Table of Contents".

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::slug::Slug;

/// A rule that makes the id of a heading from its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingIds {
    /// `steadfast`: like slugs of titles. A repeated one gets `-2`.
    Own,
    /// `github`: also the rule of Docusaurus, Astro, VitePress, and of Jekyll by default.
    GitHub,
    /// `hugo`
    Hugo,
    /// `kramdown`, without its GFM parser.
    Kramdown,
    /// `zola`
    Zola,
    /// `pandoc`
    Pandoc,
    /// `python-markdown`: also the rule of MkDocs and Pelican.
    PythonMarkdown,
}

/// The rules by their names in `site.yaml`.
pub const NAMES: [(&str, HeadingIds); 8] = [
    ("steadfast", HeadingIds::Own),
    ("github", HeadingIds::GitHub),
    ("jekyll", HeadingIds::GitHub),
    ("hugo", HeadingIds::Hugo),
    ("kramdown", HeadingIds::Kramdown),
    ("zola", HeadingIds::Zola),
    ("pandoc", HeadingIds::Pandoc),
    ("python-markdown", HeadingIds::PythonMarkdown),
];

/// ASCII replacements for characters that do not decompose into a letter and a mark.
const LETTERS: [(char, &str); 15] = [
    ('ß', "ss"),
    ('æ', "ae"),
    ('Æ', "AE"),
    ('œ', "oe"),
    ('Œ', "OE"),
    ('ø', "o"),
    ('Ø', "O"),
    ('ł', "l"),
    ('Ł', "L"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ı', "i"),
    ('…', "..."),
    ('–', "-"),
];

impl HeadingIds {
    /// Returns the id of a heading with this text. It is never empty.
    pub(super) fn id(self, text: &str) -> String {
        let text = text.trim();
        let (id, empty) = match self {
            HeadingIds::Own => return Slug::from_title(text).to_string(),
            HeadingIds::GitHub => (words(text, |c| is_letter(c) || is_combining_mark(c)), ""),
            HeadingIds::Hugo => (words(text, is_letter), "heading"),
            HeadingIds::Kramdown => (kramdown(text), "section"),
            HeadingIds::Zola => (zola(text), ""),
            HeadingIds::Pandoc => (pandoc(text), "section"),
            HeadingIds::PythonMarkdown => (python(text), ""),
        };
        match (id.is_empty(), empty) {
            (false, _) => id,
            (true, "") => Slug::from_title(text).to_string(),
            (true, word) => word.to_owned(),
        }
    }

    /// Returns the separator before the number of a repeated id, and the number of the first repetition.
    pub(super) fn repetition(self) -> (&'static str, usize) {
        match self {
            HeadingIds::Own => ("-", 2),
            HeadingIds::PythonMarkdown => ("_", 1),
            _ => ("-", 1),
        }
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Lowercases the text, turns each space and tab into a hyphen, and drops what is not kept.
fn words(text: &str, kept: fn(char) -> bool) -> String {
    let lower = text.chars().flat_map(char::to_lowercase);
    lower
        .filter_map(|c| match c {
            ' ' | '\t' => Some('-'),
            '-' => Some('-'),
            c => kept(c).then_some(c),
        })
        .collect()
}

fn kramdown(text: &str) -> String {
    let text = text.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let kept = text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-'));
    kept.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect()
}

fn zola(text: &str) -> String {
    let mut id = String::new();
    for c in ascii(text).chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.trim_end_matches('-').to_owned()
}

fn pandoc(text: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.') || c.is_whitespace();
    let kept: String = text.chars().filter(kept).flat_map(char::to_lowercase).collect();
    let joined = kept.split_whitespace().collect::<Vec<_>>().join("-");
    joined.trim_start_matches(|c: char| !c.is_alphabetic()).to_owned()
}

fn python(text: &str) -> String {
    let plain: String = text.nfkd().filter(char::is_ascii).collect();
    let kept = plain
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-') || c.is_ascii_whitespace());
    let kept: String = kept.collect::<String>().trim().to_ascii_lowercase();
    let pieces = kept.split(|c: char| c == '-' || c.is_ascii_whitespace());
    let mut id = String::new();
    for (at, piece) in pieces.enumerate() {
        if at > 0 && !id.ends_with('-') {
            id.push('-');
        }
        id.push_str(piece);
    }
    id
}

/// Replaces characters by similar ones in ASCII, as far as possible.
fn ascii(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match LETTERS.iter().find(|(letter, _)| *letter == c) {
            Some((_, letters)) => plain.push_str(letters),
            None if matches!(c, '’' | '‘') => plain.push('\''),
            None => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_makes_the_ids_of_its_program() {
        let check = |rule: HeadingIds, text: &str, id: &str| assert_eq!(rule.id(text), id, "{rule:?} {text}");
        check(HeadingIds::GitHub, "What's new -- in v2.0?", "whats-new----in-v20");
        check(HeadingIds::GitHub, "Größe_a & Maß", "größe_a--maß");
        check(HeadingIds::Hugo, "A & B: c_d", "a--b-c_d");
        check(HeadingIds::Kramdown, "1. What's new: v2.0", "whats-new-v20");
        check(HeadingIds::Kramdown, "2026", "section");
        check(HeadingIds::Kramdown, "Größe", "gre");
        check(HeadingIds::Zola, "What's new: v2.0?", "what-s-new-v2-0");
        check(HeadingIds::Zola, "Über die Größe", "uber-die-grosse");
        check(HeadingIds::Pandoc, "3. Applications of v2.0", "applications-of-v2.0");
        check(HeadingIds::PythonMarkdown, "Größe & what's -- new", "groe-whats-new");
    }
}
