//! Says for each place of a Markdown text whether it is code, HTML or prose. Line by line, without parsing the rest.

/// What a line of Markdown is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    /// Prose, a list, a table, a heading.
    Prose,
    /// The first or last line of a fenced block of code.
    Fence,
    /// A line of fenced code, or of a script or style sheet.
    Code,
    /// A line of a block of HTML.
    Html,
}

/// A line of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct MarkdownLine {
    /// The index at which it begins.
    pub(super) start: usize,
    /// The index behind it, with its line end.
    pub(super) end: usize,
    /// What it is.
    pub(super) kind: LineKind,
}

/// The lines of a text.
#[derive(Debug)]
pub(super) struct MarkdownLines<'t> {
    text: &'t str,
    lines: Vec<MarkdownLine>,
}

/// Elements whose start tag at the beginning of a line begins a block of HTML, up to the next blank line.
const BLOCKS: [&str; 40] = [
    "address",
    "article",
    "aside",
    "audio",
    "blockquote",
    "body",
    "button",
    "center",
    "details",
    "dd",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "iframe",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "td",
    "tr",
    "ul",
    "video",
];

/// Elements whose text is never Markdown, up to their end tag.
const VERBATIM: [&str; 3] = ["script", "style", "pre"];

impl<'t> MarkdownLines<'t> {
    /// Reads a text.
    pub(super) fn of(text: &'t str) -> MarkdownLines<'t> {
        let mut lines = Vec::new();
        let mut state = State::Prose;
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let end = start + line.len();
            let (kind, next) = state.read(line);
            lines.push(MarkdownLine { start, end, kind });
            (state, start) = (next, end);
        }
        MarkdownLines { text, lines }
    }

    /// Iterates over the lines with their texts.
    pub(super) fn iter(&self) -> impl Iterator<Item = (LineKind, &'t str)> + '_ {
        self.lines.iter().map(|line| (line.kind, &self.text[line.start..line.end]))
    }

    /// Returns the number of the line that contains an index, from 0.
    pub(super) fn number(&self, at: usize) -> usize {
        self.lines.partition_point(|line| line.end <= at).min(self.lines.len().saturating_sub(1))
    }

    /// Returns the line that contains an index.
    pub(super) fn line(&self, at: usize) -> MarkdownLine {
        let none = MarkdownLine { start: at, end: at, kind: LineKind::Prose };
        self.lines.get(self.number(at)).copied().unwrap_or(none)
    }

    /// Returns whether an index lies in code: in a fenced block, or between backticks of its line.
    pub(super) fn is_code(&self, at: usize) -> bool {
        let line = self.line(at);
        match line.kind {
            LineKind::Fence | LineKind::Code => true,
            LineKind::Html => false,
            LineKind::Prose => is_in_code_span(&self.text[line.start..line.end], at - line.start),
        }
    }
}

/// A longer line is no line of prose. Its code is not looked for, because that would be done for each of its marks.
const LONGEST_LINE: usize = 64 * 1024;

/// Returns whether an index of a line lies between backticks.
pub(super) fn is_in_code_span(line: &str, at: usize) -> bool {
    line.len() <= LONGEST_LINE && code_spans(line).iter().any(|(start, end)| (*start..*end).contains(&at))
}

/// Returns the ranges between backticks of a line, with the backticks.
pub(super) fn code_spans(line: &str) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let mut at = 0;
    while let Some(found) = line[at..].find('`') {
        let start = at + found;
        let run = line[start..].bytes().take_while(|byte| *byte == b'`').count();
        let after = start + run;
        match closing_run(line, after, run) {
            Some(end) => {
                spans.push((start, end));
                at = end;
            }
            None => at = after,
        }
    }
    spans
}

/// Returns the index behind the next run of exactly so many backticks.
fn closing_run(line: &str, mut at: usize, length: usize) -> Option<usize> {
    while let Some(found) = line[at..].find('`') {
        let start = at + found;
        let run = line[start..].bytes().take_while(|byte| *byte == b'`').count();
        at = start + run;
        if run == length {
            return Some(at);
        }
    }
    None
}

/// What the lines so far have begun.
#[derive(Clone, Copy, Debug)]
enum State {
    Prose,
    Fence(u8, usize),
    Html,
    Verbatim(&'static str),
}

impl State {
    fn read(self, line: &str) -> (LineKind, State) {
        let inner = line.trim_start_matches([' ', '\t', '>']);
        match self {
            State::Fence(mark, length) => {
                let run = inner.bytes().take_while(|byte| *byte == mark).count();
                match run >= length && inner[run..].trim().is_empty() {
                    true => (LineKind::Fence, State::Prose),
                    false => (LineKind::Code, self),
                }
            }
            State::Verbatim(name) => match ends(line, name) {
                true => (LineKind::Code, State::Html),
                false => (LineKind::Code, self),
            },
            State::Html if line.trim().is_empty() => (LineKind::Prose, State::Prose),
            State::Html => match verbatim(inner) {
                Some(name) if !ends(inner, name) => (LineKind::Code, State::Verbatim(name)),
                _ => (LineKind::Html, State::Html),
            },
            State::Prose => beginning(inner),
        }
    }
}

fn beginning(inner: &str) -> (LineKind, State) {
    // A fence may be the first thing in a list item.
    let item = inner.trim_start_matches(['-', '*', '+', ' ']);
    for (mark, sign) in [(b'`', '`'), (b'~', '~')] {
        let run = item.bytes().take_while(|byte| *byte == mark).count();
        if run >= 3 && !(mark == b'`' && item[run..].contains(sign)) {
            return (LineKind::Fence, State::Fence(mark, run));
        }
    }
    if let Some(name) = verbatim(inner) {
        let next = if ends(inner, name) { State::Html } else { State::Verbatim(name) };
        return (LineKind::Code, next);
    }
    match element(inner) {
        Some(name) if BLOCKS.contains(&name.as_str()) => (LineKind::Html, State::Html),
        _ => (LineKind::Prose, State::Prose),
    }
}

/// Returns the name of the element with which a line begins, in lower case.
fn element(line: &str) -> Option<String> {
    let inner = line.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    Some(inner[..length].to_ascii_lowercase()).filter(|name| !name.is_empty())
}

fn verbatim(line: &str) -> Option<&'static str> {
    let name = element(line).filter(|_| !line.starts_with("</"))?;
    VERBATIM.into_iter().find(|known| *known == name)
}

fn ends(line: &str, name: &str) -> bool {
    line.to_ascii_lowercase().contains(&format!("</{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_html_and_prose_are_told_apart() {
        let text = "Prose\n```sh\n{{ x }}\n```\n<div>\n{{ y }}\n</div>\n\n- ~~~\n  z\n  ~~~\n<script>\n\na\n</script>\n\nEnd `{{ q }}`\n";
        let lines = MarkdownLines::of(text);
        let kinds: String = lines
            .iter()
            .map(|(kind, _)| match kind {
                LineKind::Prose => 'p',
                LineKind::Fence => 'f',
                LineKind::Code => 'c',
                LineKind::Html => 'h',
            })
            .collect();
        assert_eq!(kinds, "pfcfhhhpfcfccccpp");
        assert!(lines.is_code(text.find("{{ q").unwrap()) && lines.is_code(text.find("{{ x").unwrap()));
        assert!(!lines.is_code(text.find("{{ y").unwrap()));
        assert_eq!(code_spans("a `b` ``c ` d`` `e"), [(2, 5), (6, 15)]);
    }
}
