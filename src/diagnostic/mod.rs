//! One type for every fault of the author's input: what, where, why, how to mend it.
//!
//! A [`Diagnostic`] holds the line it points at, so that it can be shown after the file is gone. Writing it for a
//! terminal, a machine or a CI log is the work of [`human`] and [`machine`], putting many of one cause together that of
//! [`gather`]; the kinds of fault are in [`codes`].

pub mod codes;
pub mod gather;
mod guesses;
pub mod human;
pub mod machine;
mod nearest;

pub use codes::Code;
pub use guesses::Guesses;
pub use nearest::nearest;

use std::ops::Range;

use crate::path::SourcePath;

/// Whether a fault stops the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// The site is published; `--strict` makes it an error.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// A place in a file, with the line that holds it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: SourcePath,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// How many characters are meant; at least 1.
    pub width: usize,
    /// The whole line, without its end.
    pub excerpt: String,
}

/// A value with the bytes of its file that give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its bytes, counted from the file's start.
    pub at: Range<usize>,
}

/// The most characters of a line that a message shows.
const LONGEST_EXCERPT: usize = 240;

impl Span {
    /// The place of a range of bytes of a file's text; a range that goes on over several lines is cut at the first.
    pub fn new(file: &SourcePath, text: &str, range: Range<usize>) -> Span {
        let start = floor(text, range.start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find(['\n', '\r']).map_or(text.len(), |at| start + at);
        let end = floor(text, range.end).clamp(start, line_end);
        let column = text[line_start..start].chars().count() + 1;
        Span {
            file: file.clone(),
            line: text[..line_start].matches('\n').count() + 1,
            column,
            width: text[start..end].chars().count().max(1),
            excerpt: text[line_start..line_end].chars().take(LONGEST_EXCERPT.max(column + 40)).collect(),
        }
    }

    /// A file as a whole, when no place in it is meant.
    pub fn file(file: &SourcePath) -> Span {
        Span { file: file.clone(), line: 1, column: 1, width: 1, excerpt: String::new() }
    }
}

/// The nearest start of a character at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whether it stops the build.
    pub severity: Severity,
    /// Its kind.
    pub code: Code,
    /// What is wrong: one sentence in lower case, names in backticks, no full stop.
    pub message: String,
    /// Where.
    pub span: Option<Span>,
    /// Why it matters, where that is not plain.
    pub why: Option<String>,
    /// Other places that belong to it, each with what it is.
    pub related: Vec<(Span, String)>,
    /// How to mend it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A fault that stops the build.
    pub fn error(code: Code, message: impl Into<String>) -> Diagnostic {
        let (severity, message) = (Severity::Error, message.into());
        Diagnostic { severity, code, message, span: None, why: None, related: Vec::new(), help: None }
    }

    /// A fault that does not stop the build.
    pub fn warning(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, message) }
    }

    /// With its place.
    pub fn at(mut self, span: Span) -> Diagnostic {
        self.span = Some(span);
        self
    }

    /// With the reason.
    pub fn why(mut self, why: impl Into<String>) -> Diagnostic {
        self.why = Some(why.into());
        self
    }

    /// With another place.
    pub fn also(mut self, span: Span, what: impl Into<String>) -> Diagnostic {
        self.related.push((span, what.into()));
        self
    }

    /// With the remedy.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Every place that it shows.
    pub fn spans(&self) -> impl Iterator<Item = &Span> {
        self.span.iter().chain(self.related.iter().map(|(span, _)| span))
    }

    /// What puts diagnostics in the order in which they are shown: by file, then by place.
    fn order(&self) -> (Option<&SourcePath>, usize, usize, Severity, &str) {
        match &self.span {
            Some(span) => (Some(&span.file), span.line, span.column, self.severity, &self.message),
            None => (None, 0, 0, self.severity, &self.message),
        }
    }
}

/// All faults found so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// No faults.
    pub fn new() -> Report {
        Report::default()
    }

    /// Adds a fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds many.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(diagnostics);
    }

    /// Whether anything stops the build.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many of one severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|found| found.severity == severity).count()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.diagnostics.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Makes every warning an error, for `--strict`.
    pub fn make_strict(&mut self) {
        for found in &mut self.diagnostics {
            found.severity = Severity::Error;
        }
    }

    /// The faults by file and place, each once.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
        self.diagnostics.dedup();
        self.diagnostics
    }
}

/// `1 article`, `2 articles`.
pub fn counted(count: usize, noun: &str) -> String {
    match (count, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{count} {stem}ies"),
        _ => format!("{count} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_counts_characters_from_one() {
        let file = SourcePath::new("a.md");
        let text = "één\ntwee drie\nvier";
        let start = text.find("drie").unwrap();
        let span = Span::new(&file, text, start..start + 4);
        assert_eq!((span.line, span.column, span.width, span.excerpt.as_str()), (2, 6, 4, "twee drie"));
        let end = Span::new(&file, text, 500..600);
        assert_eq!((end.line, end.column, end.width), (3, 5, 1));
    }

    #[test]
    fn counts_are_spelt() {
        assert_eq!([counted(1, "article"), counted(2, "article")], ["1 article", "2 articles"]);
        assert_eq!([counted(0, "category"), counted(1, "key")], ["0 categories", "1 key"]);
    }
}
