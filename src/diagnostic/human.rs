//! Diagnostics for people, as text for a terminal. `annotate-snippets` draws the source lines.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::gather::Gathered;
use crate::diagnostic::record::{Diagnostic, Severity};
use crate::diagnostic::span::Span;

/// The style of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// With terminal colours.
    Coloured,
    /// Without colours.
    Plain,
}

/// Returns the diagnostic as several lines of text, with an empty line at the end.
pub fn draw(diagnostic: &Diagnostic, style: Style) -> String {
    with_note(diagnostic, None, style)
}

/// Returns the first diagnostic of a group, followed by the number and some places of the others.
pub fn draw_gathered(gathered: &Gathered<'_>, style: Style) -> String {
    if gathered.others.is_empty() {
        return draw(gathered.first, style);
    }
    let mut note = format!("{} more like this:", gathered.others.len());
    for other in gathered.listed() {
        note.push_str(&format!("\n{}", gathered.line(other)));
    }
    if gathered.unlisted() > 0 {
        note.push_str(&format!("\nand {} more", gathered.unlisted()));
    }
    with_note(gathered.first, Some(&note), style)
}

fn with_note(diagnostic: &Diagnostic, note: Option<&str>, style: Style) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut first =
        Group::with_title(level.primary_title(visible(&diagnostic.message)).id(diagnostic.code.name));
    if let Some(span) = &diagnostic.span {
        first = place(first, span, AnnotationKind::Primary);
    }
    if let Some(why) = &diagnostic.why {
        first = first.element(Level::NOTE.message(visible(why)));
    }
    let mut groups = vec![first];
    for (span, what) in &diagnostic.related {
        let title = Group::with_title(Level::NOTE.secondary_title(visible(what)));
        groups.push(place(title, span, AnnotationKind::Context));
    }
    if let Some(help) = &diagnostic.help {
        let last = groups.pop().unwrap_or_else(|| Group::with_level(Level::HELP));
        groups.push(last.element(Level::HELP.message(visible(help))));
    }
    if let Some(note) = note {
        let last = groups.pop().unwrap_or_else(|| Group::with_level(Level::NOTE));
        groups.push(last.element(Level::NOTE.message(visible(note))));
    }
    let renderer = match style {
        Style::Coloured => Renderer::styled(),
        Style::Plain => Renderer::plain(),
    };
    format!("{}\n\n", renderer.render(&groups))
}

/// Adds the source line with its caret, or the file name if the whole file is meant.
fn place<'a>(group: Group<'a>, span: &Span, kind: AnnotationKind) -> Group<'a> {
    let path = visible(span.file.as_str());
    if span.excerpt.is_empty() {
        return group.element(Origin::path(path).line(span.line).char_column(span.column));
    }
    let excerpt = visible(&span.excerpt);
    let at = |column: usize| excerpt.char_indices().nth(column).map_or(excerpt.len(), |(at, _)| at);
    let (start, end) = (at(span.column - 1), at(span.column - 1 + span.width));
    group.element(
        Snippet::source(excerpt)
            .line_start(span.line)
            .path(path)
            .annotation(kind.span(start..end.max(start))),
    )
}

/// Returns the text with control characters and changes of the writing direction replaced, so that no file can send
/// commands to the terminal.
pub fn visible(text: &str) -> String {
    let hidden = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    let direction = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if hidden(c) || direction(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes;
    use crate::path::SourcePath;

    #[test]
    fn a_diagnostic_shows_what_where_why_and_help() {
        let text = "title: A\nslug: hello\n";
        let diagnostic =
            Diagnostic::error(codes::DUPLICATE_PATH, "two articles would be written to `/hello/`")
                .at(Span::new(&SourcePath::new("content/b.md"), text, 15..20))
                .why("one of them would be lost")
                .also(Span::file(&SourcePath::new("content/hello.md")), "the other article")
                .help("give one of them another `slug:`");
        insta::assert_snapshot!(draw(&diagnostic, Style::Plain));
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        let diagnostic = Diagnostic::error(codes::WRONG_TYPE, "a \u{1b}[31m b \u{202e}").at(Span::new(
            &SourcePath::new("x.md"),
            "k: \u{1b}[2Jv",
            3..8,
        ));
        let text = draw(&diagnostic, Style::Plain);
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
    }
}
