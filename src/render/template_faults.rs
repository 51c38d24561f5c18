//! Converts errors of the template engine to diagnostics, with the template, the line, and a guess at what was meant.

use std::collections::BTreeMap;
use std::ops::Range;

use tera::{Error, ErrorKind};

use crate::diagnostic::{Code, Diagnostic, Span, codes, counted, nearest};
use crate::render::outline::outline;
use crate::render::template_texts::TemplateTexts;
use crate::render::theme_faults;

/// Converts an error of the engine. Returns at least one diagnostic.
pub(super) fn faults(error: &Error, code: Code, texts: &TemplateTexts) -> Vec<Diagnostic> {
    let one = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let range = report.span().range.clone();
            let text = texts.get(report.filename()).map_or("", |template| &template.text);
            let fault = from_message(report.message(), code);
            let fault = match help_from_text(report.message(), text, &range).filter(|_| fault.help.is_none())
            {
                Some(help) => fault.help(help),
                None => fault,
            };
            at(fault, report.filename(), range, texts)
        }
        ErrorKind::MissingParent { current, parent } => {
            let fault = Diagnostic::error(code, format!("there is no template `{parent}` to extend"));
            at_name(with_template_guess(fault, parent, texts), current, parent, texts)
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            let message = format!("the template `{tpl}` leads back to itself: {}", chain.join(" → "));
            // The template that closes the circle.
            let last = chain.iter().rev().find(|name| *name != tpl).unwrap_or(tpl);
            at_name(Diagnostic::error(code, message), last, tpl, texts)
        }
        // The engine reports unknown names of all templates in one error, and only as text.
        ErrorKind::Msg(message) if message.starts_with(REPORT) => {
            let between = format!("\n\n{REPORT}");
            let reports = message[REPORT.len()..].split(&between);
            let mut faults: Vec<Diagnostic> = Vec::new();
            for fault in reports.map(|report| from_report(report, code, texts)) {
                // Many templates of the theme fill the same block, which gives the same diagnostic.
                let is_known =
                    |known: &Diagnostic| known.message == fault.message && known.span == fault.span;
                if !faults.iter().any(is_known) {
                    faults.push(fault);
                }
            }
            return faults;
        }
        other => from_message(&other.to_string(), code),
    };
    vec![one]
}

/// The filters of the engine, which does not offer a list of them.
pub(super) const FILTERS: [&str; 37] = [
    "abs",
    "capitalize",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];

/// The tests of the engine, as in `is defined`.
pub(super) const TESTS: [&str; 17] = [
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];

/// The functions that templates may call.
pub(super) const FUNCTIONS: [&str; 7] = ["asset", "last_joint", "number", "range", "super", "text", "throw"];

/// The beginning of an error that the engine reports as text with a drawing of the line.
const REPORT: &str = "error: ";

/// Converts a message of the engine: the first sentence becomes the message, the rest becomes the help.
fn from_message(message: &str, code: Code) -> Diagnostic {
    let (first, rest) = message.split_once('\n').unwrap_or((message, ""));
    let (first, list) = first.split_once(". ").unwrap_or((first, ""));
    let fault = Diagnostic::error(code, lower_first(first.trim_end_matches('.')));
    let misspelt = first.split('`').nth(1).unwrap_or_default();
    let there = LISTS.iter().find_map(|begin| list.strip_prefix(begin));
    let names = there.into_iter().flat_map(|names| names.split(", ")).map(|name| name.trim_matches('`'));
    let guess = nearest(misspelt, names).map(did_you_mean);
    let help: Vec<String> = [guess, Some(lower_first(list)), Some(rest.trim().to_owned())]
        .into_iter()
        .flatten()
        .filter(|line| !line.is_empty())
        .collect();
    if help.is_empty() { fault } else { fault.help(help.join("\n")) }
}

/// Returns a help for messages that the engine gives without one. It comes from the text of the template.
fn help_from_text(message: &str, text: &str, at: &Range<usize>) -> Option<String> {
    let name = message.split('`').nth(1)?;
    if message.starts_with("Missing keyword argument") {
        let call = text.get(at.clone())?;
        let given = call.split(['(', ',']).filter_map(|part| Some(part.split_once('=')?.0.trim()));
        let given = nearest(name, given)?;
        return Some(format!("it is given `{given}`: did you mean `{name}`?"));
    }
    if !message.starts_with("Field ") {
        return None;
    }
    let before = text.get(..at.start)?.strip_suffix('.')?;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '[' | ']');
    let parent = before.rsplit(|c| !is_part(c)).next().filter(|parent| !parent.is_empty())?;
    if parent.ends_with(".fields") {
        return Some(format!(
            "`{parent}` holds only what the article sets; ask with `{{% if {parent}.{name} is defined %}}`"
        ));
    }
    Some(format!(
        "`{parent}` is null here, or has no fields; where it may be null, ask first: `{{% if {parent} %}}`"
    ))
}

/// Merges equal errors of templates: the first page is named, and the number of further pages.
pub fn each_once(faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept: Vec<(Diagnostic, usize)> = Vec::new();
    let mut known: BTreeMap<(Option<Span>, String), usize> = BTreeMap::new();
    for fault in faults {
        let is_shared = fault.code == codes::TEMPLATE_ERROR;
        match known.get(&(fault.span.clone(), fault.message.clone())).filter(|_| is_shared) {
            Some(place) => kept[*place].1 += 1,
            None => {
                if is_shared {
                    known.insert((fault.span.clone(), fault.message.clone()), kept.len());
                }
                kept.push((fault, 0));
            }
        }
    }
    let with_count = |(fault, more): (Diagnostic, usize)| match (more, fault.why.clone()) {
        (1.., Some(why)) => fault.why(format!("{why}, and {}", counted(more, "further page"))),
        _ => fault,
    };
    kept.into_iter().map(with_count).collect()
}

/// The words of the engine before a list of the names that exist.
const LISTS: [&str; 3] = ["Available fields: ", "Available variables: ", "Possible argument(s) are: "];

fn did_you_mean(name: &str) -> String {
    format!("did you mean `{name}`?")
}

/// Converts an error that is text: the message, ` --> NAME:LINE:COLUMN`, the line, and carets below it.
fn from_report(report: &str, code: Code, texts: &TemplateTexts) -> Diagnostic {
    let mut lines = report.lines();
    let message = lines.next().unwrap_or("the template cannot be read");
    let fault = with_guess(from_message(message, code), message, texts);
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
    let fault = at(fault, name, offset(column - 1)..offset(column - 1 + width), texts);
    match (message.strip_prefix("Block `").and_then(|rest| rest.split('`').next()), &fault.span) {
        (Some(block), Some(place)) => {
            theme_faults::missing_block(block, name, place.clone(), code, texts).unwrap_or(fault)
        }
        _ => fault,
    }
}

/// Adds a guess at what an unknown name was meant to be.
fn with_guess(fault: Diagnostic, message: &str, texts: &TemplateTexts) -> Diagnostic {
    let Some(name) = message.split('`').nth(1) else { return fault };
    let outlines = || texts.values().map(|template| outline(&template.text));
    let guess = |names: Vec<String>| nearest(name, names.iter().map(String::as_str)).map(did_you_mean);
    let known = |names: &[&str]| nearest(name, names.iter().copied()).map(did_you_mean);
    let help = match message.split('`').next().unwrap_or_default() {
        "Unknown template " => return with_template_guess(fault, name, texts),
        "Unknown filter " => known(&FILTERS),
        "Unknown test " => known(&TESTS),
        "Unknown function " => known(&FUNCTIONS),
        "Unknown component " => theme_faults::missing_component(name, texts).or_else(|| {
            guess(outlines().flat_map(|it| it.components).map(|component| component.name).collect())
        }),
        "Block " => guess(outlines().flat_map(|it| it.blocks).filter(|block| block != name).collect()),
        _ => None,
    };
    match help {
        Some(help) => fault.help(help),
        None => fault,
    }
}

/// Adds a guess at the template that was meant.
fn with_template_guess(fault: Diagnostic, name: &str, texts: &TemplateTexts) -> Diagnostic {
    match nearest(name, texts.keys().map(String::as_str)) {
        Some(meant) => fault.help(format!("did you mean `{meant}`?")),
        None => fault.help(format!("add `templates/{name}`, or mend the name")),
    }
}

/// Adds the span where a template names another.
fn at_name(fault: Diagnostic, template: &str, named: &str, texts: &TemplateTexts) -> Diagnostic {
    let start = texts.get(template).and_then(|template| template.text.find(named)).unwrap_or_default();
    at(fault, template, start..start + named.len(), texts)
}

/// Adds a span in a template.
pub(super) fn at(fault: Diagnostic, name: &str, range: Range<usize>, texts: &TemplateTexts) -> Diagnostic {
    match texts.get(name) {
        Some(template) => {
            let file = theme_faults::file(name, template.origin);
            fault.at(Span::new(&file, &template.text, range))
        }
        None => fault,
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_knows_every_name_that_is_guessed() {
        let unknown = |text: String| {
            let mut tera = tera::Tera::new();
            for own in ["asset", "last_joint", "number", "text"] {
                tera.register_function(own, |_: tera::Kwargs, _: &tera::State<'_>| true);
            }
            tera.add_raw_template("x.html", &text).err().map(|error| error.to_string())
        };
        for name in FILTERS {
            assert_eq!(unknown(format!("{{{{ 1 | {name} }}}}")), None);
        }
        for name in TESTS {
            assert_eq!(unknown(format!("{{% if 1 is {name} %}}{{% endif %}}")), None);
        }
        for name in FUNCTIONS {
            assert_eq!(unknown(format!("{{% block x %}}{{{{ {name}() }}}}{{% endblock x %}}")), None);
        }
    }
}
