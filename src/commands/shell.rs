//! Quotes words of commands for pasting into a shell.

use std::path::Path;

/// Returns a path as one word of a command, in quotes if a shell would split or change it.
pub(super) fn word(path: &Path) -> String {
    let text = path.display().to_string();
    // A leading hyphen would make it an option.
    let text = if text.starts_with('-') { format!("./{text}") } else { text };
    if is_plain(&text) { text } else { quoted(&text) }
}

/// Returns whether no shell treats any character of a text specially.
fn is_plain(text: &str) -> bool {
    let is_plain =
        |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '+' | ':' | ',' | '@');
    !text.is_empty() && text.chars().all(|c| is_plain(c) || (cfg!(windows) && c == '\\'))
}

/// Quotes a text for Unix shells with single quotes. A quote in the text is written outside of them.
#[cfg(not(windows))]
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// Quotes a text for both shells of Windows with double quotes, which file names cannot contain.
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
