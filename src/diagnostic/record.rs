//! One diagnostic and its parts.

use crate::diagnostic::codes::Code;
use crate::diagnostic::span::Span;
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
    pub(super) fn order(&self) -> (Option<&SourcePath>, usize, usize, Severity, &str) {
        match &self.span {
            Some(span) => (Some(&span.file), span.line, span.column, self.severity, &self.message),
            None => (None, 0, 0, self.severity, &self.message),
        }
    }
}
