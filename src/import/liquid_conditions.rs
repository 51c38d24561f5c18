//! Evaluates the conditions of Liquid as far as their result is certain.

use crate::import::liquid_expression::split;
use crate::import::yaml_value::YamlValue;

/// The value of an operand.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum KnownValue {
    /// There is no such variable.
    Nil,
    /// A value of front matter, or a literal.
    Is(YamlValue),
    /// A text whose type is not known: that of a variable of the site.
    Scalar(String),
}

/// Operators, longer ones first.
const OPERATORS: [&str; 7] = ["==", "!=", ">=", "<=", "<>", ">", "<"];

/// Returns whether a condition holds; `None` if that is not certain. `value` returns the value of a variable; `None` if it is
/// not known.
pub(super) fn holds(condition: &str, value: &dyn Fn(&str) -> Option<KnownValue>) -> Option<bool> {
    let words = condition.replace(['\n', '\t'], " ");
    let (mut comparisons, mut joints) = (vec![String::new()], Vec::new());
    for word in split(&words, ' ') {
        match word {
            "and" | "or" => {
                joints.push(word == "and");
                comparisons.push(String::new());
            }
            word => {
                let last = comparisons.last_mut()?;
                last.push(' ');
                last.push_str(word);
            }
        }
    }
    // Liquid reads from right to left: `a and b or c` is `a and (b or c)`.
    let mut result = compared(comparisons.pop()?.trim(), value);
    while let (Some(comparison), Some(is_and)) = (comparisons.pop(), joints.pop()) {
        let left = compared(comparison.trim(), value);
        result = match (is_and, left, result) {
            (true, Some(false), _) | (true, _, Some(false)) => Some(false),
            (true, Some(true), Some(true)) => Some(true),
            (false, Some(true), _) | (false, _, Some(true)) => Some(true),
            (false, Some(false), Some(false)) => Some(false),
            _ => None,
        };
    }
    result
}

/// Returns the result of one comparison, or of one value.
fn compared(text: &str, value: &dyn Fn(&str) -> Option<KnownValue>) -> Option<bool> {
    let of = |text: &str| operand(text.trim(), value);
    if let [left, right] = split_word(text, "contains")[..] {
        return contains(&of(left)?, &of(right)?);
    }
    for operator in OPERATORS {
        let Some((left, right)) = split_once(text, operator) else { continue };
        let (left, right) = (of(left)?, of(right)?);
        return match operator {
            "==" => is_equal(&left, &right),
            "!=" | "<>" => is_equal(&left, &right).map(|is| !is),
            operator => is_ordered(operator, &left, &right),
        };
    }
    match of(text)? {
        KnownValue::Nil | KnownValue::Is(YamlValue::Null | YamlValue::Boolean(false)) => Some(false),
        KnownValue::Is(_) => Some(true),
        KnownValue::Scalar(text) => Some(text != "false"),
    }
}

/// Returns the value of an operand; `None` if it is not known.
fn operand(text: &str, value: &dyn Fn(&str) -> Option<KnownValue>) -> Option<KnownValue> {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return (!inner.contains(quote)).then(|| KnownValue::Is(YamlValue::Text(inner.to_owned())));
        }
    }
    let is_number = |text: &str| {
        text.parse::<f64>().is_ok() && text.starts_with(|c: char| c.is_ascii_digit() || c == '-')
    };
    match text {
        "true" | "false" => Some(KnownValue::Is(YamlValue::Boolean(text == "true"))),
        "nil" | "null" => Some(KnownValue::Nil),
        text if is_number(text) => Some(KnownValue::Is(YamlValue::Number(text.to_owned()))),
        text => {
            let dotted = text.replace("[\"", ".").replace("['", ".").replace("\"]", "").replace("']", "");
            let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
            // `empty` and `blank` compare with values in their own ways.
            let is_name =
                !dotted.is_empty() && dotted.chars().all(is_word) && !matches!(text, "empty" | "blank");
            if is_name { value(&dotted) } else { None }
        }
    }
}

fn is_equal(left: &KnownValue, right: &KnownValue) -> Option<bool> {
    match (left, right) {
        (KnownValue::Nil, other) | (other, KnownValue::Nil) => {
            Some(matches!(other, KnownValue::Nil | KnownValue::Is(YamlValue::Null)))
        }
        (KnownValue::Scalar(text), KnownValue::Is(other))
        | (KnownValue::Is(other), KnownValue::Scalar(text)) => {
            // A text and a number may look the same.
            let same = other.text().as_deref() == Some(text);
            matches!(other, YamlValue::Text(_)).then_some(same)
        }
        (KnownValue::Scalar(_), KnownValue::Scalar(_)) => None,
        (KnownValue::Is(YamlValue::Number(a)), KnownValue::Is(YamlValue::Number(b))) => {
            Some(a.parse::<f64>().ok()? == b.parse::<f64>().ok()?)
        }
        (KnownValue::Is(YamlValue::Date(_)), _) | (_, KnownValue::Is(YamlValue::Date(_))) => None,
        (KnownValue::Is(a), KnownValue::Is(b)) => Some(a == b),
    }
}

fn is_ordered(operator: &str, left: &KnownValue, right: &KnownValue) -> Option<bool> {
    let number = |value: &KnownValue| match value {
        KnownValue::Is(YamlValue::Number(text)) => text.parse::<f64>().ok(),
        _ => None,
    };
    let (left, right) = (number(left)?, number(right)?);
    Some(match operator {
        ">" => left > right,
        "<" => left < right,
        ">=" => left >= right,
        _ => left <= right,
    })
}

fn contains(left: &KnownValue, right: &KnownValue) -> Option<bool> {
    let KnownValue::Is(YamlValue::Text(wanted)) = right else { return None };
    match left {
        KnownValue::Nil => Some(false),
        KnownValue::Is(YamlValue::Text(text)) | KnownValue::Scalar(text) => {
            Some(text.contains(wanted.as_str()))
        }
        KnownValue::Is(YamlValue::List(entries)) => Some(entries.contains(&YamlValue::Text(wanted.clone()))),
        KnownValue::Is(_) => None,
    }
}

/// Splits a text at an operator outside of quotes.
fn split_once<'t>(text: &'t str, operator: &str) -> Option<(&'t str, &'t str)> {
    let at = text.match_indices(operator).map(|(at, _)| at).find(|at| is_outside(&text[..*at]))?;
    Some((&text[..at], &text[at + operator.len()..]))
}

/// Splits a text at a word outside of quotes.
fn split_word<'t>(text: &'t str, word: &str) -> Vec<&'t str> {
    match split_once(text, &format!(" {word} ")) {
        Some((left, right)) => vec![left, right],
        None => vec![text],
    }
}

/// Returns whether no quotation is open at the end of a text.
fn is_outside(text: &str) -> bool {
    let mut quote = None;
    for c in text.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            None if matches!(c, '"' | '\'') => quote = Some(c),
            _ => {}
        }
    }
    quote.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(condition: &str, expected: Option<bool>) {
        let value = |name: &str| match name {
            "page.kind" => Some(KnownValue::Is(YamlValue::Text("talk".to_owned()))),
            "page.parts" => Some(KnownValue::Is(YamlValue::Number("3".to_owned()))),
            "page.shown" => Some(KnownValue::Is(YamlValue::Boolean(false))),
            "page.tags" => Some(KnownValue::Is(YamlValue::List(vec![YamlValue::Text("till".to_owned())]))),
            "page.missing" => Some(KnownValue::Nil),
            "site.mode" => Some(KnownValue::Scalar("1".to_owned())),
            _ => None,
        };
        assert_eq!(holds(condition, &value), expected, "{condition}");
    }

    #[test]
    fn conditions_hold_or_not_or_are_not_certain() {
        check("page.kind", Some(true));
        check("page.shown", Some(false));
        check("page.missing", Some(false));
        check("page['kind'] == \"talk\"", Some(true));
        check("page.kind!='talk'", Some(false));
        check("page.kind == 'a == b'", Some(false));
        check("page.parts > 2 and page.kind contains \"al\"", Some(true));
        check("page.tags contains 'till'", Some(true));
        check("page.tags contains 'and or'", Some(false));
        check("page.missing == nil", Some(true));
        check("page.shown == false", Some(true));
        check("site.mode", Some(true));
        check("site.mode == 1", None);
        check("site.mode == '2'", Some(false));
        check("other", None);
        check("other and page.missing", Some(false));
        check("other or page.kind", Some(true));
        check("other or page.missing", None);
        check("page.tags == empty", None);
        check("page.tags | size > 1", None);
        check("", None);
        check("== and", None);
    }
}
