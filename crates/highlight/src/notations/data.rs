//! Data formats: JSON, YAML, TOML, INI.

use crate::cursor::Cursor;
use crate::token::TokenKind;

/// A data format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DataFormat {
    /// JSON, also with comments.
    Json,
    Yaml,
    Toml,
    /// `key = value` below `[section]`, with `;` or `#` for comments.
    Ini,
}

const CONSTANTS: [&str; 13] =
    ["true", "false", "null", "yes", "no", "on", "off", "True", "False", "Null", "~", "inf", "nan"];

pub(crate) fn read(data: DataFormat, cursor: &mut Cursor<'_>) {
    while !cursor.is_done() {
        if data != DataFormat::Json && cursor.at_line_start() {
            line_start(data, cursor);
        }
        step(data, cursor);
    }
}

/// Takes the start of a line: whitespace, the marks of a list, the name of a section or of a value, if it has them.
fn line_start(data: DataFormat, cursor: &mut Cursor<'_>) {
    cursor.take_while(None, |c| matches!(c, ' ' | '\t'));
    let Some(c) = cursor.peek() else { return };
    if data == DataFormat::Yaml {
        if cursor.sees("---") || cursor.sees("...") {
            cursor.take(Some(TokenKind::Section), 3);
        }
        while cursor.sees("- ") {
            cursor.take(None, 2);
            cursor.take_while(None, |c| c == ' ');
        }
    } else if c == '[' {
        let line = cursor.line();
        let length = line.rfind(']').map_or(line.len(), |end| end + 1);
        return cursor.take(Some(TokenKind::Section), length);
    }
    name(data, cursor);
}

/// Takes the name of a value, if one is here.
fn name(data: DataFormat, cursor: &mut Cursor<'_>) {
    let line = cursor.line();
    if line.starts_with(['#', ';', '"', '\'', '{', '[', '|', '>', '&', '*', '!', '%']) {
        let quoted = line.starts_with(['"', '\'']) && data != DataFormat::Ini;
        if quoted {
            string(data, cursor);
        }
        return;
    }
    let end = match data {
        DataFormat::Yaml => line.find(": ").or_else(|| line.trim_end().strip_suffix(':').map(str::len)),
        _ => line.find(['=', ':']).filter(|at| data == DataFormat::Ini || line[*at..].starts_with('=')),
    };
    if let Some(end) = end.filter(|end| *end > 0) {
        cursor.take(Some(TokenKind::Property), end);
    }
}

/// Takes a part of a value.
fn step(data: DataFormat, cursor: &mut Cursor<'_>) {
    let Some(c) = cursor.peek() else { return };
    let starts_word = cursor.before().is_none_or(|c| c.is_whitespace() || "[{(,:=".contains(c));
    match c {
        '\n' => cursor.take(None, 1),
        '#' if data != DataFormat::Json && starts_word => cursor.take_line(Some(TokenKind::Comment)),
        ';' if data == DataFormat::Ini && starts_word => cursor.take_line(Some(TokenKind::Comment)),
        '/' if data == DataFormat::Json && cursor.sees("//") => cursor.take_line(Some(TokenKind::Comment)),
        '/' if data == DataFormat::Json && cursor.sees("/*") => {
            cursor.take_between(Some(TokenKind::Comment), "/*", "*/");
        }
        '"' | '\'' if starts_word && data != DataFormat::Ini => string(data, cursor),
        '&' | '*' | '!' if data == DataFormat::Yaml && starts_word => {
            cursor.take(Some(TokenKind::Type), 1);
            cursor.take_while(Some(TokenKind::Type), |c| !c.is_whitespace() && !",]}".contains(c));
        }
        '|' | '>' if data == DataFormat::Yaml && starts_word => block(cursor),
        '[' | ']' | '{' | '}' | ',' | ':' | '=' => {
            cursor.take(None, 1);
        }
        c if c.is_whitespace() => {
            cursor.take_while(None, |c| c.is_whitespace() && c != '\n');
        }
        _ => plain(data, cursor),
    }
}

/// Takes a value without quotes.
fn plain(data: DataFormat, cursor: &mut Cursor<'_>) {
    let length = cursor.length_of(|c| match data {
        DataFormat::Yaml | DataFormat::Ini => !c.is_whitespace() && !matches!(c, ',' | ']' | '}' | '[' | '{'),
        DataFormat::Json | DataFormat::Toml => {
            c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '+' | ':')
        }
    });
    let rest = cursor.rest();
    let word = &rest[..length];
    let name = word.strip_suffix(':').filter(|_| data == DataFormat::Yaml);
    let number = word.trim_start_matches(['-', '+']);
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_hexdigit() || "._-:+TZxobe".contains(c));
    match name {
        Some(name) if !name.is_empty() => cursor.take(Some(TokenKind::Property), name.len()),
        _ if is_number => cursor.take(Some(TokenKind::Number), length),
        _ if CONSTANTS.contains(&word) => cursor.take(Some(TokenKind::Constant), length),
        _ if matches!(data, DataFormat::Yaml | DataFormat::Ini) => {
            cursor.take(Some(TokenKind::String), length);
        }
        _ => cursor.take((data == DataFormat::Toml).then_some(TokenKind::Property), length),
    }
}

/// Takes a string. Before `:` (in TOML, `=`), it is the name of a value.
fn string(data: DataFormat, cursor: &mut Cursor<'_>) {
    let Some(quote) = cursor.peek() else { return };
    let triple = if quote == '"' { "\"\"\"" } else { "'''" };
    if data == DataFormat::Toml && cursor.sees(triple) {
        return cursor.take_between(Some(TokenKind::String), triple, triple);
    }
    let has_escapes = quote == '"';
    let mut escaped = false;
    let rest = cursor.rest();
    let mut length = 1;
    for c in rest[1..].chars().take_while(|c| *c != '\n') {
        length += c.len_utf8();
        if c == quote && !escaped {
            break;
        }
        escaped = has_escapes && c == '\\' && !escaped;
    }
    let behind = rest[length..].trim_start_matches(' ');
    let is_name = behind.starts_with(if data == DataFormat::Toml { '=' } else { ':' });
    let kind = if is_name { TokenKind::Property } else { TokenKind::String };
    cursor.within(length, |cursor| {
        while let Some(c) = cursor.peek() {
            match c {
                '\\' if has_escapes && !is_name => cursor.take(Some(TokenKind::Escape), 2),
                c => cursor.take(Some(kind), c.len_utf8()),
            }
        }
    });
}

/// Takes `|` or `>` and the block of text after it: the lines that are indented more than the line with the mark.
fn block(cursor: &mut Cursor<'_>) {
    let indent = cursor.indent();
    cursor.take_line(Some(TokenKind::Operator));
    while cursor.sees("\n") {
        let line = cursor.rest()[1..].split('\n').next().unwrap_or_default();
        let inside = line.len() - line.trim_start_matches(' ').len() > indent || line.trim().is_empty();
        if !inside {
            return;
        }
        cursor.take(None, 1);
        cursor.take_line(Some(TokenKind::String));
    }
}
