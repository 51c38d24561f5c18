//! Finds and rewrites the destinations of links and pictures in Markdown and in HTML, without parsing the rest.

use std::ops::Range;

use crate::markdown::code_ranges::CodeRanges;

/// Attributes of HTML that hold an address.
const ATTRIBUTES: [&str; 4] = ["href", "src", "poster", "data-src"];

/// Rewrites each destination for which `new` returns another one. Code and all other bytes stay as they are.
pub fn rewrite_links(text: &str, mut new: impl FnMut(&str) -> Option<String>) -> String {
    let mut result = String::with_capacity(text.len() + 64);
    let mut done = 0;
    for (range, form) in destinations(text) {
        if range.start < done {
            continue;
        }
        let old = &text[range.clone()];
        let Some(new) = new(old).filter(|new| new != old) else { continue };
        result.push_str(&text[done..range.start]);
        result.push_str(&written_as(form, new));
        done = range.end;
    }
    result.push_str(&text[done..]);
    result
}

/// Returns a destination in the place of one that is written in a form.
pub fn written_as(form: Form, destination: String) -> String {
    match form {
        Form::Plain if destination.is_empty() || destination.contains([' ', '(', ')', '<', '>']) => {
            format!("<{}>", destination.replace('<', "%3C").replace('>', "%3E"))
        }
        Form::Plain | Form::Delimited => destination,
    }
}

/// How a destination is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Without delimiters: a space ends it.
    Plain,
    /// Between `<` and `>`, or quotes.
    Delimited,
}

/// Finds the destinations of a text outside of code, in order.
pub fn destinations(text: &str) -> Vec<(Range<usize>, Form)> {
    let code = CodeRanges::of(text);
    let mut found = Vec::new();
    for (at, _) in text.match_indices("](") {
        if !code.has(at) {
            found.extend(of_link(text, at + 2));
        }
    }
    for (at, _) in text.match_indices("]:") {
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let label = text[line..at].trim_start();
        let is_definition = label.starts_with('[') && !label.starts_with("[^") && !label[1..].contains(']');
        if is_definition && !code.has(at) {
            found.extend(of_link(text, at + 2));
        }
    }
    for (at, _) in text.match_indices('=') {
        let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'-';
        let name = at - text.as_bytes()[..at].iter().rev().take_while(is_name).count();
        let is_attribute = ATTRIBUTES.iter().any(|known| known.eq_ignore_ascii_case(&text[name..at]));
        let quote = text.as_bytes().get(at + 1).filter(|byte| matches!(byte, b'"' | b'\''));
        let (true, Some(quote)) = (is_attribute && name > 0 && !code.has(at), quote) else { continue };
        let start = at + 2;
        if let Some(length) = text[start..].find([char::from(*quote), '\n', '<', '>']) {
            found.push((start..start + length, Form::Delimited));
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// Returns the destination that begins here, after blanks.
fn of_link(text: &str, at: usize) -> Option<(Range<usize>, Form)> {
    let rest = &text[at..];
    let start = at + rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let rest = &text[start..];
    if let Some(inner) = rest.strip_prefix('<') {
        let length = inner.find(['>', '\n'])?;
        return inner[length..].starts_with('>').then_some((start + 1..start + 1 + length, Form::Delimited));
    }
    if rest.starts_with(['{', '|']) {
        // Pelican's `{tag}two words` holds blanks.
        let line = rest.split(['\n', '"']).next().unwrap_or_default();
        let length = line.find(')').unwrap_or(line.len());
        let length = line[..length].trim_end().len();
        return (length > 1).then_some((start..start + length, Form::Plain));
    }
    let mut depth = 0;
    let length = rest.find(|c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth < 0 || c.is_whitespace()
    });
    let length = length.unwrap_or(rest.len());
    (length > 0).then_some((start..start + length, Form::Plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_are_rewritten_and_all_else_stays() {
        let check = |text: &str, result: &str| {
            let rewritten = rewrite_links(text, |old| old.strip_prefix('@').map(|rest| format!("/{rest}")));
            assert_eq!(rewritten, result, "{text}");
        };
        check("[a](@b \"t\") ![c](@d(1).png)", "[a](/b \"t\") ![c](</d(1).png>)");
        check("[a](<@b c>) `[a](@b)` [e](f)", "[a](</b c>) `[a](@b)` [e](f)");
        check("[a]: @b\n[^1]: @no\n  [c]:  @d 'x'\n", "[a]: /b\n[^1]: @no\n  [c]:  /d 'x'\n");
        check("<a class=x href=\"@b\"><img src='@c'></a>", "<a class=x href=\"/b\"><img src='/c'></a>");
        check("[![x](@a)](@b) x=\"@c\" [d]()", "[![x](/a)](/b) x=\"@c\" [d]()");
        check("[a]({tag}b c) [d](|x|y \"t\")", "[a]({tag}b c) [d](|x|y \"t\")");
        check("```\n[a](@b)\n```\n[a]( @b)", "```\n[a](@b)\n```\n[a]( /b)");
    }
}
