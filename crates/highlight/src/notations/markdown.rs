//! Markdown, with code blocks in their languages, and YAML front matter.

use crate::cursor::Cursor;
use crate::language::Language;
use crate::notations::data::DataFormat;
use crate::notations::each_line::each_line;
use crate::notations::markup::Markup;
use crate::notations::{data, markup};
use crate::token::TokenKind;

/// Reads the text to its end. `find` returns the language of a code block by its name.
pub(crate) fn read(cursor: &mut Cursor<'_>, find: impl Fn(&str) -> Option<Language>) {
    if cursor.sees("---\n") {
        cursor.take(Some(TokenKind::Section), 4);
        let end = cursor.rest().find("\n---").map_or(cursor.rest().len(), |at| at + 1);
        cursor.within(end, |cursor| data::read(DataFormat::Yaml, cursor));
        cursor.take_while(Some(TokenKind::Section), |c| c == '-');
    }
    let mut fence: Option<(&str, Option<Language>)> = None;
    each_line(cursor, |line, cursor| match &fence {
        Some((mark, language)) => {
            if line.trim() == *mark {
                cursor.take_line(Some(TokenKind::Section));
                fence = None;
            } else if let Some(language) = language {
                language.read(cursor);
            } else {
                cursor.take_line(Some(TokenKind::String));
            }
        }
        None => match fence_of(line) {
            Some((mark, name)) => {
                fence = Some((mark, find(name)));
                cursor.take_line(Some(TokenKind::Section));
            }
            None => markdown_line(line, cursor),
        },
    });
}

/// Returns the fence at the start of a line, and the name of the language after it.
fn fence_of(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let mark = ["`", "~"].iter().find(|mark| line.starts_with(&mark.repeat(3)))?;
    let length = line.len() - line.trim_start_matches(mark).len();
    let (mark, info) = line.split_at(length);
    Some((mark, info.split([' ', '{', ',']).next().unwrap_or_default()))
}

fn markdown_line(line: &str, cursor: &mut Cursor<'_>) {
    let text = line.trim_start();
    cursor.take_while(None, char::is_whitespace);
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if text.starts_with('#') && text.trim_start_matches('#').starts_with([' ', '\t']) {
        cursor.take_line(Some(TokenKind::Heading));
    } else if ["- ", "* ", "+ "].iter().any(|mark| text.starts_with(mark)) {
        cursor.take(Some(TokenKind::Keyword), 1);
    } else if number.len() < text.len() && number.starts_with(". ") {
        cursor.take(Some(TokenKind::Keyword), text.len() - number.len() + 1);
    } else if text.starts_with('>') {
        cursor.take(Some(TokenKind::Keyword), 1);
    }
    while let Some(c) = cursor.peek() {
        inline(c, cursor);
    }
}

/// Takes an inline element, or a character of text.
fn inline(c: char, cursor: &mut Cursor<'_>) {
    let second = cursor.second();
    match c {
        '\\' => cursor.take(Some(TokenKind::Escape), 2),
        '`' => match cursor.find_near(|at, c| at > 0 && c == '`') {
            Some(end) => cursor.take(Some(TokenKind::String), end + 1),
            None => cursor.take(None, 1),
        },
        '*' | '_' if second.is_some_and(|c| !c.is_whitespace()) => {
            let mark = if second == Some(c) { 2 } else { 1 };
            let end = cursor.find_near(|at, found| at > mark && found == c);
            match end.filter(|_| !cursor.before().is_some_and(char::is_alphanumeric)) {
                Some(end) => cursor.take(Some(TokenKind::Strong), end + mark),
                None => cursor.take(None, mark),
            }
        }
        ']' if second == Some('(') => match cursor.find_near(|_, c| c == ')') {
            Some(end) => {
                cursor.take(None, 2);
                cursor.take(Some(TokenKind::String), end - 2);
            }
            None => cursor.take(None, 1),
        },
        '<' | '&' => {
            let length = cursor.find_near(|_, c| matches!(c, '>' | ';')).map_or(1, |end| end + 1);
            cursor.within(length, |cursor| markup::read(Markup::Tags, cursor));
        }
        c => cursor.take(None, c.len_utf8()),
    }
}
