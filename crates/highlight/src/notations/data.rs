//! Data and settings: JSON, YAML, TOML, INI.

use crate::highlight::Kind;
use crate::highlight::scanner::Scanner;

/// A notation of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Data {
    /// JSON, also with comments.
    Json,
    Yaml,
    Toml,
    /// `key = value` below `[section]`, with `;` or `#` for comments.
    Ini,
}

const CONSTANTS: [&str; 13] =
    ["true", "false", "null", "yes", "no", "on", "off", "True", "False", "Null", "~", "inf", "nan"];

pub(super) fn read(data: Data, scanner: &mut Scanner<'_>) {
    while !scanner.is_done() {
        if data != Data::Json && scanner.at_line_start() {
            line_start(data, scanner);
        }
        step(data, scanner);
    }
}

/// Takes what begins a line, if anything does: white space, the marks of a list, a section's name, the name of a value.
fn line_start(data: Data, scanner: &mut Scanner<'_>) {
    scanner.take_while(None, |c| matches!(c, ' ' | '\t'));
    let Some(c) = scanner.peek() else { return };
    if data == Data::Yaml {
        if scanner.sees("---") || scanner.sees("...") {
            scanner.take(Some(Kind::Section), 3);
        }
        while scanner.sees("- ") {
            scanner.take(None, 2);
            scanner.take_while(None, |c| c == ' ');
        }
    } else if c == '[' {
        let line = scanner.line();
        let length = line.rfind(']').map_or(line.len(), |end| end + 1);
        return scanner.take(Some(Kind::Section), length);
    }
    name(data, scanner);
}

/// Takes the name of a value, if one is here.
fn name(data: Data, scanner: &mut Scanner<'_>) {
    let line = scanner.line();
    if line.starts_with(['#', ';', '"', '\'', '{', '[', '|', '>', '&', '*', '!', '%']) {
        let quoted = line.starts_with(['"', '\'']) && data != Data::Ini;
        if quoted {
            string(data, scanner);
        }
        return;
    }
    let end = match data {
        Data::Yaml => line.find(": ").or_else(|| line.trim_end().strip_suffix(':').map(str::len)),
        _ => line.find(['=', ':']).filter(|at| data == Data::Ini || line[*at..].starts_with('=')),
    };
    if let Some(end) = end.filter(|end| *end > 0) {
        scanner.take(Some(Kind::Property), end);
    }
}

/// Takes a part of a value.
fn step(data: Data, scanner: &mut Scanner<'_>) {
    let Some(c) = scanner.peek() else { return };
    let starts_word = scanner.before().is_none_or(|c| c.is_whitespace() || "[{(,:=".contains(c));
    match c {
        '\n' => scanner.take(None, 1),
        '#' if data != Data::Json && starts_word => scanner.take_line(Some(Kind::Comment)),
        ';' if data == Data::Ini && starts_word => scanner.take_line(Some(Kind::Comment)),
        '/' if data == Data::Json && scanner.sees("//") => scanner.take_line(Some(Kind::Comment)),
        '/' if data == Data::Json && scanner.sees("/*") => {
            scanner.take_between(Some(Kind::Comment), "/*", "*/");
        }
        '"' | '\'' if starts_word && data != Data::Ini => string(data, scanner),
        '&' | '*' | '!' if data == Data::Yaml && starts_word => {
            scanner.take(Some(Kind::Type), 1);
            scanner.take_while(Some(Kind::Type), |c| !c.is_whitespace() && !",]}".contains(c));
        }
        '|' | '>' if data == Data::Yaml && starts_word => block(scanner),
        '[' | ']' | '{' | '}' | ',' | ':' | '=' => {
            scanner.take(None, 1);
        }
        c if c.is_whitespace() => {
            scanner.take_while(None, |c| c.is_whitespace() && c != '\n');
        }
        _ => plain(data, scanner),
    }
}

/// Takes a value without quotes.
fn plain(data: Data, scanner: &mut Scanner<'_>) {
    let length = scanner.length_of(|c| match data {
        Data::Yaml | Data::Ini => !c.is_whitespace() && !matches!(c, ',' | ']' | '}' | '[' | '{'),
        Data::Json | Data::Toml => c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '+' | ':'),
    });
    let rest = scanner.rest();
    let word = &rest[..length];
    let name = word.strip_suffix(':').filter(|_| data == Data::Yaml);
    let number = word.trim_start_matches(['-', '+']);
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_hexdigit() || "._-:+TZxobe".contains(c));
    match name {
        Some(name) if !name.is_empty() => scanner.take(Some(Kind::Property), name.len()),
        _ if is_number => scanner.take(Some(Kind::Number), length),
        _ if CONSTANTS.contains(&word) => scanner.take(Some(Kind::Constant), length),
        _ if matches!(data, Data::Yaml | Data::Ini) => scanner.take(Some(Kind::String), length),
        _ => scanner.take((data == Data::Toml).then_some(Kind::Property), length),
    }
}

/// Takes a string; one that a colon follows is the name of a value.
fn string(data: Data, scanner: &mut Scanner<'_>) {
    let Some(quote) = scanner.peek() else { return };
    let triple = if quote == '"' { "\"\"\"" } else { "'''" };
    if data == Data::Toml && scanner.sees(triple) {
        return scanner.take_between(Some(Kind::String), triple, triple);
    }
    let has_escapes = quote == '"';
    let mut escaped = false;
    let rest = scanner.rest();
    let mut length = 1;
    for c in rest[1..].chars().take_while(|c| *c != '\n') {
        length += c.len_utf8();
        if c == quote && !escaped {
            break;
        }
        escaped = has_escapes && c == '\\' && !escaped;
    }
    let behind = rest[length..].trim_start_matches(' ');
    let is_name = behind.starts_with(if data == Data::Toml { '=' } else { ':' });
    let kind = if is_name { Kind::Property } else { Kind::String };
    scanner.within(length, |scanner| {
        while let Some(c) = scanner.peek() {
            match c {
                '\\' if has_escapes && !is_name => scanner.take(Some(Kind::Escape), 2),
                c => scanner.take(Some(kind), c.len_utf8()),
            }
        }
    });
}

/// Takes the text of several lines behind `|` or `>`: what is farther in than the line that begins it.
fn block(scanner: &mut Scanner<'_>) {
    let indent = scanner.indent();
    scanner.take_line(Some(Kind::Operator));
    while scanner.sees("\n") {
        let line = scanner.rest()[1..].split('\n').next().unwrap_or_default();
        let inside = line.len() - line.trim_start_matches(' ').len() > indent || line.trim().is_empty();
        if !inside {
            return;
        }
        scanner.take(None, 1);
        scanner.take_line(Some(Kind::String));
    }
}
