//! One diagnostic and its parts.

use crate::diagnostic::codes::Code;
use crate::diagnostic::edit::Edit;
use crate::diagnostic::span::Span;
use crate::path::SourcePath;

/// Whether a diagnostic stops the build.
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

/// One problem in the author's input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whether it stops the build.
    pub severity: Severity,
    /// Its kind.
    pub code: Code,
    /// What is wrong: one sentence, lowercase, names in backticks, no full stop.
    pub message: String,
    /// The place.
    pub span: Option<Span>,
    /// Why it matters, unless that is obvious.
    pub why: Option<String>,
    /// Other places that belong to it, each with a label.
    pub related: Vec<(Span, String)>,
    /// How to mend it.
    pub help: Option<String>,
    /// The edits that mend it, if a program can: `steadfast fix` applies them. All of them belong together.
    pub mending: Vec<Edit>,
}

impl Diagnostic {
    /// A diagnostic that stops the build.
    pub fn error(code: Code, message: impl Into<String>) -> Diagnostic {
        let (severity, message) = (Severity::Error, message.into());
        Diagnostic {
            severity,
            code,
            message,
            span: None,
            why: None,
            related: Vec::new(),
            help: None,
            mending: Vec::new(),
        }
    }

    /// A diagnostic that does not stop the build.
    pub fn warning(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, message) }
    }

    /// Sets the place.
    pub fn at(mut self, span: Span) -> Diagnostic {
        self.span = Some(span);
        self
    }

    /// Sets the reason.
    pub fn why(mut self, why: impl Into<String>) -> Diagnostic {
        self.why = Some(why.into());
        self
    }

    /// Adds another place.
    pub fn also(mut self, span: Span, what: impl Into<String>) -> Diagnostic {
        self.related.push((span, what.into()));
        self
    }

    /// Sets the help text.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Adds an edit that mends it.
    pub fn mended_by(mut self, edit: Edit) -> Diagnostic {
        self.mending.push(edit);
        self
    }

    /// All places: its own and the related ones.
    pub fn spans(&self) -> impl Iterator<Item = &Span> {
        self.span.iter().chain(self.related.iter().map(|(span, _)| span))
    }

    /// The sort key: diagnostics are shown by file, then by place.
    pub(super) fn order(&self) -> (Option<&SourcePath>, usize, usize, Severity, &str) {
        match &self.span {
            Some(span) => (Some(&span.file), span.line, span.column, self.severity, &self.message),
            None => (None, 0, 0, self.severity, &self.message),
        }
    }
}
