//! Reads the arguments of a tag: `"a.png" wide alt="A till"`, also with `:` and with commas.

/// The arguments of a tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LiquidArguments {
    /// The values without a name, in order.
    pub(super) plain: Vec<String>,
    /// The values with a name, in order.
    pub(super) named: Vec<(String, String)>,
}

impl LiquidArguments {
    /// Parses arguments.
    pub(super) fn parse(text: &str) -> LiquidArguments {
        let mut arguments = LiquidArguments::default();
        let mut rest = skip(text);
        while !rest.is_empty() {
            let (word, behind) = value(rest);
            let is_quoted = rest.starts_with(['"', '\'', '“']);
            let next = behind.trim_start();
            rest = match next.strip_prefix(['=', ':']).filter(|_| !is_quoted && is_name(word)) {
                Some(after) if !after.starts_with("//") => {
                    let (value, behind) = value(after.trim_start());
                    arguments.named.push((word.to_owned(), unescaped(value)));
                    skip(behind)
                }
                _ => {
                    arguments.plain.push(unescaped(word));
                    skip(behind)
                }
            };
        }
        arguments
    }

    /// Returns the value of the first of some names that is there and not empty.
    pub(super) fn get(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let found = self.named.iter().find(|(known, value)| known == name && !value.is_empty());
            found.map(|(_, value)| value.as_str())
        })
    }

    /// Returns a value without a name.
    pub(super) fn at(&self, number: usize) -> Option<&str> {
        self.plain.get(number).map(String::as_str)
    }
}

/// Returns a value without the backslashes before quotes.
fn unescaped(value: &str) -> String {
    value.replace("\\\"", "\"").replace("\\'", "'")
}

fn skip(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', ','])
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// Splits off a value: a text between quotes, or a word.
fn value(text: &str) -> (&str, &str) {
    for (open, close) in [('"', '"'), ('\'', '\''), ('“', '”')] {
        if let Some(inner) = text.strip_prefix(open) {
            // An apostrophe inside a word does not close single quotes.
            let end = inner.match_indices(close).map(|(at, _)| at).find(|at| {
                let after = inner[at + close.len_utf8()..].chars().next();
                !inner[..*at].ends_with('\\') && (close == '"' || !after.is_some_and(char::is_alphanumeric))
            });
            return match end {
                Some(end) => (&inner[..end], &inner[end + close.len_utf8()..]),
                None => (inner, ""),
            };
        }
    }
    let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | '=');
    // A colon ends a name, but not the scheme of an address.
    let end = text.char_indices().find(|(at, c)| {
        is_end(*c) && !(*c == '=' && text[..*at].contains("://"))
            || *c == ':' && !text[at + 1..].starts_with("//") && is_name(&text[..*at])
    });
    match end {
        Some((0, c)) => ("", &text[c.len_utf8()..]),
        Some((end, _)) => text.split_at(end),
        None => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, plain: &[&str], named: &[(&str, &str)]) {
        let arguments = LiquidArguments::parse(text);
        assert_eq!(arguments.plain, plain, "{text}");
        let found: Vec<(&str, &str)> =
            arguments.named.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(found, named, "{text}");
    }

    #[test]
    fn arguments_of_all_dialects_are_read() {
        check("\"a.png\" \"It's\"", &["a.png", "It's"], &[]);
        check("caption:\"A: b\" class:'wide'", &[], &[("caption", "A: b"), ("class", "wide")]);
        check(
            "figure.html,\n  alt = \"x\",\n  src: /a.png",
            &["figure.html"],
            &[("alt", "x"), ("src", "/a.png")],
        );
        check("https://example.com/?a=b 50%", &["https://example.com/?a=b", "50%"], &[]);
        check("ruby linenos hl_lines=\"1 2\"", &["ruby", "linenos"], &[("hl_lines", "1 2")]);
        check("'don't' = \"", &["don't", "", ""], &[]);
        check("alt=\"A \\\"b\\\"\" 'it\\'s'", &["it's"], &[("alt", "A \"b\"")]);
        check("", &[], &[]);
    }
}
