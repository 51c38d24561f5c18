//! Draws the changes of an import in place as a unified diff, in the form of git.

use similar::{ChangeTag, TextDiff};

use crate::import::in_place::FileChange;

/// The escape sequences of a terminal. In a pipe they are left out when the text is written.
const BOLD: &str = "\x1b[1m";
const CYAN: &str = "\x1b[36m";
const GREEN: &str = "\x1b[32m";
const RED: &str = "\x1b[31m";
const PLAIN: &str = "\x1b[0m";

/// The lines that are shown around a change.
const CONTEXT: usize = 3;

/// Returns the difference that a change makes.
pub(super) fn draw(change: &FileChange) -> String {
    let to = change.to();
    let from = change.from().unwrap_or(to);
    let mut head = format!("diff --git {} {}\n", quoted("a", from), quoted("b", to));
    if from != to {
        let plain = |path| quoted("", path);
        head.push_str(&format!("rename from {}\nrename to {}\n", plain(from), plain(to)));
    }
    match change {
        FileChange::Moved { .. } => format!("{BOLD}{head}{PLAIN}"),
        FileChange::New(_, text) => {
            head.push_str("new file mode 100644\n");
            match text {
                None => format!("{BOLD}{head}Binary files /dev/null and {} differ\n{PLAIN}", quoted("b", to)),
                Some(text) => {
                    head.push_str(&format!("--- /dev/null\n+++ {}\n", named("b", to)));
                    format!("{BOLD}{head}{PLAIN}{}", hunks("", text))
                }
            }
        }
        FileChange::Changed { old, new, .. } => {
            head.push_str(&format!("--- {}\n+++ {}\n", named("a", from), named("b", to)));
            format!("{BOLD}{head}{PLAIN}{}", hunks(old, new))
        }
    }
}

/// Returns the lines that differ, with some lines around them.
fn hunks(old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let mut text = String::new();
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        text.push_str(&format!("{CYAN}{}{PLAIN}\n", hunk.header()));
        for change in hunk.iter_changes() {
            let (sign, colour) = match change.tag() {
                ChangeTag::Delete => ('-', RED),
                ChangeTag::Insert => ('+', GREEN),
                ChangeTag::Equal => (' ', ""),
            };
            let line = change.value();
            let line = line.strip_suffix('\n').unwrap_or(line);
            let end = if colour.is_empty() { "" } else { PLAIN };
            text.push_str(&format!("{colour}{sign}{line}{end}\n"));
            if change.missing_newline() {
                text.push_str("\\ No newline at end of file\n");
            }
        }
    }
    text
}

/// Returns a path as a line with three signs names it: a path with blanks ends with a tab.
fn named(side: &str, path: &str) -> String {
    let end = if path.contains(' ') { "\t" } else { "" };
    format!("{}{end}", quoted(side, path))
}

/// Returns a path as git writes it: with quotes if it contains a quote, a backslash or a control character.
fn quoted(side: &str, path: &str) -> String {
    let path = if side.is_empty() { path.to_owned() } else { format!("{side}/{path}") };
    if !path.contains(|c: char| c.is_control() || c == '"' || c == '\\') {
        return path;
    }
    let escaped = path.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\{:03o}", c as u32),
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(change: &FileChange, expected: &str) {
        let plain =
            [BOLD, CYAN, GREEN, RED, PLAIN].iter().fold(draw(change), |text, code| text.replace(code, ""));
        assert_eq!(plain, expected);
    }

    #[test]
    fn a_difference_has_the_form_of_git() {
        let (from, to) = ("a b.md".to_owned(), "c\".md".to_owned());
        let (old, new) = ("one\ntwo".to_owned(), "one\nthree\n".to_owned());
        check(
            &FileChange::Changed { from, to, old, new },
            "diff --git a/a b.md \"b/c\\\".md\"\nrename from a b.md\nrename to \"c\\\".md\"\n--- a/a b.md\t\n+++ \"b/c\\\".md\"\n\
             @@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+three\n",
        );
        check(
            &FileChange::New("n.md".to_owned(), Some("x\n".to_owned())),
            "diff --git a/n.md b/n.md\nnew file mode 100644\n--- /dev/null\n+++ b/n.md\n@@ -0,0 +1 @@\n+x\n",
        );
        check(
            &FileChange::Moved { from: "a.png".to_owned(), to: "static/a.png".to_owned() },
            "diff --git a/a.png b/static/a.png\nrename from a.png\nrename to static/a.png\n",
        );
    }
}
