//! Lines that begin with a colon: definitions, callouts between `:::`, and text.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::markdown::callout_kinds::is_kind;
use crate::markdown::source_syntax::code_fences;
use crate::markdown::source_syntax::masked_copy::{MaskedCopy, TEXT};

/// The maximum nesting of callouts.
const DEEPEST: usize = 50;

/// What a line of `:::` does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CalloutFence {
    /// Begins a callout.
    Opens,
    /// Ends the callout that begins at this index.
    Closes(usize),
}

/// The lines of `:::` in a text.
#[derive(Default)]
pub(super) struct CalloutFences {
    /// Those that begin and end callouts, by index.
    pub(super) fences: BTreeMap<usize, CalloutFence>,
    /// The ranges of unknown kinds.
    pub(super) unknown: Vec<Range<usize>>,
}

/// A line of `:::` that is not closed yet.
struct OpenFence {
    at: usize,
    colons: usize,
    is_known: bool,
}

/// Masks colons at the start of a line unless whitespace follows, so that only those begin definitions.
pub(super) fn mask(copy: &mut MaskedCopy<'_>) -> CalloutFences {
    let text = copy.original;
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    for at in memchr::memchr_iter(b':', bytes) {
        let is_begin = bytes[..at].iter().rev().find(|byte| !matches!(byte, b' ' | b'\t' | b'>'));
        if is_begin.is_some_and(|byte| *byte != b'\n') {
            continue;
        }
        match bytes.get(at + 1) {
            None | Some(b' ' | b'\t' | b'\n') => {}
            Some(b':') if text[at..].starts_with(":::") => lines.push(at),
            Some(_) => copy.set(at, &[TEXT]),
        }
    }
    if lines.is_empty() { CalloutFences::default() } else { fenced(copy, &lines) }
}

/// Pairs the lines of `:::`.
fn fenced(copy: &mut MaskedCopy<'_>, lines: &[usize]) -> CalloutFences {
    let text = copy.original;
    let code = code_fences::code_between_fences(text);
    let (mut found, mut open) = (CalloutFences::default(), Vec::<OpenFence>::new());
    for &at in lines.iter().filter(|at| !code_fences::is_code(&code, **at)) {
        let line = &text[at..at + text[at..].find('\n').unwrap_or(text.len() - at)];
        let colons = line.bytes().take_while(|byte| *byte == b':').count();
        let rest = &line[colons..];
        if rest.trim().is_empty() {
            let alike = open.iter().rposition(|open| open.colons == colons);
            let Some(ends) = alike.or_else(|| open.iter().rposition(|open| open.colons <= colons)) else {
                copy.set(at, &[TEXT]);
                continue;
            };
            let OpenFence { at: began, is_known, .. } = open.swap_remove(ends);
            open.truncate(ends);
            if is_known {
                blank(copy, at..at + line.len(), None);
                found.fences.insert(at, CalloutFence::Closes(began));
            } else {
                copy.set(at, &[TEXT]);
            }
            continue;
        }
        let Some(head) = head(rest).filter(|_| open.len() < DEEPEST) else {
            copy.set(at, &[TEXT]);
            continue;
        };
        let is_known = is_kind(&rest[head.kind.clone()]);
        let place = |range: Range<usize>| at + colons + range.start..at + colons + range.end;
        if is_known {
            blank(copy, at..at + line.len(), head.title.map(place));
            found.fences.insert(at, CalloutFence::Opens);
        } else {
            copy.set(at, &[TEXT]);
            found.unknown.push(place(head.kind));
        }
        open.push(OpenFence { at, colons, is_known });
    }
    found
}

/// Turns a line into a heading, which is allowed wherever such a line is. Only the title of the line is kept.
fn blank(copy: &mut MaskedCopy<'_>, line: Range<usize>, title: Option<Range<usize>>) {
    let title = title.unwrap_or(line.end..line.end);
    let bytes = copy.bytes();
    bytes[line.start..title.start].fill(b' ');
    bytes[title.end..line.end].fill(b' ');
    bytes[line.start] = b'#';
}

/// The text after the colons: `note`, ` note Title`, `note[Title]`, ` {.note title="Title"}`.
#[derive(Debug, PartialEq, Eq)]
struct FenceHead {
    kind: Range<usize>,
    title: Option<Range<usize>>,
}

fn head(rest: &str) -> Option<FenceHead> {
    let start = rest.len() - rest.trim_start().len();
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if rest[start..].starts_with('{') {
        let end = start + rest[start..].find('}')?;
        let inside = &rest[..end];
        let class = start + inside[start..].find(['.', ' '])? + 1;
        let class = class + usize::from(rest[class..].starts_with('.'));
        let class = class + if rest[class..].starts_with("callout-") { "callout-".len() } else { 0 };
        let kind = class..class + rest[class..].find(|c| !is_name(c))?;
        return (!kind.is_empty()).then(|| FenceHead { kind, title: quoted_title(inside) });
    }
    let end = rest[start..].find(|c| !is_name(c)).map_or(rest.len(), |length| start + length);
    let kind = start..end;
    if kind.is_empty() || !rest[start..].starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let title = match rest[end..].chars().next() {
        None => None,
        Some('[') => Some(end + 1..end + rest[end..].find(']')?),
        Some('{') => quoted_title(&rest[..rest.trim_end().strip_suffix('}')?.len()]),
        Some(c) if c.is_whitespace() => {
            let behind = rest[end..].trim();
            let from = rest.len() - rest[end..].trim_start().len();
            match behind {
                "" => None,
                braces if braces.starts_with('{') && braces.ends_with('}') => {
                    quoted_title(braces).map(|title| from + title.start..from + title.end)
                }
                // `::: note :::` has decorative colons at its end.
                words => Some(from..from + words.trim_end_matches(':').trim_end().len()),
            }
        }
        Some(_) => return None,
    };
    Some(FenceHead { kind, title: title.filter(|title| !title.is_empty()) })
}

/// Returns the range of the text in `title="…"`.
fn quoted_title(attributes: &str) -> Option<Range<usize>> {
    let from = attributes.find("title=\"")? + "title=\"".len();
    let length = attributes[from..].find('"')?;
    Some(from..from + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fence_has_a_kind_and_an_optional_title() {
        let check = |rest: &str, expected: Option<(&str, Option<&str>)>| {
            let found = head(rest);
            let found =
                found.as_ref().map(|head| (&rest[head.kind.clone()], head.title.clone().map(|at| &rest[at])));
            assert_eq!(found, expected, "{rest}");
        };
        check("note", Some(("note", None)));
        check(" warning  Mind the *gap* ", Some(("warning", Some("Mind the *gap*"))));
        check("tip[Own]", Some(("tip", Some("Own"))));
        check("tip{title=\"Own\" .x}", Some(("tip", Some("Own"))));
        check(" tip {.x}", Some(("tip", None)));
        check(" {.callout-note title=\"Own\"}", Some(("note", Some("Own"))));
        check(" {.warning}", Some(("warning", None)));
        check(" {#id .warning}", Some(("warning", None)));
        check(" note :::", Some(("note", None)));
        check(" note: x", None);
        check(" {", None);
        check("é", None);
    }
}
