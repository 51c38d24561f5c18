//! Template tags of other generators: `{{ x }}`, `{% x %}`, `{{< x >}}`. They are text here, shown as written.
//!
//! Comments in these languages, such as `{% comment %}`, are not for readers and are removed.

use std::ops::Range;

use crate::markdown::source_syntax::code_fences;
use crate::markdown::source_syntax::masked_copy::{MaskedCopy, RemovalKind};

/// A template tag of another generator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct TemplateTag {
    /// The range of the tag, or of a whole pair of tags if it encloses code.
    pub(in super::super) at: Range<usize>,
    /// The index after the tag itself.
    pub(in super::super) end: usize,
}

/// Tags that enclose code or literal text, in several languages.
const VERBATIM: [&str; 5] = ["highlight", "raw", "codeblock", "code", "verbatim"];

/// Finds the tags in order, and removes comments.
pub(super) fn find(copy: &mut MaskedCopy<'_>) -> Vec<TemplateTag> {
    let text = copy.original;
    let mut tags: Vec<TemplateTag> = Vec::new();
    let mut at = 0;
    // Remembers for each kind that no closing bracket is left; otherwise many unclosed tags cost quadratic time.
    let mut to_come = [true; 4];
    let mut without_end: Vec<&str> = Vec::new();
    let mut code = None;
    while let Some(start) = memchr::memchr(b'{', &text.as_bytes()[at..]).map(|found| at + found) {
        at = start + 1;
        let (kind, open, close) = match text.as_bytes().get(start + 1..) {
            Some([b'{', ..]) => (0, "{{", "}}"),
            Some([b'%', ..]) => (1, "{%", "%}"),
            Some([b'#', b' ' | b'\n', ..]) => (2, "{#", "#}"),
            Some([b'/', b'*', ..]) => (3, "{/*", "*/}"),
            _ => continue,
        };
        // In code, tags are examples.
        let is_quoted = text[..start].ends_with('`');
        if is_quoted && kind >= 2 {
            continue;
        }
        // The marks of `{%}` overlap: it has no end.
        let inside = start + open.len();
        let length = if to_come[kind] { text[inside..].find(close) } else { None };
        to_come[kind] = length.is_some();
        let Some(length) = length else { continue };
        let inside = &text[inside..inside + length];
        at = start + open.len() + length + close.len();
        let end = at;
        if kind == 3 && is_id(text, start..end) {
            continue;
        }
        let inside = inside.trim_matches(['%', '<', '>', '-', ' ', '\n']);
        let name = inside.split(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
        let is_pair = !is_quoted && kind < 2 && (VERBATIM.contains(&name) || name == "comment");
        let pair = match is_pair && !without_end.contains(&name) {
            true => end_of_pair(text, end, name),
            false => None,
        };
        if is_pair && pair.is_none() {
            without_end.push(name);
        }
        let is_note =
            !is_quoted && (kind >= 2 || inside.starts_with("/*") || name == "comment" && pair.is_some());
        let mut is_example = || {
            code_fences::is_code(code.get_or_insert_with(|| code_fences::code_between_fences(text)), start)
        };
        if is_note && !is_example() {
            at = pair.unwrap_or(end);
            copy.take(start..at, RemovalKind::Comment);
        } else if kind < 2 && !is_note {
            at = pair.unwrap_or(end);
            tags.push(TemplateTag { at: start..at, end });
        }
    }
    tags
}

/// Returns whether a comment of MDX at the end of a heading is the heading's id: `## Title {/* #id */}`.
fn is_id(text: &str, at: Range<usize>) -> bool {
    let behind = text.as_bytes()[at.end..].iter().find(|byte| !matches!(byte, b' ' | b'\t'));
    let inside = text[at.start + 3..at.end - 3].trim();
    behind.is_none_or(|byte| *byte == b'\n')
        && inside.starts_with('#')
        && !inside.contains(char::is_whitespace)
        && text[..at.start].rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with('#'))
}

/// The index after the end tag of a pair: `{% endraw %}`, `{{< /highlight >}}`.
fn end_of_pair(text: &str, from: usize, name: &str) -> Option<usize> {
    let rest = &text[from..];
    let found = rest.match_indices(name).find(|(at, _)| {
        let before = rest[..*at].trim_end_matches(' ');
        let before = before.strip_suffix("end").or_else(|| before.strip_suffix('/'));
        before.is_some_and(|before| before.trim_end_matches([' ', '-']).ends_with(['%', '<']))
    })?;
    let behind = from + found.0;
    let end = text[behind..].find('}')?;
    let end = behind + end + 1;
    Some(end + usize::from(text[..end].ends_with(">}") && text[end..].starts_with('}')))
}
