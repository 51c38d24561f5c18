//! Reads and evaluates what stands between `{{` and `}}`: a value and the filters behind it.

use crate::date::{Moment, Zone};

/// A value of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Operand {
    /// A text between quotes, or a number.
    Literal(String),
    /// The name of a variable, with its dots.
    Name(String),
}

/// A filter: `date: "%Y"` of Liquid, `date("YYYY")` of Nunjucks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filter {
    /// Its name.
    pub(super) name: String,
    /// What stands behind it.
    pub(super) arguments: Vec<Operand>,
}

/// A value and its filters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Expression {
    /// What the filters change.
    pub(super) value: Operand,
    /// The filters, in order.
    pub(super) filters: Vec<Filter>,
}

impl Expression {
    /// Parses an expression; `None` for anything but a value with filters.
    pub(super) fn parse(text: &str) -> Option<Expression> {
        let mut pieces = split(text, '|').into_iter();
        let value = operand(pieces.next()?.trim())?;
        let filters = pieces.map(|piece| filter(piece.trim())).collect::<Option<_>>()?;
        Some(Expression { value, filters })
    }

    /// Returns its text, if all variables and filters are known.
    pub(super) fn evaluate(&self, variable: &dyn Fn(&str) -> Option<String>) -> Option<String> {
        let value_of = |operand: &Operand| match operand {
            Operand::Literal(text) => Some(text.clone()),
            Operand::Name(name) => variable(name),
        };
        let mut value = value_of(&self.value);
        for filter in &self.filters {
            let arguments = filter.arguments.iter().map(value_of).collect::<Option<Vec<_>>>();
            value = match (&value, filter.name.as_str()) {
                (None, "default") => arguments?.into_iter().next(),
                (Some(value), name) => Some(apply(name, value, &arguments?)?),
                (None, _) => return None,
            };
        }
        value
    }

    /// Returns the expression for messages, with its texts left out: `"…" | team_link`.
    pub(super) fn shown(text: &str) -> String {
        let mut shown = String::new();
        let mut quote = None;
        for c in text.chars() {
            match quote {
                Some(open) if c == open => {
                    quote = None;
                    shown.push_str("…\"");
                }
                Some(_) => {}
                None if matches!(c, '"' | '\'') => {
                    quote = Some(c);
                    shown.push('"');
                }
                None => shown.push(c),
            }
        }
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        match shown.char_indices().nth(60) {
            Some((at, _)) => format!("{}…", &shown[..at]),
            None => shown,
        }
    }
}

/// Applies a filter; `None` if it is not known.
fn apply(name: &str, value: &str, arguments: &[String]) -> Option<String> {
    let first = arguments.first().map(String::as_str);
    Some(match name {
        "relative_url" | "absolute_url" | "url" | "prepend_root_url" | "url_for" => from_root(value),
        "prepend" => format!("{}{value}", first?),
        "append" => format!("{value}{}", first?),
        "upcase" | "upper" => value.to_uppercase(),
        "downcase" | "lower" => value.to_lowercase(),
        "capitalize" => capitalised(value),
        "strip" | "trim" | "lstrip" | "rstrip" => value.trim().to_owned(),
        "replace" | "replace_first" | "remove" => {
            let with = arguments.get(1).map(String::as_str).unwrap_or_default();
            match name {
                "replace_first" => value.replacen(first?, with, 1),
                _ => value.replace(first?, with),
            }
        }
        "escape" | "xml_escape" | "e" | "escape_once" => crate::markup::escape::quoted(value),
        "safe" | "default" | "xml_unescape" | "uri_escape" | "strip_newlines" | "htmlSafe" => {
            value.to_owned()
        }
        "slugify" | "slug" => crate::slug::Slug::from_title(value).as_str().to_owned(),
        "url_encode" | "cgi_escape" => {
            crate::path::Url::parse(&format!("/{value}")).ok()?.encoded()[1..].to_owned()
        }
        "strip_html" | "striptags" => crate::markup::tags::text_of(value),
        "date" => Moment::parse(value, &Zone::UTC).ok()?.format(first.filter(|format| format.contains('%'))?),
        "date_to_string" => Moment::parse(value, &Zone::UTC).ok()?.format("%d %b %Y"),
        "date_to_long_string" => Moment::parse(value, &Zone::UTC).ok()?.format("%d %B %Y"),
        "date_to_xmlschema" => Moment::parse(value, &Zone::UTC).ok()?.rfc3339(),
        _ => return None,
    })
}

/// Returns a path of the site from its root. Whole addresses stay.
fn from_root(path: &str) -> String {
    match path.starts_with('/') || path.starts_with('#') || crate::path::scheme(path).is_some() {
        true => path.to_owned(),
        false => format!("/{path}"),
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// Splits a text at a character that does not stand between quotes.
pub(super) fn split(text: &str, at: char) -> Vec<&str> {
    let (mut pieces, mut start, mut quote) = (Vec::new(), 0, None);
    for (index, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if c == at => {
                pieces.push(&text[start..index]);
                start = index + c.len_utf8();
            }
            None => {}
        }
    }
    pieces.push(&text[start..]);
    pieces
}

fn filter(text: &str) -> Option<Filter> {
    let length = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let (name, rest) = text.split_at(length);
    let rest = rest.trim();
    let arguments = match rest.strip_prefix(':') {
        Some(arguments) => arguments,
        None if rest.is_empty() => "",
        None => rest.strip_prefix('(')?.strip_suffix(')')?,
    };
    let arguments = match arguments.trim() {
        "" => Vec::new(),
        arguments => {
            split(arguments, ',').into_iter().map(|one| operand(one.trim())).collect::<Option<_>>()?
        }
    };
    Some(Filter { name: name.to_owned(), arguments }).filter(|_| !name.is_empty())
}

fn operand(text: &str) -> Option<Operand> {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return (!inner.contains(quote)).then(|| Operand::Literal(inner.to_owned()));
        }
    }
    let is_word = |text: &str| text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    // `page["title"]` is `page.title`.
    let dotted = text.replace("[\"", ".").replace("['", ".").replace("\"]", "").replace("']", "");
    if dotted.is_empty() || !is_word(&dotted) {
        return None;
    }
    match dotted.chars().all(|c| c.is_ascii_digit()) {
        true => Some(Operand::Literal(dotted)),
        false => Some(Operand::Name(dotted)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let variable = |name: &str| match name {
            "site.baseurl" => Some(String::new()),
            "page.date" => Some("2010-07-19".to_owned()),
            "name" => Some("front line".to_owned()),
            _ => None,
        };
        let value = Expression::parse(text).and_then(|expression| expression.evaluate(&variable));
        assert_eq!(value.as_deref(), expected, "{text}");
    }

    #[test]
    fn values_and_filters_are_evaluated() {
        check("\"/a/\" | url", Some("/a/"));
        check("'assets/a.png' | relative_url", Some("/assets/a.png"));
        check("\"/a.png\" | prepend: site.baseurl | absolute_url", Some("/a.png"));
        check("page.date | date: \"%B %Y\"", Some("July 2010"));
        check("name | capitalize | replace: ' ', '|'", Some("Front|line"));
        check("none | default: \"x\"", Some("x"));
        check("none", None);
        check("\"a\" | team_link", None);
        check("a + b", None);
        check("", None);
        assert_eq!(Expression::shown("\"mhz\" |  team_link"), "\"…\" | team_link");
    }
}
