//! From the template engine's errors to faults of the author's input: which template, which line, what was meant.

use std::collections::BTreeMap;
use std::ops::Range;

use tera::Error;
use tera::ErrorKind;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::nearest;
use crate::path::SourcePath;
use crate::source::Template;

/// The templates, by name.
pub(super) type Texts = BTreeMap<String, Template>;

/// What an error says; at least one fault.
pub(super) fn faults(error: &Error, code: Code, texts: &Texts) -> Vec<Diagnostic> {
    let one = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let fault = told(report.message(), code);
            at(fault, report.filename(), report.span().range.clone(), texts)
        }
        ErrorKind::MissingParent { current, parent } => {
            let fault = Diagnostic::error(code, format!("there is no template `{parent}` to extend"));
            at_name(meant(fault, parent, texts), current, parent, texts)
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            let message = format!("the template `{tpl}` leads back to itself: {}", chain.join(" → "));
            // Where the circle is closed.
            let last = chain.iter().rev().find(|name| *name != tpl).unwrap_or(tpl);
            at_name(Diagnostic::error(code, message), last, tpl, texts)
        }
        // Names that nothing has are found for all templates at once, and told as text only.
        ErrorKind::Msg(message) if message.starts_with(REPORT) => {
            return message[REPORT.len()..]
                .split(&format!("\n\n{REPORT}"))
                .map(|report| drawn(report, code, texts))
                .collect();
        }
        other => told(&other.to_string(), code),
    };
    vec![one]
}

/// What begins a fault that the engine has drawn as text.
const REPORT: &str = "error: ";

/// A message of the engine's: its first sentence says what is wrong, the rest helps.
fn told(message: &str, code: Code) -> Diagnostic {
    let (first, rest) = message.split_once('\n').unwrap_or((message, ""));
    let (first, list) = first.split_once(". ").unwrap_or((first, ""));
    let fault = Diagnostic::error(code, lower_first(first.trim_end_matches('.')));
    let guess = list.strip_prefix("Available fields: ").zip(first.split('`').nth(1));
    let guess = guess.and_then(|(names, misspelt)| nearest(misspelt, names.split(", ")));
    let guess = guess.map(|guess| format!("did you mean `{guess}`?"));
    let help: Vec<String> = [guess, Some(lower_first(list)), Some(rest.trim().to_owned())]
        .into_iter()
        .flatten()
        .filter(|line| !line.is_empty())
        .collect();
    if help.is_empty() { fault } else { fault.help(help.join("\n")) }
}

/// A fault that the engine has drawn: the message, ` --> NAME:LINE:COLUMN`, the line, and carets below it.
fn drawn(report: &str, code: Code, texts: &Texts) -> Diagnostic {
    let mut lines = report.lines();
    let message = lines.next().unwrap_or("the template cannot be read");
    let mut fault = told(message, code);
    if let Some(name) = message.strip_prefix("Unknown template `") {
        fault = meant(fault, name.trim_end_matches('`'), texts);
    }
    let place = lines.next().and_then(|line| line.trim_start().strip_prefix("--> "));
    let mut numbers = place.unwrap_or_default().rsplitn(3, ':');
    let (column, line, name) = (numbers.next(), numbers.next(), numbers.next());
    let width = lines.next_back().map_or(1, |carets| carets.matches('^').count());
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<usize>().ok());
    let (Some(column), Some(line), Some(name)) = (number(column), number(line), name) else { return fault };
    let Some(text) = texts.get(name).map(|template| &template.text) else { return fault };
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let offset = |characters: usize| {
        text[start..].char_indices().nth(characters).map_or(text.len(), |(at, _)| start + at)
    };
    at(fault, name, offset(column - 1)..offset(column - 1 + width), texts)
}

/// With a guess at the template that was meant.
fn meant(fault: Diagnostic, name: &str, texts: &Texts) -> Diagnostic {
    match nearest(name, texts.keys().map(String::as_str)) {
        Some(meant) => fault.help(format!("did you mean `{meant}`?")),
        None => fault.help(format!("add `templates/{name}`, or mend the name")),
    }
}

/// At the place where a template names another.
fn at_name(fault: Diagnostic, template: &str, named: &str, texts: &Texts) -> Diagnostic {
    let start = texts.get(template).and_then(|template| template.text.find(named)).unwrap_or_default();
    at(fault, template, start..start + named.len(), texts)
}

fn at(fault: Diagnostic, name: &str, range: Range<usize>, texts: &Texts) -> Diagnostic {
    match texts.get(name) {
        Some(template) => {
            let file = SourcePath::new(format!("templates/{name}"));
            fault.at(Span::new(&file, &template.text, range))
        }
        None => fault,
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}
