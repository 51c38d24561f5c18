//! Writes texts as YAML, for the lines that messages offer to paste.

/// Returns a text in quotes: in double quotes, unless they would need backslashes.
pub fn quoted(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else if !text.contains('\'') {
        format!("'{text}'")
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// Returns any text in double quotes, as JSON writes it: valid YAML on one line.
pub fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Returns a text as a value after a key or in a bracketed list, in quotes only if it needs them.
pub fn scalar(text: &str) -> String {
    let first_is_plain = text.starts_with(|c: char| c.is_alphanumeric() || c == '/' || c == '.');
    let plain = first_is_plain
        && !text.contains([',', '[', ']', '{', '}', '\n', '"'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with([':', ' ']);
    if plain { text.to_owned() } else { quoted(text) }
}

/// Returns a list in brackets: `[loyalty, service]`.
pub fn list<T: AsRef<str>>(entries: &[T]) -> String {
    let entries: Vec<String> = entries.iter().map(|entry| scalar(entry.as_ref())).collect();
    format!("[{}]", entries.join(", "))
}

/// Returns the help text of a diagnostic: a sentence, and a line to paste below it.
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
