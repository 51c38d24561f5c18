//! How a text is written in YAML, for the lines that messages offer to paste.

/// A text in quotes: double ones, unless they would need backslashes.
pub fn quoted(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else if !text.contains('\'') {
        format!("'{text}'")
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// A text as it can stand in a list in brackets or behind a key: in quotes only when it needs them.
pub fn scalar(text: &str) -> String {
    let first_is_plain = text.starts_with(|c: char| c.is_alphanumeric() || c == '/' || c == '.');
    let plain = first_is_plain
        && !text.contains([',', '[', ']', '{', '}', '\n', '"'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with([':', ' ']);
    if plain { text.to_owned() } else { quoted(text) }
}

/// A list in brackets: `[loyalty, service]`.
pub fn list<T: AsRef<str>>(entries: &[T]) -> String {
    let entries: Vec<String> = entries.iter().map(|entry| scalar(entry.as_ref())).collect();
    format!("[{}]", entries.join(", "))
}

/// A remedy: a sentence, and below it a line to paste.
pub fn remedy(sentence: &str, line: &str) -> String {
    format!("{sentence}\n{line}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_added_only_where_they_are_needed() {
        assert_eq!(list(&["loyalty", "a, b", "c#", "@home"]), "[loyalty, \"a, b\", c#, \"@home\"]");
        assert_eq!([quoted("a"), quoted("say \"a\"")], ["\"a\"", "'say \"a\"'"]);
        assert_eq!(quoted("it's \"a\""), "\"it's \\\"a\\\"\"");
    }
}
