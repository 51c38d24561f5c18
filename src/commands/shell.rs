//! Words of commands that are shown to be pasted into a shell.

use std::path::Path;

/// A path as one word of a command: in quotes where a shell would take it apart.
pub(super) fn word(path: &Path) -> String {
    let text = path.display().to_string();
    // What begins with a hyphen would be taken for an option.
    let text = if text.starts_with('-') { format!("./{text}") } else { text };
    if is_plain(&text) { text } else { quoted(&text) }
}

/// Whether no shell sees more in a text than its letters.
fn is_plain(text: &str) -> bool {
    let is_plain =
        |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '+' | ':' | ',' | '@');
    !text.is_empty() && text.chars().all(|c| is_plain(c) || (cfg!(windows) && c == '\\'))
}

/// In quotes within which the shells of Unix change nothing. A quote in the text is written outside of them.
#[cfg(not(windows))]
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// In the quotes that both shells of Windows know; no file's name holds one.
#[cfg(windows)]
fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_one_word_of_a_command() {
        let check = |path: &str, shown: &str| assert_eq!(word(Path::new(path)), shown);
        check("my-blog", "my-blog");
        check("blog/été", "blog/été");
        check("My Blog", "'My Blog'");
        check("it's $HOME", r"'it'\''s $HOME'");
        check("a&b", "'a&b'");
        check("~x", "'~x'");
        check("-n", "./-n");
    }
}
