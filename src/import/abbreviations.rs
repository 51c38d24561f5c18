//! Abbreviations of kramdown and Markdown Extra: `*[HTML]: …` becomes `<abbr>` where the word stands.

use crate::import::markdown_lines::{LineKind, MarkdownLines, code_spans};
use crate::markup::escape;

/// Returns the text with its abbreviations as HTML, and without their definitions; `None` if it defines none.
pub(super) fn convert(text: &str) -> Option<String> {
    if !text.contains("*[") {
        return None;
    }
    let lines = MarkdownLines::of(text);
    let mut known: Vec<(&str, &str)> =
        lines.iter().filter_map(|(kind, line)| definition(kind, line)).collect();
    if known.is_empty() {
        return None;
    }
    // `HTML5` counts before `HTML`.
    known.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let mut out = String::with_capacity(text.len());
    for (kind, line) in lines.iter() {
        match kind {
            _ if definition(kind, line).is_some() => {}
            LineKind::Prose if !line.starts_with('#') && !line.trim_start().starts_with('[') => {
                out.push_str(&marked(line, &known));
            }
            _ => out.push_str(line),
        }
    }
    Some(out)
}

fn definition(kind: LineKind, line: &str) -> Option<(&str, &str)> {
    let (name, meaning) = line.trim_end().strip_prefix("*[")?.split_once("]:")?;
    (kind == LineKind::Prose && !name.is_empty()).then_some((name, meaning.trim()))
}

/// Returns a line with its abbreviations marked, outside of code, tags and addresses.
fn marked(line: &str, known: &[(&str, &str)]) -> String {
    let untouched = untouched(line);
    let mut out = String::with_capacity(line.len());
    let mut at = 0;
    while at < line.len() {
        if let Some((_, end)) = untouched.iter().find(|(start, end)| (*start..*end).contains(&at)) {
            out.push_str(&line[at..*end]);
            at = *end;
            continue;
        }
        let before = line[..at].chars().next_back();
        let is_start = before.is_none_or(|c| c.is_whitespace() || "([“\"'*_—–-".contains(c));
        let found = known.iter().find(|(name, _)| {
            let rest = line[at..].strip_prefix(name);
            is_start && rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        });
        match found {
            Some((name, meaning)) => {
                out.push_str(&format!("<abbr title=\"{}\">{name}</abbr>", escape::quoted(meaning)));
                at += name.len();
            }
            None => {
                let c = line[at..].chars().next().unwrap_or('\n');
                out.push(c);
                at += c.len_utf8();
            }
        }
    }
    out
}

/// Returns the ranges of code, tags and addresses of a line.
fn untouched(line: &str) -> Vec<(usize, usize)> {
    let mut ranges = code_spans(line);
    for (open, close) in [("](", ')'), ("<", '>')] {
        for (start, _) in line.match_indices(open) {
            if let Some(length) = line[start..].find(close) {
                ranges.push((start, start + length + 1));
            }
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_marked_outside_of_code_and_links() {
        let text = "HTML5 and HTML, `HTML` [HTML](/HTML) HTMLs\n\n# HTML\n\n*[HTML]: Hyper\n*[HTML5]: New\n```\n*[X]: y\n```\n";
        let expected = "<abbr title=\"New\">HTML5</abbr> and <abbr title=\"Hyper\">HTML</abbr>, `HTML` \
                        [<abbr title=\"Hyper\">HTML</abbr>](/HTML) HTMLs\n\n# HTML\n\n```\n*[X]: y\n```\n";
        assert_eq!(convert(text).as_deref(), Some(expected));
        assert_eq!(convert("a *[b](c)*"), None);
    }
}
