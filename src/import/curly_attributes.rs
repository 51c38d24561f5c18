//! Attribute lists in braces behind pictures, links and paragraphs: `{.wide width=200}`. Headings keep theirs.

use crate::import::markdown_lines::{LineKind, MarkdownLines, is_in_code_span};
use crate::import::notes::Note;
use crate::import::replaced_text::ReplacedText;

/// The note of a list.
const DROPPED: &str = "attributes in braces that mean nothing here, such as `{.wide}`";

/// Takes the lists out of a text. An id becomes an anchor.
pub(super) fn convert(text: &str) -> ReplacedText {
    let mut converted = ReplacedText::default();
    if !["{.", "{#", "="].iter().any(|mark| text.contains(mark)) {
        converted.text = text.to_owned();
        return converted;
    }
    for (number, (kind, line)) in MarkdownLines::of(text).iter().enumerate() {
        if kind != LineKind::Prose || line.trim_start().starts_with('#') || !line.contains('{') {
            converted.text.push_str(line);
            continue;
        }
        let mut from = 0;
        for (at, _) in line.match_indices('{') {
            let Some(end) = line[at..].find('}').map(|length| at + length + 1).filter(|_| at >= from) else {
                continue;
            };
            let before = line[..at].trim_end_matches(' ');
            let is_behind_span = at == before.len() && before.ends_with([')', ']', '*', '`']);
            let is_at_end = line[end..].trim().is_empty() && at > before.len()
                || before.trim().is_empty() && line[end..].trim().is_empty();
            if !(is_behind_span || is_at_end) || is_in_code_span(line, at) {
                continue;
            }
            let Some(id) = list(&line[at + 1..end - 1]) else { continue };
            converted.text.push_str(if is_behind_span {
                &line[from..at]
            } else {
                &line[from..before.len().max(from)]
            });
            if let Some(id) = id {
                converted.text.push_str(&format!("<a id=\"{}\"></a>", crate::markup::escape::quoted(id)));
            }
            from = end;
            converted.notes.push((Note::Changed, DROPPED.to_owned(), number));
        }
        converted.text.push_str(&line[from..]);
    }
    converted
}

/// Returns the id of a list of attributes, if it has one; `None` if it is no list.
fn list(text: &str) -> Option<Option<&str>> {
    let mut id = None;
    let pieces: Vec<&str> = text.split_whitespace().collect();
    for piece in &pieces {
        let is_class = piece.len() > 1 && piece.starts_with('.');
        let has_value = piece.split_once('=').is_some_and(|(name, _)| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        });
        match piece.strip_prefix('#').filter(|id| !id.is_empty()) {
            Some(found) => id = Some(found),
            None if is_class || has_value => {}
            None => return None,
        }
    }
    (!pieces.is_empty()).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_taken_out_and_other_braces_stay() {
        let check = |text: &str, expected: &str, notes: usize| {
            let converted = convert(text);
            assert_eq!((converted.text.as_str(), converted.notes.len()), (expected, notes), "{text}");
        };
        check("![a](b.png){.left width=20} c\n", "![a](b.png) c\n", 1);
        check("Text {.lead #top}\n", "Text<a id=\"top\"></a>\n", 1);
        check("Text\n{.lead}\n", "Text\n\n", 1);
        check("## A {#b .c}\n", "## A {#b .c}\n", 0);
        check("{ a = b } `{.x}` {.y} z {x}\n", "{ a = b } `{.x}` {.y} z {x}\n", 0);
        check("```\nx {.y}\n```\n", "```\nx {.y}\n```\n", 0);
    }
}
