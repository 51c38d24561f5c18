//! Finds the code in a text in Markdown: fences and spans. Nothing in it is converted.
//!
//! Indented code is not recognised: in the lists of real texts, most indented lines are no code.

use std::ops::Range;

/// The code of a text, as ranges of bytes in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeRanges(Vec<Range<usize>>);

impl CodeRanges {
    /// Finds the code of a text.
    pub fn of(text: &str) -> CodeRanges {
        let mut ranges = Vec::new();
        let (mut at, mut text_start) = (0, 0);
        let mut fence: Option<(usize, char, usize)> = None;
        for line in text.split_inclusive('\n') {
            let inner = without_marks(line);
            let mark = inner.chars().next().filter(|c| matches!(c, '`' | '~')).unwrap_or(' ');
            let length = inner.chars().take_while(|c| *c == mark).count();
            match fence {
                None if length >= 3 && mark != ' ' && !(mark == '`' && inner[length..].contains('`')) => {
                    spans(text, text_start..at, &mut ranges);
                    fence = Some((at, mark, length));
                }
                Some((start, open, least))
                    if mark == open && length >= least && inner[length..].trim().is_empty() =>
                {
                    ranges.push(start..at + line.len());
                    (fence, text_start) = (None, at + line.len());
                }
                _ => {}
            }
            at += line.len();
        }
        match fence {
            Some((start, _, _)) => ranges.push(start..text.len()),
            None => spans(text, text_start..text.len(), &mut ranges),
        }
        CodeRanges(ranges)
    }

    /// Returns whether a byte is in code.
    pub fn has(&self, at: usize) -> bool {
        let next = self.0.partition_point(|range| range.end <= at);
        self.0.get(next).is_some_and(|range| range.contains(&at))
    }
}

/// Returns a line without its indentation, the marks of quotes, and the mark of a list.
fn without_marks(line: &str) -> &str {
    let line = line.trim_start_matches([' ', '\t', '>']);
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = match rest.len() < line.len() {
        true => rest.strip_prefix(['.', ')']),
        false => rest.strip_prefix(['-', '*', '+']),
    };
    match rest {
        Some(rest) if rest.starts_with([' ', '\t']) => rest.trim_start(),
        _ => line,
    }
}

/// Adds the spans of code in a part of a text without fences.
fn spans(text: &str, part: Range<usize>, ranges: &mut Vec<Range<usize>>) {
    let bytes = &text.as_bytes()[..part.end];
    let run = |from: usize| bytes[from..].iter().take_while(|byte| **byte == b'`').count();
    let mut at = part.start;
    while let Some(found) = memchr::memchr(b'`', &bytes[at..]) {
        let start = at + found;
        if start > part.start && bytes[start - 1] == b'\\' {
            at = start + 1;
            continue;
        }
        let length = run(start);
        at = start + length;
        // A span ends within its paragraph.
        let paragraph = text[at..part.end].find("\n\n").map_or(part.end, |end| at + end);
        let mut close = at;
        while let Some(found) = memchr::memchr(b'`', &bytes[close..paragraph]) {
            let end = close + found;
            let closing = run(end);
            close = end + closing;
            if closing == length {
                ranges.push(start..close);
                at = close;
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, code: &[&str]) {
        let found = CodeRanges::of(text);
        let found: Vec<&str> = found.0.iter().map(|range| &text[range.clone()]).collect();
        assert_eq!(found, code, "{text}");
    }

    #[test]
    fn fences_and_spans_are_found() {
        check("a `b` c ``d ` e`` f", &["`b`", "``d ` e``"]);
        check("a\n```rust\n`x`\n```\n`b`\n", &["```rust\n`x`\n```\n", "`b`"]);
        check("- ~~~\n  a ` b\n  ~~~\n", &["- ~~~\n  a ` b\n  ~~~\n"]);
        check("> ```\n> x", &["> ```\n> x"]);
        check("````\n```\n````", &["````\n```\n````"]);
        check("```a``` b", &["```a```"]);
        check("a ` b\n\nc \\`e`", &[]);
        check("**bold** `x`", &["`x`"]);
        check("", &[]);
    }
}
