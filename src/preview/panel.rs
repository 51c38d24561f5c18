//! Writes diagnostics as HTML, for the panel over a page and for the list on the desk.

use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::diagnostic::gather::Gathered;
use crate::diagnostic::human::visible;
use crate::diagnostic::{Diagnostic, Severity, Span, gather};
use crate::markup::escape;
use crate::source;

/// The most diagnostics in a panel.
const MOST: usize = 20;
/// The most locations of similar diagnostics.
const MOST_ALIKE: usize = 100;

/// The characters that are percent-encoded in a path of a URL.
const PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b':');

/// How locations are linked to the author's editor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places<'a> {
    /// The site's folder.
    pub(super) root: &'a Path,
    /// The URL pattern that opens a file in the author's editor.
    pub(super) editor: Option<&'a str>,
}

/// Returns the errors as the contents of the panel; empty if there are none.
pub(super) fn errors(faults: &[Diagnostic], places: Places<'_>) -> String {
    let errors = gather::gather(faults.iter().filter(|fault| fault.severity == Severity::Error));
    listed(&errors, MOST, places)
}

/// Returns diagnostics with similar ones, and the number of those that are not shown.
pub(super) fn listed(faults: &[Gathered<'_>], most: usize, places: Places<'_>) -> String {
    let (shown, rest) = faults.split_at(faults.len().min(most));
    let mut html: String = shown.iter().map(|gathered| with_others(gathered, places)).collect();
    let rest: usize = rest.iter().map(|gathered| 1 + gathered.others.len()).sum();
    if rest > 0 {
        html.push_str(&format!("<p class=\"more\">and {rest} more</p>"));
    }
    html
}

/// Returns one diagnostic.
pub(super) fn single(fault: &Diagnostic, places: Places<'_>) -> String {
    with_others(&Gathered { first: fault, others: Vec::new() }, places)
}

/// Returns one diagnostic, with the locations of similar ones.
fn with_others(gathered: &Gathered<'_>, places: Places<'_>) -> String {
    let fault = gathered.first;
    let mut html = format!(
        "<section class=\"fault {}\"><h2><code>{}</code> {}</h2>",
        fault.severity.as_str(),
        fault.code.name,
        marked_up(&fault.message)
    );
    if let Some(span) = &fault.span {
        html.push_str(&place(span, places));
        html.push_str(&excerpt(span));
    }
    if let Some(why) = &fault.why {
        html.push_str(&format!("<p class=\"why\">{}</p>", marked_up(why)));
    }
    if let Some(help) = &fault.help {
        html.push_str(&help_html(help));
    }
    for (span, what) in &fault.related {
        html.push_str(&format!("<div class=\"related\"><p>{}</p>", marked_up(what)));
        html.push_str(&place(span, places));
        html.push_str(&excerpt(span));
        html.push_str("</div>");
    }
    html.push_str(&alike(gathered, places));
    html.push_str("</section>");
    html
}

/// Returns the locations of similar diagnostics, collapsed.
fn alike(gathered: &Gathered<'_>, places: Places<'_>) -> String {
    if gathered.others.is_empty() {
        return String::new();
    }
    let item = |fault: &&Diagnostic| {
        let place = fault.span.as_ref().map(|span| place(span, places)).unwrap_or_default();
        let differs = fault.message != gathered.first.message;
        let message = if differs { format!(" {}", marked_up(&fault.message)) } else { String::new() };
        format!("<li>{place}{message}</li>")
    };
    let shown: String = gathered.others.iter().take(MOST_ALIKE).map(item).collect();
    let rest = gathered.others.len().saturating_sub(MOST_ALIKE);
    let rest = if rest > 0 { format!("<li>and {rest} more</li>") } else { String::new() };
    format!(
        "<details class=\"alike\"><summary>{} more like this</summary><ul>{shown}{rest}</ul></details>",
        gathered.others.len()
    )
}

/// Returns the help. Lines after a colon are text to copy, up to a line that offers an alternative.
fn help_html(help: &str) -> String {
    let (mut html, mut lines) = (String::new(), Vec::new());
    let mut is_prose = true;
    for line in help.lines() {
        is_prose |= line.starts_with("or ") && line.ends_with(':');
        if is_prose {
            html.push_str(&written(&mut lines));
            html.push_str(&format!("<p class=\"help\">{}</p>", marked_up(line)));
            is_prose = !line.ends_with(':');
        } else {
            lines.push(line);
        }
    }
    html + &written(&mut lines)
}

/// Returns the lines to copy, if there are any.
fn written(lines: &mut Vec<&str>) -> String {
    if lines.is_empty() {
        return String::new();
    }
    format!("<pre class=\"lines\">{}</pre>", escaped(&std::mem::take(lines).join("\n")))
}

/// Returns a link to a location: to the author's editor, or for copying.
pub(super) fn place(span: &Span, places: Places<'_>) -> String {
    let shown = escaped(&format!("{}:{}:{}", span.file, span.line, span.column));
    let href = places.editor.map_or_else(|| "#".to_owned(), |editor| opened(editor, span, places.root));
    format!("<a class=\"place\" href=\"{}\" data-copy=\"{shown}\">{shown}</a>", escaped(&href))
}

/// Returns the URL that opens a location in the author's editor.
fn opened(editor: &str, span: &Span, root: &Path) -> String {
    let path = source::on_disk(root, &span.file).to_string_lossy().replace('\\', "/");
    editor
        .replace("{line}", &span.line.to_string())
        .replace("{column}", &span.column.to_string())
        .replace("{path}", &utf8_percent_encode(&path, PATH).to_string())
}

/// Returns the URL pattern of an editor, for paths relative to `root`.
pub(super) fn within_root(editor: &str, root: &Path) -> String {
    let root = root.to_string_lossy().replace('\\', "/");
    editor.replace("{path}", &format!("{}/{{path}}", utf8_percent_encode(root.trim_end_matches('/'), PATH)))
}

/// The most characters before the mark in an excerpt, so that the mark is visible in a long line.
const BEFORE_MARK: usize = 48;

/// Returns the line with its span marked; empty for a whole file.
fn excerpt(span: &Span) -> String {
    if span.excerpt.is_empty() {
        return String::new();
    }
    let at = |column: usize| span.excerpt.char_indices().nth(column).map_or(span.excerpt.len(), |(at, _)| at);
    let (start, end) = (at(span.column - 1), at(span.column - 1 + span.width));
    let marked = match &span.excerpt[start..end] {
        // The span is at the end of the line.
        "" => " ",
        marked => marked,
    };
    let before = &span.excerpt[..start];
    let cut = before.char_indices().rev().nth(BEFORE_MARK - 1).map_or(0, |(at, _)| at);
    let dots = if cut > 0 { "…" } else { "" };
    format!(
        "<pre class=\"excerpt\"><span class=\"line-number\">{}</span> {dots}{}<mark>{}</mark>{}</pre>",
        span.line,
        escaped(&before[cut..]),
        escaped(marked),
        escaped(&span.excerpt[end..])
    )
}

/// Writes text as HTML, with names in backticks as code.
pub(super) fn marked_up(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    let last = parts.len() - 1;
    let part = |(at, part): (usize, &&str)| match at % 2 {
        1 if at < last => format!("<code>{}</code>", escaped(part)),
        1 => format!("`{}", escaped(part)),
        _ => escaped(part),
    };
    parts.iter().enumerate().map(part).collect()
}

/// Escapes text for HTML and its attributes. Replaces control characters and those that change the writing direction.
pub(super) fn escaped(text: &str) -> String {
    escape::quoted(&visible(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes;
    use crate::path::SourcePath;

    #[test]
    fn a_fault_is_text_in_the_panel_whatever_its_file_holds() {
        let text = "tags: <script>\"x\"</script>\n";
        let fault = Diagnostic::error(codes::WRONG_TYPE, "`<b>` is no list")
            .at(Span::new(&SourcePath::new("content/<i>.md"), text, 6..14))
            .help("write `[a]`");
        let places = Places { root: Path::new("/my site"), editor: Some("vscode://file/{path}:{line}") };
        assert_eq!(
            errors(&[fault], places),
            "<section class=\"fault error\"><h2><code>wrong-type</code> <code>&lt;b&gt;</code> is no list</h2>\
             <a class=\"place\" href=\"vscode://file//my%20site/content/%3Ci%3E.md:1\" \
             data-copy=\"content/&lt;i&gt;.md:1:7\">content/&lt;i&gt;.md:1:7</a>\
             <pre class=\"excerpt\"><span class=\"line-number\">1</span> tags: <mark>&lt;script&gt;</mark>\
             &quot;x&quot;&lt;/script&gt;</pre><p class=\"help\">write <code>[a]</code></p></section>"
        );
    }

    #[test]
    fn the_mark_in_a_long_line_is_visible() {
        let text = format!("{}\u{e9}x [here](gone.md)", "word ".repeat(200));
        let at = text.find("gone").unwrap();
        let html = excerpt(&Span::new(&SourcePath::new("a.md"), &text, at..at + 7));
        assert!(html.contains("</span> …"), "{html}");
        assert!(html.contains("\u{e9}x [here](<mark>gone.md</mark>)"), "{html}");
        assert!(html.len() < 200, "{html}");
    }

    #[test]
    fn lines_to_copy_are_shown_as_lines() {
        assert_eq!(
            help_html("add `a`:\na: <1>\nb: 2\nor a heading:\n# A"),
            "<p class=\"help\">add <code>a</code>:</p><pre class=\"lines\">a: &lt;1&gt;\nb: 2</pre>\
             <p class=\"help\">or a heading:</p><pre class=\"lines\"># A</pre>"
        );
        assert_eq!(help_html("mend it"), "<p class=\"help\">mend it</p>");
    }

    #[test]
    fn a_single_backtick_stays_one() {
        assert_eq!(marked_up("a `b` c ` d"), "a <code>b</code> c ` d");
        assert_eq!(marked_up("`"), "`");
    }
}
