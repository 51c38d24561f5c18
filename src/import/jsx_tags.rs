//! Finds the components of MDX: tags whose names begin with a capital, and elements with values of JavaScript.

use std::collections::BTreeMap;

use crate::import::shortcode_tags::{ShortcodeTag, TagRole};
use crate::import::tag_arguments::TagArguments;
use crate::markdown::CodeRanges;

/// The longest tag, in bytes.
const LONGEST: usize = 65_536;

/// Finds the components. `imports` are the files that names stand for.
pub(super) fn jsx_tags(text: &str, imports: &BTreeMap<String, String>) -> Vec<ShortcodeTag> {
    let code = CodeRanges::of(text);
    let mut tags = Vec::new();
    // The names of elements whose start is a tag of this list.
    let mut open: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('<').map(|found| at + found) {
        at = start + 1;
        if code.has(start) {
            continue;
        }
        let Some((tag, has_values)) = tag(text, start, imports) else { continue };
        let is_component = tag.name.starts_with(|c: char| c.is_ascii_uppercase());
        match tag.role {
            TagRole::End if !is_component => {
                let Some(place) = open.iter().rposition(|name| *name == tag.name) else { continue };
                open.truncate(place);
            }
            TagRole::Start if has_values && !is_component => {
                let is_void = matches!(tag.name.as_str(), "img" | "source");
                if !is_void {
                    open.push(tag.name.clone());
                }
            }
            _ if !is_component && !has_values => continue,
            _ => {}
        }
        at = tag.range.end;
        tags.push(tag);
    }
    tags
}

/// Returns the tag that begins here, and whether it has a value of JavaScript.
fn tag(text: &str, start: usize, imports: &BTreeMap<String, String>) -> Option<(ShortcodeTag, bool)> {
    let inner = &text[start + 1..];
    let (is_end, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let length =
        inner.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_'))).unwrap_or(inner.len());
    let name = &inner[..length];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let rest = &inner[length..];
    let close = end_of_tag(rest)?;
    let inside = &rest[..close];
    let (inside, is_alone) = match inside.trim_end().strip_suffix('/') {
        Some(inside) => (inside, true),
        None => (inside, false),
    };
    if !inside.is_empty() && !inside.starts_with(char::is_whitespace) {
        return None;
    }
    let mut arguments = TagArguments::parse(inside);
    let mut has_values = false;
    for (_, value) in &mut arguments.named {
        if value.starts_with('{') {
            has_values = true;
            *value = literal(value, imports);
        }
    }
    has_values |= arguments.named.iter().any(|(name, _)| name == "className");
    let role = match (is_end, is_alone) {
        (true, _) => TagRole::End,
        (false, true) => TagRole::Alone,
        (false, false) => TagRole::Start,
    };
    let end = text.len() - rest.len() + close + 1;
    Some((ShortcodeTag { range: start..end, name: name.to_owned(), arguments, role }, has_values))
}

/// Returns the place of the `>` that ends a tag: outside of quotes and braces.
fn end_of_tag(rest: &str) -> Option<usize> {
    let (mut quote, mut depth) = (None, 0usize);
    for (at, c) in rest.char_indices().take(LONGEST) {
        match quote {
            Some(open) if open == c => quote = None,
            Some(_) => {}
            None => match c {
                '"' | '\'' => quote = Some(c),
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                '>' if depth == 0 => return Some(at),
                '<' if depth == 0 => return None,
                _ => {}
            },
        }
    }
    None
}

/// Returns the text that a value of JavaScript is, as far as it can be known without running it.
fn literal(value: &str, imports: &BTreeMap<String, String>) -> String {
    let inner = value.trim_start_matches('{').trim_end_matches('}').trim();
    if value.starts_with("{{") {
        return value.to_owned();
    }
    let called = ["require(", "useBaseUrl("].iter().find_map(|call| inner.split_once(call));
    if let Some((_, argument)) = called {
        let argument = argument.split(')').next().unwrap_or_default();
        return argument.trim_matches(|c| matches!(c, '"' | '\'' | '`')).to_owned();
    }
    let quoted = inner.strip_prefix(['"', '\'', '`']).and_then(|rest| rest.strip_suffix(['"', '\'', '`']));
    match (quoted, imports.get(inner.split('.').next().unwrap_or_default())) {
        (Some(text), _) => text.to_owned(),
        (None, Some(file)) => file.clone(),
        (None, None) if inner.parse::<f64>().is_ok() => inner.to_owned(),
        (None, None) => value.to_owned(),
    }
}
