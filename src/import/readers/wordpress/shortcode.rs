//! The syntax of shortcodes: `[gallery ids="1,2"]`.

use crate::import::plain_text::decoded;

/// The longest tag of a shortcode, in bytes.
const LONGEST: usize = 16 * 1024;

/// The tag at the start of a shortcode.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shortcode<'t> {
    pub(super) name: &'t str,
    /// The values with names.
    attributes: Vec<(&'t str, String)>,
    /// The values without names.
    pub(super) values: Vec<String>,
    /// Whether it ends with `/]`.
    pub(super) is_closed: bool,
    /// The number of its bytes.
    pub(super) length: usize,
}

impl Shortcode<'_> {
    /// Returns the value of a name; empty if there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        let is_it = |(known, _): &&(&str, String)| known.eq_ignore_ascii_case(name);
        self.attributes.iter().find(is_it).map_or("", |(_, value)| value)
    }

    pub(super) fn has_attributes(&self) -> bool {
        !self.attributes.is_empty()
    }
}

/// Parses the tag at the start of a text.
pub(super) fn parse(text: &str) -> Option<Shortcode<'_>> {
    let inner = text.strip_prefix('[')?;
    let ends = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    let end = inner.find(ends)?;
    let mut code = Shortcode { name: &inner[..end], ..Shortcode::default() };
    if !code.name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut rest = &inner[end..];
    // An old form: `[youtube=https://…]`.
    rest = rest.strip_prefix('=').unwrap_or(rest);
    loop {
        rest = rest.trim_start();
        if text.len() - rest.len() > LONGEST {
            return None;
        }
        if let Some(behind) = rest.strip_prefix(']') {
            code.length = text.len() - behind.len();
            return Some(code);
        }
        if let Some(behind) = rest.strip_prefix("/]") {
            code.is_closed = true;
            code.length = text.len() - behind.len();
            return Some(code);
        }
        let name_end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | ']' | '"' | '\'' | '[' | '<'))?;
        let has_name = name_end > 0 && rest[name_end..].starts_with('=') && !rest.starts_with("http");
        let from = if has_name { name_end + 1 } else { 0 };
        let (value, behind) = value(&rest[from..])?;
        match has_name {
            true => code.attributes.push((&rest[..name_end], decoded(value))),
            false => code.values.push(decoded(value)),
        }
        rest = behind;
    }
}

/// Splits a value, with or without quotes, from what follows.
fn value(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    if let Some(quote) = quote {
        return text[1..].split_once(quote);
    }
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, ']' | '[' | '<'))?;
    // Something that cannot be a value, such as a second bracket.
    (end > 0 || text.starts_with(char::is_whitespace)).then(|| text.split_at(end))
}

/// Splits the content of a shortcode from what follows its end tag: `[/caption]`.
pub(super) fn content<'t>(behind: &'t str, end: &str) -> Option<(&'t str, &'t str)> {
    behind.split_once(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_values_with_and_without_names() {
        let code = parse("[gallery ids=\"1, 2\" link='none' columns=3 wide] more").unwrap();
        assert_eq!((code.name, code.get("ids"), code.get("LINK")), ("gallery", "1, 2", "none"));
        assert_eq!((code.get("columns"), code.values.as_slice()), ("3", &["wide".to_owned()][..]));
        let code = parse("[youtube=https://youtu.be/x?a=1&amp;b=2]").unwrap();
        assert_eq!(code.values, ["https://youtu.be/x?a=1&b=2"]);
        assert!(parse("[audio src=\"a.mp3\" /]").unwrap().is_closed);
        for other in ["[1]", "[x", "[a [b]", "[x y=\"1]", "[]", "[…]", "text"] {
            assert_eq!(parse(other), None, "{other}");
        }
    }
}
