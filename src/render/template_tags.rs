//! Finds the tags in a template's text: `{# … #}`, `{% … %}` and `{{ … }}`.
//!
//! The engine does not give away what it has parsed, and reports nothing about templates with errors. This finds tags
//! without parsing their contents, so it also works for such templates.

use std::ops::Range;

/// A tag of a template. Tags within `{% raw %}` are text, so they are not found, and neither is `{% raw %}` itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) kind: TagKind,
    /// The byte range between the delimiters, with the hyphens that trim whitespace.
    pub(super) inside: Range<usize>,
}

/// The kind of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TagKind {
    /// `{# … #}`
    Comment,
    /// `{% … %}`
    Statement,
    /// `{{ … }}`
    Expression,
}

impl Tag {
    /// Returns the byte at which the tag begins.
    pub(super) fn start(&self) -> usize {
        self.inside.start - 2
    }
}

/// Returns the contents of a tag without whitespace and trimming hyphens at their ends.
pub(super) fn trimmed(inside: &str) -> &str {
    inside.trim_matches('-').trim()
}

/// Returns the tags of a template, in the order of the text. They end at the first tag that is not closed.
pub(super) fn tags(text: &str) -> impl Iterator<Item = Tag> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find('{')?;
            let (kind, end) = match text.as_bytes().get(start + 1) {
                Some(b'#') => (TagKind::Comment, "#}"),
                Some(b'%') => (TagKind::Statement, "%}"),
                Some(b'{') => (TagKind::Expression, "}}"),
                _ => {
                    at = start + 1;
                    continue;
                }
            };
            let inside = start + 2..start + 2 + length(&text[start + 2..], end)?;
            at = inside.end + 2;
            if kind == TagKind::Statement && trimmed(&text[inside.clone()]) == "raw" {
                at = text[at..].find("endraw").map_or(text.len(), |end| at + end);
                continue;
            }
            return Some(Tag { kind, inside });
        }
    })
}

/// Returns the number of bytes before the end of a tag. An end within quotes does not count.
fn length(text: &str, end: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, _) if text[at..].starts_with(end) => return Some(at),
            (None, '"' | '\'' | '`') if end != "#}" => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_outside_of_raw_blocks() {
        let text = "{ {#- a -#}{% if \"%}\" %}{{ b }}{%- raw -%}{{ c }}{% endraw %}{{ d }}{{ e";
        let found = tags(text).map(|tag| (tag.kind, trimmed(&text[tag.inside])));
        let expected = [
            (TagKind::Comment, "a"),
            (TagKind::Statement, "if \"%}\""),
            (TagKind::Expression, "b"),
            (TagKind::Expression, "d"),
        ];
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }
}
