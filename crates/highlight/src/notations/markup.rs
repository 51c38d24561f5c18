//! Markup: HTML, XML, and templates of HTML.
//!
//! The content of `<style>` is read as CSS, that of `<script>` as JavaScript.

use crate::cursor::Cursor;
use crate::languages::{javascript, php, template};
use crate::lexer;
use crate::notations::stylesheet;
use crate::token::TokenKind;

/// A kind of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Markup {
    /// Only tags: XML.
    Tags,
    /// HTML, which may contain stylesheets and scripts; also SVG.
    Html,
    /// HTML with `{{ … }}`, `{% … %}` and `{# … #}`.
    Template,
}

pub(crate) fn read(markup: Markup, cursor: &mut Cursor<'_>) {
    while !cursor.is_done() {
        step(markup, cursor);
    }
}

fn step(markup: Markup, cursor: &mut Cursor<'_>) {
    if markup == Markup::Template && template_tag(cursor) {
        return;
    }
    let begins = |c: char| c.is_alphabetic() || matches!(c, '/' | '_');
    if cursor.sees("<!--") {
        cursor.take_between(Some(TokenKind::Comment), "<!--", "-->");
    } else if cursor.sees("<![CDATA[") {
        cursor.take_between(Some(TokenKind::String), "<![CDATA[", "]]>");
    } else if cursor.sees("<!") || cursor.sees("<?") {
        let end = if cursor.sees("<?") { "?>" } else { ">" };
        cursor.take_between(Some(TokenKind::Keyword), "<!", end);
    } else if cursor.sees("<") && cursor.second().is_some_and(begins) {
        element(markup, cursor);
    } else if cursor.sees("&") {
        entity(cursor);
    } else {
        cursor.take(None, 1);
        cursor.take_while(None, |c| !matches!(c, '<' | '&' | '{'));
    }
}

/// Reads HTML with PHP between `<?php` and `?>`. A text without these marks is read as PHP.
pub(crate) fn read_php(cursor: &mut Cursor<'_>) {
    if !cursor.rest().contains("<?") {
        return lexer::read(&php::GRAMMAR, cursor);
    }
    while !cursor.is_done() {
        let html = cursor.length_to("<?");
        cursor.within(html, |cursor| read(Markup::Html, cursor));
        if cursor.is_done() {
            return;
        }
        cursor.take(Some(TokenKind::Keyword), 2);
        cursor.take_while(Some(TokenKind::Keyword), |c| c == '=' || c.is_alphabetic());
        let code = cursor.length_to("?>");
        cursor.within(code, |cursor| lexer::read(&php::GRAMMAR, cursor));
        if !cursor.is_done() {
            cursor.take(Some(TokenKind::Keyword), 2);
        }
    }
}

/// Takes a tag, and the content of `<style>` and `<script>`.
fn element(markup: Markup, cursor: &mut Cursor<'_>) {
    let begins = !cursor.sees("</");
    cursor.take(Some(TokenKind::Tag), if begins { 1 } else { 2 });
    let name = cursor.take_while(Some(TokenKind::Tag), is_part_of_name);
    while let Some(c) = cursor.peek() {
        if markup == Markup::Template && template_tag(cursor) {
            continue;
        }
        match c {
            '>' => {
                cursor.take(Some(TokenKind::Tag), 1);
                break;
            }
            '/' => cursor.take(Some(TokenKind::Tag), 1),
            '<' => return,
            '"' | '\'' => quoted(markup, c, cursor),
            c if is_part_of_name(c) || c == '@' => {
                cursor.take(Some(TokenKind::Attribute), c.len_utf8());
                cursor.take_while(Some(TokenKind::Attribute), is_part_of_name);
            }
            c => cursor.take(None, c.len_utf8()),
        }
    }
    if begins && markup != Markup::Tags {
        embedded(name, cursor);
    }
}

fn is_part_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.')
}

/// Takes the value of an attribute.
fn quoted(markup: Markup, quote: char, cursor: &mut Cursor<'_>) {
    cursor.take(Some(TokenKind::String), 1);
    while let Some(c) = cursor.peek() {
        if c == quote {
            cursor.take(Some(TokenKind::String), 1);
            return;
        }
        if markup == Markup::Template && template_tag(cursor) {
            continue;
        }
        cursor.take(Some(TokenKind::String), c.len_utf8());
    }
}

/// Takes the content of an element, if it is a stylesheet or a script.
fn embedded(name: &str, cursor: &mut Cursor<'_>) {
    let end = match name.to_ascii_lowercase().as_str() {
        "style" => "</style",
        "script" => "</script",
        _ => return,
    };
    let length = cursor.length_to(end);
    cursor.within(length, |cursor| match end {
        "</style" => stylesheet::read(cursor),
        _ => lexer::read(&javascript::GRAMMAR, cursor),
    });
}

/// Takes `&amp;` or a lone `&`.
fn entity(cursor: &mut Cursor<'_>) {
    let end = cursor.find_near(|at, c| at > 0 && !c.is_ascii_alphanumeric() && c != '#');
    match end.filter(|end| *end > 1 && cursor.rest()[*end..].starts_with(';')) {
        Some(end) => cursor.take(Some(TokenKind::Escape), end + 1),
        None => cursor.take(None, 1),
    }
}

/// Takes a tag, an expression or a comment of a template, if one begins here. Returns whether it did.
fn template_tag(cursor: &mut Cursor<'_>) -> bool {
    if !cursor.sees("{") {
        return false;
    }
    if cursor.sees("{#") || cursor.sees("{{!") {
        let end = if cursor.sees("{#") { "#}" } else { "}}" };
        cursor.take_between(Some(TokenKind::Comment), "{#", end);
        return true;
    }
    let end = if cursor.sees("{%") {
        "%}"
    } else if cursor.sees("{{") {
        "}}"
    } else {
        return false;
    };
    cursor.take(Some(TokenKind::Section), 2);
    cursor.take_while(Some(TokenKind::Section), |c| matches!(c, '-' | '{' | '#' | '/' | '^' | '~'));
    let length = cursor.length_to(end);
    cursor.within(length, |cursor| lexer::read(&template::GRAMMAR, cursor));
    cursor.take_while(Some(TokenKind::Section), |c| matches!(c, '%' | '}'));
    true
}
