//! Finds the tags of Liquid and Nunjucks in a text: `{{ x }}` and `{% x %}`.

use std::ops::Range;

/// A tag: `{% name arguments %}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LiquidTag<'t> {
    /// Its name.
    pub(super) name: &'t str,
    /// All behind the name.
    pub(super) arguments: &'t str,
}

/// A part of a text that a template engine replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LiquidPart<'t> {
    /// `{{ expression }}`.
    Output(&'t str),
    /// `{% name arguments %}`.
    Tag(LiquidTag<'t>),
    /// A text that the engine did not read, with the tags around it: the range is that of the text.
    Raw(Range<usize>),
    /// A comment of the author.
    Comment,
}

/// A part, and its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LiquidToken<'t> {
    /// What it is.
    pub(super) part: LiquidPart<'t>,
    /// Its range in the text.
    pub(super) at: Range<usize>,
}

/// Tags whose text is not read.
const RAW: [&str; 2] = ["raw", "verbatim"];

/// Returns all parts of a text, in order. A part without an end is text.
pub(super) fn tokens(text: &str) -> Vec<LiquidToken<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    // Remembers that no closing mark is left; otherwise many open marks cost quadratic time.
    let mut is_left = [true; 3];
    let mut without_end = Vec::new();
    while let Some(start) = text[at..].find('{').map(|found| at + found) {
        at = start + 1;
        let (kind, close) = match text.as_bytes().get(at) {
            Some(b'{') => (0, "}}"),
            Some(b'%') => (1, "%}"),
            // Without the blank it is the id of a heading.
            Some(b'#') if text[at..].starts_with("# ") => (2, "#}"),
            _ => continue,
        };
        let inside = start + 2;
        let end = if is_left[kind] { closing(text, inside, close) } else { None };
        is_left[kind] = end.is_some();
        let Some(end) = end else { continue };
        let inner = text[inside..end].trim_start_matches('-').trim_end_matches('-').trim();
        let mut range = start..end + 2;
        let part = match kind {
            0 => LiquidPart::Output(inner),
            2 => LiquidPart::Comment,
            _ => {
                let (part, behind) = tag(text, inner, range.end, &mut without_end);
                range.end = behind;
                part
            }
        };
        at = range.end;
        tokens.push(LiquidToken { part, at: range });
    }
    tokens
}

/// Returns the index of the closing mark. A mark inside quotes does not count, unless the quotes are not closed.
fn closing(text: &str, from: usize, close: &str) -> Option<usize> {
    let first = text[from..].find(close)? + from;
    let mut quote = None;
    for (at, byte) in text.as_bytes()[from..].iter().enumerate().map(|(at, byte)| (from + at, *byte)) {
        match quote {
            None if text.as_bytes()[at..].starts_with(close.as_bytes()) => return Some(at),
            None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
            Some(open) if byte == open => quote = None,
            // An apostrophe is no quote: quotes do not pass the end of a line.
            _ if byte == b'\n' => quote = None,
            _ => {}
        }
        if at > first + 400 {
            break;
        }
    }
    Some(first)
}

/// Returns the part that begins with a tag, and the index behind it.
fn tag<'t>(
    text: &'t str,
    inner: &'t str,
    end: usize,
    without_end: &mut Vec<&'t str>,
) -> (LiquidPart<'t>, usize) {
    let length = inner.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(inner.len());
    let tag = LiquidTag { name: &inner[..length], arguments: inner[length..].trim() };
    let mut closed = |name: &'t str| {
        let found = if without_end.contains(&name) { None } else { end_tag(text, end, name) };
        without_end.extend(found.is_none().then_some(name));
        found
    };
    if RAW.contains(&tag.name)
        && let Some((start, behind)) = closed(tag.name)
    {
        return (LiquidPart::Raw(end..start), behind);
    }
    if tag.name == "comment"
        && let Some((_, behind)) = closed("comment")
    {
        return (LiquidPart::Comment, behind);
    }
    (LiquidPart::Tag(tag), end)
}

/// Returns the start of the end tag of a name, and the index behind it.
fn end_tag(text: &str, from: usize, name: &str) -> Option<(usize, usize)> {
    let mut at = from;
    while let Some(start) = text[at..].find("{%").map(|found| at + found) {
        let inside = text[start + 2..].trim_start_matches('-').trim_start();
        if let Some(rest) = inside.strip_prefix("end").and_then(|rest| rest.strip_prefix(name)) {
            let rest = rest.trim_start().trim_start_matches('-');
            if rest.starts_with("%}") {
                return Some((start, text.len() - rest.len() + 2));
            }
        }
        at = start + 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown: Vec<String> = tokens(text)
            .iter()
            .map(|token| match &token.part {
                LiquidPart::Output(inner) => format!("out({inner})"),
                LiquidPart::Tag(tag) => format!("tag({}|{})", tag.name, tag.arguments),
                LiquidPart::Raw(at) => format!("raw({})", &text[at.clone()]),
                LiquidPart::Comment => format!("comment({})", &text[token.at.clone()]),
            })
            .collect();
        assert_eq!(shown.join(" "), expected, "{text}");
    }

    #[test]
    fn tags_are_found_with_their_arguments() {
        check("a {{ site.url }}b {%- link _posts/a.md -%}", "out(site.url) tag(link|_posts/a.md)");
        check("{% raw %}{{{% endraw %} {{x}} }}", "raw({{) out(x)");
        check("{% comment %}{{ x }}{% endcomment %}", "comment({% comment %}{{ x }}{% endcomment %})");
        check("{% image \"a%}.png\" \"It's\" %}{{ 'a}}' }}", "tag(image|\"a%}.png\" \"It's\") out('a}}')");
        check("{% figure caption: \"it's\nhers\" %}", "tag(figure|caption: \"it's\nhers\")");
        check("{% raw %}{{ a", "tag(raw|)");
        check("{%} {{}} {{", "out()");
    }
}
