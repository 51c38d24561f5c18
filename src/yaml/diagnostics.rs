//! Turns the errors of the YAML crate into messages that say what the author should change.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Span, codes};
use crate::path::SourcePath;
use crate::yaml::line::{line_at, quoted_value};
use crate::yaml::mistakes::SyntaxError;
use crate::yaml::quote::remedy;
use crate::yaml::read::{Cause, ReadError};
use crate::yaml::{limits, mistakes, read};

/// The maximum number of errors that are reported for one file.
const MOST_ERRORS: usize = 8;

/// Returns the diagnostic of the first error, and those of the errors that appear when the faulty lines are removed.
pub(super) fn all_errors(
    file: &SourcePath,
    whole: &str,
    yaml: &Range<usize>,
    text: &str,
    first: ReadError,
) -> Vec<Diagnostic> {
    let mut text = text.to_owned();
    let mut fault = first;
    let mut found = Vec::new();
    loop {
        let place = |at: Range<usize>| Span::new(file, whole, yaml.start + at.start..yaml.start + at.end);
        let (diagnostic, line) = first_error(&text, &fault, place);
        found.push(diagnostic);
        let Some(line) = line.filter(|_| found.len() < MOST_ERRORS) else { break };
        blank_out(&mut text, line);
        match read::read(&text) {
            Ok(_) => break,
            Err(next) => fault = next,
        }
    }
    found
}

/// Returns the diagnostic of a tag before a value that is readable without it.
pub(super) fn unknown_tag(text: &str, tag: Range<usize>) -> Diagnostic {
    let line = line_at(text, tag.start);
    let before = &text[line.start..tag.start];
    let without = format!("{before}{}", text[tag.end.min(line.end)..line.end].trim_start());
    Diagnostic::error(codes::YAML_SYNTAX, format!("the tag `{}` has no meaning here", &text[tag]))
        .why("a tag tells other programs to make something of a value; here nothing is ever made or run")
        .help(remedy("take it out:", without.trim()))
}

/// Overwrites a line with spaces, and with it the more indented lines below, which belong to it.
fn blank_out(text: &mut String, line: Range<usize>) {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = indent(&text[line.clone()]);
    let mut end = line.end;
    let mut at = line.end;
    for (index, next) in text[line.end..].split_inclusive('\n').enumerate() {
        if index > 0 && !next.trim().is_empty() && indent(next) <= own {
            break;
        }
        at += next.len();
        end = if index > 0 { at } else { line.end };
    }
    let blanks: String = text[line.start..end].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(line.start..end, &blanks);
}

/// Returns the diagnostic of an error, and its line if parsing can continue without that line.
fn first_error(
    text: &str,
    fault: &ReadError,
    place: impl Fn(Range<usize>) -> Span,
) -> (Diagnostic, Option<Range<usize>>) {
    let at =
        (0..=fault.at.unwrap_or(0).min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let here = || place(at..at + 1);
    let diagnostic = match &fault.cause {
        Cause::Syntax(words) => {
            let error = SyntaxError::new(text, words, at);
            return match mistakes::find(&error) {
                Some(mistake) => {
                    let mut diagnostic =
                        Diagnostic::error(codes::YAML_SYNTAX, mistake.message).at(place(mistake.at));
                    diagnostic.why = mistake.why;
                    (diagnostic.help(mistake.help), mistake.line)
                }
                None => (unknown_error(words).at(here()), None),
            };
        }
        Cause::TooDeep => limits::nests_too_deeply(here()),
        Cause::TooMuch => {
            let alias = first_alias(text).unwrap_or(at);
            Diagnostic::error(codes::TOO_LARGE, "aliases (`*name`) repeat values until there are too many")
                .at(place(alias..alias + 1))
                .help("write the values out, or put a text that begins with `*` in quotes")
        }
        Cause::Tag(tag) => {
            let line = line_at(text, at);
            let tag = format!("!{}", tag.trim_start_matches('!'));
            let start = text[line.clone()].find(&tag).map_or(at, |found| line.start + found);
            let corrected = quoted_value(text, start);
            Diagnostic::error(codes::YAML_SYNTAX, format!("the tag `{tag}` has no meaning here"))
                .at(place(start..start + tag.len()))
                .why("a value that begins with `!` is a tag in YAML")
                .help(remedy("put the value in quotes if it is meant as text:", &corrected))
        }
        Cause::Key => Diagnostic::error(codes::YAML_SYNTAX, "a list or map stands where a key belongs")
            .at(here())
            .why("`{` and `[` at the start of a value begin a map or list")
            .help(remedy(
                "put the value in quotes if it is meant as text:",
                &quoted_value(text, line_at(text, at).start),
            )),
    };
    (diagnostic, None)
}

/// Returns the diagnostic of an error that no known mistake explains, in the words of the crate.
fn unknown_error(words: &str) -> Diagnostic {
    let end = words.find(" at line ").or(words.find(" at position ")).unwrap_or(words.len());
    let reason = match &words[..end] {
        many if many.contains("more than one document") => {
            "something follows after the end of the first value"
        }
        reason => reason,
    };
    let message = format!("the YAML cannot be read from here on: {reason}");
    Diagnostic::error(codes::YAML_SYNTAX, message)
        .help("put texts with signs such as `:`, `#`, `[` or quotes into quotes, and indent with spaces")
}

/// Returns the offset of the first value that begins with `*`.
fn first_alias(text: &str) -> Option<usize> {
    let before = |at: usize| text[..at].ends_with([' ', '[', ',']);
    text.match_indices('*').map(|(at, _)| at).find(|at| before(*at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Report;

    #[test]
    fn a_faulty_line_is_removed_with_the_lines_that_belong_to_it() {
        let text = "title: a: b\n  é\n é\n\ndeck: @x\n";
        let mut report = Report::new();
        crate::yaml::parse(&SourcePath::new("x.yaml"), text, 0..text.len(), &mut report);
        let lines: Vec<usize> =
            report.sorted().into_iter().filter_map(|fault| fault.span.map(|span| span.line)).collect();
        assert_eq!(lines, [1, 5]);
    }

    #[test]
    fn multibyte_characters_do_not_shift_spans() {
        let text = "deck: “Ää”\ntitle: “Ää” Öö: b\n";
        let mut report = Report::new();
        crate::yaml::parse(&SourcePath::new("x.yaml"), text, 0..text.len(), &mut report);
        let fault = report.sorted().remove(0);
        let span = fault.span.unwrap();
        assert_eq!((span.line, span.column), (2, 15));
        assert_eq!(fault.help.as_deref(), Some("put the text in quotes:\ntitle: \"“Ää” Öö: b\""));
    }
}
