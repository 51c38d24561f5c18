//! Shows changes of files as a unified diff, in the form of git.
//!
//! Source of the form: the documentation of `git diff`, "Generating patch text with -p".

use similar::{ChangeTag, TextDiff};

use crate::edits::changes::ChangedFile;
use crate::path::SourcePath;

/// The escape sequences of a terminal. In a pipe they are left out when the text is written.
const BOLD: &str = "\x1b[1m";
const CYAN: &str = "\x1b[36m";
const GREEN: &str = "\x1b[32m";
const RED: &str = "\x1b[31m";
const PLAIN: &str = "\x1b[0m";

/// The lines that are shown around a change.
const CONTEXT: usize = 3;

/// Returns the differences that changes make, one after the other.
pub fn unified_diffs(changes: &[ChangedFile]) -> String {
    changes.iter().map(unified_diff).collect()
}

/// Returns the difference that a change makes, with the escape sequences of a terminal.
pub fn unified_diff(change: &ChangedFile) -> String {
    let (from, to) =
        (change.from.as_ref().or(change.to.as_ref()), change.to.as_ref().or(change.from.as_ref()));
    let (from, to) = (from.map_or("", SourcePath::as_str), to.map_or("", SourcePath::as_str));
    let mut head = format!("diff --git {} {}\n", quoted("a", from), quoted("b", to));
    if from != to {
        head.push_str(&format!("rename from {}\nrename to {}\n", quoted("", from), quoted("", to)));
    }
    let old_name = if change.from.is_some() { named("a", from) } else { "/dev/null".to_owned() };
    if change.to.is_none() {
        return format!("{BOLD}{head}deleted file\n{PLAIN}");
    }
    if change.from.is_none() {
        head.push_str("new file mode 100644\n");
    }
    match &change.after {
        None if change.from.is_none() => {
            format!("{BOLD}{head}Binary files /dev/null and {} differ\n{PLAIN}", quoted("b", to))
        }
        None => format!("{BOLD}{head}{PLAIN}"),
        Some(after) => {
            head.push_str(&format!("--- {old_name}\n+++ {}\n", named("b", to)));
            format!("{BOLD}{head}{PLAIN}{}", hunks(change.before.as_deref().unwrap_or_default(), after))
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

    fn check(
        from: Option<&str>,
        to: Option<&str>,
        before: Option<&str>,
        after: Option<&str>,
        expected: &str,
    ) {
        let change = ChangedFile {
            from: from.map(SourcePath::new),
            to: to.map(SourcePath::new),
            before: before.map(Into::into),
            after: after.map(str::to_owned),
        };
        let codes = [BOLD, CYAN, GREEN, RED, PLAIN];
        let plain = codes.iter().fold(unified_diff(&change), |text, code| text.replace(code, ""));
        assert_eq!(plain, expected);
    }

    #[test]
    fn a_difference_has_the_form_of_git() {
        check(
            Some("a b.md"),
            Some("c\".md"),
            Some("one\ntwo"),
            Some("one\nthree\n"),
            "diff --git a/a b.md \"b/c\\\".md\"\nrename from a b.md\nrename to \"c\\\".md\"\n--- a/a b.md\t\n+++ \"b/c\\\".md\"\n\
             @@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+three\n",
        );
        check(
            None,
            Some("n.md"),
            None,
            Some("x\n"),
            "diff --git a/n.md b/n.md\nnew file mode 100644\n--- /dev/null\n+++ b/n.md\n@@ -0,0 +1 @@\n+x\n",
        );
        check(
            Some("a.png"),
            Some("static/a.png"),
            None,
            None,
            "diff --git a/a.png b/static/a.png\nrename from a.png\nrename to static/a.png\n",
        );
        check(Some("a.md"), None, None, None, "diff --git a/a.md b/a.md\ndeleted file\n");
    }
}
