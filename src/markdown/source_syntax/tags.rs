//! Tags of other generators' templates: `{{ x }}`, `{% x %}`, `{{< x >}}`. They are text here, shown as they were written.
//!
//! Notes in the signs of these languages, such as `{% comment %}`, were never for readers: they are taken out.

use std::ops::Range;

use crate::markdown::source_syntax::{MaskedCopy, RemovalKind, fences};

/// A tag of another generator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::markdown) struct TemplateTag {
    /// The tag; with what it encloses, where that is code.
    pub(in crate::markdown) at: Range<usize>,
    /// Where the tag itself ends.
    pub(in crate::markdown) end: usize,
}

/// Tags that enclose what is to be shown as it is, in each language that has them.
const VERBATIM: [&str; 5] = ["highlight", "raw", "codeblock", "code", "verbatim"];

/// Finds the tags in their order, and takes notes out.
pub(super) fn find(copy: &mut MaskedCopy<'_>) -> Vec<TemplateTag> {
    let text = copy.original;
    let mut tags: Vec<TemplateTag> = Vec::new();
    let mut at = 0;
    // Whether an end of each kind is still to come; without that, many beginnings would be many searches.
    let mut to_come = [true; 4];
    let mut without_end: Vec<&str> = Vec::new();
    let mut code = None;
    while let Some(start) = text[at..].find('{').map(|found| at + found) {
        at = start + 1;
        let (kind, end) = match text.as_bytes().get(start + 1..) {
            Some([b'{', ..]) => (0, "}}"),
            Some([b'%', ..]) => (1, "%}"),
            Some([b'#', b' ' | b'\n', ..]) => (2, "#}"),
            Some([b'/', b'*', ..]) => (3, "*/}"),
            _ => continue,
        };
        // In code, tags are examples of themselves.
        let is_quoted = text[..start].ends_with('`');
        if is_quoted && kind >= 2 {
            continue;
        }
        let length = if to_come[kind] { text[start..].find(end) } else { None };
        to_come[kind] = length.is_some();
        let Some(length) = length else { continue };
        at = start + length + end.len();
        let end = at;
        if kind == 3 && is_id(text, start..end) {
            continue;
        }
        let inside = text[start + 2..end - 2].trim_matches(['%', '<', '>', '-', ' ', '\n']);
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
        let mut is_example =
            || fences::is_code(code.get_or_insert_with(|| fences::code_between_fences(text)), start);
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

/// Whether a comment of MDX at a heading's end is the heading's id: `## Title {/* #id */}`.
fn is_id(text: &str, at: Range<usize>) -> bool {
    let behind = text.as_bytes()[at.end..].iter().find(|byte| !matches!(byte, b' ' | b'\t'));
    let inside = text[at.start + 3..at.end - 3].trim();
    behind.is_none_or(|byte| *byte == b'\n')
        && inside.starts_with('#')
        && !inside.contains(char::is_whitespace)
        && text[..at.start].rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with('#'))
}

/// Where the end tag of a pair ends: `{% endraw %}`, `{{< /highlight >}}`.
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
