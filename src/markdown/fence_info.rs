//! The info string of a code block: ```` ```rust title="src/main.rs" {2,4-6} ````.

use std::ops::{Range, RangeInclusive};

use crate::markdown::source_syntax::{Attribute, attributes};

/// A parsed info string.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FenceInfo<'a> {
    /// The language; may be empty.
    pub(super) language: &'a str,
    /// The caption.
    pub(super) title: Option<&'a str>,
    /// The lines to mark, counted from 1.
    pub(super) marked: Vec<RangeInclusive<usize>>,
    /// The range of a list of lines that cannot be parsed, without its braces.
    pub(super) unread: Option<Range<usize>>,
}

impl<'a> FenceInfo<'a> {
    /// Parses an info string. Unknown words are ignored: they may have a meaning in another program.
    pub(super) fn read(info: &'a str) -> FenceInfo<'a> {
        let info_end = |text: &str| text.find(|c: char| c.is_whitespace() || matches!(c, ',' | '{'));
        let first = &info[..info_end(info).unwrap_or(info.len())];
        if first.is_empty()
            && let Some(read) = FenceInfo::braces(info)
        {
            return read;
        }
        // A fence may have a caption without a language.
        let language = if first.contains('=') { "" } else { first };
        let mut read = FenceInfo { language, title: title(&info[language.len()..]), ..FenceInfo::default() };
        // Braces in the caption belong to it.
        let begins = info.find("title=").filter(|at| !info[..*at].contains('{'));
        let behind = |title: &str| begins.and_then(|at| Some(at + info[at..].find(title)? + title.len()));
        let from = read.title.and_then(behind).unwrap_or(language.len());
        if let Some(open) = info[from..].find('{').map(|at| from + at + 1) {
            let list = open..info[open..].find('}').map_or(info.len(), |length| open + length);
            let is_list = info[list.clone()].trim_start().starts_with(|c: char| c.is_ascii_digit());
            match lines(&info[list.clone()]) {
                Some(marked) => read.marked = marked,
                None if is_list => read.unread = Some(list),
                None => {}
            }
        }
        read
    }

    /// Parses Pandoc's attributes, of which the first class is the language: `{.python .numberLines}`.
    fn braces(info: &'a str) -> Option<FenceInfo<'a>> {
        let list = info.trim_start().strip_prefix('{')?.split('}').next()?;
        let attributes = attributes(list)?;
        let language = attributes.iter().find_map(|one| match one {
            Attribute::Class(class) => Some(*class),
            _ => None,
        })?;
        let language = language.strip_prefix("language-").unwrap_or(language);
        Some(FenceInfo { language, title: title(list), ..FenceInfo::default() })
    }

    /// Returns whether a line is to be marked.
    pub(super) fn marks(&self, line: usize) -> bool {
        self.marked.iter().any(|range| range.contains(&line))
    }
}

/// Parses `title="…"`, with either kind of quotes or none.
fn title(words: &str) -> Option<&str> {
    let at = words.find("title=").filter(|at| *at == 0 || words[..*at].ends_with([' ', '\t', ',', '{']))?;
    let value = &words[at + "title=".len()..];
    let title = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split(|c: char| c.is_whitespace() || matches!(c, ',' | '}')).next()?,
    };
    Some(title.trim()).filter(|title| !title.is_empty())
}

/// Parses `2,4-6`.
fn lines(list: &str) -> Option<Vec<RangeInclusive<usize>>> {
    let range = |part: &str| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        (0 < first && first <= last).then_some(first..=last)
    };
    list.split(',').map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_info_string_has_language_caption_and_lines() {
        let read = |info| {
            let FenceInfo { language, title, marked, unread } = FenceInfo::read(info);
            (language, title, marked, unread.is_some())
        };
        assert_eq!(read(""), ("", None, vec![], false));
        assert_eq!(
            read("rust title=\"src/main.rs\" {2,4-6}"),
            ("rust", Some("src/main.rs"), vec![2..=2, 4..=6], false)
        );
        assert_eq!(read("rust {1} title='a {2} b'"), ("rust", Some("a {2} b"), vec![1..=1], false));
        assert_eq!(read("rust title='a {2} b' {3}"), ("rust", Some("a {2} b"), vec![3..=3], false));
        assert_eq!(read("js{1, 3}"), ("js", None, vec![1..=1, 3..=3], false));
        assert_eq!(read("rust,ignore title=x"), ("rust", Some("x"), vec![], false));
        assert_eq!(read("py {2-x}"), ("py", None, vec![], true));
        assert_eq!(read("py {3-2}"), ("py", None, vec![], true));
        assert_eq!(read("py {linenos=table}"), ("py", None, vec![], false));
        assert_eq!(read("py subtitle=x title="), ("py", None, vec![], false));
        assert_eq!(read("title=a"), ("", Some("a"), vec![], false));
        assert_eq!(read("{.python .numberLines}"), ("python", None, vec![], false));
        assert_eq!(read("{#a .rust title=\"b c\"}"), ("rust", Some("b c"), vec![], false));
        assert_eq!(read(" {title=a}"), ("", Some("a"), vec![], false));
        assert_eq!(read("{2}"), ("", None, vec![2..=2], false));
        for odd in ["{", "é{", "title=\"", "a title='é", "a {1", "\u{a0}{1}"] {
            read(odd);
        }
    }
}
