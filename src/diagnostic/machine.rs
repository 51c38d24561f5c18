//! Diagnostics for programs: JSON Lines, and annotations for CI logs.

use serde_json::{Value, json};

use crate::diagnostic::record::{Diagnostic, Severity};
use crate::diagnostic::span::Span;

/// Returns one line of JSON: `severity`, `code`, `message`, `span` (`file`, `line`, `column`, `width`, `excerpt`, or null),
/// `why`, `related` (spans with `what`), `help`.
pub fn json(diagnostic: &Diagnostic) -> String {
    let related = |(span, what): &(Span, String)| {
        let mut value = place(span);
        value["what"] = what.as_str().into();
        value
    };
    let value = json!({
        "severity": diagnostic.severity.as_str(),
        "code": diagnostic.code.name,
        "message": diagnostic.message,
        "span": diagnostic.span.as_ref().map(place),
        "why": diagnostic.why,
        "related": diagnostic.related.iter().map(related).collect::<Vec<_>>(),
        "help": diagnostic.help,
    });
    format!("{value}\n")
}

fn place(span: &Span) -> Value {
    json!({
        "file": span.file.as_str(),
        "line": span.line,
        "column": span.column,
        "width": span.width,
        "excerpt": span.excerpt,
    })
}

/// Returns one workflow command of GitHub Actions, which shows the message beside the line. `folder` is the site's folder
/// relative to the root of the repository, empty or with a trailing slash.
///
/// Source: GitHub Docs, "Workflow commands for GitHub Actions", escaping as in the `@actions/core` package.
pub fn github(diagnostic: &Diagnostic, folder: &str) -> String {
    let mut message = diagnostic.message.clone();
    for part in [&diagnostic.why, &diagnostic.help].into_iter().flatten() {
        message.push('\n');
        message.push_str(part);
    }
    for (span, what) in &diagnostic.related {
        message.push_str(&format!("\n{what}: {folder}{}:{}:{}", span.file, span.line, span.column));
    }
    let kind = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = diagnostic.span.as_ref().map_or(String::new(), |span| {
        let file = format!("{folder}{}", span.file);
        format!("file={},line={},col={},", property(&file), span.line, span.column)
    });
    format!("::{kind} {place}title={}::{}\n", property(diagnostic.code.name), data(&message))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes;
    use crate::path::SourcePath;

    #[test]
    fn a_ci_annotation_is_one_line_even_if_the_message_has_several() {
        let diagnostic = Diagnostic::warning(codes::DEAD_LINK, "100% lost\n::error::x")
            .at(Span::new(&SourcePath::new("a,b.md"), "one", 0..3))
            .help("mend it");
        assert_eq!(
            github(&diagnostic, "blog/"),
            "::warning file=blog/a%2Cb.md,line=1,col=1,title=dead-link::100%25 lost%0A::error::x%0Amend it\n"
        );
    }
}
