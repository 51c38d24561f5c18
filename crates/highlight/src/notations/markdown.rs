//! What is made of lines: changes, Markdown, messages of HTTP, Dockerfiles.

use crate::highlight::data::Data;
use crate::highlight::markup::Markup;
use crate::highlight::scanner::Scanner;
use crate::highlight::{Kind, Language, Named, data, markup, named, shell};

/// Reads line by line.
fn each_line<'a>(scanner: &mut Scanner<'a>, mut read: impl FnMut(&'a str, &mut Scanner<'a>)) {
    while !scanner.is_done() {
        let line = scanner.line();
        scanner.within(line.len(), |scanner| read(line, scanner));
        if !scanner.is_done() {
            scanner.take(None, 1);
        }
    }
}

/// Changes, as `diff` writes them.
pub(super) fn diff(scanner: &mut Scanner<'_>) {
    each_line(scanner, |line, scanner| {
        let kind = match line.as_bytes() {
            [b'-', b'-', b'-', ..] | [b'+', b'+', b'+', ..] | [b'@', ..] => Some(Kind::Section),
            [b'+' | b'>', ..] => Some(Kind::Inserted),
            [b'-' | b'<', ..] => Some(Kind::Deleted),
            [b'!', ..] => Some(Kind::Keyword),
            _ if ["diff ", "index ", "Index: "].iter().any(|begin| line.starts_with(begin)) => {
                Some(Kind::Section)
            }
            _ => None,
        };
        scanner.take_line(kind);
    });
}

/// A request or an answer of HTTP.
pub(super) fn http(scanner: &mut Scanner<'_>) {
    let mut in_body = false;
    each_line(scanner, |line, scanner| {
        let upper = line.bytes().take_while(u8::is_ascii_uppercase).count();
        if in_body {
            data::read(Data::Json, scanner);
        } else if line.starts_with("HTTP/") {
            scanner.take_while(Some(Kind::Keyword), |c| !c.is_whitespace());
            scanner.take_while(None, |c| c == ' ');
            scanner.take_while(Some(Kind::Number), |c| c.is_ascii_digit());
        } else if upper > 2 && line[upper..].starts_with(' ') {
            scanner.take(Some(Kind::Function), upper);
            scanner.take_while(None, |c| c == ' ');
            scanner.take_while(Some(Kind::String), |c| !c.is_whitespace());
            scanner.take_while(None, |c| c == ' ');
            scanner.take_line(Some(Kind::Keyword));
        } else if let Some(end) = line.find(':') {
            scanner.take(Some(Kind::Property), end);
        }
        in_body |= line.trim().is_empty();
        scanner.take_line(None);
    });
}

/// The recipe of a container.
pub(super) fn dockerfile(scanner: &mut Scanner<'_>) {
    let mut goes_on = false;
    each_line(scanner, |line, scanner| {
        scanner.take_while(None, char::is_whitespace);
        let is_comment = scanner.sees("#");
        if is_comment {
            scanner.take_line(Some(Kind::Comment));
        } else if !goes_on {
            let word = scanner.take_while(Some(Kind::Keyword), char::is_alphabetic);
            scanner.take_while(None, char::is_whitespace);
            if word.eq_ignore_ascii_case("run") {
                shell::read(scanner);
            }
        }
        shell::read_arguments(scanner);
        goes_on = line.trim_end().ends_with('\\') || is_comment && goes_on;
    });
}

/// Markdown, with blocks of code in their languages, and data at its beginning.
pub(super) fn markdown(scanner: &mut Scanner<'_>) {
    if scanner.sees("---\n") {
        scanner.take(Some(Kind::Section), 4);
        let end = scanner.rest().find("\n---").map_or(scanner.rest().len(), |at| at + 1);
        scanner.within(end, |scanner| data::read(Data::Yaml, scanner));
        scanner.take_while(Some(Kind::Section), |c| c == '-');
    }
    let mut fence: Option<(&str, Option<Language>)> = None;
    each_line(scanner, |line, scanner| match &fence {
        Some((mark, language)) => {
            if line.trim() == *mark {
                scanner.take_line(Some(Kind::Section));
                fence = None;
            } else if let Some(language) = language {
                language.read(scanner);
            } else {
                scanner.take_line(Some(Kind::String));
            }
        }
        None => match fence_of(line) {
            Some((mark, name)) => {
                let known = match named(name) {
                    Named::Known(language) if !language.is_markdown() => Some(language),
                    _ => None,
                };
                fence = Some((mark, known));
                scanner.take_line(Some(Kind::Section));
            }
            None => markdown_line(line, scanner),
        },
    });
}

/// The fence that a line begins, and the language behind it.
fn fence_of(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let mark = ["`", "~"].iter().find(|mark| line.starts_with(&mark.repeat(3)))?;
    let length = line.len() - line.trim_start_matches(mark).len();
    let (mark, info) = line.split_at(length);
    Some((mark, info.split([' ', '{', ',']).next().unwrap_or_default()))
}

fn markdown_line(line: &str, scanner: &mut Scanner<'_>) {
    let text = line.trim_start();
    scanner.take_while(None, char::is_whitespace);
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if text.starts_with('#') && text.trim_start_matches('#').starts_with([' ', '\t']) {
        scanner.take_line(Some(Kind::Heading));
    } else if ["- ", "* ", "+ "].iter().any(|mark| text.starts_with(mark)) {
        scanner.take(Some(Kind::Keyword), 1);
    } else if number.len() < text.len() && number.starts_with(". ") {
        scanner.take(Some(Kind::Keyword), text.len() - number.len() + 1);
    } else if text.starts_with('>') {
        scanner.take(Some(Kind::Keyword), 1);
    }
    while let Some(c) = scanner.peek() {
        inline(c, scanner);
    }
}

/// Takes a part of a line of Markdown.
fn inline(c: char, scanner: &mut Scanner<'_>) {
    let second = scanner.second();
    match c {
        '\\' => scanner.take(Some(Kind::Escape), 2),
        '`' => match scanner.find_near(|at, c| at > 0 && c == '`') {
            Some(end) => scanner.take(Some(Kind::String), end + 1),
            None => scanner.take(None, 1),
        },
        '*' | '_' if second.is_some_and(|c| !c.is_whitespace()) => {
            let mark = if second == Some(c) { 2 } else { 1 };
            let end = scanner.find_near(|at, found| at > mark && found == c);
            match end.filter(|_| !scanner.before().is_some_and(char::is_alphanumeric)) {
                Some(end) => scanner.take(Some(Kind::Strong), end + mark),
                None => scanner.take(None, mark),
            }
        }
        ']' if second == Some('(') => match scanner.find_near(|_, c| c == ')') {
            Some(end) => {
                scanner.take(None, 2);
                scanner.take(Some(Kind::String), end - 2);
            }
            None => scanner.take(None, 1),
        },
        '<' | '&' => {
            let length = scanner.find_near(|_, c| matches!(c, '>' | ';')).map_or(1, |end| end + 1);
            scanner.within(length, |scanner| markup::read(Markup::Tags, scanner));
        }
        c => scanner.take(None, c.len_utf8()),
    }
}
