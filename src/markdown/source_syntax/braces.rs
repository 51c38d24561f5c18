//! Attributes in braces: those of headings, those of other programs, and braces that are text.
//!
//! Only `#id`, `.class` and `key=value` are attributes. The parser takes any braces at the end of a heading for
//! attributes and drops their content. Elsewhere braces are text to the parser; those of kramdown (`{: .class}`) and
//! Pandoc (`[text](url){.class}`) are removed.

use std::ops::Range;

use crate::markdown::source_syntax::code_fences;
use crate::markdown::source_syntax::masked_copy::{MaskedCopy, RemovalKind, TEXT};

/// Leaves only the braces with attributes of headings to the parser.
pub(super) fn mask(copy: &mut MaskedCopy<'_>) {
    let text = copy.original;
    let mut behind_taken = 0;
    let mut comments = CommentScan { code: None, to_come: true };
    for close in memchr::memchr_iter(b'}', text.as_bytes()) {
        let Some(open) = text[..close].rfind(['{', '}', '\n']).filter(|open| text[*open..].starts_with('{'))
        else {
            continue;
        };
        if open < behind_taken {
            continue;
        }
        let inside = &text[open + 1..close];
        let behind = text.as_bytes()[close + 1..].iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'#'));
        let is_kramdown = inside.starts_with(':') && !inside[1..].trim().is_empty();
        if behind.is_none_or(|byte| *byte == b'\n') && is_heading(text, open, close) {
            heading(copy, open, inside);
        } else if is_kramdown {
            let at = comments.kramdown(text, open..close + 1);
            behind_taken = at.end;
            let kind =
                if inside.trim() == "::comment" { RemovalKind::Comment } else { RemovalKind::Attributes };
            copy.take(at, kind);
        } else if text[..open].ends_with([')', ']', '`', '*', '_']) && attributes(inside).is_some() {
            copy.take(open..close + 1, RemovalKind::Attributes);
        }
    }
}

/// Leaves the braces at the end of a heading to the parser if they hold attributes; otherwise masks them as text.
fn heading(copy: &mut MaskedCopy<'_>, open: usize, inside: &str) {
    // A comment of MDX that holds an id sets the id.
    let of_mdx = inside.strip_prefix("/*").and_then(|rest| rest.strip_suffix("*/"));
    let of_kramdown = inside.strip_prefix(':');
    if attributes(of_mdx.or(of_kramdown).unwrap_or(inside)).is_some() {
        if of_mdx.is_some() {
            copy.set(open + 1, b"  ");
            copy.set(open + inside.len() - 1, b"  ");
        } else if of_kramdown.is_some() {
            copy.set(open + 1, b" ");
        }
        return;
    }
    copy.set(open, &[TEXT]);
    // In a comment of another language, asterisks are not emphasis.
    if inside.contains("/*") {
        inside.match_indices('*').for_each(|(star, _)| copy.set(open + 1 + star, &[TEXT]));
    }
}

/// Returns whether braces end a heading, either with `#` before it or with a line of `=` or `-` below it.
fn is_heading(text: &str, open: usize, close: usize) -> bool {
    let line = text[..open].rfind('\n').map_or(0, |end| end + 1);
    let begins = text[line..].trim_start_matches([' ', '\t', '>']);
    let mut lines = text[close..].split('\n').skip(1);
    let below = lines.next().unwrap_or_default().trim_start_matches('>').trim();
    let is_ruled = |sign: char| !below.is_empty() && below.chars().all(|c| c == sign);
    begins.starts_with('#') || !begins.starts_with("{:") && (is_ruled('=') || is_ruled('-'))
}

/// The state of the search for kramdown comments.
struct CommentScan {
    code: Option<Vec<Range<usize>>>,
    /// Whether the text may still have an end tag.
    to_come: bool,
}

impl CommentScan {
    /// Extends the braces at `at` to the whole comment that they begin, or to the list that kramdown replaces by a
    /// table of contents.
    fn kramdown(&mut self, text: &str, at: Range<usize>) -> Range<usize> {
        let inside = &text[at.start + 2..at.end - 1];
        if inside.trim() == ":comment" && self.to_come {
            let code = self.code.get_or_insert_with(|| code_fences::code_between_fences(text));
            if code_fences::is_code(code, at.start) || text[..at.start].ends_with('`') {
                return at;
            }
            let rest = &text[at.end..];
            let ends = ["{:/comment}", "{:/}"].map(|end| rest.find(end).map(|found| found + end.len()));
            let end = ends.into_iter().flatten().min();
            self.to_come = end.is_some();
            return at.start..at.end + end.unwrap_or(0);
        }
        let before = text[..at.start].trim_end_matches([' ', '\t']).strip_suffix('\n');
        match before.filter(|_| inside.split_whitespace().any(|word| word == "toc")) {
            Some(before) => {
                let line = before.rfind('\n').map_or(0, |end| end + 1);
                let is_item = before[line..].starts_with(['*', '-', '+', '1']);
                if is_item { line..at.end } else { at }
            }
            None => at,
        }
    }
}

/// An attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Attribute<'a> {
    /// `#id`
    Id(&'a str),
    /// `.class`
    Class(&'a str),
    /// `key=value`.
    Other,
}

/// Parses a list of attributes. Returns `None` if it is something else.
pub(in super::super) fn attributes(list: &str) -> Option<Vec<Attribute<'_>>> {
    let mut found = Vec::new();
    let mut rest = list.trim();
    while !rest.is_empty() {
        let mut quote = None;
        let end = rest
            .find(|c: char| {
                match quote {
                    Some(open) if open == c => quote = None,
                    None if matches!(c, '"' | '\'') => quote = Some(c),
                    _ => {}
                }
                quote.is_none() && c.is_whitespace()
            })
            .unwrap_or(rest.len());
        found.push(attribute(&rest[..end])?);
        rest = rest[end..].trim_start();
    }
    (!found.is_empty()).then_some(found)
}

fn attribute(word: &str) -> Option<Attribute<'_>> {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '-'))
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.'))
    };
    if let Some(id) = word.strip_prefix('#') {
        let is_id = !id.is_empty() && !id.contains(['#', '"', '\'', '<', '>', '=', '*', '/', '(', ')']);
        return is_id.then_some(Attribute::Id(id));
    }
    if let Some(class) = word.strip_prefix('.') {
        return is_name(class).then_some(Attribute::Class(class));
    }
    let (key, value) = word.split_once('=')?;
    (is_name(key) && !value.is_empty()).then_some(Attribute::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_classes_and_keys_with_values_are_attributes() {
        for list in ["#a", ".b", "k=v", " #a .b k=\"v w\" ", "#ä-1", "#1", ".x:y"] {
            assert!(attributes(list).is_some(), "{list}");
        }
        for text in
            ["", "braces", "#", ".", ".5", " /*#id*/ ", "#if x", "a b", "-", "=", "k=", "a, b", "#a, #b=c"]
        {
            assert_eq!(attributes(text), None, "{text}");
        }
    }
}
