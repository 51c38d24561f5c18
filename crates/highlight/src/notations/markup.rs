//! HTML and its kin, and templates for it.
//!
//! What stands in `<style>` and `<script>` is read as what it is.

use crate::highlight::scanner::Scanner;
use crate::highlight::tables::{scripts, web};
use crate::highlight::{Kind, style};

/// A kind of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    /// Tags alone: XML, SVG.
    Tags,
    /// HTML, which may hold stylesheets and scripts.
    Html,
    /// HTML with `{{ … }}`, `{% … %}` and `{# … #}`.
    Template,
}

pub(super) fn read(markup: Markup, scanner: &mut Scanner<'_>) {
    while !scanner.is_done() {
        step(markup, scanner);
    }
}

fn step(markup: Markup, scanner: &mut Scanner<'_>) {
    if markup == Markup::Template && logic(scanner) {
        return;
    }
    let begins = |c: char| c.is_alphabetic() || matches!(c, '/' | '_');
    if scanner.sees("<!--") {
        scanner.take_between(Some(Kind::Comment), "<!--", "-->");
    } else if scanner.sees("<![CDATA[") {
        scanner.take_between(Some(Kind::String), "<![CDATA[", "]]>");
    } else if scanner.sees("<!") || scanner.sees("<?") {
        let end = if scanner.sees("<?") { "?>" } else { ">" };
        scanner.take_between(Some(Kind::Keyword), "<!", end);
    } else if scanner.sees("<") && scanner.second().is_some_and(begins) {
        element(markup, scanner);
    } else if scanner.sees("&") {
        entity(scanner);
    } else {
        scanner.take(None, 1);
        scanner.take_while(None, |c| !matches!(c, '<' | '&' | '{'));
    }
}

/// HTML with PHP between `<?php` and `?>`; without those marks, all of it is PHP.
pub(super) fn read_php(scanner: &mut Scanner<'_>) {
    if !scanner.rest().contains("<?") {
        return scripts::PHP.read(scanner);
    }
    while !scanner.is_done() {
        let html = scanner.length_to("<?");
        scanner.within(html, |scanner| read(Markup::Html, scanner));
        if scanner.is_done() {
            return;
        }
        scanner.take(Some(Kind::Keyword), 2);
        scanner.take_while(Some(Kind::Keyword), |c| c == '=' || c.is_alphabetic());
        let code = scanner.length_to("?>");
        scanner.within(code, |scanner| scripts::PHP.read(scanner));
        if !scanner.is_done() {
            scanner.take(Some(Kind::Keyword), 2);
        }
    }
}

/// Takes a tag, and what is read as another language behind it.
fn element(markup: Markup, scanner: &mut Scanner<'_>) {
    let begins = !scanner.sees("</");
    scanner.take(Some(Kind::Tag), if begins { 1 } else { 2 });
    let name = scanner.take_while(Some(Kind::Tag), is_part_of_name);
    while let Some(c) = scanner.peek() {
        if markup == Markup::Template && logic(scanner) {
            continue;
        }
        match c {
            '>' => {
                scanner.take(Some(Kind::Tag), 1);
                break;
            }
            '/' => scanner.take(Some(Kind::Tag), 1),
            '<' => return,
            '"' | '\'' => quoted(markup, c, scanner),
            c if is_part_of_name(c) || c == '@' => {
                scanner.take(Some(Kind::Attribute), c.len_utf8());
                scanner.take_while(Some(Kind::Attribute), is_part_of_name);
            }
            c => scanner.take(None, c.len_utf8()),
        }
    }
    if begins && markup != Markup::Tags {
        embedded(name, scanner);
    }
}

fn is_part_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.')
}

/// Takes the value of an attribute.
fn quoted(markup: Markup, quote: char, scanner: &mut Scanner<'_>) {
    scanner.take(Some(Kind::String), 1);
    while let Some(c) = scanner.peek() {
        if c == quote {
            scanner.take(Some(Kind::String), 1);
            return;
        }
        if markup == Markup::Template && logic(scanner) {
            continue;
        }
        scanner.take(Some(Kind::String), c.len_utf8());
    }
}

/// Takes what an element holds that is no markup.
fn embedded(name: &str, scanner: &mut Scanner<'_>) {
    let end = match name.to_ascii_lowercase().as_str() {
        "style" => "</style",
        "script" => "</script",
        _ => return,
    };
    let length = scanner.length_to(end);
    scanner.within(length, |scanner| match end {
        "</style" => style::read(scanner),
        _ => web::JAVASCRIPT.read(scanner),
    });
}

/// Takes `&amp;` or a lone `&`.
fn entity(scanner: &mut Scanner<'_>) {
    let end = scanner.find_near(|at, c| at > 0 && !c.is_ascii_alphanumeric() && c != '#');
    match end.filter(|end| *end > 1 && scanner.rest()[*end..].starts_with(';')) {
        Some(end) => scanner.take(Some(Kind::Escape), end + 1),
        None => scanner.take(None, 1),
    }
}

/// Takes a tag or an expression of a template.
fn logic(scanner: &mut Scanner<'_>) -> bool {
    if !scanner.sees("{") {
        return false;
    }
    if scanner.sees("{#") || scanner.sees("{{!") {
        let end = if scanner.sees("{#") { "#}" } else { "}}" };
        scanner.take_between(Some(Kind::Comment), "{#", end);
        return true;
    }
    let end = if scanner.sees("{%") {
        "%}"
    } else if scanner.sees("{{") {
        "}}"
    } else {
        return false;
    };
    scanner.take(Some(Kind::Section), 2);
    scanner.take_while(Some(Kind::Section), |c| matches!(c, '-' | '{' | '#' | '/' | '^' | '~'));
    let length = scanner.length_to(end);
    scanner.within(length, |scanner| web::TEMPLATE.read(scanner));
    scanner.take_while(Some(Kind::Section), |c| matches!(c, '%' | '}'));
    true
}
